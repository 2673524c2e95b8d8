package screens

import (
	"bytes"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"formatietafel/assets"
)

// TestWhatCannotBeIsSaid: a session that was changed by hand opens, says what
// cannot be right and of whom, and makes no document.
func TestWhatCannotBeIsSaid(t *testing.T) {
	s, disk := newTestShell(t)
	disk["hand.formatie"] = bytes.Replace(assets.Example, []byte("value = -2"), []byte("value = 7"), 1)
	s.open("hand.formatie")
	if all := strings.Join(texts(s), "\n"); !strings.Contains(all, "Hier klopt iets niet") {
		t.Fatalf("it says nothing: %s", all)
	}
	s.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	s.makeDocument()
	if all := strings.Join(texts(s), "\n"); !strings.Contains(all, "Hier klopt iets niet") || strings.Contains(all, "Soort bestand") {
		t.Error("a document can be made of it")
	}
}

func TestAWrongFileIsSaidInPlainWords(t *testing.T) {
	s, disk := newTestShell(t)
	disk["akkoord.pdf"] = []byte("%PDF-1.7\n\xe2\xe3")
	disk["stuk.formatie"] = []byte("kind = \"session\nstuk")
	for file, want := range map[string]string{
		"akkoord.pdf":   "akkoord.pdf is geen bestand van Formatietafel",
		"stuk.formatie": "stuk.formatie is beschadigd of met de hand veranderd",
	} {
		s.open(file)
		if all := strings.Join(texts(s), "\n"); !strings.Contains(all, want) {
			t.Errorf("%s: %s", file, all)
		}
		s.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	}
}
