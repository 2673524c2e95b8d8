package screens

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// beginPage is where Inwerken opens: who you are, your subjects, and where to
// go on.
type beginPage struct {
	*onboarding
	form   *ownForm
	scroll *container.Scroll
}

func newBeginPage(o *onboarding) page {
	p := &beginPage{onboarding: o, form: o.form("begin")}
	p.scroll = p.pageFrame("Inwerken", o.guide.Onboarding.Lead.Text, container.NewVBox(
		o.label(o.guide.Onboarding.Lead),
		container.NewHBox(p.next()), card(p.subjects()), card(p.parts()), card(p.who()),
	))
	return p
}

func (p *beginPage) content() fyne.CanvasObject { return p.scroll }

func (p *beginPage) refresh() { p.form.refresh() }

func (p *beginPage) open(place string) {
	if strings.HasPrefix(place, "alderman") {
		p.scroll.ScrollToBottom()
	}
}

// next leads to where the reader was.
func (p *beginPage) next() fyne.CanvasObject {
	next := widgets.NewButtonWithIcon("", fynetheme.MediaPlayIcon(), func() {
		if portion, ok := p.doc().NextPortion(p.guide); ok {
			p.show(partReading, portion.ID)
		}
	})
	next.Importance = widget.HighImportance
	p.form.onShow(func(d *session.Onboarding) {
		portion, ok := d.NextPortion(p.guide)
		shown(next, ok)
		invitation := "Lees verder"
		if all := p.guide.Onboarding.Portions; ok && portion.ID == all[0].ID {
			invitation = "Begin met lezen"
		}
		text := fmt.Sprintf("%s: %s (%d minuten)", invitation, portion.Title, portion.Minutes)
		if ok && next.Text != text {
			next.SetText(text)
		}
	})
	return next
}

// parts lead to each part, with what it is good for.
func (p *beginPage) parts() fyne.CanvasObject {
	grid := container.NewGridWithColumns(2)
	for _, part := range onboardingParts() {
		if part.about != "" {
			grid.Add(container.NewVBox(p.toPart(part.nav, part.id, ""), quiet(part.about)))
		}
	}
	return container.NewVBox(heading("Waar wilt u heen?"), grid)
}

// subjects chooses the subjects of the portfolio: more than one, and own ones.
func (p *beginPage) subjects() fyne.CanvasObject {
	grid := container.NewGridWithColumns(3)
	for _, field := range p.guide.Fields {
		grid.Add(p.form.tick(field.Title,
			func(d *session.Onboarding) bool { return slices.Contains(d.Alderman.Fields, field.ID) },
			func(d *session.Onboarding, on bool) {
				d.Alderman.Fields = toggled(d.Alderman.Fields, field.ID, on)
			}))
	}
	other := p.form.list("Andere onderwerpen", "Andere onderwerpen, met komma's ertussen",
		func(d *session.Onboarding) []string { return d.Alderman.OtherFields },
		func(d *session.Onboarding, v []string) { d.Alderman.OtherFields = v })
	return container.NewVBox(heading("Uw onderwerpen"),
		prose("Kies wat in uw portefeuille zit. Weet u het nog niet? Laat het leeg, dan ziet u alles."), grid, other)
}

func (p *beginPage) who() fyne.CanvasObject {
	f := p.form
	name := f.line("Naam", "Uw naam", func(d *session.Onboarding) string { return d.Alderman.Name },
		func(d *session.Onboarding, v string) { d.Alderman.Name = v })
	place := f.line("Gemeente", "Naam van de gemeente", func(d *session.Onboarding) string { return d.Alderman.Municipality },
		func(d *session.Onboarding, v string) { d.Alderman.Municipality = v })
	term := f.line("Bestuursperiode", "bijvoorbeeld 2026–2030", func(d *session.Onboarding) string { return d.Alderman.Term },
		func(d *session.Onboarding, v string) { d.Alderman.Term = v })
	return container.NewVBox(heading("Over u"), prose("Dit komt boven uw bladzijde met vragen te staan. Het mag leeg blijven."),
		container.NewGridWithColumns(3, labelled("Naam", name), labelled("Gemeente", place), labelled("Bestuursperiode", term)))
}
