package widgets

import "strings"

// Piece is a stretch of running text in one style; Link says what a tap on it
// leads to, and is empty where it leads nowhere.
type Piece struct {
	Text  string
	Link  string
	Style Style
}

// Style is how letters stand.
type Style struct{ Bold, Italic bool }

// run is what is drawn in one go: words of one piece, on one line.
type run struct {
	text  string
	link  string
	style Style
	line  int
	x     float32
	width float32
}

// word is what stands between two spaces: parts of pieces without a space.
type word struct {
	parts []Piece
	first bool // of a paragraph
}

// flow breaks pieces into lines no wider than width, at spaces only, and
// gives the runs and how many lines there are. A word wider than a line gets
// a line of its own. Nothing is measured but through measure.
func flow(pieces []Piece, width float32, measure func(string, Style) float32) (runs []run, lines int) {
	x, line := float32(0), -1
	for _, w := range split(pieces) {
		space, wide := measure(" ", w.parts[0].Style), float32(0)
		for _, p := range w.parts {
			wide += measure(p.Text, p.Style)
		}
		if w.first || line < 0 || x+space+wide > width {
			line++
			x = 0
		}
		gap := x > 0
		for i, p := range w.parts {
			runs, x = place(runs, p, line, x, gap && i == 0, space, measure)
		}
	}
	return runs, line + 1
}

// place adds a part of a word behind the last run, or to it.
func place(runs []run, p Piece, line int, x float32, gap bool, space float32, measure func(string, Style) float32) ([]run, float32) {
	text := p.Text
	if last := len(runs) - 1; last >= 0 && runs[last].line == line && runs[last].link == p.Link && runs[last].style == p.Style {
		if gap {
			text = " " + text
		}
		runs[last].text += text
		runs[last].width = measure(runs[last].text, p.Style)
		return runs, runs[last].x + runs[last].width
	}
	if gap {
		x += space
	}
	r := run{text: text, link: p.Link, style: p.Style, line: line, x: x, width: measure(text, p.Style)}
	return append(runs, r), x + r.width
}

// split cuts pieces into words, and marks where a paragraph begins.
func split(pieces []Piece) []word {
	var words []word
	open, first := false, true // whether the last word may go on, and a paragraph begins
	for _, p := range pieces {
		for n, line := range strings.Split(p.Text, "\n") {
			if n > 0 {
				open, first = false, true
			}
			for rest := line; rest != ""; {
				trimmed := strings.TrimLeft(rest, " \t")
				open = open && len(trimmed) == len(rest)
				if trimmed == "" {
					break
				}
				end := strings.IndexAny(trimmed, " \t")
				if end < 0 {
					end = len(trimmed)
				}
				part := Piece{trimmed[:end], p.Link, p.Style}
				if open {
					words[len(words)-1].parts = append(words[len(words)-1].parts, part)
				} else {
					words = append(words, word{parts: []Piece{part}, first: first})
				}
				open, first = true, false
				rest = trimmed[end:]
			}
		}
	}
	return words
}
