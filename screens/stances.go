package screens

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// stancesPage is the step Standpunten, in three parts: the overall stance,
// the quick round, and the dilemmas on this table, one at a time.
type stancesPage struct {
	*room
	form    *form
	frame   *fyne.Container
	middle  *fyne.Container
	parts   map[string]fyne.CanvasObject
	tabs    map[string]*widgets.Button
	quick   *quickRound
	where   *whereView
	list    *widgets.List
	listed  []session.Stance // what the list shows
	detail  *dilemmaView
	chosen  string // question of the open dilemma
	current string // the open part
}

// the parts of the page
const (
	partOverall = "overall"
	partQuick   = "quick"
	partChosen  = "stances"
	partWhere   = "where"
)

var stanceParts = []option{{partOverall, "Algemeen standpunt"}, {partQuick, "Snelle ronde"}, {partChosen, "Dilemma's"}, {partWhere, "Wie staat waar"}}

func newStancesPage(r *room) page {
	p := &stancesPage{room: r, form: newForm(r, "stances"), parts: map[string]fyne.CanvasObject{}, tabs: map[string]*widgets.Button{}}
	p.quick = newQuickRound(r)
	p.detail = newDilemmaView(r)
	p.where = newWhereView(r)
	p.middle = container.NewStack()
	step, _ := r.guide.Step("stances")
	bar := container.NewHBox()
	for _, part := range stanceParts {
		b := widgets.NewButton(part.text, func() { p.openPart(part.value) })
		p.tabs[part.value] = b
		bar.Add(b)
	}
	p.parts[partOverall] = scrolled(p.overall())
	p.parts[partQuick] = p.quick.content
	p.parts[partChosen] = p.dilemmas()
	p.parts[partWhere] = p.where.content
	gather := container.NewHBox()
	for _, way := range r.gather {
		gather.Add(widgets.NewButton(way.text, way.do))
	}
	head := container.NewPadded(container.NewVBox(container.NewBorder(nil, nil, nil, container.NewCenter(gather), title(step.Title)), bar))
	p.frame = container.NewBorder(head, nil, nil, nil, p.middle)
	p.openPart(partOverall)
	return p
}

func (p *stancesPage) content() fyne.CanvasObject { return p.frame }

func (p *stancesPage) refresh() {
	switch p.current {
	case partOverall:
		p.form.refresh()
	case partQuick:
		p.quick.refresh()
	case partChosen:
		p.showList()
		p.detail.show(p.chosen)
	case partWhere:
		p.where.refresh()
	}
}

func (p *stancesPage) openPart(part string) {
	p.current = part
	defer p.turned()
	for id, tab := range p.tabs {
		importance := widget.MediumImportance
		if id == part {
			importance = widget.HighImportance
		}
		if tab.Importance != importance {
			tab.Importance = importance
			tab.Refresh()
		}
	}
	p.refresh()
	p.middle.Objects = []fyne.CanvasObject{p.parts[part]}
	p.middle.Refresh()
}

// open shows a dilemma, stances[cameras].text or questions[eigen], or one of
// the other parts.
func (p *stancesPage) open(place string) {
	table, rest, _ := strings.Cut(place, "[")
	switch table {
	case "stances", "questions":
		p.chosen, _, _ = strings.Cut(rest, "]")
		p.openPart(partChosen)
	case partQuick, partWhere:
		p.openPart(table)
	default:
		p.openPart(partOverall)
	}
}

// place is what open brings back.
func (p *stancesPage) place() string {
	if p.current == partChosen {
		return "stances[" + p.chosen + "]"
	}
	return p.current
}

// overall is the overall stance: how do we deal with digitalisation?
func (p *stancesPage) overall() fyne.CanvasObject {
	text := p.form.area("Algemeen standpunt", "Hoe gaan wij om met digitalisering? Wat doen wij, wat niet, en wie beslist?", 6,
		func(s *session.Session) string { return s.Overall.Text },
		func(s *session.Session, v string) { s.Overall.Text = v })
	settled := p.form.choose("Algemeen standpunt: strekking of tekst", settledOptions,
		func(s *session.Session) string { return s.Overall.Settled },
		func(s *session.Session, v string) { s.Overall.Settled = v })
	settled.Horizontal = true
	step, _ := p.guide.Step("stances")
	return card(container.NewVBox(heading("Hoe gaan wij om met digitalisering?"), prose(step.Lead), text, settled))
}

// dilemmas is the list of chosen dilemmas with the open one beside it.
func (p *stancesPage) dilemmas() fyne.CanvasObject {
	p.list = widgets.NewList(
		func() int { return len(p.listed) },
		func() fyne.CanvasObject {
			l := widget.NewLabel("")
			l.Truncation = fyne.TextTruncateEllipsis
			return container.NewBorder(nil, nil, widget.NewIcon(nil), nil, l)
		},
		func(i widget.ListItemID, o fyne.CanvasObject) {
			row := o.(*fyne.Container)
			row.Objects[0].(*widget.Label).SetText(p.titleOf(p.listed[i].Question))
			row.Objects[1].(*widget.Icon).SetResource(stateMarks[session.StateOf(p.listed[i])])
		})
	p.list.OnSelected = func(i widget.ListItemID) {
		if i < len(p.listed) && p.listed[i].Question != p.chosen {
			p.chosen = p.listed[i].Question
			p.detail.show(p.chosen)
			p.turned()
		}
	}
	own := widgets.NewButtonWithIcon("Eigen dilemma", fynetheme.ContentAddIcon(), p.addOwn)
	add := widgets.NewButtonWithIcon("Uit de gids", fynetheme.ContentAddIcon(), nil)
	add.OnTapped = func() { p.showLibrary(add) }
	order := container.NewHBox(
		moveButton(fynetheme.MoveUpIcon(), func() { p.moveChosen(-1) }),
		moveButton(fynetheme.MoveDownIcon(), func() { p.moveChosen(1) }),
		moveButton(fynetheme.DeleteIcon(), p.askRemoveChosen))
	left := container.NewBorder(nil, container.NewVBox(order, add, own), nil, nil, p.list)
	split := container.NewHSplit(left, p.detail.content)
	split.Offset = 0.24
	return split
}

// titleOf names a dilemma, of the guide or of the table.
func (p *stancesPage) titleOf(question string) string {
	topic, ok := p.session().Dilemma(p.guide, question)
	if !ok {
		return "Uit een andere gids: " + question
	}
	return nameOr(topic.Title, "Eigen dilemma")
}

func (p *stancesPage) showList() {
	p.listed = p.session().Stances
	if !stances.has(p.session(), p.chosen) {
		p.chosen = ""
		if len(p.listed) > 0 {
			p.chosen = p.listed[0].Question
		}
	}
	p.list.Refresh()
	if i := slices.Index(stances.ids(p.session()), p.chosen); i >= 0 {
		p.list.Select(i)
	} else {
		p.list.UnselectAll()
	}
}

func (p *stancesPage) showLibrary(below fyne.CanvasObject) {
	var items []*fyne.MenuItem
	for _, d := range p.guide.Dilemmas {
		if !stances.has(p.session(), d.ID) {
			items = append(items, fyne.NewMenuItem(d.Title, func() { p.add(d.ID) }))
		}
	}
	if len(items) > 0 {
		popUp(p.window, below, items...)
	}
}

func (p *stancesPage) add(question string) {
	p.chosen = question
	p.desk.Change("Dilemma kiezen", "", func(s *session.Session) { addStance(s, question) })
}

func addStance(s *session.Session, question string) {
	if !stances.has(s, question) {
		s.Stances = append(s.Stances, session.Stance{Question: question})
	}
}

func (p *stancesPage) addOwn() {
	id := session.FreshID("eigen-", questions.ids(p.session()))
	p.chosen = id
	p.desk.Change("Eigen dilemma", "", func(s *session.Session) {
		s.Questions = append(s.Questions, session.Question{ID: id, Poles: []string{"", ""}})
		addStance(s, id)
	})
	p.detail.focusOwn()
}

func (p *stancesPage) moveChosen(by int) {
	p.desk.Change("Dilemma verplaatsen", "", func(s *session.Session) { stances.move(s, p.chosen, by) })
}

func (p *stancesPage) askRemoveChosen() {
	question := p.chosen
	if question == "" {
		return
	}
	p.askRemove("question", question, "dit dilemma", func() {
		p.desk.Change("Dilemma van tafel", "", func(s *session.Session) { session.RemoveQuestion(s, question) })
	})
}
