package desk

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"formatietafel/guide"
	"formatietafel/session"
)

// world is time and disk for a desk, moved by hand.
type world struct {
	now    time.Time
	timers []*timer
	files  map[string][]byte
	fail   error
	jobs   []func()             // work beside that was not done yet
	hold   bool                 // work beside waits for finish
	slow   func() time.Duration // that work beside takes; nil for none
}

type timer struct {
	at   time.Time
	f    func()
	dead bool
}

func newWorld() *world {
	return &world{now: time.Date(2026, 11, 24, 14, 2, 0, 0, time.UTC), files: map[string][]byte{}}
}

func (w *world) Read(path string) ([]byte, error) {
	data, ok := w.files[path]
	if !ok {
		return nil, errors.New("dit bestand is er niet")
	}
	return data, nil
}

func (w *world) Write(path string, data []byte) error {
	if w.fail != nil {
		return w.fail
	}
	w.files[path] = bytes.Clone(data)
	return nil
}

func (w *world) params() Params {
	return Params{
		Disk: w, Now: func() time.Time { return w.now }, NewID: func() string { return "0195c3f4-0000-7000-8000-000000000001" },
		Guide: &guide.Guide{ID: "proef", Version: "1"},
		After: func(d time.Duration, f func()) func() {
			t := &timer{at: w.now.Add(d), f: f}
			w.timers = append(w.timers, t)
			return func() { t.dead = true }
		},
		Beside: func(work, done func()) {
			job := func() { work(); done() }
			if w.slow != nil {
				w.timers = append(w.timers, &timer{at: w.now.Add(w.slow()), f: job})
				return
			}
			if w.hold {
				w.jobs = append(w.jobs, job)
				return
			}
			job()
		},
	}
}

// pass lets time go by, and runs what was due.
func (w *world) pass(d time.Duration) {
	end := w.now.Add(d)
	for {
		var next *timer
		for _, t := range w.timers {
			if !t.dead && !t.at.After(end) && (next == nil || t.at.Before(next.at)) {
				next = t
			}
		}
		if next == nil {
			break
		}
		next.dead = true
		if next.at.After(w.now) {
			w.now = next.at
		}
		next.f()
	}
	w.now = end
}

func (w *world) finish() {
	w.hold = false
	for _, job := range w.jobs {
		job()
	}
	w.jobs = nil
}

// What a desk says once its disk is done; where work beside is held that is
// not yet, and the error is nil.
func save(d *Desk) (err error) {
	d.Save(func(e error) { err = e })
	return err
}

func saveAs(d *Desk, path string) (err error) {
	d.SaveAs(path, func(e error) { err = e })
	return err
}

func flush(d *Desk) (err error) {
	d.Flush(func(e error) { err = e })
	return err
}

func open(d *Desk, path string) (err error) {
	d.Open(path, "", func(e error) { err = e })
	return err
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func setTitle(title string) func(*session.Session) {
	return func(s *session.Session) { s.Title = title }
}

func TestGroupsAreAPersonsSenseOfOneChange(t *testing.T) {
	tests := []struct {
		name  string
		edits func(*world, *Desk)
		want  []string // titles that undo goes through
	}{
		{"typing in one field is one step", func(w *world, d *Desk) {
			for _, text := range []string{"W", "Wa", "Wat"} {
				d.Change("titel", "title", setTitle(text))
				w.pass(200 * time.Millisecond)
			}
		}, []string{""}},
		{"a pause makes two", func(w *world, d *Desk) {
			d.Change("titel", "title", setTitle("Wat"))
			w.pass(2 * time.Second)
			d.Change("titel", "title", setTitle("Water"))
		}, []string{"Wat", ""}},
		{"another field makes two", func(_ *world, d *Desk) {
			d.Change("titel", "title", setTitle("A"))
			d.Change("naam", "name", func(s *session.Session) { s.Municipality.Name = "B" })
		}, []string{"A", ""}},
		{"without a group each stands alone", func(_ *world, d *Desk) {
			d.Change("titel", "", setTitle("A"))
			d.Change("titel", "", setTitle("B"))
		}, []string{"A", ""}},
		{"what changes nothing is no step", func(_ *world, d *Desk) {
			d.Change("titel", "", setTitle("A"))
			d.Change("titel", "", setTitle("A"))
		}, []string{""}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w := newWorld()
			d := New(w.params())
			test.edits(w, d)
			for i, want := range test.want {
				if _, ok := d.Undo(); !ok {
					t.Fatalf("undo %d: nothing to undo", i+1)
				}
				if got := d.Session().Title; got != want {
					t.Errorf("undo %d gives %q, want %q", i+1, got, want)
				}
			}
			if _, ok := d.Undo(); ok {
				t.Error("there is more to undo")
			}
		})
	}
}

func TestLabels(t *testing.T) {
	d := New(newWorld().params())
	if d.UndoLabel() != "" || d.RedoLabel() != "" {
		t.Error("a new session has something to undo")
	}
	d.Change("Partij toevoegen", "", setTitle("A"))
	if d.UndoLabel() != "Partij toevoegen" {
		t.Errorf("undo says %q", d.UndoLabel())
	}
	d.Undo()
	if d.RedoLabel() != "Partij toevoegen" || d.UndoLabel() != "" {
		t.Errorf("redo says %q, undo %q", d.RedoLabel(), d.UndoLabel())
	}
	d.Change("anders", "", setTitle("B"))
	if d.RedoLabel() != "" {
		t.Error("a new change leaves something to redo")
	}
}

func TestUndoIsBounded(t *testing.T) {
	d := New(newWorld().params())
	for i := range mostUndo + 5 {
		d.Change("titel", "", setTitle(strings.Repeat("a", i+1)))
	}
	n := 0
	for {
		if _, ok := d.Undo(); !ok {
			break
		}
		n++
	}
	if n != mostUndo {
		t.Errorf("%d steps can be undone, want %d", n, mostUndo)
	}
}

// TestUndoIsExact: back and forth through any changes gives the same bytes,
// `updated` aside.
func TestUndoIsExact(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		w := newWorld()
		d := New(w.params())
		states := []string{content(d)}
		for i := range rapid.IntRange(1, 40).Draw(rt, "changes") {
			before := content(d)
			d.Change("wijziging", "", randomChange(rt, i))
			if now := content(d); now != before {
				states = append(states, now)
			}
			w.pass(time.Second)
		}
		for i := len(states) - 2; i >= 0; i-- {
			if _, ok := d.Undo(); !ok || content(d) != states[i] {
				rt.Fatalf("undo to state %d is not exact", i)
			}
		}
		for i := 1; i < len(states); i++ {
			if _, ok := d.Redo(); !ok || content(d) != states[i] {
				rt.Fatalf("redo to state %d is not exact", i)
			}
		}
	})
}

func content(d *Desk) string {
	s := d.Session().Clone()
	s.Updated = time.Time{}
	return string(session.Marshal(s))
}

func randomChange(rt *rapid.T, i int) func(*session.Session) {
	text := rapid.StringN(0, 8, -1).Draw(rt, "text")
	id := rapid.SampledFrom([]string{"a", "b", "c"}).Draw(rt, "id")
	switch rapid.IntRange(0, 5).Draw(rt, "kind") {
	case 0:
		return setTitle(text)
	case 1:
		return func(s *session.Session) { s.Parties = append(s.Parties, session.Party{ID: id, Name: text}) }
	case 2:
		return func(s *session.Session) { session.RemoveParty(s, id) }
	case 3:
		return func(s *session.Session) {
			for n := range s.Parties {
				s.Parties[n].Seats = &i
			}
		}
	case 4:
		return func(s *session.Session) {
			s.Stances = append(s.Stances, session.Stance{Question: id, Positions: []session.Position{{Party: id, State: session.None}}})
		}
	}
	return func(s *session.Session) {
		for n := range s.Stances {
			for m := range s.Stances[n].Positions {
				s.Stances[n].Positions[m].Note = text
			}
		}
	}
}

func TestSavesWithinTwoSecondsOfRest(t *testing.T) {
	w := newWorld()
	d := New(w.params())
	if err := saveAs(d, "a.formatie"); err != nil {
		t.Fatal(err)
	}
	d.Change("titel", "title", setTitle("Waterrijk"))
	w.pass(time.Second)
	if strings.Contains(string(w.files["a.formatie"]), "Waterrijk") {
		t.Error("saved while typing")
	}
	w.pass(time.Second)
	if !strings.Contains(string(w.files["a.formatie"]), "Waterrijk") {
		t.Error("not saved after two seconds of rest")
	}
	if got, want := d.Status(), "Opgeslagen om 14.02 uur"; got != want {
		t.Errorf("status %q, want %q", got, want)
	}
}

func TestSavesDuringLongTyping(t *testing.T) {
	w := newWorld()
	d := New(w.params())
	if err := saveAs(d, "a.formatie"); err != nil {
		t.Fatal(err)
	}
	for i := range 25 {
		d.Change("titel", "title", setTitle("tekst "+strings.Repeat("x", i)))
		w.pass(500 * time.Millisecond)
	}
	if !strings.Contains(string(w.files["a.formatie"]), "tekst") {
		t.Error("twelve seconds of typing were never saved")
	}
}

func TestAChangeDuringAWriteIsWrittenToo(t *testing.T) {
	w := newWorld()
	d := New(w.params())
	if err := saveAs(d, "a.formatie"); err != nil {
		t.Fatal(err)
	}
	w.hold = true
	d.Change("titel", "", setTitle("een"))
	w.pass(2 * time.Second)
	d.Change("titel", "", setTitle("twee"))
	w.pass(2 * time.Second)
	w.finish()
	if !strings.Contains(string(w.files["a.formatie"]), "twee") {
		t.Error("the second change is not in the file")
	}
	if d.Dirty() {
		t.Error("the session still waits to be saved")
	}
}

func TestAFailedWriteLosesNothing(t *testing.T) {
	w := newWorld()
	d := New(w.params())
	if err := saveAs(d, "a.formatie"); err != nil {
		t.Fatal(err)
	}
	w.fail = errors.New("de stick is weg")
	d.Change("titel", "", setTitle("Waterrijk"))
	w.pass(2 * time.Second)
	if got := d.Status(); got != "Opslaan mislukt: de stick is weg" {
		t.Errorf("status %q", got)
	}
	if !d.WouldLose() {
		t.Error("closing now would lose the change, and nobody says so")
	}
	w.fail = nil
	if err := saveAs(d, "elders.formatie"); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(w.files["elders.formatie"]), "Waterrijk") || d.WouldLose() {
		t.Error("saving elsewhere did not keep the change")
	}
}

func TestAFileChangedBehindOurBackIsNotOverwritten(t *testing.T) {
	w := newWorld()
	d := New(w.params())
	if err := saveAs(d, "a.formatie"); err != nil {
		t.Fatal(err)
	}
	w.files["a.formatie"] = []byte("van een ander")
	d.Change("titel", "", setTitle("Waterrijk"))
	w.pass(2 * time.Second)
	if got := string(w.files["a.formatie"]); got != "van een ander" {
		t.Errorf("the other's file became %q", got)
	}
	if !strings.HasPrefix(d.Status(), "Opslaan mislukt: het bestand is intussen") {
		t.Errorf("status %q", d.Status())
	}
}

func TestWouldLose(t *testing.T) {
	w := newWorld()
	d := New(w.params())
	if d.WouldLose() {
		t.Error("an empty session has nothing to lose")
	}
	d.Change("titel", "", setTitle("A"))
	if !d.WouldLose() {
		t.Error("a session without a file would be lost")
	}
	if err := saveAs(d, "a.formatie"); err != nil {
		t.Fatal(err)
	}
	d.Change("titel", "", setTitle("B"))
	if d.WouldLose() {
		t.Error("a session with a file is saved on closing")
	}
	if err := flush(d); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(w.files["a.formatie"]), `"B"`) {
		t.Error("closing did not save")
	}
}

// withFile is a desk on a file, with one change being written slowly.
func withFile(t *testing.T) (*world, *Desk) {
	t.Helper()
	w := newWorld()
	d := New(w.params())
	if err := saveAs(d, "a.formatie"); err != nil {
		t.Fatal(err)
	}
	return w, d
}

func (w *world) holds(title string) bool {
	return strings.Contains(string(w.files["a.formatie"]), `title = "`+title+`"`)
}

func TestAnOlderWriteNeverReplacesANewer(t *testing.T) {
	w, d := withFile(t)
	w.hold = true
	d.Change("titel", "", setTitle("een"))
	w.pass(2 * time.Second) // the write of "een" is on its way
	d.Change("titel", "", setTitle("twee"))
	if err := save(d); err != nil {
		t.Fatal(err)
	}
	w.finish()
	if !w.holds("twee") {
		t.Errorf("the file has %s", w.files["a.formatie"])
	}
	if d.Dirty() || !strings.HasPrefix(d.Status(), "Opgeslagen om") {
		t.Errorf("status %q", d.Status())
	}
	d.Change("titel", "", setTitle("drie"))
	w.pass(2 * time.Second)
	if !w.holds("drie") {
		t.Errorf("our own write counts as another program's: %q", d.Status())
	}
}

func TestLeavingWaitsForASlowWrite(t *testing.T) {
	w, d := withFile(t)
	w.hold = true
	d.Change("titel", "", setTitle("een"))
	w.pass(2 * time.Second)
	if d.WouldLose() {
		t.Error("a write on its way is asked about")
	}
	left := 0
	d.Flush(func(err error) {
		left++
		if err != nil || !w.holds("een") {
			t.Errorf("left before it was written: %v", err)
		}
	})
	if left > 0 {
		t.Error("did not wait")
	}
	w.finish()
	if left != 1 {
		t.Errorf("left %d times", left)
	}
}

func TestReopeningTheOpenFileLosesNothing(t *testing.T) {
	w, d := withFile(t)
	d.Change("titel", "", setTitle("een"))
	if err := open(d, "a.formatie"); err != nil {
		t.Fatal(err)
	}
	if d.Session().Title != "een" {
		t.Errorf("title %q", d.Session().Title)
	}
	d.Change("titel", "", setTitle("twee"))
	w.pass(2 * time.Second)
	if !w.holds("twee") {
		t.Errorf("status %q", d.Status())
	}
}

func TestAFailedWriteIsTriedAgain(t *testing.T) {
	w, d := withFile(t)
	w.fail = errors.New("de schijf is vol")
	d.Change("titel", "", setTitle("een"))
	w.pass(2 * time.Second)
	if !d.WouldLose() {
		t.Error("nothing said about a failed write")
	}
	w.fail = nil
	w.pass(retry)
	if !w.holds("een") || d.WouldLose() {
		t.Errorf("not tried again; status %q", d.Status())
	}
}

func TestFlushSaysThatItFailed(t *testing.T) {
	w, d := withFile(t)
	w.fail = errors.New("de stick is weg")
	d.Change("titel", "", setTitle("een"))
	if err := flush(d); err == nil || !d.WouldLose() {
		t.Errorf("flush: %v, would lose: %v", err, d.WouldLose())
	}
}

func TestATimerOfAnotherDocumentDoesNothing(t *testing.T) {
	w, d := withFile(t)
	d.Change("titel", "", setTitle("een"))
	late := w.timers[len(w.timers)-1].f // Fyne has queued it already
	d.NewSession()
	d.Change("titel", "", setTitle("twee"))
	late()
	if w.holds("twee") || len(w.files) != 1 || d.Status() != "Nog niet opgeslagen" {
		t.Errorf("files %v, status %q", w.files, d.Status())
	}
}

func TestOpenKeepsTheSessionWhereItFails(t *testing.T) {
	w := newWorld()
	d := New(w.params())
	d.Change("titel", "", setTitle("A"))
	w.files["kapot.formatie"] = []byte("[")
	for _, path := range []string{"kapot.formatie", "weg.formatie"} {
		if err := open(d, path); err == nil {
			t.Errorf("%s opened", path)
		}
		if d.Session().Title != "A" || d.UndoLabel() == "" {
			t.Errorf("after %s the session is another", path)
		}
	}
}

func TestOpenSavesWhatWasOpen(t *testing.T) {
	w := newWorld()
	d := New(w.params())
	if err := saveAs(d, "a.formatie"); err != nil {
		t.Fatal(err)
	}
	w.files["b.formatie"] = bytes.Clone(w.files["a.formatie"])
	d.Change("titel", "", setTitle("Waterrijk"))
	if err := open(d, "b.formatie"); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(w.files["a.formatie"]), "Waterrijk") {
		t.Error("the change to the first file is lost")
	}
	if d.Session().Title != "" || d.UndoLabel() != "" {
		t.Error("the second file opens with the first one's history")
	}
}

func TestUpdatedChangesWithContent(t *testing.T) {
	w := newWorld()
	d := New(w.params())
	first := d.Session().Updated
	w.pass(time.Hour)
	d.Change("titel", "", setTitle("A"))
	if !d.Session().Updated.Equal(first.Add(time.Hour)) {
		t.Errorf("updated is %v", d.Session().Updated)
	}
	w.pass(time.Hour)
	d.Undo()
	if !d.Session().Updated.Equal(first.Add(2 * time.Hour)) {
		t.Error("undo brought an old updated back")
	}
}

func BenchmarkChange(b *testing.B) {
	w := newWorld()
	d := New(w.params())
	d.Change("vullen", "", func(s *session.Session) {
		for i := range 60 {
			s.Agreements = append(s.Agreements, session.Agreement{ID: session.FreshID("a", nil) + strings.Repeat("x", i), Text: strings.Repeat("lang ", 400)})
		}
	})
	for i := 0; b.Loop(); i++ {
		d.Change("titel", "title", setTitle(strings.Repeat("a", i%50)))
	}
}
