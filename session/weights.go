package session

import "formatietafel/guide"

// Weighed is a criterion with what it weighs for each party at the table, in
// list order; nil where a party said nothing.
type Weighed struct {
	Criterion guide.Criterion
	Weights   []*int
}

// WeighedCriteria gives the criteria that at least one party at the table
// weighed, in the guide's order. Nothing is added up.
func WeighedCriteria(s *Session, g *guide.Guide) []Weighed {
	parties := s.AtTable()
	var weighed []Weighed
	for _, criterion := range g.Criteria {
		row, any := make([]*int, len(parties)), false
		for i, p := range parties {
			row[i] = s.weight(p.ID, criterion.ID)
			any = any || row[i] != nil
		}
		if any {
			weighed = append(weighed, Weighed{criterion, row})
		}
	}
	return weighed
}

func (s *Session) weight(party, criterion string) *int {
	for _, w := range s.Portfolio.Weights {
		if w.Party == party && w.Criterion == criterion {
			return w.Weight
		}
	}
	return nil
}
