package export

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"formatietafel/export/figure"
	"formatietafel/export/pdf"
	"formatietafel/export/pdf/proof"
	"formatietafel/export/tree"
	"formatietafel/guide"
	"formatietafel/session"

	"pgregory.net/rapid"
)

// odd is a session with names and texts that break files.
func odd() *session.Session {
	s := session.New("0195c3f4-0000-7000-8000-000000000010", time.Date(2026, 3, 30, 9, 0, 0, 0, time.FixedZone("", 2*60*60)), "slimme-stad", "2026.1")
	s.Title = `Onze (tekst) \ met <haken> & ) tekens < 😀 مرحبا ` + "\u202e\x01" + `"enzo"`
	s.Municipality = session.Municipality{Name: "Ĳsselmuiden–’s-Gravenpolder", Term: "2026–2030", Logo: oddLogo}
	for i, name := range []string{"(Partij)", `Partij \`, "Łódź & Iğdır", "", strings.Repeat("Lang", 60), "]]> <!-- -->"} {
		id := fmt.Sprintf("p%d", i)
		s.Parties = append(s.Parties, session.Party{ID: id, Name: name, Color: "#0b6e4f"})
		s.Members = append(s.Members, session.Member{ID: "w" + id, Post: name, Name: "A. <B> (C)", Role: "alderman", Party: id})
	}
	s.Vision.Shared = "Eén\nregel\n\nen nog een\t\ttab; privacy by design; c:\\pad\\naar"
	s.Vision.Plans = []session.PlanItem{{ID: "a", Title: "Plan (1) \\ 2", DigitalRole: "https://waterrijk.nl/(a)?b=c&d"}}
	s.Agreements = []session.Agreement{{ID: "a1", Text: strings.Repeat("ab", 200), Owner: "wp0"}}
	return s
}

// oddLogo is a picture of one by one.
const oddLogo = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="

// samples are the documents that are held against the standards, by the name
// of their file; those that carry the session end on -met-sessie.
func samples(t testing.TB) map[string]*tree.Document {
	t.Helper()
	all := map[string]*tree.Document{}
	g := guide.Builtin()
	for name, s := range map[string]*session.Session{"voorbeeld": load(t, "waterrijk"), "mengvorm": load(t, "mengvorm"), "leeg": load(t, "leeg"), "vol": fullSize(), "vreemd": odd()} {
		for form, o := range map[string]Options{
			"openbaar": {}, "vertrouwelijk": {Variant: Confidential, Notes: true},
			"kort": {Length: Short}, "hoofdstuk": {As: Chapter}, "hoofdstuk-kop3": {As: Chapter, HeadingLevel: 3},
			"openbaar-met-sessie": {Attach: true}, "vertrouwelijk-met-sessie": {Variant: Confidential, Attach: true},
		} {
			all[name+"-"+form] = Compose(s, g, o)
		}
	}
	s := load(t, "waterrijk")
	for name, doc := range papers(t, s, s.Parties[1].ID) {
		all["voorbeeld-"+name] = doc
	}
	older := s.Clone()
	older.Vision.Shared, older.Document.Version = "Wij kiezen per geval.", "0.9"
	all["voorbeeld-wijzigingen"] = ComposeChanges(older, s, g, Options{})
	all["gids-handleiding"] = mustManual(t, g)
	all["gids-leespakket"] = ComposeReading(Subjects{Fields: []string{"wonen", "verkeer"}, Own: []string{"de haven"}}, g, Options{})
	all["inwerken-start"] = ComposeStart(onboarding(t), g, Options{})
	return all
}

// TestSamplesAreAccessible proves that each sample is what it says: PDF/UA-1
// and PDF/A. With PDF_SAMPLES it keeps them in that folder, for other readers
// (make pdf-samples).
func TestSamplesAreAccessible(t *testing.T) {
	for name, doc := range samples(t) {
		t.Run(name, func(t *testing.T) {
			data, warnings := accessible(t, doc)
			if dir := os.Getenv("PDF_SAMPLES"); dir != "" {
				if err := os.WriteFile(filepath.Join(dir, name+".pdf"), data, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			file := prove(t, data)
			// The text is the tree's, in its order, word for word.
			if len(warnings) == 0 && !strings.HasPrefix(name, "vreemd") {
				compareWords(t, wordsOf(file), heard(doc))
			}
			qpdf(t, data)
		})
	}
}

// accessible writes a document and fails where it is not for everyone.
func accessible(t testing.TB, doc *tree.Document) ([]byte, []string) {
	t.Helper()
	var data bytes.Buffer
	warnings, err := Write(&data, doc, ".pdf")
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range warnings {
		if pdf.StandsInTheWay(w) {
			t.Error(w)
		}
	}
	return data.Bytes(), warnings
}

// prove holds a file against the standards.
func prove(t testing.TB, data []byte) *proof.File {
	t.Helper()
	file, err := proof.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range file.Check() {
		t.Error(line)
	}
	return file
}

// qpdf checks the syntax of a file.
func qpdf(t *testing.T, data []byte) {
	t.Helper()
	if _, err := exec.LookPath("qpdf"); err != nil {
		if os.Getenv("REQUIRE_TOOLS") == "1" {
			t.Fatal("qpdf is not installed; make test installs it")
		}
		t.Log("qpdf is not installed: not checked")
		return
	}
	path := filepath.Join(t.TempDir(), "sample.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("qpdf", "--check", path).CombinedOutput()
	if err != nil || !strings.Contains(string(out), "No syntax or stream encoding errors found") {
		t.Errorf("qpdf: %v\n%s", err, out)
	}
}

// wordsOf gives the words of a file in order of structure. The contents are
// left out: their page numbers are not in the tree.
func wordsOf(file *proof.File) []string {
	var all []string
	for _, block := range file.Text() {
		if block.Role != "Reference" {
			all = append(all, strings.Fields(block.Text)...)
		}
	}
	return all
}

// heard gives the words of a document as they are to be heard.
func heard(doc *tree.Document) []string {
	var all []string
	add := func(texts ...string) {
		for _, text := range texts {
			all = append(all, strings.Fields(text)...)
		}
	}
	if c := doc.Cover; c != nil {
		if len(c.Logo) > 0 {
			add(c.LogoAlt)
		}
		add(c.Kicker, c.Title, c.Subtitle)
		add(c.Lines...)
		add(c.Notice)
	} else {
		add(doc.Title, doc.Mark)
	}
	headings := slices.ContainsFunc(doc.Blocks, func(b tree.Block) bool { _, ok := b.(*tree.Heading); return ok })
	if doc.Contents > 0 && headings {
		add("Inhoud")
	}
	var blocks func([]tree.Block, int)
	spans := func(list []tree.Span) { add(tree.Plain(list)) }
	blocks = func(list []tree.Block, depth int) {
		for _, b := range list {
			switch node := b.(type) {
			case *tree.Heading:
				add(node.Number, node.Text)
			case *tree.Paragraph:
				spans(node.Spans)
			case *tree.List:
				for i, item := range node.Items {
					label := []string{"•", "–", "•"}[min(depth, 2)]
					if node.Ordered {
						label = fmt.Sprintf("%d.", i+1)
					}
					add(label)
					blocks(item, depth+1)
				}
			case *tree.Table:
				add(node.Caption)
				for _, c := range node.Columns {
					add(c.Head)
				}
				for _, row := range node.Rows {
					for _, cell := range row {
						spans(cell.Spans)
					}
				}
			case *tree.Figure:
				add(node.Drawing.Alt, node.Caption)
			case *tree.Quote:
				blocks(node.Blocks, depth)
				add(node.Source)
			}
		}
	}
	blocks(doc.Blocks, 0)
	return all
}

func compareWords(t *testing.T, got, want []string) {
	t.Helper()
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Fatalf("word %d is %q, want %q, behind %q", i, got[i], want[i], got[max(0, i-6):i])
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d words, want %d", len(got), len(want))
	}
}

// TestTheSessionGoesAlong reads the attached data back: they are what the
// variant may show, as a session.
func TestTheSessionGoesAlong(t *testing.T) {
	s, _ := marked()
	s.Kind, s.Format, s.Updated = session.KindSession, session.Format, time.Date(2026, 4, 20, 9, 0, 0, 0, time.UTC)
	for name, o := range map[string]Options{"public": {Attach: true}, "confidential": {Variant: Confidential, Attach: true}} {
		t.Run(name, func(t *testing.T) {
			data, _ := accessible(t, Compose(s, guide.Builtin(), o))
			files := prove(t, data).Attachments()
			if len(files) != 1 {
				t.Fatalf("%d files", len(files))
			}
			got, err := session.Read(files[FileName(s, o, ".formatie")])
			if err != nil {
				t.Fatal(err)
			}
			want := session.Public(s)
			if o.Variant == Confidential {
				want = session.Confidential(s, false)
			}
			want.Municipality.Logo, got.Municipality.Logo = "", ""
			if !reflect.DeepEqual(session.Marshal(got), session.Marshal(want)) {
				t.Error("the attached session is not what the variant may show")
			}
		})
	}
}

// TestAttachedLogoIsBare sees to it that a picture leaves behind what else its
// file says.
func TestAttachedLogoIsBare(t *testing.T) {
	if got := bare("aGFsbG8="); got != "" {
		t.Errorf("no picture gives %q", got)
	}
	plain := session.Logo(oddLogo)
	chunk := []byte("tEXtgps\x0052")
	const header = 8 + 25 // the signature and the first chunk
	talkative := binary.BigEndian.AppendUint32(slices.Clone(plain[:header]), uint32(len(chunk)-4))
	talkative = binary.BigEndian.AppendUint32(append(talkative, chunk...), crc32.ChecksumIEEE(chunk))
	talkative = append(talkative, plain[header:]...)
	got := session.Logo(bare(base64.StdEncoding.EncodeToString(talkative)))
	if !bytes.HasPrefix(got, plain[:8]) || bytes.Contains(got, []byte("gps")) {
		t.Errorf("the picture became %q", got)
	}
}

// TestAnySessionIsAccessible proves it for sessions that nobody would write.
func TestAnySessionIsAccessible(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := &session.Session{}
		scribble(t, reflect.ValueOf(s).Elem(), "")
		s.Created, s.Updated = time.Date(2026, 3, 30, 9, 0, 0, 0, time.UTC), time.Date(2026, 4, 20, 9, 0, 0, 0, time.UTC)
		o := Options{
			Variant: rapid.SampledFrom([]Variant{Public, Confidential}).Draw(t, "variant"),
			Length:  rapid.SampledFrom([]Length{Long, Long, Short}).Draw(t, "length"),
			As:      rapid.SampledFrom([]As{WholeDocument, Chapter}).Draw(t, "as"),
			Attach:  rapid.Bool().Draw(t, "attach"),
		}
		o.Notes = o.Variant == Confidential
		if o.As == Chapter {
			o.HeadingLevel = rapid.IntRange(0, 4).Draw(t, "level")
		}
		var data bytes.Buffer
		warnings, err := Write(&data, Compose(s, guide.Builtin(), o), ".pdf")
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range warnings {
			if pdf.StandsInTheWay(w) {
				t.Error(w)
			}
		}
		file, err := proof.Open(data.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range file.Check() {
			t.Error(line)
		}
	})
}

var (
	anyID   = rapid.SampledFrom([]string{"a", "b", "c", "cameras", "algoritmeregister", "college"})
	anyText = rapid.OneOf(
		rapid.SampledFrom([]string{"", " ", "\n\n", "\u200b", "\x01\ufe0f"}), rapid.Just("Wij doen wat wij zeggen, en wij zeggen wat wij doen"), rapid.Just("😀 مرحبا \u202e(a\\b) <c> & ]]>"),
		rapid.String(), rapid.StringMatching(`([a-z]{1,12}[ -]){0,60}`), rapid.StringMatching(`[A-Z]{80,120}`),
	)
)

// scribble fills a value by its tags: enumerations and references mostly with
// what they may be.
func scribble(t *rapid.T, v reflect.Value, tag reflect.StructTag) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && f.Tag.Get("key") != "" {
				scribble(t, v.Field(i), f.Tag)
			}
		}
	case reflect.Slice:
		n := rapid.SampledFrom([]int{0, 1, 1, 2}).Draw(t, "n")
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			scribble(t, v.Index(i), tag)
		}
	case reflect.Pointer:
		if rapid.Bool().Draw(t, "there") {
			v.Set(reflect.New(v.Type().Elem()))
			scribble(t, v.Elem(), tag)
		}
	case reflect.Int:
		v.SetInt(int64(rapid.IntRange(-2, 9).Draw(t, "number")))
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t, "yes"))
	case reflect.String:
		switch enum := tag.Get("enum"); {
		case enum != "":
			v.SetString(rapid.SampledFrom(strings.Split(enum, "|")).Draw(t, "enum"))
		case tag.Get("ref") != "" || tag.Get("key") == "id":
			v.SetString(anyID.Draw(t, "id"))
		default:
			v.SetString(anyText.Draw(t, "text"))
		}
	}
}

// TestAssurance says that a PDF is accessible only where its own check passed.
func TestAssurance(t *testing.T) {
	good := Compose(load(t, "waterrijk"), guide.Builtin(), Options{})
	untold := &tree.Document{Title: "Titel", Blocks: []tree.Block{&tree.Figure{Drawing: figure.Drawing{
		Width: 10, Height: 10, Shapes: []figure.Shape{{Kind: figure.Rect, W: 9, H: 9, Fill: figure.Ink}},
	}}}}
	for _, test := range []struct {
		name, extension string
		doc             *tree.Document
		want            string
	}{
		{"a good one", ".pdf", good, "toegankelijk: gecontroleerd door het programma; zelf nog nakijken: teksten bij afbeeldingen"},
		{"another ending", ".PDF", good, "toegankelijk: gecontroleerd door het programma; zelf nog nakijken: teksten bij afbeeldingen"},
		{"a picture that says nothing", ".pdf", untold, ""},
		{"a format that is not checked", ".txt", good, ""},
	} {
		var data bytes.Buffer
		warnings, err := Write(&data, test.doc, test.extension)
		if err != nil {
			t.Fatal(err)
		}
		if got := Assurance(test.extension, warnings); got != test.want {
			t.Errorf("%s: %q, want %q (warnings %q)", test.name, got, test.want, warnings)
		}
		if claims := bytes.Contains(data.Bytes(), []byte("pdfuaid:part")); claims != (test.want != "") {
			t.Errorf("%s: the file claims PDF/UA: %v", test.name, claims)
		}
	}
}

// TestOtherLanguagesAreMarked reads back what is not Dutch: titles of sources,
// as the guide marks them.
func TestOtherLanguagesAreMarked(t *testing.T) {
	s := load(t, "waterrijk")
	s.Agreements = append(s.Agreements, session.Agreement{ID: "x", Text: "Wij houden ons aan de wet.", Statute: "ai-nieuwe-verboden"})
	data, _ := accessible(t, Compose(s, guide.Builtin(), Options{}))
	said := prove(t, data).Languages()["en"]
	const title = "Digital Omnibus on AI: what is changing in the EU"
	if !slices.Contains(said, title) {
		t.Errorf("in English: %q, want %q too", said, title)
	}
}
