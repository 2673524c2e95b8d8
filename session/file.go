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

// Updated is when the content changed last.
func (f File) Updated() time.Time { return *f.updated() }

// SetUpdated notes when the content changed; it is itself no content.
func (f File) SetUpdated(at time.Time) { *f.updated() = at }

func (f File) updated() *time.Time {
	return f.table().FieldByName("Updated").Addr().Interface().(*time.Time)
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
