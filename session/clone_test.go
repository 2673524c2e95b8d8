package session

import (
	"bytes"
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

func TestCloneIsEqual(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anySession(t)
		sameSession(t, s.Clone(), s)
	})
}

// TestCloneSharesNothing fills all that a session can hold, changes all that
// can be changed in the copy, and finds the first one as it was.
func TestCloneSharesNothing(t *testing.T) {
	s := &Session{}
	overwrite(reflect.ValueOf(s).Elem(), "voor")
	before := Marshal(s)
	overwrite(reflect.ValueOf(s.Clone()).Elem(), "na")
	if after := Marshal(s); !bytes.Equal(after, before) {
		t.Errorf("was\n%s\nis\n%s", before, after)
	}
}

// overwrite writes into every slice, pointer and map that v holds, or makes it.
func overwrite(v reflect.Value, text string) {
	extra := extraOf(v)
	if extra == nil {
		extra = Extra{"table": map[string]any{}, "list": []any{nil}, "tables": []map[string]any{{}}}
		v.FieldByName("Extra").Set(reflect.ValueOf(extra))
	}
	extra["table"].(map[string]any)["key"] = text
	extra["list"].([]any)[0] = text
	extra["tables"].([]map[string]any)[0]["key"] = text
	for _, c := range columnsOf(v.Type()) {
		f := v.Field(c.index)
		if f.Kind() == reflect.Slice && f.IsNil() {
			f.Set(reflect.MakeSlice(f.Type(), 1, 1))
		}
		if f.Kind() == reflect.Pointer && f.IsNil() {
			f.Set(reflect.New(f.Type().Elem()))
		}
		switch c.kind {
		case kindText:
			f.SetString(text)
		case kindTexts:
			f.Index(0).SetString(text)
		case kindNumber:
			reflect.Indirect(f).SetInt(int64(len(text)))
		case kindTable:
			overwrite(f, text)
		case kindTables:
			overwrite(f.Index(0), text)
		}
	}
}
