package session

import (
	"fmt"
	"strings"

	"formatietafel/guide"
)

// table is a guide of two dilemmas and one thing of each other sort.
func table() *guide.Guide {
	return &guide.Guide{
		ID: "proef", Version: "1",
		Dilemmas: []guide.Dilemma{{ID: "cameras", Title: "Camera's"}, {ID: "cloud", Title: "Cloud"}},
		Criteria: []guide.Criterion{{ID: "slagkracht"}},
		Fields:   []guide.Field{{ID: "wonen", Press: []guide.HardQuestion{{ID: "wonen-pers"}}}},
		Statutes: []guide.Statute{{ID: "participatie"}},
		Onboarding: guide.Onboarding{
			Council:  []guide.HardQuestion{{ID: "raad"}},
			Monday:   []guide.Moment{{ID: "maandag"}},
			Portions: []guide.Portion{{ID: "begin"}},
		},
		Passages: []guide.Passage{{ID: "vision.shared"}, {ID: "stance.agreed"}, {ID: "agreement.text"}},
	}
}

// large is a full-size session: 8 parties, 25 dilemmas, 60 agreements.
func large() *Session {
	text := strings.Repeat("Wij leggen uit wat een systeem doet, en wie er beslist. ", 30)
	s := &Session{Format: Format, Kind: KindSession, ID: "0195c3f4-0000-7000-8000-000000000001"}
	for i := range 8 {
		s.Parties = append(s.Parties, Party{ID: fmt.Sprintf("p%d", i), Name: "Partij"})
	}
	for i := range 25 {
		id, place := fmt.Sprintf("d%d", i), 1
		s.Questions = append(s.Questions, Question{ID: id, Title: text, Question: text, Poles: []string{text, text}})
		st := Stance{Question: id, Local: text, Outcome: Compromise, Position: &place, Text: text, Dissent: text}
		for _, p := range s.Parties {
			st.Positions = append(st.Positions, Position{Party: p.ID, State: Given, Value: &place, Note: text})
		}
		s.Stances = append(s.Stances, st)
	}
	for i := range 60 {
		s.Agreements = append(s.Agreements, Agreement{ID: fmt.Sprintf("a%d", i), Text: text, Owner: "p1", Due: "2027-01-01"})
	}
	return s
}
