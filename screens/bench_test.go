package screens

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"formatietafel/session"
)

// fullSize is a session as full as it gets: 8 parties, 25 dilemmas, 60
// agreements, every text long.
func fullSize() *session.Session {
	long := strings.Repeat("Wij zetten techniek in waar inwoners er iets aan hebben. ", 8)
	s := &session.Session{Format: session.Format, Kind: session.KindSession, ID: "0195c3f4-0000-7000-8000-000000000002"}
	s.Municipality.Name = "Waterdam"
	s.Overall.Text, s.Vision.Shared = long, long
	for i := range 8 {
		id := fmt.Sprintf("partij-%d", i)
		s.Parties = append(s.Parties, session.Party{ID: id, Name: fmt.Sprintf("Partij met een lange naam %d", i), Color: partyColors[i].value})
		s.Vision.Parties = append(s.Vision.Parties, session.PartyVision{Party: id, Text: long})
		s.Members = append(s.Members, session.Member{ID: fmt.Sprintf("w%d", i), Post: "wethouder wonen, zorg en water", Role: "alderman", Party: id})
		s.Vision.Plans = append(s.Vision.Plans, session.PlanItem{ID: fmt.Sprintf("p%d", i), Title: long, DigitalRole: long})
	}
	for i := range 25 {
		id := fmt.Sprintf("eigen-%d", i)
		s.Questions = append(s.Questions, session.Question{ID: id, Title: fmt.Sprintf("Dilemma %d", i), Question: long, Poles: []string{"Wel doen", "Niet doen"}})
		st := session.Stance{Question: id, Outcome: session.Compromise, Text: long, Local: long, Dissent: long}
		for n, p := range s.Parties {
			value := n%5 - 2
			st.Positions = append(st.Positions, session.Position{Party: p.ID, State: session.Given, Value: &value, Note: long})
		}
		s.Stances = append(s.Stances, st)
	}
	for i := range 60 {
		s.Agreements = append(s.Agreements, session.Agreement{ID: fmt.Sprintf("a%d", i), Text: long, Owner: "college", Due: "2027-01-01"})
	}
	return s
}

func openFullSize(b *testing.B) *shell {
	b.Helper()
	s, disk := newTestShell(b)
	disk["vol.formatie"] = session.Marshal(fullSize())
	s.open("vol.formatie")
	for _, step := range stepOrder {
		s.goTo(step, "")
	}
	return s
}

// BenchmarkStep is switching steps on the full-size session: goal 16 ms.
func BenchmarkStep(b *testing.B) {
	s := openFullSize(b)
	for _, step := range stepOrder {
		b.Run(step, func(b *testing.B) {
			for b.Loop() {
				s.goTo(step, "")
			}
		})
	}
}

// BenchmarkKey is one key typed in the longest field of a page: goal 16 ms.
func BenchmarkKey(b *testing.B) {
	hints := map[string]string{
		"table":  "Naam van de gemeente",
		"vision": "Wat willen wij samen met digitalisering, en wat niet?",
	}
	s := openFullSize(b)
	for step, hint := range hints {
		b.Run(step, func(b *testing.B) {
			s.goTo(step, "")
			e := field(b, s, hint)
			e.FocusGained()
			for b.Loop() {
				e.TypedRune('a')
			}
		})
	}
}

// BenchmarkPicture draws Wie staat waar, all 25 dilemmas in another order each
// time: goal 16 ms.
func BenchmarkPicture(b *testing.B) {
	s := openFullSize(b)
	s.goTo("stances", "")
	s.stancesPart(partWhere)
	w := s.pages["stances"].(*stancesPage).where
	if !strings.Contains(w.words.Text, "Dilemma 24") {
		b.Fatalf("the picture lacks dilemmas: %s", w.words.Text)
	}
	orders := []string{wordClosestFirst, wordFarthestFirst}
	for n := 0; b.Loop(); n++ {
		w.order.SetSelected(orders[n%len(orders)])
	}
}

// BenchmarkStart builds the whole window, as at the start of the program.
func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		s, _ := newTestShell(b)
		s.window.Resize(fyne.NewSize(1366, 768))
	}
}
