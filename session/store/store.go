// Package store is bytes on disk: reading within a limit, writing a file whole
// or not at all, passphrases, locks, and what the program keeps in its own
// folder so that no work is lost: journals and earlier versions. Its errors are Dutch lines that name the file and say
// what to do.
package store

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
)

// MaxSize of a session file, in bytes (docs/file-format.md).
const MaxSize = 8 << 20

// ErrTooLarge is under the error for a file over MaxSize.
var ErrTooLarge = errors.New("te groot")

// Disk is a disk for whole files. Its zero value is the real one. Its methods
// are safe for concurrent use on different files.
type Disk struct {
	FS FS // nil: [System]
}

func (d Disk) fs() FS {
	if d.FS == nil {
		return System{}
	}
	return d.FS
}

// Read is [Disk.Read] on the real disk.
func Read(path string) ([]byte, error) { return Disk{}.Read(path) }

// Write is [Disk.Write] on the real disk.
func Write(path string, data []byte) error { return Disk{}.Write(path, data) }

// Read gives the bytes of a regular file of at most MaxSize, or of a protected
// one that can hold as much.
func (d Disk) Read(path string) ([]byte, error) {
	info, err := d.fs().Stat(path) // before opening: that waits for ever on a pipe
	if err != nil {
		return nil, unread(path, err)
	}
	if info.IsDir() {
		return nil, fmt.Errorf("%s: dit is een map; noem een bestand", path)
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: dit is geen gewoon bestand; noem een ander", path)
	}
	data, err := d.fs().Read(path, 0, MaxSize+protectedRoom+1)
	if err != nil {
		return nil, unread(path, err)
	}
	if len(data) > limit(data) {
		return nil, fmt.Errorf("%s: dit bestand is %w: een sessie is hoogstens 8 MiB", path, ErrTooLarge)
	}
	return data, nil
}

// limit of a file that begins like this, in bytes.
func limit(data []byte) int {
	if IsProtected(data) {
		return MaxSize + protectedRoom
	}
	return MaxSize
}

// trouble is an error of the system behind a Dutch line: Unwrap gives it to
// who asks with errors.Is, but its English words are not shown.
type trouble struct {
	text  string
	cause error
}

func (t *trouble) Error() string { return t.text }
func (t *trouble) Unwrap() error { return t.cause }

func unread(path string, err error) error {
	what := "dit bestand is niet te lezen; probeer het opnieuw of kies een ander"
	switch {
	case isGone(err):
		what = "de schijf of stick antwoordt niet; sluit hem weer aan en probeer het opnieuw"
	case errors.Is(err, fs.ErrNotExist):
		what = "dit bestand is er niet; controleer de naam"
	case errors.Is(err, fs.ErrPermission):
		what = "u mag dit bestand niet lezen; vraag om toegang of kies een ander"
	case isBusy(err):
		what = "een ander programma houdt dit bestand vast; sluit dat en probeer het opnieuw"
	}
	return &trouble{path + ": " + what, err}
}

// unfinished is how the name of a file begins that is still being written.
const unfinished = ".formatietafel-"

// unfinishedOf is how that name goes on for one file.
func unfinishedOf(target string) string {
	const enough = 12 // digits to tell the files in a folder apart
	return unfinished + Digest([]byte(filepath.Base(target)))[:enough] + "-"
}

// Write replaces a file as a whole and makes it last: afterwards it holds
// data, or what it held before, also when the power fails. A link is followed
// to what it points to, and the rights of a file that was there are kept.
// What is there and no regular file is left alone.
func (d Disk) Write(path string, data []byte) error {
	target, err := d.fs().Resolve(path)
	if err != nil {
		return unwritten(path, err)
	}
	info, err := d.fs().Stat(target)
	switch {
	case err == nil && !info.Mode().IsRegular():
		return fmt.Errorf("%s: dit is geen gewoon bestand; kies een andere naam", path)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return unwritten(path, err)
	case err != nil:
		info = nil
	}
	d.clear(target)
	if err := replace(d.fs(), target, data, info); err != nil {
		return unwritten(path, err)
	}
	return nil
}

// replace writes beside the file, and puts that in its place once all of it
// is on the disk. was is the file that is there, or nil.
func replace(disk FS, target string, data []byte, was fs.FileInfo) error {
	dir := filepath.Dir(target)
	part := filepath.Join(dir, unfinishedOf(target)+rand.Text()+".tmp")
	if err := create(disk, part, data, was); err != nil {
		return err
	}
	if err := disk.Rename(part, target); err != nil {
		_ = disk.Remove(part) // the first error is what matters
		return err
	}
	return disk.SyncDir(dir)
}

// create makes a file and syncs it; where that fails, it is gone again.
func create(disk FS, path string, data []byte, like fs.FileInfo) error {
	file, err := disk.Create(path, newFile)
	if err != nil {
		return err
	}
	if err := fill(file, data, like); err != nil {
		_ = file.Close() // the first error is what matters
		_ = disk.Remove(path)
		return err
	}
	if err := file.Close(); err != nil {
		_ = disk.Remove(path)
		return err
	}
	return nil
}

func fill(file File, data []byte, like fs.FileInfo) error {
	if _, err := file.Write(data); err != nil {
		return err
	}
	if like != nil {
		// Some sticks have no rights to set. A file that only its owner may
		// read is better than none.
		_ = file.Chmod(like.Mode().Perm())
	}
	return file.Sync()
}

func unwritten(path string, err error) error {
	what := "dit bestand is niet te schrijven; sla het ergens anders op"
	switch {
	case isFull(err):
		what = "de schijf is vol; maak ruimte, of sla het ergens anders op"
	case isReadOnly(err):
		what = "op deze schijf kan alleen worden gelezen; sla het ergens anders op"
	case isGone(err):
		what = "de schijf of stick antwoordt niet; sluit hem weer aan, of sla het ergens anders op"
	case errors.Is(err, fs.ErrNotExist):
		what = "deze map is er niet; maak haar eerst, of kies een andere plek"
	case errors.Is(err, fs.ErrPermission):
		what = "u mag hier niet schrijven; kies een andere plek"
	case isBusy(err):
		what = "een ander programma houdt dit bestand vast; sluit dat, of sla het ergens anders op"
	}
	return &trouble{path + ": " + what, err}
}
