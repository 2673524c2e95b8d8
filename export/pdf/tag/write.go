package tag

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
)

// Write writes the tagged file of a drawing: the bytes that gofpdf gave. It
// says what stands in the way of the standards; where that is anything, the
// file is written and tagged, but claims neither PDF/UA nor PDF/A. Errors are
// those of a drawing that gofpdf did not make, and of w.
func (d *Document) Write(w io.Writer, drawing []byte) ([]Problem, error) {
	f, err := read(drawing)
	if err != nil {
		return nil, fmt.Errorf("reading the drawing: %w", err)
	}
	fonts, err := f.readFonts()
	if err != nil {
		return nil, fmt.Errorf("reading the fonts: %w", err)
	}
	problems := d.check(f, fonts)
	out := &writer{file: f, info: d.Info.clean()}
	for _, r := range slices.Sorted(maps.Keys(fonts)) {
		if err := f.mend(fonts[r], &out.deflater); err != nil {
			return nil, fmt.Errorf("mending a font: %w", err)
		}
	}
	out.claims = claims{made: len(problems) == 0, part: "2"}
	if len(d.Attachments) > 0 {
		out.claims.part = "3"
	}
	out.document(d)
	if _, err := w.Write(out.buffer.Bytes()); err != nil {
		return nil, fmt.Errorf("writing the file: %w", err)
	}
	return problems, nil
}

// readFonts reads the fonts that pages refer to; those of another kind are
// left out.
func (f *file) readFonts() (map[ref]*font, error) {
	fonts := map[ref]*font{}
	for _, p := range f.pages {
		for _, resource := range f.dict(f.dict(p.dict["Resources"])["Font"]) {
			r, ok := resource.(ref)
			if !ok || fonts[r] != nil {
				continue
			}
			read, err := f.readFont(r)
			if errors.Is(err, errFont) {
				continue
			}
			if err != nil {
				return nil, err
			}
			fonts[r] = read
		}
	}
	return fonts, nil
}

// writer writes a file (7.5): the objects of the drawing, then those that are
// added, by number.
type writer struct {
	file     *file
	info     Info
	claims   claims
	deflater deflater
	buffer   bytes.Buffer
	offsets  []int
	last     int // the highest number in use
}

// document writes all of the file. The catalog's metadata names a digest of
// all that stands before it.
func (w *writer) document(d *Document) {
	f := w.file
	w.last = len(f.objects) - 1
	w.offsets = make([]int, w.last+1)
	// The comment tells programs that move files that this one is binary.
	w.buffer.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	s := w.number(d)
	w.pages(d, s)
	w.outline()
	metadata := w.take()
	w.catalog(d, s, metadata)
	f.objects[f.info], f.objects[f.catalog] = w.info.dict(), f.root
	for n, object := range f.objects[1:] {
		w.put(n+1, object)
	}
	w.structure(d, s)
	digest := sha256.Sum256(w.buffer.Bytes())
	w.put(metadata, stream{
		dict{"Type": name("Metadata"), "Subtype": name("XML")},
		w.info.xmp(w.claims, uuid(digest[:])),
	})
	w.end(digest[:16])
}

// uuid makes a UUID of a digest (RFC 9562, version 8).
func uuid(digest []byte) string {
	id := slices.Clone(digest[:16])
	id[6], id[8] = id[6]&0x0f|0x80, id[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:])
}

// take gives a number for an object that is written later.
func (w *writer) take() int {
	w.last++
	w.offsets = append(w.offsets, 0)
	return w.last
}

func (w *writer) add(object any) ref {
	n := w.take()
	w.put(n, object)
	return ref(n)
}

// put writes an indirect object (7.3.10).
func (w *writer) put(n int, object any) {
	w.offsets[n] = w.buffer.Len()
	fmt.Fprintf(&w.buffer, "%d 0 obj\n", n)
	write(&w.buffer, object)
	w.buffer.WriteString("\nendobj\n")
}

// end writes the table of cross-references and the trailer (7.5.4, 7.5.5).
func (w *writer) end(id []byte) {
	start := w.buffer.Len()
	fmt.Fprintf(&w.buffer, "xref\n0 %d\n0000000000 65535 f \n", len(w.offsets))
	for _, offset := range w.offsets[1:] {
		fmt.Fprintf(&w.buffer, "%010d 00000 n \n", offset)
	}
	w.buffer.WriteString("trailer\n")
	write(&w.buffer, dict{"Size": len(w.offsets), "Root": w.file.catalog, "Info": w.file.info, "ID": array{str(id), str(id)}})
	fmt.Fprintf(&w.buffer, "\nstartxref\n%d\n%%%%EOF\n", start)
}
