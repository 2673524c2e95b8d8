package desk

import (
	"errors"
	"io/fs"

	"formatietafel/session/store"
)

// What is under the error of a file that is not as it was left. Nothing is
// written over it, unless somebody says so ([Desk.SaveOver]).
var (
	// ErrBehind: somebody else changed it since it was read.
	ErrBehind = errors.New("het bestand is intussen door een ander programma gewijzigd; kies Opslaan als om niets te verliezen")
	// ErrGone: it was moved, renamed or removed.
	ErrGone = errors.New("het bestand staat niet meer waar het stond; kies Opslaan als, of sluit de stick weer aan")
)

// file is where a session is written. Its lane does the writing, so an older
// write never comes after a newer one; what the lane uses nobody else does.
type file struct {
	path string
	lane lane
	disk Disk

	claim *store.Claim
	known string // digest of what it held when it was last read or written; empty: not known
}

// Holder is who has the file; nil where we have it.
func (f *file) holder() *store.Holder {
	if f == nil || f.claim == nil {
		return nil
	}
	return f.claim.Other
}

// check compares the file with what it was. In its lane.
func (f *file) check() error {
	if f.known == "" {
		return nil
	}
	now, err := f.disk.Read(f.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return ErrGone
	case err != nil:
		return err
	case store.Digest(now) != f.known:
		return ErrBehind
	}
	return nil
}

// replace writes, unless the file is another than the one that was last seen.
// In its lane.
func (f *file) replace(data []byte) error {
	if err := f.check(); err != nil {
		return err
	}
	ours := store.Digest(data)
	err := f.disk.Write(f.path, data)
	if err == nil || f.holds(ours) { // which may not last, but is nobody else's
		f.known = ours
	}
	return err
}

func (f *file) holds(digest string) bool {
	now, err := f.disk.Read(f.path)
	return err == nil && store.Digest(now) == digest
}

// hold gives signs of life for as long as the file is open.
func (d *Desk) hold(f *file) {
	if f.claim == nil || f.claim.ReadOnly() {
		return
	}
	d.p.After(store.SignOfLife, func() {
		if f != d.file {
			return
		}
		now := d.p.Now()
		f.lane.do(func() { f.claim.Refresh(now) }, nothing)
		d.hold(f)
	})
}
