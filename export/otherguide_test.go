package export

import (
	"strings"
	"testing"

	"formatietafel/guide"
	"formatietafel/session"
)

// TestADilemmaOfAnotherGuideIsNoNonsense makes every form of a session whose
// dilemma the guide lacks, and of an own dilemma without sides: no document
// says where between two unknown sides the table stands.
func TestADilemmaOfAnotherGuideIsNoNonsense(t *testing.T) {
	place := 1
	stances := []session.Stance{
		{Question: "warmtenet", Outcome: session.Agreed, Position: &place, Text: "Wij sluiten de wijken aan."},
		{Question: "zwembad", Outcome: session.Compromise, Position: &place},
		{Question: "thuis", Outcome: session.Agreed, Position: &place, Text: "Wij werken thuis."},
		{Question: "haven", Outcome: session.Free},
	}
	s := &session.Session{Guide: session.GuideRef{ID: "oud", Version: "1"}, Stances: stances, Questions: []session.Question{{ID: "thuis"}}}
	for name, o := range map[string]Options{"public": {}, "confidential": {Variant: Confidential}, "short": {Length: Short}, "chapter": {As: Chapter}} {
		t.Run(name, func(t *testing.T) {
			said := render(Compose(s, guide.Builtin(), o))
			for _, no := range []string{"voor ‘", "‘de ene kant’", "‘de andere kant’"} {
				if strings.Contains(said, no) {
					t.Errorf("says %q:\n%s", no, said)
				}
			}
			for _, want := range []string{"Een dilemma uit een andere gids", "Een eigen dilemma", "Wij sluiten de wijken aan.", "Wij werken thuis."} {
				if !strings.Contains(said, want) {
					t.Errorf("does not say %q:\n%s", want, said)
				}
			}
		})
	}
}
