package figure

import (
	"fmt"
	"strings"
)

// PositionsInput is who stands where on one dilemma.
type PositionsInput struct {
	Title  string
	Poles  [2]string // the words of both sides
	Placed []PlacedParty
	None   []string // names of parties without a position yet
	Sealed []string // names of parties that handed one in which is not shown yet
}

// PlacedParty is a party with its place, -2 to 2.
type PlacedParty struct {
	ID       string // in the session; it is not drawn
	Name     string
	Color    string // #rrggbb
	Value    int
	Reserved bool // subject to the party group: drawn as a ring
	// Detail stands below the name where it was asked for: seats, and how
	// heavily it weighs.
	Detail string
}

// measures of the picture, in points
const (
	positionsWidth = 440
	placeCount     = 5
	rowHeight      = 18
	dotSize        = 5
	headHeight     = 34
	footRow        = 14
	labelSize      = 9
	smallSize      = 8
)

// Positions draws the five places as columns, from one side to the other, and
// each party below its place by name: filled where its position is given, a
// ring where it is subject to its group. Parties without a position stand
// below in words. There is no sum and no middle that looks better.
func Positions(in PositionsInput) Drawing {
	column := float64(positionsWidth) / placeCount
	d := Drawing{Width: positionsWidth, Alt: positionsAlt(in)}
	d.add(Shape{Kind: Label, X: 0, Y: 10, Text: "◀ " + in.Poles[0], Size: labelSize, Bold: true, Fill: Ink})
	d.add(Shape{Kind: Label, X: positionsWidth, Y: 10, Text: in.Poles[1] + " ▶", Size: labelSize, Bold: true, Fill: Ink, Align: Right})
	d.add(Shape{Kind: Line, X: column / 2, Y: headHeight - 10, W: positionsWidth - column, Stroke: Soft})
	for i := range placeCount {
		x := column * (float64(i) + 0.5)
		d.add(Shape{Kind: Line, X: x, Y: headHeight - 14, H: 8, Stroke: Soft})
	}
	rows := d.placeParties(in, column)
	y := headHeight + float64(rows)*rowHeight
	if len(in.None) > 0 {
		y += footRow
		d.add(Shape{Kind: Label, X: 0, Y: y - 3, Text: "Nog geen inzet: " + list(in.None), Size: smallSize, Fill: Soft})
	}
	if anyReserved(in.Placed) {
		y += footRow
		d.add(Shape{Kind: Circle, X: dotSize, Y: y - 6, Radius: dotSize - 1, Fill: Paper, Stroke: Ink, Width: 1.6})
		d.add(Shape{Kind: Label, X: 2*dotSize + 5, Y: y - 3, Text: "onder voorbehoud van de fractie", Size: smallSize, Fill: Soft})
	}
	d.Height = y + 4
	return d
}

func (d *Drawing) add(s Shape) { d.Shapes = append(d.Shapes, s) }

// placeParties puts each party in its column and gives how many rows the
// fullest column has.
func (d *Drawing) placeParties(in PositionsInput, column float64) (rows int) {
	var filled [placeCount]int
	for _, p := range in.Placed {
		i := p.Value + placeCount/2
		if i < 0 || i >= placeCount {
			continue
		}
		x, y := column*float64(i), headHeight+float64(filled[i])*rowHeight+8
		dot := Shape{Kind: Circle, X: x + dotSize + 3, Y: y, Radius: dotSize, Fill: p.Color, Stroke: p.Color, Width: 2}
		if p.Reserved {
			dot.Fill = Paper
		}
		d.add(dot)
		d.add(Shape{Kind: Label, X: x + 2*dotSize + 7, Y: y + 3, Text: fit(p.Name, column-2*dotSize-9, smallSize), Size: smallSize, Fill: Ink})
		filled[i]++
		rows = max(rows, filled[i])
	}
	return rows
}

// fit shortens a name to a width, reckoned at half the size for a letter.
func fit(name string, width, size float64) string {
	const letter = 0.5 // of the size, the mean of Source Sans 3
	most := int(width / (size * letter))
	runes := []rune(name)
	if len(runes) <= most {
		return name
	}
	return string(runes[:max(1, most-1)]) + "…"
}

func anyReserved(placed []PlacedParty) bool {
	for _, p := range placed {
		if p.Reserved {
			return true
		}
	}
	return false
}

// positionsAlt says what the picture says.
func positionsAlt(in PositionsInput) string {
	words := [placeCount]string{"sterk voor " + in.Poles[0], "eerder voor " + in.Poles[0], "ertussenin", "eerder voor " + in.Poles[1], "sterk voor " + in.Poles[1]}
	var said []string
	for i, word := range words {
		var names []string
		for _, p := range in.Placed {
			if p.Value+placeCount/2 != i {
				continue
			}
			name := p.Name
			if p.Reserved {
				name += " (onder voorbehoud van de fractie)"
			}
			if p.Detail != "" {
				name += " (" + p.Detail + ")"
			}
			names = append(names, name)
		}
		if len(names) > 0 {
			said = append(said, fmt.Sprintf("%s: %s", word, list(names)))
		}
	}
	if len(in.None) > 0 {
		said = append(said, "nog geen inzet: "+list(in.None))
	}
	if len(in.Sealed) > 0 {
		said = append(said, "ingevuld, nog dicht: "+list(in.Sealed))
	}
	if len(said) == 0 {
		return "Nog geen partij heeft een inzet."
	}
	return "Wie waar staat. " + strings.Join(said, "; ") + "."
}

// list writes names as "A, B en C".
func list(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " en " + names[len(names)-1]
}
