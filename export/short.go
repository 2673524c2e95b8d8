package export

import (
	"strings"

	"formatietafel/export/tree"
	"formatietafel/session"
)

// short is running text: overall stance, shared vision, portfolio choice,
// outcomes and agreements, in that order, whole sentences until MostWords.
// What does not fit is named by number.
func (c *composer) short() {
	room := &budget{left: MostWords - reserve}
	if c.o.Variant == Confidential {
		c.shortPart(room, "mark.secret", c.say("mark.secret")+".")
	}
	if c.s.Overall.Text != "" {
		c.shortPart(room, "overall.text", text(c.s.Overall.Text))
	}
	if c.s.Vision.Shared != "" {
		c.shortPart(room, "vision.shared", text(c.s.Vision.Shared))
	}
	if c.s.Portfolio.Model != "" {
		c.shortPart(room, "portfolio.choice", c.portfolioChoice())
	}
	left := c.shortStances(room)
	var more []string
	if left > 0 {
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
}

// reserve is kept for the sentence that names what does not fit.
const reserve = 25

// budget is the words that may still come. Once something did not fit,
// nothing after it comes either: the order says what matters.
type budget struct {
	left int
	full bool
}

// take tells whether a text fits, and counts it.
func (b *budget) take(text string) bool {
	n := len(strings.Fields(text))
	if b.full || n > b.left {
		b.full = true
		return false
	}
	b.left -= n
	return true
}

// shortPart adds as many whole sentences of a part as fit.
func (c *composer) shortPart(room *budget, id, generated string) {
	if w := c.wording(id); w != "" {
		generated = w
	}
	var kept []string
	for _, s := range sentences(generated) {
		if !room.take(s) {
			break
		}
		kept = append(kept, s)
	}
	if len(kept) > 0 {
		c.para(strings.Join(kept, " "))
	}
}

// wording is the table's own text for a passage; empty for none.
func (c *composer) wording(id string) string {
	for _, w := range c.s.Wording {
		if w.Passage == id {
			return text(w.Text)
		}
	}
	return ""
}

// sentences splits a text behind each full stop, question or exclamation mark
// that a space and a capital follow.
func sentences(text string) []string {
	var list []string
	words := strings.Fields(text)
	start := 0
	for i, word := range words {
		last := i == len(words)-1
		if !last && !(strings.ContainsAny(word[len(word)-1:], ".!?") && startsSentence(words[i+1])) {
			continue
		}
		list = append(list, strings.Join(words[start:i+1], " "))
		start = i + 1
	}
	return list
}

func startsSentence(word string) bool { return word != strings.ToLower(word) }

// shortStances adds the agreed outcomes that fit, and gives how many did not.
func (c *composer) shortStances(room *budget) (left int) {
	for _, st := range c.s.Stances {
		if st.Outcome != session.Agreed && st.Outcome != session.Compromise {
			continue
		}
		topic, _ := c.s.Dilemma(c.g, st.Question)
		said := c.outcomeText(st)
		if said == "" {
			said = joined(sentence(topic.Title), c.outcome(st, topic))
		}
		if w := c.wording("stance." + st.Question); w != "" {
			said = w
		}
		if !room.take(topic.Title + " " + said) {
			left++
			continue
		}
		c.add(&tree.Paragraph{Spans: []tree.Span{{Text: sentence(topic.Title), Bold: true}, {Text: " " + said}}})
	}
	return left
}

// shortAgreements adds the agreements that fit, and gives how many did not.
func (c *composer) shortAgreements(room *budget) (left int) {
	var items []string
	for _, a := range c.s.Agreements {
		if a.Text == "" {
			continue
		}
		said := text(a.Text)
		if a.Owner != "" {
			said = c.say("short.agreement", "text", said, "owner", c.theOwner(a.Owner))
		}
		if !room.take(said) {
			left++
			continue
		}
		items = append(items, said)
	}
	if len(items) > 0 {
		c.list(items)
	}
	return left
}

// theOwner is an owner in the middle of a sentence: "de wethouder financiën".
func (c *composer) theOwner(id string) string {
	if m, ok := c.s.Member(id); ok && m.Post != "" {
		return "de " + memberName(m)
	}
	return c.owner(id)
}
