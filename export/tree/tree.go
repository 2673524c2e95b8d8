// Package tree is a document as nodes: what a chapter says, apart from how a
// format draws it. Compose makes a tree and every format is written from one.
//
// A tree is plain data; it is not changed once it is made.
package tree

import (
	"net/url"
	"strings"
	"time"

	"formatietafel/export/figure"
)

// Document is a whole document.
type Document struct {
	Title    string   // as in the window's title of a reader
	Author   string   // the negotiating parties; never a user name
	Language string   // BCP 47, "nl-NL"
	Subject  string   // one line
	Keywords []string // for metadata
	Mark     string   // drawn across each page: "CONCEPT"; silent decoration, said once as text elsewhere
	Secret   string   // the confidential mark, on every page; empty in public
	Footer   string   // status, version, date and fingerprint, on every page
	Cover    *Cover   // nil: no cover
	Contents int      // levels of the table of contents behind the cover; 0: none
	Blocks   []Block
	// Sheet tells that it is a sheet to fill in by hand: set small, with narrow
	// margins, to fit on a page.
	Sheet bool
	Date  Date // of the document, for the file's dates
	// Attachment goes along inside the file, in formats that can hold one; nil
	// for none.
	Attachment *Attachment
	// Insert tells that this is a part to insert in another document: formats
	// give it no title, no numbers and no look of its own.
	Insert bool
	// Agreements are the agreements as data, for sheets and calendars. They
	// hold nothing that the public variant does not.
	Agreements []Agreement
}

// Attachment is a file inside the document: what it was made of.
type Attachment struct {
	Name        string
	Description string
	MIME        string
	Modified    Date
	Data        []byte
}

// Date holds a moment as RFC 3339 text, so that a tree compares as data.
type Date string

// Agreement is one agreement as data; empty is not agreed.
type Agreement struct {
	UID   string // the same in every version of the session, and of it alone
	Text  string
	From  string // the sentence on what it follows from
	Owner string
	Due   string // ISO date
	Money string // what kind of money, in words
	Euros *int   // whole euros
	Cover string // where the money comes from
}

// Cover is the first page.
type Cover struct {
	Kicker   string // the table's word for its document
	Title    string
	Subtitle string
	Lines    []string // term, parties, status, version, date, fingerprint: one a line
	Notice   string   // the basis of the guide
	Logo     []byte   // PNG, or none
	LogoAlt  string
}

// Block is a piece of the document, in reading order: *Heading, *Paragraph,
// *List, *Table, *Figure, *Quote or *Break.
type Block interface{ block() }

// Heading opens a section. Levels count from 1 and none is skipped.
type Heading struct {
	Level int
	ID    string // target of links and of the contents: unique, [a-z0-9.-]+
	Text  string
	// Number is the section's number as drawn, "2.1"; empty for none.
	Number string
}

// Style of a paragraph.
type Style int

// The styles of a paragraph.
const (
	Body Style = iota
	Lead       // opening of a section, larger
	Note       // small: remarks, sources
	Mark       // the confidential mark as text, or a notice in a frame
)

// Paragraph is running text.
type Paragraph struct {
	Style Style
	Spans []Span
	// Passage is the id under which a table can put it in own words, Base the
	// digest of the generated text, and Text the whole passage, of which this
	// may be the first paragraph; all empty where it cannot.
	Passage string
	Base    string
	Text    string
	// Own tells that the text is the table's own wording.
	Own bool
	// Stale tells that the generated text changed since the own wording.
	Stale bool
}

// Span is a run of text in one manner.
type Span struct {
	Text   string
	Bold   bool
	Italic bool
	Lang   string // another language than the document's, BCP 47
	Link   string // "#id" of a heading, or an https address
}

// List is a bulleted or numbered list; an item holds blocks.
type List struct {
	Ordered bool
	Items   [][]Block
}

// Table is a regular table: every row has as many cells as there are columns.
type Table struct {
	Caption string
	Columns []Column
	Rows    [][]Cell
	// RowHeads tells that the first cell of a row names the row.
	RowHeads bool
}

// Head gives the heads of the columns as a row.
func (t *Table) Head() []Cell {
	head := make([]Cell, len(t.Columns))
	for i, c := range t.Columns {
		head[i].Spans = []Span{{Text: c.Head}}
	}
	return head
}

// Column heads a column. Share is its part of the width, any positive unit.
type Column struct {
	Head  string
	Share float64
	Right bool // figures, set right
}

// Cell of a table. An empty cell is kept.
type Cell struct{ Spans []Span }

// Figure is a drawing with its alternative text and, if any, its caption.
type Figure struct {
	Drawing figure.Drawing
	Caption string
}

// Quote is what somebody said or wrote.
type Quote struct {
	Blocks []Block
	Source string
}

// Break starts a new page in formats that have pages.
type Break struct{}

func (*Heading) block()   {}
func (*Paragraph) block() {}
func (*List) block()      {}
func (*Table) block()     {}
func (*Figure) block()    {}
func (*Quote) block()     {}
func (*Break) block()     {}

// Plain gives the text of spans without their manner.
func Plain(spans []Span) string {
	var text string
	for _, s := range spans {
		text += s.Text
	}
	return text
}

// Time gives the date as a moment; the zero time where there is none.
func (d Date) Time() time.Time {
	at, err := time.Parse(time.RFC3339, string(d))
	if err != nil {
		return time.Time{}
	}
	return at
}

// Address gives a link that is safe to follow: #id of a heading of the
// document, or an address of https in ASCII; none for any other.
func (d *Document) Address(link string) string {
	if id, internal := strings.CutPrefix(link, "#"); internal {
		for _, block := range d.Blocks {
			if h, ok := block.(*Heading); ok && h.ID == id {
				return link
			}
		}
		return ""
	}
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

// FullTitle is the title with the marks that the document carries, for the
// file's own title.
func (d *Document) FullTitle() string {
	title := d.Title
	for _, mark := range []string{d.Mark, d.Secret} {
		if mark != "" {
			title += " – " + mark
		}
	}
	return title
}
