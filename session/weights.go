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
			row[i] = WeightOf(s, p.ID, criterion.ID)
			any = any || row[i] != nil
		}
		if any {
			weighed = append(weighed, Weighed{criterion, row})
		}
	}
	return weighed
}

// WeightOf gives how heavily a criterion weighs for a party; nil where it did
// not say.
func WeightOf(s *Session, party, criterion string) *int {
	w, _ := lookup(s.Portfolio.Weights, func(w Weight) bool { return w.Party == party && w.Criterion == criterion })
	return w.Weight
}

// SetWeight says how heavily a criterion weighs for a party; nil takes it out.
func SetWeight(s *Session, party, criterion string, weight *int) {
	same := func(w Weight) bool { return w.Party == party && w.Criterion == criterion }
	w, _ := lookup(s.Portfolio.Weights, same)
	w.Party, w.Criterion, w.Weight = party, criterion, weight
	s.Portfolio.Weights = put(s.Portfolio.Weights, w, weight == nil, same)
}
