package pdf

import (
	"bytes"
	"fmt"
	"net/url"
	"strconv"
	"strings"
	"time"

	"formatietafel/export/layout"
	"formatietafel/export/pdf/tag"

	"github.com/jung-kurt/gofpdf"
)

// drawer draws pages with gofpdf. It keeps the state that gofpdf has, to
// write it only where it changes.
type drawer struct {
	pdf   *gofpdf.Fpdf
	pages *layout.Pages
	tags  *tag.Document
	state state
	logos int

	elements map[*layout.Element]*tag.Element
	facts    map[*layout.Element]fact
}

// state of the graphics on the open page.
type state struct {
	font               layout.Font
	size, width        float64
	text, fill, stroke string
	dash               bool
	dots               bool
}

// families names the fonts for gofpdf, by layout.Font.
var families = [layout.Fonts]string{"regular", "semibold", "italic"}

func newDrawer(pages *layout.Pages) *drawer {
	pdf := gofpdf.NewCustom(&gofpdf.InitType{
		UnitStr: "pt",
		Size:    gofpdf.SizeType{Wd: pages.Width, Ht: pages.Height},
	})
	pdf.SetMargins(0, 0, 0)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetCatalogSort(true)
	// gofpdf takes the present for a date that is not set; the second pass
	// writes the document's own.
	pdf.SetCreationDate(time.Unix(0, 0).UTC())
	pdf.SetModificationDate(time.Unix(0, 0).UTC())
	pdf.SetCompression(false) // the second pass reads the content
	d := &drawer{pdf: pdf, pages: pages, tags: tag.New(pdf), facts: map[*layout.Element]fact{}}
	d.elements = map[*layout.Element]*tag.Element{pages.Root: d.tags.Root}
	d.register()
	d.gather()
	return d
}

// register adds the fonts that the pages use: each costs milliseconds.
func (d *drawer) register() {
	var used [layout.Fonts]bool
	for _, page := range d.pages.Pages {
		for i := range page.Items {
			if page.Items[i].Kind == layout.Text {
				used[page.Items[i].Font] = true
			}
		}
	}
	for n, ok := range used {
		if ok {
			d.pdf.AddUTF8FontFromBytes(families[n], "", file(layout.Font(n)))
		}
	}
}

// draw draws all pages.
func (d *drawer) draw() error {
	for n := range d.pages.Pages {
		d.pdf.AddPage()
		// gofpdf carries the dashes on to the new page.
		d.state = state{font: -1, dash: d.state.dash, dots: d.state.dots}
		err := contents(d.pages.Pages[n].Items, d.bracketed)
		if err != nil {
			return fmt.Errorf("bladzijde %d tekenen: %w", n+1, err)
		}
	}
	if d.pages.Root != nil {
		d.complete(d.pages.Root)
	}
	return nil
}

// content draws items that belong together.
func (d *drawer) content(items []layout.Item) error {
	for i := range items {
		d.item(&items[i])
	}
	return d.pdf.Error()
}

func (d *drawer) item(item *layout.Item) {
	if item.Bookmark != nil {
		d.bookmark(item)
	}
	switch item.Kind {
	case layout.Text:
		d.text(item)
	case layout.Image:
		d.image(item)
	default:
		d.shape(item)
	}
	d.link(item)
}

// bookmark needs a font set: gofpdf encodes by it.
func (d *drawer) bookmark(item *layout.Item) {
	d.font(item.Font, item.Size)
	d.pdf.Bookmark(item.Bookmark.Title, item.Bookmark.Level, max(item.Y-8, 0))
}

func (d *drawer) font(f layout.Font, size float64) {
	if d.state.font == f && d.state.size == size {
		return
	}
	d.state.font, d.state.size = f, size
	d.pdf.SetFont(families[f], "", size)
}

func (d *drawer) text(item *layout.Item) {
	if item.Text == "" || item.Size <= 0 {
		return
	}
	d.font(item.Font, item.Size)
	if d.state.text != item.Fill {
		d.state.text = item.Fill
		d.pdf.SetTextColor(rgb(item.Fill))
	}
	if item.Angle == 0 {
		d.pdf.Text(item.X, item.Base, item.Text)
		return
	}
	d.pdf.TransformBegin()
	d.pdf.TransformRotate(item.Angle, item.X+item.W/2, item.Y+item.H/2)
	d.pdf.Text(item.X, item.Base, item.Text)
	d.pdf.TransformEnd()
}

func (d *drawer) image(item *layout.Item) {
	d.logos++
	name := "logo" + strconv.Itoa(d.logos)
	options := gofpdf.ImageOptions{ImageType: "PNG"}
	d.pdf.RegisterImageOptionsReader(name, options, bytes.NewReader(item.PNG))
	d.pdf.ImageOptions(name, item.X, item.Y, item.W, item.H, false, options, 0, "")
}

// shape draws a line or an area.
func (d *drawer) shape(item *layout.Item) {
	style := d.style(item)
	if style == "" {
		return
	}
	switch item.Kind {
	case layout.Rect:
		if r := min(item.Radius, item.W/2, item.H/2); r > 0 {
			d.pdf.RoundedRect(item.X, item.Y, item.W, item.H, r, "1234", style)
			d.pdf.RawWriteStr("Q") // gofpdf saves the graphics state and forgets to restore it
			return
		}
		d.pdf.Rect(item.X, item.Y, item.W, item.H, style)
	case layout.Circle:
		d.pdf.Circle(item.X+item.W/2, item.Y+item.H/2, item.Radius, style)
	case layout.Line:
		d.pdf.Line(item.Points[0][0], item.Points[0][1], item.Points[1][0], item.Points[1][1])
	case layout.Polygon:
		points := make([]gofpdf.PointType, len(item.Points))
		for i, p := range item.Points {
			points[i] = gofpdf.PointType{X: p[0], Y: p[1]}
		}
		d.pdf.Polygon(points, style)
	}
}

// style sets colours and stroke, and gives gofpdf's word for what to paint.
func (d *drawer) style(item *layout.Item) string {
	style := ""
	if item.Stroke != "" && item.Width > 0 {
		style = "D"
		d.stroke(item)
	}
	if item.Fill == "" || item.Kind == layout.Line {
		return style
	}
	if d.state.fill != item.Fill {
		d.state.fill = item.Fill
		d.pdf.SetFillColor(rgb(item.Fill))
	}
	return "F" + style
}

func (d *drawer) stroke(item *layout.Item) {
	if d.state.stroke != item.Stroke {
		d.state.stroke = item.Stroke
		d.pdf.SetDrawColor(rgb(item.Stroke))
	}
	if d.state.width != item.Width {
		d.state.width = item.Width
		d.pdf.SetLineWidth(item.Width)
	}
	if d.state.dash == item.Dash && d.state.dots == item.Dots {
		return
	}
	d.state.dash, d.state.dots = item.Dash, item.Dots
	switch {
	case item.Dots:
		d.pdf.SetLineCapStyle("round")
		d.pdf.SetDashPattern([]float64{0, layout.DotStep}, 0)
	case item.Dash:
		d.pdf.SetLineCapStyle("butt")
		d.pdf.SetDashPattern([]float64{3, 2}, 0)
	default:
		d.pdf.SetLineCapStyle("butt")
		d.pdf.SetDashPattern([]float64{}, 0)
	}
}

// webAddress gives an https address in ASCII.
func webAddress(link string) (string, bool) {
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "https" || u.Host == "" {
		return "", false
	}
	return u.String(), true
}

// rgb reads #rrggbb; anything else is black.
func rgb(color string) (r, g, b int) {
	n, err := strconv.ParseUint(strings.TrimPrefix(color, "#"), 16, 24)
	if err != nil || len(color) != 7 {
		return 0, 0, 0
	}
	return int(n >> 16), int(n >> 8 & 0xff), int(n & 0xff)
}
