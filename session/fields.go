package session

import (
	"math"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"time"
)

// kind is the TOML type of a field.
type kind int

const (
	kindText kind = iota
	kindNumber
	kindTruth
	kindMoment
	kindTexts
	kindTable
	kindTables
)

// String gives the Dutch word of docs/file-format.md.
func (k kind) String() string {
	switch k {
	case kindText:
		return "tekst"
	case kindNumber:
		return "geheel getal"
	case kindTruth:
		return "true of false"
	case kindMoment:
		return "datum met tijd en tijdzone"
	case kindTexts:
		return "lijst van teksten"
	case kindTable:
		return "tabel"
	}
	return "lijst van tabellen"
}

// phrase gives the word as a message says it.
func (k kind) phrase() string {
	if k == kindText || k == kindTruth {
		return k.String()
	}
	return "een " + k.String()
}

// column is one field of a table, as its tags describe it.
type column struct {
	index     int // in the struct
	key       string
	kind      kind
	show      string
	when      string
	enum      []string
	ranged    bool
	low, high int
	form      string
	ref       string
	by        []string // on an array: the keys that name an element; none: its number
	repeat    bool
	doc       string
}

// columnsOf gives the columns of a type of this package, in file order. The
// table is read from the tags once; it never changes.
func columnsOf(t reflect.Type) []column { return columnTable()[t] }

var columnTable = sync.OnceValue(func() map[reflect.Type][]column {
	table := map[reflect.Type][]column{}
	addColumns(table, reflect.TypeFor[Session]())
	addColumns(table, reflect.TypeFor[Contribution]())
	addColumns(table, reflect.TypeFor[Onboarding]())
	return table
})

// addColumns puts the columns of t, and of the types in it, in the table.
func addColumns(table map[reflect.Type][]column, t reflect.Type) {
	if _, done := table[t]; done {
		return
	}
	var columns []column
	for i := range t.NumField() {
		if f := t.Field(i); f.Tag.Get("key") != "" {
			columns = append(columns, columnOf(i, f))
		}
	}
	table[t] = columns
	for _, c := range columns {
		switch c.kind {
		case kindTable:
			addColumns(table, t.Field(c.index).Type)
		case kindTables:
			addColumns(table, t.Field(c.index).Type.Elem())
		}
	}
}

func columnOf(index int, f reflect.StructField) column {
	c := column{
		index: index, key: f.Tag.Get("key"), kind: kindOf(f.Type),
		show: f.Tag.Get("show"), when: f.Tag.Get("when"),
		form: f.Tag.Get("form"), ref: f.Tag.Get("ref"),
		repeat: f.Tag.Get("repeat") == "true", doc: f.Tag.Get("doc"),
	}
	if enum := f.Tag.Get("enum"); enum != "" {
		c.enum = strings.Split(enum, "|")
	}
	if low, high, ok := strings.Cut(f.Tag.Get("range"), ".."); ok {
		c.ranged, c.low, c.high = true, mustNumber(low), math.MaxInt
		if high != "" {
			c.high = mustNumber(high)
		}
	}
	if c.kind == kindTables {
		c.by = []string{"id"}
		switch by := f.Tag.Get("by"); by {
		case "":
		case "#":
			c.by = nil
		default:
			c.by = strings.Split(by, "/")
		}
	}
	return c
}

// mustNumber reads a number in a tag; a tag that holds none is a mistake in
// this program, which every test finds.
func mustNumber(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		panic(err)
	}
	return n
}

func kindOf(t reflect.Type) kind {
	switch {
	case t == reflect.TypeFor[time.Time]():
		return kindMoment
	case t.Kind() == reflect.Struct:
		return kindTable
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct:
		return kindTables
	case t.Kind() == reflect.Slice:
		return kindTexts
	case t.Kind() == reflect.Bool:
		return kindTruth
	case t.Kind() == reflect.String:
		return kindText
	}
	return kindNumber
}

// Field is one row of the table of fields: everything that the file can hold
// and this version knows. See the package comment for what each tag means.
type Field struct {
	Path   string   // key path; an array of tables ends in [], "stances[].positions[].value"
	Type   string   // the TOML type, in Dutch
	Show   string   // public, confidential, notes or never; the widest variant that holds it
	When   string   // the sibling that has to be true to be public, or ""
	Enum   []string // the allowed values, besides empty
	Range  string   // lowest..highest, "lowest.." without a highest, or ""
	Form   string   // id, uuid, date, color, png, or ""
	Ref    string   // what it refers to, or ""
	By     []string // on an array: the keys that name an element; none: its number
	Repeat bool     // on an array: elements may have one name
	Doc    string   // what it means, in Dutch
}

// Fields gives the table of fields of a session, in the order of the file.
func Fields() []Field { return appendFields(nil, "", reflect.TypeFor[Session]()) }

// Highest gives the highest number that the field of a session with that path
// may hold, math.MaxInt where there is no limit; 0 where there is no such
// field of numbers.
func Highest(path string) int {
	for _, f := range Fields() {
		_, high, ranged := strings.Cut(f.Range, "..")
		switch {
		case f.Path != path || !ranged:
		case high == "":
			return math.MaxInt
		default:
			return mustNumber(high)
		}
	}
	return 0
}

// ContributionFields gives the table of fields of a contribution, likewise.
// None of them stands in a document: Show is what holds once it was merged.
func ContributionFields() []Field { return appendFields(nil, "", reflect.TypeFor[Contribution]()) }

// OnboardingFields gives the table of fields of an .inwerken file, likewise.
// Show says nothing there: it is one person's own.
func OnboardingFields() []Field { return appendFields(nil, "", reflect.TypeFor[Onboarding]()) }

func appendFields(fields []Field, prefix string, t reflect.Type) []Field {
	for _, c := range columnsOf(t) {
		f := Field{
			Path: prefix + c.key, Type: c.kind.String(), Show: c.show, When: c.when,
			Enum: c.enum, Form: c.form, Ref: c.ref, By: c.by, Repeat: c.repeat, Doc: c.doc,
		}
		if c.show == "" {
			f.Show = "never"
		}
		if c.ranged {
			f.Range = strconv.Itoa(c.low) + ".."
			if c.high < math.MaxInt {
				f.Range += strconv.Itoa(c.high)
			}
		}
		switch c.kind {
		case kindTable:
			fields = appendFields(append(fields, f), f.Path+".", t.Field(c.index).Type)
		case kindTables:
			f.Path += "[]"
			fields = appendFields(append(fields, f), f.Path+".", t.Field(c.index).Type.Elem())
		default:
			fields = append(fields, f)
		}
	}
	return fields
}
