package session

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"time"

	"github.com/BurntSushi/toml"

	"formatietafel/scan"
)

// ReadError is a file that cannot be read as a session or contribution: no TOML, over a
// limit, of another kind or a newer format, or with a value of the wrong TOML
// type. Error is one Dutch line, without the name of the file.
type ReadError struct {
	Line    int    // where the text does not parse; 0 where that is not the matter
	Place   string // key path of the value that is wrong, or ""
	Message string // what is wrong and what to do
}

func (e *ReadError) Error() string {
	switch {
	case e.Line > 0:
		return fmt.Sprintf("regel %d: %s", e.Line, e.Message)
	case e.Place != "":
		return e.Place + ": " + e.Message
	}
	return e.Message
}

// byteOrderMark is what some editors put before a text in UTF-8.
const byteOrderMark = "\xef\xbb\xbf"

// Read reads a session file. An error is a [*ReadError]. Values of the right
// type that are not allowed are kept, so that [Check] can name them; keys that
// this version does not know are kept in the Extra of their element.
func Read(data []byte) (*Session, error) {
	f, err := read(data, KindSession)
	return f.Session, err
}

// ReadContribution reads a contribution file, likewise.
func ReadContribution(data []byte) (*Contribution, error) {
	f, err := read(data, KindContribution)
	return f.Contribution, err
}

// read reads a file of one of the wanted kinds.
func read(data []byte, wanted ...string) (File, error) {
	data = bytes.TrimPrefix(data, []byte(byteOrderMark))
	if err := admitted(data); err != nil {
		return File{}, err
	}
	raw, failed := decode(string(data))
	if failed != nil {
		return File{}, failed
	}
	if err := readHead(raw, wanted); err != nil {
		return File{}, err
	}
	f := newFile(raw["kind"].(string))
	if err := fillFile(f.table(), raw); err != nil {
		return File{}, err
	}
	return f, nil
}

// fillFile maps a whole decoded file.
func fillFile(file reflect.Value, raw map[string]any) error {
	r := &reader{}
	r.table(file, raw, "", 0)
	if r.err != nil {
		return r.err
	}
	if len(marshal(file)) > maxFile {
		return &ReadError{Message: "dit bestand zou bij het opslaan groter dan 8 MiB worden; zo groot is geen sessie, controleer of dit het goede bestand is"}
	}
	return nil
}

// decode gives the file as the TOML library reads it. That library panics
// where it contradicts itself, which for a reader is one more broken file.
func decode(text string) (raw map[string]any, failed *ReadError) {
	const unreadable = "hier is de TOML niet te lezen; controleer aanhalingstekens, haakjes en dubbele sleutels"
	defer func() {
		if recover() != nil {
			raw, failed = nil, &ReadError{Message: "dit bestand is niet als TOML te lezen; controleer aanhalingstekens, haakjes en dubbele sleutels"}
		}
	}()
	// Into an interface: then the library matches no keys by itself, which it
	// does without regard to case.
	var decoded any
	_, err := toml.Decode(text, &decoded)
	var parse toml.ParseError
	if errors.As(err, &parse) {
		return nil, &ReadError{Line: lineOf(text, parse.Position), Message: unreadable}
	}
	raw, ok := decoded.(map[string]any)
	if err != nil || !ok {
		return nil, &ReadError{Message: unreadable}
	}
	return raw, nil
}

// lineOf gives the line on which an error of the library lies. Its own line
// is one too high where the line end is what it did not expect.
func lineOf(text string, p toml.Position) int {
	last := min(max(p.Start+p.Len-1, 0), len(text))
	line := 1
	for i := range last {
		if text[i] == '\n' {
			line++
		}
	}
	return line
}

// readHead refuses a file of none of the wanted kinds, or one of a newer
// version, before the rest of it is looked at.
func readHead(raw map[string]any, wanted []string) *ReadError {
	kind, isText := raw["kind"].(string)
	if !isText || !slices.Contains(wanted, kind) {
		return wrongKind(raw["kind"], wanted[0])
	}
	if number, ok := raw["format"].(int64); ok && number > Format {
		return &ReadError{Place: "format", Message: fmt.Sprintf("dit bestand komt uit een nieuwere versie van Formatietafel (vorm %d); open het met die versie", number)}
	}
	return nil
}

// kindNames are what a message calls each kind of file.
var kindNames = map[string]string{
	KindSession: "sessie van Formatietafel", KindContribution: "inbreng van een partij", KindOnboarding: "bestand van Inwerken",
}

// wrongKind says what a file is instead of what is wanted.
func wrongKind(kind any, wanted string) *ReadError {
	named, _ := kind.(string)
	what, is := kindNames[wanted], kindNames[named]
	message := fmt.Sprintf("hier hoort %q te staan; controleer of dit een %s is", wanted, what)
	switch {
	case kind == nil:
		message = fmt.Sprintf("hier ontbreekt kind = %q; controleer of dit een %s is", wanted, what)
	case kind == KindContribution && wanted == KindSession:
		message = "dit is een inbreng van een partij, geen sessie; voeg hem toe aan een sessie met merge"
	case is != "":
		message = fmt.Sprintf("dit is een %s, geen %s; kies een ander bestand", is, what)
	}
	return &ReadError{Place: "kind", Message: message}
}

// reader maps decoded TOML to the types of this package, by their tags. It
// keeps the first error.
type reader struct {
	err  *ReadError
	keys int // unknown keys and tables so far
}

func (r *reader) fail(place, format string, args ...any) {
	if r.err == nil {
		r.err = &ReadError{Place: place, Message: fmt.Sprintf(format, args...)}
	}
}

// table fills v from raw; parts is how many keys lead to it.
func (r *reader) table(v reflect.Value, raw map[string]any, place string, parts int) {
	for _, c := range columnsOf(v.Type()) {
		value, found := raw[c.key]
		if !found {
			continue
		}
		delete(raw, c.key)
		if !r.field(v.Field(c.index), c, value, join(place, c.key), parts+1) {
			r.fail(join(place, c.key), "hier hoort %s, maar er staat %s; verbeter de waarde", c.kind.phrase(), typeName(value))
		}
		if r.err != nil {
			return
		}
	}
	if len(raw) > 0 {
		v.FieldByName("Extra").Set(reflect.ValueOf(Extra(r.keep(raw, place, parts, 0))))
	}
}

// field fills one field; false where the value has another type.
func (r *reader) field(v reflect.Value, c column, value any, place string, parts int) bool {
	switch c.kind {
	case kindText:
		text, ok := value.(string)
		v.SetString(text)
		return ok
	case kindNumber:
		number, ok := value.(int64)
		return ok && setNumber(v, number)
	case kindTruth:
		truth, ok := value.(bool)
		v.SetBool(truth)
		return ok
	case kindMoment:
		at, ok := value.(time.Time)
		if !ok || localText(at) != "" {
			return false
		}
		v.Set(reflect.ValueOf(moment(at)))
	case kindTexts:
		return r.texts(v, value, place)
	case kindTable:
		raw, ok := value.(map[string]any)
		if !ok {
			return false
		}
		r.table(v, raw, place, parts)
	case kindTables:
		return r.tables(v, c, value, place, parts)
	}
	return true
}

// setNumber fills an int or a *int; false where it does not fit.
func setNumber(v reflect.Value, number int64) bool {
	n := int(number)
	if v.Kind() == reflect.Pointer {
		v.Set(reflect.ValueOf(&n))
	} else {
		v.SetInt(number)
	}
	return int64(n) == number
}

func (r *reader) texts(v reflect.Value, value any, place string) bool {
	list, ok := value.([]any)
	if !ok {
		return false
	}
	var texts []string
	for i, item := range list {
		text, ok := item.(string)
		if !ok {
			r.fail(element(place, "#"+strconv.Itoa(i+1)), "hier hoort tekst, maar er staat %s; verbeter de waarde", typeName(item))
			return true
		}
		texts = append(texts, text)
	}
	v.Set(reflect.ValueOf(texts))
	return true
}

func (r *reader) tables(v reflect.Value, c column, value any, place string, parts int) bool {
	list, ok := tablesOf(value)
	if !ok {
		return false
	}
	if len(list) == 0 {
		return true
	}
	names := elementNames(len(list), c.by, func(i int, key string) string {
		text, _ := list[i][key].(string)
		return text
	})
	v.Set(reflect.MakeSlice(v.Type(), len(list), len(list)))
	for i, raw := range list {
		r.table(v.Index(i), raw, element(place, names[i]), parts)
	}
	return true
}

// tablesOf gives an array of tables, however it was written; false where the
// value is something else.
func tablesOf(value any) ([]map[string]any, bool) {
	if tables, ok := value.([]map[string]any); ok {
		return tables, true
	}
	list, ok := value.([]any)
	if !ok {
		return nil, false
	}
	tables := make([]map[string]any, len(list))
	for i, item := range list {
		if tables[i], ok = item.(map[string]any); !ok {
			return nil, false
		}
	}
	return tables, true
}

// keep gives unknown keys in the form in which they are kept: tables as
// map[string]any, arrays of tables that get headers as []map[string]any,
// other arrays as []any, local dates and times as [localTime]. parts counts
// the keys that lead to it, depth the brackets that it will be written in:
// what could not be read again is refused now, not after it was written.
func (r *reader) keep(raw map[string]any, place string, parts, depth int) map[string]any {
	kept := make(map[string]any, len(raw))
	for key, value := range raw {
		if r.keys++; r.keys > maxKeys {
			r.fail("", "dit bestand heeft te veel onbekende sleutels; zo veel heeft geen sessie")
		}
		kept[key] = r.keepValue(value, join(place, key), parts+1, depth)
		if r.err != nil {
			return nil
		}
	}
	return kept
}

func (r *reader) keepValue(value any, place string, parts, depth int) any {
	switch value := value.(type) {
	case time.Time:
		if text := localText(value); text != "" {
			return localTime(text)
		}
		return moment(value)
	case map[string]any:
		if depth == 0 && parts <= scan.MaxKeyParts {
			r.keys++ // its header
			return r.keep(value, place, parts, 0)
		}
		if r.tooDeep(place, depth+1) {
			return nil
		}
		return r.keep(value, place, parts, depth+1)
	case []any, []map[string]any:
		return r.keepList(value, place, parts, depth)
	}
	return value
}

func (r *reader) keepList(value any, place string, parts, depth int) any {
	tables, ok := tablesOf(value)
	if ok && len(tables) > 0 && depth == 0 && parts <= scan.MaxKeyParts {
		kept := make([]map[string]any, len(tables))
		for i, raw := range tables {
			r.keys++
			kept[i] = r.keep(raw, place, parts, 0)
		}
		return kept
	}
	if r.tooDeep(place, depth+1) {
		return nil
	}
	kept := []any{}
	if list, isList := value.([]any); isList {
		for _, item := range list {
			kept = append(kept, r.keepValue(item, place, parts, depth+1))
		}
		return kept
	}
	for _, raw := range tables {
		kept = append(kept, r.keepValue(raw, place, parts, depth+1))
	}
	return kept
}

func (r *reader) tooDeep(place string, depth int) bool {
	if depth > scan.MaxNesting {
		r.fail(place, "hier zitten meer dan %d lijsten of tabellen in elkaar; zo diep gaat geen sessie", scan.MaxNesting)
	}
	return r.err != nil
}

// localTime is a TOML date or time without a time zone, as it is written. The
// library gives it as a moment in the zone of this computer, which it is not.
type localTime string

// localText gives a local date or time as TOML writes it, "" for a moment. The
// library tells them apart by the name of their zone.
func localText(t time.Time) string {
	switch t.Location().String() {
	case "datetime-local":
		return t.Format("2006-01-02T15:04:05.999999999")
	case "date-local":
		return t.Format(time.DateOnly)
	case "time-local":
		return t.Format("15:04:05.999999999")
	}
	return ""
}

// moment gives t in a zone that is the same on every computer: its offset.
func moment(t time.Time) time.Time {
	_, offset := t.Zone()
	if offset%secondsPerMinute != 0 || offset == 0 {
		return t.UTC()
	}
	return t.In(time.FixedZone("", offset))
}

const secondsPerMinute = 60

// typeName is how a message calls the type of a value.
func typeName(value any) string {
	switch value := value.(type) {
	case string:
		return "tekst"
	case int64:
		return "een geheel getal"
	case float64:
		return "een kommagetal"
	case bool:
		return strconv.FormatBool(value)
	case time.Time:
		return "een datum of tijd zonder aanhalingstekens"
	case map[string]any:
		return "een tabel"
	}
	return "een lijst"
}
