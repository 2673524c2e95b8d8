package session

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"formatietafel/guide"
)

// maker fills a session at random with what the table of fields allows: each
// text of a user's own occurs once, so that it can be looked for, and each
// reference is to something that is there.
type maker struct {
	t     *rapid.T
	texts int
	pools map[string][]string // ids that a reference of that sort can have
}

func anyValidSession(t *rapid.T, g *guide.Guide) *Session {
	m := &maker{t: t, pools: map[string][]string{
		"party": {"p1", "p2", "p3"}, "member": {"l1", "l2"}, "plan": {"v1", "v2"}, "step": Steps(),
		"owner":    {"p1", "p2", "p3", "l1", "l2", OwnerCollege, OwnerCouncil},
		"question": {"e1", "e2", "cameras", "cloud"}, "stance": {"e1", "e2", "cameras", "cloud"},
		"criterion": {"slagkracht"}, "field": {"wonen"}, "statute": {"participatie"},
		"passage": {"stance.e1", "stance.e2", "stance.cameras", "stance.cloud", "vision.shared", "overall.text"},
	}}
	s := &Session{}
	m.table(reflect.ValueOf(s).Elem())
	s.Format, s.Kind, s.ID = Format, KindSession, "0195c3f4-0000-7000-8000-000000000001"
	s.Guide = GuideRef{ID: g.ID, Version: g.Version}
	onTable := func(id string) bool { _, here := s.Stance(id); return here }
	for i := range s.Agreements {
		if !onTable(s.Agreements[i].Stance) {
			s.Agreements[i].Stance = ""
		}
	}
	for i := range s.Stances {
		if st := &s.Stances[i]; st.Outcome != Agreed && st.Outcome != Compromise {
			st.Position = nil
		}
	}
	for _, f := range Check(s, g) {
		if f.Class == Invalid {
			t.Fatalf("the maker makes what is not valid: %s: %s", f.Place, f.Message)
		}
	}
	return s
}

func (m *maker) table(v reflect.Value) {
	for _, c := range columnsOf(v.Type()) {
		f := v.Field(c.index)
		switch c.kind {
		case kindText:
			f.SetString(m.text(c))
		case kindTruth:
			f.SetBool(rapid.Bool().Draw(m.t, c.key))
		case kindNumber:
			if f.Kind() == reflect.Pointer && rapid.Bool().Draw(m.t, "filled") {
				n := rapid.IntRange(c.low, min(c.high, 100)).Draw(m.t, c.key)
				f.Set(reflect.ValueOf(&n))
			}
		case kindMoment:
			f.Set(reflect.ValueOf(time.Date(2026, 3, 30, 9, 0, 0, 0, time.UTC)))
		case kindTexts:
			f.Set(reflect.ValueOf([]string{m.text(c), m.text(c)}))
		case kindTable:
			m.table(f)
		case kindTables:
			m.tables(f, c)
		}
	}
}

// owned are the arrays whose elements others refer to: all of a pool is there.
var owned = map[string]string{"parties": "party", "members": "member", "plans": "plan"}

func (m *maker) tables(f reflect.Value, c column) {
	var ids []string
	switch {
	case c.key == "questions":
		ids = []string{"e1", "e2"}
	case c.key == "statutes":
		ids = m.pools["statute"]
	case owned[c.key] != "" && slices.Equal(c.by, []string{"id"}):
		ids = m.pools[owned[c.key]]
	case slices.Equal(c.by, []string{"id"}):
		ids = []string{c.key + "-1", c.key + "-2"}
	}
	count := len(ids)
	if ids == nil {
		count = 3
	}
	list, used := reflect.MakeSlice(f.Type(), 0, count), map[string]bool{}
	for i := range count {
		e := reflect.New(f.Type().Elem()).Elem()
		m.table(e)
		if ids != nil {
			e.FieldByName("ID").SetString(ids[i])
		}
		if c.key == "questions" {
			e.FieldByName("Poles").Set(reflect.ValueOf([]string{m.text(column{}), m.text(column{})}))
		}
		name := elementNames(1, c.by, func(_ int, key string) string {
			n := slices.IndexFunc(columnsOf(e.Type()), func(col column) bool { return col.key == key })
			return e.Field(columnsOf(e.Type())[n].index).String()
		})[0]
		if strings.HasPrefix(name, "#") && len(c.by) > 0 || used[name] && !c.repeat {
			continue // no name, or one that is taken
		}
		used[name] = true
		list = reflect.Append(list, e)
	}
	f.Set(list)
}

// text gives a text that the column allows; one of a user's own is not used twice.
func (m *maker) text(c column) string {
	or := func(values ...string) string { return rapid.SampledFrom(append(values, "")).Draw(m.t, c.key) }
	switch {
	case c.ref != "":
		return or(m.pools[c.ref]...)
	case len(c.enum) > 0:
		return or(c.enum...)
	case c.form == "date":
		return or("2026-04-02")
	case c.form == "color":
		return or("#0b6e4f")
	case c.form != "":
		return ""
	}
	m.texts++
	return fmt.Sprintf("<%d>", m.texts)
}

// TestWhatIsPublicIsValid: what we attach to a public document and put in an
// archive passes our own check.
func TestWhatIsPublicIsValid(t *testing.T) {
	g := table()
	rapid.Check(t, func(t *rapid.T) {
		s := anyValidSession(t, g)
		for _, f := range Check(Public(s), g) {
			if f.Class == Invalid {
				t.Errorf("%s: %s", f.Place, f.Message)
			}
		}
	})
}

// TestWhatIsConfidentialIsNotPublic looks in the bytes of the public copy for
// each text that is kept out of it.
func TestWhatIsConfidentialIsNotPublic(t *testing.T) {
	g := table()
	rapid.Check(t, func(t *rapid.T) {
		s := anyValidSession(t, g)
		public := string(Marshal(Public(s)))
		for place, secrets := range secretsOf(s) {
			for _, secret := range secrets {
				if secret != "" && strings.Contains(public, secret) {
					t.Errorf("public shows %s: %s", place, secret)
				}
			}
		}
	})
}

// secretsOf gathers, by hand, what a session keeps from the public, by kind.
func secretsOf(s *Session) map[string][]string {
	secret := map[string][]string{"ground rules": s.Plan.Rules, "the key": {s.Seal.Identity, s.Seal.Recipient}}
	put := func(place string, texts ...string) { secret[place] = append(secret[place], texts...) }
	settled := map[string]bool{}
	for _, st := range s.Stances {
		settled[st.Question] = st.Outcome != ""
		put("how it is with us", st.Local)
		if st.Outcome == "" {
			put("a dilemma without an outcome", st.Text, st.Until)
		}
		if st.Outcome == "" || !st.DissentPublic {
			put("dissent", st.Dissent)
		}
		for _, p := range append(slices.Clone(st.Positions), st.Sealed...) {
			put("a note at a position", p.Note)
		}
	}
	for _, q := range s.Questions {
		if !settled[q.ID] {
			put("what an own dilemma without an outcome asks", append(slices.Clone(q.Poles), q.Question)...)
		}
		if _, onTable := s.Stance(q.ID); !onTable || !settled[q.ID] && s.Document.Status != Concept && s.Document.Status != "" {
			put("the name of an own dilemma", q.Title)
		}
	}
	for _, w := range s.Wording {
		if question, ok := strings.CutPrefix(w.Passage, "stance."); ok && !settled[question] {
			put("wording of a dilemma without an outcome", w.Text)
		}
		put("what a wording replaced", w.Base)
	}
	gone := map[string]bool{}
	for _, p := range s.Parties {
		if gone[p.ID] = p.Gone(); p.Gone() {
			put("a party that left", p.Name)
		}
	}
	for _, v := range s.Vision.Parties {
		if !v.Public || gone[v.Party] {
			put("a party's vision", v.Text)
		}
	}
	for _, signature := range s.Signoff.Signatures {
		if gone[signature.Party] {
			put("the signature of a party that left", signature.Name, signature.Function, signature.Reservation)
		}
	}
	for _, p := range s.Parking {
		put("the parking lot", p.Text)
	}
	for _, n := range s.Notes {
		put("own notes", n.Text)
	}
	for _, m := range s.Merged {
		put("what was taken in", m.Contribution, m.Digest)
	}
	return secret
}
