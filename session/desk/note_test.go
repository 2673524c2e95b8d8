package desk

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"formatietafel/session"
	"formatietafel/session/store"
)

func TestANoteIsNoStepOfUndo(t *testing.T) {
	w, d := withFile(t)
	d.Change("titel", "", setTitle("een"))
	d.Note(func(s *session.Session) { s.Document.Version = "2" })
	if d.UndoLabel() != "titel" {
		t.Errorf("undo: %q", d.UndoLabel())
	}
	var err error
	d.Flush(func(failed error) { err = failed })
	if err != nil || !strings.Contains(string(w.files["a.formatie"]), `version = "2"`) {
		t.Errorf("not saved: %v", err)
	}
	d.Undo()
	if s := d.Session(); s.Title != "" || s.Document.Version != "" || d.UndoLabel() != "" {
		t.Errorf("undo gives title %q, version %q; next %q: want the session from before both", s.Title, s.Document.Version, d.UndoLabel())
	}
	d.Redo()
	if s := d.Session(); s.Title != "een" || s.Document.Version != "2" || d.RedoLabel() != "" {
		t.Errorf("redo gives title %q, version %q; next %q", s.Title, s.Document.Version, d.RedoLabel())
	}
}

func TestReadContribution(t *testing.T) {
	w := newWorld()
	seal, err := store.NewSeal()
	if err != nil {
		t.Fatal(err)
	}
	other, _ := store.NewSeal()
	bare := session.MarshalContribution(&session.Contribution{Format: session.Format, Kind: session.KindContribution, ID: "0195c3f4-0000-7000-8000-000000000003", Party: "groen"})
	sealed, err := store.SealTo(seal.Recipient, bare)
	if err != nil {
		t.Fatal(err)
	}
	const words = "een hele zin die niemand kent"
	protected, err := store.Passphrase{Text: words, Work: 4}.Encrypt(bare)
	if err != nil {
		t.Fatal(err)
	}
	w.files["kaal"], w.files["dicht"], w.files["wachtwoord"] = bare, sealed, protected
	tests := []struct {
		path, words string
		seal        session.Seal
		want        error
	}{
		{"kaal", "", session.Seal{}, nil},
		{"dicht", "", seal, nil},
		{"dicht", "", session.Seal{}, store.ErrNoSeal},
		{"dicht", "", other, store.ErrOtherSeal},
		{"wachtwoord", words, seal, nil},
		{"wachtwoord", "", seal, ErrProtected},
		{"wachtwoord", "iets anders", seal, ErrPassphrase},
	}
	for _, test := range tests {
		c, err := ReadContribution(w, test.path, test.words, test.seal)
		if !errors.Is(err, test.want) {
			t.Errorf("%s with %q: %v", test.path, test.words, err)
		}
		if err == nil && !bytes.Equal(session.MarshalContribution(c), bare) {
			t.Errorf("%s: other contents", test.path)
		}
	}
}
