package session

import (
	"reflect"
	"time"

	"formatietafel/guide"
)

// File is what one file holds, of one of the three kinds: exactly one of its
// fields is set.
type File struct {
	Session      *Session
	Contribution *Contribution
	Onboarding   *Onboarding
}

// ReadAny reads a file of any kind. An error is a [*ReadError].
func ReadAny(data []byte) (File, error) {
	return read(data, KindSession, KindContribution, KindOnboarding)
}

// ReadDocument reads what the window can open: a session, or what a new
// alderman keeps. An error is a [*ReadError].
func ReadDocument(data []byte) (File, error) {
	return read(data, KindSession, KindOnboarding)
}

// newFile gives an empty file of a kind, to read into.
func newFile(kind string) File {
	switch kind {
	case KindContribution:
		return File{Contribution: &Contribution{}}
	case KindOnboarding:
		return File{Onboarding: &Onboarding{}}
	}
	return File{Session: &Session{}}
}

// table gives the struct whose tags describe the file.
func (f File) table() reflect.Value {
	switch {
	case f.Contribution != nil:
		return reflect.ValueOf(f.Contribution).Elem()
	case f.Onboarding != nil:
		return reflect.ValueOf(f.Onboarding).Elem()
	}
	return reflect.ValueOf(f.Session).Elem()
}

// Kind gives [KindSession], [KindContribution] or [KindOnboarding].
func (f File) Kind() string {
	switch {
	case f.Contribution != nil:
		return KindContribution
	case f.Onboarding != nil:
		return KindOnboarding
	}
	return KindSession
}

// Marshal writes the file, as the function of its kind does: see [Marshal].
func (f File) Marshal() []byte { return marshal(f.table()) }

// Clone gives a deep copy.
func (f File) Clone() File { return deep(reflect.ValueOf(f)).Interface().(File) }

// IsZero tells whether there is no file at all.
func (f File) IsZero() bool { return f == File{} }

// ID gives the id that the file has for its lifetime.
func (f File) ID() string { return f.table().FieldByName("ID").String() }

// Updated is when the content changed last; it is itself no content.
func (f File) Updated() time.Time {
	return f.table().FieldByName("Updated").Interface().(time.Time)
}

// WithUpdated gives the file with another moment of change. All else is
// shared with f.
func (f File) WithUpdated(at time.Time) File {
	next := newFile(f.Kind())
	next.table().Set(f.table())
	next.table().FieldByName("Updated").Set(reflect.ValueOf(at))
	return next
}

// WithID gives the file under another id, likewise.
func (f File) WithID(id string) File {
	next := newFile(f.Kind())
	next.table().Set(f.table())
	next.table().FieldByName("ID").SetString(id)
	return next
}

// Check gives every finding: see [Check], [CheckContribution] and
// [CheckOnboarding].
func (f File) Check(g *guide.Guide) []Finding {
	switch {
	case f.Contribution != nil:
		return CheckContribution(f.Contribution, g)
	case f.Onboarding != nil:
		return CheckOnboarding(f.Onboarding, g)
	}
	return Check(f.Session, g)
}
