package desk

import (
	"reflect"
	"time"
	"unsafe"

	"formatietafel/session"
)

const (
	// pause ends a group: what is typed after it is undone by itself.
	pause = 1500 * time.Millisecond
	// mostUndo and mostWeight bound what can be undone and redone, in changes
	// and in bytes.
	mostUndo   = 1000
	mostWeight = 64 << 20
)

// step is a state from before a change. States share their texts, so one
// costs little.
type step struct {
	label  string
	group  string
	at     time.Time
	before session.File
	weight int
}

// history is what can be undone and redone.
type history struct {
	undo, redo []step
	weight     int
}

// add notes a change of a session; it joins the last one where both are one
// edit to a person: the same field, without a pause.
func (h *history) add(s step, after session.File) {
	for _, gone := range h.redo {
		h.weight -= gone.weight
	}
	h.redo = nil
	if n := len(h.undo); n > 0 && s.group != "" {
		last := &h.undo[n-1]
		if last.group == s.group && s.at.Sub(last.at) < pause {
			last.at = s.at
			return
		}
	}
	h.push(&h.undo, s, after)
}

// push puts a step on a list and lets go of the oldest where it gets too much.
func (h *history) push(list *[]step, s step, beside session.File) {
	s.weight = weigh(s.before, beside)
	h.weight += s.weight
	*list = append(*list, s)
	for len(h.undo) > mostUndo || h.weight > mostWeight && len(h.undo) > 1 {
		h.weight -= h.undo[0].weight
		h.undo = h.undo[1:]
	}
}

// swap takes the last step from one list and puts the way back on the other.
func (h *history) swap(from, to *[]step, now session.File) (step, bool) {
	n := len(*from)
	if n == 0 {
		return step{}, false
	}
	s := (*from)[n-1]
	*from = (*from)[:n-1]
	h.weight -= s.weight
	h.push(to, step{label: s.label, before: now}, s.before)
	return s, true
}

// Undo takes back the last step and says what it was.
func (d *Desk) Undo() (label string, ok bool) {
	return d.goBack(&d.history.undo, &d.history.redo)
}

// Redo does again what was undone last.
func (d *Desk) Redo() (label string, ok bool) {
	return d.goBack(&d.history.redo, &d.history.undo)
}

func (d *Desk) goBack(from, to *[]step) (label string, ok bool) {
	if d.ReadOnly() {
		return "", false
	}
	s, ok := d.history.swap(from, to, d.content)
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

// weigh gives the bytes that a state takes besides the texts that it shares
// with another.
func weigh(s, other session.File) int {
	w := weighing{shared: map[*byte]bool{}}
	w.value(reflect.ValueOf(other))
	w.bytes, w.counts = 0, true
	w.value(reflect.ValueOf(s))
	return w.bytes
}

// weighing walks over one state to note its texts, and then over the other to
// count.
type weighing struct {
	shared map[*byte]bool
	counts bool
	bytes  int
}

// value adds what a value holds outside itself.
func (w *weighing) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		w.text(v.String())
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			w.bytes += int(v.Elem().Type().Size())
			w.value(v.Elem())
		}
	case reflect.Slice:
		w.bytes += v.Len() * int(v.Type().Elem().Size())
		for i := range v.Len() {
			w.value(v.Index(i))
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			w.bytes += 2 * int(key.Type().Size()+v.Type().Elem().Size()) // a map is half empty
			w.value(key)
			w.value(v.MapIndex(key))
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			return
		}
		for i := range v.NumField() {
			w.value(v.Field(i))
		}
	}
}

func (w *weighing) text(s string) {
	if s == "" {
		return
	}
	at := unsafe.StringData(s)
	if w.counts && !w.shared[at] {
		w.bytes += len(s)
	}
	w.shared[at] = true
}
