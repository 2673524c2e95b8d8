package session

import (
	"fmt"

	"formatietafel/guide"
)

// Exchange is room to trade (mogelijke uitruil) between two parties over two
// dilemmas.
type Exchange struct {
	One, Other Party
	// ForOne is the dilemma that weighs more for One, ForOther the one that
	// weighs more for Other.
	ForOne, ForOther string
	Reserved         bool   // one of the four positions is subject to a party group
	Reason           string // why, in Dutch sentences
}

// Exchanges gives the pairs of dilemmas on which two parties stand on opposite
// sides and weigh differently. That is log-rolling: each gives way on what
// weighs less for it, in return for what weighs more. The rule is from the
// negotiation literature (L.A. Froman and M.D. Cohen, Compromise and logroll,
// Behavioral Science 15 (1970), 180-183; D. Malhotra and M. Bazerman,
// Negotiation Genius (2007), p. 61); docs/positions.md works out an example,
// and says what this does not do.
//
// With v(p, d) the place of party p on dilemma d, and w(p, d) how much it
// weighs (0 to 2, nothing chosen is 0), parties p and q can exchange d and e
// where
//
//	v(p,d)·v(q,d) < 0  and  v(p,e)·v(q,e) < 0     opposite sides of both
//	w(p,d) > w(p,e)    and  w(q,e) > w(q,d)       each weighs another one more
//
// Who stands between the sides (0) is on neither. Only what is shown counts,
// and only dilemmas without an outcome. The order is that of the parties and
// of the table: there is no score, no ranking and no package of more than two.
// It is for the facilitator's own screen, and stands in no document.
func Exchanges(s *Session, g *guide.Guide) []Exchange {
	parties := s.AtTable()
	var list []Exchange
	for i, one := range parties {
		for _, other := range parties[i+1:] {
			list = append(list, exchangesOf(s, g, one, other)...)
		}
	}
	return list
}

func exchangesOf(s *Session, g *guide.Guide, one, other Party) []Exchange {
	var apart []dispute
	for _, st := range s.Stances {
		if d, ok := disputeOf(st, one, other); ok {
			apart = append(apart, d)
		}
	}
	var list []Exchange
	for i, a := range apart {
		for _, b := range apart[i+1:] {
			forOne, forOther := a, b
			if a.weightOne < b.weightOne {
				forOne, forOther = b, a
			}
			if forOne.weightOne <= forOther.weightOne || forOther.weightOther <= forOne.weightOther {
				continue
			}
			list = append(list, exchangeOf(s, g, one, other, forOne, forOther))
		}
	}
	return list
}

// dispute is a dilemma on which two parties stand on opposite sides.
type dispute struct {
	question               string
	weightOne, weightOther int
	reserved               bool
}

func disputeOf(st Stance, one, other Party) (dispute, bool) {
	a, okA := positionOf(st.Positions, one.ID)
	b, okB := positionOf(st.Positions, other.ID)
	if st.Outcome != "" || !okA || !okB || !onScale(a) || !onScale(b) || *a.Value**b.Value >= 0 {
		return dispute{}, false
	}
	return dispute{st.Question, weightOf(a), weightOf(b), a.State == Reserved || b.State == Reserved}, true
}

// onScale tells whether a position has a place on the scale.
func onScale(p Position) bool {
	return p.State != None && p.Value != nil && *p.Value >= minValue && *p.Value <= maxValue
}

func weightOf(p Position) int {
	if p.Priority == nil {
		return 0
	}
	return *p.Priority
}

func exchangeOf(s *Session, g *guide.Guide, one, other Party, forOne, forOther dispute) Exchange {
	e := Exchange{One: one, Other: other, ForOne: forOne.question, ForOther: forOther.question, Reserved: forOne.reserved || forOther.reserved}
	e.Reason = fmt.Sprintf("%[1]s en %[2]s staan bij ‘%[3]s’ en bij ‘%[4]s’ tegenover elkaar. Voor %[1]s weegt ‘%[3]s’ zwaarder, voor %[2]s ‘%[4]s’. Vraag beide of zij hier iets in zien.",
		partyName(one), partyName(other), dilemmaTitle(s, g, e.ForOne), dilemmaTitle(s, g, e.ForOther))
	if e.Reserved {
		e.Reason += " Een van de inzetten is onder voorbehoud van de fractie."
	}
	return e
}
