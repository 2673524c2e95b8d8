// Package desk is the open document without a window: the session, what was
// done to it and can be undone, and saving it. Time and disk come from
// outside, so that it can be tried without either.
//
// All methods are called from one goroutine, the window's. Writing happens
// beside it; its result comes back on the same goroutine.
package desk

import (
	"errors"
	"reflect"
	"time"

	"formatietafel/guide"
	"formatietafel/session"
)

// Disk is where files are.
type Disk interface {
	// Read gives a file's bytes.
	Read(path string) ([]byte, error)
	// Write replaces a file as a whole.
	Write(path string, data []byte) error
}

// Params is what a desk needs from outside.
type Params struct {
	Disk Disk
	Now  func() time.Time
	// After calls f on the desk's goroutine once d has passed, unless stopped.
	After func(d time.Duration, f func()) (stop func())
	// Beside runs work elsewhere, and then done on the desk's goroutine.
	Beside func(work, done func())
	// NewID makes the id of a new session.
	NewID func() string
	Guide *guide.Guide
	// Changed is called after every change of the session or of saving.
	Changed func()
}

const (
	// rest is how long typing pauses before the session is saved.
	rest = 1500 * time.Millisecond
	// longest is how long a change waits at most while typing goes on.
	longest = 10 * time.Second
	// retry is how long after a failed write the next one comes.
	retry = 10 * time.Second
	// pause ends a group: what is typed after it is undone by itself.
	pause = 1500 * time.Millisecond
	// mostUndo bounds what can be undone, in changes.
	mostUndo = 1000
)

// Desk is one open document.
type Desk struct {
	p       Params
	session *session.Session
	file    *file // nil while the session has none
	history history
	saving  saving
}

// New opens an empty session.
func New(p Params) *Desk {
	d := &Desk{p: p}
	d.reset(d.empty(), nil)
	return d
}

func (d *Desk) empty() *session.Session {
	return session.New(d.p.NewID(), d.p.Now(), d.p.Guide.ID, d.p.Guide.Version)
}

// reset starts afresh on a session.
func (d *Desk) reset(s *session.Session, f *file) {
	d.saving.stop()
	d.session, d.file = s, f
	d.history = history{}
	d.saving = saving{}
}

func (d *Desk) changed() {
	if d.p.Changed != nil {
		d.p.Changed()
	}
}

// Session gives the session, to read until the next change.
func (d *Desk) Session() *session.Session { return d.session }

// Path of the file; empty while the session has none.
func (d *Desk) Path() string {
	if d.file == nil {
		return ""
	}
	return d.file.path
}

// Change is one edit. Edits with the same group that follow within a pause
// are one step to undo; without a group each stands alone. An edit that
// changes nothing is none.
func (d *Desk) Change(label, group string, apply func(*session.Session)) {
	next := d.session.Clone()
	apply(next)
	if same(next, d.session) {
		return
	}
	d.history.add(step{label: label, group: group, at: d.p.Now(), before: d.session})
	d.put(next)
}

// put takes a session over and sees to it that it is saved.
func (d *Desk) put(s *session.Session) {
	s.Updated = d.p.Now().Truncate(time.Second)
	d.session = s
	d.saving.dirty = true
	d.saveSoon()
	d.changed()
}

// same compares content; `updated` is no content.
func same(a, b *session.Session) bool {
	x, y := *a, *b
	y.Updated = x.Updated
	return reflect.DeepEqual(x, y)
}

// NewSession starts an empty session without a file. Like Open and
// OpenExample it first saves what waits; what cannot be saved is lost, so ask
// WouldLose beforehand.
func (d *Desk) NewSession() {
	_ = d.Flush()
	d.reset(d.empty(), nil)
	d.changed()
}

// Open reads a file. Where that fails the present session stays.
func (d *Desk) Open(path string) error {
	_ = d.Flush() // first, since it may be the file that is open
	data, err := d.p.Disk.Read(path)
	if err != nil {
		return err
	}
	s, err := session.Read(data)
	if err != nil {
		return &readError{path, err}
	}
	d.reset(s, &file{disk: d.p.Disk, path: path, known: data})
	d.changed()
	return nil
}

// readError names the file in front of what is wrong in it.
type readError struct {
	path string
	err  error
}

func (e *readError) Error() string { return e.path + ": " + e.err.Error() }
func (e *readError) Unwrap() error { return e.err }

// OpenExample shows a session without a file.
func (d *Desk) OpenExample(data []byte) error {
	s, err := session.Read(data)
	if err != nil {
		return err
	}
	_ = d.Flush()
	d.reset(s, nil)
	d.changed()
	return nil
}

var errNoPath = errors.New("deze sessie heeft nog geen bestand; kies Opslaan als")
