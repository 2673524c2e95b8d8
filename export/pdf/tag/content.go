package tag

import (
	"encoding/binary"
	"fmt"
	"strconv"
)

// scan reads the content of a page (7.8.2) and reports what may not be in it.
// It gives the marked-content ids in order.
func (c *checker) scan(p *page) []int {
	s := scanner{checker: c, page: p, lexer: lexer{data: p.content}}
	for {
		t := s.next()
		switch t.kind {
		case endToken:
			if s.broken {
				s.report(RuleUnreadable, "")
			}
			if s.open != closed {
				s.report(RuleUnbalanced, "left open at the end of the page")
			}
			if s.saved != 0 {
				s.report(RuleStates, "")
			}
			return s.ids
		case keywordToken:
			s.operator(string(t.text))
			s.operands = s.operands[:0]
		default:
			s.operands = append(s.operands, t)
		}
	}
}

// state of the marks while content is read.
type state int

const (
	closed state = iota
	inArtifact
	inElement
)

// mostSaved bounds the graphics states that are saved within each other
// (ISO 19005-2, 6.1.13).
const mostSaved = 28

type scanner struct {
	lexer
	*checker
	page     *page
	operands []token
	open     state
	saved    int // graphics states
	font     *font
	ids      []int
}

func (s *scanner) operator(op string) {
	switch op {
	case "BDC", "BMC":
		s.begin()
	case "EMC":
		if s.open == closed {
			s.report(RuleUnbalanced, "closed without being opened")
		}
		s.open = closed
	case "q":
		if s.saved++; s.saved > mostSaved {
			s.report(RuleStates, "")
		}
	case "Q":
		s.saved--
	case "Tf":
		s.setFont()
	case "Tj", "TJ", "'", `"`:
		s.painted(op)
		s.show()
	case "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh":
		s.painted(op)
	case "Do":
		s.painted(op)
		s.object()
	case "BI":
		s.report(RuleForm, "an inline image")
		s.at = len(s.data)
	case "k", "K":
		s.report(RuleColor, "CMYK")
	case "cs", "CS", "scn", "SCN":
		s.report(RuleColor, "a colour space by name")
	}
}

// painted sees to it that what is painted is tagged or an artifact.
func (s *scanner) painted(op string) {
	if s.open == closed {
		s.report(RuleUnmarked, "operator "+op)
	}
}

// begin opens a mark: an artifact, or content with an id.
func (s *scanner) begin() {
	if s.open != closed {
		s.report(RuleNested, "")
	}
	if len(s.operands) > 0 && string(s.operands[0].text) == "Artifact" {
		s.open = inArtifact
		return
	}
	for i, t := range s.operands {
		if t.kind == nameToken && string(t.text) == "MCID" && i+1 < len(s.operands) {
			if id, err := strconv.Atoi(string(s.operands[i+1].text)); err == nil {
				s.open = inElement
				s.ids = append(s.ids, id)
				return
			}
		}
	}
	s.report(RuleUnmarked, "a mark of neither kind")
	s.open = inArtifact
}

func (s *scanner) setFont() {
	s.font = nil
	if len(s.operands) == 0 {
		return
	}
	resource := s.file.dict(s.file.dict(s.page.dict["Resources"])["Font"])[unname(s.operands[0].text)]
	if r, ok := resource.(ref); ok {
		s.font = s.fonts[r]
	}
	if s.font == nil {
		s.report(RuleFont, string(s.operands[0].text))
	}
}

// show looks up the glyph of each character that is shown.
func (s *scanner) show() {
	if s.font == nil {
		return
	}
	for _, t := range s.operands {
		var codes []byte
		switch t.kind {
		case stringToken:
			codes = unescape(t.text)
		case hexToken:
			codes = unhex(t.text)
		}
		for ; len(codes) >= 2; codes = codes[2:] {
			if c := int(binary.BigEndian.Uint16(codes)); s.font.glyph(c) == 0 {
				s.report(RuleGlyph, fmt.Sprintf("U+%04X", c))
			}
		}
	}
}

// object looks at an image; other objects hold content of their own, which is
// not tagged.
func (s *scanner) object() {
	if len(s.operands) == 0 {
		return
	}
	resource := s.file.dict(s.file.dict(s.page.dict["Resources"])["XObject"])[unname(s.operands[0].text)]
	image, _ := s.file.follow(resource).(stream)
	if image.dict["Subtype"] != name("Image") {
		s.report(RuleForm, string(s.operands[0].text))
		return
	}
	if image.dict["ColorSpace"] == name("DeviceCMYK") {
		s.report(RuleColor, "a CMYK image")
	}
}
