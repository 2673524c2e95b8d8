package guide

import (
	"flag"
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the keys in docs/guide.md")

const guideFile = "../docs/guide.md"

// TestSchema keeps docs/guide.md true: it names every key of an own guide, of
// the kind that the program reads, with a meaning, and no other. -update
// writes the rows and keeps what stands there as meaning.
func TestSchema(t *testing.T) {
	data, err := os.ReadFile(guideFile)
	if err != nil {
		t.Fatal(err)
	}
	begin, end := "<!-- sleutels: go test ./guide -update -->\n", "<!-- /sleutels -->\n"
	before, rest, found := strings.Cut(string(data), begin)
	was, after, closed := strings.Cut(rest, end)
	if !found || !closed {
		t.Fatalf("%s has no place for the keys", guideFile)
	}
	now, unsaid := schema(meaningsIn(was))
	for _, key := range unsaid {
		t.Errorf("%s does not say what %s means", guideFile, key)
	}
	if now == was {
		return
	}
	if !*update {
		t.Fatalf("the keys in %s are not those of the guide: run go test ./guide -update", guideFile)
	}
	if err := os.WriteFile(guideFile, []byte(before+begin+now+end+after), 0o644); err != nil {
		t.Fatal(err)
	}
}

// meaningsIn reads the meanings by table and key.
func meaningsIn(text string) map[string]string {
	said := map[string]string{}
	table := ""
	for _, line := range strings.Split(text, "\n") {
		if name, ok := strings.CutPrefix(line, "### `"); ok {
			table = strings.TrimSuffix(name, "`")
		}
		cells := strings.Split(line, " | ")
		if len(cells) == 3 && strings.HasPrefix(line, "| `") {
			key := strings.Trim(cells[0], "| `")
			said[table+" "+key] = strings.Trim(cells[2], "| ")
		}
	}
	return said
}

// schema writes a table for each table that a guide can hold, and names the
// keys without a meaning.
func schema(said map[string]string) (text string, unsaid []string) {
	var b strings.Builder
	for _, table := range tablesOf("", reflect.TypeFor[Guide](), false) {
		fmt.Fprintf(&b, "### `%s`\n\n| sleutel | soort | betekenis |\n|---|---|---|\n", table.name)
		for i := range table.of.NumField() {
			field := table.of.Field(i)
			key := field.Tag.Get("toml")
			if key == "" || table.name == topLevel && hasKeys(field.Type) {
				continue
			}
			meaning := said[table.name+" "+key]
			if meaning == "" {
				unsaid = append(unsaid, table.name+"."+key)
			}
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", key, kindOf(field.Type), meaning)
		}
		b.WriteString("\n")
	}
	return b.String(), unsaid
}

const topLevel = "bovenaan"

type tableType struct {
	name string
	of   reflect.Type
}

// tablesOf lists a table and those in it, in file order. Text is explained
// once, apart.
func tablesOf(name string, t reflect.Type, list bool) []tableType {
	header := topLevel
	if name != "" {
		header = "[" + name + "]"
		if list {
			header = "[" + header + "]"
		}
	}
	found := []tableType{{header, t}}
	for i := range t.NumField() {
		key, of := t.Field(i).Tag.Get("toml"), t.Field(i).Type
		inList := of.Kind() == reflect.Slice
		if inList {
			of = of.Elem()
		}
		if key == "" || of.Kind() != reflect.Struct || of == reflect.TypeFor[Text]() {
			continue
		}
		found = append(found, tablesOf(strings.TrimPrefix(name+"."+key, "."), of, inList)...)
	}
	return found
}

func hasKeys(t reflect.Type) bool {
	if t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	return t.Kind() == reflect.Struct
}

func kindOf(t reflect.Type) string {
	switch {
	case t == reflect.TypeFor[Text]():
		return "uitspraak"
	case t.Kind() == reflect.Slice && t.Elem() == reflect.TypeFor[Text]():
		return "uitspraken"
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.String:
		return "teksten"
	case t.Kind() == reflect.Slice:
		return "tabellen"
	case t.Kind() == reflect.Struct:
		return "tabel"
	case t.Kind() == reflect.Int:
		return "getal"
	case t.Kind() == reflect.Bool:
		return "ja of nee"
	case t == reflect.TypeFor[Origin]():
		return "herkomst"
	}
	return "tekst"
}
