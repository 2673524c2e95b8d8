//go:build !nowindow

package main

import (
	"formatietafel/guide"
	"formatietafel/screens"
	"formatietafel/session/store"
)

// openWindow opens the window, on a file where path names one.
func openWindow(g *guide.Guide, path string) error { return screens.Run(g, store.Disk{}, path) }
