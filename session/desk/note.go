package desk

import "formatietafel/session"

// Note changes what is no step of its own in undo, the minutes of the clock
// for one: it is saved, and no step to undo or redo goes for it. Undo of a
// change from before it brings back the session without it; who needs it there
// notes it again. Of a file that is only read nothing changes.
func (d *Desk) Note(apply func(*session.Session)) {
	if d.content.Session == nil || d.ReadOnly() {
		return
	}
	next := d.content.Clone()
	apply(next.Session)
	if !same(next, d.content) {
		d.put(next)
	}
}
