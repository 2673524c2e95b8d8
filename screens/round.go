package screens

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"

	"formatietafel/screens/widgets"
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
		s.window.Canvas().Unfocus()
		return
	}
	s.window.Canvas().Focus(first)
}

// positionsInLine puts the cursor where all positions are typed in one line.
func (s *shell) positionsInLine() {
	p := s.stancesPage()
	p.openPart(partChosen)
	if d := p.detail.current; d != nil {
		s.window.Canvas().Focus(d.line)
		s.scrollTo(d.scroll, d.line)
	}
}

// settleTime is how long a page takes at most to find the heights of its
// texts, once it has a width.
const settleTime = 80 * time.Millisecond

// scrollTo brings something on a page into view, once the page is laid out.
func (s *shell) scrollTo(scroll *container.Scroll, o fyne.CanvasObject) {
	s.clock.after(settleTime, func() {
		driver := fyne.CurrentApp().Driver()
		top := driver.AbsolutePositionForObject(scroll.Content)
		at := driver.AbsolutePositionForObject(o).Subtract(top)
		const share = 2 // what is above it stays in view, half of the page
		scroll.ScrollToOffset(fyne.NewPos(0, max(0, at.Y-scroll.Size().Height/share)))
	})
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

// toPicture brings the picture of a dilemma into view, once it is drawn.
func (s *shell) toPicture(d *dilemma) {
	if d.picture.Visible() {
		s.scrollTo(d.scroll, d.picture)
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
	case *widgets.Check:
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

// outcomeMenu writes an outcome down by key, and goes on to what it needs.
func (m *mainMenu) outcomeMenu() *fyne.Menu {
	var items []*fyne.MenuItem
	for i, outcome := range outcomes {
		items = append(items, m.item(outcome.text, ctrlShift(fyne.KeyName(rune('1'+i))), func() { m.shell.settle(outcome.value) }))
	}
	return fyne.NewMenu("", items...)
}

// settle gives the open dilemma an outcome.
func (s *shell) settle(outcome string) {
	p := s.stancesPage()
	p.openPart(partChosen)
	d := p.detail.current
	if d == nil {
		return
	}
	s.desk.Change("Uitkomst", "", func(now *session.Session) {
		stances.edit(now, d.question, func(st *session.Stance) { st.Outcome = outcome })
	})
	if need := d.firstNeed(); need != nil {
		s.window.Canvas().Focus(need)
		s.scrollTo(d.scroll, d.needs["text"])
	}
}

// firstNeed gives where what an outcome needs is filled in first.
func (d *dilemma) firstNeed() fyne.Focusable {
	for _, need := range []string{"position", "until", "text"} {
		if o := d.needs[need]; o.Visible() {
			return firstChoice(o)
		}
	}
	return nil
}

// firstChoice gives the first field or scale of a part.
func firstChoice(o fyne.CanvasObject) fyne.Focusable {
	switch w := o.(type) {
	case *widgets.Scale:
		return w
	case *widgets.Entry:
		return w
	case *fyne.Container:
		for _, child := range w.Objects {
			if found := firstChoice(child); found != nil {
				return found
			}
		}
	}
	return nil
}

// askLeaving lets a party leave the table, or come back, from any step.
func (s *shell) askLeaving() {
	parties := s.session().Parties
	if len(parties) == 0 {
		s.fail(dutchError("Er zitten nog geen partijen aan tafel. Voeg ze eerst toe, bij Tafel."))
		return
	}
	var d *dialog.CustomDialog
	box := container.NewVBox(prose("Een partij die de tafel verlaat, blijft in het bestand en telt nergens meer mee. U kunt dit ongedaan maken."))
	var first fyne.Focusable
	for _, party := range parties {
		text, date := "Verlaat de tafel", s.clock.now().Format(time.DateOnly)
		if party.Gone() {
			text, date = "Terug aan tafel", ""
		}
		b := widgets.NewButton(text, func() {
			d.Hide()
			s.setLeft(party.ID, date)
		})
		if first == nil {
			first = b
		}
		box.Add(container.NewBorder(nil, nil, nil, b, prose(nameOr(party.Name, "Partij zonder naam"))))
	}
	d = s.newNotice("Wie verlaat de tafel?", "Sluiten", container.NewVScroll(box))
	d.Resize(fyne.NewSize(620, 460))
	s.showDialog(d)
	s.window.Canvas().Focus(first)
}
