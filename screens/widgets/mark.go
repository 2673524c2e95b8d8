package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Button is a button that passes on the keys which the window uses wherever
// the cursor is: Fyne's own keeps them, so that Esc closes no dialog once a
// button of it has the cursor.
type Button struct {
	widget.Button
	// Pass gets those keys; it may be nil.
	Pass func(*fyne.KeyEvent)
}

// NewButton makes a button.
func NewButton(text string, tapped func()) *Button {
	b := &Button{}
	b.Text, b.OnTapped = text, tapped
	b.ExtendBaseWidget(b)
	return b
}

// TypedKey passes on the window's keys.
func (b *Button) TypedKey(key *fyne.KeyEvent) {
	if b.Pass != nil && windowKeys[key.Name] {
		b.Pass(key)
		return
	}
	b.Button.TypedKey(key)
}

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
