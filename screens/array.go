package screens

import (
	"slices"

	"formatietafel/session"
)

// array is one array of the session whose elements have an id: how a screen
// reads and changes an element that it knows by that id only.
type array[T any] struct {
	of func(*session.Session) *[]T
	id func(T) string
}

var (
	parties       = array[session.Party]{func(s *session.Session) *[]session.Party { return &s.Parties }, func(p session.Party) string { return p.ID }}
	members       = array[session.Member]{func(s *session.Session) *[]session.Member { return &s.Members }, func(m session.Member) string { return m.ID }}
	opportunities = array[session.Opportunity]{func(s *session.Session) *[]session.Opportunity { return &s.Vision.Opportunities }, func(o session.Opportunity) string { return o.ID }}
	limits        = array[session.Limit]{func(s *session.Session) *[]session.Limit { return &s.Vision.Limits }, func(l session.Limit) string { return l.ID }}
	plans         = array[session.PlanItem]{func(s *session.Session) *[]session.PlanItem { return &s.Vision.Plans }, func(p session.PlanItem) string { return p.ID }}
	agreements    = array[session.Agreement]{func(s *session.Session) *[]session.Agreement { return &s.Agreements }, func(a session.Agreement) string { return a.ID }}
	questions     = array[session.Question]{func(s *session.Session) *[]session.Question { return &s.Questions }, func(q session.Question) string { return q.ID }}
	stances       = array[session.Stance]{func(s *session.Session) *[]session.Stance { return &s.Stances }, func(st session.Stance) string { return st.Question }}
	parking       = array[session.Parking]{func(s *session.Session) *[]session.Parking { return &s.Parking }, func(p session.Parking) string { return p.ID }}
	duties        = array[session.Duty]{func(s *session.Session) *[]session.Duty { return &s.Portfolio.Duties }, func(d session.Duty) string { return d.Member }}
	visions       = array[session.PartyVision]{func(s *session.Session) *[]session.PartyVision { return &s.Vision.Parties }, func(v session.PartyVision) string { return v.Party }}
)

// ids of the elements, in order.
func (a array[T]) ids(s *session.Session) []string {
	list := *a.of(s)
	ids := make([]string, len(list))
	for i, element := range list {
		ids[i] = a.id(element)
	}
	return ids
}

// get gives a copy of an element, or an empty one where it is gone.
func (a array[T]) get(s *session.Session, id string) T {
	for _, element := range *a.of(s) {
		if a.id(element) == id {
			return element
		}
	}
	var none T
	return none
}

// has tells whether there is such an element.
func (a array[T]) has(s *session.Session, id string) bool { return slices.Contains(a.ids(s), id) }

// edit changes an element in place; it does nothing where it is gone.
func (a array[T]) edit(s *session.Session, id string, apply func(*T)) {
	list := *a.of(s)
	for i := range list {
		if a.id(list[i]) == id {
			apply(&list[i])
			return
		}
	}
}

// editOrAdd changes an element, which comes into being with its first edit.
func (a array[T]) editOrAdd(s *session.Session, id string, fresh T, apply func(*T)) {
	if !a.has(s, id) {
		list := a.of(s)
		*list = append(*list, fresh)
	}
	a.edit(s, id, apply)
}

// remove takes an element out.
func (a array[T]) remove(s *session.Session, id string) {
	list := a.of(s)
	*list = slices.DeleteFunc(slices.Clone(*list), func(element T) bool { return a.id(element) == id })
}

// move puts an element one place up (by -1) or down (by 1).
func (a array[T]) move(s *session.Session, id string, by int) {
	list := *a.of(s)
	i := slices.Index(a.ids(s), id)
	if i < 0 || i+by < 0 || i+by >= len(list) {
		return
	}
	list[i], list[i+by] = list[i+by], list[i]
}

// text binds a field to one text of an element.
func (a array[T]) text(id string, at func(*T) *string) (getText, setText) {
	get := func(s *session.Session) string {
		element := a.get(s, id)
		return *at(&element)
	}
	set := func(s *session.Session, v string) { a.edit(s, id, func(element *T) { *at(element) = v }) }
	return get, set
}

// number binds a field to one number of an element.
func (a array[T]) number(id string, at func(*T) **int) (func(*session.Session) *int, func(*session.Session, *int)) {
	get := func(s *session.Session) *int {
		element := a.get(s, id)
		return *at(&element)
	}
	set := func(s *session.Session, v *int) { a.edit(s, id, func(element *T) { *at(element) = v }) }
	return get, set
}

// atTable gives the ids of the parties that sit at the table.
func atTable(s *session.Session) []string {
	var ids []string
	for _, p := range s.AtTable() {
		ids = append(ids, p.ID)
	}
	return ids
}
