package tag

// Role is a standard structure type (14.8.4).
type Role string

// The roles that this package knows; a heading is H1 to H6.
const (
	Doc        Role = "Document"
	Part       Role = "Part"
	Sect       Role = "Sect"
	Div        Role = "Div"
	P          Role = "P"
	H1         Role = "H1"
	H2         Role = "H2"
	H3         Role = "H3"
	H4         Role = "H4"
	H5         Role = "H5"
	H6         Role = "H6"
	L          Role = "L"
	LI         Role = "LI"
	Lbl        Role = "Lbl"
	LBody      Role = "LBody"
	Table      Role = "Table"
	THead      Role = "THead"
	TBody      Role = "TBody"
	TFoot      Role = "TFoot"
	TR         Role = "TR"
	TH         Role = "TH"
	TD         Role = "TD"
	TOC        Role = "TOC"
	TOCI       Role = "TOCI"
	Reference  Role = "Reference"
	Figure     Role = "Figure"
	Caption    Role = "Caption"
	Link       Role = "Link"
	Span       Role = "Span"
	Quote      Role = "Quote"
	BlockQuote Role = "BlockQuote"
)

// Scope says what a header cell heads (14.8.5.7).
type Scope string

// The scopes.
const (
	Column Scope = "Column"
	Row    Scope = "Row"
	Both   Scope = "Both"
)

// Numbering is the kind of label that the items of a list have (14.8.5.5).
type Numbering string

// The kinds of label in use.
const (
	Disc    Numbering = "Disc"
	Decimal Numbering = "Decimal"
)

// Rect is an area in points from the lower left of the page (7.9.5).
type Rect struct{ X0, Y0, X1, Y1 float64 }

// union gives the smallest area around both.
func (r Rect) union(o Rect) Rect {
	return Rect{min(r.X0, o.X0), min(r.Y0, o.Y0), max(r.X1, o.X1), max(r.Y1, o.Y1)}
}

func (r Rect) empty() bool { return r.X0 >= r.X1 || r.Y0 >= r.Y1 }

// Element of the structure tree (14.7.2). Its content and its kids are read in
// the order in which they were begun and added.
type Element struct {
	Role Role
	// Alt says in words what a figure says (14.9.3).
	Alt string
	// Lang of its text where it differs from that of its parent (14.9.2).
	Lang string
	// Scope of a TH.
	Scope Scope
	// RowSpan and ColSpan of a cell over more than one; 0 counts as 1.
	RowSpan, ColSpan int
	// Numbering of an L whose items have labels.
	Numbering Numbering
	// BBox is the area of a figure on its page.
	BBox Rect

	parent *Element
	kids   []kid
	number int // of its object, while writing
}

// kid is one of an element, a piece of content, or a link's annotation.
type kid struct {
	element *Element
	link    *link
	page    int // from 0
	mcid    int
}

// Add makes the last kid of an element.
func (e *Element) Add(role Role) *Element {
	added := &Element{Role: role, parent: e}
	e.kids = append(e.kids, kid{element: added})
	return added
}

// elements gives the kids that are elements.
func (e *Element) elements() []*Element {
	var list []*Element
	for _, k := range e.kids {
		if k.element != nil {
			list = append(list, k.element)
		}
	}
	return list
}

// walk visits an element and all below it, in reading order.
func (e *Element) walk(visit func(*Element)) {
	visit(e)
	for _, k := range e.kids {
		if k.element != nil {
			k.element.walk(visit)
		}
	}
}
