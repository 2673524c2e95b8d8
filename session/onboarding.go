package session

import (
	"reflect"
	"slices"
	"time"

	"formatietafel/guide"
)

// Onboarding is what a new alderman keeps while preparing alone: the whole of
// an .inwerken file. Nothing in it is asked for, so it is never incomplete,
// and nothing in it is a score. It goes through the same table of fields as a
// [Session]: see [OnboardingFields].
type Onboarding struct {
	Format  int       `key:"format" doc:"het nummer van de bestandsvorm"`
	Kind    string    `key:"kind" doc:"altijd onboarding"`
	ID      string    `key:"id" form:"uuid" doc:"een UUID"`
	Created time.Time `key:"created" doc:"gemaakt op"`
	Updated time.Time `key:"updated" doc:"inhoud gewijzigd op"`

	Guide        GuideRef      `key:"guide"`
	Alderman     Alderman      `key:"alderman"`
	Reading      []Reading     `key:"reading" by:"portion"`
	Practice     []Practice    `key:"practice" by:"question"`
	Council      []Reply       `key:"council" by:"question"`
	Agreed       []Arrangement `key:"agreed" by:"#"`
	OwnQuestions []OwnQuestion `key:"own_questions" by:"#"`
	Plan         []Intent      `key:"plan" by:"#"`
	Extra        Extra
}

// Alderman is who prepares, and for which subjects.
type Alderman struct {
	Name         string   `key:"name" doc:"naam"`
	Municipality string   `key:"municipality" doc:"gemeente"`
	Term         string   `key:"term" doc:"bestuursperiode"`
	Fields       []string `key:"fields" ref:"field" doc:"onderwerpen in de portefeuille"`
	OtherFields  []string `key:"other_fields" doc:"onderwerpen in eigen woorden"`
	Extra        Extra
}

// Reading is a portion of about ten minutes that was opened; Done is what the
// reader says, and keeps the place.
type Reading struct {
	Portion string `key:"portion" ref:"portion" doc:"portie van de gids, of een onderwerp (Morgen op kantoor)"`
	Done    bool   `key:"done" doc:"gelezen"`
	Extra   Extra
}

// Practice is a dilemma practised on: a position, and the answer to the best
// argument against it.
type Practice struct {
	Question string `key:"question" ref:"question" doc:"dilemma"`
	Value    *int   `key:"value" range:"-2..2" doc:"plaats op de schaal"`
	Answer   string `key:"answer" doc:"antwoord op het beste argument ertegen"`
	Extra    Extra
}

// Reply is what the alderman would answer to a hard question from council or
// press.
type Reply struct {
	Question string `key:"question" ref:"hard question" doc:"lastige vraag, of een moment van de slechte maandag"`
	Answer   string `key:"answer" doc:"eigen antwoord"`
	Extra    Extra
}

// Arrangement is something that the coalition agreed, as pasted or read from the
// public part of a session.
type Arrangement struct {
	Text  string `key:"text" doc:"wat mijn coalitie afsprak"`
	Extra Extra
}

// OwnQuestion is a question to ask, and of whom.
type OwnQuestion struct {
	Text  string `key:"text" doc:"vraag"`
	To    string `key:"to" doc:"aan wie"`
	Extra Extra
}

// Intent is something to do in the first hundred days.
type Intent struct {
	Text  string `key:"text" doc:"wat ik ga doen"`
	Due   string `key:"due" form:"date" doc:"uiterlijk"`
	Field string `key:"field" ref:"own field" doc:"onderwerp: uit de gids, of een van alderman.other_fields"`
	Done  bool   `key:"done" doc:"gedaan"`
	Extra Extra
}

// NewOnboarding gives an empty file with that id, made at now, with that
// guide.
func NewOnboarding(id string, now time.Time, guideID, guideVersion string) *Onboarding {
	now = moment(now.Truncate(time.Second))
	return &Onboarding{
		Format: Format, Kind: KindOnboarding, ID: id, Created: now, Updated: now,
		Guide: GuideRef{ID: guideID, Version: guideVersion},
	}
}

// ReadOnboarding reads an .inwerken file. An error is a [*ReadError]; what is
// kept all the same is as in [Read].
func ReadOnboarding(data []byte) (*Onboarding, error) {
	f, err := read(data, KindOnboarding)
	return f.Onboarding, err
}

// MarshalOnboarding writes an .inwerken file likewise to [Marshal].
func MarshalOnboarding(o *Onboarding) []byte {
	return marshal(reflect.ValueOf(o).Elem())
}

// CheckOnboarding gives every finding, in the order of the file. None is
// [Incomplete]: nothing has to be filled in.
func CheckOnboarding(o *Onboarding, g *guide.Guide) []Finding {
	return checkTable(o, onboardingReferences(o, g), nil)
}

func onboardingReferences(o *Onboarding, g *guide.Guide) *references {
	r := &references{guide: g, other: otherGuide(o.Guide, g), known: map[string]map[string]bool{}}
	r.known["own field"] = idSet(o.Alderman.OtherFields, func(name string) string { return name })
	return r
}

// onboardingHead checks the two values that a file must have.
func (c *checker) onboardingHead(o *Onboarding, key, at string) {
	switch {
	case key == "format" && o.Format != Format:
		c.add(Invalid, at, "hier hoort format = %d te staan; vul dat in", Format)
	case key == "id" && o.ID == "":
		c.add(Invalid, at, "het id van dit bestand ontbreekt; vul een UUID in")
	}
}

// PracticeOn gives what was practised on a dilemma; empty where nothing was.
func (o *Onboarding) PracticeOn(question string) Practice {
	p, _ := lookup(o.Practice, func(p Practice) bool { return p.Question == question })
	p.Question = question
	return p
}

// SetPractice keeps what was practised on a dilemma, and nothing where
// nothing is left of it.
func (o *Onboarding) SetPractice(p Practice) {
	empty := p.Value == nil && p.Answer == "" && len(p.Extra) == 0
	o.Practice = put(o.Practice, p, empty, func(at Practice) bool { return at.Question == p.Question })
}

// ReplyTo gives the own answer to a hard question of the guide.
func (o *Onboarding) ReplyTo(question string) Reply {
	r, _ := lookup(o.Council, func(r Reply) bool { return r.Question == question })
	r.Question = question
	return r
}

// SetReply keeps an own answer; an empty one is taken out.
func (o *Onboarding) SetReply(r Reply) {
	empty := r.Answer == "" && len(r.Extra) == 0
	o.Council = put(o.Council, r, empty, func(at Reply) bool { return at.Question == r.Question })
}

// HasRead tells whether a portion was marked as read.
func (o *Onboarding) HasRead(portion string) bool {
	r, _ := lookup(o.Reading, func(r Reading) bool { return r.Portion == portion })
	return r.Done
}

// SetRead marks a portion as read, or takes the mark away.
func (o *Onboarding) SetRead(portion string, done bool) {
	r, _ := lookup(o.Reading, func(r Reading) bool { return r.Portion == portion })
	r.Portion, r.Done = portion, done
	empty := !done && len(r.Extra) == 0
	o.Reading = put(o.Reading, r, empty, func(at Reading) bool { return at.Portion == portion })
}

// put replaces the element that is the same as item, appends item where there
// is none, and takes it out where it is empty.
func put[T any](list []T, item T, empty bool, is func(T) bool) []T {
	i := slices.IndexFunc(list, is)
	switch {
	case i < 0 && empty:
		return list
	case i < 0:
		return append(list, item)
	case empty:
		return slices.Delete(list, i, i+1)
	}
	list[i] = item
	return list
}
