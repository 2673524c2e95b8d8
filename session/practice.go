package session

import (
	"slices"
	"strings"

	"formatietafel/guide"
)

// Against gives the arguments that an alderman on a place of the scale should
// be able to answer, the first first: those of the other side, and in the
// middle those of both sides in turn.
func Against(d guide.Dilemma, value int) []guide.Text {
	if len(d.Poles) != poleCount {
		return nil
	}
	one, other := d.Poles[0].Arguments, d.Poles[1].Arguments
	switch {
	case value < 0:
		return other
	case value > 0:
		return one
	}
	var both []guide.Text
	for i := range max(len(one), len(other)) {
		for _, side := range [][]guide.Text{one, other} {
			if i < len(side) {
				both = append(both, side[i])
			}
		}
	}
	return both
}

// FieldIDs gives the subjects of an alderman in the order in which they were
// chosen, and all of the guide where none was.
func (o *Onboarding) FieldIDs(g *guide.Guide) []string {
	var ids []string
	for _, id := range o.Alderman.Fields {
		if _, ok := g.Field(id); ok {
			ids = append(ids, id)
		}
	}
	if len(ids)+len(o.Alderman.OtherFields) > 0 {
		return ids
	}
	for _, f := range g.Fields {
		ids = append(ids, f.ID)
	}
	return ids
}

// SubjectsIn gives the subjects of an alderman, or of all members of a session:
// ids of the guide's fields, and names in own words, each once.
func SubjectsIn(f File) (fields, own []string) {
	add := func(ids, names []string) {
		for _, id := range ids {
			if !slices.Contains(fields, id) {
				fields = append(fields, id)
			}
		}
		for _, name := range names {
			if !slices.Contains(own, name) {
				own = append(own, name)
			}
		}
	}
	if f.Onboarding != nil {
		add(f.Onboarding.Alderman.Fields, f.Onboarding.Alderman.OtherFields)
	}
	if f.Session != nil {
		for _, m := range f.Session.Members {
			add(m.Fields, m.OtherFields)
		}
	}
	return fields, own
}

// QuestionsFor gives the questions that the guide has for a subject of the
// alderman, a field by its id or own words: those of the field, or those that
// fit any subject.
func QuestionsFor(subject string, g *guide.Guide) []guide.FieldQuestion {
	f, ok := g.Field(subject)
	switch {
	case ok && len(f.Questions) > 0:
		return f.Questions
	case ok:
		return g.QuestionsAbout(f.Title)
	}
	return g.QuestionsAbout(subject)
}

// DilemmasFor gives the dilemmas of the guide: those that touch the chosen
// subjects first, then the others, each group in the guide's order.
func (o *Onboarding) DilemmasFor(g *guide.Guide) (touching, others []guide.Dilemma) {
	var wanted []string
	if len(o.Alderman.Fields) > 0 {
		for _, id := range o.FieldIDs(g) {
			f, _ := g.Field(id)
			wanted = append(wanted, f.Dilemmas...)
		}
	}
	for _, d := range g.Dilemmas {
		if slices.Contains(wanted, d.ID) {
			touching = append(touching, d)
			continue
		}
		others = append(others, d)
	}
	return touching, others
}

// NextPortion gives the first portion of the guide that was not read yet:
// where the reader was. False where all were.
func (o *Onboarding) NextPortion(g *guide.Guide) (guide.Portion, bool) {
	for _, p := range g.Onboarding.Portions {
		if !o.HasRead(p.ID) {
			return p, true
		}
	}
	return guide.Portion{}, false
}

// AddQuestion puts a question on the own list, unless it stands there.
func (o *Onboarding) AddQuestion(text, to string) {
	if text = strings.TrimSpace(text); text != "" && !o.Asks(text) {
		o.OwnQuestions = append(o.OwnQuestions, OwnQuestion{Text: text, To: to})
	}
}

// Asks tells whether a question stands on the own list.
func (o *Onboarding) Asks(text string) bool {
	return slices.ContainsFunc(o.OwnQuestions, func(q OwnQuestion) bool { return q.Text == text })
}

// AddIntent puts something in the plan, unless it stands there for that
// subject.
func (o *Onboarding) AddIntent(i Intent) {
	if !o.Intends(i.Text, i.Field) {
		o.Plan = append(o.Plan, i)
	}
}

// AdoptQuestions puts the questions that the guide has for the chosen subjects
// on the own list.
func (o *Onboarding) AdoptQuestions(g *guide.Guide) {
	for _, subject := range slices.Concat(o.Alderman.Fields, o.Alderman.OtherFields) {
		for _, q := range QuestionsFor(subject, g) {
			o.AddQuestion(q.Text, "")
		}
	}
}

// AdoptHundred puts the guide's first hundred days of the chosen subjects in
// the plan.
func (o *Onboarding) AdoptHundred(g *guide.Guide) {
	for _, id := range o.Alderman.Fields {
		f, _ := g.Field(id)
		for _, t := range f.Hundred {
			o.AddIntent(Intent{Text: t.Text, Field: id})
		}
	}
}

// Intends tells whether something stands in the plan for a subject.
func (o *Onboarding) Intends(text, field string) bool {
	return slices.ContainsFunc(o.Plan, func(i Intent) bool { return i.Text == text && i.Field == field })
}

// AddAgreed puts each line of a text on the list of what the coalition agreed,
// without bullets in front, unless it stands there.
func (o *Onboarding) AddAgreed(text string) {
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(line), "•-–*·"))
		if line != "" && !o.HasAgreed(line) {
			o.Agreed = append(o.Agreed, Arrangement{Text: line})
		}
	}
}

// HasAgreed tells whether a line stands on that list.
func (o *Onboarding) HasAgreed(text string) bool {
	return slices.ContainsFunc(o.Agreed, func(a Arrangement) bool { return a.Text == text })
}
