// Package desk is the open document without a window: the session, what was
// done to it and can be undone, saving it, and what is kept in the state
// folder so that nothing is lost: a journal of each change and earlier
// versions. Time and disk come from outside, so that it can be tried without
// either.
//
// All methods are called from one goroutine, the window's. Work on the disk
// happens beside it; its result comes back on the same goroutine, in the
// function that a method is given.
package desk

import (
	"errors"
	"reflect"
	"sync"
	"time"

	"formatietafel/guide"
	"formatietafel/session"
	"formatietafel/session/store"
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
	// Claim takes a file for one writer; nil for a disk that has one already.
	Claim func(path string, now time.Time) *store.Claim
	// State takes the journal and earlier versions; nil keeps neither.
	State *store.State
	// NoState says why there is no State where there should be one.
	NoState error
	Now     func() time.Time
	// After calls f on the desk's goroutine once d has passed, unless stopped.
	After func(d time.Duration, f func()) (stop func())
	// Beside runs work elsewhere, and then done on the desk's goroutine.
	Beside func(work, done func())
	// NewID makes the id of a new session.
	NewID func() string
	Guide *guide.Guide
	// Changed is called after every change of the session or of saving.
	Changed func()
	// Work is the exponent of scrypt's cost; 0 is the store's own. Only tests
	// ask for less.
	Work int
}

// Desk is one open document.
type Desk struct {
	p       Params
	opened  int          // documents so far: who comes back from the disk can tell whether it is still the same
	content session.File // a session, or what a new alderman keeps
	file    *file        // nil while the session has none
	history history
	saving  saving
	record  *record
	kept    kept
	lock    protection
	lane    lane        // for the state folder, the journal aside
	scrypt  *sync.Mutex // one at a time: each takes 256 MiB
}

// New opens an empty session.
func New(p Params) *Desk {
	if p.Claim == nil {
		p.Claim = func(string, time.Time) *store.Claim { return &store.Claim{} }
	}
	d := &Desk{p: p, lane: lane{beside: p.Beside}, scrypt: &sync.Mutex{}}
	d.reset(document{content: d.empty()})
	return d
}

func (d *Desk) empty() session.File {
	return session.File{Session: session.New(d.p.NewID(), d.p.Now(), d.p.Guide.ID, d.p.Guide.Version)}
}

// document is what a desk can open.
type document struct {
	content session.File
	file    *file
	lock    protection
	held    bool   // nothing is written before somebody says so
	base    string // digest of what the file held when this was in it
}

// reset lets go of the document that is open and starts afresh on another.
func (d *Desk) reset(doc document) {
	d.letGo(doc.file)
	waiting := d.saving.waiting
	d.opened++
	d.content, d.file, d.lock = doc.content, doc.file, doc.lock
	d.history = history{}
	d.saving = saving{held: doc.held, dirty: doc.held}
	d.kept = d.startKept()
	d.record = d.newRecord()
	d.record.head.Base = doc.base
	if d.file != nil {
		d.hold(d.file)
	}
	for _, wait := range waiting {
		wait(ErrLeft)
	}
}

// letGo leaves the document that is open: what its file lacks stays in the
// journal, to be offered later, unless it was given up.
func (d *Desk) letGo(next *file) {
	d.saving.stop()
	if d.record != nil {
		d.record.leave(d.content, d.Dirty() && !d.saving.given)
	}
	f := d.file
	if f == nil || f.claim == nil || next != nil && next.claim == f.claim {
		return
	}
	f.lane.do(f.claim.Release, nothing)
}

func (d *Desk) changed() {
	if d.p.Changed != nil {
		d.p.Changed()
	}
}

// Kind of the open document: [session.KindSession] or
// [session.KindOnboarding].
func (d *Desk) Kind() string { return d.content.Kind() }

// Session gives the session, to read until the next change; an empty one while
// the file of a new alderman is open, so that nobody has to ask.
func (d *Desk) Session() *session.Session {
	if d.content.Session == nil {
		return &session.Session{}
	}
	return d.content.Session
}

// Onboarding gives what a new alderman keeps, likewise; an empty one while a
// session is open.
func (d *Desk) Onboarding() *session.Onboarding {
	if d.content.Onboarding == nil {
		return &session.Onboarding{}
	}
	return d.content.Onboarding
}

// Path of the file; empty while the session has none.
func (d *Desk) Path() string {
	if d.file == nil {
		return ""
	}
	return d.file.path
}

// ReadOnly tells whether somebody else may be writing in the file. Then
// nothing changes here.
func (d *Desk) ReadOnly() bool { return d.file.holder() != nil }

// Change is one edit. Edits with the same group that follow within a pause
// are one step to undo; without a group each stands alone. An edit that
// changes nothing is none. Of a file that is only read nothing changes, and
// Changed is called so that the screen shows that. While a document of another
// kind is open it does nothing.
func (d *Desk) Change(label, group string, apply func(*session.Session)) {
	if d.content.Session != nil {
		d.change(label, group, func(f session.File) session.File {
			apply(f.Session)
			return f
		})
	}
}

// ChangeOnboarding is one edit of what a new alderman keeps, likewise.
func (d *Desk) ChangeOnboarding(label, group string, apply func(*session.Onboarding)) {
	if d.content.Onboarding != nil {
		d.change(label, group, func(f session.File) session.File {
			apply(f.Onboarding)
			return f
		})
	}
}

// change is one edit: apply gets a copy, and gives what takes its place.
func (d *Desk) change(label, group string, apply func(session.File) session.File) {
	if d.ReadOnly() {
		d.changed()
		return
	}
	next := apply(d.content.Clone())
	if same(next, d.content) {
		return
	}
	d.keepFirst()
	d.history.add(step{label: label, group: group, at: d.p.Now(), before: d.content}, next)
	d.put(next)
}

// put takes a session over and sees to it that it is kept and saved. From
// then on nobody changes it, so that it can be written beside the window.
func (d *Desk) put(s session.File) {
	d.content = s.WithUpdated(d.p.Now().Truncate(time.Second))
	d.saving.dirty, d.saving.given = true, false
	d.record.soon()
	d.saveSoon()
	d.changed()
}

// same compares content; `updated` is no content.
func same(a, b session.File) bool {
	return reflect.DeepEqual(a.WithUpdated(time.Time{}), b.WithUpdated(time.Time{}))
}

// NewSession starts an empty session without a file. Like Open and
// OpenExample it leaves the session that was open: Flush first.
func (d *Desk) NewSession() {
	d.reset(document{content: d.empty()})
	d.changed()
}

// NewOnboarding starts an empty file of a new alderman, likewise.
func (d *Desk) NewOnboarding() {
	d.reset(document{content: session.File{Onboarding: session.NewOnboarding(d.p.NewID(), d.p.Now(), d.p.Guide.ID, d.p.Guide.Version)}})
	d.changed()
}

// OpenExample shows a session without a file.
func (d *Desk) OpenExample(data []byte) error {
	s, err := session.Read(data)
	if err != nil {
		return err
	}
	d.reset(document{content: session.File{Session: s}})
	d.changed()
	return nil
}

// Open reads a file; passphrase is for a protected one. Where it fails the
// present session stays; the error is under [ErrProtected] or [ErrPassphrase]
// where a passphrase is needed, or another.
func (d *Desk) Open(path, passphrase string, done func(error)) {
	d.Flush(func(error) { d.open(path, passphrase, done) }) // it may be the file that is open
}

// open reads the file, and once more where the session was changed meanwhile:
// that is saved first, and it may be in this very file.
func (d *Desk) open(path, passphrase string, done func(error)) {
	f := d.newFile(path)
	var doc document
	var err error
	was, before, now := d.file, d.content, d.p.Now()
	f.lane.do(func() {
		f.claim = d.claimFor(f, was, now)
		doc, err = d.read(f, store.Passphrase{Text: passphrase, Work: d.p.Work})
		if err != nil {
			d.giveBack(f, was)
		}
	}, func() {
		if err != nil {
			d.saving.given = false // it stays open
			done(err)
			return
		}
		if d.content != before {
			f.lane.do(func() { d.giveBack(f, was) }, func() { d.Open(path, passphrase, done) })
			return
		}
		d.reset(doc)
		d.protectKept()
		done(nil)
		d.changed()
	})
}

func (d *Desk) newFile(path string) *file {
	return &file{path: path, disk: d.p.Disk, lane: lane{beside: d.p.Beside}}
}

// claimFor takes a file for one writer. Where it is the file that is open
// already, its claim goes over.
func (d *Desk) claimFor(f, was *file, now time.Time) *store.Claim {
	claim := d.p.Claim(f.path, now)
	if claim.Other != nil && was != nil && was.claim != nil && was.claim.Is(*claim.Other) {
		return was.claim
	}
	return claim
}

// giveBack releases a file that does not become the open one, unless its
// claim is that of the file that is. In the file's lane.
func (d *Desk) giveBack(f, open *file) {
	if open == nil || f.claim != open.claim {
		f.claim.Release()
	}
}

// read reads a file with a session in it. In the file's lane.
func (d *Desk) read(f *file, secret store.Passphrase) (document, error) {
	data, err := f.disk.Read(f.path)
	if err != nil {
		return document{}, err
	}
	f.known = store.Digest(data)
	s, locked, err := d.decode(data, secret)
	if err != nil {
		return document{}, &readError{f.path, err}
	}
	lock := protection{}
	if locked {
		lock = d.protect(s.ID(), secret)
	}
	return document{content: s, file: f, lock: lock, base: f.known}, nil
}

// decode reads what a desk can open, also where it is protected.
func (d *Desk) decode(data []byte, secret store.Passphrase) (s session.File, locked bool, err error) {
	if store.IsSealed(data) {
		return s, false, errors.New("dit is een verzegelde inbreng van een partij; voeg haar toe aan de sessie waar zij bij hoort")
	}
	locked = store.IsProtected(data)
	if locked {
		d.scrypt.Lock()
		data, err = secret.Decrypt(data)
		d.scrypt.Unlock()
		if err != nil {
			return s, locked, err
		}
	}
	s, err = session.ReadDocument(data)
	return s, locked, err
}

// readError names the file in front of what is wrong in it.
type readError struct {
	path string
	err  error
}

func (e *readError) Error() string { return e.path + ": " + e.err.Error() }
func (e *readError) Unwrap() error { return e.err }

// Close leaves the document before the program ends: what its file lacks
// stays in the journal. done comes when all that was asked of the disk is
// done.
func (d *Desk) Close(done func()) {
	last, f := d.record, d.file
	d.reset(document{content: d.empty()})
	last.lane.do(nothing, func() {
		d.lane.do(nothing, func() {
			if f == nil {
				done()
				return
			}
			f.lane.do(nothing, done)
		})
	})
}

// ErrLeft is for who waited for a file that is not the open one any more.
var ErrLeft = errors.New("er is intussen een ander document geopend; open dit bestand opnieuw om te zien wat erin staat")

var errNoPath = errors.New("deze sessie heeft nog geen bestand; kies Opslaan als")
