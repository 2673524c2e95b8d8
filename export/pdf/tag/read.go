package tag

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// file is a PDF that was read: its objects by number, their streams a window
// on the bytes.
type file struct {
	objects       []any
	catalog, info ref
	root          dict // the catalog
	pages         []page
}

// page is a page of the file and the bytes of its content.
type page struct {
	number  int // of its object
	dict    dict
	content []byte
}

var errForeign = errors.New("this is no file as gofpdf writes it")

// read reads a file as gofpdf writes it: one table of cross-references, no
// object streams.
func read(data []byte) (*file, error) {
	offsets, trailer, err := crossReferences(data)
	if err != nil {
		return nil, err
	}
	f := &file{objects: make([]any, len(offsets))}
	for n, offset := range offsets {
		if offset == 0 {
			continue
		}
		if f.objects[n], err = readObject(data, n, offset); err != nil {
			return nil, fmt.Errorf("object %d: %w", n, err)
		}
	}
	if trailer["Encrypt"] != nil {
		return nil, errors.New("the file is encrypted")
	}
	f.catalog, _ = trailer["Root"].(ref)
	f.info, _ = trailer["Info"].(ref)
	f.root = f.dict(f.catalog)
	if f.root == nil || f.dict(f.info) == nil {
		return nil, errForeign
	}
	return f, f.readPages(f.root["Pages"], dict{}, map[ref]bool{})
}

// crossReferences gives where each object stands (7.5.4), 0 where there is
// none.
func crossReferences(data []byte) ([]int, dict, error) {
	at := bytes.LastIndex(data, []byte("startxref"))
	if at < 0 {
		return nil, nil, errForeign
	}
	l := &lexer{data: data, at: at + len("startxref")}
	start, err := strconv.Atoi(string(l.next().text))
	if err != nil || start <= 0 || start >= len(data) {
		return nil, nil, errForeign
	}
	l.at = start
	if string(l.next().text) != "xref" || string(l.next().text) != "0" {
		return nil, nil, errForeign
	}
	count, err := strconv.Atoi(string(l.next().text))
	if err != nil || count < 0 || count > len(data) {
		return nil, nil, errForeign
	}
	offsets := make([]int, count)
	for n := range offsets {
		offset, _ := strconv.Atoi(string(l.next().text))
		l.next() // the generation
		if use := l.next(); string(use.text) == "n" {
			if offset <= 0 || offset >= len(data) {
				return nil, nil, errForeign
			}
			offsets[n] = offset
		}
	}
	if string(l.next().text) != "trailer" {
		return nil, nil, errForeign
	}
	trailer, err := (&parser{lexer: l}).object(l.next())
	if err != nil {
		return nil, nil, err
	}
	d, _ := trailer.(dict)
	return offsets, d, nil
}

// readObject reads the indirect object with a number (7.3.10).
func readObject(data []byte, n, offset int) (any, error) {
	l := &lexer{data: data, at: offset}
	if string(l.next().text) != strconv.Itoa(n) || string(l.next().text) != "0" || string(l.next().text) != "obj" {
		return nil, errForeign
	}
	object, err := (&parser{lexer: l}).object(l.next())
	if err != nil {
		return nil, err
	}
	d, ok := object.(dict)
	if !ok || string(l.next().text) != "stream" {
		return object, nil
	}
	if l.at < len(data) && data[l.at] == '\r' {
		l.at++
	}
	l.at++ // the end of the line
	length, _ := d["Length"].(number)
	size, err := strconv.Atoi(string(length))
	if err != nil || size < 0 || l.at+size > len(data) {
		return nil, errForeign
	}
	return stream{d, data[l.at : l.at+size : l.at+size]}, nil
}

// parser makes objects of tokens.
type parser struct {
	*lexer
	depth int
}

const mostDeep = 64

func (p *parser) object(t token) (any, error) {
	switch t.kind {
	case numberToken:
		return p.numberOrRef(t), nil
	case nameToken:
		return unname(t.text), nil
	case stringToken:
		return str(unescape(t.text)), nil
	case hexToken:
		return str(unhex(t.text)), nil
	case keywordToken:
		switch string(t.text) {
		case "true":
			return true, nil
		case "false":
			return false, nil
		case "null":
			return nil, nil
		}
	case openToken:
		if p.depth++; p.depth > mostDeep {
			return nil, errForeign
		}
		defer func() { p.depth-- }()
		if t.text[0] == '[' {
			return p.array()
		}
		return p.dict()
	}
	return nil, errForeign
}

func (p *parser) array() (any, error) {
	a := array{}
	for {
		t := p.next()
		if t.kind == closeToken {
			return a, nil
		}
		item, err := p.object(t)
		if err != nil {
			return nil, err
		}
		a = append(a, item)
	}
}

func (p *parser) dict() (any, error) {
	d := dict{}
	for {
		t := p.next()
		if t.kind == closeToken {
			return d, nil
		}
		if t.kind != nameToken {
			return nil, errForeign
		}
		value, err := p.object(p.next())
		if err != nil {
			return nil, err
		}
		if value != nil { // a key without a value is no key (7.3.7)
			d[unname(t.text)] = value
		}
	}
}

// numberOrRef reads "12 0 R" as a reference.
func (p *parser) numberOrRef(t token) any {
	back := p.at
	if p.next().kind == numberToken {
		if r := p.next(); r.kind == keywordToken && string(r.text) == "R" {
			if n, err := strconv.Atoi(string(t.text)); err == nil {
				return ref(n)
			}
		}
	}
	p.at = back
	return number(t.text)
}

// unname replaces the codes in a name.
func unname(raw []byte) name {
	if bytes.IndexByte(raw, '#') < 0 {
		return name(raw)
	}
	var out []byte
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if code := unhex(raw[i+1 : i+3]); len(code) == 1 {
				out = append(out, code[0])
				i += 2
				continue
			}
		}
		out = append(out, raw[i])
	}
	return name(out)
}

// follow gives the object that a reference means.
func (f *file) follow(object any) any {
	for range mostDeep {
		r, ok := object.(ref)
		if !ok {
			return object
		}
		if r <= 0 || int(r) >= len(f.objects) {
			return nil
		}
		object = f.objects[r]
	}
	return nil
}

func (f *file) dict(object any) dict {
	d, _ := f.follow(object).(dict)
	return d
}

// readPages reads the tree of pages (7.7.3) in order.
func (f *file) readPages(node any, inherited dict, seen map[ref]bool) error {
	r, _ := node.(ref)
	d := f.dict(r)
	if d == nil || seen[r] {
		return errForeign
	}
	seen[r] = true
	if kids, ok := f.follow(d["Kids"]).(array); ok {
		for _, kid := range kids {
			if err := f.readPages(kid, d, seen); err != nil {
				return err
			}
		}
		return nil
	}
	content, ok := f.follow(d["Contents"]).(stream)
	if !ok {
		return errForeign
	}
	if d["Resources"] == nil {
		d["Resources"] = inherited["Resources"]
	}
	plain, err := inflated(content)
	if err != nil {
		return fmt.Errorf("page %d: %w", len(f.pages)+1, err)
	}
	f.pages = append(f.pages, page{number: int(r), dict: d, content: plain})
	return nil
}

// inflated gives the data of a stream without its compression.
func inflated(s stream) ([]byte, error) {
	switch s.dict["Filter"] {
	case nil:
		return s.data, nil
	case name("FlateDecode"):
		r, err := zlib.NewReader(bytes.NewReader(s.data))
		if err != nil {
			return nil, fmt.Errorf("a compressed stream: %w", err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			return nil, fmt.Errorf("a compressed stream: %w", err)
		}
		return data, nil
	}
	return nil, errForeign
}
