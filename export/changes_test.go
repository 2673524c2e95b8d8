package export

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"formatietafel/guide"
	"formatietafel/session"
)

func TestChangesSayWhatChanged(t *testing.T) {
	old := load(t, "waterrijk")
	for name, c := range map[string]struct {
		change      func(*session.Session)
		part        string
		gone, added string
	}{
		"the vision":  {func(s *session.Session) { s.Vision.Shared = "Wij doen het anders." }, "Onze visie", "Wij zetten techniek in", "Wij doen het anders."},
		"a text":      {func(s *session.Session) { s.Stances[0].Text = "Een nieuwe tekst." }, "", "", "Een nieuwe tekst."},
		"an owner":    {func(s *session.Session) { s.Agreements[0].Owner = session.OwnerCouncil }, "Afspraken", s0(old), s0(old)},
		"the status":  {func(s *session.Session) { s.Document.Status = session.Concept }, "Gegevens van het document", "", ""},
		"the version": {func(s *session.Session) { s.Document.Version = "1.1" }, "Gegevens van het document", "Versie 1.0", "Versie 1.1"},
	} {
		t.Run(name, func(t *testing.T) {
			now := old.Clone()
			c.change(now)
			changes := Changes(old, now, guide.Builtin())
			if len(changes) == 0 {
				t.Fatal("no change")
			}
			first := changes[0]
			if c.part != "" && first.Part != c.part {
				t.Errorf("in %q", first.Part)
			}
			if gone := strings.Join(first.Gone, "\n"); !strings.Contains(gone, c.gone) {
				t.Errorf("gone: %s", gone)
			}
			if added := fmt.Sprint(changes); !strings.Contains(added, c.added) {
				t.Errorf("added: %s", added)
			}
		})
	}
}

// s0 is the beginning of the first agreement.
func s0(s *session.Session) string { return strings.Fields(s.Agreements[0].Text)[0] }

// TestChangesKeepWhatIsNotPublic changes all that is per party or not public:
// nothing of it may be a change, whoever stood where.
func TestChangesKeepWhatIsNotPublic(t *testing.T) {
	old, now := load(t, "waterrijk"), load(t, "waterrijk")
	const marker = "GEHEIM8250"
	n := 1
	for i := range now.Stances {
		st := &now.Stances[i]
		st.Local, st.Dissent, st.DissentPublic = marker, marker, false
		st.Positions = append(st.Positions[:0:0], session.Position{Party: "groen", Value: &n, Note: marker})
		st.Sealed = []session.Position{{Party: "vrij", Note: marker}}
	}
	old = session.Clean(old).Session
	for i := range old.Stances {
		old.Stances[i].Dissent, old.Stances[i].DissentPublic = "", false
	}
	now.Vision.Limits[0].Party = "lokaal"
	now.Parking = append(now.Parking, session.Parking{ID: "z", Text: marker})
	now.Notes = append(now.Notes, session.Note{ID: "z", Text: marker})
	now.Updated = now.Updated.AddDate(0, 1, 0)
	if changes := Changes(old, now, guide.Builtin()); len(changes) > 0 {
		t.Errorf("got %q", changes)
	}
}

func TestChangesNeverSayWhichPartyMoved(t *testing.T) {
	old, now := load(t, "waterrijk"), load(t, "waterrijk")
	for i := range now.Vision.Parties {
		now.Vision.Parties[i].Text, now.Vision.Parties[i].Public = "Een heel andere zin.", true
	}
	changes := Changes(old, now, guide.Builtin())
	said := fmt.Sprint(changes)
	if strings.Contains(said, "heel andere zin") || !strings.Contains(said, "De visies die partijen openbaar maken") {
		t.Errorf("got %s", said)
	}
	for _, p := range now.Parties {
		if strings.Contains(said, p.Name) {
			t.Errorf("%s is named in %s", p.Name, said)
		}
	}
}

func TestChangesAsADocument(t *testing.T) {
	old, now := load(t, "waterrijk"), load(t, "waterrijk")
	now.Vision.Shared = "Wij kiezen per geval."
	doc := ComposeChanges(old, now, guide.Builtin(), Options{})
	if text := Text(doc.Blocks); !strings.Contains(text, "Nieuw: Wij kiezen per geval.") || !strings.Contains(text, "Vervallen: ") {
		t.Errorf("got\n%s", text)
	}
	if text := Text(ComposeChanges(old, old, guide.Builtin(), Options{}).Blocks); !strings.Contains(text, "geen verschil") {
		t.Errorf("got\n%s", text)
	}
}

// TestChangesOfVeryLongTexts holds that texts beyond mostPairs are compared
// too, if bluntly.
func TestChangesOfVeryLongTexts(t *testing.T) {
	var old, now []partLine
	for i := range 5000 {
		old = append(old, partLine{"deel", fmt.Sprint("oud ", i)})
		now = append(now, partLine{"deel", fmt.Sprint("nieuw ", i)})
	}
	changes := changesOf(old, now)
	if len(changes) != 1 || len(changes[0].Gone) != 5000 || len(changes[0].Added) != 5000 {
		t.Errorf("%d changes", len(changes))
	}
}

func TestChangesSayWithWhatTheyCompare(t *testing.T) {
	now := load(t, "waterrijk")
	now.Vision.Shared = "Wij kiezen per geval."
	for want, edit := range map[string]func(*session.Session){
		"versie 1.0 van 11 december 2026":   func(*session.Session) {},
		"de tekst van 11 december 2026":     func(s *session.Session) { s.Document.Version = "" },
		"ten opzichte van de vorige versie": func(s *session.Session) { s.Updated = time.Time{} },
	} {
		old := load(t, "waterrijk")
		edit(old)
		if text := Text(ComposeChanges(old, now, guide.Builtin(), Options{}).Blocks); !strings.Contains(text, want) || !strings.Contains(text, "staat er niet bij") {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

func TestPaperName(t *testing.T) {
	s := load(t, "waterrijk")
	if got := PaperName(s, RunSheetWord, ".pdf"); got != "20261211_Waterrijk_Draaiboek.pdf" {
		t.Error(got)
	}
	if got := PaperName(&session.Session{}, ChangesWord, ".docx"); got != "Wijzigingen.docx" {
		t.Error(got)
	}
}
