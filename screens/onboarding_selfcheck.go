package screens

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"formatietafel/guide"
	"formatietafel/screens/widgets"
)

// selfCheckPage is Wat weet ik al?: questions to answer in thought, each with
// its explanation. Nothing is counted or kept.
type selfCheckPage struct {
	*onboarding
	scroll *container.Scroll
}

func newSelfCheckPage(o *onboarding) page {
	p := &selfCheckPage{onboarding: o}
	box := container.NewVBox()
	for _, q := range o.guide.Onboarding.SelfCheck {
		box.Add(card(p.question(q)))
	}
	p.scroll = p.pageFrame("Wat weet ik al?", "Denk eerst zelf na, en kijk daarna naar de uitleg. Er is geen score en niemand ziet wat u dacht.", box)
	return p
}

func (p *selfCheckPage) content() fyne.CanvasObject { return p.scroll }
func (p *selfCheckPage) refresh()                   {}
func (p *selfCheckPage) open(string)                {}

func (p *selfCheckPage) question(q guide.SelfCheck) fyne.CanvasObject {
	fold := widgets.NewFold("Laat de uitleg zien", func() fyne.CanvasObject {
		box := container.NewVBox(p.linked(q.Explanation), p.label(guide.Text{Text: q.Explanation, Origin: q.Origin, Sources: q.Sources}))
		if portion, ok := p.guide.Portion(q.Portion); ok {
			box.Add(container.NewHBox(p.toPart("Lees verder: "+portion.Title, partReading, portion.ID)))
		}
		return box
	})
	return container.NewVBox(p.linkedHeading(q.Question), fold.Box)
}
