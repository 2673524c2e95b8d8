package export

import (
	"strings"
	"testing"

	"formatietafel/guide"
	"formatietafel/session"
)

// TestAgreedLinesSayWhoWhenAndWhatWasLeft wants for a new alderman all that the
// table made public: who coordinates and with what authority, what was left
// free or for later, and of each agreement who does it and when.
func TestAgreedLinesSayWhoWhenAndWhatWasLeft(t *testing.T) {
	value := 1
	s := &session.Session{
		Parties:   []session.Party{{ID: "lokaal", Name: "Lokaal"}},
		Members:   []session.Member{{ID: "w1", Post: "wethouder financiën", Role: "alderman"}},
		Vision:    session.Vision{Shared: "Samen.", Parties: []session.PartyVision{{Party: "lokaal", Text: "geheim"}}},
		Overall:   session.Overall{Text: "Wij zijn\nterughoudend."},
		Portfolio: session.Portfolio{Model: session.Coordinating, Coordinator: "w1", Mandate: "mag een voorstel tegenhouden"},
		Stances: []session.Stance{
			{Question: "cameras", Outcome: session.Agreed, Text: "Geen camera's.", Dissent: "geheim", Positions: []session.Position{{Party: "lokaal", Value: &value, Note: "geheim"}}},
			{Question: "cloud", Outcome: session.Deferred, Until: "Het college beslist voor de zomer"},
			{Question: "loket", Outcome: session.Free},
			{Question: "bodycams", Outcome: session.Skipped},
			{Question: "deurbelcameras", Text: "geheim, want zonder uitkomst"},
		},
		Agreements: []session.Agreement{{ID: "a1", Text: "De raad krijgt een verslag", Owner: "w1", Due: "2027-02-01", Money: session.Memo}},
		Parking:    []session.Parking{{ID: "x", Text: "geheim"}},
	}
	all := strings.Join(AgreedLines(s, guide.Builtin()), "\n")
	for _, want := range []string{
		"Samen.\n", "Wij zijn. Terughoudend.", "wethouder financiën", "mag een voorstel tegenhouden", "Geen camera's.",
		"Het college beslist voor de zomer.", "vrije kwestie", "De raad krijgt een verslag.", "1 februari 2027",
	} {
		if !strings.Contains(strings.ToLower(all), strings.ToLower(want)) {
			t.Errorf("does not say %q:\n%s", want, all)
		}
	}
	if strings.Contains(all, "geheim") {
		t.Errorf("says what is not public:\n%s", all)
	}
	if n := strings.Count(all, "\n") + 1; n != 8 {
		t.Errorf("%d lines:\n%s", n, all)
	}
	if got := AgreedLines(&session.Session{}, guide.Builtin()); len(got) != 0 {
		t.Errorf("an empty session says %q", got)
	}
}
