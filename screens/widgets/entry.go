// Package widgets holds the window's own widgets. Each with behaviour of its
// own keeps that in a type that knows no Fyne, with its own tests; the widget
// only shows it and translates keys and taps.
package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Entry is a text field that passes on the keys which the window uses
// wherever the cursor is (F1, F2 and so on, Esc), and from which Tab leaves: Fyne's
// own keeps both to itself.
type Entry struct {
	widget.Entry
	// Left is called when the cursor leaves; it may be nil.
	Left func()
	// fresh is set while the cursor is here and no key was pressed here yet.
	fresh bool
}

// NewEntry makes a field of one line.
func NewEntry() *Entry {
	e := &Entry{}
	e.ExtendBaseWidget(e)
	return e
}

// NewPassword makes a field of one line that shows no letters, unless asked.
func NewPassword() *Entry {
	e := &Entry{}
	e.Password = true
	e.ExtendBaseWidget(e)
	return e
}

// NewArea makes a field of several lines that wraps at words and shows at
// least the given number of rows.
func NewArea(rows int) *Entry {
	e := &Entry{}
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	e.Scroll = fyne.ScrollNone
	e.ExtendBaseWidget(e)
	e.SetMinRowsVisible(rows)
	return e
}

// AcceptsTab says no: Tab moves to the next field.
func (e *Entry) AcceptsTab() bool { return false }

// FocusGained brings the field into view, and begins to watch for a space that
// is not meant for it.
func (e *Entry) FocusGained() {
	e.fresh = true
	e.Entry.FocusGained()
	Reveal(e)
}

// MouseDown puts the cursor where it is pressed.
func (e *Entry) MouseDown(event *desktop.MouseEvent) {
	e.releaseShift(event.Modifier)
	e.Entry.MouseDown(event)
}

// releaseShift tells Fyne's field that Shift is not held any more. Where a
// shortcut with Shift brings up a dialog, the release of the key goes there, and
// the field would go on to select: the first letter typed later would be lost.
func (e *Entry) releaseShift(held fyne.KeyModifier) {
	if held&fyne.KeyModifierShift == 0 {
		e.Entry.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	}
}

// KeyDown is a key that is pressed while the cursor is here.
func (e *Entry) KeyDown(key *fyne.KeyEvent) {
	e.fresh = false
	e.Entry.KeyDown(key)
}

// TypedRune takes a letter. A space that was pressed on a button which gave the
// cursor to this field comes here as a letter after all, and is left out.
func (e *Entry) TypedRune(r rune) {
	leaked := e.fresh && r == ' '
	e.fresh = false
	if !leaked {
		e.Entry.TypedRune(r)
	}
}

// TypedKey passes on the window's keys, and Enter in one line that does nothing
// with it itself. An Enter that brought the cursor here does nothing more.
func (e *Entry) TypedKey(key *fyne.KeyEvent) {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		e.releaseShift(d.CurrentKeyModifiers())
	}
	if isReturn(key) {
		e.typedReturn(key)
		return
	}
	if !passed(e, key) {
		e.Entry.TypedKey(key)
	}
}

func (e *Entry) typedReturn(key *fyne.KeyEvent) {
	switch {
	case e.fresh:
	case e.MultiLine || e.OnSubmitted != nil:
		e.Entry.TypedKey(key)
	default:
		toWindow(e, key)
	}
}

// FocusLost tells Left that the cursor went elsewhere.
func (e *Entry) FocusLost() {
	e.Entry.FocusLost()
	if e.Left != nil {
		e.Left()
	}
}

// ShowText puts text in the field where it differs, so that the cursor stays
// where it is while a user types.
func (e *Entry) ShowText(text string) {
	if e.Text != text {
		e.SetText(text)
	}
}
