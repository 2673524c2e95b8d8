package export

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"formatietafel/export/csv"
	"formatietafel/export/docx"
	"formatietafel/export/html"
	"formatietafel/export/ics"
	"formatietafel/export/markdown"
	"formatietafel/export/odt"
	"formatietafel/export/pdf"
	plaintext "formatietafel/export/text"
	"formatietafel/export/tree"
	"formatietafel/export/xlsx"
)

// writers of the formats, by extension.
var writers = map[string]func(io.Writer, *tree.Document) ([]string, error){
	".pdf":  pdf.Write,
	".docx": docx.Write,
	".odt":  odt.Write,
	".html": html.Write,
	".md":   markdown.Write,
	".txt":  plaintext.Write,
	".csv":  csv.Write,
	".xlsx": xlsx.Write,
	".ics":  ics.Write,
}

// onlyAgreements are the formats that hold the agreements and nothing else.
var onlyAgreements = map[string]bool{".csv": true, ".xlsx": true, ".ics": true}

// OnlyAgreements tells whether a format holds the agreements of a document and
// nothing else, so that there is nothing to make of a document without any.
func OnlyAgreements(extension string) bool { return onlyAgreements[strings.ToLower(extension)] }

// Formats gives the extensions that Write knows.
func Formats() []string {
	var list []string
	for extension := range writers {
		list = append(list, extension)
	}
	slices.Sort(list)
	return list
}

// Write writes a document in the format of an extension. The warnings are
// Dutch lines on what had to be replaced or left out.
func Write(w io.Writer, doc *tree.Document, extension string) ([]string, error) {
	write, ok := writers[strings.ToLower(extension)]
	if !ok {
		return nil, fmt.Errorf("bestanden met %q kan het programma niet maken; gebruik %s", extension, strings.Join(Formats(), ", "))
	}
	if size := doc.Size(); size.Parts > mostParts || size.Bytes > mostText {
		return nil, errTooLong
	}
	warnings, err := write(w, doc)
	if err != nil {
		return nil, fmt.Errorf("het document maken: %w", err)
	}
	return warnings, nil
}

// How long a document may be, so that a file made to do harm costs seconds and
// not all memory. A whole evening has about 500 parts; the reading pack of all
// subjects has the most text.
const (
	mostParts = 8_000
	mostText  = 1 << 20 // bytes
)

var errTooLong = errors.New("dit document wordt te lang: het zou meer dan 8.000 stukken tekst of een miljoen tekens hebben; kijk na of dit het goede bestand is, of kort het in")

// checked is what may be said of a PDF that passed its own check, in words
// to copy. What a picture says, only a person can judge.
const checked = "toegankelijk: gecontroleerd door het programma; zelf nog nakijken: teksten bij afbeeldingen"

// Assurance gives what may be said of a document that Write made with these
// warnings: nothing of formats that are not checked, and nothing where
// something stood in the way.
func Assurance(extension string, warnings []string) string {
	if !strings.EqualFold(extension, ".pdf") || slices.ContainsFunc(warnings, pdf.StandsInTheWay) {
		return ""
	}
	return checked
}

// PlainText gives blocks as text to paste in another document: a paragraph a
// line, without the numbers of headings.
func PlainText(blocks []tree.Block) string { return plaintext.Plain(blocks) }
