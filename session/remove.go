package session

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// refKinds are the ref tags under which something is referred to.
var refKinds = map[string][]string{
	"party":    {"party", "owner"},
	"member":   {"member", "owner"},
	"question": {"question", "stance"},
	"plan":     {"plan"},
}

// places in words, for who asks what goes along.
var placeWords = map[string][2]string{
	"members":              {"een lid van het beoogde college", "leden van het beoogde college"},
	"vision.parties":       {"een visie", "visies"},
	"vision.opportunities": {"een kans", "kansen"},
	"vision.limits":        {"een grens", "grenzen"},
	"vision.plans":         {"een plan", "plannen"},
	"portfolio":            {"de coördinerend wethouder", "de coördinerend wethouder"},
	"portfolio.duties":     {"een verantwoordelijkheid", "verantwoordelijkheden"},
	"portfolio.weights":    {"een weging", "wegingen"},
	"plan.parts":           {"een onderdeel van het draaiboek", "onderdelen van het draaiboek"},
	"quick":                {"een antwoord in de snelle ronde", "antwoorden in de snelle ronde"},
	"stances":              {"een dilemma met wat erbij is ingevuld", "dilemma's met wat erbij is ingevuld"},
	"stances.worded_by":    {"wie een tekst schrijft", "wie teksten schrijft"},
	"vision.worded_by":     {"wie de gedeelde visie schrijft", "wie de gedeelde visie schrijft"},
	"overall.worded_by":    {"wie het algemene standpunt schrijft", "wie het algemene standpunt schrijft"},
	"stances.positions":    {"een inzet", "inzetten"},
	"stances.sealed":       {"een inzet die nog dicht is", "inzetten die nog dicht zijn"},
	"agreements":           {"een afspraak", "afspraken"},
	"merged":               {"een toegevoegde inbreng", "toegevoegde inbrengen"},
	"signoff.signatures":   {"een ondertekenaar", "ondertekenaars"},
}

// References says in Dutch what refers to a party, member, question or plan,
// with how many ("3 inzetten"): what goes with it when it is removed, and what
// stays without it. Both are empty where nothing does.
func References(s *Session, kind, id string) (goes, stays []string) {
	var gone, kept tally
	visitRefs(reflect.ValueOf(s).Elem(), "", refKinds[kind], id, false, func(path string, dropped bool) {
		if dropped {
			gone.add(path)
			return
		}
		kept.add(path)
	})
	return gone.words(), kept.words()
}

// tally counts places, in the order in which they came.
type tally struct {
	order  []string
	counts map[string]int
}

func (t *tally) add(path string) {
	if t.counts == nil {
		t.counts = map[string]int{}
	}
	if t.counts[path] == 0 {
		t.order = append(t.order, path)
	}
	t.counts[path]++
}

func (t *tally) words() []string {
	var lines []string
	for _, path := range t.order {
		words, ok := placeWords[path]
		switch {
		case !ok:
			lines = append(lines, path)
		case t.counts[path] == 1:
			lines = append(lines, words[0])
		default:
			lines = append(lines, fmt.Sprintf("%d %s", t.counts[path], words[1]))
		}
	}
	return lines
}

// RemoveParty takes a party out, with everything that is about it alone; where
// it was only named, the name goes.
func RemoveParty(s *Session, id string) {
	s.Parties = slices.DeleteFunc(slices.Clone(s.Parties), func(p Party) bool { return p.ID == id })
	forget(s, "party", id)
}

// RemoveMember takes a member out, likewise.
func RemoveMember(s *Session, id string) {
	s.Members = slices.DeleteFunc(slices.Clone(s.Members), func(m Member) bool { return m.ID == id })
	forget(s, "member", id)
}

// RemovePlan takes a plan out, likewise.
func RemovePlan(s *Session, id string) {
	s.Vision.Plans = slices.DeleteFunc(slices.Clone(s.Vision.Plans), func(p PlanItem) bool { return p.ID == id })
	forget(s, "plan", id)
}

// RemoveQuestion takes a dilemma off the table, and one of the table's own
// out of the session.
func RemoveQuestion(s *Session, id string) {
	s.Questions = slices.DeleteFunc(slices.Clone(s.Questions), func(q Question) bool { return q.ID == id })
	forget(s, "question", id)
}

func forget(s *Session, kind, id string) {
	dropRefs(reflect.ValueOf(s).Elem(), refKinds[kind], id)
}

// visitRefs calls found for each reference, with the path of the table that
// it stands in, and whether that goes when what the id names goes.
func visitRefs(v reflect.Value, path string, kinds []string, id string, dropped bool, found func(path string, dropped bool)) {
	for i := range v.NumField() {
		tag, field := v.Type().Field(i).Tag, v.Field(i)
		key := tag.Get("key")
		below := strings.TrimPrefix(path+"."+key, ".")
		switch {
		case field.Kind() == reflect.String && slices.Contains(kinds, tag.Get("ref")) && field.String() == id:
			path := path
			if _, own := placeWords[below]; own {
				path = below
			}
			found(path, dropped)
		case field.Kind() == reflect.Struct && key != "" && tagged(field.Type()):
			visitRefs(field, below, kinds, id, dropped, found)
		case field.Kind() == reflect.Slice && field.Type().Elem().Kind() == reflect.Struct:
			for n := range field.Len() {
				element := field.Index(n)
				visitRefs(element, below, kinds, id, dropped || named(element, strings.Split(tag.Get("by"), "/"), kinds, id), found)
			}
		}
	}
}

// dropRefs takes out the elements that an id names, and empties other
// references to it.
func dropRefs(v reflect.Value, kinds []string, id string) {
	for i := range v.NumField() {
		tag, field := v.Type().Field(i).Tag, v.Field(i)
		switch {
		case field.Kind() == reflect.String && slices.Contains(kinds, tag.Get("ref")) && field.String() == id:
			field.SetString("")
		case field.Kind() == reflect.Struct && tag.Get("key") != "" && tagged(field.Type()):
			dropRefs(field, kinds, id)
		case field.Kind() == reflect.Slice && field.Type().Elem().Kind() == reflect.Struct:
			field.Set(keptElements(field, tag.Get("by"), kinds, id))
		}
	}
}

// keptElements gives the elements that the id does not name, each without
// other references to it.
func keptElements(list reflect.Value, by string, kinds []string, id string) reflect.Value {
	kept := reflect.MakeSlice(list.Type(), 0, list.Len())
	for n := range list.Len() {
		element := list.Index(n)
		if named(element, strings.Split(by, "/"), kinds, id) {
			continue
		}
		dropRefs(element, kinds, id)
		kept = reflect.Append(kept, element)
	}
	if kept.Len() == 0 {
		return reflect.Zero(list.Type())
	}
	return kept
}

func named(element reflect.Value, keys, kinds []string, id string) bool {
	for i := range element.NumField() {
		tag := element.Type().Field(i).Tag
		if slices.Contains(keys, tag.Get("key")) && slices.Contains(kinds, tag.Get("ref")) && element.Field(i).String() == id {
			return true
		}
	}
	return false
}
