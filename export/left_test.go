package export

import (
	"strings"
	"testing"

	"formatietafel/guide"
	"formatietafel/session"
)

// TestAPartyThatLeftIsInNoDocument lets a party leave the table that had
// brought something everywhere, and looks for it in each document and picture,
// the confidential ones included. What the table agreed stays.
func TestAPartyThatLeftIsInNoDocument(t *testing.T) {
	s := load(t, "waterrijk")
	i := 1 // groen
	s.Parties[i].Name, s.Parties[i].Left = "Vertrokken8250", "2026-04-02"
	gone := s.Parties[i].ID
	n := 1
	for j := range s.Stances {
		s.Stances[j].Sealed = append(s.Stances[j].Sealed, session.Position{Party: gone, State: session.Given, Value: &n, Note: "Briefje8250"})
		s.Stances[j].Positions = append(s.Stances[j].Positions, session.Position{Party: gone, State: session.Given, Value: &n, Note: "Briefje8250"})
	}
	s.Vision.Parties = append(s.Vision.Parties, session.PartyVision{Party: gone, Text: "Visie8250", Public: true})
	s.Quick = append(s.Quick, session.Quick{Question: s.Stances[0].Question, Party: gone, Mark: session.MarkTalk})
	s.Portfolio.Weights = append(s.Portfolio.Weights, session.Weight{Party: gone, Criterion: "slagkracht", Weight: &n})
	for variant, o := range map[string]Options{"public": {}, "confidential": {Variant: Confidential, Notes: true}, "short": {Length: Short}} {
		all := everything(Compose(s, guide.Builtin(), o))
		for _, trace := range []string{"Vertrokken8250", "Briefje8250", "Visie8250"} {
			if k := strings.Index(all, trace); k >= 0 {
				t.Errorf("%s shows %s: …%s…", variant, trace, all[max(0, k-120):min(len(all), k+60)])
			}
		}
		if !strings.Contains(all, s.Overall.Text) {
			t.Errorf("%s lost what was agreed", variant)
		}
	}
	for paper, doc := range papers(t, s, "lokaal") {
		if strings.Contains(everything(doc), "8250") {
			t.Errorf("%s shows the party", paper)
		}
	}
}
