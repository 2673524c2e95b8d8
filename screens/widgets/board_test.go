package widgets

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// halfWide measures each letter as half as wide as it is high.
func halfWide(text string, size float32, _ bool) float32 {
	return float32(utf8.RuneCountInString(text)) * size / 2
}

const boardWide, boardHigh = 1200, 700

// TestNothingOnABoardIsCutOff holds every line of every page within the
// board, at a size that can be read, and loses no word.
func TestNothingOnABoardIsCutOff(t *testing.T) {
	word := rapid.StringOfN(rapid.RuneFrom([]rune("aé")), 1, 90, -1)
	text := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(word, 0, 40).Draw(t, "words"), " ")
	})
	rapid.Check(t, func(rt *rapid.T) {
		var blocks []BoardBlock
		letters := 0
		for range rapid.IntRange(0, 12).Draw(rt, "blocks") {
			block := BoardBlock{Kind: BoardKind(rapid.IntRange(0, int(BoardSoft)).Draw(rt, "kind")), Text: text.Draw(rt, "text")}
			letters += count(block.Text)
			if block.Kind == BoardPair {
				block.Other = text.Draw(rt, "other")
				letters += count(block.Other)
			}
			if block.Kind == BoardRow {
				for range rapid.IntRange(0, 9).Draw(rt, "marks") {
					mark := BoardMark{Name: text.Draw(rt, "name")}
					letters += count(mark.Name)
					block.Marks = append(block.Marks, mark)
				}
			}
			blocks = append(blocks, block)
		}
		set := SetBoard(blocks, boardWide, boardHigh, halfWide)
		if set.Size < boardHigh/float32(leastShare)-0.01 {
			rt.Fatalf("text of %.1f", set.Size)
		}
		for n, page := range set.Pages {
			if len(page) == 0 && len(set.Pages) > 1 {
				rt.Fatalf("page %d is empty", n)
			}
			for _, item := range page {
				letters -= count(strings.TrimPrefix(item.Text, "•"))
				const rounding = 0.5
				if item.X < 0 || item.X+halfWide(item.Text, item.Size, false) > boardWide+rounding || item.Y < 0 || item.Y+item.Size*lineShare > boardHigh+rounding {
					rt.Fatalf("outside: %+v", item)
				}
			}
		}
		if letters != 0 {
			rt.Fatalf("%d letters are lost", letters)
		}
	})
}

// count gives the letters of a text, without spaces and hyphens.
func count(text string) int {
	return utf8.RuneCountInString(strings.NewReplacer(" ", "", "-", "").Replace(text))
}

func TestALittleTextIsLarge(t *testing.T) {
	little := SetBoard([]BoardBlock{{Text: "Wie beslist?"}}, boardWide, boardHigh, halfWide)
	much := SetBoard([]BoardBlock{{Text: strings.Repeat("Wie beslist hierover? ", 80)}}, boardWide, boardHigh, halfWide)
	if little.Size <= much.Size || len(little.Pages) != 1 || len(much.Pages) < 2 {
		t.Errorf("sizes %.0f and %.0f, pages %d and %d", little.Size, much.Size, len(little.Pages), len(much.Pages))
	}
}

func TestABlockIsFoundByItsKey(t *testing.T) {
	long := strings.Repeat("Wat de wet al regelt. ", 120)
	set := SetBoard([]BoardBlock{{Text: long}, {Text: "De tekst", Key: "text"}}, boardWide, boardHigh, halfWide)
	page, ok := set.Keys["text"]
	if !ok || page == 0 || page >= len(set.Pages) {
		t.Fatalf("keys %v of %d pages", set.Keys, len(set.Pages))
	}
	head := SetBoard([]BoardBlock{{Text: strings.Repeat("Wat de wet al regelt. ", 39)}, {Text: "Het kopje", Head: true}, {Text: strings.Repeat("De tekst daarachter. ", 60)}}, boardWide, boardHigh, halfWide)
	for n, lines := range head.Pages {
		if lines[len(lines)-1].Text == "Het kopje" {
			t.Errorf("page %d ends with a head", n)
		}
	}
	if set.Pages[page][0].Text != "De tekst" && set.Pages[page][len(set.Pages[page])-1].Text != "De tekst" {
		t.Errorf("page %d: %+v", page, set.Pages[page])
	}
}

func TestAReservationIsARingOnTheBoard(t *testing.T) {
	set := SetBoard([]BoardBlock{{Kind: BoardRow, Text: "sterk", Marks: []BoardMark{{Name: "Lokaal"}, {Name: "Groen", Open: true}}}}, boardWide, boardHigh, halfWide)
	var open []bool
	for _, item := range set.Pages[0] {
		if item.Mark != nil {
			open = append(open, item.Mark.Open)
		}
	}
	if len(open) != 2 || open[0] || !open[1] {
		t.Errorf("rings: %v", open)
	}
}
