package screens

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/widget"

	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// invitingShell has the example open in a file, and its invitations asked.
func invitingShell(t *testing.T) (*shell, memory, *invitations) {
	t.Helper()
	s, disk := newTestShell(t)
	s.openExample()
	const path = "/avond/w.formatie"
	s.saveAs(path, nothing)
	if s.desk.Path() != path {
		t.Fatalf("saved as %q", s.desk.Path())
	}
	i := s.newInvitations()
	return s, disk, i
}

func TestInvitationsAreMadeOfEachSort(t *testing.T) {
	s, disk, i := invitingShell(t)
	i.replyBy.Entry.SetText("28 maart 2026")
	for n, kind := range invitationKinds {
		i.kind.SetSelected(kind.word)
		i.make("/uit")
		names := i.names()
		if len(names) != 4 {
			t.Fatalf("names: %q", names)
		}
		for _, name := range names {
			data := string(disk[filepath.Join("/uit", name)])
			if data == "" || !strings.HasSuffix(name, kind.extension) {
				t.Errorf("no %s", name)
			}
			if strings.Contains(data, s.session().Seal.Identity) || kind.extension == ".html" && !strings.Contains(data, "28 maart 2026") {
				t.Errorf("%s is not right", name)
			}
		}
		if seen := texts(s); !slices.ContainsFunc(seen, func(text string) bool { return strings.Contains(text, "Stuur elke partij alleen haar eigen bestand") }) {
			t.Errorf("after %d: %q", n, seen)
		}
		s.dismiss()
	}
}

func TestTheKeyIsInTheFileBeforeAnInvitationIs(t *testing.T) {
	s, disk, i := invitingShell(t)
	before := len(disk)
	i.make("/uit")
	saved, err := session.Read(disk["/avond/w.formatie"])
	if err != nil || !saved.Seal.Whole() {
		t.Fatalf("no key in the file: %v", err)
	}
	if len(disk) != before+4 {
		t.Errorf("%d files more, want 4", len(disk)-before)
	}
	s.desk.Undo()
	if s.session().Seal.Identity != saved.Seal.Identity {
		t.Error("undo took the key away")
	}
	i.make("/uit")
	if s.session().Seal.Identity != saved.Seal.Identity {
		t.Error("the second time makes another key")
	}
}

func TestOnlyTheChosenPartiesAreInvited(t *testing.T) {
	_, disk, i := invitingShell(t)
	for _, tick := range i.ticks[1:] {
		tick.SetChecked(false)
	}
	before := len(disk)
	i.make("/uit")
	if len(disk) != before+1 {
		t.Errorf("%d files", len(disk)-before)
	}
}

func TestInvitationsThatCannotBe(t *testing.T) {
	t.Run("no parties", func(t *testing.T) {
		s, _ := newTestShell(t)
		s.askInvite()
		if !slices.ContainsFunc(texts(s), func(text string) bool { return strings.Contains(text, "nog geen partijen") }) {
			t.Errorf("says %q", texts(s))
		}
	})
	t.Run("no file", func(t *testing.T) {
		s, disk := newTestShell(t)
		s.openExample()
		s.askInvite()
		if !slices.Contains(texts(s), "Opslaan als…") || len(disk) > 0 {
			t.Errorf("says %q", texts(s))
		}
	})
	t.Run("nobody", func(t *testing.T) {
		s, _, i := invitingShell(t)
		for _, tick := range i.ticks {
			tick.SetChecked(false)
		}
		i.askFolder()
		if !slices.Contains(texts(s), "Kies ten minste één partij.") {
			t.Errorf("says %q", texts(s))
		}
	})
	t.Run("no date", func(t *testing.T) {
		s, _, i := invitingShell(t)
		i.replyBy.Entry.SetText("overmorgen")
		i.askFolder()
		if !slices.ContainsFunc(texts(s), func(text string) bool { return strings.Contains(text, "is geen datum") }) {
			t.Errorf("says %q", texts(s))
		}
	})
}

func TestInvitationsSayWhatIsSealed(t *testing.T) {
	s, _, _ := invitingShell(t)
	s.askInvite()
	press(t, s, "Wat is verzegeld, en wie kan het openen?")
	for _, line := range sealedWords {
		find(t, s, line, func(l *widget.Label) bool { return l.Text == line })
	}
	find(t, s, "the dilemmas", func(l *widget.Label) bool { return strings.Contains(l.Text, "Cameratoezicht") })
}

func TestRunSheetIsOffered(t *testing.T) {
	s, _ := newTestShell(t)
	s.openExample()
	s.makeRunSheet()
	find(t, s, "the proposed name", func(e *widgets.Entry) bool { return e.Text == "20261211_Waterrijk_Draaiboek.pdf" })
}

// TestPositionsAreGatheredFromStandpunten holds the step to the three ways in
// which positions come in.
func TestPositionsAreGatheredFromStandpunten(t *testing.T) {
	s, _ := seated(t)
	for _, asks := range []struct{ word, says string }{
		{"Uitnodigen…", "Uitnodig"}, {"Inbreng toevoegen…", "Inbreng toevoegen"}, {"Inzet van een partij…", "Inzet van een partij"},
	} {
		for _, part := range stanceParts {
			s.stancesPart(part.value)
			press(t, s, asks.word)
			if !strings.Contains(strings.Join(texts(s), "\n"), asks.says) {
				t.Errorf("%s asks %q", asks.word, texts(s))
			}
			s.dismiss()
		}
	}
}
