package tag

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"unicode/utf16"
)

// The objects of a PDF (7.3). Numbers that were read keep their digits.
type (
	name   string
	number string
	ref    int // the number of an indirect object; its generation is 0
	str    []byte
	array  []any
	dict   map[name]any
	stream struct {
		dict dict
		data []byte
	}
)

// text makes a text string (7.9.2.2) of ASCII or UTF-16 with its mark.
func text(s string) str {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			units := utf16.Encode([]rune(s))
			out := make(str, 0, 2+2*len(units))
			out = append(out, 0xfe, 0xff)
			for _, u := range units {
				out = append(out, byte(u>>8), byte(u))
			}
			return out
		}
	}
	return str(s)
}

// points is a length with two decimals.
func points(x float64) number {
	return number(strconv.FormatFloat(x, 'f', 2, 64))
}

func (r Rect) array() array {
	return array{points(r.X0), points(r.Y0), points(r.X1), points(r.Y1)}
}

// write writes an object, dictionaries in order of key.
func write(out *bytes.Buffer, object any) {
	switch o := object.(type) {
	case nil:
		out.WriteString("null")
	case bool:
		out.WriteString(strconv.FormatBool(o))
	case int:
		out.Write(strconv.AppendInt(out.AvailableBuffer(), int64(o), 10))
	case number:
		out.WriteString(string(o))
	case name:
		writeName(out, o)
	case ref:
		out.Write(strconv.AppendInt(out.AvailableBuffer(), int64(o), 10))
		out.WriteString(" 0 R")
	case str:
		writeString(out, o)
	case array:
		out.WriteByte('[')
		for i, item := range o {
			if i > 0 {
				out.WriteByte(' ')
			}
			write(out, item)
		}
		out.WriteByte(']')
	case dict:
		writeDict(out, o)
	case stream:
		o.dict["Length"] = len(o.data)
		writeDict(out, o.dict)
		out.WriteString("\nstream\n")
		out.Write(o.data)
		out.WriteString("\nendstream")
	default:
		panic(fmt.Sprintf("tag: %T is no object", object))
	}
}

func writeDict(out *bytes.Buffer, d dict) {
	keys := make([]name, 0, len(d))
	for key := range d {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	out.WriteString("<<")
	for i, key := range keys {
		if i > 0 {
			out.WriteByte(' ')
		}
		writeName(out, key)
		out.WriteByte(' ')
		write(out, d[key])
	}
	out.WriteString(">>")
}

const hexDigits = "0123456789ABCDEF"

// writeName writes a name; what is not regular stands as its code (7.3.5).
func writeName(out *bytes.Buffer, n name) {
	out.WriteByte('/')
	for i := range len(n) {
		c := n[i]
		if c <= ' ' || c > '~' || c == '#' || delimiter(c) {
			out.Write([]byte{'#', hexDigits[c>>4], hexDigits[c&15]})
			continue
		}
		out.WriteByte(c)
	}
}

// writeString writes ASCII as a literal string, anything else in digits.
func writeString(out *bytes.Buffer, s str) {
	for _, c := range s {
		if c < ' ' || c > '~' {
			out.WriteByte('<')
			for _, c := range s {
				out.Write([]byte{hexDigits[c>>4], hexDigits[c&15]})
			}
			out.WriteByte('>')
			return
		}
	}
	out.WriteByte('(')
	for _, c := range s {
		if c == '(' || c == ')' || c == '\\' {
			out.WriteByte('\\')
		}
		out.WriteByte(c)
	}
	out.WriteByte(')')
}
