package played

import (
	"os"
	"testing"
)

// TestScreenshots makes the pictures of README and docs from the program as it
// is, so that they do not age: make screenshots. It goes by what is on the
// screen, so it fails where the program is no longer what the pictures show.
func TestScreenshots(t *testing.T) {
	if os.Getenv("SCREENSHOTS") == "" {
		t.Skip("make screenshots makes them")
	}
	u := newUser(t, "Waterrijk.formatie")
	u.must("new", "--example", "-o", u.file)
	p := u.Start(u.program, u.home, "Formatietafel", nil)
	u.See("Ik begeleid een tafel")
	u.keep("start")
	u.Press("ctrl+q")
	p.Ended()

	p = u.Start(u.program, u.home, "Digitalisering in", nil, u.file)
	for _, shot := range []struct {
		name string
		keys []string
		see  string
	}{
		{"tafel", []string{"ctrl+1"}, "Partijen aan tafel"},
		{"visie", []string{"ctrl+2"}, "Wat wil elke partij?"},
		{"portefeuille", []string{"ctrl+3"}, "Vergelijk het met financiën"},
		{"wie-staat-waar", []string{"alt+4"}, "volgorde van de tafel"},
		{"afspraken", []string{"ctrl+5"}, "Afspraak toevoegen"},
		{"hoofdstuk", []string{"ctrl+6"}, "Het hele hoofdstuk"},
		{"document-maken", []string{"ctrl+e"}, "Kies een plek…"},
		{"standpunten", []string{"Escape", "alt+3", "ctrl+u"}, "Inklappen"},
	} {
		u.Press(shot.keys...)
		u.See(shot.see)
		u.keep(shot.name)
	}
	u.Press("ctrl+u", "ctrl+6")
	u.Click("Zo wordt het openbaar")
	u.keep("openbaar")
	u.Press("ctrl+d", "ctrl+1")
	u.See("Partijen aan tafel")
	u.keep("tafel-donker")
	u.Press("ctrl+d", "alt+3", "F5")
	u.Window("^Zaalscherm")
	u.X("key", "super+m") // as a hall screen without a second display is made as large as the screen
	u.keep("zaalscherm")
	u.Press("F5")
	p.Front()
	u.Press("ctrl+q")
	p.Ended()
}

// keep takes the picture once it stands still.
func (u *user) keep(name string) {
	u.tb.Helper()
	u.Still()
	u.Keep(name)
}
