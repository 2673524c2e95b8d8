package tag

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"reflect"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/jung-kurt/gofpdf"
	"golang.org/x/image/font/gofont/goitalic"
	"golang.org/x/image/font/gofont/goregular"
)

func profile(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("../../../assets/color/sRGB.icc")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// drawing is a document that is being drawn and tagged.
type drawing struct {
	*gofpdf.Fpdf
	*Document
}

func begun(t testing.TB) *drawing {
	t.Helper()
	pdf := gofpdf.New("P", "pt", "A4", "")
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetCatalogSort(true)
	pdf.AddUTF8FontFromBytes("go", "", goregular.TTF)
	d := &drawing{pdf, New(pdf)}
	d.Profile = profile(t)
	d.Info = Info{Title: "A title", Lang: "en", Created: time.Date(2026, 4, 20, 9, 30, 0, 0, time.UTC)}
	pdf.AddPage()
	pdf.SetFont("go", "", 11)
	return d
}

// say draws text as content of an element.
func (d *drawing) say(e *Element, text string) *Element {
	d.Begin(e)
	d.Text(72, 100, text)
	d.End()
	return e
}

func (d *drawing) add(role Role) *Element { return d.Root.Add(role) }

// file finishes the drawing and writes it.
func (d *drawing) file(t testing.TB) ([]byte, []Problem) {
	t.Helper()
	var drawn, out bytes.Buffer
	if err := d.Output(&drawn); err != nil {
		t.Fatal(err)
	}
	problems, err := d.Document.Write(&out, drawn.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), problems
}

// good is a drawing of everything that the rules look at.
func good(t testing.TB) *drawing {
	t.Helper()
	d := begun(t)
	d.say(d.add(H1), "A title")
	p := d.say(d.add(P), "Text with a ")
	link := d.say(p.Add(Link), "link")
	d.Document.Link(link, Rect{72, 700, 100, 712}, Target{Page: 1, Y: 800}, "a link")
	list := d.add(L)
	list.Numbering = Disc
	item := list.Add(LI)
	d.say(item.Add(Lbl), "• ")
	d.say(item.Add(LBody).Add(P), "item")
	table := d.add(Table)
	row := table.Add(THead).Add(TR)
	for _, head := range []string{"a", "b"} {
		th := row.Add(TH)
		th.Scope = Column
		d.say(th, head)
	}
	row = table.Add(TBody).Add(TR)
	d.say(row.Add(TD), "cell")
	row.Add(TD)
	figure := d.add(Figure)
	figure.Alt, figure.BBox = "A rule", Rect{72, 600, 200, 610}
	d.Begin(figure)
	d.Line(72, 605, 200, 605)
	d.End()
	d.Artifact(Pagination)
	d.Text(72, 800, "1")
	d.End()
	return d
}

func claimsBoth(file []byte) bool {
	return bytes.Contains(file, []byte("<pdfuaid:part>1<")) && bytes.Contains(file, []byte("<pdfaid:part>2<"))
}

func TestAGoodFileClaimsBoth(t *testing.T) {
	file, problems := good(t).file(t)
	if len(problems) > 0 || !claimsBoth(file) {
		t.Errorf("problems %v, claims %v", problems, claimsBoth(file))
	}
}

func TestTheSameInputGivesTheSameBytes(t *testing.T) {
	one, _ := good(t).file(t)
	two, _ := good(t).file(t)
	if !bytes.Equal(one, two) {
		t.Error("two writes differ")
	}
}

// another is a font of a kind that cannot be mended.
func (d *drawing) another() { d.SetFont("Helvetica", "", 10) }

var breakings = map[Rule]map[string]func(*drawing){
	RuleTitle:    {"none": func(d *drawing) { d.Info.Title = " " }},
	RuleLanguage: {"none": func(d *drawing) { d.Info.Lang = "" }},
	RuleEmpty:    {"nothing": func(d *drawing) { d.Root.kids = nil }},
	RuleProfile: {
		"none":  func(d *drawing) { d.Profile = nil },
		"CMYK":  func(d *drawing) { copy(d.Profile[16:], "CMYK") },
		"other": func(d *drawing) { copy(d.Profile[36:], "nope") },
		"new":   func(d *drawing) { d.Profile[8] = 5 },
	},
	RuleUnmarked: {
		"text":     func(d *drawing) { d.Text(9, 9, "a") },
		"a line":   func(d *drawing) { d.Line(1, 1, 2, 2) },
		"an area":  func(d *drawing) { d.Rect(1, 1, 2, 2, "FD") },
		"no kind":  func(d *drawing) { d.RawWriteStr("/P BMC"); d.End() },
		"an image": func(d *drawing) { d.RawWriteStr("/I1 Do") },
		"in order": func(d *drawing) { d.RawWriteStr("[(\x00a)] TJ") },
	},
	RuleNested:     {"in a tag": func(d *drawing) { d.Begin(d.add(P)); d.Artifact(Layout); d.End() }},
	RuleUnbalanced: {"closed": func(d *drawing) { d.End() }, "open": func(d *drawing) { d.Artifact(Layout) }, "over a page": func(d *drawing) { d.Begin(d.add(P)); d.AddPage(); d.End() }},
	RuleStates: {
		"rounded":  func(d *drawing) { d.Artifact(Layout); d.RoundedRect(1, 1, 20, 20, 3, "1234", "D"); d.End() },
		"restored": func(d *drawing) { d.RawWriteStr("Q") },
		"deep":     func(d *drawing) { d.RawWriteStr(strings.Repeat("q ", 29) + strings.Repeat("Q ", 29)) },
	},
	RuleMismatch:   {"made by hand": func(d *drawing) { d.RawWriteStr("/P <</MCID 99>> BDC EMC") }, "twice": func(d *drawing) { d.RawWriteStr("/P <</MCID 0>> BDC EMC") }, "undrawn": func(d *drawing) { d.pages[0].owners = append(d.pages[0].owners, d.Root) }},
	RuleUnreadable: {"a bracket": func(d *drawing) { d.RawWriteStr("(open") }},
	RuleForm:       {"a template": func(d *drawing) { d.Artifact(Layout); d.RawWriteStr("/TPL1 Do"); d.End() }, "inline": func(d *drawing) { d.RawWriteStr("BI /W 1 ID x EI") }},
	RuleGlyph:      {"none": func(d *drawing) { d.say(d.add(P), "中") }, "digits": func(d *drawing) { d.Begin(d.add(P)); d.RawWriteStr("BT <4E2D> Tj ET"); d.End() }},
	RuleFont:       {"core": func(d *drawing) { d.another(); d.say(d.add(P), "a") }},
	RuleColor: {
		"CMYK":  func(d *drawing) { d.RawWriteStr("0 0 0 1 k") },
		"named": func(d *drawing) { d.RawWriteStr("/CS1 cs") },
	},
	RuleForeign: {"gofpdf's link": func(d *drawing) { d.LinkString(1, 1, 9, 9, "https://example.org") }},
	RuleActive: {
		"script": func(d *drawing) { d.SetJavascript("app.alert(1)") },
		"layers": func(d *drawing) { d.AddLayer("a", true) },
		"files":  func(d *drawing) { d.SetAttachments([]gofpdf.Attachment{{Content: []byte("a"), Filename: "a"}}) },
	},
	RuleStructure: {
		"item":        func(d *drawing) { d.say(d.add(LI), "a") },
		"cell":        func(d *drawing) { d.say(d.add(Table).Add(TR).Add(P), "a") },
		"list":        func(d *drawing) { d.say(d.add(L), "a") },
		"loose":       func(d *drawing) { d.say(d.Root, "a") },
		"caption":     func(d *drawing) { e := d.add(L); e.Add(LI); e.Add(Caption); e.Add(LI) },
		"a document":  func(d *drawing) { d.add(P).Add(Doc) },
		"row in text": func(d *drawing) { d.add(P).Add(TR) },
	},
	RuleHeading: {"skipped": func(d *drawing) { d.say(d.add(H3), "a") }, "first": func(d *drawing) { d.Root.kids[0].element.Role = H2 }},
	RuleRegular: {
		"short": func(d *drawing) {
			t := d.add(Table)
			t.Add(TR).Add(TD)
			r := t.Add(TR)
			r.Add(TD)
			r.Add(TD)
		},
		"spanned": func(d *drawing) {
			t := d.add(Table)
			t.Add(TR).Add(TD).ColSpan = 2
			t.Add(TR).Add(TD)
		},
		"too far down": func(d *drawing) { d.add(Table).Add(TR).Add(TD).RowSpan = 2 },
	},
	RuleHeader:  {"no scope": func(d *drawing) { d.add(Table).Add(TR).Add(TH) }},
	RuleAltText: {"none": func(d *drawing) { e := d.add(Figure); e.BBox = Rect{1, 1, 2, 2}; d.say(e, "a") }},
	RuleArea:    {"none": func(d *drawing) { e := d.add(Figure); e.Alt = "a"; d.say(e, "a") }},
	RuleDeadLink: {
		"no annotation": func(d *drawing) { d.say(d.add(P).Add(Link), "a") },
		"no content":    func(d *drawing) { d.Document.Link(d.add(P).Add(Link), Rect{1, 1, 2, 2}, Target{Page: 1}, "a") },
		"nowhere":       func(d *drawing) { d.Document.Link(d.say(d.add(Link), "a"), Rect{1, 1, 2, 2}, Target{Page: 9}, "a") },
		"silent":        func(d *drawing) { d.Document.Link(d.say(d.add(Link), "a"), Rect{1, 1, 2, 2}, Target{Page: 1}, " ") },
	},
}

// TestEachRule breaks a good drawing in every way that a rule is there for:
// the rule notices, and the file claims nothing.
func TestEachRule(t *testing.T) {
	for rule, ways := range breakings {
		for name, spoil := range ways {
			t.Run(string(rule)+": "+name, func(t *testing.T) {
				d := good(t)
				spoil(d)
				file, problems := d.file(t)
				if !slices.ContainsFunc(problems, func(p Problem) bool { return p.Rule == rule }) {
					t.Errorf("not noticed; problems %v", problems)
				}
				if claimsBoth(file) || bytes.Contains(file, []byte("pdfuaid:part")) {
					t.Error("the file claims the standards")
				}
			})
		}
	}
	source, err := os.ReadFile("check.go")
	if err != nil {
		t.Fatal(err)
	}
	if rules := bytes.Count(source, []byte(" Rule = \"")); rules != len(breakings) {
		t.Errorf("%d rules, %d are broken", rules, len(breakings))
	}
}

func TestProblemsSayWhere(t *testing.T) {
	for want, p := range map[string]Problem{
		"page 3: a character has no glyph in its font: U+4E2D": {RuleGlyph, 3, "U+4E2D"},
		"the document has no title":                            {RuleTitle, 0, ""},
	} {
		if got := p.String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestSpansFillATable(t *testing.T) {
	d := good(t)
	table := d.add(Table)
	row := table.Add(TR)
	tall := row.Add(TD)
	tall.RowSpan = 2
	row.Add(TD)
	table.Add(TR).Add(TD)
	file, problems := d.file(t)
	if len(problems) > 0 || !bytes.Contains(file, []byte("/A <</O /Table /RowSpan 2>>")) {
		t.Errorf("problems %v", problems)
	}
}

func TestAttachmentsMakeItPart3(t *testing.T) {
	d := good(t)
	d.Attachments = []Attachment{{Name: "é.csv", MIME: "text/csv", Relationship: Data, Data: []byte("a;b"), Modified: d.Info.Created}}
	file, _ := d.file(t)
	for _, want := range []string{"<pdfaid:part>3<", "/AFRelationship /Data", "/Subtype /text#2Fcsv", "/UF <FEFF00E9002E006300730076>", "/ModDate (D:20260420093000+00'00')"} {
		if !bytes.Contains(file, []byte(want)) {
			t.Errorf("no %s", want)
		}
	}
}

// Content of one element on two pages, and a link over two lines.
func TestOverPagesAndLines(t *testing.T) {
	d := begun(t)
	d.say(d.add(H1), "A title")
	p := d.add(P)
	d.say(p, "one ")
	link := d.say(p.Add(Link), "two ")
	to := Target{URI: "https://example.org/"}
	d.Document.Link(link, Rect{100, 100, 150, 112}, to, "two three")
	d.Document.Link(link, Rect{150, 100, 160, 112}, to, "two three")
	d.Document.Link(link, Rect{50, 80, 90, 92}, to, "two three")
	d.AddPage()
	d.say(p, "four")
	file, problems := d.file(t)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for _, want := range []string{
		"/QuadPoints [100.00 100.00 160.00 100.00 160.00 112.00 100.00 112.00 50.00 80.00 90.00 80.00 90.00 92.00 50.00 92.00]",
		"/Rect [50.00 80.00 160.00 112.00]", "/MCID 0 /Pg 5 0 R /Type /MCR", "/URI (https://example.org/)",
	} {
		if !bytes.Contains(file, []byte(want)) {
			t.Errorf("no %s", want)
		}
	}
	if n := bytes.Count(file, []byte("/Subtype /Link")); n != 1 {
		t.Errorf("%d annotations", n)
	}
}

// What gofpdf writes is mended: the counts of bookmarks, the empty list of
// attachments, the fonts.
func TestWhatGofpdfGetsWrong(t *testing.T) {
	d := good(t)
	d.Bookmark("one", 0, 10)
	d.Bookmark("below", 1, 20)
	d.Bookmark("two", 0, 30)
	var drawn bytes.Buffer
	if err := d.Output(&drawn); err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if _, err := d.Document.Write(&file, drawn.Bytes()); err != nil {
		t.Fatal(err)
	}
	for wrong, right := range map[string]string{
		"/Count 0":              "/Count -1",
		"/EmbeddedFiles":        "",
		"/BaseFont /utf8go":     "+GoRegular ",
		"<0000> <FFFF> <0000>":  "",
		"/Ordering (UCS)\n/Sup": "/Ordering (Identity)",
		"(D:19":                 "",
	} {
		if wrong != "(D:19" && !bytes.Contains(drawn.Bytes(), []byte(wrong)) {
			t.Errorf("gofpdf no longer writes %q", wrong)
		}
		if bytes.Contains(file.Bytes(), []byte(wrong)) || !bytes.Contains(file.Bytes(), []byte(right)) {
			t.Errorf("%q is in the file, or %q is not", wrong, right)
		}
	}
}

// The font file that is written adds up: its checksums, and the sum of all.
func TestFontFilesAddUp(t *testing.T) {
	for _, data := range [][]byte{goregular.TTF, goitalic.TTF} {
		all, err := readTables(data)
		if err != nil {
			t.Fatal(err)
		}
		out := all.write()
		if total := sum(out); total != 0xB1B0AFBA {
			t.Errorf("the sum is %x", total)
		}
		again, err := readTables(out)
		if err != nil {
			t.Fatal(err)
		}
		for i := range int(binary.BigEndian.Uint16(out[4:])) {
			entry := out[12+16*i:]
			data := slices.Clone(again[string(entry[:4])])
			if string(entry[:4]) == "head" {
				clear(data[8:12])
			}
			if binary.BigEndian.Uint32(entry[4:]) != sum(data) {
				t.Errorf("the sum of %s is wrong", entry[:4])
			}
		}
		if again["cmap"] != nil || len(again["glyf"]) == 0 {
			t.Error("the tables are not those of a PDF")
		}
	}
}

func TestBrokenFonts(t *testing.T) {
	short := slices.Clone(goregular.TTF[:40])
	for name, data := range map[string][]byte{"nothing": nil, "cut off": short, "beyond its end": goregular.TTF[:len(goregular.TTF)/2]} {
		if all, err := readTables(data); err == nil {
			if _, err := all.widths(nil); err == nil {
				t.Errorf("%s: no error", name)
			}
		}
	}
	all, _ := readTables(goregular.TTF)
	for _, table := range []string{"head", "hhea", "hmtx"} {
		without := tables{}
		for key, data := range all {
			if key != table {
				without[key] = data
			}
		}
		if _, err := without.widths([]code{{65, 1}}); !errors.Is(err, errTrueType) {
			t.Errorf("without %s: %v", table, err)
		}
	}
}

func TestToUnicode(t *testing.T) {
	var codes []code
	for c := 0xf0; c < 0x110; c++ { // over the end of a block of 256
		codes = append(codes, code{uint16(c), 1})
	}
	for c := 0x1000; c < 0x1000+500; c += 2 { // more than fit in one block
		codes = append(codes, code{uint16(c), 1})
	}
	got := string(toUnicode(codes))
	for _, want := range []string{"<00F0> <00FF> <00F0>\n<0100> <010F> <0100>", "100 beginbfrange", "52 beginbfrange"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%.400s", want, got)
		}
	}
}

func TestObjectsSurvive(t *testing.T) {
	objects := []any{
		nil, true, false, number("-1.50"), name("A"), name("a b#c/(é"), ref(12), str("a(b)\\c"), str("\x00\xff\r\n"), str(""),
		array{number("1"), array{}, ref(3), number("4"), number("0")},
		dict{"A": dict{}, "B c": name("D"), "E": array{nil, str("x")}},
	}
	for _, object := range objects {
		var out bytes.Buffer
		write(&out, object)
		l := &lexer{data: out.Bytes()}
		got, err := (&parser{lexer: l}).object(l.next())
		if err != nil || !reflect.DeepEqual(got, object) {
			t.Errorf("%#v became %#v as %s (%v)", object, got, out.Bytes(), err)
		}
	}
}

func TestStrings(t *testing.T) {
	for raw, want := range map[string]string{
		`a\(b\)\\`: `a(b)\`, `\n\r\t\b\f`: "\n\r\t\b\f", `\101\7x\0053`: "A\ax\x053", "a\\\nb\\\r\nc": "abc", "a\rb\r\nc": "a\nb\nc", `\x`: "x", `a\`: `a\`,
	} {
		if got := string(unescape([]byte(raw))); got != want {
			t.Errorf("%q gives %q, want %q", raw, got, want)
		}
	}
	for raw, want := range map[string]string{"4a 4B\n4": "JK@", "": "", "zz41": "A"} {
		if got := string(unhex([]byte(raw))); got != want {
			t.Errorf("%q gives %q, want %q", raw, got, want)
		}
	}
}

// drawn gives the bytes of a good drawing.
func drawn(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := good(t).Output(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestForeignFilesAreRefused(t *testing.T) {
	data := drawn(t)
	tests := map[string][]byte{
		"nothing":     nil,
		"text":        []byte("no PDF"),
		"cut off":     data[:len(data)/2],
		"no table":    bytes.Replace(data, []byte("\nxref"), []byte("\nxxxx"), 1),
		"no trailer":  bytes.Replace(data, []byte("\ntrailer"), []byte("\nxxxxxxx"), 1),
		"no root":     bytes.Replace(data, []byte("/Root"), []byte("/Rood"), 1),
		"no pages":    bytes.Replace(data, []byte("/Kids"), []byte("/Kinds"), 1),
		"no contents": bytes.Replace(data, []byte("/Contents"), []byte("/Inhoudend"), 1),
		"moved":       append([]byte("%%%%"), data...),
		"too many":    bytes.Replace(data, []byte("xref\n0 "), []byte("xref\n0 9999999"), 1),
	}
	for name, data := range tests {
		if _, err := New(nil).Write(&bytes.Buffer{}, data); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	d := good(t)
	d.SetProtection(gofpdf.CnProtectPrint, "a", "b")
	var locked bytes.Buffer
	if err := d.Output(&locked); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Document.Write(&bytes.Buffer{}, locked.Bytes()); err == nil || !strings.Contains(err.Error(), "encrypted") {
		t.Errorf("encrypted: %v", err)
	}
}

// full is a writer on a full disk.
type full struct{}

var errFull = errors.New("full")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestFullDiskIsAnError(t *testing.T) {
	if _, err := good(t).Document.Write(full{}, drawn(t)); !errors.Is(err, errFull) {
		t.Errorf("error %v", err)
	}
}

// Info and XMP say the same, whatever is in them.
func TestInfoIsClean(t *testing.T) {
	i := Info{Title: "a\x00b\nc\ufffe\xff😀<&>"}.clean()
	if i.Title != "abc😀<&>" {
		t.Errorf("%q", i.Title)
	}
	if x := string(i.xmp(claims{}, "id")); !strings.Contains(x, "abc😀&lt;&amp;&gt;") || strings.Contains(x, "pdfaid") {
		t.Error(x)
	}
	east := time.Date(2026, 4, 20, 9, 30, 0, 0, time.FixedZone("", 2*60*60))
	if got := string(date(east)); got != "D:20260420093000+02'00'" {
		t.Error(got)
	}
}

// FuzzWrite feeds drawings that nobody drew: an error, or a file, never a
// crash.
func FuzzWrite(f *testing.F) {
	pdf := gofpdf.New("P", "pt", "A4", "")
	pdf.SetCompression(false)
	pdf.AddPage()
	pdf.Line(1, 1, 2, 2)
	pdf.RawWriteStr("/P <</MCID 0>> BDC BT (a\\)b) Tj <00> Tj ET EMC")
	pdf.Bookmark("a", 0, 1)
	var out bytes.Buffer
	if err := pdf.Output(&out); err != nil {
		f.Fatal(err)
	}
	data := out.Bytes()
	f.Add(data)
	f.Add(data[len(data)/3:])
	f.Add(bytes.Replace(data, []byte("/Kids [3 0 R"), []byte("/Kids [1 0 R"), 1))
	f.Fuzz(func(t *testing.T, data []byte) {
		d := New(nil)
		p := d.Root.Add(P)
		p.kids = append(p.kids, kid{page: 7})
		_, _ = d.Write(&bytes.Buffer{}, data)
	})
}

// pages draws a number of pages as a text has them: sixty marks a page. The
// second pass is left out where the drawing alone is to be measured.
func pages(t testing.TB, count int, second bool) {
	d := begun(t)
	d.SetCompression(!second) // the second pass compresses
	d.say(d.add(H1), "A title")
	for n := range count {
		if n > 0 {
			d.AddPage()
			d.SetFont("go", "", 11)
		}
		for line := range 60 {
			d.Begin(d.add(P))
			d.Text(72, 60+12*float64(line), "Line "+strconv.Itoa(line)+" of a page of text, about as long as lines are in a document like this")
			d.End()
		}
	}
	var drawn, out bytes.Buffer
	if err := d.Output(&drawn); err != nil {
		t.Fatal(err)
	}
	if !second {
		return
	}
	if problems, err := d.Document.Write(&out, drawn.Bytes()); err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
}

// allocated gives the bytes that are asked of memory.
func allocated(work func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	work()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// The two passes together ask at most three times the memory of gofpdf alone,
// and it grows with the pages, not faster.
func TestMemory(t *testing.T) {
	plain := allocated(func() { pages(t, 200, false) })
	both := allocated(func() { pages(t, 200, true) })
	if both > 3*plain {
		t.Errorf("%d bytes, and %d for the drawing alone", both, plain)
	}
	if more := allocated(func() { pages(t, 800, true) }); more > 5*both {
		t.Errorf("%d bytes for 200 pages, %d for 800", both, more)
	}
}

// BenchmarkPages measures gofpdf alone, and with the second pass, which is to
// take no longer than the first, and to grow with the pages.
func BenchmarkPages(b *testing.B) {
	for _, count := range []int{10, 100, 1000} {
		for what, second := range map[string]bool{"drawn": false, "tagged": true} {
			b.Run(strconv.Itoa(count)+" "+what, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					pages(b, count, second)
				}
				b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(count), "µs/page")
			})
		}
	}
}
