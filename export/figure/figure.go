// Package figure draws pictures as plain shapes, once for every place that
// shows them: the window, the PDF and later formats. A drawing always carries
// an alternative text that says what the picture says.
//
// Coordinates are in points (1/72 inch) from the top left; a drawing scales
// as a whole. Colours are roles or #rrggbb, so that a theme can choose.
package figure

// Drawing is a picture.
type Drawing struct {
	Width, Height float64
	Alt           string
	Shapes        []Shape
}

// Kind of a shape.
type Kind int

// The kinds of shape.
const (
	Rect    Kind = iota // X, Y, W, H; Radius rounds the corners
	Circle              // centre X, Y and Radius
	Line                // X, Y to X+W, Y+H
	Label               // Text at X, Y (baseline) in Size
	Polygon             // Points, closed
)

// Role is a colour by its use. Ink, Soft, Faint, Paper and Accent follow the
// theme; a Fill or Stroke that begins with # is that very colour.
const (
	Ink    = "ink"    // text and lines that carry meaning
	Soft   = "soft"   // secondary text
	Faint  = "faint"  // grid lines
	Paper  = "paper"  // background
	Accent = "accent" // the product's own colour
)

// Printed gives the colour of a role on white paper; a colour stays itself.
func Printed(role string) string {
	switch role {
	case Ink:
		return "#1c2429"
	case Soft:
		return "#4d5963"
	case Faint:
		return "#c5d0d6"
	case Paper:
		return "#ffffff"
	case Accent:
		return "#12405a"
	}
	return role
}

// Align of a label on its X.
type Align int

// The alignments.
const (
	Left Align = iota
	Center
	Right
)

// Point of a polygon.
type Point struct{ X, Y float64 }

// Shape is one drawn thing.
type Shape struct {
	Kind   Kind
	X, Y   float64
	W, H   float64
	Radius float64
	Points []Point
	Fill   string // role or colour; empty for none
	Stroke string
	Width  float64 // of the stroke; 0 counts as 1
	Dash   bool
	Text   string
	Size   float64
	Bold   bool
	Align  Align
}
