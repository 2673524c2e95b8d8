package session

import (
	"slices"

	"formatietafel/guide"
)

// Party gives the party with that id.
func (s *Session) Party(id string) (Party, bool) {
	return lookup(s.Parties, func(p Party) bool { return p.ID == id })
}

// Member gives the member with that id.
func (s *Session) Member(id string) (Member, bool) {
	return lookup(s.Members, func(m Member) bool { return m.ID == id })
}

// Question gives the table's own dilemma with that id.
func (s *Session) Question(id string) (Question, bool) {
	return lookup(s.Questions, func(q Question) bool { return q.ID == id })
}

// Stance gives what the table did with a dilemma.
func (s *Session) Stance(question string) (Stance, bool) {
	return lookup(s.Stances, func(st Stance) bool { return st.Question == question })
}

func lookup[T any](list []T, match func(T) bool) (T, bool) {
	if i := slices.IndexFunc(list, match); i >= 0 {
		return list[i], true
	}
	var none T
	return none, false
}

// AtTable gives the parties that did not leave, in list order.
func (s *Session) AtTable() []Party {
	var parties []Party
	for _, p := range s.Parties {
		if !p.Gone() {
			parties = append(parties, p)
		}
	}
	return parties
}

// Planned tells whether the evening planned a step. Without a plan every step
// counts but the chapter.
func (s *Session) Planned(step string) bool {
	if len(s.Plan.Steps) == 0 {
		return step != StepChapter
	}
	return slices.Contains(s.Plan.Steps, step)
}

// Topic is a dilemma wherever it comes from: the guide or the table.
type Topic struct {
	ID       string
	Title    string
	Question string
	Topic    string    // completes "over …"; empty for the table's own
	Poles    [2]string // the words of both sides; empty where not given
	Own      bool
}

// Dilemma gives the dilemma with that id, of the table or of the guide.
func (s *Session) Dilemma(g *guide.Guide, id string) (Topic, bool) {
	return topicOf(s.Questions, g, id)
}

// Dilemma gives the dilemma with that id, of the table or of the guide.
func (c *Contribution) Dilemma(g *guide.Guide, id string) (Topic, bool) {
	return topicOf(c.Questions, g, id)
}

func topicOf(own []Question, g *guide.Guide, id string) (Topic, bool) {
	if q, ok := lookup(own, func(q Question) bool { return q.ID == id }); ok {
		t := Topic{ID: id, Title: q.Title, Question: q.Question, Own: true}
		copy(t.Poles[:], q.Poles)
		return t, true
	}
	d, ok := g.Dilemma(id)
	if !ok {
		return Topic{}, false
	}
	t := Topic{ID: id, Title: d.Title, Question: d.Question, Topic: d.Topic}
	for i := range min(len(d.Poles), len(t.Poles)) {
		t.Poles[i] = d.Poles[i].Name
	}
	return t, true
}

// Beginning is the guide's text for the outcome of a dilemma, to begin with:
// the sentence for the place on the scale, or what is still to be chosen.
// Empty where the guide has none.
func Beginning(g *guide.Guide, st Stance) string {
	d, _ := g.Dilemma(st.Question)
	switch st.Outcome {
	case Agreed, Compromise:
		if st.Position == nil {
			return ""
		}
		if i := *st.Position + len(d.Statements)/2; i >= 0 && i < len(d.Statements) {
			return d.Statements[i]
		}
	case Free:
		return d.Outcomes.Free
	case ToCouncil:
		return d.Outcomes.Council
	case Deferred:
		return d.Outcomes.Deferred
	}
	return ""
}
