package export

import (
	"slices"
	"strings"
	"time"

	"formatietafel/export/figure"
	"formatietafel/export/tree"
	"formatietafel/guide"
	"formatietafel/session"
)

// Subjects are what a reading pack is about: fields of the guide by id, and
// subjects in own words.
type Subjects struct{ Fields, Own []string }

// ComposeReading makes the reading pack (leespakket) of some subjects, for a
// colleague who installs nothing: what digitalisation means in each, what to
// ask and how to hear the answer, hard questions with a model answer, the first
// hundred days, who is who, what the law will ask, and the dilemmas that touch
// the fields. Fields that the guide lacks are left out; of a subject in own
// words there are the questions that fit any. It holds nothing of a session.
func ComposeReading(about Subjects, g *guide.Guide, o Options) *tree.Document {
	c := newPaper(g, o)
	chosen := fieldsOf(about.Fields, g)
	var titles []string
	for _, f := range chosen {
		titles = append(titles, lower(f.Title))
	}
	named := enumerate(append(titles, about.Own...))
	title := c.say("reading.title", "fields", named)
	doc := c.paper(title, c.say("reading.footer", "version", g.Version))
	doc.Author, doc.Date = c.say("paper.author"), paperDate(g, o)
	doc.Cover = &tree.Cover{
		Kicker: c.say("reading.kicker"), Title: c.say("reading.cover"), Subtitle: upper(named), Notice: g.Basis,
		Lines: []string{c.say("paper.version", "guide", g.Title, "version", g.Version), c.say("paper.law", "date", guide.Date(g.Law))},
	}
	doc.Contents = 1
	r := &reading{c: c, n: &citations{c: c}}
	for _, f := range chosen {
		r.field(f)
	}
	if len(about.Own) > 0 {
		r.own(enumerate(about.Own))
	}
	r.whoIsWho(chosen)
	r.calendar(paperDay(g, o))
	r.dilemmas(chosen)
	c.terms()
	r.n.annex()
	doc.Blocks = c.blocks
	return doc
}

func fieldsOf(ids []string, g *guide.Guide) []guide.Field {
	var fields []guide.Field
	for _, id := range ids {
		if f, ok := g.Field(id); ok {
			fields = append(fields, f)
		}
	}
	return fields
}

// paperDay is the day of a document that no file dates: as asked, or else the
// guide's date of state, so that the same guide gives the same bytes.
func paperDay(g *guide.Guide, o Options) time.Time {
	if !o.Date.IsZero() {
		return o.Date
	}
	day, err := time.Parse(time.DateOnly, g.Law)
	if err != nil {
		return time.Time{}
	}
	return day
}

func paperDate(g *guide.Guide, o Options) tree.Date {
	return tree.Date(paperDay(g, o).Format(time.RFC3339))
}

// reading is a reading pack while it is made.
type reading struct {
	c *composer
	n *citations
}

// field is one chapter: a page or two to read on the way to work.
func (r *reading) field(f guide.Field) {
	c := r.c
	c.chapter(f.ID, f.Title)
	r.n.texts(f.Meaning...)
	for _, part := range []struct {
		passage string
		texts   []guide.Text
	}{{"reading.chances", f.Chances}, {"reading.risks", f.Risks}} {
		if len(part.texts) > 0 {
			c.section(slug(f.ID, part.passage), c.say(part.passage))
			r.n.points(part.texts)
		}
	}
	if len(f.Questions) == 0 && len(c.g.AnyField) > 0 {
		c.para(c.say("reading.own"))
	}
	r.questions(f.ID, session.QuestionsFor(f.ID, c.g))
	r.press(f)
	if len(f.Hundred) > 0 {
		c.section(slug(f.ID, "hundred"), c.say("reading.hundred"))
		r.n.points(f.Hundred)
		c.blocks[len(c.blocks)-2].(*tree.List).Ordered = true
	}
	r.meet(f)
}

// own is a chapter on the subjects in own words together: what to ask is the
// same for each.
func (r *reading) own(names string) {
	c := r.c
	c.chapter("eigen", upper(names))
	c.para(c.say("reading.own"))
	r.questions("eigen", c.g.QuestionsAbout(names))
}

// questions are what to ask the own organisation, and how to hear the answer.
func (r *reading) questions(chapter string, questions []guide.FieldQuestion) {
	if len(questions) == 0 {
		return
	}
	c := r.c
	c.section(slug(chapter, "questions"), c.say("reading.questions"))
	l := &tree.List{Ordered: true}
	var texts []guide.Text
	for _, q := range questions {
		item := []tree.Block{&tree.Paragraph{Spans: []tree.Span{{Text: q.Text, Bold: true}}}}
		item = appendLabelled(item, c.say("reading.good"), q.Good)
		item = appendLabelled(item, c.say("reading.worrying"), q.Worrying)
		l.Items = append(l.Items, item)
		texts = append(texts, guide.Text{Text: q.Text, Origin: q.Origin, Sources: q.Sources})
	}
	c.add(l)
	r.n.note(texts...)
}

// appendLabelled adds "Label: text" as a paragraph, and nothing without text.
func appendLabelled(blocks []tree.Block, label, text string) []tree.Block {
	if text == "" {
		return blocks
	}
	return append(blocks, &tree.Paragraph{Spans: []tree.Span{{Text: label + " ", Italic: true}, {Text: text}}})
}

// press are hard questions, each with its traps and a model answer.
func (r *reading) press(f guide.Field) {
	if len(f.Press) == 0 {
		return
	}
	c := r.c
	c.section(slug(f.ID, "press"), c.say("reading.press"))
	l := &tree.List{Ordered: true}
	var texts []guide.Text
	for _, q := range f.Press {
		asker := c.say("reading.asker." + string(q.Asker))
		item := []tree.Block{&tree.Paragraph{Spans: []tree.Span{{Text: asker + " ", Italic: true}, {Text: q.Question, Bold: true}}}}
		item = appendLabelled(item, c.say("reading.traps"), strings.Join(q.Traps, " "))
		item = appendLabelled(item, c.say("reading.answer"), q.Answer)
		l.Items = append(l.Items, item)
		texts = append(texts, guide.Text{Text: q.Question, Origin: q.Origin, Sources: q.Sources})
	}
	c.add(l)
	r.n.note(texts...)
}

func (r *reading) meet(f guide.Field) {
	var items []string
	for _, id := range f.Meet {
		if role, ok := r.c.g.Role(id); ok {
			items = append(items, role.Title+": "+role.Function()+".")
		}
	}
	if len(items) == 0 {
		return
	}
	r.c.section(slug(f.ID, "meet"), r.c.say("reading.meet"))
	r.c.list(items)
}

// WhoIsWho draws the roles of a guide.
func WhoIsWho(g *guide.Guide) figure.Drawing {
	var in figure.RolesInput
	for _, role := range g.Onboarding.Roles {
		box := figure.RoleBox{Title: role.Title, Name: role.Name, Tie: role.Tie}
		switch role.Group {
		case guide.College: // the drawing has the college as one box
		case guide.Council:
			in.Council = append(in.Council, box)
		case guide.Outside:
			in.Outside = append(in.Outside, box)
		default:
			in.Inside = append(in.Inside, box)
		}
	}
	return figure.Roles(in)
}

// whoIsWho draws every role, and says more of those whom an alderman with
// these fields meets first.
func (r *reading) whoIsWho(fields []guide.Field) {
	c := r.c
	if len(c.g.Onboarding.Roles) == 0 {
		return
	}
	c.chapter("wie-is-wie", c.say("reading.roles"))
	c.add(&tree.Figure{Drawing: WhoIsWho(c.g), Caption: c.say("reading.roles.caption")})
	for _, role := range c.g.Onboarding.Roles {
		if !slices.ContainsFunc(fields, func(f guide.Field) bool { return slices.Contains(f.Meet, role.ID) }) {
			continue
		}
		c.section("rol-"+role.ID, role.Title)
		if function := role.Function(); !strings.EqualFold(function, role.Title) {
			c.para(sentence(function))
		}
		c.para(role.Text.Text)
		for _, part := range []struct {
			passage string
			texts   []guide.Text
		}{{"reading.roles.asks", role.Asks}, {"reading.roles.not", role.Not}} {
			if len(part.texts) > 0 {
				c.add(&tree.Heading{Level: 3, ID: slug("rol", role.ID, part.passage), Text: c.say(part.passage)})
				c.list(textsOf(part.texts))
			}
		}
		r.n.note(slices.Concat([]guide.Text{role.Text}, role.Asks, role.Not)...)
	}
}

// calendar lists the statutory dates from a day on, and those without one.
func (r *reading) calendar(day time.Time) {
	calendar := r.c.g.Calendar(day)
	coming := slices.Concat(calendar.Soon, calendar.Later, calendar.Undated)
	if len(coming) == 0 {
		return
	}
	c := r.c
	c.chapter("wat-komt", c.say("reading.calendar"))
	c.para(c.say("reading.calendar.intro", "date", guide.Day(day)))
	t := &tree.Table{Caption: c.say("reading.calendar.caption"), RowHeads: true, Columns: []tree.Column{
		{Head: c.say("reading.calendar.due"), Share: 16},
		{Head: c.say("reading.calendar.what"), Share: 50},
		{Head: c.say("reading.calendar.whose"), Share: 18},
		{Head: c.say("reading.calendar.law"), Share: 16},
	}}
	var texts []guide.Text
	for _, s := range coming {
		due := guide.Date(s.Due)
		if due == "" {
			due = c.say("reading.calendar.undated")
		}
		row := cells(due, "", s.Whose, c.say("reading.calendar.state", "law", s.Law, "date", guide.Date(s.Date)))
		row[1].Spans = []tree.Span{{Text: sentence(s.Title), Bold: true}, {Text: " " + s.Text}}
		t.Rows = append(t.Rows, row)
		texts = append(texts, guide.Text{Origin: guide.Practice, Sources: s.Sources})
	}
	c.add(t)
	r.n.note(texts...)
}

// dilemmas are those that touch the fields, both sides in the order of the
// guide.
func (r *reading) dilemmas(fields []guide.Field) {
	var ids []string
	for _, f := range fields {
		for _, id := range f.Dilemmas {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	if len(ids) == 0 {
		return
	}
	c := r.c
	c.chapter("dilemmas", c.say("reading.dilemmas"))
	c.para(c.say("reading.dilemmas.intro"))
	for _, id := range ids {
		if d, ok := c.g.Dilemma(id); ok {
			r.dilemma(d)
		}
	}
}

func (r *reading) dilemma(d guide.Dilemma) {
	c := r.c
	c.section("dilemma-"+d.ID, d.Title)
	c.add(&tree.Paragraph{Spans: []tree.Span{{Text: d.Question, Bold: true}}})
	var texts []guide.Text
	for _, p := range d.Poles {
		c.add(&tree.Paragraph{Spans: []tree.Span{{Text: sentence(p.Name), Bold: true}, {Text: " " + p.Text}}})
		if len(p.Arguments) > 0 {
			c.list(textsOf(p.Arguments))
		}
		texts = append(texts, p.Arguments...)
	}
	if d.Decider.Text != "" {
		c.para(d.Decider.Text)
		texts = append(texts, d.Decider)
	}
	if len(d.Law) > 0 {
		c.add(&tree.Heading{Level: 3, ID: slug("dilemma", d.ID, "wet"), Text: c.say("reading.law")})
		var items []string
		for _, l := range d.Law {
			items = append(items, joined(l.Text, c.say("reading.calendar.state", "law", l.Article, "date", guide.Date(l.Date))))
			texts = append(texts, guide.Text{Origin: guide.Practice, Sources: l.Sources})
		}
		c.list(items)
	}
	if d.Left.Text != "" {
		c.para(joined(c.say("reading.left"), d.Left.Text))
		texts = append(texts, d.Left)
	}
	if len(d.Examples) > 0 {
		c.add(&tree.Heading{Level: 3, ID: slug("dilemma", d.ID, "voorbeelden"), Text: c.say("reading.examples")})
		var items []string
		for _, e := range d.Examples {
			items = append(items, e.Place+": "+e.Text)
			texts = append(texts, guide.Text{Origin: guide.Practice, Sources: e.Sources})
		}
		c.list(items)
	}
	r.n.note(texts...)
}

// slug makes the id of a heading within another: letters, figures and hyphens.
func slug(parts ...string) string {
	return strings.Trim(strings.Map(func(c rune) rune {
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
			return c
		}
		return '-'
	}, strings.ToLower(strings.Join(parts, "-"))), "-")
}
