package screens

import (
	"strings"
	"testing"

	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// scales are the scales that can be seen, in their order.
func scales(s *shell) []*widgets.Scale {
	var found []*widgets.Scale
	look(s, func(w *widgets.Scale) bool {
		found = append(found, w)
		return false
	})
	return found
}

func TestAPartyFillsInAllDilemmasSealed(t *testing.T) {
	s, _ := seated(t)
	s.goTo("stances", "stances[cameras]")
	s.askSealed()
	if seen := screenText(s); strings.Count(seen, "2 nog geen inzet") != 3 {
		t.Errorf("who handed in: %s", seen)
	}
	press(t, s, "Groen")
	on := scales(s)
	on[0].TypedRune('5')
	note := find(t, s, "the note", func(e *widgets.Entry) bool { return e.PlaceHolder == "toelichting" })
	note.SetText("heimelijk")
	find(t, s, "the reservation", func(c *widgets.Check) bool { return c.Text == "onder voorbehoud van de fractie" }).SetChecked(true)
	press(t, s, "Invullen, en dicht laten")
	st, _ := s.session().Stance("cameras")
	if len(st.Positions) != 0 || len(st.Sealed) != 1 || *st.Sealed[0].Value != 2 || st.Sealed[0].State != session.Reserved {
		t.Fatalf("cameras: %+v", st)
	}
	if other, _ := s.session().Stance("chatbot"); len(other.Sealed) != 1 || other.Sealed[0].State != session.None {
		t.Errorf("what was left empty: %+v", other)
	}
	if seen := screenText(s); !strings.Contains(seen, "2 ingevuld, nog dicht") || strings.Contains(seen, "heimelijk") {
		t.Errorf("afterwards: %s", seen)
	}

	// once more: what stays empty keeps what was handed in, and nothing is shown back
	press(t, s, "Groen")
	if seen := screenText(s); strings.Contains(seen, "heimelijk") || strings.Contains(seen, "sterk voor") || !strings.Contains(seen, "Laat dit leeg om dat te houden") {
		t.Errorf("shown back: %s", seen)
	}
	press(t, s, "Invullen, en dicht laten")
	if again, _ := s.session().Stance("cameras"); again.Sealed[0].Note != "heimelijk" {
		t.Errorf("what was handed in is gone: %+v", again.Sealed)
	}
	press(t, s, "Sluiten")
}

func TestNothingSealedIsSeenBeforeItIsShown(t *testing.T) {
	s, _ := seated(t)
	s.desk.Change("inzet", "", func(now *session.Session) {
		for i, party := range []string{"lokaal", "groen"} {
			value := 1 - i*3
			session.HandIn(now, "cameras", session.Position{Party: party, State: session.Reserved, Value: &value, Note: "heimelijk " + party})
		}
	})
	s.figures = true
	s.toggleHall()
	seen := ""
	for _, step := range stepOrder {
		s.goTo(step, "")
		seen += screenText(s)
	}
	for _, part := range stanceParts {
		s.stancesPart(part.value)
		seen += screenText(s) + textIn(s.hall.board) + s.hall.board.AccessibilityLabel() + s.pages["stances"].(*stancesPage).where.words.Text
	}
	for _, part := range chapterParts {
		s.goTo("chapter", "")
		s.pages["chapter"].(*chapterPage).openPart(part.value)
		seen += screenText(s)
	}
	s.askWipe()
	find(t, s, "the parties", func(w *widgets.Select) bool { return len(w.Options) == 3 }).SetSelected("Lokaal")
	seen += screenText(s) + s.desk.UndoLabel()
	s.dismiss()
	one, other := s.poles(s.session(), "cameras")
	if strings.Contains(seen, "heimelijk") || strings.Contains(seen, "eerder "+other) || strings.Contains(seen, "sterk voor "+one) {
		t.Error("what is sealed can be read")
	}
	if !strings.Contains(seen, "Ingevuld, nog dicht: Lokaal, Groen. Nog geen inzet: Vrij.") {
		t.Error("who handed in is not said")
	}

	s.goTo("stances", "stances[cameras]")
	press(t, s, "Tegelijk tonen")
	st, _ := s.session().Stance("cameras")
	if len(st.Sealed) != 0 || len(st.Positions) != 2 || !st.Revealed {
		t.Errorf("shown: %+v", st)
	}
	if s.desk.UndoLabel() != "Tegelijk tonen" {
		t.Errorf("undo: %q", s.desk.UndoLabel())
	}
	if board := s.hall.board.AccessibilityLabel(); !strings.Contains(board, "Lokaal") || !strings.Contains(board, "Open rondje") {
		t.Errorf("the hall sees %s", board)
	}
}

func TestCardsHeldUpAreShownAtOnce(t *testing.T) {
	s, _ := seated(t)
	value := 2
	s.desk.Change("inzet", "", func(now *session.Session) {
		session.HandIn(now, "cameras", session.Position{Party: "groen", State: session.Given, Value: &value})
	})
	s.goTo("stances", "stances[cameras]")
	s.positionsInLine()
	line, ok := s.window.Canvas().Focused().(*widgets.Entry)
	if !ok {
		t.Fatal("the cursor is not in the line")
	}
	line.SetText("-2 1v -")
	line.OnSubmitted(line.Text)
	st, _ := s.session().Stance("cameras")
	if !st.Revealed || len(st.Sealed) != 0 || len(st.Positions) != 3 || *st.Positions[1].Value != 1 {
		t.Errorf("%+v", st)
	}
}
