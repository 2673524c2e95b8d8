package export

import (
	"errors"
	"io"
	"strings"
	"testing"

	"formatietafel/export/tree"
)

// TestADocumentWithoutEndIsRefused: setting it would cost all memory.
func TestADocumentWithoutEndIsRefused(t *testing.T) {
	paragraph := func(text string) tree.Block { return &tree.Paragraph{Spans: []tree.Span{{Text: text}}} }
	many := make([]tree.Block, mostParts+1)
	items := make([][]tree.Block, mostParts)
	for i := range many {
		many[i] = paragraph("a")
	}
	for i := range items {
		items[i] = []tree.Block{paragraph("a")}
	}
	cells := &tree.Table{Columns: []tree.Column{{Head: "a", Share: 1}}, Rows: make([][]tree.Cell, mostParts)}
	for i := range cells.Rows {
		cells.Rows[i] = []tree.Cell{{}}
	}
	for name, blocks := range map[string][]tree.Block{
		"paragraphs": many,
		"items":      {&tree.List{Items: items}},
		"cells":      {cells},
		"text":       {&tree.Quote{Blocks: []tree.Block{paragraph(strings.Repeat("a", mostText+1))}}},
	} {
		for _, extension := range Formats() {
			if _, err := Write(io.Discard, &tree.Document{Title: "Proef", Language: "nl-NL", Blocks: blocks}, extension); !errors.Is(err, errTooLong) {
				t.Errorf("%s as %s: %v", name, extension, err)
			}
		}
	}
}
