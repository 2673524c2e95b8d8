package layout

import (
	"fmt"
	"testing"

	"formatietafel/export/figure"
	"formatietafel/export/tree"
)

// TestASmallTableIsWhole holds that signatures and members of a college stand
// on one page, wherever the table begins; and that a long one is still split.
func TestASmallTableIsWhole(t *testing.T) {
	for before := 1; before < 50; before++ {
		p := Lay(&tree.Document{Blocks: []tree.Block{linesOf("voor", before), table(8, 2)}}, even{})
		if first, last := pageOf(t, p, "r0"), pageOf(t, p, "r7"); first != last {
			t.Fatalf("after %d lines the table stands on pages %d and %d", before, first, last)
		}
	}
	p := Lay(&tree.Document{Blocks: []tree.Block{linesOf("voor", 20), table(40, 2)}}, even{})
	if first, last := pageOf(t, p, "r0"), pageOf(t, p, "r39"); first != 0 || last == 0 {
		t.Errorf("a long table stands on pages %d to %d", first, last)
	}
}

// TestAnIntroductionStays holds that a heading, the sentence below it and the
// beginning of what that sentence introduces share a page.
func TestAnIntroductionStays(t *testing.T) {
	follows := map[string][]tree.Block{
		"list":      {&tree.List{Items: [][]tree.Block{{say("eerste")}, {say("tweede")}}}},
		"paragraph": {linesOf("eerste", 1), linesOf("tweede", 1)},
		"table":     {&tree.Table{Columns: []tree.Column{{Head: "Kop"}}, Rows: [][]tree.Cell{{cellOf("eerste")}, {cellOf("tweede")}}}},
	}
	for name, blocks := range follows {
		moved := false
		for before := 20; before < 60; before++ {
			doc := &tree.Document{Blocks: append([]tree.Block{linesOf("voor", before), &tree.Heading{Level: 2, ID: "kop", Text: "Plannen"}, say("inleiding")}, blocks...)}
			p := Lay(doc, even{})
			first := "eerste"
			if name == "paragraph" {
				first = "eerste0"
			}
			at := pageOf(t, p, "Plannen")
			if pageOf(t, p, "inleiding") != at || pageOf(t, p, first) != at {
				t.Errorf("%s after %d lines: the heading stands on page %d alone with its sentence", name, before, at)
			}
			moved = moved || at > 0
		}
		if !moved {
			t.Errorf("%s: the heading never came to a page's foot: the test shows nothing", name)
		}
	}
}

// TestAFooterIsOneLine holds that the longest status with a version, a date and
// a fingerprint stands on one line, and clear of the page number.
func TestAFooterIsOneLine(t *testing.T) {
	const text = "Onderhandelaarsakkoord, onder voorbehoud, versie 0.10 · 30 september 2026 · vingerafdruk 69afbe60"
	p := Lay(&tree.Document{Footer: text, Blocks: []tree.Block{say("tekst")}}, narrow{})
	var at []float64
	right, number := 0.0, 0.0
	for _, item := range p.Pages[0].Items {
		if item.Kind != Text || item.Y < footerRule {
			continue
		}
		if item.X > rightEdge-footerRoom {
			number = item.X
			continue
		}
		at = append(at, item.Y)
		right = max(right, item.X+item.W)
		if item.Size < footerSmall {
			t.Errorf("set in %v points", item.Size)
		}
	}
	if len(at) == 0 || at[0] != at[len(at)-1] {
		t.Errorf("the footer stands at %v", at)
	}
	if right > number {
		t.Errorf("the footer ends at %v, the page number begins at %v", right, number)
	}
}

// narrow measures as Source Sans 3 does on the average.
type narrow struct{ even }

func (narrow) Width(_ Font, size float64, text string) float64 {
	const mean = 0.46 // of the size
	return mean * size * float64(len([]rune(text)))
}

// TestAPictureFillsAPage holds that a picture without a heading may be as high
// as a page, and one with a heading keeps to it.
func TestAPictureFillsAPage(t *testing.T) {
	const high = 650
	drawing := figure.Drawing{Width: 440, Height: high, Alt: "beeld", Shapes: []figure.Shape{{Kind: figure.Label, Text: "beeld", Y: 10, Size: 8}}}
	for _, c := range []struct {
		name  string
		above tree.Block
		whole bool
	}{{"alone", linesOf("voor", 9), true}, {"below a heading", &tree.Heading{Level: 1, ID: "kop", Text: "Kop"}, false}} {
		p := Lay(&tree.Document{Blocks: []tree.Block{c.above, &tree.Figure{Drawing: drawing, Caption: "onderschrift"}}}, even{})
		at := pageOf(t, p, "beeld")
		if pageOf(t, p, "onderschrift") != at {
			t.Errorf("%s: the caption stands on another page", c.name)
		}
		if !c.whole && pageOf(t, p, "Kop") != at {
			t.Errorf("%s: the heading stands on another page", c.name)
		}
		want := fmt.Sprint(c.whole)
		for _, item := range p.Pages[at].Items {
			if item.Text == "beeld " {
				if got := fmt.Sprint(item.Size > 7.5); got != want {
					t.Errorf("%s: drawn in %v points, whole: want %s", c.name, item.Size, want)
				}
			}
		}
	}
}
