package export

import (
	"slices"
	"strings"
	"testing"

	"formatietafel/export/tree"
)

// orders are, of the elements that we write, the children in the order of the
// schema (ISO/IEC 29500-1, transitional: wml.xsd and sml.xsd), as far as we use them.
// Word calls a file broken in which two of them are the other way round.
var orders = map[string]string{
	"pPr":           "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens spacing ind contextualSpacing mirrorIndents jc textAlignment outlineLvl rPr sectPr",
	"rPr":           "rStyle rFonts b bCs i iCs caps strike color spacing w kern position sz szCs highlight u effect bdr shd vertAlign rtl cs lang",
	"numPr":         "ilvl numId",
	"pBdr":          "top left bottom right between bar",
	"tblPr":         "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
	"tblBorders":    "top left bottom right insideH insideV",
	"tblCellMar":    "top left bottom right",
	"tbl":           "tblPr tblGrid tr",
	"tr":            "tblPrEx trPr tc",
	"tc":            "tcPr p",
	"trPr":          "cnfStyle cantSplit trHeight tblHeader jc",
	"tcPr":          "cnfStyle tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
	"sectPr":        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg docGrid",
	"style":         "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked pPr rPr tblPr trPr tcPr tblStylePr",
	"tblStylePr":    "pPr rPr tblPr trPr tcPr",
	"styles":        "docDefaults latentStyles style",
	"docDefaults":   "rPrDefault pPrDefault",
	"numbering":     "numPicBullet abstractNum num numIdMacAtCleanup",
	"abstractNum":   "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
	"lvl":           "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
	"num":           "abstractNumId lvlOverride",
	"settings":      "writeProtection view zoom mirrorMargins defaultTabStop autoHyphenation characterSpacingControl footnotePr endnotePr compat rsids mathPr themeFontLang clrSchemeMapping decimalSymbol listSeparator",
	"sdt":           "sdtPr sdtEndPr sdtContent",
	"docPartObj":    "docPartGallery docPartCategory docPartUnique",
	"inline":        "extent effectExtent docPr cNvGraphicFramePr graphic",
	"pic":           "nvPicPr blipFill spPr",
	"blipFill":      "blip srcRect stretch",
	"spPr":          "xfrm prstGeom",
	"worksheet":     "sheetPr dimension sheetViews sheetFormatPr cols sheetData autoFilter mergeCells printOptions pageMargins pageSetup headerFooter tableParts",
	"workbook":      "workbookPr bookViews sheets definedNames calcPr",
	"styleSheet":    "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles",
	"headerFooter":  "oddHeader oddFooter evenHeader evenFooter",
	"Relationships": "Relationship",
	"Types":         "Default Override",
}

// unordered are elements whose children stand in any order, or that hold
// text only.
var mixed = strings.Fields(`body p r hyperlink sdtContent sdtPr hdr ftr document pict shapetype shape formulas drawing graphic graphicData nvPicPr cNvGraphicFramePr
	blip extLst ext stretch xfrm prstGeom fldSimple tblGrid rPrDefault pPrDefault lvlOverride compat tabs tcBorders coreProperties Properties
	sheets definedNames cols sheetData row c is sheetViews sheetView numFmts fonts font fills fill patternFill borders border bottom cellStyleXfs cellXfs xf cellStyles sheetPr`)

// TestOrderOfElements holds every part of .docx and .xlsx to the schema.
func TestOrderOfElements(t *testing.T) {
	docs := documents(t)
	marked := *docs["waterrijk confidential"]
	marked.Mark = "ONDERHANDELAARSAKKOORD (onder voorbehoud)"
	docs["marked"] = &marked
	logo := hard()
	logo.Cover.Logo, logo.Cover.LogoAlt = testLogo(t), "logo"
	docs["logo"] = logo
	used := map[string]bool{}
	for name, doc := range docs {
		for _, extension := range []string{".docx", ".xlsx"} {
			data, _ := made(t, doc, extension)
			for part, content := range unzip(t, data) {
				if !strings.HasSuffix(part, ".xml") && !strings.HasSuffix(part, ".rels") {
					continue
				}
				parseXML(t, content).all(func(e *element) {
					used[e.name] = true
					if wrong := disorder(e); wrong != "" {
						t.Errorf("%s%s, %s: %s", name, extension, part, wrong)
					}
				})
			}
		}
	}
	for name := range orders {
		if !used[name] {
			t.Errorf("%s is never written", name)
		}
	}
}

// disorder says what is wrong with the children of an element.
func disorder(e *element) string {
	order, known := orders[e.name]
	if !known {
		if hasElements(e) && !slices.Contains(mixed, e.name) {
			return "the order in " + e.name + " is not known here"
		}
		return ""
	}
	names := strings.Fields(order)
	last := 0
	for _, k := range e.kids {
		if k.name == "" {
			continue
		}
		at := slices.Index(names, k.name)
		switch {
		case at < 0:
			return k.name + " may not stand in " + e.name
		case at < last:
			return k.name + " stands too late in " + e.name
		}
		last = at
	}
	return ""
}

func hasElements(e *element) bool {
	return slices.ContainsFunc(e.kids, func(k *element) bool { return k.name != "" })
}

// TestReferencesOfWord follows every style, list, relation and bookmark that
// a .docx names.
func TestReferencesOfWord(t *testing.T) {
	for name, doc := range documents(t) {
		data, _ := made(t, doc, ".docx")
		parts := unzip(t, data)
		there := map[string]bool{}
		parseXML(t, parts["word/styles.xml"]).all(func(e *element) {
			if e.name == "style" {
				there["style "+e.attr["styleId"]] = true
			}
		})
		parseXML(t, parts["word/numbering.xml"]).all(func(e *element) {
			if e.name == "num" {
				there["list "+e.attr["numId"]] = true
			}
		})
		parseXML(t, parts["word/_rels/document.xml.rels"]).all(func(e *element) {
			if e.name == "Relationship" {
				there["relation "+e.attr["Id"]] = true
				if _, ok := parts["word/"+e.attr["Target"]]; !ok && e.attr["TargetMode"] != "External" {
					t.Errorf("%s: %s is not there", name, e.attr["Target"])
				}
			}
		})
		body := parseXML(t, parts["word/document.xml"])
		pictures := map[string]bool{}
		body.all(func(e *element) {
			switch e.name {
			case "bookmarkStart":
				if there["mark "+e.attr["name"]] || len(e.attr["name"]) > 40 {
					t.Errorf("%s: bookmark %q", name, e.attr["name"])
				}
				there["mark "+e.attr["name"]] = true
			case "docPr":
				if pictures[e.attr["id"]] {
					t.Errorf("%s: picture %s twice", name, e.attr["id"])
				}
				pictures[e.attr["id"]] = true
			case "tc":
				if e.kids[len(e.kids)-1].name != "p" {
					t.Errorf("%s: a cell that does not end in a paragraph", name)
				}
			}
		})
		body.all(func(e *element) {
			for key, kind := range map[string]string{"pStyle": "style ", "rStyle": "style ", "tblStyle": "style ", "numId": "list "} {
				if v := e.attr["val"]; e.name == key && v != "0" && !there[kind+v] {
					t.Errorf("%s: %s%s is not there", name, kind, v)
				}
			}
			if e.name == "hyperlink" && e.attr["anchor"] != "" && !there["mark "+e.attr["anchor"]] {
				t.Errorf("%s: a link to nothing: %s", name, e.attr["anchor"])
			}
			for _, key := range []string{"id", "embed"} {
				if v := e.attr[key]; strings.HasPrefix(v, "rId") && !there["relation "+v] {
					t.Errorf("%s: %s", name, v)
				}
			}
		})
	}
}

// TestWordShowsItsOwnStyles wants the names by which Word knows its styles,
// so that it shows them as Kop 1 and so on.
func TestWordShowsItsOwnStyles(t *testing.T) {
	data, _ := made(t, hard(), ".docx")
	names := map[string]string{}
	parseXML(t, unzip(t, data)["word/styles.xml"]).all(func(e *element) {
		if e.name == "style" {
			names[e.attr["styleId"]] = e.find("name").attr["val"]
		}
	})
	for id, want := range map[string]string{
		"Heading1": "heading 1", "Heading4": "heading 4", "Title": "Title", "ListBullet": "List Bullet", "ListNumber2": "List Number 2",
		"Caption": "caption", "Quote": "Quote", "TOC1": "toc 1", "TOCHeading": "TOC Heading", "Header": "header", "Footer": "footer", "Hyperlink": "Hyperlink", "Strong": "Strong",
	} {
		if names[id] != want {
			t.Errorf("%s is called %q", id, names[id])
		}
	}
}

// TestContentsAreAField wants the contents filled in, as a field of Word and an
// index of LibreOffice.
func TestContentsAreAField(t *testing.T) {
	doc := hard()
	var titles []string
	for _, b := range doc.Blocks {
		if h, ok := b.(*tree.Heading); ok {
			titles = append(titles, strings.TrimSpace(h.Number+" "+h.Text))
		}
	}
	data, _ := made(t, doc, ".docx")
	sdt := parseXML(t, unzip(t, data)["word/document.xml"]).find("sdt")
	if !strings.Contains(odtText(sdt.find("instrText")), `TOC \o "1-2"`) {
		t.Error("docx: no field")
	}
	checkContents(t, ".docx", squeeze(docxText(sdt)), titles)
	var kinds []string
	sdt.all(func(e *element) {
		if e.name == "fldChar" {
			kinds = append(kinds, e.attr["fldCharType"])
		}
	})
	if !slices.Equal(kinds, []string{"begin", "separate", "end"}) {
		t.Errorf("docx: the field is %v", kinds)
	}
	data, _ = made(t, doc, ".odt")
	index := parseXML(t, unzip(t, data)["content.xml"]).find("table-of-content").find("index-body")
	checkContents(t, ".odt", squeeze(odtText(index)), titles)
	pages := 0
	index.all(func(e *element) {
		if e.name == "bookmark-ref" && e.attr["reference-format"] == "page" {
			pages++
		}
	})
	if pages != len(titles) {
		t.Errorf("odt: %d page numbers for %d headings", pages, len(titles))
	}
}

func checkContents(t *testing.T, extension, text string, titles []string) {
	t.Helper()
	for _, title := range titles {
		_, after, ok := strings.Cut(text, title)
		if !ok {
			t.Fatalf("%s: %q does not follow in the contents", extension, title)
		}
		text = after
	}
}
