package desk

import (
	"errors"
	"fmt"
	"io/fs"
	"time"

	"formatietafel/guide"
	"formatietafel/session"
	"formatietafel/session/store"
)

const (
	// rest is how long typing pauses before the session is saved.
	rest = 1500 * time.Millisecond
	// longest is how long a change waits at most while typing goes on.
	longest = 10 * time.Second
	// A protected session takes a second of all a processor can do and 256
	// MiB; the journal has its changes meanwhile.
	protectedRest    = 10 * time.Second
	protectedLongest = time.Minute
	// retry is how long after a failed write the next one comes.
	retry = 10 * time.Second
)

// saving is how far the file is behind the session.
type saving struct {
	dirty   bool           // the session has what the file lacks
	held    bool           // nothing is written before somebody says so
	given   bool           // what is not saved is given up
	busy    bool           // a write is under way
	again   bool           // and another is to follow
	waiting []func(error)  // for the session as it is now to be in the file
	flight  *[]func(error) // wait for the write that is under way
	first   time.Time      // of the oldest change that is not saved
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

// saveSoon saves after a rest in typing, and not too long after the first
// change.
func (d *Desk) saveSoon() {
	if d.file == nil || d.saving.held || isConflict(d.saving.err) {
		return
	}
	pause, most := rest, longest
	if d.IsProtected() {
		pause, most = protectedRest, protectedLongest
	}
	now := d.p.Now()
	if d.saving.cancel == nil {
		d.saving.first = now
	}
	d.saveIn(min(pause, max(0, most-now.Sub(d.saving.first))))
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

// isConflict is an error that time does not mend.
func isConflict(err error) bool { return errors.Is(err, ErrBehind) || errors.Is(err, ErrGone) }

// written is a session as it went to its file.
type written struct {
	content session.File
	digest  string // of the file
}

// write puts the session in its file beside the window; a change that comes
// meanwhile is written after it.
func (d *Desk) write() {
	d.saving.stop()
	if d.saving.busy {
		d.saving.again = true
		return
	}
	d.saving.busy, d.saving.dirty, d.saving.held, d.saving.again = true, false, false, false
	flight := &[]func(error){}
	*flight, d.saving.waiting = d.saving.waiting, nil
	d.saving.flight = flight
	f, now, secret := d.file, written{content: d.content}, d.lock.secret
	var err error
	f.lane.do(func() { now.digest, err = d.putIn(f, now.content, secret) }, func() {
		d.wrote(f, now, err)
		for _, wait := range *flight {
			wait(err)
		}
	})
}

// putIn writes a session to a file, protected where there is a passphrase. In
// the file's lane.
func (d *Desk) putIn(f *file, s session.File, secret store.Passphrase) (digest string, err error) {
	if err := f.check(); err != nil {
		return "", err // before a second goes to the passphrase
	}
	data := s.Marshal()
	if !secret.Empty() {
		d.scrypt.Lock()
		data, err = secret.Encrypt(data)
		d.scrypt.Unlock()
		if err != nil {
			return "", err
		}
	}
	if err := f.replace(data); err != nil {
		return "", err
	}
	return f.known, nil
}

// wrote takes the result of a write beside the window.
func (d *Desk) wrote(f *file, now written, err error) {
	if f != d.file {
		return // another document is open by now
	}
	d.saving.busy = false
	d.note(now, err)
	if d.saving.again || len(d.saving.waiting) > 0 {
		d.write()
	}
	d.changed()
}

// note keeps how a write went. One that failed is tried again, but never over
// somebody else's work.
func (d *Desk) note(now written, err error) {
	d.saving.err = err
	if err == nil {
		d.saving.savedAt = d.p.Now()
		d.record.saved(d.file.path, now)
		return
	}
	d.saving.dirty = true
	if isConflict(err) {
		d.saving.again = false
		return
	}
	d.saveIn(retry)
}

// Save writes now.
func (d *Desk) Save(done func(error)) {
	switch {
	case d.file == nil:
		done(errNoPath)
	case d.ReadOnly():
		done(&inUse{*d.file.holder()})
	default:
		d.saving.waiting = append(d.saving.waiting, done)
		d.write()
	}
}

// inUse is a file that somebody else writes in.
type inUse struct{ by store.Holder }

func (e *inUse) Error() string {
	return "dit bestand is in gebruik (" + e.by.String() + "); kies Opslaan als om een kopie te maken"
}

// SaveOver writes over what another program made of the file, once the user
// said so. What was there is kept as an earlier version first; where that
// cannot be, as with what somebody put behind a passphrase that this session
// does not have, nothing is written (ErrProtected, ErrPassphrase or another).
func (d *Desk) SaveOver(done func(error)) {
	f := d.file
	if f == nil || d.ReadOnly() {
		d.Save(done)
		return
	}
	secret := d.lock.secret
	var theirs session.File
	var err error
	f.lane.do(func() { theirs, err = d.seeOther(f, secret) }, func() {
		switch {
		case f != d.file:
			err = ErrLeft
		case err == nil && !theirs.IsZero():
			d.keepVersion(reasonOther, theirs)
		}
		if err != nil {
			done(err)
			return
		}
		d.Save(done)
	})
}

// seeOther reads what another program made of the file, so that it can be
// written over; nothing where there is none. In the file's lane.
func (d *Desk) seeOther(f *file, secret store.Passphrase) (session.File, error) {
	data, err := f.disk.Read(f.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		f.known = ""
		return session.File{}, nil
	case err != nil:
		return session.File{}, err
	}
	s, locked, err := d.decode(data, secret)
	switch {
	case locked && secret.Empty():
		return s, fmt.Errorf("%w, en deze sessie niet; kies Opslaan als, of beveilig haar eerst met hetzelfde wachtwoord", ErrProtected)
	case err != nil && len(data) > 0:
		return s, fmt.Errorf("wat er nu in het bestand staat, is niet als eerdere versie te bewaren; kies Opslaan als (%w)", err)
	}
	f.known = store.Digest(data)
	return s, nil
}

// SaveAs writes to another file, which is the session's from then on; unless
// another document was opened meanwhile, or this one went to yet another file.
func (d *Desk) SaveAs(path string, done func(error)) {
	f, was, turn := d.newFile(path), d.file, d.opened
	now, secret, at := written{content: d.content}, d.lock.secret, d.p.Now()
	var err error
	f.lane.do(func() {
		f.claim = d.claimFor(f, was, at)
		if f.claim.ReadOnly() {
			err = &inUse{*f.claim.Other}
			return
		}
		if now.digest, err = d.putIn(f, now.content, secret); err != nil {
			d.giveBack(f, was)
		}
	}, func() {
		switch {
		case err != nil:
		case turn == d.opened && was == d.file:
			d.moveTo(f, now)
		default:
			open := d.file
			f.lane.do(func() { d.giveBack(f, open) }, nothing)
		}
		done(err)
		d.changed()
	})
}

// moveTo goes on in another file, which holds what was written.
func (d *Desk) moveTo(f *file, now written) {
	was := d.file
	if was != nil && was.claim != nil && was.claim != f.claim {
		was.lane.do(was.claim.Release, nothing)
	}
	d.saving.stop()
	waiting := d.saving.waiting
	d.file = f
	d.saving = saving{savedAt: d.p.Now(), dirty: d.content != now.content}
	d.record.saved(f.path, now)
	d.hold(f)
	switch {
	case d.saving.dirty && len(waiting) > 0:
		d.saving.waiting = waiting // for what this file lacks as well
		d.write()
	case d.saving.dirty:
		d.saveSoon()
	default:
		for _, wait := range waiting {
			wait(nil)
		}
	}
}

// Flush writes what waits to be written, before the session is left, and what
// is typed meanwhile. Where that fails WouldLose tells so. What waits for the
// user to say so is not written.
func (d *Desk) Flush(done func(error)) {
	if d.file == nil || d.ReadOnly() || d.saving.held || !d.Dirty() || isConflict(d.saving.err) {
		done(d.saving.err)
		return
	}
	rest := func(err error) {
		if err == nil {
			d.Flush(done) // a slow disk leaves time to type
			return
		}
		done(err)
	}
	if d.saving.busy && !d.saving.dirty {
		*d.saving.flight = append(*d.saving.flight, rest)
		return
	}
	d.Save(rest)
}

// CanWait tells whether what is not saved stays on this computer, to be
// offered at the next start.
func (d *Desk) CanWait() bool { return !d.record.off && d.record.err == nil }

// GiveUp says that what is not saved need not be kept.
func (d *Desk) GiveUp() { d.saving.given = true }

// Dirty tells whether the file lacks something.
func (d *Desk) Dirty() bool { return d.saving.dirty || d.saving.busy }

// Safe tells whether the last change survives a crash: it is in the file or in
// the journal.
func (d *Desk) Safe() bool { return !d.Dirty() || d.record.isKept() }

// WouldLose tells whether the session has something that is in no file and
// that saving by itself will not put there: the session has no file, its file
// could not be written, or the user has yet to say so.
func (d *Desk) WouldLose() bool {
	if d.saving.given || !d.Dirty() {
		return false
	}
	return d.file == nil || d.saving.held || d.saving.err != nil
}

// Status says in a line how saving stands.
func (d *Desk) Status() string {
	switch {
	case d.ReadOnly():
		return "Alleen lezen"
	case d.saving.err != nil:
		return "Opslaan mislukt: " + d.saving.err.Error()
	case d.saving.held:
		return "Teruggehaald, nog niet opgeslagen"
	case d.file == nil && d.saving.dirty && d.record.isKept():
		return "Nog niet opgeslagen in een bestand, wel veilig op deze computer"
	case d.file == nil && d.saving.dirty:
		return "Nog niet opgeslagen"
	case d.saving.dirty || d.saving.busy:
		return "Wordt opgeslagen…"
	case !d.saving.savedAt.IsZero():
		return "Opgeslagen om " + guide.Clock(d.saving.savedAt)
	}
	return ""
}
