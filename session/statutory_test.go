package session

import (
	"slices"
	"testing"

	"formatietafel/guide"
)

func TestTermYears(t *testing.T) {
	for term, want := range map[string][2]string{
		"2026–2030": {"2026", "2030"}, "2026-2030": {"2026", "2030"}, "van 2027 tot 2030": {"2027", "2030"}, "2028": {"2028", "2028"},
		"": {"", ""}, "deze periode": {"", ""}, "20260420": {"", ""}, "2030 en 2026": {"2026", "2030"},
	} {
		if first, last := termYears(term); first != want[0] || last != want[1] {
			t.Errorf("%q: %s to %s", term, first, last)
		}
	}
}

func TestStatutoryDatesOfTheTerm(t *testing.T) {
	g := &guide.Guide{Statutes: []guide.Statute{
		{ID: "onbekend"}, {ID: "laat", Due: "2029-12-31"}, {ID: "eerder", Due: "2025-12-31"}, {ID: "vroeg", Due: "2026-01-01"}, {ID: "later", Due: "2031-01-01"}, {ID: "midden", Due: "2027-06-01"},
	}}
	ids := func(list []guide.Statute) []string {
		var ids []string
		for _, s := range list {
			ids = append(ids, s.ID)
		}
		return ids
	}
	within, outside := StatutoryDates(&Session{Municipality: Municipality{Term: "2026–2030"}}, g)
	if got := ids(within); !slices.Equal(got, []string{"vroeg", "midden", "laat", "onbekend"}) {
		t.Errorf("in the term: %v", got)
	}
	if got := ids(outside); !slices.Equal(got, []string{"eerder", "later"}) {
		t.Errorf("outside: %v", got)
	}
	if within, outside = StatutoryDates(&Session{}, g); len(within) != 6 || len(outside) != 0 {
		t.Errorf("without a term: %v, %v", ids(within), ids(outside))
	}
}

// TestStatutesOfTheBuiltinGuide: a table that begins in 2026 is offered all
// that a college's term brings; one that begins in 2030 is not asked again.
func TestStatutesOfTheBuiltinGuide(t *testing.T) {
	within, _ := StatutoryDates(&Session{Municipality: Municipality{Term: "2026–2030"}}, guide.Builtin())
	for _, id := range []string{"cbw-training", "chatbot-melden", "ai-hoog-risico", "participatieverordening"} {
		if !slices.ContainsFunc(within, func(s guide.Statute) bool { return s.ID == id }) {
			t.Errorf("%s is not offered", id)
		}
	}
	within, outside := StatutoryDates(&Session{Municipality: Municipality{Term: "2030–2034"}}, guide.Builtin())
	if len(within) != 1 || within[0].Due != "" || len(outside) != len(guide.Builtin().Statutes)-1 {
		t.Errorf("in 2030: %v", within)
	}
}

func TestAdoptAndDecline(t *testing.T) {
	g := guide.Builtin()
	statute, _ := g.Statute("participatieverordening")
	s := &Session{}
	DecideStatute(s, statute.ID, Declined)
	if StatuteState(s, statute.ID) != Declined {
		t.Error("not declined")
	}
	AdoptStatute(s, statute, "a1")
	if len(s.Statutes) != 1 || StatuteState(s, statute.ID) != Adopted {
		t.Errorf("%+v", s.Statutes)
	}
	if a := s.Agreements[0]; a.Owner != OwnerCouncil || a.Due != "2027-01-01" || a.Statute != statute.ID || a.Text == "" {
		t.Errorf("%+v", a)
	}
	s.Agreements = nil
	if StatuteState(s, statute.ID) != "" {
		t.Error("without its agreement it is still adopted")
	}
	training, _ := g.Statute("cbw-training")
	if AdoptStatute(s, training, "a1"); s.Agreements[0].Owner != OwnerCollege || s.Agreements[0].Due != "" {
		t.Errorf("%+v", s.Agreements[0])
	}
	if StatuteState(s, "weg") != "" {
		t.Error("a date that nobody decided on has a state")
	}
}
