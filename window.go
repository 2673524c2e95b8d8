//go:build !nowindow

package main

import (
	"formatietafel/command"
	"formatietafel/guide"
	"formatietafel/screens"
	"formatietafel/session/store"
)

// openWindow opens the window, on a file where path names one.
func openWindow(load func() (*guide.Guide, error), path string) error {
	return screens.Run(screens.Program{Version: command.Version, Load: load, Disk: store.Disk{}}, path)
}
