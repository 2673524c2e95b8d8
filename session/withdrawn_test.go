package session

import (
	"strings"
	"testing"
)

// TestWhatAContributionLacksSinceIsSaid: merging takes nothing out, so that
// the table has to know what a party no longer brings.
func TestWhatAContributionLacksSinceIsSaid(t *testing.T) {
	value := 2
	s := &Session{ID: "0195c3f4-0000-7000-8000-000000000001", Parties: []Party{{ID: "groen"}, {ID: "lokaal"}}, Vision: Vision{
		Limits: []Limit{{ID: "eigen", Text: "van een ander", Party: "lokaal"}, {ID: "g9", Text: "van een ander moment", Party: "groen"}},
	}}
	c := func(id string) *Contribution {
		return &Contribution{Format: Format, Kind: KindContribution, ID: id, Session: s.ID, Party: "groen"}
	}
	const same, other = "0195c3f4-0000-7000-8000-00000000000a", "0195c3f4-0000-7000-8000-00000000000b"
	first := c(same)
	first.Positions = []OwnPosition{{Question: "cloud", State: Given, Value: &value, Note: "HEIMELIJK"}}
	first.Vision.Limits = []Limit{{ID: "g1", Text: "geen camera's"}}
	merge := func(c *Contribution) []string {
		t.Helper()
		in, err := PlanMerge(s, c, table())
		if err != nil {
			t.Fatal(err)
		}
		in.Apply(s)
		return in.Left
	}
	if left := merge(first); len(left) != 0 {
		t.Errorf("the first time: %q", left)
	}
	second := c(same)
	second.Vision.Text = "iets anders"
	left := strings.Join(merge(second), "\n")
	if !strings.Contains(left, "inzet op") || !strings.Contains(left, "geen camera's") || strings.Contains(left, "HEIMELIJK") || strings.Contains(left, "van een ander") {
		t.Errorf("of what is gone it says %q", left)
	}
	third := c(other)
	third.Vision.Text = "van iemand anders in de partij"
	if left := merge(third); len(left) != 0 {
		t.Errorf("of another contribution: %q", left)
	}
}
