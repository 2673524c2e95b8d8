package screens

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"formatietafel/screens/widgets"
	"formatietafel/session"
)

func TestEscapeClosesTheTopDialog(t *testing.T) {
	s, _ := newTestShell(t)
	s.askExport()
	s.showShortcuts()
	overlays := s.window.Canvas().Overlays()
	for open := 2; open > 0; open-- {
		if got := len(overlays.List()); got != open {
			t.Fatalf("%d dialogs are open, want %d", got, open)
		}
		s.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	}
	if s.covered() {
		t.Error("the last dialog stays")
	}
}

// TestEscapeClosesADialogFromEveryField opens all that the menu opens, and
// whatever else asks something, puts the cursor on each thing in it that can
// have it, and closes it by Esc from there.
func TestEscapeClosesADialogFromEveryField(t *testing.T) {
	s, _ := seated(t)
	s.goTo("stances", "stances[cameras]")
	opened := 0
	for name, open := range dialogOpeners(s) {
		open()
		overlays := s.window.Canvas().Overlays()
		if overlays.Top() == nil {
			continue
		}
		opened++
		for i := 0; ; i++ {
			if overlays.Top() == nil {
				open()
			}
			fields := focusables(overlays.Top())
			if _, theirs := s.dialogs[overlays.Top()].(*dialog.FileDialog); theirs || i >= len(fields) {
				break
			}
			s.window.Canvas().Focus(fields[i])
			fields[i].TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
			if overlays.Top() != nil {
				t.Errorf("%s: Esc does nothing where %T has the cursor", name, fields[i])
				s.dismiss()
			}
		}
		for s.covered() { // a file dialog of Fyne's own, or one without any field
			s.window.Canvas().Unfocus()
			s.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
		}
	}
	const many = 20
	if opened < many {
		t.Errorf("only %d dialogs were opened", opened)
	}
}

// TestWhatIsTypedIsNotLostByEscape holds the dialogs in which a party or the
// facilitator types to ask before Esc or Annuleren throws it away.
func TestWhatIsTypedIsNotLostByEscape(t *testing.T) {
	s, _ := seated(t)
	escape := func() { s.key(&fyne.KeyEvent{Name: fyne.KeyEscape}) }
	note := func() *widgets.Entry {
		return find(t, s, "the note", func(e *widgets.Entry) bool { return e.PlaceHolder == "toelichting" })
	}
	party, _ := s.session().Party("groen")
	s.fillSealed(party)
	note().SetText("heimelijk")
	escape()
	says(t, s, "Nog niet opgeslagen")
	press(t, s, "Annuleren")
	if note().Text != "heimelijk" {
		t.Fatal("what was typed is gone")
	}
	s.window.Canvas().Focus(note())
	note().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	press(t, s, wordHandIn)
	if st, _ := s.session().Stance("cameras"); len(st.Sealed) != 1 || st.Sealed[0].Note != "heimelijk" {
		t.Errorf("kept: %+v", st.Sealed)
	}
	escape() // who handed in
	s.fillSealed(party)
	note().SetText("toch niet")
	press(t, s, "Annuleren")
	press(t, s, "Weggooien")
	if st, _ := s.session().Stance("cameras"); s.covered() || st.Sealed[0].Note != "heimelijk" {
		t.Errorf("thrown away, and yet: %+v", st.Sealed)
	}

	s.askPark()
	field(t, s, "Wat komt later terug?").SetText("De begroting")
	escape()
	press(t, s, "Toevoegen")
	if got := s.session().Parking; s.covered() || len(got) != 1 || got[0].Text != "De begroting" {
		t.Errorf("parked: %+v", got)
	}
	s.askPark()
	escape()
	if s.covered() {
		t.Error("nothing was typed, and it asks")
	}
}

// dialogOpeners gives what opens a dialog: the items of the menu, and questions
// that come up elsewhere.
func dialogOpeners(s *shell) map[string]func() {
	openers := map[string]func(){
		"verwijderen": func() { s.askRemove("party", "groen", "deze partij", nothing) },
		"wis echt":    func() { s.confirmWipe("lokaal", session.Entry{What: "een inzet"}) },
		"gewist":      func() { s.showReceipt("a.formatie", session.Clean(s.session())) },
		"niet gelukt": func() { s.fail(dutchError("dit")) },
		"niet bewaard": func() {
			s.askUnsaved(nil, nothing)
		},
		"inzet van een partij": func() {
			party, _ := s.session().Party("groen")
			s.fillSealed(party)
		},
		"verschillen":    func() { s.showChanges("a.formatie", &session.Session{}) },
		"wettelijk":      func() { s.goTo("agreements", ""); s.pages["agreements"].(*agreementsPage).showStatutes() },
		"gids":           func() { s.ask("Vraag", "tekst", answer{"Ja", nothing}) },
		"begrip":         func() { s.showTerm(s.guide.Terms[0].ID) },
		"gemaakt":        func() { s.tell("Gemaakt", "klaar") },
		"wachtwoord":     func() { s.askPassphrase("a.formatie", "", func(string) {}, nothing) },
		"document klaar": func() { s.documentMade("/a/b.pdf", nil) },
	}
	var visit func(items []*fyne.MenuItem)
	visit = func(items []*fyne.MenuItem) {
		for _, i := range items {
			if i.ChildMenu != nil {
				visit(i.ChildMenu.Items)
				continue
			}
			if i.Action != nil && !i.IsQuit && strings.HasSuffix(i.Label, "…") {
				openers[i.Label] = i.Action
			}
		}
	}
	for _, menu := range s.stepsMenu.menu.Items {
		visit(menu.Items)
	}
	return openers
}

// focusables gives all that can have the cursor.
func focusables(o fyne.CanvasObject) []fyne.Focusable {
	var list []fyne.Focusable
	walk(o, func(o fyne.CanvasObject) bool {
		f, ok := o.(fyne.Focusable)
		if able, can := o.(fyne.Disableable); ok && !(can && able.Disabled()) {
			list = append(list, f)
		}
		return false
	})
	return list
}

func TestMenuWaitsBehindADialog(t *testing.T) {
	s, _ := newTestShell(t)
	s.desk.Change("titel", "", func(now *session.Session) { now.Title = "Waterrijk" })
	s.askExport()
	edit := s.menu.menu.Items[1].Items
	check := edit[slices.IndexFunc(edit, func(i *fyne.MenuItem) bool { return strings.HasPrefix(i.Label, "Nakijken…") })]
	check.Action()
	if n := len(s.window.Canvas().Overlays().List()); n != 1 {
		t.Errorf("%d dialogs lie over each other", n)
	}
	s.menu.undo.Action()
	if s.session().Title != "Waterrijk" {
		t.Error("undo behind a dialog changed the session")
	}
	s.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	s.menu.undo.Action()
	if s.session().Title != "" {
		t.Error("undo does nothing")
	}
}

// TestEveryShortcutIsOfOneItem holds the menu to shortcuts that differ: of two
// alike only the first would work.
func TestEveryShortcutIsOfOneItem(t *testing.T) {
	s, _ := newTestShell(t)
	taken := map[string]string{}
	var visit func(items []*fyne.MenuItem)
	visit = func(items []*fyne.MenuItem) {
		for _, i := range items {
			if i.ChildMenu != nil {
				visit(i.ChildMenu.Items)
			}
			if i.Shortcut == nil {
				continue
			}
			name := i.Shortcut.ShortcutName()
			if other, known := taken[name]; known {
				t.Errorf("%q and %q both have %s", other, i.Label, name)
			}
			taken[name] = i.Label
		}
	}
	for _, menu := range s.menu.menu.Items {
		visit(menu.Items)
	}
}

func TestUndoInADialogIsForItsField(t *testing.T) {
	s, _ := newTestShell(t)
	s.desk.Change("titel", "", func(now *session.Session) { now.Title = "Waterrijk" })
	field := widgets.NewArea(2)
	over := widget.NewModalPopUp(field, s.window.Canvas())
	over.Show()
	s.window.Canvas().Focus(field)
	test.Type(field, "abc")
	s.menu.undo.Action()
	if field.Text == "abc" || s.session().Title != "Waterrijk" {
		t.Errorf("field %q, title %q", field.Text, s.session().Title)
	}
}

func TestTwinsInAListStayApart(t *testing.T) {
	s, _ := newTestShell(t)
	s.desk.Change("leden", "", func(now *session.Session) {
		now.Members = []session.Member{{ID: "w1", Post: "wethouder", Role: "alderman"}, {ID: "w2", Post: "wethouder", Role: "alderman"}}
	})
	f := newForm(s.room, "proef")
	pick := f.pick("Trekker", "", memberOptions,
		func(now *session.Session) string { return now.Portfolio.Coordinator },
		func(now *session.Session, v string) { now.Portfolio.Coordinator = v })
	f.refresh()
	second := pick.Options[len(pick.Options)-1]
	pick.SetSelected(second)
	if got := s.session().Portfolio.Coordinator; got != "w2" {
		t.Errorf("picked the second, got %q", got)
	}
}

func TestWholeNumber(t *testing.T) {
	tests := []struct {
		text string
		most int
		want int // -1: refused
	}{
		{"7", 45, 7},
		{" 50.000 ", mostEuros, 50000},
		{"1.000.000", mostEuros, 1000000},
		{"50000.00", mostEuros, -1},
		{"1.5", 45, -1},
		{"-3", 45, -1},
		{"46", 45, -1},
		{"99999999999999999999", mostEuros, -1},
		{"drie", 45, -1},
	}
	for _, tt := range tests {
		n, err := wholeNumber(tt.text, tt.most)
		switch {
		case tt.want < 0 && err == nil:
			t.Errorf("%q was taken as %d", tt.text, *n)
		case tt.want >= 0 && (err != nil || *n != tt.want):
			t.Errorf("%q: %v", tt.text, err)
		}
	}
	if n, err := wholeNumber("", 45); n != nil || err != nil {
		t.Errorf("nothing: %v %v", n, err)
	}
}

func TestRecentMenuFollowsTheOrder(t *testing.T) {
	s, _ := newTestShell(t)
	s.settings.forgetRecent()
	s.settings.used("/a.formatie")
	s.settings.used("/b.formatie")
	s.menu.show()
	s.settings.used("/a.formatie")
	s.menu.show()
	if got := s.menu.recent.ChildMenu.Items[0].Label; got != "a.formatie" {
		t.Errorf("in front stands %q", got)
	}
}
