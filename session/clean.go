package session

import (
	"maps"
	"reflect"
	"slices"
	"strconv"
)

// Removed is a line of the receipt of [Clean].
type Removed struct {
	Place string // key path; never the name of a party
	What  string // in Dutch
	Count int    // of elements or values
}

// Cleaned is a session from which everything per party was taken out.
type Cleaned struct {
	Session *Session
	Removed []Removed // in the order of the file
	// Unknown are the places of keys that this version does not know. They
	// stay, since nobody can tell what they hold.
	Unknown []string
}

// Clean gives a copy for after the formation. Outcomes, agreements and all
// that the public variant shows stay as they are. Out go party visions that
// are not public, who brought what, positions and sealed ones, weights, the
// quick round, dissent that is not public, notes, the parking lot, the seal,
// what was merged and the minutes spent.
func Clean(s *Session) Cleaned {
	c := &cleaner{s: s.Clone()}
	c.spent()
	c.vision()
	c.s.Portfolio.Weights = dropAll(c, "portfolio.weights", "hoe zwaar iets voor een partij weegt", c.s.Portfolio.Weights)
	c.s.Quick = dropAll(c, "quick", "antwoord in de snelle ronde", c.s.Quick)
	c.worded("overall", &c.s.Overall.WordedBy)
	c.stances()
	c.s.Parking = dropAll(c, "parking", "onderwerp op de parkeerplaats", c.s.Parking)
	c.s.Notes = dropAll(c, "notes", "eigen aantekening van de gespreksleider", c.s.Notes)
	if !isEmpty(reflect.ValueOf(c.s.Seal)) {
		c.s.Seal = Seal{}
		c.removed("seal", "sleutel voor inbreng van huis", 1)
	}
	c.s.Merged = dropAll(c, "merged", "spoor van toegevoegde inbreng", c.s.Merged)
	return Cleaned{Session: c.s, Removed: c.list, Unknown: unknownPlaces(reflect.ValueOf(c.s).Elem(), "")}
}

type cleaner struct {
	s    *Session
	list []Removed
}

func (c *cleaner) removed(place, what string, count int) {
	if count > 0 {
		c.list = append(c.list, Removed{place, what, count})
	}
}

// dropAll notes all elements of a list, and gives the empty one.
func dropAll[T any](c *cleaner, place, what string, list []T) []T {
	c.removed(place, what, len(list))
	return nil
}

func (c *cleaner) spent() {
	n := 0
	for i := range c.s.Plan.Parts {
		if c.s.Plan.Parts[i].Spent != nil {
			c.s.Plan.Parts[i].Spent = nil
			n++
		}
	}
	c.removed("plan.parts", "gebruikte minuten", n)
}

// worded forgets who was to word a text: it may be a party.
func (c *cleaner) worded(place string, who *string) {
	if *who != "" {
		*who = ""
		c.removed(join(place, "worded_by"), "wie de tekst schrijft", 1)
	}
}

func (c *cleaner) vision() {
	v := &c.s.Vision
	c.worded("vision", &v.WordedBy)
	before := len(v.Parties)
	v.Parties = slices.DeleteFunc(v.Parties, func(p PartyVision) bool { return !p.Public })
	c.removed("vision.parties", "visie die niet openbaar is", before-len(v.Parties))
	const who = "wie het inbracht"
	c.removed("vision.opportunities", who, forgetParty(v.Opportunities, func(o *Opportunity) *string { return &o.Party }))
	c.removed("vision.limits", who, forgetParty(v.Limits, func(l *Limit) *string { return &l.Party }))
	c.removed("vision.plans", who, forgetParty(v.Plans, func(p *PlanItem) *string { return &p.Party }))
}

// forgetParty empties who brought each item, and gives how many had it.
func forgetParty[T any](list []T, party func(*T) *string) int {
	n := 0
	for i := range list {
		if p := party(&list[i]); *p != "" {
			*p = ""
			n++
		}
	}
	return n
}

func (c *cleaner) stances() {
	names := elementNames(len(c.s.Stances), []string{"question"}, func(i int, _ string) string { return c.s.Stances[i].Question })
	for i := range c.s.Stances {
		st, place := &c.s.Stances[i], element("stances", names[i])
		st.Positions = dropAll(c, join(place, "positions"), "inzet van een partij", st.Positions)
		st.Sealed = dropAll(c, join(place, "sealed"), "inzet die nog dicht is", st.Sealed)
		st.Revealed = false
		c.worded(place, &st.WordedBy)
		if st.Dissent != "" && !st.DissentPublic {
			st.Dissent = ""
			c.removed(join(place, "dissent"), "kanttekening die niet openbaar is", 1)
		}
	}
}

// unknownPlaces gives where keys stand that this version does not know.
func unknownPlaces(v reflect.Value, place string) []string {
	var places []string
	for _, key := range slices.Sorted(maps.Keys(extraOf(v))) {
		places = append(places, join(place, key))
	}
	for _, c := range columnsOf(v.Type()) {
		f, at := v.Field(c.index), join(place, c.key)
		switch c.kind {
		case kindTable:
			places = append(places, unknownPlaces(f, at)...)
		case kindTables:
			for i := range f.Len() {
				places = append(places, unknownPlaces(f.Index(i), element(at, "#"+strconv.Itoa(i+1)))...)
			}
		}
	}
	return places
}
