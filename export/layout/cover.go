package layout

import (
	"bytes"
	"image/png"

	"formatietafel/export/tree"
)

// cover sets the first page.
func (s *setter) cover(doc *tree.Document, root *Element) {
	c := doc.Cover
	band := frame{left: 0, right: pageWidth, top: coverTop, bottom: 34, fill: inkColor}
	if logo, ok := s.logo(c, root); ok {
		s.append([]strip{logo}, 0, 28+36)
		band.top = 36
	} else { // the band begins at the top of the page
		s.append([]strip{{height: 1, keep: true, frames: []*frame{&band}}}, 0, 96)
	}
	s.frames = []*frame{&band}
	s.coverText(c.Kicker, kickerFace, P, root)
	s.coverText(c.Title, s.coverTitle(c.Title), "H1", root)
	s.coverText(c.Subtitle, subtitleFace, P, root)
	s.frames = nil
	s.after = band.bottom + 30
	for _, l := range c.Lines {
		if l == "" {
			continue
		}
		strips := s.text([]run{{text: l, color: coverLineFace.color, element: root.add(P)}}, coverLineFace, wholeColumn, false)
		last := &strips[len(strips)-1]
		last.items = append(last.items, Item{Kind: Rect, X: leftEdge, Y: coverLineFace.leading + 5, W: wholeColumn.width, H: 0.6, Fill: ruleColor})
		s.append(strips, 0, 11)
	}
	s.foot(c.Notice, root)
}

// coverText sets text in the band.
func (s *setter) coverText(text string, f face, role Role, root *Element) {
	if text == "" {
		return
	}
	runs := []run{{text: text, font: f.font, color: f.color, element: root.add(role)}}
	s.append(s.text(runs, f, wholeColumn, false), 0, f.below)
}

// coverTitle gives the largest face in which the title takes few lines.
func (s *setter) coverTitle(title string) face {
	var f face
	for _, f = range coverTitles {
		s.cut([]run{{text: title, font: f.font}}, f.size)
		fits := true
		for _, p := range s.pieces {
			fits = fits && p.width <= wholeColumn.width
		}
		if fits && len(s.breakLines([]run{{text: title, font: f.font}}, f.size, wholeColumn.width)) <= coverTitleLines {
			break
		}
	}
	return f
}

// foot sets the notice at the foot of the cover, or below the rest where that
// leaves no room.
func (s *setter) foot(notice string, root *Element) {
	if notice == "" {
		return
	}
	strips := s.text([]run{{text: notice, color: noteFace.color, element: root.add(P)}}, noteFace, wholeColumn, false)
	room := coverEnd - coverTop - height(s.strips) - height(strips)
	s.append(strips, max(room, 30), 0)
}

// The most that a logo takes, in points.
const (
	logoWidth  = 180.0
	logoHeight = 64.0
)

func (s *setter) logo(c *tree.Cover, root *Element) (strip, bool) {
	if len(c.Logo) == 0 {
		return strip{}, false
	}
	size, err := png.DecodeConfig(bytes.NewReader(c.Logo))
	if err != nil || size.Width <= 0 || size.Height <= 0 {
		return strip{}, false
	}
	scale := min(logoWidth/float64(size.Width), logoHeight/float64(size.Height))
	item := Item{
		Kind: Image, X: leftEdge, PNG: c.Logo,
		W: float64(size.Width) * scale, H: float64(size.Height) * scale,
	}
	if c.LogoAlt != "" {
		item.Element = root.add(Figure)
		item.Element.Alt = c.LogoAlt
	}
	return strip{items: []Item{item}, height: item.H, keep: true}, true
}
