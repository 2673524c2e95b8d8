package guide

import "strings"

// Onboarding (inwerken) is what helps one new alderman, alone at home, to
// know on Monday what to ask. It never scores. What stands per subject of a
// portfolio is in [Field]; the statutory dates are in [Guide.Statutes].
type Onboarding struct {
	Lead      Text           `toml:"lead"`  // the first lines on opening
	Roles     []Role         `toml:"roles"` // who is who, in the order of the drawing
	Council   []HardQuestion `toml:"council"`
	Opening   Text           `toml:"opening"` // what the reader does with the bad Monday
	Monday    []Moment       `toml:"monday"`  // one bad Monday, from early to late
	SelfCheck []SelfCheck    `toml:"selfcheck"`
	Portions  []Portion      `toml:"portions"` // in reading order
}

// Group is the place of a role in the drawing of who is who.
type Group string

const (
	// College: in the college itself, next to the reader.
	College Group = "college"
	// Inside: in the municipality's organisation, around the college.
	Inside Group = "inside"
	// Council: with the council, independent of the college.
	Council Group = "council"
	// Outside: outside the municipality.
	Outside Group = "outside"
)

// Role is one of the people or bodies an alderman meets: CISO, FG, griffier,
// IBD and so on.
type Role struct {
	ID    string `toml:"id"`
	Title string `toml:"title"` // as in the drawing, short: "CISO"
	Name  string `toml:"name"`  // written out: "hoofd informatiebeveiliging"
	Group Group  `toml:"group"`
	Tie   string `toml:"tie"` // how they stand to the college, where the drawing must say so: "houdt toezicht"
	Text  Text   `toml:"text"`
	Asks  []Text `toml:"asks"` // what to ask of them
	Not   []Text `toml:"not"`  // what may not be asked of them, and why
}

// Function is the name without the title in front: "de steun van de raad" of
// "griffier, de steun van de raad".
func (r Role) Function() string {
	first, rest, more := strings.Cut(r.Name, ", ")
	if more && strings.EqualFold(first, r.Title) {
		return rest
	}
	return r.Name
}

// Asker says who puts a hard question.
type Asker string

const (
	// FromCouncil: a member of the council.
	FromCouncil Asker = "council"
	// FromPress: a journalist.
	FromPress Asker = "press"
)

// HardQuestion is a question to practise on: the reader writes an answer and
// then sees a model answer and the traps. Ids are unique among the questions
// of all fields, of the council and the moments of the bad Monday, so that an
// answer in a file can name any of them by id: see [Guide.HardQuestion].
type HardQuestion struct {
	ID       string   `toml:"id"`
	Question string   `toml:"question"`
	Asker    Asker    `toml:"asker"`
	Traps    []string `toml:"traps"`  // what goes wrong in a quick answer
	Answer   string   `toml:"answer"` // a model answer, in the alderman's mouth
	Origin   Origin   `toml:"origin"`
	Sources  []string `toml:"sources"`
}

// Moment is one event of the bad Monday with the question it puts.
type Moment struct {
	ID       string   `toml:"id"`
	Time     string   `toml:"time"`  // as read out: "07.10 uur"
	Event    string   `toml:"event"` // "De CISO belt: …"
	Question string   `toml:"question"`
	Traps    []string `toml:"traps"`
	Answer   string   `toml:"answer"`
	Origin   Origin   `toml:"origin"`
	Sources  []string `toml:"sources"`
}

// SelfCheck is a question of "Wat weet ik al?": the reader answers in
// thought, then reads the explanation. There is no right or wrong to count.
type SelfCheck struct {
	ID          string   `toml:"id"`
	Question    string   `toml:"question"`
	Explanation string   `toml:"explanation"`
	Portion     string   `toml:"portion"` // id of the portion to read on in
	Origin      Origin   `toml:"origin"`
	Sources     []string `toml:"sources"`
}

// Portion is what one can read in at most ten minutes.
type Portion struct {
	ID       string   `toml:"id"`
	Title    string   `toml:"title"`
	Minutes  int      `toml:"minutes"`
	Text     []Text   `toml:"text"` // paragraphs
	Fields   []string `toml:"fields"`
	Terms    []string `toml:"terms"`
	Dilemmas []string `toml:"dilemmas"`
}

// Role gives the role with that id.
func (g *Guide) Role(id string) (Role, bool) {
	return find(g.Onboarding.Roles, id, func(r *Role) string { return r.ID })
}

// Portion gives the reading portion with that id.
func (g *Guide) Portion(id string) (Portion, bool) {
	return find(g.Onboarding.Portions, id, func(p *Portion) string { return p.ID })
}

// Moment gives the moment of the bad Monday with that id.
func (g *Guide) Moment(id string) (Moment, bool) {
	return find(g.Onboarding.Monday, id, func(m *Moment) string { return m.ID })
}

// HardQuestion gives the question with that id, from a field or from the
// council's general ones.
func (g *Guide) HardQuestion(id string) (HardQuestion, bool) {
	idOf := func(q *HardQuestion) string { return q.ID }
	for i := range g.Fields {
		if q, ok := find(g.Fields[i].Press, id, idOf); ok {
			return q, true
		}
	}
	return find(g.Onboarding.Council, id, idOf)
}
