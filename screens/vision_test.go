package screens

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"formatietafel/screens/widgets"
	"formatietafel/session"
)

func TestTypingOnMakesNoVisionPublic(t *testing.T) {
	s, _ := seated(t)
	s.goTo(session.StepVision, "")
	canvas := s.window.Canvas()
	canvas.Focus(firstField(s.pages[session.StepVision].(*visionPage).parties.box))
	for _, party := range s.session().AtTable() {
		entry, ok := canvas.Focused().(*widgets.Entry)
		if !ok {
			t.Fatalf("%s: the cursor is on %T", party.Name, canvas.Focused())
		}
		test.Type(entry, "Wij willen dit.")
		canvas.FocusNext()
	}
	for _, v := range s.session().Vision.Parties {
		if v.Text != "Wij willen dit." || v.Public {
			t.Errorf("%s: %q, public %v", v.Party, v.Text, v.Public)
		}
	}
	if first, ok := canvas.Focused().(*widgets.Check); !ok || first.Text != s.session().Parties[0].Name {
		t.Errorf("behind the last party the cursor is on %T", canvas.Focused())
	}
}
