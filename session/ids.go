package session

import (
	"slices"
	"strconv"
)

// FreshID gives an id that is not among used: the prefix and the lowest free
// number, "k1".
func FreshID(prefix string, used []string) string {
	for n := 1; ; n++ {
		id := prefix + strconv.Itoa(n)
		if !slices.Contains(used, id) {
			return id
		}
	}
}
