package store

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"filippo.io/age/armor"

	"formatietafel/session"
)

func newSeal(t *testing.T) session.Seal {
	t.Helper()
	seal, err := NewSeal()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(seal.Recipient, "age1") || !strings.HasPrefix(seal.Identity, "AGE-SECRET-KEY-1") {
		t.Fatalf("got %+v", seal)
	}
	return seal
}

func sealTo(t *testing.T, seal session.Seal, data []byte) []byte {
	t.Helper()
	sealed, err := SealTo(seal.Recipient, data)
	if err != nil {
		t.Fatal(err)
	}
	return sealed
}

func TestSealedIsOpenedByItsSession(t *testing.T) {
	seal := newSeal(t)
	want := []byte("kind = \"contribution\"\n")
	sealed := sealTo(t, seal, want)
	if !IsSealed(sealed) || bytes.Contains(sealed, want) {
		t.Fatal("not sealed")
	}
	got, err := OpenSealed(sealed, seal)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("got %q, %v", got, err)
	}
	if got, err := OpenSealed(want, session.Seal{}); err != nil || !bytes.Equal(got, want) {
		t.Errorf("a bare one: %q, %v", got, err)
	}
}

func TestSealedIsOpenedByNobodyElse(t *testing.T) {
	seal, other := newSeal(t), newSeal(t)
	sealed := sealTo(t, seal, []byte("x"))
	broken := bytes.Clone(sealed)
	broken[len(broken)-1] ^= 1
	for name, c := range map[string]struct {
		data []byte
		seal session.Seal
		want error
	}{
		"another session":  {sealed, other, ErrOtherSeal},
		"no key":           {sealed, session.Seal{}, ErrNoSeal},
		"no key at all":    {sealed, session.Seal{Identity: "AGE-SECRET-KEY-1"}, ErrNoSeal},
		"damaged":          {broken, seal, nil},
		"cut off":          {sealed[:len(sealed)-3], seal, nil},
		"only a beginning": {[]byte(sealedHead), seal, nil},
		"too large":        {sealTo(t, seal, make([]byte, MaxSize+1)), seal, ErrTooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := OpenSealed(c.data, c.seal)
			if err == nil || c.want != nil && !errors.Is(err, c.want) {
				t.Fatalf("got %v", err)
			}
			if strings.Contains(err.Error(), "identit") && name != "no key at all" || strings.ContainsAny(err.Error(), "\n") {
				t.Errorf("not a Dutch line: %v", err)
			}
		})
	}
	if _, err := SealTo("age1x", nil); err == nil {
		t.Error("sealed to no key")
	}
}

// asText gives a sealed file as the text that the form gives to paste.
func asText(t *testing.T, sealed []byte) string {
	t.Helper()
	var text bytes.Buffer
	w := armor.NewWriter(&text)
	if _, err := w.Write(sealed); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return text.String()
}

func TestSealedComesAsTextToo(t *testing.T) {
	seal := newSeal(t)
	want := []byte(strings.Repeat("kind = \"contribution\"\n", 100))
	text := asText(t, sealTo(t, seal, want))
	for name, pasted := range map[string]string{
		"as it is":   text,
		"by mail":    "\r\n " + strings.ReplaceAll(text, "\n", "\r\n") + "\r\n\r\n",
		"without LF": strings.TrimSpace(text),
	} {
		if !IsSealed([]byte(pasted)) || IsProtected([]byte(pasted)) {
			t.Errorf("%s: not seen as sealed", name)
		}
		if got, err := OpenSealed([]byte(pasted), seal); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	for name, broken := range map[string]string{
		"cut off":        text[:len(text)/2],
		"more behind it": text + "Met vriendelijke groet",
		"only a head":    armor.Header,
	} {
		if _, err := OpenSealed([]byte(broken), seal); err == nil || !strings.Contains(err.Error(), "beschadigd") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// FuzzOpenSealed opens whatever is sent as a sealed contribution, as a file
// and as text: with what is in it, or with a Dutch line. What opens is never
// larger than a session.
func FuzzOpenSealed(f *testing.F) {
	seal, err := NewSeal()
	if err != nil {
		f.Fatal(err)
	}
	sealed, err := SealTo(seal.Recipient, []byte("kind = \"contribution\"\n"))
	if err != nil {
		f.Fatal(err)
	}
	var text bytes.Buffer
	w := armor.NewWriter(&text)
	if _, err := w.Write(sealed); err != nil {
		f.Fatal(err)
	}
	if err := w.Close(); err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{
		"", sealedHead, string(sealed), text.String(), "\n\t " + text.String(), string(sealed[:len(sealed)-1]), text.String()[:text.Len()/2],
		armor.Header, armor.Header + "\n\n" + armor.Footer, strings.Repeat(sealedHead, 9), string(sealed) + string(sealed),
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		plain, err := OpenSealed(data, seal)
		switch {
		case err != nil && strings.ContainsAny(err.Error(), "\n\r"):
			t.Errorf("more than a line: %q", err)
		case err == nil && len(plain) > MaxSize:
			t.Errorf("%d bytes opened", len(plain))
		case err == nil && !IsSealed(data) && !bytes.Equal(plain, data):
			t.Error("what is not sealed was changed")
		}
	})
}
