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
	find(t, s, "the reservation", isState).SetSelected("onder voorbehoud van de fractie")
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
	if seen := screenText(s); strings.Contains(seen, "heimelijk") || strings.Contains(seen, "sterk voor") || !strings.Contains(seen, "blijft zoals het was") {
		t.Errorf("shown back: %s", seen)
	}
	press(t, s, "Invullen, en dicht laten")
	if again, _ := s.session().Stance("cameras"); again.Sealed[0].Note != "heimelijk" {
		t.Errorf("what was handed in is gone: %+v", again.Sealed)
	}
	press(t, s, "Sluiten")
}

func isState(w *widgets.Select) bool { return w.PlaceHolder == "inzet of voorbehoud?" }

func TestAPartThatIsLeftEmptyStaysSealedAsItWas(t *testing.T) {
	s, _ := seated(t)
	value, weight := 1, 2
	s.desk.Change("inzet", "", func(now *session.Session) {
		session.HandIn(now, "cameras", session.Position{Party: "groen", State: session.Reserved, Value: &value, Priority: &weight, Note: "van thuis"})
	})
	s.askSealed()
	press(t, s, "Groen")
	if seen := screenText(s); strings.Contains(seen, "Wat u leeg laat, gaat in als: nog geen inzet") || !strings.Contains(seen, "Elk onderdeel dat u leeg laat, blijft zoals het was.") {
		t.Errorf("the rule: %s", seen)
	}
	find(t, s, "the note", func(e *widgets.Entry) bool { return e.PlaceHolder == "toelichting" }).SetText("van de avond")
	press(t, s, "Invullen, en dicht laten")
	st, _ := s.session().Stance("cameras")
	if p := st.Sealed[0]; p.State != session.Reserved || p.Value == nil || *p.Value != 1 || p.Priority == nil || *p.Priority != 2 || p.Note != "van de avond" {
		t.Errorf("sealed: %+v", p)
	}
	s.dismiss()

	s.askSealed()
	press(t, s, "Vrij")
	find(t, s, "a reservation", isState).SetSelected("onder voorbehoud van de fractie")
	press(t, s, "Invullen, en dicht laten")
	if seen := screenText(s); !strings.Contains(seen, "ook een plaats op de schaal") {
		t.Errorf("a reservation without a place is taken without a word: %s", seen)
	}
}

func TestCardsAskBeforeTheyReplaceWhatIsSealed(t *testing.T) {
	for _, test := range []struct {
		press  string
		value  int
		sealed int
	}{{"Houden", 2, 1}, {"Vervangen", 1, 0}} {
		t.Run(test.press, func(t *testing.T) {
			s, _ := seated(t)
			value, weight := 2, 1
			s.desk.Change("inzet", "", func(now *session.Session) {
				session.HandIn(now, "cameras", session.Position{Party: "groen", State: session.Given, Value: &value, Priority: &weight, Note: "blijft"})
			})
			s.goTo("stances", "stances[cameras]")
			s.positionsInLine()
			line := s.window.Canvas().Focused().(*widgets.Entry)
			line.SetText("-2 1v -")
			line.OnSubmitted(line.Text)
			st, _ := s.session().Stance("cameras")
			if seen := screenText(s); st.Revealed || !strings.Contains(seen, "nog dicht: Groen") {
				t.Fatalf("not asked: %+v, %s", st, seen)
			}
			press(t, s, test.press)
			st, _ = s.session().Stance("cameras")
			if !st.Revealed || len(st.Sealed) != test.sealed {
				t.Fatalf("%+v", st)
			}
			session.Reveal(s.session(), "cameras")
			if p := session.PositionOf(s.session(), "cameras", "groen"); *p.Value != test.value || *p.Priority != 1 || p.Note != "blijft" {
				t.Errorf("groen: %+v", p)
			}
		})
	}
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
