package session

import (
	"reflect"
	"slices"
	"testing"
)

// full is a session in which everything refers to party a and member w1.
func full() *Session {
	return &Session{
		Parties: []Party{{ID: "a"}, {ID: "b"}},
		Members: []Member{{ID: "w1", Party: "a"}, {ID: "w2", Party: "b"}},
		Vision: Vision{
			Parties:       []PartyVision{{Party: "a", Text: "x"}, {Party: "b", Text: "y"}},
			Opportunities: []Opportunity{{ID: "k1", Text: "kans", Party: "a"}},
			Plans:         []PlanItem{{ID: "p1", Owner: "w1", Party: "a"}},
		},
		Portfolio: Portfolio{Coordinator: "w1", Duties: []Duty{{Member: "w1"}, {Member: "w2"}}, Weights: []Weight{{Party: "a", Criterion: "c"}, {Party: "b", Criterion: "c"}}},
		Quick:     []Quick{{Question: "cameras", Party: "a"}, {Question: "cameras", Party: "b"}},
		Stances: []Stance{{
			Question: "cameras", Positions: []Position{{Party: "a"}, {Party: "b"}}, Sealed: []Position{{Party: "a"}},
		}},
		Agreements: []Agreement{{ID: "a1", Owner: "a", Stance: "cameras"}, {ID: "a2", Owner: "w1", Plan: "p1"}, {ID: "a3", Owner: "college"}},
		Signoff:    Signoff{Signatures: []Signature{{Party: "a"}, {Party: "b"}}},
	}
}

func TestRemoveParty(t *testing.T) {
	s := full()
	RemoveParty(s, "a")
	if len(s.Parties) != 1 || len(s.Vision.Parties) != 1 || len(s.Portfolio.Weights) != 1 || len(s.Quick) != 1 || len(s.Stances[0].Positions) != 1 || len(s.Stances[0].Sealed) != 0 {
		t.Errorf("something of the party is left: %+v", s)
	}
	if len(s.Vision.Opportunities) != 1 || s.Vision.Opportunities[0].Party != "" {
		t.Errorf("a chance goes, or keeps the party's name: %+v", s.Vision.Opportunities)
	}
	if s.Members[0].Party != "" || s.Agreements[0].Owner != "" || s.Agreements[0].Stance != "cameras" {
		t.Errorf("references: %+v %+v", s.Members, s.Agreements)
	}
	if goes, stays := References(s, "party", "a"); len(goes)+len(stays) != 0 {
		t.Errorf("still referred to: %q", append(goes, stays...))
	}
	if goes, stays := References(s, "party", "b"); len(goes)+len(stays) == 0 {
		t.Error("the other party is gone too")
	}
}

func TestRemoveMember(t *testing.T) {
	s := full()
	RemoveMember(s, "w1")
	if len(s.Members) != 1 || len(s.Portfolio.Duties) != 1 || s.Portfolio.Coordinator != "" || s.Vision.Plans[0].Owner != "" || s.Agreements[1].Owner != "" {
		t.Errorf("%+v", s)
	}
	if s.Agreements[2].Owner != "college" {
		t.Error("another owner is gone")
	}
}

func TestRemoveQuestionAndPlan(t *testing.T) {
	s := full()
	s.Questions = []Question{{ID: "cameras"}}
	RemoveQuestion(s, "cameras")
	if len(s.Stances)+len(s.Quick)+len(s.Questions) != 0 || s.Agreements[0].Stance != "" {
		t.Errorf("%+v", s)
	}
	RemovePlan(s, "p1")
	if len(s.Vision.Plans) != 0 || s.Agreements[1].Plan != "" {
		t.Errorf("%+v", s)
	}
}

func TestReferencesSaysWhatGoesAlong(t *testing.T) {
	before, after := full(), full()
	goes, stays := References(before, "party", "a")
	if want := []string{"een visie", "een weging", "een antwoord in de snelle ronde", "een inzet", "een inzet die nog dicht is", "een ondertekenaar"}; !reflect.DeepEqual(goes, want) {
		t.Errorf("goes: %q", goes)
	}
	if want := []string{"een lid van het beoogde college", "een kans", "een plan", "een afspraak"}; !reflect.DeepEqual(stays, want) {
		t.Errorf("stays: %q", stays)
	}
	RemoveParty(after, "a")
	if len(after.Members) != len(before.Members) || len(after.Agreements) != len(before.Agreements) || len(after.Vision.Parties) == len(before.Vision.Parties) {
		t.Error("what is said to go and to stay is not what does")
	}
	s := full()
	s.Stances = append(s.Stances, Stance{Question: "loket", Positions: []Position{{Party: "a"}}})
	if goes, _ = References(s, "party", "a"); !slices.Contains(goes, "2 inzetten") {
		t.Errorf("two positions are not counted: %q", goes)
	}
}

func TestRemoveLeavesNoEmptyArrays(t *testing.T) {
	s := &Session{Parties: []Party{{ID: "a"}}, Quick: []Quick{{Question: "cameras", Party: "a"}}}
	RemoveParty(s, "a")
	if s.Quick != nil {
		t.Error("an empty array stays behind")
	}
}
