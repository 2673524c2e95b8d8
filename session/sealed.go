package session

import (
	"reflect"
	"slices"
)

// HandIn puts a party's position on a dilemma away sealed, in place of what it
// handed in before. What is shown already stays shown: a late one waits for
// the next [Reveal]. A dilemma that is not on the table is left alone.
func HandIn(s *Session, question string, p Position) {
	i := stanceIndex(s, question)
	if i < 0 {
		return
	}
	s.Stances[i].Sealed = withPosition(s.Stances[i].Sealed, p)
}

// Reveal shows all sealed positions on a dilemma at once. They replace what
// these parties showed before; new ones stand in list order of the parties,
// so that nothing tells who was first. Positions that were filled in openly
// count as shown from then on too. Without any nothing happens.
func Reveal(s *Session, question string) {
	i := stanceIndex(s, question)
	if i < 0 || !CanReveal(s.Stances[i]) {
		return
	}
	st := &s.Stances[i]
	sealed := slices.Clone(st.Sealed)
	slices.SortStableFunc(sealed, func(a, b Position) int { return partyIndex(s, a.Party) - partyIndex(s, b.Party) })
	for _, p := range sealed {
		st.Positions = withPosition(st.Positions, p)
	}
	st.Sealed, st.Revealed = nil, true
}

// CanReveal tells whether a dilemma has positions that the table has not seen
// all at once yet.
func CanReveal(st Stance) bool {
	return len(st.Sealed) > 0 || len(st.Positions) > 0 && !st.Revealed
}

// FillIn puts away sealed what a party filled in anew, part by part: a part
// that is left empty (the place, the state, how much it weighs, the note) keeps
// what the party handed in before, or else what it shows. A new place without a
// state counts as given where there was none.
func FillIn(s *Session, question string, in Position) {
	st, _ := s.Stance(question)
	p, waits := positionOf(st.Sealed, in.Party)
	if !waits {
		p, _ = positionOf(st.Positions, in.Party)
	}
	HandIn(s, question, filledIn(copyOf(p), in))
}

func filledIn(p, in Position) Position {
	p.Party = in.Party
	if in.Value != nil {
		p.Value = in.Value
	}
	if in.Priority != nil {
		p.Priority = in.Priority
	}
	if in.Note != "" {
		p.Note = in.Note
	}
	switch {
	case in.State != "":
		p.State = in.State
	case p.Value != nil && (p.State == "" || p.State == None):
		p.State = Given
	case p.State == "":
		p.State = None
	}
	if p.State == None {
		p.Value = nil
	}
	return p
}

// LacksPlace tells whether what a party fills in anew asks for a place on the
// scale that it gave neither now nor before.
func LacksPlace(s *Session, question string, in Position) bool {
	st, _ := s.Stance(question)
	before, waits := positionOf(st.Sealed, in.Party)
	if !waits {
		before, _ = positionOf(st.Positions, in.Party)
	}
	return (in.State == Given || in.State == Reserved) && in.Value == nil && before.Value == nil
}

// InTheWay gives the parties, in list order, that handed in sealed what a card
// of theirs would replace. A card without a place replaces nothing.
func InTheWay(s *Session, question string, cards []Position) []Party {
	st, _ := s.Stance(question)
	var list []Party
	for _, party := range s.AtTable() {
		card, held := positionOf(cards, party.ID)
		_, waits := positionOf(st.Sealed, party.ID)
		if held && waits && card.Value != nil {
			list = append(list, party)
		}
	}
	return list
}

// HoldUp takes over the cards that parties hold up at the same moment: they
// are shown at once. Notes and how much it weighs for the party stay. What a
// party handed in sealed stays sealed and goes before its card, unless replace
// is asked for: then the card takes its place, and the note and weight of what
// was sealed go with it. A card without a place replaces nothing that is sealed.
func HoldUp(s *Session, question string, cards []Position, replace bool) {
	i := stanceIndex(s, question)
	if i < 0 || len(cards) == 0 {
		return
	}
	st := &s.Stances[i]
	for _, card := range cards {
		was, waits := positionOf(st.Sealed, card.Party)
		switch {
		case waits && (!replace || card.Value == nil):
			continue
		case !waits:
			was, _ = positionOf(st.Positions, card.Party)
		}
		card.Priority, card.Note, card.Extra = was.Priority, was.Note, was.Extra
		st.Positions = withPosition(st.Positions, card)
		st.Sealed = without(st.Sealed, func(p Position) bool { return p.Party == card.Party })
		st.Revealed = true
	}
}

// withPosition gives the list with p in place of what its party had in it.
func withPosition(list []Position, p Position) []Position {
	list = slices.Clone(list)
	if i := slices.IndexFunc(list, func(q Position) bool { return q.Party == p.Party }); i >= 0 {
		list[i] = p
		return list
	}
	return append(list, p)
}

func stanceIndex(s *Session, question string) int {
	return slices.IndexFunc(s.Stances, func(st Stance) bool { return st.Question == question })
}

// partyIndex gives the place of a party in the list; unknown ones come last.
func partyIndex(s *Session, id string) int {
	if i := slices.IndexFunc(s.Parties, func(p Party) bool { return p.ID == id }); i >= 0 {
		return i
	}
	return len(s.Parties)
}

// copyOf gives a deep copy of a value of this package.
func copyOf[T any](v T) T { return deep(reflect.ValueOf(v)).Interface().(T) }
