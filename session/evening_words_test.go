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
