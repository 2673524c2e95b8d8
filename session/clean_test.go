package session

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// perParty has something in everything that Clean takes out, marked WEG, and
// beside it what stays, marked BLIJFT.
const perParty = head + `
onbekend = "BLIJFT"
[[plan.parts]]
step = "vision"
spent = 12
[[parties]]
id = "groen"
name = "BLIJFT"
[vision]
shared = "BLIJFT"
[[vision.parties]]
party = "groen"
text = "WEG"
[[vision.parties]]
party = "lokaal"
text = "BLIJFT"
public = true
[[vision.opportunities]]
id = "groen-1"
text = "BLIJFT"
party = "groen"
[[vision.limits]]
id = "groen-2"
text = "BLIJFT"
party = "groen"
[[vision.plans]]
id = "groen-3"
title = "BLIJFT"
party = "groen"
[[portfolio.weights]]
party = "groen"
criterion = "WEG"
[[quick]]
question = "WEG"
party = "groen"
[[stances]]
question = "cloud"
outcome = "agreed"
text = "BLIJFT"
dissent = "WEG"
revealed = true
[[stances.positions]]
party = "groen"
note = "WEG"
[[stances.sealed]]
party = "groen"
note = "WEG"
[[stances]]
question = "cameras"
outcome = "free"
dissent = "BLIJFT"
dissent_public = true
[[parking]]
id = "x1"
text = "WEG"
[[notes]]
id = "n1"
text = "WEG"
[seal]
identity = "WEG"
[[merged]]
digest = "WEG"
`

func TestCleanTakesOutWhatIsPerParty(t *testing.T) {
	s := mustRead(t, perParty)
	before := string(Marshal(s))
	c := Clean(s)
	text := string(Marshal(c.Session))
	if strings.Contains(text, "WEG") || strings.Contains(text, "spent") || strings.Contains(text, "revealed") {
		t.Errorf("left:\n%s", text)
	}
	if got, want := strings.Count(text, "BLIJFT"), strings.Count(perParty, "BLIJFT"); got != want {
		t.Errorf("%d of %d stayed:\n%s", got, want, text)
	}
	if n := strings.Count(text, `"groen"`); n != 1 {
		t.Errorf("the party is named %d times:\n%s", n, text)
	}
	var got []string
	for _, r := range c.Removed {
		got = append(got, fmt.Sprintf("%s %d", r.Place, r.Count))
		if strings.Contains(r.Place+r.What, "groen") {
			t.Errorf("the receipt names a party: %v", r)
		}
	}
	want := []string{
		"plan.parts 1", "vision.parties 1", "vision.opportunities 1", "vision.limits 1", "vision.plans 1", "portfolio.weights 1", "quick 1",
		"stances[cloud].positions 1", "stances[cloud].sealed 1", "stances[cloud].dissent 1", "parking 1", "notes 1", "seal 1", "merged 1",
	}
	if !slices.Equal(got, want) {
		t.Errorf("receipt: %q", got)
	}
	if !slices.Equal(c.Unknown, []string{"onbekend"}) {
		t.Errorf("unknown: %q", c.Unknown)
	}
	if string(Marshal(s)) != before {
		t.Error("the session itself was changed")
	}
	if again := Clean(c.Session); len(again.Removed) > 0 {
		t.Errorf("cleaning twice removes %v", again.Removed)
	}
}

// TestCleanLeavesThePublicVariant fills every field, so that a new one counts.
func TestCleanLeavesThePublicVariant(t *testing.T) {
	s := &Session{}
	fillAll(reflect.ValueOf(s).Elem())
	s.Parties[0].Left = ""
	if a, b := string(Marshal(Public(s))), string(Marshal(Public(Clean(s).Session))); a != b {
		t.Errorf("was\n%s\nis\n%s", a, b)
	}
}

func TestWipeTakesOneEntryOut(t *testing.T) {
	s := mustRead(t, perParty+"[[agreements]]\nid = \"a1\"\nplan = \"groen-3\"\n")
	s.Stances = append(s.Stances,
		Stance{Question: "open", Positions: []Position{{Party: "groen", Note: "x"}}},
		Stance{Question: "dicht", Sealed: []Position{{Party: "groen", Note: "x"}}})
	var places []string
	entries := Entries(s, table(), "groen")
	for _, e := range entries {
		places = append(places, e.Place)
		if strings.Contains(e.What, "dicht") && strings.Contains(e.What, "WEG") {
			t.Errorf("a sealed value is told: %s", e.What)
		}
	}
	want := []string{
		"vision.parties[groen]", "vision.opportunities[groen-1]", "vision.limits[groen-2]", "vision.plans[groen-3]",
		"portfolio.weights[groen/WEG]", "quick[WEG/groen]",
		"stances[cloud].positions[groen]", "stances[open].positions[groen]", "stances[dicht].sealed[groen]",
	}
	if !slices.Equal(places, want) {
		t.Fatalf("got %q", places)
	}
	others := len(Entries(s, table(), "lokaal"))
	for i, e := range entries {
		kept := s.Clone()
		e.Wipe(s)
		if left := len(Entries(s, table(), "groen")); left != len(want)-i-1 {
			t.Errorf("after %s %d entries are left", e.Place, left)
		}
		if len(Entries(kept, table(), "groen")) != len(want)-i {
			t.Errorf("wiping %s changed a copy", e.Place)
		}
	}
	if s.Agreements[0].Plan != "" {
		t.Error("an agreement refers to a plan that was wiped")
	}
	if s.Stances[0].Text != "BLIJFT" || len(s.Vision.Parties) != 1 || len(Entries(s, table(), "lokaal")) != others {
		t.Error("more was wiped than was asked")
	}
}

// TestWipeFindsAnEntryInAnEarlierState: there it may have stood elsewhere.
func TestWipeFindsAnEntryInAnEarlierState(t *testing.T) {
	now := &Session{
		Stances: []Stance{{Question: "cloud", Positions: []Position{{Party: "groen", Note: "HEIMELIJK"}}}},
		Vision: Vision{
			Plans:         []PlanItem{{ID: "p1", Title: "HEIMELIJK", Party: "groen"}},
			Opportunities: []Opportunity{{ID: "k1", Text: "HEIMELIJK", Party: "groen"}},
		},
	}
	for name, test := range map[string]struct {
		earlier Session
		left    int
	}{
		"as it is":           {earlier: *now.Clone()},
		"sealed":             {earlier: Session{Stances: []Stance{{Question: "cloud", Sealed: []Position{{Party: "groen", Note: "HEIMELIJK"}}}}}},
		"shown and sealed":   {earlier: Session{Stances: []Stance{{Question: "cloud", Positions: []Position{{Party: "groen", Note: "HEIMELIJK"}}, Sealed: []Position{{Party: "groen", Note: "HEIMELIJK"}}}}}},
		"of nobody yet":      {earlier: Session{Vision: Vision{Plans: []PlanItem{{ID: "p1", Title: "HEIM"}}, Opportunities: []Opportunity{{ID: "k1", Text: "HEIMELIJK"}}}}},
		"of another party":   {earlier: Session{Vision: Vision{Plans: []PlanItem{{ID: "p1", Title: "HEIMELIJK", Party: "lokaal"}}}}},
		"a number come free": {earlier: Session{Vision: Vision{Plans: []PlanItem{{ID: "p1", Title: "BLIJFT", Party: "lokaal"}}}}, left: 1},
		"another's position": {earlier: Session{Stances: []Stance{{Question: "cloud", Sealed: []Position{{Party: "lokaal", Note: "BLIJFT"}}}}}, left: 1},
	} {
		t.Run(name, func(t *testing.T) {
			s := test.earlier.Clone()
			s.Agreements = []Agreement{{ID: "a1", Plan: "p1"}}
			for _, e := range Entries(now, table(), "groen") {
				e.Wipe(s)
			}
			text := string(Marshal(s))
			if strings.Contains(text, "HEIM") || strings.Count(text, "BLIJFT") != test.left {
				t.Errorf("left:\n%s", text)
			}
			if has := len(s.Vision.Plans) > 0; has && s.Agreements[0].Plan == "" {
				t.Error("what another plan referred to is gone")
			}
		})
	}
}
