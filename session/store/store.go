// Package store is bytes on disk: reading within a limit, and writing a file
// whole or not at all. Its errors are Dutch lines that name the file and say
// what to do.
package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/natefinch/atomic"
)

// MaxSize of a session file, in bytes (docs/file-format.md).
const MaxSize = 8 << 20

// ErrTooLarge is under the error for a file over MaxSize.
var ErrTooLarge = errors.New("te groot")

// Disk is the real disk, for the desk. Its methods are safe for concurrent
// use on different files.
type Disk struct{}

// Read is [Read].
func (Disk) Read(path string) ([]byte, error) { return Read(path) }

// Write is [Write].
func (Disk) Write(path string, data []byte) error { return Write(path, data) }

// Modified is [Modified].
func (Disk) Modified(path string) (time.Time, error) { return Modified(path) }

// Read gives the bytes of a regular file of at most MaxSize, or of a protected
// one that can hold as much.
func Read(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, unread(path, err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, unread(path, err)
	}
	if info.IsDir() {
		return nil, fmt.Errorf("%s: dit is een map; noem een bestand", path)
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: dit is geen gewoon bestand; noem een ander", path)
	}
	data, err := io.ReadAll(io.LimitReader(file, MaxSize+protectedRoom+1))
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
	case errors.Is(err, fs.ErrNotExist):
		what = "dit bestand is er niet; controleer de naam"
	case errors.Is(err, fs.ErrPermission):
		what = "u mag dit bestand niet lezen; vraag om toegang of kies een ander"
	}
	return &trouble{path + ": " + what, err}
}

// newFile are the rights of a file that was not there: its content is
// confidential, so only its owner may read it.
const newFile fs.FileMode = 0o600

// Write replaces a file as a whole: afterwards it holds data, or what it held
// before. A link is followed to what it points to, and the rights of a file
// that was there are kept. What is there and no regular file is left alone.
func Write(path string, data []byte) error {
	target, err := resolve(path)
	if err != nil {
		return unwritten(path, err)
	}
	mode := newFile
	info, err := os.Stat(target)
	switch {
	case err == nil && !info.Mode().IsRegular():
		return fmt.Errorf("%s: dit is geen gewoon bestand; kies een andere naam", path)
	case err == nil:
		mode = info.Mode().Perm()
	case !errors.Is(err, fs.ErrNotExist):
		return unwritten(path, err)
	}
	// atomic says its errors in text only, so the folder is looked at before.
	if _, err := os.Stat(filepath.Dir(target)); err != nil {
		return unwritten(path, err)
	}
	if err := atomic.WriteFile(target, bytes.NewReader(data)); err != nil {
		return unwritten(path, err)
	}
	if err := os.Chmod(target, mode); err != nil {
		return unwritten(path, err)
	}
	return nil
}

// resolve gives the file that a link points to, also where that is not there
// yet: replacing the link itself would cut it.
func resolve(path string) (string, error) {
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

func unwritten(path string, err error) error {
	what := "dit bestand is niet te schrijven; sla het ergens anders op"
	switch {
	case errors.Is(err, fs.ErrNotExist):
		what = "deze map is er niet; maak haar eerst, of kies een andere plek"
	case errors.Is(err, fs.ErrPermission):
		what = "u mag hier niet schrijven; kies een andere plek"
	}
	return &trouble{path + ": " + what, err}
}

// Modified tells when a file was last changed.
func Modified(path string) (time.Time, error) {
	info, err := os.Stat(path)
	if err != nil {
		return time.Time{}, unread(path, err)
	}
	return info.ModTime(), nil
}
