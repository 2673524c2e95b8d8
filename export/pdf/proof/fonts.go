package proof

import (
	"encoding/binary"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// font is a composite font with what its codes mean.
type font struct {
	name    string
	dict    types.Dict // of the CIDFont
	glyph   func(code int) int
	advance func(glyph int) float64 // in the font file
	width   map[int]float64         // in the PDF
	unicode map[int]string
	used    map[int]bool
	tables  map[string][]byte
}

// fontOf reads a font, each once.
func (f *File) fontOf(o types.Object) *font {
	if f.known == nil {
		f.known = map[int]*font{}
	}
	if known, ok := f.known[object(o)]; ok {
		return known
	}
	d := f.dict(o)
	descendants := f.array(d["DescendantFonts"])
	if f.name(d["Subtype"]) != "Type0" || f.name(d["Encoding"]) != "Identity-H" || len(descendants) != 1 {
		f.report("the font %v is not composite", d["BaseFont"])
		return nil
	}
	cid := f.dict(descendants[0])
	_, file := f.stream(f.dict(cid["FontDescriptor"])["FontFile2"])
	_, table := f.stream(cid["CIDToGIDMap"])
	it := &font{name: f.name(d["BaseFont"]), dict: cid, used: map[int]bool{}}
	it.tables = tablesOf(file)
	it.glyph = func(code int) int {
		if 2*code+1 >= len(table) {
			return 0
		}
		return int(binary.BigEndian.Uint16(table[2*code:]))
	}
	it.advance = advances(it.tables)
	it.width = f.widths(f.array(cid["W"]))
	_, meaning := f.stream(d["ToUnicode"])
	it.unicode = meanings(string(meaning))
	f.known[object(o)] = it
	return it
}

var subset = regexp.MustCompile(`^[A-Z]{6}\+[A-Za-z0-9-]+$`)

// fonts are embedded as subsets, agree in width with the file that is
// embedded, and say what each character means (ISO 14289-1, 7.21; ISO 19005-2,
// 6.2.11).
func (f *File) fonts() {
	for i := range f.pages {
		f.drawnOn(i)
	}
	if len(f.known) == 0 {
		f.report("there are none")
	}
	for _, it := range f.known {
		if !subset.MatchString(it.name) {
			f.report("%q is no name of a subset", it.name)
		}
		descriptor := f.dict(it.dict["FontDescriptor"])
		if f.name(it.dict["BaseFont"]) != it.name || f.name(descriptor["FontName"]) != it.name {
			f.report("%s has other names too", it.name)
		}
		if descriptor["CIDSet"] != nil {
			f.report("%s lists its characters, which PDF/A-2 allows only where the list is complete", it.name)
		}
		for _, table := range []string{"glyf", "head", "hhea", "hmtx", "loca", "maxp"} {
			if len(it.tables[table]) == 0 {
				f.report("%s has no table %s", it.name, table)
			}
		}
		if it.tables["cmap"] != nil {
			f.report("%s holds the table of characters that gofpdf spoils", it.name)
		}
		for code := range it.used {
			f.character(it, code)
		}
	}
}

func (f *File) character(it *font, code int) {
	glyph := it.glyph(code)
	if glyph == 0 {
		f.report("%s has no glyph for U+%04X", it.name, code)
		return
	}
	if says := it.unicode[code]; says != string(rune(code)) {
		f.report("%s: U+%04X means %q", it.name, code, says)
	}
	width, ok := it.width[code]
	if !ok {
		width = f.number(it.dict["DW"])
	}
	if own := it.advance(glyph); width < own-1 || width > own+1 {
		f.report("%s: U+%04X is %g wide, and %g in the font", it.name, code, width, own)
	}
}

// widths reads the array of widths (ISO 32000-1, 9.7.4.3).
func (f *File) widths(w types.Array) map[int]float64 {
	widths := map[int]float64{}
	for i := 0; i+1 < len(w); {
		first := int(f.number(w[i]))
		if list, ok := f.get(w[i+1]).(types.Array); ok {
			for n, each := range list {
				widths[first+n] = f.number(each)
			}
			i += 2
			continue
		}
		for code := first; code <= int(f.number(w[i+1])); code++ {
			widths[code] = f.number(w[i+2])
		}
		i += 3
	}
	return widths
}

var rangePattern = regexp.MustCompile(`<([0-9A-F]{4})> <([0-9A-F]{4})> <([0-9A-F]{4,8})>`)

// meanings reads the ranges of a ToUnicode table; none may leave the block of
// its first byte (ISO 32000-1, 9.10.3).
func meanings(cmap string) map[int]string {
	all := map[int]string{}
	for block := range strings.SplitSeq(cmap, "endbfrange") {
		_, ranges, _ := strings.Cut(block, "beginbfrange")
		for _, m := range rangePattern.FindAllStringSubmatch(ranges, -1) {
			from, _ := strconv.ParseInt(m[1], 16, 32)
			to, _ := strconv.ParseInt(m[2], 16, 32)
			if from>>8 != to>>8 {
				continue
			}
			for n := 0; n <= int(to-from); n++ {
				all[int(from)+n] = units(m[3], n)
			}
		}
	}
	return all
}

// units gives the text of UTF-16 digits, n further on.
func units(digits string, n int) string {
	var list []uint16
	for i := 0; i+4 <= len(digits); i += 4 {
		u, _ := strconv.ParseUint(digits[i:i+4], 16, 16)
		list = append(list, uint16(u))
	}
	list[len(list)-1] += uint16(n)
	return string(utf16.Decode(list))
}

// tablesOf cuts a TrueType file into its tables.
func tablesOf(file []byte) map[string][]byte {
	tables := map[string][]byte{}
	if len(file) < 12 {
		return tables
	}
	for i := range int(binary.BigEndian.Uint16(file[4:])) {
		entry := file[12+16*i:]
		from, size := binary.BigEndian.Uint32(entry[8:]), binary.BigEndian.Uint32(entry[12:])
		tables[string(entry[:4])] = file[from : from+size]
	}
	return tables
}

// advances gives the widths of glyphs in thousandths of the size.
func advances(tables map[string][]byte) func(int) float64 {
	if len(tables["head"]) < 20 || len(tables["hhea"]) < 36 {
		return func(int) float64 { return -1 }
	}
	perEm := float64(binary.BigEndian.Uint16(tables["head"][18:]))
	last := int(binary.BigEndian.Uint16(tables["hhea"][34:])) - 1
	return func(glyph int) float64 {
		at := 4 * min(glyph, last)
		if at+2 > len(tables["hmtx"]) {
			return -1
		}
		return float64(binary.BigEndian.Uint16(tables["hmtx"][at:])) * 1000 / perEm
	}
}
