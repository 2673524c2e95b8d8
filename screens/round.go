package screens

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"formatietafel/session"
)

// What the facilitator does with the dilemmas by keyboard, from any step.

// eveningKey handles the keys of the evening itself.
func (s *shell) eveningKey(key fyne.KeyName) {
	switch key {
	case fyne.KeyF2:
		s.whenClear(s.askPark)
	case fyne.KeyF3:
		s.whenClear(s.askNote)
	case fyne.KeyF5:
		s.toggleHall()
	case fyne.KeyF6:
		s.holdHall()
	case fyne.KeyF8:
		s.blackHall()
	case fyne.KeyF9:
		s.clock.startOrPause()
	}
}

// stancesPart opens a part of Standpunten with the cursor in it.
func (s *shell) stancesPart(part string) {
	p := s.stancesPage()
	p.openPart(part)
	first := p.firstOf(part)
	if first == nil {
		return
	}
	s.window.Canvas().Focus(first)
	if d := p.detail.current; part == partChosen && d != nil {
		scrollTo(d.scroll, d.line)
	}
}

// scrollTo brings something on a page into view, near the top.
func scrollTo(scroll *container.Scroll, o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(scroll.Content)
	at := driver.AbsolutePositionForObject(o).Subtract(top)
	const share = 3 // what is above it stays in view, a third of the page
	scroll.ScrollToOffset(fyne.NewPos(0, max(0, at.Y-scroll.Size().Height/share)))
}

func (s *shell) stancesPage() *stancesPage {
	if s.current != session.StepStances {
		s.goTo(session.StepStances, "")
	}
	return s.pages[session.StepStances].(*stancesPage)
}

// firstOf gives where the cursor begins in a part.
func (p *stancesPage) firstOf(part string) fyne.Focusable {
	switch part {
	case partOverall:
		return firstField(p.parts[partOverall])
	case partQuick:
		return p.quick.first()
	case partWhere:
		return firstTick(p.where.ticks)
	case partChosen:
		if d := p.detail.current; d != nil {
			return d.line
		}
	}
	return nil
}

// nextDilemma opens the dilemma before (by -1) or after (1) the open one.
func (s *shell) nextDilemma(by int) {
	p := s.stancesPage()
	ids := stances.ids(s.session())
	if i := slices.Index(ids, p.chosen) + by; p.chosen != "" && i >= 0 && i < len(ids) && p.current == partChosen {
		p.chosen = ids[i]
	}
	p.openPart(partChosen)
	s.window.Canvas().Unfocus()
	if d := p.detail.current; d != nil {
		d.scroll.ScrollToTop()
	}
}

// showAtOnce shows all positions on the open dilemma.
func (s *shell) showAtOnce() {
	p := s.stancesPage()
	p.openPart(partChosen)
	if d := p.detail.current; d != nil {
		d.showAtOnce()
	}
}

// first gives the first box of the quick round.
func (q *quickRound) first() fyne.Focusable {
	if len(q.rows.shown) == 0 {
		return nil
	}
	return firstTick(q.rows.built[q.rows.shown[0]])
}

// firstTick gives the first box to tick in a row.
func firstTick(o fyne.CanvasObject) fyne.Focusable {
	switch w := o.(type) {
	case *widget.Check:
		return w
	case *fyne.Container:
		for _, child := range w.Objects {
			if tick := firstTick(child); tick != nil {
				return tick
			}
		}
	}
	return nil
}
