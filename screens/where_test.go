package screens

import (
	"strings"
	"testing"

	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// disputed are two dilemmas on which two parties stand opposite and weigh
// differently.
func disputed(t *testing.T) *shell {
	t.Helper()
	s, _ := seated(t)
	s.desk.Change("inzet", "", func(now *session.Session) {
		place := func(question, party string, value, weight int) session.Position {
			return session.Position{Party: party, State: session.Given, Value: &value, Priority: &weight}
		}
		now.Stances[0].Positions = []session.Position{place("cameras", "lokaal", -1, 2), place("cameras", "groen", 1, 0), place("cameras", "vrij", 1, 0)}
		now.Stances[1].Positions = []session.Position{place("chatbot", "lokaal", -2, 0), place("chatbot", "groen", 2, 2)}
		now.Stances[0].Revealed, now.Stances[1].Revealed = true, true
		seats := 9
		now.Parties[0].Seats = &seats
	})
	s.stancesPart(partWhere)
	return s
}

func TestWhoStandsWhereInThreeOrdersAndOfAnyParties(t *testing.T) {
	s := disputed(t)
	w := s.pages["stances"].(*stancesPage).where
	first := func() string { return strings.TrimPrefix(w.words.Text, "Wie waar staat, per dilemma. ") }
	cameras, _ := s.session().Dilemma(s.guide, "cameras")
	chatbot, _ := s.session().Dilemma(s.guide, "chatbot")
	if !strings.HasPrefix(first(), cameras.Title) {
		t.Errorf("table order: %s", first())
	}
	w.order.SetSelected(wordFarthestFirst)
	if !strings.HasPrefix(first(), chatbot.Title) {
		t.Errorf("farthest first: %s", first())
	}
	w.order.SetSelected(wordClosestFirst)
	if !strings.HasPrefix(first(), cameras.Title) {
		t.Errorf("closest first: %s", first())
	}
	find(t, s, "the party", func(c *widgets.Check) bool { return c.Text == "Groen" }).SetChecked(false)
	if strings.Contains(first(), "Groen") || !strings.Contains(first(), "Vrij") {
		t.Errorf("without Groen: %s", first())
	}
	if strings.Contains(first(), "zetels") || strings.Contains(first(), "zwaar") {
		t.Errorf("seats or weights before they are asked for: %s", first())
	}
	s.toggleFigures()
	if !strings.Contains(first(), "Lokaal (9 zetels, zwaar)") {
		t.Errorf("asked for: %s", first())
	}
}

func TestRoomToTradeIsOffUntilAskedFor(t *testing.T) {
	s := disputed(t)
	s.toggleHall()
	const said = "Mogelijke uitruil"
	if strings.Contains(screenText(s), said) {
		t.Error("it is on by itself")
	}
	s.toggleExchange()
	if seen := screenText(s); !strings.Contains(seen, said) || !strings.Contains(seen, "tegenover elkaar. Voor Lokaal weegt") {
		t.Errorf("asked for: %s", seen)
	}
	for fold, how := range map[string]string{"Zo komt de volgorde tot stand": "plaatsen tussen de twee partijen", "Zo komt deze lijst tot stand": "Froman en M.D. Cohen"} {
		if press(t, s, fold); !strings.Contains(screenText(s), how) {
			t.Errorf("how it is worked out is not said: %s", how)
		}
	}
	if strings.Contains(s.hall.board.AccessibilityLabel(), "weegt") {
		t.Error("it is in the hall")
	}
	s.toggleExchange()
	if strings.Contains(screenText(s), said) {
		t.Error("it stays")
	}
}
