package proof

import (
	"fmt"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// get follows references.
func (f *File) get(o types.Object) types.Object {
	object, err := f.ctx.Dereference(o)
	if err != nil {
		panic(fmt.Sprintf("%v cannot be read: %v", o, err))
	}
	return object
}

func (f *File) dict(o types.Object) types.Dict {
	switch d := f.get(o).(type) {
	case types.Dict:
		return d
	case types.StreamDict:
		return d.Dict
	}
	return nil
}

func (f *File) array(o types.Object) types.Array {
	a, _ := f.get(o).(types.Array)
	return a
}

func (f *File) name(o types.Object) string {
	n, _ := f.get(o).(types.Name)
	return n.Value()
}

func (f *File) number(o types.Object) float64 {
	switch n := f.get(o).(type) {
	case types.Integer:
		return float64(n.Value())
	case types.Float:
		return n.Value()
	}
	return 0
}

// text gives a text string (ISO 32000-1, 7.9.2.2).
func (f *File) text(o types.Object) string {
	switch s := f.get(o).(type) {
	case types.StringLiteral:
		if text, err := types.StringLiteralToString(s); err == nil {
			return text
		}
	case types.HexLiteral:
		if text, err := types.HexLiteralToString(s); err == nil {
			return text
		}
	}
	return ""
}

// bytes gives a byte string.
func (f *File) bytes(o types.Object) []byte {
	switch s := f.get(o).(type) {
	case types.StringLiteral:
		if b, err := types.Unescape(s.Value()); err == nil {
			return b
		}
	case types.HexLiteral:
		if b, err := s.Bytes(); err == nil {
			return b
		}
	}
	return nil
}

// stream gives a stream's dictionary, and its data without compression.
func (f *File) stream(o types.Object) (types.Dict, []byte) {
	s, _, err := f.ctx.DereferenceStreamDict(o)
	if err != nil || s == nil {
		return nil, nil
	}
	if err := s.Decode(); err != nil {
		panic(fmt.Sprintf("the stream %v cannot be read: %v", o, err))
	}
	return s.Dict, s.Content
}

// object gives the number of an indirect reference, 0 for anything else.
func object(o types.Object) int {
	if r, ok := o.(types.IndirectRef); ok {
		return r.ObjectNumber.Value()
	}
	return 0
}
