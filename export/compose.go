package export

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"formatietafel/export/tree"
	"formatietafel/guide"
	"formatietafel/session"
)

// Compose makes the document of a session. The same input gives the same
// tree; the session is not changed.
func Compose(s *session.Session, g *guide.Guide, o Options) *tree.Document {
	c := newComposer(s, g, o)
	doc := &tree.Document{
		Title: c.title(), Author: c.author(), Language: "nl-NL",
		Subject: c.say("doc.subject", "word", c.word()), Mark: c.mark(), Footer: c.footer(),
		Date: c.documentDate(),
	}
	if o.Variant == Confidential {
		doc.Secret = c.say("mark.secret")
	}
	if o.Length == Short {
		c.short()
	} else {
		c.long()
	}
	doc.Blocks = c.blocks
	doc.Insert = o.As == Chapter
	doc.Agreements = c.agreementData()
	if o.Length == Long && o.As == WholeDocument {
		doc.Cover, doc.Contents = c.cover(), chapterContents
	}
	if o.Attach {
		doc.Attachment = c.attachment()
	}
	return doc
}

// chapterContents are the levels that the contents of a chapter name.
const chapterContents = 2

// composer builds the blocks of one document, in reading order.
type composer struct {
	s           *session.Session // reduced to what the variant may show
	g           *guide.Guide
	o           Options
	updated     time.Time
	fingerprint string
	changed     bool // since it was signed
	blocks      []tree.Block
	numbers     [2]int // of the present chapter and section
	missing     []session.Finding
	cited       []string // sources of what was printed, in that order
}

func newComposer(s *session.Session, g *guide.Guide, o Options) *composer {
	reduced := session.Public(s)
	if o.Variant == Confidential {
		reduced = session.Confidential(s, o.Notes)
	}
	c := &composer{s: reduced, g: g, o: o, updated: s.Updated, fingerprint: Fingerprint(s, g)}
	c.changed = s.Signoff.Fingerprint != "" && s.Signoff.Fingerprint != c.fingerprint
	if o.Variant == Confidential {
		c.missing = session.Missing(s, g)
	}
	return c
}

// say gives a passage with its places filled in: pairs of name and value.
func (c *composer) say(id string, pairs ...string) string {
	passage, _ := c.g.Passage(id)
	places := make([]string, len(pairs))
	for i, pair := range pairs {
		places[i] = pair
		if i%2 == 0 {
			places[i] = "{" + pair + "}"
		}
	}
	return strings.NewReplacer(places...).Replace(passage.Text) // in one pass: a value may look like a place
}

// count says a passage for one or for many.
func (c *composer) count(id string, n int) string {
	if n == 1 {
		return c.say(id + ".one")
	}
	return c.say(id+".many", "n", c.number(n))
}

// number writes a number as a clerk does: in words up to twelve.
func (c *composer) number(n int) string {
	if word := c.say("number." + strconv.Itoa(n)); word != "" {
		return word
	}
	return guide.Thousands(n)
}

func (c *composer) add(blocks ...tree.Block) { c.blocks = append(c.blocks, blocks...) }

// chapter opens a chapter; section a section in it.
func (c *composer) chapter(id, title string) {
	c.numbers = [2]int{c.numbers[0] + 1, 0}
	c.add(&tree.Heading{Level: c.level(1), ID: id, Text: title, Number: fmt.Sprint(c.numbers[0])})
}

func (c *composer) section(id, title string) {
	c.numbers[1]++
	c.add(&tree.Heading{Level: c.level(2), ID: id, Text: title, Number: fmt.Sprintf("%d.%d", c.numbers[0], c.numbers[1])})
}

// annex opens a part without a number.
func (c *composer) annex(id, title string) {
	c.add(&tree.Heading{Level: c.level(1), ID: id, Text: title})
}

func (c *composer) level(n int) int {
	if c.o.As == Chapter && c.o.HeadingLevel > 1 {
		return n + c.o.HeadingLevel - 1
	}
	return n
}

func (c *composer) para(text string) { c.add(body(text)) }

func (c *composer) note(text string) {
	c.add(&tree.Paragraph{Style: tree.Note, Spans: plain(text)})
}

func body(text string) *tree.Paragraph { return &tree.Paragraph{Spans: plain(text)} }

func plain(text string) []tree.Span { return []tree.Span{{Text: text}} }

// passage adds what a table may put in its own words, each line a paragraph.
func (c *composer) passage(id string, style tree.Style, sentences ...string) {
	text := joined(sentences...)
	p := &tree.Paragraph{Style: style, Passage: id, Base: Digest(text)}
	if w, own := c.wording(id); own {
		text, p.Own = w.Text, true
		p.Stale = w.Base != "" && w.Base != p.Base
	}
	if strings.TrimSpace(text) == "" {
		return
	}
	lines := paragraphs(text)
	p.Text, p.Spans = text, plain(lines[0])
	c.add(p)
	for _, line := range lines[1:] {
		c.add(&tree.Paragraph{Style: style, Spans: plain(line)})
	}
}

// wording is the table's own text for a passage, where it has one.
func (c *composer) wording(id string) (w session.Wording, own bool) {
	for _, w := range c.s.Wording {
		if w.Passage == id && w.Text != "" {
			return w, true
		}
	}
	return w, false
}

func (c *composer) list(items []string) {
	l := &tree.List{}
	for _, item := range items {
		l.Items = append(l.Items, []tree.Block{body(item)})
	}
	c.add(l)
}

// long is the whole chapter.
func (c *composer) long() {
	if c.o.Variant == Confidential {
		c.add(&tree.Paragraph{Style: tree.Mark, Spans: plain(c.say("mark.secret") + ". " + c.say("secret.why"))})
	}
	c.content()
	c.openMatters()
	if c.o.Variant == Confidential {
		c.workshop()
	}
	if c.o.As == WholeDocument {
		c.signoff()
	}
	c.annexes()
}

// content is what was agreed: the part that the fingerprint covers.
func (c *composer) content() {
	c.vision()
	c.portfolio()
	c.overall()
	c.stances()
	c.agreements()
}

// title is the session's own, or one made of the municipality. A title without
// a letter to see is none: the cover and the first heading would be empty.
func (c *composer) title() string {
	switch {
	case visible(c.s.Title):
		return c.s.Title
	case visible(c.s.Municipality.Name):
		return c.say("doc.title", "municipality", c.s.Municipality.Name)
	}
	return c.say("doc.title.bare")
}

// visible says whether a text shows anything on paper: spaces, and characters
// that steer or hide, do not.
func visible(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return unicode.IsGraphic(r) && !unicode.IsSpace(r) && !unicode.Is(unicode.Variation_Selector, r)
	})
}

func (c *composer) word() string {
	if c.s.Document.Word != "" {
		return c.s.Document.Word
	}
	return c.say("doc.word")
}

// author are the negotiating parties, never a user.
func (c *composer) author() string {
	if names := c.partyNames(); len(names) > 0 {
		return enumerate(names)
	}
	return c.say("doc.author")
}

func (c *composer) partyNames() []string {
	var names []string
	for _, p := range c.s.AtTable() {
		if p.Name != "" {
			names = append(names, p.Name)
		}
	}
	return names
}

func (c *composer) status() session.Status {
	switch c.s.Document.Status {
	case session.Negotiated, session.Final:
		return c.s.Document.Status
	}
	return session.Concept
}

func (c *composer) mark() string {
	if c.status() == session.Final {
		return ""
	}
	return c.say("mark." + string(c.status()))
}

func (c *composer) date() time.Time {
	if !c.o.Date.IsZero() {
		return c.o.Date
	}
	return c.updated
}

func (c *composer) documentDate() tree.Date { return tree.Date(c.date().Format(time.RFC3339)) }

func (c *composer) day() string {
	if c.date().IsZero() {
		return ""
	}
	return guide.Day(c.date())
}

func (c *composer) footer() string {
	version := ""
	if v := c.s.Document.Version; v != "" {
		version = c.say("footer.version", "version", v)
	}
	id := "footer"
	if c.day() == "" {
		id = "footer.undated"
	}
	return c.say(id, "status", c.say("status."+string(c.status())), "version", version, "date", c.day(), "fingerprint", c.fingerprint)
}

func (c *composer) cover() *tree.Cover {
	m := c.s.Municipality
	cover := &tree.Cover{Kicker: c.say("cover.kicker", "word", c.word()), Title: c.title(), Notice: c.g.Basis}
	if !strings.Contains(cover.Title, m.Name) { // else it would stand there twice
		cover.Subtitle = m.Name
	}
	if m.Term != "" {
		cover.Lines = append(cover.Lines, c.say("cover.term", "term", guide.Period(m.Term)))
	}
	if names := c.partyNames(); len(names) > 0 {
		cover.Lines = append(cover.Lines, enumerate(names))
	}
	cover.Lines = append(cover.Lines, c.say("cover.status."+string(c.status())))
	if line := c.versionLine(); line != "" {
		cover.Lines = append(cover.Lines, line)
	}
	cover.Lines = append(cover.Lines, c.say("cover.fingerprint", "fingerprint", c.fingerprint))
	cover.Logo = session.Logo(m.Logo)
	cover.LogoAlt = c.say("cover.logo", "municipality", m.Name)
	return cover
}

// versionLine is empty where there is neither a version nor a date.
func (c *composer) versionLine() string {
	version, day := c.s.Document.Version, c.day()
	switch {
	case version != "" && day != "":
		return c.say("cover.version", "version", version, "date", day)
	case version != "":
		return c.say("cover.version.undated", "version", version)
	}
	return day
}
