package widgets

import (
	"sort"
	"strings"
)

// BoardKind is how a block of a board is set.
type BoardKind int

// The kinds of block.
const (
	BoardText   BoardKind = iota // running text
	BoardTitle                   // larger, and bold
	BoardBullet                  // a line of a list
	BoardPair                    // Text and Other beside each other
	BoardRow                     // Text as a label, and Marks behind it
	BoardSoft                    // running text, softer
)

// BoardBlock is one thing on a board.
type BoardBlock struct {
	Kind  BoardKind
	Key   string // to turn to; may be empty
	Text  string
	Other string
	Marks []BoardMark
	Head  bool // stays with the block behind it
}

// BoardMark is a name with a dot before it: a ring where Open.
type BoardMark struct {
	Name  string
	Color string // #rrggbb
	Open  bool
}

// BoardItem is something placed on a page: a line of text, or a dot where Mark
// is set. X and Y are its top left.
type BoardItem struct {
	X, Y, Size float32
	Text       string
	Bold, Soft bool
	Mark       *BoardMark
}

// BoardPages is a board broken into pages.
type BoardPages struct {
	Pages [][]BoardItem
	Keys  map[string]int // the page on which a block with that key begins
	Size  float32        // of the text
}

// Readable from eight metres: on a projected picture of two metres wide the
// text is then at least five centimetres, of which its small letters are half.
// That is 1/21 of the height of the picture, and a nineteenth of what the
// margins leave.
const (
	leastShare = 19
	mostShare  = 10
	sizeSteps  = 12
)

// measures of a board, as parts of the text's size
const (
	lineShare  = 1.3  // from line to line
	gapShare   = 0.5  // between blocks
	rowShare   = 0.15 // between the rows of one picture
	titleShare = 1.25 // of a title
	dotShare   = 0.9  // width of a dot and the space behind it
	labelShare = 0.34 // of the width, for the label of a row
	gutter     = 0.04 // of the width, between the two of a pair
	between    = 1.1  // between two names in a row
)

// SetBoard sets blocks as large as they fit on one page of that size; where
// even the least size is too large they go on on a next page. Nothing is ever
// cut off: what is too wide is broken. Measure gives the width of a text at a
// size.
func SetBoard(blocks []BoardBlock, width, height float32, measure func(text string, size float32, bold bool) float32) BoardPages {
	least, most := height/leastShare, height/mostShare
	at := func(step int) BoardPages {
		size := least + (most-least)*float32(step)/sizeSteps
		return boardSetter{width: width, size: size, measure: measure}.pages(blocks, height)
	}
	// the largest step that fits on one page, and the least one otherwise
	step := sort.Search(sizeSteps, func(step int) bool { return len(at(step+1).Pages) > 1 })
	return at(step)
}

type boardSetter struct {
	width, size float32
	measure     func(string, float32, bool) float32
}

// boardRow is what stays on one page: items with Y from its top.
type boardRow struct {
	height float32
	items  []BoardItem
}

// pages puts rows on pages; a block that fits on one page is not split.
func (b boardSetter) pages(blocks []BoardBlock, height float32) BoardPages {
	pages := BoardPages{Keys: map[string]int{}, Size: b.size}
	var page []BoardItem
	y := float32(0)
	turn := func() {
		pages.Pages = append(pages.Pages, page)
		page, y = nil, 0
	}
	for n, block := range blocks {
		rows := b.rows(block)
		total := rowsHeight(rows)
		if block.Head && n+1 < len(blocks) {
			if next := b.rows(blocks[n+1]); len(next) > 0 {
				total += b.gap(block, blocks[n+1]) + next[0].height
			}
		}
		if y > 0 && n > 0 {
			y += b.gap(blocks[n-1], block)
		}
		if y > 0 && y+total > height && (total <= height || y > height/2) {
			turn()
		}
		for i, row := range rows {
			if y > 0 && y+row.height > height {
				turn()
			}
			if i == 0 && block.Key != "" {
				if _, known := pages.Keys[block.Key]; !known {
					pages.Keys[block.Key] = len(pages.Pages)
				}
			}
			for _, item := range row.items {
				item.Y += y
				page = append(page, item)
			}
			y += row.height
		}
	}
	if len(page) > 0 || len(pages.Pages) == 0 {
		turn()
	}
	return pages
}

// gap between two blocks; the rows of one picture stand closer together.
func (b boardSetter) gap(one, next BoardBlock) float32 {
	if one.Kind == BoardRow && next.Kind == BoardRow {
		return b.size * rowShare
	}
	return b.size * gapShare
}

func rowsHeight(rows []boardRow) float32 {
	total := float32(0)
	for _, row := range rows {
		total += row.height
	}
	return total
}

func (b boardSetter) rows(block BoardBlock) []boardRow {
	switch block.Kind {
	case BoardTitle:
		return b.lines(block.Text, 0, b.width, b.size*titleShare, true, false)
	case BoardBullet:
		indent := b.size * dotShare
		rows := b.lines(block.Text, indent, b.width-indent, b.size, false, false)
		if len(rows) > 0 {
			rows[0].items = append(rows[0].items, BoardItem{Size: b.size, Text: "•"})
		}
		return rows
	case BoardPair:
		half := b.width * (1 - gutter) / 2
		return beside(b.lines(block.Text, 0, half, b.size, true, false), b.lines(block.Other, b.width-half, half, b.size, true, false))
	case BoardRow:
		label := b.width * labelShare
		return beside(b.lines(block.Text, 0, label-b.size*dotShare, b.size, false, true), b.marks(block.Marks, label))
	case BoardSoft:
		return b.lines(block.Text, 0, b.width, b.size, false, true)
	}
	return b.lines(block.Text, 0, b.width, b.size, false, false)
}

// lines breaks a text to a width.
func (b boardSetter) lines(text string, x, width, size float32, bold, soft bool) []boardRow {
	var rows []boardRow
	for _, paragraph := range strings.Split(text, "\n") {
		for _, line := range b.wrap(paragraph, width, size, bold) {
			rows = append(rows, boardRow{size * lineShare, []BoardItem{{X: x, Size: size, Text: line, Bold: bold, Soft: soft}}})
		}
	}
	return rows
}

// marks sets names with their dots behind each other, on as many lines as it
// takes.
func (b boardSetter) marks(marks []BoardMark, left float32) []boardRow {
	var rows []boardRow
	x := b.width + 1 // begin a line
	dot := b.size * dotShare
	for i := range marks {
		names := b.wrap(marks[i].Name, b.width-left-dot, b.size, false)
		for n, name := range names {
			wide := b.measure(name, b.size, false)
			if n > 0 || x+dot+wide > b.width {
				rows = append(rows, boardRow{height: b.size * lineShare})
				x = left
			}
			row := &rows[len(rows)-1]
			if n == 0 {
				row.items = append(row.items, BoardItem{X: x, Size: b.size, Mark: &marks[i]})
			}
			row.items = append(row.items, BoardItem{X: x + dot, Size: b.size, Text: name})
			x += dot + wide + b.size*between
		}
	}
	return rows
}

// wrap breaks a text at its spaces; a word that is too wide by itself is
// broken with a hyphen.
func (b boardSetter) wrap(text string, width, size float32, bold bool) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		whole := word
		if line != "" {
			whole = line + " " + word
		}
		if b.measure(whole, size, bold) <= width {
			line = whole
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		parts := b.breakWord(word, width, size, bold)
		lines = append(lines, parts[:len(parts)-1]...)
		line = parts[len(parts)-1]
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

func (b boardSetter) breakWord(word string, width, size float32, bold bool) []string {
	var parts []string
	runes := []rune(word)
	for b.measure(string(runes), size, bold) > width && len(runes) > 1 {
		n := len(runes) - 1
		for n > 1 && b.measure(string(runes[:n])+"-", size, bold) > width {
			n--
		}
		parts = append(parts, string(runes[:n])+"-")
		runes = runes[n:]
	}
	return append(parts, string(runes))
}

// beside puts two columns next to each other.
func beside(one, other []boardRow) []boardRow {
	rows := make([]boardRow, max(len(one), len(other)))
	for i := range rows {
		for _, column := range [][]boardRow{one, other} {
			if i < len(column) {
				rows[i].items = append(rows[i].items, column[i].items...)
				rows[i].height = max(rows[i].height, column[i].height)
			}
		}
	}
	return rows
}
