package odt

import (
	"strconv"
	"strings"

	"formatietafel/export/markup"
)

// style is one style. Names are those of LibreOffice, which shows them in the
// language of its window: Heading 1 is Kop 1.
type style struct {
	name, family, parent, next string
	attributes                 []string
	paragraph, text            string // properties, as attributes
	inner                      string // what stands in the paragraph properties
}

// colours, as in the PDF
const (
	ink  = "#12405a"
	soft = "#4d5963"
	rule = "#c5d0d6"
)

const rightTab = `<style:tab-stops><style:tab-stop style:position="453pt" style:type="right"/></style:tab-stops>`

const dotTab = `<style:tab-stops><style:tab-stop style:position="453pt" style:type="right" style:leader-style="dotted" style:leader-text="."/></style:tab-stops>`

// styleTable holds the word processor's own styles and five of ours that have
// no like: Bovenkop, Inleiding, Toelichting, Kader and Omslag.
var styleTable = []style{
	{name: "Standard", family: "paragraph"},
	{name: "Text_20_body", family: "paragraph", parent: "Standard", paragraph: `fo:margin-top="0pt" fo:margin-bottom="7pt" fo:line-height="115%"`},
	{name: "Heading", family: "paragraph", parent: "Standard", next: "Text_20_body", paragraph: `fo:keep-with-next="always"`, text: `fo:font-weight="bold" fo:color="` + ink + `"`},
	heading(1, 28, 8, 17), heading(2, 20, 5, 13.5), heading(3, 16, 4, 12), heading(4, 12, 3, 11), heading(5, 12, 3, 11), heading(6, 12, 3, 11),
	heading(7, 12, 3, 11), heading(8, 12, 3, 11), heading(9, 12, 3, 11),
	{name: "Title", family: "paragraph", parent: "Heading", next: "Text_20_body", paragraph: `fo:margin-bottom="12pt"`, text: `fo:font-size="30pt"`},
	{name: "Subtitle", family: "paragraph", parent: "Standard", next: "Text_20_body", paragraph: `fo:margin-bottom="18pt"`, text: `fo:font-size="15pt" fo:color="` + soft + `"`},
	{name: "Bovenkop", family: "paragraph", parent: "Standard", next: "Title", paragraph: `fo:margin-top="120pt" fo:margin-bottom="6pt"`, text: `fo:font-size="13pt" fo:color="` + soft + `"`},
	{name: "Inleiding", family: "paragraph", parent: "Text_20_body", next: "Text_20_body", text: `fo:font-size="12.5pt" fo:color="` + ink + `"`},
	{name: "Toelichting", family: "paragraph", parent: "Text_20_body", next: "Text_20_body", text: `fo:font-size="9.5pt" fo:color="` + soft + `"`},
	{name: "Kader", family: "paragraph", parent: "Text_20_body", next: "Text_20_body", paragraph: `fo:border="1pt solid #8c1d18" fo:padding="6pt"`, text: `fo:font-weight="bold"`},
	{name: "List", family: "paragraph", parent: "Text_20_body"},
	{name: "List_20_1", family: "paragraph", parent: "List", paragraph: `fo:margin-bottom="3pt"`},
	{name: "Numbering_20_1", family: "paragraph", parent: "List", paragraph: `fo:margin-bottom="3pt"`},
	{name: "Quotations", family: "paragraph", parent: "Text_20_body", paragraph: `fo:margin-left="17pt" fo:margin-right="17pt" fo:border-left="2.25pt solid ` + ink + `" fo:padding-left="8pt"`, text: `fo:font-style="italic"`},
	{name: "Caption", family: "paragraph", parent: "Standard", paragraph: `fo:margin-top="8pt" fo:margin-bottom="5pt" fo:keep-with-next="always"`, text: `fo:font-size="10pt" fo:font-weight="bold" fo:color="` + ink + `"`},
	{name: "Figure", family: "paragraph", parent: "Standard", paragraph: `fo:margin-top="8pt" fo:keep-with-next="always"`},
	{name: "Table_20_Contents", family: "paragraph", parent: "Standard", text: `fo:font-size="10pt"`},
	{name: "Table_20_Heading", family: "paragraph", parent: "Table_20_Contents", text: `fo:font-weight="bold"`},
	{name: "Contents_20_Heading", family: "paragraph", parent: "Heading", paragraph: `fo:margin-bottom="12pt"`, text: `fo:font-size="17pt"`},
	{name: "Contents_20_1", family: "paragraph", parent: "Standard", paragraph: `fo:margin-top="6pt" fo:margin-bottom="2pt"`, inner: dotTab, text: `fo:font-weight="bold"`},
	{name: "Contents_20_2", family: "paragraph", parent: "Standard", paragraph: `fo:margin-left="20pt" fo:margin-bottom="1pt"`, inner: strings.ReplaceAll(dotTab, "453pt", "433pt")},
	{name: "Header", family: "paragraph", parent: "Standard", inner: rightTab, text: `fo:font-size="8.5pt" fo:color="` + soft + `"`},
	{name: "Footer", family: "paragraph", parent: "Standard", paragraph: `fo:border-top="0.5pt solid ` + rule + `" fo:padding-top="4pt"`, inner: rightTab, text: `fo:font-size="8.5pt" fo:color="` + soft + `"`},
	{name: "Strong_20_Emphasis", family: "text", text: `fo:font-weight="bold"`},
	{name: "Emphasis", family: "text", text: `fo:font-style="italic"`},
	{name: "Index_20_Link", family: "text"},
	{name: "Internet_20_link", family: "text", text: `fo:color="` + ink + `" style:text-underline-style="solid"`},
}

func heading(level int, above, below, size float64) style {
	n := strconv.Itoa(level)
	return style{
		name: "Heading_20_" + n, family: "paragraph", parent: "Heading", next: "Text_20_body", attributes: []string{"style:default-outline-level", n},
		paragraph: `fo:margin-top="` + points(above) + `" fo:margin-bottom="` + points(below) + `"`, text: `fo:font-size="` + points(size) + `"`,
	}
}

func (b *builder) styles() []byte {
	var w markup.Writer
	w.Open("office:document-styles", namespaces...)
	w.Open("office:styles")
	b.defaults(&w)
	for _, s := range styleTable {
		s.write(&w)
	}
	b.outline(&w)
	bullets(&w)
	numbers(&w)
	w.Close()
	w.Open("office:automatic-styles")
	w.Open("style:page-layout", "style:name", "Blad")
	w.Empty("style:page-layout-properties", "fo:page-width", "210mm", "fo:page-height", "297mm", "style:print-orientation", "portrait",
		"fo:margin-top", "12.5mm", "fo:margin-bottom", "12.5mm", "fo:margin-left", "25mm", "fo:margin-right", "25mm")
	w.Open("style:header-style")
	w.Empty("style:header-footer-properties", "fo:min-height", "5mm", "fo:margin-bottom", "10mm")
	w.Close()
	w.Open("style:footer-style")
	w.Empty("style:header-footer-properties", "fo:min-height", "5mm", "fo:margin-top", "8mm")
	w.Close()
	w.Close()
	w.Close()
	w.Open("office:master-styles")
	b.page(&w, "Standard", true)
	b.page(&w, "Omslag", false)
	w.Close()
	w.Close()
	return declared(&w)
}

// defaults sets font and language of all text.
func (b *builder) defaults(w *markup.Writer) {
	language, country, _ := strings.Cut(b.doc.Language, "-")
	w.Open("style:default-style", "style:family", "paragraph")
	w.Empty("style:paragraph-properties", "fo:orphans", "2", "fo:widows", "2")
	w.Empty("style:text-properties", "fo:font-family", "'Liberation Sans', Arial, sans-serif", "fo:font-size", "11pt", "fo:language", lettersOnly(language), "fo:country", lettersOnly(country))
	w.Close()
}

func (s style) write(w *markup.Writer) {
	pairs := []string{"style:name", s.name, "style:family", s.family}
	if display := strings.ReplaceAll(s.name, "_20_", " "); display != s.name {
		pairs = append(pairs, "style:display-name", display)
	}
	if s.parent != "" {
		pairs = append(pairs, "style:parent-style-name", s.parent)
	}
	if s.next != "" {
		pairs = append(pairs, "style:next-style-name", s.next)
	}
	w.Open("style:style", append(pairs, s.attributes...)...)
	if s.paragraph != "" || s.inner != "" {
		w.Raw("<style:paragraph-properties " + s.paragraph + ">" + s.inner + "</style:paragraph-properties>")
	}
	if s.text != "" {
		w.Raw("<style:text-properties " + s.text + "/>")
	}
	w.Close()
}

// outline numbers the headings of a whole document; a chapter to insert
// leaves that to the other.
func (b *builder) outline(w *markup.Writer) {
	const levels, numbered = 9, 2
	w.Open("text:outline-style", "style:name", "Outline")
	for level := 1; level <= levels; level++ {
		pairs := []string{"text:level", strconv.Itoa(level), "style:num-format", ""}
		if level <= numbered && !b.doc.Insert {
			pairs[3] = "1"
			pairs = append(pairs, "text:display-levels", strconv.Itoa(level))
		}
		w.Open("text:outline-level-style", pairs...)
		w.Open("style:list-level-properties", "text:list-level-position-and-space-mode", "label-alignment")
		w.Empty("style:list-level-label-alignment", "text:label-followed-by", "space")
		w.Close()
		w.Close()
	}
	w.Close()
}

// listLevels is the number of levels that a list has a sign for.
const listLevels = 9

func bullets(w *markup.Writer) {
	w.Open("text:list-style", "style:name", "List_20_1", "style:display-name", "List 1")
	for level := 1; level <= listLevels; level++ {
		sign := "•"
		if level%2 == 0 {
			sign = "–"
		}
		w.Open("text:list-level-style-bullet", "text:level", strconv.Itoa(level), "text:bullet-char", sign)
		indent(w, level)
		w.Close()
	}
	w.Close()
}

func numbers(w *markup.Writer) {
	w.Open("text:list-style", "style:name", "Numbering_20_123", "style:display-name", "Numbering 123")
	for level := 1; level <= listLevels; level++ {
		w.Open("text:list-level-style-number", "text:level", strconv.Itoa(level), "style:num-suffix", ".", "style:num-format", "1")
		indent(w, level)
		w.Close()
	}
	w.Close()
}

func indent(w *markup.Writer, level int) {
	const step = 22.0
	left := points(step * float64(level))
	w.Open("style:list-level-properties", "text:list-level-position-and-space-mode", "label-alignment")
	w.Empty("style:list-level-label-alignment", "text:label-followed-by", "listtab", "text:list-tab-stop-position", left, "fo:margin-left", left, "fo:text-indent", points(-step))
	w.Close()
}

// page writes a kind of page with its header and footer.
func (b *builder) page(w *markup.Writer, name string, running bool) {
	pairs := []string{"style:name", name, "style:page-layout-name", "Blad"}
	if name != "Standard" {
		pairs = append(pairs, "style:next-style-name", "Standard")
	}
	w.Open("style:master-page", pairs...)
	w.Open("style:header")
	w.Open("text:p", "text:style-name", "Header")
	if running && !b.doc.Insert {
		w.Text(b.doc.Title)
	}
	for _, mark := range []string{b.doc.Secret, b.doc.Mark} {
		if mark == "" {
			continue
		}
		w.Empty("text:tab")
		w.Leaf("text:span", mark, "text:style-name", "Strong_20_Emphasis")
	}
	w.Close()
	w.Close()
	w.Open("style:footer")
	w.Open("text:p", "text:style-name", "Footer")
	w.Text(b.doc.Footer)
	w.Empty("text:tab")
	w.Text("bladzijde ")
	w.Leaf("text:page-number", "1", "text:select-page", "current")
	w.Text(" van ")
	w.Leaf("text:page-count", "1")
	w.Close()
	w.Close()
	w.Close()
}
