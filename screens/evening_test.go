package screens

import (
	"testing"

	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// TestPartsOfStancesTakeTheCursor types in each part right after its shortcut,
// but for the dilemmas, where keys turn the page.
func TestPartsOfStancesTakeTheCursor(t *testing.T) {
	s, _ := newTestShell(t)
	s.desk.Change("dilemma", "", func(now *session.Session) {
		now.Parties = []session.Party{{ID: "a", Name: "A"}, {ID: "b", Name: "B"}}
		addStance(now, s.guide.Dilemmas[0].ID)
	})
	for _, part := range []string{partQuick, partWhere, partOverall} {
		s.window.Canvas().Unfocus()
		s.stancesPart(part)
		if s.window.Canvas().Focused() == nil {
			t.Errorf("%s: the cursor is nowhere", part)
		}
	}
	if field, ok := s.window.Canvas().Focused().(*widgets.Entry); !ok || !field.MultiLine {
		t.Error("the overall stance does not take the cursor")
	}
}
