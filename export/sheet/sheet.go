// Package sheet lays the agreements of a document out as a table of data, for
// the formats of spreadsheets. Nobody's position is in it.
package sheet

import (
	"strings"

	"formatietafel/export/tree"
)

// Table is the agreements as rows.
type Table struct {
	Heads []string
	Rows  [][]Value
}

// Value is one cell: a text, a whole number or a day.
type Value struct {
	Text   string
	Number *int
	Day    string // ISO date
}

// Columns of a table, by number.
const (
	Text = iota
	From
	Owner
	Due
	Money
	Euros
	Cover
)

// Agreements gives the agreements of a document, a row each. In a
// confidential one the mark stands in every row, so that it goes along when
// rows are copied.
func Agreements(doc *tree.Document) Table {
	t := Table{Heads: []string{Text: "Afspraak", From: "Volgt uit", Owner: "Trekker", Due: "Uiterlijk", Money: "Geld", Euros: "Euro", Cover: "Dekking"}}
	if doc.Secret != "" {
		t.Heads = append(t.Heads, "Let op")
	}
	for _, a := range doc.Agreements {
		row := []Value{
			Text: {Text: line(a.Text)}, From: {Text: line(a.From)}, Owner: {Text: line(a.Owner)}, Due: {Day: a.Due},
			Money: {Text: line(a.Money)}, Euros: {Number: a.Euros}, Cover: {Text: line(a.Cover)},
		}
		if doc.Secret != "" {
			row = append(row, Value{Text: doc.Secret})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// line puts a text on one line: a cell with line breaks is cut off in most
// views.
func line(text string) string { return strings.Join(strings.Fields(text), " ") }

// Formula tells whether a spreadsheet could take a text for a formula: one
// that begins with = + - @, also in their wide forms, a tab or a line break
// (OWASP, CSV Injection), with or without spaces in front.
func Formula(text string) bool {
	if text == "" {
		return false
	}
	if strings.ContainsRune("\t\r\n", rune(text[0])) {
		return true
	}
	text = strings.TrimLeft(text, " \u00a0")
	first := strings.IndexAny(text, "=+-@＝＋－＠")
	return first == 0
}
