package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// NewScroll makes what scrolls down wherever the pointer is on it: a field of
// one line is Fyne's own scroller and would keep the mouse wheel to itself.
func NewScroll(content fyne.CanvasObject) *container.Scroll {
	scroll := container.NewVScroll(nil)
	wheel := &wheel{scroll: scroll}
	wheel.ExtendBaseWidget(wheel)
	scroll.Content = container.NewStack(content, wheel)
	return scroll
}

// wheel lies unseen over the content. Taps, letters and the pointer go through
// it, since it asks for the wheel alone.
type wheel struct {
	widget.BaseWidget
	scroll *container.Scroll
}

// CreateRenderer draws nothing.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

// Scrolled hands the wheel to what scrolls.
func (w *wheel) Scrolled(event *fyne.ScrollEvent) { w.scroll.Scrolled(event) }
