package session

import (
	"bytes"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	pelletier "github.com/pelletier/go-toml/v2"
	"pgregory.net/rapid"
)

// nasty are the pieces of texts that a TOML writer gets wrong.
var nasty = []string{
	`"`, `""`, `"""`, `'`, `'''`, `\`, `\"`, `\n`, `\u00e9`, "\n", "\r\n", "\r", "\t", " ", "\x00", "\x1b", "\x7f",
	"#", "[", "]]", "{", "}", "=", ",", ".", "é", "👩🏽‍🚀", "\u2028", "\ufeff", "\ufffd", "مرحبا", "a", "nan", "2026-03-30",
}

var texts = rapid.Custom(func(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(nasty), rapid.String()), 1, 6).Draw(t, "pieces"), "")
})

var keys = rapid.OneOf(rapid.StringMatching(`[a-zA-Z0-9_-]{1,6}`), texts).Filter(func(key string) bool { return key != "" })

// singles are the unknown values that are no table and no list.
var singles = rapid.OneOf(
	rapid.Map(texts, toAny), rapid.Map(rapid.Int64(), toAny), rapid.Map(rapid.Float64(), toAny), rapid.Map(rapid.Bool(), toAny),
	rapid.SampledFrom([]any{
		"", math.Inf(1), math.Inf(-1), math.Copysign(0, -1), 1e21, localTime("2026-03-30"), localTime("11:42:10"),
		localTime("11:42:10.000000001"), localTime("2026-03-30T11:42:10"),
		time.Date(2026, 3, 30, 1, 2, 3, 4, time.UTC), time.Date(2026, 3, 30, 1, 2, 3, 0, time.FixedZone("", -5400)),
	}),
)

func toAny[T any](v T) any { return v }

// anyTable generates the unknown keys of a table below a header.
func anyTable(t *rapid.T, taken []column, depth int) map[string]any {
	table := map[string]any{}
	for range rapid.SampledFrom([]int{0, 0, 1, 2}).Draw(t, "keys") {
		key := keys.Draw(t, "key")
		if isTaken(taken, key) {
			continue
		}
		switch sort := rapid.IntRange(0, 5).Draw(t, "sort"); {
		case sort == 0 && depth > 0:
			table[key] = anyTable(t, nil, depth-1)
		case sort == 1 && depth > 0:
			list := []map[string]any{anyTable(t, nil, depth-1)}
			if rapid.Bool().Draw(t, "two") {
				list = append(list, anyTable(t, nil, depth-1))
			}
			table[key] = list
		case sort == 2:
			table[key] = append(anyList(t, depth), int64(1)) // not tables alone
		default:
			table[key] = singles.Draw(t, "value")
		}
	}
	return table
}

func isTaken(columns []column, key string) bool {
	for _, c := range columns {
		if c.key == key {
			return true
		}
	}
	return false
}

// anyList generates an array with tables and arrays on one line.
func anyList(t *rapid.T, depth int) []any {
	list := []any{}
	for range rapid.IntRange(0, 3).Draw(t, "items") {
		switch sort := rapid.IntRange(0, 3).Draw(t, "sort"); {
		case sort == 0 && depth > 0:
			list = append(list, anyList(t, depth-1))
		case sort == 1 && depth > 0:
			table := map[string]any{}
			for range rapid.IntRange(0, 2).Draw(t, "keys") {
				table[keys.Draw(t, "key")] = anyList(t, depth-1)
			}
			list = append(list, table)
		default:
			list = append(list, singles.Draw(t, "item"))
		}
	}
	return list
}

// anySession fills every field, by the table of fields.
func anySession(t *rapid.T) *Session {
	s := &Session{}
	fill(t, reflect.ValueOf(s).Elem())
	s.Format, s.Kind = Format, KindSession
	return s
}

func fill(t *rapid.T, v reflect.Value) {
	columns := columnsOf(v.Type())
	if extra := anyTable(t, columns, 3); len(extra) > 0 {
		v.FieldByName("Extra").Set(reflect.ValueOf(Extra(extra)))
	}
	for _, c := range columns {
		if !rapid.Bool().Draw(t, "filled") {
			continue
		}
		f := v.Field(c.index)
		switch c.kind {
		case kindText:
			f.SetString(texts.Draw(t, c.key))
		case kindTruth:
			f.SetBool(true)
		case kindNumber:
			n := rapid.Int().Draw(t, c.key)
			if f.Kind() == reflect.Pointer {
				f.Set(reflect.ValueOf(&n))
			}
		case kindMoment:
			f.Set(reflect.ValueOf(time.Date(2026, 3, 30, 9, 0, 0, 120, time.FixedZone("", 7200))))
		case kindTexts:
			f.Set(reflect.ValueOf(rapid.SliceOfN(rapid.OneOf(texts, rapid.Just("")), 1, 3).Draw(t, c.key)))
		case kindTable:
			fill(t, f)
		case kindTables:
			list := reflect.MakeSlice(f.Type(), rapid.IntRange(1, 2).Draw(t, c.key), 2)
			for i := range list.Len() {
				fill(t, list.Index(i))
			}
			f.Set(list)
		}
	}
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := anySession(t)
		data := Marshal(s)
		got, err := Read(data)
		if err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
		sameSession(t, got, s)
		if again := Marshal(got); !bytes.Equal(again, data) {
			t.Fatalf("written twice:\n%s\nand\n%s", data, again)
		}
	})
}

// TestAnotherReaderAgrees reads what is written with another library, which
// knows TOML 1.0 alone, and compares all values.
func TestAnotherReaderAgrees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data := Marshal(anySession(t))
		ours, err := decode(string(data))
		if err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
		var theirs map[string]any
		if err := pelletier.Unmarshal(data, &theirs); err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
		if a, b := common(ours), common(theirs); !reflect.DeepEqual(a, b) {
			t.Fatalf("read as\n%v\nand as\n%v\nfrom\n%s", a, b, data)
		}
	})
}

// common gives decoded values in a form that both libraries share.
func common(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k := range v {
			v[k] = common(v[k])
		}
	case []map[string]any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = common(v[i])
		}
		return list
	case []any:
		for i := range v {
			v[i] = common(v[i])
		}
	case time.Time:
		if text := localText(v); text != "" {
			return text
		}
		return v.UnixNano()
	case pelletier.LocalDate:
		return v.String()
	case pelletier.LocalTime:
		return v.String()
	case pelletier.LocalDateTime:
		return v.String()
	}
	return v
}

func TestEmptyValuesAreNotWritten(t *testing.T) {
	s := &Session{Kind: KindSession, Parties: []Party{{}}, Members: []Member{}, Extra: Extra{}}
	zero := 0
	s.Municipality.CouncilSeats = &zero
	want := firstLine + "kind = \"session\"\n\n[municipality]\ncouncil_seats = 0\n\n[[parties]]\n"
	if got := string(Marshal(s)); got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestTextOfMoreLines(t *testing.T) {
	s := &Session{Title: "een\n\"twee\" \"\"\"drie\"\"\" C:\\map\r\n\tvier \"", Kind: KindSession}
	want := firstLine + "kind = \"session\"\ntitle = \"\"\"\neen\n\"twee\" \"\"\\\"drie\"\"\\\" C:\\\\map\\r\n\tvier \\\"\"\"\"\n"
	if got := string(Marshal(s)); got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestBrokenUTF8IsMended(t *testing.T) {
	s := &Session{Kind: KindSession, Title: "a\xffb"}
	if got := mustRead(t, string(Marshal(s))).Title; got != "a\ufffdb" {
		t.Errorf("got %q", got)
	}
}

func TestDeepUnknownTablesCanBeReadAgain(t *testing.T) {
	path := strings.Repeat("a.", 15) + "b"
	s := mustRead(t, head+"["+path+"]\nc = {"+strings.Repeat("d = {", 20)+strings.Repeat("}", 20)+"}\ne = [[{f = [{}]}]]\n")
	sameSession(t, mustRead(t, string(Marshal(s))), s)
}

func TestNewIsReadBack(t *testing.T) {
	at := time.Date(2026, 3, 30, 9, 0, 0, 999, time.FixedZone("Europe/Amsterdam", 7200))
	s := New("0195c3f4-0000-7000-8000-000000000001", at, "slimme-stad", "2026.1")
	want := firstLine + `format = 1
kind = "session"
id = "0195c3f4-0000-7000-8000-000000000001"
created = 2026-03-30T09:00:00+02:00
updated = 2026-03-30T09:00:00+02:00

[guide]
id = "slimme-stad"
version = "2026.1"
`
	if got := string(Marshal(s)); got != want {
		t.Errorf("got\n%s", got)
	}
	sameSession(t, mustRead(t, want), s)
}

func BenchmarkMarshal(b *testing.B) {
	s := large()
	for b.Loop() {
		Marshal(s)
	}
}

func BenchmarkRead(b *testing.B) {
	data := Marshal(large())
	for b.Loop() {
		if _, err := Read(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkClone(b *testing.B) {
	s := large()
	for b.Loop() {
		s.Clone()
	}
}

func BenchmarkCheck(b *testing.B) {
	s, g := large(), table()
	for b.Loop() {
		Check(s, g)
	}
}
