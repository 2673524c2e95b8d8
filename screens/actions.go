package screens

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"formatietafel/session"
)

func (s *shell) undo() { s.clock.through(func() { s.desk.Undo() }) }

func (s *shell) redo() { s.clock.through(func() { s.desk.Redo() }) }

// toField passes an edit shortcut on to the field that has the cursor, since
// the menu is asked first.
func (s *shell) toField(shortcut fyne.Shortcut) {
	if field, ok := s.window.Canvas().Focused().(fyne.Shortcutable); ok {
		field.TypedShortcut(shortcut)
	}
}

func (s *shell) toggleFigures() {
	s.figures = !s.figures
	s.changed()
}

func (s *shell) toggleDark() {
	s.settings.setDark(!s.settings.theme().Dark)
	s.restyle()
}

func (s *shell) toggleContrast() {
	s.settings.setContrast(!s.settings.theme().Contrast)
	s.restyle()
}

// restyle takes over colours and text size. Fyne restyles only what is in the
// window, so the pages that are not are made anew when they come up.
func (s *shell) restyle() {
	s.app.Settings().SetTheme(s.settings.theme())
	var place string
	if p, ok := s.pages[s.current].(interface{ place() string }); ok {
		place = p.place()
	}
	clear(s.pages)
	s.onboarding.forget()
	clear(s.guidance.built)
	s.goTo(s.current, place)
}

func (s *shell) scale(by float32) { s.scaleTo(s.settings.scale() + by) }

func (s *shell) scaleTo(scale float32) {
	s.settings.setScale(scale)
	s.restyle()
}

// windowWords are what a class of finding is called in the window.
var windowWords = map[session.Class]string{
	session.Incomplete: "nog invullen",
	session.Unknown:    "onbekend onderdeel",
	session.Invalid:    "klopt niet",
}

// showFindings lists what is open or wrong; each is a link to its place.
func (s *shell) showFindings() {
	found, none := session.Check(s.session(), s.guide), "Alles wat de avond vraagt, is ingevuld."
	if s.isOnboarding() {
		found, none = session.CheckOnboarding(s.desk.Onboarding(), s.guide), "Er is niets mis met dit bestand. Invullen hoeft niets."
	}
	if len(found) == 0 {
		d := s.newNotice("Nakijken", "Sluiten", prose(none))
		d.Resize(fyne.NewSize(420, 160))
		s.showDialog(d)
		return
	}
	var d dialog.Dialog
	list := s.findingList(&found, func(f session.Finding) {
		d.Hide()
		if s.isOnboarding() {
			s.onboarding.show(partOf(f.Place), f.Place)
			return
		}
		s.goTo(f.Step, f.Place)
	})
	d = s.newNotice("Nakijken", "Sluiten", list)
	d.Resize(fyne.NewSize(760, 480))
	s.showDialog(d)
}

// showShortcuts lists the shortcuts as the menu holds them.
func (s *shell) showShortcuts() {
	box := container.NewVBox()
	for _, menu := range s.menu.menu.Items {
		box.Add(heading(menu.Label))
		addShortcuts(box, menu.Items)
	}
	d := s.newNotice("Sneltoetsen", "Sluiten", container.NewVScroll(box))
	d.Resize(fyne.NewSize(560, 520))
	s.showDialog(d)
}

// addShortcuts lists those of items and what is below them.
func addShortcuts(box *fyne.Container, items []*fyne.MenuItem) {
	for _, i := range items {
		if text, keys := textAndKeys(i); keys != "" {
			box.Add(container.NewGridWithColumns(2, widget.NewLabel(strings.TrimSuffix(text, "…")), widget.NewLabel(keys)))
		}
		if i.ChildMenu != nil {
			addShortcuts(box, i.ChildMenu.Items)
		}
	}
}

// keyNames are the keys that are not called by their own sign.
var keyNames = map[fyne.KeyName]string{fyne.KeyLeft: "pijl links", fyne.KeyRight: "pijl rechts", fyne.KeyUp: "pijl omhoog", fyne.KeyDown: "pijl omlaag", fyne.KeyPeriod: "punt", fyne.KeyEqual: "+", fyne.KeyMinus: "-"}

func keyName(shortcut fyne.Shortcut) string {
	if n, ok := shortcut.(named); ok {
		shortcut = n.Shortcut
	}
	switch k := shortcut.(type) {
	case *desktop.CustomShortcut:
		return modifiers(k.Modifier) + keyWord(k.KeyName)
	case fyne.KeyboardShortcut:
		return modifiers(k.Mod()) + keyWord(k.Key())
	}
	return ""
}

func keyWord(key fyne.KeyName) string {
	if word, ok := keyNames[key]; ok {
		return word
	}
	return string(key)
}

func modifiers(m fyne.KeyModifier) string {
	var text string
	if m&fyne.KeyModifierControl != 0 {
		text += "Ctrl+"
	}
	if m&fyne.KeyModifierSuper != 0 {
		text += "Cmd+"
	}
	if m&fyne.KeyModifierAlt != 0 {
		text += "Alt+"
	}
	if m&fyne.KeyModifierShift != 0 {
		text += "Shift+"
	}
	return text
}

// showAbout says what the program is and on what it rests.
func (s *shell) showAbout() {
	box := container.NewVBox(
		prose("Formatietafel "+s.version+", gids "+s.guide.ID+" "+s.guide.Version+", stand van de wet op "+s.guide.Law+"."),
		prose(s.guide.Basis),
		prose("Geen verbinding met internet nodig: het programma maakt er geen en stuurt niets door. Licentie: EUPL 1.2. Letter: Source Sans 3 (OFL 1.1)."),
		prose("Welke bibliotheken erin zitten en met welke licenties, staat bij het programma: in LICENTIES.txt op Windows, in share/doc/formatietafel/copyright op Linux."),
	)
	d := s.newNotice("Over Formatietafel", "Sluiten", container.NewVScroll(box))
	d.Resize(fyne.NewSize(600, 400))
	s.showDialog(d)
}
