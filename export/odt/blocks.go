package odt

import (
	"fmt"
	"strconv"
	"strings"

	"formatietafel/export/pack"
	"formatietafel/export/picture"
	"formatietafel/export/tree"
)

// place is where blocks stand.
type place struct {
	depth   int
	style   string // of their paragraphs; empty for the style of their own
	ordered bool
}

// body writes the text.
func (b *builder) body() error {
	switch {
	case b.doc.Insert:
	case b.doc.Cover != nil:
		b.cover(b.doc.Cover)
	default:
		b.line("Title", b.doc.Title)
		b.line("Subtitle", b.doc.Mark)
	}
	if b.doc.Contents > 0 {
		b.contents()
	}
	return b.blocks(b.doc.Blocks, place{})
}

// open opens a paragraph in a style.
func (b *builder) open(style string) { b.w.Open("text:p", "text:style-name", b.turned(style)) }

// turned gives a style, or one that starts a page in it where the paragraph
// has to.
func (b *builder) turned(style string) string {
	turn, master := b.turn, b.master
	b.turn, b.master = false, ""
	switch {
	case master != "":
		return b.vary("paragraph", style, "", master)
	case turn:
		return b.vary("paragraph", style, `<style:paragraph-properties fo:break-before="page"/>`, "")
	}
	return style
}

// line writes a paragraph of plain text; nothing for none.
func (b *builder) line(style, text string) {
	if text == "" {
		return
	}
	b.open(style)
	b.text(text)
	b.w.Close()
}

// text writes text. ODF takes spaces together, so that more than one has an
// element of its own (ISO/IEC 26300-3, 6.1.2).
func (b *builder) text(text string) {
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			b.w.Empty("text:line-break")
		}
		for {
			at := strings.Index(line, "  ")
			if at < 0 {
				break
			}
			rest := strings.TrimLeft(line[at:], " ")
			b.w.Text(line[:at+1])
			b.w.Empty("text:s", "text:c", strconv.Itoa(len(line)-at-len(rest)-1))
			line = rest
		}
		b.w.Text(line)
	}
}

func (b *builder) spans(spans []tree.Span) {
	for _, s := range spans {
		if s.Text == "" {
			continue
		}
		address := b.doc.Address(s.Link)
		if address != "" {
			b.w.Open("text:a", "xlink:type", "simple", "xlink:href", address)
		}
		if style := b.manner(s); style != "" {
			b.w.Open("text:span", "text:style-name", style)
			b.text(s.Text)
			b.w.Close()
		} else {
			b.text(s.Text)
		}
		if address != "" {
			b.w.Close()
		}
	}
}

// manner gives the style of a span; none for plain text.
func (b *builder) manner(s tree.Span) string {
	style := ""
	switch {
	case s.Bold:
		style = "Strong_20_Emphasis"
	case s.Italic:
		style = "Emphasis"
	}
	more := ""
	if s.Bold && s.Italic {
		more += ` fo:font-style="italic"`
	}
	if s.Lang != "" {
		language, country, _ := strings.Cut(s.Lang, "-")
		if country == "" {
			country = "none"
		}
		more += fmt.Sprintf(` fo:language=%q fo:country=%q`, lettersOnly(language), lettersOnly(country))
	}
	if more == "" {
		return style
	}
	return b.vary("text", style, "<style:text-properties"+more+"/>", "")
}

func lettersOnly(code string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, code)
}

func (b *builder) blocks(blocks []tree.Block, at place) error {
	for _, block := range blocks {
		if err := b.block(block, at); err != nil {
			return err
		}
	}
	return nil
}

func (b *builder) block(block tree.Block, at place) error {
	switch node := block.(type) {
	case *tree.Heading:
		b.heading(node)
	case *tree.Paragraph:
		b.open(b.style(node, at))
		b.spans(node.Spans)
		b.w.Close()
	case *tree.List:
		return b.list(node, at)
	case *tree.Table:
		b.table(node)
	case *tree.Figure:
		return b.figure(node)
	case *tree.Quote:
		at.style = "Quotations"
		if err := b.blocks(node.Blocks, at); err != nil {
			return err
		}
		if node.Source != "" {
			b.line("Quotations", "– "+node.Source)
		}
	case *tree.Break:
		b.turn = true
	}
	return nil
}

// style of a paragraph. A chapter to insert uses the word processor's own
// styles only: a style of ours would come along into the other document.
func (b *builder) style(p *tree.Paragraph, at place) string {
	switch {
	case at.style != "":
		return at.style
	case p.Style == tree.Mark && b.doc.Insert:
		return "Quotations"
	case p.Style == tree.Mark:
		return "Kader"
	case p.Style == tree.Lead && !b.doc.Insert:
		return "Inleiding"
	case p.Style == tree.Note && !b.doc.Insert:
		return "Toelichting"
	}
	return "Text_20_body"
}

func (b *builder) heading(h *tree.Heading) {
	level := strconv.Itoa(h.Level)
	pairs := []string{"text:style-name", b.turned("Heading_20_" + level), "text:outline-level", level}
	if h.Number == "" && !b.doc.Insert {
		pairs = append(pairs, "text:is-list-header", "true")
	}
	b.w.Open("text:h", pairs...)
	b.w.Empty("text:bookmark-start", "text:name", h.ID)
	b.text(h.Text)
	b.w.Empty("text:bookmark-end", "text:name", h.ID)
	b.w.Close()
}

func (b *builder) list(l *tree.List, at place) error {
	style, paragraphs := "List_20_1", "List_20_1"
	if l.Ordered {
		style, paragraphs = "Numbering_20_123", "Numbering_20_1"
	}
	if at.depth == 0 || l.Ordered != at.ordered {
		b.w.Open("text:list", "text:style-name", style)
	} else {
		b.w.Open("text:list")
	}
	for _, item := range l.Items {
		b.w.Open("text:list-item")
		if err := b.blocks(item, place{depth: at.depth + 1, style: paragraphs, ordered: l.Ordered}); err != nil {
			return err
		}
		b.w.Close()
	}
	b.w.Close()
	return nil
}

func (b *builder) table(t *tree.Table) {
	if len(t.Columns) == 0 {
		return
	}
	b.line("Caption", t.Caption)
	if b.turn {
		b.open("Text_20_body")
		b.w.Close()
	}
	b.tables++
	b.w.Open("table:table", "table:name", "Tabel"+strconv.Itoa(b.tables), "table:style-name",
		b.vary("table", "", `<style:table-properties style:width="453pt" fo:margin-bottom="10pt" table:align="margins" table:border-model="collapsing"/>`, ""))
	if t.Caption != "" {
		b.w.Leaf("table:title", t.Caption)
	}
	for i, width := range t.Widths(textWidth) {
		relative := strconv.Itoa(int(width * 20))
		column := b.vary("table-column", "", `<style:table-column-properties style:column-width="`+points(width)+`" style:rel-column-width="`+relative+`*"/>`, "")
		if i == 0 && t.RowHeads {
			b.w.Open("table:table-header-columns")
		}
		b.w.Empty("table:table-column", "table:style-name", column)
		if i == 0 && t.RowHeads {
			b.w.Close()
		}
	}
	b.w.Open("table:table-header-rows")
	b.row(t, t.Head(), true)
	b.w.Close()
	for _, row := range t.Rows {
		b.row(t, row, false)
	}
	b.w.Close()
}

func (b *builder) row(t *tree.Table, cells []tree.Cell, head bool) {
	room := ""
	if t.ByHand() && !head {
		room = ` style:min-row-height="36pt"`
	}
	b.w.Open("table:table-row", "table:style-name", b.vary("table-row", "", `<style:table-row-properties`+room+` fo:keep-together="always"/>`, ""))
	dense := t.Dense(textWidth)
	for i, cell := range cells {
		edge := `fo:border="0.5pt solid ` + rule + `"`
		if head {
			edge = `fo:border="0.5pt solid ` + rule + `" fo:border-bottom="1.5pt solid ` + ink + `"`
		}
		padding := "3pt"
		if dense {
			padding = "1.5pt"
		}
		style := b.vary("table-cell", "", `<style:table-cell-properties fo:padding="`+padding+`" `+edge+`/>`, "")
		b.w.Open("table:table-cell", "table:style-name", style, "office:value-type", "string")
		text := "Table_20_Contents"
		if head || i == 0 && t.RowHeads {
			text = "Table_20_Heading"
		}
		own := ""
		if t.Columns[i].Right {
			own = `<style:paragraph-properties fo:text-align="end"/>`
		}
		if dense {
			own += `<style:text-properties fo:font-size="8pt"/>`
		}
		if own != "" {
			text = b.vary("paragraph", text, own, "")
		}
		b.w.Open("text:p", "text:style-name", text)
		b.spans(cell.Spans)
		b.w.Close()
		b.w.Close()
	}
	b.w.Close()
}

// textWidth between the margins, in points.
const textWidth = 453.0

func (b *builder) figure(f *tree.Figure) error {
	d := f.Drawing
	if d.Width <= 0 || d.Height <= 0 {
		return nil
	}
	svg, pixels, err := picture.Both(d)
	if err != nil {
		return fmt.Errorf("de figuur tekenen: %w", err)
	}
	scale := min(1, textWidth/d.Width)
	b.open("Figure")
	b.picture(pixels, svg, d.Width*scale, d.Height*scale, f.Caption, d.Alt)
	b.w.Close()
	b.line("Caption", f.Caption)
	return nil
}

// picture puts a picture in the text; of the images in a frame a reader takes
// the first that it knows. The title names it, the description says what it
// says.
func (b *builder) picture(pixels, svg []byte, width, height float64, title, alt string) {
	b.figures++
	name := "Figuur " + strconv.Itoa(b.figures)
	style := b.vary("graphic", "", `<style:graphic-properties style:vertical-pos="top" style:vertical-rel="baseline"/>`, "")
	b.w.Open("draw:frame", "draw:style-name", style, "draw:name", name, "text:anchor-type", "as-char", "svg:width", points(width), "svg:height", points(height))
	if len(svg) > 0 {
		b.image("svg", "image/svg+xml", svg)
	}
	b.image("png", "image/png", pixels)
	if title != "" {
		b.w.Leaf("svg:title", title)
	}
	b.w.Leaf("svg:desc", alt)
	b.w.Close()
}

func (b *builder) image(extension, kind string, data []byte) {
	name := "Pictures/figuur" + strconv.Itoa(b.figures) + "." + extension
	b.media = append(b.media, pack.File{Name: name, Data: data})
	b.w.Empty("draw:image", "xlink:href", name, "xlink:type", "simple", "xlink:show", "embed", "xlink:actuate", "onLoad", "draw:mime-type", kind)
}

func points(v float64) string { return strconv.FormatFloat(v, 'f', 2, 64) + "pt" }

// logoWidth is the widest that a logo is drawn, and logoHeight the highest.
const (
	logoWidth  = 180.0
	logoHeight = 90.0
)

// cover writes the first page, as paragraphs.
func (b *builder) cover(c *tree.Cover) {
	b.master = "Omslag"
	if len(c.Logo) > 0 {
		small, size, err := picture.Logo(c.Logo)
		if err != nil {
			b.warnings = append(b.warnings, "het logo is geen leesbare PNG en is weggelaten")
		} else {
			scale := min(logoWidth/float64(size.X), logoHeight/float64(size.Y))
			b.open("Text_20_body")
			b.picture(small, nil, float64(size.X)*scale, float64(size.Y)*scale, "", c.LogoAlt)
			b.w.Close()
		}
	}
	b.line("Bovenkop", c.Kicker)
	b.line("Title", c.Title)
	b.line("Subtitle", c.Subtitle)
	for _, line := range c.Lines {
		b.line("Text_20_body", line)
	}
	b.line("Toelichting", c.Notice)
	b.turn, b.master = true, ""
}

// contents writes the table of contents, filled in. The page numbers refer to
// the headings, so that the word processor reckons them itself.
func (b *builder) contents() {
	w := &b.w
	title := b.turned("Contents_20_Heading")
	w.Open("text:table-of-content", "text:name", "Inhoud", "text:protected", "true")
	w.Open("text:table-of-content-source", "text:outline-level", strconv.Itoa(b.doc.Contents))
	w.Leaf("text:index-title-template", "Inhoud", "text:style-name", "Contents_20_Heading")
	for level := 1; level <= b.doc.Contents; level++ {
		n := strconv.Itoa(level)
		w.Open("text:table-of-content-entry-template", "text:outline-level", n, "text:style-name", "Contents_20_"+n)
		w.Empty("text:index-entry-link-start")
		w.Empty("text:index-entry-chapter")
		w.Leaf("text:index-entry-span", " ")
		w.Empty("text:index-entry-text")
		w.Empty("text:index-entry-tab-stop", "style:type", "right", "style:leader-char", ".")
		w.Empty("text:index-entry-page-number")
		w.Empty("text:index-entry-link-end")
		w.Close()
	}
	w.Close()
	w.Open("text:index-body")
	w.Open("text:index-title", "text:name", "Inhoud_kop")
	w.Leaf("text:p", "Inhoud", "text:style-name", title)
	w.Close()
	for _, block := range b.doc.Blocks {
		if h, ok := block.(*tree.Heading); ok && h.Level <= b.doc.Contents {
			b.entry(h)
		}
	}
	w.Close()
	w.Close()
	b.turn = true
}

func (b *builder) entry(h *tree.Heading) {
	w := &b.w
	w.Open("text:p", "text:style-name", "Contents_20_"+strconv.Itoa(h.Level))
	w.Open("text:a", "xlink:type", "simple", "xlink:href", "#"+h.ID, "text:style-name", "Index_20_Link", "text:visited-style-name", "Index_20_Link")
	if h.Number != "" {
		b.text(h.Number + " ")
	}
	b.text(h.Text)
	w.Empty("text:tab")
	w.Leaf("text:bookmark-ref", "", "text:reference-format", "page", "text:ref-name", h.ID)
	w.Close()
	w.Close()
}
