package export

import (
	"formatietafel/export/figure"
	"formatietafel/export/tree"
	"formatietafel/guide"
)

// ComposeManual makes the facilitator's manual of a guide: its chapters, the
// cards on half a page each, and the fill-in sheets on a page each. False
// where the guide has none. It holds nothing of a session.
func ComposeManual(g *guide.Guide, o Options) (*tree.Document, bool) {
	m := g.Manual
	if m.Title == "" && len(m.Chapters) == 0 {
		return nil, false
	}
	c := newPaper(g, o)
	doc := c.paper(m.Title, c.say("manual.footer", "version", g.Version))
	doc.Author, doc.Date = c.say("paper.author"), paperDate(g, o)
	doc.Cover = &tree.Cover{Kicker: c.say("manual.kicker"), Title: m.Title, Lines: []string{m.Lead, c.say("manual.own"), c.say("paper.version", "guide", g.Title, "version", g.Version)}, Notice: g.Basis}
	doc.Contents = 1 // with its sections it takes three pages
	n := &citations{c: c}
	for _, ch := range m.Chapters {
		c.chapter(ch.ID, ch.Title)
		c.manualChapter(ch, 2)
		if ch.Origin != guide.Own { // of the others the cover says it
			n.note(guide.Text{Origin: ch.Origin, Sources: ch.Sources})
		}
	}
	c.manualCards(m.Cards)
	c.manualSheets(m.Sheets)
	n.annex()
	doc.Blocks = c.blocks
	return doc, true
}

// ManualStep gives the manual's opening of a step, for the window, in blocks
// with headings from level 2; empty where the guide has none for it.
func ManualStep(g *guide.Guide, step string) []tree.Block {
	c := newPaper(g, Options{})
	for _, ch := range g.StepChapters(step) {
		c.add(&tree.Heading{Level: 2, ID: ch.ID, Text: ch.Title})
		c.manualChapter(ch, 3)
	}
	return c.blocks
}

// ManualOrigin says where the texts of the manual come from.
func ManualOrigin(g *guide.Guide) string { return newPaper(g, Options{}).say("manual.own") }

// manualChapter adds what stands in a chapter, its sections at a level.
func (c *composer) manualChapter(ch guide.Chapter, level int) {
	for _, text := range ch.Text {
		c.para(text)
	}
	for _, s := range ch.Sections {
		if s.Title != "" && level == 2 {
			c.section(slug(ch.ID, s.Title), s.Title)
		} else if s.Title != "" {
			c.add(&tree.Heading{Level: level, ID: slug(ch.ID, s.Title), Text: s.Title})
		}
		for _, text := range s.Text {
			c.para(text)
		}
		if len(s.Items) > 0 {
			c.list(s.Items)
			c.blocks[len(c.blocks)-1].(*tree.List).Ordered = s.Numbered
		}
	}
}

// manualCards puts two cards on a page, to cut apart.
func (c *composer) manualCards(cards []guide.Card) {
	if len(cards) == 0 {
		return
	}
	c.add(&tree.Break{})
	c.annex("kaarten", c.say("manual.cards"))
	c.para(c.say("manual.cards.intro"))
	for i, card := range cards {
		if i > 0 && i%2 == 0 {
			c.add(&tree.Break{})
		}
		c.add(&tree.Figure{Drawing: figure.Card(figure.CardInput{Letter: card.Letter, Text: card.Text})})
	}
}

// manualSheets puts each fill-in sheet on a page of its own.
func (c *composer) manualSheets(sheets []guide.Sheet) {
	for _, s := range sheets {
		c.add(&tree.Break{})
		c.annex("blad-"+s.ID, s.Title)
		for _, text := range s.Text {
			c.para(text)
		}
		for _, p := range s.Prompts {
			heads := p.Columns
			if len(heads) == 0 {
				heads = []string{""}
			}
			t := writing(p.Text, max(1, p.Lines), heads...)
			shareByUse(t.Columns)
			c.add(t)
		}
	}
	if len(sheets) > 0 {
		c.add(&tree.Break{})
	}
}

// How wide the columns of a sheet are beside each other: words to write at the
// left, a cross under a letter, and a cross or a word under the others.
const (
	shareWords  = 7
	shareLetter = 2
	shareCross  = 4
)

// shareByUse gives the columns of a wide table the room that they are used
// for; those of a narrow one are equal.
func shareByUse(columns []tree.Column) {
	const wide = 4 // columns
	if len(columns) < wide {
		return
	}
	for i := range columns {
		switch {
		case i == 0:
			columns[i].Share = shareWords
		case len(columns[i].Head) == 1:
			columns[i].Share = shareLetter
		default:
			columns[i].Share = shareCross
		}
	}
}
