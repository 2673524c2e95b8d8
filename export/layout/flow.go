package layout

import (
	"strconv"
	"strings"

	"formatietafel/export/tree"
)

// strip is a slice of the flow that no page break cuts: a line, a row, a
// figure. Its items have y from its top and x from the left of the page.
type strip struct {
	items  []Item
	gap    float64 // space above, left out at the top of a page
	height float64
	keep   bool // stays on the page of the strip that follows
	turn   bool // begins a page
	frames []*frame
	head   []strip // repeated above it where it opens a page
	sort   bool    // items of neighbouring strips are put in order of cell
}

// frame is drawn round strips, anew on each page that they stand on.
type frame struct {
	left, right, top, bottom float64 // of the box; top and bottom are padding
	fill, edge               string
	bar                      string // a thick rule on the left
}

// column is where text is set.
type column struct{ x, width float64 }

// wholeColumn is that of the chapter, with the column for section numbers.
var wholeColumn = column{leftEdge, rightEdge - leftEdge}

// setter sets blocks as strips.
type setter struct {
	breaker
	page    bounds
	strips  []strip
	after   float64 // space that the last block wants below it
	turn    bool    // the next strip begins a page
	frames  []*frame
	lowest  int // level of the tree that is "H2"
	heading int // role level of the last heading: none is skipped
	opened  int // the strip below the last heading
}

// place is where a block stands.
type place struct {
	column
	parent *Element
	text   face // of body text
	depth  int  // of lists
}

// blocks sets blocks one below the other.
func (s *setter) blocks(blocks []tree.Block, at place) {
	for i, block := range blocks {
		from := len(s.strips)
		s.block(block, at)
		if introduces(blocks, i) && len(s.strips)-from <= mostIntro {
			keepAll(s.strips[from:])
		}
	}
}

// introduces tells whether a paragraph stays with what follows: a list or a
// table, or anything that comes after it below a heading, so that no heading
// stands at a page's foot with a single sentence.
func introduces(blocks []tree.Block, i int) bool {
	if _, ok := blocks[i].(*tree.Paragraph); !ok || i == len(blocks)-1 {
		return false
	}
	switch blocks[i+1].(type) {
	case *tree.List, *tree.Table:
		return true
	case *tree.Heading, *tree.Break:
		return false
	}
	if i == 0 {
		return false
	}
	_, below := blocks[i-1].(*tree.Heading)
	return below
}

func (s *setter) block(block tree.Block, at place) {
	switch node := block.(type) {
	case *tree.Heading:
		s.setHeading(node, at)
	case *tree.Paragraph:
		s.setParagraph(node, at)
	case *tree.List:
		s.setList(node, at)
	case *tree.Table:
		s.setTable(node, at)
	case *tree.Figure:
		s.setFigure(node, at)
	case *tree.Quote:
		s.setQuote(node, at)
	case *tree.Break:
		s.turn = true
	}
}

// append adds strips of one block to the flow.
func (s *setter) append(strips []strip, above, below float64) {
	if len(strips) == 0 {
		return
	}
	strips[0].gap = max(strips[0].gap, above, s.after)
	strips[0].turn = s.turn
	s.turn = false
	for i := range strips {
		if s.frames != nil {
			strips[i].frames = s.frames
		}
	}
	s.strips = append(s.strips, strips...)
	s.after = below
}

func (s *setter) setHeading(node *tree.Heading, at place) {
	if node.Text == "" && node.Number == "" {
		return
	}
	f := headingFaces[min(max(node.Level, 1), len(headingFaces))-1]
	level := min(s.heading+1, max(node.Level-s.lowest, 0)+2, 6)
	if level > s.heading && len(s.strips)-s.opened <= shortOpening && !s.turn {
		keepAll(s.strips[min(s.opened, len(s.strips)):])
	}
	s.heading = level
	el := at.parent.add(Role("H" + strconv.Itoa(level)))
	el.Node = node
	col, number := at.column, []Item(nil)
	if node.Number != "" {
		col, number = s.number(node.Number, f, col, el)
	}
	strips := s.text([]run{{text: node.Text, font: f.font, color: f.color, element: el}}, f, col, false)
	if len(number) > 0 {
		strips[0].items = append(number, strips[0].items...)
	}
	for i := range strips {
		strips[i].keep = true
	}
	title := strings.TrimSpace(node.Number + " " + node.Text)
	strips[0].items[0].Bookmark = &Bookmark{Title: title, Level: level - 2}
	strips[0].items[0].id = node.ID
	if node.Level <= 1 && at.column == s.page.column() {
		rule := Item{Kind: Rect, X: s.page.left, Y: -9, W: s.page.right - s.page.left, H: 1.2, Fill: inkColor}
		strips[0].items = append(strips[0].items, rule)
	}
	s.append(strips, f.above, f.below)
	s.opened = len(s.strips)
}

// shortOpening is how many lines open a chapter that stay on the page of its
// first section: by themselves at the foot of a page they announce nothing.
const shortOpening = 3

// number sets the number of a section: in the column left of the text where
// it fits there, else in front of the text.
func (s *setter) number(number string, f face, col column, el *Element) (column, []Item) {
	width := s.metrics.Width(f.font, f.size, number)
	space := s.metrics.Width(f.font, f.size, " ")
	x := col.x
	if col.x == s.page.text && width+space <= s.page.text-s.page.left {
		x = s.page.left
	} else {
		width = min(width, col.width/2)
		col = column{col.x + width + 2*space, col.width - width - 2*space}
	}
	return col, []Item{s.item(number+" ", x, width, f, el)}
}

func (s *setter) setParagraph(node *tree.Paragraph, at place) {
	text := tree.Plain(node.Spans)
	if text == "" {
		return
	}
	el := at.parent.add(P)
	el.Node = node
	f := at.text
	switch node.Style {
	case tree.Lead:
		f = leadFace
	case tree.Note:
		f = noteFace
	case tree.Mark:
		s.notice(node, at, el)
		return
	}
	strips := s.text(s.runs(node.Spans, f, el), f, at.column, false)
	// What a colon or a bold question announces follows on the same page.
	last := &strips[len(strips)-1]
	last.keep = strings.HasSuffix(strings.TrimSpace(text), ":") || wholeBold(node.Spans)
	// A short note is about what stands above it.
	if before := len(s.strips) - 1; node.Style == tree.Note && len(strips) == 1 && before >= 0 && !s.turn {
		s.strips[before].keep = true
	}
	s.append(strips, f.above, f.below)
}

func wholeBold(spans []tree.Span) bool {
	for _, s := range spans {
		if !s.Bold {
			return false
		}
	}
	return true
}

// notice sets a paragraph in a frame.
func (s *setter) notice(node *tree.Paragraph, at place, el *Element) {
	f := noticeFace
	inner := column{at.x + framePad + 3, at.width - 2*framePad - 3}
	strips := s.text(s.runs(node.Spans, f, el), f, inner, false)
	if len(strips) <= wholeNotice {
		keepAll(strips[:len(strips)-1])
	}
	s.framed(frame{
		left: at.x, right: at.x + at.width, top: framePad, bottom: framePad,
		fill: paperColor, edge: paperEdge,
	}, func() { s.append(strips, blockGap+framePad, 0) })
	s.after = blockGap + framePad
}

// framed sets what set sets inside a frame.
func (s *setter) framed(f frame, set func()) {
	outer := s.frames
	s.frames = append(outer[:len(outer):len(outer)], &f)
	set()
	s.frames = outer
}

func (s *setter) setQuote(node *tree.Quote, at place) {
	el := at.parent.add(BlockQuote)
	el.Node = node
	inner := at
	inner.parent = el
	inner.column = indent(at.column, quoteIndent)
	s.after = max(s.after, blockGap)
	s.framed(frame{left: at.x, right: at.x + at.width, top: 1, bottom: 1, bar: inkColor}, func() {
		from := len(s.strips)
		s.blocks(node.Blocks, inner)
		if node.Source == "" {
			return
		}
		if len(s.strips) > from {
			s.strips[len(s.strips)-1].keep = true
		}
		source := inner.parent.add(P)
		s.append(s.text([]run{{text: node.Source, color: softColor, element: source}}, noteFace, inner.column, false), 2, 0)
	})
	s.after = blockGap
}

// indent makes a column narrower from the left, while there is room.
func indent(col column, by float64) column {
	if col.width-by < leastColumn {
		return col
	}
	return column{col.x + by, col.width - by}
}

func (s *setter) setList(node *tree.List, at place) {
	if len(node.Items) == 0 {
		return
	}
	el := at.parent.add(L)
	el.Node, el.Ordered = node, node.Ordered
	by := listIndent
	if node.Ordered {
		by = max(by, s.metrics.Width(at.text.font, at.text.size, strconv.Itoa(len(node.Items))+".")+7)
	}
	starts := make([]int, len(node.Items))
	for i, blocks := range node.Items {
		starts[i] = len(s.strips)
		label := bullets[min(at.depth, len(bullets)-1)]
		if node.Ordered {
			label = strconv.Itoa(i+1) + "."
		}
		s.listItem(label, by, blocks, at, el)
	}
	s.keepEnds(starts)
	s.after = max(s.after, at.text.below)
}

// keepEnds keeps a first or last item of one line with its neighbour.
func (s *setter) keepEnds(starts []int) {
	n := len(starts)
	if n < 2 {
		return
	}
	if starts[1]-starts[0] == 1 {
		s.strips[starts[0]].keep = true
	}
	if len(s.strips)-starts[n-1] == 1 {
		s.strips[starts[n-1]-1].keep = true
	}
}

// bullets by depth of the list.
var bullets = [...]string{"•", "–", "•"}

func (s *setter) listItem(label string, by float64, blocks []tree.Block, at place, list *Element) {
	item := list.add(LI)
	lbl := item.add(Lbl)
	inner := at
	inner.column = indent(at.column, by)
	inner.parent = item.add(LBody)
	inner.text.below = itemGap
	inner.depth++
	from := len(s.strips)
	s.blocks(blocks, inner)
	f := at.text
	f.color = inkColor
	width := s.metrics.Width(f.font, f.size, label)
	mark := s.item(label+" ", at.x, width, f, lbl)
	if len(s.strips) == from {
		s.append([]strip{{height: f.leading}}, 0, 0)
	}
	first := &s.strips[from]
	first.items = append([]Item{mark}, first.items...)
	s.after = max(s.after, itemGap)
}

// runs gives the runs of spans; a link or a text in another language gets its
// own element.
func (s *setter) runs(spans []tree.Span, f face, el *Element) []run {
	runs := make([]run, 0, len(spans))
	for _, span := range spans {
		r := run{text: span.Text, font: f.font, color: f.color, element: el}
		if span.Italic {
			r.font = Italic
		}
		if span.Bold {
			r.font = SemiBold
		}
		if span.Link != "" {
			r.link, r.color = span.Link, inkColor
			r.element = el.add(Link)
		} else if span.Lang != "" {
			r.element = el.add(Span)
		}
		if span.Lang != "" {
			r.element.Lang = span.Lang
		}
		runs = append(runs, r)
	}
	return runs
}

// text breaks runs into lines of the column, a strip a line. The first two
// and the last two lines stay together.
func (s *setter) text(runs []run, f face, col column, right bool) []strip {
	lines := s.breakLines(runs, f.size, col.width)
	strips := make([]strip, len(lines))
	items := make([]Item, 0, len(s.segs))
	for i, l := range lines {
		from := len(items)
		items = s.line(items, l, runs, f, col, 0, right)
		strips[i].items = items[from:len(items):len(items)]
		strips[i].height = f.leading
		strips[i].keep = i < len(lines)-1 && (i == 0 || i == len(lines)-2)
	}
	return strips
}

// line adds the items of a broken line with its top at y.
func (s *setter) line(items []Item, l line, runs []run, f face, col column, y float64, right bool) []Item {
	shift := col.x
	if right {
		shift += max(0, col.width-l.width)
	}
	for _, g := range l.segs {
		r := &runs[g.run]
		own := f
		own.font, own.color = r.font, r.color
		item := s.item(g.text(r), shift+g.x, g.width, own, r.element)
		item.Y += y
		item.Base += y
		item.Link = r.link
		items = append(items, item)
		if r.link != "" {
			items = append(items, Item{Kind: Rect, X: item.X, Y: item.Base + 1.6, W: g.width, H: 0.5, Fill: own.color})
		}
	}
	return items
}

// text of a seg, with the space that stands for a line break.
func (g seg) text(r *run) string {
	if !g.space {
		return r.text[g.from:g.to]
	}
	if g.to < len(r.text) && r.text[g.to] == ' ' {
		return r.text[g.from : g.to+1]
	}
	return r.text[g.from:g.to] + " "
}

// item is text on a line of the face's leading with its top at 0.
func (s *setter) item(text string, x, width float64, f face, el *Element) Item {
	ascent, descent := s.metrics.Ascent(f.font)*f.size, s.metrics.Descent(f.font)*f.size
	base := (f.leading-ascent-descent)/2 + ascent
	return Item{
		Kind: Text, X: x, W: width, H: f.leading, Base: base,
		Text: text, Font: f.font, Size: f.size, Fill: f.color, Element: el,
	}
}
