package screens

import (
	"maps"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"formatietafel/assets"
	"formatietafel/guide"
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

// follow taps the first underlined word of a text.
func follow(t *testing.T, text *widgets.Linked) {
	t.Helper()
	stop, ok := firstStop(text)
	if !ok {
		t.Fatalf("no term in %q at %v", text.Text(), text.Size())
	}
	test.Tap(stop)
}

func firstStop(text *widgets.Linked) (stop *widgets.Stop, found bool) {
	walk(text, func(o fyne.CanvasObject) bool {
		stop, found = o.(*widgets.Stop)
		return found
	})
	return stop, found
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
		findText(t, s, term.Ask)
		s.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	}
}

// TestTabStopsAtATerm: Tab reaches each term of a text once, with a frame round
// it; Enter explains it, and Esc leads back to where the cursor was.
func TestTabStopsAtATerm(t *testing.T) {
	s, _ := newTestShell(t)
	s.showGuidance(true)
	s.goTo("portfolio", "")
	canvas := s.window.Canvas()
	canvas.Unfocus()
	seen := map[*widgets.Stop]bool{}
	for range 400 {
		canvas.FocusNext()
		stop, ok := canvas.Focused().(*widgets.Stop)
		if !ok {
			continue
		}
		if seen[stop] {
			break // round
		}
		seen[stop] = true
		stop.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if !s.covered() {
			t.Fatal("Enter does not explain the term")
		}
		s.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if s.covered() || canvas.Focused() != stop {
			t.Fatal("Esc does not lead back to the term")
		}
	}
	all := 0
	walk(s.window.Content(), func(o fyne.CanvasObject) bool {
		if _, ok := o.(*widgets.Stop); ok {
			all++
		}
		return false
	})
	if all == 0 || len(seen) != all {
		t.Errorf("Tab reaches %d of %d terms", len(seen), all)
	}
}

// TestNoTermIsLeftUnexplained looks at every page and every part of Inwerken:
// what the guide says in running text and names a term, can be followed.
func TestNoTermIsLeftUnexplained(t *testing.T) {
	s, _ := newTestShell(t)
	if err := s.desk.OpenExample(assets.Example); err != nil {
		t.Fatal(err)
	}
	s.showGuidance(true)
	said, means := runningTexts(s.guide), map[string]bool{}
	for _, term := range s.guide.Terms {
		means[term.Meaning] = true // leads to other terms only
	}
	followed := 0
	check := func(where string) {
		s.window.Resize(fyne.NewSize(1366, 769)) // the test driver lays out
		s.window.Resize(fyne.NewSize(1366, 768))
		openFolds(s)
		for _, root := range append([]fyne.CanvasObject{s.window.Content()}, s.window.Canvas().Overlays().List()...) {
			free := exempt(root)
			walk(root, func(o fyne.CanvasObject) bool {
				text := ""
				switch w := o.(type) {
				case *widget.Label:
					text = w.Text
				case *widget.RichText:
					text = w.String()
				case *widgets.Linked:
					followed++
				}
				if said[text] && !free[o] && len(s.guide.Mentions(text)) > 0 && !means[text] {
					t.Errorf("%s: no term can be followed in %q", where, text)
				}
				return false
			})
		}
	}
	for _, step := range stepOrder {
		s.goTo(step, "")
		check(step)
	}
	s.stancesPart(partChosen)
	check("dilemma")
	for _, part := range chapterParts {
		s.goTo("chapter", "")
		s.pages["chapter"].(*chapterPage).openPart(part.value)
		check(part.text)
	}
	s.showManual()
	check("manual")
	s.dismiss()
	s.newOnboarding()
	for _, p := range onboardingParts() {
		s.onboarding.show(p.id, "")
		check(p.id)
	}
	if followed < 50 {
		t.Errorf("only %d texts with terms were seen", followed)
	}
}

// exempt is what cannot hold a link: a text being typed, and a line of a list,
// which itself leads somewhere.
func exempt(root fyne.CanvasObject) map[fyne.CanvasObject]bool {
	free := map[fyne.CanvasObject]bool{}
	walk(root, func(o fyne.CanvasObject) bool {
		switch o.(type) {
		case *widgets.Entry, *widgets.List:
			walk(o, func(inner fyne.CanvasObject) bool {
				free[inner] = true
				return false
			})
		}
		return false
	})
	return free
}

// runningTexts are the texts of a guide that are more than a name.
func runningTexts(g *guide.Guide) map[string]bool {
	texts := guideTexts(g)
	maps.DeleteFunc(texts, func(text string, _ bool) bool { return !strings.ContainsAny(text, ".?") })
	delete(texts, g.Basis) // the title of the article is no word to explain
	return texts
}

// guideTexts are all texts of a guide.
func guideTexts(g *guide.Guide) map[string]bool {
	texts := map[string]bool{}
	var gather func(v reflect.Value)
	gather = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.String:
			texts[v.String()] = true
		case reflect.Slice:
			for i := range v.Len() {
				gather(v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				if v.Type().Field(i).IsExported() {
					gather(v.Field(i))
				}
			}
		}
	}
	gather(reflect.ValueOf(*g))
	return texts
}

// openFolds opens what is folded away.
func openFolds(s *shell) {
	var heads []*widgets.Button
	for _, root := range append([]fyne.CanvasObject{s.window.Content()}, s.window.Canvas().Overlays().List()...) {
		walk(root, func(o fyne.CanvasObject) bool {
			if b, ok := o.(*widgets.Button); ok && b.Icon == fynetheme.MenuExpandIcon() {
				heads = append(heads, b)
			}
			return false
		})
	}
	for _, b := range heads {
		test.Tap(b)
	}
}

func TestWordListFindsATermByAnyForm(t *testing.T) {
	s, _ := newTestShell(t)
	s.showTerms()
	search := field(t, s, "Zoek een woord")
	search.SetText("RANSOMware")
	findText(t, s, "Met gijzelsoftware maken criminelen")
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
