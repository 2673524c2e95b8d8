package guide

import (
	"reflect"
	"strings"

	"github.com/BurntSushi/toml"
)

// unknownKey says of a key that no guide has where it stands, and which one
// was probably meant.
func unknownKey(file, text string, key toml.Key) Problem {
	p := Problem{File: file, Place: key.String(), Message: "dit onderdeel kent de gids niet; haal het weg of verbeter de naam"}
	name := key[len(key)-1]
	if near := nearest(name, keysAt(reflect.TypeFor[Guide](), key[:len(key)-1])); near != "" {
		p.Message = "dit onderdeel kent de gids niet; bedoelt u " + near + "?"
	}
	for i, l := range strings.Split(text, "\n") {
		l = strings.TrimSpace(l)
		before, _, found := strings.Cut(l, "=")
		if found && strings.TrimSpace(before) == name || strings.Trim(l, "[]") == key.String() {
			p.Line = i + 1
			break
		}
	}
	return p
}

// keysAt gives the keys of the table at a path of keys.
func keysAt(t reflect.Type, path []string) []string {
	for t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return nil
	}
	var keys []string
	for i := range t.NumField() {
		tag := t.Field(i).Tag.Get("toml")
		if len(path) > 0 && tag == path[0] {
			return keysAt(t.Field(i).Type, path[1:])
		}
		if tag != "" {
			keys = append(keys, tag)
		}
	}
	if len(path) > 0 {
		return nil
	}
	return keys
}

// nearest gives the key that is at most two edits away from name; empty for
// none.
func nearest(name string, keys []string) string {
	const most = 2
	best, found := most+1, ""
	for _, key := range keys {
		if d := distance(strings.ToLower(name), key); d < best && d < len(key) {
			best, found = d, key
		}
	}
	return found
}

// distance counts the letters to add, drop or change to make b of a
// (Levenshtein).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		last := row[0]
		row[0]++
		for j := range len(b) {
			change := last
			if a[i] != b[j] {
				change++
			}
			last = row[j+1]
			row[j+1] = min(change, row[j+1]+1, row[j]+1)
		}
	}
	return row[len(b)]
}
