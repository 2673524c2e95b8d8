package screens

import (
	"strings"
	"testing"

	"formatietafel/session"
)

func TestDifferencesAreInWords(t *testing.T) {
	s, _ := seated(t)
	was := session.File{Session: s.session().Clone()}
	value := 1
	s.desk.Change("uitkomst", "", func(now *session.Session) {
		now.Stances[0].Outcome = session.Skipped
		session.HoldUp(now, now.Stances[0].Question, []session.Position{{Party: "groen", State: session.Reserved, Value: &value}}, false)
		now.Agreements = []session.Agreement{{ID: "a", Text: "Het register is er.", Owner: session.OwnerCouncil, Due: "2027-07-01", Money: session.Memo}}
	})
	is := session.File{Session: s.session()}
	topic, _ := s.session().Dilemma(s.guide, s.session().Stances[0].Question)
	var all strings.Builder
	for _, d := range session.Differences(was, is) {
		all.WriteString(s.sayPlace(d, is) + " | " + s.sayValue(d, d.Was, was) + " | " + s.sayValue(d, d.Is, is) + "\n")
	}
	for _, want := range []string{topic.Title, "Niet besproken", "1 juli 2027", "de raad", "p.m.", "onder voorbehoud van de fractie", "Standpunten · ", "Afspraken · "} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("it does not say %q:\n%s", want, all.String())
		}
	}
	for _, sign := range []string{"skipped", "council", "2027-07-01", "reserved", "stances"} {
		if strings.Contains(all.String(), sign) {
			t.Errorf("it says %q:\n%s", sign, all.String())
		}
	}
}
