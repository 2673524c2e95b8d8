package picture

import (
	"fmt"

	"formatietafel/assets"
	"formatietafel/export/figure"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// segment of a path: op is that of SVG, M L Q C or Z.
type segment struct {
	op     byte
	points []figure.Point
}

type path []segment

// fonts gives the outlines of words.
type fonts struct {
	regular, bold *sfnt.Font
	buffer        sfnt.Buffer
}

func newFonts() (*fonts, error) {
	regular, err := sfnt.Parse(assets.Regular)
	if err != nil {
		return nil, fmt.Errorf("het lettertype lezen: %w", err)
	}
	bold, err := sfnt.Parse(assets.SemiBold)
	if err != nil {
		return nil, fmt.Errorf("het lettertype lezen: %w", err)
	}
	return &fonts{regular: regular, bold: bold}, nil
}

// perEm is the size at which outlines are read, to be exact when scaled down.
const perEm = 1000

// outline gives the outline of a label at its place. What the font lacks is
// left open.
func (f *fonts) outline(s figure.Shape) (path, error) {
	face := f.regular
	if s.Bold {
		face = f.bold
	}
	var out path
	x := 0.0
	for _, r := range s.Text {
		glyph, err := face.GlyphIndex(&f.buffer, r)
		if err != nil {
			return nil, fmt.Errorf("het teken %q opzoeken: %w", r, err)
		}
		if glyph != 0 {
			segments, err := face.LoadGlyph(&f.buffer, glyph, fixed.I(perEm), nil)
			if err != nil {
				return nil, fmt.Errorf("het teken %q tekenen: %w", r, err)
			}
			out = append(out, outlined(segments, x)...)
		}
		advance, err := face.GlyphAdvance(&f.buffer, glyph, fixed.I(perEm), font.HintingNone)
		if err != nil {
			return nil, fmt.Errorf("het teken %q meten: %w", r, err)
		}
		x += float64(advance) / 64
	}
	shift := s.X
	switch s.Align {
	case figure.Center:
		shift -= x * s.Size / perEm / 2
	case figure.Right:
		shift -= x * s.Size / perEm
	}
	for _, seg := range out {
		for i := range seg.points {
			seg.points[i] = figure.Point{X: shift + seg.points[i].X*s.Size/perEm, Y: s.Y + seg.points[i].Y*s.Size/perEm}
		}
	}
	return out, nil
}

// outlined copies the segments of a glyph, each contour closed.
func outlined(segments sfnt.Segments, x float64) path {
	var out path
	for _, seg := range segments {
		next := segment{}
		switch seg.Op {
		case sfnt.SegmentOpMoveTo:
			if len(out) > 0 {
				out = append(out, segment{op: 'Z'})
			}
			next.op, next.points = 'M', make([]figure.Point, 1)
		case sfnt.SegmentOpLineTo:
			next.op, next.points = 'L', make([]figure.Point, 1)
		case sfnt.SegmentOpQuadTo:
			next.op, next.points = 'Q', make([]figure.Point, 2)
		case sfnt.SegmentOpCubeTo:
			next.op, next.points = 'C', make([]figure.Point, 3)
		}
		for i := range next.points {
			next.points[i] = figure.Point{X: x + float64(seg.Args[i].X)/64, Y: float64(seg.Args[i].Y) / 64}
		}
		out = append(out, next)
	}
	if len(out) > 0 {
		out = append(out, segment{op: 'Z'})
	}
	return out
}
