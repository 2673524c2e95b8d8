package session

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"formatietafel/guide"
)

// Novelty is what an item of a contribution is to the session.
type Novelty int

// What an item can be.
const (
	IsNew   Novelty = iota // nothing stands there yet
	IsThere                // the same stands there already
	Differs                // something else stands there: one of both is chosen
)

// String gives the word of the command line.
func (n Novelty) String() string {
	switch n {
	case IsThere:
		return "staat er al"
	case Differs:
		return "verschilt"
	}
	return "nieuw"
}

// Item is one thing that a contribution brings.
type Item struct {
	Place   string // key path in the session, "vision.limits[groen-1]"
	What    string // in Dutch; never a value that is sealed
	Novelty Novelty
	Sealed  bool
	Public  bool   // of a kind that the public text shows, without who brought it
	Here    string // what stands there and differs; empty where sealed
	There   string // what comes in; empty where sealed
	// Take tells, of what differs, to take over what comes in. Without it
	// what stands there is kept.
	Take  bool
	apply func(*Session)
}

// Incoming is what merging a contribution would do. Nothing is changed until
// Apply.
type Incoming struct {
	Party Party
	Again bool     // this very contribution was merged before: nothing comes in
	Items []Item   // in the order of the file
	Left  []string // Dutch lines on what cannot come in
	stamp Merged
}

// Differs gives the items of which one of both has to be chosen.
func (in *Incoming) Differs() []Item {
	return slices.DeleteFunc(slices.Clone(in.Items), func(i Item) bool { return i.Novelty != Differs })
}

// Prefer chooses for all that differs: what comes in, or what stands there.
func (in *Incoming) Prefer(contribution bool) {
	for i := range in.Items {
		in.Items[i].Take = contribution
	}
}

// Apply takes in what is new, and what was chosen of what differs, and notes
// that the contribution was merged. It is for the session that it was planned
// for, or a copy of it.
func (in *Incoming) Apply(s *Session) {
	if in.Again {
		return
	}
	for _, item := range in.Items {
		if item.Novelty == IsNew || item.Novelty == Differs && item.Take {
			item.apply(s)
		}
	}
	s.Merged = append(slices.Clone(s.Merged), in.stamp)
}

// Refusal is why a contribution is not for this session.
type Refusal int

// Reasons to refuse a contribution.
const (
	OtherSession Refusal = iota
	OtherGuide
	UnknownParty
	PartyLeft
	HasInvalid // CheckContribution says what
	TooMuch
)

// mostBrought is how much one party may bring; each thing is compared with all
// that is there.
const mostBrought = 2_000

// RefusedError is a contribution that is never mixed in. Error is one Dutch
// line.
type RefusedError struct {
	Reason  Refusal
	Message string
}

func (e *RefusedError) Error() string { return e.Message }

// PlanMerge compares a contribution with a session and says what merging
// would do. An error is a [*RefusedError]: of another session, guide or party,
// or with something invalid in it.
func PlanMerge(s *Session, c *Contribution, g *guide.Guide) (*Incoming, error) {
	party, refused := admit(s, c, g)
	if refused != nil {
		return nil, refused
	}
	m := &merger{s: s, g: g, party: party, in: &Incoming{
		Party: party, stamp: Merged{Contribution: c.ID, Party: party.ID, Digest: c.Digest()},
	}}
	if slices.ContainsFunc(s.Merged, func(done Merged) bool { return done.Digest == m.in.stamp.Digest }) {
		m.in.Again = true
		return m.in, nil
	}
	m.vision(c.Vision)
	for _, w := range c.Weights {
		m.weight(w)
	}
	for _, p := range c.Positions {
		m.position(p)
	}
	if slices.ContainsFunc(s.Merged, func(done Merged) bool { return done.Contribution == c.ID && done.Party == party.ID }) {
		m.withdrawn()
	}
	return m.in, nil
}

// withdrawn says what an earlier save of this contribution may have brought in
// that is not in it any more: merging takes nothing out.
func (m *merger) withdrawn() {
	for _, st := range m.s.Stances {
		_, waits := positionOf(st.Sealed, m.party.ID)
		again := slices.ContainsFunc(m.in.Items, func(i Item) bool { return i.Place == sealedPlace(st.Question, m.party.ID) })
		if waits && !again {
			m.stays("de inzet op " + dilemmaTitle(m.s, m.g, st.Question) + ", nog dicht,")
		}
	}
	stayed(m, opportunityList())
	stayed(m, limitList())
	stayed(m, planList())
}

func stayed[T any](m *merger, l broughtList[T]) {
	for _, item := range *l.list(m.s) {
		place := element(l.key, *l.id(&item))
		came := *l.party(&item) == m.party.ID && strings.HasPrefix(*l.id(&item), m.party.ID+"-")
		if came && !slices.ContainsFunc(m.in.Items, func(i Item) bool { return i.Place == place }) {
			m.stays(fmt.Sprintf("%s “%s”", l.what, shown(l.text(item))))
		}
	}
}

func (m *merger) stays(what string) {
	m.in.Left = append(m.in.Left, what+" staat niet in deze inbreng en blijft in de sessie; wil de partij het intrekken, kies dan Wis echt")
}

// sealedPlace is where a party's sealed position on a dilemma stands.
func sealedPlace(question, party string) string {
	return element(join(element("stances", question), "sealed"), party)
}

// admit gives the party that the contribution is of, or why it is refused.
func admit(s *Session, c *Contribution, g *guide.Guide) (Party, *RefusedError) {
	refuse := func(why Refusal, format string, args ...any) (Party, *RefusedError) {
		return Party{}, &RefusedError{why, fmt.Sprintf(format, args...)}
	}
	if c.Session == "" || !strings.EqualFold(c.Session, s.ID) {
		return refuse(OtherSession, "deze inbreng hoort bij een andere sessie; kies de inbreng die op een uitnodiging van deze sessie is gemaakt")
	}
	if differ(c.Guide.ID, s.Guide.ID) || differ(c.Guide.Version, s.Guide.Version) {
		return refuse(OtherGuide, "deze inbreng is met een andere gids gemaakt (%s); stuur de partij een nieuwe uitnodiging", shown(strings.TrimSpace(c.Guide.ID+" "+c.Guide.Version)))
	}
	party, ok := s.Party(c.Party)
	switch {
	case c.Party == "" || !ok:
		return refuse(UnknownParty, "de partij “%s” van deze inbreng zit niet in deze sessie; voeg haar eerst aan de tafel toe, met dit id", shown(c.Party))
	case party.Gone():
		return refuse(PartyLeft, "de partij %s heeft deze tafel verlaten; haar inbreng doet niet meer mee", partyName(party))
	}
	if n := len(c.Vision.Opportunities) + len(c.Vision.Limits) + len(c.Vision.Plans) + len(c.Weights) + len(c.Positions); n > mostBrought {
		return refuse(TooMuch, "deze inbreng heeft %s onderdelen; zo veel brengt geen partij in, kijk na of dit het goede bestand is", guide.Thousands(n))
	}
	for _, f := range CheckContribution(c, g) {
		if f.Class == Invalid {
			return refuse(HasInvalid, "in deze inbreng klopt iets niet: %s: %s", f.Place, f.Message)
		}
	}
	return party, nil
}

// differ tells whether two names that are both given are not the same.
func differ(a, b string) bool { return a != "" && b != "" && a != b }

// partyName is how a message calls a party.
func partyName(p Party) string {
	if strings.TrimSpace(p.Name) != "" {
		return shown(p.Name)
	}
	return shown(p.ID)
}

// merger gathers what one contribution brings.
type merger struct {
	s     *Session
	g     *guide.Guide
	party Party
	in    *Incoming
}

func (m *merger) add(i Item) { m.in.Items = append(m.in.Items, i) }

func (m *merger) vision(v ContributedVision) {
	m.visionText(v.Text)
	mergeItems(m, opportunityList(), v.Opportunities)
	mergeItems(m, limitList(), v.Limits)
	mergeItems(m, planList(), v.Plans)
}

func (m *merger) visionText(text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	id := m.party.ID
	mine := func(v PartyVision) bool { return v.Party == id }
	here, _ := lookup(m.s.Vision.Parties, mine)
	m.add(Item{
		Place: element("vision.parties", id), What: "visie van " + partyName(m.party),
		Novelty: novelty(here.Text == "", here.Text == text), Here: here.Text, There: text,
		apply: func(s *Session) {
			list := slices.Clone(s.Vision.Parties)
			i := slices.IndexFunc(list, mine)
			if i < 0 {
				list, i = append(list, PartyVision{Party: id}), len(list)
			}
			// Leave to publish was given for the text that was there.
			list[i].Text, list[i].Public = text, false
			s.Vision.Parties = list
		},
	})
}

func novelty(absent, same bool) Novelty {
	switch {
	case absent:
		return IsNew
	case same:
		return IsThere
	}
	return Differs
}

// broughtList is a list of the vision to which parties bring items.
type broughtList[T any] struct {
	key, what string
	list      func(*Session) *[]T
	id, party func(*T) *string
	text      func(T) string
	// keep gives the incoming item with what only the table fills in.
	keep func(here, in T) T
}

func opportunityList() broughtList[Opportunity] {
	return broughtList[Opportunity]{
		key: "vision.opportunities", what: "kans",
		list:  func(s *Session) *[]Opportunity { return &s.Vision.Opportunities },
		id:    func(o *Opportunity) *string { return &o.ID },
		party: func(o *Opportunity) *string { return &o.Party },
		text:  func(o Opportunity) string { return sayBoth(o.Text, o.Strengthens) },
		keep:  func(_, in Opportunity) Opportunity { return in },
	}
}

func limitList() broughtList[Limit] {
	return broughtList[Limit]{
		key: "vision.limits", what: "grens",
		list:  func(s *Session) *[]Limit { return &s.Vision.Limits },
		id:    func(l *Limit) *string { return &l.ID },
		party: func(l *Limit) *string { return &l.Party },
		text:  func(l Limit) string { return l.Text },
		keep:  func(_, in Limit) Limit { return in },
	}
}

func planList() broughtList[PlanItem] {
	return broughtList[PlanItem]{
		key: "vision.plans", what: "plan",
		list:  func(s *Session) *[]PlanItem { return &s.Vision.Plans },
		id:    func(p *PlanItem) *string { return &p.ID },
		party: func(p *PlanItem) *string { return &p.Party },
		text:  func(p PlanItem) string { return sayBoth(p.Title, p.DigitalRole) },
		keep: func(here, in PlanItem) PlanItem {
			in.Owner = here.Owner
			return in
		},
	}
}

func sayBoth(one, other string) string {
	if other == "" {
		return one
	}
	return one + " (" + other + ")"
}

// mergeItems compares the items that a party brings to one list.
func mergeItems[T any](m *merger, l broughtList[T], items []T) {
	used := map[string]bool{}
	for _, item := range items {
		item = copyOf(item)
		id := ownID(m, l, *l.id(&item), used)
		used[id] = true
		*l.id(&item), *l.party(&item) = id, m.party.ID
		same := func(t T) bool { return *l.id(&t) == id }
		here, found := lookup(*l.list(m.s), same)
		if found {
			item = l.keep(here, item)
			*l.party(&here) = m.party.ID // taken out when the file was cleaned
		}
		m.add(Item{
			Place: element(l.key, id), What: fmt.Sprintf("%s: %s", l.what, shown(l.text(item))),
			Novelty: novelty(!found, reflect.DeepEqual(here, item)), Here: l.text(here), There: l.text(item), Public: true,
			apply: func(s *Session) { putItem(l.list(s), item, same) },
		})
	}
}

// putItem puts an item in a list, in place of the one that is the same.
func putItem[T any](list *[]T, item T, same func(T) bool) {
	next := slices.Clone(*list)
	if i := slices.IndexFunc(next, same); i >= 0 {
		next[i] = copyOf(item)
	} else {
		next = append(next, copyOf(item))
	}
	*list = next
}

// ownID gives the id that an item has in the session: with the party's id in
// front, and a number behind it where another party has that one. The same
// contribution gets the same ids again.
func ownID[T any](m *merger, l broughtList[T], id string, used map[string]bool) string {
	prefix := m.party.ID + "-"
	id = prefix + strings.TrimPrefix(id, prefix)
	candidate := id
	for n := 2; used[candidate] || m.takenByOther(candidate, l.owner(m.s)); n++ {
		candidate = id + "-" + strconv.Itoa(n)
	}
	return candidate
}

// owner gives who brought the item with an id, and whether there is one.
func (l broughtList[T]) owner(s *Session) func(id string) (string, bool) {
	return func(id string) (string, bool) {
		item, ok := lookup(*l.list(s), func(t T) bool { return *l.id(&t) == id })
		return *l.party(&item), ok
	}
}

func (m *merger) takenByOther(id string, owner func(string) (string, bool)) bool {
	party, found := owner(id)
	return found && party != "" && party != m.party.ID
}

func (m *merger) weight(w OwnWeight) {
	if w.Weight == nil {
		return
	}
	in := Weight{Party: m.party.ID, Criterion: w.Criterion, Weight: copyOf(w.Weight)}
	mine := func(h Weight) bool { return h.Party == in.Party && h.Criterion == in.Criterion }
	here, _ := lookup(m.s.Portfolio.Weights, mine)
	title := in.Criterion
	if c, ok := m.g.Criterion(in.Criterion); ok {
		title = c.Title
	}
	item := Item{
		Place: element("portfolio.weights", in.Party+"/"+in.Criterion), What: "weging: " + shown(title),
		There: strconv.Itoa(*in.Weight), Novelty: IsNew,
		apply: func(s *Session) { putItem(&s.Portfolio.Weights, in, mine) },
	}
	if here.Weight != nil {
		item.Here, item.Novelty = strconv.Itoa(*here.Weight), novelty(false, *here.Weight == *in.Weight)
	}
	m.add(item)
}

// position brings a position in sealed. What the party shows already stays:
// a late one waits beside it, and is no difference.
func (m *merger) position(p OwnPosition) {
	_, known := m.s.Dilemma(m.g, p.Question)
	if !known {
		m.in.Left = append(m.in.Left, fmt.Sprintf("het dilemma “%s” staat niet meer in deze sessie; de inzet daarop is niet toegevoegd", shown(p.Question)))
		return
	}
	in := Position{Party: m.party.ID, State: p.State, Value: copyOf(p.Value), Priority: copyOf(p.Priority), Note: p.Note, Extra: copyOf(p.Extra)}
	if reflect.DeepEqual(in, Position{Party: m.party.ID}) {
		return
	}
	st, _ := m.s.Stance(p.Question)
	sealed, waits := positionOf(st.Sealed, in.Party)
	shows, _ := positionOf(st.Positions, in.Party)
	is := novelty(!waits, reflect.DeepEqual(sealed, in))
	if !waits && reflect.DeepEqual(shows, in) {
		is = IsThere // who stands by what it shows has nothing to reveal
	}
	m.add(Item{
		Place: sealedPlace(p.Question, in.Party), What: "inzet op " + dilemmaTitle(m.s, m.g, p.Question) + ", ingevuld en nog dicht",
		Novelty: is, Sealed: true,
		apply: func(s *Session) {
			if stanceIndex(s, p.Question) < 0 {
				s.Stances = append(slices.Clone(s.Stances), Stance{Question: p.Question})
			}
			HandIn(s, p.Question, copyOf(in))
		},
	})
}
