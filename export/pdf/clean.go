package pdf

import (
	"fmt"
	"strings"
	"unicode"

	"formatietafel/export/figure"
	"formatietafel/export/layout"
	"formatietafel/export/picture"
	"formatietafel/export/tree"

	"golang.org/x/text/unicode/norm"
)

// mostReported is the number of different characters that are named one by
// one; a text in a foreign script would bury every other message.
const mostReported = 50

// cleaner makes text drawable: what a font lacks is replaced by a visible
// stand-in, what would hide or turn text is taken out.
type cleaner struct {
	fonts    *fonts
	standIn  string
	replaced []rune // in order of appearance, each once
	seen     map[rune]bool
	other    []string // warnings that are not about characters
}

func newCleaner(f *fonts) *cleaner {
	const box = '□'
	c := &cleaner{fonts: f, standIn: "[?]", seen: map[rune]bool{}}
	if f.has(layout.Regular, box) && f.has(layout.SemiBold, box) && f.has(layout.Italic, box) {
		c.standIn = string(box)
	}
	return c
}

// warnings in Dutch, one a line.
func (c *cleaner) warnings() []string {
	warnings := c.other
	for i, r := range c.replaced {
		if i == mostReported {
			return append(warnings, fmt.Sprintf("nog %d andere tekens staan niet in het lettertype en zijn vervangen door %s", len(c.replaced)-i, c.standIn))
		}
		warnings = append(warnings, warning(r, c.standIn))
	}
	return warnings
}

func warning(r rune, standIn string) string {
	shown := string(r)
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Co) || r == unicode.ReplacementChar {
		shown = "zonder eigen vorm" // it would land on the letter before it
	}
	if rightToLeft(r) {
		return fmt.Sprintf("het teken %s (U+%04X) hoort bij een schrift van rechts naar links en is vervangen door %s", isolated(r), r, standIn)
	}
	return fmt.Sprintf("het teken %s (U+%04X) staat niet in het lettertype en is vervangen door %s", shown, r, standIn)
}

// isolated shows a character without turning the line around it.
func isolated(r rune) string { return "\u2068" + string(r) + "\u2069" }

// text cleans running text.
func (c *cleaner) text(s string) string {
	if plain(s) {
		return s
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = norm.NFC.String(strings.ToValidUTF8(s, string(unicode.ReplacementChar)))
	var out strings.Builder
	out.Grow(len(s))
	last := rune(0)
	for _, r := range s {
		r = drawn(r)
		switch {
		case r == 0, r == ' ' && (last == ' ' || last == '\n'):
			continue
		case r == '\n' || r == ' ':
			out.WriteRune(r)
		case rightToLeft(r), !c.fonts.has(layout.Regular, r), !c.fonts.has(layout.SemiBold, r):
			c.report(r)
			out.WriteString(c.standIn)
		default:
			out.WriteRune(r)
		}
		last = r
	}
	return out.String()
}

// plain tells that text needs no cleaning: printable ASCII with single
// spaces, which is most of it.
func plain(s string) bool {
	last := byte(0)
	for i := 0; i < len(s); i++ {
		b := s[i]
		if b < ' ' || b > '~' || b == ' ' && last == ' ' {
			return false
		}
		last = b
	}
	return true
}

// drawn gives the character to draw for r, or 0 for none: every white space
// becomes one of three, control and format characters go.
func drawn(r rune) rune {
	switch r {
	case '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return '\n'
	case '\u00a0', '\u2007', '\u202f':
		return '\u00a0'
	case '\t':
		return ' '
	}
	switch {
	case unicode.Is(unicode.Zs, r):
		return ' '
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Variation_Selector):
		return 0
	}
	return r
}

// rightToLeft tells that a character belongs to a script that gofpdf would
// set in the wrong order.
func rightToLeft(r rune) bool {
	if r < 0x590 {
		return false
	}
	switch {
	case r <= 0x8ff, r >= 0xfb1d && r <= 0xfdff, r >= 0xfe70 && r <= 0xfefe:
		return true
	case r >= 0x10800 && r <= 0x10fff, r >= 0x1e800 && r <= 0x1efff:
		return true
	}
	return false
}

func (c *cleaner) report(r rune) {
	if c.seen[r] {
		return
	}
	c.seen[r] = true
	c.replaced = append(c.replaced, r)
}

// document gives a copy of a document with its text cleaned. The order is
// that of reading, so that warnings come in that order.
func (c *cleaner) document(doc *tree.Document) *tree.Document {
	clean := *doc
	clean.Title = c.line(doc.Title)
	clean.Author = c.line(doc.Author)
	clean.Subject = c.line(doc.Subject)
	clean.Keywords = make([]string, len(doc.Keywords))
	for i, k := range doc.Keywords {
		clean.Keywords[i] = c.line(k)
	}
	clean.Mark = c.line(doc.Mark)
	clean.Secret = c.line(doc.Secret)
	clean.Footer = c.line(doc.Footer)
	if doc.Cover != nil {
		clean.Cover = c.cover(doc.Cover)
	}
	clean.Blocks = c.blocks(doc.Blocks)
	return &clean
}

// line cleans text that stands on one line.
func (c *cleaner) line(s string) string {
	return strings.TrimSpace(strings.ReplaceAll(c.text(s), "\n", " "))
}

func (c *cleaner) cover(cover *tree.Cover) *tree.Cover {
	clean := *cover
	clean.Kicker = c.line(cover.Kicker)
	clean.Title = c.line(cover.Title)
	clean.Subtitle = c.line(cover.Subtitle)
	clean.Lines = make([]string, len(cover.Lines))
	for i, l := range cover.Lines {
		clean.Lines[i] = c.line(l)
	}
	clean.Notice = strings.TrimSpace(c.text(cover.Notice))
	clean.Logo = c.logo(cover.Logo)
	return &clean
}

// logo re-encodes a picture: gofpdf reads few kinds of PNG.
func (c *cleaner) logo(data []byte) []byte {
	if len(data) == 0 {
		return nil
	}
	small, _, err := picture.Logo(data)
	if err != nil {
		c.other = append(c.other, "het logo is geen leesbare PNG en is weggelaten")
		return nil
	}
	return small
}

func (c *cleaner) blocks(blocks []tree.Block) []tree.Block {
	clean := make([]tree.Block, len(blocks))
	for i, b := range blocks {
		clean[i] = c.block(b)
	}
	return clean
}

func (c *cleaner) block(block tree.Block) tree.Block {
	switch node := block.(type) {
	case *tree.Heading:
		clean := *node
		clean.Number, clean.Text = c.line(node.Number), c.line(node.Text)
		return &clean
	case *tree.Paragraph:
		clean := *node
		clean.Spans = c.spans(node.Spans)
		return &clean
	case *tree.List:
		clean := *node
		clean.Items = make([][]tree.Block, len(node.Items))
		for i, item := range node.Items {
			clean.Items[i] = c.blocks(item)
		}
		return &clean
	case *tree.Table:
		return c.table(node)
	case *tree.Figure:
		clean := *node
		clean.Drawing.Shapes = append([]figure.Shape(nil), node.Drawing.Shapes...)
		for i, sh := range node.Drawing.Shapes {
			clean.Drawing.Shapes[i].Text = c.line(sh.Text)
		}
		clean.Caption = c.line(node.Caption)
		return &clean
	case *tree.Quote:
		clean := *node
		clean.Blocks = c.blocks(node.Blocks)
		clean.Source = c.line(node.Source)
		return &clean
	}
	return block
}

func (c *cleaner) table(node *tree.Table) *tree.Table {
	clean := *node
	clean.Caption = c.line(node.Caption)
	clean.Columns = append([]tree.Column(nil), node.Columns...)
	for i := range clean.Columns {
		clean.Columns[i].Head = c.line(clean.Columns[i].Head)
	}
	clean.Rows = make([][]tree.Cell, len(node.Rows))
	for i, row := range node.Rows {
		clean.Rows[i] = make([]tree.Cell, len(row))
		for k, cell := range row {
			clean.Rows[i][k].Spans = c.spans(cell.Spans)
		}
	}
	return &clean
}

// spans cleans spans, without spaces at the ends of the text. A span that the
// italic font cannot draw is set upright.
func (c *cleaner) spans(spans []tree.Span) []tree.Span {
	clean := make([]tree.Span, len(spans))
	for i, span := range spans {
		clean[i] = span
		clean[i].Text = c.text(span.Text)
		clean[i].Italic = span.Italic && c.italic(clean[i].Text)
	}
	if n := len(clean); n > 0 {
		clean[0].Text = strings.TrimLeft(clean[0].Text, " \n")
		clean[n-1].Text = strings.TrimRight(clean[n-1].Text, " \n")
	}
	return clean
}

func (c *cleaner) italic(text string) bool {
	for _, r := range text {
		if r != '\n' && !c.fonts.has(layout.Italic, r) {
			return false
		}
	}
	return true
}
