package screens

import (
	"strings"
	"testing"

	"formatietafel/assets"
	"formatietafel/screens/widgets"
	"formatietafel/session"
)

func TestWipeTakesOneThingOutForGood(t *testing.T) {
	s, disk := seated(t)
	s.desk.Change("visie", "", func(now *session.Session) {
		now.Vision.Limits = []session.Limit{{ID: "g1", Text: "geen camera's", Party: "groen"}, {ID: "g2", Text: "geen drones", Party: "groen"}}
	})
	s.goTo("vision", "")
	s.askWipe()
	find(t, s, "the parties", func(w *widgets.Select) bool { return len(w.Options) == 3 }).SetSelected("Groen")
	press(t, s, "Wis echt…")
	press(t, s, "Wis echt")
	if limits := s.session().Vision.Limits; len(limits) != 1 || limits[0].ID != "g2" {
		t.Fatalf("left: %+v", limits)
	}
	if seen := screenText(s); !strings.Contains(seen, "Gewist. Het is weg uit de sessie, uit Ongedaan maken en uit het logboek") || !strings.Contains(seen, "geen drones") {
		t.Errorf("no proof, or not back in the list: %s", seen)
	}
	s.dismiss()
	held := string(disk["/avond/waterdam.formatie"])
	for _, step := range []func(){s.undo, s.redo, s.undo, s.undo, s.redo} {
		step()
		held += string(session.Marshal(s.session()))
	}
	if strings.Contains(held, "geen camera's") || !strings.Contains(held, "geen drones") {
		t.Error("it is still in undo, or in the file")
	}
	if strings.Contains(screenText(s), "geen camera's") {
		t.Error("it is still on the screen")
	}
}

func TestCleanWritesAnotherFileWithAReceipt(t *testing.T) {
	s, disk := newTestShell(t)
	if err := s.desk.OpenExample(assets.Example); err != nil {
		t.Fatal(err)
	}
	s.desk.SaveAs("avond.formatie", func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	})
	s.askClean()
	if !strings.Contains(screenText(s), "griffier") {
		t.Error("the advice is not given beforehand")
	}
	s.dismiss()
	s.cleanTo("avond.formatie")
	if !strings.Contains(screenText(s), "Kies een andere naam") {
		t.Error("the session itself would be replaced")
	}
	s.dismiss()
	before := string(disk["avond.formatie"])
	s.cleanTo("schoon")
	cleaned, err := session.Read(disk["schoon.formatie"])
	if err != nil {
		t.Fatal(err)
	}
	for _, st := range cleaned.Stances {
		if len(st.Positions) > 0 {
			t.Errorf("%s still has positions", st.Question)
		}
	}
	seen := screenText(s)
	for _, want := range []string{"Weggehaald: inzet van een partij", "griffier", "schoon.formatie", "Nog niet opgeschoond: de oorspronkelijke sessie zelf, en het logboek"} {
		if !strings.Contains(seen, want) {
			t.Errorf("the receipt does not say %q", want)
		}
	}
	if string(disk["avond.formatie"]) != before || len(s.session().Stances[0].Positions) == 0 {
		t.Error("the session itself changed")
	}
}

func TestCompareShowsThePublicTextAlone(t *testing.T) {
	s, disk := seated(t)
	disk["/avond/toen.formatie"] = session.Marshal(s.session())
	s.desk.Change("nu", "", func(now *session.Session) {
		now.Overall.Text = "Wij beginnen klein."
		value := 2
		session.HoldUp(now, "cameras", []session.Position{{Party: "lokaal", State: session.Given, Value: &value, Note: "heimelijk"}}, false)
	})
	s.compareWith("/avond/toen.formatie", "")
	seen := screenText(s)
	if !strings.Contains(seen, "Wij beginnen klein.") || strings.Contains(seen, "heimelijk") {
		t.Errorf("changes: %s", seen)
	}
	press(t, s, "Sluiten")
	s.writeChanges("/avond/lijst.pdf", s.session())
	if !strings.HasPrefix(string(disk["/avond/lijst.pdf"]), "%PDF-") {
		t.Error("no list of changes")
	}
	s.dismiss()
	disk["/avond/toen.formatie"] = session.Marshal(s.session())
	s.compareWith("/avond/toen.formatie", "")
	if !strings.Contains(screenText(s), "Er is geen verschil in de openbare tekst.") {
		t.Error("the same is not said to be the same")
	}
}
