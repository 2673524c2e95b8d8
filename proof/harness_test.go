//go:build !windows

package proof

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"

	"formatietafel/session"
	"formatietafel/session/store"
)

// built is the program, built once.
var built = sync.OnceValues(func() (string, error) { return build("migrated_fynedo,no_emoji") })

// builtCommands is the program without a window.
var builtCommands = sync.OnceValues(func() (string, error) { return build("nowindow") })

// buildDir takes what is built; TestMain removes it.
var buildDir string

func build(tags string) (string, error) {
	path := filepath.Join(buildDir, "formatietafel-"+tags)
	cmd := exec.Command("go", "build", "-tags", tags, "-o", path, "formatietafel")
	var out bytes.Buffer
	cmd.Stderr = &out
	if tags == "nowindow" {
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	}
	if err := cmd.Run(); err != nil {
		return "", &buildError{out.String(), err}
	}
	return path, nil
}

type buildError struct {
	said string
	err  error
}

func (e *buildError) Error() string { return e.err.Error() + ": " + e.said }

// program gives the program with or without a window.
func program(tb testing.TB, which func() (string, error)) string {
	tb.Helper()
	path, err := which()
	if err != nil {
		tb.Fatal(err)
	}
	return path
}

func TestMain(m *testing.M) {
	if os.Getenv(victimFolder) != "" {
		beVictim(os.Getenv(victimFolder))
	}
	if os.Getenv(journalFolder) != "" {
		os.Exit(offerJournals(os.Getenv(journalFolder)))
	}
	var err error
	if buildDir, err = os.MkdirTemp("", "formatietafel-proof-"); err != nil {
		panic(err)
	}
	code := m.Run()
	_ = os.RemoveAll(buildDir) // only takes room
	os.Exit(code)
}

// journalFolder names the state folder of a process that reads journals.
const journalFolder = "FORMATIETAFEL_JOURNALS"

// offerJournals reads all that the window would offer at its start, and gives
// an exit code.
func offerJournals(dir string) int {
	state := store.NewState(store.System{}, dir)
	found, err := state.Found()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	for _, f := range found {
		// What is under a key, or damaged, is said so; only a crash is wrong here.
		if content, _, err := state.Recover(f, nil); err == nil {
			_, _ = session.Read(content)
		}
	}
	return 0
}
