package session

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestEditPosition(t *testing.T) {
	s := &Session{Stances: []Stance{{Question: "cloud"}}}
	before := s.Clone()
	EditPosition(s, "nergens", "a", func(p *Position) { p.Note = "x" })
	if !reflect.DeepEqual(s, before) {
		t.Error("a dilemma that is not on the table was changed")
	}
	EditPosition(s, "cloud", "a", func(p *Position) { p.Note = "let op" })
	if got := PositionOf(s, "cloud", "a"); got.State != None || got.Note != "let op" || got.Value != nil {
		t.Errorf("begins as %+v", got)
	}
	if got := PositionOf(s, "cloud", "b"); !reflect.DeepEqual(got, Position{}) {
		t.Errorf("of nobody: %+v", got)
	}
	for _, step := range []struct {
		name  string
		do    func()
		state string
		value *int
	}{
		{"on the scale", func() { SetPlace(s, "cloud", "a", whole(1)) }, Given, whole(1)},
		{"under reservation", func() { SetState(s, "cloud", "a", Reserved) }, Reserved, whole(1)},
		{"elsewhere, still under reservation", func() { SetPlace(s, "cloud", "a", whole(-2)) }, Reserved, whole(-2)},
		{"none has no place", func() { SetState(s, "cloud", "a", None) }, None, nil},
		{"on it again", func() { SetPlace(s, "cloud", "a", whole(0)) }, Given, whole(0)},
		{"off it", func() { SetPlace(s, "cloud", "a", nil) }, None, nil},
	} {
		step.do()
		if got := PositionOf(s, "cloud", "a"); got.State != step.state || !reflect.DeepEqual(got.Value, step.value) || got.Note != "let op" {
			t.Errorf("%s: %+v", step.name, got)
		}
	}
}

// TestTakeOffLosesNothing puts each thing that a dilemma can hold in one in
// turn; whichever it is, it stays on the table.
func TestTakeOffLosesNothing(t *testing.T) {
	fresh := func() *Session { return &Session{Stances: []Stance{{Question: "cloud"}, {Question: "cameras"}}} }
	if s := fresh(); !TakeOff(s, "cloud") || len(s.Stances) != 1 || s.Stances[0].Question != "cameras" {
		t.Errorf("an empty one stays: %+v", s.Stances)
	}
	if TakeOff(fresh(), "nergens") {
		t.Error("took off what is not there")
	}
	full := &Stance{}
	fillAll(reflect.ValueOf(full).Elem())
	for i := range reflect.TypeFor[Stance]().NumField() {
		name := reflect.TypeFor[Stance]().Field(i).Name
		if name == "Question" {
			continue
		}
		s := fresh()
		reflect.ValueOf(&s.Stances[0]).Elem().Field(i).Set(reflect.ValueOf(full).Elem().Field(i))
		if before := s.Clone(); TakeOff(s, "cloud") || !reflect.DeepEqual(s, before) {
			t.Errorf("%s was lost", name)
		}
	}
	for name, s := range map[string]*Session{
		"an agreement": {Stances: fresh().Stances, Agreements: []Agreement{{ID: "a1", Stance: "cloud"}}},
		"own wording":  {Stances: fresh().Stances, Wording: []Wording{{Passage: "stance.cloud", Text: "x"}}},
	} {
		if TakeOff(s, "cloud") {
			t.Errorf("%s hangs in the air", name)
		}
	}
}

func TestStateOfADilemma(t *testing.T) {
	for name, c := range map[string]struct {
		stance Stance
		want   State
	}{
		"its name alone":           {Stance{Question: "a"}, NotBegun},
		"how it is with us":        {Stance{Question: "a", Local: "x"}, Partly},
		"dissent":                  {Stance{Question: "a", Dissent: "x"}, Partly},
		"agreed without a text":    {Stance{Question: "a", Outcome: Agreed, Text: " "}, Partly},
		"agreed":                   {Stance{Question: "a", Outcome: Agreed, Text: "x"}, Done},
		"compromise without text":  {Stance{Question: "a", Outcome: Compromise}, Partly},
		"later, nobody knows when": {Stance{Question: "a", Outcome: Deferred, Text: "x"}, Partly},
		"later":                    {Stance{Question: "a", Outcome: Deferred, Until: "najaar"}, Done},
		"not treated":              {Stance{Question: "a", Outcome: Skipped}, Done},
	} {
		if got := StateOf(c.stance); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
		findings := Missing(&Session{Stances: []Stance{c.stance}, Plan: Plan{Steps: []string{StepStances}}, Overall: Overall{Text: "x"}}, table())
		if done := len(findings) == 0; done != (c.want == Done) {
			t.Errorf("%s: check finds %v", name, findings)
		}
	}
}

func TestMarksOfTheQuickRound(t *testing.T) {
	s := &Session{}
	SetMark(s, "cloud", "a", MarkTalk)
	SetMark(s, "cloud", "b", MarkAgree)
	before := s.Clone()
	SetMark(s, "cloud", "a", MarkNotNow)
	if MarkOf(s, "cloud", "a") != MarkNotNow || MarkOf(s, "cloud", "b") != MarkAgree || MarkOf(s, "cameras", "a") != "" || len(s.Quick) != 2 {
		t.Errorf("%+v", s.Quick)
	}
	if s.Quick[0].Party != "a" || MarkOf(before, "cloud", "a") != MarkTalk {
		t.Error("a mark moved, or the copy changed with it")
	}
	SetMark(s, "cloud", "a", "")
	SetMark(s, "cameras", "a", "")
	if len(s.Quick) != 1 || MarkOf(s, "cloud", "a") != "" {
		t.Errorf("%+v", s.Quick)
	}
}

func TestSetWeight(t *testing.T) {
	s := &Session{}
	for _, step := range []struct {
		weight *int
		left   int
	}{{nil, 0}, {whole(2), 1}, {whole(0), 1}, {nil, 0}} {
		SetWeight(s, "a", "slagkracht", step.weight)
		if len(s.Portfolio.Weights) != step.left || !reflect.DeepEqual(WeightOf(s, "a", "slagkracht"), step.weight) {
			t.Errorf("%v: %+v", step.weight, s.Portfolio.Weights)
		}
	}
}

func TestAddSignature(t *testing.T) {
	s := fourParties()
	var parties []string
	for range 4 {
		AddSignature(s)
	}
	for _, signature := range s.Signoff.Signatures {
		parties = append(parties, signature.Party)
	}
	if want := []string{"a", "b", "c", ""}; !slices.Equal(parties, want) {
		t.Errorf("sign: %q, want %q", parties, want)
	}
}

func TestSetWording(t *testing.T) {
	s := &Session{Wording: []Wording{{Passage: "overall.text", Text: "een", Extra: Extra{"later": "x"}}, {Passage: "vision.shared", Text: "twee"}}}
	SetWording(s, Wording{Passage: "overall.text", Text: "anders", Base: "9f"})
	if w := s.Wording[0]; w.Text != "anders" || w.Base != "9f" || w.Extra == nil || len(s.Wording) != 2 {
		t.Errorf("%+v", s.Wording)
	}
	SetWording(s, Wording{Passage: "overall.text"})
	SetWording(s, Wording{Passage: "stances.intro"})
	SetWording(s, Wording{Passage: "agreements.intro", Text: "nieuw"})
	if len(s.Wording) != 2 || s.Wording[0].Passage != "vision.shared" || s.Wording[1].Text != "nieuw" {
		t.Errorf("%+v", s.Wording)
	}
}

func TestPlanStep(t *testing.T) {
	s := &Session{}
	PlanStep(s, StepVision, false)
	if want := []string{StepTable, StepPortfolio, StepStances, StepAgreements}; !slices.Equal(s.Plan.Steps, want) {
		t.Errorf("%q, want %q", s.Plan.Steps, want)
	}
	PlanStep(s, StepChapter, true)
	if !s.Planned(StepChapter) || s.Planned(StepVision) || s.Plan.Steps[4] != StepChapter {
		t.Errorf("%q", s.Plan.Steps)
	}
}

func TestReasonOfAnAgreement(t *testing.T) {
	a := Agreement{ID: "a1"}
	for _, from := range []string{FromStance, FromPlan, FromStatute, ""} {
		id := "x"
		if from == "" {
			id = ""
		}
		a.SetReason(from, id)
		if gotFrom, gotID := a.Reason(); gotFrom != from || gotID != id {
			t.Errorf("%q: %q %q", from, gotFrom, gotID)
		}
	}
	if !reflect.DeepEqual(a, Agreement{ID: "a1"}) {
		t.Errorf("something stayed: %+v", a)
	}
}

// TestAPartyThatLeftHasNoAldermen: it counts nowhere, for article 36 either.
func TestAPartyThatLeftHasNoAldermen(t *testing.T) {
	s := fourParties()
	s.Municipality.CouncilSeats = whole(9)
	for _, party := range []string{"a", "b", "weg", "weg", "weg", ""} {
		s.Members = append(s.Members, Member{ID: "w" + string(rune('1'+len(s.Members))), Role: RoleAlderman, Party: party})
	}
	s.Members = append(s.Members, Member{ID: "s", Role: RoleSecretary, Party: "a"}, Member{ID: "b", Role: RoleMayor})
	if got := memberIDs(Aldermen(s)); !slices.Equal(got, []string{"w1", "w2", "w6"}) {
		t.Errorf("aldermen %q", got)
	}
	if remarks := aldermenRemarks(s, Seats(s)); len(remarks) != 1 || !strings.HasPrefix(remarks[0], "3 wethouders") {
		t.Errorf("remarks %q", remarks)
	}
	s.Portfolio.Duties = []Duty{{Member: "w4", Responsibility: "ict"}}
	if got := memberIDs(Answerable(s)); !slices.Equal(got, []string{"w1", "w2", "w4", "w6", "b"}) {
		t.Errorf("answerable %q", got)
	}
}

func memberIDs(members []Member) []string {
	var ids []string
	for _, m := range members {
		ids = append(ids, m.ID)
	}
	return ids
}
