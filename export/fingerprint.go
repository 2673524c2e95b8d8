package export

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"formatietafel/export/tree"
	"formatietafel/guide"
	"formatietafel/session"
)

// Fingerprint names the public text by eight hexadecimal digits: the digest
// of what was agreed, in the long form, without cover, status, date, version
// and sign-off. Two sessions with one public text have one fingerprint.
func Fingerprint(s *session.Session, g *guide.Guide) string {
	c := &composer{s: session.Public(s), g: g}
	c.content()
	return Digest(Text(c.blocks))
}

// Text gives the plain text of blocks, a line each, figures by their
// alternative text.
func Text(blocks []tree.Block) string {
	var b strings.Builder
	writeText(&b, blocks)
	return b.String()
}

func writeText(b *strings.Builder, blocks []tree.Block) {
	line := func(text string) {
		if text != "" {
			b.WriteString(text + "\n")
		}
	}
	for _, block := range blocks {
		switch n := block.(type) {
		case *tree.Heading:
			line(n.Text)
		case *tree.Paragraph:
			line(tree.Plain(n.Spans))
		case *tree.List:
			for _, item := range n.Items {
				writeText(b, item)
			}
		case *tree.Table:
			line(n.Caption)
			for _, column := range n.Columns {
				line(column.Head)
			}
			for _, row := range n.Rows {
				for _, cell := range row {
					line(tree.Plain(cell.Spans))
				}
			}
		case *tree.Figure:
			line(n.Drawing.Alt)
			line(n.Caption)
		case *tree.Quote:
			writeText(b, n.Blocks)
			line(n.Source)
		}
	}
}

// lower puts the first letter of a title in lower case, for the middle of a
// sentence; a word in capitals stays.
func lower(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	second, _ := utf8.DecodeRuneInString(text[size:])
	if size == 0 || unicode.IsUpper(second) {
		return text
	}
	return string(unicode.ToLower(first)) + text[size:]
}
