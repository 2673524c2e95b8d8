package driver

import (
	"cmp"
	"fmt"
	"image"
	"image/color"
	"math"
	"slices"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"formatietafel/screens/theme"
)

// finder finds words in a picture of the window: it draws them as the window
// does and looks where the picture has that form, in whatever two colours.
type finder struct {
	scale  float32
	stamps map[string][]*stamp
}

func newFinder(scale float32) *finder { return &finder{scale, map[string][]*stamp{}} }

// stamp is a text as the window draws it: how much of each pixel is ink.
type stamp struct {
	width, height int
	ink           []float64
	sum, squares  float64  // of ink
	probes        []sample // pixels that tell most, to pass over other places quickly
}

type sample struct {
	x, y int
	ink  float64
}

// margins round the ink that must be empty, so that no longer word matches. On
// the left a cursor may stand close by.
const (
	marginLeft  = 1
	marginRight = 6
	marginTop   = 1
)

// alike is how well a place must fit, as a correlation: the drawing is the
// window's own, so that only the edges of colours differ.
const alike = 0.98

// sizes and styles in which the window shows words.
var (
	textSizes  = []fyne.ThemeSizeName{fynetheme.SizeNameText, fynetheme.SizeNameSubHeadingText, fynetheme.SizeNameHeadingText, fynetheme.SizeNameCaptionText}
	textStyles = []fyne.TextStyle{{}, {Bold: true}}
)

// of gives a text in all sizes and styles.
func (f *finder) of(text string) []*stamp {
	if known := f.stamps[text]; known != nil {
		return known
	}
	drawing.Lock()
	defer drawing.Unlock()
	app := test.NewApp()
	look := theme.Theme{Scale: f.scale}
	app.Settings().SetTheme(look)
	var all []*stamp
	for _, size := range textSizes {
		for _, style := range textStyles {
			all = append(all, newStamp(text, look.Size(size), style))
		}
	}
	f.stamps[text] = all
	return all
}

// drawing is held while a text is drawn: Fyne has one app and one shaper of
// text for all, and tests run beside each other.
var drawing sync.Mutex

func newStamp(text string, size float32, style fyne.TextStyle) *stamp {
	drawn := canvas.NewText(text, color.White)
	drawn.TextSize, drawn.TextStyle = size, style
	c := software.NewTransparentCanvas()
	c.SetPadded(false)
	c.SetContent(drawn)
	c.Resize(drawn.MinSize().AddWidthHeight(2, 2))
	picture := c.Capture()
	box := inkBox(picture)
	st := &stamp{width: box.Dx() + marginLeft + marginRight, height: box.Dy() + 2*marginTop}
	for y := range st.height {
		for x := range st.width {
			ink := inkAt(picture, box.Min.X+x-marginLeft, box.Min.Y+y-marginTop)
			st.ink = append(st.ink, ink)
			st.sum += ink
			st.squares += ink * ink
		}
	}
	st.probe()
	return st
}

// inkAt is how full a pixel is, 0 to 1; outside the picture it is empty.
func inkAt(picture image.Image, x, y int) float64 {
	if !(image.Point{X: x, Y: y}).In(picture.Bounds()) {
		return 0
	}
	_, _, _, a := picture.At(x, y).RGBA()
	return float64(a) / 0xffff
}

func inkBox(picture image.Image) image.Rectangle {
	var box image.Rectangle
	b := picture.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if inkAt(picture, x, y) > 0 {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return box
}

// probe takes the fullest pixels, and empty ones beside them.
func (st *stamp) probe() {
	var full []sample
	for i, ink := range st.ink {
		full = append(full, sample{i % st.width, i / st.width, ink})
	}
	slices.SortStableFunc(full, func(a, b sample) int { return cmp.Compare(b.ink, a.ink) })
	const most = 8
	strong := full[:len(full)/20+1]
	step := max(1, len(strong)/most)
	for i := 0; i < len(strong); i += step {
		st.probes = append(st.probes, strong[i])
	}
	empty := full[slices.IndexFunc(full, func(s sample) bool { return s.ink == 0 }):]
	step = max(1, len(empty)/most)
	for i := 0; i < len(empty); i += step {
		st.probes = append(st.probes, empty[i])
	}
}

// shades is a picture in grey, 0 to 255.
type shades struct {
	width, height int
	pixels        []uint8
}

func newShades(picture *image.RGBA) shades {
	s := shades{picture.Bounds().Dx(), picture.Bounds().Dy(), make([]uint8, len(picture.Pix)/4)}
	for i := range s.pixels {
		p := picture.Pix[4*i:]
		s.pixels[i] = uint8((299*int(p[0]) + 587*int(p[1]) + 114*int(p[2])) / 1000)
	}
	return s
}

// all gives the places of a text, in reading order.
func (f *finder) all(picture *image.RGBA, text string) []image.Rectangle {
	grey := newShades(picture)
	var found []image.Rectangle
	for _, st := range f.of(text) {
		found = append(found, st.in(grey)...)
	}
	slices.SortFunc(found, func(a, b image.Rectangle) int {
		return cmp.Or(cmp.Compare(a.Min.Y, b.Min.Y), cmp.Compare(a.Min.X, b.Min.X))
	})
	return slices.CompactFunc(found, func(a, b image.Rectangle) bool { return a.Overlaps(b) })
}

func (st *stamp) in(grey shades) []image.Rectangle {
	var found []image.Rectangle
	full, empty := st.probes[0].at(grey), st.probes[len(st.probes)-1].at(grey)
	for y := range grey.height - st.height {
		for x := range grey.width - st.width {
			here := y*grey.width + x
			contrast := int(grey.pixels[here+full]) - int(grey.pixels[here+empty])
			if contrast > -leastContrast/2 && contrast < leastContrast/2 {
				continue // most of a picture
			}
			if st.maybe(grey, x, y) && st.fits(grey, x, y) > alike {
				found = append(found, image.Rect(x, y, x+st.width, y+st.height))
			}
		}
	}
	return found
}

// at is how far a sample lies behind the place of its stamp.
func (s sample) at(grey shades) int { return s.y*grey.width + s.x }

// leastContrast is how far ink and ground must lie apart, of 255.
const leastContrast = 18

// maybe tells whether the probes have two colours, as they should.
func (st *stamp) maybe(grey shades, x, y int) bool {
	const noise = 14
	at := func(s sample) float64 { return float64(grey.pixels[(y+s.y)*grey.width+x+s.x]) }
	full, empty := st.probes[0], st.probes[len(st.probes)-1]
	ground := at(empty)
	contrast := (at(full) - ground) / full.ink
	if math.Abs(contrast) < leastContrast {
		return false
	}
	for _, s := range st.probes {
		if math.Abs(at(s)-ground-contrast*s.ink) > noise+math.Abs(contrast)/4 {
			return false
		}
	}
	return true
}

// fits is the correlation of ink and picture at a place.
func (st *stamp) fits(grey shades, x, y int) float64 {
	var sum, squares, both float64
	for row := range st.height {
		line := grey.pixels[(y+row)*grey.width+x:]
		for column, ink := range st.ink[row*st.width : (row+1)*st.width] {
			g := float64(line[column])
			sum += g
			squares += g * g
			both += g * ink
		}
	}
	n := float64(len(st.ink))
	across := (squares - sum*sum/n) * (st.squares - st.sum*st.sum/n)
	if across <= 0 {
		return 0
	}
	return math.Abs(both-sum*st.sum/n) / math.Sqrt(across)
}

// Scaled tells how large text is, 1 for as it comes.
func (s *Screen) Scaled(scale float32) { s.find = newFinder(scale) }

// Shown gives the places where a text stands, in reading order. It must be a
// whole line, or a whole part of one.
func (s *Screen) Shown(text string) []image.Rectangle {
	s.tb.Helper()
	return s.finder().all(s.Look(), text)
}

func (s *Screen) finder() *finder {
	if s.find == nil {
		s.Scaled(1)
	}
	return s.find
}

// See waits for a text that stays where it is, and gives its place: the first
// where there are more.
func (s *Screen) See(text string) image.Rectangle {
	s.tb.Helper()
	return s.see(fmt.Sprintf("%q on the screen", text), func(picture *image.RGBA) image.Rectangle { return first(s.finder().all(picture, text)) })
}

// see waits for a place that stays the same, since what is above it may still
// come or go.
func (s *Screen) see(what string, where func(*image.RGBA) image.Rectangle) image.Rectangle {
	s.tb.Helper()
	const calm = 3 // looks at the same
	var at image.Rectangle
	last, same := image.NewRGBA(image.Rectangle{}), 0
	s.Wait(what, func() bool {
		picture := s.Look()
		now := at
		if !slices.Equal(last.Pix, picture.Pix) {
			now = where(picture)
		}
		last = picture
		switch {
		case now.Empty(): // not there yet, or a cursor that blinks stands in it
		case now == at:
			same++
		default:
			at, same = now, 1
		}
		return same == calm
	})
	return at
}

// SeeAll waits until all of these texts are there.
func (s *Screen) SeeAll(texts ...string) {
	s.tb.Helper()
	missing := texts
	s.Wait(fmt.Sprintf("%q on the screen", texts), func() bool {
		picture := s.Look()
		missing = slices.DeleteFunc(slices.Clone(missing), func(text string) bool { return len(s.finder().all(picture, text)) > 0 })
		return len(missing) == 0
	})
}

func first(places []image.Rectangle) image.Rectangle {
	if len(places) == 0 {
		return image.Rectangle{}
	}
	return places[0]
}

// Typed waits for a text that has the cursor behind it, which blinks.
func (s *Screen) Typed(text string) {
	s.tb.Helper()
	s.Wait(fmt.Sprintf("%q on the screen", text), func() bool { return len(s.Shown(text)) > 0 })
}

// Gone waits until a text is not on the screen.
func (s *Screen) Gone(text string) {
	s.tb.Helper()
	s.Wait(fmt.Sprintf("no %q on the screen", text), func() bool { return len(s.Shown(text)) == 0 })
}

// ClickOn clicks in the middle of a place.
func (s *Screen) ClickOn(place image.Rectangle) {
	s.tb.Helper()
	s.ClickAt(middle(place))
}

// Click clicks on a text, the first where there are more.
func (s *Screen) Click(text string) {
	s.tb.Helper()
	s.ClickAt(middle(s.See(text)))
}

// ClickLast clicks on the last of several.
func (s *Screen) ClickLast(text string) {
	s.tb.Helper()
	s.ClickOn(s.see(fmt.Sprintf("%q on the screen", text), func(picture *image.RGBA) image.Rectangle {
		places := s.finder().all(picture, text)
		slices.Reverse(places)
		return first(places)
	}))
}

// Choose opens a list by a click on a place, and takes a text that comes up with
// it.
func (s *Screen) Choose(list image.Rectangle, text string) {
	s.tb.Helper()
	before := s.Shown(text)
	s.ClickOn(list)
	s.ClickOn(s.see(fmt.Sprintf("%q in a list", text), func(picture *image.RGBA) image.Rectangle {
		return first(slices.DeleteFunc(s.finder().all(picture, text), func(place image.Rectangle) bool { return slices.Contains(before, place) }))
	}))
}

// ClickField clicks on a field and waits until it shows that it has the cursor.
func (s *Screen) ClickField(place image.Rectangle) {
	s.tb.Helper()
	const rim = 10 // from the words to the line round them, and past it
	around := place.Inset(-rim).Intersect(image.Rect(0, 0, Width, Height))
	before := s.Look()
	s.ClickOn(place)
	s.Wait("a field with the cursor in it", func() bool { return differs(before, s.Look(), around) })
}

// differs tells whether anything in a part of two pictures is another.
func differs(a, b *image.RGBA, part image.Rectangle) bool {
	for y := part.Min.Y; y < part.Max.Y; y++ {
		from, to := a.PixOffset(part.Min.X, y), a.PixOffset(part.Max.X, y)
		if !slices.Equal(a.Pix[from:to], b.Pix[from:to]) {
			return true
		}
	}
	return false
}

// ClickBelow clicks in the field below its label, wherever that is on the page.
func (s *Screen) ClickBelow(label string) {
	s.tb.Helper()
	at := s.Reach(label)
	if at.Max.Y+3*at.Dy() > Height-foot { // the field lies behind the line below
		s.point(gutter)
		s.Still()
		s.X("click", "--repeat", "2", "--delay", "10", "5")
		s.point(aside)
		s.Still()
	}
	at = s.See(label)
	s.ClickField(at.Add(image.Pt(0, 2*at.Dy()+at.Dy()/2)))
}

// Reach turns the wheel over the page, down and at the end up again, until a
// text is there, and gives its place.
func (s *Screen) Reach(text string) image.Rectangle {
	s.tb.Helper()
	const notches, most, down, up = "4", 160, "5", "4"
	defer s.point(aside)
	s.point(gutter)
	way := down
	for range most {
		s.Still()
		if list := s.Shown(text); len(list) > 0 && list[0].Max.Y < Height-foot {
			return list[0]
		}
		before := s.Look()
		s.X("click", "--repeat", notches, "--delay", "10", way)
		s.Still()
		if Difference(before, s.Look()) > cursorSize {
			continue
		}
		if way == down { // this is the end of it
			way = up
		} else {
			way = down
		}
	}
	s.Fatalf("%q is nowhere on the page", text)
	return image.Rectangle{}
}

func (s *Screen) point(at image.Point) {
	s.tb.Helper()
	s.X("mousemove", fmt.Sprint(at.X), fmt.Sprint(at.Y))
}

// gutter is where the wheel turns: on every page, but not over its words.
var gutter = image.Pt(Width-12, Height/2)

// foot is how high the line below every page is.
const foot = 60

func middle(r image.Rectangle) image.Point { return r.Min.Add(r.Max).Div(2) }
