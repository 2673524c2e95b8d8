package screens

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"formatietafel/guide"
	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// calendarPage is Wat er hoe dan ook komt: the statutory dates as seen from
// today.
type calendarPage struct {
	*onboarding
	form   *ownForm
	scroll *container.Scroll
}

func newCalendarPage(o *onboarding) page {
	p := &calendarPage{onboarding: o, form: o.form("calendar")}
	calendar := o.guide.Calendar(o.now())
	box := container.NewVBox()
	for _, group := range []struct {
		title    string
		statutes []guide.Statute
	}{
		{"De komende twaalf maanden", calendar.Soon}, {"Daarna", calendar.Later}, {"Datum nog niet bekend", calendar.Undated},
	} {
		if len(group.statutes) == 0 {
			continue
		}
		box.Add(heading(group.title))
		for _, s := range group.statutes {
			box.Add(card(p.statute(s)))
		}
	}
	if len(calendar.InForce) > 0 {
		fold := widgets.NewFold("Geldt al", func() fyne.CanvasObject {
			old := container.NewVBox()
			for _, s := range calendar.InForce {
				old.Add(card(p.statute(s)))
			}
			return old
		})
		fold.Opened = p.refresh
		box.Add(fold.Box)
	}
	p.scroll = p.pageFrame("Wat er hoe dan ook komt", "Deze data liggen vast in de wet, wat uw college ook afspreekt.", box)
	return p
}

func (p *calendarPage) content() fyne.CanvasObject { return p.scroll }

func (p *calendarPage) refresh() { p.form.refresh() }

func (p *calendarPage) open(string) {}

func (p *calendarPage) statute(s guide.Statute) fyne.CanvasObject {
	head := s.Title
	if s.Due != "" {
		head = guide.Date(s.Due) + ": " + s.Title
	}
	add := p.toPlan(p.form, session.Intent{Text: s.Title, Due: s.Due})
	return container.NewVBox(withButton(p.linkedHeading(head), add), p.linked(s.Text), p.linked("Wie is aan zet: "+s.Whose+"."),
		quiet(guide.Practice.Label()+". "+s.Law+", stand van de wet op "+guide.Date(s.Date)+". "+p.sources(s.Sources)))
}
