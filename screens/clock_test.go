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
)

// moment is time that is moved by hand, for a window with a running clock.
type moment struct {
	now  time.Time
	tick func()
}

func (m *moment) pass(d time.Duration) {
	m.now = m.now.Add(d)
	if tick := m.tick; tick != nil {
		tick()
	}
}

func newTimedShell(t *testing.T) (*shell, *moment) {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.Theme{})
	window := test.NewTempWindow(t, nil)
	window.Resize(fyne.NewSize(1366, 768))
	m := &moment{now: time.Date(2026, 11, 24, 19, 30, 0, 0, time.UTC)}
	s := newShell(app, window, desk.Params{
		Disk: memory{}, Now: func() time.Time { return m.now },
		After: func(d time.Duration, f func()) func() {
			if d == clockPace {
				m.tick = f
			}
			return func() {}
		},
		Beside: func(work, done func()) { work(); done() },
		NewID:  func() string { return "0195c3f4-0000-7000-8000-0000000000ff" },
		Guide:  guide.Builtin(),
	})
	s.start("")
	s.newSession()
	return s, m
}

func choosePreset(t *testing.T, s *shell, id string) {
	t.Helper()
	preset, ok := s.guide.Preset(id)
	if !ok {
		t.Fatalf("no preset %s", id)
	}
	s.desk.Change("opzet", "", func(now *session.Session) { session.ApplyPreset(now, preset) })
}

func TestTheClockSaysWhatItsColourSays(t *testing.T) {
	s, m := newTimedShell(t)
	if s.clock.box.Visible() {
		t.Error("a clock without a run sheet")
	}
	choosePreset(t, s, "45") // 8 minutes for the vision
	steps := []struct {
		after      time.Duration
		text       string
		importance widget.Importance
	}{
		{0, "Visie: nog 8 min. · avond: nog 45 min.", widget.MediumImportance},
		{90 * time.Second, "Visie: nog 7 min. · avond: nog 44 min.", widget.MediumImportance},
		{5 * time.Minute, "Visie: tijd is bijna om, nog 2 min. · avond: nog 39 min.", widget.WarningImportance},
		{3 * time.Minute, "Visie: 2 min. over de tijd · avond: nog 36 min.", widget.DangerImportance},
	}
	s.clock.startOrPause()
	for _, step := range steps {
		m.pass(step.after)
		if s.clock.text.Text != step.text || s.clock.text.Importance != step.importance {
			t.Errorf("after %v: %q in %v", step.after, s.clock.text.Text, s.clock.text.Importance)
		}
	}
	s.clock.nextPart()
	if got := *s.session().Plan.Parts[0].Spent; got != 10 {
		t.Errorf("the vision took %d minutes", got)
	}
	m.pass(time.Minute)
	s.clock.startOrPause()
	m.pass(time.Hour)
	if got := *s.session().Plan.Parts[1].Spent; got != 1 || !strings.HasSuffix(s.clock.text.Text, "(staat stil)") {
		t.Errorf("paused: %d minutes, %q", got, s.clock.text.Text)
	}
}

func TestUndoTakesNoTimeBack(t *testing.T) {
	s, m := newTimedShell(t)
	choosePreset(t, s, "45")
	s.clock.startOrPause()
	s.desk.Change("gemeente", "", func(now *session.Session) { now.Municipality.Name = "Waterdam" })
	m.pass(6 * time.Minute)
	if label := s.desk.UndoLabel(); label != "gemeente" {
		t.Errorf("the clock is in undo: %q", label)
	}
	s.undo()
	if s.session().Municipality.Name != "" || *s.session().Plan.Parts[0].Spent != 6 || !s.clock.clock.Running() {
		t.Errorf("after undo: %+v", s.session().Plan.Parts[0])
	}
	m.pass(time.Minute)
	if got := *s.session().Plan.Parts[0].Spent; got != 7 {
		t.Errorf("and on: %d", got)
	}
}

func TestTheClockStaysWithItsPart(t *testing.T) {
	s, m := newTimedShell(t)
	choosePreset(t, s, "45")
	s.clock.startOrPause()
	m.pass(3 * time.Minute)
	p := s.pages["table"].(*tablePage)
	p.moveRunPart(0, 1)
	m.pass(2 * time.Minute)
	if parts := s.session().Plan.Parts; parts[0].Spent != nil || parts[1].Step != "vision" || *parts[1].Spent != 5 {
		t.Errorf("%+v", parts)
	}
	p.removeRunPart(0)
	if parts := s.session().Plan.Parts; len(parts) != 3 || s.session().Plan.Preset != "own" || *s.session().Plan.Minutes != 35 {
		t.Errorf("%+v", s.session().Plan)
	}
}

func TestAnotherEveningGoesOnWhereTheFirstStopped(t *testing.T) {
	s, m := newTimedShell(t)
	choosePreset(t, s, "two-evenings")
	s.desk.SaveAs("avond.formatie", func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	})
	s.clock.startOrPause()
	m.pass(20 * time.Minute)
	s.clock.nextPart()
	m.pass(40 * time.Minute)
	s.clock.startOrPause()
	s.save()
	s.newSession()
	s.open("avond.formatie")
	if !strings.HasPrefix(s.clock.text.Text, "Portefeuille: nog 45 min.") || s.clock.clock.Running() {
		t.Errorf("goes on at %q", s.clock.text.Text)
	}
	if seen := screenText(s); !strings.Contains(seen, "Gedaan: Tafel (20 min.), Visie (40 min.). Verder bij: Portefeuille.") {
		t.Error("the run sheet does not say where to go on")
	}
	if !s.resume.content.Visible() || !strings.Contains(textIn(s.resume.content), "Verder bij: Portefeuille.") {
		t.Error("opening the file does not say where to go on")
	}
	press(t, s, "Verder bij Portefeuille")
	if s.current != session.StepPortfolio || s.resume.content.Visible() {
		t.Errorf("leads to %s", s.current)
	}
	s.desk.Change("status", "", func(now *session.Session) { now.Document.Status = session.Final })
	s.save()
	s.newSession()
	s.open("avond.formatie")
	if s.resume.content.Visible() {
		t.Error("a final document has nothing to go on with")
	}
}

func TestOwnMinutesMakeARunSheet(t *testing.T) {
	s, _ := newTimedShell(t)
	minutes := field(t, s, "minuten")
	minutes.SetText("60")
	if plan := s.session().Plan; plan.Preset != "own" || *plan.Minutes != 60 || len(plan.Parts) == 0 {
		t.Errorf("%+v", plan)
	}
}

func TestParkingAndNotesFromAnyStep(t *testing.T) {
	s, _ := newTestShell(t)
	s.goTo("portfolio", "")
	s.key(&fyne.KeyEvent{Name: fyne.KeyF2})
	line := field(t, s, "Wat komt later terug?")
	line.SetText("het glasvezelnet")
	line.OnSubmitted(line.Text)
	s.key(&fyne.KeyEvent{Name: fyne.KeyF3})
	note := field(t, s, "Alleen voor de gespreksleider")
	note.SetText("Groen is moe")
	press(t, s, "Toevoegen")
	now := s.session()
	if len(now.Parking) != 1 || now.Parking[0].Text != "het glasvezelnet" || now.Parking[0].Step != "portfolio" {
		t.Errorf("parking: %+v", now.Parking)
	}
	if len(now.Notes) != 1 || now.Notes[0].Text != "Groen is moe" || now.Notes[0].Step != "portfolio" {
		t.Errorf("notes: %+v", now.Notes)
	}
}

func TestHomeworkSaysWhoWordsIt(t *testing.T) {
	s, _ := seated(t)
	s.desk.Change("strekking", "", func(now *session.Session) {
		now.Overall.Text, now.Overall.Settled = "Wij beginnen klein.", session.SettledGist
		now.Stances[0].Outcome, now.Stances[0].Text, now.Stances[0].Settled = session.Agreed, "Ongeveer zo.", session.SettledGist
	})
	s.goTo("chapter", "")
	p := s.pages["chapter"].(*chapterPage)
	p.openPart(partOpen)
	if len(p.homework.rows.shown) != 2 {
		t.Fatalf("homework: %q", p.homework.rows.shown)
	}
	who := find(t, s, "who words it", func(w *widgets.Select) bool { return w.PlaceHolder == "Wie schrijft de tekst?" })
	who.SetSelected("Groen")
	works := session.HomeworkOf(s.session())
	if works[0].WordedBy+works[1].WordedBy != "groen" {
		t.Errorf("%+v", works)
	}
}
