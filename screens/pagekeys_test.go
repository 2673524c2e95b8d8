package screens

import (
	"testing"

	"fyne.io/fyne/v2"

	"formatietafel/screens/widgets"
)

// TestThePageFollowsTheCursor: each term that Tab reaches in Inwerken is in
// view, however far down the page it stands.
func TestThePageFollowsTheCursor(t *testing.T) {
	s, _ := newTestOnboarding(t)
	s.onboarding.show(partOffice, s.guide.Fields[0].ID)
	s.window.Resize(fyne.NewSize(1366, 769)) // the test driver lays out
	s.window.Resize(fyne.NewSize(1366, 768))
	canvas, driver := s.window.Canvas(), fyne.CurrentApp().Driver()
	scroll := largestScroll(s.window.Content())
	below, seen := 0, map[fyne.Focusable]bool{}
	for range 200 {
		before := scroll.Offset.Y
		canvas.FocusNext()
		now := canvas.Focused()
		if seen[now] {
			break
		}
		seen[now] = true
		o := now.(fyne.CanvasObject)
		if scroll.Offset.Y > before {
			below++
		}
		top := driver.AbsolutePositionForObject(o).Y
		if _, term := o.(*widgets.Stop); term && (top < 0 || top+o.Size().Height > canvas.Size().Height) {
			t.Errorf("a term is at %.0f of %.0f", top, canvas.Size().Height)
		}
	}
	if below == 0 {
		t.Error("nothing stood below the edge of the page")
	}
}

// TestPagesTurnByKey: PageDown and PageUp, also while a term has the cursor.
func TestPagesTurnByKey(t *testing.T) {
	s, _ := newTestOnboarding(t)
	s.onboarding.show(partSelfCheck, "")
	s.window.Resize(fyne.NewSize(1366, 769))
	s.window.Resize(fyne.NewSize(1366, 768))
	scroll := s.onboarding.pages[partSelfCheck].(*selfCheckPage).scroll
	s.key(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	first := scroll.Offset.Y
	if first < 300 {
		t.Errorf("a page down is %.0f", first)
	}
	stop, ok := look(s, func(*widgets.Stop) bool { return true })
	if !ok {
		t.Fatal("no term on the page")
	}
	s.window.Canvas().Focus(stop)
	stop.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
	if scroll.Offset.Y <= first {
		t.Error("a term keeps the key")
	}
	for range 20 {
		s.key(&fyne.KeyEvent{Name: fyne.KeyPageUp})
	}
	if scroll.Offset.Y != 0 {
		t.Errorf("at the top it is %.0f", scroll.Offset.Y)
	}
}
