package desk

import "formatietafel/session"

// Note changes what is no part of undo, the minutes of the clock for one: it
// is saved, and undo of another change goes on as if it were not there. Of a
// file that is only read nothing changes.
func (d *Desk) Note(apply func(*session.Session)) {
	if d.content.Session == nil || d.ReadOnly() {
		return
	}
	next := d.content.Clone()
	apply(next.Session)
	if !same(next, d.content) {
		d.put(next)
	}
}

// WriteCopy writes another session beside this one, behind the same
// passphrase where there is one.
func (d *Desk) WriteCopy(path string, s *session.Session, done func(error)) {
	secret := d.lock.secret
	var err error
	d.p.Beside(func() {
		data := session.Marshal(s)
		if !secret.Empty() {
			d.scrypt.Lock()
			data, err = secret.Encrypt(data)
			d.scrypt.Unlock()
		}
		if err == nil {
			err = d.p.Disk.Write(path, data)
		}
	}, func() { done(err) })
}
