package session

import (
	"cmp"
	"regexp"
	"slices"

	"formatietafel/guide"
)

// What a table does with a statutory date.
const (
	Adopted  = "adopted"
	Declined = "declined"
)

var yearForm = regexp.MustCompile(`\b(1[0-9]|2[0-9])[0-9]{2}\b`)

// termYears gives the first and the last year that a term names, as written;
// "" where it names none. "2026–2030" gives 2026 and 2030.
func termYears(term string) (first, last string) {
	years := yearForm.FindAllString(term, -1)
	if len(years) == 0 {
		return "", ""
	}
	return slices.Min(years), slices.Max(years)
}

// StatutoryDates parts the statutory dates of the guide by the table's term:
// those that fall in it, in order of date, with those of which the date is
// not known yet behind them; and the others. Without a term that names a year
// all fall in it.
func StatutoryDates(s *Session, g *guide.Guide) (within, outside []guide.Statute) {
	first, last := termYears(s.Municipality.Term)
	for _, statute := range g.Statutes {
		due := statute.Due[:min(len(statute.Due), len("2026"))]
		if due != "" && first != "" && (due < first || due > last) {
			outside = append(outside, statute)
			continue
		}
		within = append(within, statute)
	}
	slices.SortStableFunc(within, func(a, b guide.Statute) int {
		if (a.Due == "") != (b.Due == "") {
			return cmp.Compare(b.Due, a.Due) // unknown comes last
		}
		return cmp.Compare(a.Due, b.Due)
	})
	return within, outside
}

// StatuteState tells what the table did with a statutory date: "adopted",
// "declined" or "". One that was adopted and of which the agreement is gone
// again is open.
func StatuteState(s *Session, statute string) string {
	for _, st := range s.Statutes {
		if st.ID != statute {
			continue
		}
		if st.Choice == Adopted && !slices.ContainsFunc(s.Agreements, func(a Agreement) bool { return a.Statute == statute }) {
			return ""
		}
		return st.Choice
	}
	return ""
}

// DecideStatute notes what the table does with a statutory date.
func DecideStatute(s *Session, statute, choice string) {
	s.Statutes = slices.DeleteFunc(slices.Clone(s.Statutes), func(st Statute) bool { return st.ID == statute })
	s.Statutes = append(s.Statutes, Statute{ID: statute, Choice: choice})
}

// AdoptStatute makes an agreement of a statutory date, with the id that is
// given; whose duty it is takes it up until the table says otherwise.
func AdoptStatute(s *Session, statute guide.Statute, id string) {
	DecideStatute(s, statute.ID, Adopted)
	owner := statute.Owner
	if owner == "" {
		owner = OwnerCollege
	}
	s.Agreements = append(s.Agreements, Agreement{ID: id, Text: statute.Title, Owner: owner, Due: statute.Due, Statute: statute.ID})
}
