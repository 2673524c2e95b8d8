package widgets

import (
	"fmt"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"formatietafel/screens/theme"
)

// Board shows blocks as large as they fit, a page at a time.
type Board struct {
	widget.BaseWidget
	blocks []BoardBlock
	black  bool
	page   int
	turn   string // key of the block to turn to once the pages are known
	set    BoardPages
	sized  fyne.Size
	widths map[wordKey]float32 // of words at wordSize, since a table types live
}

// wordKey is a word as it is measured.
type wordKey struct {
	word string
	bold bool
}

const (
	wordSize  = 100  // at which words are measured; widths go with the size
	wordSlack = 1.01 // what rounding may take
	mostWords = 10_000
)

// NewBoard makes an empty board.
func NewBoard() *Board {
	b := &Board{}
	b.ExtendBaseWidget(b)
	return b
}

// Put puts blocks on the board, and turns to the block with that key; "" is
// the first page.
func (b *Board) Put(blocks []BoardBlock, key string) {
	b.blocks, b.turn, b.page, b.sized = blocks, key, 0, fyne.Size{}
	b.Refresh()
}

// Update puts other blocks on the board and stays on the page.
func (b *Board) Update(blocks []BoardBlock) {
	b.blocks, b.sized = blocks, fyne.Size{}
	b.Refresh()
}

// Black takes the picture away, or brings it back.
func (b *Board) Black(on bool) {
	b.black = on
	b.Refresh()
}

// Turn goes to a next (1) or former (-1) page, as far as there is one.
func (b *Board) Turn(by int) {
	b.page += by
	b.Refresh()
}

// Page gives the page that is shown, from 1, and how many there are.
func (b *Board) Page() (page, pages int) { return b.page + 1, max(1, len(b.set.Pages)) }

// layOut sets the blocks for the present size.
func (b *Board) layOut() {
	size := b.Size()
	if size != b.sized {
		b.sized = size
		b.set = SetBoard(b.blocks, size.Width-2*b.margin(), size.Height-2*b.margin(), b.measure)
		if page, ok := b.set.Keys[b.turn]; ok {
			b.page = page
		}
		b.turn = ""
	}
	b.page = min(max(b.page, 0), max(0, len(b.set.Pages)-1))
}

// margin around the text, in which the number of the page stands.
func (b *Board) margin() float32 {
	const share = 18
	return b.Size().Height / share
}

// measure gives the width of a text, by its words.
func (b *Board) measure(text string, size float32, bold bool) float32 {
	words := strings.Split(text, " ")
	width := float32(len(words)-1) * b.word(" ", bold)
	for _, word := range words {
		width += b.word(word, bold)
	}
	return width * size / wordSize * wordSlack
}

func (b *Board) word(word string, bold bool) float32 {
	key := wordKey{word, bold}
	if width, ok := b.widths[key]; ok {
		return width
	}
	if b.widths == nil || len(b.widths) > mostWords {
		b.widths = map[wordKey]float32{}
	}
	width := fyne.MeasureText(word, wordSize, fyne.TextStyle{Bold: bold}).Width
	b.widths[key] = width
	return width
}

// AccessibilityLabel says what the board shows.
func (b *Board) AccessibilityLabel() string {
	if b.black {
		return ""
	}
	said := ""
	for _, block := range b.blocks {
		said += block.Text + " " + block.Other
		for _, mark := range block.Marks {
			said += " " + mark.Name
		}
		said += "\n"
	}
	return said
}

// AccessibilityRole is text.
func (b *Board) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer draws the page.
func (b *Board) CreateRenderer() fyne.WidgetRenderer {
	r := &boardRenderer{board: b, ground: canvas.NewRectangle(color.Black)}
	r.Refresh()
	return r
}

type boardRenderer struct {
	board   *Board
	ground  *canvas.Rectangle
	objects []fyne.CanvasObject
}

func (r *boardRenderer) MinSize() fyne.Size { return fyne.NewSize(160, 90) }

func (r *boardRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.build()
}

func (r *boardRenderer) Refresh() {
	r.build()
	canvas.Refresh(r.board)
}

func (r *boardRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *boardRenderer) Destroy()                     {}

func (r *boardRenderer) build() {
	b := r.board
	th, variant := b.Theme(), fyne.CurrentApp().Settings().ThemeVariant()
	r.objects = []fyne.CanvasObject{r.ground}
	r.ground.FillColor = color.Black
	if b.black || b.Size().Height <= 0 {
		return
	}
	r.ground.FillColor = th.Color(fynetheme.ColorNameBackground, variant)
	ink, soft := th.Color(fynetheme.ColorNameForeground, variant), th.Color(theme.ColorSoft, variant)
	b.layOut()
	margin := b.margin()
	for _, item := range b.set.Pages[b.page] {
		at := fyne.NewPos(margin+item.X, margin+item.Y)
		if item.Mark != nil {
			r.objects = append(r.objects, dotOf(item, at, r.ground.FillColor, ink))
			continue
		}
		paint := ink
		if item.Soft {
			paint = soft
		}
		r.objects = append(r.objects, lineOf(item.Text, item.Size, item.Bold, paint, at))
	}
	if page, pages := b.Page(); pages > 1 {
		number := lineOf(fmt.Sprintf("%d van %d", page, pages), margin*0.5, false, soft, fyne.Position{})
		number.Move(fyne.NewPos(b.Size().Width-margin-number.Size().Width, b.Size().Height-margin*0.85))
		r.objects = append(r.objects, number)
	}
}

func lineOf(text string, size float32, bold bool, paint color.Color, at fyne.Position) *canvas.Text {
	t := canvas.NewText(text, paint)
	t.TextSize, t.TextStyle.Bold = size, bold
	t.Move(at)
	t.Resize(t.MinSize())
	return t
}

// dotOf draws a party's dot as high as the letters; its rim keeps a pale
// colour apart from the ground.
func dotOf(item BoardItem, at fyne.Position, ground, ink color.Color) fyne.CanvasObject {
	const share = 0.58
	c := canvas.NewCircle(theme.Hex(item.Mark.Color))
	c.StrokeColor, c.StrokeWidth = ink, item.Size/16
	if item.Mark.Open {
		c.FillColor, c.StrokeColor, c.StrokeWidth = ground, theme.Hex(item.Mark.Color), item.Size/7
	}
	c.Resize(fyne.NewSquareSize(item.Size * share))
	c.Move(at.AddXY(0, item.Size*(lineShare-share)/2))
	return c
}
