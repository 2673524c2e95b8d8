package tree

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestWidths(t *testing.T) {
	cell := func(text string) Cell { return Cell{Spans: []Span{{Text: text}}} }
	table := &Table{Columns: []Column{{Head: "Onderdeel", Share: 90}, {Head: "Minuten", Share: 1}}, Rows: [][]Cell{{cell("Visie en nog veel meer woorden"), cell("25")}}}
	widths := table.Widths(450)
	if want := math.Ceil(bolder*float64(len("Minuten")))*wide.letter + wide.padding; math.Abs(widths[1]-want) > 0.01 {
		t.Errorf("the head would be broken: %v", widths)
	}
	table.Columns[1].Share = 90
	if widths = table.Widths(450); widths[0] != widths[1] {
		t.Errorf("equal shares with room are %v", widths)
	}
}

// TestWidthsAddUp shares out any width over any columns.
func TestWidthsAddUp(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		table := &Table{}
		for range rapid.IntRange(1, 15).Draw(rt, "columns") {
			table.Columns = append(table.Columns, Column{Head: rapid.StringN(0, 30, -1).Draw(rt, "head"), Share: float64(rapid.IntRange(-1, 60).Draw(rt, "share"))})
		}
		total := float64(rapid.IntRange(50, 600).Draw(rt, "total"))
		sum := 0.0
		for _, width := range table.Widths(total) {
			if width <= 0 {
				rt.Fatalf("a column of %v", width)
			}
			sum += width
		}
		if math.Abs(sum-total) > 0.01 {
			rt.Fatalf("%v together, of %v", sum, total)
		}
	})
}

func TestByHand(t *testing.T) {
	filled := Cell{Spans: []Span{{Text: "x"}}}
	two := []Column{{Head: "a"}, {Head: "b"}}
	for _, test := range []struct {
		name string
		rows [][]Cell
		want bool
	}{
		{"no rows", nil, false},
		{"an empty column", [][]Cell{{filled, {}}, {filled, {}}}, true},
		{"an empty cell", [][]Cell{{filled, {}}, {filled, filled}}, false},
	} {
		if got := (&Table{Columns: two, Rows: test.rows}).ByHand(); got != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}
