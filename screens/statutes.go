package screens

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"formatietafel/guide"
	"formatietafel/session"
)

// What a table does with a statutory date.
const (
	adopted  = "adopted"
	declined = "declined"
)

// showStatutes offers the statutory dates of the guide, each to take over as
// an agreement or not.
func (p *agreementsPage) showStatutes() {
	box := container.NewVBox(prose("Deze data liggen vast in de wet, wat u ook afspreekt. Neem over wat u zelf wilt regelen."))
	for _, statute := range p.guide.Statutes {
		box.Add(card(p.statute(statute)))
	}
	d := dialog.NewCustom("Wettelijke data", "Sluiten", container.NewVScroll(box), p.window)
	size := p.window.Canvas().Size()
	d.Resize(fyne.NewSize(size.Width*0.7, size.Height*0.85))
	p.showDialog(d)
}

func (p *agreementsPage) statute(statute guide.Statute) fyne.CanvasObject {
	state := quiet("")
	adopt := widget.NewButton("Overnemen", nil)
	decline := widget.NewButton("Niet overnemen", nil)
	show := func() {
		choice := choiceOf(p.session(), statute.ID)
		state.Segments[0].(*widget.TextSegment).Text = map[string]string{adopted: "Overgenomen als afspraak.", declined: "Niet overgenomen.", "": ""}[choice]
		state.Refresh()
		enable(adopt, choice != adopted)
		enable(decline, choice == "")
	}
	adopt.OnTapped = func() {
		p.desk.Change("Wettelijke datum overnemen", "", func(s *session.Session) { adoptStatute(s, statute) })
		show()
	}
	decline.OnTapped = func() {
		p.desk.Change("Wettelijke datum niet overnemen", "", func(s *session.Session) { setChoice(s, statute.ID, declined) })
		show()
	}
	show()
	when := "Datum nog niet bekend"
	if statute.Due != "" {
		when = guide.Date(statute.Due)
	}
	return container.NewVBox(heading(when+": "+statute.Title), p.linked(statute.Text),
		quiet(statute.Law+", stand van de wet op "+guide.Date(statute.Date)+". "+p.sources(statute.Sources)),
		container.NewHBox(adopt, decline), state)
}

func choiceOf(s *session.Session, statute string) string {
	for _, st := range s.Statutes {
		if st.ID == statute {
			return st.Choice
		}
	}
	return ""
}

func setChoice(s *session.Session, statute, choice string) {
	s.Statutes = slices.DeleteFunc(slices.Clone(s.Statutes), func(st session.Statute) bool { return st.ID == statute })
	s.Statutes = append(s.Statutes, session.Statute{ID: statute, Choice: choice})
}

// adoptStatute makes an agreement of a statutory date; the college is its
// owner until the table says otherwise.
func adoptStatute(s *session.Session, statute guide.Statute) {
	setChoice(s, statute.ID, adopted)
	s.Agreements = append(s.Agreements, session.Agreement{
		ID: session.FreshID("a", agreements.ids(s)), Text: statute.Title, Owner: session.OwnerCollege, Due: statute.Due, Statute: statute.ID,
	})
}
