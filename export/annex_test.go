package export

import (
	"slices"
	"strings"
	"testing"

	"formatietafel/guide"
	"formatietafel/session"
)

// TestTheAnnexListsTheSourcesOfWhatIsPrinted: a clerk publishes the list in
// the name of the parties. What the guide says of a dilemma on the screen, and
// what came of it, are no part of the chapter.
func TestTheAnnexListsTheSourcesOfWhatIsPrinted(t *testing.T) {
	g := &guide.Guide{
		Dilemmas: []guide.Dilemma{{
			ID: "cameras", Title: "Camera's", Sources: []string{"uitleg"},
			Decider:  guide.Text{Text: "De raad beslist.", Sources: []string{"beslist"}},
			Law:      []guide.Law{{Text: "De wet", Sources: []string{"wet"}}},
			Examples: []guide.Example{{Sources: []string{"voorbeeld"}}},
		}},
		Terms: []guide.Term{
			{ID: "register", Title: "register", Meaning: "Een lijst.", Sources: []string{"woord", "beslist"}, Example: guide.Text{Sources: []string{"voorbeeld"}}},
			{ID: "loket", Title: "loket", Meaning: "Een balie.", Sources: []string{"ongenoemd"}},
		},
		Statutes: []guide.Statute{{ID: "plicht", Sources: []string{"datum"}}, {ID: "anders", Sources: []string{"andere datum"}}},
		Passages: guide.Builtin().Passages,
	}
	for _, id := range []string{"uitleg", "beslist", "wet", "voorbeeld", "woord", "ongenoemd", "datum", "andere datum"} {
		g.Sources = append(g.Sources, guide.Source{ID: id, Title: "BRON " + id})
	}
	s := &session.Session{
		Stances:    []session.Stance{{Question: "cameras", Outcome: session.Skipped}},
		Agreements: []session.Agreement{{ID: "a1", Text: "Wij vullen het register.", Statute: "plicht"}},
	}
	for variant, o := range map[string]Options{"public": {}, "confidential": {Variant: Confidential}} {
		var got []string
		for line := range strings.Lines(Text(Compose(s, g, o).Blocks)) {
			if _, source, ok := strings.Cut(strings.TrimSpace(line), "BRON "); ok {
				got = append(got, source)
			}
		}
		if want := []string{"beslist", "datum", "woord"}; !slices.Equal(got, want) {
			t.Errorf("%s lists %q, want %q", variant, got, want)
		}
	}
}

func TestATermIsFoundUnderTheWordOfTheText(t *testing.T) {
	for said, want := range map[string]string{
		"Algoritmes staan in de lijst.": "algoritme. Een",
		"Geen gezichtsherkenning.":      "biometrie (in de tekst: gezichtsherkenning). Bio",
		"Geen biometrische poortjes.":   "biometrie. Bio",
	} {
		s := &session.Session{Overall: session.Overall{Text: said}}
		if text := Text(Compose(s, guide.Builtin(), Options{}).Blocks); !strings.Contains(text, want) {
			t.Errorf("%s: no %q", said, want)
		}
	}
}

func TestVisionsAreCounted(t *testing.T) {
	for _, c := range []struct {
		names  []string
		public int
		want   string
	}{
		{[]string{"Dorpsbelang", "Groen", "Vrij"}, 0, ""},
		{[]string{"Dorpsbelang", "Groen", "Vrij"}, 1, "Zo begon Dorpsbelang aan het gesprek."},
		{[]string{"Dorpsbelang", "Groen", "Vrij"}, 2, "Zo begonnen deze partijen aan het gesprek."},
		{[]string{"Dorpsbelang", "Groen", "Vrij"}, 3, "Elke partij begon met een eigen beeld."},
		{[]string{"Dorpsbelang"}, 1, "Zo begon Dorpsbelang aan het gesprek."},
		{[]string{"", "Groen"}, 1, "Zo begon een partij aan het gesprek."},
	} {
		s := &session.Session{}
		for i, name := range c.names {
			id := string(rune('a' + i))
			s.Parties = append(s.Parties, session.Party{ID: id, Name: name})
			s.Vision.Parties = append(s.Vision.Parties, session.PartyVision{Party: id, Text: "Dichtbij", Public: i < c.public})
		}
		text := Text(Compose(s, guide.Builtin(), Options{}).Blocks)
		if c.want == "" && strings.Contains(text, "begon") || !strings.Contains(text, c.want) {
			t.Errorf("%d of %q: no %q", c.public, c.names, c.want)
		}
	}
}

func TestAPeriodIsPrintedWithADash(t *testing.T) {
	s := &session.Session{Municipality: session.Municipality{Name: "Waterrijk", Term: "2026-2030"}}
	if lines := strings.Join(Compose(s, guide.Builtin(), Options{}).Cover.Lines, "\n"); !strings.Contains(lines, "2026–2030") || strings.Contains(lines, "2026-2030") {
		t.Errorf("the cover says %s", lines)
	}
}
