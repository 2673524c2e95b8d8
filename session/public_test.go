package session

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// publicPaths is, by hand, all that the public variant may hold
// (docs/file-format.md). A new field must be put here on purpose.
var publicPaths = strings.Fields(`
format kind id title created updated guide.id guide.version document.word document.status document.version
municipality.name municipality.term municipality.logo
parties.id parties.name
members.id members.post members.name members.role members.party members.fields members.other_fields
vision.shared vision.settled vision.parties.party vision.parties.text vision.parties.public
vision.opportunities.id vision.opportunities.text vision.opportunities.strengthens
vision.limits.id vision.limits.text
vision.plans.id vision.plans.title vision.plans.digital_role vision.plans.field vision.plans.other_field vision.plans.owner
portfolio.model portfolio.motivation portfolio.coordinator portfolio.mandate portfolio.review
portfolio.duties.member portfolio.duties.responsibility portfolio.duties.shared_responsibility portfolio.duties.knowledge_need
overall.text overall.settled
questions.id questions.title questions.question questions.poles
stances.question stances.outcome stances.position stances.text stances.settled stances.until stances.dissent stances.dissent_public
agreements.id agreements.text agreements.owner agreements.due agreements.money agreements.euros agreements.cover agreements.stance agreements.plan agreements.statute
statutes.id statutes.choice wording.passage wording.text
signoff.place signoff.date signoff.fingerprint signoff.signatures.party signoff.signatures.name signoff.signatures.function signoff.signatures.reservation
`)

// fillAll puts something in every field, arrays with one element.
func fillAll(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("x")
	case reflect.Int:
		v.SetInt(1)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Pointer:
		n := 1
		v.Set(reflect.ValueOf(&n))
	case reflect.Map:
		v.Set(reflect.ValueOf(Extra{"geheim": "x"}))
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fillAll(v.Index(0))
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			v.Set(reflect.ValueOf(time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)))
			return
		}
		for i := range v.NumField() {
			fillAll(v.Field(i))
		}
	}
}

// filledPaths gives the key paths that hold something.
func filledPaths(v reflect.Value, path string, add func(string)) {
	for i := range v.NumField() {
		field, key := v.Field(i), v.Type().Field(i).Tag.Get("key")
		if field.IsZero() {
			continue
		}
		below := strings.TrimPrefix(path+"."+key, ".")
		switch {
		case key == "":
			add(below + "<extra>")
		case field.Kind() == reflect.Struct && field.Type() != reflect.TypeFor[time.Time]():
			filledPaths(field, below, add)
		case field.Kind() == reflect.Slice && field.Type().Elem().Kind() == reflect.Struct:
			for n := range field.Len() {
				filledPaths(field.Index(n), below, add)
			}
		default:
			add(below)
		}
	}
}

// fullSession has something everywhere; its party stays at the table and its
// dilemma has an outcome.
func fullSession() *Session {
	s := &Session{}
	fillAll(reflect.ValueOf(s).Elem())
	s.Parties[0].Left = ""
	return s
}

func pathsOf(s *Session) []string {
	var paths []string
	filledPaths(reflect.ValueOf(s).Elem(), "", func(path string) { paths = append(paths, path) })
	return paths
}

func TestPublicHoldsTheAllowListAndNothingElse(t *testing.T) {
	got := pathsOf(Public(fullSession()))
	for _, path := range got {
		if !slices.Contains(publicPaths, path) {
			t.Errorf("public shows %s", path)
		}
	}
	for _, path := range publicPaths {
		if !slices.Contains(got, path) {
			t.Errorf("public lacks %s", path)
		}
	}
}

func TestPublicHoldsBackWhatIsNotSet(t *testing.T) {
	s := fullSession()
	s.Vision.Parties[0].Public = false
	s.Stances[0].DissentPublic = false
	for _, path := range pathsOf(Public(s)) {
		if strings.HasPrefix(path, "vision.parties") || path == "stances.dissent" {
			t.Errorf("public shows %s", path)
		}
	}
}

func TestConfidentialNeverShowsWhatIsNeverShown(t *testing.T) {
	never := []string{"plan.parts.spent", "stances.sealed", "seal", "merged"}
	for _, notes := range []bool{false, true} {
		seen := false
		for _, path := range pathsOf(Confidential(fullSession(), notes)) {
			for _, hidden := range never {
				if path == hidden || strings.HasPrefix(path, hidden+".") {
					t.Errorf("confidential shows %s", path)
				}
			}
			if strings.Contains(path, "<extra>") {
				t.Errorf("confidential shows %s", path)
			}
			seen = seen || strings.HasPrefix(path, "notes")
		}
		if seen != notes {
			t.Errorf("notes asked for: %v, shown: %v", notes, seen)
		}
	}
}

func TestPublicStances(t *testing.T) {
	for _, test := range []struct {
		status Status
		want   []string
	}{{Concept, []string{"open", "eens"}}, {"", []string{"open", "eens"}}, {Negotiated, []string{"eens"}}, {Final, []string{"eens"}}} {
		s := &Session{
			Document:   Document{Status: test.status},
			Questions:  []Question{{ID: "open", Title: "Open"}, {ID: "nooit", Title: "Nooit op tafel"}},
			Stances:    []Stance{{Question: "open", Text: "geheim", Until: "geheim", Position: whole(1)}, {Question: "eens", Outcome: Agreed, Text: "tekst"}},
			Agreements: []Agreement{{ID: "a1", Stance: "open"}, {ID: "a2", Stance: "eens"}},
		}
		p := Public(s)
		var got []string
		for _, st := range p.Stances {
			got = append(got, st.Question)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q: %q, want %q", test.status, got, test.want)
		}
		if strings.Contains(fmt.Sprintf("%+v", p), "geheim") {
			t.Errorf("%q: public shows what an open dilemma holds", test.status)
		}
		if p.Agreements[0].Stance != "" || p.Agreements[1].Stance != "eens" {
			t.Errorf("%q: agreements follow from %q and %q", test.status, p.Agreements[0].Stance, p.Agreements[1].Stance)
		}
		if len(p.Questions) > 1 {
			t.Errorf("%q: a question that was never on the table is shown", test.status)
		}
	}
}

func TestPublicLeavesTheSessionAlone(t *testing.T) {
	s, same := fullSession(), fullSession()
	Public(s)
	Confidential(s, false)
	if !reflect.DeepEqual(s, same) {
		t.Error("reducing changed the session")
	}
}

func TestAPartyThatLeftIsNotPublic(t *testing.T) {
	s := fourParties()
	s.Vision.Parties = []PartyVision{{Party: "weg", Text: "x", Public: true}, {Party: "a", Text: "y", Public: true}}
	p := Public(s)
	if len(p.Parties) != 3 || len(p.Vision.Parties) != 1 {
		t.Errorf("public holds %d parties and %d visions", len(p.Parties), len(p.Vision.Parties))
	}
}
