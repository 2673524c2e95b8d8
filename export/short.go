package export

import (
	"strings"

	"formatietafel/export/tree"
	"formatietafel/guide"
	"formatietafel/session"
)

// short is running text: overall stance, shared vision, portfolio choice,
// outcomes and agreements, in that order, whole sentences until MostWords.
// What does not fit is named. The last words say what it was made on the
// basis of.
func (c *composer) short() {
	room := &budget{left: MostWords - reserve - words(c.g.Basis)}
	if c.o.Variant == Confidential {
		c.shortText(room, c.say("mark.secret")+".")
	}
	var more []string
	for _, part := range []struct{ id, typed, rest string }{
		{"overall.text", text(c.s.Overall.Text), "short.rest.overall"},
		{"vision.shared", text(c.s.Vision.Shared), "short.rest.vision"},
		{"portfolio.choice", c.shortChoice(), "short.rest.portfolio"},
	} {
		if part.typed != "" && !c.shortPart(room, part.id, part.typed) {
			more = append(more, c.say(part.rest))
		}
	}
	if left := c.shortStances(room) + c.shortOthers(room); left > 0 {
		more = append(more, c.count("short.stances", left))
	}
	if left := c.shortAgreements(room); left > 0 {
		more = append(more, c.count("short.agreements", left))
	}
	if len(more) > 0 {
		c.para(c.say("short.more", "what", upper(enumerate(more))))
	}
	if len(c.blocks) == 0 {
		c.para(c.say("empty"))
	}
	if c.g.Basis != "" {
		c.note(c.g.Basis)
	}
}

func (c *composer) shortChoice() string {
	if c.s.Portfolio.Model == "" {
		return ""
	}
	return c.portfolioChoice()
}

// reserve is kept for the sentence that names what does not fit.
const reserve = 45

func words(text string) int { return len(strings.Fields(text)) }

// budget is the words that may still come. Once something did not fit,
// nothing after it comes either: the order says what matters.
type budget struct {
	left int
	full bool
}

// take tells whether a text fits, and counts it.
func (b *budget) take(text string) bool {
	n := words(text)
	if b.full || n > b.left {
		b.full = true
		return false
	}
	b.left -= n
	return true
}

// shortPart adds a passage, in the table's own words where it has some.
func (c *composer) shortPart(room *budget, id, generated string) (all bool) {
	if w, own := c.wording(id); own {
		generated = w.Text
	}
	return c.shortText(room, generated)
}

// shortText adds as many whole sentences as fit, and tells whether all of them
// did.
func (c *composer) shortText(room *budget, text string) bool {
	var kept []string
	all := guide.Sentences(text)
	for _, s := range all {
		if !room.take(s) {
			break
		}
		kept = append(kept, s)
	}
	if len(kept) > 0 {
		c.para(strings.Join(kept, " "))
	}
	return len(kept) == len(all)
}

// shortStances adds the agreed outcomes that fit, and gives how many did not.
func (c *composer) shortStances(room *budget) (left int) {
	for _, st := range c.s.Stances {
		if st.Outcome != session.Agreed && st.Outcome != session.Compromise {
			continue
		}
		topic, _ := c.s.Dilemma(c.g, st.Question)
		said := c.outcomeText(st)
		if st.Text == "" {
			said = joined(c.outcome(st, topic), said)
		}
		if w, own := c.wording("stance." + st.Question); own {
			said = joined(paragraphs(w.Text)...)
		}
		title := sentence(c.topicTitle(st.Question))
		if !room.take(title + " " + said) {
			left++
			continue
		}
		c.add(&tree.Paragraph{Spans: []tree.Span{{Text: title, Bold: true}, {Text: " " + said}}})
	}
	return left
}

// shortOthers says of the dilemmas without a text to agree on what became of
// them, by title, and gives how many did not fit.
func (c *composer) shortOthers(room *budget) (left int) {
	var all []string
	for _, outcome := range []string{session.ToCouncil, session.Free, session.Deferred, session.Skipped, ""} {
		var titles []string
		for _, st := range c.s.Stances {
			if st.Outcome == outcome {
				titles = append(titles, "‘"+c.topicTitle(st.Question)+"’")
			}
		}
		if len(titles) == 0 {
			continue
		}
		said := c.shortOther(outcome, titles)
		if !room.take(said) {
			left += len(titles)
			continue
		}
		all = append(all, said)
	}
	if len(all) > 0 {
		c.para(joined(all...))
	}
	return left
}

func (c *composer) shortOther(outcome string, titles []string) string {
	id := "short." + outcome
	switch {
	case outcome == "":
		id = "short.open"
	case outcome == session.Free && len(titles) == 1:
		id = "short.free.one"
	case outcome == session.Free:
		id = "short.free.many"
	}
	return c.say(id, "titles", enumerate(titles))
}

// shortAgreements adds the agreements that fit, and gives how many did not.
func (c *composer) shortAgreements(room *budget) (left int) {
	var items []string
	count := 0
	for _, a := range c.s.Agreements {
		if a.Text == "" {
			continue
		}
		count++
		said := c.shortAgreement(a)
		if !room.take(said) {
			left++
			continue
		}
		items = append(items, said)
	}
	if len(items) > 0 {
		c.para(c.count("agreements.intro", count))
		c.list(items)
	}
	return left
}

// shortAgreement says an agreement in sentences: who, when and with what
// money, as far as it is known.
func (c *composer) shortAgreement(a session.Agreement) string {
	said := []string{text(a.Text)}
	if a.Owner != "" {
		said = append(said, c.say("short.owner", "owner", c.theOwner(a.Owner)))
	}
	if a.Due != "" {
		said = append(said, c.say("short.due", "date", guide.Date(a.Due)))
	}
	if a.Money != "" {
		money := c.say("short.money." + a.Money)
		if a.Euros != nil && a.Money != session.Memo {
			money = c.say("short.money."+a.Money+".euros", "euros", guide.Euros(*a.Euros))
		}
		said = append(said, money)
	}
	if a.Cover != "" && a.Money != "" {
		said = append(said, c.say("short.money.cover", "cover", part(a.Cover)))
	}
	return joined(said...)
}

// theOwner is an owner in the middle of a sentence: "de wethouder financiën".
func (c *composer) theOwner(id string) string {
	if m, ok := c.s.Member(id); ok && m.Post != "" {
		return "de " + memberName(m)
	}
	return c.owner(id)
}
