package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func TestTheSpaceOfAButtonIsNoText(t *testing.T) {
	test.NewTempApp(t)
	e := NewEntry()
	e.FocusGained()
	e.TypedRune(' ') // pressed elsewhere
	e.TypedRune('a')
	e.KeyDown(&fyne.KeyEvent{Name: fyne.KeySpace})
	e.TypedRune(' ')
	e.TypedRune('b')
	if e.Text != "a b" {
		t.Errorf("got %q", e.Text)
	}
	e.FocusLost()
	e.FocusGained()
	e.KeyDown(&fyne.KeyEvent{Name: fyne.KeySpace})
	e.TypedRune(' ')
	if len(e.Text) != len("a b ") {
		t.Errorf("a space that was typed here is gone: %q", e.Text)
	}
}

func TestAnEnterThatBroughtTheCursorPressesNothing(t *testing.T) {
	test.NewTempApp(t)
	enter := &fyne.KeyEvent{Name: fyne.KeyReturn}
	pressed := 0
	b := NewButton("Doen", func() { pressed++ })
	b.FocusGained()
	b.TypedKey(enter) // pressed elsewhere
	b.KeyDown(enter)
	b.TypedKey(enter)
	b.TypedKey(enter) // held down
	if pressed != 1 {
		t.Errorf("pressed %d times", pressed)
	}
	e := NewArea(2)
	e.FocusGained()
	e.TypedKey(enter)
	e.KeyDown(enter)
	e.TypedKey(enter)
	if e.Text != "\n" {
		t.Errorf("the text is %q", e.Text)
	}
}

// TestAShortcutWithShiftHoldsNoShift: the release of Shift goes to the dialog
// that the shortcut brought up; a click and letters later must all arrive.
func TestAShortcutWithShiftHoldsNoShift(t *testing.T) {
	test.NewTempApp(t)
	e := NewEntry()
	w := test.NewTempWindow(t, e)
	w.Canvas().Focus(e)
	e.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	e.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	e.MouseUp(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	for _, r := range "Zonnedorp" {
		e.TypedRune(r)
	}
	if e.Text != "Zonnedorp" {
		t.Errorf("got %q", e.Text)
	}
}
