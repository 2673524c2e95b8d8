package screens

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2/test"

	"formatietafel/screens/widgets"
	"formatietafel/session"
)

func TestAmountsSortAsNumbers(t *testing.T) {
	s, _ := newTestShell(t)
	ten, nine := 10_000, 9_000
	s.desk.Change("afspraken", "", func(now *session.Session) {
		now.Agreements = []session.Agreement{
			{ID: "tien", Text: "Tien", Money: session.Once, Euros: &ten},
			{ID: "geen", Text: "Geen"},
			{ID: "negen", Text: "Negen", Money: session.Yearly, Euros: &nine},
		}
	})
	s.goTo("agreements", "")
	p := s.pages["agreements"].(*agreementsPage)
	ids := func() (list []string) {
		for _, a := range p.listed {
			list = append(list, a.ID)
		}
		return list
	}
	head := find(t, s, "the head", func(b *widgets.Button) bool { return b.Text == columnMoney })
	test.Tap(head)
	if got := ids(); !slices.Equal(got, []string{"geen", "negen", "tien"}) || head.Icon == nil {
		t.Errorf("sorted: %v", got)
	}
	test.Tap(head)
	if got := ids(); !slices.Equal(got, []string{"tien", "geen", "negen"}) || head.Icon != nil {
		t.Errorf("in the own order: %v", got)
	}
	if p.detail.Visible() {
		t.Error("without a choice the form takes half of the page")
	}
	p.choose("negen")
	if !p.detail.Visible() {
		t.Error("the chosen agreement is not shown")
	}
}
