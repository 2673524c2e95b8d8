//go:build !nowindow

package main

import (
	"os"
	"path/filepath"
	"time"

	"formatietafel/command"
	"formatietafel/guide"
	"formatietafel/screens"
	"formatietafel/session/desk"
	"formatietafel/session/store"
)

// openWindow opens the window, on a file where path names one. The path is made
// whole: the list of recent files is read from other folders too.
func openWindow(load func() (*guide.Guide, error), path string) error {
	if whole, err := filepath.Abs(path); path != "" && err == nil {
		path = whole
	}
	return screens.Run(screens.Program{Version: command.Version, Load: load, Desk: onDisk()}, path)
}

// onDisk is a desk on the real disk.
func onDisk() desk.Params {
	disk := store.Disk{}
	p := desk.Params{Disk: disk, Claim: func(path string, now time.Time) *store.Claim { return disk.Claim(path, store.Me(os.Getenv), now) }}
	dir, err := store.StateDir(os.Getenv)
	if err != nil {
		p.NoState = err
		return p
	}
	p.State = store.NewState(store.System{}, dir)
	return p
}
