// Package clean takes out of a document what no text format can hold: control
// characters, which XML 1.0 forbids (section 2.2), characters that turn the
// reading direction of what follows, and broken UTF-8. What goes is reported.
package clean

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"formatietafel/export/tree"
)

// Document gives a copy without such characters, and a Dutch line for each of
// them. Line breaks stay; tabs become spaces.
func Document(doc *tree.Document) (*tree.Document, []string) {
	c := &cleaner{seen: map[rune]bool{}}
	return tree.Map(doc, c.text), c.warnings
}

// Text cleans one text, without a report.
func Text(text string) string { return (&cleaner{seen: map[rune]bool{}}).text(text) }

type cleaner struct {
	seen     map[rune]bool
	warnings []string
}

func (c *cleaner) text(text string) string {
	if plain(text) {
		return text
	}
	text = strings.ReplaceAll(text, "\r\n", "\n")
	var out strings.Builder
	for i, r := range text {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(text[i:]); size == 1 {
				c.report(r)
				continue
			}
		}
		switch {
		case r == '\n':
			out.WriteRune(r)
		case r == '\r', r == '\u2028', r == '\u2029', r == '\u0085':
			out.WriteRune('\n')
		case r == '\t':
			out.WriteRune(' ')
		case forbidden(r):
			c.report(r)
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}

// plain tells that a text is printable ASCII, which most of it is.
func plain(text string) bool {
	for i := 0; i < len(text); i++ {
		if b := text[i]; b < ' ' && b != '\n' || b > '~' {
			return false
		}
	}
	return true
}

func forbidden(r rune) bool {
	switch {
	case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Noncharacter_Code_Point, r):
		return true
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
		return true
	}
	return false
}

func (c *cleaner) report(r rune) {
	if c.seen[r] {
		return
	}
	c.seen[r] = true
	if r == utf8.RuneError {
		c.warnings = append(c.warnings, "bytes die geen teken zijn, zijn weggelaten")
		return
	}
	c.warnings = append(c.warnings, fmt.Sprintf("het onzichtbare teken U+%04X kan niet in het document staan en is weggelaten", r))
}
