package screens

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// strike presses Enter as the driver does: down on what has the cursor, or on
// the window, and then typed into what has it by then.
func strike(s *shell) {
	key := &fyne.KeyEvent{Name: fyne.KeyReturn}
	switch on := s.window.Canvas().Focused().(type) {
	case nil:
		s.key(key)
	case interface{ KeyDown(*fyne.KeyEvent) }:
		on.KeyDown(key)
	}
	if on := s.window.Canvas().Focused(); on != nil {
		on.TypedKey(key)
	}
}

func TestEnterPressesTheButtonThatIsMeant(t *testing.T) {
	s, _ := seated(t)
	s.window.Canvas().Unfocus()
	s.askTimeIsUp()
	s.window.Canvas().Unfocus()
	strike(s)
	if got := s.session().Stances[0].Outcome; got != session.Skipped || s.covered() {
		t.Errorf("Enter did not close the evening: %q", got)
	}

	s.askSealed() // with the cursor on the first party
	strike(s)
	first, ok := find(t, s, "a scale", func(*widgets.Scale) bool { return true }), s.covered()
	if !ok || s.window.Canvas().Focused() != first {
		t.Fatalf("the party's pass is not open, with the cursor on its scale")
	}
	s.dismiss()
	if _, sealed := s.session().Stance("cameras"); !sealed || len(s.session().Stances[0].Sealed) != 0 {
		t.Error("one Enter did more than one thing")
	}
}

func TestEnterInSeveralLinesIsALine(t *testing.T) {
	s, _ := seated(t)
	s.askTimeIsUp()
	area := widgets.NewArea(2)
	s.window.Canvas().Overlays().Add(area)
	s.window.Canvas().Focus(area)
	strike(s)
	if area.Text != "\n" || s.session().Stances[0].Outcome != "" {
		t.Errorf("Enter gave %q", area.Text)
	}
}

func TestShownAtOnceComesIntoView(t *testing.T) {
	s, _ := seated(t)
	value := 1
	s.desk.Change("inzet", "", func(now *session.Session) {
		session.HandIn(now, "cameras", session.Position{Party: "groen", State: session.Given, Value: &value})
	})
	s.goTo("stances", "stances[cameras]")
	s.clock.after = func(_ time.Duration, do func()) func() {
		do()
		return func() {}
	}
	d := s.pages["stances"].(*stancesPage).detail.current
	s.showAtOnce()
	if d.scroll.Offset.Y == 0 {
		t.Error("nothing moves on the main window")
	}
}

func TestNoRoomToTradeSaysTruly(t *testing.T) {
	s, _ := seated(t)
	s.toggleExchange()
	s.stancesPart(partWhere)
	if seen := screenText(s); !strings.Contains(seen, "Niets gekozen telt als gewoon.") || !strings.Contains(seen, "nog geen uitkomst") {
		t.Errorf("the empty list says: %s", seen)
	}
}
