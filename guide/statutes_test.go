package guide

import (
	"slices"
	"testing"
	"time"
)

func TestCalendar(t *testing.T) {
	g := &Guide{Statutes: []Statute{
		{ID: "later", Due: "2027-12-02"},
		{ID: "zonder"},
		{ID: "vandaag", Due: "2026-05-03"},
		{ID: "over-een-jaar", Due: "2027-05-03"},
		{ID: "gisteren", Due: "2026-05-02"},
		{ID: "morgen", Due: "2026-05-04"},
		{ID: "vroeger", Due: "2025-01-01"},
	}}
	c := g.Calendar(time.Date(2026, 5, 3, 23, 0, 0, 0, time.UTC))
	for name, part := range map[string]struct {
		got  []Statute
		want []string
	}{
		"soon":     {c.Soon, []string{"vandaag", "morgen", "over-een-jaar"}},
		"later":    {c.Later, []string{"later"}},
		"undated":  {c.Undated, []string{"zonder"}},
		"in force": {c.InForce, []string{"vroeger", "gisteren"}},
	} {
		var ids []string
		for _, s := range part.got {
			ids = append(ids, s.ID)
		}
		if !slices.Equal(ids, part.want) {
			t.Errorf("%s: %v, want %v", name, ids, part.want)
		}
	}
	if g.Statutes[0].ID != "later" {
		t.Error("the guide was changed")
	}
}
