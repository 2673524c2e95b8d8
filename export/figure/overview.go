package figure

import "strings"

// OverviewInput is who stands where on all dilemmas.
type OverviewInput struct {
	Rows  []PositionsInput // in the order in which they are shown
	Width float64          // of the picture in points; 0 is the width of a page
}

// measures of the overview, in points
const (
	overviewHead = 14
	overviewLine = 11 // from line to line of a title
	overviewPad  = 3
)

// Overview draws a row for each dilemma and the five places as a scale, from
// one side to the other: each party by name right below its place, in the order
// that the input has, with a dot where its position is given and a ring where it
// is subject to its group. The words of both sides stand in each row, since each
// dilemma has its own. Nothing is added up, and no colour means more than
// which party it is.
func Overview(in OverviewInput) Drawing {
	o := newOverview(in)
	o.heads()
	y := float64(overviewHead)
	for _, row := range in.Rows {
		y = o.row(row, y)
	}
	o.d.add(Shape{Kind: Line, Y: y, W: o.d.Width, Stroke: Faint})
	if o.reserved {
		y = o.d.reservation(y + footRow)
	}
	o.d.Height = y + overviewPad
	return o.d
}

type overview struct {
	d        Drawing
	scale    scale
	reserved bool
}

func newOverview(in OverviewInput) *overview {
	o := &overview{d: Drawing{Width: in.Width, Alt: overviewAlt(in)}}
	if o.d.Width <= 0 {
		o.d.Width = positionsWidth
	}
	o.scale = scale{column: o.d.Width / placeCount}
	for _, row := range in.Rows {
		o.reserved = o.reserved || anyReserved(row.Placed)
	}
	return o
}

func (o *overview) heads() {
	words := [placeCount]string{"◀ sterk", "eerder", "ertussenin", "eerder", "sterk ▶"}
	for i, word := range words {
		o.d.add(Shape{Kind: Label, X: o.scale.at(i), Y: 11, Text: word, Size: smallSize, Fill: Soft, Align: Center})
	}
}

// row draws one dilemma from y on, and gives where the next one begins.
func (o *overview) row(in PositionsInput, y float64) float64 {
	d := &o.d
	d.add(Shape{Kind: Line, Y: y, W: d.Width, Stroke: Faint})
	y += overviewPad
	for _, line := range lines(in.Title, d.Width, labelSize) {
		y += overviewLine
		d.add(Shape{Kind: Label, Y: y - 2, Text: line, Size: labelSize, Bold: true, Fill: Ink})
	}
	y = d.poles(in.Poles, y, smallSize, Shape{Fill: Soft})
	if len(in.Placed) > 0 {
		y = d.parties(in.Placed, o.scale, d.axis(o.scale, y)+2)
	}
	for _, group := range []struct {
		word  string
		names []string
	}{{"Nog geen inzet: ", in.None}, {"Ingevuld, nog dicht: ", in.Sealed}} {
		if len(group.names) == 0 {
			continue
		}
		for _, line := range lines(group.word+list(group.names), d.Width, smallSize) {
			y += overviewLine
			d.add(Shape{Kind: Label, Y: y - 2, Text: line, Size: smallSize, Fill: Soft})
		}
	}
	return y + overviewPad
}

// overviewAlt says what the picture says, a sentence for each dilemma.
func overviewAlt(in OverviewInput) string {
	if len(in.Rows) == 0 {
		return "Er staan nog geen dilemma's op deze tafel."
	}
	said := []string{"Wie waar staat, per dilemma."}
	for _, row := range in.Rows {
		said = append(said, row.Title+". "+strings.TrimPrefix(positionsAlt(row), "Wie waar staat. "))
	}
	return strings.Join(said, " ")
}
