package export

import (
	"bytes"
	stdcsv "encoding/csv"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	ical "github.com/emersion/go-ical"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	goldmarkhtml "github.com/yuin/goldmark/renderer/html"

	"pgregory.net/rapid"

	"formatietafel/export/figure"
	"formatietafel/export/tree"
	"formatietafel/guide"
	"formatietafel/session"
)

// made writes a document in a format.
func made(t testing.TB, doc *tree.Document, extension string) ([]byte, []string) {
	t.Helper()
	var data bytes.Buffer
	warnings, err := Write(&data, doc, extension)
	if err != nil {
		t.Fatalf("%s: %v", extension, err)
	}
	return data.Bytes(), warnings
}

// TestGoldenFormats holds the formats of text to files to read through. They
// are of a document made by hand, so that they change with a format and not
// with the guide.
func TestGoldenFormats(t *testing.T) {
	bare := hard()
	bare.Insert, bare.Cover, bare.Contents = true, nil, 0
	secret := hard()
	secret.Secret, secret.Mark = "VERTROUWELIJK – formatie – niet publiceren", ""
	for form, doc := range map[string]*tree.Document{"document": hard(), "invoegen": bare, "vertrouwelijk": secret} {
		for _, extension := range []string{".md", ".txt", ".html", ".csv", ".ics"} {
			t.Run(form+extension, func(t *testing.T) {
				got, warnings := made(t, doc, extension)
				if len(warnings) > 0 {
					t.Errorf("warnings: %q", warnings)
				}
				path := filepath.Join("testdata", "formats", form+extension)
				if *update {
					if err := os.WriteFile(path, got, 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				if !bytes.Equal(got, want) {
					t.Errorf("the file changed; read it, and run with -update\n%s", difference(string(want), string(got)))
				}
			})
		}
	}
}

// readers read a format back as pieces, each with a reader that knows nothing
// of how the file was made.
var readers = map[string]func(testing.TB, []byte, *tree.Document) []piece{
	".docx": readDocx,
	".odt":  readOdt,
	".html": func(t testing.TB, data []byte, _ *tree.Document) []piece { return readHTML(t, data) },
	".md":   readMarkdown,
}

// readMarkdown reads Markdown by way of goldmark; captions and figures come
// back as the paragraphs in italics that they are.
func readMarkdown(t testing.TB, data []byte, doc *tree.Document) []piece {
	t.Helper()
	var page bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(goldmarkhtml.WithUnsafe())).Convert(data, &page); err != nil {
		t.Fatal(err)
	}
	list := readHTML(t, page.Bytes())
	list = list[:slices.Index(list, piece{"text", squeeze(doc.Footer)})] // the foot of the document
	for doc.Secret != "" && list[len(list)-1].text == doc.Secret || doc.Mark != "" && list[len(list)-1].text == doc.Mark {
		list = list[:len(list)-1]
	}
	for i, p := range list {
		if i > 0 && (p.kind == "heading 2" || p.kind == "quote" || p.text == "Voor alles.") {
			return list[i:]
		}
		if doc.Insert {
			return list
		}
	}
	return list
}

// hard is a document with every kind of block, as awkward as they come.
func hard() *tree.Document {
	para := func(text string) *tree.Paragraph { return &tree.Paragraph{Spans: plain(text)} }
	cell := func(text string) tree.Cell { return tree.Cell{Spans: plain(text)} }
	drawing := figure.Positions(figure.PositionsInput{Poles: [2]string{"<Wel>", `"Niet" & zo`}, Placed: []figure.PlacedParty{{Name: "Éénheid & Co", Color: "#0b6e4f", Value: -1}, {Name: "Vrij", Color: "#c77700", Value: 2, Reserved: true}}})
	amount, none := 50000, 0
	return &tree.Document{
		Agreements: []tree.Agreement{
			{UID: "0123456789abcdef", Text: "Wij leggen het register aan; met \"alles\", ook wat klein is.", From: "Dit volgt uit het dilemma ‘Register’.", Owner: "wethouder dienstverlening (S. el Idrissi)", Due: "2027-07-01", Money: "eenmalig", Euros: &amount, Cover: "de reserve"},
			{UID: "fedcba9876543210", Text: "=SOM(A1:A9) is geen formule.", Owner: "de raad", Money: "per jaar", Euros: &none},
			{UID: "0011223344556677", Text: "Ooit.", Due: "1899-12-31"},
		},
		Title: "Een <moeilijk> document & meer", Author: "A & B", Language: "nl-NL", Subject: `"onderwerp"`, Mark: "CONCEPT", Footer: "Concept, versie 0.1 · 1 mei 2026 · vingerafdruk 00000000",
		Cover:    &tree.Cover{Kicker: "Kop", Title: "Een <moeilijk> document & meer", Subtitle: "Onder", Lines: []string{"Dit is een CONCEPT."}},
		Contents: 2, Date: "2026-05-01T12:00:00+02:00",
		Blocks: []tree.Block{
			para("Voor alles."),
			&tree.Heading{Level: 1, ID: "een", Text: "Een & <twee>", Number: "1"},
			&tree.Paragraph{Style: tree.Lead, Spans: []tree.Span{{Text: "Vet", Bold: true}, {Text: " en "}, {Text: "schuin", Italic: true}, {Text: ", in het "}, {Text: "English", Lang: "en"}, {Text: "."}}},
			para("# geen kop"), para("1. geen lijst"), para("- geen lijst"), para("= 1 + 1"), para("*geen* _nadruk_ `code` [geen](link) <b>html</b> ~~weg~~ a|b \\ &amp;"),
			para("Twee  spaties en\neen nieuwe regel"),
			&tree.Paragraph{Spans: []tree.Span{{Text: "Zie "}, {Text: "hoofdstuk twee", Link: "#twee"}, {Text: " en "}, {Text: "de wet", Link: "https://wetten.overheid.nl/BWBR0005416"}, {Text: ", niet "}, {Text: "dit", Link: "javascript:alert(1)"}, {Text: "."}}},
			&tree.Paragraph{Style: tree.Mark, Spans: plain("Een kader.")},
			&tree.List{Items: [][]tree.Block{
				{para("eerste"), para("vervolg van de eerste"), &tree.List{Ordered: true, Items: [][]tree.Block{{para("onder een")}, {para("onder twee"), &tree.List{Items: [][]tree.Block{{para("diep")}}}}}}},
				{para("tweede")},
			}},
			para("Tussen de lijsten."),
			&tree.List{Ordered: true, Items: [][]tree.Block{{para("een")}, {para("twee")}, {para("drie")}}},
			&tree.Heading{Level: 2, ID: "een-een", Text: "Tabel", Number: "1.1"},
			&tree.Table{Caption: "Een tabel | met een streep", RowHeads: true, Columns: []tree.Column{{Head: "Naam", Share: 3}, {Head: "Getal", Share: 1, Right: true}}, Rows: [][]tree.Cell{{cell("a|b"), cell("1.000")}, {cell("=SOM(A1)"), {}}, {cell("regel\nbreuk"), cell("-1")}}},
			&tree.Heading{Level: 1, ID: "twee", Text: "Figuur", Number: "2"},
			&tree.Figure{Drawing: drawing, Caption: "Wie waar staat"},
			&tree.Quote{Blocks: []tree.Block{para("Eerste zin."), para("Tweede zin.")}, Source: "Iemand"},
			&tree.Quote{Blocks: []tree.Block{para("Een ander.")}},
			&tree.Paragraph{Style: tree.Note, Spans: plain("Klein.")},
			&tree.Break{},
			&tree.Heading{Level: 1, ID: "bijlage", Text: "Bijlage"},
			para("Einde."),
		},
	}
}

// documents are what the formats are tried with.
func documents(t testing.TB) map[string]*tree.Document {
	t.Helper()
	list := map[string]*tree.Document{"hard": hard()}
	bare := hard()
	bare.Insert, bare.Cover, bare.Contents = true, nil, 0
	list["hard insert"] = bare
	for _, name := range golden {
		for form, o := range map[string]Options{"public": {}, "confidential": {Variant: Confidential, Notes: true}, "chapter": {As: Chapter}, "short": {Length: Short}} {
			list[name+" "+form] = Compose(load(t, name), guide.Builtin(), o)
		}
	}
	return list
}

// expected are the pieces that a format should be read back as.
func expected(doc *tree.Document, extension string) []piece {
	raise := 0
	if (extension == ".html" || extension == ".md") && !doc.Insert {
		raise = 1
	}
	if doc.Insert {
		copied := *doc
		copied.Blocks = slices.Clone(doc.Blocks)
		for i, b := range copied.Blocks {
			if h, ok := b.(*tree.Heading); ok {
				bare := *h
				bare.Number = ""
				copied.Blocks[i] = &bare
			}
		}
		doc = &copied
	}
	list := piecesOf(doc, raise)
	if extension != ".md" {
		return list
	}
	marked := map[string]bool{}
	for _, b := range doc.Blocks {
		if p, ok := b.(*tree.Paragraph); ok && p.Style == tree.Mark {
			marked[squeeze(tree.Plain(p.Spans))] = true
		}
	}
	for i, p := range list {
		switch {
		case p.kind == "caption":
			list[i].kind = "text"
		case p.kind == "figure":
			list[i] = piece{"text", "Figuur. " + p.text}
		case marked[p.text]:
			list[i].kind = "quote"
		}
	}
	return list
}

// TestReadBack reads each format with a second reader: the same headings,
// lists, tables, figures and text, in the same order as in the tree.
func TestReadBack(t *testing.T) {
	for name, doc := range documents(t) {
		for extension, read := range readers {
			t.Run(name+extension, func(t *testing.T) {
				want := expected(doc, extension)
				data, _ := made(t, doc, extension)
				got := read(t, data, doc)
				switch {
				case extension == ".docx" && doc.Insert, extension == ".odt":
					want, got = asQuotes(want, got, doc)
				}
				if extension == ".md" && doc.Cover == nil && !doc.Insert {
					got = got[len(got)-len(want):] // behind the title
				}
				comparePieces(t, got, want)
			})
		}
	}
}

// asQuotes takes a frame for what it becomes where there is no style of ours.
func asQuotes(want, got []piece, doc *tree.Document) (w, g []piece) {
	for _, b := range doc.Blocks {
		p, ok := b.(*tree.Paragraph)
		if !ok || p.Style != tree.Mark {
			continue
		}
		for i := range got {
			if got[i].text == squeeze(tree.Plain(p.Spans)) {
				got[i].kind = "text"
			}
		}
	}
	return want, got
}

// TestSameBytes writes twice, and with the blocks in memory elsewhere.
func TestSameBytes(t *testing.T) {
	for _, extension := range Formats() {
		s := load(t, "waterrijk")
		one, _ := made(t, Compose(s, guide.Builtin(), Options{Variant: Confidential}), extension)
		two, _ := made(t, Compose(s.Clone(), guide.Builtin(), Options{Variant: Confidential}), extension)
		if !bytes.Equal(one, two) {
			t.Errorf("%s: two writes differ", extension)
		}
	}
}

// contents gives all that a reader can find in a file: its bytes, and for a
// ZIP the names and the content of each part, as written and as text alone.
func contents(t testing.TB, extension string, data []byte) string {
	t.Helper()
	if extension == ".pdf" {
		return pdfText(t.(*testing.T), data)
	}
	var all strings.Builder
	parts := map[string][]byte{"": data}
	if slices.Contains([]string{".docx", ".odt", ".xlsx", ".zip"}, extension) {
		parts = unzip(t, data)
	}
	for name, part := range parts {
		all.WriteString(name + "\n")
		text := strings.ReplaceAll(string(part), "\r\n ", "") // folded lines
		all.WriteString(text + "\n" + tags.ReplaceAllString(text, "") + "\n")
	}
	return all.String()
}

var tags = regexp.MustCompile(`<[^>]*>`)

// TestNothingConfidentialInAnyFormat looks for the markers in every format of
// the public variant: text, metadata, alternative texts, names of parts, and
// the name of the file.
func TestNothingConfidentialInAnyFormat(t *testing.T) {
	s, markers := marked()
	for _, extension := range Formats() {
		for form, o := range map[string]Options{"long": {}, "short": {Length: Short}, "chapter": {As: Chapter}} {
			t.Run(form+extension, func(t *testing.T) {
				data, _ := made(t, Compose(s, guide.Builtin(), o), extension)
				all := contents(t, extension, data) + FileName(s, o, extension)
				seen := 0
				for marker, field := range markers {
					if !strings.Contains(all, marker) {
						continue
					}
					seen++
					if !slices.Contains(publicMarkers, field) {
						t.Errorf("%s shows %s", extension, field)
					}
				}
				if seen < 3 {
					t.Errorf("only %d markers were found", seen)
				}
				if strings.Contains(all, "VERTROUWELIJK") {
					t.Error("public says that it is confidential")
				}
			})
		}
	}
}

// TestEveryFormatSaysThatItIsConfidential wants the mark in all of them.
func TestEveryFormatSaysThatItIsConfidential(t *testing.T) {
	for _, extension := range Formats() {
		data, _ := made(t, Compose(load(t, "waterrijk"), guide.Builtin(), Options{Variant: Confidential}), extension)
		if !strings.Contains(contents(t, extension, data), "VERTROUWELIJK – formatie – niet publiceren") {
			t.Errorf("%s does not say so", extension)
		}
	}
}

// TestPositionsAreInNoSheet looks for who stands where in the formats of
// data, also in the confidential variant.
func TestPositionsAreInNoSheet(t *testing.T) {
	s, markers := marked()
	for _, extension := range []string{".csv", ".xlsx", ".ics"} {
		data, _ := made(t, Compose(s, guide.Builtin(), Options{Variant: Confidential, Notes: true}), extension)
		all := contents(t, extension, data)
		for marker, field := range markers {
			if strings.Contains(all, marker) && !slices.Contains(publicMarkers, field) {
				t.Errorf("%s shows %s", extension, field)
			}
		}
	}
}

// TestControlCharacters strips what XML cannot hold, and says so.
func TestControlCharacters(t *testing.T) {
	s := load(t, "waterrijk")
	s.Overall.Text, s.Wording = "een\x01twee\u202edrie\x00\ufffevier\u0085vijf", nil
	s.Agreements[0].Text = "af\x02spraak\tdaar"
	for _, extension := range Formats() {
		if extension == ".pdf" {
			continue // has a test of its own
		}
		data, warnings := made(t, Compose(s, guide.Builtin(), Options{}), extension)
		said := strings.Join(warnings, "\n")
		want := []string{"U+0002"}
		if !onlyAgreements[extension] {
			want = append(want, "U+0001", "U+202E", "U+FFFE")
		}
		for _, w := range want {
			if !strings.Contains(said, w) {
				t.Errorf("%s: no warning about %s: %q", extension, w, said)
			}
		}
		all := contents(t, extension, data)
		if strings.ContainsAny(all, "\x00\x01\x02\u202e\ufffe") && extension != ".docx" && extension != ".odt" && extension != ".xlsx" {
			t.Errorf("%s holds a control character", extension)
		}
		if !strings.Contains(all, "spraak daar") {
			t.Errorf("%s lost the text round it", extension)
		}
		for name, part := range zipParts(t, extension, data) {
			if strings.HasSuffix(name, ".xml") {
				parseXML(t, part)
			}
		}
	}
}

func zipParts(t testing.TB, extension string, data []byte) map[string][]byte {
	if slices.Contains([]string{".docx", ".odt", ".xlsx"}, extension) {
		return unzip(t, data)
	}
	return nil
}

// TestPlainTextIsWrapped wants no line over 72 characters but that of a word
// that is longer.
func TestPlainTextIsWrapped(t *testing.T) {
	for name, doc := range documents(t) {
		data, _ := made(t, doc, ".txt")
		for line := range strings.Lines(string(data)) {
			line = strings.TrimRight(line, "\n")
			if utf8.RuneCountInString(line) > 72 && len(strings.Fields(line)) > 3 {
				t.Errorf("%s: %q", name, line)
			}
			if strings.HasSuffix(line, " ") {
				t.Errorf("%s: a space at the end of %q", name, line)
			}
		}
		text := squeeze(string(data))
		for _, block := range doc.Blocks {
			if p, ok := block.(*tree.Paragraph); ok && !strings.Contains(text, squeeze(tree.Plain(p.Spans))) && !linked(p) {
				t.Errorf("%s: missing %q", name, tree.Plain(p.Spans))
			}
		}
	}
}

func linked(p *tree.Paragraph) bool {
	return slices.ContainsFunc(p.Spans, func(s tree.Span) bool { return s.Link != "" })
}

// TestNoFormulas gives cells that a spreadsheet would reckon with.
func TestNoFormulas(t *testing.T) {
	amount := 50000
	doc := &tree.Document{Date: "2026-05-01T12:00:00+02:00", Language: "nl-NL"}
	for _, text := range []string{"=1+1", "+31 6", "-1", "@cmd", "\t=1", "  =1", "＝1", "gewoon; met een puntkomma", `met "aanhaling"`} {
		doc.Agreements = append(doc.Agreements, tree.Agreement{UID: "u", Text: text, Owner: text, Cover: text, Due: "2027-01-01", Euros: &amount})
	}
	data, _ := made(t, doc, ".csv")
	reader := stdcsv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	reader.Comma = ';'
	records, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for i, record := range records[1:] {
		for _, n := range []int{0, 2, 6} {
			if strings.ContainsAny(record[n][:1], "=+-@\t＝") {
				t.Errorf("row %d: a formula: %q", i, record[n])
			}
			if quoted, want := strings.HasPrefix(record[n], "'"), i < 7; quoted != want {
				t.Errorf("row %d: %q", i, record[n])
			}
		}
		if record[3] != "2027-01-01" || record[5] != "50000" {
			t.Errorf("row %d: day %q, amount %q", i, record[3], record[5])
		}
	}
	book, _ := made(t, doc, ".xlsx")
	sheet := parseXML(t, unzip(t, book)["xl/worksheets/sheet1.xml"])
	numbers := 0
	sheet.all(func(e *element) {
		switch {
		case e.name == "f":
			t.Error("a formula in the workbook")
		case e.name == "c" && e.find("v").name != "":
			numbers++
		case e.name == "c" && len(e.kids) > 0 && e.attr["t"] != "inlineStr":
			t.Errorf("cell %s is no text", e.attr["r"])
		}
	})
	if numbers != 2*len(doc.Agreements) {
		t.Errorf("%d numbers, want a day and an amount a row", numbers)
	}
}

// TestCalendar reads the calendar with a library that did not write it.
func TestCalendar(t *testing.T) {
	s := load(t, "waterrijk")
	data, _ := made(t, Compose(s, guide.Builtin(), Options{}), ".ics")
	for line := range strings.Lines(string(data)) {
		if !strings.HasSuffix(line, "\r\n") || len(line) > 77 || !utf8.ValidString(line) {
			t.Errorf("not a line of RFC 5545: %q", line)
		}
	}
	calendar, err := ical.NewDecoder(bytes.NewReader(data)).Decode()
	if err != nil {
		t.Fatal(err)
	}
	dated := slices.DeleteFunc(slices.Clone(s.Agreements), func(a session.Agreement) bool { return a.Due == "" })
	events := calendar.Events()
	if len(events) != len(dated) {
		t.Fatalf("%d days for %d agreements", len(events), len(dated))
	}
	seen := map[string]bool{}
	for i, e := range events {
		summary, err := e.Props.Text(ical.PropSummary)
		if err != nil || !strings.Contains(summary, strings.TrimSuffix(squeeze(dated[i].Text), ".")) {
			t.Errorf("summary %q: %v", summary, err)
		}
		if start := e.Props.Get(ical.PropDateTimeStart); start.Value != strings.ReplaceAll(dated[i].Due, "-", "") || start.Params.Get("VALUE") != "DATE" {
			t.Errorf("start %+v", start)
		}
		if stamp := e.Props.Get(ical.PropDateTimeStamp); stamp.Value != "20261211T154210Z" {
			t.Errorf("stamp %s", stamp.Value)
		}
		uid := e.Props.Get(ical.PropUID).Value
		if seen[uid] {
			t.Errorf("%s twice", uid)
		}
		seen[uid] = true
	}
	s.Agreements[0].Text, s.Document.Version = "Heel anders; met, tekens\\ en\nregels", "2.0"
	later, _ := made(t, Compose(s, guide.Builtin(), Options{}), ".ics")
	if calendar, err = ical.NewDecoder(bytes.NewReader(later)).Decode(); err != nil {
		t.Fatal(err)
	}
	for _, e := range calendar.Events() {
		if !seen[e.Props.Get(ical.PropUID).Value] {
			t.Error("a later version has other names for the same agreements")
		}
	}
	if text, _ := calendar.Events()[0].Props.Text(ical.PropDescription); !strings.Contains(text, "met, tekens\\ en") {
		t.Errorf("escaping: %q", text)
	}
}

func TestCalendarWithoutDates(t *testing.T) {
	data, warnings := made(t, Compose(load(t, "leeg"), guide.Builtin(), Options{}), ".ics")
	if len(warnings) != 1 || !strings.Contains(warnings[0], "geen enkele afspraak") {
		t.Errorf("%q", warnings)
	}
	if calendar, err := ical.NewDecoder(bytes.NewReader(data)).Decode(); err != nil || len(calendar.Children) == 0 {
		t.Errorf("an empty calendar is no calendar: %v", err)
	}
}

// TestPageIsAlone wants no script, nothing from elsewhere and what a reader
// with a screen reader needs.
func TestPageIsAlone(t *testing.T) {
	for name, doc := range documents(t) {
		data, _ := made(t, doc, ".html")
		page := string(data)
		for _, wrong := range []string{"<script", "javascript:", " onload", "<iframe", "<link", "@import", "url(", `src="http`} {
			if strings.Contains(page, wrong) {
				t.Errorf("%s: %s", name, wrong)
			}
		}
		for _, right := range []string{`<html lang="nl-NL">`, "<main>", "<title>", `default-src 'none'`} {
			if !strings.Contains(strings.ReplaceAll(page, "&#39;", "'"), right) {
				t.Errorf("%s: no %s", name, right)
			}
		}
		ids := map[string]bool{}
		for _, found := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(page, -1) {
			if ids[found[1]] {
				t.Errorf("%s: id %s twice", name, found[1])
			}
			ids[found[1]] = true
		}
		for _, found := range regexp.MustCompile(` href="#([^"]*)"`).FindAllStringSubmatch(page, -1) {
			if !ids[found[1]] {
				t.Errorf("%s: a link to nothing: %s", name, found[1])
			}
		}
		if strings.Count(page, "<svg") != strings.Count(page, "aria-labelledby") || strings.Contains(page, "<svg") && !strings.Contains(page, "<desc") {
			t.Errorf("%s: a figure without a description", name)
		}
	}
}

// TestHeadingLevelsOfAChapter asks for each level and reads it back.
func TestHeadingLevelsOfAChapter(t *testing.T) {
	for level := 1; level <= 4; level++ {
		doc := Compose(load(t, "waterrijk"), guide.Builtin(), Options{As: Chapter, HeadingLevel: level})
		for extension, read := range readers {
			data, _ := made(t, doc, extension)
			lowest := 99
			for _, p := range read(t, data, doc) {
				var n int
				if _, err := fmt.Sscanf(p.kind, "heading %d", &n); err == nil {
					lowest = min(lowest, n)
				}
			}
			if lowest != level {
				t.Errorf("%s: asked for %d, got %d", extension, level, lowest)
			}
		}
	}
}

// TestChapterBringsNoStylesOfOurs looks for what would come along on pasting:
// styles that are not Word's, text boxes, direct formatting.
func TestChapterBringsNoStylesOfOurs(t *testing.T) {
	for _, o := range []Options{{As: Chapter}, {As: Chapter, Variant: Confidential, HeadingLevel: 2}} {
		doc := Compose(load(t, "mengvorm"), guide.Builtin(), o)
		doc.Mark = "CONCEPT"
		data, _ := made(t, doc, ".docx")
		parts := unzip(t, data)
		body := string(parts["word/document.xml"]) + string(parts["word/header1.xml"])
		for _, wrong := range []string{"Inleiding\"", "Toelichting\"", "Bovenkop\"", "w:txbxContent", "v:shape", "w:sdt", "<w:rFonts", "<w:color", "<w:sz", "<w:spacing", "<w:titlePg"} {
			if strings.Contains(body, wrong) {
				t.Errorf("docx: %s", wrong)
			}
		}
		data, _ = made(t, doc, ".odt")
		content := string(unzip(t, data)["content.xml"])
		for _, wrong := range []string{`"Inleiding"`, `"Toelichting"`, `"Kader"`, "table-of-content", "fo:font", "fo:color"} {
			if strings.Contains(content, wrong) {
				t.Errorf("odt: %s", wrong)
			}
		}
	}
}

// TestFiguresAreOneDrawing wants the same figure in every format that holds
// pictures: vectors and pixels of the same size, described in the text.
func TestFiguresAreOneDrawing(t *testing.T) {
	doc := hard()
	var alt string
	for _, b := range doc.Blocks {
		if f, ok := b.(*tree.Figure); ok {
			alt = f.Drawing.Alt
		}
	}
	for extension, folder := range map[string]string{".docx": "word/media/", ".odt": "Pictures/"} {
		data, _ := made(t, doc, extension)
		parts := unzip(t, data)
		picture, err := png.Decode(bytes.NewReader(parts[folder+"figuur1.png"]))
		if err != nil {
			t.Fatalf("%s: %v", extension, err)
		}
		const width = 440 * 3 // three pixels to the point
		if picture.Bounds().Dx() != width {
			t.Errorf("%s: %v", extension, picture.Bounds())
		}
		svg := parseXML(t, parts[folder+"figuur1.svg"])
		if !strings.HasPrefix(svg.attr["viewBox"], "0 0 440 ") || odtText(svg.find("desc")) != alt {
			t.Errorf("%s: %v", extension, svg.attr)
		}
		if svg.find("text").name != "" {
			t.Errorf("%s: words that hang on a font", extension)
		}
		circles := 0
		svg.all(func(e *element) {
			if e.name == "circle" {
				circles++
			}
		})
		if circles != 3 {
			t.Errorf("%s: %d circles, want two parties and a legend", extension, circles)
		}
	}
}

// testLogo is a PNG with an alpha channel and a comment that names somebody.
func testLogo(t testing.TB) []byte {
	t.Helper()
	picture := image.NewNRGBA(image.Rect(0, 0, 40, 20))
	for x := range 40 {
		picture.Set(x, 10, color.NRGBA{R: 200, A: uint8(x * 6)})
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestLogo(t *testing.T) {
	for _, extension := range []string{".docx", ".odt", ".html"} {
		doc := hard()
		doc.Cover.Logo, doc.Cover.LogoAlt = testLogo(t), "het wapen van Waterrijk"
		data, warnings := made(t, doc, extension)
		if all := contents(t, extension, data); len(warnings) > 0 || !strings.Contains(all, "het wapen van Waterrijk") {
			t.Errorf("%s: %q", extension, warnings)
		}
		doc.Cover.Logo = []byte("geen PNG")
		if _, warnings = made(t, doc, extension); len(warnings) != 1 || !strings.Contains(warnings[0], "logo") {
			t.Errorf("%s: %q", extension, warnings)
		}
	}
}

// TestAnyTextComesBack writes text of awkward characters, in each place where
// text can stand, and reads it back.
func TestAnyTextComesBack(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		word := rapid.StringOfN(rapid.SampledFrom([]rune("ab1é <>&|*_`~[]()#+-=.!\\\"'\n:/^$%{}@")), 1, 14, -1)
		// goldmark reads an escaped backslash before a line break as two.
		draw := func(label string) string { return strings.ReplaceAll(word.Draw(rt, label), "\\\n", "\n") }
		text := func(label string) string { return "x" + draw(label) }
		loose := draw("loose")
		doc := &tree.Document{Language: "nl-NL", Footer: "voet", Insert: true, Blocks: []tree.Block{
			&tree.Heading{Level: 1, ID: "a", Text: strings.ReplaceAll(text("heading"), "\n", " ")},
			&tree.Paragraph{Spans: plain(loose)},
			&tree.Paragraph{Spans: []tree.Span{{Text: text("bold"), Bold: true}, {Text: " "}, {Text: text("italic"), Italic: true}, {Text: text("plain")}}},
			&tree.List{Items: [][]tree.Block{{&tree.Paragraph{Spans: plain(text("item"))}}}},
			&tree.Table{Columns: []tree.Column{{Head: "k", Share: 1}}, Rows: [][]tree.Cell{{{Spans: plain(text("cell"))}}}},
			&tree.Quote{Blocks: []tree.Block{&tree.Paragraph{Spans: plain(text("quote"))}}},
		}}
		for extension, read := range readers {
			data, _ := made(t, doc, extension)
			got, want := read(t, data, doc), expected(doc, extension)
			if !slices.Equal(got, want) {
				rt.Fatalf("%s\n got %q\nwant %q\n%s", extension, got, want, data)
			}
		}
	})
}
