package figure

// scale is where the five places of a picture stand.
type scale struct{ left, column float64 }

// at is the middle of a place, where its tick and its parties stand.
func (s scale) at(place int) float64 { return s.left + s.column*(float64(place)+0.5) }

// measures of a scale, in points
const (
	tickHeight = 8
	partyGap   = 3 // below the name of a party
	nameLine   = 9
	namePad    = 4 // beside a name
)

// axis draws the line of a scale with its ticks from y on, and gives its lower
// edge.
func (d *Drawing) axis(s scale, y float64) float64 {
	d.add(Shape{Kind: Line, X: s.at(0), Y: y + tickHeight/2, W: s.at(placeCount-1) - s.at(0), Stroke: Soft})
	for i := range placeCount {
		d.add(Shape{Kind: Line, X: s.at(i), Y: y, H: tickHeight, Stroke: Soft})
	}
	return y + tickHeight
}

// parties draws each party right below the tick of its place, in the order
// that they have: its mark on the line of the tick, its name under it. It gives
// the lower edge of the fullest place.
func (d *Drawing) parties(placed []PlacedParty, s scale, y float64) float64 {
	filled := [placeCount]float64{y, y, y, y, y}
	bottom := y
	for _, p := range placed {
		i := p.Value + placeCount/2
		if i < 0 || i >= placeCount {
			continue
		}
		filled[i] = d.party(p, s.at(i), filled[i], s.column-2*namePad)
		bottom = max(bottom, filled[i])
	}
	return bottom
}

// party draws one party with its mark in the middle of x, and gives the lower
// edge.
func (d *Drawing) party(p PlacedParty, x, y, room float64) float64 {
	color := marked(p.Color)
	mark := Shape{Kind: Circle, X: x, Y: y + dotSize + 1, Radius: dotSize, Fill: color, Stroke: color, Width: 2}
	if p.Reserved {
		mark.Fill = Paper
	}
	d.add(mark)
	y += 2*dotSize + 3
	for _, part := range []struct{ text, fill string }{{p.Name, Ink}, {p.Detail, Soft}} {
		for _, line := range lines(part.text, room, smallSize) {
			y += nameLine
			d.add(Shape{Kind: Label, X: x, Y: y - 2, Text: line, Size: smallSize, Fill: part.fill, Align: Center})
		}
	}
	return y + partyGap
}

// poles writes the words of both sides at the ends of a picture of this width,
// and gives the lower edge.
func (d *Drawing) poles(words [2]string, y, size float64, shape Shape) float64 {
	half := d.Width/2 - 2*namePad
	leading := size + 3
	one, other := lines(words[0], half, size), lines(words[1], half, size)
	for i, line := range one {
		label := shape
		label.Kind, label.Y, label.Text, label.Size = Label, y+float64(i+1)*leading-3, line, size
		d.add(label)
	}
	for i, line := range other {
		label := shape
		label.Kind, label.X, label.Y, label.Text, label.Size, label.Align = Label, d.Width, y+float64(i+1)*leading-3, line, size, Right
		d.add(label)
	}
	return y + float64(max(len(one), len(other)))*leading
}

// marked is the colour of a party's mark: of one without a colour it is that
// of soft text.
func marked(color string) string {
	if color == "" {
		return Soft
	}
	return color
}
