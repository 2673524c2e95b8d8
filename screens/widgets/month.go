package widgets

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"formatietafel/guide"
)

// Month is one page of a calendar.
type Month struct {
	Year  int
	Month time.Month
}

// MonthOf gives the month of an ISO date, or of now where it is none.
func MonthOf(iso string, now time.Time) Month {
	if t, err := time.Parse(time.DateOnly, iso); err == nil {
		now = t
	}
	return Month{now.Year(), now.Month()}
}

// Title is "april 2026".
func (m Month) Title() string { return fmt.Sprintf("%s %d", guide.Month(m.Month), m.Year) }

// Step goes a number of months on, or back.
func (m Month) Step(by int) Month {
	t := time.Date(m.Year, m.Month+time.Month(by), 1, 0, 0, 0, 0, time.UTC)
	return Month{t.Year(), t.Month()}
}

// Weekdays heads a calendar that begins on Monday.
var Weekdays = [7]string{"ma", "di", "wo", "do", "vr", "za", "zo"}

// Days gives the month as rows of a week from Monday; 0 is a day of another
// month. There are six rows, so that a calendar keeps its height.
func (m Month) Days() [6][7]int {
	var weeks [6][7]int
	first := time.Date(m.Year, m.Month, 1, 0, 0, 0, 0, time.UTC)
	place := (int(first.Weekday()) + 6) % 7
	for day := first; day.Month() == m.Month; day = day.AddDate(0, 0, 1) {
		weeks[place/7][place%7] = day.Day()
		place++
	}
	return weeks
}

// ISO gives a day of the month as the session holds it.
func (m Month) ISO(day int) string { return fmt.Sprintf("%04d-%02d-%02d", m.Year, m.Month, day) }

// ReadDate reads a date as people type it: 2026-04-20, 20-4-2026 or 20 april
// 2026. Nothing is no date, and fine.
func ReadDate(text string) (iso string, ok bool) {
	text = strings.ToLower(strings.Join(strings.Fields(text), " "))
	if text == "" {
		return "", true
	}
	for _, layout := range []string{time.DateOnly, "2-1-2006", "2/1/2006", "2.1.2006"} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.Format(time.DateOnly), true
		}
	}
	return readWords(text)
}

// readWords reads "20 april 2026", also with the month in its first letters.
func readWords(text string) (iso string, ok bool) {
	parts := strings.Fields(text)
	if len(parts) != 3 || len(parts[1]) < 3 {
		return "", false
	}
	day, errDay := strconv.Atoi(parts[0])
	year, errYear := strconv.Atoi(parts[2])
	if errDay != nil || errYear != nil || len(parts[2]) != len("2026") {
		return "", false // a year of two figures, or one that is being typed
	}
	for m := time.January; m <= time.December; m++ {
		if isMonth(strings.TrimSuffix(parts[1], "."), m) {
			iso = Month{year, m}.ISO(day)
			_, err := time.Parse(time.DateOnly, iso)
			return iso, err == nil
		}
	}
	return "", false
}

// isMonth tells whether a word is a month or its short form.
func isMonth(word string, m time.Month) bool {
	return strings.HasPrefix(guide.Month(m), word) || m == time.March && word == "mrt"
}
