package guide

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Problem is something wrong in a guide: the file, the place in it as a key
// path, and in Dutch what is wrong and what to do.
type Problem struct {
	File    string
	Place   string
	Message string
	Line    int // 0 where unknown
	// Flaw is set where the guide can be used, and falls short of what it
	// promises its readers: incomplete, out of balance, hard to read.
	Flaw bool
}

func (p Problem) Error() string {
	text := p.File + ": " + p.Place + ": " + p.Message
	if p.Line > 0 {
		text += fmt.Sprintf(" (regel %d)", p.Line)
	}
	return text
}

var (
	idForm = regexp.MustCompile(`^[a-z0-9-]+$`)
	// with or without a country (BCP 47)
	langForm = regexp.MustCompile(`^[a-z]{2,3}(-[A-Z]{2})?$`)
	passForm = regexp.MustCompile(`^[a-z0-9.-]+$`)
)

// deciders are the values of Dilemma.Decides.
var deciders = map[string]bool{"council": true, "college": true, "mayor": true, "law": true}

const (
	poles      = 2 // sides of a dilemma
	statements = 5 // sentences of a dilemma, one a place on the scale
)

// Check finds what is wrong in the guide. Without a finding that is more than
// a [Problem.Flaw] the rest of the program can rely on its ids, references,
// sources and dates. Flaws are what a reader would miss: incomplete or uneven
// dilemmas, half a field, onboarding or manual, words that take a side,
// English, long sentences, hard texts.
func (g *Guide) Check() []Problem {
	c := &checker{guide: g, sources: map[string]bool{}}
	c.found = append(c.found, g.loose...)
	for _, s := range g.Sources {
		c.sources[s.ID] = true
	}
	c.header()
	c.unique()
	c.walk()
	c.references()
	for i := range g.Dilemmas {
		c.dilemma(i)
	}
	for i := range g.Fields {
		c.field(i)
	}
	c.onboarding()
	c.manual()
	c.practised()
	for i, s := range g.Sources {
		if !strings.HasPrefix(s.URL, "https://") {
			c.add("sources", i, "url", "het adres begint niet met https://")
		}
		if s.Lang != "" && !langForm.MatchString(s.Lang) {
			c.add("sources", i, "lang", "de taal is geen code, zoals en of fy")
		}
	}
	c.quality()
	return c.found
}

type checker struct {
	guide   *Guide
	sources map[string]bool
	found   []Problem
}

// add notes a problem at key of the i-th element of array.
func (c *checker) add(array string, i int, key, message string) {
	at := c.guide.places[fmt.Sprintf("%s#%d", array, i)]
	name := fmt.Sprintf("#%d", at.number)
	if id := c.id(array, i); id != "" {
		name = id
	}
	where := array + "[" + name + "]"
	if key != "" {
		where += "." + key
	}
	c.found = append(c.found, Problem{File: at.file, Place: where, Message: message, Line: c.line(at.file, array, at.number, key)})
}

// mostLines is how many findings are told the line of: it costs a walk through
// the file each time, and who has more begins with these.
const mostLines = 300

// line gives the line of a key in a file; 0 where it is not known.
func (c *checker) line(file, array string, number int, key string) int {
	if len(c.found) >= mostLines {
		return 0
	}
	return line(c.guide.texts[file], array, number, key)
}

// flaw notes what falls short at key of the i-th element of array.
func (c *checker) flaw(array string, i int, key, message string) {
	c.add(array, i, key, message)
	c.found[len(c.found)-1].Flaw = true
}

// flawAt notes what falls short in a text.
func (c *checker) flawAt(p prose, message string) {
	c.found = append(c.found, Problem{File: p.file, Place: p.place(), Message: message, Line: c.line(p.file, p.table, p.number, p.key), Flaw: true})
}

func (c *checker) id(array string, i int) string {
	list := c.list(array)
	if !list.IsValid() || i >= list.Len() {
		return ""
	}
	id := list.Index(i).FieldByName("ID")
	if !id.IsValid() {
		return ""
	}
	return id.String()
}

// list gives the guide's array with that key.
func (c *checker) list(array string) reflect.Value {
	v := reflect.ValueOf(c.guide).Elem()
	for i := range v.NumField() {
		if v.Type().Field(i).Tag.Get("toml") == array {
			return v.Field(i)
		}
	}
	return reflect.Value{}
}

// header wants an id and a version; a guide without them cannot be named in
// a session.
func (c *checker) header() {
	if !idForm.MatchString(c.guide.ID) {
		c.found = append(c.found, Problem{File: "guide.toml", Place: "id", Message: "geef de gids een id van kleine letters, cijfers en streepjes"})
	}
	if c.guide.Version == "" {
		c.found = append(c.found, Problem{File: "guide.toml", Place: "version", Message: "geef de gids een versie"})
	}
}

// unique checks form and uniqueness of every id.
func (c *checker) unique() {
	for _, array := range []string{"steps", "presets", "checks", "models", "criteria", "dilemmas", "fields", "terms", "statutes", "passages", "sources", "rules", "tour"} {
		form := idForm
		if array == "passages" {
			form = passForm
		}
		seen := map[string]bool{}
		for i := range c.list(array).Len() {
			id := c.id(array, i)
			if !form.MatchString(id) {
				c.add(array, i, "id", "geef een id van kleine letters, cijfers en streepjes")
				continue
			}
			if seen[id] {
				c.add(array, i, "id", "dit id komt twee keer voor; geef elk een eigen id")
			}
			seen[id] = true
		}
	}
}

// walk visits every struct of the guide that carries an origin, sources or a
// date of state, wherever it stands.
func (c *checker) walk() {
	v := reflect.ValueOf(c.guide).Elem()
	for i := range v.NumField() {
		array := v.Type().Field(i).Tag.Get("toml")
		if array == "" {
			continue
		}
		if v.Field(i).Kind() == reflect.Struct {
			c.visit(v.Field(i), c.part(array).wrong, "")
			continue
		}
		if v.Field(i).Kind() != reflect.Slice {
			continue
		}
		for n := range v.Field(i).Len() {
			c.visit(v.Field(i).Index(n), func(key, message string) { c.add(array, n, key, message) }, "")
		}
	}
}

// idOf gives the id of an element, or nothing where it has none.
func idOf(v reflect.Value) string {
	if v.Kind() != reflect.Struct || !v.FieldByName("ID").IsValid() {
		return ""
	}
	return v.FieldByName("ID").String()
}

func (c *checker) visit(v reflect.Value, report func(key, message string), key string) {
	switch v.Kind() {
	case reflect.Slice:
		for i := range v.Len() {
			c.visit(v.Index(i), report, element(key, idOf(v.Index(i)), i))
		}
	case reflect.Struct:
		c.statement(v, report, key)
		for i := range v.NumField() {
			tag := v.Type().Field(i).Tag.Get("toml")
			if tag == "" {
				continue
			}
			c.visit(v.Field(i), report, strings.TrimPrefix(key+"."+tag, "."))
		}
	}
}

// statement checks one struct: an origin that exists, sources that exist, a
// source under everything that is said to come from practice, a real date.
func (c *checker) statement(v reflect.Value, report func(key, message string), key string) {
	at := func(name string) string { return strings.TrimPrefix(key+"."+name, ".") }
	var named []string
	sources := v.FieldByName("Sources")
	if sources.IsValid() && sources.Type() == reflect.TypeFor[[]string]() {
		named = sources.Interface().([]string)
	}
	for _, id := range named {
		if !c.sources[id] {
			report(at("sources"), "de bron \""+id+"\" staat niet onder [[sources]]")
		}
	}
	if text := v.FieldByName("Text"); v.Type() == reflect.TypeFor[Text]() && text.String() == "" {
		if v.IsZero() {
			return
		}
		report(at("text"), "deze tekst is leeg")
	}
	if v.Type() == reflect.TypeFor[Law]() || v.Type() == reflect.TypeFor[Example]() || v.Type() == reflect.TypeFor[Statute]() {
		if len(named) == 0 {
			report(at("sources"), "noem een bron: dit is een feit")
		}
	}
	if origin, ok := v.FieldByName("Origin"), v.FieldByName("Origin").IsValid(); ok {
		c.origin(Origin(origin.String()), named, report, at)
	}
	if date := v.FieldByName("Date"); date.IsValid() && (v.Type() == reflect.TypeFor[Law]() || v.Type() == reflect.TypeFor[Statute]()) {
		if _, err := time.Parse(time.DateOnly, date.String()); err != nil {
			report(at("date"), "geef de stand van de wet als datum, zoals 2026-11-24")
		}
	}
}

func (c *checker) origin(o Origin, named []string, report func(key, message string), at func(string) string) {
	switch o {
	case Own:
	case Article:
		if !slices.Equal(named, []string{ownArticle}) {
			report(at("sources"), "wat uit het artikel komt, noemt als bron alleen \""+ownArticle+"\"")
		}
	case Practice:
		if len(named) == 0 {
			report(at("sources"), "noem een bron: dit komt uit de praktijk")
		}
	default:
		report(at("origin"), "kies article, practice of own")
	}
}

// references checks the ids by which elements name each other.
func (c *checker) references() {
	g := c.guide
	for i, s := range g.Steps {
		c.refs("steps", i, "terms", s.Terms, has(g.Term))
	}
	for i, p := range g.Presets {
		sum := 0
		for _, part := range p.Parts {
			c.refs("presets", i, "parts", []string{part.Step}, has(g.Step))
			sum += part.Minutes
		}
		if sum != p.Minutes {
			c.add("presets", i, "minutes", fmt.Sprintf("de onderdelen duren samen %d minuten", sum))
		}
	}
	for i, t := range g.Tour {
		c.refs("tour", i, "step", []string{t.Step}, has(g.Step))
	}
	for i, f := range g.Fields {
		c.refs("fields", i, "dilemmas", f.Dilemmas, has(g.Dilemma))
	}
	for i, d := range g.Dilemmas {
		c.refs("dilemmas", i, "terms", d.Terms, has(g.Term))
		c.refs("dilemmas", i, "fields", d.Fields, has(g.Field))
	}
}

func has[T any](lookup func(string) (T, bool)) func(string) bool {
	return func(id string) bool {
		_, ok := lookup(id)
		return ok
	}
}

func (c *checker) refs(array string, i int, key string, ids []string, known func(string) bool) {
	for _, id := range ids {
		if !known(id) {
			c.add(array, i, key, "\""+id+"\" bestaat niet in deze gids")
		}
	}
}

// dilemma checks that both sides are there and treated alike.
func (c *checker) dilemma(i int) {
	d := c.guide.Dilemmas[i]
	if d.Title == "" || d.Question == "" {
		c.add("dilemmas", i, "question", "geef een titel en een vraag")
	}
	for n, e := range d.Examples {
		if e.Side != -2 && e.Side != 0 && e.Side != 2 {
			c.add("dilemmas", i, fmt.Sprintf("examples[#%d].side", n+1), "kies -2 (naar de ene kant), 2 (naar de andere kant) of 0")
		}
	}
	if len(d.Poles) != poles {
		c.add("dilemmas", i, "poles", "geef twee kanten")
		return
	}
	if len(d.Poles[0].Arguments) != len(d.Poles[1].Arguments) {
		c.add("dilemmas", i, "poles", "geef beide kanten evenveel argumenten")
	}
	if len(d.Statements) != 0 && len(d.Statements) != statements {
		c.add("dilemmas", i, "statements", "geef vijf zinnen, één voor elke plaats op de schaal")
	}
	for _, who := range d.Decides {
		if !deciders[who] {
			c.add("dilemmas", i, "decides", "kies council, college, mayor of law")
		}
	}
}
