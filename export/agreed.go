package export

import (
	"slices"
	"strings"

	"formatietafel/guide"
	"formatietafel/session"
)

// AgreedLines gives what a table agreed as lines for a new alderman, each a
// whole thought: of the public part of its session only, the shared vision and
// the overall stance first, then whose digitalisation is, the dilemmas with
// what became of them, and the agreements with who, when and what money.
// A dilemma that was not discussed is left out.
func AgreedLines(s *session.Session, g *guide.Guide) []string {
	c := newComposer(s, g, Options{})
	p := c.s.Portfolio
	lines := []string{text(c.s.Vision.Shared), text(c.s.Overall.Text), c.shortChoice()}
	if p.Model == session.Coordinating || p.Model == session.Mixed {
		for _, part := range []struct{ id, typed string }{{"portfolio.mandate", p.Mandate}, {"portfolio.review", p.Review}} {
			if part.typed != "" {
				lines = append(lines, joined(c.say(part.id), c.authorityOf(part.typed)))
			}
		}
	}
	for _, st := range c.s.Stances {
		if st.Outcome == "" || st.Outcome == session.Skipped {
			continue
		}
		topic, _ := c.s.Dilemma(g, st.Question)
		said := joined(c.outcome(st, topic), c.outcomeText(st))
		if w, own := c.wording("stance." + st.Question); own {
			said = w.Text
		}
		lines = append(lines, c.topicTitle(st.Question)+": "+said)
	}
	for _, a := range c.s.Agreements {
		if a.Text != "" {
			lines = append(lines, c.shortAgreement(a))
		}
	}
	for i, line := range lines {
		lines[i] = strings.Join(strings.Fields(line), " ")
	}
	return slices.DeleteFunc(lines, func(line string) bool { return line == "" })
}
