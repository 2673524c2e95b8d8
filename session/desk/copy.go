package desk

import (
	"errors"
	"fmt"

	"formatietafel/session"
	"formatietafel/session/store"
)

var errItself = errors.New("dit is het bestand van de sessie zelf; kies een andere naam")

// WriteCopy writes another session beside this one, behind the same
// passphrase where there is one. It never takes the place of the file of this
// session, under whatever name, nor of one that somebody has open.
func (d *Desk) WriteCopy(path string, s *session.Session, done func(error)) {
	secret, open, now := d.lock.secret, d.file, d.p.Now()
	var err error
	d.p.Beside(func() {
		claim := d.p.Claim(path, now)
		defer claim.Release()
		if err = mayReplace(claim, open); err != nil {
			return
		}
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

// mayReplace refuses a file that is taken, also by the session that is open.
func mayReplace(claim *store.Claim, open *file) error {
	switch {
	case claim.Other == nil:
		return nil
	case open != nil && open.claim != nil && open.claim.Is(*claim.Other):
		return errItself
	}
	return fmt.Errorf("dit bestand is in gebruik (%s); kies een andere naam", claim.Other)
}
