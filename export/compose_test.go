package export

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"formatietafel/assets"
	"formatietafel/export/tree"
	"formatietafel/guide"
	"formatietafel/session"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden are the chapters that a clerk reads through: the example, the empty
// session and three filled ones in testdata.
var golden = []string{"waterrijk", "leeg", "gedeeld", "mengvorm", "later"}

func load(t testing.TB, name string) *session.Session {
	t.Helper()
	switch name {
	case "waterrijk":
		return read(t, assets.Example)
	case "leeg":
		return session.New("0195c3f4-0000-7000-8000-000000000009", time.Date(2026, 3, 30, 9, 0, 0, 0, time.UTC), "slimme-stad", "2026.1")
	}
	data, err := os.ReadFile(filepath.Join("testdata", name+".formatie"))
	if err != nil {
		t.Fatal(err)
	}
	return read(t, data)
}

func read(t testing.TB, data []byte) *session.Session {
	t.Helper()
	s, err := session.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestGolden(t *testing.T) {
	for _, name := range golden {
		for form, o := range map[string]Options{
			"openbaar":      {},
			"vertrouwelijk": {Variant: Confidential, Notes: true},
			"kort":          {Length: Short},
		} {
			t.Run(name+" "+form, func(t *testing.T) {
				got := render(Compose(load(t, name), guide.Builtin(), o))
				path := filepath.Join("testdata", name+"."+form+".txt")
				if *update {
					if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				if got != string(want) {
					t.Errorf("the chapter changed; read it, and run with -update\n%s", difference(string(want), got))
				}
			})
		}
	}
}

func difference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(w), len(g)) {
		if w[i] != g[i] {
			return fmt.Sprintf("line %d\nwas: %s\nnow: %s", i+1, w[i], g[i])
		}
	}
	return fmt.Sprintf("%d lines became %d", len(w), len(g))
}

// render writes a tree as text to read: heads with their level, tables with
// bars, the metadata in front.
func render(doc *tree.Document) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("titel: %s\nmaker: %s\nonderwerp: %s\nmerk: %s\ngeheim: %s\nvoet: %s\ndatum: %s", doc.Title, doc.Author, doc.Subject, doc.Mark, doc.Secret, doc.Footer, doc.Date)
	if c := doc.Cover; c != nil {
		line("\nVOORBLAD\n%s\n%s\n%s\n%s\n%s", c.Kicker, c.Title, c.Subtitle, strings.Join(c.Lines, "\n"), c.Notice)
	}
	renderBlocks(&b, doc.Blocks, "")
	return b.String()
}

func renderBlocks(b *strings.Builder, blocks []tree.Block, indent string) {
	for _, block := range blocks {
		switch n := block.(type) {
		case *tree.Heading:
			fmt.Fprintf(b, "\n%s %s %s  {%s}\n", strings.Repeat("#", n.Level), n.Number, n.Text, n.ID)
		case *tree.Paragraph:
			fmt.Fprintf(b, "%s%s%s%s\n", indent, [...]string{"", "(lead) ", "(klein) ", "(kader) "}[n.Style], tree.Plain(n.Spans), passageNote(n))
		case *tree.List:
			for _, item := range n.Items {
				renderBlocks(b, item, indent+"- ")
			}
		case *tree.Table:
			var heads []string
			for _, c := range n.Columns {
				heads = append(heads, c.Head)
			}
			fmt.Fprintf(b, "| %s |  (%s)\n", strings.Join(heads, " | "), n.Caption)
			for _, row := range n.Rows {
				var texts []string
				for _, cell := range row {
					texts = append(texts, tree.Plain(cell.Spans))
				}
				fmt.Fprintf(b, "| %s |\n", strings.Join(texts, " | "))
			}
		case *tree.Figure:
			fmt.Fprintf(b, "[%s] (%s)\n", n.Drawing.Alt, n.Caption)
		case *tree.Quote:
			renderBlocks(b, n.Blocks, indent+"> ")
			fmt.Fprintf(b, "%s> — %s\n", indent, n.Source)
		}
	}
}

func passageNote(p *tree.Paragraph) string {
	switch {
	case p.Stale:
		return "  [" + p.Passage + ", eigen tekst, verouderd]"
	case p.Own:
		return "  [" + p.Passage + ", eigen tekst]"
	case p.Passage != "":
		return "  [" + p.Passage + "]"
	}
	return ""
}

var placeForm = regexp.MustCompile(`\{([a-z]+)\}`)

// TestPassages holds the passages to the code: each that the code names is
// there, and each that is there is named.
func TestPassages(t *testing.T) {
	code := sourceCode(t)
	for _, p := range guide.Builtin().Passages {
		if !named(code, p.ID) {
			t.Errorf("%s is used nowhere", p.ID)
		}
		for _, place := range placeForm.FindAllStringSubmatch(p.Text, -1) {
			if !strings.Contains(code, `"`+place[1]+`"`) {
				t.Errorf("%s has a place {%s} that nobody fills in", p.ID, place[1])
			}
		}
	}
	literal := regexp.MustCompile(`c\.say\("([a-z0-9.-]+)"[,)]`)
	for _, found := range literal.FindAllStringSubmatch(code, -1) {
		if _, ok := guide.Builtin().Passage(found[1]); !ok {
			t.Errorf("%s is said, and is no passage", found[1])
		}
	}
}

func sourceCode(t *testing.T) string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var code strings.Builder
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		code.Write(data)
	}
	return code.String()
}

// named tells whether the code names a passage, whole or by the beginning
// that it puts an ending behind.
func named(code, id string) bool {
	if strings.Contains(code, `"`+id+`"`) {
		return true
	}
	for {
		cut := strings.LastIndex(id, ".")
		if cut < 0 {
			return false
		}
		id = id[:cut]
		if strings.Contains(code, `"`+id+`."`) || strings.Contains(code, `"`+id+`"`) {
			return true
		}
	}
}

// TestEveryCombinationIsWholeSentences goes through every model, outcome,
// position and presence of what belongs to it.
func TestEveryCombinationIsWholeSentences(t *testing.T) {
	n := 0
	combine(func(s *session.Session) {
		for _, o := range []Options{{}, {Variant: Confidential}, {Length: Short}} {
			n++
			doc := Compose(s, guide.Builtin(), o)
			checkSentences(t, doc.Blocks)
			if t.Failed() {
				t.Fatalf("in this chapter:\n%s", render(doc))
			}
		}
	})
	const least = 2000
	if n < least {
		t.Errorf("only %d combinations", n)
	}
}

// combine calls each with a session for every combination.
func combine(each func(*session.Session)) {
	value := func(n int) *int { return &n }
	some := []string{"", "de raad ziet erop toe"}
	for _, model := range []string{"", session.Coordinating, session.Shared, session.Mixed, session.Later} {
		for _, extra := range some {
			for _, outcome := range []string{"", session.Agreed, session.Compromise, session.Free, session.ToCouncil, session.Deferred, session.Skipped} {
				for position := -3; position <= 2; position++ {
					for _, said := range some {
						s := &session.Session{
							Parties:   []session.Party{{ID: "a", Name: "Lokaal"}, {ID: "b", Name: "Groen"}},
							Members:   []session.Member{{ID: "w1", Post: "wethouder wonen", Role: "alderman", Party: "a"}},
							Portfolio: session.Portfolio{Model: model, Motivation: extra, Mandate: extra, Review: extra},
							Questions: []session.Question{{ID: "net", Title: "Het warmtenet", Question: "Wel of niet?", Poles: []string{"Wel", "Niet"}}},
							Stances:   []session.Stance{{Question: "net", Outcome: outcome, Text: said, Until: said, Dissent: extra, DissentPublic: true, Settled: session.SettledGist}},
							Agreements: []session.Agreement{
								{ID: "a1", Text: said, Owner: "w1", Money: session.Once, Euros: value(50000), Cover: extra},
								{ID: "a2", Text: "Wij doen het", Stance: "net", Money: session.Memo, Due: "2027-01-01"},
							},
						}
						if extra != "" {
							s.Portfolio.Coordinator = "w1"
							s.Portfolio.Duties = []session.Duty{{Member: "w1", Responsibility: said, SharedResponsibility: extra, KnowledgeNeed: said}}
						}
						if position >= -2 {
							s.Stances[0].Position = value(position)
							s.Stances[0].Positions = []session.Position{{Party: "a", State: session.Reserved, Value: value(position), Priority: value(2)}}
						}
						each(s)
					}
				}
			}
		}
	}
}

// titles are items of a list that name a thing, and are no sentences.
var titles = []string{"Het warmtenet", "Onze visie", "Ons standpunt"}

// begins is how an annex explains a word: by the word itself.
var begins = regexp.MustCompile(`^\p{Ll}[\p{L}-]*\. \p{Lu}`)

func checkSentences(t *testing.T, blocks []tree.Block) {
	t.Helper()
	for _, block := range blocks {
		switch n := block.(type) {
		case *tree.Paragraph:
			checkSentence(t, tree.Plain(n.Spans))
		case *tree.List:
			for _, item := range n.Items {
				checkSentences(t, item)
			}
		case *tree.Quote:
			checkSentences(t, n.Blocks)
		case *tree.Table:
			for _, row := range n.Rows {
				if len(row) != len(n.Columns) {
					t.Errorf("a row has %d cells for %d columns", len(row), len(n.Columns))
				}
			}
		}
	}
}

func checkSentence(t *testing.T, text string) {
	t.Helper()
	if slices.Contains(titles, text) || strings.Contains(text, "https://") || begins.MatchString(text) {
		return
	}
	runes := []rune(text)
	switch {
	case text == "":
		t.Error("an empty paragraph")
	case strings.ToLower(string(runes[0])) == string(runes[0]) && strings.ToUpper(string(runes[0])) != string(runes[0]):
		t.Errorf("no capital: %q", text)
	case !strings.ContainsAny(string(runes[len(runes)-1:]), ".!?"):
		t.Errorf("no end: %q", text)
	}
	for _, wrong := range []string{"{", "}", "  ", " .", " ,", "..", ".,", " ;"} {
		if strings.Contains(text, wrong) {
			t.Errorf("%q in %q", wrong, text)
		}
	}
}

// publicMarkers are, by hand, the fields whose text the public document shows.
var publicMarkers = []string{
	"Title", "Document.Word", "Document.Version", "Municipality.Name", "Municipality.Term",
	"Parties.Name", "Members.Post", "Members.Name", "Members.OtherFields",
	"Vision.Shared", "Vision.Parties.Text", "Vision.Opportunities.Text", "Vision.Opportunities.Strengthens", "Vision.Limits.Text",
	"Vision.Plans.Title", "Vision.Plans.DigitalRole", "Vision.Plans.OtherField",
	"Portfolio.Motivation", "Portfolio.Mandate", "Portfolio.Review",
	"Portfolio.Duties.Responsibility", "Portfolio.Duties.SharedResponsibility", "Portfolio.Duties.KnowledgeNeed",
	"Overall.Text", "Questions.Title", "Questions.Question", "Questions.Poles",
	"Stances.Text", "Stances.Until", "Stances.Dissent",
	"Agreements.Text", "Agreements.Cover", "Agreements.Due", "Wording.Text",
	"Signoff.Place", "Signoff.Date", "Signoff.Signatures.Name", "Signoff.Signatures.Function", "Signoff.Signatures.Reservation",
}

// TestNothingConfidentialInPublic puts a marker in every text of a session
// and looks for it in all that a public document holds.
func TestNothingConfidentialInPublic(t *testing.T) {
	for _, length := range []Length{Long, Short} {
		for _, status := range []session.Status{session.Concept, session.Negotiated, session.Final} {
			s, markers := marked()
			s.Document.Status = status
			o := Options{Length: length}
			all := everything(Compose(s, guide.Builtin(), o)) + FileName(s, o, ".pdf")
			for marker, field := range markers {
				if strings.Contains(all, marker) && !slices.Contains(publicMarkers, field) {
					t.Errorf("public shows %s", field)
				}
			}
		}
	}
}

// marked is a session with a marker of its own in every text that may be
// free, and what links the elements together.
func marked() (*session.Session, map[string]string) {
	s := &session.Session{}
	markers := map[string]string{}
	mark(reflect.ValueOf(s).Elem(), "", markers)
	s.Parties[0].ID, s.Parties[0].Left = "a", ""
	s.Members[0].ID, s.Members[0].Party, s.Members[0].Role = "w1", "a", "alderman"
	s.Vision.Parties[0].Party, s.Vision.Opportunities[0].Party = "a", "a"
	s.Vision.Plans[0].Owner, s.Vision.Plans[0].Field = "w1", ""
	s.Portfolio.Model, s.Portfolio.Coordinator, s.Portfolio.Duties[0].Member = session.Mixed, "w1", "w1"
	s.Questions[0].ID = "net"
	s.Stances[0].Question, s.Stances[0].Outcome = "net", session.Deferred
	s.Stances[0].Positions[0].Party, s.Stances[0].Sealed[0].Party = "a", "a"
	s.Agreements[0].Owner, s.Agreements[0].Money, s.Agreements[0].Stance = "w1", session.Once, "net"
	s.Wording[0].Passage = "agreements.intro"
	s.Signoff.Signatures[0].Party = "a"
	return s, markers
}

func mark(v reflect.Value, path string, markers map[string]string) {
	switch v.Kind() {
	case reflect.String:
		marker := fmt.Sprintf("Merk%dteken", len(markers))
		markers[marker] = path
		v.SetString(marker)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Map:
		marker := fmt.Sprintf("Merk%dteken", len(markers))
		markers[marker] = path + ".Extra"
		v.Set(reflect.ValueOf(session.Extra{marker: marker}))
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		mark(v.Index(0), path, markers)
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			return
		}
		for i := range v.NumField() {
			mark(v.Field(i), strings.TrimPrefix(path+"."+v.Type().Field(i).Name, "."), markers)
		}
	}
}

// everything is all text of a document: metadata, footer, cover, blocks.
func everything(doc *tree.Document) string { return fmt.Sprintf("%+v", *doc) + render(doc) }

func TestConfidentialSaysSo(t *testing.T) {
	const mark = "VERTROUWELIJK – formatie – niet publiceren"
	s := load(t, "waterrijk")
	doc := Compose(s, guide.Builtin(), Options{Variant: Confidential})
	if doc.Secret != mark || !strings.Contains(Text(doc.Blocks), mark) {
		t.Error("the mark is not on the pages, or not in the text")
	}
	if public := everything(Compose(s, guide.Builtin(), Options{})); strings.Contains(public, "VERTROUWELIJK") {
		t.Error("public says that it is confidential")
	}
	if short := Compose(s, guide.Builtin(), Options{Variant: Confidential, Length: Short}); short.Secret != mark {
		t.Error("the short form does not carry the mark")
	}
}

func TestFingerprint(t *testing.T) {
	g := guide.Builtin()
	s := load(t, "waterrijk")
	first := Fingerprint(s, g)
	if !regexp.MustCompile(`^[0-9a-f]{8}$`).MatchString(first) {
		t.Errorf("fingerprint %q", first)
	}
	s.Document.Status, s.Document.Version, s.Signoff.Place = session.Concept, "0.1", "Elders"
	s.Notes = append(s.Notes, session.Note{Text: "eigen"})
	s.Stances[0].Positions[0].Note = "anders"
	if Fingerprint(s, g) != first {
		t.Error("what is not public, or no part of the text, changes the fingerprint")
	}
	s.Stances[0].Text += " En meer."
	if Fingerprint(s, g) == first {
		t.Error("another public text has the same fingerprint")
	}
}

func TestChangedAfterSignoff(t *testing.T) {
	g := guide.Builtin()
	s := load(t, "waterrijk")
	s.Signoff.Fingerprint = Fingerprint(s, g)
	said := func() bool {
		return strings.Contains(Text(Compose(s, g, Options{}).Blocks), "gewijzigd na de ondertekening")
	}
	if said() {
		t.Error("an unchanged text is called changed")
	}
	s.Overall.Text = "Heel anders."
	s.Wording = nil
	if !said() {
		t.Error("a changed text is not called changed")
	}
}

func TestShortForm(t *testing.T) {
	s := load(t, "waterrijk")
	for i := range 60 {
		s.Agreements = append(s.Agreements, session.Agreement{ID: fmt.Sprintf("x%d", i), Text: strings.Repeat("Dit is een lange afspraak over veel dingen tegelijk. ", 3), Owner: "college"})
	}
	doc := Compose(s, guide.Builtin(), Options{Length: Short})
	text := Text(doc.Blocks)
	if words := len(strings.Fields(text)); words > MostWords {
		t.Errorf("%d words, at most %d", words, MostWords)
	}
	if !regexp.MustCompile(`og \d+ afspraken: zie het hele hoofdstuk`).MatchString(text) {
		t.Errorf("what does not fit is not named:\n%s", text)
	}
	if doc.Cover != nil || doc.Contents > 0 || strings.Contains(text, "Ondertek") {
		t.Error("the short form has a cover, contents or sign-off")
	}
}

// TestShortFormEndsWithAWholeSentence: a line end and a closing quotation mark
// end one too, and a short form ("p.m.") does not.
func TestShortFormEndsWithAWholeSentence(t *testing.T) {
	s := &session.Session{Overall: session.Overall{Text: "Zij zei: “Nee.” Toen ging zij.\nDit kost p.m. iPads en meer"}}
	text := Text(Compose(s, guide.Builtin(), Options{Length: Short}).Blocks)
	if !strings.Contains(text, "Zij zei: “Nee.” Toen ging zij. Dit kost p.m. iPads en meer.") {
		t.Errorf("got %s", text)
	}
	c := newComposer(s, guide.Builtin(), Options{Length: Short})
	c.shortPart(&budget{left: 4}, "overall.text", text)
	if got := strings.TrimSpace(Text(c.blocks)); got != "Zij zei: “Nee.”" {
		t.Errorf("four words hold %q", got)
	}
}

// TestNoWordingReplacesAMark: a file made by hand can name any passage.
func TestNoWordingReplacesAMark(t *testing.T) {
	s := load(t, "waterrijk")
	s.Wording = append(s.Wording, session.Wording{Passage: "mark.secret", Text: "Vrij te delen"})
	for _, length := range []Length{Short, Long} {
		doc := Compose(s, guide.Builtin(), Options{Variant: Confidential, Length: length})
		if text := everything(doc); !strings.Contains(text, "VERTROUWELIJK") || strings.Contains(text, "Vrij te delen") {
			t.Errorf("length %v: the mark was replaced", length)
		}
	}
}

// TestAValueThatLooksLikeAPlace stays as it was typed.
func TestAValueThatLooksLikeAPlace(t *testing.T) {
	s := &session.Session{
		Members:    []session.Member{{ID: "w1", Post: "wethouder wonen"}},
		Agreements: []session.Agreement{{ID: "a1", Text: "Maak {owner} en {text}", Owner: "w1"}},
	}
	if text := Text(Compose(s, guide.Builtin(), Options{Length: Short}).Blocks); !strings.Contains(text, "Maak {owner} en {text}") {
		t.Errorf("filled in: %s", text)
	}
}

func TestWording(t *testing.T) {
	g := guide.Builtin()
	s := load(t, "gedeeld")
	find := func() *tree.Paragraph {
		for _, block := range Compose(s, g, Options{Variant: Confidential}).Blocks {
			if p, ok := block.(*tree.Paragraph); ok && p.Passage == "vision.shared" {
				return p
			}
		}
		t.Fatal("no shared vision in the chapter")
		return nil
	}
	generated := find()
	s.Wording = []session.Wording{{Passage: "vision.shared", Text: "In onze eigen woorden.", Base: generated.Base}}
	if own := find(); tree.Plain(own.Spans) != "In onze eigen woorden." || !own.Own || own.Stale {
		t.Errorf("%+v", own)
	}
	s.Vision.Shared = "Iets anders."
	if own := find(); !own.Own || !own.Stale {
		t.Error("a later change of the generated text is not shown")
	}
}

func TestHeadingLevels(t *testing.T) {
	for _, start := range []int{0, 1, 3} {
		doc := Compose(load(t, "waterrijk"), guide.Builtin(), Options{As: Chapter, HeadingLevel: start})
		if doc.Cover != nil || doc.Contents > 0 || strings.Contains(Text(doc.Blocks), "Ondertekend") {
			t.Error("a chapter has a cover, contents or sign-off")
		}
		lowest, seen := 99, map[string]bool{}
		for _, block := range doc.Blocks {
			if h, ok := block.(*tree.Heading); ok {
				lowest = min(lowest, h.Level)
				if seen[h.ID] {
					t.Errorf("two headings are called %s", h.ID)
				}
				seen[h.ID] = true
			}
		}
		if lowest != max(1, start) {
			t.Errorf("asked for level %d, got %d", start, lowest)
		}
	}
}

func TestFileName(t *testing.T) {
	s := load(t, "waterrijk")
	s.Updated = time.Date(2026, 4, 20, 12, 0, 0, 0, time.UTC)
	tests := []struct {
		name string
		o    Options
		edit func(*session.Session)
		want string
	}{
		{"public", Options{}, nil, "20260420_Waterrijk_Digitalisering_v1-0_definitief_openbaar.pdf"},
		{"confidential", Options{Variant: Confidential}, nil, "20260420_Waterrijk_Digitalisering_v1-0_definitief_VERTROUWELIJK_niet-publiceren.pdf"},
		{"short", Options{Length: Short}, nil, "20260420_Waterrijk_Digitalisering_v1-0_definitief_kort_openbaar.pdf"},
		{"a name with paths", Options{}, func(s *session.Session) { s.Municipality.Name, s.Document.Version = "../../etc/pass wd", "" }, "20260420_etc-pass-wd_Digitalisering_definitief_openbaar.pdf"},
		{"nothing", Options{}, func(s *session.Session) { *s = session.Session{} }, "Digitalisering_concept_openbaar.pdf"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := s.Clone()
			if test.edit != nil {
				test.edit(c)
			}
			if got := FileName(c, test.o, ".pdf"); got != test.want {
				t.Errorf("%s", got)
			}
		})
	}
}

func TestComposeIsPure(t *testing.T) {
	s, g := load(t, "waterrijk"), guide.Builtin()
	before := session.Marshal(s)
	one := everything(Compose(s, g, Options{Variant: Confidential}))
	if two := everything(Compose(s, g, Options{Variant: Confidential})); stripPointers(one) != stripPointers(two) {
		t.Error("the same input gives another tree")
	}
	if string(session.Marshal(s)) != string(before) {
		t.Error("composing changed the session")
	}
}

var pointer = regexp.MustCompile(`0x[0-9a-f]+`)

func stripPointers(text string) string { return pointer.ReplaceAllString(text, "") }

// TestSpacesAreNoTitle: a title or a name that shows nothing leaves the document with
// the title that it has without one, so that the first heading says something.
func TestSpacesAreNoTitle(t *testing.T) {
	bare := Compose(&session.Session{}, guide.Builtin(), Options{}).Title
	for _, s := range []session.Session{
		{Title: " "},
		{Title: "\u00a0\n"},
		{Title: "\x00\u202e"},
		{Municipality: session.Municipality{Name: "\t"}},
	} {
		if got := Compose(&s, guide.Builtin(), Options{}).Title; got != bare {
			t.Errorf("%q, want %q", got, bare)
		}
	}
}
