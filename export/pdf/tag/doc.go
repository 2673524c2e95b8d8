// Package tag turns a PDF drawn with gofpdf (github.com/jung-kurt/gofpdf, or a
// fork that writes as it does) into an accessible and archival one: PDF/UA-1
// (ISO 14289-1) and PDF/A-2a (ISO 19005-2) in the same file, or PDF/A-3a
// (ISO 19005-3) where files are attached.
//
// gofpdf draws; the caller brackets what is drawn with [Document.Begin],
// [Document.Artifact] and [Document.End], and says with a tree of [Element]s
// what it means. [Document.Write] then reads the finished bytes, adds the
// structure tree, metadata, colour profile and links, mends the fonts, and
// writes a new file of its own. The same input gives the same bytes.
//
// Three rules for the caller:
//
//   - Everything that is painted stands between Begin or Artifact and End, and
//     those never nest. A text that goes on over a page break is two pieces of
//     content of one element, so switch automatic page breaks off.
//   - Words never run together: where a line ends at a space, draw the space.
//   - Links are made with [Document.Link], not with gofpdf's own.
//
// Write checks all that it can (see [Rule]) and lets the file claim the
// standards only where nothing stands in the way.
//
// Clauses in comments are of ISO 32000-1 (PDF 1.7) unless said otherwise.
package tag

import "time"

// Canvas is the drawing that is tagged; *gofpdf.Fpdf is one.
type Canvas interface {
	// PageNo gives the number of the open page, from 1.
	PageNo() int
	// RawWriteStr writes operators to the content of the open page.
	RawWriteStr(operators string)
}

// Info is what a file says about itself: in its information dictionary
// (14.3.3) and, in the same words, in its XMP metadata (14.3.2). Empty values
// are left out.
type Info struct {
	Title    string // shown as the window's title; required (ISO 14289-1, 7.1)
	Author   string
	Subject  string
	Keywords string
	Creator  string // the program that made the document
	Producer string // the program that made the PDF
	Lang     string // natural language, BCP 47; required (14.9.2)
	Created  time.Time
	Modified time.Time
}

// Attachment is a file inside the file (7.11.4). It makes the document PDF/A-3.
type Attachment struct {
	Name         string // file name
	Description  string
	MIME         string
	Relationship Relationship
	Modified     time.Time
	Data         []byte
}

// Relationship of an attachment to the document (ISO 19005-3, E.3).
type Relationship string

// The relationships.
const (
	Source      Relationship = "Source" // the document was made of it
	Data        Relationship = "Data"   // what a table or figure shows
	Alternative Relationship = "Alternative"
	Supplement  Relationship = "Supplement"
	Unspecified Relationship = "Unspecified"
)

// Document is a drawing that is being tagged.
type Document struct {
	Info        Info
	Root        *Element // its role is [Doc]
	Attachments []Attachment
	// Profile is the ICC profile of the device colours that are drawn, an RGB
	// one (ISO 19005-2, 6.2.3); sRGB in nearly every case.
	Profile []byte

	canvas Canvas
	pages  []pageMarks // by number, from 0
}

// pageMarks is what is marked on a page.
type pageMarks struct {
	owners []*Element // by marked-content id
	links  []*link
}

// New begins to tag a drawing.
func New(c Canvas) *Document {
	return &Document{Root: &Element{Role: Doc}, canvas: c}
}
