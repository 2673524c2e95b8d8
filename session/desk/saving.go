package desk

import (
	"errors"
	"time"

	"formatietafel/guide"
	"formatietafel/session"
)

// saving is how far the file is behind the session.
type saving struct {
	dirty   bool      // the session has what the file lacks
	busy    bool      // a write is under way
	again   bool      // and the session changed meanwhile
	order   int       // counts the writes
	first   time.Time // of the oldest change that is not saved
	savedAt time.Time
	err     error  // of the last write
	cancel  func() // stops the timer
}

func (s *saving) stop() {
	if s.cancel != nil {
		s.cancel()
		s.cancel = nil
	}
}

// saveSoon saves after a rest in typing, and no later than longest.
func (d *Desk) saveSoon() {
	if d.file == nil {
		return
	}
	now := d.p.Now()
	if d.saving.cancel == nil {
		d.saving.first = now
	}
	d.saveIn(min(rest, max(0, longest-now.Sub(d.saving.first))))
}

// saveIn saves once wait has passed, unless another file is open by then: a
// timer that already went off cannot be stopped.
func (d *Desk) saveIn(wait time.Duration) {
	d.saving.stop()
	f := d.file
	d.saving.cancel = d.p.After(wait, func() {
		if f == d.file {
			d.write()
		}
	})
}

// write puts the session in its file beside the window; a change that comes
// meanwhile is written after it.
func (d *Desk) write() {
	d.saving.stop()
	if d.saving.busy {
		d.saving.again = true
		return
	}
	d.saving.busy, d.saving.dirty = true, false
	d.saving.order++
	f, order, data := d.file, d.saving.order, session.Marshal(d.session)
	var err error
	d.p.Beside(func() { err = f.replace(order, data) }, func() { d.wrote(f, order, err) })
}

// wrote takes the result of a write beside the window.
func (d *Desk) wrote(f *file, order int, err error) {
	if f != d.file {
		return // another document is open by now
	}
	d.saving.busy = false
	if order == d.saving.order { // else Save wrote something newer meanwhile
		d.note(err)
	}
	if d.saving.again && err == nil {
		d.saving.again = false
		d.write()
	}
	d.changed()
}

// note keeps how a write went. One that failed is tried again, but never over
// somebody else's work.
func (d *Desk) note(err error) {
	d.saving.err = err
	if err == nil {
		d.saving.savedAt = d.p.Now()
		return
	}
	d.saving.dirty = true
	if !errors.Is(err, errBehind) {
		d.saveIn(retry)
	}
}

// Save writes now. Its error comes at once; the window may call it since one
// file of a few hundred kilobytes takes milliseconds.
func (d *Desk) Save() error {
	if d.file == nil {
		return errNoPath
	}
	d.saving.stop()
	d.saving.order++
	err := d.file.replace(d.saving.order, session.Marshal(d.session))
	d.saving.dirty, d.saving.again = false, false
	d.note(err)
	d.changed()
	return err
}

// SaveAs writes to another file, which is the session's from then on.
func (d *Desk) SaveAs(path string) error {
	f := &file{disk: d.p.Disk, path: path}
	if err := f.replace(1, session.Marshal(d.session)); err != nil {
		return err
	}
	d.saving.stop()
	d.file = f
	d.saving = saving{order: 1, savedAt: d.p.Now()}
	d.changed()
	return nil
}

// Flush writes what waits to be written, before the session is left. Where
// that fails WouldLose tells so.
func (d *Desk) Flush() error {
	if d.file == nil || !d.Dirty() {
		return nil
	}
	return d.Save()
}

// Dirty tells whether the file lacks something.
func (d *Desk) Dirty() bool { return d.saving.dirty || d.saving.busy }

// WouldLose tells whether closing now would lose something: a session that
// has no file, or one whose file could not be written.
func (d *Desk) WouldLose() bool {
	if d.file == nil {
		return d.saving.dirty
	}
	return d.saving.dirty && d.saving.err != nil
}

// Status says in a line how saving stands.
func (d *Desk) Status() string {
	switch {
	case d.saving.err != nil:
		return "Opslaan mislukt: " + d.saving.err.Error()
	case d.file == nil && d.saving.dirty:
		return "Nog niet opgeslagen"
	case d.saving.dirty || d.saving.busy:
		return "Wordt opgeslagen…"
	case !d.saving.savedAt.IsZero():
		return "Opgeslagen om " + guide.Clock(d.saving.savedAt)
	}
	return ""
}
