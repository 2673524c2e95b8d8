package guide

import (
	"math"
	"slices"
	"strings"
	"testing"
)

func TestSyllables(t *testing.T) {
	for words, want := range map[string]int{
		"de raad kiest wat niet mag": 0, // each of one
		"gemeente":                   3, "algoritme": 4, "inwoner": 3, "wethouder": 3, "portefeuille": 4, "coalitie": 4, "situatie": 4, "sociaal": 3, "beïnvloeden": 4,
		"geautomatiseerd": 6, "niveau": 2, "nieuwe": 2, "mooie": 2, "groeien": 2, "ideeën": 3, "financiën": 4, "coördineren": 5, "bijvoorbeeld": 3,
		"kwaliteit": 3, "systeem": 2, "privacy": 3, "video": 3, "eeuw": 1, "schreeuw": 1, "ij": 1, "website": 2, "online": 2, "quorum": 2, "AVG": 3, "FG": 2,
		"CISO": 2, "BIO2": 2, "2026": 1, "open-source": 3, "AI-verordening": 6, "auto's": 2, "’s": 1, "sociale": 4, "reageren": 4, "Fryslân": 2, "x": 1,
	} {
		if want == 0 {
			for _, w := range strings.Fields(words) {
				if n := Syllables(w); n != 1 {
					t.Errorf("%s: %d syllables, want 1", w, n)
				}
			}
			continue
		}
		if n := Syllables(words); n != want {
			t.Errorf("%s: %d syllables, want %d", words, n, want)
		}
	}
}

func TestSentences(t *testing.T) {
	for text, want := range map[string][]string{
		"":                                nil,
		"Eén zin":                         {"Eén zin"},
		"Een. Twee! Drie? Vier":           {"Een.", "Twee!", "Drie?", "Vier"},
		"Zie art. 5 van de wet.":          {"Zie art. 5 van de wet."},
		"Om 07.10 uur. De CISO belt.":     {"Om 07.10 uur.", "De CISO belt."},
		"Zij zei: “Nee.” Toen ging zij.":  {"Zij zei: “Nee.”", "Toen ging zij."},
		"Dat mag. “Echt waar?”":           {"Dat mag.", "“Echt waar?”"},
		"Een\nTwee":                       {"Een", "Twee"},
		"Het kost € 50.000 p.m. en meer.": {"Het kost € 50.000 p.m. en meer."},
	} {
		if got := Sentences(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// TestScore holds the formula to a sum by hand.
func TestScore(t *testing.T) {
	// 10 words, 2 sentences, 13 syllables: 206.84 - 77 × 1.3 - 0.93 × 5.
	e := easeOf("De raad kiest zelf. Het college voert het besluit uit.")
	if e != (Ease{Words: 10, Sentences: 2, Syllables: 13}) {
		t.Errorf("%+v", e)
	}
	if got, want := e.Score(), 206.84-100.1-4.65; math.Abs(got-want) > 0.001 {
		t.Errorf("%.2f, want %.2f", got, want)
	}
	if got := easeOf("", "–").Score(); got != 100 {
		t.Errorf("no words: %v", got)
	}
}

// TestReadingsCoverTheGuide: every text of the guide is read, a term as one
// text and the sentences of the chapter together.
func TestReadingsCoverTheGuide(t *testing.T) {
	places := map[string]Ease{}
	for _, r := range Builtin().Readings() {
		if _, double := places[r.Place]; double {
			t.Errorf("%s is read twice", r.Place)
		}
		places[r.Place] = r.Ease
	}
	for _, place := range []string{"dilemmas[cameras]", "terms[avg]", "fields[zorg]", "steps[vision]", "statutes[cbw-training]", "passages", "finance", "onboarding", "manual"} {
		if places[place].Words == 0 {
			t.Errorf("%s is not read", place)
		}
	}
	if places["passages"].Sentences < len(Builtin().Passages) {
		t.Error("not every sentence of the chapter is read")
	}
}

func FuzzReadable(f *testing.F) {
	f.Add("Zij zei: “Nee.” art. 5 'ü' ÿ É. ")
	f.Fuzz(func(t *testing.T, text string) {
		e := easeOf(text)
		if e.Syllables < e.Words || e.Sentences > len(strings.Fields(text)) || math.IsNaN(e.Score()) {
			t.Errorf("%+v of %q", e, text)
		}
	})
}

func easeOf(texts ...string) Ease {
	var e Ease
	for _, text := range texts {
		e.add(text)
	}
	return e
}
