// Package pdf writes a document tree as PDF. Text is made drawable (clean.go),
// laid out (package layout) and drawn with gofpdf (draw.go).
package pdf

import (
	"fmt"
	"io"
	"strings"
	"time"

	"formatietafel/export/layout"
	"formatietafel/export/tree"

	"github.com/jung-kurt/gofpdf"
)

// producer stands in the file's metadata.
const producer = "Formatietafel"

// Write writes a document. The warnings, in Dutch, name each character that
// no font of the document can draw; it is replaced by a visible stand-in. The
// same document gives the same bytes.
func Write(w io.Writer, doc *tree.Document) ([]string, error) {
	fonts, err := newFonts()
	if err != nil {
		return nil, err
	}
	cleaner := newCleaner(fonts)
	clean := cleaner.document(doc)
	d := newDrawer(layout.Lay(clean, fonts))
	if err := describe(d.pdf, clean); err != nil {
		return nil, err
	}
	if err := d.draw(); err != nil {
		return nil, err
	}
	if err := d.pdf.Output(w); err != nil {
		return nil, fmt.Errorf("de PDF schrijven: %w", err)
	}
	return cleaner.warnings(), nil
}

// describe sets the metadata; no user or computer is named.
func describe(pdf *gofpdf.Fpdf, doc *tree.Document) error {
	pdf.SetTitle(doc.Title, true)
	pdf.SetAuthor(doc.Author, true)
	pdf.SetSubject(doc.Subject, true)
	pdf.SetKeywords(strings.Join(doc.Keywords, ", "), true)
	pdf.SetCreator(producer, true)
	pdf.SetProducer(producer, true)
	date := time.Unix(0, 0).UTC() // gofpdf takes the present for a zero time
	if doc.Date != "" {
		var err error
		if date, err = time.Parse(time.RFC3339, string(doc.Date)); err != nil {
			return fmt.Errorf("de datum van het document lezen: %w", err)
		}
	}
	pdf.SetCreationDate(date.UTC())
	pdf.SetModificationDate(date.UTC())
	return nil
}
