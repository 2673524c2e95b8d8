package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Mark is a button that keeps the cursor when it is pressed, and takes letters
// too: Fyne's own lets go of the cursor, so that a row of them cannot be gone
// through by keyboard.
type Mark struct {
	widget.Button
	// Typed gets each letter; it may be nil.
	Typed func(rune)
	// Pass gets the keys that the window uses; it may be nil.
	Pass func(*fyne.KeyEvent)
}

// NewMark makes a button with a text.
func NewMark(text string, tapped func()) *Mark {
	m := &Mark{}
	m.Text = text
	m.OnTapped = func() {
		tapped()
		m.refocus()
	}
	m.ExtendBaseWidget(m)
	return m
}

func (m *Mark) refocus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(m); c != nil {
		c.Focus(m)
	}
}

// TypedRune takes a letter.
func (m *Mark) TypedRune(r rune) {
	if m.Typed != nil && r != ' ' {
		m.Typed(r)
	}
}

// TypedKey passes on the window's keys.
func (m *Mark) TypedKey(key *fyne.KeyEvent) {
	if m.Pass != nil && windowKeys[key.Name] {
		m.Pass(key)
		return
	}
	m.Button.TypedKey(key)
}
