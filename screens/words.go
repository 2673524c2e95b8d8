package screens

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"formatietafel/export/tree"
	"formatietafel/guide"
	"formatietafel/screens/widgets"
)

// linked is running text, in which each term can be followed to what it
// means.
func (r *room) linked(text string) fyne.CanvasObject { return r.linkedBut("", text) }

// linkedBut is running text about a term, which does not lead to itself.
func (r *room) linkedBut(term, text string) fyne.CanvasObject {
	if l := r.explained(term, tree.Span{Text: text}); l != nil {
		return l
	}
	return prose(text)
}

// linkedBold is running text in bold, likewise.
func (r *room) linkedBold(text string) fyne.CanvasObject {
	if l := r.explained("", tree.Span{Text: text, Bold: true}); l != nil {
		return l
	}
	return bold(text)
}

// linkedHeading is a heading, likewise.
func (r *room) linkedHeading(text string) fyne.CanvasObject {
	l := r.explained("", tree.Span{Text: text, Bold: true})
	if l == nil {
		return heading(text)
	}
	l.SizeName = fynetheme.SizeNameSubHeadingText
	return l
}

// explained gives a text in which each term but one can be followed; nil where
// it names none.
func (r *room) explained(but string, spans ...tree.Span) *widgets.Linked {
	mentions := slices.DeleteFunc(r.guide.Mentions(tree.Plain(spans)), func(m guide.Mention) bool { return m.Term == but })
	if len(mentions) == 0 {
		return nil
	}
	var pieces []widgets.Piece
	begin := 0 // of the span in the text
	for _, s := range spans {
		pieces = append(pieces, cut(s, begin, mentions)...)
		begin += len(s.Text)
	}
	return widgets.NewLinked(pieces, r.showTerm)
}

// cut divides a span, which begins at begin in its text, at the terms that the
// text mentions. An address is no mention of what it is made of.
func cut(s tree.Span, begin int, mentions []guide.Mention) []widgets.Piece {
	style := widgets.Style{Bold: s.Bold, Italic: s.Italic}
	var pieces []widgets.Piece
	done := 0
	add := func(end int, link string) {
		if end > done {
			pieces = append(pieces, widgets.Piece{Text: s.Text[done:end], Link: link, Style: style})
			done = end
		}
	}
	for _, m := range mentions {
		if s.Link != "" || m.End <= begin || m.Start >= begin+len(s.Text) {
			continue
		}
		add(max(0, m.Start-begin), "")
		add(min(len(s.Text), m.End-begin), m.Term)
	}
	add(len(s.Text), "")
	return pieces
}

// point is one point of a list in the guide.
func (r *room) point(text string) fyne.CanvasObject { return bulletOf(r.linked(text)) }

// list is points below each other, with no more room between them than
// between lines and a half: each has that of a paragraph around it.
func (r *room) list(texts []guide.Text) fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(-fynetheme.InnerPadding()))
	for _, t := range texts {
		box.Add(r.point(t.Text))
	}
	return box
}

// sourced is a text of the guide with where it comes from.
func (r *room) sourced(t guide.Text) fyne.CanvasObject {
	return container.NewVBox(r.linked(t.Text), quiet(t.Label()))
}

// showTerm explains a term over the page.
func (r *room) showTerm(id string) {
	term, ok := r.guide.Term(id)
	if !ok {
		return
	}
	d := r.newNotice(capital(term.Title), "Sluiten", container.NewVScroll(r.termView(term)))
	d.Resize(fyne.NewSize(560, 500))
	r.showDialog(d)
}

// termView says what a term means, shows it in a municipality, and gives a
// question to ask.
func (r *room) termView(term guide.Term) fyne.CanvasObject {
	box := container.NewVBox(r.linkedBut(term.ID, term.Meaning), quiet(r.origin(guide.Text{Text: term.Meaning, Origin: term.Origin, Sources: term.Sources})))
	if term.Example.Text != "" {
		box.Add(heading("In een gemeente"))
		box.Add(r.linkedBut(term.ID, term.Example.Text))
		box.Add(quiet(r.origin(term.Example)))
	}
	if term.Ask != "" {
		box.Add(heading("Wat u kunt vragen"))
		box.Add(bulletOf(r.linkedBut(term.ID, term.Ask)))
	}
	return box
}

// origin names where a text comes from, with its sources.
func (r *room) origin(t guide.Text) string {
	return strings.TrimSuffix(t.Label()+". "+r.sources(t.Sources), ". ")
}

// showTerms is the word list: every term, to search and to read.
func (s *shell) showTerms() {
	list := &termList{room: s.room, found: s.guide.Terms, text: container.NewVScroll(container.NewVBox())}
	list.list = widgets.NewList(func() int { return len(list.found) },
		func() fyne.CanvasObject { return widget.NewLabel("") },
		func(i widget.ListItemID, o fyne.CanvasObject) { o.(*widget.Label).SetText(list.found[i].Title) })
	list.list.OnSelected = func(i widget.ListItemID) { list.show(list.found[i]) }
	search := widgets.NewEntry()
	search.SetPlaceHolder("Zoek een woord")
	search.OnChanged = list.search
	side := container.NewBorder(search, nil, nil, nil, list.list)
	split := container.NewHSplit(side, list.text)
	split.Offset = 0.34
	d := s.newNotice("Woordenlijst", "Sluiten", split)
	size := s.window.Canvas().Size()
	d.Resize(fyne.NewSize(size.Width*0.75, size.Height*0.85))
	s.showDialog(d)
	list.search("")
	s.window.Canvas().Focus(search)
}

// termList is the list of terms and the one that is read.
type termList struct {
	*room
	found []guide.Term
	list  *widgets.List
	text  *container.Scroll
}

// search shows the terms that have a word in one of their forms, and opens
// the first.
func (l *termList) search(text string) {
	text = strings.ToLower(strings.TrimSpace(text))
	l.found = nil
	for _, t := range l.guide.Terms {
		if strings.Contains(strings.ToLower(strings.Join(append([]string{t.Title}, t.Forms...), "\n")), text) {
			l.found = append(l.found, t)
		}
	}
	l.list.UnselectAll()
	l.list.Refresh()
	if len(l.found) == 0 {
		l.text.Content = prose("Dit woord staat niet in de woordenlijst.")
		l.text.Refresh()
		return
	}
	l.list.Select(0)
}

func (l *termList) show(t guide.Term) {
	l.text.Content = container.NewVBox(heading(capital(t.Title)), l.termView(t))
	l.text.ScrollToTop()
	l.text.Refresh()
}
