//go:build nowindow

package main

import (
	"errors"

	"formatietafel/guide"
)

// openWindow says that this build has commands only, for machines without
// graphics libraries.
func openWindow(func() (*guide.Guide, error), string) error {
	return errors.New("deze uitvoering heeft geen venster; gebruik een opdracht, zie 'formatietafel help'")
}
