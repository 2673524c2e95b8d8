// Package text writes a document as plain text, to read, to mail and to
// paste: lines of at most 72 characters, headings underlined, a table as a
// list of its rows.
package text

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"formatietafel/export/clean"
	"formatietafel/export/tree"
)

// width of a line in characters: what a mail program leaves alone.
const width = 72

// Write writes a document. The warnings, in Dutch, say what was left out. The
// same document gives the same bytes.
func Write(w io.Writer, doc *tree.Document) ([]string, error) {
	doc, warnings := clean.Document(doc)
	b := &builder{numbers: !doc.Insert, width: width}
	b.marks(doc)
	if !doc.Insert {
		b.head(doc)
	}
	b.blocks(doc.Blocks, "", "")
	b.para("", "", strings.Repeat("-", len("bladzijde")))
	b.para("", "", doc.Footer)
	b.marks(doc)
	if _, err := io.WriteString(w, strings.TrimLeft(b.out.String(), "\n")); err != nil {
		return nil, fmt.Errorf("de tekst schrijven: %w", err)
	}
	return warnings, nil
}

// Plain gives blocks as text to paste in another document: a paragraph a
// line, without numbers and underlining, since the other document has its own.
func Plain(blocks []tree.Block) string {
	b := &builder{}
	for _, block := range blocks {
		b.block(block, "", "")
	}
	return strings.TrimLeft(clean.Text(b.out.String()), "\n")
}

type builder struct {
	out     strings.Builder
	numbers bool // of headings, with a line below them
	width   int  // of a line; 0 for no wrapping
}

func (b *builder) marks(doc *tree.Document) {
	for _, mark := range []string{doc.Secret, doc.Mark} {
		if mark != "" {
			b.para("", "", mark)
		}
	}
}

func (b *builder) head(doc *tree.Document) {
	title, lines := doc.Title, []string(nil)
	if c := doc.Cover; c != nil {
		title, lines = c.Title, append([]string{c.Kicker, c.Subtitle}, append(c.Lines, c.Notice)...)
	}
	b.heading(title, "=")
	for _, line := range lines {
		b.para("", "", line)
	}
}

func (b *builder) heading(text, sign string) {
	b.out.WriteByte('\n')
	b.para("", "", text)
	if b.width > 0 {
		b.out.WriteString(strings.Repeat(sign, min(utf8.RuneCountInString(text), b.width)) + "\n")
	}
}

// para writes a paragraph with an empty line before it, unless it follows the
// sign of an item. The first line begins with first, the others with rest.
func (b *builder) para(first, rest, text string) {
	if text == "" && first == rest {
		return
	}
	if first == rest {
		b.out.WriteByte('\n')
	}
	b.write(first, rest, text)
}

// write writes text in lines of the width; a word that is longer stands out.
func (b *builder) write(first, rest, text string) {
	for _, paragraph := range strings.Split(text, "\n") {
		line := first
		first = rest
		empty := true
		for _, word := range strings.Fields(paragraph) {
			if !empty && b.width > 0 && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > b.width {
				b.out.WriteString(strings.TrimRight(line, " ") + "\n")
				line, empty = rest, true
			}
			if !empty {
				line += " "
			}
			line += word
			empty = false
		}
		b.out.WriteString(strings.TrimRight(line, " ") + "\n")
	}
}

func (b *builder) blocks(blocks []tree.Block, first, rest string) {
	for _, block := range blocks {
		b.block(block, first, rest)
		first = rest
	}
}

func (b *builder) block(block tree.Block, first, rest string) {
	switch node := block.(type) {
	case *tree.Heading:
		b.title(node)
	case *tree.Paragraph:
		b.para(first, rest, addressed(node.Spans))
	case *tree.List:
		b.list(node, first, rest)
	case *tree.Table:
		b.table(node, first, rest)
	case *tree.Figure:
		b.para(first, rest, "["+node.Drawing.Alt+"]")
		b.para(rest, rest, node.Caption)
	case *tree.Quote:
		b.blocks(node.Blocks, first+"  ", rest+"  ")
		if node.Source != "" {
			b.para(rest+"  ", rest+"  ", "– "+node.Source)
		}
	}
}

func (b *builder) title(h *tree.Heading) {
	text := h.Text
	if h.Number != "" && b.numbers {
		text = h.Number + " " + text
	}
	sign := "-"
	if h.Level == 1 {
		sign = "="
	}
	b.heading(text, sign)
}

// addressed is the text of spans, with the address of a link behind it where
// the text is another.
func addressed(spans []tree.Span) string {
	var text strings.Builder
	for _, s := range spans {
		text.WriteString(s.Text)
		if strings.HasPrefix(s.Link, "https:") && s.Link != s.Text {
			text.WriteString(" (" + s.Link + ")")
		}
	}
	return text.String()
}

func (b *builder) list(l *tree.List, first, rest string) {
	if first == rest {
		b.out.WriteByte('\n')
	}
	for i, item := range l.Items {
		sign := "- "
		if l.Ordered {
			sign = strconv.Itoa(i+1) + ". "
		}
		b.blocks(item, first+sign, rest+strings.Repeat(" ", len(sign)))
		first = rest
	}
}

// table writes a row as an item: its first cell, and each other with the head
// of its column. Columns beside each other would not survive another font.
func (b *builder) table(t *tree.Table, first, rest string) {
	b.para(first, rest, t.Caption)
	for _, row := range t.Rows {
		b.out.WriteByte('\n')
		for i, cell := range row {
			text := addressed(cell.Spans)
			switch {
			case i == 0 && text != "":
				b.write(rest+"- ", rest+"  ", text)
			case i == 0:
				b.write(rest+"- ", rest+"  ", t.Columns[0].Head+": –")
			case text != "":
				b.write(rest+"  ", rest+"    ", t.Columns[i].Head+": "+text)
			}
		}
	}
}
