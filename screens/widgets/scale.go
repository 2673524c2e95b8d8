package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Scale chooses one of the five places between two sides, or none: by a tap,
// by 1 to 5, by the arrows, and away again by a second tap or Delete.
type Scale struct {
	widget.BaseWidget
	// Changed gets each choice of the user; it may be nil.
	Changed func(Place)

	place   Place
	open    bool // drawn as a ring: with reservation
	fill    color.Color
	focused bool
}

var (
	_ fyne.Focusable      = (*Scale)(nil)
	_ fyne.Tappable       = (*Scale)(nil)
	_ desktop.Cursorable  = (*Scale)(nil)
	_ fyne.WidgetRenderer = (*scaleRenderer)(nil)
)

// placeWidth is the width of one place in pixels, wide enough to hit.
const (
	placeWidth  = 44
	placeHeight = 34
	dotRadius   = 10
	tickRadius  = 4
)

// NewScale makes an empty scale.
func NewScale(changed func(Place)) *Scale {
	s := &Scale{Changed: changed}
	s.ExtendBaseWidget(s)
	return s
}

// ShowPlace puts a place on the scale, in a colour (nil: the theme's own); open
// draws a ring, for a reservation.
func (s *Scale) ShowPlace(place Place, fill color.Color, open bool) {
	if s.place.Same(place) && s.open == open && s.fill == fill {
		return
	}
	s.place, s.fill, s.open = place, fill, open
	s.Refresh()
}

func (s *Scale) choose(place Place) {
	if s.place.Same(place) {
		return
	}
	s.place = place
	s.Refresh()
	if s.Changed != nil {
		s.Changed(place)
	}
}

// Tapped chooses the place under the pointer.
func (s *Scale) Tapped(at *fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
		c.Focus(s)
	}
	width := s.Size().Width / Places
	if width <= 0 {
		return
	}
	s.choose(s.place.Toggle(min(max(int(at.Position.X/width), 0), Places-1)))
}

// TypedKey moves by the arrows and lets go by Delete.
func (s *Scale) TypedKey(key *fyne.KeyEvent) {
	if passed(s, key) {
		return
	}
	switch key.Name {
	case fyne.KeyLeft:
		s.choose(s.place.Step(-1))
	case fyne.KeyRight:
		s.choose(s.place.Step(1))
	case fyne.KeyDelete, fyne.KeyBackspace:
		s.choose(Place{})
	}
}

// TypedRune chooses by 1 to 5.
func (s *Scale) TypedRune(r rune) {
	if r < '1' || r > '0'+Places {
		return
	}
	value := int(r-'1') + MinPlace
	s.choose(At(&value))
}

// FocusGained draws the frame, and brings the scale into view.
func (s *Scale) FocusGained() {
	s.focused = true
	s.Refresh()
	Reveal(s)
}

// FocusLost takes the frame away.
func (s *Scale) FocusLost() { s.focused = false; s.Refresh() }

// Cursor is a hand.
func (s *Scale) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer draws a line with five ticks and the chosen place.
func (s *Scale) CreateRenderer() fyne.WidgetRenderer {
	r := &scaleRenderer{scale: s, frame: canvas.NewRectangle(color.Transparent), line: canvas.NewLine(color.Black), dot: canvas.NewCircle(nil)}
	r.frame.CornerRadius = 5
	r.frame.StrokeWidth = 2
	r.line.StrokeWidth = 1.5
	for i := range r.ticks {
		r.ticks[i] = canvas.NewCircle(nil)
	}
	r.Refresh()
	return r
}

type scaleRenderer struct {
	scale *Scale
	frame *canvas.Rectangle
	line  *canvas.Line
	ticks [Places]*canvas.Circle
	dot   *canvas.Circle
}

func (r *scaleRenderer) MinSize() fyne.Size { return fyne.NewSize(placeWidth*Places, placeHeight) }

func (r *scaleRenderer) Layout(size fyne.Size) {
	r.frame.Resize(size)
	width, middle := size.Width/Places, size.Height/2
	r.line.Position1, r.line.Position2 = fyne.NewPos(width/2, middle), fyne.NewPos(size.Width-width/2, middle)
	for i, tick := range r.ticks {
		center(tick, fyne.NewPos(width*(float32(i)+0.5), middle), tickRadius)
	}
	if i, ok := r.scale.place.Index(); ok {
		center(r.dot, fyne.NewPos(width*(float32(i)+0.5), middle), dotRadius)
	}
}

func center(c *canvas.Circle, at fyne.Position, radius float32) {
	c.Move(at.SubtractXY(radius, radius))
	c.Resize(fyne.NewSquareSize(2 * radius))
}

func (r *scaleRenderer) Refresh() {
	th, variant := r.scale.Theme(), fyne.CurrentApp().Settings().ThemeVariant()
	border := th.Color(fynetheme.ColorNameInputBorder, variant)
	ground := th.Color(fynetheme.ColorNameBackground, variant)
	r.frame.StrokeColor = color.Transparent
	if r.scale.focused {
		r.frame.StrokeColor = th.Color(fynetheme.ColorNamePrimary, variant)
	}
	r.line.StrokeColor = border
	for _, tick := range r.ticks {
		tick.FillColor, tick.StrokeColor, tick.StrokeWidth = ground, border, 1.5
	}
	fill := r.scale.fill
	if fill == nil {
		fill = th.Color(fynetheme.ColorNamePrimary, variant)
	}
	_, chosen := r.scale.place.Index()
	r.dot.Hidden = !chosen
	r.dot.FillColor, r.dot.StrokeColor, r.dot.StrokeWidth = fill, fill, 3
	if r.scale.open {
		r.dot.FillColor = ground
	}
	r.Layout(r.scale.Size())
	canvas.Refresh(r.scale)
}

func (r *scaleRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.frame, r.line}
	for _, tick := range r.ticks {
		objects = append(objects, tick)
	}
	return append(objects, r.dot)
}

func (r *scaleRenderer) Destroy() {}
