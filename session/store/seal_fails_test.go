package store

import (
	"testing"

	"filippo.io/age"
)

// TestAfterAFrameThatCouldNotBeSealed: the next change is written in full, for
// there is nothing that a difference could build on.
func TestAfterAFrameThatCouldNotBeSealed(t *testing.T) {
	s := NewState(System{}, t.TempDir())
	key, err := s.Key("id", Passphrase{Text: "de zwaan steekt over bij laag water", Work: 2})
	if err != nil {
		t.Fatal(err)
	}
	j, err := s.Begin(Head{Session: "id"}, key, []byte("een\n"), noon)
	if err != nil {
		t.Fatal(err)
	}
	j.key = &Key{identity: &age.X25519Identity{}} // nothing can be sealed to it
	if err := j.Append([]byte("een\ntwee en meer\n"), noon); err == nil {
		t.Fatal("sealed to a key that is none")
	}
	j.key = key
	const want = "een\ntwee en meer\ndrie\n"
	if err := j.Append([]byte(want), noon); err != nil {
		t.Fatal(err)
	}
	j.Leave()
	found, err := s.Found()
	if err != nil || len(found) != 1 {
		t.Fatalf("found %d, %v", len(found), err)
	}
	if got, _, err := s.Recover(found[0], key); err != nil || string(got) != want {
		t.Errorf("recovered %q, %v", got, err)
	}
}
