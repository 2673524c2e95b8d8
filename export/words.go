package export

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Digest names a text by eight hexadecimal digits: the beginning of the
// SHA-256 of its words, so that white space makes no other text.
func Digest(text string) string {
	sum := sha256.Sum256([]byte(strings.Join(strings.Fields(text), " ")))
	return hex.EncodeToString(sum[:4])
}

// enumerate writes a list of names: "A, B en C".
func enumerate(names []string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " en " + names[len(names)-1]
}

// sentence closes what a user typed as a sentence: a capital in front, and a
// full stop behind it where it has no end of its own.
func sentence(text string) string {
	text = strings.TrimSpace(text)
	if text == "" {
		return ""
	}
	text = upper(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	if strings.ContainsRune(`.!?…`, last) {
		return text
	}
	if strings.ContainsRune(`"”’)»`, last) && len(text) > 1 {
		before, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(text, string(last)))
		if strings.ContainsRune(`.!?…`, before) {
			return text
		}
	}
	return strings.TrimRight(text, ",;: ") + "."
}

// upper puts the first letter in upper case.
func upper(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return text
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

// part fits what a user typed in the middle of a sentence: no full stop
// behind it, and a small letter in front unless it is a name or a short form.
func part(text string) string {
	text = strings.TrimRight(strings.TrimSpace(text), ".;: ")
	first, size := utf8.DecodeRuneInString(text)
	second, _ := utf8.DecodeRuneInString(text[size:])
	if size > 0 && unicode.IsUpper(first) && unicode.IsLower(second) && commonWord(text) {
		return string(unicode.ToLower(first)) + text[size:]
	}
	return text
}

// commonWords begin a phrase without being a name.
var commonWords = map[string]bool{"De": true, "Het": true, "Een": true, "Alle": true, "Elke": true, "Iedere": true, "Wat": true, "Hoe": true, "Wie": true, "Welke": true, "Onze": true, "Geen": true, "Meer": true, "Minder": true}

func commonWord(text string) bool {
	word, _, _ := strings.Cut(text, " ")
	return commonWords[word]
}

// verbs with which an answer to "what may this alderman do?" begins.
var verbs = []string{"mag", "kan", "moet", "krijgt", "heeft", "beslist", "toetst", "houdt", "adviseert"}

// beginsWithVerb tells whether a text lacks the one who does it.
func beginsWithVerb(text string) bool {
	word, _, _ := strings.Cut(strings.TrimSpace(text), " ")
	return slices.Contains(verbs, strings.ToLower(word))
}

// joined puts sentences behind each other, those without words left out.
func joined(sentences ...string) string {
	var parts []string
	for _, s := range sentences {
		if s = strings.TrimSpace(s); s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " ")
}

// paragraphs splits a text at its line breaks; it has at least one.
func paragraphs(text string) []string {
	var lines []string
	for _, line := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	if len(lines) == 0 {
		return []string{""}
	}
	return lines
}

// text closes each paragraph of what a user typed as a sentence.
func text(typed string) string {
	lines := paragraphs(typed)
	for i, line := range lines {
		lines[i] = sentence(line)
	}
	return strings.Join(lines, "\n")
}
