package layout

import (
	"strconv"
	"strings"

	"formatietafel/export/tree"
)

// decorate adds the mark, header and footer to every page.
func (s *setter) decorate(pages *Pages, doc *tree.Document) {
	mark := s.mark(doc.Mark, pageHeight/2, 700, 110)
	secret := s.secret(doc.Secret)
	title := s.running(doc, secret)
	foot := s.footer(doc.Footer)
	extra := len(mark) + len(secret) + len(title) + len(foot) + 1
	for n := range pages.Pages {
		page := &pages.Pages[n]
		items := make([]Item, 0, len(page.Items)+extra)
		if page.cover {
			items = append(items, s.coverMark(doc.Mark, page)...)
		} else {
			items = append(items, mark...)
		}
		items = append(items, page.Items...)
		if n > 0 && !page.cover {
			items = append(items, title...)
		}
		if !page.cover {
			items = append(items, foot...)
			items = append(items, s.pageNumber(n+1, len(pages.Pages)))
		}
		page.Items = append(items, secret...)
	}
}

// mark is set across the page, behind the text: about the given height, at
// most so long and of at most that size, in points.
func (s *setter) mark(word string, middle, long, most float64) []Item {
	width := s.metrics.Width(SemiBold, 1, word)
	if width == 0 {
		return nil
	}
	size := min(most, long/width)
	item := s.item(word, 0, width*size, face{font: SemiBold, size: size, leading: size, color: markColor}, nil)
	item.Artifact = Background
	item.Angle = 54
	item.X = (pageWidth - item.W) / 2
	by := middle - item.H/2
	item.Y += by
	item.Base += by
	return []Item{item}
}

// coverMark is the mark on a cover: below the band, where there is room.
func (s *setter) coverMark(word string, page *Page) []Item {
	top := 0.0
	for _, item := range page.Items {
		if item.Kind == Rect && item.W == pageWidth {
			top = item.Y + item.H
		}
	}
	const least, most = 150.0, 72.0
	room := coverEnd - top
	if room < least {
		return nil
	}
	return s.mark(word, top+room/2, room, most)
}

// secret is the confidential mark at the top right of a page.
func (s *setter) secret(text string) []Item {
	if text == "" {
		return nil
	}
	const padX, padY = 7.0, 3.5
	f := secretFace
	width := s.metrics.Width(f.font, f.size, text)
	if most := s.page.right - s.page.left - 2*padX; width > most {
		f.size *= most / width
		width = most
	}
	item := s.item(text, s.page.right-padX-width, width, f, nil)
	by := s.page.header - item.Base
	item.Y, item.Base, item.Artifact = item.Y+by, s.page.header, Pagination
	box := Item{
		Kind: Rect, X: item.X - padX, Y: item.Y - padY, W: width + 2*padX, H: item.H + 2*padY,
		Fill: whiteColor, Stroke: secretColor, Width: 0.9, Radius: 2, Artifact: Pagination,
	}
	return []Item{box, item}
}

// running is the title at the top of each page but the first.
func (s *setter) running(doc *tree.Document, secret []Item) []Item {
	room := s.page.right - s.page.left
	if len(secret) > 0 {
		room = secret[0].X - s.page.left - 12
	}
	text := s.shorten(strings.ReplaceAll(doc.Title, "\n", " "), runningFace, room)
	if text == "" {
		return nil
	}
	item := s.item(text, s.page.left, s.metrics.Width(runningFace.font, runningFace.size, text), runningFace, nil)
	by := s.page.header - item.Base
	item.Y, item.Base, item.Artifact = item.Y+by, s.page.header, Pagination
	return []Item{item}
}

// shorten cuts text to a width, at a word, with an ellipsis.
func (s *setter) shorten(text string, f face, width float64) string {
	if s.metrics.Width(f.font, f.size, text) <= width {
		return text
	}
	const ellipsis = "…"
	width -= s.metrics.Width(f.font, f.size, ellipsis)
	if width <= 0 {
		return ""
	}
	lines := s.breakLines([]run{{text: text, font: f.font}}, f.size, width)
	if len(lines[0].segs) == 0 {
		return ""
	}
	return text[:lines[0].segs[0].to] + ellipsis
}

const (
	footerLines = 3
	footerRoom  = 80.0 // points, kept for the page number
	footerSmall = 7.0  // size down to which a footer is set on one line
)

// footer is the rule and the text at the foot of each page.
func (s *setter) footer(text string) []Item {
	items := []Item{{Kind: Rect, X: s.page.left, Y: s.page.footer, W: s.page.right - s.page.left, H: 0.6, Fill: ruleColor, Artifact: Pagination}}
	if text == "" {
		return items
	}
	f := runningFace
	col := column{s.page.left, s.page.right - s.page.left - footerRoom}
	text = strings.ReplaceAll(text, "\n", " ")
	if wide := s.metrics.Width(f.font, f.size, text); wide > col.width {
		if size := f.size * col.width / wide * 0.999; size >= footerSmall { // 0.999 for rounding
			f.size = size
		}
	}
	runs := []run{{text: text, color: f.color}}
	lines := s.breakLines(runs, f.size, col.width)
	if len(lines) > footerLines {
		last := lines[footerLines-1].segs
		kept := []rune(text[:last[len(last)-1].to])
		runs[0].text = string(kept[:len(kept)-2]) + "…"
		lines = s.breakLines(runs, f.size, col.width)
	}
	for i, l := range lines {
		from := len(items)
		items = s.line(items, l, runs, f, col, s.page.footer+6+float64(i)*f.leading, false)
		for ; from < len(items); from++ {
			items[from].Artifact = Pagination
		}
	}
	return items
}

// pageNumber is "bladzijde 3 van 12".
func (s *setter) pageNumber(n, of int) Item {
	text := "bladzijde " + strconv.Itoa(n) + " van " + strconv.Itoa(of)
	f := runningFace
	width := s.metrics.Width(f.font, f.size, text)
	item := s.item(text, s.page.right-width, width, f, nil)
	item.Y += s.page.footer + 6
	item.Base += s.page.footer + 6
	item.Artifact = Pagination
	return item
}
