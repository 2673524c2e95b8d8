package guide

import (
	"strconv"
	"strings"
)

// line gives the line, from 1, where a key of the number-th element of an
// array begins, or of a table where number is 0; of the element itself where
// the key stands nowhere by name, and 0 where neither does.
func line(text, table string, number int, key string) int {
	lines := strings.Split(text, "\n")
	from, to := section(lines, 0, len(lines), table, number)
	if from < 0 {
		return 0
	}
	for key != "" {
		var part string
		part, key, _ = strings.Cut(key, ".")
		name, index := cutIndex(part)
		if at := keyLine(lines, from+1, to, name); at >= 0 {
			return at + 1
		}
		table += "." + name
		inner, end := section(lines, from+1, to, table, max(1, index))
		if inner < 0 {
			break
		}
		from, to = inner, end
	}
	return from + 1
}

// section finds the number-th [[table]] among lines, or the one [table] where
// number is 0, and where the next of that name begins.
func section(lines []string, from, to int, table string, number int) (start, end int) {
	header, wanted := "[["+table+"]]", number
	if number == 0 {
		header, wanted = "["+table+"]", 1
	}
	start = -1
	for i, seen := from, 0; i < to; i++ {
		if strings.TrimSpace(lines[i]) != header {
			continue
		}
		if seen++; seen == wanted {
			start = i
		} else if seen > wanted {
			return start, i
		}
	}
	return start, to
}

// keyLine finds "name = …" of the table that begins before from.
func keyLine(lines []string, from, to int, name string) int {
	for i := from; i < to && !strings.HasPrefix(lines[i], "["); i++ {
		if key, _, found := strings.Cut(lines[i], "="); found && strings.TrimSpace(key) == name {
			return i
		}
	}
	return -1
}

// cutIndex takes "poles[#2]" apart.
func cutIndex(part string) (name string, index int) {
	name, rest, found := strings.Cut(part, "[#")
	if !found {
		return part, 0
	}
	index, _ = strconv.Atoi(strings.TrimSuffix(rest, "]"))
	return name, index
}
