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
