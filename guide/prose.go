package guide

import (
	"fmt"
	"reflect"
	"strings"
)

// prose is one running text of a guide, where it stands.
type prose struct {
	file   string
	unit   string // what is read as one text: "dilemmas[cameras]"
	table  string // and its header in the file: "dilemmas"
	number int    // which of that header in the file; 0 for a single table
	key    string // within the unit: "poles[#1].text"
	text   string
}

// place is the key path of the text.
func (p prose) place() string { return strings.Trim(p.unit+"."+p.key, ".") }

// labels are keys whose text is no running text: names, references, dates and
// the short titles that the window shows over a text.
var labels = map[string]bool{
	"id": true, "version": true, "law": true, "date": true, "due": true, "url": true, "origin": true, "sources": true, "terms": true,
	"fields": true, "dilemmas": true, "forms": true, "except": true, "decides": true, "step": true, "preset": true, "group": true, "asker": true, "portion": true,
	"letter": true, "time": true, "documents": true, "topic": true, "publisher": true, "article": true, "whose": true, "owner": true, "meet": true,
	"title": true, "name": true, "place": true, "columns": true, "basis": true,
}

// noProse are the parts of a guide without running text of their own.
var noProse = map[string]bool{"documents": true, "sources": true, "language": true}

// prose gives every running text: of each element of the guide's arrays, also
// of those within a table such as [onboarding].
func (g *Guide) prose() []prose {
	var found []prose
	v := reflect.ValueOf(g).Elem()
	for i := range v.NumField() {
		key := v.Type().Field(i).Tag.Get("toml")
		if key == "" || noProse[key] {
			continue
		}
		switch v.Field(i).Kind() {
		case reflect.Slice:
			for n := range v.Field(i).Len() {
				at := g.places[fmt.Sprintf("%s#%d", key, n)]
				found = gather(found, prose{file: at.file, unit: element(key, idOf(v.Field(i).Index(n)), at.number-1), table: key, number: at.number}, v.Field(i).Index(n))
			}
		case reflect.Struct:
			found = g.parts(found, key, v.Field(i))
		}
	}
	return found
}

// parts reads each element of the arrays in a table as a text of its own, and
// the rest of the table as one.
func (g *Guide) parts(found []prose, table string, v reflect.Value) []prose {
	file := g.places[table].file
	for i := range v.NumField() {
		key := v.Type().Field(i).Tag.Get("toml")
		field := v.Field(i)
		if field.Kind() != reflect.Slice || field.Type().Elem().Kind() != reflect.Struct {
			if !labels[key] {
				found = gather(found, prose{file: file, unit: table, table: table, key: key}, field)
			}
			continue
		}
		for n := range field.Len() {
			found = gather(found, prose{file: file, unit: element(table+"."+key, idOf(field.Index(n)), n), table: table + "." + key, number: n + 1}, field.Index(n))
		}
	}
	return found
}

// gather adds the texts in v, which stands at at.
func gather(found []prose, at prose, v reflect.Value) []prose {
	switch v.Kind() {
	case reflect.String:
		if at.text = v.String(); at.text != "" {
			found = append(found, at)
		}
	case reflect.Slice:
		key := at.key
		for i := range v.Len() {
			at.key = element(key, idOf(v.Index(i)), i)
			found = gather(found, at, v.Index(i))
		}
	case reflect.Struct:
		key := at.key
		for i := range v.NumField() {
			tag := v.Type().Field(i).Tag.Get("toml")
			if tag == "" || labels[tag] {
				continue
			}
			at.key = strings.TrimPrefix(key+"."+tag, ".")
			found = gather(found, at, v.Field(i))
		}
	}
	return found
}

// Reading is one text of a guide with how easily it reads.
type Reading struct {
	File, Place string
	Ease        Ease
	Scored      bool // long enough for its score to say something
	at          prose
}

// Readings gives every text of the guide, in its order: an element of an
// array is one text, and the sentences of the chapter together are one.
func (g *Guide) Readings() []Reading {
	var list []Reading
	index := map[string]int{}
	for _, p := range g.prose() {
		at := prose{file: p.file, unit: p.unit, table: p.table, number: p.number}
		if p.table == "passages" {
			at.unit, at.number = p.table, 1
		}
		i, known := index[at.unit]
		if !known {
			i = len(list)
			index[at.unit] = i
			list = append(list, Reading{File: at.file, Place: at.unit, at: at})
		}
		list[i].Ease.add(p.text)
	}
	shortest := g.language().Shortest
	for i := range list {
		list[i].Scored = list[i].Ease.Words >= shortest
	}
	return list
}
