package screens

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// planPage is Mijn vragen en eerste honderd dagen: what becomes the start
// document.
type planPage struct {
	*onboarding
	form      *ownForm
	questions *ownRows
	intents   *ownRows
	scroll    *container.Scroll
}

func newPlanPage(o *onboarding) page {
	p := &planPage{onboarding: o, form: o.form("plan")}
	p.questions = o.rows("questions", func(d *session.Onboarding) []string { return indexes(len(d.OwnQuestions)) }, p.question)
	p.intents = o.rows("intents", func(d *session.Onboarding) []string { return indexes(len(d.Plan)) }, p.intent)
	document := widgets.NewButtonWithIcon("Document maken…", fynetheme.DocumentCreateIcon(), o.askPaper)
	document.Importance = widget.HighImportance
	p.scroll = p.pageFrame("Mijn vragen en eerste honderd dagen", "Dit wordt een kort document, van één of twee bladzijden, voor uzelf, of voor wie u ermee helpt. Uw oefenantwoorden staan er niet in.", container.NewVBox(
		card(p.questionPart()), card(p.planPart()), container.NewHBox(document),
	))
	return p
}

func (p *planPage) content() fyne.CanvasObject { return p.scroll }

func (p *planPage) refresh() {
	p.form.refresh()
	p.questions.refresh()
	p.intents.refresh()
}

func (p *planPage) open(string) {}

func (p *planPage) questionPart() fyne.CanvasObject {
	add := widgets.NewButtonWithIcon("Vraag toevoegen", fynetheme.ContentAddIcon(), func() {
		p.edit("Vraag toevoegen", "", func(d *session.Onboarding) {
			d.OwnQuestions = append(d.OwnQuestions, session.OwnQuestion{})
		})
		p.focusLast(p.questions)
	})
	adopt := p.adopt("Vragen bij mijn onderwerpen overnemen", func(d *session.Onboarding) { d.AdoptQuestions(p.guide) },
		func(d *session.Onboarding) int { return len(d.Alderman.Fields) + len(d.Alderman.OtherFields) })
	return container.NewVBox(heading("Mijn vragen"), p.none("Er staan nog geen vragen. Typ er zelf een, of tik elders op Zet bij mijn vragen. Anders komen er vragen uit de gids op uw bladzijde.",
		func(d *session.Onboarding) bool { return len(d.OwnQuestions) == 0 }), p.questions.box, container.NewHBox(add, adopt))
}

// focusLast puts the cursor in the row that was just added.
func (p *planPage) focusLast(r *ownRows) {
	if len(r.shown) == 0 {
		return
	}
	if first := firstField(r.built[r.shown[len(r.shown)-1]]); first != nil {
		p.window.Canvas().Focus(first)
	}
}

func (p *planPage) question(f *ownForm, id string) fyne.CanvasObject {
	i, _ := strconv.Atoi(id)
	text := f.area("Vraag", "Wat wilt u weten?", 1, ownText(questionAt(i), func(q *session.OwnQuestion) *string { return &q.Text }), setOwnText(questionAt(i), func(q *session.OwnQuestion) *string { return &q.Text }))
	getTo, setTo := ownText(questionAt(i), func(q *session.OwnQuestion) *string { return &q.To }), setOwnText(questionAt(i), func(q *session.OwnQuestion) *string { return &q.To })
	to := widget.NewSelectEntry(p.roleNames())
	to.SetPlaceHolder("Aan wie?")
	to.OnChanged = func(v string) { f.change("Aan wie", "to", func(d *session.Onboarding) { setTo(d, v) }) }
	f.onShow(func(d *session.Onboarding) {
		if to.Text != getTo(d) {
			to.SetText(getTo(d))
		}
	})
	buttons := p.buttons(func(by int) func(*session.Onboarding) {
		return func(d *session.Onboarding) { moved(d.OwnQuestions, i, by) }
	}, "Vraag", func(d *session.Onboarding) { d.OwnQuestions = without(d.OwnQuestions, i) })
	return container.NewBorder(nil, nil, nil, container.NewHBox(container.New(fixedWidth(220), to), buttons), text)
}

func (p *planPage) roleNames() []string {
	var names []string
	for _, role := range p.guide.Onboarding.Roles {
		names = append(names, role.Title)
	}
	return names
}

// questionAt and intentAt find an element by its number.
func questionAt(i int) func(*session.Onboarding) *session.OwnQuestion {
	return func(d *session.Onboarding) *session.OwnQuestion { return at(d.OwnQuestions, i) }
}

func intentAt(i int) func(*session.Onboarding) *session.Intent {
	return func(d *session.Onboarding) *session.Intent { return at(d.Plan, i) }
}

// at gives an element, or an empty one that is in no list where it is gone.
func at[T any](list []T, i int) *T {
	if i < len(list) {
		return &list[i]
	}
	return new(T)
}

// ownText and setOwnText bind a field to one text of an element.
func ownText[T any](element func(*session.Onboarding) *T, text func(*T) *string) func(*session.Onboarding) string {
	return func(d *session.Onboarding) string { return *text(element(d)) }
}

func setOwnText[T any](element func(*session.Onboarding) *T, text func(*T) *string) func(*session.Onboarding, string) {
	return func(d *session.Onboarding, v string) { *text(element(d)) = v }
}

// moved puts an element one place up (by -1) or down (by 1).
func moved[T any](list []T, i, by int) {
	if i >= 0 && i+by >= 0 && i < len(list) && i+by < len(list) {
		list[i], list[i+by] = list[i+by], list[i]
	}
}

// buttons move an element and take it out.
func (p *planPage) buttons(move func(by int) func(*session.Onboarding), what string, remove func(*session.Onboarding)) fyne.CanvasObject {
	return container.NewHBox(
		moveButton(fynetheme.MoveUpIcon(), func() { p.edit(what+" verplaatsen", "", move(-1)) }),
		moveButton(fynetheme.MoveDownIcon(), func() { p.edit(what+" verplaatsen", "", move(1)) }),
		moveButton(fynetheme.DeleteIcon(), func() { p.edit(what+" verwijderen", "", remove) }))
}

func (p *planPage) planPart() fyne.CanvasObject {
	add := widgets.NewButtonWithIcon("Plan toevoegen", fynetheme.ContentAddIcon(), func() {
		p.edit("Plan toevoegen", "", func(d *session.Onboarding) { d.Plan = append(d.Plan, session.Intent{}) })
		p.focusLast(p.intents)
	})
	adopt := p.adopt("Honderd dagen bij mijn onderwerpen overnemen", func(d *session.Onboarding) { d.AdoptHundred(p.guide) },
		func(d *session.Onboarding) int { return len(d.Alderman.Fields) })
	return container.NewVBox(heading("Mijn eerste honderd dagen"), p.none("Er staat nog niets in uw plan. Typ zelf iets, of tik elders op Zet in mijn plan.",
		func(d *session.Onboarding) bool { return len(d.Plan) == 0 }), p.intents.box, container.NewHBox(add, adopt))
}

// none says how an empty list is filled.
func (p *planPage) none(text string, empty func(*session.Onboarding) bool) fyne.CanvasObject {
	hint := quiet(text)
	p.form.onShow(func(d *session.Onboarding) { shown(hint, empty(d)) })
	return hint
}

// adopt takes over what the guide has for the chosen subjects, in one step to
// undo; without subjects that it has something for there is nothing to take
// over.
func (p *planPage) adopt(text string, apply func(*session.Onboarding), subjects func(*session.Onboarding) int) fyne.CanvasObject {
	b := widgets.NewButton(text, func() { p.edit(text, "", apply) })
	p.form.onShow(func(d *session.Onboarding) { shown(b, subjects(d) > 0) })
	return b
}

func (p *planPage) intent(f *ownForm, id string) fyne.CanvasObject {
	i, _ := strconv.Atoi(id)
	text := f.area("Plan", "Wat gaat u doen?", 1, ownText(intentAt(i), func(n *session.Intent) *string { return &n.Text }), setOwnText(intentAt(i), func(n *session.Intent) *string { return &n.Text }))
	getDue, setDue := ownText(intentAt(i), func(n *session.Intent) *string { return &n.Due }), setOwnText(intentAt(i), func(n *session.Intent) *string { return &n.Due })
	date := widgets.NewDate(p.window, p.now)
	date.Changed = func(iso string) { f.change("Uiterlijk", "due", func(d *session.Onboarding) { setDue(d, iso) }) }
	f.onShow(func(d *session.Onboarding) { date.ShowDate(getDue(d)) })
	field := f.pick("Onderwerp van het plan", "onderwerp", p.fieldOptions, ownText(intentAt(i), func(n *session.Intent) *string { return &n.Field }), setOwnText(intentAt(i), func(n *session.Intent) *string { return &n.Field }))
	done := f.tick("gedaan", func(d *session.Onboarding) bool { return intentAt(i)(d).Done }, func(d *session.Onboarding, on bool) { intentAt(i)(d).Done = on })
	buttons := p.buttons(func(by int) func(*session.Onboarding) {
		return func(d *session.Onboarding) { moved(d.Plan, i, by) }
	}, "Plan", func(d *session.Onboarding) { d.Plan = without(d.Plan, i) })
	return container.NewVBox(
		container.NewBorder(nil, nil, nil, buttons, text),
		container.NewBorder(nil, nil, container.NewHBox(container.New(fixedWidth(220), date.Box), container.New(fixedWidth(280), field), done), nil),
		widget.NewSeparator())
}

// fieldOptions are the subjects of the alderman, and those that a plan has
// already; all of the guide where none was chosen.
func (p *planPage) fieldOptions(d *session.Onboarding) []option {
	options := []option{{"", "geen onderwerp"}}
	ids := d.FieldIDs(p.guide)
	for _, i := range d.Plan {
		if _, ok := p.guide.Field(i.Field); ok && !slices.Contains(ids, i.Field) {
			ids = append(ids, i.Field)
		}
	}
	for _, id := range ids {
		f, _ := p.guide.Field(id)
		options = append(options, option{id, f.Title})
	}
	for _, name := range d.Alderman.OtherFields {
		options = append(options, option{name, name})
	}
	return options
}
