package layout

import (
	"math"
	"strings"

	"formatietafel/export/figure"
	"formatietafel/export/tree"
)

// setFigure sets a drawing, scaled to the column, with its caption below it.
func (s *setter) setFigure(node *tree.Figure, at place) {
	d := node.Drawing
	if d.Width <= 0 || d.Height <= 0 {
		return
	}
	area := at.column
	if area == s.page.column() {
		area = s.page.whole()
	}
	el := at.parent.add(Figure)
	el.Node, el.Alt = node, d.Alt
	var caption []strip
	if node.Caption != "" {
		f := noteFace
		caption = s.text([]run{{text: node.Caption, font: f.font, color: f.color, element: at.parent.add(Caption)}}, f, area, false)
	}
	high := s.page.bottom - s.page.top - figureGap - min(height(caption), headingRoom)
	if n := len(s.strips); n > 0 && s.strips[n-1].keep {
		high -= headingRoom - figureGap
	}
	scale := min(area.width/d.Width, high/d.Height, mostEnlarged)
	st := strip{height: d.Height * scale, keep: len(caption) > 0}
	for _, shape := range d.Shapes {
		st.items = append(st.items, s.shape(shape, area, scale, el))
	}
	s.append([]strip{st}, blockGap, figureGap)
	s.append(caption, 0, 0)
	s.after = blockGap + 2
}

// shape places a shape of a drawing.
func (s *setter) shape(sh figure.Shape, area column, scale float64, el *Element) Item {
	item := Item{Fill: figure.Printed(sh.Fill), Stroke: figure.Printed(sh.Stroke), Dash: sh.Dash, Radius: sh.Radius * scale, Element: el}
	if item.Stroke != "" {
		item.Width = scale * sh.Width
		if sh.Width == 0 {
			item.Width = scale
		}
	}
	x, y, w, h := area.x+sh.X*scale, sh.Y*scale, sh.W*scale, sh.H*scale
	switch sh.Kind {
	case figure.Rect:
		item.Kind, item.X, item.Y, item.W, item.H = Rect, x, y, w, h
	case figure.Circle:
		r := item.Radius
		item.Kind, item.X, item.Y, item.W, item.H = Circle, x-r, y-r, 2*r, 2*r
	case figure.Line:
		item.Kind = Line
		item.points([][2]float64{{x, y}, {x + w, y + h}})
	case figure.Polygon:
		item.Kind = Polygon
		points := make([][2]float64, len(sh.Points))
		for i, p := range sh.Points {
			points[i] = [2]float64{area.x + p.X*scale, p.Y * scale}
		}
		item.points(points)
	case figure.Label:
		return s.label(sh, area, scale, el)
	}
	return item
}

// points sets the points of an item and the box round them.
func (item *Item) points(points [][2]float64) {
	item.Points = points
	if len(points) == 0 {
		return
	}
	low, high := points[0], points[0]
	for _, p := range points {
		low = [2]float64{min(low[0], p[0]), min(low[1], p[1])}
		high = [2]float64{max(high[0], p[0]), max(high[1], p[1])}
	}
	item.X, item.Y, item.W, item.H = low[0], low[1], high[0]-low[0], high[1]-low[1]
}

// label places text of a drawing; it is set smaller where it would stand
// beyond the column.
func (s *setter) label(sh figure.Shape, area column, scale float64, el *Element) Item {
	f := face{font: Regular, size: sh.Size * scale, color: figure.Printed(sh.Fill)}
	if sh.Bold {
		f.font = SemiBold
	}
	if f.color == "" {
		f.color = textColor
	}
	text := strings.ReplaceAll(sh.Text, "\n", " ")
	x := area.x + sh.X*scale
	room := area.x + area.width - x
	switch sh.Align {
	case figure.Right:
		room = x - area.x
	case figure.Center:
		room = 2 * min(room, x-area.x)
	}
	width := s.metrics.Width(f.font, f.size, text)
	if width > room && width > 0 {
		f.size *= max(room, 0) / width
		width = max(room, 0)
	}
	switch sh.Align {
	case figure.Right:
		x -= width
	case figure.Center:
		x -= width / 2
	}
	f.leading = f.size * 1.2
	// labels stand apart on the page, and so they do where they are read in a row
	item := s.item(text+" ", x, width, f, el)
	by := sh.Y*scale - item.Base
	item.Y += by
	item.Base += by
	if math.IsNaN(item.X) || text == "" {
		item.W = 0
	}
	return item
}
