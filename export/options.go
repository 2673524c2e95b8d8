// Package export makes documents of a session. [Compose] is pure: it reduces
// the session to what the variant may show, fills in the guide's passages and
// gives a tree; [Write] turns a tree into the bytes of a format.
package export

import "time"

// Variant is who may read the document.
type Variant int

// The variants (docs/file-format.md).
const (
	Public Variant = iota
	Confidential
)

// Length of the document.
type Length int

// The lengths: the whole chapter, or running text of at most MostWords.
const (
	Long Length = iota
	Short
)

// MostWords bounds the short form.
const MostWords = 700

// As is the form: a document by itself, or a chapter to insert in another.
type As int

// The forms.
const (
	WholeDocument As = iota
	Chapter
)

// Options say which document to make. The zero value is the public, long
// document.
type Options struct {
	Variant      Variant
	Length       Length
	As           As
	HeadingLevel int       // of the first heading of a chapter; 0 counts as 1
	Notes        bool      // the facilitator's own notes; only in confidential
	Attach       bool      // what the variant may show goes along as data
	Date         time.Time // of the document; zero is when the session changed last
}
