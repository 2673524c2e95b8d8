package screens

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"formatietafel/assets"
	"formatietafel/guide"
	"formatietafel/screens/widgets"
	"formatietafel/session"
	"formatietafel/session/store"
)

// newTestOnboarding opens the window on an empty file of a new alderman.
func newTestOnboarding(tb testing.TB) (*shell, memory) {
	tb.Helper()
	s, disk := newTestShell(tb)
	s.newOnboarding()
	return s, disk
}

func tickBox(tb testing.TB, s *shell, text string) {
	tb.Helper()
	test.Tap(find(tb, s, "the box "+text, func(c *widgets.Check) bool { return c.Text == text }))
}

// reads tells whether a text stands on the screen, whole or as a part.
func reads(s *shell, text string) bool {
	for _, shown := range wordsOn(s) {
		if strings.Contains(shown, text) {
			return true
		}
	}
	return false
}

func findText(tb testing.TB, s *shell, text string) {
	tb.Helper()
	if !reads(s, text) {
		tb.Fatalf("not on the screen: %s", text)
	}
}

// wordsOn are all texts on the screen.
func wordsOn(s *shell) []string {
	var all []string
	for _, root := range append([]fyne.CanvasObject{s.window.Content()}, s.window.Canvas().Overlays().List()...) {
		walk(root, func(o fyne.CanvasObject) bool {
			switch w := o.(type) {
			case *widget.Label:
				all = append(all, w.Text)
			case *widgets.Button:
				all = append(all, w.Text)
			case *widget.RichText:
				all = append(all, w.String())
			case *widgets.Check:
				all = append(all, w.Text)
			case *widgets.Entry:
				all = append(all, w.Text, w.PlaceHolder)
			case *widgets.Linked:
				all = append(all, w.Text())
			}
			return false
		})
	}
	return all
}

// TestOnboardingFromEmptyToPDF works through every part with the widgets
// alone, saves, and makes the document.
func TestOnboardingFromEmptyToPDF(t *testing.T) {
	s, disk := newTestOnboarding(t)
	tickBox(t, s, "Wonen")
	tickBox(t, s, "Verkeer en vervoer")
	fill(t, s, "Andere onderwerpen, met komma's ertussen", "de haven")
	fill(t, s, "Uw naam", "N. Jansen")
	fill(t, s, "Naam van de gemeente", "Waterrijk")

	press(t, s, "Morgen op kantoor")
	press(t, s, "Zet bij mijn vragen")
	press(t, s, "Zet in mijn plan")
	tickBox(t, s, "Gelezen")
	press(t, s, "Tien minuten lezen")
	tickBox(t, s, "Gelezen")
	press(t, s, "Wat er hoe dan ook komt")
	press(t, s, "Zet in mijn plan")
	press(t, s, "De raad vraagt")
	fill(t, s, "Schrijf eerst zelf wat u zou zeggen", "Ik laat de CISO eerst werken.")
	press(t, s, "Dilemma's oefenen")
	find(t, s, "the scale", func(*widgets.Scale) bool { return true }).TypedRune('2')
	fill(t, s, "Wat zou u antwoorden?", "Dat klopt, en daarom begin ik klein.")
	press(t, s, "Wat mijn coalitie afsprak")
	fill(t, s, "Plak hier de tekst uit uw akkoord, elke afspraak op een eigen regel", "Wij leggen uit wat een systeem doet.")
	press(t, s, "Toevoegen")
	press(t, s, "Wie is wie")
	find(t, s, "the drawing", func(*widgets.Drawing) bool { return true })
	s.onboarding.show(partRoles, s.guide.Onboarding.Roles[0].ID)
	press(t, s, "Zet kennismaken in mijn plan")
	press(t, s, "Mijn vragen en plan")
	press(t, s, "Vraag toevoegen")
	fill(t, s, "Wat wilt u weten?", "Wie belt mij als het misgaat?")
	press(t, s, "Plan toevoegen")
	fill(t, s, "Wat gaat u doen?", "Een middag meelopen")

	s.saveAs("jansen", nothing)
	data, ok := disk["jansen"+onboardingType]
	if !ok {
		t.Fatalf("nothing was saved: %s", s.desk.Status())
	}
	o, err := session.ReadOnboarding(data)
	if err != nil {
		t.Fatal(err)
	}
	checkAlderman(t, o, s.guide)

	press(t, s, "Document maken…")
	find(t, s, "the formats", func(w *widgets.Select) bool { return w.Selected == "PDF" })
	s.dismiss()
	s.writeDocument("start.pdf", s.onboarding.startPaper().write(".pdf"), nothing)
	if !bytes.HasPrefix(disk["start.pdf"], []byte("%PDF-")) {
		t.Error("the document is no PDF")
	}
}

func checkAlderman(t *testing.T, o *session.Onboarding, g *guide.Guide) {
	t.Helper()
	a := o.Alderman
	if a.Name != "N. Jansen" || a.Municipality != "Waterrijk" || !slices.Equal(a.Fields, []string{"wonen", "verkeer"}) || !slices.Equal(a.OtherFields, []string{"de haven"}) {
		t.Errorf("alderman: %+v", a)
	}
	wonen, _ := g.Field("wonen")
	if !o.Asks(wonen.Questions[0].Text) || !o.Asks("Wie belt mij als het misgaat?") || len(o.OwnQuestions) != 2 {
		t.Errorf("questions: %+v", o.OwnQuestions)
	}
	if len(o.Plan) != 4 || o.Plan[0].Field != "wonen" || o.Plan[1].Due == "" || o.Plan[3].Text != "Een middag meelopen" {
		t.Errorf("plan: %+v", o.Plan)
	}
	if !o.HasRead("wonen") || !o.HasRead(g.Onboarding.Portions[0].ID) {
		t.Errorf("reading: %+v", o.Reading)
	}
	if r := o.ReplyTo(g.Onboarding.Monday[0].ID); r.Answer != "Ik laat de CISO eerst werken." {
		t.Errorf("council: %+v", o.Council)
	}
	if p := o.PracticeOn(wonen.Dilemmas[0]); p.Value == nil || *p.Value != -1 || !strings.HasPrefix(p.Answer, "Dat klopt") {
		t.Errorf("practice: %+v", o.Practice)
	}
	if !o.HasAgreed("Wij leggen uit wat een systeem doet.") {
		t.Errorf("agreed: %+v", o.Agreed)
	}
	if found := session.CheckOnboarding(o, g); len(found) > 0 {
		t.Errorf("findings: %v", found)
	}
}

// TestTheGuideFillsThePage: on Sunday evening, choosing a subject and two taps
// are enough for a page on Monday.
func TestTheGuideFillsThePage(t *testing.T) {
	s, _ := newTestOnboarding(t)
	s.onboarding.show(partPlan, "")
	if reads(s, "onderwerpen overnemen") || !reads(s, "Er staan nog geen vragen.") {
		t.Error("without subjects there is something to take over, or nobody says how to begin")
	}
	s.onboarding.show(partBegin, "")
	tickBox(t, s, "Wonen")
	s.onboarding.show(partPlan, "")
	press(t, s, "Vragen bij mijn onderwerpen overnemen")
	press(t, s, "Honderd dagen bij mijn onderwerpen overnemen")
	wonen, _ := s.guide.Field("wonen")
	o := s.desk.Onboarding()
	if len(o.OwnQuestions) != len(wonen.Questions) || len(o.Plan) != len(wonen.Hundred) || reads(s, "Er staan nog geen vragen.") {
		t.Errorf("%d questions, %d steps", len(o.OwnQuestions), len(o.Plan))
	}
	s.undo()
	if o := s.desk.Onboarding(); len(o.Plan) != 0 || len(o.OwnQuestions) == 0 {
		t.Error("taking over is not one step to undo")
	}
}

// TestOwnAnswerComesFirst: what could be said stays hidden until something was
// written, and until it is asked for.
func TestOwnAnswerComesFirst(t *testing.T) {
	s, _ := newTestOnboarding(t)
	first := s.guide.Onboarding.Monday[0]
	s.onboarding.show(partCouncil, first.ID)
	look := find(t, s, "the button", func(b *widgets.Button) bool { return b.Text == "Laat een mogelijk antwoord zien" })
	if !look.Disabled() || reads(s, first.Answer) {
		t.Error("the answer can be seen before one was written")
	}
	fill(t, s, "Schrijf eerst zelf wat u zou zeggen", "Ik bel terug.")
	if look.Disabled() || reads(s, first.Answer) {
		t.Error("the answer shows itself, or cannot be asked for")
	}
	test.Tap(look)
	if !reads(s, first.Answer) || !reads(s, first.Traps[0]) {
		t.Error("the answer is not shown")
	}
}

// TestBestArgumentAgainst follows the place on the scale, and goes round.
func TestBestArgumentAgainst(t *testing.T) {
	s, _ := newTestOnboarding(t)
	d := s.guide.Dilemmas[0]
	s.onboarding.show(partPractice, d.ID)
	scale := find(t, s, "the scale", func(*widgets.Scale) bool { return true })
	for key, pole := range map[rune]int{'1': 1, '5': 0} {
		scale.TypedRune(key)
		arguments := d.Poles[pole].Arguments
		for i := range len(arguments) + 1 {
			if want := arguments[i%len(arguments)].Text; !reads(s, want) {
				t.Errorf("at %c the screen lacks %q", key, want)
			}
			test.Tap(find(t, s, "another", func(b *widgets.Button) bool { return strings.HasPrefix(b.Text, "Een ander argument") }))
		}
	}
}

func TestThePlaceIsKept(t *testing.T) {
	s, disk := newTestOnboarding(t)
	s.saveAs("jansen", nothing)
	s.onboarding.show(partReading, "")
	tickBox(t, s, "Gelezen")
	s.save()
	s.newSession()
	if s.isOnboarding() || s.menu != s.stepsMenu {
		t.Fatal("a new session is still Inwerken")
	}
	if _, ok := disk["jansen.inwerken"]; !ok {
		t.Fatal("not saved")
	}
	s.open("jansen.inwerken")
	if s.onboarding.current != partReading || s.menu != s.partsMenu {
		t.Errorf("opened at %s", s.onboarding.current)
	}
	second := s.guide.Onboarding.Portions[1]
	find(t, s, "the next portion", func(l *widget.Label) bool { return l.Text == second.Title && l.SizeName != "" })
	s.onboarding.show(partBegin, "")
	if !reads(s, "Lees verder: "+second.Title) {
		t.Error("Begin does not lead on to the next portion")
	}
}

func TestWhoReadNothingYetBegins(t *testing.T) {
	s, _ := newTestOnboarding(t)
	s.onboarding.show(partBegin, "")
	if !reads(s, "Begin met lezen: "+s.guide.Onboarding.Portions[0].Title) || reads(s, "Lees verder: ") {
		t.Error("who read nothing is told to read on")
	}
}

func TestOnboardingUndo(t *testing.T) {
	s, _ := newTestOnboarding(t)
	tickBox(t, s, "Wonen")
	s.menu.undo.Action()
	if f := s.desk.Onboarding().Alderman.Fields; len(f) > 0 {
		t.Errorf("after undo there are %v", f)
	}
	box := find(t, s, "the box", func(c *widgets.Check) bool { return c.Text == "Wonen" })
	if box.Checked {
		t.Error("the box still shows it")
	}
	s.menu.redo.Action()
	if !box.Checked {
		t.Error("after redo the box is empty")
	}
}

// TestASessionGivesItsPublicPart reads the example, and looks for what a party
// said in confidence.
func TestASessionGivesItsPublicPart(t *testing.T) {
	s, disk := newTestOnboarding(t)
	disk["w.formatie"] = assets.Example
	example, err := session.Read(assets.Example)
	if err != nil {
		t.Fatal(err)
	}
	s.onboarding.show(partAgreed, "")
	p := s.onboarding.pages[partAgreed].(*agreedPage)
	p.readSession("w.formatie", "")
	o := s.desk.Onboarding()
	first := slices.IndexFunc(o.Agreed, func(a session.Arrangement) bool { return strings.HasPrefix(a.Text, example.Agreements[0].Text) })
	if first < 0 || !strings.Contains(o.Agreed[first].Text, "De trekker is") || len(o.Agreed) < 5 {
		t.Errorf("agreed: %+v", o.Agreed)
	}
	saved := string(session.MarshalOnboarding(o))
	for _, v := range example.Vision.Parties {
		if !v.Public && v.Text != "" && strings.Contains(saved, v.Text) {
			t.Errorf("a vision that is not public came along: %q", v.Text)
		}
	}
	for _, st := range example.Stances {
		for _, position := range st.Positions {
			if position.Note != "" && strings.Contains(saved, position.Note) {
				t.Errorf("a note came along: %q", position.Note)
			}
		}
	}
	s.undo()
	if len(s.desk.Onboarding().Agreed) != 0 {
		t.Error("reading a session is not one step to undo")
	}
}

// TestAProtectedSessionAsksForItsPassphrase, and again after a wrong one.
func TestAProtectedSessionAsksForItsPassphrase(t *testing.T) {
	s, disk := newTestOnboarding(t)
	const words = "vier woorden die niemand kent"
	data, err := store.Passphrase{Text: words, Work: 4}.Encrypt(assets.Example)
	if err != nil {
		t.Fatal(err)
	}
	disk["dicht.formatie"] = data
	s.onboarding.show(partAgreed, "")
	s.onboarding.pages[partAgreed].(*agreedPage).readSession("dicht.formatie", "")
	for _, try := range []string{"fout", words} {
		find(t, s, "the passphrase", func(e *widgets.Entry) bool { return e.Password }).SetText(try)
		press(t, s, "Openen")
		if got := len(s.desk.Onboarding().Agreed); (got > 0) != (try == words) {
			t.Errorf("after %q there are %d lines", try, got)
		}
	}
	if strings.Contains(string(session.MarshalOnboarding(s.desk.Onboarding())), words) {
		t.Error("the passphrase is kept")
	}
}

func TestSentencesCanBeTicked(t *testing.T) {
	s, _ := newTestOnboarding(t)
	s.onboarding.show(partAgreed, "")
	press(t, s, "Aanvinken: zinnen uit de gids")
	press(t, s, s.guide.Dilemmas[0].Title)
	box := find(t, s, "a box", func(c *widgets.Check) bool { return c.Text == "" })
	test.Tap(box)
	if o := s.desk.Onboarding(); !o.HasAgreed(s.guide.Dilemmas[0].Statements[0]) {
		t.Errorf("agreed: %+v", o.Agreed)
	}
	test.Tap(box)
	if o := s.desk.Onboarding(); len(o.Agreed) > 0 {
		t.Errorf("after taking the tick away: %+v", o.Agreed)
	}
}

func TestAnOwnSubjectHasQuestionsToo(t *testing.T) {
	s, _ := newTestOnboarding(t)
	fill(t, s, "Andere onderwerpen, met komma's ertussen", "de haven, het strand")
	s.onboarding.show(partOffice, ownPrefix+"het strand")
	asked := func(name string) string {
		return "Welke systemen gebruiken wij voor " + name + ", en wie heeft ze gemaakt?"
	}
	if !reads(s, asked("het strand")) || !reads(s, s.guide.AnyField[4].Worrying) {
		t.Error("an own subject has no questions")
	}
	press(t, s, "Zet bij mijn vragen")
	if !s.desk.Onboarding().Asks(asked("het strand")) {
		t.Error("the question was not taken over")
	}
	s.onboarding.show(partOffice, ownPrefix+"de haven")
	press(t, s, "Zet bij mijn vragen")
	if !s.desk.Onboarding().Asks(asked("de haven")) {
		t.Error("the question of a second subject was taken for that of the first")
	}
	s.onboarding.show(partOffice, ownPrefix+"het strand")
	press(t, s, "Met wie u kennismaakt, en wat u gevraagd wordt")
	press(t, s, "De raad of de pers vraagt")
	if s.onboarding.current != partCouncil {
		t.Errorf("an own subject leads to %s", s.onboarding.current)
	}
	s.onboarding.show(partPlan, "")
	press(t, s, "Vragen bij mijn onderwerpen overnemen")
	if got := len(s.desk.Onboarding().OwnQuestions); got != 2*len(s.guide.AnyField) {
		t.Errorf("%d questions were taken over", got)
	}
	if reads(s, "Honderd dagen bij mijn onderwerpen") {
		t.Error("the guide offers a plan that it does not have")
	}
	if about := s.ownSubjects(); !slices.Equal(about.Own, []string{"de haven", "het strand"}) {
		t.Errorf("the pack begins with %+v", about)
	}
}

// TestNobodyIsScored reads every part for figures and praise.
func TestNobodyIsScored(t *testing.T) {
	s, _ := newTestOnboarding(t)
	read := func(p string) {
		for _, text := range wordsOn(s) {
			low := strings.ToLower(text)
			for _, word := range []string{"%", "goed gedaan", "gefeliciteerd", "van harte", "juist!", "fout!", "geslaagd"} {
				if strings.Contains(low, word) && !strings.Contains(low, "standpunten") && !strings.Contains(low, "https://") {
					t.Errorf("%s says %q", p, text)
				}
			}
			if strings.Contains(low, "score") && !strings.Contains(low, "geen score") {
				t.Errorf("%s says %q", p, text)
			}
		}
	}
	for _, p := range onboardingParts() {
		s.onboarding.show(p.id, "")
		read(p.id)
	}
	s.desk.ChangeOnboarding("alles", "", func(o *session.Onboarding) { // read all, answered all
		for _, p := range s.guide.Onboarding.Portions {
			o.SetRead(p.ID, true)
		}
		for _, m := range s.guide.Onboarding.Monday {
			o.SetReply(session.Reply{Question: m.ID, Answer: "x"})
		}
	})
	for _, p := range onboardingParts() {
		s.onboarding.show(p.id, "")
		read(p.id)
	}
}

func TestOnboardingIsNotWide(t *testing.T) {
	s, _ := newTestOnboarding(t)
	s.desk.ChangeOnboarding("alles", "", func(o *session.Onboarding) {
		o.OwnQuestions = []session.OwnQuestion{{Text: strings.Repeat("lang ", 60)}}
		o.Plan = []session.Intent{{Text: strings.Repeat("lang ", 60), Due: "2026-06-01", Field: "wonen"}}
	})
	const laptop = 1366
	for _, p := range onboardingParts() {
		s.onboarding.show(p.id, "")
		if width := s.onboarding.frame.MinSize().Width; width > laptop {
			t.Errorf("%s needs %.0f pixels, a laptop has %d", p.id, width, laptop)
		}
	}
}

// TestPartsLeadToEachOther follows the links between the parts.
func TestPartsLeadToEachOther(t *testing.T) {
	s, _ := newTestOnboarding(t)
	tickBox(t, s, "Wonen")
	wonen, _ := s.guide.Field("wonen")
	role, _ := s.guide.Role(wonen.Meet[0])
	dilemma, _ := s.guide.Dilemma(wonen.Dilemmas[0])
	for link, part := range map[string]string{
		"Kennismaken met: " + role.Title: partRoles, "De raad of de pers vraagt": partCouncil, "Dilemma: " + dilemma.Title: partPractice,
	} {
		s.onboarding.show(partOffice, "wonen")
		if _, open := look(s, func(b *widgets.Button) bool { return b.Text == link }); !open {
			press(t, s, "Verder bij dit onderwerp")
		}
		press(t, s, link)
		if s.onboarding.current != part {
			t.Errorf("%s leads to %s", link, s.onboarding.current)
		}
	}
	if p := s.onboarding.pages[partCouncil].(*councilPage); p.index.chosen != wonen.Press[0].ID {
		t.Errorf("the council asks %s", p.index.chosen)
	}
	if p := s.onboarding.pages[partRoles].(*rolesPage); p.index.chosen != role.ID {
		t.Errorf("the role is %s", p.index.chosen)
	}
}

func TestFindingsOfOnboardingLeadToTheirPart(t *testing.T) {
	for place, want := range map[string]string{
		"plan[#2].due": partPlan, "own_questions[#1].aan": partPlan, "council[x].question": partCouncil, "practice[x].value": partPractice,
		"reading[x].portion": partReading, "agreed[#1].text": partAgreed, "alderman.fields[#1]": partBegin, "id": partBegin,
	} {
		if got := partOf(place); got != want {
			t.Errorf("%s leads to %s, want %s", place, got, want)
		}
	}
}

func TestReadingPack(t *testing.T) {
	s, disk := newTestShell(t)
	s.askReading()
	press(t, s, "Kies een plek…")
	if !reads(s, "er is nog geen onderwerp gekozen") {
		t.Error("a pack of nothing can be made")
	}
	s.dismiss()
	s.desk.Change("lid", "", func(now *session.Session) {
		now.Members = []session.Member{{ID: "w1", Fields: []string{"verkeer", "wonen"}}, {ID: "w2", Fields: []string{"wonen"}}}
	})
	if got := s.ownSubjects().Fields; !slices.Equal(got, []string{"verkeer", "wonen"}) {
		t.Errorf("the pack begins with %v", got)
	}
	s.writeDocument("pakket.html", s.readingPaper(s.ownSubjects()).write(".html"), nothing)
	html := string(disk["pakket.html"])
	if wonen, verkeer := strings.Index(html, `id="wonen"`), strings.Index(html, `id="verkeer"`); wonen < 0 || verkeer < wonen {
		t.Error("the subjects are not in the order of the guide")
	}
}

// TestManualIsInTheProgram: per step with F1, and the whole under Help.
func TestManualIsInTheProgram(t *testing.T) {
	s, disk := newTestShell(t)
	for _, step := range stepOrder {
		chapters := s.guide.StepChapters(step)
		if len(chapters) == 0 {
			t.Errorf("the manual has no opening for %s", step)
			continue
		}
		s.goTo(step, "")
		s.showGuidance(false)
		s.key(&fyne.KeyEvent{Name: fyne.KeyF1})
		press(t, s, "Zo opent u deze stap")
		if !reads(s, chapters[0].Title) || len(chapters[0].Text) > 0 && !reads(s, chapters[0].Text[0]) {
			t.Errorf("F1 at %s does not show %q", step, chapters[0].Title)
		}
		press(t, s, "Verder lezen in de handleiding")
		chapter := chapters[0].Title
		find(t, s, "the manual at "+step, func(l *widget.Label) bool {
			return strings.HasSuffix(l.Text, chapter) && l.SizeName == fynetheme.SizeNameHeadingText
		})
		for _, section := range chapters[0].Sections {
			if len(section.Items) > 0 && !reads(s, section.Items[0]) {
				t.Errorf("the manual at %s does not show %q", step, section.Items[0])
			}
		}
		s.dismiss()
	}
	s.showManual()
	if !reads(s, s.guide.Manual.Lead) || !s.covered() {
		t.Error("the manual does not open")
	}
	s.dismiss()
	s.writeDocument("handleiding.pdf", s.manualPaper().write(".pdf"), nothing)
	if !bytes.HasPrefix(disk["handleiding.pdf"], []byte("%PDF-")) {
		t.Error("the manual is no PDF")
	}
}
