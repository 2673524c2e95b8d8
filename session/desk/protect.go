package desk

import (
	"errors"

	"formatietafel/session/store"
)

// What is under the errors of a protected file.
var (
	ErrProtected  = store.ErrProtected
	ErrPassphrase = store.ErrPassphrase
)

// protection is how the document that is open is protected.
type protection struct {
	secret store.Passphrase // of its file; empty for none
	key    *store.Key       // of what is kept in the state folder; nil where none could be made
	keys   []*store.Key     // all that were opened, to read what was kept before
	err    error            // why there is no key
}

func (p *protection) keyOf(id string) *store.Key {
	for _, key := range p.keys {
		if key.ID() == id {
			return key
		}
	}
	return nil
}

func (p *protection) remember(key *store.Key) {
	if key != nil && p.keyOf(key.ID()) == nil {
		p.keys = append(p.keys, key)
	}
}

// IsProtected tells whether the session is saved behind a passphrase.
func (d *Desk) IsProtected() bool { return !d.lock.secret.Empty() }

// CheckPassphrase refuses what cannot be a passphrase, with a Dutch line.
func CheckPassphrase(text string) error { return store.Passphrase{Text: text}.Check() }

// Advice says why a passphrase is weak; "" where it is not.
func Advice(passphrase string) string { return store.Passphrase{Text: passphrase}.Advice() }

// protect opens or makes the key of a session behind a passphrase. It takes
// seconds; call it in a lane.
func (d *Desk) protect(id string, secret store.Passphrase) protection {
	p := protection{secret: secret}
	if d.p.State == nil {
		return p
	}
	d.scrypt.Lock()
	defer d.scrypt.Unlock()
	p.key, p.err = d.p.State.Key(id, secret)
	if p.err != nil {
		p.key = nil
	}
	p.remember(p.key)
	return p
}

func (d *Desk) openKey(session, id string, secret store.Passphrase) (*store.Key, error) {
	d.scrypt.Lock()
	defer d.scrypt.Unlock()
	return d.p.State.OpenKey(session, id, secret)
}

// Protect puts the session behind a passphrase, or behind another one: its
// file, and all that is kept of it on this computer. The error says what
// could not be done; nothing is written in plain text any more.
func (d *Desk) Protect(passphrase string, done func(error)) {
	secret := store.Passphrase{Text: passphrase, Work: d.p.Work}
	if err := secret.Check(); err != nil {
		done(err)
		return
	}
	if d.ReadOnly() {
		done(&inUse{*d.file.holder()})
		return
	}
	id, old, file := d.content.ID(), d.lock, d.file
	next := protection{secret: secret, key: old.key, keys: old.keys}
	d.lane.do(func() {
		if old.key == nil {
			next = d.protect(id, secret)
			next.keys = append(next.keys, old.keys...)
		}
	}, func() {
		if d.content.ID() != id || d.file != file {
			done(nil) // another document is open by now
			return
		}
		d.changeLock(next, func(journal error) {
			d.saveLocked(func(file error) {
				// The key stays behind the passphrase that the file has.
				wrap := old.key != nil && file == nil
				d.lockState(id, next, wrap, func(state error) { done(errors.Join(journal, file, state)) })
			})
		})
	})
}

// changeLock goes on with another lock; the journal begins anew under it.
func (d *Desk) changeLock(next protection, done func(error)) {
	same := next.key == d.lock.key && next.secret.Empty() == d.lock.secret.Empty()
	d.lock = next
	if same {
		done(nil)
		return
	}
	old := d.record
	d.record = d.newRecord()
	// What was protected may wait for its journal, what was not may not.
	d.record.restart(old, d.IsProtected(), done)
}

// saveLocked writes the file under a new lock; a session without a file has
// nothing to write yet.
func (d *Desk) saveLocked(done func(error)) {
	if d.file == nil {
		done(nil)
		return
	}
	d.Save(done)
}

// lockState protects what was kept before, and puts its key behind the new
// passphrase where it had one already.
func (d *Desk) lockState(id string, next protection, wrap bool, done func(error)) {
	if d.p.State == nil {
		done(nil)
		return
	}
	err := next.err
	d.lane.do(func() {
		if err == nil && wrap {
			d.scrypt.Lock()
			err = d.p.State.Wrap(id, next.key, next.secret)
			d.scrypt.Unlock()
		}
		if err == nil {
			err = d.p.State.Protect(id, next.key)
		}
	}, func() {
		d.changed()
		done(err)
	})
}

// protectKept protects what was kept in plain text of a session whose file
// was protected elsewhere.
func (d *Desk) protectKept() {
	if d.lock.key == nil {
		return
	}
	id, key, record := d.content.ID(), d.lock.key, d.record
	var err error
	d.lane.do(func() { err = d.p.State.Protect(id, key) }, func() {
		if record == d.record && err != nil {
			d.kept.plain = err
			d.changed()
		}
	})
}

// Unprotect writes the session so that everybody who has the file can read
// it. What was kept of it before stays behind its passphrase.
func (d *Desk) Unprotect(done func(error)) {
	if d.ReadOnly() {
		done(&inUse{*d.file.holder()})
		return
	}
	d.changeLock(protection{keys: d.lock.keys}, func(journal error) {
		d.saveLocked(func(file error) {
			d.changed()
			done(errors.Join(journal, file))
		})
	})
}
