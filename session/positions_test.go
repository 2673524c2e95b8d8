package session

import (
	"os"
	"strings"
	"testing"

	"formatietafel/guide"
)

// positionsPage is docs/positions.md, with the example worked out by hand in
// it.
func positionsPage(t *testing.T) string {
	t.Helper()
	data, err := os.ReadFile("../docs/positions.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// theExample reads the table of the example.
func theExample(t *testing.T, page string) (*Session, *guide.Guide) {
	t.Helper()
	s, g := &Session{}, &guide.Guide{}
	for line := range strings.Lines(page) {
		if !strings.HasPrefix(line, "| ") || strings.HasPrefix(line, "| ---") {
			continue
		}
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "| "), " | ")
		if cells[0] == "dilemma" {
			for _, name := range cells[1:] {
				s.Parties = append(s.Parties, Party{ID: strings.ToLower(name), Name: name})
			}
			continue
		}
		g.Dilemmas = append(g.Dilemmas, guide.Dilemma{ID: cells[0], Title: cells[0]})
		st := Stance{Question: cells[0], Revealed: true}
		for i, cell := range cells[1:] {
			st.Positions = append(st.Positions, exampleCell(t, s.Parties[i].ID, cell))
		}
		s.Stances = append(s.Stances, st)
	}
	if len(s.Stances) != 4 || len(s.Parties) != 3 {
		t.Fatalf("the page has another table: %d dilemmas, %d parties", len(s.Stances), len(s.Parties))
	}
	return s, g
}

// exampleCell reads "−1v zwaar", or "–" for no position.
func exampleCell(t *testing.T, party, cell string) Position {
	t.Helper()
	place, weight, weighs := strings.Cut(strings.ReplaceAll(cell, "−", "-"), " ")
	if !weighs {
		return Position{Party: party, State: None}
	}
	p, err := parsePosition(place)
	if err != nil {
		t.Fatal(err)
	}
	p.Party, p.Priority = party, whole(map[string]int{"gewoon": 0, "belangrijk": 1, "zwaar": 2}[weight])
	return p
}

// TestThePageOnPositionsIsTrue holds docs/positions.md to the program: what the
// page works out by hand is what the program says.
func TestThePageOnPositionsIsTrue(t *testing.T) {
	page := positionsPage(t)
	s, g := theExample(t, page)
	for line, stances := range map[string][]Stance{
		"Volgorde van de tafel":                 Ordered(s, TableOrder),
		"Dichtbij elkaar eerst":                 Ordered(s, ClosestFirst),
		"Ver uit elkaar eerst":                  Ordered(s, FarthestFirst),
		"Dichtbij elkaar eerst, Lokaal en Vrij": Ordered(s, ClosestFirst, "lokaal", "vrij"),
		"Ver uit elkaar eerst, Lokaal en Vrij":  Ordered(s, FarthestFirst, "lokaal", "vrij"),
	} {
		var titles []string
		for _, st := range stances {
			d, _ := g.Dilemma(st.Question)
			titles = append(titles, d.Title)
		}
		if want := "\n- " + line + ": " + strings.Join(titles, ", ") + "\n"; !strings.Contains(page, want) {
			t.Errorf("the page does not say%s", want)
		}
	}
	for i, worked := range []string{"2 − (−1) = 3", "1 − (−2) = 3", "1 − 0 = 1", "2 − (−2) = 4"} {
		apart, _ := Apart(s, s.Stances[i])
		want := "- " + g.Dilemmas[i].Title + ": " + worked
		if !strings.HasSuffix(worked, "= "+string(rune('0'+apart))) || !strings.Contains(page, want) {
			t.Errorf("%s are %d places apart; the page should say %q", g.Dilemmas[i].Title, apart, want)
		}
	}
	said := strings.ReplaceAll(strings.ReplaceAll(page, "\n> ", " "), "\n", " ")
	list := Exchanges(s, g)
	if len(list) != 1 {
		t.Fatalf("the page says one exchange, there are %d", len(list))
	}
	if !strings.Contains(said, "Er staat dus precies dit:  "+list[0].Reason) {
		t.Errorf("the page does not say: %s", list[0].Reason)
	}
	if list[0].ForOne != "Camera's" || list[0].ForOther != "Chatbot" {
		t.Errorf("exchange: %+v", list[0])
	}
}
