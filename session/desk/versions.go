package desk

import (
	"time"

	"formatietafel/session"
	"formatietafel/session/store"
)

// Why an earlier version was kept. After reasonStep comes the id of the step.
const (
	reasonFirst    = "opened"   // how the evening began
	reasonStep     = "step-"    // a step was finished
	reasonHour     = "hour"     // an hour of work
	reasonDocument = "document" // a document was made
	reasonRestore  = "restore"  // before an earlier version came in its place
	reasonOther    = "other"    // another program's, before it was written over
	reasonRecovery = "recovery" // the file's, before what was recovered
)

// hour is how often a version is kept while somebody works.
const hour = time.Hour

// kept is what was kept of the document that is open.
type kept struct {
	first bool // the state before the first change
	at    time.Time
	err   error
	plain error // why something of before the session was protected is still in plain text
}

func (d *Desk) startKept() kept { return kept{at: d.p.Now()} }

// Version is an earlier version of the session that is open.
type Version struct {
	At   time.Time
	Why  string // in Dutch
	kept store.Version
}

// NeedsPassphrase tells whether it was kept under another passphrase than
// the session has now.
func (d *Desk) NeedsPassphrase(v Version) bool {
	return v.kept.Key != "" && d.lock.keyOf(v.kept.Key) == nil
}

// why says a reason in Dutch.
func (d *Desk) why(reason string) string {
	words := map[string]string{
		reasonFirst: "bij het openen", reasonHour: "na een uur werk", reasonDocument: "document gemaakt",
		reasonRestore: "voor het terughalen van een eerdere versie", reasonOther: "van een ander programma, voor het overschrijven",
		reasonRecovery: "in het bestand, voor het terughalen na een storing",
	}
	if word, ok := words[reason]; ok {
		return word
	}
	if len(reason) > len(reasonStep) {
		if step, ok := d.p.Guide.Step(reason[len(reasonStep):]); ok {
			return "stap " + step.Title + " klaar"
		}
	}
	return reason
}

// keepVersion keeps a session in the state folder, beside the window.
func (d *Desk) keepVersion(reason string, s session.File) {
	d.keepContent(reason, func() ([]byte, error) { return bare(s), nil })
}

func (d *Desk) keepContent(reason string, content func() ([]byte, error)) {
	if d.record.off {
		return
	}
	d.kept.at = d.p.Now()
	id, at, key, record := d.content.ID(), d.p.Now(), d.lock.key, d.record
	var err error
	d.lane.do(func() {
		var data []byte
		if data, err = content(); err == nil && data != nil {
			err = d.p.State.Keep(id, reason, data, at, key)
		}
	}, func() {
		if record == d.record {
			d.kept.err = err
		}
	})
}

// keepFirst keeps the session as it was opened, before the first change.
func (d *Desk) keepFirst() {
	if d.kept.first {
		return
	}
	d.kept.first = true
	if d.file != nil {
		d.keepVersion(reasonFirst, d.content)
	}
}

// keepFile keeps what stands in a file where that is a session.
func (d *Desk) keepFile(reason string, data []byte) {
	secret := d.lock.secret
	d.keepContent(reason, func() ([]byte, error) {
		s, _, err := d.decode(data, secret)
		if err != nil {
			return nil, nil // no session of ours: nothing to look at later
		}
		return bare(s), nil
	})
}

// keepMilestones keeps a version where a step was finished, and each hour.
func (d *Desk) keepMilestones(before, now session.File) {
	for _, step := range d.finished(before.Session, now.Session) {
		d.keepVersion(reasonStep+step, now)
	}
	if d.p.Now().Sub(d.kept.at) >= hour {
		d.keepVersion(reasonHour, now)
	}
}

// finished gives the steps that were done between two states of a session;
// another kind of document has none.
func (d *Desk) finished(before, now *session.Session) []string {
	if before == nil || now == nil {
		return nil
	}
	var steps []string
	was := session.Progress(before, d.p.Guide)
	for i, step := range session.Progress(now, d.p.Guide) {
		if step.State == session.Done && was[i].State != session.Done {
			steps = append(steps, step.Step)
		}
	}
	return steps
}

// KeepDocument keeps the version of which a document was made.
func (d *Desk) KeepDocument() { d.keepVersion(reasonDocument, d.content) }

// Versions lists the earlier versions of the session, newest first.
func (d *Desk) Versions(done func([]Version, error)) {
	if d.p.State == nil {
		done(nil, d.p.NoState)
		return
	}
	var kept []store.Version
	var err error
	id := d.content.ID()
	d.lane.do(func() { kept, err = d.p.State.Versions(id) }, func() {
		list := make([]Version, len(kept))
		for i, v := range kept {
			list[i] = Version{v.At, d.why(v.Reason), v}
		}
		done(list, err)
	})
}

// Look gives what an earlier version holds; passphrase is for one that
// [Desk.NeedsPassphrase] speaks of.
func (d *Desk) Look(v Version, passphrase string, done func(session.File, error)) {
	key := d.lock.keyOf(v.kept.Key)
	secret := store.Passphrase{Text: passphrase, Work: d.p.Work}
	var s session.File
	var err error
	d.lane.do(func() {
		if v.kept.Key != "" && key == nil {
			if key, err = d.openKey(v.kept.Session, v.kept.Key, secret); err != nil {
				return
			}
		}
		var content []byte
		if content, err = d.p.State.Content(v.kept, key); err == nil {
			s, err = session.ReadDocument(content)
		}
	}, func() {
		d.lock.remember(key)
		done(s, err)
	})
}

// Restore goes on with an earlier version. It is one change, to be undone as
// any other, and what it replaces is kept as a version too. The key that input
// from home is sealed to stays.
func (d *Desk) Restore(s session.File) {
	d.keepVersion(reasonRestore, d.content)
	d.change("Eerdere versie terughalen", "", func(now session.File) session.File {
		return withSeal(s.Clone().WithID(now.ID()), now)
	})
}
