package session

import (
	"strconv"
	"strings"
	"unicode"
)

// join gives the place of key within place; the file itself is "".
func join(place, key string) string {
	if place == "" {
		return quoteKey(key)
	}
	return place + "." + quoteKey(key)
}

// element gives the place of an element of the array at place.
func element(place, name string) string { return place + "[" + name + "]" }

// elementNames names count elements as `check` prints them: by the key that text
// gives for it, parts joined by a slash, or by number from 1 where an element
// has none, or one that an earlier element has.
func elementNames(count int, by []string, text func(i int, key string) string) []string {
	names := make([]string, count)
	used := map[string]bool{}
	for i := range names {
		parts := make([]string, len(by))
		for n, key := range by {
			parts[n] = text(i, key)
		}
		name := strings.Join(parts, "/")
		if used[name] || !canName(parts) {
			names[i] = "#" + strconv.Itoa(i+1)
			continue
		}
		used[name] = true
		names[i] = name
	}
	return names
}

const maxName = 100 // bytes of a key that names an element in a place

// canName tells whether these keys, together, can name an element on one line.
func canName(parts []string) bool {
	if len(parts) == 0 {
		return false
	}
	for _, part := range parts {
		if part == "" || len(part) > maxName || strings.ContainsFunc(part, func(r rune) bool { return !unicode.IsPrint(r) }) {
			return false
		}
	}
	return true
}

const maxShown = 60 // characters of a user's text in a message

// shown gives a user's text as a message can hold it: on one line, and short.
func shown(text string) string {
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) > maxShown {
		runes = append(runes[:maxShown], '…')
	}
	for i, r := range runes {
		if !unicode.IsPrint(r) {
			runes[i] = '·'
		}
	}
	return string(runes)
}
