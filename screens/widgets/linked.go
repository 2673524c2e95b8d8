package widgets

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Linked is running text in which words lead somewhere: they are underlined,
// and a tap on one calls what Linked was made with. Tab stops once at each
// thing that the text leads to, where it is first named; Enter follows it.
type Linked struct {
	widget.BaseWidget
	// SizeName and ColorName are of the theme: those of running text, unless
	// set before it is shown.
	SizeName  fyne.ThemeSizeName
	ColorName fyne.ThemeColorName

	pieces []Piece
	follow func(link string)
	stops  []*Stop // in the order of the text
}

// NewLinked makes a text of pieces.
func NewLinked(pieces []Piece, follow func(link string)) *Linked {
	l := &Linked{pieces: pieces, follow: follow, SizeName: fynetheme.SizeNameText, ColorName: fynetheme.ColorNameForeground}
	seen := map[string]bool{}
	for _, p := range pieces {
		if p.Link == "" || seen[p.Link] {
			continue
		}
		seen[p.Link] = true
		l.stops = append(l.stops, newStop(l, p.Link))
	}
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

func (l *Linked) inset() float32 { return l.Theme().Size(fynetheme.SizeNameInnerPadding) }

func (l *Linked) measure(text string, style Style) float32 {
	return fyne.MeasureText(text, l.Theme().Size(l.SizeName), style.fyne()).Width
}

func (s Style) fyne() fyne.TextStyle { return fyne.TextStyle{Bold: s.Bold, Italic: s.Italic} }

// lineHeight is that of a label.
func (l *Linked) lineHeight() float32 {
	return fyne.MeasureText("Ag", l.Theme().Size(l.SizeName), fyne.TextStyle{}).Height
}

// flow breaks the text for the present width.
func (l *Linked) flow() ([]run, int) {
	return flow(l.pieces, l.Size().Width-2*l.inset(), l.measure)
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
	for _, run := range runs {
		r.draw(run)
	}
	for _, s := range l.stops {
		r.cover(s, runs)
	}
}

// at gives where a run is drawn.
func (r *linkedRenderer) at(n run) (fyne.Position, fyne.Size) {
	l := r.linked
	return fyne.NewPos(l.inset()+n.x, l.inset()+float32(n.line)*l.lineHeight()), fyne.NewSize(n.width, l.lineHeight())
}

func (r *linkedRenderer) ink(name fyne.ThemeColorName) color.Color {
	return r.linked.Theme().Color(name, fyne.CurrentApp().Settings().ThemeVariant())
}

func (r *linkedRenderer) draw(n run) {
	l := r.linked
	ink := r.ink(l.ColorName)
	if n.link != "" {
		ink = r.ink(fynetheme.ColorNameHyperlink)
	}
	text := canvas.NewText(n.text, ink)
	text.TextSize, text.TextStyle = l.Theme().Size(l.SizeName), n.style.fyne()
	at, size := r.at(n)
	text.Move(at)
	text.Resize(text.MinSize())
	r.objects = append(r.objects, text)
	if n.link == "" {
		return
	}
	under := canvas.NewLine(ink)
	bottom := at.Y + size.Height - 1
	under.Position1, under.Position2 = fyne.NewPos(at.X, bottom), fyne.NewPos(at.X+size.Width, bottom)
	under.StrokeWidth = 1
	r.objects = append(r.objects, under)
}

// cover lays what can be tapped over every run of a stop. The cursor stops at
// the first; the frame stands round that one, and round what of it is on the
// next line.
func (r *linkedRenderer) cover(s *Stop, runs []run) {
	first := slices.IndexFunc(runs, func(n run) bool { return n.link == s.link })
	if first < 0 {
		return
	}
	for i := first; s.focused && i < len(runs) && runs[i].link == s.link; i++ {
		r.frame(r.at(runs[i]))
	}
	for i, n := range runs[first:] {
		if n.link != s.link {
			continue
		}
		var over fyne.CanvasObject = s
		if i > 0 {
			over = newLink(s.text, s.link)
		}
		at, size := r.at(n)
		over.Move(at)
		over.Resize(size)
		r.objects = append(r.objects, over)
	}
}

// frameRoom is what a frame leaves free round a word.
const frameRoom = 2

func (r *linkedRenderer) frame(at fyne.Position, size fyne.Size) {
	frame := canvas.NewRectangle(color.Transparent)
	frame.StrokeColor, frame.StrokeWidth, frame.CornerRadius = r.ink(fynetheme.ColorNamePrimary), 2, 3
	frame.Move(at.SubtractXY(frameRoom, frameRoom/2))
	frame.Resize(size.AddWidthHeight(2*frameRoom, frameRoom))
	r.objects = append(r.objects, frame)
}

// Link lies over a word of a [Linked] that leads somewhere.
type Link struct {
	widget.BaseWidget
	text *Linked
	link string
}

func newLink(text *Linked, link string) *Link {
	l := &Link{text: text, link: link}
	l.ExtendBaseWidget(l)
	return l
}

// Tapped follows the link.
func (l *Link) Tapped(*fyne.PointEvent) { l.text.follow(l.link) }

// Cursor is a hand.
func (l *Link) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer draws nothing: the text does.
func (l *Link) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

// Stop is a Link that the keyboard reaches.
type Stop struct {
	Link
	focused bool
}

func newStop(text *Linked, link string) *Stop {
	s := &Stop{Link: Link{text: text, link: link}}
	s.ExtendBaseWidget(s)
	return s
}

// FocusGained draws the frame, and brings the word into view.
func (s *Stop) FocusGained() {
	s.focused = true
	s.text.Refresh()
	reveal(s.text, s)
}

// FocusLost takes the frame away.
func (s *Stop) FocusLost() { s.focused = false; s.text.Refresh() }

// TypedRune takes no letters.
func (s *Stop) TypedRune(rune) {}

// TypedKey follows the link by Enter or the space bar.
func (s *Stop) TypedKey(key *fyne.KeyEvent) {
	if passed(s, key) {
		return
	}
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		s.text.follow(s.link)
	}
}
