package desk

import (
	"bytes"
	"errors"
	"sync"
)

// errBehind is a file that somebody else changed since it was read.
var errBehind = errors.New("het bestand is intussen door een ander programma gewijzigd; kies Opslaan als om niets te verliezen")

// file is where a session is written. Writes beside the window and writes at
// once both go through it: one at a time, and never an older one over a newer.
type file struct {
	disk Disk
	path string

	mu    sync.Mutex
	known []byte // what it held when it was last read or written; nil: not known
	order int    // of the last write
}

// replace writes unless something newer was written meanwhile, or the file is
// another than the one that was last seen.
func (f *file) replace(order int, data []byte) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if order < f.order {
		return nil
	}
	if now, err := f.disk.Read(f.path); err == nil && f.known != nil && !bytes.Equal(now, f.known) {
		return errBehind
	}
	if err := f.disk.Write(f.path, data); err != nil {
		return err
	}
	f.known, f.order = data, order
	return nil
}
