// Package layout turns a document tree into pages: it breaks lines, sets
// tables and figures on a grid and decides where a page ends. It knows no file
// format; text is measured through Metrics and what comes out is a list of
// placed things that a format only has to draw.
//
// Start at [Lay]. How a page looks is in style.go, line breaking in lines.go,
// page breaking in pager.go.
//
// Every placed thing either belongs to an [Element] of the structure tree, in
// reading order, or is an artifact. All sizes are points (1/72 inch) from the
// top left of the page.
package layout

import "formatietafel/export/tree"

// Font is one of the manners in which text is set.
type Font int

// The fonts of a document.
const (
	Regular Font = iota
	SemiBold
	Italic
	Fonts // how many there are
)

// Metrics measures text; the format that draws knows its fonts.
type Metrics interface {
	// Width of text in points, set in a font at a size in points.
	Width(f Font, size float64, text string) float64
	// Ascent and Descent of a font as a part of its size, both positive.
	Ascent(f Font) float64
	Descent(f Font) float64
}

// Pages is a document that is laid out.
type Pages struct {
	Width, Height float64
	Pages         []Page
	// Root is the structure tree; its role is [DocumentRole].
	Root *Element
	// Targets tells where each heading stands, by its id.
	Targets map[string]Target
}

// Page holds what is drawn on it, from back to front; the items with an
// element stand in reading order.
type Page struct {
	Items []Item
	cover bool
}

// Target is a place to jump to. Page counts from 0.
type Target struct {
	Page int
	Y    float64
}

// Kind of an item.
type Kind int

// The kinds of item.
const (
	Text    Kind = iota // Text with its baseline at Base
	Rect                // filled, stroked or both; Radius rounds the corners
	Circle              // of Radius in the middle of its box
	Line                // from Points[0] to Points[1]
	Polygon             // Points, closed
	Image               // PNG
)

// Artifact tells what kind of decoration an item without an element is
// (ISO 32000-1, 14.8.2.2).
type Artifact int

// The kinds of artifact.
const (
	Layout     Artifact = iota // rules and fills
	Pagination                 // header, footer, repeated table heads
	Background                 // the mark behind the text
)

// Item is one placed thing. X, Y, W and H are its box; the space that ends a
// broken line is drawn but not counted in W.
type Item struct {
	Kind       Kind
	X, Y, W, H float64

	Text  string
	Base  float64 // y of the baseline
	Font  Font
	Size  float64
	Angle float64 // degrees counterclockwise about the middle of the box
	Link  string  // "#id" or an https address; empty for none

	Fill   string // #rrggbb; the colour of text too; empty for none
	Stroke string
	Width  float64 // of the stroke
	Dots   bool    // stroke as a row of dots
	Dash   bool    // stroke as dashes
	Radius float64
	Points [][2]float64
	PNG    []byte

	// Element that the item is content of; nil for an artifact.
	Element  *Element
	Artifact Artifact
	// Bookmark is set on the first item of a heading.
	Bookmark *Bookmark

	id     string // of a heading, at its first item
	pageOf string // id of the heading whose page number this text is to be
	cell   int    // orders the items of a row that is split over pages
}

// Bookmark is an entry of the outline. Level counts from 0, none is skipped.
type Bookmark struct {
	Title string
	Level int
}

// Role is a structure type (ISO 32000-1, 14.8.4).
type Role string

// The roles in use; a heading is "H1" to "H6".
const (
	DocumentRole Role = "Document"
	P            Role = "P"
	L            Role = "L"
	LI           Role = "LI"
	Lbl          Role = "Lbl"
	LBody        Role = "LBody"
	Table        Role = "Table"
	THead        Role = "THead"
	TBody        Role = "TBody"
	TR           Role = "TR"
	TH           Role = "TH"
	TD           Role = "TD"
	TOC          Role = "TOC"
	TOCI         Role = "TOCI"
	Reference    Role = "Reference"
	Figure       Role = "Figure"
	Caption      Role = "Caption"
	Link         Role = "Link"
	Span         Role = "Span"
	BlockQuote   Role = "BlockQuote"
)

// Element of the structure tree. Kids are in reading order; where an element
// has both items and kids, a kid stands where its first item stands.
type Element struct {
	Role   Role
	ID     int // unique; counts from 0 at the root, in order of making
	Parent *Element
	Kids   []*Element
	// Node is the block of the tree, or nil where there is none of its own.
	Node tree.Block
	// Alt says what a figure says.
	Alt string
	// Lang where it differs from the document's, BCP 47.
	Lang string
	// Scope of a TH, "Column" or "Row".
	Scope string
	// Ordered tells that a list is numbered.
	Ordered bool

	count *int // of the elements of this tree
}

func newRoot() *Element {
	return &Element{Role: DocumentRole, count: new(int)}
}

// add makes the last kid of an element.
func (e *Element) add(role Role) *Element {
	*e.count++
	kid := &Element{Role: role, ID: *e.count, Parent: e, count: e.count}
	e.Kids = append(e.Kids, kid)
	return kid
}
