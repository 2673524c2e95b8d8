package session

import (
	"cmp"
	"slices"
)

// Order is how the dilemmas of the table are listed.
type Order int

// The orders that the facilitator can choose. None is a ranking: what is
// alike stays in the table's order.
const (
	TableOrder Order = iota
	// ClosestFirst: "dichtbij elkaar eerst".
	ClosestFirst
	// FarthestFirst: "ver uit elkaar eerst".
	FarthestFirst
)

// Ordered gives the dilemmas on the table in an order, compared over the
// parties with these ids; without any, over all at the table. How far parties
// are apart is the number of places between the two that are farthest apart,
// of what is shown. A dilemma on which fewer than two of them show a place
// comes last: there is nothing to compare. docs/positions.md works out an
// example.
func Ordered(s *Session, order Order, parties ...string) []Stance {
	list := slices.Clone(s.Stances)
	if order == TableOrder {
		return list
	}
	type row struct {
		stance Stance
		apart  int
		known  bool
	}
	rows := make([]row, len(list))
	for i, st := range list {
		apart, known := Apart(s, st, parties...)
		rows[i] = row{st, apart, known}
	}
	slices.SortStableFunc(rows, func(a, b row) int {
		switch {
		case a.known != b.known && a.known:
			return -1
		case a.known != b.known:
			return 1
		case order == FarthestFirst:
			return cmp.Compare(b.apart, a.apart)
		}
		return cmp.Compare(a.apart, b.apart)
	})
	for i, r := range rows {
		list[i] = r.stance
	}
	return list
}

// Apart gives how many places lie between the two of these parties (without
// any: of all at the table) that stand farthest apart on a dilemma, 0 to 4;
// false where fewer than two show a place.
func Apart(s *Session, st Stance, parties ...string) (places int, known bool) {
	lowest, highest, count := 0, 0, 0
	for i, placed := range StandOf(s, st, parties...).At {
		if len(placed) == 0 {
			continue
		}
		if count == 0 {
			lowest = i
		}
		highest = i
		count += len(placed)
	}
	const pair = 2
	return highest - lowest, count >= pair
}

// StandOf gives who stands where of the parties with these ids alone, in list
// order; without any it is [Stand].
func StandOf(s *Session, st Stance, parties ...string) Standing {
	all := Stand(s, st)
	if len(parties) == 0 {
		return all
	}
	other := func(p Party) bool { return !slices.Contains(parties, p.ID) }
	for i := range all.At {
		all.At[i] = slices.DeleteFunc(all.At[i], func(p Placed) bool { return other(p.Party) })
	}
	all.None = slices.DeleteFunc(all.None, other)
	all.Sealed = slices.DeleteFunc(all.Sealed, other)
	return all
}
