package session

import (
	"reflect"
	"testing"
)

func TestFillInKeepsWhatIsLeftEmpty(t *testing.T) {
	before := Position{Party: "a", State: Reserved, Value: whole(1), Priority: whole(2), Note: "thuis"}
	for _, test := range []struct {
		name     string
		in, want Position
	}{
		{"nothing", Position{Party: "a"}, before},
		{"a note", Position{Party: "a", Note: "hier"}, Position{Party: "a", State: Reserved, Value: whole(1), Priority: whole(2), Note: "hier"}},
		{"a weight", Position{Party: "a", Priority: whole(0)}, Position{Party: "a", State: Reserved, Value: whole(1), Priority: whole(0), Note: "thuis"}},
		{"a place", Position{Party: "a", Value: whole(-2)}, Position{Party: "a", State: Reserved, Value: whole(-2), Priority: whole(2), Note: "thuis"}},
		{"no reservation any more", Position{Party: "a", State: Given}, Position{Party: "a", State: Given, Value: whole(1), Priority: whole(2), Note: "thuis"}},
		{"taken back", Position{Party: "a", State: None}, Position{Party: "a", State: None, Priority: whole(2), Note: "thuis"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, shows := range []bool{false, true} {
				s := &Session{Parties: []Party{{ID: "a"}}, Stances: []Stance{{Question: "cameras", Sealed: []Position{before}}}}
				if shows {
					s.Stances[0].Positions, s.Stances[0].Sealed = s.Stances[0].Sealed, nil
				}
				FillIn(s, "cameras", test.in)
				if got := s.Stances[0].Sealed; len(got) != 1 || !reflect.DeepEqual(got[0], test.want) {
					t.Errorf("shown before %v: %+v", shows, got)
				}
			}
		})
	}
	s := &Session{Parties: []Party{{ID: "a"}}, Stances: []Stance{{Question: "cameras"}}}
	if !LacksPlace(s, "cameras", Position{Party: "a", State: Reserved}) || LacksPlace(s, "cameras", Position{Party: "a", State: None}) {
		t.Error("a reservation asks for a place")
	}
	FillIn(s, "cameras", Position{Party: "a"})
	if got := s.Stances[0].Sealed[0]; got.State != None {
		t.Errorf("left empty: %+v", got)
	}
}

func TestACardReplacesNothingSealedUnlessAsked(t *testing.T) {
	sealed := []Position{{Party: "a", State: Given, Value: whole(2), Note: "n"}, {Party: "b", State: Given, Value: whole(1)}}
	s := &Session{Parties: []Party{{ID: "a"}, {ID: "b"}, {ID: "c"}}, Stances: []Stance{{Question: "cameras", Sealed: sealed}}}
	cards := []Position{{Party: "a", State: Given, Value: whole(-1)}, {Party: "b", State: None}, {Party: "c", State: Given, Value: whole(0)}}
	if way := InTheWay(s, "cameras", cards); len(way) != 1 || way[0].ID != "a" {
		t.Errorf("in the way: %+v", way)
	}
	HoldUp(s, "cameras", cards, false)
	if st := s.Stances[0]; len(st.Sealed) != 2 || len(st.Positions) != 1 || !st.Revealed {
		t.Errorf("kept: %+v", st)
	}
	HoldUp(s, "cameras", cards, true)
	if st := s.Stances[0]; len(st.Sealed) != 1 || st.Sealed[0].Party != "b" || PositionOf(s, "cameras", "a").Note != "n" {
		t.Errorf("replaced: %+v", st)
	}
}
