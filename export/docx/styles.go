package docx

import (
	"strconv"
	"strings"

	"formatietafel/export/markup"
	"formatietafel/export/ooxml"
)

// style is one style. Names are those that Word knows in every language:
// "heading 1" is shown as Kop 1.
type style struct {
	kind, id, name string
	based, next    string
	order          int  // in Word's list
	quick          bool // in Word's gallery
	paragraph, run string
	table          string // what a style of tables holds besides
}

// colours, as in the PDF
const (
	ink  = "12405A"
	soft = "4D5963"
	rule = "C5D0D6"
)

// styleTable holds Word's own styles, and four of ours that have no like:
// Bovenkop, Inleiding, Toelichting and Tabeleinde.
var styleTable = []style{
	{kind: "paragraph", id: "Normal", name: "Normal", quick: true},
	heading(1, `<w:spacing w:before="560" w:after="160"/>`, 34),
	heading(2, `<w:spacing w:before="400" w:after="100"/>`, 27),
	heading(3, `<w:spacing w:before="320" w:after="80"/>`, 24),
	heading(4, `<w:spacing w:before="240" w:after="60"/>`, 22),
	heading(5, `<w:spacing w:before="240" w:after="60"/>`, 22),
	heading(6, `<w:spacing w:before="240" w:after="60"/>`, 22),
	heading(7, `<w:spacing w:before="240" w:after="60"/>`, 22),
	heading(8, `<w:spacing w:before="240" w:after="60"/>`, 22),
	heading(9, `<w:spacing w:before="240" w:after="60"/>`, 22),
	{kind: "paragraph", id: "Title", name: "Title", based: "Normal", next: "Normal", order: 10, quick: true, paragraph: `<w:spacing w:after="240" w:line="240" w:lineRule="auto"/><w:contextualSpacing/>`, run: `<w:b/><w:color w:val="` + ink + `"/><w:sz w:val="60"/><w:szCs w:val="60"/>`},
	{kind: "paragraph", id: "Subtitle", name: "Subtitle", based: "Normal", next: "Normal", order: 11, quick: true, paragraph: `<w:spacing w:after="360"/>`, run: `<w:color w:val="` + soft + `"/><w:sz w:val="30"/><w:szCs w:val="30"/>`},
	{kind: "paragraph", id: "Bovenkop", name: "Bovenkop", based: "Normal", next: "Title", order: 99, paragraph: `<w:spacing w:before="2400" w:after="120"/>`, run: `<w:color w:val="` + soft + `"/><w:sz w:val="26"/><w:szCs w:val="26"/>`},
	{kind: "paragraph", id: "Inleiding", name: "Inleiding", based: "Normal", next: "Normal", order: 99, quick: true, run: `<w:color w:val="` + ink + `"/><w:sz w:val="25"/><w:szCs w:val="25"/>`},
	{kind: "paragraph", id: "Toelichting", name: "Toelichting", based: "Normal", next: "Normal", order: 99, quick: true, run: `<w:color w:val="` + soft + `"/><w:sz w:val="19"/><w:szCs w:val="19"/>`},
	{kind: "paragraph", id: "Tabeleinde", name: "Tabeleinde", based: "Normal", next: "Normal", order: 99, paragraph: `<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>`, run: `<w:sz w:val="12"/><w:szCs w:val="12"/>`},
	list("ListBullet", "List Bullet", bulletList, 0), list("ListBullet2", "List Bullet 2", bulletList, 1), list("ListBullet3", "List Bullet 3", bulletList, 2),
	list("ListNumber", "List Number", orderedBase, 0), list("ListNumber2", "List Number 2", orderedBase, 1), list("ListNumber3", "List Number 3", orderedBase, 2),
	continued("ListContinue", "List Continue", 1), continued("ListContinue2", "List Continue 2", 2), continued("ListContinue3", "List Continue 3", 3),
	{kind: "paragraph", id: "Quote", name: "Quote", based: "Normal", next: "Normal", order: 29, quick: true, paragraph: `<w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="` + ink + `"/></w:pBdr><w:ind w:left="340" w:right="340"/>`, run: `<w:i/>`},
	{kind: "paragraph", id: "IntenseQuote", name: "Intense Quote", based: "Normal", next: "Normal", order: 30, quick: true, paragraph: `<w:pBdr><w:top w:val="single" w:sz="6" w:space="6" w:color="8C1D18"/><w:left w:val="single" w:sz="6" w:space="6" w:color="8C1D18"/><w:bottom w:val="single" w:sz="6" w:space="6" w:color="8C1D18"/><w:right w:val="single" w:sz="6" w:space="6" w:color="8C1D18"/></w:pBdr><w:ind w:left="170" w:right="170"/>`, run: `<w:b/>`},
	{kind: "paragraph", id: "Caption", name: "caption", based: "Normal", next: "Normal", order: 35, quick: true, paragraph: `<w:spacing w:before="160" w:after="100" w:line="240" w:lineRule="auto"/>`, run: `<w:b/><w:color w:val="` + ink + `"/><w:sz w:val="20"/><w:szCs w:val="20"/>`},
	{kind: "paragraph", id: "TOCHeading", name: "TOC Heading", based: "Normal", next: "Normal", order: 39, paragraph: `<w:keepNext/><w:spacing w:before="0" w:after="240"/>`, run: `<w:b/><w:color w:val="` + ink + `"/><w:sz w:val="34"/><w:szCs w:val="34"/>`},
	{kind: "paragraph", id: "TOC1", name: "toc 1", based: "Normal", next: "Normal", order: 39, paragraph: `<w:tabs><w:tab w:val="left" w:pos="567"/><w:tab w:val="right" w:leader="dot" w:pos="9070"/></w:tabs><w:spacing w:before="120" w:after="40"/>`, run: `<w:b/>`},
	{kind: "paragraph", id: "TOC2", name: "toc 2", based: "Normal", next: "Normal", order: 39, paragraph: `<w:tabs><w:tab w:val="left" w:pos="1134"/><w:tab w:val="right" w:leader="dot" w:pos="9070"/></w:tabs><w:spacing w:after="20"/><w:ind w:left="567"/>`},
	{kind: "paragraph", id: "Header", name: "header", based: "Normal", order: 99, paragraph: `<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>`, run: `<w:color w:val="` + soft + `"/><w:sz w:val="17"/><w:szCs w:val="17"/>`},
	{kind: "paragraph", id: "Footer", name: "footer", based: "Normal", order: 99, paragraph: `<w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="` + rule + `"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs><w:spacing w:after="0" w:line="240" w:lineRule="auto"/>`, run: `<w:color w:val="` + soft + `"/><w:sz w:val="17"/><w:szCs w:val="17"/>`},
	{kind: "character", id: "DefaultParagraphFont", name: "Default Paragraph Font", order: 1},
	{kind: "character", id: "Strong", name: "Strong", based: "DefaultParagraphFont", order: 22, quick: true, run: `<w:b/><w:bCs/>`},
	{kind: "character", id: "Emphasis", name: "Emphasis", based: "DefaultParagraphFont", order: 20, quick: true, run: `<w:i/><w:iCs/>`},
	{kind: "character", id: "Hyperlink", name: "Hyperlink", based: "DefaultParagraphFont", order: 99, run: `<w:color w:val="` + ink + `"/><w:u w:val="single"/>`},
	{kind: "table", id: "TableNormal", name: "Normal Table", order: 99, table: `<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>`},
	grid("GridTable1Light", "Grid Table 1 Light", 46, "20", "108"),
	grid("TableGridLight", "Grid Table Light", 40, "16", "50"),
}

const border = ` w:val="single" w:sz="4" w:space="0" w:color="` + rule + `"/>`

const borders = "<w:top" + border + "<w:left" + border + "<w:bottom" + border + "<w:right" + border + "<w:insideH" + border + "<w:insideV" + border

// grid is a style of tables: the second, smaller one is for many columns.
func grid(id, name string, order int, size, padding string) style {
	return style{
		kind: "table", id: id, name: name, based: "TableNormal", order: order,
		paragraph: `<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>`, run: `<w:sz w:val="` + size + `"/><w:szCs w:val="` + size + `"/>`,
		table: `<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblStyleColBandSize w:val="1"/><w:tblBorders>` + borders + `</w:tblBorders>` +
			`<w:tblCellMar><w:left w:w="` + padding + `" w:type="dxa"/><w:right w:w="` + padding + `" w:type="dxa"/></w:tblCellMar></w:tblPr>` +
			`<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="12" w:space="0" w:color="` + ink + `"/></w:tcBorders></w:tcPr></w:tblStylePr>` +
			`<w:tblStylePr w:type="firstCol"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr>`,
	}
}

func heading(level int, spacing string, size int) style {
	n := strconv.Itoa(level)
	half := strconv.Itoa(size)
	return style{
		kind: "paragraph", id: "Heading" + n, name: "heading " + n, based: "Normal", next: "Normal", order: 9, quick: true,
		paragraph: `<w:keepNext/><w:keepLines/>` + headingNumber + spacing + `<w:outlineLvl w:val="` + strconv.Itoa(level-1) + `"/>`,
		run:       `<w:b/><w:bCs/><w:color w:val="` + ink + `"/><w:sz w:val="` + half + `"/><w:szCs w:val="` + half + `"/>`,
	}
}

// headingNumber stands where a style of a numbered heading has its numbers.
const headingNumber = "{nummer}"

func list(id, name string, number, level int) style {
	return style{
		kind: "paragraph", id: id, name: name, based: "Normal", order: 99, quick: level == 0,
		paragraph: `<w:numPr><w:ilvl w:val="` + strconv.Itoa(level) + `"/><w:numId w:val="` + strconv.Itoa(number) + `"/></w:numPr><w:spacing w:after="60"/>`,
	}
}

func continued(id, name string, level int) style {
	return style{
		kind: "paragraph", id: id, name: name, based: "Normal", order: 99,
		paragraph: `<w:spacing w:after="60"/><w:ind w:left="` + strconv.Itoa(indent(level-1)) + `"/>`,
	}
}

// indent of the text of a list, in twentieths of a point.
func indent(level int) int { return 360 * (level + 1) }

func (b *builder) styles() []byte {
	var w markup.Writer
	w.Open("w:styles", namespaces...)
	w.Open("w:docDefaults")
	w.Open("w:rPrDefault")
	w.Open("w:rPr")
	// Arial is on every Windows and Mac, and Liberation Sans has its measures elsewhere.
	w.Empty("w:rFonts", "w:ascii", "Arial", "w:hAnsi", "Arial", "w:eastAsia", "Arial", "w:cs", "Arial")
	w.Empty("w:sz", "w:val", "21")
	w.Empty("w:szCs", "w:val", "21")
	w.Empty("w:lang", "w:val", b.doc.Language, "w:eastAsia", "en-US", "w:bidi", "ar-SA")
	w.Close()
	w.Close()
	w.Open("w:pPrDefault") // here and not in Normal, so that a table's style can set its own
	w.Open("w:pPr")
	w.Empty("w:spacing", "w:after", "140", "w:line", "271", "w:lineRule", "auto")
	w.Close()
	w.Close()
	w.Close()
	for _, s := range styleTable {
		b.style(&w, s)
	}
	w.Close()
	return ooxml.Declared(&w)
}

func (b *builder) style(w *markup.Writer, s style) {
	pairs := []string{"w:type", s.kind}
	if s.id == "Normal" || s.id == "DefaultParagraphFont" || s.id == "TableNormal" {
		pairs = append(pairs, "w:default", "1")
	}
	w.Open("w:style", append(pairs, "w:styleId", s.id)...)
	w.Empty("w:name", "w:val", s.name)
	if s.based != "" {
		w.Empty("w:basedOn", "w:val", s.based)
	}
	if s.next != "" {
		w.Empty("w:next", "w:val", s.next)
	}
	if s.order > 0 {
		w.Empty("w:uiPriority", "w:val", strconv.Itoa(s.order))
	}
	if s.quick {
		w.Empty("w:qFormat")
	}
	if s.paragraph != "" {
		w.Open("w:pPr")
		w.Raw(b.numbered(s))
		w.Close()
	}
	if s.run != "" {
		w.Open("w:rPr")
		w.Raw(s.run)
		w.Close()
	}
	w.Raw(s.table)
	w.Close()
}

// numbered gives the paragraph's properties of a style. The headings of a
// whole document count; those of a chapter to insert leave that to the other.
func (b *builder) numbered(s style) string {
	number := ""
	if !b.doc.Insert && (s.id == "Heading1" || s.id == "Heading2") {
		level := ""
		if s.id == "Heading2" {
			level = `<w:ilvl w:val="1"/>`
		}
		number = `<w:numPr>` + level + `<w:numId w:val="` + strconv.Itoa(headingList) + `"/></w:numPr>`
	}
	return strings.ReplaceAll(s.paragraph, headingNumber, number)
}

// the lists of the document: the headings, bullets, numbers; each numbered
// list has its own after the last
const (
	headingList = 1
	bulletList  = 2
	orderedBase = 3
)

func (b *builder) numbering() []byte {
	var w markup.Writer
	w.Open("w:numbering", namespaces...)
	abstract(&w, 0, []level{
		{format: "decimal", text: "%1", style: "Heading1", left: 567, hanging: 567},
		{format: "decimal", text: "%1.%2", style: "Heading2", left: 567, hanging: 567},
	}, b.doc.Insert)
	abstract(&w, 1, []level{
		{format: "bullet", text: "•", style: "ListBullet", left: indent(0), hanging: 360},
		{format: "bullet", text: "–", style: "ListBullet2", left: indent(1), hanging: 360},
		{format: "bullet", text: "•", style: "ListBullet3", left: indent(2), hanging: 360},
	}, false)
	abstract(&w, 2, []level{
		{format: "decimal", text: "%1.", style: "ListNumber", left: indent(0) + 80, hanging: 440},
		{format: "lowerLetter", text: "%2.", style: "ListNumber2", left: indent(1) + 80, hanging: 440},
		{format: "lowerRoman", text: "%3.", style: "ListNumber3", left: indent(2) + 80, hanging: 440},
	}, false)
	for n := headingList; n <= orderedBase+b.ordered; n++ {
		w.Open("w:num", "w:numId", strconv.Itoa(n))
		w.Empty("w:abstractNumId", "w:val", strconv.Itoa(min(n, orderedBase)-1))
		for l := 0; l < deepestList && n > orderedBase; l++ {
			w.Open("w:lvlOverride", "w:ilvl", strconv.Itoa(l))
			w.Empty("w:startOverride", "w:val", "1")
			w.Close()
		}
		w.Close()
	}
	w.Close()
	return ooxml.Declared(&w)
}

// level of a list.
type level struct {
	format, text, style string
	left, hanging       int
}

// abstract writes a kind of list; loose leaves its styles out.
func abstract(w *markup.Writer, id int, levels []level, loose bool) {
	w.Open("w:abstractNum", "w:abstractNumId", strconv.Itoa(id))
	w.Empty("w:multiLevelType", "w:val", "multilevel")
	for i, l := range levels {
		w.Open("w:lvl", "w:ilvl", strconv.Itoa(i))
		w.Empty("w:start", "w:val", "1")
		w.Empty("w:numFmt", "w:val", l.format)
		if !loose {
			w.Empty("w:pStyle", "w:val", l.style)
		}
		w.Empty("w:lvlText", "w:val", l.text)
		w.Empty("w:lvlJc", "w:val", "left")
		w.Open("w:pPr")
		w.Empty("w:ind", "w:left", strconv.Itoa(l.left), "w:hanging", strconv.Itoa(l.hanging))
		w.Close()
		w.Close()
	}
	w.Close()
}
