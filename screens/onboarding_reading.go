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

// readingPage is Tien minuten lezen: the portions of the guide, at the first
// that was not read yet.
type readingPage struct {
	*onboarding
	frame *fyne.Container
	index *index
	begun bool // the place was found
}

func newReadingPage(o *onboarding) page {
	p := &readingPage{onboarding: o}
	p.index = newIndex(p.portion)
	head := container.NewPadded(container.NewVBox(title("Tien minuten lezen"), prose("Elk stuk is in tien minuten gelezen. Vink het af als u klaar bent, dan weet het programma de volgende keer waar u was.")))
	p.frame = container.NewBorder(head, nil, nil, nil, p.index.content)
	return p
}

func (p *readingPage) content() fyne.CanvasObject { return p.frame }

func (p *readingPage) refresh() {
	d := p.doc()
	var entries []entry
	for _, portion := range p.guide.Onboarding.Portions {
		entries = append(entries, entry{portion.ID, fmt.Sprintf("%s, %d min.", portion.Title, portion.Minutes), d.HasRead(portion.ID)})
	}
	p.index.show(entries)
	if next, ok := d.NextPortion(p.guide); ok && !p.begun {
		p.index.open(next.ID)
	}
	p.begun = true
}

func (p *readingPage) open(place string) { p.index.open(place) }

func (p *readingPage) portion(id string) sheet {
	form := p.form("reading/" + id)
	portion, _ := p.guide.Portion(id)
	box := container.NewVBox(title(portion.Title))
	for _, t := range portion.Text {
		box.Add(p.linked(t.Text))
	}
	if len(portion.Text) > 0 {
		box.Add(p.labelOf(portion.Text))
	}
	p.terms(box, portion)
	read := form.tick("Gelezen", func(d *session.Onboarding) bool { return d.HasRead(id) },
		func(d *session.Onboarding, on bool) { d.SetRead(id, on) })
	next := widgets.NewButton("Volgende stuk", func() {
		if following, ok := p.after(id); ok {
			p.index.open(following)
		}
	})
	_, more := p.after(id)
	enable(next, more)
	box.Add(container.NewHBox(read, next))
	box.Add(p.links(portion))
	return sheet{scrolled(container.NewVBox(card(box))), form.refresh}
}

// after gives the portion behind one in the list.
func (p *readingPage) after(id string) (string, bool) {
	portions := p.guide.Onboarding.Portions
	for i := range portions {
		if portions[i].ID == id && i+1 < len(portions) {
			return portions[i+1].ID, true
		}
	}
	return "", false
}

func (p *readingPage) terms(box *fyne.Container, portion guide.Portion) {
	first := true
	for _, id := range portion.Terms {
		term, ok := p.guide.Term(id)
		if !ok {
			continue
		}
		if first {
			box.Add(heading("Woorden"))
			first = false
		}
		open := widgets.NewButton(capital(term.Title), func() { p.showTerm(id) })
		open.Alignment, open.Importance = widget.ButtonAlignLeading, widget.LowImportance
		box.Add(container.NewVBox(open, p.linkedBut(id, term.Meaning)))
	}
}

// links lead from a portion to the subjects and dilemmas that it is about.
func (p *readingPage) links(portion guide.Portion) fyne.CanvasObject {
	grid := container.NewGridWithColumns(2)
	for _, id := range portion.Fields {
		if f, ok := p.guide.Field(id); ok {
			grid.Add(p.toPart("Onderwerp: "+f.Title, partOffice, id))
		}
	}
	for _, id := range portion.Dilemmas {
		if d, ok := p.guide.Dilemma(id); ok {
			grid.Add(p.toPart("Dilemma: "+d.Title, partPractice, id))
		}
	}
	return grid
}
