package desk

import (
	"errors"
	"time"

	"formatietafel/session"
	"formatietafel/session/store"
)

const (
	// promptly is how long a change waits before it goes to the journal. With
	// writing and syncing it is there within a second.
	promptly = 200 * time.Millisecond
	// journalRetry is how long after a failure the journal is tried again.
	journalRetry = time.Second
)

// record takes each change of one document to the journal, from the first
// one on. What its lane uses nobody else does.
type record struct {
	desk *Desk
	lane lane
	head store.Head
	key  *store.Key // of a protected session
	off  bool       // nothing may be kept: there is no place, or no key

	journal *store.Journal // in the lane; nil before the first change
	old     *record        // has what this one could not take over yet; nil for none

	last    session.File // what the journal has, or the file
	waits   bool         // a change is to be written soon
	busy    bool         // one is being written
	left    bool         // the document is not open any more
	err     error        // of the last write
	written bool         // something is in it
}

// newRecord makes the record of the document that is open.
func (d *Desk) newRecord() *record {
	return &record{
		desk: d, lane: lane{beside: d.p.Beside}, last: d.content, key: d.lock.key,
		head: store.Head{Session: d.content.ID(), Path: d.Path(), Began: d.p.Now()},
		off:  d.p.State == nil || d.IsProtected() && d.lock.key == nil,
	}
}

// isKept tells whether the last change is safe in the journal.
func (r *record) isKept() bool { return r.written && r.err == nil && r.last == r.desk.content }

// soon writes what changed within a moment.
func (r *record) soon() {
	if r.off || r.waits || r.busy {
		return
	}
	r.in(promptly)
}

func (r *record) in(wait time.Duration) {
	r.waits = true
	r.desk.p.After(wait, func() {
		r.waits = false
		if !r.left {
			r.keep()
		}
	})
}

// keep writes the session as it is now, and what came meanwhile after it.
func (r *record) keep() {
	if r.busy || r.last == r.desk.content {
		return
	}
	r.busy = true
	before, now := r.last, r.desk.content
	var err error
	r.lane.do(func() { err = r.append(now) }, func() {
		r.busy = false
		if r.left {
			return
		}
		was := r.isKept()
		r.kept(now, err)
		r.desk.keepMilestones(before, now)
		if r.isKept() != was {
			r.desk.changed()
		}
	})
}

func (r *record) kept(now session.File, err error) {
	r.err = err
	if err != nil {
		r.in(journalRetry)
		return
	}
	r.last, r.written = now, true
	if old := r.old; old != nil {
		r.old = nil
		old.lane.do(func() { _ = old.end() }, nothing) // one that stays is offered, and lacks nothing
	}
	if now != r.desk.content {
		r.soon()
	}
}

// append puts a session in the journal. In the lane.
func (r *record) append(s session.File) error {
	content := bare(s)
	if r.journal != nil {
		return r.journal.Append(content, s.Updated())
	}
	journal, err := r.desk.p.State.Begin(r.head, r.key, content, s.Updated())
	if err != nil {
		return err
	}
	r.journal = journal
	return nil
}

// saved notes that a file holds a session by now.
func (r *record) saved(path string, now written) {
	if r.off {
		return
	}
	r.lane.do(func() {
		r.head.Path, r.head.Base = path, now.digest
		if r.journal != nil {
			// Where this fails a crash offers what is in the file already.
			_ = r.journal.Saved(path, now.digest, bare(now.content))
		}
	}, nothing)
}

// leave closes the record with the last state of its document. What is in no
// file is offered later.
func (r *record) leave(last session.File, offer bool) {
	r.left = true
	if r.off {
		return
	}
	changed := last != r.last
	r.lane.do(func() {
		if offer && (changed || r.journal == nil) {
			_ = r.append(last) // the user was told what is not saved
		}
		r.close(offer)
	}, nothing)
}

// close keeps the journal to be offered later, or removes it. In the lane.
func (r *record) close(offer bool) {
	switch {
	case offer && r.journal != nil:
		r.journal.Leave()
		if r.old != nil {
			_ = r.old.end()
		}
	case offer && r.old != nil:
		r.old.close(true)
	default:
		_ = r.end() // one that stays is offered, and lacks nothing
	}
}

// end removes the journal, and one that it did not take the place of yet. In
// the lane.
func (r *record) end() error {
	var old, own error
	if r.old != nil {
		old = r.old.end()
	}
	if r.journal != nil {
		own = r.journal.End()
	}
	return errors.Join(old, own)
}

// restart goes on for another record of the same document, under another lock
// or without what was wiped. Where this one cannot begin the old one stays
// until it can, unless it must go: rather no journal than one with what may
// not be read. done says whether both went well.
func (r *record) restart(old *record, must bool, done func(error)) {
	old.left, r.busy = true, true
	now := r.desk.content
	var begun, ended error
	old.lane.do(nothing, func() {
		r.head.Path, r.head.Base = old.head.Path, old.head.Base
		r.lane.do(func() { begun = r.begin(now) }, func() {
			r.busy = false
			if begun != nil {
				r.last = session.File{} // so that it is tried again
			}
			if begun != nil && !must && !r.left {
				r.old = old
			}
			if !r.left && !r.off {
				r.kept(now, begun)
			}
			old.lane.do(func() { ended = old.giveWay(begun == nil || must, r.left) }, func() { done(errors.Join(begun, ended)) })
		})
	})
}

// giveWay ends the journal for one that takes its place, or leaves it to be
// offered where the document is left before that one could begin. In the lane.
func (r *record) giveWay(ends, left bool) error {
	switch {
	case ends:
		return r.end()
	case left:
		r.close(true)
	}
	return nil
}

// begin is append for a record that may have to keep nothing.
func (r *record) begin(s session.File) error {
	if r.off {
		return nil
	}
	return r.append(s)
}

// bare is a session's content without the moment of its last change, so that
// equal content is equal bytes.
func bare(s session.File) []byte { return s.WithUpdated(time.Time{}).Marshal() }
