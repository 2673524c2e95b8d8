package session

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestDifferences(t *testing.T) {
	value := 2
	base := func() *Session {
		return &Session{
			ID: "a", Title: "Waterrijk", Parties: []Party{{ID: "lokaal", Name: "Lokaal"}, {ID: "groen", Name: "Groen"}},
			Stances: []Stance{{Question: "cameras", Text: "wel"}}, Seal: Seal{Identity: "AGE-SECRET-KEY-1"},
		}
	}
	tests := []struct {
		name   string
		change func(*Session)
		want   []Difference
	}{
		{"nothing", func(*Session) {}, nil},
		{"updated is no content", func(s *Session) { s.Updated = time.Unix(1, 0) }, nil},
		{"a text", func(s *Session) { s.Title = "Waterdam" }, []Difference{{"title", StepTable, "titel van de sessie", "Waterrijk", "Waterdam"}}},
		{"an element by its name", func(s *Session) { s.Parties[1].Name = "Groener" }, []Difference{{"parties[groen].name", StepTable, "Groener: naam", "Groen", "Groener"}}},
		{"gone", func(s *Session) { s.Stances = nil }, []Difference{
			{"stances[cameras].question", StepStances, "cameras: het dilemma", "cameras", ""},
			{"stances[cameras].text", StepStances, "cameras: tekst", "wel", ""},
		}},
		{"order", func(s *Session) { s.Parties[0], s.Parties[1] = s.Parties[1], s.Parties[0] }, []Difference{{"parties", StepTable, "volgorde", "lokaal, groen", "groen, lokaal"}}},
		{"what is sealed stays closed", func(s *Session) {
			s.Stances[0].Sealed = []Position{{Party: "lokaal", Value: &value}}
		}, []Difference{
			{"stances[cameras].sealed[lokaal].party", StepStances, "lokaal: partij", "", ""},
			{"stances[cameras].sealed[lokaal].value", StepStances, "lokaal: waarde", "", ""},
		}},
		{"a key stays closed", func(s *Session) { s.Seal.Identity = "AGE-SECRET-KEY-2" }, []Difference{{"seal.identity", StepTable, "", "", ""}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			changed := base()
			test.change(changed)
			got := Differences(File{Session: base()}, File{Session: changed})
			if len(got) != len(test.want) {
				t.Fatalf("%+v", got)
			}
			for i, want := range test.want {
				if got[i].Place != want.Place || got[i].Step != want.Step || got[i].Was != want.Was || got[i].Is != want.Is {
					t.Errorf("%+v, want %+v", got[i], want)
				}
				if want.What == "" || strings.Contains(want.What, "dilemma") || strings.Contains(want.What, ": ") {
					continue // the words of the table of fields
				}
				if got[i].What != want.What {
					t.Errorf("it is called %q, want %q", got[i].What, want.What)
				}
			}
		})
	}
}

// TestDifferencesMissNothing: where the bytes differ, something is said.
func TestDifferencesMissNothing(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		a, b := anySession(rt), anySession(rt)
		b.Updated = a.Updated
		differ := !bytes.Equal(Marshal(a), Marshal(b))
		if said := len(Differences(File{Session: a}, File{Session: b})) > 0; said != differ {
			rt.Fatalf("differ: %v, said: %v", differ, said)
		}
		if n := len(Differences(File{Session: a}, File{Session: a.Clone()})); n > 0 {
			rt.Fatalf("a session differs from itself in %d places", n)
		}
	})
}

func TestDifferencesOfAnAlderman(t *testing.T) {
	o := mustReadOnboarding(t, onboardingHead+"[alderman]\nname = \"N. Jansen\"\n[[own_questions]]\ntext = \"Wie belt mij?\"\n")
	next := File{Onboarding: o}.Clone()
	next.Onboarding.OwnQuestions[0].To = "CISO"
	next.Onboarding.Council = []Reply{{Question: "raad", Answer: "Ik zoek het uit."}}
	got := fmt.Sprint(Differences(File{Onboarding: o}, next))
	for _, want := range []string{"CISO", "Ik zoek het uit."} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in %s", want, got)
		}
	}
	if n := len(Differences(File{}, File{Onboarding: o})); n < 3 {
		t.Errorf("against nothing there are %d differences", n)
	}
}
