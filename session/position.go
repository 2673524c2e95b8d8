package session

// PositionOf gives what a party shows on a dilemma; an empty one where it shows
// nothing.
func PositionOf(s *Session, question, party string) Position {
	st, _ := s.Stance(question)
	p, _ := positionOf(st.Positions, party)
	return p
}

// EditPosition changes what a party shows on a dilemma, which comes into being
// with its first edit. A dilemma that is not on the table is left alone.
func EditPosition(s *Session, question, party string, edit func(*Position)) {
	i := stanceIndex(s, question)
	if i < 0 {
		return
	}
	p, ok := positionOf(s.Stances[i].Positions, party)
	if !ok {
		p = Position{Party: party, State: None}
	}
	edit(&p)
	s.Stances[i].Positions = withPosition(s.Stances[i].Positions, p)
}

// SetPlace puts a party on the scale of a dilemma, or off it where value is
// nil; that it is subject to the party group stays.
func SetPlace(s *Session, question, party string, value *int) {
	EditPosition(s, question, party, func(p *Position) {
		p.Value = value
		switch {
		case value == nil:
			p.State = None
		case p.State != Reserved:
			p.State = Given
		}
	})
}

// SetState says what a position is: given, subject to the party group, or none
// yet, which has no place.
func SetState(s *Session, question, party, state string) {
	EditPosition(s, question, party, func(p *Position) {
		p.State = state
		if state == None {
			p.Value = nil
		}
	})
}

// MarkOf gives a party's mark in the quick round; empty for none.
func MarkOf(s *Session, question, party string) string {
	q, _ := lookup(s.Quick, func(q Quick) bool { return q.Question == question && q.Party == party })
	return q.Mark
}

// SetMark puts in a party's mark in the quick round; an empty one takes it out.
func SetMark(s *Session, question, party, mark string) {
	same := func(q Quick) bool { return q.Question == question && q.Party == party }
	q, _ := lookup(s.Quick, same)
	q.Question, q.Party, q.Mark = question, party, mark
	s.Quick = put(s.Quick, q, mark == "", same)
}
