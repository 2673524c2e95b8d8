package session

import (
	"crypto/sha256"
	"encoding/hex"
	"time"

	"formatietafel/guide"
)

// Contribution is one party's input from home: the whole of an .inbreng file.
// Without answers it is an invitation. It goes through the same table of
// fields as a [Session]: see [ContributionFields].
type Contribution struct {
	Format  int       `key:"format" doc:"het nummer van de bestandsvorm"`
	Kind    string    `key:"kind" doc:"altijd contribution"`
	ID      string    `key:"id" form:"uuid" doc:"een UUID"`
	Session string    `key:"session" form:"uuid" doc:"het id van de sessie waar de inbreng bij hoort"`
	Party   string    `key:"party" form:"id" doc:"id van de partij in die sessie"`
	Created time.Time `key:"created" doc:"gemaakt op"`
	Updated time.Time `key:"updated" doc:"inhoud gewijzigd op"`

	Guide      GuideRef          `key:"guide"`
	Invitation Invitation        `key:"invitation"`
	Questions  []Question        `key:"questions"`
	Vision     ContributedVision `key:"vision"`
	Weights    []OwnWeight       `key:"weights" by:"criterion"`
	Positions  []OwnPosition     `key:"positions" by:"question"`
	Extra      Extra
}

// Invitation is all of the session that the party may see.
type Invitation struct {
	Municipality string   `key:"municipality" doc:"naam van de gemeente"`
	Term         string   `key:"term" doc:"bestuursperiode"`
	PartyName    string   `key:"party_name" doc:"naam van de partij"`
	Color        string   `key:"color" form:"color" doc:"kleur van de partij"`
	Questions    []string `key:"questions" ref:"question" doc:"dilemma's op deze tafel"`
	ReplyBy      string   `key:"reply_by" form:"date" doc:"graag terug vóór"`
	Extra        Extra
}

// ContributedVision is what one party brings to the vision.
type ContributedVision struct {
	Text          string        `key:"text" doc:"visie van de partij in een zin"`
	Opportunities []Opportunity `key:"opportunities"`
	Limits        []Limit       `key:"limits"`
	Plans         []PlanItem    `key:"plans"`
	Extra         Extra
}

// OwnWeight is how heavily a criterion weighs for the party that contributes.
type OwnWeight struct {
	Criterion string `key:"criterion" ref:"criterion" doc:"afwegingspunt"`
	Weight    *int   `key:"weight" range:"0..2" doc:"hoe zwaar weegt het?"`
	Extra     Extra
}

// OwnPosition is what the party that contributes brings on a dilemma.
type OwnPosition struct {
	Question string `key:"question" ref:"question" doc:"dilemma"`
	State    string `key:"state" enum:"given|reserved|none" doc:"gegeven, onder voorbehoud van de fractie, of nog geen"`
	Value    *int   `key:"value" range:"-2..2" doc:"plaats op de schaal"`
	Priority *int   `key:"priority" range:"0..2" doc:"hoe zwaar weegt dit?"`
	Note     string `key:"note" doc:"toelichting"`
	Extra    Extra
}

// Invite gives the invitation of one party, without answers: the dilemmas on
// this table, of which the table's own go along, and nothing else of the
// session. False where no party at the table has that id.
func Invite(s *Session, party, id string, now time.Time) (*Contribution, bool) {
	p, ok := s.Party(party)
	if !ok || p.Gone() {
		return nil, false
	}
	now = moment(now.Truncate(time.Second))
	c := &Contribution{
		Format: Format, Kind: KindContribution, ID: id, Session: s.ID, Party: p.ID, Created: now, Updated: now,
		Guide: GuideRef{ID: s.Guide.ID, Version: s.Guide.Version},
		Invitation: Invitation{
			Municipality: s.Municipality.Name, Term: s.Municipality.Term, PartyName: p.Name, Color: p.Color,
		},
	}
	for _, st := range s.Stances {
		c.Invitation.Questions = append(c.Invitation.Questions, st.Question)
		if q, own := s.Question(st.Question); own {
			c.Questions = append(c.Questions, Question{ID: q.ID, Title: q.Title, Question: q.Question, Poles: append([]string(nil), q.Poles...)})
		}
	}
	return c, true
}

// Whole tells whether both halves of the key are there.
func (s Seal) Whole() bool { return s.Recipient != "" && s.Identity != "" }

// Digest names what a contribution says: the SHA-256, in hexadecimal, of the
// file as [MarshalContribution] writes it. The same input in other white
// space, or sealed, has the same digest.
func (c *Contribution) Digest() string {
	sum := sha256.Sum256(MarshalContribution(c))
	return hex.EncodeToString(sum[:])
}

// CheckContribution gives every finding in a contribution, in the order of
// the file. A contribution is never incomplete: no position yet is an answer.
func CheckContribution(c *Contribution, g *guide.Guide) []Finding {
	return checkTable(c, contributionReferences(c, g), nil)
}

func contributionReferences(c *Contribution, g *guide.Guide) *references {
	r := &references{guide: g, other: otherGuide(c.Guide, g), known: map[string]map[string]bool{}}
	r.known["party"] = map[string]bool{c.Party: c.Party != ""}
	r.known["plan"] = idSet(c.Vision.Plans, func(p PlanItem) string { return p.ID })
	r.known["own question"] = idSet(c.Questions, func(q Question) string { return q.ID })
	return r
}

// contributionHead checks the two values that a contribution must have. That
// it can be merged takes more, which [PlanMerge] explains.
func (c *checker) contributionHead(in *Contribution, key, at string) {
	switch {
	case key == "format" && in.Format != Format:
		c.add(Invalid, at, "hier hoort format = %d te staan; vul dat in", Format)
	case key == "id" && in.ID == "":
		c.add(Invalid, at, "het id van de inbreng ontbreekt; vul een UUID in")
	}
}
