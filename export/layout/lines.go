package layout

import (
	"unicode"
	"unicode/utf8"
)

// run is text in one manner, before it is broken.
type run struct {
	text    string
	font    Font
	color   string
	link    string
	element *Element
}

// seg is a stretch of one run on a line. Width leaves out a space at the end
// of the line.
type seg struct {
	run      int
	from, to int // bytes of the run's text
	x, width float64
	// space tells that a space is drawn behind it that the text has not: it
	// stands for a line break.
	space bool
}

// line is a broken line; segs is a window on the breaker's buffer.
type line struct {
	segs  []seg
	width float64
}

type pieceKind int

const (
	wordPiece pieceKind = iota
	gluePiece           // a space: a line may end here
	turnPiece           // a line break in the text
)

// piece is what the breaker moves: a word, a part of a word or a space.
type piece struct {
	kind     pieceKind
	run      int
	from, to int
	width    float64
	joined   bool // no break before it: a word that goes on in another manner
}

// breaker breaks runs into lines. It keeps its buffers, so what it returns is
// valid until the next call.
type breaker struct {
	metrics Metrics
	pieces  []piece
	segs    []seg
	ends    []int
	widths  []float64
	lines   []line
}

// breakLines breaks runs at spaces and hyphens into lines of at most width points,
// first come, first set. A word wider than a line is broken where it has to
// be. There is always one line.
func (b *breaker) breakLines(runs []run, size, width float64) []line {
	b.cut(runs, size)
	b.segs, b.ends, b.widths = b.segs[:0], b.ends[:0], b.widths[:0]
	used := 0.0
	start := 0
	end := func() {
		b.ends = append(b.ends, len(b.segs))
		b.widths = append(b.widths, used)
		used, start = 0, len(b.segs)
	}
	glue := piece{kind: wordPiece} // a pending space has kind gluePiece
	for i := 0; i < len(b.pieces); {
		p := b.pieces[i]
		if p.kind == gluePiece {
			if len(b.segs) > start && glue.kind != gluePiece {
				glue = p
			}
			i++
			continue
		}
		if p.kind == turnPiece {
			b.closeLine(start, glue, true)
			glue = piece{}
			end()
			i++
			continue
		}
		next, wide := b.unit(i)
		space := 0.0
		if glue.kind == gluePiece {
			space = glue.width
		}
		switch {
		case used+space+wide <= width:
			if glue.kind == gluePiece {
				used = b.put(start, glue, used)
				glue = piece{}
			}
			for ; i < next; i++ {
				used = b.put(start, b.pieces[i], used)
			}
		case len(b.segs) > start:
			if glue.kind == gluePiece {
				b.closeLine(start, glue, false)
			}
			glue = piece{}
			end()
		default:
			for ; i < next; i++ {
				used = b.split(runs, i, size, width, used, start)
				if b.pieces[i].from < b.pieces[i].to {
					end()
					break
				}
			}
		}
	}
	end()
	return b.window()
}

// unit gives the end and the width of the pieces from i that stay together.
func (b *breaker) unit(i int) (next int, width float64) {
	width = b.pieces[i].width
	for next = i + 1; next < len(b.pieces) && b.pieces[next].joined; next++ {
		width += b.pieces[next].width
	}
	return next, width
}

// put sets a piece behind what stands on the line and gives the new width.
func (b *breaker) put(start int, p piece, used float64) float64 {
	if n := len(b.segs); n > start && b.segs[n-1].run == p.run && b.segs[n-1].to == p.from {
		b.segs[n-1].to = p.to
		b.segs[n-1].width += p.width
		return used + p.width
	}
	b.segs = append(b.segs, seg{run: p.run, from: p.from, to: p.to, x: used, width: p.width})
	return used + p.width
}

// closeLine draws the space at which a line ends, without counting its width:
// words of two lines must not run together for who reads them aloud.
func (b *breaker) closeLine(start int, glue piece, turn bool) {
	n := len(b.segs)
	if n == start || (glue.kind != gluePiece && !turn) {
		return
	}
	b.segs[n-1].space = true
}

// split sets as many characters of piece i as the line holds, at least one on
// an empty line, and leaves the rest in the piece.
func (b *breaker) split(runs []run, i int, size, width, used float64, start int) float64 {
	p := &b.pieces[i]
	text := runs[p.run].text
	part := *p
	part.to, part.width = p.from, 0
	for part.to < p.to {
		_, n := utf8.DecodeRuneInString(text[part.to:p.to])
		wide := b.metrics.Width(runs[p.run].font, size, text[part.to:part.to+n])
		filled := part.to > p.from || len(b.segs) > start
		if filled && used+part.width+wide > width {
			break
		}
		part.to += n
		part.width += wide
	}
	if part.to > part.from {
		used = b.put(start, part, used)
	}
	p.from = part.to
	p.width -= part.width
	p.joined = false
	return used
}

// window cuts the buffer of segs into lines.
func (b *breaker) window() []line {
	b.lines = b.lines[:0]
	from := 0
	for i, to := range b.ends {
		b.lines = append(b.lines, line{segs: b.segs[from:to], width: b.widths[i]})
		from = to
	}
	return b.lines
}

// cut makes pieces of runs.
func (b *breaker) cut(runs []run, size float64) {
	b.pieces = b.pieces[:0]
	open := false // a word that the next run may go on with
	for n, r := range runs {
		from := 0
		word := func(to int) {
			if to == from {
				return
			}
			width := b.metrics.Width(r.font, size, r.text[from:to])
			b.pieces = append(b.pieces, piece{wordPiece, n, from, to, width, open})
			open = true
			from = to
		}
		for i, c := range r.text {
			switch {
			case c == ' ':
				word(i)
				b.pieces = append(b.pieces, piece{gluePiece, n, i, i + 1, b.metrics.Width(r.font, size, " "), false})
				from, open = i+1, false
			case c == '\n':
				word(i)
				b.pieces = append(b.pieces, piece{turnPiece, n, i, i + 1, 0, false})
				from, open = i+1, false
			case breaksAfter(r.text, i, c):
				word(i + utf8.RuneLen(c))
				open = false
			}
		}
		word(len(r.text))
	}
}

// breaksAfter tells whether a line may end behind the hyphen, dash or stroke c
// at i: only inside a word, and not before a number ("-5").
func breaksAfter(text string, i int, c rune) bool {
	if c != '-' && c != '–' && c != '/' && c != '\u2010' {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(c):])
	return unicode.IsLetter(before) && unicode.IsLetter(after)
}
