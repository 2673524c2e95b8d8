// Package picture turns a figure into bytes for the formats that hold
// pictures: as SVG, with its words as text or as outlines, and as PNG. All
// draw the same shapes in the same colours and font.
package picture

import (
	"strconv"
	"strings"

	"formatietafel/export/figure"
	"formatietafel/export/markup"
)

// fontFamily of labels that are text.
const fontFamily = "'Source Sans 3', 'Segoe UI', Helvetica, Arial, sans-serif"

// Inline writes a drawing as an SVG element for a page: it scales with the
// text, and id makes its title and description unique in the page.
func Inline(w *markup.Writer, d figure.Drawing, id, title string) {
	w.Open("svg", "xmlns", "http://www.w3.org/2000/svg", "viewBox", viewBox(d),
		"role", "img", "aria-labelledby", id+"-titel "+id+"-tekst",
		"style", "width:"+number(d.Width/ten)+"em;max-width:100%;height:auto", "font-family", fontFamily)
	w.Leaf("title", title, "id", id+"-titel")
	w.Leaf("desc", d.Alt, "id", id+"-tekst")
	for _, s := range d.Shapes {
		if s.Kind == figure.Label {
			label(w, s)
			continue
		}
		shape(w, s)
	}
	w.Close()
}

// ten is the size of the text that a figure is drawn for.
const ten = 10

// Both gives a drawing as vectors and as pixels, for a document of which not
// every reader knows the first.
func Both(d figure.Drawing) (svg, pixels []byte, err error) {
	if svg, err = SVG(d); err != nil {
		return nil, nil, err
	}
	pixels, err = PNG(d)
	return svg, pixels, err
}

// SVG gives a drawing as a file of its own. Words are outlines, so that it
// looks the same where the font is not there; the alternative text stands in
// the document and as the description.
func SVG(d figure.Drawing) ([]byte, error) {
	fonts, err := newFonts()
	if err != nil {
		return nil, err
	}
	var w markup.Writer
	w.Raw(`<?xml version="1.0" encoding="UTF-8"?>` + "\n")
	w.Open("svg", "xmlns", "http://www.w3.org/2000/svg", "width", number(d.Width)+"pt", "height", number(d.Height)+"pt", "viewBox", viewBox(d))
	w.Leaf("desc", d.Alt)
	for _, s := range d.Shapes {
		if s.Kind != figure.Label {
			shape(&w, s)
			continue
		}
		path, err := fonts.outline(s)
		if err != nil {
			return nil, err
		}
		if len(path) > 0 {
			w.Empty("path", "fill", labelColor(s), "d", data(path))
		}
	}
	w.Close()
	return w.Bytes(), nil
}

func viewBox(d figure.Drawing) string { return "0 0 " + number(d.Width) + " " + number(d.Height) }

// number writes a length with at most two decimals.
func number(v float64) string {
	text := strconv.FormatFloat(v, 'f', 2, 64)
	text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	if text == "-0" {
		return "0"
	}
	return text
}

func label(w *markup.Writer, s figure.Shape) {
	pairs := []string{"x", number(s.X), "y", number(s.Y), "font-size", number(s.Size), "fill", labelColor(s)}
	if s.Bold {
		pairs = append(pairs, "font-weight", "600")
	}
	switch s.Align {
	case figure.Center:
		pairs = append(pairs, "text-anchor", "middle")
	case figure.Right:
		pairs = append(pairs, "text-anchor", "end")
	}
	w.Leaf("text", s.Text, pairs...)
}

func labelColor(s figure.Shape) string {
	if s.Fill == "" {
		return figure.Printed(figure.Ink)
	}
	return figure.Printed(s.Fill)
}

func shape(w *markup.Writer, s figure.Shape) {
	switch s.Kind {
	case figure.Rect:
		pairs := []string{"x", number(s.X), "y", number(s.Y), "width", number(s.W), "height", number(s.H)}
		if s.Radius > 0 {
			pairs = append(pairs, "rx", number(s.Radius))
		}
		w.Empty("rect", append(pairs, paint(s)...)...)
	case figure.Circle:
		w.Empty("circle", append([]string{"cx", number(s.X), "cy", number(s.Y), "r", number(s.Radius)}, paint(s)...)...)
	case figure.Line:
		w.Empty("line", append([]string{"x1", number(s.X), "y1", number(s.Y), "x2", number(s.X + s.W), "y2", number(s.Y + s.H)}, paint(s)...)...)
	case figure.Polygon:
		var points []string
		for _, p := range s.Points {
			points = append(points, number(p.X)+","+number(p.Y))
		}
		w.Empty("polygon", append([]string{"points", strings.Join(points, " ")}, paint(s)...)...)
	}
}

// paint gives fill and stroke.
func paint(s figure.Shape) []string {
	fill := "none"
	if s.Fill != "" && s.Kind != figure.Line {
		fill = figure.Printed(s.Fill)
	}
	pairs := []string{"fill", fill}
	if s.Stroke == "" {
		return pairs
	}
	pairs = append(pairs, "stroke", figure.Printed(s.Stroke), "stroke-width", number(strokeWidth(s)))
	if s.Dash {
		pairs = append(pairs, "stroke-dasharray", "3 2")
	}
	return pairs
}

func strokeWidth(s figure.Shape) float64 {
	if s.Width == 0 {
		return 1
	}
	return s.Width
}

// data writes a path as SVG has it.
func data(path path) string {
	var b strings.Builder
	for _, seg := range path {
		b.WriteByte(seg.op)
		for i, p := range seg.points {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(number(p.X) + " " + number(p.Y))
		}
	}
	return b.String()
}
