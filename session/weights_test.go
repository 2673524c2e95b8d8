package session

import (
	"testing"

	"formatietafel/guide"
)

func TestWeighedCriteria(t *testing.T) {
	t.Parallel()
	g := guide.Builtin()
	first, last := g.Criteria[0].ID, g.Criteria[len(g.Criteria)-1].ID
	heavy, light := 2, 0
	s := &Session{Parties: []Party{{ID: "a"}, {ID: "gone", Left: "2026-04-02"}, {ID: "b"}}}
	s.Portfolio.Weights = []Weight{
		{Party: "b", Criterion: last, Weight: &heavy},
		{Party: "a", Criterion: first, Weight: &light},
		{Party: "gone", Criterion: g.Criteria[1].ID, Weight: &heavy},
	}
	got := WeighedCriteria(s, g)
	if len(got) != 2 || got[0].Criterion.ID != first || got[1].Criterion.ID != last {
		t.Fatalf("not the weighed criteria in the guide's order: %+v", got)
	}
	if w := got[0].Weights; len(w) != 2 || w[0] == nil || *w[0] != 0 || w[1] != nil {
		t.Errorf("%s: %v", first, w)
	}
	if w := got[1].Weights; w[0] != nil || w[1] == nil || *w[1] != 2 {
		t.Errorf("%s: %v", last, w)
	}
}
