// Package scan walks over a TOML file before a library decodes it, and refuses
// what would make that library run out of stack, memory or time, which nothing
// recovers from.
package scan

import (
	"bytes"
	"fmt"
	"unicode/utf8"
)

// Limits of every file, in depth.
const (
	// MaxNesting bounds arrays and inline tables within each other.
	MaxNesting = 32
	// MaxKeyParts bounds the parts of one dotted key.
	MaxKeyParts = 16

	// maxPathCost bounds what the library spends on key paths, which it
	// spells out again for each key: bytes of the path times parts of the key.
	maxPathCost = 16 << 20

	maxClosingQuotes = 2 // quotes that a multi-line text can hold before its closing three
)

// Limits are how large a file of some kind may be.
type Limits struct {
	What   string // in Dutch, with its article: "een sessie"
	Bytes  int    // whole MiB
	Keys   int    // keys and table headers together, in thousands
	Values int    // values in arrays, in thousands; the library takes a hundred bytes for each
}

// Error is why a file is refused, as a Dutch line.
type Error struct {
	Line    int // 0 where it is about the whole file
	Message string
}

func (e *Error) Error() string { return e.Message }

// Check walks over a file once and refuses what is over a limit or what cannot
// be TOML. It need not refuse all that is not TOML, but it has to see strings
// and comments exactly as the decoder does, so that no nesting hides from it.
// Time is linear in the size, memory constant.
func Check(data []byte, most Limits) *Error {
	if len(data) > most.Bytes {
		return &Error{Message: fmt.Sprintf("dit bestand is groter dan %d MiB; zo groot is %s niet, controleer of dit het goede bestand is", most.Bytes>>20, most.What)}
	}
	if err := checkCharacters(data); err != nil {
		return err
	}
	s := &scanner{data: data, line: 1, most: most}
	for s.blank(true); s.pos < len(s.data); s.blank(true) {
		s.statement()
		if s.err != nil {
			return s.err
		}
	}
	return s.err
}

// checkCharacters refuses what no TOML file holds: bytes that are no UTF-8 and
// control characters.
func checkCharacters(data []byte) *Error {
	if !utf8.Valid(data) {
		return &Error{Line: invalidLine(data), Message: "dit is geen UTF-8-tekst; sla het bestand op als UTF-8"}
	}
	line := 1
	for i, c := range data {
		switch {
		case c == '\n':
			line++
		case c == '\r' && i+1 < len(data) && data[i+1] == '\n', c == '\t':
		case c < ' ', c == 0x7f:
			return &Error{Line: line, Message: "hier staat een stuurteken dat niet in het bestand mag staan; haal het weg"}
		}
	}
	return nil
}

// invalidLine gives the line of the first byte that is no UTF-8.
func invalidLine(data []byte) int {
	line := 1
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			break
		}
		if r == '\n' {
			line++
		}
		data = data[size:]
	}
	return line
}

// scanner holds where Check is. After err is set nothing moves on.
type scanner struct {
	most  Limits
	data  []byte
	pos   int
	line  int
	keys  int
	items int // values in arrays
	cost  int
	table int // bytes of the path of the current table
	depth int
	open  [MaxNesting]bracket
	err   *Error
}

// bracket is an array or inline table that is not closed yet.
type bracket struct {
	close byte
	line  int
	path  int // bytes of the path up to here
}

func (s *scanner) fail(line int, format string, args ...any) {
	if s.err == nil {
		s.err = &Error{Line: line, Message: fmt.Sprintf(format, args...)}
	}
	s.pos = len(s.data)
}

func (s *scanner) peek() byte {
	if s.pos < len(s.data) {
		return s.data[s.pos]
	}
	return 0
}

// blank passes over white space and comments, and over line ends where they
// may stand.
func (s *scanner) blank(lines bool) {
	for s.pos < len(s.data) {
		switch c := s.data[s.pos]; {
		case c == ' ', c == '\t', c == '\r':
			s.pos++
		case c == '\n' && lines:
			s.line++
			s.pos++
		case c == '#' && lines:
			s.comment()
		default:
			return
		}
	}
}

// comment passes over a comment, up to the line end.
func (s *scanner) comment() {
	end := bytes.IndexByte(s.data[s.pos:], '\n')
	if end < 0 {
		s.pos = len(s.data)
		return
	}
	s.pos += end
}

// statement passes over a table header, or a key with its value.
func (s *scanner) statement() {
	if s.peek() != '[' {
		path := s.table + s.key('=', s.table)
		s.value(path)
		return
	}
	s.pos++
	if s.peek() == '[' {
		s.pos++
	}
	s.table = s.key(']', 0)
	if s.peek() == ']' {
		s.pos++
	}
	s.blank(false)
	switch s.peek() {
	case 0, '\n', '#':
	default:
		s.fail(s.line, "achter een tabelkop hoort niets meer te staan; begin een nieuwe regel")
	}
}

// key passes over a dotted key and the end that closes it, counts it, and
// gives its length in bytes. base is the path that it stands in, in bytes.
func (s *scanner) key(end byte, base int) int {
	start, parts := s.pos, 1
	for s.err == nil {
		s.blank(false)
		switch c := s.peek(); {
		case c == end && s.pos < len(s.data):
			s.pos++
			s.count(base+s.pos-start, parts)
			return s.pos - start
		case c == '.':
			s.pos++
			if parts++; parts > MaxKeyParts {
				s.fail(s.line, "hier staat een sleutel van meer dan %d delen; maak hem korter", MaxKeyParts)
			}
		case c == '"', c == '\'':
			s.quotedKey()
		case IsBare(c):
			s.pos++
		default:
			s.fail(s.line, "hier is het bestand niet te lezen: een sleutel bestaat uit letters, cijfers, - en _, met daarachter %c", end)
		}
	}
	return s.pos - start
}

// quotedKey passes over a part of a key in quotes. TOML allows an empty one,
// but the library loses what stands under it.
func (s *scanner) quotedKey() {
	start := s.pos
	if s.text(); s.pos-start == len(`""`) {
		s.fail(s.line, "hier staat een lege sleutel; geef hem een naam")
	}
}

// count adds a key of so many parts to what the file asks of the decoder.
func (s *scanner) count(path, parts int) {
	if s.keys++; s.keys > s.most.Keys {
		s.fail(s.line, "dit bestand heeft meer dan %d.000 sleutels; zo veel heeft %s niet", s.most.Keys/1000, s.most.What)
	}
	s.spend(path * parts)
}

func (s *scanner) spend(cost int) {
	if s.cost += cost; s.cost > maxPathCost {
		s.fail(s.line, "de sleutels in dit bestand zijn samen te lang; maak ze korter")
	}
}

// value passes over a value up to the line end behind it. path is the length
// of the path of its key, in bytes.
func (s *scanner) value(path int) {
	for s.pos < len(s.data) {
		switch c := s.data[s.pos]; c {
		case '\n':
			if s.depth == 0 {
				return
			}
			s.line++
			s.pos++
		case '#':
			s.comment()
		case '"', '\'':
			s.text()
		case '[', '{':
			s.push(c, path)
			path = s.member(path)
		case ']', '}':
			path = s.pop(c, path)
		case ',':
			s.pos++
			if s.items++; s.items > s.most.Values {
				s.fail(s.line, "dit bestand heeft meer dan %d.000 waarden in lijsten; zo veel heeft %s niet", s.most.Values/1000, s.most.What)
			}
			path = s.member(path)
		default:
			s.pos++
		}
	}
	if s.depth > 0 && s.err == nil {
		s.fail(s.open[s.depth-1].line, "wat hier opengaat, wordt nergens gesloten; zet er een %c bij", s.open[s.depth-1].close)
	}
}

// member passes over a key where an inline table has one, and gives the path
// of the value that follows.
func (s *scanner) member(path int) int {
	if s.depth == 0 || s.open[s.depth-1].close != '}' {
		return path
	}
	s.blank(true)
	if c := s.peek(); c == '}' || c == ',' || s.pos >= len(s.data) {
		return path
	}
	base := s.open[s.depth-1].path
	return base + s.key('=', base)
}

func (s *scanner) push(c byte, path int) {
	if s.depth == MaxNesting {
		s.fail(s.line, "hier zitten meer dan %d lijsten of tabellen in elkaar; zo diep gaat %s niet", MaxNesting, s.most.What)
		return
	}
	closing := byte(']')
	if c == '{' {
		closing = '}'
		s.count(path, 1) // in an array each is a table of its own
	} else {
		s.spend(path)
	}
	s.open[s.depth] = bracket{close: closing, line: s.line, path: path}
	s.depth++
	s.pos++
}

func (s *scanner) pop(c byte, path int) int {
	if s.depth == 0 || s.open[s.depth-1].close != c {
		s.fail(s.line, "hier staat een %c te veel; haal hem weg", c)
		return path
	}
	s.depth--
	s.pos++
	return s.open[s.depth].path
}

// text passes over a string of any of the four sorts.
func (s *scanner) text() {
	quote, start := s.data[s.pos], s.line
	long := bytes.Repeat([]byte{quote}, 3)
	if bytes.HasPrefix(s.data[s.pos:], long) {
		s.longText(quote, long)
		return
	}
	for s.pos++; s.pos < len(s.data); s.pos++ {
		switch c := s.data[s.pos]; {
		case c == quote:
			s.pos++
			return
		case c == '\n':
			s.fail(start, "deze tekst is op deze regel niet gesloten; zet er een %c achter", quote)
			return
		case c == '\\' && quote == '"' && s.pos+1 < len(s.data) && s.data[s.pos+1] != '\n':
			s.pos++
		}
	}
	s.fail(start, "deze tekst is op deze regel niet gesloten; zet er een %c achter", quote)
}

// longText passes over a multi-line string. More quotes at its end than TOML
// allows are refused: there readers differ on where the text ends.
func (s *scanner) longText(quote byte, long []byte) {
	start := s.line
	for s.pos += len(long); s.pos < len(s.data); s.pos++ {
		switch c := s.data[s.pos]; {
		case c == '\n':
			s.line++
		case c == '\\' && quote == '"':
			if s.pos++; s.peek() == '\n' {
				s.line++
			}
		case c == quote && bytes.HasPrefix(s.data[s.pos:], long):
			s.pos += len(long)
			s.closingQuotes(quote)
			return
		}
	}
	s.fail(start, "deze tekst van meer regels wordt nergens gesloten; zet er %s achter", long)
}

func (s *scanner) closingQuotes(quote byte) {
	for extra := 0; s.peek() == quote; extra++ {
		if extra == maxClosingQuotes {
			s.fail(s.line, "hier staan te veel aanhalingstekens achter elkaar; haal er een weg")
			return
		}
		s.pos++
	}
}

// IsBare tells whether a key may hold c without quotes.
func IsBare(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c == '-'
}
