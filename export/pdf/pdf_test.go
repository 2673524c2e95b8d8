package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"formatietafel/export/figure"
	"formatietafel/export/layout"
	"formatietafel/export/pdf/tag"
	"formatietafel/export/tree"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"pgregory.net/rapid"
)

func TestText(t *testing.T) {
	tests := []struct {
		name, in, want string
		reported       string // characters, in order
	}{
		{"plain", "de raad", "de raad", ""},
		{"Dutch and neighbours", "één ĳs, ’s avonds – Iğdır, Łódź, Timișoara, Fryslân", "één ĳs, ’s avonds – Iğdır, Łódź, Timișoara, Fryslân", ""},
		{"signs in use", "☐ ☑ ● ○ → ✓ ≥ €", "☐ ☑ ● ○ → ✓ ≥ €", ""},
		{"tab", "a\tb", "a b", ""},
		{"many spaces", "a   b \u2003 c", "a b c", ""},
		{"line breaks", "a\r\nb\rc\u2028d\n  e", "a\nb\nc\nd\ne", ""},
		{"non-breaking", "€\u00a05 b\u2011c \u202f", "€\u00a05 b\u2011c \u00a0", ""},
		{"control", "a\x00b\x07c\x1b[31m", "abc[31m", ""},
		{"bidi and zero width", "a\u202eb\u2066c\u200bd\ufeffe\u00adf", "abcdef", ""},
		{"composed", "e\u0301e\u0308", "éë", ""},
		{"emoji", "goed 😀 zo 😀", "goed □ zo □", "😀"},
		{"emoji with parts", "👩\u200d💻 ☑\ufe0f", "□□ ☑", "👩💻"},
		{"Arabic", "سلام", "□□□□", "سلام"},
		{"Hebrew", "\u200fשלום", "□□□□", "שלום"},
		{"Chinese", "中", "□", "中"},
		{"broken UTF-8", "a\xffb", "a□b", "\ufffd"},
		{"private use", "\ue000\U000f0000", "□□", "\ue000\U000f0000"},
	}
	f := mustFonts(t)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := newCleaner(f)
			if got := c.text(test.in); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
			if got := string(c.replaced); got != test.reported {
				t.Errorf("reported %q, want %q", got, test.reported)
			}
		})
	}
}

func TestWarnings(t *testing.T) {
	doc := &tree.Document{Title: "Titel 😀", Blocks: []tree.Block{say("weer 😀 en א")}}
	warnings, err := Write(&bytes.Buffer{}, doc)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"het teken 😀 (U+1F600) staat niet in het lettertype en is vervangen door □",
		"het teken \u2068א\u2069 (U+05D0) hoort bij een schrift van rechts naar links en is vervangen door □",
	}
	if fmt.Sprint(warnings) != fmt.Sprint(want) {
		t.Errorf("got %q, want %q", warnings, want)
	}
}

func TestManyForeignCharactersAreCounted(t *testing.T) {
	var text strings.Builder
	for r := range mostReported + 7 {
		text.WriteRune(rune(0x4e00 + r))
	}
	warnings, err := Write(&bytes.Buffer{}, &tree.Document{Title: "T", Blocks: []tree.Block{say(text.String())}})
	if err != nil {
		t.Fatal(err)
	}
	const last = "nog 7 andere tekens staan niet in het lettertype en zijn vervangen door □"
	if len(warnings) != mostReported+1 || warnings[mostReported] != last {
		t.Errorf("%d warnings, the last %q", len(warnings), warnings[len(warnings)-1])
	}
}

func TestItalicThatTheFontLacksIsSetUpright(t *testing.T) {
	f := mustFonts(t)
	c := newCleaner(f)
	spans := c.spans([]tree.Span{{Text: "schuin", Italic: true}, {Text: "□ ", Italic: true}})
	for i, want := range []bool{true, f.has(layout.Italic, '□')} {
		if spans[i].Italic != want {
			t.Errorf("%q is italic: %v, want %v", spans[i].Text, spans[i].Italic, want)
		}
	}
}

func TestBrokenLogoIsLeftOut(t *testing.T) {
	doc := &tree.Document{Title: "T", Cover: &tree.Cover{Title: "T", Logo: []byte("geen plaatje")}}
	warnings, err := Write(&bytes.Buffer{}, doc)
	if err != nil {
		t.Fatal(err)
	}
	if len(warnings) != 1 || warnings[0] != "het logo is geen leesbare PNG en is weggelaten" {
		t.Errorf("warnings %q", warnings)
	}
}

func TestLogoIsMadeSmall(t *testing.T) {
	c := newCleaner(mustFonts(t))
	picture, err := png.Decode(bytes.NewReader(c.logo(logo(t, 3000, 1000))))
	if err != nil {
		t.Fatal(err)
	}
	if size := picture.Bounds().Size(); size != image.Pt(750, 250) {
		t.Errorf("size %v", size)
	}
}

// A dotted line at the end of a page leaves the lines of the next alone.
func TestDotsEndWithTheirLine(t *testing.T) {
	line := layout.Item{Kind: layout.Line, Points: [][2]float64{{10, 10}, {90, 10}}, W: 80, Stroke: "#000000", Width: 1}
	dotted := line
	dotted.Dots = true
	d := newDrawer(&layout.Pages{Width: 100, Height: 100, Pages: []layout.Page{{Items: []layout.Item{dotted}}, {Items: []layout.Item{line}}}})
	d.pdf.SetCompression(false)
	if err := d.draw(); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := d.pdf.Output(&out); err != nil {
		t.Fatal(err)
	}
	const solid = "[] 0.00 d"
	if second := out.String()[strings.LastIndex(out.String(), "/Contents"):]; !strings.Contains(second, solid) {
		t.Errorf("no %q on the second page:\n%s", solid, second)
	}
}

func TestContentsAreCutByElement(t *testing.T) {
	a, b := &layout.Element{}, &layout.Element{}
	items := []layout.Item{
		{Element: a}, {Element: a}, {}, {}, {Artifact: layout.Pagination}, {Element: b}, {Element: a},
	}
	var lengths []int
	err := contents(items, func(part []layout.Item) error {
		lengths = append(lengths, len(part))
		return nil
	})
	if err != nil || !slices.Equal(lengths, []int{2, 2, 1, 1, 1}) {
		t.Errorf("lengths %v, error %v", lengths, err)
	}
}

func TestUnreadableDateIsAnError(t *testing.T) {
	_, err := Write(&bytes.Buffer{}, &tree.Document{Date: "gisteren"})
	if err == nil || !strings.HasPrefix(err.Error(), "de datum van het document lezen: ") {
		t.Errorf("error %v", err)
	}
}

func mustFonts(t *testing.T) *fonts {
	t.Helper()
	f, err := newFonts()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// full is a writer on a full disk.
type full struct{}

var errFull = errors.New("vol")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestFullDiskIsAnError(t *testing.T) {
	if _, err := Write(full{}, &tree.Document{Title: "T"}); !errors.Is(err, errFull) {
		t.Errorf("error %v", err)
	}
}

func TestSameInputSameBytes(t *testing.T) {
	first, second := write(t, sample(t)), write(t, sample(t))
	if !bytes.Equal(first, second) {
		t.Error("two writes of one document differ")
	}
}

// write gives the file of a document that draws without a warning.
func write(t *testing.T, doc *tree.Document) []byte {
	t.Helper()
	var out bytes.Buffer
	warnings, err := Write(&out, doc)
	if err != nil {
		t.Fatal(err)
	}
	if len(warnings) > 0 {
		t.Errorf("warnings %q", warnings)
	}
	return out.Bytes()
}

func TestPdfcpuReads(t *testing.T) {
	api.DisableConfigDir()
	data := write(t, sample(t))
	ctx, err := api.ReadContext(bytes.NewReader(data), model.NewDefaultConfiguration())
	if err != nil {
		t.Fatal(err)
	}
	if err := api.ValidateContext(ctx); err != nil {
		t.Fatal(err)
	}
	if ctx.PageCount < 20 || ctx.Title != "Digitalisering in Waterrijk: wat wij afspreken – CONCEPT" {
		t.Errorf("%d pages, title %q", ctx.PageCount, ctx.Title)
	}
	marks, err := pdfcpu.Bookmarks(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if len(marks) != 7 || marks[0].Title != "1 Onze visie" || len(marks[0].Kids) != 2 || marks[0].PageFrom != 3 {
		t.Errorf("bookmarks %+v", marks)
	}
}

// tool runs a program over a file and gives its output; the test is skipped
// where the program is absent.
func tool(t *testing.T, data []byte, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skipf("%s is not installed: not checked", name)
	}
	path := filepath.Join(t.TempDir(), "test.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	for i := range args {
		args[i] = strings.ReplaceAll(args[i], "FILE", path)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

func TestQpdfFindsNothing(t *testing.T) {
	out := tool(t, write(t, sample(t)), "qpdf", "--check", "FILE")
	if !strings.Contains(out, "No syntax or stream encoding errors found") {
		t.Error(out)
	}
}

// The text of the file is that of the tree, in order, with its words apart.
func TestPdftotextReadsTheTree(t *testing.T) {
	doc := sample(t)
	doc.Cover, doc.Contents, doc.Mark = nil, 0, ""
	// Tables are read by line and not by cell, and the labels of a drawing by
	// place; the test of their order is in package layout.
	var blocks []tree.Block
	var want []string
	for _, b := range doc.Blocks {
		switch b.(type) {
		case *tree.Table, *tree.Figure:
			continue
		}
		blocks = append(blocks, b)
		want = append(want, plainText(b, 0)...)
	}
	doc.Blocks = blocks
	// Only the body of each page: header and footer are outside the crop.
	out := tool(t, write(t, doc), "pdftotext", "-raw", "-y", "80", "-H", "690", "-x", "0", "-W", "595", "FILE", "-")
	got := strings.Fields(out)
	want = append(strings.Fields(doc.Title), strings.Fields(strings.Join(want, " "))...)
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Fatalf("word %d is %q, want %q, behind %q", i, got[i], want[i], got[max(0, i-5):i])
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d words, want %d", len(got), len(want))
	}
}

// plainText gives the text of a block as it reads, with labels of lists.
func plainText(b tree.Block, depth int) []string {
	switch node := b.(type) {
	case *tree.Heading:
		return []string{node.Number, node.Text}
	case *tree.Paragraph:
		return []string{tree.Plain(node.Spans)}
	case *tree.Quote:
		return append(plainTexts(node.Blocks, depth), node.Source)
	case *tree.List:
		var all []string
		for i, item := range node.Items {
			label := []string{"•", "–", "•"}[depth]
			if node.Ordered {
				label = fmt.Sprintf("%d.", i+1)
			}
			all = append(append(all, label), plainTexts(item, depth+1)...)
		}
		return all
	}
	return nil
}

func plainTexts(blocks []tree.Block, depth int) []string {
	var all []string
	for _, b := range blocks {
		all = append(all, plainText(b, depth)...)
	}
	return all
}

// All that a file names is in the fonts that it embeds, and widths are those
// that gofpdf writes.
func TestWidthsAgreeWithGofpdf(t *testing.T) {
	f := mustFonts(t)
	d := newDrawer(layout.Lay(sample(t), f))
	const text = "Wij kiezen €\u00a05.000 voor Łódź – ’s avonds ☑"
	for n := range f.faces {
		d.pdf.SetFont(families[n], "", 10)
		if own, its := f.Width(layout.Font(n), 10, text), d.pdf.GetStringWidth(text); own-its > 0.001 || its-own > 0.001 {
			t.Errorf("%s: %g, gofpdf measures %g", families[n], own, its)
		}
	}
}

// Whatever people type, there is a file.
func TestAnyTextIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.Just("😀\u202e\x00سلام"), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }))
		doc := &tree.Document{
			Title: text.Draw(t, "title"), Author: text.Draw(t, "author"), Mark: text.Draw(t, "mark"), Footer: text.Draw(t, "footer"),
			Secret: text.Draw(t, "secret"), Contents: 2, Cover: &tree.Cover{Title: text.Draw(t, "cover")},
			Blocks: []tree.Block{
				&tree.Heading{Level: 1, ID: "a", Text: text.Draw(t, "heading"), Number: "1"},
				&tree.Paragraph{Spans: []tree.Span{{Text: text.Draw(t, "text"), Italic: true, Link: text.Draw(t, "link")}}},
				&tree.Table{Columns: []tree.Column{{Head: text.Draw(t, "head")}}, Rows: [][]tree.Cell{{{Spans: []tree.Span{{Text: text.Draw(t, "cell")}}}}}},
			},
		}
		var out bytes.Buffer
		if _, err := Write(&out, doc); err != nil {
			t.Fatal(err)
		}
		if !bytes.HasSuffix(bytes.TrimSpace(out.Bytes()), []byte("%%EOF")) {
			t.Error("the file has no end")
		}
	})
}

func TestWebAddress(t *testing.T) {
	tests := []struct {
		in, want string
		ok       bool
	}{
		{"https://waterrijk.nl/a b", "https://waterrijk.nl/a%20b", true},
		{"https://wetten.overheid.nl/é", "https://wetten.overheid.nl/%C3%A9", true},
		{"http://waterrijk.nl", "", false},
		{"javascript:alert(1)", "", false},
		{"file:///etc/passwd", "", false},
		{"https://", "", false},
		{"https://waterrijk.nl/%zz", "", false},
	}
	for _, test := range tests {
		got, ok := webAddress(test.in)
		if got != test.want || ok != test.ok {
			t.Errorf("%q gives %q, %v", test.in, got, ok)
		}
	}
}

func BenchmarkWrite20Pages(b *testing.B) {
	doc := sample(b)
	doc.Blocks = doc.Blocks[:len(doc.Blocks)*5/7]
	var out bytes.Buffer
	for b.Loop() {
		out.Reset()
		if _, err := Write(&out, doc); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(out.Len()), "B/file")
}

func TestWhatStandsInTheWayIsSaid(t *testing.T) {
	figureOf := func(alt string) *tree.Figure {
		return &tree.Figure{Drawing: figure.Drawing{Width: 9, Height: 9, Alt: alt, Shapes: []figure.Shape{{Kind: figure.Rect, W: 9, H: 9, Fill: figure.Ink}}}}
	}
	tests := []struct {
		name string
		doc  tree.Document
		want []string
	}{
		{"nothing", tree.Document{Title: "T", Blocks: []tree.Block{figureOf("Een vlak")}}, nil},
		{"no title", tree.Document{Cover: &tree.Cover{Title: "T"}}, []string{"niet voor iedereen leesbaar: het document heeft geen titel; vul een titel in"}},
		{"two pictures without text", tree.Document{Title: "T", Blocks: []tree.Block{figureOf(""), figureOf(" ")}}, []string{"niet voor iedereen leesbaar: een afbeelding heeft geen tekst die zegt wat erop staat"}},
	}
	for _, test := range tests {
		var out bytes.Buffer
		warnings, err := Write(&out, &test.doc)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(warnings, test.want) {
			t.Errorf("%s: %q, want %q", test.name, warnings, test.want)
		}
		if claims := bytes.Contains(out.Bytes(), []byte("pdfuaid:part")); claims != (len(test.want) == 0) {
			t.Errorf("%s: the file claims PDF/UA: %v", test.name, claims)
		}
	}
}

// A fault of the program is said as one.
func TestFaultsAreSaid(t *testing.T) {
	lines := inDutch([]tag.Problem{{Rule: tag.RuleNested, Page: 2}})
	const want = "niet voor iedereen leesbaar: de opbouw van het bestand klopt niet; meld dit bij de makers van het programma (page 2: a mark opens inside another)"
	if len(lines) != 1 || lines[0] != want || !StandsInTheWay(lines[0]) || StandsInTheWay("het logo is weg") {
		t.Errorf("%q", lines)
	}
}
