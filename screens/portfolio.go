package screens

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"formatietafel/export/figure"
	"formatietafel/guide"
	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// portfolioPage is the step Portefeuille: whose is digitalisation?
type portfolioPage struct {
	*room
	form   *form
	scroll *container.Scroll
	needs  map[string]fyne.CanvasObject // by what a model needs
	choice fyne.CanvasObject
	duties *rows
	weigh  *form
	// weights is the picture of what weighs how heavily for whom.
	weights *widgets.Drawing
}

func newPortfolioPage(r *room) page {
	p := &portfolioPage{room: r, form: newForm(r, "portfolio"), weigh: newForm(r, "portfolio.weights"), needs: map[string]fyne.CanvasObject{}}
	p.weights = widgets.NewDrawing(figure.Drawing{})
	p.weigh.onShow(p.showWeights)
	p.duties = newRows(r, "portfolio.duties", answerable, p.dutyRow)
	step, _ := r.guide.Step("portfolio")
	p.choice = card(p.choose())
	p.scroll = p.pageFrame(step.Title, step.Lead, container.NewVBox(
		card(p.finance()),
		p.models(),
		card(p.checks()),
		card(p.criteria()),
		p.choice,
	))
	return p
}

// answerable gives the ids of the members who can have a portfolio.
func answerable(s *session.Session) []string {
	var ids []string
	for _, m := range session.Answerable(s) {
		ids = append(ids, m.ID)
	}
	return ids
}

func (p *portfolioPage) content() fyne.CanvasObject { return p.scroll }

func (p *portfolioPage) refresh() {
	p.form.refresh()
	p.duties.refresh()
	p.weigh.refresh()
}

func (p *portfolioPage) open(place string) {
	if strings.HasPrefix(place, "portfolio.") {
		p.scroll.ScrollToOffset(fyne.NewPos(0, p.choice.Position().Y))
		return
	}
	p.scroll.ScrollToTop()
}

// sourced shows a text of the guide with its label below it.
func (p *portfolioPage) finance() fyne.CanvasObject {
	f := p.guide.Finance
	return container.NewVBox(
		heading("Vergelijk het met financiën"),
		p.sourced(f.Lead),
		container.NewGridWithColumns(2, p.sourced(f.Coordinating), p.sourced(f.Shared)),
		p.sourced(f.Question),
	)
}

// models puts the two models of the article side by side, and the third,
// seen in practice, folded below them.
func (p *portfolioPage) models() fyne.CanvasObject {
	box := container.NewGridWithColumns(2)
	var mixed *widgets.Fold
	for _, m := range p.guide.Models {
		if m.ID == session.Mixed {
			mixed = widgets.NewFold(m.Title+" (uit de praktijk)", func() fyne.CanvasObject { return p.modelBody(m) })
			continue
		}
		box.Add(card(container.NewVBox(heading(m.Title), p.modelBody(m))))
	}
	all := container.NewVBox(box)
	if mixed != nil {
		all.Add(card(mixed.Box))
	}
	all.Add(p.sourced(p.guide.Finance.Evidence))
	return all
}

func (p *portfolioPage) modelBody(m guide.Model) fyne.CanvasObject {
	box := container.NewVBox(p.sourced(m.Text))
	for _, part := range []struct {
		title string
		texts []guide.Text
	}{{"Vraagt", m.Asks}, {"Geeft", m.Gives}, {"Risico's", m.Risks}, {"Voorbeelden", m.Example}} {
		if len(part.texts) == 0 {
			continue
		}
		box.Add(widget.NewLabelWithStyle(part.title, fyne.TextAlignLeading, fyne.TextStyle{Bold: true}))
		box.Add(p.list(part.texts))
		box.Add(quiet(origins(part.texts)))
	}
	return box
}

// origins names where a group of texts comes from.
func origins(texts []guide.Text) string { return strings.Join(guide.Labels(texts...), " · ") }

// bullet is one point of a list.
func bullet(text string) fyne.CanvasObject { return bulletOf(prose(text)) }

func bulletOf(text fyne.CanvasObject) fyne.CanvasObject {
	return container.NewBorder(nil, nil, container.NewVBox(widget.NewLabel("•")), nil, text)
}

// checks are the six questions that make the difference concrete.
func (p *portfolioPage) checks() fyne.CanvasObject {
	coordinating, _ := p.guide.Model(session.Coordinating)
	shared, _ := p.guide.Model(session.Shared)
	fold := widgets.NewFold("Zes vragen om de keuze scherp te krijgen", func() fyne.CanvasObject {
		box := container.NewVBox()
		for _, c := range p.guide.Checks {
			box.Add(widget.NewSeparator())
			box.Add(p.linkedHeading(c.Question))
			box.Add(p.eitherModel(coordinating.Title, c.Coordinating, shared.Title, c.Shared))
			box.Add(quiet(guide.Text{Text: c.Question, Origin: c.Origin}.Label()))
		}
		return box
	})
	return fold.Box
}

func (p *portfolioPage) eitherModel(leftTitle, left, rightTitle, right string) fyne.CanvasObject {
	side := func(title, text string) fyne.CanvasObject { return container.NewVBox(quiet(title), p.linked(text)) }
	return container.NewGridWithColumns(2, side(leftTitle, left), side(rightTitle, right))
}

// heaviest is the highest weight.
var heaviest = session.Highest("portfolio.weights[].weight")

// weightWords are how heavily something weighs for a party, 0 to 2.
var weightWords = []option{{"0", "gewoon"}, {"1", "belangrijk"}, {"2", "zwaar"}}

// criteria are optional; each says what either model does for it, and what
// each party finds of it stands beside it, without a sum.
func (p *portfolioPage) criteria() fyne.CanvasObject {
	coordinating, _ := p.guide.Model(session.Coordinating)
	shared, _ := p.guide.Model(session.Shared)
	fold := widgets.NewFold("Afwegingspunten (mag u overslaan)", func() fyne.CanvasObject {
		box := container.NewVBox(p.weights)
		for _, c := range p.guide.Criteria {
			box.Add(widget.NewSeparator())
			box.Add(heading(c.Title))
			box.Add(p.linked(c.Text))
			box.Add(p.eitherModel(coordinating.Title, c.Coordinating, shared.Title, c.Shared))
			box.Add(quiet(guide.Text{Text: c.Text, Origin: c.Origin}.Label()))
			box.Add(p.weighing(c.ID))
		}
		return box
	})
	fold.Opened = p.weigh.refresh
	return fold.Box
}

// showWeights draws what weighs how heavily for whom, once anything does.
func (p *portfolioPage) showWeights(s *session.Session) {
	weighed := session.WeighedCriteria(s, p.guide)
	shown(p.weights, len(weighed) > 0)
	var in figure.WeightsInput
	for _, party := range s.AtTable() {
		in.Parties = append(in.Parties, nameOr(party.Name, "Partij"))
	}
	for _, w := range weighed {
		row := figure.WeighedCriterion{Title: w.Criterion.Title}
		for _, weight := range w.Weights {
			if weight == nil {
				row.Weights = append(row.Weights, figure.NotWeighed)
				continue
			}
			row.Weights = append(row.Weights, *weight)
		}
		in.Criteria = append(in.Criteria, row)
	}
	p.weights.Set(figure.Weights(in))
}

// weighing asks each party how heavily a criterion weighs.
func (p *portfolioPage) weighing(criterion string) fyne.CanvasObject {
	each := newRows(p.room, "weights/"+criterion,
		atTable,
		func(f *form, party string) fyne.CanvasObject {
			name := widget.NewLabel("")
			f.onShow(func(s *session.Session) {
				at, _ := s.Party(party)
				name.SetText(nameOr(at.Name, "Partij zonder naam"))
			})
			weight := f.choose("Hoe zwaar weegt het?", weightWords,
				func(s *session.Session) string { return numberText(session.WeightOf(s, party, criterion)) },
				func(s *session.Session, v string) {
					n, _ := wholeNumber(v, heaviest)
					session.SetWeight(s, party, criterion, n)
				})
			weight.Horizontal = true
			return container.NewBorder(nil, nil, container.New(fixedWidth(220), name), nil, weight)
		})
	fold := widgets.NewFold("Hoe zwaar weegt het voor elke partij?", func() fyne.CanvasObject { return each.box })
	fold.Opened = each.refresh
	p.weigh.onShow(func(*session.Session) {
		if fold.Open() {
			each.refresh()
		}
	})
	return fold.Box
}

// choose is the choice itself and, below it, what it needs.
func (p *portfolioPage) choose() fyne.CanvasObject {
	options := []option{}
	for _, m := range p.guide.Models {
		text := m.Title
		if m.ID == session.Mixed {
			text += " (uit de praktijk)"
		}
		options = append(options, option{m.ID, text})
	}
	options = append(options, option{session.Later, "Komt bij de portefeuilleverdeling"})
	model := p.form.choose("De keuze", options,
		func(s *session.Session) string { return s.Portfolio.Model },
		func(s *session.Session, v string) { s.Portfolio.Model = v })
	p.needs["motivation"] = labelled("Motivering: waarom kiezen wij dit?", p.form.area("Motivering", "", 3,
		func(s *session.Session) string { return s.Portfolio.Motivation },
		func(s *session.Session, v string) { s.Portfolio.Motivation = v }))
	p.needs["coordinator"] = container.NewVBox(p.noMembers(), labelled("Coördinerend wethouder", p.form.pick("Coördinerend wethouder", "kies een lid van het beoogde college", memberOptions,
		func(s *session.Session) string { return s.Portfolio.Coordinator },
		func(s *session.Session, v string) { s.Portfolio.Coordinator = v })))
	p.needs["mandate"] = labelled("Zeggenschap in de andere portefeuilles", p.form.area("Zeggenschap", "Bijvoorbeeld: de wethouder mag elk contract boven 100.000 euro tegenhouden.", 2,
		func(s *session.Session) string { return s.Portfolio.Mandate },
		func(s *session.Session, v string) { s.Portfolio.Mandate = v }))
	p.needs["review"] = labelled("Toets op nieuwe voorstellen", p.form.area("Toets op nieuwe voorstellen", "Bijvoorbeeld: wie een nieuw systeem wil, legt het plan eerst aan deze wethouder voor.", 2,
		func(s *session.Session) string { return s.Portfolio.Review },
		func(s *session.Session, v string) { s.Portfolio.Review = v }))
	p.needs["duties"] = container.NewVBox(heading("Wie is waarvoor verantwoordelijk?"), p.noMembers(), p.duties.box)
	p.form.onShow(func(s *session.Session) { p.showNeeds(s.Portfolio.Model) })
	return container.NewVBox(heading("De keuze"), model, p.needs["motivation"], p.needs["coordinator"], p.needs["mandate"], p.needs["review"], p.needs["duties"])
}

// noMembers points to Tafel where there is nobody to name yet.
func (p *portfolioPage) noMembers() fyne.CanvasObject {
	hint := container.NewHBox(widget.NewLabel("Er zijn nog geen leden van het beoogde college."), widgets.NewButton("Naar Tafel", func() { p.goTo("table", "members") }))
	p.form.onShow(func(s *session.Session) { shown(hint, len(answerable(s)) == 0) })
	return hint
}

func (p *portfolioPage) showNeeds(model string) {
	needs := session.NeedsOf(model)
	for name, needed := range map[string]bool{
		"motivation": needs.Motivation, "coordinator": needs.Coordinator, "mandate": needs.Coordinator, "review": needs.Coordinator, "duties": needs.Duties,
	} {
		shown(p.needs[name], needed)
	}
}

func (p *portfolioPage) dutyRow(f *form, member string) fyne.CanvasObject {
	bind := func(at func(*session.Duty) *string) (getText, setText) {
		get, _ := duties.text(member, at)
		return get, func(s *session.Session, v string) {
			duties.editOrAdd(s, member, session.Duty{Member: member}, func(d *session.Duty) { *at(d) = v })
		}
	}
	name := heading("")
	f.onShow(func(s *session.Session) { name.SetText(memberName(members.get(s, member))) })
	own, setOwn := bind(func(d *session.Duty) *string { return &d.Responsibility })
	shared, setShared := bind(func(d *session.Duty) *string { return &d.SharedResponsibility })
	know, setKnow := bind(func(d *session.Duty) *string { return &d.KnowledgeNeed })
	return container.NewVBox(name, container.NewGridWithColumns(3,
		labelled("Verantwoordelijk voor", f.area("Verantwoordelijk voor", "bijvoorbeeld: de systemen van het sociaal domein", 2, own, setOwn)),
		labelled("Medeverantwoordelijk voor", f.area("Medeverantwoordelijk voor", "bijvoorbeeld: de beveiliging", 2, shared, setShared)),
		labelled("Wil nog weten", f.area("Wil nog weten", "bijvoorbeeld: hoe aanbesteden werkt", 2, know, setKnow))))
}
