package guide

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// months are the Dutch names of the months.
var months = [...]string{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"}

// Month gives the Dutch name of a month.
func Month(m time.Month) string {
	if m < time.January || m > time.December {
		return ""
	}
	return months[m-1]
}

// Date writes an ISO date in Dutch, "20 april 2026"; what is no date stays
// as it is.
func Date(iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return Day(t)
}

// Day writes the day of a moment in Dutch, "20 april 2026".
func Day(t time.Time) string {
	return fmt.Sprintf("%d %s %d", t.Day(), Month(t.Month()), t.Year())
}

// Period writes a span of years as people print it, with a dash that is no
// hyphen: "2026-2030" becomes "2026–2030". All else stays as it is.
func Period(text string) string { return years.ReplaceAllString(text, "$1$2–$3$4") }

var years = regexp.MustCompile(`(^|[^\d-])(\d{4})\s*[-–]\s*(\d{4}|\d{2})($|[^\d-])`)

// Clock writes the time of day in Dutch, "14.02 uur".
func Clock(t time.Time) string { return t.Format("15.04") + " uur" }

// Euros writes an amount in whole euros, "€ 50.000", with a space that does
// not break.
func Euros(n int) string { return "€\u00a0" + Thousands(n) }

// Thousands writes a number with points, "50.000".
func Thousands(n int) string {
	text := strconv.Itoa(n)
	digits := strings.TrimPrefix(text, "-") // of the text: the lowest int has no opposite
	sign := text[:len(text)-len(digits)]
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "." + digits[i:]
	}
	return sign + digits
}
