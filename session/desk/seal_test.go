package desk

import (
	"testing"

	"formatietafel/session"
	"formatietafel/session/store"
)

func TestTheSealIsMadeOnceAndStays(t *testing.T) {
	d := New(newWorld().params())
	d.Change("titel", "", func(s *session.Session) { s.Title = "een" })
	d.Change("titel", "", func(s *session.Session) { s.Title = "twee" })
	d.Undo()
	if err := d.MakeSeal(); err != nil {
		t.Fatal(err)
	}
	seal := d.Session().Seal
	if !seal.Whole() {
		t.Fatalf("no seal: %+v", seal)
	}
	sealed, err := store.SealTo(seal.Recipient, []byte("inbreng"))
	if err != nil {
		t.Fatal(err)
	}
	if err := d.MakeSeal(); err != nil || d.Session().Seal.Identity != seal.Identity {
		t.Errorf("the second invitation made another key: %v", err)
	}
	for _, step := range []func() (string, bool){d.Undo, d.Redo, d.Redo, d.Undo, d.Undo} {
		step()
		if plain, err := store.OpenSealed(sealed, d.Session().Seal); err != nil || string(plain) != "inbreng" {
			t.Errorf("after %q: %v", d.Session().Title, err)
		}
	}
	if label := d.UndoLabel(); label != "" {
		t.Errorf("undo has %q left", label)
	}
}

func TestAnEarlierVersionKeepsTheSeal(t *testing.T) {
	d := New(newWorld().params())
	before := d.Session().Clone()
	if err := d.MakeSeal(); err != nil {
		t.Fatal(err)
	}
	seal := d.Session().Seal
	before.Title = "van toen"
	d.Restore(session.File{Session: before})
	if d.Session().Title != "van toen" || d.Session().Seal.Identity != seal.Identity {
		t.Errorf("got %+v", d.Session().Seal)
	}
}
