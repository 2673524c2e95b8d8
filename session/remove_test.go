package session

import (
	"reflect"
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
	if refs := References(s, "party", "a"); len(refs) != 0 {
		t.Errorf("still referred to: %q", refs)
	}
	if len(References(s, "party", "b")) == 0 {
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
	got := References(full(), "party", "a")
	want := []string{"een lid van het beoogde college", "een visie", "een kans", "een plan", "een weging", "een antwoord in de snelle ronde", "een inzet", "een inzet die nog dicht is", "een afspraak", "een ondertekenaar"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q", got)
	}
	s := full()
	s.Stances = append(s.Stances, Stance{Question: "loket", Positions: []Position{{Party: "a"}}})
	for _, line := range References(s, "party", "a") {
		if line == "2 inzetten" {
			return
		}
	}
	t.Error("two positions are not counted")
}

func TestRemoveLeavesNoEmptyArrays(t *testing.T) {
	s := &Session{Parties: []Party{{ID: "a"}}, Quick: []Quick{{Question: "cameras", Party: "a"}}}
	RemoveParty(s, "a")
	if s.Quick != nil {
		t.Error("an empty array stays behind")
	}
}
