package pdf

import (
	"fmt"
	"unicode/utf8"

	"formatietafel/assets"
	"formatietafel/export/layout"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// perEm is the precision of widths in a PDF: thousandths of the size
// (ISO 32000-1, 9.7.4.3).
const perEm = 1000

// missing is the width of a character that a font lacks.
const missing = -1

// fonts measures text with the fonts that are embedded; it is the layout's
// Metrics. It remembers widths, so one goroutine at a time uses it.
type fonts struct {
	faces [layout.Fonts]*fontFace
}

type fontFace struct {
	font            *sfnt.Font
	buffer          sfnt.Buffer
	near            [0x2700]int16 // width + 1 by character; 0 is not looked up yet
	far             map[rune]int
	ascent, descent float64
}

// file gives the TrueType file of a font.
func file(f layout.Font) []byte {
	switch f {
	case layout.SemiBold:
		return assets.SemiBold
	case layout.Italic:
		return assets.Italic
	}
	return assets.Regular
}

// newFonts parses the fonts, a tenth of a millisecond each; the widths are
// looked up when they are asked for.
func newFonts() (*fonts, error) {
	f := &fonts{}
	for n := range f.faces {
		parsed, err := sfnt.Parse(file(layout.Font(n)))
		if err != nil {
			return nil, fmt.Errorf("het lettertype lezen: %w", err)
		}
		face := &fontFace{font: parsed, far: map[rune]int{}}
		m, err := parsed.Metrics(&face.buffer, fixed.I(perEm), font.HintingNone)
		if err != nil {
			return nil, fmt.Errorf("het lettertype meten: %w", err)
		}
		face.ascent = float64(m.Ascent.Round()) / perEm
		face.descent = float64(m.Descent.Round()) / perEm
		f.faces[n] = face
	}
	return f, nil
}

// Width of text in points.
func (f *fonts) Width(n layout.Font, size float64, text string) float64 {
	face := f.faces[n]
	sum := 0
	for i := 0; i < len(text); {
		c := rune(text[i])
		step := 1
		if c >= utf8.RuneSelf {
			c, step = utf8.DecodeRuneInString(text[i:])
		}
		i += step
		sum += max(face.width(c), 0)
	}
	return float64(sum) * size / perEm
}

// Ascent as a part of the size.
func (f *fonts) Ascent(n layout.Font) float64 { return f.faces[n].ascent }

// Descent as a part of the size, positive.
func (f *fonts) Descent(n layout.Font) float64 { return f.faces[n].descent }

// has tells whether a font can draw a character.
func (f *fonts) has(n layout.Font, c rune) bool { return f.faces[n].width(c) != missing }

// width of a character in thousandths of the size, or missing.
func (f *fontFace) width(c rune) int {
	if c < 0 || int(c) >= len(f.near) {
		return f.farWidth(c)
	}
	if f.near[c] == 0 {
		if w := f.lookUp(c); w == missing {
			f.near[c] = missing
		} else {
			f.near[c] = int16(w + 1)
		}
	}
	if f.near[c] == missing {
		return missing
	}
	return int(f.near[c]) - 1
}

func (f *fontFace) farWidth(c rune) int {
	w, ok := f.far[c]
	if !ok {
		w = f.lookUp(c)
		f.far[c] = w
	}
	return w
}

// lookUp reads a width from the font. Characters beyond U+FFFF count as
// missing: gofpdf cannot draw them.
func (f *fontFace) lookUp(c rune) int {
	const beyond = 0xFFFF
	if c > beyond {
		return missing
	}
	glyph, err := f.font.GlyphIndex(&f.buffer, c)
	if err != nil || glyph == 0 {
		return missing
	}
	advance, err := f.font.GlyphAdvance(&f.buffer, glyph, fixed.I(perEm), font.HintingNone)
	if err != nil {
		return missing
	}
	return advance.Round()
}
