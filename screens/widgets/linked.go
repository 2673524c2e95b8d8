package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Linked is running text in which words lead somewhere: they are underlined,
// and a tap on one calls what Linked was made with. It takes no focus, so that
// a page of text does not stand between a user and the next field; what it
// leads to must be in reach of the keyboard elsewhere.
type Linked struct {
	widget.BaseWidget
	pieces []Piece
	follow func(link string)
	over   bool // the pointer is on a link
}

var (
	_ fyne.Tappable      = (*Linked)(nil)
	_ desktop.Hoverable  = (*Linked)(nil)
	_ desktop.Cursorable = (*Linked)(nil)
)

// NewLinked makes a text of pieces.
func NewLinked(pieces []Piece, follow func(link string)) *Linked {
	l := &Linked{pieces: pieces, follow: follow}
	l.ExtendBaseWidget(l)
	return l
}

// Text gives the text without its links.
func (l *Linked) Text() string {
	text := ""
	for _, p := range l.pieces {
		text += p.Text
	}
	return text
}

// Tapped follows the link under the pointer.
func (l *Linked) Tapped(at *fyne.PointEvent) {
	if link := l.linkAt(at.Position); link != "" {
		l.follow(link)
	}
}

// MouseIn and MouseMoved look whether the pointer is on a link.
func (l *Linked) MouseIn(at *desktop.MouseEvent) { l.MouseMoved(at) }

// MouseMoved does the same.
func (l *Linked) MouseMoved(at *desktop.MouseEvent) { l.over = l.linkAt(at.Position) != "" }

// MouseOut lets go.
func (l *Linked) MouseOut() { l.over = false }

// Cursor is a hand on a link.
func (l *Linked) Cursor() desktop.Cursor {
	if l.over {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

func (l *Linked) inset() float32 { return l.Theme().Size(fynetheme.SizeNameInnerPadding) }

func (l *Linked) measure(text string) float32 {
	return fyne.MeasureText(text, l.Theme().Size(fynetheme.SizeNameText), fyne.TextStyle{}).Width
}

// lineHeight is that of a label.
func (l *Linked) lineHeight() float32 {
	return fyne.MeasureText("Ag", l.Theme().Size(fynetheme.SizeNameText), fyne.TextStyle{}).Height
}

// flow breaks the text for the present width.
func (l *Linked) flow() ([]run, int) { return flow(l.pieces, l.Size().Width-2*l.inset(), l.measure) }

func (l *Linked) linkAt(p fyne.Position) string {
	runs, _ := l.flow()
	return linkAt(runs, p.X-l.inset(), p.Y-l.inset(), l.lineHeight())
}

// CreateRenderer draws the runs.
func (l *Linked) CreateRenderer() fyne.WidgetRenderer {
	r := &linkedRenderer{linked: l}
	r.build()
	return r
}

type linkedRenderer struct {
	linked  *Linked
	objects []fyne.CanvasObject
	lines   int
	width   float32
}

// MinSize has the height that the text needs at its present width; it asks
// for little width, so that the page decides.
func (r *linkedRenderer) MinSize() fyne.Size {
	l := r.linked
	return fyne.NewSize(2*l.inset()+l.lineHeight(), float32(max(1, r.lines))*l.lineHeight()+2*l.inset())
}

// Layout breaks the text anew where the width changed, and asks for another
// height where that changed the number of lines.
func (r *linkedRenderer) Layout(size fyne.Size) {
	if size.Width == r.width {
		return
	}
	before := r.lines
	r.build()
	if r.lines != before {
		canvas.Refresh(r.linked)
	}
}

func (r *linkedRenderer) Refresh() {
	r.build()
	canvas.Refresh(r.linked)
}

func (r *linkedRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *linkedRenderer) Destroy()                     {}

func (r *linkedRenderer) build() {
	l := r.linked
	var runs []run
	r.width = l.Size().Width
	runs, r.lines = l.flow()
	r.objects = r.objects[:0]
	th, variant := l.Theme(), fyne.CurrentApp().Settings().ThemeVariant()
	size, height, inset := th.Size(fynetheme.SizeNameText), l.lineHeight(), l.inset()
	for _, run := range runs {
		name := fynetheme.ColorNameForeground
		if run.link != "" {
			name = fynetheme.ColorNameHyperlink
		}
		ink := th.Color(name, variant)
		text := canvas.NewText(run.text, ink)
		text.TextSize = size
		text.Move(fyne.NewPos(inset+run.x, inset+float32(run.line)*height))
		text.Resize(text.MinSize())
		r.objects = append(r.objects, text)
		if run.link != "" {
			under := canvas.NewLine(ink)
			bottom := text.Position().Y + text.MinSize().Height - 1
			under.Position1, under.Position2 = fyne.NewPos(inset+run.x, bottom), fyne.NewPos(inset+run.x+run.width, bottom)
			under.StrokeWidth = 1
			r.objects = append(r.objects, under)
		}
	}
}
