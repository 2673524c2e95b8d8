package guide

import (
	"bytes"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func TestBuiltinIsSound(t *testing.T) {
	for _, p := range Builtin().Check() {
		t.Error(p)
	}
}

func TestBuiltinIsComplete(t *testing.T) {
	g := Builtin()
	for what, count := range map[string][2]int{
		"steps": {len(g.Steps), 6}, "criteria": {len(g.Criteria), 8}, "dilemmas": {len(g.Dilemmas), 24}, "fields": {len(g.Fields), 14},
		"terms": {len(g.Terms), 60}, "checks": {len(g.Checks), 6}, "models": {len(g.Models), 3}, "presets": {len(g.Presets), 5},
	} {
		if count[0] < count[1] {
			t.Errorf("%d %s, want %d", count[0], what, count[1])
		}
	}
}

// TestFieldsLeadToTheirDilemmas: who opens a subject in the portfolio finds
// every dilemma that says it touches that subject.
func TestFieldsLeadToTheirDilemmas(t *testing.T) {
	g := Builtin()
	for _, d := range g.Dilemmas {
		if len(d.Fields) == 0 {
			t.Errorf("%s touches no field", d.ID)
		}
		for _, id := range d.Fields {
			if f, ok := g.Field(id); !ok || !slices.Contains(f.Dilemmas, d.ID) {
				t.Errorf("%s is not listed at %s", d.ID, id)
			}
		}
	}
}

// TestDilemmaNamesItsSources holds what the annex of the chapter rests on:
// Sources of a dilemma lists every source used anywhere in it, and no other.
func TestDilemmaNamesItsSources(t *testing.T) {
	for _, d := range Builtin().Dilemmas {
		used := map[string]bool{}
		add := func(ids []string) {
			for _, id := range ids {
				used[id] = true
			}
		}
		for _, text := range []Text{d.Why, d.Decider, d.Left, d.Affected} {
			add(text.Sources)
		}
		for _, p := range d.Poles {
			for _, a := range p.Arguments {
				add(a.Sources)
			}
		}
		for _, l := range d.Law {
			add(l.Sources)
		}
		for _, e := range d.Examples {
			add(e.Sources)
		}
		for id := range used {
			if !slices.Contains(d.Sources, id) {
				t.Errorf("%s uses %s and does not list it", d.ID, id)
			}
		}
		for _, id := range d.Sources {
			if !used[id] {
				t.Errorf("%s lists %s and does not use it", d.ID, id)
			}
		}
	}
}

// TestLawNamesALaw: a boundary names the law, bill or common standard that
// sets it. What parties only promised stands in why, left or an example.
func TestLawNamesALaw(t *testing.T) {
	for _, d := range Builtin().Dilemmas {
		for _, l := range d.Law {
			if l.Article == "" || strings.HasPrefix(l.Article, "Geen") || l.Date != Builtin().Law {
				t.Errorf("%s: %q of %q", d.ID, l.Article, l.Date)
			}
		}
	}
}

const header = "id = \"proef\"\nversion = \"1\"\n"

func TestLoadSaysWhatIsWrong(t *testing.T) {
	source := "\n[[sources]]\nid = \"bron\"\ntitle = \"Bron\"\nurl = \"https://voorbeeld.nl\"\n"
	tests := []struct {
		name, text, want string
	}{
		{"no id", "version = \"1\"\n", "guide.toml: id: "},
		{"unknown key", header + "kleur = \"rood\"\n", "een.toml: kleur: "},
		{"an id twice", header + "[[terms]]\nid = \"a\"\norigin = \"own\"\n[[terms]]\nid = \"a\"\norigin = \"own\"\n", "een.toml: terms[a].id: "},
		{"no id at all", header + "[[terms]]\norigin = \"own\"\n", "een.toml: terms[#1].id: "},
		{"capitals in an id", header + "[[terms]]\nid = \"Avg\"\norigin = \"own\"\n", "een.toml: terms[Avg].id: "},
		{"a fact without a source", header + "[[terms]]\nid = \"a\"\norigin = \"practice\"\n", "een.toml: terms[a].sources: "},
		{"no origin", header + "[[terms]]\nid = \"a\"\n", "een.toml: terms[a].origin: "},
		{"an unknown source", header + "[[terms]]\nid = \"a\"\norigin = \"own\"\nsources = [\"weg\"]\n", "een.toml: terms[a].sources: "},
		{"an address without https", header + strings.Replace(source, "https", "http", 1), "een.toml: sources[bron].url: "},
		{"a language that is no code", header + source + "lang = \"Engels\"\n", "een.toml: sources[bron].lang: "},
		{"an unknown term", header + "[[steps]]\nid = \"table\"\nterms = [\"weg\"]\n", "een.toml: steps[table].terms: "},
		{"minutes that do not add up", header + "[[presets]]\nid = \"45\"\nminutes = 45\n", "een.toml: presets[45].minutes: "},
		{"one side", header + "[[dilemmas]]\nid = \"a\"\ntitle = \"A\"\nquestion = \"A?\"\norigin = \"own\"\npoles = [{ name = \"een\" }]\n", "een.toml: dilemmas[a].poles: "},
		{"uneven sides", header + "[[dilemmas]]\nid = \"a\"\ntitle = \"A\"\nquestion = \"A?\"\norigin = \"own\"\npoles = [{ name = \"een\", arguments = [{ text = \"t\", origin = \"own\" }] }, { name = \"twee\" }]\n", "een.toml: dilemmas[a].poles: "},
		{"an unknown decider", header + "[[dilemmas]]\nid = \"a\"\ntitle = \"A\"\nquestion = \"A?\"\norigin = \"own\"\ndecides = [\"koning\"]\npoles = [{ name = \"een\" }, { name = \"twee\" }]\n", "een.toml: dilemmas[a].decides: "},
		{"four sentences", header + "[[dilemmas]]\nid = \"a\"\ntitle = \"A\"\nquestion = \"A?\"\norigin = \"own\"\nstatements = [\"a\", \"b\", \"c\", \"d\"]\npoles = [{ name = \"een\" }, { name = \"twee\" }]\n", "een.toml: dilemmas[a].statements: "},
		{"law without a date", header + source + "[[statutes]]\nid = \"a\"\nsources = [\"bron\"]\n", "een.toml: statutes[a].date: "},
		{"the article without its source", header + "[[terms]]\nid = \"a\"\norigin = \"article\"\n", "een.toml: terms[a].sources: "},
		{"law without a source", header + "[[statutes]]\nid = \"a\"\ndate = \"2026-11-24\"\n", "een.toml: statutes[a].sources: "},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := Load(fstest.MapFS{"een.toml": {Data: []byte(test.text)}})
			if err == nil {
				t.Fatal("loaded")
			}
			var syntax *SyntaxError
			if errors.As(err, &syntax) {
				t.Fatalf("called unreadable: %v", err)
			}
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("%v\nwant %s", err, test.want)
			}
		})
	}
}

func TestLoadRefusesWhatIsNoToml(t *testing.T) {
	for name, files := range map[string]fstest.MapFS{
		"nothing":                {},
		"no toml":                {"leesmij.txt": {Data: []byte("hallo")}},
		"open string":            {"een.toml": {Data: []byte("id = \"proef\"\nversion = \"1\n")}},
		"a wrong type":           {"een.toml": {Data: []byte("id = 3\n")}},
		"a key of many parts":    {"een.toml": {Data: []byte("a" + strings.Repeat(".a", 100_000) + " = 1")}},
		"too many keys":          {"een.toml": {Data: []byte(strings.Repeat("[[terms]]\n", 6_001))}},
		"too large":              {"een.toml": {Data: bytes.Repeat([]byte("# niets\n"), 1<<18)}},
		"an id that is no array": {"een.toml": {Data: []byte("[[terms]]\nid = \"a\"\nforms = \"een\"\n")}},
		"a list for a table":     {"een.toml": {Data: []byte("[[manual]]\n")}},
		"a key twice":            {"een.toml": {Data: []byte("id = \"a\"\nid = \"b\"\n")}},
		"a whole file of lists":  {"een.toml": {Data: []byte("terms = " + strings.Repeat("[", limits.Bytes/2))}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Load(files)
			var syntax *SyntaxError
			if !errors.As(err, &syntax) {
				t.Fatalf("error %v", err)
			}
			for _, foreign := range []string{"toml: ", "expected", "incompatible", "already"} {
				if strings.Contains(strings.TrimPrefix(err.Error(), "een.toml: "), foreign) {
					t.Errorf("a library's words: %v", err)
				}
			}
		})
	}
}

func TestLoadMergesFiles(t *testing.T) {
	g, err := Load(fstest.MapFS{
		"a.toml": {Data: []byte(header + "[[terms]]\nid = \"een\"\norigin = \"own\"\n")},
		"b.toml": {Data: []byte("[[terms]]\nid = \"twee\"\norigin = \"own\"\nsources = [\"bron\"]\n[[sources]]\nid = \"bron\"\nurl = \"https://voorbeeld.nl\"\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := g.Term("twee"); !ok || len(g.Terms) != 2 || g.ID != "proef" {
		t.Errorf("%+v", g)
	}
	if _, ok := g.Term("drie"); ok {
		t.Error("a term that is not there is found")
	}
}

func TestFilesCanBeLoadedAgain(t *testing.T) {
	if _, err := Load(Files()); err != nil {
		t.Error(err)
	}
}

func TestDutch(t *testing.T) {
	tests := []struct{ got, want string }{
		{Date("2026-04-20"), "20 april 2026"},
		{Date("2027-01-01"), "1 januari 2027"},
		{Date("volgend jaar"), "volgend jaar"},
		{Date(""), ""},
		{Clock(time.Date(2026, 1, 1, 14, 2, 0, 0, time.UTC)), "14.02 uur"},
		{Clock(time.Date(2026, 1, 1, 7, 10, 0, 0, time.UTC)), "07.10 uur"},
		{Euros(50000), "€\u00a050.000"},
		{Euros(0), "€\u00a00"},
		{Thousands(999), "999"},
		{Thousands(1000), "1.000"},
		{Thousands(1234567), "1.234.567"},
		{Thousands(-4200), "-4.200"},
		{Thousands(-999), "-999"},
		{Period("2026-2030"), "2026–2030"},
		{Period("2026 - 30, na de fusie"), "2026–30, na de fusie"},
		{Period("2026–2030"), "2026–2030"},
		{Period("vanaf 2026-04-20"), "vanaf 2026-04-20"},
		{Period("0900-1234567"), "0900-1234567"},
		{Thousands(math.MinInt64), "-9.223.372.036.854.775.808"},
		{Thousands(math.MaxInt64), "9.223.372.036.854.775.807"},
		{Month(time.December), "december"},
		{Month(13), ""},
		{Article.Label(), "Uit het artikel"},
		{Practice.Label(), "Uit de praktijk"},
		{Text{Origin: Own, Text: "Wie kijkt er mee? "}.Label(), "Eigen vraag"},
		{Text{Origin: Own, Text: "Iemand kijkt mee."}.Label(), "Eigen aanvulling"},
		{Text{Origin: Practice, Text: "Iemand kijkt mee."}.Label(), "Uit de praktijk"},
	}
	for _, test := range tests {
		if test.got != test.want {
			t.Errorf("got %q, want %q", test.got, test.want)
		}
	}
}

// TestWrongKindSaysWhatBelongsThere: who writes an own guide is told in Dutch
// which file, which line, which key, and what to put there.
func TestWrongKindSaysWhatBelongsThere(t *testing.T) {
	for text, want := range map[string]string{
		"[[presets]]\nid = \"a\"\nminutes = \"acht\"\n": "een.toml, regel 3: de waarde van presets.minutes heeft een andere soort dan de gids verwacht; hier hoort een heel getal",
		"version = 2026\n": "een.toml, regel 1: de waarde van version heeft een andere soort dan de gids verwacht; hier hoort een tekst",
		"[[dilemmas]]\nid = \"a\"\nexamples = [{ small = \"ja\" }]\n":         "regel 3: de waarde van dilemmas.examples.small heeft een andere soort dan de gids verwacht; hier hoort true of false, zonder aanhalingstekens",
		"[[terms]]\nid = \"a\"\nforms = \"b\"\n":                              "regel 3: de waarde van terms.forms heeft een andere soort dan de gids verwacht; hier hoort een lijst",
		"[[terms]]\nid = \"a\"\nexample = \"b\"\n":                            "hier hoort een uitspraak",
		"[language]\ngoal = \"hoog\"\n":                                       "de waarde van language.goal heeft een andere soort dan de gids verwacht; hier hoort een",
		"[[fields]]\nid = \"a\"\nquestions = [{ text = [\"b\"] }]\n":          "de waarde van fields.questions.text heeft een andere soort dan de gids verwacht; hier hoort een tekst tussen aanhalingstekens",
		"[[dilemmas]]\nid = \"a\"\nexamples = [{ text = \"b\", side = 3 }]\n": "een.toml: dilemmas[a].examples[#1].side: kies -2 (naar de ene kant), 2 (naar de andere kant) of 0",
	} {
		_, problems, err := Inspect(fstest.MapFS{"een.toml": {Data: []byte(text)}})
		said := fmt.Sprint(problems, err)
		if !strings.Contains(said, want) {
			t.Errorf("of %q it says %s, want %q", text, said, want)
		}
	}
}

func FuzzLoad(f *testing.F) {
	f.Add(header)
	f.Add("[[dilemmas]]\nid = \"a\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		_, _ = Load(fstest.MapFS{"een.toml": {Data: []byte(text)}})
	})
}

func TestLabelsAndLines(t *testing.T) {
	got := Labels(Text{Origin: Practice}, Text{Text: "Wie beslist?", Origin: Own}, Text{Origin: Practice}, Text{Text: "Zo is het.", Origin: Own})
	if want := []string{"Uit de praktijk", "Eigen vraag", "Eigen aanvulling"}; !slices.Equal(got, want) {
		t.Errorf("labels %q, want %q", got, want)
	}
	if got, want := (Source{Title: "De raad", Date: "2026", URL: "https://raad.nl"}).Line(), "De raad, 2026, https://raad.nl"; got != want {
		t.Errorf("line %q, want %q", got, want)
	}
}
