package session

import (
	"slices"
	"strings"
	"testing"

	"formatietafel/guide"
)

func textsOf(texts []guide.Text) string {
	var all []string
	for _, t := range texts {
		all = append(all, t.Text)
	}
	return strings.Join(all, " ")
}

func TestAgainst(t *testing.T) {
	side := func(texts ...string) (p guide.Pole) {
		for _, text := range texts {
			p.Arguments = append(p.Arguments, guide.Text{Text: text})
		}
		return p
	}
	d := guide.Dilemma{Poles: []guide.Pole{side("a1", "a2", "a3"), side("b1", "b2")}}
	for value, want := range map[int]string{-2: "b1 b2", -1: "b1 b2", 0: "a1 b1 a2 b2 a3", 1: "a1 a2 a3", 2: "a1 a2 a3"} {
		if got := textsOf(Against(d, value)); got != want {
			t.Errorf("against %d: %s, want %s", value, got, want)
		}
	}
	if Against(guide.Dilemma{}, 1) != nil {
		t.Error("a dilemma without sides has arguments")
	}
}

func TestSubjectsOfAnAlderman(t *testing.T) {
	g := table()
	g.Fields = append(g.Fields, guide.Field{ID: "zorg", Dilemmas: []string{"cloud"}})
	o := &Onboarding{}
	if got := o.FieldIDs(g); !slices.Equal(got, []string{"wonen", "zorg"}) {
		t.Errorf("without a choice: %v", got)
	}
	touching, others := o.DilemmasFor(g)
	if len(touching) != 0 || len(others) != 2 {
		t.Errorf("without a choice: %v, %v", touching, others)
	}
	o.Alderman.Fields = []string{"zorg", "weg"}
	touching, others = o.DilemmasFor(g)
	if !slices.Equal(o.FieldIDs(g), []string{"zorg"}) || len(touching) != 1 || touching[0].ID != "cloud" || others[0].ID != "cameras" {
		t.Errorf("%v: %v, %v", o.FieldIDs(g), touching, others)
	}
	o.Alderman = Alderman{OtherFields: []string{"de haven"}}
	if got := o.FieldIDs(g); len(got) != 0 {
		t.Errorf("with an own subject alone: %v", got)
	}
}

func TestNextPortionKeepsThePlace(t *testing.T) {
	g := table()
	g.Onboarding.Portions = []guide.Portion{{ID: "begin"}, {ID: "midden"}, {ID: "einde"}}
	o := &Onboarding{}
	for _, want := range []string{"begin", "midden"} {
		if p, ok := o.NextPortion(g); !ok || p.ID != want {
			t.Errorf("next is %q, want %q", p.ID, want)
		}
		o.SetRead(want, true)
	}
	o.SetRead("einde", true)
	if p, ok := o.NextPortion(g); ok {
		t.Errorf("all was read, and next is %q", p.ID)
	}
	o.SetRead("begin", false)
	if p, _ := o.NextPortion(g); p.ID != "begin" {
		t.Errorf("a mark that was taken away keeps its place: %q", p.ID)
	}
}

func TestListsTakeNothingTwice(t *testing.T) {
	o := &Onboarding{}
	o.AddAgreed("• Wij leggen uit.\n\n - Geen camera's \nWij leggen uit.\r\n* \n–")
	o.AddAgreed("Geen camera's")
	var lines []string
	for _, a := range o.Agreed {
		lines = append(lines, a.Text)
	}
	if !slices.Equal(lines, []string{"Wij leggen uit.", "Geen camera's"}) {
		t.Errorf("agreed: %q", lines)
	}
	o.AddQuestion(" Wie belt mij? ", "CISO")
	o.AddQuestion("Wie belt mij?", "FG")
	o.AddQuestion("  ", "FG")
	if len(o.OwnQuestions) != 1 || o.OwnQuestions[0].To != "CISO" {
		t.Errorf("questions: %+v", o.OwnQuestions)
	}
	o.AddIntent(Intent{Text: "Lezen", Field: "wonen"})
	o.AddIntent(Intent{Text: "Lezen", Field: "wonen", Due: "2026-06-01"})
	o.AddIntent(Intent{Text: "Lezen"})
	if len(o.Plan) != 2 {
		t.Errorf("plan: %+v", o.Plan)
	}
}

func TestAdoptingTakesTheChosenSubjects(t *testing.T) {
	g := table()
	g.Fields = []guide.Field{
		{ID: "wonen", Questions: []guide.FieldQuestion{{Text: "a"}, {Text: "b"}}, Hundred: []guide.Text{{Text: "lees"}}},
		{ID: "zorg", Questions: []guide.FieldQuestion{{Text: "c"}}},
	}
	o := &Onboarding{}
	o.AdoptQuestions(g)
	o.AdoptHundred(g)
	if len(o.OwnQuestions)+len(o.Plan) > 0 {
		t.Errorf("without subjects: %+v %+v", o.OwnQuestions, o.Plan)
	}
	o.Alderman.Fields = []string{"wonen", "weg"}
	for range 2 {
		o.AdoptQuestions(g)
		o.AdoptHundred(g)
	}
	if len(o.OwnQuestions) != 2 || len(o.Plan) != 1 || o.Plan[0].Text != "lees" || o.Plan[0].Field != "wonen" {
		t.Errorf("%+v %+v", o.OwnQuestions, o.Plan)
	}
}
