package proof

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"strconv"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// operation is an operator of a content stream with its operands: numbers and
// keywords as they stand, names with their stroke, strings decoded behind "(",
// dictionaries and arrays as one operand each.
type operation struct {
	operator string
	operands []string
}

// operations reads a content stream (ISO 32000-1, 7.8.2).
func operations(content []byte) []operation {
	var all []operation
	var operands []string
	for at := 0; at < len(content); {
		c := content[at]
		switch {
		case strings.IndexByte("\x00\t\n\f\r ", c) >= 0:
			at++
		case c == '(' || c == '<' || c == '[':
			operand, next := bracketed(content, at)
			operands, at = append(operands, operand), next
		default:
			end := at + 1
			for end < len(content) && strings.IndexByte("\x00\t\n\f\r ()<>[]{}/%", content[end]) < 0 {
				end++
			}
			word := string(content[at:end])
			at = end
			if c == '/' || strings.IndexByte("+-.0123456789", c) >= 0 {
				operands = append(operands, word)
				continue
			}
			all = append(all, operation{word, operands})
			operands = nil
		}
	}
	return all
}

// bracketed reads a string, an array or a dictionary.
func bracketed(content []byte, at int) (operand string, next int) {
	switch {
	case content[at] == '(':
		depth := 0
		for i := at; i < len(content); i++ {
			switch content[i] {
			case '\\':
				i++
			case '(':
				depth++
			case ')':
				if depth--; depth == 0 {
					raw, err := types.Unescape(string(content[at+1 : i]))
					if err != nil {
						panic("a string cannot be read: " + err.Error())
					}
					return "(" + string(raw), i + 1
				}
			}
		}
	case bytes.HasPrefix(content[at:], []byte("<<")):
		if end := bytes.Index(content[at:], []byte(">>")); end > 0 {
			return string(content[at : at+end+2]), at + end + 2
		}
	case content[at] == '<':
		if end := bytes.IndexByte(content[at:], '>'); end > 0 {
			raw, err := hex.DecodeString(string(content[at+1 : at+end]))
			if err != nil {
				panic("a string cannot be read: " + err.Error())
			}
			return "(" + string(raw), at + end + 1
		}
	case content[at] == '[':
		if end := bytes.IndexByte(content[at:], ']'); end > 0 {
			return string(content[at : at+end+1]), at + end + 1
		}
	}
	panic("a bracket is left open in the content of a page")
}

// marked is what stands in the marks of a page: the ids, and the text at each.
type marked struct {
	ids  []int          // in the order in which they open
	says map[int]string // the text at each id
	tags map[int]string // the name at each id
}

// reader goes through the content of a page.
type reader struct {
	*File
	page  int // from 1
	fonts types.Dict
	font  *font
	depth int // of saved graphics states
	open  string
	id    int
	marked
}

const (
	nothing  = ""
	artifact = "artifact"
	element  = "element"
)

// read reads page i and reports what may not be in it.
func (f *File) read(i int) marked {
	resources := f.dict(f.pages[i].dict["Resources"])
	r := &reader{File: f, page: i + 1, fonts: f.dict(resources["Font"]), marked: marked{says: map[int]string{}, tags: map[int]string{}}}
	for _, op := range operations(f.pages[i].content) {
		r.operation(op)
	}
	if r.open != nothing {
		r.report("page %d ends inside a mark", r.page)
	}
	if r.depth != 0 {
		r.report("page %d leaves %d graphics states saved", r.page, r.depth)
	}
	return r.marked
}

// drawnOn gives what stands in the marks of page i. What is wrong with it is
// another rule's.
func (f *File) drawnOn(i int) marked {
	if f.drawn == nil {
		if f.known == nil {
			f.known = map[int]*font{}
		}
		quiet := *f
		for n := range f.pages {
			f.drawn = append(f.drawn, quiet.read(n))
		}
	}
	return f.drawn[i]
}

// contents is all that the pages draw: each painted thing is tagged or an
// artifact, and the two never nest (ISO 14289-1, 7.1).
func (f *File) contents() {
	for i := range f.pages {
		f.read(i)
	}
}

func (r *reader) operation(op operation) {
	const deepest = 28 // ISO 19005-2, 6.1.13
	switch op.operator {
	case "q":
		if r.depth++; r.depth > deepest {
			r.report("page %d saves more than %d graphics states", r.page, deepest)
		}
	case "Q":
		r.depth--
	case "BDC":
		r.begin(op)
	case "EMC":
		if r.open == nothing {
			r.report("page %d closes a mark that is not open", r.page)
		}
		r.open = nothing
	case "Tf":
		r.font = r.fontOf(r.fonts[op.operands[0][1:]])
	case "Tj":
		r.painted(op.operator)
		r.show(op.operands[0])
	case "f", "f*", "B", "B*", "S", "s", "b", "Do":
		r.painted(op.operator)
	case "BT", "ET", "Td", "Tw", "Tr", "cm", "m", "l", "c", "v", "y", "h", "re", "n", "W", "w", "J", "j", "d", "g", "G", "rg", "RG", "M":
	default:
		r.report("page %d has the operator %s", r.page, op.operator)
	}
}

func (r *reader) painted(operator string) {
	if r.open == nothing {
		r.report("page %d paints with %s outside of any mark", r.page, operator)
	}
}

func (r *reader) begin(op operation) {
	if r.open != nothing {
		r.report("page %d opens a mark inside another", r.page)
	}
	if len(op.operands) != 2 {
		r.report("page %d opens a mark of %v", r.page, op.operands)
		return
	}
	if op.operands[0] == "/Artifact" {
		r.open = artifact
		return
	}
	_, rest, _ := strings.Cut(op.operands[1], "/MCID")
	id, err := strconv.Atoi(strings.Trim(rest, " <>"))
	if err != nil {
		r.report("page %d has a mark without an id", r.page)
		return
	}
	if _, twice := r.tags[id]; twice {
		r.report("page %d has the id %d twice", r.page, id)
	}
	r.open, r.id = element, id
	r.ids = append(r.ids, id)
	r.tags[id] = op.operands[0][1:]
}

// show looks up what is written, and keeps it.
func (r *reader) show(operand string) {
	if r.font == nil {
		r.report("page %d writes without a font", r.page)
		return
	}
	codes := []byte(operand[1:])
	if len(codes)%2 != 0 {
		r.report("page %d writes half a character", r.page)
	}
	for ; len(codes) >= 2; codes = codes[2:] {
		code := int(binary.BigEndian.Uint16(codes))
		r.font.used[code] = true
		if r.open == element {
			r.says[r.id] += r.font.unicode[code]
		}
	}
}
