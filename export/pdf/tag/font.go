package tag

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"unicode/utf16"
)

// font is a composite font as gofpdf embeds one (9.7): the codes in the text
// are UTF-16, and a table gives the glyph of each.
type font struct {
	dict, cid, descriptor dict
	toGlyph               []byte // the table, two bytes a code
	codes                 []code // those with a glyph, in order
}

// code is a character that the font has.
type code struct{ char, glyph uint16 }

// glyph gives the glyph of a character, 0 for none.
func (f *font) glyph(char int) uint16 {
	if 2*char+1 >= len(f.toGlyph) {
		return 0
	}
	return binary.BigEndian.Uint16(f.toGlyph[2*char:])
}

var errFont = errors.New("the font is not embedded as gofpdf embeds UTF-8 fonts")

// readFont reads a font, or gives errFont where it is of another kind.
func (f *file) readFont(object any) (*font, error) {
	d := f.dict(object)
	kids, _ := f.follow(d["DescendantFonts"]).(array)
	if d["Subtype"] != name("Type0") || d["Encoding"] != name("Identity-H") || len(kids) != 1 {
		return nil, errFont
	}
	it := &font{dict: d, cid: f.dict(kids[0])}
	it.descriptor = f.dict(it.cid["FontDescriptor"])
	if it.descriptor == nil {
		return nil, errFont
	}
	_, embedded := f.follow(it.descriptor["FontFile2"]).(stream)
	table, ok := f.follow(it.cid["CIDToGIDMap"]).(stream)
	if !embedded || !ok {
		return nil, errFont
	}
	var err error
	if it.toGlyph, err = inflated(table); err != nil {
		return nil, err
	}
	for c := 0; 2*c+1 < len(it.toGlyph); c++ {
		if g := it.glyph(c); g != 0 {
			it.codes = append(it.codes, code{uint16(c), g})
		}
	}
	return it, nil
}

// mend brings a font in line with what it embeds: the name of the subset, the
// widths, the characters that its codes mean, and a font file without the
// tables that are malformed or of no use in a PDF (ISO 19005-2, 6.2.11).
func (f *file) mend(it *font, z *deflater) error {
	packed, _ := f.follow(it.descriptor["FontFile2"]).(stream)
	data, err := inflated(packed)
	if err != nil {
		return err
	}
	tables, err := readTables(data)
	if err != nil {
		return err
	}
	widths, err := tables.widths(it.codes)
	if err != nil {
		return err
	}
	postScript := tables.postScript()
	if postScript == "" {
		postScript, _ = it.dict["BaseFont"].(name)
	}
	plain := tables.write()
	it.setName(subsetTag(plain) + "+" + postScript)
	it.cid["W"] = widths
	it.cid["CIDSystemInfo"] = dict{"Registry": str("Adobe"), "Ordering": str("Identity"), "Supplement": 0}
	if n := len(it.codes); n > 0 {
		it.toGlyph = it.toGlyph[:2*int(it.codes[n-1].char)+2]
	}
	f.replace(it.cid["CIDToGIDMap"], z.stream(dict{}, it.toGlyph))
	f.replace(it.descriptor["FontFile2"], z.stream(dict{"Length1": len(plain)}, plain))
	f.replace(it.dict["ToUnicode"], z.stream(dict{}, toUnicode(it.codes)))
	return nil
}

// replace puts another object in place of the one that a reference means.
func (f *file) replace(object, by any) {
	if r, ok := object.(ref); ok && int(r) < len(f.objects) {
		f.objects[r] = by
	}
}

func (it *font) setName(n name) {
	it.dict["BaseFont"], it.cid["BaseFont"], it.descriptor["FontName"] = n, n, n
}

// subsetTag gives the six letters that name a subset (9.6.4), from its bytes.
func subsetTag(data []byte) name {
	sum := sha256.Sum256(data)
	letters := make([]byte, 6)
	for i := range letters {
		letters[i] = 'A' + sum[i]%26
	}
	return name(letters)
}

// toUnicode writes what the codes of a font mean (9.10.3): themselves, in
// ranges that share their first byte, at most a hundred in a block.
func toUnicode(codes []code) []byte {
	type span struct{ from, to uint16 }
	var spans []span
	for _, c := range codes {
		if n := len(spans); n > 0 && spans[n-1].to+1 == c.char && c.char&0xff != 0 {
			spans[n-1].to = c.char
			continue
		}
		spans = append(spans, span{c.char, c.char})
	}
	var out bytes.Buffer
	out.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for block := range slices.Chunk(spans, 100) {
		fmt.Fprintf(&out, "%d beginbfrange\n", len(block))
		for _, s := range block {
			fmt.Fprintf(&out, "<%04X> <%04X> <%04X>\n", s.from, s.to, s.from)
		}
		out.WriteString("endbfrange\n")
	}
	out.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return out.Bytes()
}

// tables are those of a TrueType file.
type tables map[string][]byte

var errTrueType = errors.New("the embedded font is no TrueType file")

func readTables(data []byte) (tables, error) {
	const head, entry = 12, 16
	if len(data) < head {
		return nil, errTrueType
	}
	count := int(binary.BigEndian.Uint16(data[4:]))
	if len(data) < head+count*entry {
		return nil, errTrueType
	}
	t := tables{}
	for i := range count {
		e := data[head+i*entry:]
		from, size := uint64(binary.BigEndian.Uint32(e[8:])), uint64(binary.BigEndian.Uint32(e[12:]))
		if from+size > uint64(len(data)) {
			return nil, errTrueType
		}
		t[string(e[:4])] = data[from : from+size]
	}
	return t, nil
}

// widths gives the widths of the characters in thousandths of the size
// (9.7.4.3), as the font's own table of widths has them.
func (t tables) widths(codes []code) (array, error) {
	head, hhea, hmtx := t["head"], t["hhea"], t["hmtx"]
	if len(head) < 54 || len(hhea) < 36 {
		return nil, errTrueType
	}
	perEm, long := int(binary.BigEndian.Uint16(head[18:])), int(binary.BigEndian.Uint16(hhea[34:]))
	if perEm == 0 || long == 0 || len(hmtx) < 4*long {
		return nil, errTrueType
	}
	var all, run array
	for i, c := range codes {
		if i > 0 && codes[i-1].char+1 != c.char {
			all, run = append(all, int(codes[i-len(run)].char), run), nil
		}
		wide := int(binary.BigEndian.Uint16(hmtx[4*min(int(c.glyph), long-1):]))
		run = append(run, (wide*1000+perEm/2)/perEm)
	}
	if n := len(codes); n > 0 {
		all = append(all, int(codes[n-len(run)].char), run)
	}
	return all, nil
}

// postScript gives the name of the font, or "" where its table has none that
// a PDF can hold.
func (t tables) postScript() name {
	const (
		head, entry = 6, 12
		windows     = 3
		postScript  = 6
	)
	data := t["name"]
	if len(data) < head {
		return ""
	}
	count, base := int(binary.BigEndian.Uint16(data[2:])), int(binary.BigEndian.Uint16(data[4:]))
	for i := range count {
		if len(data) < head+(i+1)*entry {
			return ""
		}
		e := data[head+i*entry:]
		size, from := int(binary.BigEndian.Uint16(e[8:])), base+int(binary.BigEndian.Uint16(e[10:]))
		if binary.BigEndian.Uint16(e) != windows || binary.BigEndian.Uint16(e[6:]) != postScript || from+size > len(data) {
			continue
		}
		units := make([]uint16, size/2)
		for k := range units {
			units[k] = binary.BigEndian.Uint16(data[from+2*k:])
		}
		return name(utf16.Decode(units))
	}
	return ""
}

// embedded are the tables that a CIDFont of type 2 needs (9.9, table 126).
// The table of characters is not among them: gofpdf writes a malformed one,
// and nothing reads it.
var embedded = []string{"cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep"}

// write writes a TrueType file of the tables that a PDF needs.
func (t tables) write() []byte {
	const head, entry, adjustment = 12, 16, 8
	var kept []string
	for _, tag := range embedded {
		if len(t[tag]) > 0 {
			kept = append(kept, tag)
		}
	}
	half, log := 1, 0
	for half*2 <= len(kept) {
		half, log = half*2, log+1
	}
	out := binary.BigEndian.AppendUint32(nil, 0x00010000)
	for _, v := range []int{len(kept), half * entry, log, (len(kept) - half) * entry} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	at := head + len(kept)*entry
	var body []byte
	adjust := 0
	for _, tag := range kept {
		data := slices.Clone(t[tag])
		if tag == "head" {
			clear(data[adjustment : adjustment+4])
			adjust = at + len(body) + adjustment
		}
		out = append(out, tag...)
		out = binary.BigEndian.AppendUint32(out, sum(data))
		out = binary.BigEndian.AppendUint32(out, uint32(at+len(body)))
		out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
		body = append(body, data...)
		body = append(body, make([]byte, -len(data)&3)...)
	}
	out = append(out, body...)
	binary.BigEndian.PutUint32(out[adjust:], 0xB1B0AFBA-sum(out))
	return out
}

// sum is the checksum of a table.
func sum(data []byte) uint32 {
	var total uint32
	for ; len(data) >= 4; data = data[4:] {
		total += binary.BigEndian.Uint32(data)
	}
	var last [4]byte
	copy(last[:], data)
	return total + binary.BigEndian.Uint32(last[:])
}
