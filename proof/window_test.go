//go:build !windows

package proof

import (
	"fmt"
	"math/rand/v2"
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

// drawn is how long a key may take from xdotool to the session, on a machine
// that draws the window without a graphics card.
const drawn = 4 * time.Second

// TestKillTheWindow types in the real window and kills it.
func TestKillTheWindow(t *testing.T) {
	w := newWindow(t)
	lost, typed := 0, 0
	var oldest time.Duration
	for i := range *windowKills {
		w.start(t)
		mark := w.reachField(t, i)
		var keys []typedKey
		for deadline := time.Now().Add(time.Duration(500+rand.IntN(4500)) * time.Millisecond); time.Now().Before(deadline); {
			key := typedKey{fmt.Sprintf("q%dq%dq", i, len(keys)), time.Now()}
			w.screen.X("type", "--delay", "1", key.text)
			keys = append(keys, key)
			time.Sleep(150 * time.Millisecond) // as fast as people type
			if rand.IntN(30) == 0 {
				w.screen.X("key", "ctrl+s")
			}
		}
		killed := time.Now()
		w.kill(t)
		content := w.left(t)
		if !strings.Contains(content, mark) {
			t.Errorf("%q was on the disk and is not there any more", mark)
		}
		for _, key := range keys {
			typed++
			if strings.Contains(content, key.text) {
				continue
			}
			lost++
			oldest = max(oldest, killed.Sub(key.at))
			if *strict && killed.Sub(key.at) > promised+drawn {
				t.Errorf("%q, typed %v before the kill, is lost", key.text, killed.Sub(key.at))
			}
		}
	}
	t.Logf("the window: %d kills, %d words typed, %d lost, the oldest typed %v before the kill (with the time from key to window)", *windowKills, typed, lost, oldest.Round(time.Millisecond))
}

type typedKey struct {
	text string
	at   time.Time
}

// window is the real program on a display of its own.
type window struct {
	screen             *driver.Screen
	program, dir, file string
	cmd                *exec.Cmd
	id                 string
}

func newWindow(t *testing.T) *window {
	t.Helper()
	w := &window{screen: driver.NewScreen(t), dir: driver.Home(t)}
	w.program = program(t, built)
	w.file = filepath.Join(w.dir, "avond.formatie")
	if out, err := exec.Command(w.program, "new", "--example", "-o", w.file).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return w
}

func (w *window) start(t *testing.T) {
	t.Helper()
	w.cmd = exec.Command(w.program, w.file)
	w.cmd.Env = driver.HomeEnv(w.dir, w.screen.Name())
	w.cmd.Dir = w.dir
	if err := w.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	driver.EndWith(t, w.cmd)
	w.id = w.screen.Window("Formatietafel")
	w.screen.X("windowsize", "--sync", w.id, "1200", "700")
	w.screen.X("windowmove", w.id, "20", "20")
	w.screen.X("windowfocus", "--sync", w.id)
	w.screen.X("key", "Escape") // what was not saved is looked at below, not here
}

// reachField puts the cursor in a text field: it looks for one by typing until
// the disk has it, since a banner moves them. It gives what it typed.
func (w *window) reachField(t *testing.T, round int) (mark string) {
	t.Helper()
	const x, first, step, fields = 400, 224, 24, 5
	for try := range 4 * fields {
		y := first + try%fields*step
		w.screen.X("mousemove", "--window", w.id, fmt.Sprint(x), fmt.Sprint(y), "click", "1")
		mark = fmt.Sprintf("z%dz%dz", round, try)
		w.screen.X("type", "--delay", "1", mark)
		for deadline := time.Now().Add(drawn); time.Now().Before(deadline); time.Sleep(200 * time.Millisecond) {
			if w.has(t, mark) {
				return mark
			}
		}
	}
	t.Fatal("no text field takes what is typed")
	return ""
}

// has looks in the file, and in a copy of the journal, since that is open.
func (w *window) has(t *testing.T, mark string) bool {
	t.Helper()
	if data, err := os.ReadFile(w.file); err == nil && strings.Contains(string(data), mark) {
		return true
	}
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "journals"), os.DirFS(filepath.Join(w.stateDir(), "journals"))); err != nil {
		return false // it is not there yet, or just being renewed
	}
	locks, _ := filepath.Glob(filepath.Join(dir, "journals", "*.lock"))
	for _, lock := range locks {
		_ = os.Remove(lock) // of the copy
	}
	return strings.Contains(recovered(t, store.NewState(store.System{}, dir), false), mark)
}

// recovered gives all that is offered, and throws it away where asked.
func recovered(t *testing.T, state *store.State, forget bool) string {
	t.Helper()
	found, err := state.Found()
	if err != nil {
		t.Fatal(err)
	}
	var all string
	for _, f := range found {
		content, _, err := state.Recover(f, nil)
		if err == nil {
			_, err = session.Read(content)
		}
		if err != nil {
			t.Fatalf("what was found does not open: %v", err)
		}
		all += string(content)
		if !forget {
			continue
		}
		if err := state.Forget(f); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func (w *window) stateDir() string { return filepath.Join(w.dir, "state", "formatietafel") }

func (w *window) kill(t *testing.T) {
	t.Helper()
	if err := w.cmd.Process.Signal(syscall.SIGKILL); err != nil {
		t.Fatalf("it ended by itself: %v", err)
	}
	_ = w.cmd.Wait() // killed
}

// left gives all that is there after a kill: the file, and what is offered.
// What is offered goes, so that the next round finds its own.
func (w *window) left(t *testing.T) string {
	t.Helper()
	data, err := store.Read(w.file)
	if err != nil {
		t.Fatalf("the file does not open: %v", err)
	}
	if _, err := session.Read(data); err != nil {
		t.Fatalf("the file does not open: %v", err)
	}
	return string(data) + recovered(t, store.NewState(store.System{}, w.stateDir()), true)
}
