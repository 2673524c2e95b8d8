package desk

import (
	"bytes"
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
	first   time.Time // of the oldest change that is not saved
	savedAt time.Time
	written []byte // what the file held when it was last read or written
	err     error  // of the last write
	cancel  func() // stops the timer
}

func (s *saving) stop() {
	if s.cancel != nil {
		s.cancel()
		s.cancel = nil
	}
}

// errBehind is a file that somebody else changed since it was read.
var errBehind = errors.New("het bestand is intussen door een ander programma gewijzigd; kies Opslaan als om niets te verliezen")

// saveSoon saves after a rest in typing, and no later than longest.
func (d *Desk) saveSoon() {
	if d.path == "" {
		return
	}
	now := d.p.Now()
	if d.saving.cancel == nil {
		d.saving.first = now
	}
	wait := min(rest, max(0, longest-now.Sub(d.saving.first)))
	d.saving.stop()
	d.saving.cancel = d.p.After(wait, d.write)
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
	data, path, known := session.Marshal(d.session), d.path, d.saving.written
	var err error
	d.p.Beside(func() { err = d.replace(path, data, known) }, func() { d.wrote(path, data, err) })
}

// replace writes unless the file is another than the one that was last seen.
func (d *Desk) replace(path string, data, known []byte) error {
	if now, err := d.p.Disk.Read(path); err == nil && known != nil && !bytes.Equal(now, known) {
		return errBehind
	}
	return d.p.Disk.Write(path, data)
}

// wrote takes the result of a write.
func (d *Desk) wrote(path string, data []byte, err error) {
	if path != d.path {
		return // another document is open by now
	}
	d.saving.busy, d.saving.err = false, err
	if err != nil {
		d.saving.dirty = true
	} else {
		d.saving.savedAt, d.saving.written = d.p.Now(), data
	}
	if d.saving.again && err == nil {
		d.saving.again = false
		d.write()
	}
	d.changed()
}

// Save writes now. Its error comes at once; the window may call it since one
// file of a few hundred kilobytes takes milliseconds.
func (d *Desk) Save() error {
	if d.path == "" {
		return errNoPath
	}
	return d.save(d.path, d.saving.written)
}

// SaveAs writes to another file, which is the session's from then on.
func (d *Desk) SaveAs(path string) error { return d.save(path, nil) }

func (d *Desk) save(path string, known []byte) error {
	d.saving.stop()
	data := session.Marshal(d.session)
	if err := d.replace(path, data, known); err != nil {
		if path == d.path {
			d.saving.err, d.saving.dirty = err, true
		}
		d.changed()
		return err
	}
	d.path = path
	d.saving = saving{savedAt: d.p.Now(), written: data}
	d.changed()
	return nil
}

// flush saves what waits to be saved, before another document comes.
func (d *Desk) flush() {
	if d.path != "" && d.saving.dirty {
		_ = d.Save() // a failed one was asked about before: see WouldLose
	}
}

// Close saves what waits to be saved.
func (d *Desk) Close() {
	d.flush()
	d.saving.stop()
}

// Dirty tells whether the file lacks something.
func (d *Desk) Dirty() bool { return d.saving.dirty || d.saving.busy }

// WouldLose tells whether closing now would lose something: a session that
// has no file, or one whose file could not be written.
func (d *Desk) WouldLose() bool {
	if d.path == "" {
		return d.saving.dirty
	}
	return d.saving.dirty && d.saving.err != nil
}

// Status says in a line how saving stands.
func (d *Desk) Status() string {
	switch {
	case d.saving.err != nil:
		return "Opslaan mislukt: " + d.saving.err.Error()
	case d.path == "" && d.saving.dirty:
		return "Nog niet opgeslagen"
	case d.saving.dirty || d.saving.busy:
		return "Wordt opgeslagen…"
	case !d.saving.savedAt.IsZero():
		return "Opgeslagen om " + guide.Clock(d.saving.savedAt)
	}
	return ""
}
