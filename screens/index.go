package screens

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"formatietafel/screens/widgets"
)

// entry is one line of an index. One without an id is a head between others.
type entry struct {
	id   string
	text string
	done bool // with a tick in front
}

// sheet is what an index shows of one entry.
type sheet struct {
	content fyne.CanvasObject
	refresh func()
}

// index is a list on the left, and on the right what was chosen from it. A
// sheet is built once per id and kept.
type index struct {
	content *container.Split
	list    *widgets.List
	entries []entry
	chosen  string
	right   *fyne.Container
	build   func(id string) sheet
	built   map[string]sheet
}

// indexShare is the part of the width that the list takes.
const indexShare = 0.26

func newIndex(build func(id string) sheet) *index {
	x := &index{build: build, built: map[string]sheet{}, right: container.NewStack()}
	x.list = widgets.NewList(func() int { return len(x.entries) },
		func() fyne.CanvasObject {
			l := widget.NewLabel("")
			l.Truncation = fyne.TextTruncateEllipsis
			return l
		},
		func(i widget.ListItemID, o fyne.CanvasObject) {
			e, l := x.entries[i], o.(*widget.Label)
			l.TextStyle.Bold = e.id == ""
			text := e.text
			if e.done {
				text = "✓ " + text
			}
			l.SetText(text)
		})
	x.list.OnSelected = func(i widget.ListItemID) {
		if e := x.entries[i]; e.id != "" {
			x.open(e.id)
			return
		}
		x.list.Unselect(i)
	}
	x.content = container.NewHSplit(x.list, x.right)
	x.content.Offset = indexShare
	return x
}

// show brings up the present entries, at the one that was open, or the first.
func (x *index) show(entries []entry) {
	if !slices.Equal(entries, x.entries) {
		x.entries = entries
		x.list.Refresh()
	}
	if !slices.ContainsFunc(entries, func(e entry) bool { return e.id != "" && e.id == x.chosen }) {
		x.chosen = ""
		for _, e := range entries {
			if e.id != "" {
				x.open(e.id)
				return
			}
		}
		x.right.Objects = nil
		x.right.Refresh()
		return
	}
	x.built[x.chosen].refresh()
}

// open shows an entry; one that is not there is left alone.
func (x *index) open(id string) {
	i := slices.IndexFunc(x.entries, func(e entry) bool { return e.id == id })
	if i < 0 || id == "" {
		return
	}
	if _, ok := x.built[id]; !ok {
		x.built[id] = x.build(id)
	}
	s := x.built[id]
	s.refresh()
	if x.chosen == id {
		return
	}
	x.chosen = id
	x.right.Objects = []fyne.CanvasObject{s.content}
	x.right.Refresh()
	x.list.Select(i)
	if i == 1 {
		i = 0 // with the head above it
	}
	x.list.ScrollTo(i)
}
