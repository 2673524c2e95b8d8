package screens

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"formatietafel/screens/theme"

	"formatietafel/screens/widgets"
)

// heading is the title of a part of a page or panel.
func heading(text string) *widget.Label {
	l := widget.NewLabelWithStyle(text, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	l.SizeName = fynetheme.SizeNameSubHeadingText
	l.Wrapping = fyne.TextWrapWord
	return l
}

// title is the title of a page.
func title(text string) *widget.Label {
	l := widget.NewLabelWithStyle(text, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	l.SizeName = fynetheme.SizeNameHeadingText
	l.Wrapping = fyne.TextWrapWord
	return l
}

// prose is running text.
func prose(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.Wrapping = fyne.TextWrapWord
	return l
}

// quiet is secondary text: small, and softer.
func quiet(text string) *widget.RichText {
	l := widget.NewRichText(&widget.TextSegment{Text: text, Style: widget.RichTextStyle{ColorName: theme.ColorSoft, SizeName: fynetheme.SizeNameCaptionText}})
	l.Wrapping = fyne.TextWrapWord
	return l
}

// ground is a rectangle of one of the theme's colours that follows the theme.
type ground struct {
	widget.BaseWidget
	name fyne.ThemeColorName
	rim  bool
}

func (g *ground) CreateRenderer() fyne.WidgetRenderer {
	r := &groundRenderer{ground: g, box: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type groundRenderer struct {
	ground *ground
	box    *canvas.Rectangle
}

func (r *groundRenderer) Layout(size fyne.Size)        { r.box.Resize(size) }
func (r *groundRenderer) MinSize() fyne.Size           { return fyne.Size{} }
func (r *groundRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.box} }
func (r *groundRenderer) Destroy()                     {}
func (r *groundRenderer) Refresh() {
	variant := fyne.CurrentApp().Settings().ThemeVariant()
	r.box.FillColor = r.ground.Theme().Color(r.ground.name, variant)
	if r.ground.rim {
		r.box.StrokeColor = r.ground.Theme().Color(fynetheme.ColorNameSeparator, variant)
		r.box.StrokeWidth = 1
		r.box.CornerRadius = 6
	}
	r.box.Refresh()
}

// onGround puts something on a colour of the theme.
func onGround(name fyne.ThemeColorName, content fyne.CanvasObject) fyne.CanvasObject {
	g := &ground{name: name}
	g.ExtendBaseWidget(g)
	return container.NewStack(g, container.NewPadded(content))
}

// card puts something in a frame of its own.
func card(content fyne.CanvasObject) fyne.CanvasObject {
	g := &ground{name: theme.ColorCard, rim: true}
	g.ExtendBaseWidget(g)
	return container.NewStack(g, container.NewPadded(container.NewPadded(content)))
}

// pageFrame is a page: its title and lead, and below it what scrolls.
func (r *room) pageFrame(titleText, lead string, content fyne.CanvasObject) *container.Scroll {
	return scrolled(container.NewVBox(title(titleText), r.linked(lead), content))
}

// scrolled is what scrolls down, in a column that stays narrow enough to read.
func scrolled(content fyne.CanvasObject) *container.Scroll {
	return widgets.NewScroll(container.New(column{}, container.NewPadded(content)))
}

// column lays out one object no wider than lines can be read: about 150
// characters, forms with two fields beside each other included.
type column struct{}

const columnWidth = 82 // times the text's size

func (column) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := max(min(size.Width, columnWidth*fynetheme.TextSize()), objects[0].MinSize().Width)
	objects[0].Resize(fyne.NewSize(width, size.Height))
	objects[0].Move(fyne.Position{})
}
