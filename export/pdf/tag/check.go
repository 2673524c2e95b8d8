package tag

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// Rule is one that a file has to keep before it claims the standards.
type Rule string

// The rules, each with its clause.
const (
	RuleTitle      Rule = "the document has no title"                                                                     // ISO 14289-1, 7.1
	RuleLanguage   Rule = "the document has no language"                                                                  // ISO 14289-1, 7.2
	RuleEmpty      Rule = "the document has no tagged content"                                                            // ISO 14289-1, 7.1
	RuleUnmarked   Rule = "something is painted outside of any mark"                                                      // ISO 14289-1, 7.1
	RuleNested     Rule = "a mark opens inside another"                                                                   // ISO 14289-1, 7.1
	RuleUnbalanced Rule = "marks do not open and close in turn on each page"                                              // 14.6.1
	RuleStates     Rule = "graphics states are not restored on their page, or saved too deep"                             // ISO 19005-2, 6.1.13
	RuleMismatch   Rule = "the marks on a page are not those that were made"                                              // 14.7.4.4
	RuleUnreadable Rule = "content cannot be read"                                                                        // 7.8.2
	RuleForm       Rule = "an object holds content that cannot be tagged here"                                            // ISO 14289-1, 7.20
	RuleGlyph      Rule = "a character has no glyph in its font"                                                          // ISO 14289-1, 7.21.8; ISO 19005-2, 6.2.11.8
	RuleFont       Rule = "a font is not embedded, or not as gofpdf embeds one"                                           // ISO 14289-1, 7.21.4
	RuleColor      Rule = "a colour is not of the profile's space"                                                        // ISO 19005-2, 6.2.4.3
	RuleProfile    Rule = "the colour profile is no RGB profile of version 2 or 4"                                        // ISO 19005-2, 6.2.3
	RuleForeign    Rule = "a link or other annotation was made outside of this package"                                   // ISO 14289-1, 7.18
	RuleActive     Rule = "the file holds a script, layers, a form or attachments that were made outside of this package" // ISO 19005-2, 6.5, 6.8, 6.9
	RuleStructure  Rule = "an element stands where it may not"                                                            // 14.8.4
	RuleHeading    Rule = "the first heading is not H1, or a level is skipped"                                            // ISO 14289-1, 7.4.2
	RuleRegular    Rule = "the rows of a table differ in length"                                                          // ISO 14289-1, 7.5
	RuleHeader     Rule = "a header cell does not say what it heads"                                                      // ISO 14289-1, 7.5
	RuleAltText    Rule = "a figure has no alternative text"                                                              // ISO 14289-1, 7.3
	RuleArea       Rule = "a figure has no area"                                                                          // ISO 14289-1, 7.3
	RuleDeadLink   Rule = "a link goes nowhere, says nothing, or has no content"                                          // ISO 14289-1, 7.18.5
)

// Problem is what stands in the way of the standards.
type Problem struct {
	Rule   Rule
	Page   int    // from 1; 0 where it is none of a page
	Detail string // may be empty
}

// String gives the problem in a line.
func (p Problem) String() string {
	line := string(p.Rule)
	if p.Page > 0 {
		line = fmt.Sprintf("page %d: %s", p.Page, line)
	}
	if p.Detail != "" {
		line += ": " + p.Detail
	}
	return line
}

// checker gathers problems, each once.
type checker struct {
	doc      *Document
	file     *file
	fonts    map[ref]*font
	onPage   int // the page that is read, from 1
	seen     map[Problem]bool
	problems []Problem
}

func (c *checker) report(r Rule, detail string) {
	p := Problem{r, c.onPage, detail}
	if !c.seen[p] {
		c.seen[p] = true
		c.problems = append(c.problems, p)
	}
}

// check holds the drawing and its tags against the rules.
func (d *Document) check(f *file, fonts map[ref]*font) []Problem {
	c := &checker{doc: d, file: f, fonts: fonts, seen: map[Problem]bool{}}
	c.information()
	c.catalog()
	for i := range f.pages {
		c.onPage = i + 1
		c.page(i)
	}
	c.onPage = 0
	c.tree()
	return c.problems
}

func (c *checker) information() {
	if strings.TrimSpace(c.doc.Info.Title) == "" {
		c.report(RuleTitle, "")
	}
	if c.doc.Info.Lang == "" {
		c.report(RuleLanguage, "")
	}
	if !rgbProfile(c.doc.Profile) {
		c.report(RuleProfile, "")
	}
}

// rgbProfile looks at the header of an ICC profile (ICC.1:2010, 7.2).
func rgbProfile(p []byte) bool {
	const header, newest = 128, 4
	return len(p) > header && p[8] <= newest && bytes.Equal(p[16:20], []byte("RGB ")) && bytes.Equal(p[36:40], []byte("acsp"))
}

func (c *checker) catalog() {
	for _, key := range []name{"OCProperties", "AcroForm", "AA"} {
		if c.file.root[key] != nil {
			c.report(RuleActive, string(key))
		}
	}
	names := c.file.dict(c.file.root["Names"])
	if names["JavaScript"] != nil {
		c.report(RuleActive, "JavaScript")
	}
	if attached, _ := c.file.follow(c.file.dict(names["EmbeddedFiles"])["Names"]).(array); len(attached) > 0 {
		c.report(RuleActive, "EmbeddedFiles")
	}
}

// page holds a page against the marks that were made on it.
func (c *checker) page(i int) {
	p := &c.file.pages[i]
	if annotations, _ := c.file.follow(p.dict["Annots"]).(array); len(annotations) > 0 {
		c.report(RuleForeign, "")
	}
	ids := c.scan(p)
	want := 0
	if i < len(c.doc.pages) {
		want = len(c.doc.pages[i].owners)
	}
	slices.Sort(ids)
	for n, id := range ids {
		if n != id {
			c.report(RuleMismatch, "")
			return
		}
	}
	if len(ids) != want {
		c.report(RuleMismatch, "")
	}
}

// tree holds the structure tree against the rules for its elements.
func (c *checker) tree() {
	if len(c.doc.Root.kids) == 0 {
		c.report(RuleEmpty, "")
	}
	level := 0
	c.doc.Root.walk(func(e *Element) {
		c.kids(e)
		switch e.Role {
		case Figure:
			c.figure(e)
		case Link:
			c.link(e)
		case Table:
			c.table(e)
		case TH:
			if e.Scope == "" {
				c.report(RuleHeader, "")
			}
		}
		if n := headingLevel(e.Role); n > 0 {
			if n > level+1 {
				c.report(RuleHeading, string(e.Role))
			}
			level = n
		}
	})
}

// headingLevel gives 1 to 6 for a heading, else 0.
func headingLevel(r Role) int {
	if len(r) == 2 && r[0] == 'H' && r[1] >= '1' && r[1] <= '6' {
		return int(r[1] - '0')
	}
	return 0
}

// within says which elements may stand only in some (14.8.4.3).
var within = map[Role][]Role{
	LI: {L}, Lbl: {LI}, LBody: {LI},
	TR: {Table, THead, TBody, TFoot}, THead: {Table}, TBody: {Table}, TFoot: {Table}, TH: {TR}, TD: {TR},
	TOCI: {TOC},
}

// only says which elements may hold only some, and no content of their own.
var only = map[Role][]Role{
	L: {LI, L, Caption}, LI: {Lbl, LBody},
	Table: {Caption, THead, TBody, TFoot, TR}, THead: {TR}, TBody: {TR}, TFoot: {TR}, TR: {TH, TD},
	TOC: {TOCI, TOC, Caption},
}

func (c *checker) kids(e *Element) {
	parents, bound := within[e.Role]
	if bound && (e.parent == nil || !slices.Contains(parents, e.parent.Role)) {
		c.report(RuleStructure, string(e.Role))
	}
	kinds, strict := only[e.Role]
	for i, k := range e.kids {
		switch {
		case k.element == nil && (strict || e.Role == Doc):
			c.report(RuleStructure, "content in "+string(e.Role))
		case k.element != nil && (strict && !slices.Contains(kinds, k.element.Role) || k.element.Role == Doc):
			c.report(RuleStructure, string(k.element.Role)+" in "+string(e.Role))
		case k.element != nil && k.element.Role == Caption && strict && i > 0 && i < len(e.kids)-1:
			c.report(RuleStructure, "a caption in the middle of "+string(e.Role))
		}
	}
}

func (c *checker) figure(e *Element) {
	if strings.TrimSpace(e.Alt) == "" {
		c.report(RuleAltText, "")
	}
	if e.BBox.empty() {
		c.report(RuleArea, e.Alt)
	}
}

func (c *checker) link(e *Element) {
	areas, content := 0, 0
	for _, k := range e.kids {
		switch {
		case k.link == nil:
			content++
		case strings.TrimSpace(k.link.says) == "":
			c.report(RuleDeadLink, "it says nothing")
		case k.link.target.URI == "" && (k.link.target.Page < 1 || k.link.target.Page > len(c.file.pages)):
			c.report(RuleDeadLink, k.link.says)
		default:
			areas++
		}
	}
	if areas == 0 || content == 0 {
		c.report(RuleDeadLink, "")
	}
}

// table sees to it that every row fills the same columns.
func (c *checker) table(e *Element) {
	var rows []*Element
	for _, k := range e.elements() {
		switch k.Role {
		case TR:
			rows = append(rows, k)
		case THead, TBody, TFoot:
			rows = append(rows, k.elements()...)
		}
	}
	var filled []int // by row, counting cells that come down from above
	for i, row := range rows {
		for _, cell := range row.elements() {
			high, wide := max(cell.RowSpan, 1), max(cell.ColSpan, 1)
			for len(filled) < i+high {
				filled = append(filled, 0)
			}
			for k := i; k < i+high; k++ {
				filled[k] += wide
			}
		}
	}
	if len(filled) != len(rows) {
		c.report(RuleRegular, "")
		return
	}
	for _, n := range filled {
		if n != filled[0] {
			c.report(RuleRegular, fmt.Sprintf("%d and %d cells", filled[0], n))
			return
		}
	}
}
