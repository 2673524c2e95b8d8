package session

import (
	"bytes"
	"fmt"
	"maps"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"formatietafel/scan"
)

// firstLine says what a person who edits the file by hand has to know.
const firstLine = "# Formatietafel. Opmerkingen in dit bestand, zoals deze regel, blijven bij het opslaan niet bewaard.\n"

// Marshal writes a session as the bytes of its file: TOML 1.0, UTF-8, LF,
// tables and keys in the order of the types, unknown keys after the known ones
// of their element. Empty values are not written. Reading it gives the same
// session; bytes in a text that are no UTF-8 become U+FFFD.
func Marshal(s *Session) []byte {
	return marshal(reflect.ValueOf(s).Elem())
}

// MarshalContribution writes a contribution likewise.
func MarshalContribution(c *Contribution) []byte {
	return marshal(reflect.ValueOf(c).Elem())
}

func marshal(file reflect.Value) []byte {
	e := &emitter{}
	e.WriteString(firstLine)
	e.fields(file, nil)
	return e.Bytes()
}

// emitter writes TOML. TOML wants the single values of a table before its
// tables, so that each is passed over twice.
type emitter struct{ bytes.Buffer }

// fields writes what stands in a struct, below its header.
func (e *emitter) fields(v reflect.Value, path []string) {
	columns := columnsOf(v.Type())
	for _, c := range columns {
		if f := v.Field(c.index); c.kind < kindTable && !isEmpty(f) {
			e.pair(c.key, plain(f))
		}
	}
	extra := extraOf(v)
	e.singles(extra, len(path))
	for _, c := range columns {
		if c.kind >= kindTable {
			e.tables(v.Field(c.index), append(slices.Clip(path), c.key))
		}
	}
	e.extraTables(extra, path)
}

// tables writes a table or an array of tables with their headers.
func (e *emitter) tables(v reflect.Value, path []string) {
	if v.Kind() == reflect.Slice {
		for i := range v.Len() {
			e.header("[[", path, "]]")
			e.fields(v.Index(i), path)
		}
		return
	}
	if isEmpty(v) {
		return
	}
	if hasSingles(v, len(path)) {
		e.header("[", path, "]")
	}
	e.fields(v, path)
}

// hasSingles tells whether a table holds anything besides tables; without it
// the headers within say enough.
func hasSingles(v reflect.Value, parts int) bool {
	for _, c := range columnsOf(v.Type()) {
		if c.kind < kindTable && !isEmpty(v.Field(c.index)) {
			return true
		}
	}
	for _, value := range extraOf(v) {
		if !getsHeader(value, parts) {
			return true
		}
	}
	return false
}

func extraOf(v reflect.Value) Extra { return v.FieldByName("Extra").Interface().(Extra) }

// getsHeader tells whether an unknown value in a table of so many parts is
// written as tables of its own; a path that is too long to be read again is not.
func getsHeader(value any, parts int) bool {
	switch value.(type) {
	case map[string]any, []map[string]any:
		return parts < scan.MaxKeyParts
	}
	return false
}

// singles writes the unknown keys that need no header.
func (e *emitter) singles(extra map[string]any, parts int) {
	for _, key := range slices.Sorted(maps.Keys(extra)) {
		if !getsHeader(extra[key], parts) {
			e.pair(key, extra[key])
		}
	}
}

// extraTables writes the unknown tables, each below its header.
func (e *emitter) extraTables(extra map[string]any, path []string) {
	for _, key := range slices.Sorted(maps.Keys(extra)) {
		if !getsHeader(extra[key], len(path)) {
			continue
		}
		inner := append(slices.Clip(path), key)
		switch value := extra[key].(type) {
		case map[string]any:
			e.header("[", inner, "]")
			e.extra(value, inner)
		case []map[string]any:
			for _, table := range value {
				e.header("[[", inner, "]]")
				e.extra(table, inner)
			}
		}
	}
}

func (e *emitter) extra(table map[string]any, path []string) {
	e.singles(table, len(path))
	e.extraTables(table, path)
}

func (e *emitter) header(open string, path []string, end string) {
	e.WriteString("\n" + open)
	for i, key := range path {
		if i > 0 {
			e.WriteByte('.')
		}
		e.WriteString(quoteKey(key))
	}
	e.WriteString(end + "\n")
}

func (e *emitter) pair(key string, value any) {
	e.WriteString(quoteKey(key) + " = ")
	e.value(value)
	e.WriteByte('\n')
}

// value writes what stands behind the =.
func (e *emitter) value(value any) {
	switch value := value.(type) {
	case string:
		e.text(value)
	case int64:
		e.WriteString(strconv.FormatInt(value, 10))
	case bool:
		e.WriteString(strconv.FormatBool(value))
	case float64:
		e.WriteString(float(value))
	case time.Time:
		e.WriteString(moment(value).Format(time.RFC3339Nano))
	case localTime:
		e.WriteString(string(value))
	case []string:
		list(e, value)
	case []any:
		list(e, value)
	case []map[string]any:
		list(e, value)
	case map[string]any:
		e.inline(value)
	default: // nothing that Read keeps
		e.text(fmt.Sprint(value))
	}
}

func list[T any](e *emitter, items []T) {
	e.WriteByte('[')
	for i, item := range items {
		if i > 0 {
			e.WriteString(", ")
		}
		e.value(item)
	}
	e.WriteByte(']')
}

func (e *emitter) inline(table map[string]any) {
	e.WriteByte('{')
	for i, key := range slices.Sorted(maps.Keys(table)) {
		if i > 0 {
			e.WriteByte(',')
		}
		e.WriteString(" " + quoteKey(key) + " = ")
		e.value(table[key])
	}
	if len(table) > 0 {
		e.WriteByte(' ')
	}
	e.WriteByte('}')
}

// float writes a number so that it is read back as a float.
func float(f float64) string {
	switch {
	case math.IsNaN(f):
		return "nan"
	case math.IsInf(f, 1):
		return "inf"
	case math.IsInf(f, -1):
		return "-inf"
	}
	text := strconv.FormatFloat(f, 'g', -1, 64)
	if !strings.ContainsAny(text, ".e") {
		text += ".0"
	}
	return text
}

// text writes a basic string, over more lines where it has line breaks.
func (e *emitter) text(text string) {
	text = strings.ToValidUTF8(text, "\uFFFD")
	if strings.Contains(text, "\n") {
		e.WriteString(`"""` + "\n" + escape(text, true) + `"""`)
		return
	}
	e.WriteString(quote(text))
}

// quote gives text as a basic string on one line.
func quote(text string) string { return `"` + escape(text, false) + `"` }

// escape gives text as it stands within a basic string, of more lines or of
// one. In one of more lines the third quote in a row is escaped, and one at
// the end: there it would close the string.
func escape(text string, lines bool) string {
	var b strings.Builder
	b.Grow(len(text))
	done, quotes := 0, 0
	for i := range len(text) {
		c := text[i]
		if c != '"' {
			quotes = 0
		} else {
			quotes++
		}
		switch {
		case c == '"' && lines && quotes < 3 && i < len(text)-1:
			continue
		case (c == '\n' || c == '\t') && lines:
			continue
		case c != '"' && c != '\\' && c >= ' ' && c != 0x7f:
			continue
		}
		b.WriteString(text[done:i])
		b.WriteString(escaped(c))
		done, quotes = i+1, 0
	}
	b.WriteString(text[done:])
	return b.String()
}

// escaped gives the escape of a character that a basic string cannot hold.
func escaped(c byte) string {
	switch c {
	case '"':
		return `\"`
	case '\\':
		return `\\`
	case '\t':
		return `\t`
	case '\n':
		return `\n`
	case '\r':
		return `\r`
	}
	return fmt.Sprintf(`\u%04X`, c)
}

// quoteKey gives a key, in quotes where it needs them.
func quoteKey(key string) string {
	for i := range len(key) {
		if !scan.IsBare(key[i]) {
			return quote(strings.ToValidUTF8(key, "\uFFFD"))
		}
	}
	if key == "" {
		return `""`
	}
	return key
}

// plain gives the value of a field for emitter.value.
func plain(v reflect.Value) any {
	switch {
	case v.Kind() == reflect.Pointer:
		return v.Elem().Int()
	case v.Kind() == reflect.String:
		return v.String()
	case v.CanInt():
		return v.Int()
	}
	return v.Interface()
}

// isEmpty tells whether nothing of v has to be written.
func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Slice, reflect.Map:
		return v.Len() == 0
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			return v.Interface().(time.Time).IsZero()
		}
		for i := range v.NumField() {
			if !isEmpty(v.Field(i)) {
				return false
			}
		}
		return true
	}
	return v.IsZero()
}
