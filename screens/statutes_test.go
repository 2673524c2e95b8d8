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
	find(t, s, "the date of the council", saysLabel("1 januari 2027: Participatieverordening vaststellen"))
	find(t, s, "the one without a date", saysLabel("Datum nog niet bekend: Training"))
	if _, found := look(s, saysLabel("1 januari 2026: Officiële berichten")); found {
		t.Error("a date from before the term is offered first")
	}
	press(t, s, "Valt buiten deze bestuursperiode")
	find(t, s, "the date from before the term", saysLabel("1 januari 2026: Officiële berichten"))
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
