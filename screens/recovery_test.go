//go:build !windows

package screens

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"formatietafel/guide"
	"formatietafel/screens/theme"
	"formatietafel/screens/widgets"
	"formatietafel/session"
	"formatietafel/session/desk"
	"formatietafel/session/store"
	"formatietafel/session/store/faulty"
)

const savedFile = "/map/avond.formatie"

// run is one run of the program on a disk in memory, with timers by hand.
type run struct {
	*shell
	timers []func()
}

func newRun(tb testing.TB, disk *faulty.Disk, who string) *run {
	tb.Helper()
	app := test.NewTempApp(tb)
	app.Settings().SetTheme(theme.Theme{})
	window := test.NewTempWindow(tb, nil)
	window.Resize(fyne.NewSize(1366, 768))
	r := &run{}
	r.shell = newShell(app, window, desk.Params{
		Disk: store.Disk{FS: disk}, State: store.NewState(disk, "/staat"), Now: evening, Work: 1,
		Claim: func(path string, now time.Time) *store.Claim {
			return store.Disk{FS: disk}.Claim(path, store.Holder{Who: who, Where: "LAPTOP-3"}, now)
		},
		After: func(_ time.Duration, f func()) func() {
			r.timers = append(r.timers, f)
			return func() {}
		},
		Beside: func(work, done func()) { work(); done() },
		NewID:  func() string { return "0195c3f4-0000-7000-8000-0000000000ff" },
		Guide:  guide.Builtin(),
	})
	return r
}

func evening() time.Time { return time.Date(2026, 11, 24, 14, 2, 0, 0, time.UTC) }

// tick lets every timer go off that was set.
func (r *run) tick() {
	due := r.timers
	r.timers = nil
	for _, f := range due {
		f()
	}
}

func newDisk() *faulty.Disk { return faulty.New(evening, "/map") }

func says(tb testing.TB, s *shell, text string) {
	tb.Helper()
	find(tb, s, text, func(l *widget.Label) bool { return strings.Contains(l.Text, text) })
}

func TestAfterACrashTheWorkIsOffered(t *testing.T) {
	disk := newDisk()
	r := newRun(t, disk, "jansen")
	r.start("")
	r.saveAs(savedFile, nothing)
	r.desk.Change("gemeente", "", func(s *session.Session) { s.Municipality.Name = "Waterdam" })
	r.timers = r.timers[:len(r.timers)-1] // all but saving by itself
	r.tick()

	disk = disk.Kill()
	r = newRun(t, disk, "jansen")
	r.start("")
	says(t, r.shell, "avond.formatie, begonnen 14.02 uur")
	press(t, r.shell, "Bekijken…")
	says(t, r.shell, "Eén verschil")
	says(t, r.shell, "Tafel · naam van de gemeente")
	says(t, r.shell, "teruggehaald: Waterdam")
	if r.session().Municipality.Name != "" {
		t.Error("recovered by itself")
	}
	press(t, r.shell, "Terughalen")
	if r.session().Municipality.Name != "Waterdam" || r.covered() {
		t.Errorf("recovered %q", r.session().Municipality.Name)
	}
	says(t, r.shell, "Het bestand is nog niet veranderd")
	press(t, r.shell, "Opslaan")
	data, err := store.Disk{FS: disk}.Read(savedFile)
	if err != nil || !strings.Contains(string(data), "Waterdam") {
		t.Errorf("not saved: %v", err)
	}
	if r.banner.content.Visible() {
		t.Errorf("the banner still says %q", r.banner.text.Text)
	}
	r.askFound()
	says(t, r.shell, "Er is niets om terug te halen")
}

func TestThrowingAwayAsksFirst(t *testing.T) {
	disk := newDisk()
	r := newRun(t, disk, "jansen")
	r.start("")
	r.desk.Change("gemeente", "", func(s *session.Session) { s.Municipality.Name = "Waterdam" })
	r.tick()
	r = newRun(t, disk.Kill(), "jansen")
	r.start("")
	press(t, r.shell, "Bekijken…")
	press(t, r.shell, "Weggooien…")
	says(t, r.shell, "Weg is weg")
	press(t, r.shell, "Annuleren")
	r.askFound()
	press(t, r.shell, "Bekijken…")
	press(t, r.shell, "Weggooien…")
	press(t, r.shell, "Weggooien")
	r.askFound()
	says(t, r.shell, "Er is niets om terug te halen")
}

func TestLeavingAsksWhatIsToBecomeOfIt(t *testing.T) {
	tests := []struct {
		name, answer string
		offered      bool
	}{
		{"later", "Later", true},
		{"thrown away", "Niet bewaren", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			disk := newDisk()
			r := newRun(t, disk, "jansen")
			r.start("")
			r.desk.Change("gemeente", "", func(s *session.Session) { s.Municipality.Name = "Waterdam" })
			closed := false
			r.askLeave(func() { r.desk.Close(func() { closed = true }) })
			if closed {
				t.Fatal("left without a question")
			}
			says(t, r.shell, "bij de volgende start")
			press(t, r.shell, tt.answer)
			if !closed {
				t.Fatal("not left")
			}
			offered := false
			newRun(t, disk, "jansen").desk.Find(func(found []desk.Found, _ error) { offered = len(found) > 0 })
			if offered != tt.offered {
				t.Errorf("offered: %v", offered)
			}
		})
	}
}

func TestTheSecondWindowSaysWhoAndTakesNothing(t *testing.T) {
	disk := newDisk()
	first := newRun(t, disk, "jansen")
	first.start("")
	first.saveAs(savedFile, nothing)
	second := newRun(t, disk, "bakker")
	second.start(savedFile)
	says(t, second.shell, "in gebruik (jansen op LAPTOP-3, sinds 14.02 uur)")
	name := field(t, second.shell, "Naam van de gemeente")
	test.Type(name, "Waterdam")
	if name.Text != "" || second.session().Municipality.Name != "" {
		t.Errorf("typed %q, session %q", name.Text, second.session().Municipality.Name)
	}
	if second.status.Text != "Alleen lezen" {
		t.Errorf("status %q", second.status.Text)
	}
	first.desk.Close(nothing)
	press(t, second.shell, "Opnieuw proberen")
	test.Type(field(t, second.shell, "Naam van de gemeente"), "Waterdam")
	if second.session().Municipality.Name != "Waterdam" || second.banner.content.Visible() {
		t.Error("not free after the first window closed")
	}
}

func TestAConflictIsShownAndCanBeSavedElsewhere(t *testing.T) {
	disk := newDisk()
	r := newRun(t, disk, "jansen")
	r.start("")
	r.saveAs(savedFile, nothing)
	disk.Put(savedFile, []byte("van een ander"))
	r.desk.Change("gemeente", "", func(s *session.Session) { s.Municipality.Name = "Waterdam" })
	r.tick()
	says(t, r.shell, "Er wordt niet meer opgeslagen")
	r.save()
	says(t, r.shell, "Er is niets opgeslagen")
	press(t, r.shell, "Annuleren")
	r.saveAs("/map/elders.formatie", nothing)
	if r.banner.content.Visible() || r.desk.WouldLose() {
		t.Errorf("the banner says %q", r.banner.text.Text)
	}
	disk.Put("/map/elders.formatie", []byte("van een ander"))
	r.desk.Change("gemeente", "", func(s *session.Session) { s.Municipality.Term = "2026–2030" })
	r.save()
	press(t, r.shell, "Toch hier opslaan")
	says(t, r.shell, "niet als eerdere versie te bewaren")
	r.dismiss()
	theirs := r.session().Clone()
	theirs.Title = "van een ander"
	disk.Put("/map/elders.formatie", session.Marshal(theirs))
	r.save()
	press(t, r.shell, "Toch hier opslaan")
	data, err := store.Disk{FS: disk}.Read("/map/elders.formatie")
	if err != nil || !strings.Contains(string(data), "Waterdam") {
		t.Errorf("not saved: %v", err)
	}
}

func TestVersionsAreListedLookedAtAndRestored(t *testing.T) {
	r := newRun(t, newDisk(), "jansen")
	r.start("")
	r.askVersions()
	says(t, r.shell, "nog geen eerdere versies")
	r.dismiss()
	r.saveAs(savedFile, nothing)
	r.desk.Change("gemeente", "", func(s *session.Session) { s.Municipality.Name = "Waterdam" })
	r.desk.KeepDocument()
	r.desk.Change("gemeente", "", func(s *session.Session) { s.Municipality.Name = "Zandstad" })
	r.askVersions()
	says(t, r.shell, "14.02 uur · document gemaakt")
	find(t, r.shell, "the list", func(*widgets.List) bool { return true }).Select(0)
	says(t, r.shell, "toen: Waterdam")
	says(t, r.shell, "nu: Zandstad")
	press(t, r.shell, "Terughalen")
	if r.session().Municipality.Name != "Waterdam" {
		t.Errorf("restored %q", r.session().Municipality.Name)
	}
	if r.undo(); r.session().Municipality.Name != "Zandstad" {
		t.Error("restoring cannot be undone")
	}
}

const words = "de zwaan steekt over bij laag water"

func typePassphrase(t *testing.T, s *shell, hint, text string) {
	t.Helper()
	e := find(t, s, "the field "+hint, func(e *widgets.Entry) bool { return e.PlaceHolder == hint })
	e.SetText(text)
}

func TestProtectingSaysBeforehandWhatItCosts(t *testing.T) {
	disk := newDisk()
	r := newRun(t, disk, "jansen")
	r.start("")
	r.saveAs(savedFile, nothing)
	r.desk.Change("gemeente", "", func(s *session.Session) { s.Municipality.Name = "Waterdam" })
	r.askProtect()
	says(t, r.shell, "Kwijt is kwijt")
	yes := find(t, r.shell, "the button", func(b *widgets.Button) bool { return b.Text == "Beveiligen" })
	for _, typed := range []struct {
		first, again, says string
		may                bool
	}{
		{"kort", "", "zwak", false},
		{"kort", "kort", "zwak", true},
		{words, "anders", "twee keer hetzelfde", false},
		{words, words, "", true},
	} {
		typePassphrase(t, r.shell, "wachtwoord, liefst een hele zin", typed.first)
		typePassphrase(t, r.shell, "nog een keer hetzelfde", typed.again)
		if typed.says != "" {
			says(t, r.shell, typed.says)
		}
		if yes.Disabled() == typed.may {
			t.Errorf("%q and %q may be taken: %v", typed.first, typed.again, !yes.Disabled())
		}
	}
	press(t, r.shell, "Beveiligen")
	says(t, r.shell, "Deze sessie is beveiligd")
	r.dismiss()
	if disk.Contains("Waterdam") {
		t.Error("plain text stays on the disk")
	}
	if recent := r.settings.recent(); len(recent) > 0 {
		t.Errorf("the list of recent files has %v", recent)
	}
	if r.menu.protect.Label != "Wachtwoord wijzigen…" || r.menu.unprotect.Disabled {
		t.Errorf("the menu says %q", r.menu.protect.Label)
	}
	r.desk.Close(nothing)

	r = newRun(t, disk, "jansen")
	r.start(savedFile)
	says(t, r.shell, "avond.formatie is beveiligd")
	typePassphrase(t, r.shell, "wachtwoord, liefst een hele zin", "verkeerd")
	press(t, r.shell, "Openen")
	says(t, r.shell, "Dit wachtwoord past niet")
	typePassphrase(t, r.shell, "wachtwoord, liefst een hele zin", words)
	press(t, r.shell, "Openen")
	if r.session().Municipality.Name != "Waterdam" || r.covered() {
		t.Errorf("opened %q", r.session().Municipality.Name)
	}
	if recent := r.settings.recent(); len(recent) > 0 {
		t.Errorf("the list of recent files has %v", recent)
	}
	r.askUnprotect()
	says(t, r.shell, "Iedereen die het bestand heeft")
	press(t, r.shell, "Beveiliging weghalen")
	if r.desk.IsProtected() || !r.menu.unprotect.Disabled {
		t.Error("still protected")
	}
}

// TestEscapeClosesADialogWithTheCursorInAField: Fyne's own fields keep Esc to
// themselves.
func TestEscapeClosesADialogWithTheCursorInAField(t *testing.T) {
	r := newRun(t, newDisk(), "jansen")
	r.start("")
	for name, ask := range map[string]func(){
		"save as": r.askSaveAs, "protect": r.askProtect,
		"passphrase": func() { r.askPassphrase("a.formatie", "", func(string) {}, nothing) },
	} {
		ask()
		field := r.window.Canvas().Focused()
		if field == nil {
			t.Errorf("%s: the cursor is nowhere", name)
			continue
		}
		field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if r.covered() {
			t.Errorf("%s: Esc does not close it", name)
			r.dismiss()
		}
	}
}

func TestTheNameOfAFileIsTyped(t *testing.T) {
	if err := theme.SpeakDutch(); err != nil {
		t.Fatal(err)
	}
	disk := newDisk()
	r := newRun(t, disk, "jansen")
	r.start("")
	r.askSaveAs()
	name, ok := r.window.Canvas().Focused().(*widgets.Entry)
	if !ok || name.Text != "Formatie.formatie" {
		t.Fatalf("the cursor is in %+v", r.window.Canvas().Focused())
	}
	name.SetText("avond.formatie")
	theirs := find(t, r.shell, "the button", func(b *widget.Button) bool { return b.Text == "Opslaan" && b.Visible() })
	if theirs.Disabled() {
		t.Error("a name is typed, and it cannot be saved")
	}
	name.SetText("")
	if !theirs.Disabled() {
		t.Error("no name is typed, and it can be saved")
	}
	r.dismiss()
}

func TestCleaningTakesEarlierVersionsAlongWhenAsked(t *testing.T) {
	disk := newDisk()
	r := newRun(t, disk, "jansen")
	r.start("")
	r.saveAs(savedFile, nothing)
	r.desk.Change("inzet", "", func(s *session.Session) {
		s.Parties = []session.Party{{ID: "vrij", Name: "Vrij"}}
		s.Notes = []session.Note{{ID: "n1", Text: "heimelijke aantekening"}}
	})
	r.desk.KeepDocument()
	r.desk.Change("gemeente", "", func(s *session.Session) { s.Municipality.Name = "Zandstad" })
	r.cleanTo("/map/schoon.formatie")
	says(t, r.shell, "het logboek en ")
	press(t, r.shell, "Ook logboek en eerdere versies opschonen")
	says(t, r.shell, "Alles per partij is weg uit het logboek en ")
	r.dismiss()
	if r.desk.UndoLabel() != "" {
		t.Error("it can be undone")
	}
	r.askCompare()
	press(t, r.shell, "Een bewaarde versie…")
	find(t, r.shell, "the list", func(*widgets.List) bool { return true }).Select(0)
	says(t, r.shell, "Zandstad")
	r.dismiss()
	if len(r.session().Notes) != 1 {
		t.Error("the session itself changed")
	}
	r.desk.Versions(func(list []desk.Version, err error) {
		if err != nil || len(list) == 0 {
			t.Fatalf("versions: %d, %v", len(list), err)
		}
		for _, v := range list {
			r.desk.Look(v, "", func(then session.File, err error) {
				if err != nil || len(then.Session.Notes) != 0 {
					t.Errorf("%s still holds %+v, %v", v.Why, then.Session.Notes, err)
				}
			})
		}
	})
}
