//go:build windows || darwin

package screens

import "net/url"

// alone: here no library starts a program by itself, and Fyne's own way to
// open the viewer does.
func alone() (open func(*url.URL) error) { return nil }
