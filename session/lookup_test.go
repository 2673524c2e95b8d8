package session

import (
	"testing"

	"formatietafel/guide"
)

// TestEveryOutcomeHasABeginning: whatever a table chooses, the guide helps it
// to its first sentence.
func TestEveryOutcomeHasABeginning(t *testing.T) {
	g := guide.Builtin()
	for _, d := range g.Dilemmas {
		for _, outcome := range []string{Free, ToCouncil, Deferred} {
			if Beginning(g, Stance{Question: d.ID, Outcome: outcome}) == "" {
				t.Errorf("%s: no beginning for %s", d.ID, outcome)
			}
		}
		seen := map[string]bool{}
		for place := -2; place <= 2; place++ {
			for _, outcome := range []string{Agreed, Compromise} {
				seen[Beginning(g, Stance{Question: d.ID, Outcome: outcome, Position: &place})] = true
			}
		}
		if len(seen) != 5 || seen[""] {
			t.Errorf("%s: %d sentences for five places", d.ID, len(seen))
		}
	}
}

func TestNoBeginning(t *testing.T) {
	far := 7
	for name, st := range map[string]Stance{
		"another's dilemma": {Question: "eigen", Outcome: Free},
		"no outcome":        {Question: "cameras"},
		"skipped":           {Question: "cameras", Outcome: Skipped},
		"no place":          {Question: "cameras", Outcome: Agreed},
		"off the scale":     {Question: "cameras", Outcome: Agreed, Position: &far},
	} {
		if got := Beginning(guide.Builtin(), st); got != "" {
			t.Errorf("%s: %q", name, got)
		}
	}
}
