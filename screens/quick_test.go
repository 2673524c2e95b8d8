package screens

import (
	"testing"

	"fyne.io/fyne/v2"

	"formatietafel/screens/widgets"
	"formatietafel/session"
)

func TestTheQuickRoundGoesByKeyboard(t *testing.T) {
	s, _ := seated(t)
	s.stancesPart(partQuick)
	question := s.guide.Dilemmas[0].ID
	canvas := s.window.Canvas()
	for _, keys := range []string{"p", "e", "n"} {
		canvas.FocusNext()
		mark, ok := canvas.Focused().(*widgets.Mark)
		if !ok {
			t.Fatalf("the cursor is on %T", canvas.Focused())
		}
		for _, r := range keys {
			mark.TypedRune(r)
		}
		if canvas.Focused() != fyne.Focusable(mark) {
			t.Error("the cursor is gone")
		}
	}
	want := map[string]string{"lokaal": session.MarkTalk, "groen": session.MarkAgree, "vrij": session.MarkNotNow}
	for party, mark := range want {
		if got := session.MarkOf(s.session(), question, party); got != mark {
			t.Errorf("%s: %q", party, got)
		}
	}
	mark := canvas.Focused().(*widgets.Mark)
	mark.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if got := session.MarkOf(s.session(), question, "vrij"); got != "" || canvas.Focused() != fyne.Focusable(mark) {
		t.Errorf("after space: %q", got)
	}
}

func TestSettlingByKeyGoesOnToWhatIsNeeded(t *testing.T) {
	s, _ := seated(t)
	s.stancesPart(partChosen)
	tests := []struct{ outcome, hint string }{
		{session.Agreed, ""}, {session.Deferred, "bijvoorbeeld: het college, voor de zomer van 2027"}, {session.Free, "Wat spreken wij af?"},
	}
	for _, test := range tests {
		s.settle(test.outcome)
		if st, _ := s.session().Stance("cameras"); st.Outcome != test.outcome {
			t.Errorf("%s: %q", test.outcome, st.Outcome)
		}
		switch w := s.window.Canvas().Focused().(type) {
		case *widgets.Scale:
			if test.outcome != session.Agreed {
				t.Errorf("%s asks for a place", test.outcome)
			}
		case *widgets.Entry:
			if w.PlaceHolder != test.hint {
				t.Errorf("%s asks for %q", test.outcome, w.PlaceHolder)
			}
		default:
			t.Errorf("%s: the cursor is on %T", test.outcome, w)
		}
	}
}

func TestAPartyLeavesFromAnyStep(t *testing.T) {
	s, _ := seated(t)
	s.goTo("stances", "")
	s.askLeaving()
	press(t, s, "Verlaat de tafel")
	gone := 0
	for _, p := range s.session().Parties {
		if p.Gone() {
			gone++
		}
	}
	if gone != 1 {
		t.Errorf("%d parties left", gone)
	}
	s.askLeaving()
	press(t, s, "Terug aan tafel")
	if len(s.session().AtTable()) != 3 {
		t.Error("it does not come back")
	}
}
