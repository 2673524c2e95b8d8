package store

import (
	"errors"
	"slices"
	"syscall"
)

// Codes of Windows that the syscall package does not name (winerror.h).
const (
	accessDenied     syscall.Errno = 5
	notReady         syscall.Errno = 21
	writeProtect     syscall.Errno = 19
	badUnit          syscall.Errno = 20
	sharingViolation syscall.Errno = 32
	lockViolation    syscall.Errno = 33
	handleDiskFull   syscall.Errno = 39
	badNetPath       syscall.Errno = 53
	netNameDeleted   syscall.Errno = 64
	diskFull         syscall.Errno = 112
	ioDevice         syscall.Errno = 1117
	notConnected     syscall.Errno = 1167
)

// syncDir: Windows has no such thing; its file systems keep a journal of
// names themselves.
func syncDir(string) error { return nil }

// isBusy is a file that a virus scanner, an indexer or a sync client holds.
func isBusy(err error) bool { return isOneOf(err, sharingViolation, lockViolation, accessDenied) }

func isFull(err error) bool { return isOneOf(err, diskFull, handleDiskFull) }

func isReadOnly(err error) bool { return isOneOf(err, writeProtect) }

func isGone(err error) bool {
	return isOneOf(err, notReady, badUnit, badNetPath, netNameDeleted, ioDevice, notConnected)
}

func isOneOf(err error, codes ...syscall.Errno) bool {
	var code syscall.Errno
	return errors.As(err, &code) && slices.Contains(codes, code)
}
