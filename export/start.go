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
// date; as long as there are none, what the guide has for the subjects. Answers, positions and what the coalition agreed stay in the file.
func ComposeStart(o *session.Onboarding, g *guide.Guide, options Options) *tree.Document {
	c := newPaper(g, options)
	c.updated = o.Updated
	title := c.say("start.title")
	doc := c.paper(title, c.say("start.footer", "date", c.day()))
	doc.Author = nameOr(o.Alderman.Name, c.say("start.author"))
	if who := c.alderman(o.Alderman); who != "" {
		c.add(&tree.Paragraph{Style: tree.Lead, Spans: plain(who)})
	}
	n := &citations{c: c}
	c.ownQuestions(o, n)
	c.hundredDays(o, n)
	switch {
	case len(n.ids) > 0:
		n.annex()
	case g.Basis != "":
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
		who = append(who, guide.Period(a.Term))
	}
	said := sentence(strings.Join(who, ", "))
	switch fields := FieldTitles(a, c.g); len(fields) {
	case 0:
	case 1:
		said = joined(said, c.say("start.field", "field", fields[0]))
	default:
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
func (c *composer) ownQuestions(o *session.Onboarding, n *citations) {
	c.heading("vragen", "start.questions")
	var order []string
	asked := map[string][]string{}
	for _, q := range o.OwnQuestions {
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
		c.proposedQuestions(o.Alderman, n)
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

// proposals are how many questions or steps of the guide stand on the page of
// who chose none: with more it is no longer one page.
const proposals = 10

// proposedQuestions are those of the guide, a few for each subject.
func (c *composer) proposedQuestions(a session.Alderman, n *citations) {
	subjects := make([]string, 0, len(a.Fields)+1)
	for _, id := range a.Fields {
		if f, ok := c.g.Field(id); ok && len(session.QuestionsFor(f.ID, c.g)) > 0 {
			subjects = append(subjects, id)
		}
	}
	if len(a.OtherFields) > 0 && len(c.g.AnyField) > 0 {
		subjects = append(subjects, "")
	}
	if len(subjects) == 0 {
		c.para(c.say("start.questions.none"))
		return
	}
	c.para(c.say("start.questions.proposed"))
	var all []guide.Text
	for i, id := range subjects {
		own := enumerate(a.OtherFields)
		title, questions := c.say("start.questions.own", "fields", own), c.g.QuestionsAbout(own)
		if f, ok := c.g.Field(id); ok {
			title, questions = f.Title, session.QuestionsFor(id, c.g)
		}
		c.add(&tree.Heading{Level: 3, ID: slug("onderwerp", strconv.Itoa(i+1)), Text: title})
		var texts []string
		for _, q := range firsts(questions, proposals/len(subjects)) {
			texts = append(texts, q.Text)
			all = append(all, guide.Text{Text: q.Text, Origin: q.Origin, Sources: q.Sources})
		}
		c.list(texts)
	}
	n.note(all...)
}

// firsts gives the first n of a list, and at least one.
func firsts[T any](list []T, n int) []T { return list[:min(len(list), max(1, n))] }

// hundredDays is the plan as a table, by date; what has none comes last.
func (c *composer) hundredDays(o *session.Onboarding, n *citations) {
	c.heading("honderd-dagen", "start.plan")
	plan := slices.DeleteFunc(slices.Clone(o.Plan), func(i session.Intent) bool { return strings.TrimSpace(i.Text) == "" })
	if len(plan) == 0 {
		c.proposedSteps(o.Alderman, n)
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

// proposedSteps are the first ones of the guide for each subject.
func (c *composer) proposedSteps(a session.Alderman, n *citations) {
	fields := fieldsOf(a.Fields, c.g)
	var steps []guide.Text
	for _, f := range fields {
		steps = append(steps, firsts(f.Hundred, proposals/len(fields))...)
	}
	if len(steps) == 0 {
		c.para(c.say("start.plan.none"))
		return
	}
	c.para(c.say("start.plan.proposed"))
	n.points(steps)
}

// dueOrLast puts what has no date behind every date.
func dueOrLast(due string) string {
	if _, err := time.Parse(time.DateOnly, due); err != nil {
		return "9999"
	}
	return due
}
