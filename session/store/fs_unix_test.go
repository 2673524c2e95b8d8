//go:build !windows

package store

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

func TestABusyFileIsWaitedFor(t *testing.T) {
	busy, other := errors.New("bezet"), errors.New("anders")
	for name, c := range map[string]struct {
		fails []error
		want  error
		tries int
	}{
		"at once":        {nil, nil, 1},
		"free later":     {[]error{busy, busy, busy}, nil, 4},
		"never free":     {[]error{busy, busy, busy, busy, busy, busy, busy, busy, busy}, busy, mostTries},
		"something else": {[]error{busy, other, busy}, other, 2},
	} {
		t.Run(name, func(t *testing.T) {
			tries, slept := 0, time.Duration(0)
			err := patiently(func(d time.Duration) { slept += d }, func(err error) bool { return err == busy }, func() error {
				tries++
				if tries <= len(c.fails) {
					return c.fails[tries-1]
				}
				return nil
			})
			if err != c.want || tries != c.tries {
				t.Errorf("%d tries, %v", tries, err)
			}
			if slept > 3*time.Second {
				t.Errorf("waits %v", slept)
			}
		})
	}
}

// TestAPipeIsNotWaitedFor: opening one blocks until somebody writes to it.
func TestAPipeIsNotWaitedFor(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pijp")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Skip("no pipes here: ", err)
	}
	if _, err := Read(path); err == nil {
		t.Error("a pipe was read")
	}
	if err := Write(path, []byte("tekst")); err == nil {
		t.Error("a pipe was replaced")
	}
	if info, _ := os.Lstat(path); info.Mode().IsRegular() {
		t.Error("the pipe is gone")
	}
}
