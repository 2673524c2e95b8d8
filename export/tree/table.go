package tree

import (
	"math"
	"strings"
)

// ByHand tells that a table is filled in by hand: a column of it is empty in
// every row, so that its rows need room to write in.
func (t *Table) ByHand() bool {
	if len(t.Rows) == 0 {
		return false
	}
	for i := range t.Columns {
		if t.emptyColumn(i) {
			return true
		}
	}
	return false
}

func (t *Table) emptyColumn(i int) bool {
	for _, row := range t.Rows {
		if i < len(row) && Plain(row[i].Spans) != "" {
			return false
		}
	}
	return true
}

// cellSize is the size of text in cells as far as widths hang on it, guessed
// for a format that measures no font, in points.
type cellSize struct {
	letter  float64 // mean width of a letter
	padding float64 // left and right together
}

// the size of text in a table, and in one of many columns
var (
	wide  = cellSize{5.6, 12}
	dense = cellSize{4.9, 6}
)

const (
	leastCell   = 20.0 // wide enough for a cross
	longestWord = 16   // letters of a word that is not broken
	bolder      = 1.2  // letters of a head beside others
)

// Dense tells that a table has so many columns that its text has to be small
// (8 points for 10) to fit a width.
func (t *Table) Dense(total float64) bool { return sum(t.least(wide)) > total }

// Widths shares a width out over the columns: by their shares, but none so
// narrow that its words would be broken, as far as the width allows.
func (t *Table) Widths(total float64) []float64 {
	least := t.least(wide)
	if sum(least) > total {
		least = t.least(dense)
	}
	needed := sum(least)
	shares := 0.0
	for _, c := range t.Columns {
		shares += max(c.Share, 0)
	}
	widths := make([]float64, len(t.Columns))
	for i, c := range t.Columns {
		switch {
		case needed >= total:
			widths[i] = total * least[i] / needed
		case shares > 0:
			widths[i] = total * max(c.Share, 0) / shares
		default:
			widths[i] = total / float64(len(t.Columns))
		}
	}
	if needed < total {
		widen(widths, least)
	}
	return widths
}

func sum(widths []float64) float64 {
	total := 0.0
	for _, w := range widths {
		total += w
	}
	return total
}

// widen makes columns as wide as they have to be, at the cost of those that
// are wider.
func widen(widths, least []float64) {
	lack, spare := 0.0, 0.0
	for i := range widths {
		lack += max(least[i]-widths[i], 0)
		spare += max(widths[i]-least[i], 0)
	}
	for i := range widths {
		if widths[i] < least[i] {
			widths[i] = least[i]
		} else if spare > 0 {
			widths[i] -= (widths[i] - least[i]) / spare * lack
		}
	}
}

// least widths of the columns, by the longest word in each.
func (t *Table) least(size cellSize) []float64 {
	least := make([]float64, len(t.Columns))
	for i, c := range t.Columns {
		longest := int(math.Ceil(float64(wordLength(c.Head)) * bolder))
		for _, row := range t.Rows {
			if i < len(row) {
				longest = max(longest, wordLength(Plain(row[i].Spans)))
			}
		}
		least[i] = max(float64(min(longest, longestWord))*size.letter+size.padding, leastCell)
	}
	return least
}

func wordLength(text string) int {
	longest := 0
	for _, word := range strings.Fields(text) {
		longest = max(longest, len([]rune(word)))
	}
	return longest
}
