package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func TestTheWheelMovesThePageOverAField(t *testing.T) {
	test.NewTempApp(t)
	tapped := false
	button := NewButton("Hier", func() { tapped = true })
	field := NewEntry()
	tall := NewArea(100)
	scroll := NewScroll(container.NewVBox(field, tall, button))
	w := test.NewTempWindow(t, scroll)
	w.Resize(fyne.NewSize(300, 200))
	for _, o := range []fyne.CanvasObject{field, tall} {
		before := scroll.Offset.Y
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).AddXY(20, 12)
		test.Scroll(w.Canvas(), fyne.NewPos(at.X, max(at.Y, 20)), 0, -10)
		if scroll.Offset.Y <= before {
			t.Errorf("the page stays at %v", before)
		}
	}
	scroll.ScrollToBottom()
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(button)
	if test.TapCanvas(w.Canvas(), at.AddXY(20, 12)); !tapped {
		t.Error("a tap does not reach what lies below")
	}
}

func TestWhatHasTheCursorIsSeen(t *testing.T) {
	test.NewTempApp(t)
	first, last := NewEntry(), NewEntry()
	scroll := NewScroll(container.NewVBox(first, NewArea(60), last, NewArea(60)))
	w := test.NewTempWindow(t, container.NewHSplit(NewButton("", nil), scroll))
	w.Resize(fyne.NewSize(300, 200))
	driver := fyne.CurrentApp().Driver()
	for _, field := range []*Entry{last, first, last} {
		w.Canvas().Focus(field)
		top := driver.AbsolutePositionForObject(field).Y - driver.AbsolutePositionForObject(scroll).Y
		if top < 0 || top+field.Size().Height > scroll.Size().Height+0.5 {
			t.Errorf("the field with the cursor is at %v of %v", top, scroll.Size().Height)
		}
	}
	before := scroll.Offset
	w.Canvas().Unfocus()
	w.Canvas().Focus(last)
	if scroll.Offset != before {
		t.Error("the page moves for what is seen already")
	}
}
