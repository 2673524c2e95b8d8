package screens

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"formatietafel/screens/widgets"
)

func saysLabel(text string) func(*widget.Label) bool {
	return func(l *widget.Label) bool { return strings.Contains(l.Text, text) }
}

// TestATermIsExplainedWhereItStands: a tap on a term in the guidance explains
// it, with its example and question, and Esc goes back to the page.
func TestATermIsExplainedWhereItStands(t *testing.T) {
	s, _ := newTestShell(t)
	s.showGuidance(true)
	s.goTo("portfolio", "")
	text := find(t, s, "a text with a term", func(*widgets.Linked) bool { return true })
	if _, found := look(s, saysLabel("In een gemeente")); found {
		t.Fatal("a term is explained before anyone asked")
	}
	follow(t, text)
	find(t, s, "the example", saysLabel("In een gemeente"))
	find(t, s, "the question", saysLabel("Wat u kunt vragen"))
	s.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if s.covered() {
		t.Error("Esc leaves the term over the page")
	}
}

// follow taps the middle of the first underlined word.
func follow(t *testing.T, text *widgets.Linked) {
	t.Helper()
	for y := float32(0); y < text.Size().Height; y += 4 {
		for x := float32(0); x < text.Size().Width; x += 4 {
			text.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, y)}})
			if text.Cursor() == desktop.PointerCursor {
				test.TapAt(text, fyne.NewPos(x, y))
				return
			}
		}
	}
	t.Fatalf("no term in %q at %v", text.Text(), text.Size())
}

// TestWordsAreInReachOfTheKeyboard: each term of a step is a button of the
// panel.
func TestWordsAreInReachOfTheKeyboard(t *testing.T) {
	s, _ := newTestShell(t)
	s.showGuidance(true)
	s.goTo("portfolio", "")
	step, _ := s.guide.Step("portfolio")
	for _, id := range step.Terms {
		term, _ := s.guide.Term(id)
		button := find(t, s, term.Title, func(b *widgets.Button) bool { return b.Text == capital(term.Title) })
		s.window.Canvas().Focus(button)
		button.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		find(t, s, "its question", saysLabel(term.Ask))
		s.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	}
}

func TestWordListFindsATermByAnyForm(t *testing.T) {
	s, _ := newTestShell(t)
	s.showTerms()
	search := field(t, s, "Zoek een woord")
	search.SetText("RANSOMware")
	find(t, s, "the term", saysLabel("Met gijzelsoftware maken criminelen"))
	search.SetText("flierefluiter")
	find(t, s, "that it is not there", saysLabel("staat niet in de woordenlijst"))
	search.SetText("")
	if list := find(t, s, "the list", func(*widgets.List) bool { return true }); list.Length() != len(s.guide.Terms) {
		t.Errorf("%d terms in the list", list.Length())
	}
}

// TestLinkedTextTakesTheHeightItNeeds: narrower is higher, as with a label.
func TestLinkedTextTakesTheHeightItNeeds(t *testing.T) {
	s, _ := newTestShell(t)
	text := s.linked("Wie gegevens over mensen gebruikt, kijkt eerst in de AVG, en vraagt de FG om advies.").(*widgets.Linked)
	text.Resize(fyne.NewSize(1000, 40))
	wide := text.MinSize().Height
	text.Resize(fyne.NewSize(160, 40))
	if narrow := text.MinSize().Height; narrow < 3*wide {
		t.Errorf("%v high when narrow, %v when wide", narrow, wide)
	}
	for _, lines := range []string{"AVG", "AVG\nFG\nBIO2"} {
		text, label := s.linked(lines), prose(lines)
		text.Resize(fyne.NewSize(400, 20))
		label.Resize(fyne.NewSize(400, 20))
		if text.MinSize().Height != label.MinSize().Height {
			t.Errorf("%q is %v high, a label %v", lines, text.MinSize().Height, label.MinSize().Height)
		}
	}
}
