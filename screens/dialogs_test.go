package screens

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
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

func TestMenuWaitsBehindADialog(t *testing.T) {
	s, _ := newTestShell(t)
	s.desk.Change("titel", "", func(now *session.Session) { now.Title = "Waterrijk" })
	s.askExport()
	edit := s.menu.menu.Items[1].Items
	check := edit[slices.IndexFunc(edit, func(i *fyne.MenuItem) bool { return i.Label == "Nakijken…" })]
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
