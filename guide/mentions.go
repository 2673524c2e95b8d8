package guide

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Mention is where a text names a term: text[Start:End], in bytes.
type Mention struct {
	Start, End int
	Term       string // id
}

// Mentions finds every term that a text names, by its title or one of its
// forms, as whole words, in order and without overlap: of two forms the
// longer counts. Capitals do not matter, unless the form has no small letter:
// "ap" is not the AP.
func (g *Guide) Mentions(text string) []Mention {
	terms := g.finder
	if terms == nil { // put together in code
		terms = newFinder(g.Terms)
	}
	var found []Mention
	free := 0 // what lies before is part of a mention
	before := ' '
	for i, r := range text {
		if i >= free && inWord(r) && !inWord(before) {
			m, ok := terms.at(text, i)
			if ok {
				free = m.End
			}
			if m.Term != "" {
				found = append(found, m)
			}
		}
		before = r
	}
	return found
}

// finder knows the forms of all terms by their first letter, longest first.
type finder map[rune][]form

type form struct {
	text  string
	exact bool   // capitals matter
	term  string // empty where it names no term after all
}

func newFinder(terms []Term) finder {
	f := finder{}
	add := func(text, term string) {
		first, _ := utf8.DecodeRuneInString(text)
		key := unicode.ToLower(first)
		f[key] = append(f[key], form{text, strings.ToUpper(text) == text, term})
	}
	for _, t := range terms {
		for _, text := range t.forms() {
			add(text, t.ID)
		}
		for _, text := range t.Except {
			add(text, "")
		}
	}
	for _, forms := range f {
		slices.SortStableFunc(forms, func(a, b form) int { return len(b.text) - len(a.text) })
	}
	return f
}

// at gives the longest form that text has at a place.
func (f finder) at(text string, start int) (Mention, bool) {
	first, _ := utf8.DecodeRuneInString(text[start:])
	for _, form := range f[unicode.ToLower(first)] {
		end := start + len(form.text)
		if form.text == "" || end > len(text) || !whole(text, start, end) {
			continue
		}
		said := text[start:end]
		if said == form.text || !form.exact && strings.EqualFold(said, form.text) {
			return Mention{start, end, form.term}, true
		}
	}
	return Mention{}, false
}
