package store

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
)

// FS is what this package asks of a disk, an operation at a time. It is the
// edge at which tests let each one fail by itself (package faulty); the
// program works with [System].
type FS interface {
	// Resolve gives the file that a link points to, also where that is not
	// there yet.
	Resolve(path string) (string, error)
	Stat(path string) (fs.FileInfo, error)
	// Read gives at most so many bytes of a file, from an offset on.
	Read(path string, from, most int64) ([]byte, error)
	// Create makes a file that is not there yet.
	Create(path string, mode fs.FileMode) (File, error)
	Rename(from, to string) error
	Remove(path string) error
	// MakeDir makes a folder and those above it, for their owner alone.
	MakeDir(path string) error
	// List gives the names in a folder, sorted.
	List(path string) ([]string, error)
	// SyncDir makes what was made, renamed and removed in a folder last.
	SyncDir(path string) error
	// Lock takes a file that other programs can lock too, and makes it where
	// it is not there. ErrLocked where another has it.
	Lock(path string) (LockFile, error)
}

// File is a file that is being written.
type File interface {
	io.WriteCloser
	Chmod(mode fs.FileMode) error
	// Sync makes what was written last.
	Sync() error
}

// LockFile is a lock that is held. Its first byte is left alone: on Windows
// nobody else can read what is locked.
type LockFile interface {
	// Put writes a line from the second byte on.
	Put(line []byte) error
	// Release gives the lock back, and removes the file before where asked.
	Release(remove bool)
}

// ErrLocked is a lock that another program, or another window, has.
var ErrLocked = errors.New("dit bestand is in gebruik")

// System is the real disk.
type System struct{}

// Resolve follows links: replacing the link itself would cut it.
func (System) Resolve(path string) (string, error) {
	target, err := filepath.EvalSymlinks(path)
	if err == nil {
		return target, nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	link, err := os.Readlink(path)
	if err != nil {
		return path, nil
	}
	if !filepath.IsAbs(link) {
		link = filepath.Join(filepath.Dir(path), link)
	}
	return link, nil
}

// Stat is os.Stat.
func (System) Stat(path string) (fs.FileInfo, error) { return os.Stat(path) }

// Read reads what is asked and no more.
func (System) Read(path string, from, most int64) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var data bytes.Buffer
	if info, err := file.Stat(); err == nil {
		// All at once: growing by and by takes several times as much.
		data.Grow(int(max(0, min(info.Size()-from, most))) + bytes.MinRead)
	}
	_, err = data.ReadFrom(io.NewSectionReader(file, from, most))
	return data.Bytes(), err
}

// Create makes a new file.
func (System) Create(path string, mode fs.FileMode) (File, error) {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return nil, err // an interface around a nil file is not nil
	}
	return file, nil
}

// Rename replaces what is there. On Windows that fails while a virus scanner
// or a sync client has the file open, mostly for less than a second.
func (System) Rename(from, to string) error {
	return patiently(time.Sleep, isBusy, func() error { return os.Rename(from, to) })
}

// Remove removes a file.
func (System) Remove(path string) error { return os.Remove(path) }

// MakeDir is os.MkdirAll.
func (System) MakeDir(path string) error { return os.MkdirAll(path, privateDir) }

// List gives the names in a folder.
func (System) List(path string) ([]string, error) {
	entries, err := os.ReadDir(path)
	names := make([]string, len(entries))
	for i, entry := range entries {
		names[i] = entry.Name()
	}
	return names, err
}

// SyncDir syncs a folder where the system can.
func (System) SyncDir(path string) error { return syncDir(path) }

// lockTries is how often a lock file may be removed under our hands.
const lockTries = 20

// Lock locks with what the system has for it, so that the lock of a program
// that crashed is gone with it.
func (System) Lock(path string) (LockFile, error) {
	for range lockTries {
		lock := flock.New(path)
		held, err := lock.TryLock()
		if err != nil {
			return nil, err
		}
		if !held {
			return nil, ErrLocked
		}
		if isStill(lock, path) {
			return &systemLock{lock}, nil
		}
		_ = lock.Unlock() // of a file without a name; nobody else sees it
	}
	return nil, ErrLocked
}

// isStill tells whether what was locked is still the file of that name. Who
// had it before may have removed it between our opening and our locking.
func isStill(lock *flock.Flock, path string) bool {
	locked, err := lock.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(path)
	return err == nil && os.SameFile(locked, named)
}

type systemLock struct{ lock *flock.Flock }

func (l *systemLock) Put(line []byte) error {
	file, err := os.OpenFile(l.lock.Path(), os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = file.WriteAt(line, 1)
	return errors.Join(err, file.Close())
}

// Release removes before it unlocks, so that nobody is robbed of a lock taken
// in between; Windows removes only what nobody has open.
func (l *systemLock) Release(remove bool) {
	var left error
	if remove {
		left = os.Remove(l.lock.Path())
	}
	_ = l.lock.Unlock() // closing the file gives it back in any case
	if left != nil {
		_ = os.Remove(l.lock.Path()) // one that stays is only noticed as stale
	}
}

// The rights of what was not there: it is confidential, so its owner's alone.
const (
	newFile    fs.FileMode = 0o600
	privateDir fs.FileMode = 0o700
)

// How long a file that another program has open is waited for: about two
// seconds in all, each time twice as long.
const (
	firstWait = 10 * time.Millisecond
	mostTries = 8
)

// patiently does something again while it fails for a reason that passes.
func patiently(sleep func(time.Duration), passes func(error) bool, do func() error) error {
	wait := firstWait
	for try := 1; ; try++ {
		err := do()
		if err == nil || !passes(err) || try == mostTries {
			return err
		}
		sleep(wait)
		wait *= 2
	}
}
