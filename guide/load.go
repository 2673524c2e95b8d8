package guide

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"

	"formatietafel/scan"
)

//go:embed content/*.toml
var content embed.FS

// Files gives the files of the built-in guide, as `guide export` writes them.
func Files() fs.FS {
	sub, err := fs.Sub(content, "content")
	if err != nil {
		panic(err) // the name is a constant
	}
	return sub
}

// Builtin gives the guide that the program carries, read once. It panics
// where an embedded file is broken, which a test excludes.
var Builtin = sync.OnceValue(func() *Guide {
	g, err := parse(Files())
	if err != nil {
		panic(err)
	}
	return g
})

// SyntaxError is a guide file that is no readable TOML, as opposed to one
// with a wrong content ([Problem]).
type SyntaxError struct {
	File   string // empty where it is the folder
	Line   int    // 0 where unknown
	Detail string
}

func (e *SyntaxError) Error() string {
	place := e.File
	if place == "" {
		return e.Detail
	}
	if e.Line > 0 {
		place = fmt.Sprintf("%s, regel %d", e.File, e.Line)
	}
	return place + ": " + e.Detail
}

// Load reads every .toml in the root of fsys as one guide that can be used.
// The error joins a [*SyntaxError] a file or a [Problem] a finding; flaws are
// none.
func Load(fsys fs.FS) (*Guide, error) {
	g, found, err := Inspect(fsys)
	if err != nil {
		return nil, err
	}
	var problems []error
	for _, p := range found {
		if !p.Flaw {
			problems = append(problems, p)
		}
	}
	if len(problems) > 0 {
		return nil, errors.Join(problems...)
	}
	return g, nil
}

// Inspect reads every .toml in the root of fsys as one guide, and gives all
// that [Guide.Check] finds in it. The error joins a [*SyntaxError] a file.
func Inspect(fsys fs.FS) (*Guide, []Problem, error) {
	g, err := parse(fsys)
	if err != nil {
		return nil, nil, err
	}
	return g, g.Check(), nil
}

func parse(fsys fs.FS) (*Guide, error) {
	names, err := fs.Glob(fsys, "*.toml")
	if err != nil {
		return nil, fmt.Errorf("de gids lezen: %w", err)
	}
	if len(names) == 0 {
		return nil, &SyntaxError{Detail: "in deze map staat geen .toml-bestand; wijs de map van een gids aan"}
	}
	sort.Strings(names)
	parts := make([]part, len(names))
	var reading sync.WaitGroup
	for i, name := range names { // side by side: every start waits for it
		reading.Go(func() {
			defer func() { parts[i].panicked = recover() }()
			parts[i].read(fsys, name)
		})
	}
	reading.Wait()
	g := &Guide{places: map[string]place{}, texts: map[string]string{}}
	var problems []error
	for i := range parts {
		if p := parts[i].panicked; p != nil {
			panic(p) // here, where somebody catches it
		}
		problems = append(problems, parts[i].err)
		g.add(&parts[i])
	}
	if err := errors.Join(problems...); err != nil {
		return nil, err
	}
	g.finder = newFinder(g.Terms)
	return g, nil
}

// part is one file of a guide.
type part struct {
	name  string
	text  []byte
	holds Guide
	loose []Problem // keys that no guide has
	err   error

	panicked any // nil for nothing
}

func (p *part) read(fsys fs.FS, name string) {
	p.name = path.Base(name)
	if p.text, p.err = readLimited(fsys, name); p.err != nil {
		return
	}
	if err := scan.Check(p.text, limits); err != nil {
		p.err = &SyntaxError{File: name, Line: err.Line, Detail: err.Message}
		return
	}
	meta, err := toml.Decode(string(p.text), &p.holds)
	if err != nil {
		p.err = syntax(name, err)
		return
	}
	undecoded := meta.Undecoded()
	for _, key := range undecoded[:min(len(undecoded), mostUnknown)] {
		p.loose = append(p.loose, unknownKey(p.name, string(p.text), key))
	}
}

// add appends what a file holds.
func (g *Guide) add(p *part) {
	g.texts[p.name] = string(p.text)
	g.loose = append(g.loose, p.loose...)
	g.merge(&p.holds, p.name)
}

// limits of one file of a guide. The built-in one has 125 kB and 2,100 keys in
// its largest.
var limits = scan.Limits{What: "een gids", Bytes: 1 << 20, Keys: 6_000, Values: 20_000}

// mostUnknown is how many keys of one file that the guide does not know are
// named.
const mostUnknown = 100

func readLimited(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, &SyntaxError{File: name, Detail: "dit bestand is niet te lezen; controleer de rechten"}
	}
	if !info.Mode().IsRegular() {
		return nil, &SyntaxError{File: name, Detail: "dit is geen gewoon bestand"}
	}
	if info.Size() > int64(limits.Bytes) {
		return nil, &SyntaxError{File: name, Detail: "dit bestand is groter dan 1 MiB; zo groot is geen bestand van een gids"}
	}
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, &SyntaxError{File: name, Detail: "dit bestand is niet te lezen; controleer de rechten"}
	}
	return data, nil
}

// syntax puts the library's error in our words; its own text is English.
func syntax(name string, err error) error {
	var parse toml.ParseError
	if errors.As(err, &parse) {
		return &SyntaxError{File: name, Line: parse.Position.Line, Detail: "hier is de TOML niet te lezen; controleer aanhalingstekens en haakjes"}
	}
	wrong := &SyntaxError{File: name, Detail: "een waarde heeft een andere soort dan de gids verwacht; vergelijk met de ingebouwde gids (guide export)"}
	if at := typeError.FindStringSubmatch(err.Error()); at != nil {
		wrong.Line, _ = strconv.Atoi(at[1])
		wrong.Detail = "de waarde van " + at[2] + " heeft een andere soort dan de gids verwacht; " + expected(reflect.TypeFor[Guide](), strings.Split(at[2], "."))
	}
	return wrong
}

// expected says what belongs at a key path.
func expected(t reflect.Type, keys []string) string {
	for _, key := range keys {
		for t.Kind() == reflect.Slice {
			t = t.Elem()
		}
		next := t
		for i := 0; t.Kind() == reflect.Struct && i < t.NumField(); i++ {
			if t.Field(i).Tag.Get("toml") == key {
				next = t.Field(i).Type
			}
		}
		t = next
	}
	if t == reflect.TypeFor[Text]() {
		return `hier hoort een uitspraak: { text = "…", origin = "own" }`
	}
	of := t
	for of.Kind() == reflect.Slice {
		of = of.Elem()
	}
	if of.Kind() == reflect.Struct {
		return "vergelijk wat erin staat met de ingebouwde gids (guide export)"
	}
	switch t.Kind() {
	case reflect.String:
		return "hier hoort een tekst tussen aanhalingstekens"
	case reflect.Int:
		return "hier hoort een heel getal, zonder aanhalingstekens"
	case reflect.Float64:
		return "hier hoort een getal, zonder aanhalingstekens"
	case reflect.Bool:
		return "hier hoort true of false, zonder aanhalingstekens"
	}
	return "hier hoort een lijst tussen [ en ]"
}

// typeError finds in the library's words where a value of the wrong type is.
var typeError = regexp.MustCompile(`line (\d+) \(last key "([^"]*)"\)`)

// merge appends the arrays of part and takes over its single values where
// they are filled in. A later file wins, by name.
func (g *Guide) merge(part *Guide, file string) {
	from, to := reflect.ValueOf(part).Elem(), reflect.ValueOf(g).Elem()
	for i := range from.NumField() {
		field := from.Type().Field(i)
		key := field.Tag.Get("toml")
		if key == "" || from.Field(i).IsZero() {
			continue
		}
		if field.Type.Kind() != reflect.Slice {
			to.Field(i).Set(from.Field(i))
			g.places[key] = place{file, 0}
			continue
		}
		start := to.Field(i).Len()
		to.Field(i).Set(reflect.AppendSlice(to.Field(i), from.Field(i)))
		for n := range from.Field(i).Len() {
			g.places[fmt.Sprintf("%s#%d", key, start+n)] = place{file, n + 1}
		}
	}
}

// place is where an element was read: file and number in that file.
type place struct {
	file   string
	number int
}

// find gives the element of list with that id.
func find[T any](list []T, id string, idOf func(*T) string) (T, bool) {
	for i := range list {
		if idOf(&list[i]) == id {
			return list[i], true
		}
	}
	var none T
	return none, false
}

// Step gives the step with that id.
func (g *Guide) Step(id string) (Step, bool) {
	return find(g.Steps, id, func(s *Step) string { return s.ID })
}

// Preset gives the preset with that id.
func (g *Guide) Preset(id string) (Preset, bool) {
	return find(g.Presets, id, func(p *Preset) string { return p.ID })
}

// Model gives the portfolio model with that id.
func (g *Guide) Model(id string) (Model, bool) {
	return find(g.Models, id, func(m *Model) string { return m.ID })
}

// Criterion gives the criterion with that id.
func (g *Guide) Criterion(id string) (Criterion, bool) {
	return find(g.Criteria, id, func(c *Criterion) string { return c.ID })
}

// Dilemma gives the dilemma with that id.
func (g *Guide) Dilemma(id string) (Dilemma, bool) {
	return find(g.Dilemmas, id, func(d *Dilemma) string { return d.ID })
}

// Field gives the portfolio field with that id.
func (g *Guide) Field(id string) (Field, bool) {
	return find(g.Fields, id, func(f *Field) string { return f.ID })
}

// Term gives the term with that id.
func (g *Guide) Term(id string) (Term, bool) {
	return find(g.Terms, id, func(t *Term) string { return t.ID })
}

// Statute gives the statutory date with that id.
func (g *Guide) Statute(id string) (Statute, bool) {
	return find(g.Statutes, id, func(s *Statute) string { return s.ID })
}

// Passage gives the text of the passage with that id.
func (g *Guide) Passage(id string) (Passage, bool) {
	return find(g.Passages, id, func(p *Passage) string { return p.ID })
}

// Source gives the source with that id.
func (g *Guide) Source(id string) (Source, bool) {
	return find(g.Sources, id, func(s *Source) string { return s.ID })
}

// Label is how an origin is shown.
func (o Origin) Label() string {
	switch o {
	case Article:
		return "Uit het artikel"
	case Practice:
		return "Uit de praktijk"
	case Own:
		return "Eigen vraag"
	}
	return strings.TrimSpace(string(o))
}

// Label is how it is shown where the text comes from. What is our own and asks
// nothing is no "Eigen vraag".
func (t Text) Label() string {
	if t.Origin == Own && !strings.HasSuffix(strings.TrimSpace(t.Text), "?") {
		return "Eigen aanvulling"
	}
	return t.Origin.Label()
}

// Labels names where texts come from, each label once.
func Labels(texts ...Text) []string {
	var labels []string
	for _, t := range texts {
		if l := t.Label(); !slices.Contains(labels, l) {
			labels = append(labels, l)
		}
	}
	return labels
}

// Line names a source in one line, its address as text.
func (s Source) Line() string {
	parts := []string{s.Title, s.Publisher, s.Date, s.URL}
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), ", ")
}
