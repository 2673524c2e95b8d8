package desk

import (
	"errors"
	"io/fs"
	"strconv"
	"strings"
	"testing"
	"time"

	"formatietafel/session"
	"formatietafel/session/store"
)

// What is asked of a slow disk comes back when another document may be open.

// counted gives a desk each session of which has an id of its own, with the
// claims that are taken and given back.
func counted(w *world) (d *Desk, held map[string]bool) {
	p, n := w.params(), 0
	held = map[string]bool{}
	p.NewID = func() string { n++; return "0195c3f4-0000-7000-8000-00000000000" + strconv.Itoa(n) }
	p.Claim = func(path string, now time.Time) *store.Claim {
		disk := store.Disk{FS: claims{held: held}}
		return disk.Claim(path, store.Holder{Who: "anna", Where: "hier"}, now)
	}
	return New(p), held
}

// claims is a disk that only knows which files are taken.
type claims struct {
	store.FS
	held map[string]bool
}

func (c claims) Resolve(path string) (string, error) { return path, nil }

func (c claims) Read(string, int64, int64) ([]byte, error) { return nil, fs.ErrNotExist }

func (c claims) List(string) ([]string, error) { return nil, fs.ErrNotExist }

func (c claims) Lock(path string) (store.LockFile, error) {
	if c.held[path] {
		return nil, store.ErrLocked
	}
	c.held[path] = true
	return taken{c, path}, nil
}

type taken struct {
	claims
	path string
}

func (taken) Put([]byte) error { return nil }

func (t taken) Release(bool) { delete(t.held, t.path) }

func TestASlowSaveAsMovesNoOtherSession(t *testing.T) {
	for name, other := range map[string]func(*Desk) error{
		"new":     func(d *Desk) error { d.NewSession(); return nil },
		"example": func(d *Desk) error { return d.OpenExample(session.Marshal(d.Session())) },
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld()
			d, held := counted(w)
			d.Change("a", "", setTitle("EERSTE"))
			w.hold = true
			done := 0
			d.SaveAs("a.formatie", func(err error) { done++; must(t, err) })
			must(t, other(d))
			d.Change("b", "", setTitle("TWEEDE"))
			w.finish()
			w.pass(20 * time.Second)
			if done != 1 || !w.holds("EERSTE") {
				t.Errorf("done %d times; the file has %s", done, w.files["a.formatie"])
			}
			if d.Path() != "" || d.Session().Title != "TWEEDE" || !d.WouldLose() {
				t.Errorf("the other session is in %q, with title %q", d.Path(), d.Session().Title)
			}
			if len(held) != 0 {
				t.Errorf("still in use: %v", held)
			}
			must(t, saveAs(d, "b.formatie"))
			if !w.holds("EERSTE") || len(held) != 1 {
				t.Errorf("in use: %v; the first file has %s", held, w.files["a.formatie"])
			}
		})
	}
}

func TestWhatIsTypedWhileAFileIsReadIsKept(t *testing.T) {
	for _, path := range []string{"a.formatie", "b.formatie"} {
		t.Run(path, func(t *testing.T) {
			w, d := withFile(t)
			w.files["b.formatie"] = []byte(strings.Replace(string(w.files["a.formatie"]), "kind =", "title = \"B\"\nkind =", 1))
			w.hold = true
			opened := 0
			d.Open(path, "", func(err error) { opened++; must(t, err) })
			d.Change("a", "", setTitle("TUSSENDOOR"))
			w.finish()
			w.pass(20 * time.Second)
			if opened != 1 || d.Path() != path {
				t.Errorf("opened %d times, now in %q", opened, d.Path())
			}
			if !w.holds("TUSSENDOOR") {
				t.Errorf("what was typed is in no file: %s", w.files["a.formatie"])
			}
			if want := map[string]string{"a.formatie": "TUSSENDOOR", "b.formatie": "B"}[path]; d.Session().Title != want {
				t.Errorf("shows %q, want %q", d.Session().Title, want)
			}
			if d.Dirty() {
				t.Error("what was opened waits to be saved")
			}
		})
	}
}

func TestWhoWaitsForASaveIsTold(t *testing.T) {
	for name, ask := range map[string]func(*Desk, func(error)){
		"save":      (*Desk).Save,
		"save over": (*Desk).SaveOver,
	} {
		t.Run(name, func(t *testing.T) {
			w, d := withFile(t)
			w.hold = true
			d.Change("a", "", setTitle("een"))
			w.pass(2 * time.Second) // the write of "een" is on its way
			var told []error
			ask(d, func(err error) { told = append(told, err) })
			d.NewSession()
			w.finish()
			w.pass(20 * time.Second)
			if len(told) != 1 || !errors.Is(told[0], ErrLeft) {
				t.Errorf("told %v", told)
			}
		})
	}
}

// nextJob does one thing of what the disk is asked, in any order.
func (w *world) nextJob(t *testing.T, i int) {
	t.Helper()
	if i >= len(w.jobs) {
		t.Fatalf("asked for job %d of %d", i, len(w.jobs))
	}
	job := w.jobs[i]
	w.jobs = append(w.jobs[:i:i], w.jobs[i+1:]...)
	job()
}

// leave is what the window does to leave a document: save, and go on where
// nothing would be lost.
func leave(d *Desk, next func()) {
	d.Flush(func(error) {
		if !d.WouldLose() {
			next()
		}
	})
}

func TestWhatIsTypedWhileTheLastSaveRunsIsSaved(t *testing.T) {
	for name, next := range map[string]func(*Desk){
		"close": func(d *Desk) { d.Close(nothing) },
		"new":   (*Desk).NewSession,
	} {
		t.Run(name, func(t *testing.T) {
			w, d := withFile(t)
			d.Change("a", "", setTitle("een"))
			w.pass(time.Second)
			w.hold = true
			left := false
			leave(d, func() { left = true; next(d) })
			d.Change("b", "", setTitle("TUSSENDOOR"))
			w.nextJob(t, 0)
			d.Change("c", "", setTitle("TUSSENDOOR, en nog meer"))
			w.finish()
			w.pass(20 * time.Second)
			if !left || !w.holds("TUSSENDOOR, en nog meer") {
				t.Errorf("left %v; the file has %s", left, w.files["a.formatie"])
			}
		})
	}
}

func TestWhoLeavesDuringASaveAsWaitsForTheNewFile(t *testing.T) {
	w, d := withFile(t)
	d.Change("a", "", setTitle("een"))
	w.hold = true
	d.write()
	var saved error
	d.SaveAs("b.formatie", func(err error) { saved = err })
	d.Change("b", "", setTitle("TUSSENDOOR"))
	left := false
	leave(d, func() { left = true; d.Close(nothing) })
	w.nextJob(t, 1) // the new file is there before the old one is
	w.finish()
	w.pass(20 * time.Second)
	if !left || saved != nil {
		t.Errorf("left %v, saved %v", left, saved)
	}
	if !strings.Contains(string(w.files["b.formatie"]), "TUSSENDOOR") {
		t.Errorf("the new file has %s", w.files["b.formatie"])
	}
}
