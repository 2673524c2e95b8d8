package screens

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"formatietafel/guide"
	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// practicePage is Dilemma's oefenen: take a position, read the best argument
// against it, and write what you would answer.
type practicePage struct {
	*onboarding
	frame *fyne.Container
	index *index
}

func newPracticePage(o *onboarding) page {
	p := &practicePage{onboarding: o}
	p.index = newIndex(p.dilemma)
	head := container.NewPadded(container.NewVBox(title("Dilemma's oefenen"), prose("Kies waar u staat. Lees het beste argument ertegen en schrijf op wat u zou antwoorden. Geen plek is beter dan een andere.")))
	p.frame = container.NewBorder(head, nil, nil, nil, p.index.content)
	return p
}

func (p *practicePage) content() fyne.CanvasObject { return p.frame }

func (p *practicePage) refresh() {
	d := p.doc()
	touching, others := d.DilemmasFor(p.guide)
	var entries []entry
	group := func(title string, list []guide.Dilemma) {
		if len(list) > 0 && len(touching) > 0 {
			entries = append(entries, entry{text: title})
		}
		for _, dilemma := range list {
			entries = append(entries, entry{dilemma.ID, dilemma.Title, d.PracticeOn(dilemma.ID).Answer != ""})
		}
	}
	group("Bij uw onderwerpen", touching)
	group("Andere dilemma's", others)
	p.index.show(entries)
}

func (p *practicePage) open(place string) { p.index.open(place) }

func (p *practicePage) dilemma(id string) sheet {
	g, _ := p.guide.Dilemma(id)
	form := p.form("practice/" + id)
	box := container.NewVBox(title(g.Title), p.linkedHeading(g.Question))
	if g.Decider.Text != "" {
		box.Add(p.linked("Wie beslist? " + g.Decider.Text))
	}
	if len(g.Poles) == 2 {
		box.Add(container.NewGridWithColumns(2,
			card(container.NewVBox(heading(g.Poles[0].Name), p.linked(g.Poles[0].Text))),
			card(container.NewVBox(heading(g.Poles[1].Name), p.linked(g.Poles[1].Text)))))
		box.Add(p.place(form, g))
		box.Add(p.answer(form, g))
	}
	if len(g.Law) > 0 {
		law := widgets.NewFold("Wat de wet al regelt", func() fyne.CanvasObject { return p.law(g) })
		box.Add(law.Box)
	}
	return sheet{scrolled(box), form.refresh}
}

// place is where the reader stands.
func (p *practicePage) place(form *ownForm, g guide.Dilemma) fyne.CanvasObject {
	words := widget.NewLabel("")
	scale := widgets.NewScale(func(place widgets.Place) {
		form.change("Plek kiezen", "", func(d *session.Onboarding) {
			now := d.PracticeOn(g.ID)
			now.Value = place.Value()
			d.SetPractice(now)
		})
	})
	form.onShow(func(d *session.Onboarding) {
		place := widgets.At(d.PracticeOn(g.ID).Value)
		scale.ShowPlace(place, nil, false)
		words.SetText("nog geen plek gekozen")
		if _, chosen := place.Index(); chosen {
			words.SetText(place.Words(g.Poles[0].Name, g.Poles[1].Name))
		}
	})
	return labelled("Waar staat u?", container.NewBorder(nil, nil, scale, nil, words))
}

// answer comes up once a place was chosen: an argument against it, another at
// a tap, and room to answer.
func (p *practicePage) answer(form *ownForm, g guide.Dilemma) fyne.CanvasObject {
	at, number := widgets.Place{}, 0 // the place that the argument is against, and which of them
	against, label := container.NewStack(), container.NewStack()
	another := widgets.NewButton("", nil)
	show := func() {
		value := at.Value()
		if value == nil {
			return
		}
		arguments := session.Against(g, *value)
		if len(arguments) == 0 {
			return
		}
		number %= len(arguments)
		against.Objects = []fyne.CanvasObject{p.linkedHeading(arguments[number].Text)}
		against.Refresh()
		label.Objects = []fyne.CanvasObject{p.label(arguments[number])}
		label.Refresh()
		another.SetText(fmt.Sprintf("Een ander argument (%d van %d)", number+1, len(arguments)))
	}
	another.OnTapped = func() {
		number++
		show()
	}
	field := form.area("Uw antwoord op het argument", "Wat zou u antwoorden?", 4,
		func(d *session.Onboarding) string { return d.PracticeOn(g.ID).Answer },
		func(d *session.Onboarding, v string) {
			now := d.PracticeOn(g.ID)
			now.Answer = v
			d.SetPractice(now)
		})
	box := card(container.NewVBox(quiet("Het beste argument ertegen"), against, label, container.NewHBox(another), labelled("Uw antwoord", field)))
	form.onShow(func(d *session.Onboarding) {
		place := widgets.At(d.PracticeOn(g.ID).Value)
		if !place.Same(at) {
			at, number = place, 0
			show()
		}
		_, chosen := place.Index()
		shown(box, chosen || d.PracticeOn(g.ID).Answer != "")
		shown(another, chosen)
	})
	return box
}

func (p *practicePage) law(g guide.Dilemma) fyne.CanvasObject {
	box := container.NewVBox()
	for _, l := range g.Law {
		box.Add(p.point(l.Text))
		box.Add(quiet(l.Article + ", stand van de wet op " + guide.Date(l.Date) + ". " + p.sources(l.Sources)))
	}
	if g.Left.Text != "" {
		box.Add(p.linked("Wat de gemeente nog kiest: " + g.Left.Text))
	}
	return box
}
