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
	if from < 0 && number > 0 {
		return 0
	}
	if from < 0 { // [[table.list]] needs no [table] before it
		from, to = -1, len(lines)
	}
	for key != "" {
		var part string
		part, key, _ = strings.Cut(key, ".")
		name, chosen := cutElement(part)
		if at := keyLine(lines, from+1, to, name); at >= 0 {
			return at + 1
		}
		table += "." + name
		inner, end := chosenSection(lines, from+1, to, table, chosen)
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

// chosenSection finds the [[table]] that is chosen by number, "#2", or by id;
// the first where neither is given.
func chosenSection(lines []string, from, to int, table, chosen string) (start, end int) {
	if number, found := strings.CutPrefix(chosen, "#"); found {
		n, _ := strconv.Atoi(number)
		return section(lines, from, to, table, n)
	}
	for n := 1; ; n++ {
		start, end = section(lines, from, to, table, n)
		if start < 0 || chosen == "" {
			return start, end
		}
		if at := keyLine(lines, start+1, end, "id"); at >= 0 && strings.Contains(lines[at], `"`+chosen+`"`) {
			return start, end
		}
	}
}

// cutElement takes "poles[#2]" or "press[wachtlijst]" apart.
func cutElement(part string) (name, chosen string) {
	name, rest, _ := strings.Cut(part, "[")
	return name, strings.TrimSuffix(rest, "]")
}
