package layout

import (
	"formatietafel/export/tree"
)

// cell is a cell while its table is set.
type cell struct {
	runs    []run
	face    face
	right   bool
	element *Element
}

// grid is how a table is set.
type grid struct {
	columns    []column
	cell, head face
	pad, padY  float64 // beside a text, and above and below it
}

// manyColumns is the number from which a table is set smaller.
const manyColumns = 8

func (s *setter) grid(node *tree.Table, area column) grid {
	g := grid{cell: cellFace, head: cellHead, pad: cellPadX, padY: cellPadY}
	if len(node.Columns) >= manyColumns || s.page.small {
		g.cell, g.head, g.pad = denseFace, denseHead, densePadX
	}
	if s.page.small {
		g.padY = smallPadY
	}
	g.columns = s.columns(node, g, area)
	return g
}

// setTable sets a table: thin rules, no fills, its head again on each page.
func (s *setter) setTable(node *tree.Table, at place) {
	if len(node.Columns) == 0 {
		return
	}
	el := at.parent.add(Table)
	el.Node = node
	area := at.column
	if area == s.page.column() {
		area = s.page.whole()
	}
	gap := blockGap
	if s.page.small {
		gap = smallGap
	}
	above := gap
	if node.Caption != "" {
		caption := s.text([]run{{text: node.Caption, font: captionFace.font, color: captionFace.color, element: el.add(Caption)}}, captionFace, area, false)
		keepAll(caption)
		s.append(caption, gap, captionFace.below)
		above = 0
	}
	g := s.grid(node, area)
	head := s.tableHead(node, g, el)
	s.append(head, above, 0)
	repeated := repeatable(head)
	body := el.add(TBody)
	least := s.rowRoom(node)
	limit := s.page.bottom - s.page.top - headingRoom - height(repeated)
	from := len(s.strips)
	for i, row := range node.Rows {
		rows := s.row(s.rowCells(node, row, g, body), g, least, limit, ruleColor)
		for k := range rows {
			rows[k].head = repeated
		}
		if i == 0 || i == len(node.Rows)-2 { // no row alone under a head or on a page
			rows[len(rows)-1].keep = len(node.Rows) > 1
		}
		s.append(rows, 0, 0)
	}
	if rows := s.strips[from:]; len(rows) > 1 && height(head)+height(rows) <= wholeTable {
		keepAll(rows[:len(rows)-1])
	}
	s.after = max(s.after, gap+4)
}

func keepAll(strips []strip) {
	for i := range strips {
		strips[i].keep = true
	}
}

func height(strips []strip) float64 {
	var sum float64
	for _, st := range strips {
		sum += st.gap + st.height
	}
	return sum
}

// repeatable copies a table head as decoration; nothing where it is too high.
func repeatable(head []strip) []strip {
	if height(head) > mostRepeated {
		return nil
	}
	var copies []strip
	for _, st := range head {
		st.items = append([]Item(nil), st.items...)
		for i := range st.items {
			st.items[i].Element, st.items[i].Artifact = nil, Pagination
			st.items[i].Link = ""
		}
		st.gap = 0
		copies = append(copies, st)
	}
	return copies
}

func (s *setter) tableHead(node *tree.Table, g grid, el *Element) []strip {
	var cells []cell
	named := false
	for _, c := range node.Columns {
		named = named || c.Head != ""
	}
	if !named {
		return nil
	}
	tr := el.add(THead).add(TR)
	for _, c := range node.Columns {
		th := tr.add(TH)
		th.Scope = "Column"
		r := run{text: c.Head, font: g.head.font, color: g.head.color, element: th}
		cells = append(cells, cell{[]run{r}, g.head, c.Right, th})
	}
	rows := s.row(cells, g, 0, s.page.bottom-s.page.top-headingRoom, inkColor)
	keepAll(rows)
	return rows
}

func (s *setter) rowCells(node *tree.Table, row []tree.Cell, g grid, body *Element) []cell {
	tr := body.add(TR)
	cells := make([]cell, len(node.Columns))
	for i, c := range node.Columns {
		f, role := g.cell, TD
		if i == 0 && node.RowHeads {
			f.font, role = SemiBold, TH
		}
		el := tr.add(role)
		if role == TH {
			el.Scope = "Row"
		}
		cells[i] = cell{nil, f, c.Right, el}
		if i < len(row) {
			cells[i].runs = s.runs(row[i].Spans, f, el)
		}
	}
	return cells
}

// row sets the cells of a row beside each other: one strip, or a strip a line
// where the row is higher than limit. Its rule is below it.
func (s *setter) row(cells []cell, g grid, least, limit float64, color string) []strip {
	var items []Item
	tall := 0
	from := make([]int, len(cells)+1)
	for i, c := range cells {
		inner := g.inside(i)
		lines := s.breakLines(c.runs, c.face.size, inner.width)
		for k, l := range lines {
			n := len(items)
			items = s.line(items, l, c.runs, c.face, inner, g.padY+float64(k)*c.face.leading, c.right)
			for ; n < len(items); n++ {
				items[n].cell = i
			}
		}
		tall = max(tall, len(lines))
		from[i+1] = len(items)
	}
	leading := g.cell.leading
	high := max(float64(tall)*leading+2*g.padY, least)
	last := g.columns[len(g.columns)-1]
	rule := Item{Kind: Rect, X: g.columns[0].x, Y: high, H: 0.6, Fill: color, cell: len(cells)}
	rule.W = last.x + last.width - rule.X
	if high <= limit {
		if len(items) == 0 { // to write in: what is written stands in one column
			items = uprights(g, rule)
		}
		return []strip{{items: append(items, rule), height: high + rule.H}}
	}
	return slices(items, rule, tall, leading, g.padY)
}

// uprights are the lines between the columns of an empty row, as high as the
// rule below it is low.
func uprights(g grid, rule Item) []Item {
	var lines []Item
	for _, c := range g.columns[1:] {
		line := rule
		line.X, line.Y, line.W, line.H = c.x-rule.H/2, 0, rule.H, rule.Y
		lines = append(lines, line)
	}
	return lines
}

// inside gives the room for text in a column; the text of the outer columns
// stands on the edges of the grid.
func (g grid) inside(i int) column {
	inner := g.columns[i]
	if i > 0 {
		inner.x += g.pad
		inner.width -= g.pad
	}
	if i < len(g.columns)-1 {
		inner.width -= g.pad
	}
	return inner
}

// slices cuts a row that is too high for a page into lines.
func slices(items []Item, rule Item, tall int, leading, pad float64) []strip {
	strips := make([]strip, tall)
	for i := range strips {
		strips[i] = strip{height: leading, sort: true, keep: i == 0 || i == tall-2}
	}
	for _, item := range items {
		k := min(max(int((item.Y-pad)/leading+0.001), 0), tall-1)
		by := pad + float64(k)*leading
		item.Y -= by
		item.Base -= by
		strips[k].items = append(strips[k].items, item)
	}
	strips[0].gap = pad
	last := &strips[tall-1]
	last.height += pad + rule.H
	rule.Y = leading + pad
	last.items = append(last.items, rule)
	return strips
}

// columns divides the area by the shares, but gives every column the room of
// its longest word while there is room for all of those.
func (s *setter) columns(node *tree.Table, g grid, area column) []column {
	least := s.leastWidths(node, g, area.width)
	widths := make([]float64, len(node.Columns))
	fixed := make([]bool, len(widths))
	for range widths {
		room, shares := area.width, 0.0
		for i, c := range node.Columns {
			if fixed[i] {
				room -= widths[i]
			} else {
				shares += share(c)
			}
		}
		changed := false
		for i, c := range node.Columns {
			if fixed[i] {
				continue
			}
			widths[i] = room * share(c) / shares
			if widths[i] < least[i] {
				widths[i], fixed[i], changed = least[i], true, true
			}
		}
		if !changed {
			break
		}
	}
	columns := make([]column, len(widths))
	x := area.x
	for i, w := range widths {
		columns[i] = column{x, w}
		x += w
	}
	return columns
}

func share(c tree.Column) float64 {
	if c.Share > 0 {
		return c.Share
	}
	return 1
}

// leastWidths gives the width that a column needs: that of a short text, or
// of its longest word. Together they leave a tenth of the width to divide.
func (s *setter) leastWidths(node *tree.Table, g grid, width float64) []float64 {
	words, texts := make([]float64, len(node.Columns)), make([]float64, len(node.Columns))
	for i, c := range node.Columns {
		words[i], texts[i] = s.longest(c.Head, SemiBold, g.head.size)
		for _, row := range node.Rows {
			if i >= len(row) {
				continue
			}
			for _, span := range row[i].Spans {
				word, text := s.longest(span.Text, SemiBold, g.cell.size)
				words[i], texts[i] = max(words[i], word), max(texts[i], text)
			}
		}
	}
	pad := 2*g.pad + 0.1
	for i := range words {
		words[i] = min(words[i]+pad, width/3)
		texts[i] = texts[i] + pad
		if texts[i] > shortCell {
			texts[i] = words[i]
		}
	}
	most := width * 0.9
	if sum(texts) <= most {
		return texts
	}
	even := most / float64(len(words))
	if whole := sum(words); whole > most {
		for i := range words {
			words[i] = min(words[i]*most/whole, even)
		}
	}
	return words
}

func sum(widths []float64) float64 {
	var whole float64
	for _, w := range widths {
		whole += w
	}
	return whole
}

// longest gives the width of the longest word and of all of the text.
func (s *setter) longest(text string, f Font, size float64) (word, whole float64) {
	s.cut([]run{{text: text, font: f}}, size)
	for i := 0; i < len(s.pieces); {
		next, width := s.unit(i)
		word = max(word, width)
		whole += width
		i = next
	}
	return word, whole
}

// rowRoom gives the least height of a row.
func (s *setter) rowRoom(node *tree.Table) float64 {
	switch {
	case !node.ByHand():
		return 0
	case s.page.small && node.RowHeads:
		return remarkRoom
	case s.page.small:
		return smallRoom
	}
	return handRoom
}
