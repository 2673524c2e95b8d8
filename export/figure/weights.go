package figure

import (
	"fmt"
	"strings"
)

// WeightsInput is how heavily criteria weigh for parties.
type WeightsInput struct {
	Parties  []string // names, in list order
	Criteria []WeighedCriterion
}

// WeighedCriterion is one criterion with a weight for each party, in the order
// of the parties: 0 ordinary, 1 important, 2 heavy, or NotWeighed.
type WeighedCriterion struct {
	Title   string
	Weights []int
}

// NotWeighed stands where a party said nothing.
const NotWeighed = -1

// measures of the picture, in points
const (
	weightsTitle  = 110 // width of the criterion's title
	weightsRow    = 18
	weightsHead   = 6 // below the names of the parties
	weightsRadius = 4
)

// weightNames are what a weight is called, lightest first.
var weightNames = []string{"gewoon", "belangrijk", "zwaar"}

// Weights draws each criterion as a row and each party as a column, with a
// ring for ordinary, a dot for important and two dots for heavy. Rows and
// columns are never added up: which criterion counts is the table's to say.
func Weights(in WeightsInput) Drawing {
	d := Drawing{Width: positionsWidth, Alt: weightsAlt(in)}
	column := (positionsWidth - weightsTitle) / float64(max(1, len(in.Parties)))
	y := 0.0
	for i, name := range in.Parties {
		for k, line := range lines(name, column-6, smallSize) {
			high := float64(k+1) * nameLine
			d.add(Shape{Kind: Label, X: weightsTitle + float64(i)*column, Y: high, Text: line, Size: smallSize, Bold: true, Fill: Ink})
			y = max(y, high)
		}
	}
	y += weightsHead
	for _, c := range in.Criteria {
		d.add(Shape{Kind: Line, Y: y, W: positionsWidth, Stroke: Faint})
		titles := lines(c.Title, weightsTitle-6, labelSize)
		for k, line := range titles {
			d.add(Shape{Kind: Label, Y: y + 12 + float64(k)*overviewLine, Text: line, Size: labelSize, Fill: Ink})
		}
		for i, weight := range c.Weights {
			d.weight(weightsTitle+float64(i)*column, y+weightsRow/2, weight)
		}
		y += weightsRow + float64(max(0, len(titles)-1))*overviewLine
	}
	d.Height = d.weightLegend(y+footRow) + 4
	return d
}

// weight draws the sign of one weight from x on, and nothing for none.
func (d *Drawing) weight(x, y float64, weight int) {
	sign := Shape{Kind: Circle, X: x + weightsRadius + 1, Y: y, Radius: weightsRadius, Fill: Accent, Stroke: Accent, Width: 1.4}
	switch weight {
	case 0:
		sign.Fill = Paper
		d.add(sign)
	case 1:
		d.add(sign)
	case 2:
		d.add(sign)
		sign.X += 2*weightsRadius + 3
		d.add(sign)
	}
}

func (d *Drawing) weightLegend(y float64) float64 {
	const step = 80
	for weight, name := range weightNames {
		x := weightsTitle + float64(weight)*step
		d.weight(x, y-3, weight)
		signs := float64(max(1, weight))
		d.add(Shape{Kind: Label, X: x + signs*(2*weightsRadius+3) + 5, Y: y, Text: name, Size: smallSize, Fill: Soft})
	}
	return y
}

// weightsAlt says for each criterion which parties weigh it how.
func weightsAlt(in WeightsInput) string {
	var said []string
	for _, c := range in.Criteria {
		var parts []string
		for weight, word := range weightNames {
			var names []string
			for i, w := range c.Weights {
				if w == weight {
					names = append(names, in.Parties[i])
				}
			}
			if len(names) > 0 {
				parts = append(parts, fmt.Sprintf("%s voor %s", word, list(names)))
			}
		}
		if len(parts) > 0 {
			said = append(said, c.Title+": "+strings.Join(parts, ", "))
		}
	}
	if len(said) == 0 {
		return "Nog geen partij heeft een afwegingspunt gewogen."
	}
	return "Hoe zwaar elk punt weegt. " + strings.Join(said, "; ") + "."
}
