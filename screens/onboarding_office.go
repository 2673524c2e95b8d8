package screens

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"formatietafel/guide"
	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// officePage is Morgen op kantoor: per subject one page with five questions,
// and how to hear the answers.
type officePage struct {
	*onboarding
	frame *fyne.Container
	index *index
}

func newOfficePage(o *onboarding) page {
	p := &officePage{onboarding: o}
	p.index = newIndex(p.subject)
	head := container.NewPadded(container.NewVBox(title("Morgen op kantoor"), prose("Vijf vragen voor uw eigen organisatie. Luister naar hoe het antwoord klinkt: dat zegt meer dan ja of nee.")))
	p.frame = container.NewBorder(head, nil, nil, nil, p.index.content)
	return p
}

func (p *officePage) content() fyne.CanvasObject { return p.frame }

// ownPrefix stands before the id of an own subject, which is its own name.
const ownPrefix = "own/"

func (p *officePage) refresh() {
	d := p.doc()
	var entries []entry
	for _, id := range d.FieldIDs(p.guide) {
		f, _ := p.guide.Field(id)
		entries = append(entries, entry{id, f.Title, d.HasRead(id)})
	}
	for _, name := range d.Alderman.OtherFields {
		entries = append(entries, entry{ownPrefix + name, capital(name), false})
	}
	p.index.show(entries)
}

func (p *officePage) open(place string) { p.index.open(place) }

// subject is the page of one subject.
func (p *officePage) subject(id string) sheet {
	form := p.form("office/" + id)
	box := container.NewVBox()
	if f, ok := p.guide.Field(id); ok {
		p.guided(form, box, f)
	} else {
		p.own(form, box, id[len(ownPrefix):])
	}
	return sheet{scrolled(box), form.refresh}
}

// guided is a subject of which the guide has a page.
func (p *officePage) guided(form *ownForm, box *fyne.Container, f guide.Field) {
	box.Add(title(f.Title))
	read := form.tick("Gelezen", func(d *session.Onboarding) bool { return d.HasRead(f.ID) },
		func(d *session.Onboarding, on bool) { d.SetRead(f.ID, on) })
	box.Add(heading("Wat u morgen vraagt"))
	for _, q := range session.QuestionsFor(f.ID, p.guide) {
		box.Add(card(p.question(form, q)))
	}
	if len(f.Meaning) > 0 {
		box.Add(heading("Wat digitalisering hier betekent"))
		box.Add(p.points(f.Meaning))
	}
	if len(f.Chances)+len(f.Risks) > 0 {
		box.Add(container.NewGridWithColumns(2,
			card(container.NewVBox(heading("Kansen"), p.points(f.Chances))),
			card(container.NewVBox(heading("Risico's"), p.points(f.Risks)))))
	}
	p.hundred(form, box, f)
	p.further(box, f)
	box.Add(read)
}

// question is one question, how a good and a worrying answer sound, and a
// button to take it along.
func (p *officePage) question(form *ownForm, q guide.FieldQuestion) fyne.CanvasObject {
	box := container.NewVBox(withButton(p.linkedBold(q.Text), p.toQuestions(form, q.Text, "")))
	if q.Good+q.Worrying != "" {
		box.Add(container.NewGridWithColumns(2,
			container.NewVBox(quiet("Zo klinkt een goed antwoord"), p.linked(q.Good)),
			container.NewVBox(quiet("Zo klinkt een zorgelijk antwoord"), p.linked(q.Worrying))))
	}
	box.Add(p.label(guide.Text{Text: q.Text, Origin: q.Origin, Sources: q.Sources}))
	return box
}

// hundred are the first hundred days, each step to take along.
func (p *officePage) hundred(form *ownForm, box *fyne.Container, f guide.Field) {
	if len(f.Hundred) == 0 {
		return
	}
	steps := container.NewVBox(heading("De eerste honderd dagen"))
	for _, t := range f.Hundred {
		steps.Add(withButton(p.point(t.Text), p.toPlan(form, session.Intent{Text: t.Text, Field: f.ID})))
	}
	steps.Add(p.labelOf(f.Hundred))
	box.Add(card(steps))
}

// further leads on: whom to meet, what the council asks, which dilemmas.
func (p *officePage) further(box *fyne.Container, f guide.Field) {
	links := container.NewVBox()
	for _, id := range f.Meet {
		if role, ok := p.guide.Role(id); ok {
			links.Add(p.toPart("Kennismaken met: "+role.Title, partRoles, id))
		}
	}
	if len(f.Press) > 0 {
		links.Add(p.toPart("De raad of de pers vraagt", partCouncil, f.Press[0].ID))
	}
	for _, id := range f.Dilemmas {
		if d, ok := p.guide.Dilemma(id); ok {
			links.Add(p.toPart("Dilemma: "+d.Title, partPractice, id))
		}
	}
	if len(links.Objects) > 0 {
		box.Add(widgets.NewFold("Verder bij dit onderwerp", func() fyne.CanvasObject { return links }).Box)
	}
}

// own is a subject in own words: questions that always fit.
func (p *officePage) own(form *ownForm, box *fyne.Container, name string) {
	box.Add(title(capital(name)))
	box.Add(prose("Over dit onderwerp staat niets in de gids. Deze vragen passen bij elk onderwerp."))
	for _, q := range p.guide.QuestionsAbout(name) {
		box.Add(card(p.question(form, q)))
	}
	box.Add(widgets.NewFold("Met wie u kennismaakt, en wat u gevraagd wordt", func() fyne.CanvasObject { return p.aroundAny() }).Box)
	lookAlike := widgets.NewButton("Kies een onderwerp uit de gids dat erop lijkt", func() { p.show(partBegin, "") })
	lookAlike.Importance = widget.LowImportance
	if slices.ContainsFunc(p.guide.Fields, func(f guide.Field) bool { return !slices.Contains(p.doc().Alderman.Fields, f.ID) }) {
		box.Add(container.NewHBox(lookAlike))
	}
}

// aroundAny leads on from a subject that the guide has no page of: to who works
// on any subject, and to what council and press ask of any alderman.
func (p *officePage) aroundAny() fyne.CanvasObject {
	links := container.NewVBox()
	for _, role := range p.guide.Onboarding.Roles {
		if role.Group == guide.Inside {
			links.Add(p.toPart("Kennismaken met: "+role.Title, partRoles, role.ID))
		}
	}
	if council := p.guide.Onboarding.Council; len(council) > 0 {
		links.Add(p.toPart("De raad of de pers vraagt", partCouncil, council[0].ID))
	}
	return links
}
