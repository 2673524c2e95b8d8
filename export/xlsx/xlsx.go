// Package xlsx writes the agreements as a workbook for Excel (ISO/IEC 29500,
// transitional): amounts and days as numbers, every other cell as text and
// never as a formula.
package xlsx

import (
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"formatietafel/export/clean"
	"formatietafel/export/markup"
	"formatietafel/export/ooxml"
	"formatietafel/export/pack"
	"formatietafel/export/sheet"
	"formatietafel/export/tree"
)

// Write writes the agreements of a document, and a second sheet that says what
// the list is. The same document gives the same bytes.
func Write(w io.Writer, doc *tree.Document) ([]string, error) {
	doc, warnings := clean.Document(doc)
	table := sheet.Agreements(doc)
	file := func(name string, data []byte) pack.File { return pack.File{Name: name, Data: data} }
	err := pack.Write(w, doc.Date.Time(), []pack.File{
		file("[Content_Types].xml", ooxml.Types(nil, types)),
		file("_rels/.rels", ooxml.Relations(ooxml.Relation{Kind: "officeDocument", Target: "xl/workbook.xml"}, ooxml.Core)),
		file(ooxml.Core.Target, ooxml.Properties(doc)),
		file("xl/workbook.xml", workbook(table)),
		file("xl/_rels/workbook.xml.rels", ooxml.Relations(related...)),
		file("xl/styles.xml", []byte(styles)),
		file("xl/worksheets/sheet1.xml", agreements(doc, table)),
		file("xl/worksheets/sheet2.xml", about(doc)),
	})
	if err != nil {
		return nil, err
	}
	return warnings, nil
}

const (
	mainSpace    = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	contentSheet = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// the looks of a cell, by their place in styles; -413 is Dutch of the
// Netherlands
const (
	plainCell = iota
	headCell
	textCell
	quotedCell // begins with a sign of formulas, and stays text when it is edited
	dayCell
	euroCell
)

const styles = markup.Declaration + `<styleSheet xmlns="` + mainSpace + `">` +
	`<numFmts count="2"><numFmt numFmtId="164" formatCode="[$-413]d\ mmmm\ yyyy"/><numFmt numFmtId="165" formatCode="[$€-413]\ #,##0"/></numFmts>` +
	`<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><color rgb="FF12405A"/><name val="Calibri"/><family val="2"/></font></fonts>` +
	`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
	`<borders count="3"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="medium"><color rgb="FF12405A"/></bottom><diagonal/></border>` +
	`<border><left/><right/><top/><bottom style="thin"><color rgb="FFC5D0D6"/></bottom><diagonal/></border></borders>` +
	`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
	`<cellXfs count="6">` +
	`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
	`<xf numFmtId="49" fontId="1" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
	`<xf numFmtId="49" fontId="0" fillId="0" borderId="2" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
	`<xf numFmtId="49" fontId="0" fillId="0" borderId="2" xfId="0" quotePrefix="1" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
	`<xf numFmtId="164" fontId="0" fillId="0" borderId="2" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf>` +
	`<xf numFmtId="165" fontId="0" fillId="0" borderId="2" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment horizontal="right" vertical="top" indent="1"/></xf>` +
	`</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

// related is what the workbook needs; the sheets come first.
var related = []ooxml.Relation{
	{Kind: "worksheet", Target: "worksheets/sheet1.xml"},
	{Kind: "worksheet", Target: "worksheets/sheet2.xml"},
	{Kind: "styles", Target: "styles.xml"},
}

var types = []ooxml.Type{
	{Name: "xl/workbook.xml", Content: contentSheet + "sheet.main+xml"},
	{Name: "xl/styles.xml", Content: contentSheet + "styles+xml"},
	{Name: "xl/worksheets/sheet1.xml", Content: contentSheet + "worksheet+xml"},
	{Name: "xl/worksheets/sheet2.xml", Content: contentSheet + "worksheet+xml"},
}

// names of the sheets
const (
	agreementsName = "Afspraken"
	aboutName      = "Over deze lijst"
)

func workbook(table sheet.Table) []byte {
	var w markup.Writer
	w.Open("workbook", "xmlns", mainSpace, "xmlns:r", ooxml.RelationSpace)
	w.Open("sheets")
	w.Empty("sheet", "name", agreementsName, "sheetId", "1", "r:id", ooxml.RelationID(0))
	w.Empty("sheet", "name", aboutName, "sheetId", "2", "r:id", ooxml.RelationID(1))
	w.Close()
	w.Open("definedNames")
	w.Leaf("definedName", agreementsName+"!"+fixed(area(table)), "name", "_xlnm._FilterDatabase", "localSheetId", "0", "hidden", "1")
	w.Leaf("definedName", agreementsName+"!$1:$1", "name", "_xlnm.Print_Titles", "localSheetId", "0")
	w.Close()
	w.Close()
	return ooxml.Declared(&w)
}

// area of the table: A1:G7.
func area(table sheet.Table) string {
	return "A1:" + column(len(table.Heads)-1) + strconv.Itoa(len(table.Rows)+1)
}

// fixed writes an area with dollars: $A$1:$G$7.
func fixed(area string) string {
	from, to, _ := strings.Cut(area, ":")
	return "$" + from[:1] + "$" + from[1:] + ":$" + to[:1] + "$" + to[1:]
}

// column gives the letter of a column; there are fewer than 26.
func column(n int) string { return string(rune('A' + n)) }

// widths of the columns in characters.
var widths = [...]int{sheet.Text: 50, sheet.From: 28, sheet.Owner: 28, sheet.Due: 17, sheet.Money: 18, sheet.Euros: 13, sheet.Cover: 24, sheet.Cover + 1: 24}

func agreements(doc *tree.Document, table sheet.Table) []byte {
	var w markup.Writer
	open(&w, widths[:len(table.Heads)], true)
	w.Open("sheetData")
	row(&w, 1, 1, len(table.Heads), func(i int) { text(&w, cell(i, 1), table.Heads[i], headCell) })
	for n, values := range table.Rows {
		row(&w, n+2, linesOf(values), len(values), func(i int) { value(&w, cell(i, n+2), values[i]) })
	}
	w.Close()
	w.Empty("autoFilter", "ref", area(table))
	closing(&w, doc)
	return ooxml.Declared(&w)
}

// linesOf reckons how many lines the fullest cell of a row takes: a reader
// that does not reckon itself would lay the rows over each other.
func linesOf(values []sheet.Value) int {
	lines := 1
	for i, v := range values {
		const spare = 3 // characters that a break between words leaves open
		room := widths[i] - spare
		lines = max(lines, (utf8.RuneCountInString(v.Text)+room-1)/room)
	}
	return lines
}

// aboutWidth is the width of the texts on the second sheet, in characters.
const aboutWidth = 90

// about is the sheet that says what the list is.
func about(doc *tree.Document) []byte {
	lines := [][2]string{
		{"Titel", doc.Title},
		{"Onderwerp", doc.Subject},
		{"Makers", doc.Author},
		{"Stand", doc.Footer},
	}
	for _, mark := range []string{doc.Mark, doc.Secret} {
		if mark != "" {
			lines = append(lines, [2]string{"Let op", mark})
		}
	}
	lines = append(lines, [2]string{"Wat erin staat", "Alleen de afspraken. Wat partijen inbrachten, staat in geen rekenblad."})
	var w markup.Writer
	open(&w, []int{18, aboutWidth}, false)
	w.Open("sheetData")
	for n, l := range lines {
		row(&w, n+1, 1+len(l[1])/aboutWidth, len(l), func(i int) { text(&w, cell(i, n+1), l[i], [...]int{headCell, textCell}[i]) })
	}
	w.Close()
	closing(&w, doc)
	return ooxml.Declared(&w)
}

// open opens a sheet up to its data.
func open(w *markup.Writer, widths []int, frozen bool) {
	w.Open("worksheet", "xmlns", mainSpace)
	w.Open("sheetPr")
	w.Empty("pageSetUpPr", "fitToPage", "1")
	w.Close()
	w.Open("sheetViews")
	w.Open("sheetView", "workbookViewId", "0")
	if frozen {
		w.Empty("pane", "ySplit", "1", "topLeftCell", "A2", "activePane", "bottomLeft", "state", "frozen")
	}
	w.Close()
	w.Close()
	w.Empty("sheetFormatPr", "defaultRowHeight", "15")
	w.Open("cols")
	for i, width := range widths {
		n := strconv.Itoa(i + 1)
		w.Empty("col", "min", n, "max", n, "width", strconv.Itoa(width), "customWidth", "1")
	}
	w.Close()
}

// closing closes a sheet: across one page wide, with the marks on each.
func closing(w *markup.Writer, doc *tree.Document) {
	w.Empty("pageMargins", "left", "0.6", "right", "0.6", "top", "0.8", "bottom", "0.8", "header", "0.4", "footer", "0.4")
	w.Empty("pageSetup", "paperSize", "9", "orientation", "landscape", "fitToWidth", "1", "fitToHeight", "0")
	w.Open("headerFooter")
	w.Leaf("oddHeader", "&L"+printed(doc.Title)+"&R"+printed(strings.TrimSpace(doc.Mark+" "+doc.Secret)))
	w.Leaf("oddFooter", "&L"+printed(doc.Footer)+"&Rbladzijde &P van &N")
	w.Close()
	w.Close()
}

// printed makes text safe for a header, in which & begins a command, and cuts
// it: the whole header holds 255 characters.
func printed(text string) string {
	const most = 100
	runes := []rune(strings.Join(strings.Fields(text), " "))
	return strings.ReplaceAll(string(runes[:min(len(runes), most)]), "&", "&&")
}

func cell(across, row int) string { return column(across) + strconv.Itoa(row) }

func row(w *markup.Writer, n, lines, cells int, write func(i int)) {
	const line, most = 15, 409 // points; the highest that Excel has
	w.Open("row", "r", strconv.Itoa(n), "ht", strconv.Itoa(min(lines*line, most)), "customHeight", "1")
	for i := range cells {
		write(i)
	}
	w.Close()
}

func value(w *markup.Writer, at string, v sheet.Value) {
	switch {
	case v.Number != nil:
		number(w, at, *v.Number, euroCell)
	case v.Day != "":
		if day, ok := serial(v.Day); ok {
			number(w, at, day, dayCell)
			return
		}
		text(w, at, v.Day, textCell)
	default:
		text(w, at, v.Text, textCell)
	}
}

func number(w *markup.Writer, at string, n, look int) {
	w.Open("c", "r", at, "s", strconv.Itoa(look))
	w.Leaf("v", strconv.Itoa(n))
	w.Close()
}

// mostCharacters is what a cell holds (ECMA-376, Part 1, 18.3.1.4 and Excel).
const mostCharacters = 32_767

func text(w *markup.Writer, at, s string, look int) {
	if s == "" {
		w.Empty("c", "r", at, "s", strconv.Itoa(look))
		return
	}
	if runes := []rune(s); len(runes) > mostCharacters {
		s = string(runes[:mostCharacters-1]) + "…"
	}
	if look == textCell && sheet.Formula(s) {
		look = quotedCell
	}
	w.Open("c", "r", at, "s", strconv.Itoa(look), "t", "inlineStr")
	w.Open("is")
	w.Leaf("t", s, "xml:space", "preserve")
	w.Close()
	w.Close()
}

// serial gives a day as Excel counts them: 1 March 1900 is 61. Earlier days
// are counted wrongly there, and stay text.
func serial(iso string) (int, bool) {
	day, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return 0, false
	}
	first := time.Date(1900, 3, 1, 0, 0, 0, 0, time.UTC)
	if day.Before(first) || day.Year() > 9999 {
		return 0, false
	}
	return 61 + int(day.Sub(first).Hours())/24, true
}
