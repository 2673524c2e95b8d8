package export

import (
	"strconv"

	"formatietafel/export/tree"
	"formatietafel/guide"
	"formatietafel/session"
)

// ComposeSheet makes the fill-in sheet (invulblad) of one party: the same
// questions as the form, on paper, with boxes to tick and room to write. It is
// made of the invitation and so cannot hold more of the session than that.
func ComposeSheet(in *session.Contribution, g *guide.Guide, o Options) *tree.Document {
	c := &composer{s: &session.Session{}, g: g, o: Options{Date: o.Date}, updated: in.Updated}
	title := c.say("sheet.title.bare")
	if name := in.Invitation.PartyName; name != "" {
		title = c.say("sheet.title", "party", name)
	}
	doc := c.paper(title, g.Basis)
	doc.Sheet = true
	c.sheetIntro(in.Invitation)
	c.add(writing(c.say("sheet.vision"), 1, ""))
	c.add(writing("", roomForItems, c.say("sheet.opportunities"), c.say("sheet.limits"), c.say("sheet.plans")))
	c.sheetDilemmas(in)
	c.sheetRemarks(in)
	c.sheetWeights()
	doc.Blocks = c.blocks
	return doc
}

// roomForItems is how many chances, limits and plans there is room for.
const roomForItems = 2

func (c *composer) sheetIntro(in session.Invitation) {
	place := ""
	if in.Municipality != "" {
		place = c.say("sheet.for", "municipality", joined(in.Municipality, guide.Period(in.Term)))
	}
	reply := ""
	if in.ReplyBy != "" {
		reply = c.say("sheet.reply", "date", guide.Date(in.ReplyBy))
	}
	c.para(joined(place, c.say("sheet.intro"), reply))
}

// writing is an empty table to write in.
func writing(caption string, rows int, heads ...string) *tree.Table {
	t := &tree.Table{Caption: caption}
	for _, head := range heads {
		t.Columns = append(t.Columns, tree.Column{Head: head, Share: 1})
	}
	for range rows {
		t.Rows = append(t.Rows, make([]tree.Cell, len(heads)))
	}
	return t
}

// sheetDilemmas is a row a dilemma: the scale from one side to the other, or no
// position yet.
func (c *composer) sheetDilemmas(in *session.Contribution) {
	if len(in.Invitation.Questions) == 0 {
		return
	}
	t := &tree.Table{Caption: c.say("sheet.dilemmas"), RowHeads: true, Columns: []tree.Column{
		{Head: c.say("sheet.dilemma"), Share: 46},
		{Head: c.say("sheet.one"), Share: 15},
		{Head: c.say("sheet.place.-2"), Share: 1},
		{Head: c.say("sheet.place.-1"), Share: 1},
		{Head: c.say("sheet.place.0"), Share: 1},
		{Head: c.say("sheet.place.1"), Share: 1},
		{Head: c.say("sheet.place.2"), Share: 1},
		{Head: c.say("sheet.other"), Share: 16},
		{Head: c.say("sheet.none"), Share: 1},
	}}
	box := c.say("sheet.box")
	for _, id := range in.Invitation.Questions {
		topic, ok := in.Dilemma(c.g, id)
		if !ok {
			continue
		}
		row := cells("", topic.Poles[0], box, box, box, box, box, topic.Poles[1], box)
		row[0].Spans = []tree.Span{{Text: sentence(topic.Title)}, {Text: " " + topic.Question}}
		t.Rows = append(t.Rows, row)
	}
	c.add(t)
}

// sheetRemarks is what a party wants to say with its position: how much the
// dilemma weighs for it, whether its group has yet to agree, and why.
func (c *composer) sheetRemarks(in *session.Contribution) {
	t := &tree.Table{Caption: c.say("sheet.remarks"), RowHeads: true, Columns: []tree.Column{
		{Head: c.say("sheet.dilemma"), Share: 30},
		{Head: c.say("weight.1"), Share: 1},
		{Head: c.say("weight.2"), Share: 1},
		{Head: c.say("sheet.reserved"), Share: 1},
		{Head: c.say("sheet.remark"), Share: 60},
	}}
	box := c.say("sheet.box")
	for _, id := range in.Invitation.Questions {
		if topic, ok := in.Dilemma(c.g, id); ok {
			t.Rows = append(t.Rows, cells(topic.Title, box, box, box, ""))
		}
	}
	if len(t.Rows) > 0 {
		c.add(t)
	}
}

func (c *composer) sheetWeights() {
	const weights = 3
	t := &tree.Table{Caption: c.say("sheet.weights"), RowHeads: true, Columns: []tree.Column{{Head: c.say("sheet.criterion"), Share: 55}}}
	for i := range weights {
		t.Columns = append(t.Columns, tree.Column{Head: c.say("weight." + strconv.Itoa(i)), Share: 15})
	}
	box := c.say("sheet.box")
	for _, criterion := range c.g.Criteria {
		row := cells("", box, box, box)
		row[0].Spans = []tree.Span{{Text: sentence(criterion.Title)}, {Text: " " + criterion.Text}}
		t.Rows = append(t.Rows, row)
	}
	if len(t.Rows) > 0 {
		c.add(t)
	}
}
