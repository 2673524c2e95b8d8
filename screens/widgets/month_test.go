package widgets

import (
	"testing"
	"time"
)

func TestReadDate(t *testing.T) {
	tests := []struct {
		text, iso string
		ok        bool
	}{
		{"", "", true},
		{"   ", "", true},
		{"2026-04-20", "2026-04-20", true},
		{"20-4-2026", "2026-04-20", true},
		{"20/4/2026", "2026-04-20", true},
		{"20 april 2026", "2026-04-20", true},
		{"20  APRIL  2026", "2026-04-20", true},
		{"1 jan. 2027", "2027-01-01", true},
		{"29 februari 2028", "2028-02-29", true},
		{"29 februari 2027", "", false},
		{"31-4-2026", "", false},
		{"morgen", "", false},
		{"20 ap 2026", "", false},
		{"20 april", "", false},
		{"3 mrt 2026", "2026-03-03", true},
		{"20 april 26", "", false},
		{"20 april 2", "", false},
		{"20 april 20266", "", false},
	}
	for _, test := range tests {
		iso, ok := ReadDate(test.text)
		if ok != test.ok || (ok && iso != test.iso) {
			t.Errorf("ReadDate(%q) = %q, %v; want %q, %v", test.text, iso, ok, test.iso, test.ok)
		}
	}
}

func TestMonthDays(t *testing.T) {
	m := Month{2026, time.April} // 1 April 2026 is a Wednesday
	weeks := m.Days()
	if weeks[0] != [7]int{0, 0, 1, 2, 3, 4, 5} {
		t.Errorf("first week = %v", weeks[0])
	}
	if weeks[4] != [7]int{27, 28, 29, 30, 0, 0, 0} {
		t.Errorf("last week = %v", weeks[4])
	}
	if m.Title() != "april 2026" {
		t.Errorf("title = %q", m.Title())
	}
	if next := (Month{2026, time.December}).Step(1); next != (Month{2027, time.January}) {
		t.Errorf("after December comes %v", next)
	}
	if back := (Month{2026, time.January}).Step(-1); back != (Month{2025, time.December}) {
		t.Errorf("before January comes %v", back)
	}
	if six := (Month{2026, time.August}).Days(); six[5] != [7]int{31, 0, 0, 0, 0, 0, 0} {
		t.Errorf("sixth week of August = %v", six[5])
	}
}

func TestMonthOf(t *testing.T) {
	now := time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)
	if m := MonthOf("2027-01-15", now); m != (Month{2027, time.January}) {
		t.Errorf("month of a date = %v", m)
	}
	if m := MonthOf("", now); m != (Month{2026, time.November}) {
		t.Errorf("month of no date = %v", m)
	}
}
