package export

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"formatietafel/guide"
	"formatietafel/session"
)

// fullSize is a session as full as it gets: 8 parties, 25 dilemmas, 60
// agreements, every text long.
func fullSize() *session.Session {
	long := strings.Repeat("Wij zetten techniek in waar inwoners er iets aan hebben. ", 8)
	s := &session.Session{Municipality: session.Municipality{Name: "Waterdam"}, Overall: session.Overall{Text: long}, Vision: session.Vision{Shared: long}}
	s.Portfolio = session.Portfolio{Model: session.Mixed, Motivation: long, Mandate: long, Review: long}
	for i := range 8 {
		id := fmt.Sprintf("p%d", i)
		s.Parties = append(s.Parties, session.Party{ID: id, Name: fmt.Sprintf("Partij met een lange naam %d", i), Color: "#0b6e4f"})
		s.Members = append(s.Members, session.Member{ID: fmt.Sprintf("w%d", i), Post: "wethouder wonen, zorg en water", Role: "alderman", Party: id})
		s.Vision.Parties = append(s.Vision.Parties, session.PartyVision{Party: id, Text: long, Public: true})
		s.Portfolio.Duties = append(s.Portfolio.Duties, session.Duty{Member: fmt.Sprintf("w%d", i), Responsibility: long, SharedResponsibility: long, KnowledgeNeed: long})
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
		s.Agreements = append(s.Agreements, session.Agreement{ID: fmt.Sprintf("a%d", i), Text: long, Owner: session.OwnerCollege, Due: "2027-01-01", Stance: "eigen-1"})
	}
	return s
}

// BenchmarkExport makes the PDF. Goals for the whole process, start included
// (about 11 ms): 55 ms for the example, 300 ms for the full size.
func BenchmarkExport(b *testing.B) {
	for name, s := range map[string]*session.Session{"example": load(b, "waterrijk"), "full size": fullSize()} {
		for variant, o := range map[string]Options{"public": {}, "confidential": {Variant: Confidential}} {
			b.Run(name+" "+variant, func(b *testing.B) {
				for b.Loop() {
					if _, err := Write(io.Discard, Compose(s, guide.Builtin(), o), ".pdf"); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkCompose is what the window does after each change of the chapter.
func BenchmarkCompose(b *testing.B) {
	s := fullSize()
	for b.Loop() {
		Compose(s, guide.Builtin(), Options{Variant: Confidential})
	}
}
