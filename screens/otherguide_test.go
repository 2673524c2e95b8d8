package screens

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"formatietafel/assets"
	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// TestAnOtherGuideIsTold: a session of an older guide opens, says what that
// means, and keeps what was filled in.
func TestAnOtherGuideIsTold(t *testing.T) {
	s, disk := newTestShell(t)
	old := bytes.Replace(assets.Example, []byte("version = \"2026.1\""), []byte("version = \"2024.1\""), 1)
	old = bytes.ReplaceAll(old, []byte("\"cameras\""), []byte("\"warmtenet\""))
	disk["oud.formatie"] = old
	s.open("oud.formatie")
	find(t, s, "that the guide is another", saysLabel("versie 2024.1"))
	find(t, s, "what it does not know", saysLabel("dilemma “warmtenet”"))
	press(t, s, "Sluiten")
	i := slices.IndexFunc(s.session().Stances, func(st session.Stance) bool { return st.Question == "warmtenet" })
	if i < 0 || s.session().Stances[i].Text == "" || s.session().Guide.Version != "2024.1" {
		t.Fatalf("the session is not as it was: %+v", s.session().Stances)
	}
	s.goTo("stances", "stances[warmtenet]")
	find(t, s, "that the guide does not have it", saysLabel("staat niet in de geladen gids"))
	find(t, s, "what was filled in", func(e *widgets.Entry) bool { return e.Text == s.session().Stances[i].Text })
	find(t, s, "the same in the list", saysLabel("Uit een andere gids: warmtenet"))
	e := &exportDialog{room: s.room}
	if said := e.open(); !strings.Contains(said, "dilemma “warmtenet”") {
		t.Errorf("a document is made without a word on the guide: %q", said)
	}
	disk["nieuw.formatie"] = assets.Example
	s.open("nieuw.formatie")
	if s.covered() {
		t.Error("the same guide is told as another")
	}
}
