package session

import (
	"reflect"
	"slices"
	"strings"
)

// Public gives the copy that the public variant may show, and nothing else:
// the fields tagged show:"public", a field with a when tag only where that is
// set, parties that left taken out, and dilemmas with an outcome. Of a dilemma
// without one only its name stays, and only while the document is a concept.
// Nothing in the copy refers to what was taken out of it, so that it is as
// valid as the session. Every public document is made of this copy; no format
// decides for itself.
func Public(s *Session) *Session {
	p := withoutGone(s)
	p.Vision.Parties = slices.DeleteFunc(p.Vision.Parties, func(v PartyVision) bool { return !v.Public })
	publicStances(p)
	reduce(reflect.ValueOf(p).Elem(), map[string]bool{"public": true}, true)
	return p
}

// withoutGone is a copy without the parties that left the table: they count
// nowhere.
func withoutGone(s *Session) *Session {
	p := s.Clone()
	for _, party := range s.Parties {
		if party.Gone() {
			RemoveParty(p, party.ID)
		}
	}
	return p
}

// publicStances leaves the dilemmas with an outcome, and of others their name
// while the document is a concept.
func publicStances(p *Session) {
	concept := p.Document.Status == Concept || p.Document.Status == ""
	settled := map[string]bool{}
	var stances []Stance
	for _, st := range p.Stances {
		switch {
		case st.Outcome != "":
			settled[st.Question] = true
			stances = append(stances, st)
		case concept:
			stances = append(stances, Stance{Question: st.Question})
		}
	}
	p.Stances = stances
	p.Questions = publicQuestions(p, settled)
	p.Wording = slices.DeleteFunc(p.Wording, func(w Wording) bool {
		question, ofStance := strings.CutPrefix(w.Passage, stancePassage)
		return ofStance && !settled[question]
	})
	for i, a := range p.Agreements {
		if !settled[a.Stance] {
			p.Agreements[i].Stance = ""
		}
	}
}

// publicQuestions leaves the table's own dilemmas that are on the table: what
// one asks is shown once it has an outcome, and until then its name alone.
func publicQuestions(p *Session, settled map[string]bool) []Question {
	var questions []Question
	for _, q := range p.Questions {
		_, here := p.Stance(q.ID)
		switch {
		case here && settled[q.ID]:
			questions = append(questions, q)
		case here:
			questions = append(questions, Question{ID: q.ID, Title: q.Title})
		}
	}
	return questions
}

// Confidential gives the copy that the confidential variant may show:
// everything but what is never shown and the parties that left, and the
// facilitator's own notes only
// where they are asked for.
func Confidential(s *Session, notes bool) *Session {
	c := withoutGone(s)
	reduce(reflect.ValueOf(c).Elem(), map[string]bool{"public": true, "confidential": true, "notes": notes}, false)
	return c
}

// reduce empties every field that is not tagged with an allowed show. A field
// without a tag is never shown, so that a new one leaks nowhere.
func reduce(v reflect.Value, allowed map[string]bool, guarded bool) {
	t := v.Type()
	for i := range t.NumField() {
		tag, field := t.Field(i).Tag, v.Field(i)
		if !allowed[tag.Get("show")] || guarded && !open(v, tag.Get("when")) {
			field.SetZero()
			continue
		}
		switch {
		case field.Kind() == reflect.Struct && tagged(field.Type()):
			reduce(field, allowed, guarded)
		case field.Kind() == reflect.Slice && field.Type().Elem().Kind() == reflect.Struct:
			for n := range field.Len() {
				reduce(field.Index(n), allowed, guarded)
			}
		}
	}
}

// open tells whether the sibling that guards a field is set.
func open(v reflect.Value, when string) bool {
	if when == "" {
		return true
	}
	for i := range v.NumField() {
		if v.Type().Field(i).Tag.Get("key") == when {
			return v.Field(i).Bool()
		}
	}
	return false
}

// tagged tells a table of ours from a moment in time.
func tagged(t reflect.Type) bool {
	return t.NumField() > 0 && t.Field(0).Tag.Get("key") != ""
}
