package widgets

import "fyne.io/fyne/v2"

// Mark is a button that keeps the cursor when it is pressed, and takes letters
// too: Fyne's own lets go of the cursor, so that a row of them cannot be gone
// through by keyboard.
type Mark struct {
	Button
	// Typed gets each letter; it may be nil.
	Typed func(rune)
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
