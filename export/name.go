package export

import (
	"strings"
	"unicode"

	"formatietafel/session"
)

// fileStatus is a status in a file name.
var fileStatus = map[session.Status]string{session.Concept: "concept", session.Negotiated: "onderhandelaarsakkoord", session.Final: "definitief"}

// FileName proposes a name: day, municipality, version, status and variant,
// as 20260420_Waterrijk_Digitalisering_v1-0_definitief_openbaar.pdf. It holds
// nothing that the public variant does not.
func FileName(s *session.Session, o Options, extension string) string {
	c := &composer{s: session.Public(s), o: o, updated: s.Updated}
	var parts []string
	if date := c.date(); !date.IsZero() {
		parts = append(parts, date.Format("20060102"))
	}
	parts = append(parts, nameSafe(c.s.Municipality.Name), "Digitalisering")
	if v := nameSafe(c.s.Document.Version); v != "" {
		parts = append(parts, "v"+v)
	}
	parts = append(parts, fileStatus[c.status()])
	if o.Length == Short {
		parts = append(parts, "kort")
	}
	variant := "openbaar"
	if o.Variant == Confidential {
		variant = "VERTROUWELIJK_niet-publiceren"
	}
	parts = append(parts, variant)
	var name []string
	for _, p := range parts {
		if p != "" {
			name = append(name, p)
		}
	}
	return strings.Join(name, "_") + extension
}

// The words of working papers in their file names.
const (
	RunSheetWord = "Draaiboek"
	ChangesWord  = "Wijzigingen"
)

// PaperName proposes a name for a working paper, as
// 20260420_Waterrijk_Draaiboek.pdf.
func PaperName(s *session.Session, word, extension string) string {
	var parts []string
	if !s.Updated.IsZero() {
		parts = append(parts, s.Updated.Format("20060102"))
	}
	if place := nameSafe(s.Municipality.Name); place != "" {
		parts = append(parts, place)
	}
	return strings.Join(append(parts, word), "_") + extension
}

// longestPart bounds what a user's word adds to a file name, in characters.
const longestPart = 40

// nameSafe keeps letters and figures, so that a name works on every system.
func nameSafe(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return '-'
	}, text)
	for strings.Contains(text, "--") {
		text = strings.ReplaceAll(text, "--", "-")
	}
	runes := []rune(strings.Trim(text, "-"))
	return strings.Trim(string(runes[:min(len(runes), longestPart)]), "-")
}
