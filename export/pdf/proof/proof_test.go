package proof

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"

	"formatietafel/export/figure"
	"formatietafel/export/pdf"
	"formatietafel/export/tree"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

func say(text string) *tree.Paragraph {
	return &tree.Paragraph{Spans: []tree.Span{{Text: text}}}
}

// document holds one of everything.
func document(t testing.TB) *tree.Document {
	t.Helper()
	var logo bytes.Buffer
	if err := png.Encode(&logo, image.NewGray(image.Rect(0, 0, 30, 10))); err != nil {
		t.Fatal(err)
	}
	cells := func(texts ...string) []tree.Cell {
		row := make([]tree.Cell, len(texts))
		for i, text := range texts {
			row[i].Spans = []tree.Span{{Text: text}}
		}
		return row
	}
	long := strings.Repeat("een verwijzing die over meer dan één regel gaat ", 4)
	return &tree.Document{
		Title: "Titel", Author: "De tafel", Subject: "Onderwerp", Keywords: []string{"een"}, Language: "nl-NL", Mark: "CONCEPT", Footer: "voet",
		Date: "2026-04-20T09:30:00+02:00", Contents: 2,
		Cover: &tree.Cover{Title: "Titel", Kicker: "kop", Logo: logo.Bytes(), LogoAlt: "Logo", Lines: []string{"regel"}},
		Blocks: []tree.Block{
			&tree.Heading{Level: 1, ID: "a", Text: "Eerste", Number: "1"},
			&tree.Paragraph{Spans: []tree.Span{
				{Text: "Zie "}, {Text: long, Link: "https://waterrijk.nl/wet"}, {Text: " en "}, {Text: "deel twee", Link: "#b"}, {Text: ", in het Engels "}, {Text: "privacy by design", Lang: "en"},
			}},
			&tree.List{Items: [][]tree.Block{{say("een"), &tree.List{Ordered: true, Items: [][]tree.Block{{say("binnen")}}}}, {say("twee")}}},
			&tree.Heading{Level: 2, ID: "a.1", Text: "Dieper", Number: "1.1"},
			&tree.Heading{Level: 3, ID: "a.1.1", Text: "Dieper nog"},
			&tree.Table{Caption: "Tabel", RowHeads: true, Columns: []tree.Column{{Head: "Wie"}, {Head: "Wat"}}, Rows: [][]tree.Cell{cells("a", "b"), cells("c", "")}},
			&tree.Break{},
			&tree.Heading{Level: 1, ID: "b", Text: "Tweede", Number: "2"},
			&tree.Quote{Blocks: []tree.Block{say("gezegd")}, Source: "door wie"},
			&tree.Figure{Caption: "Bijschrift", Drawing: figure.Drawing{Width: 100, Height: 20, Alt: "Een streep", Shapes: []figure.Shape{{Kind: figure.Line, X: 1, Y: 10, W: 90, Stroke: figure.Ink}}}},
		},
		Attachment: &tree.Attachment{Name: "a.formatie", Description: "gegevens", MIME: "application/toml", Modified: "2026-04-20T09:30:00+02:00", Data: []byte("format = 1\n")},
	}
}

func written(t testing.TB, doc *tree.Document) []byte {
	t.Helper()
	var out bytes.Buffer
	warnings, err := pdf.Write(&out, doc)
	if err != nil || len(warnings) > 0 {
		t.Fatal(err, warnings)
	}
	return out.Bytes()
}

func TestNothingIsFoundInAGoodFile(t *testing.T) {
	bare := document(t)
	bare.Cover, bare.Attachment, bare.Contents, bare.Date = nil, nil, 0, ""
	for name, doc := range map[string]*tree.Document{"everything": document(t), "bare": bare} {
		f, err := Open(written(t, doc))
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range f.Check() {
			t.Errorf("%s: %s", name, line)
		}
	}
}

func TestOpenRefusesWhatIsNoPDF(t *testing.T) {
	if _, err := Open([]byte("geen PDF")); err == nil {
		t.Error("no error")
	}
}

// breaking is a way to break a file, and the rule that has to notice.
type breaking struct {
	rule, name string
	data       func([]byte) []byte // of the bytes, before reading
	file       func(*File)         // of the objects
}

func (f *File) first(role string) types.Dict { return f.nth(role, 0) }

// nth gives the dictionary of an element by its role.
func (f *File) nth(role string, n int) types.Dict {
	var found []types.Dict
	f.structure().walk(func(e *elem) {
		if e.role == role {
			found = append(found, e.dict)
		}
	})
	return found[n]
}

// annotation gives the first annotation on a page that has one.
func (f *File) annotation(n int) types.Dict {
	var all []types.Dict
	for _, p := range f.pages {
		for _, a := range f.array(p.dict["Annots"]) {
			all = append(all, f.dict(a))
		}
	}
	return all[n]
}

// quoted gives an annotation over several lines.
func (f *File) quoted() types.Dict {
	for n := 0; ; n++ {
		if a := f.annotation(n); a["QuadPoints"] != nil {
			return a
		}
	}
}

// put sets another stream.
func (f *File) put(d types.Dict, key string, entries types.Dict, data []byte) {
	s := types.StreamDict{Dict: entries, Content: data, Raw: data}
	r, err := f.ctx.IndRefForNewObject(s)
	if err != nil {
		panic(err)
	}
	d[key] = *r
}

// packet replaces text in the metadata.
func (f *File) packet(old, by string) {
	d, data := f.stream(f.root["Metadata"])
	if !bytes.Contains(data, []byte(old)) {
		panic("the metadata hold no " + old)
	}
	f.put(f.root, "Metadata", d, bytes.ReplaceAll(data, []byte(old), []byte(by)))
}

// draw replaces text in the content of the second page, once.
func (f *File) draw(old, by string) {
	for _, p := range f.pages[1:] {
		if bytes.Contains(p.content, []byte(old)) {
			p.content = bytes.Replace(p.content, []byte(old), []byte(by), 1)
			return
		}
	}
	panic("the content holds no " + old)
}

func (f *File) aFont() *font {
	f.drawnOn(0)
	for _, it := range f.known {
		return it
	}
	panic("no font")
}

func (f *File) info() types.Dict { return f.dict(*f.ctx.Info) }

func (f *File) spec() types.Dict { return f.dict(f.array(f.root["AF"])[0]) }

func (f *File) nums() types.Array {
	return f.array(f.dict(f.dict(f.root["StructTreeRoot"])["ParentTree"])["Nums"])
}

func (f *File) bookmark() types.Dict { return f.dict(f.dict(f.root["Outlines"])["First"]) }

func replace(old, by string) func([]byte) []byte {
	return func(data []byte) []byte { return bytes.Replace(data, []byte(old), []byte(by), 1) }
}

func set(what func(*File) types.Dict, key string, value types.Object) func(*File) {
	return func(f *File) {
		if value == nil {
			delete(what(f), key)
			return
		}
		what(f)[key] = value
	}
}

func element1(role string) func(*File) types.Dict {
	return func(f *File) types.Dict { return f.first(role) }
}

func root(f *File) types.Dict { return f.root }

func pageDict(f *File) types.Dict { return f.pages[1].dict }

func firstLink(f *File) types.Dict { return f.annotation(0) }

func webLink(f *File) types.Dict { return f.dict(f.quoted()["A"]) }

var breakings = []breaking{
	{rule: "header", name: "an old version", data: replace("%PDF-1.7", "%PDF-1.4")},
	{rule: "header", name: "no binary comment", data: replace("%\xe2\xe3\xcf\xd3", "%abcd")},
	{rule: "trailer", name: "something behind the end", data: func(d []byte) []byte { return append(slices.Clone(d), "meer\n"...) }},
	{rule: "trailer", name: "no id", file: func(f *File) { f.ctx.ID = nil }},
	{rule: "trailer", name: "a short id", file: func(f *File) {
		f.ctx.ID = types.Array{types.NewHexLiteral([]byte("ab")), types.NewHexLiteral([]byte("ab"))}
	}},
	{rule: "trailer", name: "encryption", file: func(f *File) { f.ctx.Encrypt = f.ctx.Root }},
	{rule: "catalog", name: "untagged", file: set(root, "MarkInfo", nil)},
	{rule: "catalog", name: "suspect", file: set(root, "MarkInfo", types.Dict{"Marked": types.Boolean(true), "Suspects": types.Boolean(true)})},
	{rule: "catalog", name: "title not shown", file: set(root, "ViewerPreferences", nil)},
	{rule: "catalog", name: "no language", file: set(root, "Lang", nil)},
	{rule: "catalog", name: "layers", file: set(root, "OCProperties", types.Dict{})},
	{rule: "catalog", name: "an action", file: set(root, "OpenAction", types.Dict{})},
	{rule: "catalog", name: "a script", file: func(f *File) { f.dict(f.root["Names"])["JavaScript"] = types.Dict{} }},
	{rule: "metadata", name: "another part", file: func(f *File) { f.packet("<pdfaid:part>3", "<pdfaid:part>1") }},
	{rule: "metadata", name: "another level", file: func(f *File) { f.packet("conformance>A", "conformance>B") }},
	{rule: "metadata", name: "no PDF/UA", file: func(f *File) { f.packet("<pdfuaid:part>1</pdfuaid:part>", "") }},
	{rule: "metadata", name: "PDF/UA not declared", file: func(f *File) {
		f.packet("http://www.aiim.org/pdfua/ns/id/</pdfaSchema", "http://example.org/</pdfaSchema")
	}},
	{rule: "metadata", name: "no document id", file: func(f *File) { f.packet("<xmpMM:DocumentID>uuid:", "<xmpMM:DocumentID>") }},
	{rule: "metadata", name: "another title", file: func(f *File) { f.packet(">Titel", ">Andere titel") }},
	{rule: "metadata", name: "a second later", file: func(f *File) { f.packet("<xmp:CreateDate>2026-04-20T09:30:00", "<xmp:CreateDate>2026-04-20T09:30:01") }},
	{rule: "metadata", name: "another zone", file: func(f *File) { f.info()["ModDate"] = types.StringLiteral("D:20260420093000+01'00'") }},
	{rule: "metadata", name: "no title", file: func(f *File) { delete(f.info(), "Title") }},
	{rule: "metadata", name: "something of its own", file: func(f *File) { f.info()["Eigen"] = types.StringLiteral("ja") }},
	{rule: "metadata", name: "compressed", file: func(f *File) {
		d, data := f.stream(f.root["Metadata"])
		d["Subtype"] = types.Name("Text")
		f.put(f.root, "Metadata", d, data)
	}},
	{rule: "metadata", name: "no packet", file: func(f *File) { f.packet("<?xpacket begin", "<?packet begin") }},
	{rule: "metadata", name: "no XML", file: func(f *File) { f.packet("<rdf:RDF", "<rdf:RDFx") }},
	{rule: "output intent", name: "none", file: set(root, "OutputIntents", nil)},
	{rule: "output intent", name: "of another kind", file: func(f *File) { f.dict(f.array(f.root["OutputIntents"])[0])["S"] = types.Name("GTS_PDFX") }},
	{rule: "output intent", name: "no profile", file: func(f *File) {
		f.put(f.dict(f.array(f.root["OutputIntents"])[0]), "DestOutputProfile", types.Dict{"N": types.Integer(3)}, bytes.Repeat([]byte{0}, 200))
	}},
	{rule: "output intent", name: "four components", file: func(f *File) {
		intent := f.dict(f.array(f.root["OutputIntents"])[0])
		_, data := f.stream(intent["DestOutputProfile"])
		f.put(intent, "DestOutputProfile", types.Dict{"N": types.Integer(4)}, data)
	}},
	{rule: "attachments", name: "in PDF/A-2", file: func(f *File) { f.packet("<pdfaid:part>3", "<pdfaid:part>2") }},
	{rule: "attachments", name: "not associated", file: set(root, "AF", nil)},
	{rule: "attachments", name: "an empty list", file: func(f *File) { f.root["Names"] = types.Dict{"EmbeddedFiles": types.Dict{"Names": types.Array{}}} }},
	{rule: "attachments", name: "no relationship", file: set((*File).spec, "AFRelationship", nil)},
	{rule: "attachments", name: "no description", file: set((*File).spec, "Desc", nil)},
	{rule: "attachments", name: "two names", file: set((*File).spec, "UF", types.StringLiteral("b.formatie"))},
	{rule: "attachments", name: "another file", file: func(f *File) {
		f.array(f.dict(f.dict(f.root["Names"])["EmbeddedFiles"])["Names"])[1] = f.root["Metadata"]
	}},
	{rule: "attachments", name: "no kind", file: func(f *File) {
		d, data := f.stream(f.dict(f.spec()["EF"])["F"])
		d["Subtype"] = types.Name("toml")
		f.put(f.dict(f.spec()["EF"]), "F", types.Dict{"Type": d["Type"], "Subtype": d["Subtype"], "Params": d["Params"]}, data)
	}},
	{rule: "attachments", name: "another size", file: func(f *File) {
		d, data := f.stream(f.dict(f.spec()["EF"])["F"])
		f.put(f.dict(f.spec()["EF"]), "F", types.Dict{"Type": d["Type"], "Subtype": d["Subtype"], "Params": d["Params"]}, data[1:])
	}},
	{rule: "attachments", name: "no date", file: func(f *File) {
		d, _ := f.stream(f.dict(f.spec()["EF"])["F"])
		delete(f.dict(d["Params"]), "ModDate")
	}},
	{rule: "outline", name: "nowhere", file: set((*File).bookmark, "Dest", types.Array{types.Integer(3), types.Name("Fit")})},
	{rule: "outline", name: "no title", file: set((*File).bookmark, "Title", types.StringLiteral(""))},
	{rule: "outline", name: "gofpdf's count", file: set((*File).bookmark, "Count", types.Integer(0))},
	{rule: "outline", name: "a lost end", file: func(f *File) { f.dict(f.root["Outlines"])["Last"] = f.dict(f.root["Outlines"])["First"] }},
	{rule: "outline", name: "miscounted", file: func(f *File) { f.dict(f.root["Outlines"])["Count"] = types.Integer(9) }},
	{rule: "pages", name: "no order", file: set(pageDict, "Tabs", nil)},
	{rule: "pages", name: "an action", file: set(pageDict, "AA", types.Dict{})},
	{rule: "content", name: "outside of marks", file: func(f *File) { f.draw("EMC", "EMC\n0 0 9 9 re f") }},
	{rule: "content", name: "a mark inside another", file: func(f *File) { f.draw("EMC", "/Artifact <<>> BDC") }},
	{rule: "content", name: "closed twice", file: func(f *File) { f.draw("EMC", "EMC EMC") }},
	{rule: "content", name: "left open", file: func(f *File) { f.pages[1].content = append(f.pages[1].content, "/Artifact <<>> BDC"...) }},
	{rule: "content", name: "an id twice", file: func(f *File) { f.draw("/MCID 1>>", "/MCID 0>>") }},
	{rule: "content", name: "no id", file: func(f *File) { f.draw("/MCID 1>>", ">>") }},
	{rule: "content", name: "a mark of one operand", file: func(f *File) { f.draw("EMC", "EMC /P BDC EMC") }},
	{rule: "content", name: "an unknown operator", file: func(f *File) { f.draw("EMC", "1 0 0 0 k EMC") }},
	{rule: "content", name: "a state left saved", file: func(f *File) { f.draw("EMC", "q EMC") }},
	{rule: "content", name: "too many states", file: func(f *File) {
		f.draw("EMC", strings.Repeat("q ", 29)+strings.Repeat("Q ", 29)+"EMC")
	}},
	{rule: "content", name: "half a character", file: func(f *File) { f.draw(") Tj", "a) Tj") }},
	{rule: "content", name: "an open bracket", file: func(f *File) { f.pages[1].content = append(f.pages[1].content, "(a"...) }},
	{rule: "content", name: "a core font", file: func(f *File) {
		resources := f.dict(f.dict(f.pages[1].dict["Resources"])["Font"])
		for key := range resources {
			r, _ := f.ctx.IndRefForNewObject(types.Dict{"Type": types.Name("Font"), "Subtype": types.Name("Type1"), "BaseFont": types.Name("Helvetica")})
			resources[key] = *r
		}
	}},
	{rule: "fonts", name: "no subset", file: func(f *File) { rename(f, "SourceSans3-Regular") }},
	{rule: "fonts", name: "another name", file: func(f *File) { f.aFont().dict["BaseFont"] = types.Name("ABCDEF+Anders") }},
	{rule: "fonts", name: "another width", file: func(f *File) {
		w := f.array(f.aFont().dict["W"])
		f.array(w[1])[0] = types.Integer(17)
		for i := range f.array(w[1]) {
			f.array(w[1])[i] = types.Integer(17)
		}
	}},
	{rule: "fonts", name: "no widths", file: func(f *File) { f.aFont().dict["W"] = types.Array{} }},
	{rule: "fonts", name: "no glyphs", file: func(f *File) { f.put(f.aFont().dict, "CIDToGIDMap", types.Dict{}, make([]byte, 600)) }},
	{rule: "fonts", name: "no file", file: func(f *File) { delete(f.dict(f.aFont().dict["FontDescriptor"]), "FontFile2") }},
	{rule: "fonts", name: "no meanings", file: func(f *File) { meaningless(f, []byte("begincmap endcmap")) }},
	{rule: "fonts", name: "gofpdf's range", file: func(f *File) { meaningless(f, []byte("1 beginbfrange\n<0000> <FFFF> <0000>\nendbfrange")) }},
	{rule: "fonts", name: "a list of characters", file: func(f *File) { f.dict(f.aFont().dict["FontDescriptor"])["CIDSet"] = types.Integer(1) }},
	{rule: "tree", name: "another root", file: set(element1("Document"), "S", types.Name("Sect"))},
	{rule: "tree", name: "another parent", file: func(f *File) {
		f.first("P")["P"] = f.first("Table")["P"]
		f.first("LBody")["P"] = f.root["StructTreeRoot"]
	}},
	{rule: "tree", name: "no type", file: set(element1("P"), "Type", nil)},
	{rule: "tree", name: "an unknown role", file: set(element1("P"), "S", types.Name("Alinea"))},
	{rule: "tree", name: "a cell in a list", file: set(element1("LI"), "S", types.Name("TD"))},
	{rule: "tree", name: "content in a row", file: func(f *File) {
		row := f.first("TR")
		row["Pg"], row["K"] = f.first("TH")["Pg"], append(f.array(row["K"]), types.Integer(0))
	}},
	{rule: "tree", name: "an element twice", file: func(f *File) {
		d := f.first("Document")
		d["K"] = append(f.array(d["K"]), f.array(d["K"])[0])
	}},
	{rule: "tree", name: "two roots", file: func(f *File) {
		r := f.dict(f.root["StructTreeRoot"])
		r["K"] = append(f.array(r["K"]), f.array(r["K"])[0])
	}},
	{rule: "tree", name: "a kid of no kind", file: func(f *File) {
		p := f.first("P")
		p["K"] = append(f.array(p["K"]), types.Dict{"Type": types.Name("Iets"), "Pg": p["Pg"]})
	}},
	{rule: "marks", name: "unreached", file: set(element1("P"), "K", nil)},
	{rule: "marks", name: "reached twice", file: func(f *File) { f.first("P")["K"] = append(f.array(f.first("P")["K"]), f.array(f.first("P")["K"])[0]) }},
	{rule: "marks", name: "not drawn", file: func(f *File) { f.first("P")["K"] = append(f.array(f.first("P")["K"]), types.Integer(99)) }},
	{rule: "marks", name: "another role", file: func(f *File) { f.draw("/P <</MCID", "/Span <</MCID") }},
	{rule: "parent tree", name: "swapped", file: func(f *File) { list := f.array(f.nums()[1]); list[0], list[1] = list[1], list[0] }},
	{rule: "parent tree", name: "a page without a key", file: set(pageDict, "StructParents", nil)},
	{rule: "parent tree", name: "an annotation without a key", file: set(firstLink, "StructParent", nil)},
	{rule: "parent tree", name: "out of order", file: func(f *File) { f.nums()[2] = types.Integer(0) }},
	{rule: "parent tree", name: "an old next key", file: func(f *File) { f.dict(f.root["StructTreeRoot"])["ParentTreeNextKey"] = types.Integer(0) }},
	{rule: "parent tree", name: "a key of nothing", file: func(f *File) {
		parents := f.dict(f.dict(f.root["StructTreeRoot"])["ParentTree"])
		parents["Nums"] = append(f.nums(), types.Integer(99), f.nums()[1])
	}},
	{rule: "parent tree", name: "a parent too many", file: func(f *File) { f.nums()[1] = append(f.array(f.nums()[1]), f.array(f.nums()[1])[0]) }},
	{rule: "headings", name: "two of the first level", file: set(element1("H2"), "S", types.Name("H1"))},
	{rule: "headings", name: "none of the first level", file: set(element1("H1"), "S", types.Name("P"))},
	{rule: "headings", name: "a level skipped", file: set(element1("H3"), "S", types.Name("H4"))},
	{rule: "headings", name: "an empty one", file: set(element1("H2"), "K", nil)},
	{rule: "tables", name: "a row too short", file: func(f *File) { f.first("TR")["K"] = f.array(f.first("TR")["K"])[:1] }},
	{rule: "tables", name: "no scope", file: set(element1("TH"), "A", nil)},
	{rule: "tables", name: "a head of a row", file: func(f *File) { f.dict(f.first("TH")["A"])["Scope"] = types.Name("Row") }},
	{rule: "tables", name: "a caption in the middle", file: func(f *File) { k := f.array(f.first("Table")["K"]); k[0], k[1] = k[1], k[0] }},
	{rule: "tables", name: "two heads", file: set(element1("TBody"), "S", types.Name("THead"))},
	{rule: "lists", name: "no label", file: func(f *File) { f.first("LI")["K"] = f.array(f.first("LI")["K"])[1:] }},
	{rule: "lists", name: "no numbering", file: set(element1("L"), "A", nil)},
	{rule: "lists", name: "empty", file: set(element1("L"), "K", nil)},
	{rule: "lists", name: "an entry without a reference", file: set(element1("TOCI"), "K", nil)},
	{rule: "lists", name: "empty contents", file: set(element1("TOC"), "K", nil)},
	{rule: "figures", name: "no text", file: set(element1("Figure"), "Alt", types.StringLiteral(" "))},
	{rule: "figures", name: "no area", file: set(element1("Figure"), "A", nil)},
	{rule: "figures", name: "beyond the page", file: func(f *File) { f.array(f.dict(f.first("Figure")["A"])["BBox"])[2] = types.Integer(700) }},
	{rule: "figures", name: "nothing drawn", file: set(element1("Figure"), "K", nil)},
	{rule: "links", name: "says nothing", file: set(firstLink, "Contents", nil)},
	{rule: "links", name: "not printed", file: set(firstLink, "F", nil)},
	{rule: "links", name: "leads nowhere", file: set(firstLink, "Dest", nil)},
	{rule: "links", name: "without a lock", file: set(webLink, "URI", types.StringLiteral("http://waterrijk.nl"))},
	{rule: "links", name: "runs a program", file: set(webLink, "S", types.Name("Launch"))},
	{rule: "links", name: "no area", file: func(f *File) { r := f.array(f.annotation(0)["Rect"]); r[2] = r[0] }},
	{rule: "links", name: "a corner outside", file: func(f *File) { f.array(f.quoted()["QuadPoints"])[0] = types.Integer(1) }},
	{rule: "links", name: "a corner too few", file: func(f *File) { a := f.quoted(); a["QuadPoints"] = f.array(a["QuadPoints"])[1:] }},
	{rule: "links", name: "of no element", file: func(f *File) { e := f.first("Link"); e["K"] = f.array(e["K"])[:1] }},
	{rule: "links", name: "of another role", file: set(element1("Link"), "S", types.Name("Span"))},
	{rule: "links", name: "on another page", file: func(f *File) { f.annotation(0)["P"] = f.quoted()["P"] }},
	{rule: "links", name: "no text", file: func(f *File) { e := f.first("Link"); k := f.array(e["K"]); e["K"] = k[len(k)-1:] }},
}

// rename gives a font another name everywhere.
func rename(f *File, name string) {
	for _, o := range f.dict(f.dict(f.pages[1].dict["Resources"])["Font"]) {
		d := f.dict(o)
		cid := f.dict(f.array(d["DescendantFonts"])[0])
		d["BaseFont"], cid["BaseFont"], f.dict(cid["FontDescriptor"])["FontName"] = types.Name(name), types.Name(name), types.Name(name)
	}
}

// meaningless gives the fonts another table of meanings.
func meaningless(f *File, table []byte) {
	for _, o := range f.dict(f.dict(f.pages[1].dict["Resources"])["Font"]) {
		f.put(f.dict(o), "ToUnicode", types.Dict{}, table)
	}
}

// TestEachRuleNotices breaks a good file in every way that a rule is there
// for.
func TestEachRuleNotices(t *testing.T) {
	good := written(t, document(t))
	broken := map[string]bool{}
	for _, b := range breakings {
		broken[b.rule] = true
		t.Run(b.rule+": "+b.name, func(t *testing.T) {
			data := good
			if b.data != nil {
				data = b.data(good)
			}
			f, err := Open(data)
			if err != nil {
				t.Fatal(err)
			}
			if b.file != nil {
				b.file(f)
			}
			found := f.Check()
			if !slices.ContainsFunc(found, func(line string) bool { return strings.HasPrefix(line, b.rule+": ") }) {
				t.Errorf("not noticed; found %s", fmt.Sprint(found))
			}
		})
	}
	for _, r := range rules {
		if !broken[r.name] {
			t.Errorf("nothing breaks the rule %s", r.name)
		}
	}
}

func TestText(t *testing.T) {
	f, err := Open(written(t, document(t)))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, b := range f.Text() {
		all = append(all, b.Role+" "+strings.TrimSpace(b.Text))
	}
	got := strings.Join(all, "\n")
	for _, want := range []string{"Figure Logo\nP kop\nH1 Titel\nP regel\nH2 Inhoud\nReference 1 Eerste 3\n", "TH Wie\nTH Wat\nTH a\nTD b\nTH c\nTD \nH2 2 Tweede\nP gezegd\nP door wie\nFigure Een streep\nCaption Bijschrift"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	if said := f.Languages()["en"]; len(said) != 1 || said[0] != "privacy by design" {
		t.Errorf("in English: %q", said)
	}
}
