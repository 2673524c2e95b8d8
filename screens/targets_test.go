package screens

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"formatietafel/assets"
	"formatietafel/screens/theme"
	"formatietafel/screens/widgets"
)

func TestTargetsAreLargeEnough(t *testing.T) {
	for _, scale := range []float32{theme.MinScale, 1, theme.MaxScale} {
		t.Run(fmt.Sprint(scale), func(t *testing.T) {
			s, _ := newTestShell(t)
			s.settings.setScale(scale)
			s.restyle()
			if err := s.desk.OpenExample(assets.Example); err != nil {
				t.Fatal(err)
			}
			for _, step := range stepOrder {
				s.goTo(step, "")
				s.window.Content().Refresh()
				s.window.Resize(fyne.NewSize(1366, 769)) // the test driver lays out
				s.window.Resize(fyne.NewSize(1366, 768))
				walk(s.window.Content(), func(o fyne.CanvasObject) bool {
					checkTarget(t, step, o)
					return false
				})
			}
		})
	}
}

func checkTarget(t *testing.T, step string, o fyne.CanvasObject) {
	t.Helper()
	if _, ok := o.(fyne.Tappable); !ok || scrollBar(o) || inText(o) {
		return
	}
	if size := o.Size(); size.Width < theme.LeastTarget || size.Height < theme.LeastTarget {
		t.Errorf("%s: %s is %.0f by %.0f", step, describeTarget(o), size.Width, size.Height)
	}
}

// scrollBar tells whether it is the bar of a scroll, which grows under the
// pointer and which wheel and keys make needless (WCAG 2.5.8, "equivalent").
func scrollBar(o fyne.CanvasObject) bool { return fmt.Sprintf("%T", o) == "*widget.scrollBarArea" }

// inText tells whether it is a word in a sentence, whose height the line gives
// (WCAG 2.5.8, "inline").
func inText(o fyne.CanvasObject) bool {
	switch o.(type) {
	case *widgets.Link, *widgets.Stop:
		return true
	}
	return false
}

func describeTarget(o fyne.CanvasObject) string {
	switch w := o.(type) {
	case *widgets.Button:
		if w.Icon != nil && w.Text == "" {
			return "the button " + w.Icon.Name()
		}
		return fmt.Sprintf("the button %q", w.Text)
	case *widgets.Check:
		return fmt.Sprintf("the check %q", w.Text)
	}
	return fmt.Sprintf("%T", o)
}
