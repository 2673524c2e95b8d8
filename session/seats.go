package session

import (
	"fmt"
	"slices"
)

// PartySeats is a party at the table with its seats.
type PartySeats struct {
	Party Party
	Seats int
}

// SeatCount is the seats of the table against the council's majority.
type SeatCount struct {
	Coalition int
	Council   int
	Majority  int  // more than half of the council
	Known     bool // the council's seats are filled in
	Parties   []PartySeats
}

// Seats counts the seats of the parties at the table.
func Seats(s *Session) SeatCount {
	var count SeatCount
	for _, p := range s.AtTable() {
		seats := 0
		if p.Seats != nil {
			seats = max(0, *p.Seats)
		}
		count.Coalition += seats
		count.Parties = append(count.Parties, PartySeats{p, seats})
	}
	if n := s.Municipality.CouncilSeats; n != nil && *n > 0 {
		count.Council, count.Majority, count.Known = *n, *n/2+1, true
	}
	return count
}

// councilSizes are the numbers of seats that a council can have
// (Gemeentewet art. 8).
var councilSizes = []int{9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 33, 35, 37, 39, 45}

// fewestAldermen is the lowest number that a council has (Gemeentewet art. 36).
const fewestAldermen = 2

// mostAldermen gives the highest number of aldermen of a council (Gemeentewet
// art. 36): a fifth of its seats, a quarter where the council allows part
// time. That halves are rounded up is inferred from five municipalities, not
// from the law's text, so it is only ever a remark.
func mostAldermen(council int) (fullTime, partTime int) {
	return max(fewestAldermen, (council*2+5)/10), max(fewestAldermen, (council*2+4)/8)
}

// Aldermen gives the aldermen of the intended college, in list order, without
// those of a party that left.
func Aldermen(s *Session) []Member {
	return without(s.Members, func(m Member) bool { return !isAlderman(s, m) })
}

func isAlderman(s *Session, m Member) bool { return m.Role == RoleAlderman && s.here(m) }

// here tells whether a member's party did not leave the table.
func (s *Session) here(m Member) bool {
	party, _ := s.Party(m.Party)
	return !party.Gone()
}

// Answerable gives the members who can have a portfolio: all but a secretary,
// and of a party that left those alone for whom something is written down.
func Answerable(s *Session) []Member {
	return without(s.Members, func(m Member) bool {
		_, written := lookup(s.Portfolio.Duties, func(d Duty) bool { return d.Member == m.ID })
		return m.Role == RoleSecretary || !s.here(m) && !written
	})
}

// LawRemarks gives quiet remarks, in Dutch, where seats or aldermen do not fit
// the Gemeentewet. They never block anything.
func LawRemarks(s *Session) []string {
	var remarks []string
	count := Seats(s)
	if count.Known && !slices.Contains(councilSizes, count.Council) {
		remarks = append(remarks, fmt.Sprintf("Een gemeenteraad met %d zetels komt niet voor in artikel 8 van de Gemeentewet: het zijn er 9 tot en met 39 (oneven), of 45.", count.Council))
	}
	if count.Known && count.Coalition > count.Council {
		remarks = append(remarks, fmt.Sprintf("De partijen aan tafel hebben samen %d zetels; de raad heeft er %d.", count.Coalition, count.Council))
	}
	return append(remarks, aldermenRemarks(s, count)...)
}

func aldermenRemarks(s *Session, count SeatCount) []string {
	aldermen := len(Aldermen(s))
	if !count.Known || aldermen == 0 {
		return nil
	}
	fullTime, partTime := mostAldermen(count.Council)
	switch {
	case aldermen < fewestAldermen:
		return []string{"Een gemeente heeft ten minste twee wethouders (Gemeentewet, artikel 36)."}
	case aldermen > partTime:
		return []string{fmt.Sprintf("%d wethouders is meer dan artikel 36 van de Gemeentewet toelaat bij %d zetels: %d, of %d in deeltijd.", aldermen, count.Council, fullTime, partTime)}
	case aldermen > fullTime:
		return []string{fmt.Sprintf("%d wethouders kan bij %d zetels alleen als de raad deeltijd toestaat (Gemeentewet, artikel 36).", aldermen, count.Council)}
	}
	return nil
}
