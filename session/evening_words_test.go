package session

import (
	"strings"
	"testing"

	"formatietafel/guide"
)

// TestTheParkingLotHoldsWholeSentences holds that what the program puts there
// reads as the table's own: no order to whoever fills it in.
func TestTheParkingLotHoldsWholeSentences(t *testing.T) {
	s := &Session{Portfolio: Portfolio{Model: Coordinating}}
	ApplyTimeIsUp(s, guide.Builtin())
	found := false
	for _, p := range s.Parking {
		found = found || p.Text == "Er is nog geen coördinerend wethouder."
		if strings.Contains(p.Text, ";") || !strings.HasSuffix(p.Text, ".") || p.Text[:1] == strings.ToLower(p.Text[:1]) {
			t.Errorf("no whole sentence: %q", p.Text)
		}
	}
	if !found {
		t.Errorf("the missing alderman is not there: %+v", s.Parking)
	}
}

// TestTimeIsUpCallsNothingNotDiscussedThatWas holds that the public text says
// nothing untrue of what the table did.
func TestTimeIsUpCallsNothingNotDiscussedThatWas(t *testing.T) {
	for name, test := range map[string]struct {
		st   Stance
		want string
	}{
		"nothing":        {Stance{}, Skipped},
		"sealed alone":   {Stance{Sealed: []Position{{Party: "a", State: Given, Value: whole(1)}}}, Skipped},
		"shown at once":  {Stance{Revealed: true, Positions: []Position{{Party: "a", State: Given, Value: whole(1)}}}, Deferred},
		"a remark":       {Stance{Dissent: "Wij niet."}, Deferred},
		"a text":         {Stance{Text: "Wij beginnen klein."}, Deferred},
		"an outcome has": {Stance{Outcome: Free, Dissent: "Wij niet."}, Free},
	} {
		test.st.Question = "cameras"
		s := &Session{Parties: []Party{{ID: "a"}}, Stances: []Stance{test.st}}
		ApplyTimeIsUp(s, guide.Builtin())
		if got := s.Stances[0].Outcome; got != test.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}
