package layout

import "sort"

// pager puts strips on pages.
type pager struct {
	pages       []Page
	top, bottom float64
	cover       bool
	y           float64
	fresh       bool // nothing but a repeated head stands on the page yet
	open        map[*frame]int
	row         int // first item of a split row on this page, or -1
}

// area opens a part of the document with its own body; the next strip begins
// a page.
func (p *pager) area(top, bottom float64, cover bool) {
	p.top, p.bottom, p.cover = top, bottom, cover
	p.page()
}

// page begins a page.
func (p *pager) page() {
	p.endRow()
	p.pages = append(p.pages, Page{cover: p.cover})
	p.y, p.fresh, p.row = p.top, true, -1
	p.open = nil
}

// flow places strips. Strips that keep together move to the next page as one
// where they fit there; a chain higher than a page breaks where it must.
func (p *pager) flow(strips []strip) {
	for i := 0; i < len(strips); {
		next := chain(strips, i)
		if strips[i].turn && !p.fresh {
			p.page()
		}
		if !p.fresh && !p.fits(strips[i:next]) {
			p.turn(&strips[i])
		}
		for ; i < next; i++ {
			if !p.fresh && !p.fits(strips[i:i+1]) {
				p.turn(&strips[i])
			}
			p.put(&strips[i])
		}
	}
}

// chain gives the end of the strips from i that keep together.
func chain(strips []strip, i int) int {
	for i < len(strips)-1 && strips[i].keep && !strips[i+1].turn {
		i++
	}
	return i + 1
}

func (p *pager) fits(strips []strip) bool {
	const slack = 0.01 // points, for rounding
	return p.y+height(strips) <= p.bottom+slack
}

// turn begins a page that goes on with st, under its table's head if any.
func (p *pager) turn(st *strip) {
	p.page()
	for i := range st.head {
		p.put(&st.head[i])
	}
	if len(st.head) > 0 && st.sort {
		p.y += cellPadY // a row goes on right below its head
	}
	p.fresh = true
}

// put places a strip at the running height.
func (p *pager) put(st *strip) {
	page := &p.pages[len(p.pages)-1]
	if !p.fresh || p.y > p.top {
		p.y += st.gap
	}
	p.frames(page, st)
	if st.sort {
		if p.row < 0 {
			p.row = len(page.Items)
		}
	} else {
		p.endRow()
	}
	from := len(page.Items)
	page.Items = append(page.Items, st.items...)
	for i := from; i < len(page.Items); i++ {
		page.Items[i].move(p.y)
	}
	p.y += st.height
	p.fresh = false
}

// move brings an item down.
func (item *Item) move(by float64) {
	item.Y += by
	item.Base += by
	if len(item.Points) == 0 {
		return
	}
	moved := make([][2]float64, len(item.Points))
	for i, q := range item.Points {
		moved[i] = [2]float64{q[0], q[1] + by}
	}
	item.Points = moved
}

// endRow puts the items of a row that is split over pages in order of cell,
// as they are to be read.
func (p *pager) endRow() {
	if p.row < 0 || len(p.pages) == 0 {
		return
	}
	items := p.pages[len(p.pages)-1].Items[p.row:]
	sort.SliceStable(items, func(i, j int) bool { return items[i].cell < items[j].cell })
	p.row = -1
}

// frames opens the frames of a strip on the page, or makes them longer.
func (p *pager) frames(page *Page, st *strip) {
	for _, f := range st.frames {
		at, ok := p.open[f]
		if !ok {
			if p.open == nil {
				p.open = map[*frame]int{}
			}
			at = len(page.Items)
			p.open[f] = at
			page.Items = append(page.Items, f.item(p.y))
		}
		page.Items[at].H = p.y + st.height + f.bottom - page.Items[at].Y
	}
}

func (f *frame) item(y float64) Item {
	if f.bar != "" {
		return Item{Kind: Rect, X: f.left, Y: y - f.top, W: 2.5, Fill: f.bar}
	}
	item := Item{Kind: Rect, X: f.left, Y: y - f.top, W: f.right - f.left, Fill: f.fill, Stroke: f.edge}
	if f.edge != "" {
		item.Width = 0.75
	}
	return item
}
