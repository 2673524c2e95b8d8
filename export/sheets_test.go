package export

import (
	"testing"

	"formatietafel/export/layout"
	"formatietafel/export/tree"
	"formatietafel/guide"
)

// TestTheSheetOfWhoStandsWhereCanBeReadBack wants the column of the names
// wider than that of a letter, a place for who has no position yet, and a line
// between every two columns of each row to write in.
func TestTheSheetOfWhoStandsWhereCanBeReadBack(t *testing.T) {
	doc := mustManual(t, guide.Builtin())
	var sheet *tree.Table
	for _, b := range doc.Blocks {
		if table, ok := b.(*tree.Table); ok && table.Caption == "Wie staat waar" {
			sheet = table
		}
	}
	if sheet == nil {
		t.Fatal("no sheet")
	}
	heads := map[string]float64{}
	for _, c := range sheet.Columns {
		heads[c.Head] = c.Share
	}
	if heads["Partij"] < 2*heads["A"] || heads["A"] != heads["E"] || heads["Nog geen inzet"] == 0 {
		t.Errorf("shares: %v", heads)
	}
	uprights := 0
	for _, page := range layout.Lay(&tree.Document{Language: "nl-NL", Blocks: []tree.Block{sheet}}, even{}).Pages {
		for _, item := range page.Items {
			if item.Kind == layout.Rect && item.W < 1 && item.H > 10 {
				uprights++
			}
		}
	}
	if want := len(sheet.Rows) * (len(sheet.Columns) - 1); uprights != want {
		t.Errorf("%d lines between columns, want %d", uprights, want)
	}
}
