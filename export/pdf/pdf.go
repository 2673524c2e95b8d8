// Package pdf writes a document tree as PDF. Text is made drawable (clean.go),
// laid out (package layout) and drawn with gofpdf (draw.go).
package pdf

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"strings"
	"time"

	"formatietafel/assets"
	"formatietafel/export/layout"
	"formatietafel/export/pdf/tag"
	"formatietafel/export/tree"
)

// producer stands in the file's metadata.
const producer = "Formatietafel"

// language of a document that names none.
const language = "nl-NL"

// Write writes a document. The warnings, in Dutch, name each character that
// no font of the document can draw, and what stands in the way of a file that
// everyone can read; without the latter the file is PDF/UA-1 and PDF/A-2a. The
// same document gives the same bytes.
func Write(w io.Writer, doc *tree.Document) ([]string, error) {
	fonts, err := newFonts()
	if err != nil {
		return nil, err
	}
	cleaner := newCleaner(fonts)
	clean := cleaner.document(doc)
	d := newDrawer(layout.Lay(clean, fonts))
	if err := d.describe(clean); err != nil {
		return nil, err
	}
	if err := d.draw(); err != nil {
		return nil, err
	}
	var drawing bytes.Buffer
	if err := d.pdf.Output(&drawing); err != nil {
		return nil, fmt.Errorf("de PDF tekenen: %w", err)
	}
	problems, err := d.tags.Write(w, drawing.Bytes())
	if err != nil {
		return nil, fmt.Errorf("de PDF schrijven: %w", err)
	}
	return append(cleaner.warnings(), inDutch(problems)...), nil
}

// describe sets the metadata; no user or computer is named.
func (d *drawer) describe(doc *tree.Document) error {
	date, err := moment(doc.Date)
	if err != nil {
		return err
	}
	title := doc.Title
	if doc.Mark != "" { // decoration on the page, so it is said here
		title = strings.TrimSpace(title + " – " + doc.Mark)
	}
	d.tags.Info = tag.Info{
		Title: title, Author: doc.Author, Subject: doc.Subject, Keywords: strings.Join(doc.Keywords, ", "),
		Creator: producer, Producer: producer, Lang: cmp.Or(doc.Language, language), Created: date, Modified: date,
	}
	d.tags.Profile = assets.SRGB
	if a := doc.Attachment; a != nil {
		modified, err := moment(a.Modified)
		if err != nil {
			return err
		}
		d.tags.Attachments = []tag.Attachment{{
			Name: a.Name, Description: a.Description, MIME: a.MIME, Relationship: tag.Source, Modified: modified, Data: a.Data,
		}}
	}
	return nil
}

// moment reads a date; none is the zero time, and left out.
func moment(date tree.Date) (time.Time, error) {
	if date == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.RFC3339, string(date))
	if err != nil {
		return time.Time{}, fmt.Errorf("de datum van het document lezen: %w", err)
	}
	return t, nil
}
