package session

import (
	"fmt"
	"strings"

	"formatietafel/guide"
)

// Missing gives the findings of class [Incomplete] alone: what the planned
// steps still miss, step by step.
func Missing(s *Session, g *guide.Guide) []Finding {
	m := &missing{session: s, guide: g}
	for _, step := range Steps() {
		if m.step = step; !s.Planned(step) {
			continue
		}
		switch step {
		case StepTable:
			m.table()
		case StepVision:
			m.need(s.Vision.Shared, "vision.shared", "de gedeelde visie ontbreekt nog; schrijf op wat u samen wilt")
		case StepPortfolio:
			m.portfolio()
		case StepStances:
			m.stances()
		case StepAgreements:
			m.agreements()
		}
	}
	return m.found
}

// missing gathers what one session misses.
type missing struct {
	session *Session
	guide   *guide.Guide
	step    string
	found   []Finding
}

// need notes that the text at place was not filled in.
func (m *missing) need(text, place, message string) {
	if strings.TrimSpace(text) == "" {
		m.found = append(m.found, Finding{Place: place, Class: Incomplete, Message: message, Step: m.step})
	}
}

func (m *missing) table() {
	m.need(m.session.Municipality.Name, "municipality.name", "de naam van de gemeente ontbreekt nog; vul hem in")
	if len(m.session.AtTable()) == 0 {
		m.need("", "parties", "er zit nog geen partij aan tafel; voeg de partijen toe")
	}
}

func (m *missing) portfolio() {
	p, needs := m.session.Portfolio, NeedsOf(m.session.Portfolio.Model)
	m.need(p.Model, "portfolio.model", "van wie digitalisering is, is nog niet gekozen; kies, of kies Komt bij de portefeuilleverdeling")
	if needs.Motivation {
		m.need(p.Motivation, "portfolio.motivation", "de motivering van de keuze ontbreekt nog; schrijf op waarom u dit kiest")
	}
	if needs.Coordinator {
		m.need(p.Coordinator, "portfolio.coordinator", "er is nog geen coördinerend wethouder; kies er een")
		m.need(p.Mandate, "portfolio.mandate", "de zeggenschap in de andere portefeuilles ontbreekt nog; schrijf op hoe ver die gaat")
		m.need(p.Review, "portfolio.review", "de toets op nieuwe voorstellen ontbreekt nog; schrijf op hoe die gaat")
	}
	if needs.Duties {
		m.duties()
	}
}

// Needs is what a model of the portfolio asks to be filled in. What a model
// does not use stays in the session, so that switching back loses nothing.
type Needs struct {
	Motivation  bool
	Coordinator bool // and a mandate and a review
	Duties      bool // a responsibility for each alderman
}

// NeedsOf gives what a model asks; nothing of one that was not chosen.
func NeedsOf(model string) Needs {
	return Needs{
		Motivation:  model == Coordinating || model == Shared || model == Mixed,
		Coordinator: model == Coordinating || model == Mixed,
		Duties:      model == Shared || model == Mixed,
	}
}

// duties wants a responsibility for each alderman, but of a party that left.
func (m *missing) duties() {
	responsibility := map[string]string{}
	for _, d := range m.session.Portfolio.Duties {
		responsibility[d.Member] += d.Responsibility
	}
	members := m.session.Members
	names := elementNames(len(members), []string{"id"}, func(i int, _ string) string { return members[i].ID })
	for i, member := range members {
		if member.ID == "" || !isAlderman(m.session, member) {
			continue
		}
		place := join(element("portfolio.duties", names[i]), "responsibility")
		m.need(responsibility[member.ID], place, fmt.Sprintf("waarvoor %s verantwoordelijk is, ontbreekt nog; vul het in", memberName(member)))
	}
}

// memberName is how a message calls a member.
func memberName(m Member) string {
	for _, name := range []string{m.Name, m.Post} {
		if strings.TrimSpace(name) != "" {
			return shown(name)
		}
	}
	return shown(m.ID)
}

func (m *missing) stances() {
	m.need(m.session.Overall.Text, "overall.text", "het standpunt over digitalisering als geheel ontbreekt nog; schrijf op hoe u ermee omgaat")
	stances := m.session.Stances
	names := elementNames(len(stances), []string{"question"}, func(i int, _ string) string { return stances[i].Question })
	for i, st := range stances {
		m.stance(st, element("stances", names[i]))
	}
}

func (m *missing) stance(st Stance, place string) {
	title := shown(st.Question)
	if topic, ok := m.session.Dilemma(m.guide, st.Question); ok && topic.Title != "" {
		title = shown(topic.Title)
	}
	m.need(st.Outcome, join(place, "outcome"), fmt.Sprintf("de uitkomst van het dilemma %s is nog open; kies er een, of kies Niet besproken", title))
	switch lacking(st) {
	case "text":
		m.need("", join(place, "text"), fmt.Sprintf("de tekst van de uitkomst bij het dilemma %s ontbreekt nog; schrijf op wat u afspreekt", title))
	case "until":
		m.need("", join(place, "until"), fmt.Sprintf("wie het dilemma %s later oppakt, en wanneer, ontbreekt nog; vul het in", title))
	}
}

func (m *missing) agreements() {
	list := m.session.Agreements
	names := elementNames(len(list), []string{"id"}, func(i int, _ string) string { return list[i].ID })
	for i, a := range list {
		place := element("agreements", names[i])
		m.need(a.Text, join(place, "text"), fmt.Sprintf("de tekst van afspraak %d ontbreekt nog; schrijf op wat u afspreekt", i+1))
		m.need(a.Owner, join(place, "owner"), fmt.Sprintf("de trekker van afspraak %d ontbreekt nog; kies wie het doet", i+1))
	}
}
