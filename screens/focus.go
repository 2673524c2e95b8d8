package screens

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// focusPace is how soon the page follows the cursor.
const focusPace = 60 * time.Millisecond

// watchFocus brings into view what gets the cursor, from now on: Fyne leaves a
// page where it is when Tab goes past its edge, and tells nobody.
func (s *shell) watchFocus(last fyne.Focusable) {
	now := s.window.Canvas().Focused()
	if now != last && now != nil {
		s.bringIntoView(now.(fyne.CanvasObject))
	}
	s.clock.after(focusPace, func() { s.watchFocus(now) })
}

// top is what a user works in: the dialog on top, or else the page.
func (s *shell) top() fyne.CanvasObject {
	if over := s.window.Canvas().Overlays().Top(); over != nil {
		return over
	}
	return s.window.Content()
}

// viewMargin is what stays in view above and below the cursor.
const viewMargin = 24

// bringIntoView scrolls no further than is needed.
func (s *shell) bringIntoView(o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	scrolls := scrollsIn(s.top())
	for i := len(scrolls) - 1; i >= 0; i-- { // from the inside
		scroll := scrolls[i]
		at := driver.AbsolutePositionForObject(o)
		if !holds(scroll, at) {
			continue
		}
		above := driver.AbsolutePositionForObject(scroll).Y + viewMargin - at.Y
		below := o.Size().Height - (scroll.Size().Height - 2*viewMargin) - above
		switch {
		case above > 0:
			scroll.ScrollToOffset(fyne.NewPos(0, max(0, scroll.Offset.Y-above)))
		case below > 0:
			scroll.ScrollToOffset(fyne.NewPos(0, scroll.Offset.Y+min(below, -above)))
		}
	}
}

// holds tells whether a place on the screen is in the content of a scroll, in
// view or not.
func holds(scroll *container.Scroll, at fyne.Position) bool {
	begin := fyne.CurrentApp().Driver().AbsolutePositionForObject(scroll.Content)
	end := begin.Add(scroll.Content.Size())
	return at.X >= begin.X && at.X < end.X && at.Y >= begin.Y && at.Y < end.Y
}

// scrollsIn gives what scrolls, what is around before what is inside.
func scrollsIn(o fyne.CanvasObject) []*container.Scroll {
	if o == nil || !o.Visible() {
		return nil
	}
	var found []*container.Scroll
	var inside []fyne.CanvasObject
	switch w := o.(type) {
	case *fyne.Container:
		inside = w.Objects
	case *container.Scroll:
		found, inside = append(found, w), []fyne.CanvasObject{w.Content}
	case *container.Split:
		inside = []fyne.CanvasObject{w.Leading, w.Trailing}
	case *container.AppTabs:
		if tab := w.Selected(); tab != nil {
			inside = []fyne.CanvasObject{tab.Content}
		}
	case *widget.PopUp:
		inside = []fyne.CanvasObject{w.Content}
	}
	for _, child := range inside {
		found = append(found, scrollsIn(child)...)
	}
	return found
}

// turnPage scrolls what takes most of the window by a page, down (1) or up
// (-1). With Ctrl the keys turn the page on the wall instead.
func (s *shell) turnPage(by float32) {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok && d.CurrentKeyModifiers() != 0 {
		return
	}
	var largest *container.Scroll
	area := float32(0)
	for _, scroll := range scrollsIn(s.top()) {
		size := scroll.Size()
		if size.Width*size.Height > area && scroll.Content.Size().Height > size.Height {
			largest, area = scroll, size.Width*size.Height
		}
	}
	if largest == nil {
		return
	}
	most := largest.Content.Size().Height - largest.Size().Height
	page := largest.Size().Height - 2*viewMargin
	largest.ScrollToOffset(fyne.NewPos(0, min(max(0, largest.Offset.Y+by*page), most)))
}
