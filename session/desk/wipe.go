package desk

import (
	"errors"
	"slices"

	"formatietafel/session"
)

// Wipe takes something out of the session for good: out of what can be
// undone and redone, the journal and all earlier versions too. wipe may find
// nothing to take. What the disk itself still has of removed files is beyond
// a program (docs/reliability.md). The error says what is still kept.
func (d *Desk) Wipe(wipe func(*session.Session), done func(error)) {
	if d.content.Session == nil {
		done(nil)
		return
	}
	if d.ReadOnly() {
		done(&inUse{*d.file.holder()})
		return
	}
	out := func(s session.File) session.File {
		next := s.Clone()
		wipe(next.Session)
		return next
	}
	now := out(d.content)
	d.history.change(out, now)
	old := d.record
	d.content = now
	d.record = d.newRecord()
	d.put(now)
	d.record.restart(old, true, func(journal error) {
		d.wipeVersions(out, func(versions error) {
			d.saveLocked(func(file error) { done(errors.Join(journal, versions, file)) })
		})
	})
}

// WipeKept takes something out of what is kept beside the session alone: what
// can be undone and redone, the journal and all earlier versions. The session
// itself stays as it is. The error says what is still kept.
func (d *Desk) WipeKept(wipe func(*session.Session), done func(error)) {
	if d.content.Session == nil {
		done(nil)
		return
	}
	out := func(s session.File) session.File {
		next := s.Clone()
		wipe(next.Session)
		return next
	}
	d.history = history{}
	old := d.record
	d.record = d.newRecord()
	d.record.restart(old, true, func(journal error) {
		d.wipeVersions(out, func(versions error) { done(errors.Join(journal, versions)) })
	})
}

func (d *Desk) wipeVersions(out func(session.File) session.File, done func(error)) {
	if d.p.State == nil {
		done(nil)
		return
	}
	var err error
	id, keys := d.content.ID(), slices.Clone(d.lock.keys)
	d.lane.do(func() {
		err = d.p.State.Rewrite(id, keys, func(content []byte) ([]byte, error) {
			s, err := session.Read(content)
			if err != nil {
				return nil, err
			}
			return bare(out(session.File{Session: s})), nil
		})
	}, func() { done(err) })
}

// change makes all states anew.
func (h *history) change(anew func(session.File) session.File, now session.File) {
	h.weight = 0
	for _, list := range [][]step{h.undo, h.redo} {
		beside := now
		for i := len(list) - 1; i >= 0; i-- {
			list[i].before = anew(list[i].before)
			list[i].weight = weigh(list[i].before, beside)
			h.weight += list[i].weight
			beside = list[i].before
		}
	}
}
