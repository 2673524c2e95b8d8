package command

import (
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"formatietafel/assets"
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
