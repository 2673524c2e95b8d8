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
	"slices"

	"formatietafel/export/clean"
	"formatietafel/export/markup"
	"formatietafel/export/ooxml"
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
	"xmlns:r", ooxml.RelationSpace,
	"xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
	"xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main",
	"xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture",
	"xmlns:v", "urn:schemas-microsoft-com:vml",
	"xmlns:o", "urn:schemas-microsoft-com:office:office",
}

const contentWord = "application/vnd.openxmlformats-officedocument.wordprocessingml."

// builder makes the parts of one document.
type builder struct {
	doc       *tree.Document
	w         markup.Writer    // the body
	links     []ooxml.Relation // of the body
	media     []pack.File
	bookmarks map[string]string // by id of a heading
	headings  []*tree.Heading
	ordered   int  // numbered lists so far
	figures   int  // pictures so far
	marks     int  // bookmarks so far
	turn      bool // the next paragraph starts a page
	warnings  []string
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
		if l.Kind == kind && l.Target == target {
			return relationID(i)
		}
	}
	b.links = append(b.links, ooxml.Relation{Kind: kind, Target: target, External: external})
	return relationID(len(b.links) - 1)
}

// fixedRelations stand in front of those of the body.
var fixedRelations = []ooxml.Relation{
	{Kind: "styles", Target: "styles.xml"},
	{Kind: "numbering", Target: "numbering.xml"},
	{Kind: "settings", Target: "settings.xml"},
	{Kind: "header", Target: "header1.xml"},
	{Kind: "footer", Target: "footer1.xml"},
	{Kind: "header", Target: "header2.xml"},
	{Kind: "footer", Target: "footer2.xml"},
}

// root is what the package needs.
var root = []ooxml.Relation{
	{Kind: "officeDocument", Target: "word/document.xml"},
	{Kind: "extended-properties", Target: "docProps/app.xml"},
	ooxml.Core,
}

// ids of the headers and footers among the relations
const (
	headerID, footerID           = "rId4", "rId5"
	firstHeaderID, firstFooterID = "rId6", "rId7"
)

func relationID(n int) string { return ooxml.RelationID(n + len(fixedRelations)) }

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
		file("[Content_Types].xml", ooxml.Types(extensions, types)),
		file("_rels/.rels", ooxml.Relations(root...)),
		file(ooxml.Core.Target, ooxml.Properties(b.doc)),
		file("docProps/app.xml", []byte(markup.Declaration+`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Formatietafel</Application></Properties>`)),
		file("word/document.xml", ooxml.Declared(&b.w)),
		file("word/_rels/document.xml.rels", ooxml.Relations(slices.Concat(fixedRelations, b.links)...)),
		file("word/styles.xml", b.styles()),
		file("word/numbering.xml", b.numbering()),
		file("word/settings.xml", b.settings()),
		file("word/header1.xml", b.header(true)),
		file("word/footer1.xml", b.footer()),
		file("word/header2.xml", b.header(false)),
		file("word/footer2.xml", b.footer()),
	}
}

// extensions of the pictures
var extensions = []ooxml.Type{{Name: "png", Content: "image/png"}, {Name: "svg", Content: "image/svg+xml"}}

var types = []ooxml.Type{
	{Name: "word/document.xml", Content: contentWord + "document.main+xml"},
	{Name: "word/styles.xml", Content: contentWord + "styles+xml"},
	{Name: "word/numbering.xml", Content: contentWord + "numbering+xml"},
	{Name: "word/settings.xml", Content: contentWord + "settings+xml"},
	{Name: "word/header1.xml", Content: contentWord + "header+xml"},
	{Name: "word/footer1.xml", Content: contentWord + "footer+xml"},
	{Name: "word/header2.xml", Content: contentWord + "header+xml"},
	{Name: "word/footer2.xml", Content: contentWord + "footer+xml"},
	{Name: "docProps/app.xml", Content: "application/vnd.openxmlformats-officedocument.extended-properties+xml"},
}
