package screens

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"formatietafel/export"
	"formatietafel/export/tree"
	"formatietafel/screens/widgets"
)

// showManual opens the facilitator's manual at the step where the window is,
// with a way to make a document of it. It says so where the guide has none.
func (s *shell) showManual() {
	manual, ok := export.ComposeManual(s.guide, export.Options{})
	if !ok {
		s.fail(errNoManual)
		return
	}
	name := manual.Title
	manual.Cover = nil // the lead stands above the chapters
	pages := newReader(s.room, nil)
	pages.depth = 1
	pages.show(manual)
	format := formatChoice()
	document := widgets.NewButton("Document maken…", func() {
		s.savePaper(s.manualPaper(), chosenFormat(format))
	})
	head := container.NewBorder(nil, nil, nil, container.NewHBox(format, document), container.NewVBox(s.linked(s.guide.Manual.Lead), quiet(export.ManualOrigin(s.guide))))
	d := s.newNotice(name, "Sluiten", container.NewBorder(head, nil, nil, nil, pages.content))
	s.showDialog(d)
	size := s.window.Canvas().Size()
	d.Resize(fyne.NewSize(size.Width*dialogShare, size.Height*dialogShare))
	pages.list.ScrollToTop() // it was not as high when it chose the first
	if chapters := s.guide.StepChapters(s.current); !s.atStart() && !s.isOnboarding() && len(chapters) > 0 {
		pages.openAt(chapters[0].ID)
	}
}

var errNoManual = errors.New("deze gids heeft geen handleiding; open het programma met de ingebouwde gids")

// manualPaper is the manual of a guide that has one.
func (r *room) manualPaper() paper {
	return paper{"Handleiding-gespreksleider", func() *tree.Document {
		manual, _ := export.ComposeManual(r.guide, export.Options{})
		return manual
	}}
}

// manualOf gives the manual's opening of a step, folded until it is asked
// for, and leads to the whole of it; nil where the guide has none.
func (r *room) manualOf(step string, whole func()) fyne.CanvasObject {
	blocks := export.ManualStep(r.guide, step)
	if len(blocks) == 0 {
		return nil
	}
	fold := widgets.NewFold("Zo opent u deze stap", func() fyne.CanvasObject {
		view := newReader(r, nil)
		box := container.NewVBox()
		for _, b := range blocks {
			box.Add(view.block(b))
		}
		box.Add(quiet(export.ManualOrigin(r.guide)))
		box.Add(container.NewHBox(widgets.NewButton("Verder lezen in de handleiding", whole)))
		return box
	})
	return fold.Box
}
