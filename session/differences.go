package session

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"formatietafel/guide"
)

// Difference is one value that is not the same in two versions of a file.
type Difference struct {
	Place string // key path
	Step  string // id of the step where it stands
	What  string // in Dutch: the element it belongs to, and what it is of it
	// Was and Is are the values as one short line, "" for none. Of a value
	// that no document may show they are empty both: what is sealed stays so.
	Was, Is string
}

// Differences gives what is not the same in two versions, in the order of the
// file. `updated` is no content. Both are of one kind; where there was no file
// all of it is new.
func Differences(was, is File) []Difference {
	if was.IsZero() {
		was = newFile(is.Kind())
	}
	before, after := valuesOf(was), valuesOf(is)
	var list []Difference
	for _, place := range mergedOrder(before.order, after.order) {
		old, now := before.at[place], after.at[place]
		if old.exact == now.exact {
			continue
		}
		known := now
		if now.what == "" {
			known = old
		}
		list = append(list, Difference{Place: place, Step: known.step, What: known.what, Was: old.text, Is: now.text})
	}
	for _, place := range slices.Sorted(maps.Keys(after.lists)) {
		old, now := before.lists[place], after.lists[place]
		if !slices.Equal(old, now) && slices.Equal(slices.Sorted(slices.Values(old)), slices.Sorted(slices.Values(now))) {
			list = append(list, Difference{Place: place, Step: stepOf(place), What: "volgorde", Was: shown(strings.Join(old, ", ")), Is: shown(strings.Join(now, ", "))})
		}
	}
	return list
}

// value is one value of a session.
type value struct {
	step, what string
	exact      string // to compare by; "" for none
	text       string // to show
}

// values are all values of a session by their place.
type values struct {
	at    map[string]value
	order []string
	lists map[string][]string // names of the elements of each array
	step  string
	own   bool // one person's: nothing in it is closed to who reads it
}

func valuesOf(f File) *values {
	v := &values{at: map[string]value{}, lists: map[string][]string{}, own: f.Onboarding != nil}
	v.table(f.table(), "", "", false)
	return v
}

// table adds the values of one table. of names the element that it is in;
// closed is a table of which no document may show anything.
func (v *values) table(t reflect.Value, place, of string, closed bool) {
	for _, c := range columnsOf(t.Type()) {
		if place == "" {
			if v.step = stepOf(c.key); c.key == "updated" {
				continue
			}
		}
		v.field(t.Field(c.index), c, join(place, c.key), of, closed || !v.own && (c.show == "never" || c.show == ""))
	}
	extra := extraOf(t)
	for _, key := range slices.Sorted(maps.Keys(extra)) {
		v.add(join(place, key), of, "onbekend onderdeel "+shown(key), fmt.Sprintf("%#v", extra[key]), "")
	}
}

func (v *values) field(f reflect.Value, c column, place, of string, closed bool) {
	switch c.kind {
	case kindTable:
		v.table(f, place, of, closed)
	case kindTables:
		names := elementNames(f.Len(), c.by, func(i int, key string) string { return keyText(f.Index(i), key) })
		v.lists[place] = names
		for i, name := range names {
			had := len(v.order)
			v.table(f.Index(i), element(place, name), calledBy(f.Index(i), name), closed)
			if len(v.order) == had {
				v.add(element(place, name), "", "onderdeel zonder inhoud", name, "")
			}
		}
	default:
		exact, text := exactly(f)
		if closed {
			text = ""
		}
		v.add(place, of, c.doc, exact, text)
	}
}

// keyText gives a key of an element as it names it.
func keyText(t reflect.Value, key string) string {
	for _, c := range columnsOf(t.Type()) {
		if c.key == key {
			return t.Field(c.index).String()
		}
	}
	return ""
}

func (v *values) add(place, of, doc, exact, text string) {
	if exact == "" {
		return
	}
	what := doc
	if of != "" {
		what = of + ": " + doc
	}
	v.at[place] = value{step: v.step, what: what, exact: exact, text: text}
	v.order = append(v.order, place)
}

// calledBy is how a person knows an element: by its name or title, or else by
// its key.
func calledBy(t reflect.Value, key string) string {
	for _, c := range columnsOf(t.Type()) {
		switch c.key {
		case "name", "title", "post":
			if text := t.Field(c.index).String(); text != "" && c.show != "never" {
				return shown(text)
			}
		}
	}
	return shown(key)
}

// exactly gives a single value to compare by, and as one short line; "" for
// none.
func exactly(f reflect.Value) (exact, text string) {
	if isEmpty(f) {
		return "", ""
	}
	value := plain(f)
	exact = fmt.Sprintf("%#v", value)
	switch value := value.(type) {
	case time.Time:
		return value.Format(time.RFC3339Nano), guide.Day(value) + ", " + guide.Clock(value)
	case []string:
		return exact, shown(strings.Join(value, ", "))
	case bool:
		return exact, "ja"
	}
	return exact, shown(fmt.Sprint(value))
}

// mergedOrder puts what only the first has after what came before it there.
func mergedOrder(first, second []string) []string {
	in := map[string]bool{}
	for _, place := range second {
		in[place] = true
	}
	gone := map[string][]string{} // by the place before them
	last := ""
	for _, place := range first {
		if in[place] {
			last = place
			continue
		}
		gone[last] = append(gone[last], place)
	}
	list := append([]string{}, gone[""]...)
	for _, place := range second {
		list = append(append(list, place), gone[place]...)
	}
	return list
}
