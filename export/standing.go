package export

import (
	"formatietafel/export/figure"
	"formatietafel/export/tree"
	"formatietafel/guide"
	"formatietafel/session"
)

// PositionsInput is what a picture of one dilemma shows of the parties with
// these ids; without any, of all at the table.
func PositionsInput(s *session.Session, g *guide.Guide, st session.Stance, parties ...string) figure.PositionsInput {
	topic, _ := s.Dilemma(g, st.Question)
	in := figure.PositionsInput{Title: topic.Title, Poles: topic.Poles}
	standing := session.StandOf(s, st, parties...)
	for i, placed := range standing.At {
		for _, p := range placed {
			in.Placed = append(in.Placed, figure.PlacedParty{ID: p.Party.ID, Name: p.Party.Name, Color: p.Party.Color, Value: i - 2, Reserved: p.Reserved})
		}
	}
	waits := map[string]bool{}
	for _, p := range standing.Sealed {
		waits[p.ID] = true
		in.Sealed = append(in.Sealed, p.Name)
	}
	for _, p := range standing.None {
		if !waits[p.ID] {
			in.None = append(in.None, p.Name)
		}
	}
	return in
}

// How high a picture of all dilemmas may be, in points: the first stands with
// the heading of its chapter, the others fill a page with their caption.
const (
	firstOverview = 510
	nextOverview  = 655
)

// overview draws who stands where on all dilemmas, on as many pictures as it
// takes.
func (c *composer) overview() {
	var rows []figure.PositionsInput
	known := false
	for _, st := range c.s.Stances {
		in := PositionsInput(c.s, c.g, st)
		known = known || len(in.Placed) > 0
		rows = append(rows, in)
	}
	if !known || len(rows) < 2 {
		return // one dilemma has its own picture
	}
	most := float64(firstOverview)
	for ; len(rows) > 0; most = nextOverview {
		n := 1
		for n < len(rows) && figure.Overview(figure.OverviewInput{Rows: rows[:n+1]}).Height <= most {
			n++
		}
		c.add(&tree.Figure{Drawing: figure.Overview(figure.OverviewInput{Rows: rows[:n]}), Caption: c.say("stances.overview")})
		rows = rows[n:]
	}
}
