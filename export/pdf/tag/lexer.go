package tag

import "bytes"

// kind of a token (7.2).
type kind byte

const (
	endToken kind = iota
	numberToken
	nameToken    // without its stroke, codes not replaced
	stringToken  // between its brackets, escapes not replaced
	hexToken     // between its brackets
	openToken    // [ or <<
	closeToken   // ] or >>
	keywordToken // an operator, true, obj, R, …
)

// token is a piece of a PDF; its text is a window on the data.
type token struct {
	kind kind
	text []byte
}

// lexer cuts data into tokens.
type lexer struct {
	data   []byte
	at     int
	broken bool // what follows cannot be read
}

// stop ends the reading.
func (l *lexer) stop() token {
	l.at, l.broken = len(l.data), true
	return token{}
}

// next gives the next token; at the end, and behind what cannot be read, it is
// endToken.
func (l *lexer) next() token {
	l.space()
	if l.at >= len(l.data) {
		return token{}
	}
	start := l.at
	switch c := l.data[l.at]; c {
	case '/':
		l.at++
		l.regular()
		return token{nameToken, l.data[start+1 : l.at]}
	case '(':
		return l.literal()
	case '[', ']', '{', '}':
		l.at++
		if c == '[' || c == '{' {
			return token{openToken, l.data[start:l.at]}
		}
		return token{closeToken, l.data[start:l.at]}
	case '<', '>':
		if l.at+1 < len(l.data) && l.data[l.at+1] == c {
			l.at += 2
			if c == '<' {
				return token{openToken, l.data[start:l.at]}
			}
			return token{closeToken, l.data[start:l.at]}
		}
		end := bytes.IndexByte(l.data[l.at:], '>')
		if c == '>' || end < 0 {
			return l.stop()
		}
		l.at += end + 1
		return token{hexToken, l.data[start+1 : l.at-1]}
	case ')':
		return l.stop()
	}
	l.regular()
	word := l.data[start:l.at]
	if c := word[0]; c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' {
		return token{numberToken, word}
	}
	return token{keywordToken, word}
}

// literal reads a string in round brackets, which may hold pairs of them.
func (l *lexer) literal() token {
	depth := 0
	for i := l.at; i < len(l.data); i++ {
		switch l.data[i] {
		case '\\':
			i++
		case '(':
			depth++
		case ')':
			depth--
			if depth == 0 {
				t := token{stringToken, l.data[l.at+1 : i]}
				l.at = i + 1
				return t
			}
		}
	}
	return l.stop()
}

// space skips white space and comments.
func (l *lexer) space() {
	for l.at < len(l.data) {
		switch c := l.data[l.at]; {
		case white(c):
			l.at++
		case c == '%':
			end := bytes.IndexAny(l.data[l.at:], "\r\n")
			if end < 0 {
				l.at = len(l.data)
				return
			}
			l.at += end
		default:
			return
		}
	}
}

func (l *lexer) regular() {
	for l.at < len(l.data) && !white(l.data[l.at]) && !delimiter(l.data[l.at]) {
		l.at++
	}
}

func white(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func delimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

// unescape gives the bytes of a literal string (7.3.4.2).
func unescape(raw []byte) []byte {
	if bytes.IndexByte(raw, '\\') < 0 && bytes.IndexByte(raw, '\r') < 0 {
		return raw
	}
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		c := raw[i]
		if c == '\r' { // an end of line counts as a line feed
			if i+1 < len(raw) && raw[i+1] == '\n' {
				i++
			}
			c = '\n'
		} else if c == '\\' && i+1 < len(raw) {
			i++
			switch c = raw[i]; c {
			case 'n':
				c = '\n'
			case 'r':
				c = '\r'
			case 't':
				c = '\t'
			case 'b':
				c = '\b'
			case 'f':
				c = '\f'
			case '\r', '\n':
				if c == '\r' && i+1 < len(raw) && raw[i+1] == '\n' {
					i++
				}
				continue
			case '0', '1', '2', '3', '4', '5', '6', '7':
				c -= '0'
				for n := 0; n < 2 && i+1 < len(raw) && raw[i+1] >= '0' && raw[i+1] <= '7'; n++ {
					i++
					c = c<<3 | (raw[i] - '0')
				}
			}
		}
		out = append(out, c)
	}
	return out
}

// unhex gives the bytes of a string in digits (7.3.4.3).
func unhex(raw []byte) []byte {
	var out []byte
	half, high := false, byte(0)
	for _, c := range raw {
		d := bytes.IndexByte([]byte(hexDigits), upper(c))
		if d < 0 {
			continue
		}
		if half {
			out = append(out, high<<4|byte(d))
		}
		high, half = byte(d), !half
	}
	if half {
		out = append(out, high<<4)
	}
	return out
}

func upper(c byte) byte {
	if c >= 'a' && c <= 'f' {
		return c - 'a' + 'A'
	}
	return c
}
