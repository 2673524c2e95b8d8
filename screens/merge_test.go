package screens

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"formatietafel/screens/widgets"
	"formatietafel/session"
	"formatietafel/session/store"
)

// seated puts three parties at the table and two dilemmas on it, in a file.
func seated(t *testing.T) (*shell, memory) {
	t.Helper()
	s, disk := newTestShell(t)
	seal, err := store.NewSeal()
	if err != nil {
		t.Fatal(err)
	}
	s.desk.Change("tafel", "", func(now *session.Session) {
		now.Parties = []session.Party{{ID: "lokaal", Name: "Lokaal", Color: "#0b6e4f"}, {ID: "groen", Name: "Groen", Color: "#c77700"}, {ID: "vrij", Name: "Vrij", Color: "#1d4e89"}}
		addStance(now, "cameras")
		addStance(now, "chatbot")
		now.Seal = seal
	})
	s.desk.SaveAs("/avond/waterdam.formatie", func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	})
	return s, disk
}

// inputOf is what a party sends, as a file.
func inputOf(s *shell, party, id, vision string, value int) []byte {
	c := &session.Contribution{
		Format: session.Format, Kind: session.KindContribution, ID: id, Session: s.session().ID, Party: party,
		Guide:     s.session().Guide,
		Vision:    session.ContributedVision{Text: vision, Limits: []session.Limit{{ID: "1", Text: "geen camera's bij " + party}}},
		Positions: []session.OwnPosition{{Question: "cameras", State: session.Given, Value: &value, Note: "heimelijk " + party}},
	}
	return session.MarshalContribution(c)
}

func TestInputComesInWithWhatDiffersChosen(t *testing.T) {
	s, disk := seated(t)
	s.desk.Change("visie", "", func(now *session.Session) {
		now.Vision.Parties = []session.PartyVision{{Party: "lokaal", Text: "zo was het"}, {Party: "groen", Text: "zo was het groen"}}
	})
	sealed, err := store.SealTo(s.session().Seal.Recipient, inputOf(s, "groen", "0195c3f4-0000-7000-8000-00000000000b", "zo wordt het groen", 2))
	if err != nil {
		t.Fatal(err)
	}
	disk["/avond/lokaal.inbreng"] = inputOf(s, "lokaal", "0195c3f4-0000-7000-8000-00000000000a", "zo wordt het", -1)
	disk["/avond/groen.inbreng"] = sealed
	disk["/avond/ander.inbreng"] = []byte("format = 1\nkind = \"contribution\"\nid = \"0195c3f4-0000-7000-8000-00000000000c\"\nsession = \"0195c3f4-0000-7000-8000-0000000000aa\"\n")
	s.dropped([]fyne.URI{storage.NewFileURI("/avond/lokaal.inbreng"), storage.NewFileURI("/avond/groen.inbreng"), storage.NewFileURI("/avond/ander.inbreng")})
	seen := screenText(s)
	for _, want := range []string{"zo was het", "zo wordt het groen", "Niet toegevoegd. Deze inbreng hoort bij een andere sessie", "ingevuld en nog dicht", "Verschilt van wat er staat (1)"} {
		if !strings.Contains(seen, want) {
			t.Errorf("not said: %s\n%s", want, seen)
		}
	}
	if strings.Contains(seen, "heimelijk") {
		t.Error("what is sealed can be read")
	}
	var choices []*widgets.RadioGroup
	look(s, func(g *widgets.RadioGroup) bool {
		if len(g.Options) == 2 && g.Options[1] == wordTake {
			choices = append(choices, g)
		}
		return false
	})
	if len(choices) != 2 {
		t.Fatalf("%d choices", len(choices))
	}
	choices[1].SetSelected(wordTake)
	press(t, s, "Toevoegen")
	now := s.session()
	if got := now.Vision.Parties; got[0].Text != "zo was het" || got[1].Text != "zo wordt het groen" {
		t.Errorf("visions: %+v", got)
	}
	st, _ := now.Stance("cameras")
	if len(st.Sealed) != 2 || len(st.Positions) != 0 || st.Revealed {
		t.Errorf("positions did not come in sealed: %+v", st)
	}
	if len(now.Merged) != 2 || len(now.Vision.Limits) != 2 {
		t.Errorf("merged: %+v, limits %+v", now.Merged, now.Vision.Limits)
	}
	if label := s.desk.UndoLabel(); label != "Inbreng toevoegen" {
		t.Errorf("undo: %q", label)
	}

	before := string(session.Marshal(now))
	s.mergeFiles([]string{"/avond/lokaal.inbreng"})
	if seen := screenText(s); !strings.Contains(seen, "al eerder toegevoegd. Er verandert niets.") {
		t.Errorf("again: %s", seen)
	}
	s.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if s.covered() {
		t.Error("Esc does not close a dialog of which a button has the cursor")
	}
	if string(session.Marshal(s.session())) != before {
		t.Error("the same again changed something")
	}
	s.undo()
	if len(s.session().Merged) != 0 {
		t.Error("one undo does not take back what came in together")
	}
}

func TestProtectedInputAsksForItsPassphrase(t *testing.T) {
	s, disk := seated(t)
	const words = "vier woorden die niemand kent"
	data, err := store.Passphrase{Text: words, Work: 4}.Encrypt(inputOf(s, "vrij", "0195c3f4-0000-7000-8000-00000000000d", "vrij zijn", 0))
	if err != nil {
		t.Fatal(err)
	}
	disk["/avond/vrij.inbreng"] = data
	s.mergeFiles([]string{"/avond/vrij.inbreng"})
	password := func() *widgets.Entry {
		return find(t, s, "the passphrase", func(e *widgets.Entry) bool { return e.Password })
	}
	password().SetText("fout")
	press(t, s, "Openen")
	if !strings.Contains(screenText(s), "Dit wachtwoord past niet") {
		t.Error("a wrong passphrase is not said")
	}
	password().SetText(words)
	press(t, s, "Openen")
	press(t, s, "Toevoegen")
	if got := s.session().Vision.Parties; len(got) != 1 || got[0].Text != "vrij zijn" {
		t.Errorf("visions: %+v", got)
	}
}

func TestTheSameFileTwiceComesInOnce(t *testing.T) {
	s, disk := seated(t)
	disk["/a.inbreng"] = inputOf(s, "lokaal", "0195c3f4-0000-7000-8000-00000000000a", "een", -1)
	disk["/b.inbreng"] = disk["/a.inbreng"]
	s.mergeFiles([]string{"/a.inbreng", "/b.inbreng"})
	press(t, s, "Toevoegen")
	if n := len(s.session().Merged); n != 1 {
		t.Errorf("merged %d times", n)
	}
}

func TestAddingSaysWhatComesInThePublicText(t *testing.T) {
	const said = "komen in de openbare tekst: zonder de naam van de partij"
	for _, limit := range []bool{true, false} {
		s, disk := seated(t)
		data := string(inputOf(s, "groen", newID(), "Samen.", 1))
		if !limit {
			before, after, _ := strings.Cut(data, "[[vision.limits]]")
			_, after, _ = strings.Cut(after, "[[")
			data = before + "[[" + after
		}
		disk["/avond/groen.inbreng"] = []byte(data)
		s.mergeFiles([]string{"/avond/groen.inbreng"})
		if seen := screenText(s); strings.Contains(seen, said) != limit || strings.Contains(seen, "Niet toegevoegd") {
			t.Errorf("with a limit %v: %s", limit, seen)
		}
	}
}
