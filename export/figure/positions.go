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
	dotSize        = 5
	footRow        = 14
	labelSize      = 9
	smallSize      = 8
)

// Positions draws the five places as a scale, from one side to the other, and
// each party by name right below its place: filled where its position is given,
// a ring where it is subject to its group. Parties without a position stand
// below in words. There is no sum and no middle that looks better.
func Positions(in PositionsInput) Drawing {
	d := Drawing{Width: positionsWidth, Alt: positionsAlt(in)}
	s := scale{column: float64(positionsWidth) / placeCount}
	y := d.poles([2]string{"◀ " + in.Poles[0], in.Poles[1] + " ▶"}, 0, labelSize, Shape{Bold: true, Fill: Ink})
	y = d.parties(in.Placed, s, d.axis(s, y+2)+3)
	if len(in.None) > 0 {
		for _, line := range lines("Nog geen inzet: "+list(in.None), positionsWidth, smallSize) {
			y += footRow
			d.add(Shape{Kind: Label, X: 0, Y: y - 3, Text: line, Size: smallSize, Fill: Soft})
		}
	}
	if anyReserved(in.Placed) {
		y = d.reservation(y + footRow)
	}
	d.Height = y + 4
	return d
}

func (d *Drawing) add(s Shape) { d.Shapes = append(d.Shapes, s) }

// reservation explains the ring on a line at y, and gives y.
func (d *Drawing) reservation(y float64) float64 {
	d.add(Shape{Kind: Circle, X: dotSize, Y: y - 6, Radius: dotSize - 1, Fill: Paper, Stroke: Ink, Width: 1.6})
	d.add(Shape{Kind: Label, X: 2*dotSize + 5, Y: y - 3, Text: "onder voorbehoud van de fractie", Size: smallSize, Fill: Soft})
	return y
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
