package screens

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"formatietafel/screens/widgets"
)

// pageOverlap is what of a page stays in view when it is turned.
const pageOverlap = 48

// turnPage scrolls what takes most of the window by a page, down (1) or up
// (-1). With Ctrl the keys turn the page on the wall instead.
func (s *shell) turnPage(by float32) {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok && d.CurrentKeyModifiers() != 0 {
		return
	}
	root := s.window.Content()
	if over := s.window.Canvas().Overlays().Top(); over != nil {
		root = over
	}
	scroll := largestScroll(root)
	if scroll == nil {
		return
	}
	most := scroll.Content.Size().Height - scroll.Size().Height
	page := scroll.Size().Height - pageOverlap
	scroll.ScrollToOffset(fyne.NewPos(0, min(max(0, scroll.Offset.Y+by*page), most)))
}

// largestScroll gives what takes most room of all that holds more than can be
// seen.
func largestScroll(o fyne.CanvasObject) *container.Scroll {
	if o == nil || !o.Visible() {
		return nil
	}
	var largest *container.Scroll
	if scroll, ok := o.(*container.Scroll); ok && scroll.Content.Size().Height > scroll.Size().Height {
		largest = scroll
	}
	for _, child := range widgets.Children(o) {
		if found := largestScroll(child); found != nil && (largest == nil || area(found) > area(largest)) {
			largest = found
		}
	}
	return largest
}

func area(o fyne.CanvasObject) float32 { return o.Size().Width * o.Size().Height }
