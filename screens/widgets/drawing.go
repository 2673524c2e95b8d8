package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"formatietafel/export/figure"
	"formatietafel/screens/theme"
)

// Drawing shows a figure, scaled to the width that it gets and never larger
// than its own size times the text size.
type Drawing struct {
	widget.BaseWidget
	// Widened is called when there is room for another width, in points of the
	// figure, so that it can be drawn anew instead of scaled down; it may be
	// nil.
	Widened func(points float64)

	drawing figure.Drawing
}

// NewDrawing makes a picture.
func NewDrawing(d figure.Drawing) *Drawing {
	w := &Drawing{drawing: d}
	w.ExtendBaseWidget(w)
	return w
}

// Set shows another picture.
func (w *Drawing) Set(d figure.Drawing) {
	w.drawing = d
	w.Refresh()
}

// AccessibilityLabel says what the picture says.
func (w *Drawing) AccessibilityLabel() string { return w.drawing.Alt }

// AccessibilityRole is text: that is what the picture is for who cannot see it.
func (w *Drawing) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer draws the shapes.
func (w *Drawing) CreateRenderer() fyne.WidgetRenderer {
	r := &drawingRenderer{widget: w}
	r.Refresh()
	return r
}

type drawingRenderer struct {
	widget  *Drawing
	objects []fyne.CanvasObject
	size    fyne.Size
}

// pointsToPixels makes a figure's points as large as the window's text: a
// figure is drawn for text of 10 points, the window's is 15 pixels.
const pointsToPixels = 1.4

func (r *drawingRenderer) MinSize() fyne.Size {
	d, scale := r.widget.drawing, r.wanted()
	const narrowest = 0.6 // of the wanted width: below it labels get too small to read
	return fyne.NewSize(float32(d.Width)*scale*narrowest, float32(d.Height)*scale)
}

func (r *drawingRenderer) Layout(size fyne.Size) {
	if size == r.size {
		return
	}
	r.size = size
	r.build()
	if w := r.widget; w.Widened != nil && size.Width > 0 {
		points := float64(size.Width / r.wanted())
		fyne.Do(func() { w.Widened(points) }) // not in the midst of laying out
	}
}

func (r *drawingRenderer) Refresh() {
	r.build()
	canvas.Refresh(r.widget)
}

func (r *drawingRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *drawingRenderer) Destroy()                     {}

// wanted is how many pixels a point should have at the window's size of text.
func (r *drawingRenderer) wanted() float32 {
	return r.widget.Theme().Size(fynetheme.SizeNameText) / 15 * pointsToPixels
}

func (r *drawingRenderer) scale() float32 {
	d := r.widget.drawing
	if d.Width <= 0 || d.Height <= 0 || r.size.Width <= 0 {
		return pointsToPixels
	}
	return min(r.wanted(), r.size.Width/float32(d.Width), r.size.Height/float32(d.Height))
}

func (r *drawingRenderer) build() {
	scale := r.scale()
	r.objects = r.objects[:0]
	for _, s := range r.widget.drawing.Shapes {
		r.objects = append(r.objects, r.shape(s, scale))
	}
}

func (r *drawingRenderer) shape(s figure.Shape, scale float32) fyne.CanvasObject {
	at := func(x, y float64) fyne.Position { return fyne.NewPos(float32(x)*scale, float32(y)*scale) }
	width := float32(s.Width)
	if width == 0 {
		width = 1
	}
	width *= scale
	switch s.Kind {
	case figure.Circle:
		c := canvas.NewCircle(r.color(s.Fill))
		c.StrokeColor, c.StrokeWidth = r.color(s.Stroke), width
		if s.Stroke == "" {
			c.StrokeWidth = 0
		}
		c.Move(at(s.X-s.Radius, s.Y-s.Radius))
		c.Resize(fyne.NewSquareSize(2 * float32(s.Radius) * scale))
		return c
	case figure.Line:
		l := canvas.NewLine(r.color(s.Stroke))
		l.StrokeWidth = width
		l.Position1, l.Position2 = at(s.X, s.Y), at(s.X+s.W, s.Y+s.H)
		return l
	case figure.Label:
		return r.label(s, scale)
	case figure.Polygon:
		return r.polygon(s, scale)
	}
	box := canvas.NewRectangle(r.color(s.Fill))
	box.StrokeColor, box.StrokeWidth = r.color(s.Stroke), width
	if s.Stroke == "" {
		box.StrokeWidth = 0
	}
	box.CornerRadius = float32(s.Radius) * scale
	box.Move(at(s.X, s.Y))
	box.Resize(fyne.NewSize(float32(s.W)*scale, float32(s.H)*scale))
	return box
}

// label sets text on its baseline; canvas.Text is placed by its top.
func (r *drawingRenderer) label(s figure.Shape, scale float32) fyne.CanvasObject {
	t := canvas.NewText(s.Text, r.color(s.Fill))
	t.TextSize = float32(s.Size) * scale
	t.TextStyle.Bold = s.Bold
	size, baseline := fyne.CurrentApp().Driver().RenderedTextSize(t.Text, t.TextSize, t.TextStyle, nil)
	x := float32(s.X) * scale
	switch s.Align {
	case figure.Center:
		x -= size.Width / 2
	case figure.Right:
		x -= size.Width
	}
	t.Move(fyne.NewPos(x, float32(s.Y)*scale-baseline))
	t.Resize(size)
	return t
}

// polygon draws the outline as lines; Fyne has no free polygon.
func (r *drawingRenderer) polygon(s figure.Shape, scale float32) fyne.CanvasObject {
	group := &fyne.Container{}
	name := s.Stroke
	if name == "" {
		name = s.Fill
	}
	for i, p := range s.Points {
		next := s.Points[(i+1)%len(s.Points)]
		l := canvas.NewLine(r.color(name))
		l.StrokeWidth = max(1, float32(s.Width)*scale)
		l.Position1 = fyne.NewPos(float32(p.X)*scale, float32(p.Y)*scale)
		l.Position2 = fyne.NewPos(float32(next.X)*scale, float32(next.Y)*scale)
		group.Objects = append(group.Objects, l)
	}
	return group
}

// color of a role in the present theme, or of #rrggbb.
func (r *drawingRenderer) color(name string) color.Color {
	th, variant := r.widget.Theme(), fyne.CurrentApp().Settings().ThemeVariant()
	switch name {
	case "":
		return color.Transparent
	case figure.Ink:
		return th.Color(fynetheme.ColorNameForeground, variant)
	case figure.Soft:
		return th.Color(theme.ColorSoft, variant)
	case figure.Faint:
		return th.Color(fynetheme.ColorNameSeparator, variant)
	case figure.Paper:
		return th.Color(theme.ColorCard, variant)
	case figure.Accent:
		return th.Color(fynetheme.ColorNamePrimary, variant)
	}
	return theme.Hex(name)
}
