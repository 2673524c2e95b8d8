// Package markdown writes a document as Markdown: CommonMark with the tables
// of GitHub, which Pandoc and most systems for websites read.
package markdown

import (
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"formatietafel/export/clean"
	"formatietafel/export/tree"
)

// Write writes a document. The warnings, in Dutch, say what was left out. The
// same document gives the same bytes.
func Write(w io.Writer, doc *tree.Document) ([]string, error) {
	doc, warnings := clean.Document(doc)
	b := &builder{doc: doc}
	if !doc.Insert {
		b.raise = 1
		b.head()
	}
	b.blocks(doc.Blocks, "", "")
	b.para("", "", "---")
	b.marks()
	b.para("", "", escape(doc.Footer))
	if _, err := io.WriteString(w, strings.TrimLeft(b.out.String(), "\n")); err != nil {
		return nil, fmt.Errorf("de tekst schrijven: %w", err)
	}
	return warnings, nil
}

type builder struct {
	doc   *tree.Document
	out   strings.Builder
	raise int  // how much lower a heading is than in the tree
	tight bool // the empty line before the next block is there already
}

func (b *builder) marks() {
	for _, mark := range []string{b.doc.Secret, b.doc.Mark} {
		if mark != "" {
			b.para("", "", "**"+escape(mark)+"**")
		}
	}
}

func (b *builder) head() {
	b.marks()
	if c := b.doc.Cover; c != nil {
		b.para("", "", "# "+escapeLine(c.Title))
		for _, line := range append([]string{c.Kicker, c.Subtitle}, append(c.Lines, c.Notice)...) {
			b.para("", "", escape(line))
		}
		return
	}
	b.para("", "", "# "+escapeLine(b.doc.Title))
}

// para writes a block. The first line begins with first, where an item of a
// list begins, the others with rest.
func (b *builder) para(first, rest, text string) {
	if text == "" && first == rest {
		return
	}
	b.gap(first, rest)
	for _, line := range strings.Split(text, "\n") {
		b.out.WriteString(strings.TrimRight(first+line, " ") + "\n")
		first = rest
	}
}

// gap writes the empty line before a block, unless it begins an item.
func (b *builder) gap(first, rest string) {
	if first == rest && !b.tight {
		b.out.WriteString(strings.TrimRight(rest, " ") + "\n")
	}
	b.tight = false
}

func (b *builder) blocks(blocks []tree.Block, first, rest string) {
	for i, block := range blocks {
		if i > 0 && isList(block) && isList(blocks[i-1]) {
			b.para(rest, rest, "<!-- -->") // or both would be read as one list
		}
		b.block(block, first, rest)
		first = rest
	}
}

func isList(block tree.Block) bool {
	_, ok := block.(*tree.List)
	return ok
}

// deepest heading that Markdown has.
const deepest = 6

func (b *builder) block(block tree.Block, first, rest string) {
	switch node := block.(type) {
	case *tree.Heading:
		text := node.Text
		if node.Number != "" && !b.doc.Insert {
			text = node.Number + " " + text
		}
		b.para(first, rest, strings.Repeat("#", min(node.Level+b.raise, deepest))+" "+escapeLine(text))
	case *tree.Paragraph:
		if node.Style == tree.Mark {
			b.quote(&tree.Quote{Blocks: []tree.Block{&tree.Paragraph{Spans: node.Spans}}}, first, rest)
			return
		}
		b.para(first, rest, b.spans(node.Spans))
	case *tree.List:
		b.list(node, first, rest)
	case *tree.Table:
		b.table(node, first, rest)
	case *tree.Figure:
		b.para(first, rest, "*Figuur.* "+escape(node.Drawing.Alt))
		b.para(rest, rest, emphasis(node.Caption))
	case *tree.Quote:
		b.quote(node, first, rest)
	}
}

// quote writes a quotation; the line before it stands outside, so that two of
// them stay two.
func (b *builder) quote(q *tree.Quote, first, rest string) {
	b.gap(first, rest)
	b.tight = true
	b.blocks(q.Blocks, first+"> ", rest+"> ")
	if q.Source != "" {
		b.para(rest+"> ", rest+"> ", "– "+escape(q.Source))
	}
}

func (b *builder) list(l *tree.List, first, rest string) {
	b.gap(first, rest)
	for i, item := range l.Items {
		sign := "- "
		if l.Ordered {
			sign = strconv.Itoa(i+1) + ". "
		}
		b.blocks(item, first+sign, rest+strings.Repeat(" ", len(sign)))
		first = rest
	}
}

func (b *builder) table(t *tree.Table, first, rest string) {
	b.para(first, rest, emphasis(t.Caption))
	b.gap(rest, rest)
	heads, signs := make([]string, len(t.Columns)), make([]string, len(t.Columns))
	for i, c := range t.Columns {
		heads[i], signs[i] = escapeLine(c.Head), "---"
		if c.Right {
			signs[i] = "---:"
		}
	}
	b.row(rest, heads)
	b.row(rest, signs)
	for _, row := range t.Rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = strings.ReplaceAll(b.spans(cell.Spans), "\\\n", "<br>")
		}
		b.row(rest, cells)
	}
}

func (b *builder) row(rest string, cells []string) {
	b.out.WriteString(rest + "| " + strings.Join(cells, " | ") + " |\n")
}

func emphasis(text string) string {
	if text == "" {
		return ""
	}
	return "*" + escapeLine(text) + "*"
}

func (b *builder) spans(spans []tree.Span) string {
	var text strings.Builder
	for i, s := range spans {
		address := b.doc.Address(s.Link)
		switch {
		case strings.HasPrefix(address, "https:") && s.Text == address:
			text.WriteString("<" + address + ">")
		case strings.HasPrefix(address, "https:"):
			text.WriteString("[" + escape(s.Text) + "](<" + address + ">)")
		default:
			text.WriteString(strong(s, apart(spans, i)))
		}
	}
	return starts(trimBreaks(text.String()))
}

// lineBreak is one inside a paragraph.
const lineBreak = "\\\n"

// trimBreaks takes out line breaks at the ends, and those without a line
// between them: there is nothing that they could break.
func trimBreaks(text string) string {
	for strings.Contains(text, lineBreak+lineBreak) {
		text = strings.ReplaceAll(text, lineBreak+lineBreak, lineBreak)
	}
	return strings.TrimSuffix(strings.TrimPrefix(text, lineBreak), lineBreak)
}

// apart tells whether a span stands apart from its neighbours, so that the
// signs of Markdown round it count (CommonMark, 6.2).
func apart(spans []tree.Span, i int) bool {
	before, after := tree.Plain(spans[:i]), tree.Plain(spans[i+1:])
	return (before == "" || strings.ContainsAny(before[len(before)-1:], " \n") || strings.HasPrefix(spans[i].Text, " ")) &&
		(after == "" || strings.ContainsAny(after[:1], " \n,.;:!?)") || strings.HasSuffix(spans[i].Text, " "))
}

// strong sets a span in bold or italics: with signs where it stands apart, and
// else with the tags that Markdown takes over from HTML. The spaces at its
// ends stay outside.
func strong(s tree.Span, apart bool) string {
	begin, end := "", ""
	if s.Bold {
		begin, end = "**", "**"
		if !apart {
			begin, end = "<strong>", "</strong>"
		}
	}
	if s.Italic {
		first, last := "*", "*"
		if !apart {
			first, last = "<em>", "</em>"
		}
		begin, end = begin+first, last+end
	}
	inner := strings.TrimSpace(s.Text)
	if begin == "" || inner == "" {
		return inside(s.Text)
	}
	before, after, _ := strings.Cut(s.Text, inner)
	return inside(before) + begin + inside(inner) + end + inside(after)
}

var special = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "|", `\|`, "~", `\~`, "&", `\&`, "\n", lineBreak,
)

// breaks are line breaks with the spaces round them.
var breaks = regexp.MustCompile(` *\n[ \n]*`)

// inside escapes what would mean something in the middle of a line. A line
// break becomes one of Markdown's.
func inside(text string) string { return special.Replace(breaks.ReplaceAllString(text, "\n")) }

// marker is what makes a line a heading, an item or a rule.
var marker = regexp.MustCompile(`(?m)^ *(?:(#{1,6}|[+-]|\d{1,9}[.)])(?: |$)|([=-])[=-]* *$)`)

// starts escapes what would mean something at the beginning of a line.
func starts(text string) string {
	var out strings.Builder
	last := 0
	for _, at := range marker.FindAllStringSubmatchIndex(text, -1) {
		sign := at[3] - 1 // the last character of a heading's or an item's sign
		if at[3] < 0 {
			sign = at[4] // the first of a rule
		}
		out.WriteString(text[last:sign] + `\`)
		last = sign
	}
	return out.String() + text[last:]
}

func escape(text string) string { return starts(trimBreaks(inside(text))) }

// escapeLine escapes text that has to stay on one line, as that of a heading,
// which signs at its end would close.
func escapeLine(text string) string {
	return strings.ReplaceAll(inside(strings.ReplaceAll(text, "\n", " ")), "#", `\#`)
}
