package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
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
