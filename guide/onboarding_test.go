package guide

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// TestFieldsAreComplete: who opens a field on Sunday evening finds every part.
func TestFieldsAreComplete(t *testing.T) {
	fields := Builtin().Fields
	if len(fields) < 16 {
		t.Errorf("%d fields, want 16", len(fields))
	}
	for _, f := range fields {
		for what, count := range map[string][2]int{
			"sentences": {len(f.Meaning), meanings}, "chances": {len(f.Chances), chances}, "risks": {len(f.Risks), risks},
			"questions": {len(f.Questions), fieldQuestions}, "hard questions": {len(f.Press), hardQuestions},
			"steps": {len(f.Hundred), fewestSteps}, "people to meet": {len(f.Meet), 1}, "dilemmas": {len(f.Dilemmas), 1},
		} {
			if count[0] < count[1] {
				t.Errorf("%s: %d %s, want %d", f.ID, count[0], what, count[1])
			}
		}
		for _, q := range f.Questions {
			if q.Good == "" || q.Worrying == "" {
				t.Errorf("%s: no way to hear the answer to %q", f.ID, q.Text)
			}
		}
		askers := map[Asker]bool{}
		for _, q := range f.Press {
			askers[q.Asker] = true
			if len(q.Traps) < 3 {
				t.Errorf("%s: %s has %d traps", f.ID, q.ID, len(q.Traps))
			}
		}
		if !askers[FromCouncil] || !askers[FromPress] {
			t.Errorf("%s: the hard questions come from one side only", f.ID)
		}
	}
}

func TestOnboardingIsComplete(t *testing.T) {
	g := Builtin()
	o := g.Onboarding
	for _, id := range []string{"ciso", "cio", "cdo", "fg", "griffier", "ibd", "vng", "gemeentesecretaris", "burgemeester"} {
		if _, ok := g.Role(id); !ok {
			t.Errorf("no role %s", id)
		}
	}
	groups := map[Group]bool{}
	for _, r := range o.Roles {
		groups[r.Group] = true
	}
	for what, count := range map[string][2]int{
		"council questions": {len(o.Council), 10}, "moments": {len(o.Monday), 8}, "questions of the self-check": {len(o.SelfCheck), 12},
		"portions": {len(o.Portions), 10}, "groups": {len(groups), 4},
	} {
		if count[0] < count[1] {
			t.Errorf("%d %s, want %d", count[0], what, count[1])
		}
	}
	if o.Lead.Text == "" || o.Opening.Text == "" {
		t.Error("onboarding does not say how to begin")
	}
	checked := map[string]bool{}
	for _, s := range o.SelfCheck {
		checked[s.Portion] = true
	}
	for _, p := range o.Portions {
		if !checked[p.ID] {
			t.Errorf("no question of the self-check leads to %s", p.ID)
		}
	}
}

// TestPortionsFitTheirMinutes: a portion's own text leaves half of its time
// for the terms, the field and the dilemma that it leads to. Two hundred words
// a minute is our own assumption for reading on a screen.
func TestPortionsFitTheirMinutes(t *testing.T) {
	const wordsAMinute = 200
	for _, p := range Builtin().Onboarding.Portions {
		words := 0
		for _, text := range p.Text {
			words += len(strings.Fields(text.Text))
		}
		if 2*words > p.Minutes*wordsAMinute {
			t.Errorf("%s: %d words in %d minutes", p.ID, words, p.Minutes)
		}
	}
}

// TestFieldsAreMet: whoever is worth meeting has a place in the drawing, and
// everyone in the drawing who works here or for the council is met somewhere.
func TestFieldsAreMet(t *testing.T) {
	met := map[string]bool{}
	for _, f := range Builtin().Fields {
		for _, id := range f.Meet {
			met[id] = true
		}
	}
	for _, r := range Builtin().Onboarding.Roles {
		if r.Group != Outside && !met[r.ID] {
			t.Errorf("no field leads to %s", r.ID)
		}
	}
}

func TestHardQuestionIsFoundByID(t *testing.T) {
	g := Builtin()
	for _, id := range []string{g.Fields[0].Press[0].ID, g.Fields[len(g.Fields)-1].Press[2].ID, g.Onboarding.Council[0].ID} {
		if q, ok := g.HardQuestion(id); !ok || q.ID != id {
			t.Errorf("%s: %v, %v", id, q.ID, ok)
		}
	}
	if _, ok := g.HardQuestion("bestaat-niet"); ok {
		t.Error("a question that is not there is found")
	}
	if m, ok := g.Moment(g.Onboarding.Monday[1].ID); !ok || m.Time != g.Onboarding.Monday[1].Time {
		t.Errorf("moment %v, %v", m.ID, ok)
	}
	if _, ok := g.Portion(g.Onboarding.Portions[0].ID); !ok {
		t.Error("the first portion is not found")
	}
}

// TestManualKeepsToThePresets: the run sheet in the manual names the steps of
// the preset in their order, each with its minutes.
func TestManualKeepsToThePresets(t *testing.T) {
	g := Builtin()
	for _, p := range g.Presets {
		at := slices.IndexFunc(g.Manual.Chapters, func(c Chapter) bool { return c.Preset == p.ID })
		if at < 0 {
			t.Errorf("no chapter for %s", p.ID)
			continue
		}
		items := g.Manual.Chapters[at].Sections[0].Items
		if len(items) != len(p.Parts) {
			t.Errorf("%s: %d lines for %d parts", p.ID, len(items), len(p.Parts))
			continue
		}
		for i, part := range p.Parts {
			step, _ := g.Step(part.Step)
			if want := fmt.Sprintf("%s, %d minuten: ", step.Title, part.Minutes); !strings.HasPrefix(items[i], want) {
				t.Errorf("%s: %q, want %q", p.ID, items[i], want)
			}
		}
	}
}

// TestManualOpensEveryStep: each step has words to open with, in quotes, to
// read out.
func TestManualOpensEveryStep(t *testing.T) {
	g := Builtin()
	for _, step := range g.Steps {
		opens := false
		for _, c := range g.StepChapters(step.ID) {
			for _, s := range c.Sections {
				opens = opens || s.Title == "Zo opent u" && strings.HasPrefix(strings.Join(s.Text, ""), "“")
			}
		}
		if !opens {
			t.Errorf("%s has no opening", step.ID)
		}
	}
	if got := g.StepChapters("bestaat-niet"); got != nil {
		t.Errorf("chapters for no step: %v", got)
	}
	for _, id := range []string{"zaal", "spelregels", "vastlopen", "weglopen", "tijd-om", "beamer-stuk"} {
		if !slices.ContainsFunc(g.Manual.Chapters, func(c Chapter) bool { return c.ID == id }) {
			t.Errorf("no chapter %s", id)
		}
	}
}

// TestManualTakesItsRulesFromTheGuide: the ground rules that the manual
// advises are those that the table can take over with one press.
func TestManualTakesItsRulesFromTheGuide(t *testing.T) {
	g := Builtin()
	known := map[string]bool{}
	for _, r := range g.Rules {
		known[r.Text] = true
	}
	at := slices.IndexFunc(g.Manual.Chapters, func(c Chapter) bool { return c.ID == "spelregels" })
	for _, item := range g.Manual.Chapters[at].Sections[0].Items {
		if !known[item] {
			t.Errorf("%q is no rule of the guide", item)
		}
	}
}

// texts gives every text below v that a reader sees, with where it stands.
func texts(v reflect.Value, at string, say func(at, text string)) {
	switch v.Kind() {
	case reflect.String:
		say(at, v.String())
	case reflect.Slice:
		for i := range v.Len() {
			texts(v.Index(i), element(at, idOf(v.Index(i)), i), say)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			key := v.Type().Field(i).Tag.Get("toml")
			if key == "" || slices.Contains([]string{"id", "origin", "sources", "url"}, key) {
				continue
			}
			texts(v.Field(i), at+"."+key, say)
		}
	}
}

// mine are the parts of the guide whose words the tests below read.
func mine() map[string]reflect.Value {
	g := Builtin()
	return map[string]reflect.Value{
		"fields": reflect.ValueOf(g.Fields), "onboarding": reflect.ValueOf(g.Onboarding), "manual": reflect.ValueOf(g.Manual),
	}
}

// TestInstructionsAreShort keeps sentences to 25 words, and paragraphs to what
// one takes in at once.
func TestInstructionsAreShort(t *testing.T) {
	const words, paragraph = 25, 90
	for part, v := range mine() {
		texts(v, part, func(at, text string) {
			if n := len(strings.Fields(text)); n > paragraph {
				t.Errorf("%s: %d words", at, n)
			}
			for _, s := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(".?!:”", r) }) {
				if n := len(strings.Fields(s)); n > words {
					t.Errorf("%s: %d words: %s", at, n, s)
				}
			}
		})
	}
}

// TestArticleIsCitedAsSuch: what is labelled as from the article rests on it
// alone, wherever it stands.
func TestArticleIsCitedAsSuch(t *testing.T) {
	found := 0
	var walk func(v reflect.Value, at string)
	walk = func(v reflect.Value, at string) {
		switch v.Kind() {
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i), element(at, idOf(v.Index(i)), i))
			}
		case reflect.Struct:
			if origin := v.FieldByName("Origin"); origin.IsValid() && origin.String() == string(Article) {
				found++
				if sources := v.FieldByName("Sources").Interface().([]string); !slices.Equal(sources, []string{"artikel"}) {
					t.Errorf("%s rests on %v", at, sources)
				}
			}
			for i := range v.NumField() {
				walk(v.Field(i), at+"."+v.Type().Field(i).Tag.Get("toml"))
			}
		}
	}
	for part, v := range mine() {
		walk(v, part)
	}
	if found == 0 {
		t.Error("nothing comes from the article")
	}
}

// TestAnswersDiffer: a model answer is written for its question.
func TestAnswersDiffer(t *testing.T) {
	g := Builtin()
	seen := map[string]string{}
	add := func(id, answer string, traps []string) {
		for _, text := range append([]string{answer}, traps...) {
			if len(strings.Fields(text)) < 8 {
				continue
			}
			if other, ok := seen[text]; ok {
				t.Errorf("%s and %s say the same: %s", id, other, text)
			}
			seen[text] = id
		}
	}
	for _, f := range g.Fields {
		for _, q := range f.Press {
			add(q.ID, q.Answer, q.Traps)
		}
	}
	for _, q := range g.Onboarding.Council {
		add(q.ID, q.Answer, q.Traps)
	}
	for _, m := range g.Onboarding.Monday {
		add(m.ID, m.Answer, m.Traps)
	}
}

const (
	asked   = `{ id = "v", asker = "press", question = "Wat?", traps = ["t"], answer = "a", origin = "own" }`
	fine    = `{ text = "t", origin = "own" }`
	someone = "[[onboarding.roles]]\nid = \"fg\"\ntitle = \"FG\"\ngroup = \"inside\"\ntext = " + fine + "\nasks = [" + fine + "]\nnot = [" + fine + "]\n"
	reading = "[[onboarding.portions]]\nid = \"p\"\ntitle = \"P\"\nminutes = 5\ntext = [" + fine + "]\n"
	moment  = "[[onboarding.monday]]\nid = \"m\"\ntime = \"07.10 uur\"\nevent = \"e\"\nquestion = \"q\"\ntraps = [\"t\"]\nanswer = \"a\"\norigin = \"own\"\n"
	cardsAE = "[[manual.cards]]\nletter = \"A\"\nvalue = -2\n[[manual.cards]]\nletter = \"B\"\nvalue = -1\n[[manual.cards]]\nletter = \"C\"\n[[manual.cards]]\nletter = \"D\"\nvalue = 1\n[[manual.cards]]\nletter = \"E\"\nvalue = 2\n"
)

func field(rest string) string {
	return header + "[[fields]]\nid = \"wonen\"\ntitle = \"Wonen\"\n" + rest + "\n"
}

// TestCheckSaysWhatIsMissing: what the program relies on is refused, what only
// a reader would miss is said.
func TestCheckSaysWhatIsMissing(t *testing.T) {
	const refused, said = false, true
	tests := []struct {
		name, text, want string
		flaw             bool
	}{
		{"four sentences of meaning", field("meaning = [" + strings.Repeat(fine+", ", 4) + "]"), "een.toml: fields[wonen].meaning: hier staan er 4; geef er 5", said},
		{"one question", field(`questions = [{ text = "q", origin = "own" }]`), "een.toml: fields[wonen].questions: hier staat er 1; geef er 5", said},
		{"seven steps", field("hundred = [" + strings.Repeat(fine+", ", 7) + "]"), "een.toml: fields[wonen].hundred: hier staan er 7; geef er 4 tot 6", said},
		{"only the good answer", field(`questions = [{ text = "q", good = "g", origin = "own" }]`), "een.toml: fields[wonen].questions[#1]: ", said},
		{"a question without a source for a fact", field(`questions = [{ text = "q", origin = "practice" }]`), "een.toml: fields[wonen].questions[#1].sources: ", refused},
		{"someone unknown to meet", field(`meet = ["fg"]`), "een.toml: fields[wonen].meet: ", refused},
		{"an unknown asker", field("press = [" + strings.Replace(asked, "press", "buurman", 1) + "]"), "een.toml: fields[wonen].press[v].asker: ", refused},
		{"no traps", field("press = [" + strings.Replace(asked, `["t"]`, "[]", 1) + "]"), "een.toml: fields[wonen].press[v].traps: ", said},
		{"no answer", field("press = [" + strings.Replace(asked, `"a"`, `""`, 1) + "]"), "een.toml: fields[wonen].press[v].answer: ", said},
		{"the same question twice", field("press = [" + asked + "]\n[[onboarding.council]]\n" + strings.ReplaceAll(strings.Trim(asked, "{} "), ", ", "\n")), "een.toml: onboarding.council[v].id: ", refused},
		{"a role without a place", header + strings.Replace(someone, "inside", "ergens", 1), "een.toml: onboarding.roles[fg].group: ", refused},
		{"a role of which all may be asked", header + strings.Replace(someone, "not = ["+fine+"]", "not = []", 1), "een.toml: onboarding.roles[fg]: ", said},
		{"a role twice", header + someone + someone, "een.toml: onboarding.roles[fg].id: ", refused},
		{"a fact about a role without a source", header + strings.Replace(someone, `origin = "own"`, `origin = "practice"`, 1), "een.toml: onboarding.roles[fg].text.sources: ", refused},
		{"a long portion", header + strings.Replace(reading, "5", "11", 1), "een.toml: onboarding.portions[p].minutes: ", said},
		{"a portion on an unknown term", header + reading + "terms = [\"weg\"]\n", "een.toml: onboarding.portions[p].terms: ", refused},
		{"a self-check that leads nowhere", header + "[[onboarding.selfcheck]]\nid = \"s\"\nquestion = \"q\"\nexplanation = \"e\"\nportion = \"weg\"\norigin = \"own\"\n", "een.toml: onboarding.selfcheck[s].portion: ", refused},
		{"a time in another form", header + strings.Replace(moment, "07.10 uur", "7:10", 1), "een.toml: onboarding.monday[m].time: ", said},
		{"moments out of order", header + moment + strings.Replace(strings.Replace(moment, "07.10", "06.00", 1), `"m"`, `"n"`, 1), "een.toml: onboarding.monday[n].time: ", said},
		{"a manual without cards", header + "[manual]\ntitle = \"H\"\n", "een.toml: manual.cards: ", said},
		{"cards in another order", header + strings.Replace(cardsAE, "-2", "2", 1), "een.toml: manual.cards[#1]: ", said},
		{"a step without a chapter", header + "[[steps]]\nid = \"table\"\n" + cardsAE, "een.toml: manual.chapters: de stap \"table\"", said},
		{"an evening without a chapter", header + "[[presets]]\nid = \"45\"\n" + cardsAE, "een.toml: manual.chapters: de avond \"45\"", said},
		{"a chapter of an unknown step", header + cardsAE + "[[manual.chapters]]\nid = \"a\"\ntitle = \"A\"\ntext = [\"t\"]\nstep = \"weg\"\norigin = \"own\"\n", "een.toml: manual.chapters[a].step: ", refused},
		{"an empty chapter", header + cardsAE + "[[manual.chapters]]\nid = \"a\"\ntitle = \"A\"\norigin = \"own\"\n", "een.toml: manual.chapters[a]: ", said},
		{"nowhere to write", header + cardsAE + "[[manual.sheets]]\nid = \"a\"\ntitle = \"A\"\nprompts = [{ text = \"t\" }]\n", "een.toml: manual.sheets[a].prompts[#1]: ", said},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			files := fstest.MapFS{"een.toml": {Data: []byte(test.text)}}
			g, err := parse(files)
			if err != nil {
				t.Fatal(err)
			}
			problems := g.Check()
			if !slices.ContainsFunc(problems, func(p Problem) bool {
				there := p.Line > 0 || p.Place == "manual.chapters" // what is not there has no line
				return there && p.Flaw == test.flaw && strings.Contains(p.Error(), test.want)
			}) {
				t.Errorf("%v\nwant %s", problems, test.want)
			}
			if _, err := Load(files); (err == nil) != test.flaw {
				t.Errorf("loading: %v", err)
			}
		})
	}
}

// TestLoadTakesAFieldByNameAlone: an own guide may bring fields that are only
// a title, and no onboarding or manual.
func TestLoadTakesAFieldByNameAlone(t *testing.T) {
	for name, text := range map[string]string{
		"a title":      field(""),
		"a role":       header + someone,
		"a portion":    header + reading,
		"a moment":     header + moment,
		"cards":        header + cardsAE,
		"own question": header + "[[onboarding.council]]\n" + strings.ReplaceAll(strings.Trim(asked, "{} "), ", ", "\n"),
	} {
		if _, err := Load(fstest.MapFS{"een.toml": {Data: []byte(text)}}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
