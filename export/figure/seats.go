package figure

import (
	"fmt"
	"strconv"
)

// SeatsInput is the seats of the table against the council.
type SeatsInput struct {
	Parties  []SeatParty
	Council  int // seats of the council
	Majority int // more than half of them
}

// SeatParty is a party with its seats.
type SeatParty struct {
	Name  string
	Color string // #rrggbb
	Seats int
}

// measures of the picture, in points
const (
	seatsWidth = 440
	barHeight  = 22
	barTop     = 24
)

// Seats draws the council as a bar, the parties of the table as parts of it,
// and the majority as a line across. Below it each party is named with its
// seats, so that nothing hangs on a colour.
func Seats(in SeatsInput) Drawing {
	total := sum(in.Parties)
	scale := float64(seatsWidth) / float64(max(in.Council, total, 1))
	d := Drawing{Width: seatsWidth, Alt: seatsAlt(in, total)}
	d.add(Shape{Kind: Rect, Y: barTop, W: float64(in.Council) * scale, H: barHeight, Stroke: Soft, Fill: Paper})
	x := 0.0
	for _, p := range in.Parties {
		width := float64(p.Seats) * scale
		d.add(Shape{Kind: Rect, X: x, Y: barTop, W: width, H: barHeight, Fill: marked(p.Color), Stroke: Paper})
		x += width
	}
	at := float64(in.Majority) * scale
	d.add(Shape{Kind: Line, X: at, Y: barTop - 6, H: barHeight + 12, Stroke: Ink, Width: 2})
	align := Center
	if at > seatsWidth-60 {
		align = Right
	}
	d.add(Shape{Kind: Label, X: at, Y: barTop - 10, Text: "meerderheid: " + strconv.Itoa(in.Majority), Size: labelSize, Fill: Ink, Align: align})
	d.Height = d.names(in.Parties, barTop+barHeight+20)
	return d
}

// names lists the parties in two columns and gives the height that it took.
func (d *Drawing) names(parties []SeatParty, top float64) float64 {
	const columns, mark = 2, 14
	room := float64(seatsWidth)/columns - mark - 4
	for from := 0; from < len(parties); from += columns {
		most := 0
		for i, p := range parties[from:min(from+columns, len(parties))] {
			x := float64(i) * seatsWidth / columns
			d.add(Shape{Kind: Rect, X: x, Y: top - 8, W: 9, H: 9, Fill: marked(p.Color)})
			named := lines(fmt.Sprintf("%s, %d", p.Name, p.Seats), room, labelSize)
			for k, line := range named {
				d.add(Shape{Kind: Label, X: x + mark, Y: top + float64(k)*overviewLine, Text: line, Size: labelSize, Fill: Ink})
			}
			most = max(most, len(named))
		}
		top += footRow + float64(most-1)*overviewLine
	}
	return top
}

func sum(parties []SeatParty) int {
	total := 0
	for _, p := range parties {
		total += p.Seats
	}
	return total
}

func seatsAlt(in SeatsInput, total int) string {
	var names []string
	for _, p := range in.Parties {
		names = append(names, fmt.Sprintf("%s %d", p.Name, p.Seats))
	}
	return fmt.Sprintf("De partijen aan tafel hebben samen %d van de %d zetels; een meerderheid is %d. %s.", total, in.Council, in.Majority, list(names))
}
