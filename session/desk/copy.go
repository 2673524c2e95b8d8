package desk

import "formatietafel/session"

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
