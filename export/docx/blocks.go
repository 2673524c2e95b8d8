package docx

import (
	"fmt"
	"strconv"
	"strings"

	"formatietafel/export/picture"
	"formatietafel/export/tree"
)

// place is where blocks stand.
type place struct {
	depth  int    // of lists round them
	style  string // of their paragraphs; empty for the style of their own
	list   string // style of the first paragraph of an item
	number int    // the list that the first paragraph belongs to; 0 for none
}

// format is how a paragraph is set.
type format struct {
	style    string
	keepNext bool
	number   int // of the list; 0 for none, -1 for no number at all
	level    int // in the list
	right    bool
}

// open opens a paragraph with its properties, in the order of the schema.
func (b *builder) open(f format) {
	b.w.Open("w:p")
	b.w.Open("w:pPr")
	if f.style != "" {
		b.w.Empty("w:pStyle", "w:val", f.style)
	}
	if f.keepNext {
		b.w.Empty("w:keepNext")
	}
	if b.turn {
		b.w.Empty("w:pageBreakBefore")
		b.turn = false
	}
	if f.number != 0 {
		b.w.Open("w:numPr")
		b.w.Empty("w:ilvl", "w:val", strconv.Itoa(f.level))
		b.w.Empty("w:numId", "w:val", strconv.Itoa(max(f.number, 0)))
		b.w.Close()
	}
	if f.right {
		b.w.Empty("w:jc", "w:val", "right")
	}
	b.w.Close()
}

// paragraph writes a paragraph of plain text.
func (b *builder) paragraph(f format, text string) {
	b.open(f)
	b.run(tree.Span{Text: text}, "")
	b.w.Close()
}

// rich writes a paragraph of spans.
func (b *builder) rich(f format, spans []tree.Span) {
	b.open(f)
	b.spans(spans)
	b.w.Close()
}

func (b *builder) spans(spans []tree.Span) {
	for _, s := range spans {
		address := b.doc.Address(s.Link)
		switch {
		case address == "":
			b.run(s, "")
		case strings.HasPrefix(address, "#"):
			b.w.Open("w:hyperlink", "w:anchor", b.bookmarks[address[1:]], "w:history", "1")
			b.run(s, "Hyperlink")
			b.w.Close()
		default:
			b.w.Open("w:hyperlink", "r:id", b.relate("hyperlink", address, true), "w:history", "1")
			b.run(s, "Hyperlink")
			b.w.Close()
		}
	}
}

// run writes text in one manner; style is a character style, or none.
func (b *builder) run(s tree.Span, style string) {
	if s.Text == "" {
		return
	}
	if style == "" {
		switch {
		case s.Bold:
			style = "Strong"
		case s.Italic:
			style = "Emphasis"
		}
	}
	b.w.Open("w:r")
	if style != "" || s.Lang != "" {
		b.w.Open("w:rPr")
		if style != "" {
			b.w.Empty("w:rStyle", "w:val", style)
		}
		if s.Bold && style != "Strong" {
			b.w.Empty("w:b")
		}
		if s.Italic && style != "Emphasis" {
			b.w.Empty("w:i")
		}
		if s.Lang != "" {
			b.w.Empty("w:lang", "w:val", s.Lang)
		}
		b.w.Close()
	}
	for i, line := range strings.Split(s.Text, "\n") {
		if i > 0 {
			b.w.Empty("w:br")
		}
		b.w.Leaf("w:t", line, "xml:space", "preserve")
	}
	b.w.Close()
}

func (b *builder) blocks(blocks []tree.Block, at place) error {
	for _, block := range blocks {
		if err := b.block(block, at); err != nil {
			return err
		}
		at.list, at.number = "", 0 // only the first paragraph of an item carries its sign
	}
	return nil
}

func (b *builder) block(block tree.Block, at place) error {
	switch node := block.(type) {
	case *tree.Heading:
		b.heading(node)
	case *tree.Paragraph:
		b.text(node, at)
	case *tree.List:
		return b.list(node, at)
	case *tree.Table:
		b.table(node)
	case *tree.Figure:
		return b.figure(node)
	case *tree.Quote:
		return b.quote(node, at)
	case *tree.Break:
		b.turn = true
	}
	return nil
}

// deepest heading that Word has a style for.
const deepest = 9

func (b *builder) heading(h *tree.Heading) {
	f := format{style: "Heading" + strconv.Itoa(min(h.Level, deepest))}
	if h.Number == "" && !b.doc.Insert {
		f.number = -1
	}
	b.open(f)
	id := strconv.Itoa(b.marks)
	b.marks++
	b.w.Empty("w:bookmarkStart", "w:id", id, "w:name", b.bookmarks[h.ID])
	b.run(tree.Span{Text: h.Text}, "")
	b.w.Empty("w:bookmarkEnd", "w:id", id)
	b.w.Close()
}

// text writes a paragraph. A chapter to insert uses Word's own styles only:
// a style of ours would come along into the other document.
func (b *builder) text(p *tree.Paragraph, at place) {
	f := format{style: at.style}
	switch {
	case at.list != "":
		f.style, f.number, f.level = at.list, at.number, at.depth-1
	case at.style != "":
	case p.Style == tree.Mark:
		f.style = "IntenseQuote"
	case p.Style == tree.Lead && !b.doc.Insert:
		f.style = "Inleiding"
	case p.Style == tree.Note && !b.doc.Insert:
		f.style = "Toelichting"
	}
	f.keepNext = strings.HasSuffix(strings.TrimSpace(tree.Plain(p.Spans)), ":")
	b.rich(f, p.Spans)
}

// deepestList is the deepest list that Word has a style for.
const deepestList = 3

func (b *builder) list(l *tree.List, at place) error {
	level := min(at.depth+1, deepestList)
	inner := place{depth: level, style: listStyle("ListContinue", level)}
	number, style := 0, listStyle("ListBullet", level)
	if l.Ordered {
		b.ordered++
		number, style = orderedBase+b.ordered, listStyle("ListNumber", level)
	}
	for _, item := range l.Items {
		inner.list, inner.number = style, number
		if len(item) == 0 {
			item = []tree.Block{&tree.Paragraph{}}
		}
		if err := b.blocks(item, inner); err != nil {
			return err
		}
	}
	return nil
}

// listStyle names Word's style of a list by its depth: ListBullet,
// ListBullet2, ListBullet3.
func listStyle(base string, level int) string {
	if level < 2 {
		return base
	}
	return base + strconv.Itoa(level)
}

func (b *builder) quote(q *tree.Quote, at place) error {
	at.style, at.list = "Quote", ""
	if err := b.blocks(q.Blocks, at); err != nil {
		return err
	}
	if q.Source != "" {
		b.paragraph(format{style: "Quote"}, "– "+q.Source)
	}
	return nil
}

// textWidth of the page between its margins, in twentieths of a point.
const textWidth = 9070

func (b *builder) table(t *tree.Table) {
	if len(t.Columns) == 0 {
		return
	}
	if t.Caption != "" {
		b.paragraph(format{style: "Caption", keepNext: true}, t.Caption)
	}
	if b.turn {
		b.paragraph(format{}, "")
	}
	widths := t.Widths(textWidth / 20)
	b.w.Open("w:tbl")
	b.w.Open("w:tblPr")
	style := "GridTable1Light"
	if t.Dense(textWidth / 20) {
		style = "TableGridLight"
	}
	b.w.Empty("w:tblStyle", "w:val", style)
	b.w.Empty("w:tblW", "w:w", "5000", "w:type", "pct")
	b.w.Empty("w:tblLayout", "w:type", "fixed")
	first := "0"
	if t.RowHeads {
		first = "1"
	}
	b.w.Empty("w:tblLook", "w:val", "04"+map[string]string{"0": "2", "1": "A"}[first]+"0", "w:firstRow", "1", "w:lastRow", "0", "w:firstColumn", first, "w:lastColumn", "0", "w:noHBand", "0", "w:noVBand", "1")
	if t.Caption != "" {
		b.w.Empty("w:tblCaption", "w:val", t.Caption)
	}
	b.w.Close()
	b.w.Open("w:tblGrid")
	for _, width := range widths {
		b.w.Empty("w:gridCol", "w:w", twips(width))
	}
	b.w.Close()
	b.row(t, t.Head(), widths, true)
	for _, row := range t.Rows {
		b.row(t, row, widths, false)
	}
	b.w.Close()
	b.paragraph(format{style: "Tabeleinde"}, "") // Word joins tables that touch
}

// row writes a row; that of the heads comes back on every page.
func (b *builder) row(t *tree.Table, cells []tree.Cell, widths []float64, head bool) {
	b.w.Open("w:tr")
	b.w.Open("w:trPr")
	b.w.Empty("w:cantSplit")
	switch {
	case head:
		b.w.Empty("w:tblHeader")
	case t.ByHand():
		b.w.Empty("w:trHeight", "w:val", handRoom, "w:hRule", "atLeast")
	}
	b.w.Close()
	for i, cell := range cells {
		b.w.Open("w:tc")
		b.w.Open("w:tcPr")
		b.w.Empty("w:tcW", "w:w", twips(widths[i]), "w:type", "dxa")
		b.w.Close()
		b.rich(format{right: t.Columns[i].Right, keepNext: head}, cell.Spans)
		b.w.Close()
	}
	b.w.Close()
}

// twips writes points in twentieths.
func twips(points float64) string { return strconv.Itoa(int(points * 20)) }

// handRoom is the height of a row that is filled in by hand, in twentieths of
// a point.
const handRoom = "720"

// emu are the units of drawings to the point.
const emu = 12700

func (b *builder) figure(f *tree.Figure) error {
	d := f.Drawing
	if d.Width <= 0 || d.Height <= 0 {
		return nil
	}
	svg, pixels, err := picture.Both(d)
	if err != nil {
		return fmt.Errorf("de figuur tekenen: %w", err)
	}
	scale := min(1, textWidth/20/d.Width)
	b.open(format{keepNext: f.Caption != ""})
	b.picture(pixels, svg, d.Width*scale, d.Height*scale, d.Alt)
	b.w.Close()
	if f.Caption != "" {
		b.paragraph(format{style: "Caption"}, f.Caption)
	}
	return nil
}

// picture puts a picture in the text: pixels, and as vectors where a reader
// knows them (the SVG extension of Word 2016 and later).
func (b *builder) picture(pixels, svg []byte, width, height float64, alt string) {
	b.figures++
	n := strconv.Itoa(b.figures)
	pixelID := b.medium("figuur"+n+".png", pixels)
	size := []string{"cx", strconv.Itoa(int(width * emu)), "cy", strconv.Itoa(int(height * emu))}
	b.w.Open("w:r")
	b.w.Open("w:drawing")
	b.w.Open("wp:inline", "distT", "0", "distB", "0", "distL", "0", "distR", "0")
	b.w.Empty("wp:extent", size...)
	b.w.Empty("wp:docPr", "id", n, "name", "Figuur "+n, "descr", alt)
	b.w.Open("wp:cNvGraphicFramePr")
	b.w.Empty("a:graphicFrameLocks", "noChangeAspect", "1")
	b.w.Close()
	b.w.Open("a:graphic")
	b.w.Open("a:graphicData", "uri", "http://schemas.openxmlformats.org/drawingml/2006/picture")
	b.w.Open("pic:pic")
	b.w.Open("pic:nvPicPr")
	b.w.Empty("pic:cNvPr", "id", n, "name", "Figuur "+n, "descr", alt)
	b.w.Empty("pic:cNvPicPr")
	b.w.Close()
	b.w.Open("pic:blipFill")
	b.w.Open("a:blip", "r:embed", pixelID)
	if len(svg) > 0 {
		b.w.Open("a:extLst")
		b.w.Open("a:ext", "uri", "{96DAC541-7B7A-43D3-8B79-37D633B846F1}")
		b.w.Empty("asvg:svgBlip", "xmlns:asvg", "http://schemas.microsoft.com/office/drawing/2016/SVG/main", "r:embed", b.medium("figuur"+n+".svg", svg))
		b.w.Close()
		b.w.Close()
	}
	b.w.Close()
	b.w.Open("a:stretch")
	b.w.Empty("a:fillRect")
	b.w.Close()
	b.w.Close()
	b.w.Open("pic:spPr")
	b.w.Open("a:xfrm")
	b.w.Empty("a:off", "x", "0", "y", "0")
	b.w.Empty("a:ext", size...)
	b.w.Close()
	b.w.Open("a:prstGeom", "prst", "rect")
	b.w.Empty("a:avLst")
	b.w.Close()
	b.w.Close()
	for range 6 { // pic, graphicData, graphic, inline, drawing, r
		b.w.Close()
	}
}

func (b *builder) medium(name string, data []byte) string {
	b.media = append(b.media, file("word/media/"+name, data))
	return b.relate("image", "media/"+name, false)
}
