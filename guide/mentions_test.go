package guide

import (
	"slices"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func named(g *Guide, text string) []string {
	var ids []string
	for _, m := range g.Mentions(text) {
		ids = append(ids, m.Term+":"+text[m.Start:m.End])
	}
	return ids
}

func TestMentions(t *testing.T) {
	for text, want := range map[string][]string{
		"":                                {},
		"Een algoritme.":                  {"algoritme:algoritme"},
		"Algoritmes en een rekenregel":    {"algoritme:Algoritmes", "algoritme:rekenregel"},
		"Het algoritmeregister":           {"algoritmeregister:algoritmeregister"}, // not algoritme
		"de AP let op, ap niet":           {"ap:AP"},
		"de FG's en de fg":                {"fg:FG's"},
		"AI met een hoog risico":          {"hoog-risico:hoog risico"},
		"de Wet open overheid":            {"woo:Wet open overheid"},
		"portefeuilleverdeling":           {"portefeuille:portefeuilleverdeling"},
		"een datalekje":                   {},
		"vendor lock-in (bij de cloud)":   {"leveranciersafhankelijkheid:vendor lock-in", "cloud:cloud"},
		"de wettelijke data en de data":   {"data:data"},
		"Éénapi, API":                     {"api:API"},
		"een AI-verordening, AI-verorden": {"ai-verordening:AI-verordening"},
	} {
		got := named(Builtin(), text)
		if !slices.Equal(got, want) && len(got)+len(want) > 0 {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestEveryTermFindsItself: each form that a term lists leads to that term.
func TestEveryTermFindsItself(t *testing.T) {
	for _, term := range Builtin().Terms {
		for _, form := range term.forms() {
			got := Builtin().Mentions("(" + form + ")")
			if len(got) != 1 || got[0].Term != term.ID || got[0].End != 1+len(form) {
				t.Errorf("%s: %q gives %v", term.ID, form, got)
			}
		}
	}
}

// TestMentionsAreWholeAndApart holds for any text.
func TestMentionsAreWholeAndApart(t *testing.T) {
	var pieces []string
	for _, term := range Builtin().Terms {
		pieces = append(pieces, term.forms()...)
	}
	pieces = append(pieces, " ", ", ", "é", "x", "’s", "\n", "(", "\xff")
	rapid.Check(t, func(t *rapid.T) {
		text := ""
		for _, piece := range rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 12).Draw(t, "pieces") {
			text += piece
		}
		end := 0
		for _, m := range Builtin().Mentions(text) {
			if m.Start < end || m.End <= m.Start || !whole(text, m.Start, m.End) || !utf8.RuneStart(text[m.Start]) {
				t.Fatalf("%+v after %d in %q", m, end, text)
			}
			end = m.End
		}
	})
}
