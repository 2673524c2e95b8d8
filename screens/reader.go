package screens

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"formatietafel/export/tree"
	"formatietafel/screens/theme"
	"formatietafel/screens/widgets"
)

// section is a part of a document under one heading of the first levels.
type section struct {
	title   string
	level   int
	heading *tree.Heading // nil for what stands in front of the first
	blocks  []tree.Block
}

// sections splits a document at headings down to a level, so that a reader
// shows one part at a time and a long document stays quick.
func sections(doc *tree.Document, level int) []section {
	list := []section{{title: "Voorblad", level: 1}}
	if doc.Cover == nil {
		list[0].title = "Begin"
	}
	for _, block := range doc.Blocks {
		if h, ok := block.(*tree.Heading); ok && h.Level <= level {
			list = append(list, section{title: numbered(h), level: h.Level, heading: h})
			continue
		}
		last := &list[len(list)-1]
		last.blocks = append(last.blocks, block)
	}
	if doc.Cover == nil && len(list[0].blocks) == 0 {
		return list[1:]
	}
	return list
}

func numbered(h *tree.Heading) string {
	if h.Number == "" {
		return h.Text
	}
	return h.Number + " " + h.Text
}

// reader shows a document: its sections on the left, one of them on the right.
type reader struct {
	*room
	content fyne.CanvasObject
	// edit gets a paragraph that a table can put in own words; nil where
	// nothing can be changed.
	edit func(*tree.Paragraph)

	depth    int // level of the headings that begin a part
	list     *widgets.List
	page     *container.Scroll
	doc      *tree.Document
	sections []section
	open     int
}

func newReader(from *room, edit func(*tree.Paragraph)) *reader {
	r := &reader{room: from, edit: edit, depth: 2, page: container.NewVScroll(container.NewVBox())}
	r.list = widgets.NewList(func() int { return len(r.sections) },
		func() fyne.CanvasObject {
			l := widget.NewLabel("")
			l.Truncation = fyne.TextTruncateEllipsis
			return l
		},
		func(i widget.ListItemID, o fyne.CanvasObject) {
			text := r.sections[i].title
			if r.sections[i].level > 1 {
				text = "    " + text
			}
			o.(*widget.Label).SetText(text)
		})
	r.list.OnSelected = func(i widget.ListItemID) {
		r.open = i
		r.showSection()
	}
	split := container.NewHSplit(r.list, r.page)
	split.Offset = 0.26
	r.content = split
	return r
}

// show brings up a document, at the section that was open.
func (r *reader) show(doc *tree.Document) {
	r.doc, r.sections = doc, sections(doc, r.depth)
	if r.open >= len(r.sections) {
		r.open = 0
	}
	r.list.Refresh()
	r.list.Select(r.open)
	r.showSection()
}

// openAt opens the part that begins with a heading; one that is not there is
// left alone.
func (r *reader) openAt(id string) {
	i := slices.IndexFunc(r.sections, func(s section) bool { return s.heading != nil && s.heading.ID == id })
	if i >= 0 {
		r.list.Select(i)
		r.list.ScrollTo(i)
	}
}

func (r *reader) showSection() {
	if r.open >= len(r.sections) {
		return
	}
	s := r.sections[r.open]
	box := container.NewVBox(container.NewBorder(nil, nil, nil, container.NewCenter(r.copyButton()), title(s.title)))
	if r.open == 0 && r.doc.Cover != nil {
		box.Add(coverView(r.doc.Cover))
	}
	if r.doc.Secret != "" {
		box.Add(quiet(r.doc.Secret))
	}
	for _, block := range s.blocks {
		box.Add(r.block(block))
	}
	box.Add(quiet(r.doc.Footer))
	offset := r.page.Offset
	r.page.Content = container.New(column{}, container.NewPadded(card(box)))
	r.page.Refresh()
	r.page.ScrollToOffset(offset)
}

func coverView(c *tree.Cover) fyne.CanvasObject {
	box := container.NewVBox(quiet(c.Kicker), title(c.Title), heading(c.Subtitle))
	for _, line := range c.Lines {
		box.Add(prose(line))
	}
	box.Add(quiet(c.Notice))
	return box
}

func (r *reader) block(block tree.Block) fyne.CanvasObject {
	switch b := block.(type) {
	case *tree.Heading:
		return heading(numbered(b))
	case *tree.Paragraph:
		return r.paragraph(b)
	case *tree.List:
		return r.bullets(b)
	case *tree.Table:
		return r.table(b)
	case *tree.Figure:
		return container.NewVBox(widgets.NewDrawing(b.Drawing), quiet(b.Caption))
	case *tree.Quote:
		box := container.NewVBox()
		for _, inner := range b.Blocks {
			box.Add(r.block(inner))
		}
		if b.Source != "" {
			box.Add(quiet(b.Source))
		}
		return card(box)
	}
	return widget.NewSeparator()
}

func (r *reader) paragraph(p *tree.Paragraph) fyne.CanvasObject {
	text := r.spans(p.Spans, p.Style)
	if r.edit == nil || p.Passage == "" {
		return text
	}
	change := widgets.NewButtonWithIcon("", fynetheme.DocumentCreateIcon(), func() { r.edit(p) })
	change.Importance = widget.LowImportance
	box := container.NewBorder(nil, nil, nil, container.NewVBox(change), text)
	switch {
	case p.Stale:
		return container.NewVBox(box, quiet("Eigen tekst. De standaardtekst is sindsdien gewijzigd."))
	case p.Own:
		return container.NewVBox(box, quiet("Eigen tekst."))
	}
	return box
}

// spans is running text of a document, in which each term can be followed.
func (r *reader) spans(spans []tree.Span, style tree.Style) fyne.CanvasObject {
	shown := slices.Clone(spans)
	for i := range shown {
		shown[i].Bold = shown[i].Bold || style == tree.Mark
	}
	size, ink := fynetheme.SizeNameText, fynetheme.ColorNameForeground
	if style == tree.Note {
		size, ink = fynetheme.SizeNameCaptionText, theme.ColorSoft
	}
	if l := r.explained("", shown...); l != nil {
		l.SizeName, l.ColorName = size, ink
		return l
	}
	var segments []widget.RichTextSegment
	for _, s := range shown {
		look := widget.RichTextStyleInline
		look.TextStyle, look.SizeName, look.ColorName = fyne.TextStyle{Bold: s.Bold, Italic: s.Italic}, size, ink
		segments = append(segments, &widget.TextSegment{Text: s.Text, Style: look})
	}
	text := widget.NewRichText(segments...)
	text.Wrapping = fyne.TextWrapWord
	return text
}

func (r *reader) bullets(l *tree.List) fyne.CanvasObject {
	box := container.NewVBox()
	for _, item := range l.Items {
		inner := container.NewVBox()
		for _, block := range item {
			inner.Add(r.block(block))
		}
		box.Add(container.NewBorder(nil, nil, container.NewVBox(widget.NewLabel("•")), nil, inner))
	}
	return box
}

// table shows a table as a grid of equal columns.
func (r *reader) table(t *tree.Table) fyne.CanvasObject {
	grid := container.NewGridWithColumns(max(1, len(t.Columns)))
	for _, c := range t.Columns {
		grid.Add(widget.NewLabelWithStyle(c.Head, fyne.TextAlignLeading, fyne.TextStyle{Bold: true}))
	}
	for _, row := range t.Rows {
		for _, cell := range row {
			grid.Add(r.spans(cell.Spans, tree.Body))
		}
	}
	return container.NewVBox(quiet(t.Caption), grid)
}
