package command

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"formatietafel/assets"
	"formatietafel/session/store"
)

// TestAPanicIsALine: a mistake of the program itself ends in a line that says
// what to do, and not what the panic held.
func TestAPanicIsALine(t *testing.T) {
	const typed = "de zwaan steekt over bij laag water"
	path := filepath.Join(t.TempDir(), "a.formatie")
	if err := store.Write(path, assets.Example); err != nil {
		t.Fatal(err)
	}
	var out, errs strings.Builder
	ask := func(string) (string, error) { panic(errors.New(typed)) }
	code := Run(Program{Args: []string{"protect", path}, Out: &out, Err: &errs, Ask: ask, Getenv: func(string) string { return "" }})
	said := errs.String()
	if code != ExitUnreadable || strings.Count(said, "\n") != 1 || !strings.HasPrefix(said, "formatietafel: ") || !strings.Contains(said, "fault_test.go:") {
		t.Errorf("code %d, says %q", code, said)
	}
	if strings.Contains(out.String()+said, typed) {
		t.Errorf("tells what was typed: %q %q", out.String(), said)
	}
}
