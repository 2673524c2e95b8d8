package export

import (
	"slices"
	"strconv"
	"strings"

	"formatietafel/export/figure"
	"formatietafel/export/tree"
	"formatietafel/guide"
	"formatietafel/session"
)

// openMatters lists what is open: all of it in confidential, and in public
// only the dilemmas without an outcome while the document is a concept.
func (c *composer) openMatters() {
	if c.o.Variant == Public {
		c.openDilemmas()
		return
	}
	if len(c.missing) == 0 {
		return
	}
	c.chapter("open", c.say("open.heading"))
	c.para(c.say("open.confidential"))
	var items []string
	for _, f := range c.missing {
		items = append(items, sentence(f.Fact()))
	}
	c.list(items)
}

func (c *composer) openDilemmas() {
	var titles []string
	for _, st := range c.s.Stances {
		topic, _ := c.s.Dilemma(c.g, st.Question)
		if st.Outcome == "" && topic.Title != "" {
			titles = append(titles, topic.Title)
		}
	}
	if len(titles) == 0 {
		return
	}
	c.chapter("open", c.say("open.heading"))
	c.para(c.say("open.public"))
	c.list(titles)
}

// workshop is what only the confidential variant holds besides.
func (c *composer) workshop() {
	c.itemChapter("huiswerk", "gist", c.gists())
	var parked []string
	for _, p := range c.s.Parking {
		parked = append(parked, text(p.Text))
	}
	c.itemChapter("parkeerplaats", "parking", parked)
	var rules []string
	for _, r := range c.s.Plan.Rules {
		rules = append(rules, text(r))
	}
	c.itemChapter("spelregels", "rules", rules)
	c.quickRound()
	c.weights()
	c.notes()
}

// itemChapter is a chapter of an introducing sentence and a list; without
// items there is none.
func (c *composer) itemChapter(id, passage string, items []string) {
	if len(items) == 0 {
		return
	}
	c.chapter(id, c.say(passage+".heading"))
	c.para(c.say(passage + ".intro"))
	c.list(items)
}

// gists are the parts of which the text is still to be written.
func (c *composer) gists() []string {
	var items []string
	for _, h := range session.HomeworkOf(c.s) {
		title := c.homeworkTitle(h)
		if h.WordedBy != "" {
			title = c.say("gist.worded", "title", title, "owner", c.owner(h.WordedBy))
		}
		items = append(items, title)
	}
	return items
}

func (c *composer) homeworkTitle(h session.Homework) string {
	switch {
	case h.Question != "":
		topic, _ := c.s.Dilemma(c.g, h.Question)
		return topic.Title
	case h.Step == session.StepVision:
		return c.say("vision.heading")
	}
	return c.say("overall.heading")
}

func (c *composer) quickRound() {
	parties := c.s.AtTable()
	marks := map[string]string{}
	var questions []string
	for _, q := range c.s.Quick {
		marks[q.Question+"/"+q.Party] = q.Mark
		if !slices.Contains(questions, q.Question) {
			questions = append(questions, q.Question)
		}
	}
	if len(questions) == 0 || len(parties) == 0 {
		return
	}
	c.chapter("snelle-ronde", c.say("quick.heading"))
	t := c.partyTable(c.say("quick.caption"), c.say("quick.dilemma"), parties)
	for _, question := range questions {
		topic, _ := c.s.Dilemma(c.g, question)
		row := []string{topic.Title}
		for _, p := range parties {
			word := c.say("cell.none")
			if mark := marks[question+"/"+p.ID]; mark != "" {
				word = c.say("quick." + mark)
			}
			row = append(row, word)
		}
		t.Rows = append(t.Rows, cells(row...))
	}
	c.add(t)
}

// partyTable is a table with a column for each party.
func (c *composer) partyTable(caption, head string, parties []session.Party) *tree.Table {
	t := &tree.Table{Caption: caption, RowHeads: true, Columns: []tree.Column{{Head: head, Share: 2}}}
	for _, p := range parties {
		t.Columns = append(t.Columns, tree.Column{Head: p.Name, Share: 1})
	}
	return t
}

func (c *composer) weights() {
	weighed := session.WeighedCriteria(c.s, c.g)
	if len(weighed) == 0 {
		return
	}
	c.chapter("afwegingspunten", c.say("weights.heading"))
	t := c.partyTable(c.say("weights.caption"), c.say("weights.criterion"), c.s.AtTable())
	for _, w := range weighed {
		row := []string{w.Criterion.Title}
		for _, weight := range w.Weights {
			word := c.say("cell.none")
			if weight != nil {
				word = c.say("weight." + strconv.Itoa(*weight))
			}
			row = append(row, word)
		}
		t.Rows = append(t.Rows, cells(row...))
	}
	c.add(t)
}

func (c *composer) notes() {
	var items []string
	for _, n := range c.s.Notes {
		items = append(items, text(n.Text))
	}
	if len(items) == 0 {
		return
	}
	c.chapter("aantekeningen", c.say("notes.heading"))
	c.list(items)
}

// positions draws who stands where on a dilemma, and says it in words too.
func (c *composer) positions(st session.Stance, topic session.Topic) {
	in := PositionsInput(c.s, c.g, st)
	if len(in.Placed) == 0 {
		return
	}
	said := map[string]string{}
	for i, placed := range session.Stand(c.s, st).At {
		for _, p := range placed {
			said[p.Party.ID] = c.position(p, i-2, topic)
		}
	}
	var lines []string
	for _, p := range c.s.AtTable() { // in list order: it is no ranking from one side
		line, placed := said[p.ID]
		if !placed {
			line = c.say("position.none", "party", p.Name)
		}
		lines = append(lines, line)
	}
	c.add(&tree.Figure{Drawing: figure.Positions(in), Caption: c.say("stance.positions", "title", topic.Title)})
	c.list(lines)
}

func (c *composer) position(p session.Placed, value int, topic session.Topic) string {
	id := "position.given"
	if p.Reserved {
		id = "position.reserved"
	}
	priority := ""
	if p.Priority > 0 {
		priority = c.say("position.priority." + strconv.Itoa(p.Priority))
	}
	return joined(c.say(id, "party", p.Party.Name, "place", c.place(value, topic)), priority, text(p.Note))
}

func (c *composer) signoff() {
	so := c.s.Signoff
	if so.Place == "" && so.Date == "" && len(so.Signatures) == 0 {
		return
	}
	c.chapter("ondertekening", c.say("signoff.heading"))
	switch {
	case so.Place != "" && so.Date != "":
		c.para(c.say("signoff.place", "place", so.Place, "date", guide.Date(so.Date)))
	case so.Place != "":
		c.para(c.say("signoff.place.only", "place", so.Place))
	case so.Date != "":
		c.para(c.say("signoff.date.only", "date", guide.Date(so.Date)))
	}
	if c.changed {
		c.add(&tree.Paragraph{Style: tree.Mark, Spans: plain(c.say("signoff.changed"))})
	}
	if len(so.Signatures) == 0 {
		return
	}
	c.signatures(so.Signatures)
}

// signatures is a table to sign; without a reservation it has no column for one.
func (c *composer) signatures(list []session.Signature) {
	reserved := slices.ContainsFunc(list, func(s session.Signature) bool { return s.Reservation != "" })
	t := &tree.Table{Caption: c.say("signoff.caption"), RowHeads: true, Columns: []tree.Column{
		{Head: c.say("signoff.party"), Share: 25}, {Head: c.say("signoff.name"), Share: 30},
	}}
	if reserved {
		t.Columns = append(t.Columns, tree.Column{Head: c.say("signoff.reservation"), Share: 20})
	}
	t.Columns = append(t.Columns, tree.Column{Head: c.say("signoff.signature"), Share: 25})
	for _, s := range list {
		party, _ := c.s.Party(s.Party)
		who := strings.TrimPrefix(strings.TrimSuffix(s.Name+", "+s.Function, ", "), ", ")
		row := []string{party.Name, who}
		if reserved {
			row = append(row, s.Reservation)
		}
		t.Rows = append(t.Rows, cells(append(row, "")...))
	}
	c.add(t)
}

// annexes are the terms that the text uses, and the sources of what was
// printed.
func (c *composer) annexes() {
	c.terms()
	c.sources("annex.sources.intro", c.cited)
}

// cite notes the sources of what is printed: a document lists no others.
func (c *composer) cite(ids []string) {
	for _, id := range ids {
		if !slices.Contains(c.cited, id) {
			c.cited = append(c.cited, id)
		}
	}
}

// terms explains the words that the text uses.
func (c *composer) terms() {
	text := Text(c.blocks)
	said := map[string]string{} // by term: how the text says it first
	for _, m := range c.g.Mentions(text) {
		if said[m.Term] == "" {
			said[m.Term] = text[m.Start:m.End]
		}
	}
	if len(said) == 0 {
		return
	}
	l := &tree.List{}
	for _, term := range c.g.Terms {
		if said[term.ID] == "" {
			continue
		}
		title := term.Title
		if !sameWord(title, said[term.ID]) {
			title = c.say("annex.terms.as", "term", title, "said", said[term.ID])
		}
		l.Items = append(l.Items, []tree.Block{&tree.Paragraph{Spans: []tree.Span{{Text: title + ".", Bold: true}, {Text: " " + term.Meaning}}}})
		c.cite(term.Sources)
	}
	c.annex("woorden", c.say("annex.terms"))
	c.para(c.say("annex.terms.intro"))
	c.add(l)
}

// sameWord tells whether a reader finds one word under the other: they begin
// alike, as "algoritmes" and "algoritme".
func sameWord(title, said string) bool {
	const alike = 4 // letters
	a, b := []rune(strings.ToLower(title)), []rune(strings.ToLower(said))
	n := min(alike, len(a), len(b))
	return string(a[:n]) == string(b[:n])
}

// sources lists sources by number under an introducing passage, and the basis
// of the guide.
func (c *composer) sources(intro string, ids []string) {
	l := &tree.List{Ordered: true}
	for _, id := range ids {
		if s, ok := c.g.Source(id); ok {
			l.Items = append(l.Items, []tree.Block{&tree.Paragraph{Spans: sourceSpans(s)}})
		}
	}
	if len(l.Items) == 0 && c.g.Basis == "" {
		return
	}
	c.annex("bronnen", c.say("annex.sources"))
	if len(l.Items) > 0 {
		c.para(c.say(intro, "date", guide.Date(c.g.Law)))
		c.add(l)
	}
	if c.g.Basis != "" {
		c.note(c.g.Basis)
	}
}

// sourceSpans names a source; its title may be in another language, and its
// address can be followed.
func sourceSpans(s guide.Source) []tree.Span {
	var spans []tree.Span
	for _, part := range []tree.Span{{Text: s.Title, Lang: s.Lang}, {Text: s.Publisher}, {Text: s.Date}, {Text: s.URL, Link: s.URL}} {
		if part.Text == "" {
			continue
		}
		if len(spans) > 0 {
			spans = append(spans, tree.Span{Text: ", "})
		}
		spans = append(spans, part)
	}
	return spans
}
