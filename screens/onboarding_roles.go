package screens

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"formatietafel/export"
	"formatietafel/guide"
	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// rolesPage is Wie is wie: one drawing, and per role what to ask and what may
// not be asked.
type rolesPage struct {
	*onboarding
	form   *ownForm
	scroll *container.Scroll
	cards  map[string]fyne.CanvasObject
}

func newRolesPage(o *onboarding) page {
	p := &rolesPage{onboarding: o, form: o.form("roles"), cards: map[string]fyne.CanvasObject{}}
	box := container.NewVBox(card(widgets.NewDrawing(export.WhoIsWho(o.guide))))
	for _, role := range o.guide.Onboarding.Roles {
		p.cards[role.ID] = card(p.role(role))
		box.Add(p.cards[role.ID])
	}
	p.scroll = pageFrame("Wie is wie", "Deze mensen komt u tegen. Er staat bij wat u vraagt, en wat u niet van hen mag vragen.", box)
	return p
}

func (p *rolesPage) content() fyne.CanvasObject { return p.scroll }

func (p *rolesPage) refresh() { p.form.refresh() }

// open scrolls to a role.
func (p *rolesPage) open(place string) {
	if c, ok := p.cards[place]; ok {
		p.scroll.ScrollToOffset(positionIn(p.scroll.Content, c))
	}
}

// positionIn gives where an object stands within what scrolls.
func positionIn(root, o fyne.CanvasObject) fyne.Position {
	driver := fyne.CurrentApp().Driver()
	return driver.AbsolutePositionForObject(o).Subtract(driver.AbsolutePositionForObject(root))
}

func (p *rolesPage) role(role guide.Role) fyne.CanvasObject {
	box := container.NewVBox(heading(role.Title), quiet(role.Name), p.linked(role.Text.Text))
	asks := container.NewVBox(widget.NewLabelWithStyle("Wat u vraagt", fyne.TextAlignLeading, fyne.TextStyle{Bold: true}))
	for _, t := range role.Asks {
		asks.Add(withButton(p.point(t.Text), p.toQuestions(p.form, t.Text, role.Title)))
	}
	box.Add(asks)
	if len(role.Not) > 0 {
		box.Add(widget.NewLabelWithStyle("Wat u niet vraagt", fyne.TextAlignLeading, fyne.TextStyle{Bold: true}))
	}
	for _, t := range role.Not {
		box.Add(p.point(t.Text))
	}
	meet := session.Intent{Text: "Kennismaken met: " + role.Title}
	box.Add(container.NewHBox(p.toPlanAs(p.form, meet, "Zet kennismaken in mijn plan")))
	all := append([]guide.Text{role.Text}, role.Asks...)
	box.Add(p.labelOf(append(all, role.Not...)))
	return box
}
