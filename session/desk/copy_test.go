package desk

import (
	"errors"
	"testing"

	"formatietafel/session"
)

func TestACopyIsProtectedAsTheSessionIs(t *testing.T) {
	w, d := withFile(t)
	d.p.Work = 4
	other := d.Session().Clone()
	other.Title = "opgeschoond"
	read := func(words string) (*session.Session, error) { return ReadVersion(w, "kopie", words) }
	d.WriteCopy("kopie", other, func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	})
	if got, err := read(""); err != nil || got.Title != "opgeschoond" {
		t.Fatalf("%v, %v", got, err)
	}
	const words = "een hele zin die niemand kent"
	d.Protect(words, func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	})
	d.WriteCopy("kopie", other, func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	})
	if _, err := read(""); !errors.Is(err, ErrProtected) {
		t.Errorf("without the passphrase: %v", err)
	}
	if got, err := read(words); err != nil || got.Title != "opgeschoond" {
		t.Errorf("%v, %v", got, err)
	}
}
