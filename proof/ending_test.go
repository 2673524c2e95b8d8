//go:build !windows

package proof

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"formatietafel/proof/driver"
	"formatietafel/session"
	"formatietafel/session/store"
)

// wait waits until a program ends by itself, and gives its exit code.
func wait(t *testing.T, cmd *exec.Cmd) int {
	t.Helper()
	timer := time.AfterFunc(driver.Patience, func() { _ = cmd.Process.Kill() })
	err := cmd.Wait()
	if !timer.Stop() {
		t.Fatal("the program does not end")
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode()
}

// TestTheWindowLeavesWhenAsked: log-out, shutdown and a terminal that is
// closed save what waits to be saved, and give the file back.
func TestTheWindowLeavesWhenAsked(t *testing.T) {
	w := newWindow(t)
	for i, signal := range []syscall.Signal{syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP} {
		w.start(t)
		mark := w.reachField(t, i)
		if err := w.cmd.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		if code := wait(t, w.cmd); code != 0 {
			t.Errorf("after %v it ends with %d", signal, code)
		}
		if data, err := os.ReadFile(w.file); err != nil || !strings.Contains(string(data), mark) {
			t.Errorf("after %v what was typed is not in the file (%v)", signal, err)
		}
		if _, err := os.Stat(filepath.Join(w.dir, ".avond.formatie.in-gebruik")); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("after %v the file is not given back (%v)", signal, err)
		}
		if left, _ := filepath.Glob(filepath.Join(w.stateDir(), "journals", "*")); len(left) > 0 {
			t.Errorf("after %v %v is left", signal, left)
		}
	}
}

// builtToBreak is the program with keys that make it panic (screens/provoke.go).
func builtToBreak() (string, error) { return build("migrated_fynedo,no_emoji,provoke") }

// TestAPanicTellsNothing breaks the real window while a protected session is
// open, with what is in that session, and looks for it in all that comes out.
func TestAPanicTellsNothing(t *testing.T) {
	const secret = "zwaanzang"
	screen, broken := driver.NewScreen(t), program(t, builtToBreak)
	content := session.New("0195c3f4-0000-7000-8000-000000000001", time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC), "slimme-stad", "2026.1")
	content.Title = secret
	data, err := store.Passphrase{Text: victimPassphrase, Work: 10}.Encrypt(session.Marshal(content))
	if err != nil {
		t.Fatal(err)
	}
	for where, key := range map[string]string{"on the window's goroutine": "ctrl+alt+p", "beside it": "ctrl+alt+b"} {
		t.Run(where, func(t *testing.T) {
			w := &window{screen: screen, dir: driver.Home(t), program: broken} // a home without work that is left of another
			w.file = filepath.Join(w.dir, "avond.formatie")
			if err := os.WriteFile(w.file, data, 0o600); err != nil {
				t.Fatal(err)
			}
			var out, said bytes.Buffer
			w.cmd = exec.Command(w.program, w.file)
			w.cmd.Env = append(driver.HomeEnv(w.dir, w.screen.Name()), "GOTRACEBACK=all")
			w.cmd.Dir, w.cmd.Stdout, w.cmd.Stderr = w.dir, &out, &said
			if err := w.cmd.Start(); err != nil {
				t.Fatal(err)
			}
			driver.EndWith(t, w.cmd)
			w.unlock(t, secret)
			w.screen.X("key", "--clearmodifiers", key)
			if code := wait(t, w.cmd); code != 2 {
				t.Errorf("it ends with %d", code)
			}
			if lines := strings.Count(said.String(), "\n"); lines != 1 || !strings.HasPrefix(said.String(), "formatietafel: ") || !strings.Contains(said.String(), "screens.provoke") {
				t.Errorf("it says %q", said.String())
			}
			for name, text := range map[string]string{"standard error": said.String(), "standard output": out.String()} {
				if strings.Contains(text, secret) {
					t.Errorf("%s tells it: %q", name, text)
				}
			}
			holdsNothing(t, w.dir, secret, victimPassphrase)
		})
	}
}

// unlock opens the protected file of a window, and waits until its title shows
// that it is open.
func (w *window) unlock(t *testing.T, title string) {
	t.Helper()
	id := strings.Fields(w.screen.X("search", "--sync", "--onlyvisible", "--name", "Formatietafel"))[0]
	w.screen.X("windowfocus", "--sync", id)
	for deadline := time.Now().Add(driver.Patience); time.Now().Before(deadline); {
		time.Sleep(time.Second) // to draw the question
		w.screen.X("type", "--delay", "1", victimPassphrase)
		w.screen.X("key", "Return")
		time.Sleep(time.Second) // to open the file
		search := exec.Command(driver.Tool(t, "xdotool"), "search", "--name", title)
		search.Env = append(os.Environ(), "DISPLAY="+w.screen.Name())
		if search.Run() == nil {
			w.screen.X("key", "Escape") // the cursor may be in a field
			return
		}
	}
	t.Fatal("the protected file does not open")
}

// holdsNothing looks for texts in all files below a folder, and in their
// names.
func holdsNothing(t *testing.T, dir string, texts ...string) {
	t.Helper()
	looked := 0
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		looked++
		data, err := os.ReadFile(path)
		for _, text := range texts {
			if strings.Contains(string(data), text) || strings.Contains(path, text) {
				t.Errorf("%s holds %q", path, text)
			}
		}
		return err
	})
	if err != nil || looked < 2 { // the session, and Fyne's settings
		t.Errorf("looked in %d files: %v", looked, err)
	}
}
