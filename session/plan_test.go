package session

import (
	"testing"

	"pgregory.net/rapid"

	"formatietafel/guide"
)

func TestOwnMinutesAreAllPlanned(t *testing.T) {
	g := guide.Builtin()
	rapid.Check(t, func(rt *rapid.T) {
		minutes := rapid.IntRange(1, 600).Draw(rt, "minutes")
		s := &Session{}
		ApplyMinutes(s, g, minutes)
		sum, stances := 0, false
		for _, p := range s.Plan.Parts {
			if *p.Minutes < 0 {
				rt.Fatalf("a part of %d minutes", *p.Minutes)
			}
			sum += *p.Minutes
			stances = stances || p.Step == StepStances
		}
		if sum != minutes || *s.Plan.Minutes != minutes || s.Plan.Preset != "own" || !stances {
			rt.Fatalf("%d minutes planned of %d, %+v", sum, minutes, s.Plan)
		}
	})
}

func TestEditingPartsMakesThePlanTheTablesOwn(t *testing.T) {
	s := &Session{}
	preset, _ := guide.Builtin().Preset("45")
	ApplyPreset(s, preset)
	before := s.Clone()
	EditParts(s, func(parts []Part) []Part {
		parts[0].Minutes = whole(3)
		return parts
	})
	if s.Plan.Preset != "own" || *s.Plan.Minutes != 40 || *before.Plan.Parts[0].Minutes != 8 {
		t.Errorf("%+v", s.Plan)
	}
}

func TestTheEveningGoesOnAtWhatIsOpen(t *testing.T) {
	s := &Session{Stances: []Stance{{Question: "cameras", Outcome: Agreed}, {Question: "cloud"}}, Plan: Plan{Parts: []Part{
		{Step: "vision", Spent: whole(9)}, {Step: "stances", Question: "cameras"}, {Step: "stances", Spent: whole(3)}, {Step: "stances", Question: "cloud"}, {Step: "chapter"},
	}}}
	if done := DoneParts(s.Plan); len(done) != 2 || done[1].Step != "stances" {
		t.Errorf("done: %+v", done)
	}
	if next, more := GoOn(s); next.Question != "cloud" || !more {
		t.Errorf("next: %+v %v", next, more)
	}
	if _, more := GoOn(&Session{Plan: Plan{Parts: []Part{{Spent: whole(1)}}}}); more {
		t.Error("goes on behind the end")
	}
}

func TestHomeworkIsWordedByAnOwner(t *testing.T) {
	s := &Session{Parties: []Party{{ID: "a", Name: "A"}}, Stances: []Stance{{Question: "cameras", Outcome: Agreed, Settled: SettledGist, Text: "zo"}}}
	s.Vision.Shared, s.Vision.Settled = "visie", SettledGist
	s.Overall.Text, s.Overall.Settled = "standpunt", SettledGist
	for i, work := range HomeworkOf(s) {
		LetWord(s, work.Place, "a")
		if got := HomeworkOf(s)[i].WordedBy; got != "a" {
			t.Errorf("%s: %q", work.Place, got)
		}
	}
	if _, got := References(s, "party", "a"); len(got) != 3 || got[0] != "wie de gedeelde visie schrijft" {
		t.Errorf("references: %q", got)
	}
	cleaned := Clean(s)
	for _, work := range HomeworkOf(cleaned.Session) {
		if work.WordedBy != "" {
			t.Errorf("after cleaning %s is worded by %q", work.Place, work.WordedBy)
		}
	}
	if len(cleaned.Removed) != 3 {
		t.Errorf("receipt: %+v", cleaned.Removed)
	}
	RemoveParty(s, "a")
	if works := HomeworkOf(s); len(works) != 3 || works[2].WordedBy != "" {
		t.Errorf("after removing the party: %+v", works)
	}
}

func TestOpenPositionsAreShownToo(t *testing.T) {
	s := &Session{Parties: []Party{{ID: "a"}, {ID: "b"}}, Stances: []Stance{{Question: "cameras"}}}
	if CanReveal(s.Stances[0]) {
		t.Error("there is nothing to show")
	}
	Reveal(s, "cameras")
	if s.Stances[0].Revealed {
		t.Error("nothing was shown")
	}
	s.Stances[0].Positions = []Position{{Party: "a", State: Given, Value: whole(1), Note: "blijft", Priority: whole(2)}}
	Reveal(s, "cameras")
	if !s.Stances[0].Revealed || CanReveal(s.Stances[0]) {
		t.Errorf("%+v", s.Stances[0])
	}
	HandIn(s, "cameras", Position{Party: "b", State: Given, Value: whole(-2)})
	HoldUp(s, "cameras", []Position{{Party: "a", State: Reserved, Value: whole(0)}, {Party: "b", State: None}}, true)
	st := s.Stances[0]
	if len(st.Sealed) != 1 || len(st.Positions) != 1 || st.Positions[0].Note != "blijft" || *st.Positions[0].Priority != 2 || *st.Positions[0].Value != 0 {
		t.Errorf("%+v", st)
	}
}
