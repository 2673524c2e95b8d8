package figure

import (
	"slices"
	"strings"
)

// OverviewInput is who stands where on all dilemmas.
type OverviewInput struct {
	Rows  []PositionsInput // in the order in which they are shown
	Width float64          // of the picture in points; 0 is the width of a page
}

// measures of the overview, in points
const (
	overviewTitle = 0.28 // of the width, for the title of a dilemma
	overviewHead  = 20
	overviewLine  = 11 // from line to line of a title
	overviewName  = 13 // from name to name
	overviewPad   = 4
	letterShare   = 0.5 // width of a letter in its size, the mean of Source Sans 3
)

// Overview draws a row for each dilemma and the five places as columns, from
// one side to the other: each party by name below its place, in the order that
// the input has, with a dot where its position is given and a ring where it is
// subject to its group. The words of both sides stand in each row, since each
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
	o.d.Height = o.legend(y+footRow) + overviewPad
	return o.d
}

type overview struct {
	d             Drawing
	title, column float64
	reserved      bool
}

func newOverview(in OverviewInput) *overview {
	o := &overview{d: Drawing{Width: in.Width, Alt: overviewAlt(in)}}
	if o.d.Width <= 0 {
		o.d.Width = positionsWidth
	}
	o.title = o.d.Width * overviewTitle
	o.column = (o.d.Width - o.title) / placeCount
	for _, row := range in.Rows {
		o.reserved = o.reserved || anyReserved(row.Placed)
	}
	return o
}

func (o *overview) heads() {
	words := [placeCount]string{"◀ sterk", "eerder", "ertussenin", "eerder", "sterk ▶"}
	for i, word := range words {
		o.d.add(Shape{Kind: Label, X: o.title + o.column*(float64(i)+0.5), Y: 11, Text: word, Size: smallSize, Fill: Soft, Align: Center})
	}
}

// row draws one dilemma from y on, and gives where the next one begins.
func (o *overview) row(in PositionsInput, y float64) float64 {
	o.d.add(Shape{Kind: Line, Y: y, W: o.d.Width, Stroke: Faint})
	left := y + overviewPad
	for _, line := range lines(in.Title, o.title-8, labelSize) {
		left += overviewLine
		o.d.add(Shape{Kind: Label, Y: left - 2, Text: line, Size: labelSize, Bold: true, Fill: Ink})
	}
	right := y + overviewPad + o.sides(in.Poles, y+overviewPad)
	var filled [placeCount]float64
	for _, p := range in.Placed {
		i := p.Value + placeCount/2
		if i < 0 || i >= placeCount {
			continue
		}
		filled[i] += o.party(p, o.title+o.column*float64(i), right+filled[i])
	}
	bottom := right + slices.Max(filled[:])
	for _, group := range []struct {
		word  string
		names []string
	}{{"Nog geen inzet: ", in.None}, {"Ingevuld, nog dicht: ", in.Sealed}} {
		if len(group.names) == 0 {
			continue
		}
		for _, line := range lines(group.word+list(group.names), o.d.Width-o.title, smallSize) {
			bottom += overviewLine
			o.d.add(Shape{Kind: Label, X: o.title, Y: bottom - 2, Text: line, Size: smallSize, Fill: Soft})
		}
	}
	return max(left, bottom) + overviewPad
}

// sides writes the words of both sides, and gives the height that they took.
func (o *overview) sides(poles [2]string, y float64) float64 {
	half := (o.d.Width - o.title) / 2
	one, other := lines(poles[0], half-6, smallSize), lines(poles[1], half-6, smallSize)
	for i, line := range one {
		o.d.add(Shape{Kind: Label, X: o.title, Y: y + float64(i+1)*overviewLine - 2, Text: line, Size: smallSize, Fill: Soft})
	}
	for i, line := range other {
		o.d.add(Shape{Kind: Label, X: o.d.Width, Y: y + float64(i+1)*overviewLine - 2, Text: line, Size: smallSize, Fill: Soft, Align: Right})
	}
	return float64(max(len(one), len(other))) * overviewLine
}

// party draws a party below its place, from x on, and gives the height that it
// took.
func (o *overview) party(p PlacedParty, x, y float64) float64 {
	dot := Shape{Kind: Circle, X: x + dotSize + 3, Y: y + overviewName/2, Radius: dotSize - 0.5, Fill: p.Color, Stroke: p.Color, Width: 1.8}
	if p.Reserved {
		dot.Fill = Paper
	}
	o.d.add(dot)
	height := float64(overviewName - overviewLine)
	for _, part := range []struct{ text, fill string }{{p.Name, Ink}, {p.Detail, Soft}} {
		for _, line := range lines(part.text, o.column-2*dotSize-8, smallSize) {
			o.d.add(Shape{Kind: Label, X: x + 2*dotSize + 7, Y: y + height + overviewLine - 3.5, Text: line, Size: smallSize, Fill: part.fill})
			height += overviewLine
		}
	}
	return max(height, overviewName)
}

// legend explains the ring, and gives how high the picture is.
func (o *overview) legend(y float64) float64 {
	if o.reserved {
		o.d.add(Shape{Kind: Circle, X: dotSize, Y: y - 3, Radius: dotSize - 1, Fill: Paper, Stroke: Ink, Width: 1.6})
		o.d.add(Shape{Kind: Label, X: 2*dotSize + 5, Y: y, Text: "onder voorbehoud van de fractie", Size: smallSize, Fill: Soft})
		y += overviewLine
	}
	return y
}

// lines breaks a text at its spaces to a width, reckoned by the mean letter.
func lines(text string, width, size float64) []string {
	most := max(1, int(width/(size*letterShare)))
	var broken []string
	line := ""
	for _, word := range strings.Fields(text) {
		whole := strings.TrimPrefix(line+" "+word, " ")
		if len([]rune(whole)) <= most {
			line = whole
			continue
		}
		if line != "" {
			broken = append(broken, line)
		}
		line = fit(word, width, size)
	}
	if line != "" {
		broken = append(broken, line)
	}
	return broken
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
