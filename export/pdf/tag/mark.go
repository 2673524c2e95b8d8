package tag

import "strconv"

// Decoration tells what kind of artifact a piece of content is (14.8.2.2).
type Decoration string

// The kinds of decoration.
const (
	Layout     Decoration = "/Artifact <</Type /Layout>> BDC"                         // rules and fills
	Pagination Decoration = "/Artifact <</Type /Pagination>> BDC"                     // running head and foot, repeated table heads
	Watermark  Decoration = "/Artifact <</Type /Pagination /Subtype /Watermark>> BDC" // a word across the page
)

// Begin opens a piece of content of an element on the open page (14.7.4.2).
func (d *Document) Begin(e *Element) {
	page, marks := d.page()
	mcid := len(marks.owners)
	marks.owners = append(marks.owners, e)
	e.kids = append(e.kids, kid{page: page, mcid: mcid})
	d.canvas.RawWriteStr("/" + string(e.Role) + " <</MCID " + strconv.Itoa(mcid) + ">> BDC")
}

// Artifact opens a piece of decoration, which is not read aloud.
func (d *Document) Artifact(kind Decoration) { d.canvas.RawWriteStr(string(kind)) }

// End closes what was opened last.
func (d *Document) End() { d.canvas.RawWriteStr("EMC") }

// page gives what is marked on the open page.
func (d *Document) page() (number int, marks *pageMarks) {
	number = d.canvas.PageNo() - 1
	for len(d.pages) <= number {
		d.pages = append(d.pages, pageMarks{})
	}
	return number, &d.pages[number]
}

// Target is where a link goes: to a web address, or to a height in points
// from the bottom of a page, counted from 1.
type Target struct {
	URI  string
	Page int
	Y    float64
}

// link is an annotation (12.5.6.5).
type link struct {
	element *Element
	areas   []Rect // one a line
	target  Target
	says    string
	number  int // of its object, while writing
	key     int // in the parent tree
}

// Link makes an area of the open page a link that belongs to an element. The
// areas of one element on one page are one link over several lines; areas on
// the same line are joined. What it says describes the link for who cannot see
// it (ISO 14289-1, 7.18.5).
func (d *Document) Link(e *Element, area Rect, to Target, says string) {
	page, marks := d.page()
	if n := len(marks.links); n > 0 && marks.links[n-1].element == e {
		marks.links[n-1].add(area)
		return
	}
	l := &link{element: e, areas: []Rect{area}, target: to, says: says}
	marks.links = append(marks.links, l)
	e.kids = append(e.kids, kid{link: l, page: page})
}

func (l *link) add(area Rect) {
	if last := &l.areas[len(l.areas)-1]; last.Y0 == area.Y0 && last.Y1 == area.Y1 {
		*last = last.union(area)
		return
	}
	l.areas = append(l.areas, area)
}
