package screens

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// newStart opens the window with nothing open.
func newStart(t *testing.T) *shell {
	t.Helper()
	s, _ := newTestShell(t)
	s.desk.NewSession()
	s.showStart()
	return s
}

func TestStartLeadsInThreeWays(t *testing.T) {
	tests := []struct {
		button string
		title  string // of the window
		kind   string
	}{
		{"Nieuwe sessie", "Nieuwe sessie – Formatietafel", session.KindSession},
		{"Beginnen", "", session.KindOnboarding},
		{"Voorbeeld bekijken", "Digitalisering in Waterrijk – Formatietafel", session.KindSession},
	}
	for _, test := range tests {
		t.Run(test.button, func(t *testing.T) {
			s := newStart(t)
			if got := s.window.Title(); got != "Formatietafel" {
				t.Errorf("the window with nothing open is called %q", got)
			}
			press(t, s, test.button)
			if s.atStart() || s.desk.Kind() != test.kind {
				t.Errorf("the button leads to %q", s.desk.Kind())
			}
			if test.title != "" && s.window.Title() != test.title {
				t.Errorf("the window is called %q, want %q", s.window.Title(), test.title)
			}
		})
	}
}

func TestStartKeepsRecentFilesFolded(t *testing.T) {
	s := newStart(t)
	s.settings.used("/ergens/Waterrijk.formatie")
	s.showStart()
	isFile := func(b *widgets.Button) bool { return b.Text == "Waterrijk.formatie" }
	if _, ok := look(s, isFile); ok {
		t.Error("another table's file is on the wall")
	}
	press(t, s, "Recent geopend")
	if _, ok := look(s, isFile); !ok {
		t.Error("the recent file is not in the list")
	}
}

func TestAStepLeavesTheStart(t *testing.T) {
	s := newStart(t)
	s.goTo("vision", "")
	if s.atStart() || s.body.Objects[0] != fyne.CanvasObject(s.frame) {
		t.Error("the ways in stay over the step")
	}
}

func TestTourStopsAtEachStepAndCanBeLeft(t *testing.T) {
	s := newStart(t)
	press(t, s, "Rondleiding van een minuut")
	for i, stop := range s.guide.Tour {
		if s.current != stop.Step || s.tour.text.Text != stop.Text {
			t.Errorf("stop %d shows the step %s with %q", i+1, s.current, s.tour.text.Text)
		}
		test.Tap(s.tour.next)
	}
	if s.tour.content.Visible() {
		t.Error("the tour goes on behind its last stop")
	}
	s.startTour()
	press(t, s, "Rondleiding stoppen")
	if s.tour.content.Visible() {
		t.Error("the tour cannot be left")
	}
	s.startTour()
	s.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if s.tour.content.Visible() {
		t.Error("Escape does not leave the tour")
	}
}

func TestTourChangesNothing(t *testing.T) {
	s, _ := newTestShell(t)
	s.desk.Change("titel", "", func(now *session.Session) { now.Title = "Van ons" })
	before := s.session()
	s.startTour()
	for range s.guide.Tour {
		test.Tap(s.tour.next)
	}
	if s.session() != before {
		t.Error("the tour put something else on the table")
	}
}
