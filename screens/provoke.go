//go:build provoke

package screens

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// provoke gives the window keys that break the program with what somebody
// typed: on the window's goroutine (Ctrl+Alt+P) and beside it (Ctrl+Alt+B).
// Only the proof that nothing of it comes out is built with it.
func provoke(s *shell) {
	broken := func() { panic(errors.New(s.session().Title)) }
	for key, do := range map[fyne.KeyName]func(){
		fyne.KeyP: broken,
		fyne.KeyB: func() { s.beside(broken, nothing) },
	} {
		s.window.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl | fyne.KeyModifierAlt}, func(fyne.Shortcut) { do() })
	}
}
