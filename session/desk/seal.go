package desk

import (
	"formatietafel/session"
	"formatietafel/session/store"
)

// MakeSeal gives the session the key that input from home is sealed to, where
// it has none. Undo does not take it away again: what is sealed to a key that
// is lost, nobody can open. While a document of another kind is open it does
// nothing.
func (d *Desk) MakeSeal() error {
	if d.content.Session == nil || d.content.Session.Seal.Whole() {
		return nil
	}
	if d.ReadOnly() {
		return &inUse{*d.file.holder()}
	}
	seal, err := store.NewSeal()
	if err != nil {
		return err
	}
	sealed := d.content.Clone()
	sealed.Session.Seal.Recipient, sealed.Session.Seal.Identity = seal.Recipient, seal.Identity
	d.history.change(func(f session.File) session.File { return withSeal(f, sealed) }, sealed)
	d.put(sealed)
	return nil
}

// withSeal gives a state with the key of another, where that has one.
func withSeal(f, other session.File) session.File {
	if f.Session == nil || other.Session == nil || !other.Session.Seal.Whole() {
		return f
	}
	next := f.Clone()
	next.Session.Seal = other.Clone().Session.Seal
	return next
}
