// Package html writes a document as one accessible page: no script, nothing
// from elsewhere, headings and lists that a CMS takes over as they are.
package html

import (
	"encoding/base64"
	"fmt"
	"io"
	"strconv"
	"strings"

	"formatietafel/export/clean"
	"formatietafel/export/markup"
	"formatietafel/export/picture"
	"formatietafel/export/tree"
)

// Write writes a document. The warnings, in Dutch, say what was left out. The
// same document gives the same bytes.
func Write(w io.Writer, doc *tree.Document) ([]string, error) {
	doc, warnings := clean.Document(doc)
	b := &builder{doc: doc}
	if !doc.Insert {
		b.raise = 1 // the title is the one heading of level 1
	}
	b.page()
	if _, err := io.WriteString(w, "<!DOCTYPE html>\n"+b.w.String()+"\n"); err != nil {
		return nil, fmt.Errorf("de pagina schrijven: %w", err)
	}
	return append(warnings, b.warnings...), nil
}

type builder struct {
	doc      *tree.Document
	w        markup.Writer
	raise    int // how much lower a heading is than in the tree
	figures  int
	warnings []string
}

// look is the whole style of the page; with none of it the page reads as well.
const look = `body{max-width:44rem;margin:0 auto;padding:1.5rem;font:1.05rem/1.55 'Source Sans 3','Segoe UI',Helvetica,Arial,sans-serif;color:#1c2429;background:#fff}` +
	`h1,h2,h3,h4,h5,h6,caption,figcaption,th{color:#12405a}h1{font-size:2.1rem;line-height:1.2}h2{margin-top:2.4rem}h3{margin-top:1.8rem}` +
	`.merk{border:2px solid #8c1d18;padding:.6rem .9rem;font-weight:bold}.inleiding{font-size:1.2rem;color:#12405a}.klein,footer{font-size:.9rem;color:#4d5963}` +
	`blockquote{margin:1rem 0;padding-left:1rem;border-left:.25rem solid #12405a}nav ul{list-style:none;padding-left:1.2rem}nav>ul{padding-left:0}` +
	`.tabel{overflow-x:auto}table{border-collapse:collapse;width:100%}caption{text-align:left;font-weight:bold;padding:.4rem 0}` +
	`th,td{border:1px solid #c5d0d6;padding:.35rem .5rem;text-align:left;vertical-align:top}.rechts{text-align:right}a{color:#12405a}` +
	`a:focus-visible{outline:3px solid #12405a}figure{margin:1.2rem 0}@media print{body{max-width:none;padding:0}h2,h3,caption{break-after:avoid}tr,figure{break-inside:avoid}}`

func (b *builder) page() {
	w := &b.w
	w.Open("html", "lang", b.doc.Language)
	w.Raw("\n")
	w.Open("head")
	w.Empty("meta", "charset", "utf-8")
	w.Empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
	w.Empty("meta", "http-equiv", "Content-Security-Policy", "content", "default-src 'none'; style-src 'unsafe-inline'; img-src data:")
	w.Leaf("title", b.doc.FullTitle())
	for _, meta := range [][2]string{{"author", b.doc.Author}, {"description", b.doc.Subject}, {"date", string(b.doc.Date)}, {"generator", "Formatietafel"}} {
		if meta[1] != "" {
			w.Empty("meta", "name", meta[0], "content", meta[1])
		}
	}
	w.Open("style")
	w.Raw(look)
	w.Close()
	w.Close()
	w.Raw("\n")
	w.Open("body")
	b.marks()
	b.head()
	if b.doc.Contents > 0 {
		b.contents()
	}
	w.Raw("\n")
	w.Open("main")
	b.blocks(b.doc.Blocks)
	w.Close()
	w.Raw("\n")
	w.Open("footer")
	w.Leaf("p", b.doc.Footer)
	w.Close()
	b.marks()
	w.Close()
	w.Close()
}

// marks stand at the top and at the end, since a page on a screen has no
// sheets to put them on.
func (b *builder) marks() {
	for _, mark := range []string{b.doc.Secret, b.doc.Mark} {
		if mark != "" {
			b.w.Leaf("p", mark, "class", "merk")
		}
	}
}

// head is the title, and what a cover says.
func (b *builder) head() {
	if b.doc.Insert {
		return
	}
	w := &b.w
	w.Open("header")
	defer w.Close()
	c := b.doc.Cover
	if c == nil {
		w.Leaf("h1", b.doc.Title)
		w.Leaf("p", b.doc.Footer, "class", "klein")
		return
	}
	if len(c.Logo) > 0 {
		b.logo(c)
	}
	b.line("p", c.Kicker, "klein")
	w.Leaf("h1", c.Title)
	b.line("p", c.Subtitle, "inleiding")
	for _, line := range c.Lines {
		b.line("p", line, "")
	}
	b.line("p", c.Notice, "klein")
}

func (b *builder) logo(c *tree.Cover) {
	small, size, err := picture.Logo(c.Logo)
	if err != nil {
		b.warnings = append(b.warnings, "het logo is geen leesbare PNG en is weggelaten")
		return
	}
	b.w.Empty("img", "src", "data:image/png;base64,"+base64.StdEncoding.EncodeToString(small), "alt", c.LogoAlt, "width", strconv.Itoa(min(size.X, 240)))
}

func (b *builder) line(name, text, class string) {
	if text == "" {
		return
	}
	b.w.Raw("\n")
	b.open(name, class)
	b.text(text)
	b.w.Close()
}

func (b *builder) open(name, class string) {
	if class == "" {
		b.w.Open(name)
		return
	}
	b.w.Open(name, "class", class)
}

func (b *builder) contents() {
	w := &b.w
	w.Open("nav", "aria-label", "Inhoud")
	w.Leaf("h2", "Inhoud")
	depth := 0
	for _, block := range b.doc.Blocks {
		h, ok := block.(*tree.Heading)
		if !ok || h.Level > b.doc.Contents {
			continue
		}
		if depth >= h.Level {
			w.Close() // the entry before
		}
		for ; depth > h.Level; depth-- {
			w.Close()
			w.Close()
		}
		for ; depth < h.Level; depth++ {
			w.Open("ul")
		}
		w.Raw("\n")
		w.Open("li")
		w.Leaf("a", numbered(h), "href", "#"+h.ID)
	}
	for ; depth > 0; depth-- {
		w.Close()
		w.Close()
	}
	w.Close()
}

func numbered(h *tree.Heading) string {
	if h.Number == "" {
		return h.Text
	}
	return h.Number + " " + h.Text
}

func (b *builder) blocks(blocks []tree.Block) {
	for _, block := range blocks {
		b.block(block)
	}
}

// lowest heading that HTML has.
const lowest = 6

func (b *builder) block(block tree.Block) {
	w := &b.w
	w.Raw("\n")
	switch node := block.(type) {
	case *tree.Heading:
		text := numbered(node)
		if b.doc.Insert {
			text = node.Text
		}
		w.Leaf("h"+strconv.Itoa(min(node.Level+b.raise, lowest)), text, "id", node.ID)
	case *tree.Paragraph:
		b.open("p", [...]string{tree.Lead: "inleiding", tree.Note: "klein", tree.Mark: "merk", tree.Body: ""}[node.Style])
		b.spans(node.Spans)
		w.Close()
	case *tree.List:
		name := "ul"
		if node.Ordered {
			name = "ol"
		}
		w.Open(name)
		for _, item := range node.Items {
			w.Raw("\n")
			w.Open("li")
			b.item(item)
			w.Close()
		}
		w.Close()
	case *tree.Table:
		b.table(node)
	case *tree.Figure:
		b.figure(node)
	case *tree.Quote:
		w.Open("blockquote")
		b.blocks(node.Blocks)
		b.line("p", prefixed("– ", node.Source), "klein")
		w.Close()
	}
}

func prefixed(prefix, text string) string {
	if text == "" {
		return ""
	}
	return prefix + text
}

// item writes a lone paragraph of an item without a paragraph round it.
func (b *builder) item(blocks []tree.Block) {
	if len(blocks) == 1 {
		if p, ok := blocks[0].(*tree.Paragraph); ok {
			b.spans(p.Spans)
			return
		}
	}
	b.blocks(blocks)
}

func (b *builder) spans(spans []tree.Span) {
	for _, s := range spans {
		closing := 0
		open := func(name string, pairs ...string) {
			b.w.Open(name, pairs...)
			closing++
		}
		if address := b.doc.Address(s.Link); address != "" {
			open("a", "href", address)
		}
		if s.Lang != "" {
			open("span", "lang", s.Lang)
		}
		if s.Bold {
			open("strong")
		}
		if s.Italic {
			open("em")
		}
		b.text(s.Text)
		for range closing {
			b.w.Close()
		}
	}
}

// text writes text; a line break in it stays one.
func (b *builder) text(text string) {
	for i, line := range strings.Split(text, "\n") {
		if i > 0 {
			b.w.Empty("br")
		}
		b.w.Text(line)
	}
}

func (b *builder) table(t *tree.Table) {
	w := &b.w
	w.Open("div", "class", "tabel")
	w.Open("table")
	if t.Caption != "" {
		w.Leaf("caption", t.Caption)
	}
	w.Open("thead")
	w.Open("tr")
	for _, c := range t.Columns {
		w.Leaf("th", c.Head, "scope", "col")
	}
	w.Close()
	w.Close()
	w.Open("tbody")
	for _, row := range t.Rows {
		w.Raw("\n")
		w.Open("tr")
		for i, cell := range row {
			switch {
			case i == 0 && t.RowHeads:
				w.Open("th", "scope", "row")
			case t.Columns[i].Right:
				w.Open("td", "class", "rechts")
			default:
				w.Open("td")
			}
			b.spans(cell.Spans)
			w.Close()
		}
		w.Close()
	}
	w.Close()
	w.Close()
	w.Close()
}

func (b *builder) figure(f *tree.Figure) {
	b.figures++
	id := "figuur-" + strconv.Itoa(b.figures)
	title := f.Caption
	if title == "" {
		title = "Figuur " + strconv.Itoa(b.figures)
	}
	b.w.Open("figure")
	picture.Inline(&b.w, f.Drawing, id, title)
	if f.Caption != "" {
		b.w.Leaf("figcaption", f.Caption)
	}
	b.w.Close()
}
