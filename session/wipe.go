package session

import (
	"slices"

	"formatietafel/guide"
)

// Entry is one thing that one party brought, as it can be wiped.
type Entry struct {
	Place string // key path
	What  string // in Dutch; of a sealed position never the value
	wipe  func(*Session)
}

// Wipe takes the entry out of a session, and what referred to it no longer
// does. The session may be any state of the one that the entry was found in:
// an earlier one may have it elsewhere, as sealed or without its party. What
// was kept for undo, in the journal and as earlier versions is for who keeps
// those.
func (e Entry) Wipe(s *Session) { e.wipe(s) }

// Entries gives everything that a party brought, in the order of the file.
func Entries(s *Session, g *guide.Guide, party string) []Entry {
	var list []Entry
	add := func(place, what string, wipe func(*Session)) { list = append(list, Entry{place, what, wipe}) }
	for _, v := range s.Vision.Parties {
		if v.Party == party {
			add(element("vision.parties", party), "visie: "+shown(v.Text), func(s *Session) {
				s.Vision.Parties = without(s.Vision.Parties, func(v PartyVision) bool { return v.Party == party })
			})
		}
	}
	list = append(list, broughtEntries(s, party, opportunityList())...)
	list = append(list, broughtEntries(s, party, limitList())...)
	list = append(list, broughtEntries(s, party, planList())...)
	for _, w := range s.Portfolio.Weights {
		if w.Party == party {
			add(element("portfolio.weights", party+"/"+w.Criterion), "weging", func(s *Session) {
				s.Portfolio.Weights = without(s.Portfolio.Weights, func(x Weight) bool { return x.Party == party && x.Criterion == w.Criterion })
			})
		}
	}
	for _, q := range s.Quick {
		if q.Party == party {
			add(element("quick", q.Question+"/"+party), "snelle ronde: "+dilemmaTitle(s, g, q.Question), func(s *Session) {
				s.Quick = without(s.Quick, func(x Quick) bool { return x.Party == party && x.Question == q.Question })
			})
		}
	}
	return append(list, positionEntries(s, g, party)...)
}

func broughtEntries[T any](s *Session, party string, l broughtList[T]) []Entry {
	var list []Entry
	for _, item := range *l.list(s) {
		if *l.party(&item) != party {
			continue
		}
		id, text := *l.id(&item), l.text(item)
		// It may have been of nobody yet, or of another by mistake. A number
		// comes again once it is free, so the id alone does not tell.
		same := func(t T) bool {
			return *l.id(&t) == id && (*l.party(&t) == party || *l.party(&t) == "" || l.text(t) == text)
		}
		list = append(list, Entry{element(l.key, id), l.what + ": " + shown(text), func(s *Session) {
			if !slices.ContainsFunc(*l.list(s), same) {
				return
			}
			*l.list(s) = without(*l.list(s), same)
			if l.key == planList().key {
				forget(s, "plan", id)
			}
		}})
	}
	return list
}

// positionEntries gives one entry for each dilemma: what a party shows was
// sealed before.
func positionEntries(s *Session, g *guide.Guide, party string) []Entry {
	var list []Entry
	mine := func(p Position) bool { return p.Party == party }
	for _, st := range s.Stances {
		key, what := "positions", "inzet op "+dilemmaTitle(s, g, st.Question)
		shows, waits := slices.ContainsFunc(st.Positions, mine), slices.ContainsFunc(st.Sealed, mine)
		switch {
		case shows && waits:
			what += ", getoond en nog dicht"
		case waits:
			key, what = "sealed", what+", nog dicht"
		case !shows:
			continue
		}
		list = append(list, Entry{element(join(element("stances", st.Question), key), party), what, func(s *Session) {
			if i := stanceIndex(s, st.Question); i >= 0 {
				s.Stances[i].Positions = without(s.Stances[i].Positions, mine)
				s.Stances[i].Sealed = without(s.Stances[i].Sealed, mine)
			}
		}})
	}
	return list
}

// without gives a list without what matches; the list itself is not changed.
func without[T any](list []T, match func(T) bool) []T {
	kept := slices.DeleteFunc(slices.Clone(list), match)
	if len(kept) == 0 {
		return nil
	}
	return kept
}

// dilemmaTitle is how a message calls a dilemma.
func dilemmaTitle(s *Session, g *guide.Guide, question string) string {
	if topic, ok := s.Dilemma(g, question); ok && topic.Title != "" {
		return shown(topic.Title)
	}
	return shown(question)
}
