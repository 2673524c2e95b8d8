package desk

import (
	"errors"
	"path/filepath"
	"time"

	"formatietafel/session"
	"formatietafel/session/store"
)

// Found is work that a program left that ended without saving.
type Found struct {
	// Name of its file; empty where the session had none.
	Name  string
	Began time.Time
	// Protected: it takes the passphrase to look at it.
	Protected bool
	found     store.Found
}

// Recovered is what was found, and what the file holds now.
type Recovered struct {
	Work session.File
	At   time.Time // of its last change
	// File is what the file holds; zero where it has none, or it cannot be
	// read now.
	File session.File
	// Older: the file was changed after this.
	Older bool
	// Behind: the file is not as it was when this work began.
	Behind bool

	found  store.Found
	lock   protection
	theirs []byte // bytes of the file
}

// Same tells whether the file has it all already.
func (r *Recovered) Same() bool { return !r.File.IsZero() && same(r.Work, r.File) }

// Find lists what can be recovered, oldest first. Nothing is changed by it.
func (d *Desk) Find(done func([]Found, error)) {
	if d.p.State == nil {
		done(nil, nil)
		return
	}
	var all []store.Found
	var err error
	d.lane.do(func() { all, err = d.p.State.Found() }, func() {
		list := make([]Found, len(all))
		for i, f := range all {
			list[i] = Found{Began: f.Head.Began, Protected: f.Head.Key != "", found: f}
			if f.Head.Path != "" {
				list[i].Name = filepath.Base(f.Head.Path)
			}
		}
		done(list, err)
	})
}

// Inspect reads what was found beside what its file holds; passphrase is for
// what is protected.
func (d *Desk) Inspect(f Found, passphrase string, done func(*Recovered, error)) {
	secret := store.Passphrase{Text: passphrase, Work: d.p.Work}
	var r *Recovered
	var err error
	d.lane.do(func() { r, err = d.inspect(f.found, secret) }, func() { done(r, err) })
}

func (d *Desk) inspect(f store.Found, secret store.Passphrase) (*Recovered, error) {
	r := &Recovered{found: f}
	if f.Head.Key != "" {
		key, err := d.openKey(f.Head.Session, f.Head.Key, secret)
		if err != nil {
			return nil, err
		}
		r.lock = protection{secret: secret, key: key, keys: []*store.Key{key}}
	}
	content, at, err := d.p.State.Recover(f, r.lock.key)
	if err != nil {
		return nil, err
	}
	if r.Work, err = session.ReadDocument(content); err != nil {
		return nil, err
	}
	r.At, r.Work = at, r.Work.WithUpdated(at)
	if f.Head.Path == "" {
		return r, nil
	}
	data, err := d.p.Disk.Read(f.Head.Path)
	if err != nil {
		return r, nil // the window shows it without
	}
	r.theirs, r.Behind = data, store.Digest(data) != f.Head.Base
	s, locked, err := d.decode(data, secret)
	switch {
	case err == nil && locked && r.lock.key == nil:
		r.lock = d.protect(r.Work.ID(), secret)
	case errors.Is(err, ErrProtected) || errors.Is(err, ErrPassphrase) && r.lock.key == nil:
		return nil, err // protected elsewhere since: the work is as secret
	}
	if err == nil {
		r.File, r.Older = s, s.Updated().After(at)
	}
	return r, nil
}

// Recover goes on with what was found. Its file stays as it is until the user
// saves; where somebody else has that file open, the session has none.
func (d *Desk) Recover(r *Recovered, done func(error)) {
	if r.found.Head.Path == "" {
		d.takeUp(r, nil, done)
		return
	}
	f, was, now := d.newFile(r.found.Head.Path), d.file, d.p.Now()
	f.lane.do(func() {
		f.claim, f.known = d.claimFor(f, was, now), r.found.Head.Base
		f.claim.Stale = nil // that it ended badly is why we are here
	}, func() {
		if f.claim.ReadOnly() {
			f = nil
		}
		d.takeUp(r, f, done)
	})
}

// takeUp opens what was found, and lets go of it once the new journal has it.
func (d *Desk) takeUp(r *Recovered, f *file, done func(error)) {
	d.reset(document{content: r.Work, file: f, lock: r.lock, held: true, base: r.found.Head.Base})
	d.keepFile(reasonRecovery, r.theirs)
	record := d.record
	record.busy = true
	now := d.content
	var err error
	record.lane.do(func() {
		if err = record.begin(now); err == nil {
			err = d.p.State.Forget(r.found)
		}
	}, func() {
		record.busy = false
		if !record.left {
			record.kept(now, err)
			d.protectKept()
		}
		done(err)
		d.changed()
	})
}

// Forget removes what was found: nobody wants it.
func (d *Desk) Forget(f Found, done func(error)) {
	var err error
	d.lane.do(func() { err = d.p.State.Forget(f.found) }, func() { done(err) })
}
