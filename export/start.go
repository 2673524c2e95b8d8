package export

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"formatietafel/export/tree"
	"formatietafel/guide"
	"formatietafel/session"
)

// ComposeStart makes the start document of a new alderman, *Mijn vragen en
// eerste honderd dagen*: own questions by whom they are for, and the plan by
// date. Answers, positions and what the coalition agreed stay in the file.
func ComposeStart(o *session.Onboarding, g *guide.Guide, options Options) *tree.Document {
	c := newPaper(g, options)
	c.updated = o.Updated
	title := c.say("start.title")
	doc := c.paper(title, c.say("start.footer", "date", c.day()))
	doc.Author = nameOr(o.Alderman.Name, c.say("start.author"))
	if who := c.alderman(o.Alderman); who != "" {
		c.add(&tree.Paragraph{Style: tree.Lead, Spans: plain(who)})
	}
	c.ownQuestions(o.OwnQuestions)
	c.hundredDays(o)
	if g.Basis != "" {
		c.note(g.Basis)
	}
	doc.Blocks = c.blocks
	return doc
}

func nameOr(name, otherwise string) string {
	if strings.TrimSpace(name) == "" {
		return otherwise
	}
	return name
}

// alderman says in a sentence or two who this is, as far as is filled in.
func (c *composer) alderman(a session.Alderman) string {
	var who []string
	if a.Name != "" {
		who = append(who, a.Name)
	}
	if a.Municipality != "" {
		who = append(who, c.say("start.municipality", "municipality", a.Municipality))
	}
	if a.Term != "" {
		who = append(who, a.Term)
	}
	said := sentence(strings.Join(who, ", "))
	if fields := FieldTitles(a, c.g); len(fields) > 0 {
		said = joined(said, c.say("start.fields", "fields", enumerate(fields)))
	}
	return said
}

// FieldTitles gives the subjects of an alderman as a sentence holds them:
// those of the guide by title, then the own ones.
func FieldTitles(a session.Alderman, g *guide.Guide) []string {
	var titles []string
	for _, id := range a.Fields {
		if f, ok := g.Field(id); ok {
			titles = append(titles, lower(f.Title))
		}
	}
	return append(titles, a.OtherFields...)
}

// ownQuestions lists the questions by whom they are for, in the order in
// which somebody is first named; those for nobody in particular come last.
func (c *composer) ownQuestions(questions []session.OwnQuestion) {
	c.heading("vragen", "start.questions")
	var order []string
	asked := map[string][]string{}
	for _, q := range questions {
		if strings.TrimSpace(q.Text) == "" {
			continue
		}
		to := strings.TrimSpace(q.To)
		if to != "" && !slices.Contains(order, to) {
			order = append(order, to)
		}
		asked[to] = append(asked[to], upper(strings.TrimSpace(q.Text)))
	}
	if len(asked) == 0 {
		c.para(c.say("start.questions.none"))
		return
	}
	for i, to := range order {
		c.add(&tree.Heading{Level: 3, ID: slug("aan", strconv.Itoa(i+1)), Text: c.say("start.to", "who", to)})
		c.list(asked[to])
	}
	if rest := asked[""]; len(rest) > 0 {
		if len(order) > 0 {
			c.add(&tree.Heading{Level: 3, ID: "aan-wie", Text: c.say("start.to.nobody")})
		}
		c.list(rest)
	}
}

// hundredDays is the plan as a table, by date; what has none comes last.
func (c *composer) hundredDays(o *session.Onboarding) {
	c.heading("honderd-dagen", "start.plan")
	plan := slices.DeleteFunc(slices.Clone(o.Plan), func(i session.Intent) bool { return strings.TrimSpace(i.Text) == "" })
	if len(plan) == 0 {
		c.para(c.say("start.plan.none"))
		return
	}
	slices.SortStableFunc(plan, func(a, b session.Intent) int { return strings.Compare(dueOrLast(a.Due), dueOrLast(b.Due)) })
	t := &tree.Table{Caption: c.say("start.plan.caption"), Columns: []tree.Column{
		{Head: c.say("start.plan.what"), Share: 48},
		{Head: c.say("start.plan.due"), Share: 18},
		{Head: c.say("start.plan.field"), Share: 24},
		{Head: c.say("start.plan.done"), Share: 10},
	}}
	for _, i := range plan {
		field := i.Field
		if f, ok := c.g.Field(i.Field); ok {
			field = f.Title
		}
		done := c.say("start.plan.open")
		if i.Done {
			done = c.say("start.plan.ready")
		}
		t.Rows = append(t.Rows, cells(sentence(i.Text), guide.Date(i.Due), field, done))
	}
	c.add(t)
}

// dueOrLast puts what has no date behind every date.
func dueOrLast(due string) string {
	if _, err := time.Parse(time.DateOnly, due); err != nil {
		return "9999"
	}
	return due
}
