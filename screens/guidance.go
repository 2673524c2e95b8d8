package screens

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"formatietafel/guide"
	"formatietafel/screens/theme"
	"formatietafel/screens/widgets"
)

// guidance is the panel Uitleg beside a step.
type guidance struct {
	*room
	panel fyne.CanvasObject
	body  *container.Scroll
	built map[string]fyne.CanvasObject // by step
	// manual opens the manual at the step that is open.
	manual func()
}

func newGuidance(r *room, fold, manual func()) *guidance {
	g := &guidance{room: r, manual: manual, built: map[string]fyne.CanvasObject{}}
	g.body = container.NewVScroll(container.NewVBox())
	title := widget.NewLabelWithStyle("Uitleg", fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	title.SizeName = fynetheme.SizeNameSubHeadingText
	head := container.NewBorder(nil, nil, title, widgets.NewButtonWithIcon("Inklappen", fynetheme.NavigateNextIcon(), fold))
	g.panel = onGround(theme.ColorPanel, container.NewBorder(head, nil, nil, nil, g.body))
	return g
}

// show brings up the guidance of a step.
func (g *guidance) show(step string) {
	if g.built[step] == nil {
		g.built[step] = g.build(step)
	}
	if g.body.Content == g.built[step] {
		return
	}
	g.body.Content = g.built[step]
	g.body.ScrollToTop()
	g.body.Refresh()
}

func (g *guidance) build(id string) fyne.CanvasObject {
	step, _ := g.guide.Step(id)
	box := container.NewVBox()
	if manual := g.manualOf(id, g.manual); manual != nil {
		box.Add(manual)
	}
	g.part(box, "Waarom", step.Why)
	g.part(box, "Vragen", step.Questions)
	g.part(box, "Let op", step.Beware)
	g.words(box, step.Terms)
	g.sources(box, step)
	basis := quiet(g.guide.Basis)
	box.Add(widget.NewSeparator())
	box.Add(basis)
	return box
}

func (g *guidance) part(box *fyne.Container, title string, texts []guide.Text) {
	if len(texts) == 0 {
		return
	}
	box.Add(heading(title))
	for i, t := range texts {
		box.Add(g.linked(t.Text))
		if i+1 == len(texts) || texts[i+1].Label() != t.Label() { // once for those that are alike
			box.Add(quiet(t.Label()))
		}
	}
}

func (g *guidance) words(box *fyne.Container, ids []string) {
	if len(ids) == 0 {
		return
	}
	box.Add(heading("Woorden"))
	for _, id := range ids {
		term, ok := g.guide.Term(id)
		if !ok {
			continue
		}
		open := widgets.NewButton(capital(term.Title), func() { g.showTerm(id) })
		open.Alignment, open.Importance = widget.ButtonAlignLeading, widget.LowImportance
		box.Add(container.NewVBox(open, g.linkedBut(id, term.Meaning)))
	}
}

// sources lists each source of the step once, its address as text: the
// program opens no connection.
func (g *guidance) sources(box *fyne.Container, step guide.Step) {
	var ids []string
	for _, texts := range [][]guide.Text{step.Why, step.Questions, step.Beware} {
		for _, t := range texts {
			for _, id := range t.Sources {
				if !slices.Contains(ids, id) {
					ids = append(ids, id)
				}
			}
		}
	}
	if len(ids) == 0 {
		return
	}
	box.Add(heading("Bron"))
	for _, id := range ids {
		if s, ok := g.guide.Source(id); ok {
			box.Add(quiet(s.Line()))
		}
	}
}
