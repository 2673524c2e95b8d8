package screens

import (
	"testing"

	"formatietafel/session"
)

// TestStatutoryDatesAreOffered: those of the term come up, one is taken over
// as an agreement of whose duty it is, and can be taken over again once that
// agreement is gone.
func TestStatutoryDatesAreOffered(t *testing.T) {
	s, _ := newTestShell(t)
	s.desk.Change("Periode", "", func(now *session.Session) { now.Municipality.Term = "2027–2030" })
	s.goTo("agreements", "")
	page := s.pages["agreements"].(*agreementsPage)
	page.showStatutes()
	findText(t, s, "1 januari 2027: Participatieverordening vaststellen")
	findText(t, s, "Datum nog niet bekend: Training")
	if reads(s, "1 januari 2026: Officiële berichten") {
		t.Error("a date from before the term is offered first")
	}
	press(t, s, "Valt buiten deze bestuursperiode")
	findText(t, s, "1 januari 2026: Officiële berichten")
	press(t, s, "Overnemen")
	first := s.session().Agreements[0]
	if first.Statute == "" || first.Owner == "" {
		t.Errorf("%+v", first)
	}
	press(t, s, "Sluiten")
	s.desk.Change("Weg", "", func(now *session.Session) { now.Agreements = nil })
	page.showStatutes()
	press(t, s, "Overnemen")
	if len(s.session().Agreements) != 1 || len(s.session().Statutes) != 1 {
		t.Errorf("%+v, %+v", s.session().Agreements, s.session().Statutes)
	}
}
