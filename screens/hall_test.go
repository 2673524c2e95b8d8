package screens

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"formatietafel/export"
	"formatietafel/export/tree"
	"formatietafel/session"
)

func TestHallFollowsIsHeldAndGoesBlack(t *testing.T) {
	s, _ := seated(t)
	s.desk.Change("alles", "", func(now *session.Session) {
		now.Plan.Rules = []string{"Wij laten elkaar uitpraten."}
		now.Vision.Shared = "Techniek helpt."
		now.Notes = []session.Note{{ID: "n1", Text: "let op Groen"}}
		seats := 9
		now.Parties[0].Seats = &seats
	})
	s.toggleHall()
	shows := func(want string) {
		t.Helper()
		if got := s.hall.board.AccessibilityLabel(); !strings.Contains(got, want) {
			t.Errorf("not in the hall: %s\n%s", want, got)
		}
	}
	shows("Wij laten elkaar uitpraten.")
	s.goTo("vision", "")
	shows("Techniek helpt.")
	s.goTo("stances", "stances[cameras]")
	shows("Camera's als hulpmiddel")
	s.nextDilemma(1)
	topic, _ := s.session().Dilemma(s.guide, "chatbot")
	shows(topic.Question)

	s.holdHall()
	s.goTo("chapter", "")
	shows(topic.Question)
	if s.hall.toggle.Text != "Zaalscherm uit (staat stil)" {
		t.Errorf("the window says %q", s.hall.toggle.Text)
	}
	s.holdHall()
	shows("Dit spraken we af")

	s.blackHall()
	if text := s.hall.board.AccessibilityLabel() + textIn(s.hall.board); text != "" {
		t.Errorf("black, and still there: %s", text)
	}
	s.blackHall()
	shows("Dit spraken we af")
	if strings.Contains(s.hall.board.AccessibilityLabel(), "let op Groen") {
		t.Error("a note is in the hall")
	}
	s.toggleHall()
	if s.hall.window != nil || s.hall.toggle.Text != "Zaalscherm aan" {
		t.Error("the hall screen stays")
	}
	s.holdHall() // without a hall screen there is nothing to hold
}

func TestSeatsInTheHallAreAskedForThere(t *testing.T) {
	s, _ := seated(t)
	s.desk.Change("alles", "", func(now *session.Session) {
		seats, value := 9, 1
		now.Parties[0].Seats = &seats
		session.HoldUp(now, "cameras", []session.Position{{Party: "lokaal", State: session.Given, Value: &value}}, false)
	})
	s.goTo("stances", "stances[cameras]")
	s.toggleHall()
	s.toggleFigures()
	if strings.Contains(s.hall.board.AccessibilityLabel(), "(9)") {
		t.Error("seats on the own screen are seats in the hall")
	}
	s.seatsInHall()
	if !strings.Contains(s.hall.board.AccessibilityLabel(), "Lokaal (9)") {
		t.Error("no seats when asked for")
	}
}

// TestHallFitsEveryDilemma holds all of the guide's dilemmas on the screen, at
// both sizes of projector.
func TestHallFitsEveryDilemma(t *testing.T) {
	s, _ := seated(t)
	s.toggleHall()
	for _, size := range []fyne.Size{fyne.NewSize(1366, 768), fyne.NewSize(1920, 1080), fyne.NewSize(1024, 768)} {
		s.hall.window.Resize(size)
		s.hall.board.Resize(size)
		for _, d := range s.guide.Dilemmas {
			view := session.HallView{Part: session.HallDilemma, Question: d.ID}
			s.hall.board.Put(hallBlocks(session.Hall(s.session(), s.guide, view), view), "")
			_, pages := s.hall.board.Page()
			seen := ""
			for range pages {
				seen += textIn(s.hall.board)
				s.turnHall(1)
			}
			words := strings.Fields(d.Question + " " + d.Law[len(d.Law)-1].Text)
			for _, word := range words {
				if !strings.Contains(strings.ReplaceAll(seen, "\n", " "), word) {
					t.Errorf("%s at %v: %q is not on a page", d.ID, size, word)
				}
			}
		}
	}
}

// TestTheHallReadsWhatIsSigned: at the closing the hall has the text of the
// chapter, own wording included, and nothing that is not public.
func TestTheHallReadsWhatIsSigned(t *testing.T) {
	s, _ := newTestShell(t)
	s.openExample()
	s.desk.Change("geheim", "", func(now *session.Session) {
		now.Notes = []session.Note{{ID: "n", Text: "GEHEIM"}}
		now.Stances[0].Dissent, now.Stances[0].DissentPublic = "GEHEIM", false
	})
	s.goTo(session.StepChapter, "")
	s.toggleHall()
	s.hall.board.Resize(fyne.NewSize(1366, 768))
	seen := ""
	for _, block := range s.hall.blocks {
		seen += block.Text + "\n"
	}
	doc := export.Compose(s.session(), s.guide, closingOptions)
	for _, block := range doc.Blocks {
		if p, ok := block.(*tree.Paragraph); ok && !strings.Contains(seen, tree.Plain(p.Spans)) {
			t.Errorf("the hall lacks %q", tree.Plain(p.Spans))
		}
	}
	if strings.Contains(seen, "GEHEIM") {
		t.Error("what is not public is on the hall screen")
	}
	if own := s.session().Wording; len(own) == 0 || !strings.Contains(seen, own[0].Text) {
		t.Error("the table's own wording is not read")
	}
}

func TestTheMeaningOfARingStandsWithThePicture(t *testing.T) {
	value := 1
	rows := partyBlocks(session.HallScreen{Shown: true, Parties: []session.HallParty{{Name: "Groen", Place: &value, Reserved: true}, {Name: "Vrij"}}})
	if !strings.Contains(rows[0].Text, "onder voorbehoud") || !rows[0].Head || rows[0].Key != hallScale {
		t.Errorf("the picture begins with %+v", rows[0])
	}
}

// chordCanvas hears shortcuts, as the canvas of a real window does.
type chordCanvas struct {
	fyne.Canvas
	heard map[string]func(fyne.Shortcut)
}

func (c chordCanvas) AddShortcut(shortcut fyne.Shortcut, heard func(fyne.Shortcut)) {
	c.heard[shortcut.ShortcutName()] = heard
}

func TestKeysPressedOnTheHallReachTheMainWindow(t *testing.T) {
	s, _ := seated(t)
	s.desk.Change("inzet", "", func(now *session.Session) {
		value := 1
		session.HandIn(now, "cameras", session.Position{Party: "groen", State: session.Given, Value: &value})
	})
	s.goTo("stances", "stances[cameras]")
	s.toggleHall()
	canvas := s.hall.window.Canvas()
	chords := chordCanvas{canvas, map[string]func(fyne.Shortcut){}}
	for _, menu := range s.window.MainMenu().Items {
		passShortcuts(chords, menu)
	}
	chords.heard[ctrlShift(fyne.KeyT).ShortcutName()](nil)
	if st, _ := s.session().Stance("cameras"); !st.Revealed {
		t.Error("Ctrl+Shift+T is dead on the hall")
	}
	s.positionsInLine()
	for _, r := range "1 0 -" {
		canvas.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeySpace})
		canvas.OnTypedRune()(r)
	}
	canvas.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if p := session.PositionOf(s.session(), "cameras", "lokaal"); p.Value == nil || *p.Value != 1 {
		t.Errorf("letters do not get there: %+v", p)
	}
}

func TestTheHallShowsThePictureOverAllDilemmas(t *testing.T) {
	s, _ := seated(t)
	value := 2
	s.desk.Change("kaarten", "", func(now *session.Session) {
		session.HoldUp(now, "cameras", []session.Position{{Party: "lokaal", State: session.Reserved, Value: &value}}, false)
	})
	s.toggleHall()
	s.stancesPart(partWhere)
	seen := s.hall.board.AccessibilityLabel()
	_, other := s.poles(s.session(), "cameras")
	for _, want := range []string{"sterk voor " + other, "Lokaal", "Open rondje", "Nog geen inzet: Groen, Vrij", "Nog niet getoond"} {
		if !strings.Contains(seen, want) {
			t.Errorf("no %q in %s", want, seen)
		}
	}
}

func TestWhatIsHeldInTheHallGoesWithItsSession(t *testing.T) {
	for name, goOn := range map[string]func(*shell){
		"another session": func(s *shell) { s.newSession() },
		"wiped":           func(s *shell) { s.wipe(func(now *session.Session) { now.Vision.Shared = "" }, nothing) },
	} {
		t.Run(name, func(t *testing.T) {
			s, _ := seated(t)
			s.desk.Change("visie", "", func(now *session.Session) { now.Vision.Shared = "Techniek helpt." })
			s.desk.Flush(func(error) {})
			s.toggleHall()
			s.goTo("vision", "")
			s.holdHall()
			if !strings.Contains(s.hall.board.AccessibilityLabel(), "Techniek helpt.") {
				t.Fatal("nothing is held")
			}
			goOn(s)
			if s.hall.held || strings.Contains(s.hall.board.AccessibilityLabel(), "Techniek helpt.") {
				t.Errorf("the hall still sees %s", s.hall.board.AccessibilityLabel())
			}
		})
	}
}
