package guide

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	"unicode/utf8"
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
	for _, d := range g.Dilemmas {
		small := false
		for _, e := range d.Examples {
			small = small || e.Small
		}
		switch {
		case len(d.Law) == 0:
			t.Errorf("%s does not say what the law settles", d.ID)
		case !small:
			t.Errorf("%s has no example from a small town", d.ID)
		case len(d.Poles[0].Arguments) < 3:
			t.Errorf("%s has fewer than three arguments a side", d.ID)
		case d.Decider.Text == "" || len(d.Decides) == 0:
			t.Errorf("%s does not say who decides", d.ID)
		case len(d.Statements) != statements:
			t.Errorf("%s has no sentence for each place", d.ID)
		case d.Outcomes.Free == "" || d.Outcomes.Council == "" || d.Outcomes.Deferred == "":
			t.Errorf("%s has no beginning for each outcome", d.ID)
		}
	}
}

// TestBothSidesAreAsLong keeps the sides of a dilemma in balance: the
// arguments of one side, and all words of one side, within a fifth of the
// other's.
func TestBothSidesAreAsLong(t *testing.T) {
	arguments := func(p Pole) int {
		n := 0
		for _, a := range p.Arguments {
			n += utf8.RuneCountInString(a.Text)
		}
		return n
	}
	all := func(p Pole) int { return utf8.RuneCountInString(p.Text) + arguments(p) }
	for _, d := range Builtin().Dilemmas {
		for what, length := range map[string]func(Pole) int{"arguments": arguments, "all words": all} {
			one, other := length(d.Poles[0]), length(d.Poles[1])
			if 10*max(one, other) > 12*min(one, other) {
				t.Errorf("%s, %s: %d against %d characters", d.ID, what, one, other)
			}
		}
	}
}

// TestBothSidesHaveAnExample keeps the practice in balance too: a dilemma
// shows someone who leaned each way.
func TestBothSidesHaveAnExample(t *testing.T) {
	for _, d := range Builtin().Dilemmas {
		leans := map[int]bool{}
		for _, e := range d.Examples {
			leans[e.Side] = true
		}
		if !leans[-2] || !leans[2] {
			t.Errorf("%s has no example on one of its sides: %v", d.ID, leans)
		}
	}
}

// TestTermsAreComplete: a term says what it means, shows it in a municipality
// and gives a question to ask.
func TestTermsAreComplete(t *testing.T) {
	for _, term := range Builtin().Terms {
		if term.Meaning == "" || term.Example.Text == "" || !strings.HasSuffix(term.Ask, "?") {
			t.Errorf("%s: %q, %q, %q", term.ID, term.Meaning, term.Example.Text, term.Ask)
		}
	}
}

// spoken gives everything that a dilemma says, for tests on its words.
func spoken(d Dilemma) []string {
	said := append([]string{d.Title, d.Question, d.Why.Text, d.Decider.Text, d.Left.Text, d.Affected.Text, d.Outcomes.Free, d.Outcomes.Council, d.Outcomes.Deferred}, d.Statements...)
	for _, p := range d.Poles {
		said = append(said, p.Name, p.Text)
		for _, a := range p.Arguments {
			said = append(said, a.Text)
		}
	}
	for _, l := range d.Law {
		said = append(said, l.Text)
	}
	for _, e := range d.Examples {
		said = append(said, e.Text)
	}
	return said
}

// TestSentencesAreShort keeps the guide readable: no sentence over 25 words.
func TestSentencesAreShort(t *testing.T) {
	const most = 25
	for _, d := range Builtin().Dilemmas {
		for _, text := range spoken(d) {
			for _, s := range strings.Split(text, ". ") {
				if n := len(strings.Fields(s)); n > most {
					t.Errorf("%s: %d words: %s", d.ID, n, s)
				}
			}
		}
	}
}

// loaded are words that judge, and so do a side's work for it.
var loaded = regexp.MustCompile(`(?i)\b(betutteling|doorgeschoten|eindelijk|enorm|gelukkig|gevaarlijk|helaas|hype|klikken|lappendeken|massaal|natuurlijk|ouderwets|schandalig|simpelweg|spionage|stiekem|uiteraard|verspilling|wildgroei)\b`)

func TestNoWordTakesASide(t *testing.T) {
	for _, d := range Builtin().Dilemmas {
		for _, text := range spoken(d) {
			if word := loaded.FindString(text); word != "" {
				t.Errorf("%s: %q in: %s", d.ID, word, text)
			}
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

// TestOnlyTheArticleSpeaksForItself: what is said to come from the article
// names the article as its source, and nothing else.
func TestOnlyTheArticleSpeaksForItself(t *testing.T) {
	g := Builtin()
	var texts []Text
	for _, s := range g.Steps {
		texts = slices.Concat(texts, s.Why, s.Questions, s.Beware)
	}
	for _, m := range g.Models {
		texts = slices.Concat(texts, []Text{m.Text}, m.Asks, m.Gives, m.Risks, m.Example)
	}
	for _, f := range g.Fields {
		texts = slices.Concat(texts, f.Meaning, f.Chances, f.Risks, f.Hundred)
	}
	for _, d := range g.Dilemmas {
		texts = append(texts, d.Why, d.Decider, d.Left, d.Affected)
	}
	found := 0
	for _, text := range texts {
		if text.Origin != Article {
			continue
		}
		found++
		if !slices.Equal(text.Sources, []string{"artikel"}) {
			t.Errorf("%q rests on %v", text.Text, text.Sources)
		}
	}
	if found == 0 {
		t.Error("nothing comes from the article")
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
		{"an unknown term", header + "[[steps]]\nid = \"table\"\nterms = [\"weg\"]\n", "een.toml: steps[table].terms: "},
		{"minutes that do not add up", header + "[[presets]]\nid = \"45\"\nminutes = 45\n", "een.toml: presets[45].minutes: "},
		{"one side", header + "[[dilemmas]]\nid = \"a\"\ntitle = \"A\"\nquestion = \"A?\"\norigin = \"own\"\npoles = [{ name = \"een\" }]\n", "een.toml: dilemmas[a].poles: "},
		{"uneven sides", header + "[[dilemmas]]\nid = \"a\"\ntitle = \"A\"\nquestion = \"A?\"\norigin = \"own\"\npoles = [{ name = \"een\", arguments = [{ text = \"t\", origin = \"own\" }] }, { name = \"twee\" }]\n", "een.toml: dilemmas[a].poles: "},
		{"an unknown decider", header + "[[dilemmas]]\nid = \"a\"\ntitle = \"A\"\nquestion = \"A?\"\norigin = \"own\"\ndecides = [\"koning\"]\npoles = [{ name = \"een\" }, { name = \"twee\" }]\n", "een.toml: dilemmas[a].decides: "},
		{"four sentences", header + "[[dilemmas]]\nid = \"a\"\ntitle = \"A\"\nquestion = \"A?\"\norigin = \"own\"\nstatements = [\"a\", \"b\", \"c\", \"d\"]\npoles = [{ name = \"een\" }, { name = \"twee\" }]\n", "een.toml: dilemmas[a].statements: "},
		{"law without a date", header + source + "[[statutes]]\nid = \"a\"\nsources = [\"bron\"]\n", "een.toml: statutes[a].date: "},
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
		"nothing":      {},
		"no toml":      {"leesmij.txt": {Data: []byte("hallo")}},
		"open string":  {"een.toml": {Data: []byte("id = \"proef\"\nversion = \"1\n")}},
		"a wrong type": {"een.toml": {Data: []byte("id = 3\n")}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Load(files)
			var syntax *SyntaxError
			if !errors.As(err, &syntax) {
				t.Fatalf("error %v", err)
			}
			for _, foreign := range []string{"toml: line", "expected", "incompatible"} {
				if strings.Contains(err.Error(), foreign) {
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
		{Month(time.December), "december"},
		{Month(13), ""},
		{Article.Label(), "Uit het artikel"},
		{Practice.Label(), "Uit de praktijk"},
		{Own.Label(), "Eigen vraag"},
	}
	for _, test := range tests {
		if test.got != test.want {
			t.Errorf("got %q, want %q", test.got, test.want)
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
