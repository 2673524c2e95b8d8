package layout

import (
	"math"

	"formatietafel/export/tree"
)

const (
	contentsRoom = 34.0 // for page numbers, right of the titles
	contentsStep = 30.0 // indent of the second level
)

// entryLook is how a line of the contents is set.
type entryLook struct {
	face   face
	above  float64
	indent float64
}

var (
	topEntry  = entryLook{tocTopFace, 9, 0}
	lowEntry  = entryLook{tocFace, 1, contentsStep}
	flatEntry = entryLook{tocFace, 2.5, 0} // where no other line stands below one
)

// contents sets the table of contents, and tells whether there is any.
func (s *setter) contents(doc *tree.Document, root *Element) bool {
	var headings []*tree.Heading
	for _, b := range doc.Blocks {
		if h, ok := b.(*tree.Heading); ok && h.Level-s.lowest < doc.Contents {
			headings = append(headings, h)
		}
	}
	if len(headings) == 0 {
		return false
	}
	f := headingFaces[0]
	title := s.text([]run{{text: "Inhoud", font: f.font, color: f.color, element: root.add("H2")}}, f, wholeColumn, false)
	keepAll(title)
	s.append(title, f.above, 16)
	s.heading = 2
	toc := root.add(TOC)
	list := toc
	for _, h := range headings {
		deep := h.Level > s.lowest
		if !deep {
			list = toc
		} else if list == toc {
			list = toc
			if len(toc.Kids) > 0 {
				list = toc.Kids[len(toc.Kids)-1].add(TOC)
			}
		}
		look := topEntry
		switch {
		case deep:
			look = lowEntry
		case doc.Contents == 1:
			look = flatEntry
		}
		s.entry(h, look, list.add(TOCI))
	}
	s.after = 34
	return true
}

// entry sets a line of the contents: number, title, dots and page number.
func (s *setter) entry(h *tree.Heading, look entryLook, item *Element) {
	f := look.face
	col := column{leftEdge + look.indent, rightEdge - leftEdge - contentsRoom - look.indent}
	link := item.add(Reference).add(Link)
	target := "#" + h.ID
	var number []Item
	if h.Number != "" {
		width := s.metrics.Width(f.font, f.size, h.Number)
		room := max(contentsStep, width+8)
		n := s.item(h.Number+" ", col.x, width, f, link)
		n.Link = target
		number = append(number, n)
		col.x, col.width = col.x+room, col.width-room
	}
	strips := s.text([]run{{text: h.Text, font: f.font, color: f.color, element: link}}, f, col, false)
	for i := range strips {
		strips[i].keep = i < len(strips)-1
		for k := range strips[i].items {
			strips[i].items[k].Link = target
		}
	}
	strips[0].items = append(number, strips[0].items...)
	last := &strips[len(strips)-1]
	end := col.x
	if n := len(last.items); n > 0 {
		end = max(end, last.items[n-1].X+last.items[n-1].W)
		last.items[n-1].Text += " "
	}
	page := s.item("", rightEdge-contentsRoom, contentsRoom, f, link)
	page.Link, page.pageOf = target, h.ID
	if from, to := end+8, rightEdge-contentsRoom+10; to-from > 12 {
		dots := Item{Kind: Line, Stroke: softColor, Width: 0.9, Dots: true}
		// The dots of all lines stand below each other.
		from = to - math.Floor((to-from)/DotStep)*DotStep
		dots.points([][2]float64{{from, page.Base - 0.6}, {to, page.Base - 0.6}})
		last.items = append(last.items, dots)
	}
	last.items = append(last.items, page)
	s.append(strips, look.above, 0)
}

// DotStep is the distance between the dots of a dotted line, in points.
const DotStep = 4.0
