package session

import (
	"reflect"
	"strings"
)

// StateOf gives how far a dilemma on the table is: done where its outcome has
// all that [Missing] asks of it.
func StateOf(st Stance) State {
	switch {
	case untouched(st):
		return NotBegun
	case st.Outcome == "" || lacking(st) != "":
		return Partly
	}
	return Done
}

// lacking gives the key of what an outcome still asks for; "" for nothing.
func lacking(st Stance) string {
	switch {
	case (st.Outcome == Agreed || st.Outcome == Compromise) && strings.TrimSpace(st.Text) == "":
		return "text"
	case st.Outcome == Deferred && strings.TrimSpace(st.Until) == "":
		return "until"
	}
	return ""
}

// untouched tells whether a dilemma holds nothing but its name.
func untouched(st Stance) bool { return reflect.DeepEqual(st, Stance{Question: st.Question}) }

// TakeOff takes a dilemma off the table where that loses nothing: it holds
// nothing but its name, the table has no words of its own for it, and no
// agreement follows from it. It tells whether it did.
func TakeOff(s *Session, question string) bool {
	i := stanceIndex(s, question)
	if i < 0 || !untouched(s.Stances[i]) {
		return false
	}
	_, used := lookup(s.Agreements, func(a Agreement) bool { return a.Stance == question })
	_, worded := lookup(s.Wording, func(w Wording) bool { return w.Passage == stancePassage+question })
	if used || worded {
		return false
	}
	s.Stances = without(s.Stances, func(st Stance) bool { return st.Question == question })
	return true
}
