package command

import (
	"bytes"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"formatietafel/assets"
	"formatietafel/session"
	"formatietafel/session/store"
)

// TestProtectAtATerminal asks twice, and changes nothing where both differ.
func TestProtectAtATerminal(t *testing.T) {
	const sentence = "de zwaan steekt over bij laag water"
	for name, c := range map[string]struct {
		answers []string
		code    int
	}{
		"twice the same":   {[]string{sentence, sentence}, ExitDone},
		"not the same":     {[]string{sentence, sentence + "."}, ExitUnreadable},
		"nothing":          {[]string{""}, ExitUnreadable},
		"the asker leaves": {nil, ExitUnreadable},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.formatie")
			if err := store.Write(path, assets.Example); err != nil {
				t.Fatal(err)
			}
			ask := func(string) (string, error) {
				if len(c.answers) == 0 {
					return "", errors.New("EOF")
				}
				answer := c.answers[0]
				c.answers = c.answers[1:]
				return answer, nil
			}
			var errs strings.Builder
			code := Run(Program{Args: []string{"protect", path}, Out: io.Discard, Err: &errs, Ask: ask, Getenv: func(string) string { return "" }})
			if code != c.code {
				t.Errorf("exit code %d, want %d: %s", code, c.code, errs.String())
			}
			data, err := store.Read(path)
			if err != nil || store.IsProtected(data) != (code == ExitDone) {
				t.Errorf("protected: %v, %v", store.IsProtected(data), err)
			}
			if strings.Contains(errs.String(), sentence) {
				t.Error("the passphrase is on the screen")
			}
		})
	}
}

// TestWhatChangedWhileACommandAskedIsKept: between reading and writing back
// somebody saves the session.
func TestWhatChangedWhileACommandAskedIsKept(t *testing.T) {
	const sentence = "de zwaan steekt over bij laag water"
	secret := store.Passphrase{Text: sentence, Work: 1}
	plain, err := session.Read(assets.Example)
	if err != nil {
		t.Fatal(err)
	}
	plain.Seal = session.Seal{}
	sealed, err := secret.Encrypt(session.Marshal(plain))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		before []byte
		args   []string
	}{
		"protect":   {session.Marshal(plain), []string{"protect", "a.formatie"}},
		"unprotect": {sealed, []string{"unprotect", "a.formatie"}},
		"invite":    {sealed, []string{"invite", "a.formatie", "--party", plain.Parties[0].ID, "-o", "b.html"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			if err := store.Write("a.formatie", c.before); err != nil {
				t.Fatal(err)
			}
			changed := append(bytes.Clone(c.before), '\n')
			ask := func(string) (string, error) { return sentence, store.Write("a.formatie", changed) }
			var errs strings.Builder
			code := Run(Program{Args: c.args, Out: io.Discard, Err: &errs, Ask: ask, Getenv: func(string) string { return "" }})
			if code != ExitUnwritten || !strings.Contains(errs.String(), "intussen") {
				t.Errorf("exit code %d: %s", code, errs.String())
			}
			if now, err := store.Read("a.formatie"); err != nil || !bytes.Equal(now, changed) {
				t.Errorf("what was saved meanwhile is gone: %v", err)
			}
		})
	}
}

func TestProtectLeavesAnOpenSessionAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.formatie")
	if err := store.Write(path, assets.Example); err != nil {
		t.Fatal(err)
	}
	claim := store.Disk{}.Claim(path, store.Holder{Who: "anna", Where: "LAPTOP-1"}, time.Now())
	ask := func(string) (string, error) { return "de zwaan steekt over bij laag water", nil }
	for _, want := range []int{ExitUnwritten, ExitDone} {
		var errs strings.Builder
		code := Run(Program{Args: []string{"protect", path}, Out: io.Discard, Err: &errs, Ask: ask, Getenv: func(string) string { return "" }})
		if code != want || (code != ExitDone) != strings.Contains(errs.String(), "in gebruik (anna op LAPTOP-1)") {
			t.Errorf("exit code %d, want %d: %s", code, want, errs.String())
		}
		claim.Release()
	}
}
