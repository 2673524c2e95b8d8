//go:build !windows

package store

import (
	"errors"
	"os"
	"syscall"
)

// syncDir makes a rename last. Some network disks and sticks cannot sync a
// folder and say so; there is nothing more to be done there.
func syncDir(path string) error {
	dir, err := os.Open(path)
	if err != nil {
		return err
	}
	defer dir.Close()
	err = dir.Sync()
	if isOneOf(err, syscall.EINVAL, syscall.ENOTSUP, syscall.EBADF) {
		return nil
	}
	return err
}

// isBusy: here a file can be replaced while another program has it open.
func isBusy(error) bool { return false }

func isFull(err error) bool { return isOneOf(err, syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG) }

func isReadOnly(err error) bool { return isOneOf(err, syscall.EROFS) }

func isGone(err error) bool {
	return isOneOf(err, syscall.EIO, syscall.ENODEV, syscall.ENXIO, syscall.ESTALE, syscall.ENOTCONN, syscall.EHOSTDOWN)
}

func isOneOf(err error, codes ...syscall.Errno) bool {
	var code syscall.Errno
	if !errors.As(err, &code) {
		return false
	}
	for _, c := range codes {
		if code == c {
			return true
		}
	}
	return false
}
