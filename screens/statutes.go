package screens

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"formatietafel/guide"
	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// showStatutes offers the statutory dates that fall in the term, each to take
// over as an agreement or not; the others are folded below them.
func (p *agreementsPage) showStatutes() {
	within, outside := session.StatutoryDates(p.session(), p.guide)
	box := container.NewVBox(prose("Deze data liggen vast in de wet, wat u ook afspreekt. Neem over wat u zelf wilt regelen."))
	if len(within) == 0 {
		box.Add(prose("Geen van de data in de gids valt in deze bestuursperiode."))
	}
	for _, statute := range within {
		box.Add(card(p.statute(statute)))
	}
	if len(outside) > 0 {
		box.Add(widgets.NewFold("Valt buiten deze bestuursperiode", func() fyne.CanvasObject {
			rest := container.NewVBox()
			for _, statute := range outside {
				rest.Add(card(p.statute(statute)))
			}
			return rest
		}).Box)
	}
	d := p.newNotice("Wettelijke data", "Sluiten", container.NewVScroll(box))
	size := p.window.Canvas().Size()
	d.Resize(fyne.NewSize(size.Width*0.7, size.Height*0.85))
	p.showDialog(d)
}

func (p *agreementsPage) statute(statute guide.Statute) fyne.CanvasObject {
	state := quiet("")
	adopt := widgets.NewButton("Overnemen", nil)
	decline := widgets.NewButton("Niet overnemen", nil)
	show := func() {
		choice := session.StatuteState(p.session(), statute.ID)
		state.Segments[0].(*widget.TextSegment).Text = map[string]string{session.Adopted: "Overgenomen als afspraak.", session.Declined: "Niet overgenomen.", "": ""}[choice]
		state.Refresh()
		enable(adopt, choice != session.Adopted)
		enable(decline, choice == "")
	}
	adopt.OnTapped = func() {
		p.desk.Change("Wettelijke datum overnemen", "", func(s *session.Session) {
			session.AdoptStatute(s, statute, session.FreshID("a", agreements.ids(s)))
		})
		show()
	}
	decline.OnTapped = func() {
		p.desk.Change("Wettelijke datum niet overnemen", "", func(s *session.Session) { session.DecideStatute(s, statute.ID, session.Declined) })
		show()
	}
	show()
	when := "Datum nog niet bekend"
	if statute.Due != "" {
		when = guide.Date(statute.Due)
	}
	return container.NewVBox(p.linkedHeading(when+": "+statute.Title), p.linked(statute.Text),
		quiet("Wiens taak: "+statute.Whose+". "+statute.Law+", stand van de wet op "+guide.Date(statute.Date)+". "+p.sources(statute.Sources)),
		container.NewHBox(adopt, decline), state)
}
