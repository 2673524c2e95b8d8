package figure

// CardInput is a card to hold up: a letter, and what it stands for.
type CardInput struct {
	Letter string
	Text   string
}

// measures of a card, in points: half a page, wide enough to read from the
// other side of a table
const (
	cardWidth  = 426.0
	cardHeight = 268.0
	cardLetter = 196.0
	cardText   = 20.0
)

// Card draws one card.
func Card(in CardInput) Drawing {
	d := Drawing{Width: cardWidth, Height: cardHeight, Alt: "Kaart " + in.Letter + ": " + in.Text + "."}
	d.add(Shape{Kind: Rect, X: 1, Y: 1, W: cardWidth - 2, H: cardHeight - 2, Radius: 12, Stroke: Ink, Width: 2, Fill: Paper})
	d.add(Shape{Kind: Label, X: cardWidth / 2, Y: 188, Text: fit(in.Letter, cardWidth, cardLetter), Size: cardLetter, Bold: true, Fill: Ink, Align: Center})
	d.add(Shape{Kind: Label, X: cardWidth / 2, Y: 238, Text: fit(in.Text, cardWidth-20, cardText), Size: cardText, Fill: Ink, Align: Center})
	return d
}
