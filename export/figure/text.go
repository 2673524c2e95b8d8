package figure

import (
	"slices"
	"strings"
	"unicode"
)

// letters gives the width of a letter in its size, in Source Sans 3 and a
// little wide rather than narrow: figures know no font.
func letter(r rune) float64 {
	switch {
	case strings.ContainsRune("iljI.,:;'’‘|! ", r):
		return 0.27
	case strings.ContainsRune("frt-()/\u00a0", r):
		return 0.35
	case strings.ContainsRune("mwMW@%&—", r):
		return 0.85
	case unicode.IsUpper(r):
		return 0.62
	case r > unicode.MaxLatin1 && !unicode.In(r, unicode.Latin, unicode.Punct):
		return 1
	}
	return 0.53
}

// width reckons how wide a text is.
func width(text string, size float64) float64 {
	sum := 0.0
	for _, r := range text {
		sum += letter(r)
	}
	return sum * size
}

// lines breaks a text to a width: at spaces and behind hyphens, and a word
// that is wider than that with a hyphen of its own. Nothing is left out.
func lines(text string, room, size float64) []string {
	var broken []string
	line := ""
	for _, word := range strings.Fields(text) {
		gap := " "
		for _, piece := range pieces(word, room, size) {
			if line != "" && width(line+gap+piece, size) > room {
				broken = append(broken, hyphened(line, gap))
				line = ""
			}
			if line != "" {
				line += gap
			}
			line += piece
			gap = ""
		}
	}
	if line != "" {
		broken = append(broken, line)
	}
	return broken
}

// hyphened ends a line at which a word was broken.
func hyphened(line, gap string) string {
	if gap == "" && !strings.HasSuffix(line, "-") && !strings.HasSuffix(line, "/") {
		return line + "-"
	}
	return line
}

// pieces are the parts of a word between which a line may be broken, none of
// them wider than the room.
func pieces(word string, room, size float64) []string {
	var list []string
	for _, part := range strings.SplitAfter(word, "-") {
		letters := []rune(part)
		for len(letters) > 0 {
			n := len(letters)
			for n > 1 && width(string(letters[:n])+"-", size) > room && width(string(letters[:n]), size) > room-size*letter('-') {
				n--
			}
			list = append(list, string(letters[:n]))
			letters = letters[n:]
		}
	}
	return slices.DeleteFunc(list, func(s string) bool { return s == "" })
}

// fit shortens a text of the guide to a width. What a table wrote is never
// shortened: see lines.
func fit(text string, room, size float64) string {
	const mean = 0.5 // width of a letter
	most := int(room / (size * mean))
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(runes[:max(1, most-1)]) + "…"
}
