package guide

import (
	"cmp"
	"slices"
	"time"
)

// Calendar is the statutory dates as seen from one day. Each list is in the
// order of the dates.
type Calendar struct {
	Soon    []Statute // on that day or within twelve months
	Later   []Statute
	Undated []Statute // the date is not known yet
	InForce []Statute // before that day: they hold already
}

// Calendar parts the statutory dates by a day.
func (g *Guide) Calendar(day time.Time) Calendar {
	today, year := day.Format(time.DateOnly), day.AddDate(1, 0, 0).Format(time.DateOnly)
	sorted := slices.Clone(g.Statutes)
	slices.SortStableFunc(sorted, func(a, b Statute) int { return cmp.Compare(a.Due, b.Due) })
	var c Calendar
	for _, s := range sorted {
		switch {
		case s.Due == "":
			c.Undated = append(c.Undated, s)
		case s.Due < today:
			c.InForce = append(c.InForce, s)
		case s.Due <= year:
			c.Soon = append(c.Soon, s)
		default:
			c.Later = append(c.Later, s)
		}
	}
	return c
}
