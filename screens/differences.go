package screens

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"formatietafel/guide"
	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// differences lists what is not the same in two versions of a session.
func (s *shell) differences(was, is session.File, before, after string) fyne.CanvasObject {
	list := session.Differences(was, is)
	if len(list) == 0 {
		return prose("Er is geen verschil.")
	}
	rows := widgets.NewList(func() int { return len(list) },
		func() fyne.CanvasObject {
			what, old, now := widget.NewLabelWithStyle("", fyne.TextAlignLeading, fyne.TextStyle{Bold: true}), widget.NewLabel(""), widget.NewLabel("")
			for _, l := range []*widget.Label{what, old, now} {
				l.Truncation = fyne.TextTruncateEllipsis
			}
			return container.NewVBox(what, old, now)
		},
		func(i widget.ListItemID, o fyne.CanvasObject) {
			labels := o.(*fyne.Container).Objects
			d := list[i]
			labels[0].(*widget.Label).SetText(s.sayPlace(d, is))
			labels[1].(*widget.Label).SetText(before + ": " + s.sayValue(d, d.Was, was))
			labels[2].(*widget.Label).SetText(after + ": " + s.sayValue(d, d.Is, is))
		})
	head := fmt.Sprintf("%d verschillen", len(list))
	if len(list) == 1 {
		head = "Eén verschil"
	}
	return container.NewBorder(heading(head), nil, nil, nil, rows)
}

// sayPlace names where a difference is: the step, whose or which it is, and
// what of it.
func (r *room) sayPlace(d session.Difference, now session.File) string {
	if now.Session == nil {
		return d.What
	}
	what, _, _ := strings.Cut(d.What, ": id van ") // how the file refers is no matter for who reads it
	if about := session.Subject(now.Session, r.guide, d.Place); about != "" {
		if i := strings.LastIndex(what, ": "); i >= 0 {
			what = what[i+len(": "):] // what the element is called by in the file
		}
		what = about + ": " + what
	}
	if step, ok := r.guide.Step(d.Step); ok {
		what = step.Title + " · " + what
	}
	return what
}

// valueWords are the words of what a file says by a sign, by the last key of its
// place.
var valueWords = map[string][]option{
	"outcome": outcomes, "settled": settledOptions, "state": positionStates, "mark": marks, "status": statuses,
	"money": moneyOptions, "role": roles, "color": partyColors, "weight": weightWords, "priority": weightWords,
}

// sayValue says a value in the words of the window.
func (r *room) sayValue(d session.Difference, text string, of session.File) string {
	switch {
	case text == "" && d.Was == "" && d.Is == "":
		return "(blijft dicht)"
	case text == "":
		return "(leeg)"
	}
	key := d.Place[strings.LastIndex(d.Place, ".")+1:]
	if words, ok := textOf(valueWords[key], text); ok {
		return words
	}
	if iso, ok := widgets.ReadDate(text); ok && iso == text {
		return guide.Date(iso)
	}
	if of.Session != nil && slices.Contains([]string{"party", "member", "owner", "coordinator", "question", "stance", "worded_by"}, key) {
		if words, ok := textOf(owners, text); ok {
			return words
		}
		return nameOr(session.Subject(of.Session, r.guide, "["+text+"]"), text)
	}
	return text
}
