package screens

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"formatietafel/assets"
	"formatietafel/screens/widgets"
)

// tour walks through the steps in a minute, with a few words above each. It
// can be left at any moment, and changes nothing.
type tour struct {
	shell    *shell
	at       int
	content  fyne.CanvasObject
	title    *widget.Label
	text     *widget.Label
	previous *widgets.Button
	next     *widgets.Button
}

func newTour(s *shell) *tour {
	t := &tour{shell: s, title: heading(""), text: prose("")}
	t.previous = widgets.NewButton("Terug", func() { t.show(t.at - 1) })
	t.next = widgets.NewButton("Verder", func() { t.show(t.at + 1) })
	t.next.Importance = widget.HighImportance
	buttons := container.NewHBox(t.previous, t.next, widgets.NewButton("Rondleiding stoppen", t.stop))
	t.content = onGround(fynetheme.ColorNameHeaderBackground, container.NewBorder(nil, nil, nil, container.NewCenter(buttons), container.NewVBox(t.title, t.text)))
	t.content.Hide()
	return t
}

// startTour begins the tour: on the example where nothing is open yet.
func (s *shell) startTour() {
	if !s.atStart() && !s.isOnboarding() {
		s.tour.show(0)
		return
	}
	s.askLeave(func() {
		if err := s.desk.OpenExample(assets.Example); err != nil {
			s.fail(err)
			return
		}
		s.opened()
		s.tour.show(0)
	})
}

// show stops at one of the stops; behind the last one the tour is over.
func (t *tour) show(at int) {
	stops := t.shell.guide.Tour
	if at < 0 || at >= len(stops) {
		t.stop()
		return
	}
	t.at = at
	stop := stops[at]
	t.shell.goTo(stop.Step, "")
	t.title.SetText(fmt.Sprintf("%s (%d van %d)", stop.Title, at+1, len(stops)))
	t.text.SetText(stop.Text)
	enable(t.previous, at > 0)
	t.next.SetText("Verder")
	if at == len(stops)-1 {
		t.next.SetText("Klaar")
	}
	shown(t.content, true)
	t.shell.window.Canvas().Focus(t.next)
}

func (t *tour) stop() { shown(t.content, false) }
