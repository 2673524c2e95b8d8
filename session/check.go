package session

import (
	"fmt"
	"maps"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"formatietafel/guide"
)

// Class of a finding.
type Class int

// The three classes of findings.
const (
	// Incomplete: planned, and not filled in yet.
	Incomplete Class = iota
	// Unknown: not known to this version or this guide; kept, harmless.
	Unknown
	// Invalid: the right type, a value that is not allowed.
	Invalid
)

// String gives the word of the command line: onvolledig, onbekend, ongeldig.
func (c Class) String() string {
	switch c {
	case Incomplete:
		return "onvolledig"
	case Unknown:
		return "onbekend"
	}
	return "ongeldig"
}

// Finding is something that [Check] finds.
type Finding struct {
	Place   string // key path, as `check` prints it: "stances[cameras].positions[lokaal].value"
	Class   Class
	Message string // Dutch, one line: what is wrong and what to do
	Step    string // id of the step where it can be mended
}

// Fact is the message without what to do about it: what a document says, which
// gives its reader no orders.
func (f Finding) Fact() string {
	if i := strings.LastIndex(f.Message, "; "); i >= 0 {
		return f.Message[:i]
	}
	return f.Message
}

// Check gives every finding, in the order of the file. Most rules are read
// from the tags of the types; see the package comment.
func Check(s *Session, g *guide.Guide) []Finding {
	return checkTable(s, newReferences(s, g), Missing(s, g))
}

// checkTable checks a whole file: file points to a Session, a Contribution or an
// Onboarding.
func checkTable(file any, refs *references, missing []Finding) []Finding {
	c := &checker{refs: refs, missing: missing, at: map[string]int{}}
	for i, f := range c.missing {
		c.at[f.Place] = i
	}
	c.table(reflect.ValueOf(file).Elem(), "")
	return c.found
}

// checker walks over a session in the order of the file.
type checker struct {
	refs    *references
	step    string // of the top-level key where it is
	found   []Finding
	missing []Finding      // of class Incomplete; emptied as they are taken over
	at      map[string]int // where each stands in missing, by place
}

func (c *checker) add(class Class, place, format string, args ...any) {
	message := fmt.Sprintf(format, args...)
	if class == Invalid && strings.Contains(place, ".sealed[") && !strings.HasSuffix(place, ".party") {
		message = "wat hier staat kan niet, en is nog dicht; laat de partij dit opnieuw invullen"
	}
	c.found = append(c.found, Finding{Place: place, Class: class, Message: message, Step: c.step})
}

// table checks one table: its fields by their tags, the rules of its type, and
// the keys that are not known.
func (c *checker) table(v reflect.Value, place string) {
	columns := columnsOf(v.Type())
	for _, col := range columns {
		if place == "" {
			c.step = stepOf(col.key)
		}
		at := join(place, col.key)
		c.take(at)
		c.rules(v.Addr().Interface(), col.key, at)
		c.field(v.Field(col.index), col, at)
		if !strings.Contains(at, "[") { // once, not once an element
			c.takeWithin(at)
		}
	}
	if place == "" {
		c.step = StepTable
	}
	for _, key := range slices.Sorted(maps.Keys(extraOf(v))) {
		c.unknown(columns, key, join(place, key))
	}
}

// take moves what is missing at a place to where it belongs in the order of
// the file.
func (c *checker) take(place string) {
	if i, ok := c.at[place]; ok && c.missing[i].Place != "" {
		c.found = append(c.found, c.missing[i])
		c.missing[i] = Finding{}
	}
}

// takeWithin does the same for places that are not in the file: an element
// that has yet to be made.
func (c *checker) takeWithin(place string) {
	for i, f := range c.missing {
		if strings.HasPrefix(f.Place, place+".") || strings.HasPrefix(f.Place, place+"[") {
			c.found = append(c.found, f)
			c.missing[i] = Finding{}
		}
	}
}

// rules are those that no tag tells, by type and key.
func (c *checker) rules(table any, key, at string) {
	switch t := table.(type) {
	case *Session:
		c.head(t, key, at)
	case *Contribution:
		c.contributionHead(t, key, at)
	case *Onboarding:
		c.onboardingHead(t, key, at)
	case *Question:
		if key == "poles" && len(t.Poles) > 0 && len(t.Poles) != poleCount {
			c.add(Invalid, at, "hier staan %d kanten; een dilemma heeft er twee: de ene kant en de andere kant", len(t.Poles))
		}
	case *Stance:
		if key == "position" && t.Position != nil && t.Outcome != Agreed && t.Outcome != Compromise {
			c.add(Invalid, at, "een plaats op de schaal hoort alleen bij Eens of Compromis; haal hem weg of kies een andere uitkomst")
		}
	}
}

const poleCount = 2 // sides of a dilemma

// head checks the two values that a file must have and that can be missing in
// one that is read.
func (c *checker) head(s *Session, key, at string) {
	switch {
	case key == "format" && s.Format != Format:
		c.add(Invalid, at, "hier hoort format = %d te staan; vul dat in", Format)
	case key == "id" && s.ID == "":
		c.add(Invalid, at, "het id van de sessie ontbreekt; vul een UUID in")
	}
}

func (c *checker) field(v reflect.Value, col column, at string) {
	switch col.kind {
	case kindText:
		c.text(v.String(), col, at)
	case kindNumber:
		c.number(v, col, at)
	case kindTexts:
		for i := range v.Len() {
			c.text(v.Index(i).String(), col, element(at, "#"+strconv.Itoa(i+1)))
		}
	case kindTable:
		c.table(v, at)
	case kindTables:
		c.tables(v, col, at)
	}
}

// text checks a text that is filled in.
func (c *checker) text(text string, col column, at string) {
	if text == "" {
		return
	}
	if problem := formProblem(col.form, text); problem != "" {
		c.add(Invalid, at, "%s", problem)
		return
	}
	if len(col.enum) > 0 && !slices.Contains(col.enum, text) {
		c.add(Invalid, at, "“%s” kan hier niet; kies uit %s", shown(text), strings.Join(col.enum, ", "))
	}
	if col.ref == "" {
		return
	}
	if problem, class := c.refs.problem(col.ref, text); problem != "" {
		c.add(class, at, "%s", problem)
	}
}

func (c *checker) number(v reflect.Value, col column, at string) {
	if !col.ranged || v.IsNil() {
		return
	}
	n := int(v.Elem().Int())
	switch {
	case n >= col.low && n <= col.high:
	case col.high == math.MaxInt:
		c.add(Invalid, at, "%d kan hier niet; vul een getal in van %d of hoger", n, col.low)
	default:
		c.add(Invalid, at, "%d kan hier niet; vul een getal in van %d tot en met %d", n, col.low, col.high)
	}
}

// tables checks an array: what names each element, and the element itself.
func (c *checker) tables(v reflect.Value, col column, at string) {
	if v.Len() == 0 {
		return
	}
	columns := columnsOf(v.Type().Elem())
	keyOf := func(i int, key string) string {
		n := slices.IndexFunc(columns, func(c column) bool { return c.key == key })
		return v.Index(i).Field(columns[n].index).String()
	}
	names := elementNames(v.Len(), col.by, keyOf)
	used := map[string]bool{}
	for i, name := range names {
		place := element(at, name)
		var parts []string
		for _, key := range col.by {
			parts = append(parts, keyOf(i, key))
		}
		c.identity(col, parts, used, place)
		c.table(v.Index(i), place)
	}
}

// identity checks that an element has what names it, and that no earlier one
// has the same.
func (c *checker) identity(col column, parts []string, used map[string]bool, place string) {
	complete := len(col.by) > 0
	for n, part := range parts {
		if part == "" {
			complete = false
			c.add(Invalid, join(place, col.by[n]), "hier ontbreekt %s; vul het in of haal dit onderdeel weg", col.by[n])
		}
	}
	name := strings.Join(parts, "/")
	if complete && used[name] && !col.repeat {
		if len(col.by) == 1 {
			place = join(place, col.by[0])
		}
		c.add(Invalid, place, "“%s” staat hier al eerder; geef dit onderdeel een ander of haal het weg", shown(name))
	}
	used[name] = true
}

func (c *checker) unknown(columns []column, key, at string) {
	for _, col := range columns {
		if strings.EqualFold(col.key, key) {
			c.add(Unknown, at, "dit onderdeel kent deze versie niet; bedoelt u %s, met kleine letters?", col.key)
			return
		}
	}
	c.add(Unknown, at, "dit onderdeel kent deze versie niet; het blijft bewaard en doet niet mee")
}
