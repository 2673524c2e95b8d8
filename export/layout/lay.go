package layout

import (
	"math"
	"strconv"

	"formatietafel/export/tree"
)

// Lay lays out a document. Its text is drawn as it stands: what a font lacks
// has to be replaced before. The document is not changed.
func Lay(doc *tree.Document, m Metrics) *Pages {
	root := newRoot()
	s := &setter{breaker: breaker{metrics: m}, page: chapterPage, lowest: lowest(doc.Blocks), heading: 1}
	if doc.Sheet {
		s.page = sheetPage
	}
	p := &pager{row: -1}
	if doc.Cover != nil {
		s.cover(doc, root)
		p.area(coverTop, coverEnd, true)
		p.flow(s.take())
	}
	p.area(s.page.top, s.page.bottom, false)
	if doc.Cover == nil {
		s.titleBlock(doc, root)
	}
	contents := doc.Contents > 0 && s.contents(doc, root)
	s.turn = s.turn || contents && doc.Cover != nil
	at := place{column: s.page.column(), parent: root, text: bodyFace}
	s.blocks(doc.Blocks, at)
	p.flow(s.take())
	p.endRow()
	pages := &Pages{Width: pageWidth, Height: pageHeight, Pages: p.pages, Root: root}
	pages.find()
	pages.number(m)
	s.decorate(pages, doc)
	return pages
}

// take gives the strips so far and begins anew.
func (s *setter) take() []strip {
	strips := s.strips
	s.strips, s.after, s.turn, s.opened = nil, 0, false, 0
	return strips
}

// lowest gives the level of the headings that come right below the title.
func lowest(blocks []tree.Block) int {
	least := math.MaxInt
	for _, b := range blocks {
		if h, ok := b.(*tree.Heading); ok {
			least = min(least, h.Level)
		}
	}
	return least
}

// titleBlock is the head of a document without a cover: its title, and the
// mark in words, since the one across the pages is decoration.
func (s *setter) titleBlock(doc *tree.Document, root *Element) {
	if doc.Title != "" {
		f := titleFace
		room := 20.0
		if s.page.small {
			f, room = sheetTitle, 12
		}
		strips := s.text([]run{{text: doc.Title, font: f.font, color: f.color, element: root.add("H1")}}, f, s.page.whole(), false)
		keepAll(strips)
		last := &strips[len(strips)-1]
		last.items = append(last.items, Item{Kind: Rect, X: s.page.left, Y: f.leading + room - 11, W: 48, H: 3, Fill: inkColor})
		last.height += room
		s.append(strips, 0, f.below)
	}
	if doc.Mark != "" {
		f := captionFace
		mark := []run{{text: doc.Mark, font: f.font, color: softColor, element: root.add(P)}}
		s.append(s.text(mark, f, s.page.whole(), false), 0, titleFace.below)
	}
}

// find notes where the headings stand.
func (p *Pages) find() {
	p.Targets = map[string]Target{}
	for n := range p.Pages {
		for _, item := range p.Pages[n].Items {
			if item.id != "" {
				p.Targets[item.id] = Target{Page: n, Y: item.Y}
			}
		}
	}
}

// number fills in the page numbers of the contents.
func (p *Pages) number(m Metrics) {
	for n := range p.Pages {
		items := p.Pages[n].Items
		for i := range items {
			item := &items[i]
			if item.pageOf == "" {
				continue
			}
			target, ok := p.Targets[item.pageOf]
			if !ok {
				continue
			}
			item.Text = strconv.Itoa(target.Page + 1)
			width := m.Width(item.Font, item.Size, item.Text)
			item.X += item.W - width
			item.W = width
		}
	}
}
