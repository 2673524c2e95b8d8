package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"strconv"

	"formatietafel/export/figure"

	scaled "golang.org/x/image/draw"
	"golang.org/x/image/vector"
)

// pixels to the point: 216 to the inch, sharp on paper.
const pixels = 3

// mostPixels bounds a side of a picture.
const mostPixels = 6000

// PNG gives a drawing as pixels on white, for readers that know no SVG.
func PNG(d figure.Drawing) ([]byte, error) {
	fonts, err := newFonts()
	if err != nil {
		return nil, err
	}
	width, height := int(math.Ceil(d.Width*pixels)), int(math.Ceil(d.Height*pixels))
	if width < 1 || height < 1 || width > mostPixels || height > mostPixels {
		return nil, fmt.Errorf("een tekening van %d bij %d punten past niet", width, height)
	}
	c := &canvas{image: image.NewRGBA(image.Rect(0, 0, width, height))}
	draw.Draw(c.image, c.image.Bounds(), image.White, image.Point{}, draw.Src)
	for _, s := range d.Shapes {
		if s.Kind == figure.Label {
			outline, err := fonts.outline(s)
			if err != nil {
				return nil, err
			}
			c.fill(outline, labelColor(s))
			continue
		}
		c.shape(s)
	}
	return encode(c.image)
}

func encode(picture image.Image) ([]byte, error) {
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		return nil, fmt.Errorf("de afbeelding schrijven: %w", err)
	}
	return out.Bytes(), nil
}

// canvas is what a drawing is painted on.
type canvas struct{ image *image.RGBA }

func (c *canvas) shape(s figure.Shape) {
	outline := contour(s)
	if s.Fill != "" && s.Kind != figure.Line {
		c.fill(outline, figure.Printed(s.Fill))
	}
	if s.Stroke == "" {
		return
	}
	var ink path
	for _, line := range lines(outline, s.Dash) {
		ink = append(ink, thick(line[0], line[1], strokeWidth(s), s.Kind != figure.Line && !s.Dash)...)
	}
	c.fill(ink, figure.Printed(s.Stroke))
}

// fill paints what a path encloses. Only the box round it is reckoned: a
// label is a hundredth of the picture.
func (c *canvas) fill(outline path, paint string) {
	box := outline.box().Intersect(c.image.Bounds())
	if box.Empty() {
		return
	}
	r := vector.NewRasterizer(box.Dx(), box.Dy())
	at := func(p figure.Point) (x, y float32) {
		return float32(p.X*pixels - float64(box.Min.X)), float32(p.Y*pixels - float64(box.Min.Y))
	}
	for _, seg := range outline {
		switch seg.op {
		case 'M':
			r.MoveTo(at(seg.points[0]))
		case 'L':
			r.LineTo(at(seg.points[0]))
		case 'Q':
			bx, by := at(seg.points[0])
			cx, cy := at(seg.points[1])
			r.QuadTo(bx, by, cx, cy)
		case 'C':
			bx, by := at(seg.points[0])
			cx, cy := at(seg.points[1])
			dx, dy := at(seg.points[2])
			r.CubeTo(bx, by, cx, cy, dx, dy)
		case 'Z':
			r.ClosePath()
		}
	}
	r.Draw(c.image, box, image.NewUniform(rgb(paint)), image.Point{})
}

// box gives the pixels that a path can touch.
func (p path) box() image.Rectangle {
	low, high := figure.Point{X: math.Inf(1), Y: math.Inf(1)}, figure.Point{X: math.Inf(-1), Y: math.Inf(-1)}
	for _, seg := range p {
		for _, at := range seg.points {
			low = figure.Point{X: min(low.X, at.X), Y: min(low.Y, at.Y)}
			high = figure.Point{X: max(high.X, at.X), Y: max(high.Y, at.Y)}
		}
	}
	if low.X > high.X {
		return image.Rectangle{}
	}
	return image.Rect(int(math.Floor(low.X*pixels)), int(math.Floor(low.Y*pixels)), int(math.Ceil(high.X*pixels))+1, int(math.Ceil(high.Y*pixels))+1)
}

// rgb reads #rrggbb; anything else is black.
func rgb(paint string) color.Color {
	if len(paint) == len("#rrggbb") {
		if n, err := strconv.ParseUint(paint[1:], 16, 24); err == nil {
			return color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 255}
		}
	}
	return color.Black
}

// contour gives the edge of a shape as straight lines, closed but for a line.
func contour(s figure.Shape) path {
	switch s.Kind {
	case figure.Circle:
		return closed(arc(nil, s.X, s.Y, s.Radius, 0, 2*math.Pi))
	case figure.Line:
		return path{{'M', []figure.Point{{X: s.X, Y: s.Y}}}, {'L', []figure.Point{{X: s.X + s.W, Y: s.Y + s.H}}}}
	case figure.Polygon:
		return closed(s.Points)
	}
	r := min(s.Radius, s.W/2, s.H/2)
	if r <= 0 {
		return closed([]figure.Point{{X: s.X, Y: s.Y}, {X: s.X + s.W, Y: s.Y}, {X: s.X + s.W, Y: s.Y + s.H}, {X: s.X, Y: s.Y + s.H}})
	}
	var points []figure.Point
	points = arc(points, s.X+s.W-r, s.Y+r, r, -math.Pi/2, 0)
	points = arc(points, s.X+s.W-r, s.Y+s.H-r, r, 0, math.Pi/2)
	points = arc(points, s.X+r, s.Y+s.H-r, r, math.Pi/2, math.Pi)
	points = arc(points, s.X+r, s.Y+r, r, math.Pi, math.Pi*3/2)
	return closed(points)
}

// arc adds points of a circle, so close that no corner shows.
func arc(points []figure.Point, x, y, r, from, to float64) []figure.Point {
	const steps = 24
	for i := range steps + 1 {
		sin, cos := math.Sincos(from + (to-from)*float64(i)/steps)
		points = append(points, figure.Point{X: x + r*cos, Y: y + r*sin})
	}
	return points
}

func closed(points []figure.Point) path {
	var out path
	for i, p := range points {
		op := byte('L')
		if i == 0 {
			op = 'M'
		}
		out = append(out, segment{op, []figure.Point{p}})
	}
	if len(out) == 0 {
		return nil
	}
	return append(out, segment{op: 'Z'})
}

// lines gives the straight pieces of a contour; with dash, those of three
// points that stand two apart.
func lines(outline path, dash bool) [][2]figure.Point {
	var pieces [][2]figure.Point
	var start, last figure.Point
	for _, seg := range outline {
		next := start
		if seg.op != 'Z' {
			next = seg.points[0]
		}
		if seg.op == 'M' {
			start, last = next, next
			continue
		}
		if dash {
			pieces = append(pieces, dashes(last, next)...)
		} else if last != next {
			pieces = append(pieces, [2]figure.Point{last, next})
		}
		last = next
	}
	return pieces
}

func dashes(from, to figure.Point) [][2]figure.Point {
	const drawn, step = 3.0, 5.0
	length := math.Hypot(to.X-from.X, to.Y-from.Y)
	if length == 0 {
		return nil
	}
	along := func(at float64) figure.Point {
		part := min(at/length, 1)
		return figure.Point{X: from.X + (to.X-from.X)*part, Y: from.Y + (to.Y-from.Y)*part}
	}
	var pieces [][2]figure.Point
	for at := 0.0; at < length; at += step {
		pieces = append(pieces, [2]figure.Point{along(at), along(at + drawn)})
	}
	return pieces
}

// thick gives a line as an area; joined makes it longer by half its width, so
// that no corner stays open. All areas turn the same way, so that those that
// overlap do not cancel out.
func thick(a, b figure.Point, width float64, joined bool) path {
	length := math.Hypot(b.X-a.X, b.Y-a.Y)
	if length == 0 {
		return nil
	}
	dx, dy := (b.X-a.X)/length*width/2, (b.Y-a.Y)/length*width/2
	if joined {
		a, b = figure.Point{X: a.X - dx, Y: a.Y - dy}, figure.Point{X: b.X + dx, Y: b.Y + dy}
	}
	return closed([]figure.Point{
		{X: a.X - dy, Y: a.Y + dx}, {X: a.X + dy, Y: a.Y - dx}, {X: b.X + dy, Y: b.Y - dx}, {X: b.X - dy, Y: b.Y + dx},
	})
}

// logoPixels is the most that a logo keeps of its longer side: 300 to the inch
// as it is drawn.
const logoPixels = 750

// Logo re-encodes a picture on white, eight bits a channel: every format reads
// that kind of PNG, and nothing else that a file carries goes along.
func Logo(data []byte) ([]byte, image.Point, error) {
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, image.Point{}, fmt.Errorf("het logo lezen: %w", err)
	}
	size := picture.Bounds().Size()
	if most := max(size.X, size.Y); most > logoPixels {
		size = image.Pt(max(1, size.X*logoPixels/most), max(1, size.Y*logoPixels/most))
	}
	flat := image.NewRGBA(image.Rectangle{Max: size})
	draw.Draw(flat, flat.Bounds(), image.White, image.Point{}, draw.Src)
	scaled.BiLinear.Scale(flat, flat.Bounds(), picture, picture.Bounds(), scaled.Over, nil)
	out, err := encode(flat)
	return out, size, err
}
