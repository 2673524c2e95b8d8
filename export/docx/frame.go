package docx

import (
	"strconv"

	"formatietafel/export/markup"
	"formatietafel/export/ooxml"
	"formatietafel/export/pack"
	"formatietafel/export/picture"
	"formatietafel/export/tree"
)

func file(name string, data []byte) pack.File { return pack.File{Name: name, Data: data} }

// logoWidth is the widest that a logo is drawn, and logoHeight the highest.
const (
	logoWidth  = 180.0
	logoHeight = 90.0
)

// cover writes the first page, as paragraphs.
func (b *builder) cover(c *tree.Cover) error {
	if len(c.Logo) > 0 {
		small, size, err := picture.Logo(c.Logo)
		if err != nil {
			b.warnings = append(b.warnings, "het logo is geen leesbare PNG en is weggelaten")
		} else {
			scale := min(logoWidth/float64(size.X), logoHeight/float64(size.Y))
			b.open(format{})
			b.picture(small, nil, float64(size.X)*scale, float64(size.Y)*scale, c.LogoAlt)
			b.w.Close()
		}
	}
	b.lines("Bovenkop", c.Kicker)
	b.lines("Title", c.Title)
	b.lines("Subtitle", c.Subtitle)
	b.lines("", c.Lines...)
	b.lines("Toelichting", c.Notice)
	b.turn = true
	return nil
}

func (b *builder) lines(style string, texts ...string) {
	for _, text := range texts {
		if text != "" {
			b.paragraph(format{style: style}, text)
		}
	}
}

// contents writes the table of contents as a field that is filled in. The
// entries are links; page numbers are Word's to reckon, when the field is
// updated (F9): a number that we would guess could be wrong.
func (b *builder) contents() {
	w := &b.w
	w.Open("w:sdt")
	w.Open("w:sdtPr")
	w.Open("w:docPartObj")
	w.Empty("w:docPartGallery", "w:val", "Table of Contents")
	w.Empty("w:docPartUnique")
	w.Close()
	w.Close()
	w.Open("w:sdtContent")
	b.paragraph(format{style: "TOCHeading"}, "Inhoud")
	begun := false
	for _, h := range b.headings {
		if h.Level > b.doc.Contents {
			continue
		}
		b.open(format{style: "TOC" + strconv.Itoa(h.Level)})
		if !begun {
			b.field("begin")
			b.instruction(` TOC \o "1-` + strconv.Itoa(b.doc.Contents) + `" \h \z \u `)
			b.field("separate")
			begun = true
		}
		w.Open("w:hyperlink", "w:anchor", b.bookmarks[h.ID], "w:history", "1")
		if h.Number != "" {
			b.run(tree.Span{Text: h.Number}, "")
			w.Open("w:r")
			w.Empty("w:tab")
			w.Close()
		}
		b.run(tree.Span{Text: h.Text}, "")
		w.Close()
		w.Close()
	}
	w.Open("w:p")
	if begun {
		b.field("end")
	}
	w.Close()
	w.Close()
	w.Close()
}

func (b *builder) field(kind string) {
	b.w.Open("w:r")
	b.w.Empty("w:fldChar", "w:fldCharType", kind)
	b.w.Close()
}

func (b *builder) instruction(text string) {
	b.w.Open("w:r")
	b.w.Leaf("w:instrText", text, "xml:space", "preserve")
	b.w.Close()
}

// section closes the body: A4, and the same header and footer on every page
// but a cover, which carries no running title.
func (b *builder) section() {
	w := &b.w
	w.Open("w:sectPr")
	w.Empty("w:headerReference", "w:type", "default", "r:id", headerID)
	w.Empty("w:headerReference", "w:type", "first", "r:id", firstHeaderID)
	w.Empty("w:footerReference", "w:type", "default", "r:id", footerID)
	w.Empty("w:footerReference", "w:type", "first", "r:id", firstFooterID)
	w.Empty("w:pgSz", "w:w", "11906", "w:h", "16838")
	w.Empty("w:pgMar", "w:top", "1701", "w:right", "1418", "w:bottom", "1418", "w:left", "1418", "w:header", "709", "w:footer", "709", "w:gutter", "0")
	w.Empty("w:cols", "w:space", "708")
	if b.doc.Cover != nil {
		w.Empty("w:titlePg")
	}
	w.Close()
}

// header writes the running title, the mark and the confidential mark, and
// the mark once more across the page behind the text. A chapter to insert has
// nothing that floats.
func (b *builder) header(running bool) []byte {
	h := builder{doc: b.doc}
	h.w.Open("w:hdr", namespaces...)
	h.open(format{style: "Header"})
	if running && !b.doc.Insert {
		h.run(tree.Span{Text: b.doc.Title}, "")
	}
	h.marked(b.doc.Secret)
	h.marked(b.doc.Mark)
	if b.doc.Mark != "" && !b.doc.Insert {
		h.watermark(b.doc.Mark)
	}
	h.w.Close()
	h.w.Close()
	return ooxml.Declared(&h.w)
}

// marked writes a mark at the right.
func (b *builder) marked(text string) {
	if text == "" {
		return
	}
	b.tab()
	b.run(tree.Span{Text: text, Bold: true}, "")
}

func (b *builder) tab() {
	b.w.Open("w:r")
	b.w.Empty("w:tab")
	b.w.Close()
}

// watermark writes the mark as Word itself does: as lettering behind the text.
func (b *builder) watermark(text string) {
	const long, letter = 520, 0.62 // points; the mean width of a capital by its height
	height := min(120, int(long/(letter*float64(len([]rune(text))))))
	w := &b.w
	w.Open("w:r")
	w.Open("w:pict")
	w.Open("v:shapetype", "id", "_x0000_t136", "coordsize", "21600,21600", "o:spt", "136", "adj", "10800", "path", "m@7,l@8,m@5,21600l@6,21600e")
	w.Open("v:formulas")
	for _, eqn := range []string{
		"sum #0 0 10800", "prod #0 2 1", "sum 21600 0 @1", "sum 0 0 @2", "sum 21600 0 @3", "if @0 @3 0",
		"if @0 21600 @1", "if @0 0 @2", "if @0 @4 21600", "mid @5 @6", "mid @8 @5", "mid @7 @8", "mid @6 @7", "sum @6 0 @5",
	} {
		w.Empty("v:f", "eqn", eqn)
	}
	w.Close()
	w.Empty("v:path", "textpathok", "t", "o:connecttype", "custom", "o:connectlocs", "@9,0;@10,10800;@11,21600;@12,10800", "o:connectangles", "270,180,90,0")
	w.Empty("v:textpath", "on", "t", "fitshape", "t")
	w.Close()
	w.Open("v:shape", "id", "Merk", "o:spid", "_x0000_s2049", "type", "#_x0000_t136", "alt", "",
		"style", "position:absolute;margin-left:0;margin-top:0;width:"+strconv.Itoa(long)+"pt;height:"+strconv.Itoa(height)+
			"pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin",
		"o:allowincell", "f", "fillcolor", "#e6eaed", "stroked", "f")
	w.Empty("v:textpath", "style", `font-family:"Arial";font-size:1pt`, "string", text)
	w.Close()
	w.Close()
	w.Close()
}

// footer writes status, version, date and fingerprint, and the page number.
func (b *builder) footer() []byte {
	f := builder{doc: b.doc}
	f.w.Open("w:ftr", namespaces...)
	f.open(format{style: "Footer"})
	f.run(tree.Span{Text: b.doc.Footer}, "")
	f.tab()
	f.run(tree.Span{Text: "bladzijde "}, "")
	f.simpleField("PAGE")
	f.run(tree.Span{Text: " van "}, "")
	f.simpleField("NUMPAGES")
	f.w.Close()
	f.w.Close()
	return ooxml.Declared(&f.w)
}

func (b *builder) simpleField(name string) {
	b.w.Open("w:fldSimple", "w:instr", " "+name+" ")
	b.run(tree.Span{Text: "1"}, "")
	b.w.Close()
}

// settings of the document; its language is that of the text.
func (b *builder) settings() []byte {
	var w markup.Writer
	w.Open("w:settings", namespaces...)
	w.Empty("w:zoom", "w:percent", "100")
	w.Empty("w:defaultTabStop", "w:val", "708")
	w.Empty("w:characterSpacingControl", "w:val", "doNotCompress")
	w.Open("w:compat")
	w.Empty("w:compatSetting", "w:name", "compatibilityMode", "w:uri", "http://schemas.microsoft.com/office/word", "w:val", "15")
	w.Close()
	w.Empty("w:themeFontLang", "w:val", b.doc.Language)
	w.Empty("w:decimalSymbol", "w:val", ",")
	w.Empty("w:listSeparator", "w:val", ";")
	w.Close()
	return ooxml.Declared(&w)
}
