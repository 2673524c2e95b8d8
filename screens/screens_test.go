package screens

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"formatietafel/assets"
	"formatietafel/export"
	"formatietafel/export/tree"
	"formatietafel/guide"
	"formatietafel/screens/theme"
	"formatietafel/screens/widgets"
	"formatietafel/session"
	"formatietafel/session/desk"
)

// memory is a disk that forgets, for screens that are not about files.
type memory map[string][]byte

func (m memory) Read(path string) ([]byte, error) {
	data, ok := m[path]
	if !ok {
		return nil, errors.New("dit bestand is er niet")
	}
	return data, nil
}

func (m memory) Write(path string, data []byte) error {
	m[path] = bytes.Clone(data)
	return nil
}

// newTestShell opens the window on an empty session, with timers that never
// run by themselves.
func newTestShell(tb testing.TB) (*shell, memory) {
	tb.Helper()
	app := test.NewTempApp(tb)
	app.Settings().SetTheme(theme.Theme{})
	window := test.NewTempWindow(tb, nil)
	window.Resize(fyne.NewSize(1366, 768))
	disk := memory{}
	now := time.Date(2026, 11, 24, 14, 2, 0, 0, time.UTC)
	s := newShell(app, window, desk.Params{
		Disk: disk, Now: func() time.Time { return now },
		After:  func(time.Duration, func()) func() { return func() {} },
		Beside: func(work, done func()) { work(); done() },
		NewID:  func() string { return "0195c3f4-0000-7000-8000-0000000000ff" },
		Guide:  guide.Builtin(),
	})
	s.start("")
	s.newSession()
	return s, disk
}

// find walks everything on the window, dialogs included, for what matches.
func find[T fyne.CanvasObject](tb testing.TB, s *shell, what string, match func(T) bool) T {
	tb.Helper()
	if found, ok := look(s, match); ok {
		return found
	}
	tb.Fatalf("not on the screen: %s", what)
	panic("unreachable")
}

func look[T fyne.CanvasObject](s *shell, match func(T) bool) (T, bool) {
	var found T
	var ok bool
	roots := append([]fyne.CanvasObject{s.window.Content()}, s.window.Canvas().Overlays().List()...)
	for i := len(roots) - 1; i >= 0 && !ok; i-- {
		walk(roots[i], func(o fyne.CanvasObject) bool {
			if w, is := o.(T); is && match(w) {
				found, ok = w, true
			}
			return ok
		})
	}
	return found, ok
}

// walk visits what can be seen, until visit says that it is done.
func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject) bool) bool {
	if o == nil || !o.Visible() {
		return false
	}
	if visit(o) {
		return true
	}
	var children []fyne.CanvasObject
	switch w := o.(type) {
	case *fyne.Container:
		children = w.Objects
	case fyne.Widget:
		children = test.WidgetRenderer(w).Objects()
	}
	for _, child := range children {
		if walk(child, visit) {
			return true
		}
	}
	return false
}

func press(tb testing.TB, s *shell, text string) {
	tb.Helper()
	test.Tap(find(tb, s, "the button "+text, func(b *widgets.Button) bool { return b.Text == text && !b.Disabled() }))
}

func field(tb testing.TB, s *shell, hint string) *widgets.Entry {
	tb.Helper()
	return find(tb, s, "the field "+hint, func(e *widgets.Entry) bool { return e.PlaceHolder == hint })
}

// fill types in the first empty field with that hint.
func fill(tb testing.TB, s *shell, hint, text string) {
	tb.Helper()
	e := find(tb, s, "an empty field "+hint, func(e *widgets.Entry) bool { return e.PlaceHolder == hint && e.Text == "" })
	test.Type(e, text)
}

func chooseRadio(tb testing.TB, s *shell, text string) {
	tb.Helper()
	group := find(tb, s, "the choice "+text, func(g *widgets.RadioGroup) bool {
		for _, o := range g.Options {
			if o == text {
				return true
			}
		}
		return false
	})
	group.SetSelected(text)
}

// TestFromEmptyToExported fills a session through the widgets alone, saves
// it, opens it again and makes the document.
func TestFromEmptyToExported(t *testing.T) {
	s, disk := newTestShell(t)

	fill(t, s, "Naam van de gemeente", "Waterdam")
	fill(t, s, "bijvoorbeeld 2026–2030", "2026–2030")
	for _, name := range []string{"Lokaal", "Groen"} {
		press(t, s, "Partij toevoegen")
		fill(t, s, "Naam van de partij", name)
	}
	press(t, s, "Lid toevoegen")
	fill(t, s, "Functie, bijvoorbeeld wethouder financiën", "wethouder financiën")

	press(t, s, "Volgende")
	fill(t, s, "Onze visie in één zin", "Wij willen dat iedereen mee kan doen.")
	fill(t, s, "Nieuwe kans", "Raadsstukken in gewone taal")
	press(t, s, "Toevoegen")
	fill(t, s, "Wat willen wij samen met digitalisering, en wat niet?", "Techniek helpt, mensen beslissen.")

	press(t, s, "Volgende")
	chooseRadio(t, s, "Komt bij de portefeuilleverdeling")

	press(t, s, "Volgende")
	fill(t, s, "Hoe gaan wij om met digitalisering? Wat doen wij, wat niet, en wie beslist?", "Wij beginnen klein.")
	press(t, s, "Dilemma's")
	press(t, s, "Eigen dilemma")
	fill(t, s, "Waar gaat het over?", "Het warmtenet")
	line := find(t, s, "the line of positions", func(e *widgets.Entry) bool { return strings.HasPrefix(e.PlaceHolder, "In één regel") })
	line.SetText("-2 1v")
	line.OnSubmitted(line.Text)
	chooseRadio(t, s, "Compromis")
	fill(t, s, "Wat spreken wij af?", "Wij meten per buurt.")

	press(t, s, "Volgende")
	press(t, s, "Afspraak toevoegen")
	fill(t, s, "Wat spreken wij af?", "Het college maakt een plan.")

	s.saveAs("avond", nothing)
	data, ok := disk["avond"+fileType]
	if !ok {
		t.Fatalf("nothing was saved: %s", s.desk.Status())
	}
	saved, err := session.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	checkEvening(t, saved)

	var pdf bytes.Buffer
	if _, err := export.Write(&pdf, export.Compose(saved, s.guide, export.Options{}), ".pdf"); err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(pdf.Bytes(), []byte("%PDF-")) {
		t.Error("the document is no PDF")
	}
}

func checkEvening(t *testing.T, s *session.Session) {
	t.Helper()
	if s.Municipality.Name != "Waterdam" || s.Municipality.Term != "2026–2030" {
		t.Errorf("municipality: %+v", s.Municipality)
	}
	if len(s.Parties) != 2 || s.Parties[0].Name != "Lokaal" || s.Parties[1].Name != "Groen" {
		t.Errorf("parties: %+v", s.Parties)
	}
	if len(s.Members) != 1 || s.Members[0].Post != "wethouder financiën" {
		t.Errorf("members: %+v", s.Members)
	}
	if len(s.Vision.Opportunities) != 1 || s.Vision.Shared != "Techniek helpt, mensen beslissen." {
		t.Errorf("vision: %+v", s.Vision)
	}
	if s.Portfolio.Model != session.Later {
		t.Errorf("model: %q", s.Portfolio.Model)
	}
	if s.Overall.Text != "Wij beginnen klein." {
		t.Errorf("overall: %q", s.Overall.Text)
	}
	if len(s.Stances) != 1 || s.Stances[0].Outcome != session.Compromise || s.Stances[0].Text != "Wij meten per buurt." {
		t.Fatalf("stances: %+v", s.Stances)
	}
	positions := s.Stances[0].Positions
	if len(positions) != 2 || *positions[0].Value != -2 || positions[1].State != session.Reserved || *positions[1].Value != 1 {
		t.Errorf("positions: %+v", positions)
	}
	if len(s.Agreements) != 1 || s.Agreements[0].Text != "Het college maakt een plan." {
		t.Errorf("agreements: %+v", s.Agreements)
	}
}

func TestUndoTakesBackATypedWordAtOnce(t *testing.T) {
	s, _ := newTestShell(t)
	fill(t, s, "Naam van de gemeente", "Waterdam")
	s.undo()
	if name := s.session().Municipality.Name; name != "" {
		t.Errorf("after undo the name is %q", name)
	}
	if text := field(t, s, "Naam van de gemeente").Text; text != "" {
		t.Errorf("the field still shows %q", text)
	}
	s.redo()
	if text := field(t, s, "Naam van de gemeente").Text; text != "Waterdam" {
		t.Errorf("after redo the field shows %q", text)
	}
}

func TestSeatsAndPrioritiesAreFoldedAway(t *testing.T) {
	s, _ := newTestShell(t)
	press(t, s, "Partij toevoegen")
	seats := func(e *widgets.Entry) bool { return e.PlaceHolder == "zetels" }
	if _, ok := look(s, seats); ok {
		t.Error("seats are shown before they are asked for")
	}
	s.toggleFigures()
	if _, ok := look(s, seats); !ok {
		t.Error("seats are not shown when asked for")
	}
}

func TestSwitchingTheModelKeepsWhatWasFilledIn(t *testing.T) {
	s, _ := newTestShell(t)
	s.goTo("portfolio", "")
	chooseRadio(t, s, "Eén coördinerend wethouder")
	fill(t, s, "Bijvoorbeeld: de wethouder mag elk contract boven 100.000 euro tegenhouden.", "Alles.")
	chooseRadio(t, s, "Iedere wethouder verantwoordelijk")
	if _, ok := look(s, func(e *widgets.Entry) bool {
		return e.PlaceHolder == "Bijvoorbeeld: de wethouder mag elk contract boven 100.000 euro tegenhouden."
	}); ok {
		t.Error("the mandate is asked under the shared model")
	}
	chooseRadio(t, s, "Eén coördinerend wethouder")
	if got := field(t, s, "Bijvoorbeeld: de wethouder mag elk contract boven 100.000 euro tegenhouden.").Text; got != "Alles." {
		t.Errorf("the mandate became %q", got)
	}
}

func TestTimeIsUp(t *testing.T) {
	s, _ := newTestShell(t)
	s.desk.Change("dilemma", "", func(now *session.Session) { addStance(now, "cameras") })
	s.timeIsUp()
	if got := s.session().Stances[0].Outcome; got != session.Skipped {
		t.Errorf("the open dilemma is %q", got)
	}
	if len(s.session().Parking) == 0 {
		t.Error("the loose end is not on the parking lot")
	}
	if s.current != "chapter" {
		t.Errorf("the window shows %s", s.current)
	}
	s.undo()
	if got := s.session().Stances[0].Outcome; got != "" {
		t.Errorf("after undo the dilemma is %q", got)
	}
}

func TestABadFileLeavesTheSessionAlone(t *testing.T) {
	s, disk := newTestShell(t)
	fill(t, s, "Naam van de gemeente", "Waterdam")
	disk["kapot.formatie"] = []byte("dit is geen TOML")
	s.open("kapot.formatie")
	if name := s.session().Municipality.Name; name != "Waterdam" {
		t.Errorf("the session became %q", name)
	}
	find(t, s, "the dialog", func(l *widget.Label) bool { return l.Text == "Dit lukte niet" })
}

func TestEveryPageShowsTheExample(t *testing.T) {
	s, _ := newTestShell(t)
	if err := s.desk.OpenExample(assets.Example); err != nil {
		t.Fatal(err)
	}
	for _, step := range stepOrder {
		s.goTo(step, "")
		if s.middle.Objects[0] != s.pages[step].content() {
			t.Errorf("%s is not shown", step)
		}
	}
	for _, part := range chapterParts {
		s.pages["chapter"].(*chapterPage).openPart(part.value)
	}
	for _, part := range stanceParts {
		s.pages["stances"].(*stancesPage).openPart(part.value)
	}
}

func TestFindingsLeadToTheirPlaces(t *testing.T) {
	s, _ := newTestShell(t)
	s.desk.Change("alles", "", func(now *session.Session) {
		addStance(now, "cameras")
		now.Agreements = []session.Agreement{{ID: "a1"}}
	})
	for _, f := range session.Check(s.session(), s.guide) {
		s.goTo(f.Step, f.Place)
		if s.current != f.Step {
			t.Errorf("%s leads to %s", f.Place, s.current)
		}
	}
}

func TestWordingAndBack(t *testing.T) {
	s, _ := newTestShell(t)
	if err := s.desk.OpenExample(assets.Example); err != nil {
		t.Fatal(err)
	}
	s.goTo("chapter", "wording")
	p := s.pages["chapter"].(*chapterPage)
	passage := firstPassage(t, s)
	p.askWording(passage)
	area := find(t, s, "the text", func(e *widgets.Entry) bool { return e.MultiLine && e.Text != "" })
	area.SetText("Onze eigen zin.")
	press(t, s, "Overnemen")
	if got := s.session().Wording; len(got) == 0 || got[len(got)-1].Text != "Onze eigen zin." {
		t.Fatalf("wording: %+v", got)
	}
}

func TestNoEnglishInFileDialogs(t *testing.T) {
	if err := theme.SpeakDutch(); err != nil {
		t.Fatal(err)
	}
	s, _ := newTestShell(t)
	for name, show := range map[string]func(){"open": s.askOpen, "save": s.askSaveAs} {
		show()
		for _, text := range texts(s) {
			for _, english := range []string{"Cancel", "Open", "Save", "OK", "Home", "File", "Open File", "Save File", "Documents", "Enter filename"} {
				if text == english {
					t.Errorf("%s says %q", name, text)
				}
			}
		}
		find(t, s, "the folder of the user", func(l *widget.Label) bool { return l.Text == "Persoonlijke map" })
		s.window.Canvas().Overlays().Remove(s.window.Canvas().Overlays().Top())
	}
}

// texts are all words of the dialogs that are open.
func texts(s *shell) []string {
	var all []string
	for _, o := range s.window.Canvas().Overlays().List() {
		walk(o, func(o fyne.CanvasObject) bool {
			switch w := o.(type) {
			case *widget.Label:
				all = append(all, w.Text)
			case *widgets.Button:
				all = append(all, w.Text)
			case *widget.Button: // of Fyne's own dialogs
				all = append(all, w.Text)
			case *widget.Entry:
				all = append(all, w.PlaceHolder)
			}
			return false
		})
	}
	return all
}

func TestDroppedFile(t *testing.T) {
	s, disk := newTestShell(t)
	disk["/a/voorbeeld.formatie"] = assets.Example
	s.open("/a/voorbeeld.formatie")
	if got := s.session().Municipality.Name; got != "Waterrijk" {
		t.Errorf("opened %q", got)
	}
	if recent := s.settings.recent(); len(recent) != 1 || recent[0] != "/a/voorbeeld.formatie" {
		t.Errorf("recent files: %v", recent)
	}
}

// TestScreensAreNotWide holds every page to the width of a laptop.
func TestScreensAreNotWide(t *testing.T) {
	s, _ := newTestShell(t)
	if err := s.desk.OpenExample(assets.Example); err != nil {
		t.Fatal(err)
	}
	const laptop = 1366
	for _, step := range stepOrder {
		s.goTo(step, "")
		if width := s.frame.MinSize().Width; width > laptop {
			t.Errorf("%s needs %.0f pixels, a laptop has %d", step, width, laptop)
		}
	}
}

// firstPassage is a paragraph of the chapter that can be put in own words.
func firstPassage(t *testing.T, s *shell) *tree.Paragraph {
	t.Helper()
	for _, block := range export.Compose(s.session(), s.guide, export.Options{}).Blocks {
		if p, ok := block.(*tree.Paragraph); ok && p.Passage != "" {
			return p
		}
	}
	t.Fatal("no paragraph of the chapter can be put in own words")
	return nil
}

func TestCriteriaAreDrawnOnceWeighed(t *testing.T) {
	s, _ := newTestShell(t)
	s.desk.Change("partij", "", func(now *session.Session) { now.Parties = []session.Party{{ID: "lokaal", Name: "Lokaal"}} })
	s.goTo("portfolio", "")
	p := s.pages["portfolio"].(*portfolioPage)
	if p.weights.Visible() {
		t.Error("a picture of nothing")
	}
	party := s.session().Parties[0].ID
	s.desk.Change("wegen", "", func(now *session.Session) { heavy := 2; session.SetWeight(now, party, s.guide.Criteria[0].ID, &heavy) })
	if !p.weights.Visible() {
		t.Error("no picture of what weighs heavily")
	}
	s.desk.Undo()
	if p.weights.Visible() {
		t.Error("undone, and still drawn")
	}
}
