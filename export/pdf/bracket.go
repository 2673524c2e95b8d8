package pdf

import (
	"strings"

	"formatietafel/export/layout"
	"formatietafel/export/pdf/tag"
)

// contents cuts the items of a page into stretches that belong to one
// element, or to no element, in the order in which they are drawn. Each
// stretch is one piece of marked content (ISO 32000-1, 14.6): this is the seam
// at which tags go round what gofpdf draws.
func contents(items []layout.Item, draw func([]layout.Item) error) error {
	for from := 0; from < len(items); {
		to := from + 1
		for to < len(items) && same(&items[from], &items[to]) {
			to++
		}
		if err := draw(items[from:to]); err != nil {
			return err
		}
		from = to
	}
	return nil
}

// same tells whether two items belong to one piece of content.
func same(a, b *layout.Item) bool {
	if a.Element != b.Element {
		return false
	}
	return a.Element != nil || a.Artifact == b.Artifact
}

// decorations by layout's kind of artifact.
var decorations = map[layout.Artifact]tag.Decoration{
	layout.Layout: tag.Layout, layout.Pagination: tag.Pagination, layout.Background: tag.Watermark,
}

// bracketed draws items between the marks of their element.
func (d *drawer) bracketed(items []layout.Item) error {
	first := &items[0]
	if first.Element == nil {
		d.tags.Artifact(decorations[first.Artifact])
	} else {
		d.tags.Begin(d.element(first.Element))
	}
	err := d.content(items)
	d.tags.End()
	return err
}

// element gives the tag of an element of the layout. Tags are made when their
// first content is drawn, with all that come before them, since that is the
// order in which they are read.
func (d *drawer) element(e *layout.Element) *tag.Element {
	if made, ok := d.elements[e]; ok {
		return made
	}
	parent := d.element(e.Parent)
	for _, kid := range e.Parent.Kids {
		if d.elements[kid] == nil {
			d.elements[kid] = d.newElement(kid, parent)
		}
		if kid == e {
			break
		}
	}
	return d.elements[e]
}

// complete makes the tags of elements without content: an empty cell stays.
func (d *drawer) complete(e *layout.Element) {
	d.element(e)
	for _, kid := range e.Kids {
		d.complete(kid)
	}
}

func (d *drawer) newElement(e *layout.Element, parent *tag.Element) *tag.Element {
	made := parent.Add(tag.Role(e.Role))
	made.Alt, made.Lang, made.Scope = e.Alt, e.Lang, tag.Scope(e.Scope)
	switch f := d.facts[e]; e.Role {
	case layout.Link:
		if !f.leads {
			made.Role = tag.Span
		}
	case layout.Figure:
		made.BBox = f.area
	case layout.L:
		made.Numbering = tag.Disc
		if e.Ordered {
			made.Numbering = tag.Decimal
		}
	}
	return made
}

// fact is what the items of a figure or link tell about it.
type fact struct {
	area   tag.Rect // of a figure
	says   string   // the text of a link
	target tag.Target
	leads  bool // there is a target
}

// gather reads off the facts before anything is drawn: the first piece of
// content already carries them.
func (d *drawer) gather() {
	for n := range d.pages.Pages {
		items := d.pages.Pages[n].Items
		for i := range items {
			item := &items[i]
			if item.Element == nil {
				continue
			}
			switch item.Element.Role {
			case layout.Figure:
				d.gatherFigure(item)
			case layout.Link:
				d.gatherLink(item)
			}
		}
	}
}

func (d *drawer) gatherFigure(item *layout.Item) {
	f, there := d.facts[item.Element]
	area := d.area(item)
	if there {
		area = tag.Rect{
			X0: min(f.area.X0, area.X0), Y0: min(f.area.Y0, area.Y0),
			X1: max(f.area.X1, area.X1), Y1: max(f.area.Y1, area.Y1),
		}
	}
	d.facts[item.Element] = fact{area: area}
}

func (d *drawer) gatherLink(item *layout.Item) {
	f := d.facts[item.Element]
	f.says += item.Text
	f.target, f.leads = d.target(item.Link)
	d.facts[item.Element] = f
}

// area of an item with its stroke, from the lower left of the page.
func (d *drawer) area(item *layout.Item) tag.Rect {
	half := 0.0
	if item.Stroke != "" {
		half = item.Width / 2
	}
	return tag.Rect{
		X0: item.X - half, Y0: d.pages.Height - item.Y - item.H - half,
		X1: item.X + item.W + half, Y1: d.pages.Height - item.Y + half,
	}
}

// target reads a link: a heading, or a safe web address.
func (d *drawer) target(link string) (tag.Target, bool) {
	id, internal := strings.CutPrefix(link, "#")
	if !internal {
		address, ok := webAddress(link)
		return tag.Target{URI: address}, ok
	}
	const above = 12 // points between the heading and the top of the window
	t, ok := d.pages.Targets[id]
	return tag.Target{Page: t.Page + 1, Y: d.pages.Height - max(t.Y-above, 0)}, ok
}

// link makes the box of an item part of its element's link.
func (d *drawer) link(item *layout.Item) {
	if item.Element == nil || item.Element.Role != layout.Link || item.W <= 0 {
		return
	}
	f := d.facts[item.Element]
	if !f.leads {
		return
	}
	says := strings.TrimSpace(f.says)
	if f.target.URI != "" && f.target.URI != says {
		says = strings.TrimSpace(says + " " + f.target.URI)
	}
	d.tags.Link(d.element(item.Element), d.area(item), f.target, says)
}
