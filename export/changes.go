package export

import (
	"slices"
	"strconv"
	"strings"

	"formatietafel/export/tree"
	"formatietafel/guide"
	"formatietafel/session"
)

// Change is what changed in one part of the public text. Lines are whole
// paragraphs, items or rows.
type Change struct {
	Part  string // heading of the part
	Gone  []string
	Added []string
}

// Changes gives what changed in the public text from one version to another,
// in the order of the text. It never says what one party changed: party
// visions, which name who speaks, are only said to have changed. The annexes
// follow from the text and are left out, as is what changes by itself: day
// and fingerprint.
func Changes(old, now *session.Session, g *guide.Guide) []Change {
	was, is := newComposer(old, g, Options{}), newComposer(now, g, Options{})
	before, after := was.lines(), is.lines()
	changes := changesOf(before.list, after.list)
	if !slices.Equal(before.quotes, after.quotes) {
		changes = append(changes, Change{Part: is.say("vision.heading"), Added: []string{is.say("changes.visions")}})
	}
	return changes
}

// ComposeChanges makes the list of changes as a document to mail round.
func ComposeChanges(old, now *session.Session, g *guide.Guide, o Options) *tree.Document {
	c := newComposer(now, g, Options{Date: o.Date})
	title := c.say("changes.title", "title", c.title())
	doc := &tree.Document{
		Title: title, Author: c.author(), Language: "nl-NL", Subject: title,
		Mark: c.mark(), Footer: c.footer(), Date: c.documentDate(),
	}
	changes := Changes(old, now, g)
	if len(changes) == 0 {
		c.para(c.say("changes.none"))
	} else {
		c.para(joined(c.comparedWith(old), c.say("changes.nobody")))
	}
	for i, change := range changes {
		c.add(&tree.Heading{Level: 2, ID: "wijziging-" + strconv.Itoa(i+1), Text: change.Part})
		var items []string
		for _, line := range change.Gone {
			items = append(items, c.say("changes.gone", "text", line))
		}
		for _, line := range change.Added {
			items = append(items, c.say("changes.added", "text", line))
		}
		c.list(items)
	}
	doc.Blocks = c.blocks
	return doc
}

// comparedWith says which version the changes are from.
func (c *composer) comparedWith(old *session.Session) string {
	version, day := old.Document.Version, ""
	if !old.Updated.IsZero() {
		day = guide.Day(old.Updated)
	}
	switch {
	case version != "" && day != "":
		return c.say("changes.since.version", "version", version, "date", day)
	case day != "":
		return c.say("changes.since", "date", day)
	}
	return c.say("changes.intro")
}

// partLine is a line of the public text, and the part that it stands in.
type partLine struct{ part, text string }

// publicLines are the lines of a public document, party visions apart.
type publicLines struct {
	list   []partLine
	part   string
	quotes []string
}

// lines composes the public document and gives its lines.
func (c *composer) lines() *publicLines {
	l := &publicLines{part: c.say("changes.head")}
	for _, line := range c.headLines() {
		l.add(line)
	}
	c.content()
	c.openMatters()
	c.signoff()
	l.blocks(c.blocks)
	return l
}

// headLines say what the document is, without what changes by itself.
func (c *composer) headLines() []string {
	lines := []string{c.title(), c.s.Municipality.Name, c.say("cover.kicker", "word", c.word()), c.say("cover.status." + string(c.status()))}
	if c.s.Municipality.Term != "" {
		lines = append(lines, c.say("cover.term", "term", guide.Period(c.s.Municipality.Term)))
	}
	if v := c.s.Document.Version; v != "" {
		lines = append(lines, c.say("changes.version", "version", v))
	}
	return append(lines, enumerate(c.partyNames()))
}

func (l *publicLines) add(text string) {
	if text = strings.Join(strings.Fields(text), " "); text != "" {
		l.list = append(l.list, partLine{l.part, text})
	}
}

func (l *publicLines) blocks(blocks []tree.Block) {
	for _, block := range blocks {
		switch n := block.(type) {
		case *tree.Heading:
			l.part = n.Text
			l.add(n.Text)
		case *tree.Paragraph:
			l.add(tree.Plain(n.Spans))
		case *tree.List:
			for _, item := range n.Items {
				l.blocks(item)
			}
		case *tree.Table:
			for _, row := range n.Rows {
				l.add(rowText(row))
			}
		case *tree.Figure:
			l.add(n.Drawing.Alt)
		case *tree.Quote:
			l.quotes = append(l.quotes, Text(n.Blocks), n.Source)
		}
	}
}

func rowText(row []tree.Cell) string {
	var cells []string
	for _, cell := range row {
		if text := tree.Plain(cell.Spans); text != "" {
			cells = append(cells, text)
		}
	}
	return strings.Join(cells, " · ")
}

// changesOf gives what went and what came, by part, with as many lines left
// alone as can be: the longest common subsequence.
func changesOf(old, now []partLine) []Change {
	old, now = unequal(old, now)
	kept := commonLengths(old, now)
	var changes []Change
	note := func(part string) *Change {
		if n := len(changes); n == 0 || changes[n-1].Part != part {
			changes = append(changes, Change{Part: part})
		}
		return &changes[len(changes)-1]
	}
	i, j := 0, 0
	for i < len(old) || j < len(now) {
		switch {
		case kept != nil && i < len(old) && j < len(now) && old[i] == now[j]:
			i, j = i+1, j+1
		case j == len(now) || i < len(old) && (kept == nil || kept[i+1][j] >= kept[i][j+1]):
			c := note(old[i].part)
			c.Gone = append(c.Gone, old[i].text)
			i++
		default:
			c := note(now[j].part)
			c.Added = append(c.Added, now[j].text)
			j++
		}
	}
	return changes
}

// unequal takes off what both texts begin and end with.
func unequal(old, now []partLine) (a, b []partLine) {
	for len(old) > 0 && len(now) > 0 && old[0] == now[0] {
		old, now = old[1:], now[1:]
	}
	for len(old) > 0 && len(now) > 0 && old[len(old)-1] == now[len(now)-1] {
		old, now = old[:len(old)-1], now[:len(now)-1]
	}
	return old, now
}

// mostPairs bounds the work of comparing; texts beyond it, of thousands of
// lines that all differ, are given as one gone and one new.
const mostPairs = 1 << 24

// commonLengths gives, for each pair of places, how many lines both texts
// have in common from there on.
func commonLengths(old, now []partLine) [][]int {
	if len(old)*len(now) > mostPairs {
		return nil
	}
	lengths := make([][]int, len(old)+1)
	for i := range lengths {
		lengths[i] = make([]int, len(now)+1)
	}
	for i := len(old) - 1; i >= 0; i-- {
		for j := len(now) - 1; j >= 0; j-- {
			if old[i] == now[j] {
				lengths[i][j] = lengths[i+1][j+1] + 1
				continue
			}
			lengths[i][j] = max(lengths[i+1][j], lengths[i][j+1])
		}
	}
	return lengths
}
