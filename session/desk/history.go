package desk

import (
	"time"

	"formatietafel/session"
)

// step is a state from before a change. States share their texts, so one
// costs little.
type step struct {
	label  string
	group  string
	at     time.Time
	before *session.Session
}

// history is what can be undone and redone.
type history struct {
	undo, redo []step
}

// add notes a change; it joins the last one where both are one edit to a
// person: the same field, without a pause.
func (h *history) add(s step) {
	h.redo = nil
	if n := len(h.undo); n > 0 && s.group != "" {
		last := &h.undo[n-1]
		if last.group == s.group && s.at.Sub(last.at) < pause {
			last.at = s.at
			return
		}
	}
	h.undo = append(h.undo, s)
	if len(h.undo) > mostUndo {
		h.undo = h.undo[1:]
	}
}

// swap takes the last step from one list and puts the way back on the other.
func swap(from, to *[]step, now *session.Session) (step, bool) {
	n := len(*from)
	if n == 0 {
		return step{}, false
	}
	s := (*from)[n-1]
	*from = (*from)[:n-1]
	*to = append(*to, step{label: s.label, before: now})
	return s, true
}

// Undo takes back the last step and says what it was.
func (d *Desk) Undo() (label string, ok bool) {
	s, ok := swap(&d.history.undo, &d.history.redo, d.session)
	if ok {
		d.put(s.before.Clone())
	}
	return s.label, ok
}

// Redo does again what was undone last.
func (d *Desk) Redo() (label string, ok bool) {
	s, ok := swap(&d.history.redo, &d.history.undo, d.session)
	if ok {
		d.put(s.before.Clone())
	}
	return s.label, ok
}

// UndoLabel says what Undo would take back; empty for nothing.
func (d *Desk) UndoLabel() string { return lastLabel(d.history.undo) }

// RedoLabel says what Redo would do again; empty for nothing.
func (d *Desk) RedoLabel() string { return lastLabel(d.history.redo) }

func lastLabel(steps []step) string {
	if len(steps) == 0 {
		return ""
	}
	return steps[len(steps)-1].label
}
