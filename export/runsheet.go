package export

import (
	"strconv"

	"formatietafel/export/tree"
	"formatietafel/guide"
	"formatietafel/session"
)

// ComposeRunSheet makes the run sheet (draaiboek): the plan of the evening
// with its ground rules, and room for the clock times. It knows no variant: of
// the session it holds the plan, the names of municipality and document, and
// the titles of the table's own dilemmas. Minutes that were spent stay out.
func ComposeRunSheet(s *session.Session, g *guide.Guide, o Options) *tree.Document {
	c := &composer{s: session.Confidential(s, false), g: g, o: Options{Date: o.Date}, updated: s.Updated}
	doc := c.paper(c.say("runsheet.title", "title", c.title()), c.say("runsheet.footer", "date", c.day()))
	c.add(&tree.Table{
		Caption: c.say("runsheet.head.caption"),
		Columns: []tree.Column{
			{Head: c.say("runsheet.date"), Share: 22},
			{Head: c.say("runsheet.begin"), Share: 12},
			{Head: c.say("runsheet.end"), Share: 12},
			{Head: c.say("runsheet.place"), Share: 27},
			{Head: c.say("runsheet.leader"), Share: 27},
		},
		Rows: [][]tree.Cell{cells("", "", "", "", "")},
	})
	c.runSheetParts()
	var rules []string
	for _, r := range c.s.Plan.Rules {
		rules = append(rules, text(r))
	}
	if len(rules) > 0 {
		c.heading("spelregels", "rules.heading")
		c.list(rules)
	}
	if g.Basis != "" {
		c.note(g.Basis)
	}
	doc.Blocks = c.blocks
	return doc
}

// paper is a working paper for the table: by the parties together, without
// cover, status or mark.
func (c *composer) paper(title, footer string) *tree.Document {
	return &tree.Document{
		Title: title, Author: c.say("doc.author"), Language: "nl-NL", Subject: title,
		Footer: footer, Date: c.documentDate(),
	}
}

// heading opens a part without a number, by the passage of its title.
func (c *composer) heading(id, passage string) {
	c.add(&tree.Heading{Level: 2, ID: id, Text: c.say(passage)})
}

func (c *composer) runSheetParts() {
	plan := c.s.Plan
	c.heading("onderdelen", "runsheet.parts")
	if len(plan.Parts) == 0 {
		c.para(c.say("runsheet.parts.none"))
		return
	}
	c.para(joined(c.planMinutes(), c.say("runsheet.sum", "n", strconv.Itoa(sumMinutes(plan.Parts)))))
	t := &tree.Table{
		Caption: c.say("runsheet.parts.caption"),
		Columns: []tree.Column{
			{Head: c.say("runsheet.time"), Share: 14},
			{Head: c.say("runsheet.part"), Share: 48},
			{Head: c.say("runsheet.length"), Share: 12, Right: true},
			{Head: c.say("runsheet.remark"), Share: 26},
		},
	}
	for _, p := range plan.Parts {
		minutes := ""
		if p.Minutes != nil {
			minutes = strconv.Itoa(*p.Minutes)
		}
		row := cells("", "", minutes, "")
		row[1].Spans = c.partOfEvening(p)
		t.Rows = append(t.Rows, row)
	}
	c.add(t)
}

func (c *composer) planMinutes() string {
	if c.s.Plan.Minutes == nil {
		return ""
	}
	return c.say("runsheet.minutes", "n", strconv.Itoa(*c.s.Plan.Minutes))
}

// partOfEvening names a part by its dilemma or its step, with the question
// that is on the table then.
func (c *composer) partOfEvening(p session.Part) []tree.Span {
	step, _ := c.g.Step(p.Step)
	title, question := step.Title, step.Lead
	if topic, ok := c.s.Dilemma(c.g, p.Question); ok && p.Question != "" {
		title, question = topic.Title, topic.Question
	}
	if title == "" {
		title = p.Step
	}
	spans := []tree.Span{{Text: sentence(title), Bold: true}}
	if question != "" {
		spans = append(spans, tree.Span{Text: " " + sentence(question)})
	}
	return spans
}

func sumMinutes(parts []session.Part) int {
	sum := 0
	for _, p := range parts {
		if p.Minutes != nil {
			sum += *p.Minutes
		}
	}
	return sum
}
