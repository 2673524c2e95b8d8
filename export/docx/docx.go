// Package docx writes a document for Word (ISO/IEC 29500, transitional): in
// Word's own styles, so that a house style wins on pasting. Text and lists
// stand in blocks.go, what stands round them in frame.go, the styles in
// styles.go.
//
// Word is strict on the order of elements; each function keeps the order of
// the schema, and a test holds it to that.
package docx

import (
	"fmt"
	"io"
	"time"

	"formatietafel/export/clean"
	"formatietafel/export/markup"
	"formatietafel/export/pack"
	"formatietafel/export/tree"
)

// Write writes a document. The warnings, in Dutch, say what was left out. The
// same document gives the same bytes.
func Write(w io.Writer, doc *tree.Document) ([]string, error) {
	doc, warnings := clean.Document(doc)
	b := newBuilder(doc)
	if err := b.body(); err != nil {
		return nil, err
	}
	files := append(b.parts(), b.media...)
	if err := pack.Write(w, doc.Date.Time(), files); err != nil {
		return nil, err
	}
	return append(warnings, b.warnings...), nil
}

// the namespaces that the parts use
var namespaces = []string{
	"xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
	"xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
	"xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
	"xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main",
	"xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture",
	"xmlns:v", "urn:schemas-microsoft-com:vml",
	"xmlns:o", "urn:schemas-microsoft-com:office:office",
}

// kinds of relations
const (
	relation     = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	relationCore = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
	contentWord  = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// builder makes the parts of one document.
type builder struct {
	doc       *tree.Document
	w         markup.Writer // the body
	links     []link        // relations of the body
	media     []pack.File
	bookmarks map[string]string // by id of a heading
	headings  []*tree.Heading
	ordered   int  // numbered lists so far
	figures   int  // pictures so far
	marks     int  // bookmarks so far
	turn      bool // the next paragraph starts a page
	warnings  []string
}

// link is a relation of the body.
type link struct {
	kind, target string
	external     bool
}

func newBuilder(doc *tree.Document) *builder {
	b := &builder{doc: doc, bookmarks: map[string]string{}}
	used := map[string]bool{}
	for _, block := range doc.Blocks {
		h, ok := block.(*tree.Heading)
		if !ok {
			continue
		}
		b.headings = append(b.headings, h)
		name := bookmarkName(h.ID)
		for n := 2; used[name]; n++ {
			name = fmt.Sprintf("%.32s_%d", bookmarkName(h.ID), n)
		}
		used[name] = true
		b.bookmarks[h.ID] = name
	}
	return b
}

// bookmarkName makes a name that Word takes: a letter first, then letters,
// figures and low lines, 40 at most.
func bookmarkName(id string) string {
	const most = 40
	name := []byte("k_" + id)
	for i, c := range name {
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') {
			name[i] = '_'
		}
	}
	return string(name[:min(len(name), most)])
}

// relate adds a relation and gives its id.
func (b *builder) relate(kind, target string, external bool) string {
	for i, l := range b.links {
		if l.kind == kind && l.target == target {
			return relationID(i)
		}
	}
	b.links = append(b.links, link{kind, target, external})
	return relationID(len(b.links) - 1)
}

// fixedRelations stand in front of those of the body.
var fixedRelations = []link{
	{"styles", "styles.xml", false},
	{"numbering", "numbering.xml", false},
	{"settings", "settings.xml", false},
	{"header", "header1.xml", false},
	{"footer", "footer1.xml", false},
	{"header", "header2.xml", false},
	{"footer", "footer2.xml", false},
}

// ids of the headers and footers among the relations
const (
	headerID, footerID           = "rId4", "rId5"
	firstHeaderID, firstFooterID = "rId6", "rId7"
)

func relationID(n int) string { return fmt.Sprintf("rId%d", n+1+len(fixedRelations)) }

// body writes the text.
func (b *builder) body() error {
	b.w.Open("w:document", namespaces...)
	b.w.Open("w:body")
	switch {
	case b.doc.Insert:
	case b.doc.Cover != nil:
		if err := b.cover(b.doc.Cover); err != nil {
			return err
		}
	default:
		b.paragraph(format{style: "Title"}, b.doc.Title)
		if b.doc.Mark != "" {
			b.paragraph(format{style: "Subtitle"}, b.doc.Mark)
		}
	}
	if b.doc.Contents > 0 && len(b.headings) > 0 {
		b.contents()
		b.turn = true
	}
	if err := b.blocks(b.doc.Blocks, place{}); err != nil {
		return err
	}
	b.section()
	b.w.Close()
	b.w.Close()
	return nil
}

// parts gives the files but the pictures; the content types come first.
func (b *builder) parts() []pack.File {
	return []pack.File{
		file("[Content_Types].xml", b.types()),
		file("_rels/.rels", relations([]link{{"officeDocument", "word/document.xml", false}, {"extended-properties", "docProps/app.xml", false}, {relationCore, "docProps/core.xml", false}})),
		file("docProps/core.xml", b.properties()),
		file("docProps/app.xml", []byte(markup.Declaration+`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Formatietafel</Application></Properties>`)),
		file("word/document.xml", declared(&b.w)),
		file("word/_rels/document.xml.rels", relations(append(fixedRelations[:len(fixedRelations):len(fixedRelations)], b.links...))),
		file("word/styles.xml", b.styles()),
		file("word/numbering.xml", b.numbering()),
		file("word/settings.xml", b.settings()),
		file("word/header1.xml", b.header(true)),
		file("word/footer1.xml", b.footer()),
		file("word/header2.xml", b.header(false)),
		file("word/footer2.xml", b.footer()),
	}
}

func declared(w *markup.Writer) []byte { return []byte(markup.Declaration + w.String()) }

func relations(list []link) []byte {
	var w markup.Writer
	w.Open("Relationships", "xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")
	for i, l := range list {
		kind := l.kind
		if kind != relationCore {
			kind = relation + kind
		}
		pairs := []string{"Id", fmt.Sprintf("rId%d", i+1), "Type", kind, "Target", l.target}
		if l.external {
			pairs = append(pairs, "TargetMode", "External")
		}
		w.Empty("Relationship", pairs...)
	}
	w.Close()
	return declared(&w)
}

func (b *builder) types() []byte {
	var w markup.Writer
	w.Open("Types", "xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
	for _, d := range [][2]string{
		{"rels", "application/vnd.openxmlformats-package.relationships+xml"},
		{"xml", "application/xml"},
		{"png", "image/png"},
		{"svg", "image/svg+xml"},
	} {
		w.Empty("Default", "Extension", d[0], "ContentType", d[1])
	}
	for _, o := range [][2]string{
		{"/word/document.xml", contentWord + "document.main+xml"},
		{"/word/styles.xml", contentWord + "styles+xml"},
		{"/word/numbering.xml", contentWord + "numbering+xml"},
		{"/word/settings.xml", contentWord + "settings+xml"},
		{"/word/header1.xml", contentWord + "header+xml"},
		{"/word/footer1.xml", contentWord + "footer+xml"},
		{"/word/header2.xml", contentWord + "header+xml"},
		{"/word/footer2.xml", contentWord + "footer+xml"},
		{"/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"},
		{"/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"},
	} {
		w.Empty("Override", "PartName", o[0], "ContentType", o[1])
	}
	w.Close()
	return declared(&w)
}

// properties of the file; no user or computer is named.
func (b *builder) properties() []byte {
	var w markup.Writer
	w.Open("cp:coreProperties",
		"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
		"xmlns:dc", "http://purl.org/dc/elements/1.1/", "xmlns:dcterms", "http://purl.org/dc/terms/",
		"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
	w.Leaf("dc:title", b.doc.FullTitle())
	w.Leaf("dc:subject", b.doc.Subject)
	w.Leaf("dc:creator", b.doc.Author)
	w.Leaf("dc:description", b.doc.Footer)
	w.Leaf("dc:language", b.doc.Language)
	if at := b.doc.Date.Time(); !at.IsZero() {
		for _, name := range []string{"dcterms:created", "dcterms:modified"} {
			w.Leaf(name, at.UTC().Format(time.RFC3339), "xsi:type", "dcterms:W3CDTF")
		}
	}
	w.Close()
	return declared(&w)
}
