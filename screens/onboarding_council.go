package screens

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"formatietafel/guide"
	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// councilPage is De raad vraagt: hard questions and one bad Monday. The reader
// writes first; only then a possible answer and the traps can be seen.
type councilPage struct {
	*onboarding
	frame *fyne.Container
	index *index
	seen  map[string]bool // whose possible answer is shown, while the window is open
}

func newCouncilPage(o *onboarding) page {
	p := &councilPage{onboarding: o, seen: map[string]bool{}}
	p.index = newIndex(p.question)
	head := container.NewPadded(container.NewVBox(title("De raad vraagt"), prose("Schrijf eerst op wat u zelf zou zeggen. Kijk daarna pas naar een mogelijk antwoord en naar de valkuilen. Er zijn meer goede antwoorden.")))
	p.frame = container.NewBorder(head, nil, nil, nil, p.index.content)
	return p
}

func (p *councilPage) content() fyne.CanvasObject { return p.frame }

func (p *councilPage) refresh() {
	d := p.doc()
	var entries []entry
	group := func(title string, questions []hardQuestion) {
		if len(questions) > 0 {
			entries = append(entries, entry{text: title})
		}
		for _, q := range questions {
			entries = append(entries, entry{q.id, q.nav, d.ReplyTo(q.id).Answer != ""})
		}
	}
	group("Eén slechte maandag", p.monday())
	group("Bij elke portefeuille", hardQuestions(p.guide.Onboarding.Council))
	for _, id := range d.FieldIDs(p.guide) {
		f, _ := p.guide.Field(id)
		group(f.Title, hardQuestions(f.Press))
	}
	p.index.show(entries)
}

func (p *councilPage) open(place string) { p.index.open(place) }

// hardQuestion is a question of council or press, or a moment of the Monday.
type hardQuestion struct {
	id, nav string
	before  string // who asks, or what happens
	guide.HardQuestion
}

func hardQuestions(list []guide.HardQuestion) []hardQuestion {
	var questions []hardQuestion
	for _, q := range list {
		before := "De raad vraagt"
		if q.Asker == guide.FromPress {
			before = "De pers vraagt"
		}
		questions = append(questions, hardQuestion{q.ID, q.Question, before, q})
	}
	return questions
}

func (p *councilPage) monday() []hardQuestion {
	var moments []hardQuestion
	for _, m := range p.guide.Onboarding.Monday {
		moments = append(moments, hardQuestion{m.ID, m.Time + " " + m.Event, m.Time + ". " + m.Event, guide.HardQuestion{
			ID: m.ID, Question: m.Question, Traps: m.Traps, Answer: m.Answer, Origin: m.Origin, Sources: m.Sources,
		}})
	}
	return moments
}

// find gives a question by id, wherever it stands.
func (p *councilPage) find(id string) hardQuestion {
	all := append(p.monday(), hardQuestions(p.guide.Onboarding.Council)...)
	for _, f := range p.guide.Fields {
		all = append(all, hardQuestions(f.Press)...)
	}
	for _, q := range all {
		if q.id == id {
			return q
		}
	}
	return hardQuestion{}
}

func (p *councilPage) question(id string) sheet {
	q, form := p.find(id), p.form("council/"+id)
	answer := form.area("Uw antwoord", "Schrijf eerst zelf wat u zou zeggen", 5,
		func(d *session.Onboarding) string { return d.ReplyTo(id).Answer },
		func(d *session.Onboarding, v string) {
			r := d.ReplyTo(id)
			r.Answer = v
			d.SetReply(r)
		})
	look := widgets.NewButton("Laat een mogelijk antwoord zien", func() {
		p.seen[id] = true
		form.refresh()
	})
	first := quiet("Schrijf eerst iets op, al is het één zin. Daarna ziet u een mogelijk antwoord en de valkuilen.")
	model := p.model(q)
	form.onShow(func(d *session.Onboarding) {
		written := d.ReplyTo(id).Answer != ""
		enable(look, written)
		shown(first, !written)
		shown(look, !p.seen[id])
		shown(model, p.seen[id])
	})
	box := container.NewVBox(p.linked(q.before), p.linkedHeading(q.Question), labelled("Uw antwoord", answer), first, container.NewHBox(look), model)
	if _, monday := p.guide.Moment(id); monday {
		box.Objects = append([]fyne.CanvasObject{quiet(p.guide.Onboarding.Opening.Text)}, box.Objects...)
	}
	return sheet{scrolled(container.NewVBox(card(box))), form.refresh}
}

// model is a possible answer and the traps.
func (p *councilPage) model(q hardQuestion) fyne.CanvasObject {
	box := container.NewVBox(widget.NewSeparator(), heading("Een mogelijk antwoord"), p.linked(q.Answer))
	if len(q.Traps) > 0 {
		box.Add(heading("Valkuilen"))
	}
	for _, trap := range q.Traps {
		box.Add(p.point(trap))
	}
	box.Add(p.label(guide.Text{Text: q.Question, Origin: q.Origin, Sources: q.Sources}))
	return box
}
