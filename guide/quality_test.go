package guide

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// altered gives the built-in guide with its first dilemma, term, source and
// date of the law changed.
func altered(change func(d *Dilemma, t *Term, s *Source, st *Statute)) *Guide {
	g := *Builtin()
	g.Dilemmas, g.Terms = slices.Clone(g.Dilemmas), slices.Clone(g.Terms)
	g.Sources, g.Statutes = slices.Clone(g.Sources), slices.Clone(g.Statutes)
	d := &g.Dilemmas[0]
	d.Poles, d.Examples, d.Law = slices.Clone(d.Poles), slices.Clone(d.Examples), slices.Clone(d.Law)
	d.Statements = slices.Clone(d.Statements)
	change(d, &g.Terms[0], &g.Sources[0], &g.Statutes[0])
	return &g
}

// TestEveryFlawIsFound takes from a sound guide one thing at a time that the
// list of a complete guide asks for.
func TestEveryFlawIsFound(t *testing.T) {
	long := "Deze zin heeft veel meer woorden dan een lezer in één keer kan onthouden, want hij gaat maar door en door, en zegt aan het eind nog steeds niets nieuws."
	tests := []struct {
		name, at, says string
		change         func(d *Dilemma, t *Term, s *Source, st *Statute)
	}{
		{"no topic", "].topic", "onderwerp", func(d *Dilemma, _ *Term, _ *Source, _ *Statute) { d.Topic = "" }},
		{"no reason", "].why", "waarom", func(d *Dilemma, _ *Term, _ *Source, _ *Statute) { d.Why = Text{} }},
		{"nobody decides", "].decider", "wie beslist", func(d *Dilemma, _ *Term, _ *Source, _ *Statute) { d.Decides = nil }},
		{"a side without words", "].poles[#2]", "naam", func(d *Dilemma, _ *Term, _ *Source, _ *Statute) { d.Poles[1].Text = "" }},
		{"two arguments", "].poles[#1].arguments", "hier staan er 2", func(d *Dilemma, _ *Term, _ *Source, _ *Statute) {
			d.Poles[0].Arguments = d.Poles[0].Arguments[:2]
		}},
		{"no law", "].law", "wet", func(d *Dilemma, _ *Term, _ *Source, _ *Statute) { d.Law = nil }},
		{"no article of the law", "].law[#1].article", "artikel", func(d *Dilemma, _ *Term, _ *Source, _ *Statute) { d.Law[0].Article = "" }},
		{"nothing left", "].left", "kiest", func(d *Dilemma, _ *Term, _ *Source, _ *Statute) { d.Left = Text{} }},
		{"nobody touched", "].affected", "voor wie", func(d *Dilemma, _ *Term, _ *Source, _ *Statute) { d.Affected = Text{} }},
		{"one side in practice", "].examples", "side = 2", func(d *Dilemma, _ *Term, _ *Source, _ *Statute) {
			d.Examples = slices.DeleteFunc(d.Examples, func(e Example) bool { return e.Side == 2 })
		}},
		{"no small town", "].examples", "kleine gemeente", func(d *Dilemma, _ *Term, _ *Source, _ *Statute) {
			for i := range d.Examples {
				d.Examples[i].Small = false
			}
		}},
		{"no sentences", "].statements", "vijf zinnen", func(d *Dilemma, _ *Term, _ *Source, _ *Statute) { d.Statements = nil }},
		{"no beginning", "].outcomes", "deferred", func(d *Dilemma, _ *Term, _ *Source, _ *Statute) { d.Outcomes.Deferred = "" }},
		{"no terms", "].terms", "woorden", func(d *Dilemma, _ *Term, _ *Source, _ *Statute) { d.Terms = nil }},
		{"no fields", "].fields", "portefeuille", func(d *Dilemma, _ *Term, _ *Source, _ *Statute) { d.Fields = nil }},
		{"out of balance", "].poles", "een vijfde", func(d *Dilemma, _ *Term, _ *Source, _ *Statute) { d.Poles[0].Text = strings.Repeat("woord ", 40) }},
		{"a word that judges", "].question", "“helaas” oordeelt", func(d *Dilemma, _ *Term, _ *Source, _ *Statute) { d.Question = "Doen wij dit helaas?" }},
		{"English", "].question", "schrijf “proef”", func(d *Dilemma, _ *Term, _ *Source, _ *Statute) { d.Question = "Doen wij een pilot?" }},
		{"a long sentence", "].statements[#3]", "telt 30 woorden", func(d *Dilemma, _ *Term, _ *Source, _ *Statute) { d.Statements[2] = long }},
		{"a hard text", "]", "Flesch-Douma", func(_ *Dilemma, t *Term, _ *Source, _ *Statute) {
			t.Meaning = strings.Repeat("Interbestuurlijke verantwoordelijkheidsverdeling vereist organisatorische randvoorwaarden. ", 5)
		}},
		{"no example of a term", "].example", "voorbeeld", func(_ *Dilemma, t *Term, _ *Source, _ *Statute) { t.Example = Text{} }},
		{"no question for a term", "].ask", "vraag", func(_ *Dilemma, t *Term, _ *Source, _ *Statute) { t.Ask = "" }},
		{"a word of two terms", "].forms", "hoort al bij", func(_ *Dilemma, t *Term, _ *Source, _ *Statute) { t.Forms = []string{"Cyberbeveiligingswet"} }},
		{"a source without a publisher", "].publisher", "wie", func(_ *Dilemma, _ *Term, s *Source, _ *Statute) { s.Publisher = "" }},
		{"a source without a date", "].date", "datum", func(_ *Dilemma, _ *Term, s *Source, _ *Statute) { s.Date = "" }},
		{"a source without a title", "].title", "titel", func(_ *Dilemma, _ *Term, s *Source, _ *Statute) { s.Title = "" }},
		{"an owner who is none", "].owner", "college", func(_ *Dilemma, _ *Term, _ *Source, st *Statute) { st.Owner = "koning" }},
		{"a date that is none", "].due", "2027-01-01", func(_ *Dilemma, _ *Term, _ *Source, st *Statute) { st.Due = "zomer 2027" }},
		{"nobody's duty", "].whose", "taak", func(_ *Dilemma, _ *Term, _ *Source, st *Statute) { st.Whose = "" }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			found := altered(test.change).Check()
			if !slices.ContainsFunc(found, func(p Problem) bool {
				return p.Flaw && strings.HasSuffix(p.Place, test.at) && strings.Contains(p.Message, test.says)
			}) {
				t.Errorf("not found at %s: %q in %v", test.at, test.says, found)
			}
		})
	}
}

// TestAFlawedGuideCanBeUsed: a municipality may leave out what it has not got,
// and is told.
func TestAFlawedGuideCanBeUsed(t *testing.T) {
	files := fstest.MapFS{"een.toml": {Data: []byte(header + "[[terms]]\nid = \"a\"\norigin = \"own\"\n")}}
	if _, err := Load(files); err != nil {
		t.Errorf("refused: %v", err)
	}
	_, found, err := Inspect(files)
	if err != nil || len(found) != 3 || !found[0].Flaw {
		t.Errorf("%v, %v", found, err)
	}
}

func TestProblemsNameTheirLine(t *testing.T) {
	text := header + `
[[dilemmas]]
id = "een"
title = "Een"
question = "Doen wij dit helaas?"
origin = "own"

[[dilemmas.poles]]
name = "A"

[[dilemmas.poles]]
name = "B"
text = "Dit is een pilot."

[[dilemmas]]
id = "twee"
titel = "Twee"
origin = "zelf"

[manual]
lead = "Helaas is dit het."

[[manual.chapters]]
id = "x"
text = ["Goed.", "Dat is uiteraard zo."]
origin = "own"

[[fields]]
id = "f"

[[fields.press]]
id = "eerste"

[[fields.press]]
id = "tweede"
asker = "krant"

[[onboarding.monday]]
id = "m"
time = "zeven uur"
`
	_, found, err := Inspect(fstest.MapFS{"een.toml": {Data: []byte(text)}})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]int{
		"dilemmas[een].question":       7,
		"dilemmas[een].poles[#2].text": 15,
		"dilemmas[een].poles[#1]":      10,
		"dilemmas.titel":               19,
		"dilemmas[twee].origin":        20,
		"dilemmas[twee].law":           17,
		"manual.lead":                  23,
		"manual.chapters[x].text[#2]":  27,
		"dilemmas[een].poles[#2].naam": 0, // not there
	}
	for place, line := range want {
		i := slices.IndexFunc(found, func(p Problem) bool { return p.Place == place })
		if i < 0 {
			if line > 0 {
				t.Errorf("nothing found at %s", place)
			}
			continue
		}
		if found[i].Line != line {
			t.Errorf("%s: line %d, want %d (%s)", place, found[i].Line, line, found[i].Message)
		}
	}
}

func TestAWrongKeyIsUnderstood(t *testing.T) {
	tests := []struct{ text, says string }{
		{"titel = \"x\"\n", "bedoelt u title?"},
		{"[[dilemmas]]\nid = \"a\"\nvraag = \"x\"\n", "haal het weg"},
		{"[[dilemmas]]\nid = \"a\"\n[[dilemmas.poles]]\nnaam = \"x\"\n", "bedoelt u name?"},
		{"[[dilemas]]\nid = \"a\"\n", "bedoelt u dilemmas?"},
		{"[[terms]]\nid = \"a\"\nTitle2 = \"x\"\n", "bedoelt u title?"},
	}
	for _, test := range tests {
		_, found, err := Inspect(fstest.MapFS{"een.toml": {Data: []byte(test.text)}})
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(found[0].Message, test.says) || found[0].Line == 0 {
			t.Errorf("%q: %v", test.text, found[0])
		}
	}
}

func TestAWrongTypeIsNamed(t *testing.T) {
	_, err := Load(fstest.MapFS{"een.toml": {Data: []byte(header + "\n[[terms]]\nid = \"a\"\nforms = \"een\"\n")}})
	if err == nil || !strings.Contains(err.Error(), "een.toml, regel 6: de waarde van terms.forms") {
		t.Error(err)
	}
}

func TestWholeWords(t *testing.T) {
	for _, test := range []struct {
		text, word string
		want       bool
	}{
		{"wij doen een pilot.", "pilot", true},
		{"copiloten", "pilot", false},
		{"de pilots", "pilot", false},
		{"é-pilot", "pilot", true},
		{"big brother kijkt", "big brother", true},
		{"", "pilot", false},
		{"pilotpilot pilot", "pilot", true},
	} {
		if got := holds(test.text, test.word); got != test.want {
			t.Errorf("%q in %q: %v", test.word, test.text, got)
		}
	}
}
