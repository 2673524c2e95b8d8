// Package csv writes the agreements as a table of text (RFC 4180), for
// spreadsheets in Dutch: semicolons between the cells and a mark in front that
// says UTF-8, without which Excel breaks accents.
package csv

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"

	"formatietafel/export/clean"
	"formatietafel/export/sheet"
	"formatietafel/export/tree"
)

const byteOrderMark = "\ufeff"

// Write writes the agreements of a document. A text that a spreadsheet could
// take for a formula gets an apostrophe in front (OWASP, CSV Injection).
func Write(w io.Writer, doc *tree.Document) ([]string, error) {
	doc, warnings := clean.Document(doc)
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return nil, fmt.Errorf("de tabel schrijven: %w", err)
	}
	table := sheet.Agreements(doc)
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = ';', true
	records := [][]string{table.Heads}
	for _, row := range table.Rows {
		record := make([]string, len(row))
		for i, v := range row {
			record[i] = cell(v)
		}
		records = append(records, record)
	}
	if err := out.WriteAll(records); err != nil {
		return nil, fmt.Errorf("de tabel schrijven: %w", err)
	}
	return warnings, nil
}

func cell(v sheet.Value) string {
	switch {
	case v.Number != nil:
		return strconv.Itoa(*v.Number)
	case v.Day != "":
		return safe(v.Day)
	}
	return safe(v.Text)
}

func safe(text string) string {
	if sheet.Formula(text) {
		return "'" + text
	}
	return text
}
