package screens

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// runSheet is the evening in parts, each with its minutes.
func (p *tablePage) runSheet() fyne.CanvasObject {
	add := widgets.NewButtonWithIcon("Onderdeel toevoegen", fynetheme.ContentAddIcon(), nil)
	add.OnTapped = func() { p.showParts(add) }
	spread := widgets.NewButton("Verdeel de tijd over de dilemma's", func() {
		p.desk.Change("Tijd over de dilemma's verdelen", "", session.SpreadStances)
	})
	went := prose("")
	p.form.onShow(func(s *session.Session) {
		shown(spread, slices.ContainsFunc(s.Plan.Parts, func(part session.Part) bool { return part.Step == session.StepStances && part.Spent == nil }) && len(s.Stances) > 0)
		text := p.wentWords(s)
		shown(went, text != "")
		went.SetText(text)
	})
	return container.NewVBox(heading("Draaiboek"), went, p.parts.box, container.NewHBox(add, spread))
}

// wentWords say what was done and where to go on, also on another evening.
func (r *room) wentWords(s *session.Session) string {
	done := session.DoneParts(s.Plan)
	if len(done) == 0 {
		return ""
	}
	said := make([]string, len(done))
	for i, part := range done {
		said[i] = fmt.Sprintf("%s (%d min.)", r.partTitle(part), *part.Spent)
	}
	text := "Gedaan: " + strings.Join(said, ", ") + "."
	if next, more := session.GoOn(s); more {
		text += " Verder bij: " + r.partTitle(next) + "."
	}
	return text
}

// ownMinutes plans an evening of any length.
func (p *tablePage) ownMinutes() fyne.CanvasObject {
	return p.form.number("Minuten in totaal", "minuten", mostMinutes,
		func(s *session.Session) *int { return s.Plan.Minutes },
		func(s *session.Session, v *int) {
			if v == nil {
				s.Plan.Minutes = nil
				return
			}
			session.ApplyMinutes(s, p.guide, *v)
		})
}

func (p *tablePage) partRow(f *form, key string) fyne.CanvasObject {
	i, _ := strconv.Atoi(key)
	label := widget.NewLabel("")
	label.Truncation = fyne.TextTruncateEllipsis
	spent := widget.NewLabel("")
	minutes := f.number("Minuten", "minuten", mostMinutes,
		func(s *session.Session) *int { return part(s, i).Minutes },
		func(s *session.Session, v *int) {
			session.EditParts(s, func(parts []session.Part) []session.Part {
				if i < len(parts) {
					parts[i].Minutes = v
				}
				return parts
			})
		})
	f.onShow(func(s *session.Session) {
		now := part(s, i)
		label.SetText(p.partTitle(now))
		spent.SetText("minuten")
		if now.Spent != nil {
			spent.SetText(fmt.Sprintf("minuten, %d gebruikt", *now.Spent))
		}
	})
	end := container.NewHBox(
		container.New(fixedWidth(90), minutes), container.New(fixedWidth(180), spent),
		moveButton(fynetheme.MoveUpIcon(), func() { p.moveRunPart(i, -1) }), moveButton(fynetheme.MoveDownIcon(), func() { p.moveRunPart(i, 1) }),
		moveButton(fynetheme.DeleteIcon(), func() { p.removeRunPart(i) }))
	return container.NewBorder(nil, nil, nil, end, label)
}

func (p *tablePage) editParts(label string, edit func([]session.Part) []session.Part) {
	p.desk.Change(label, "", func(s *session.Session) { session.EditParts(s, edit) })
}

func (p *tablePage) moveRunPart(i, by int) {
	p.editParts("Onderdeel verplaatsen", func(parts []session.Part) []session.Part {
		if i+by >= 0 && i < len(parts) && i+by < len(parts) {
			parts[i], parts[i+by] = parts[i+by], parts[i]
		}
		return parts
	})
}

func (p *tablePage) removeRunPart(i int) {
	p.editParts("Onderdeel verwijderen", func(parts []session.Part) []session.Part {
		if i < len(parts) {
			parts = slices.Delete(parts, i, i+1)
		}
		return parts
	})
}

// newPartMinutes is what a part takes until the table says so.
const newPartMinutes = 10

// showParts offers the steps, and the dilemmas on the table.
func (p *tablePage) showParts(below fyne.CanvasObject) {
	var items []*fyne.MenuItem
	offer := func(part session.Part) {
		items = append(items, fyne.NewMenuItem(p.partTitle(part), func() {
			minutes := newPartMinutes
			part.Minutes = &minutes
			p.editParts("Onderdeel toevoegen", func(parts []session.Part) []session.Part { return append(parts, part) })
		}))
	}
	for _, id := range stepOrder {
		offer(session.Part{Step: id})
	}
	if len(p.session().Stances) > 0 {
		items = append(items, fyne.NewMenuItemSeparator())
	}
	for _, st := range p.session().Stances {
		offer(session.Part{Step: session.StepStances, Question: st.Question})
	}
	popUp(p.window, below, items...)
}
