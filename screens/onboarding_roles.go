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
	frame *fyne.Container
	index *index
}

// pictureID is the drawing in the list of roles; no role has it as its id.
const pictureID = "/picture"

// groups of roles in the list, in the order of the drawing.
var roleGroups = []struct {
	group guide.Group
	title string
}{
	{guide.College, "In het college"}, {guide.Council, "Bij de raad"}, {guide.Inside, "In de organisatie"}, {guide.Outside, "Buiten de gemeente"},
}

func newRolesPage(o *onboarding) page {
	p := &rolesPage{onboarding: o}
	p.index = newIndex(p.sheet)
	head := container.NewPadded(container.NewVBox(title("Wie is wie"), prose("Deze mensen komt u tegen. Er staat bij wat u vraagt, en wat u niet van hen mag vragen.")))
	p.frame = container.NewBorder(head, nil, nil, nil, p.index.content)
	return p
}

func (p *rolesPage) content() fyne.CanvasObject { return p.frame }

func (p *rolesPage) refresh() {
	entries := []entry{{id: pictureID, text: "In één beeld"}}
	for _, g := range roleGroups {
		first := true
		for _, role := range p.guide.Onboarding.Roles {
			if role.Group != g.group {
				continue
			}
			if first {
				entries = append(entries, entry{text: g.title})
				first = false
			}
			entries = append(entries, entry{id: role.ID, text: role.Title})
		}
	}
	p.index.show(entries)
}

func (p *rolesPage) open(place string) { p.index.open(place) }

func (p *rolesPage) sheet(id string) sheet {
	if id == pictureID {
		return sheet{scrolled(container.NewVBox(card(widgets.NewDrawing(export.WhoIsWho(p.guide))))), nothing}
	}
	role, _ := p.guide.Role(id)
	form := p.form("roles/" + id)
	return sheet{scrolled(container.NewVBox(card(p.role(form, role)))), form.refresh}
}

func (p *rolesPage) role(form *ownForm, role guide.Role) fyne.CanvasObject {
	box := container.NewVBox(title(role.Title), quiet(role.Function()), p.linked(role.Text.Text),
		widget.NewLabelWithStyle("Wat u vraagt", fyne.TextAlignLeading, fyne.TextStyle{Bold: true}))
	for _, t := range role.Asks {
		box.Add(withButton(p.point(t.Text), p.toQuestions(form, t.Text, role.Title)))
	}
	if len(role.Not) > 0 {
		box.Add(widget.NewLabelWithStyle("Wat u niet vraagt", fyne.TextAlignLeading, fyne.TextStyle{Bold: true}))
	}
	for _, t := range role.Not {
		box.Add(p.point(t.Text))
	}
	meet := session.Intent{Text: "Kennismaken met: " + role.Title}
	box.Add(container.NewHBox(p.toPlanAs(form, meet, "Zet kennismaken in mijn plan")))
	all := append([]guide.Text{role.Text}, role.Asks...)
	box.Add(p.labelOf(append(all, role.Not...)))
	return box
}
