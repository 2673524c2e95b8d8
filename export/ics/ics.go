// Package ics writes the due dates of the agreements as a calendar (RFC
// 5545): a whole day each, that takes no time of anybody.
package ics

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"formatietafel/export/clean"
	"formatietafel/export/tree"
)

// Write writes a calendar. Its moments come from the document, so that the
// same document gives the same bytes.
func Write(w io.Writer, doc *tree.Document) ([]string, error) {
	doc, warnings := clean.Document(doc)
	c := &calendar{doc: doc}
	events := c.write()
	if events == 0 {
		warnings = append(warnings, "geen enkele afspraak heeft een datum; de agenda is leeg")
	}
	if _, err := io.WriteString(w, c.out.String()); err != nil {
		return nil, fmt.Errorf("de agenda schrijven: %w", err)
	}
	return warnings, nil
}

type calendar struct {
	doc *tree.Document
	out strings.Builder
}

// date of a day, and moment in UTC, as a calendar has them (RFC 5545, 3.3.4
// and 3.3.5).
const (
	day    = "20060102"
	moment = "20060102T150405Z"
)

// write gives the number of days that it wrote.
func (c *calendar) write() (events int) {
	c.line("BEGIN", "VCALENDAR")
	c.line("VERSION", "2.0")
	c.line("PRODID", "-//Formatietafel//NL")
	c.line("CALSCALE", "GREGORIAN")
	c.line("METHOD", "PUBLISH")
	c.text("NAME", c.doc.FullTitle())
	c.text("X-WR-CALNAME", c.doc.FullTitle())
	c.text("DESCRIPTION", c.doc.Footer)
	for _, a := range c.doc.Agreements {
		due, err := time.Parse(time.DateOnly, a.Due)
		if err != nil {
			continue
		}
		events++
		c.event(a, due)
	}
	if events == 0 {
		c.zone()
	}
	c.line("END", "VCALENDAR")
	return events
}

func (c *calendar) event(a tree.Agreement, due time.Time) {
	c.line("BEGIN", "VEVENT")
	c.line("UID", a.UID+"@formatietafel")
	stamp := c.doc.Date.Time()
	if stamp.IsZero() {
		stamp = time.Unix(0, 0)
	}
	c.line("DTSTAMP", stamp.UTC().Format(moment))
	c.line("DTSTART;VALUE=DATE", due.Format(day))
	c.line("DTEND;VALUE=DATE", due.AddDate(0, 0, 1).Format(day))
	c.text("SUMMARY;LANGUAGE=nl", "Uiterlijk vandaag: "+strings.Join(strings.Fields(a.Text), " "))
	c.text("DESCRIPTION;LANGUAGE=nl", c.described(a))
	c.line("TRANSP", "TRANSPARENT")
	if c.doc.Secret != "" {
		c.line("CLASS", "CONFIDENTIAL")
	}
	c.line("END", "VEVENT")
}

// described says the agreement in full.
func (c *calendar) described(a tree.Agreement) string {
	owner := ""
	if a.Owner != "" {
		owner = "De trekker is: " + a.Owner + "."
	}
	var lines []string
	for _, line := range []string{c.doc.Secret, c.doc.Mark, a.Text, a.From, owner, c.doc.Title, c.doc.Footer} {
		if line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// zone fills a calendar without days, which may not be empty (RFC 5545, 3.6).
func (c *calendar) zone() {
	for _, line := range [][2]string{
		{"BEGIN", "VTIMEZONE"},
		{"TZID", "Europe/Amsterdam"},
		{"BEGIN", "STANDARD"},
		{"DTSTART", "19961027T030000"},
		{"RRULE", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"},
		{"TZOFFSETFROM", "+0200"},
		{"TZOFFSETTO", "+0100"},
		{"END", "STANDARD"},
		{"BEGIN", "DAYLIGHT"},
		{"DTSTART", "19810329T020000"},
		{"RRULE", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"},
		{"TZOFFSETFROM", "+0100"},
		{"TZOFFSETTO", "+0200"},
		{"END", "DAYLIGHT"},
		{"END", "VTIMEZONE"},
	} {
		c.line(line[0], line[1])
	}
}

// escaper escapes text (RFC 5545, 3.3.11).
var escaper = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

func (c *calendar) text(name, value string) {
	if value != "" {
		c.line(name, escaper.Replace(value))
	}
}

// longest line in bytes, without its end (RFC 5545, 3.1).
const longest = 75

// line writes a line, folded between characters where it is too long.
func (c *calendar) line(name, value string) {
	rest := name + ":" + value
	room := longest
	for len(rest) > room {
		cut := room
		for !utf8.RuneStart(rest[cut]) {
			cut--
		}
		c.out.WriteString(rest[:cut] + "\r\n ")
		rest = rest[cut:]
		room = longest - 1 // the space in front counts
	}
	c.out.WriteString(rest + "\r\n")
}
