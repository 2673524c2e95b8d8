package export

import (
	"slices"
	"strconv"

	"formatietafel/export/tree"
	"formatietafel/guide"
	"formatietafel/session"
)

func (c *composer) vision() {
	v := c.s.Vision
	c.chapter("visie", c.say("vision.heading"))
	if v.Shared == "" {
		c.passage("vision.shared", tree.Body, c.say("vision.none"))
	} else {
		c.passage("vision.shared", tree.Lead, text(v.Shared))
		c.gist(v.Settled, "vision.gist")
	}
	c.partyVisions()
	if len(v.Opportunities) > 0 {
		c.section("kansen", c.say("opportunities.heading"))
		c.para(c.count("opportunities.intro", len(v.Opportunities)))
		c.list(c.opportunities())
	}
	if len(v.Limits) > 0 {
		c.section("grenzen", c.say("limits.heading"))
		c.para(c.count("limits.intro", len(v.Limits)))
		var items []string
		for _, l := range v.Limits {
			items = append(items, joined(text(l.Text), c.brought(l.Party)))
		}
		c.list(items)
	}
	c.plans()
}

// gist adds that only the substance is agreed.
func (c *composer) gist(settled, passage string) {
	if settled == session.SettledGist {
		c.para(c.say(passage))
	}
}

func (c *composer) partyVisions() {
	var quotes []tree.Block
	for _, v := range c.s.Vision.Parties {
		party, here := c.s.Party(v.Party)
		if v.Text != "" && here && !party.Gone() {
			quotes = append(quotes, &tree.Quote{Blocks: []tree.Block{body(text(v.Text))}, Source: party.Name})
		}
	}
	if len(quotes) == 0 {
		return
	}
	c.para(c.visionsIntro(quotes))
	c.add(quotes...)
}

// visionsIntro says that parties began with these visions: one of them, some,
// or each.
func (c *composer) visionsIntro(quotes []tree.Block) string {
	switch len(quotes) {
	case 1:
		party := quotes[0].(*tree.Quote).Source
		if party == "" {
			party = c.say("party.unnamed")
		}
		return c.say("vision.parties.one", "party", party)
	case len(c.s.AtTable()):
		return c.say("vision.parties")
	}
	return c.say("vision.parties.some")
}

func (c *composer) opportunities() []string {
	var items []string
	for _, o := range c.s.Vision.Opportunities {
		strengthens := ""
		if o.Strengthens != "" {
			strengthens = c.say("opportunities.strengthens", "what", part(o.Strengthens))
		}
		items = append(items, joined(text(o.Text), strengthens, c.brought(o.Party)))
	}
	return items
}

// brought says who brought something in; the public variant does not know.
func (c *composer) brought(party string) string {
	if p, ok := c.s.Party(party); ok && c.o.Variant == Confidential {
		return c.say("brought.by", "party", p.Name)
	}
	return ""
}

func (c *composer) plans() {
	plans := c.s.Vision.Plans
	if len(plans) == 0 {
		return
	}
	c.section("plannen", c.say("plans.heading"))
	c.para(c.count("plans.intro", len(plans)))
	l := &tree.List{}
	for _, p := range plans {
		field := p.OtherField
		if f, ok := c.g.Field(p.Field); ok {
			field = lower(f.Title)
		}
		rest := text(p.DigitalRole)
		if rest == "" {
			rest = c.say("plans.role.none")
		}
		if field != "" {
			rest = joined(rest, c.say("plans.field", "field", field))
		}
		if m, ok := c.s.Member(p.Owner); ok {
			rest = joined(rest, c.say("plans.owner", "owner", memberName(m)))
		}
		rest = joined(rest, c.brought(p.Party))
		spans := []tree.Span{{Text: sentence(p.Title), Bold: true}}
		if rest != "" {
			spans = append(spans, tree.Span{Text: " " + rest})
		}
		l.Items = append(l.Items, []tree.Block{&tree.Paragraph{Spans: spans}})
	}
	c.add(l)
}

// memberName is post, and name if known: "wethouder financiën (N. Jansen)".
func memberName(m session.Member) string {
	switch {
	case m.Name == "":
		return lower(m.Post)
	case m.Post == "":
		return m.Name
	}
	return lower(m.Post) + " (" + m.Name + ")"
}

func (c *composer) portfolio() {
	p := c.s.Portfolio
	c.chapter("portefeuille", c.say("portfolio.heading"))
	c.passage("portfolio.choice", tree.Lead, c.portfolioChoice())
	if p.Motivation != "" && p.Model != "" && p.Model != session.Later {
		c.passage("portfolio.motivation", tree.Body, text(p.Motivation))
	}
	if p.Model == session.Coordinating || p.Model == session.Mixed {
		c.authority("portfolio.mandate", p.Mandate)
		c.authority("portfolio.review", p.Review)
	}
	if p.Model == session.Shared || p.Model == session.Mixed {
		c.duties()
	}
	c.college()
}

// authority adds an introducing sentence and what the table wrote. Where that
// begins with the verb, as an answer to the question beside its field, the
// alderman is put in front of it.
func (c *composer) authority(id, typed string) {
	if typed != "" {
		c.passage(id, tree.Body, c.say(id), c.authorityOf(typed))
	}
}

func (c *composer) authorityOf(typed string) string {
	said := text(typed)
	if beginsWithVerb(typed) {
		said = c.say("portfolio.coordinator.does", "what", lower(said))
	}
	return said
}

func (c *composer) portfolioChoice() string {
	model := c.s.Portfolio.Model
	if model == "" {
		return c.say("portfolio.none")
	}
	m, ok := c.s.Member(c.s.Portfolio.Coordinator)
	if ok && (model == session.Coordinating || model == session.Mixed) {
		return c.say("portfolio."+model+".who", "member", memberName(m))
	}
	return c.say("portfolio." + model)
}

func (c *composer) duties() {
	var items []string
	for _, d := range c.s.Portfolio.Duties {
		m, ok := c.s.Member(d.Member)
		if !ok {
			continue
		}
		if said := c.duty(m, d); said != "" {
			items = append(items, said)
		}
	}
	if len(items) == 0 {
		return
	}
	c.section("wie-wat-doet", c.say("duties.heading"))
	c.list(items)
}

// duty says in whole sentences what one member answers for. The first names
// the member; the others do so too where it is no alderman.
func (c *composer) duty(m session.Member, d session.Duty) string {
	var said []string
	for _, duty := range []struct{ id, typed string }{
		{"duties.responsible", d.Responsibility}, {"duties.shared", d.SharedResponsibility}, {"duties.knowledge", d.KnowledgeNeed},
	} {
		if duty.typed == "" {
			continue
		}
		id := duty.id
		if len(said) == 0 || m.Role != "alderman" {
			id += ".member"
		}
		said = append(said, c.say(id, "member", memberName(m), "what", part(duty.typed)))
	}
	return joined(said...)
}

// college is the intended college as a table.
func (c *composer) college() {
	if len(c.s.Members) == 0 {
		return
	}
	c.section("college", c.say("college.heading"))
	c.para(c.say("college.intro"))
	t := &tree.Table{Caption: c.say("college.caption"), RowHeads: true, Columns: []tree.Column{
		{Head: c.say("college.post"), Share: 30}, {Head: c.say("college.name"), Share: 20}, {Head: c.say("college.party"), Share: 20}, {Head: c.say("college.fields"), Share: 30},
	}}
	for _, m := range c.s.Members {
		party, _ := c.s.Party(m.Party)
		var fields []string
		for _, id := range m.Fields {
			if f, ok := c.g.Field(id); ok {
				fields = append(fields, lower(f.Title))
			}
		}
		fields = append(fields, m.OtherFields...)
		t.Rows = append(t.Rows, cells(m.Post, m.Name, party.Name, enumerate(fields)))
	}
	dropEmpty(t)
	c.add(t)
}

// dropEmpty takes out the columns in which no row has anything, but the first:
// names may all be unknown yet, and nobody is to write them in by hand.
func dropEmpty(t *tree.Table) {
	for i := len(t.Columns) - 1; i > 0; i-- {
		if slices.ContainsFunc(t.Rows, func(row []tree.Cell) bool { return len(row[i].Spans) > 0 }) {
			continue
		}
		t.Columns = slices.Delete(t.Columns, i, i+1)
		for r := range t.Rows {
			t.Rows[r] = slices.Delete(t.Rows[r], i, i+1)
		}
	}
}

func cells(texts ...string) []tree.Cell {
	row := make([]tree.Cell, len(texts))
	for i, text := range texts {
		if text != "" {
			row[i].Spans = plain(text)
		}
	}
	return row
}

func (c *composer) overall() {
	c.chapter("standpunt", c.say("overall.heading"))
	if c.s.Overall.Text == "" {
		c.passage("overall.text", tree.Body, c.say("overall.none"))
		return
	}
	c.passage("overall.text", tree.Lead, text(c.s.Overall.Text))
	c.gist(c.s.Overall.Settled, "overall.gist")
}

func (c *composer) stances() {
	var listed []session.Stance
	settled := 0
	for _, st := range c.s.Stances {
		if st.Outcome != "" {
			settled++
		}
		if st.Outcome != "" || c.o.Variant == Confidential {
			listed = append(listed, st)
		}
	}
	if len(listed) == 0 {
		return
	}
	c.chapter("dilemmas", c.say("stances.heading"))
	intro := c.say("stances.intro.none")
	if settled > 0 {
		intro = c.count("stances.intro", settled)
	}
	c.passage("stances.intro", tree.Body, intro)
	if c.o.Variant == Confidential {
		c.overview()
	}
	for _, st := range listed {
		c.stance(st)
	}
}

func (c *composer) stance(st session.Stance) {
	topic, _ := c.s.Dilemma(c.g, st.Question)
	c.section("dilemma-"+st.Question, c.topicTitle(st.Question))
	if topic.Question != "" {
		c.add(&tree.Paragraph{Spans: []tree.Span{{Text: topic.Question, Italic: true}}})
	}
	if c.o.Variant == Confidential && st.Local != "" {
		c.para(joined(c.say("stance.local"), text(st.Local)))
	}
	if st.Outcome == "" {
		c.para(c.say("stance.open"))
	} else {
		c.passage("stance."+st.Question, tree.Body, c.outcome(st, topic), c.outcomeText(st))
		c.gist(st.Settled, "stance.gist")
	}
	if d, ok := c.g.Dilemma(st.Question); ok && d.Decider.Text != "" {
		c.note(d.Decider.Text)
		c.cite(d.Decider.Sources)
	}
	if st.Dissent != "" {
		c.para(joined(c.say("stance.dissent"), text(st.Dissent)))
	}
	if c.o.Variant == Confidential {
		c.positions(st, topic)
	}
}

// topicTitle names a dilemma: by its title, or by where it comes from.
func (c *composer) topicTitle(question string) string {
	topic, known := c.s.Dilemma(c.g, question)
	switch {
	case !known:
		return c.say("topic.unknown")
	case topic.Title == "":
		return c.say("topic.own")
	}
	return topic.Title
}

// outcome says what came out of a dilemma. A place between two sides says
// nothing where nobody knows what the sides are: a guide that lacks the
// dilemma, or a dilemma of the table without them.
func (c *composer) outcome(st session.Stance, topic session.Topic) string {
	switch st.Outcome {
	case session.Agreed, session.Compromise:
		if st.Position == nil || topic.Poles == [2]string{} {
			return c.say("stance." + st.Outcome)
		}
		return c.say("stance."+st.Outcome+".at", "place", c.place(*st.Position, topic))
	case session.Deferred:
		if st.Until != "" {
			return c.say("stance.deferred.until", "until", sentence(st.Until))
		}
	}
	return c.say("stance." + st.Outcome)
}

// outcomeText is the table's own text. Without one the chapter promises
// nothing: it only says that a text for what was agreed is still to come.
// What the guide would begin with is offered in the window, and stands here
// once the table took it over.
func (c *composer) outcomeText(st session.Stance) string {
	agreed := st.Outcome == session.Agreed || st.Outcome == session.Compromise
	switch {
	case st.Text != "":
		return text(st.Text)
	case agreed && st.Settled != session.SettledGist: // that says it already
		return c.say("stance.text.none")
	}
	return ""
}

func (c *composer) place(value int, topic session.Topic) string {
	one, other := topic.Poles[0], topic.Poles[1]
	if one == "" {
		one = c.say("pole.one")
	}
	if other == "" {
		other = c.say("pole.other")
	}
	return c.say("place."+strconv.Itoa(value), "one", one, "other", other)
}

func (c *composer) agreements() {
	c.chapter("afspraken", c.say("agreements.heading"))
	list := c.s.Agreements
	if len(list) == 0 {
		c.passage("agreements.intro", tree.Body, c.say("agreements.none"))
	} else {
		c.passage("agreements.intro", tree.Body, c.count("agreements.intro", len(list)))
		c.agreementTable(list)
	}
	declined := 0
	for _, st := range c.s.Statutes {
		if st.Choice == session.Declined {
			declined++
		}
	}
	if declined > 0 {
		c.para(c.count("statutes.declined", declined))
	}
}

func (c *composer) agreementTable(list []session.Agreement) {
	t := &tree.Table{Caption: c.say("agreements.caption"), Columns: []tree.Column{
		{Head: c.say("agreements.text"), Share: 46}, {Head: c.say("agreements.owner"), Share: 21}, {Head: c.say("agreements.due"), Share: 14}, {Head: c.say("agreements.money"), Share: 19},
	}}
	for _, a := range list {
		due := c.say("due.none")
		if a.Due != "" {
			due = guide.Date(a.Due)
		}
		t.Rows = append(t.Rows, cells(joined(text(a.Text), c.reason(a)), c.owner(a.Owner), due, c.money(a)))
	}
	c.add(t)
}

func (c *composer) owner(id string) string {
	switch id {
	case "":
		return c.say("owner.none")
	case session.OwnerCollege, session.OwnerCouncil, session.OwnerOrganisation:
		return c.say("owner." + id)
	}
	if m, ok := c.s.Member(id); ok {
		return memberName(m)
	}
	if p, ok := c.s.Party(id); ok {
		return p.Name
	}
	return c.say("owner.none")
}

func (c *composer) money(a session.Agreement) string {
	if a.Money == "" {
		return c.say("money.none")
	}
	text := c.say("money." + a.Money)
	if a.Euros != nil && a.Money != session.Memo {
		text = c.say("money."+a.Money+".euros", "euros", guide.Euros(*a.Euros))
	}
	if a.Cover != "" {
		text = c.say("money.cover", "money", text, "cover", part(a.Cover))
	}
	return text
}

func (c *composer) reason(a session.Agreement) string {
	if topic, ok := c.s.Dilemma(c.g, a.Stance); ok && topic.Title != "" {
		return c.say("agreement.from.stance", "title", "‘"+topic.Title+"’")
	}
	for _, p := range c.s.Vision.Plans {
		if p.ID == a.Plan && a.Plan != "" {
			return c.say("agreement.from.plan", "title", "‘"+p.Title+"’")
		}
	}
	if a.Statute != "" {
		statute, _ := c.g.Statute(a.Statute)
		c.cite(statute.Sources)
		return c.say("agreement.from.statute")
	}
	return ""
}
