package played

import (
	"fmt"
	"image"
	"slices"
	"testing"

	"formatietafel/proof/driver"
)

// looks are ways in which the window can look, by the keys that bring them on.
var looks = []struct {
	name  string
	keys  []string
	scale float32
	dark  bool
}{
	{"text 1.5 times as large", []string{"ctrl+equal", "ctrl+equal", "ctrl+equal", "ctrl+equal", "ctrl+equal"}, 1.5, false},
	{"large and dark", []string{"ctrl+d"}, 1.5, true},
	{"dark", []string{"ctrl+0"}, 1, true},
	{"dark, with high contrast", []string{"ctrl+shift+d"}, 1, true},
}

// around is what stands round every page, and must be whole in every look.
var around = []string{"Bestand", "Bewerken", "Stap", "Beeld", "Help", "Tafel", "Visie", "Portefeuille", "Standpunten", "Afspraken", "Hoofdstuk", "Vorige", "Zaalscherm aan", "Volgende"}

// TestLooks opens each step of the example on a small screen in every look. What
// stands round the page must be there whole, and each step must show what it is.
func TestLooks(t *testing.T) {
	t.Parallel()
	u := newUser(t, "Waterrijk.formatie")
	u.must("new", "--example", "-o", u.file)
	p := u.Start(u.program, u.home, "Digitalisering in", nil, u.file)
	for _, look := range looks {
		u.Press(look.keys...)
		u.Scaled(look.scale)
		for i, step := range stepKeys {
			u.Press(step.key, "Escape")
			u.SeeAll(append(slices.Clone(around), step.title)...)
			u.Still()
			picture := u.Look()
			if isBlank(picture) {
				t.Errorf("%s: step %d is blank", look.name, i+1)
			}
			if dark := brightness(picture) < 0.4; dark != look.dark {
				t.Errorf("%s: step %d is dark: %v", look.name, i+1, dark)
			}
			u.Keep(fmt.Sprintf("look-%.1f-dark-%v-%d", look.scale, look.dark, i+1))
		}
	}
	u.Press("ctrl+q")
	p.Ended()
}

// brightness is the mean of a picture, 0 to 1.
func brightness(picture *image.RGBA) float64 {
	var sum float64
	for i := 0; i < len(picture.Pix); i += 4 {
		sum += float64(picture.Pix[i]) + float64(picture.Pix[i+1]) + float64(picture.Pix[i+2])
	}
	return sum / (3 * 255 * float64(len(picture.Pix)/4))
}

// locales are those in which the window must speak Dutch.
var locales = []string{"C", "nl_NL.UTF-8", "de_DE.UTF-8"}

// fileDialogs are the ways to the file dialogs, with what each must say. What
// stands in Favorieten is called by our own words too.
var fileDialogs = []struct {
	name string
	open func(*user)
	says []string
}{
	{"open", func(u *user) { u.Press("ctrl+o") }, []string{"Sessie openen", "Openen", "Annuleren", "Persoonlijke map"}},
	{"save as", func(u *user) { u.Press("ctrl+shift+s") }, []string{"Opslaan als", "Opslaan", "Annuleren", "Persoonlijke map"}},
	{"document", func(u *user) {
		u.Press("ctrl+e")
		u.Click("Kies een plek…")
	}, []string{"Document maken", "Opslaan", "Annuleren", "Persoonlijke map"}},
}

// fyneWords are Fyne's own words for the same.
var fyneWords = []string{"Open", "Save", "Cancel", "Home", "Open File", "Save File", "Abbrechen", "Öffnen", "Speichern", "Favourites"}

// TestFileDialogsAreDutch opens the file dialogs under several locales, reads
// them, and holds them to be the same pixels.
func TestFileDialogsAreDutch(t *testing.T) {
	t.Parallel()
	u := newUser(t, "Waterrijk.formatie")
	u.must("new", "--example", "-o", u.file)
	first := map[string]*image.RGBA{}
	for _, locale := range locales {
		p := u.Start(u.program, u.home, "Digitalisering in", []string{"LC_ALL=" + locale, "LANG=" + locale}, u.file)
		for _, dialog := range fileDialogs {
			dialog.open(u)
			u.SeeAll(dialog.says...)
			for _, words := range fyneWords {
				if at := u.Shown(words); len(at) > 0 {
					t.Errorf("%s, %s: it says %q", locale, dialog.name, words)
				}
			}
			u.Still()
			picture := u.Look()
			u.Keep(fmt.Sprintf("dialog-%s-%s", dialog.name, locale))
			if first[dialog.name] == nil {
				first[dialog.name] = picture
			}
			if d := driver.Difference(first[dialog.name], picture); d > sameScreen {
				t.Errorf("%s: %.4f of the dialog %q is other than under %s", locale, d, dialog.name, locales[0])
			}
			u.Press("Escape")
			u.Gone("Persoonlijke map")
		}
		u.Press("ctrl+q")
		p.Ended()
	}
}
