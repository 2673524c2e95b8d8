package screens

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"formatietafel/guide"
	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// onboarding is Inwerken: the window of a new alderman, with parts instead of
// steps. Nothing in it has to be filled in, and nothing counts what is.
type onboarding struct {
	*room
	now   func() time.Time
	keep  func(part string) // remembers which part is open
	frame *fyne.Container

	pages    map[string]page
	current  string
	buttons  map[string]*widgets.Button
	middle   *fyne.Container
	status   *widget.Label
	previous *widgets.Button
	next     *widgets.Button
}

// onboardingPart is one part of Inwerken.
type onboardingPart struct {
	id    string
	nav   string // in the list on the left
	about string // what it is good for, on the first page
	make  func(*onboarding) page
}

// ids of the parts, as they are opened from each other
const (
	partBegin     = "begin"
	partOffice    = "office"
	partReading   = "reading"
	partCalendar  = "calendar"
	partCouncil   = "council"
	partPractice  = "practice"
	partAgreed    = "agreed"
	partRoles     = "roles"
	partSelfCheck = "selfcheck"
	partPlan      = "plan"
)

// onboardingParts gives the parts in their order.
func onboardingParts() []onboardingPart {
	return []onboardingPart{
		{partBegin, "Begin", "", newBeginPage},
		{partOffice, "Morgen op kantoor", "Vijf vragen per onderwerp, en hoe u het antwoord hoort.", newOfficePage},
		{partReading, "Tien minuten lezen", "Korte stukken. Het programma onthoudt waar u was.", newReadingPage},
		{partCalendar, "Wat er hoe dan ook komt", "Wettelijke data van de komende maanden, en wie aan zet is.", newCalendarPage},
		{partCouncil, "De raad vraagt", "Lastige vragen, en één slechte maandag. Schrijf eerst uw eigen antwoord.", newCouncilPage},
		{partPractice, "Dilemma's oefenen", "Kies een plek, lees het beste argument ertegen en antwoord.", newPracticePage},
		{partAgreed, "Wat mijn coalitie afsprak", "Plak het, vink het aan, of lees het uit een sessie.", newAgreedPage},
		{partRoles, "Wie is wie", "CISO, CIO, CDO, FG, griffier: wat u vraagt, en wat niet.", newRolesPage},
		{partSelfCheck, "Wat weet ik al?", "Vragen voor uzelf. Er is geen score.", newSelfCheckPage},
		{partPlan, "Mijn vragen en plan", "Uw vragen en eerste honderd dagen, kort op papier.", newPlanPage},
	}
}

func newOnboarding(r *room, now func() time.Time, keep func(part string)) *onboarding {
	o := &onboarding{room: r, now: now, keep: keep, pages: map[string]page{}, buttons: map[string]*widgets.Button{}}
	o.middle = container.NewStack()
	o.status = widget.NewLabel("")
	o.status.Truncation = fyne.TextTruncateEllipsis
	o.previous = widgets.NewButtonWithIcon("Vorige", fynetheme.NavigateBackIcon(), func() { o.move(-1) })
	o.next = widgets.NewButtonWithIcon("Volgende", fynetheme.NavigateNextIcon(), func() { o.move(1) })
	o.next.IconPlacement = widget.ButtonIconTrailingText
	list := container.NewVBox()
	for _, p := range onboardingParts() {
		b := widgets.NewButton(p.nav, func() { o.show(p.id, "") })
		b.Alignment = widget.ButtonAlignLeading
		b.Importance = widget.LowImportance
		o.buttons[p.id] = b
		list.Add(b)
	}
	foot := container.NewBorder(nil, nil, o.previous, o.next, o.status)
	o.frame = container.NewBorder(nil, container.NewPadded(foot), container.NewPadded(container.NewVScroll(list)), nil, o.middle)
	return o
}

// doc gives what the alderman keeps, to read only.
func (o *onboarding) doc() *session.Onboarding { return o.desk.Onboarding() }

func (o *onboarding) edit(label, group string, apply func(*session.Onboarding)) {
	o.desk.ChangeOnboarding(label, group, apply)
}

type (
	ownForm = formOf[session.Onboarding]
	ownRows = rowsOf[session.Onboarding]
)

func (o *onboarding) form(id string) *ownForm {
	return &ownForm{room: o.room, id: "onboarding/" + id, doc: o.doc, edit: o.edit}
}

func (o *onboarding) rows(name string, ids func(*session.Onboarding) []string, build func(f *ownForm, id string) fyne.CanvasObject) *ownRows {
	return newRowsOf(o.doc, o.form, name, ids, build)
}

// show opens a part, and a place in it where one is named.
func (o *onboarding) show(id, place string) {
	parts := onboardingParts()
	i := slices.IndexFunc(parts, func(p onboardingPart) bool { return p.id == id })
	if i < 0 {
		i, id = 0, partBegin
	}
	if o.pages[id] == nil {
		o.pages[id] = parts[i].make(o)
	}
	o.current = id
	p := o.pages[id]
	p.refresh()
	o.middle.Objects = []fyne.CanvasObject{p.content()}
	o.middle.Refresh()
	if place != "" {
		p.open(place)
	}
	o.keep(id)
	o.showState()
}

// move goes to the next or the previous part.
func (o *onboarding) move(by int) {
	parts := onboardingParts()
	i := slices.IndexFunc(parts, func(p onboardingPart) bool { return p.id == o.current }) + by
	if i >= 0 && i < len(parts) {
		o.show(parts[i].id, "")
	}
}

// changed shows what a change of the file or of saving brings about.
func (o *onboarding) changed() {
	if p := o.pages[o.current]; p != nil {
		p.refresh()
	}
	o.showState()
}

func (o *onboarding) showState() {
	for id, b := range o.buttons {
		importance := widget.LowImportance
		if id == o.current {
			importance = widget.HighImportance
		}
		if b.Importance != importance {
			b.Importance = importance
			b.Refresh()
		}
	}
	o.status.SetText(o.desk.Status())
	parts := onboardingParts()
	enable(o.previous, o.current != parts[0].id)
	enable(o.next, o.current != parts[len(parts)-1].id)
}

// forget makes all pages anew when they come up: the theme or the document is
// another.
func (o *onboarding) forget() { clear(o.pages) }

// title names the file for the window, not its path.
func (o *onboarding) title() string {
	if place := o.doc().Alderman.Municipality; place != "" {
		return "Inwerken in " + place + " – Formatietafel"
	}
	return "Inwerken – Formatietafel"
}

// label says where a text of the guide comes from, with its sources.
func (r *room) label(t guide.Text) fyne.CanvasObject {
	return quiet(r.origin(t))
}

// labelOf says it for a group of texts, each label and each source once.
func (r *room) labelOf(texts []guide.Text) fyne.CanvasObject {
	var ids []string
	for _, t := range texts {
		for _, id := range t.Sources {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	text := origins(texts)
	if named := r.sources(ids); named != "" {
		text += ". " + named
	}
	return quiet(text)
}

// points lists texts of the guide with their label below.
func (r *room) points(texts []guide.Text) fyne.CanvasObject {
	box := container.NewVBox(r.list(texts))
	box.Add(r.labelOf(texts))
	return box
}

// toQuestions is a button that puts a question on the own list, and says when
// it stands there.
func (o *onboarding) toQuestions(f *ownForm, text, to string) *widgets.Button {
	b := widgets.NewButtonWithIcon("Zet bij mijn vragen", fynetheme.ContentAddIcon(), func() {
		o.edit("Vraag overnemen", "", func(d *session.Onboarding) { d.AddQuestion(text, to) })
	})
	b.Importance = widget.LowImportance
	f.onShow(func(d *session.Onboarding) { taken(b, d.Asks(text), "Zet bij mijn vragen", "Staat bij mijn vragen") })
	return b
}

// toPlan is a button that puts something in the plan, likewise.
func (o *onboarding) toPlan(f *ownForm, i session.Intent) *widgets.Button {
	return o.toPlanAs(f, i, "Zet in mijn plan")
}

func (o *onboarding) toPlanAs(f *ownForm, i session.Intent, add string) *widgets.Button {
	b := widgets.NewButtonWithIcon(add, fynetheme.ContentAddIcon(), func() {
		o.edit("In het plan zetten", "", func(d *session.Onboarding) { d.AddIntent(i) })
	})
	b.Importance = widget.LowImportance
	f.onShow(func(d *session.Onboarding) { taken(b, d.Intends(i.Text, i.Field), add, "Staat in mijn plan") })
	return b
}

// taken shows whether what a button adds is there already.
func taken(b *widgets.Button, there bool, add, done string) {
	text, icon := add, fynetheme.ContentAddIcon()
	if there {
		text, icon = done, fynetheme.ConfirmIcon()
	}
	if b.Text != text {
		b.SetText(text)
		b.SetIcon(icon)
	}
	enable(b, !there)
}

// withButton puts a button behind a text, at its upper end.
func withButton(text fyne.CanvasObject, b fyne.CanvasObject) fyne.CanvasObject {
	return container.NewBorder(nil, nil, nil, container.NewVBox(b), text)
}

// toPart is a button that opens another part.
func (o *onboarding) toPart(text, id, place string) *widgets.Button {
	b := widgets.NewButtonWithIcon(text, fynetheme.NavigateNextIcon(), func() { o.show(id, place) })
	b.IconPlacement = widget.ButtonIconTrailingText
	b.Importance = widget.LowImportance
	b.Alignment = widget.ButtonAlignLeading
	return b
}
