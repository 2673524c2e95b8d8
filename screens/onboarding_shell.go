package screens

import (
	"strings"

	"fyne.io/fyne/v2"

	"formatietafel/session"
)

const (
	// onboardingType is the extension of the file of a new alderman.
	onboardingType = ".inwerken"
	onboardingWord = "Nieuw: Inwerken"
)

// isOnboarding tells whether the file of a new alderman is open.
func (s *shell) isOnboarding() bool { return s.desk.Kind() == session.KindOnboarding }

// fileType is the extension of the kind of document that is open.
func (s *shell) fileType() string {
	if s.isOnboarding() {
		return onboardingType
	}
	return fileType
}

// openOnboarding brings up Inwerken, at the part where this file was left.
func (s *shell) openOnboarding() {
	s.onboarding.forget()
	s.use(s.onboarding.frame, s.partsMenu)
	s.onboarding.show(s.settings.place(s.desk.Onboarding().ID), "")
	s.showWindow()
}

// use puts a frame in the window, with its menu.
func (s *shell) use(frame fyne.CanvasObject, menu *mainMenu) {
	if s.body.Objects[0] != frame {
		s.body.Objects = []fyne.CanvasObject{frame}
		s.body.Refresh()
	}
	if s.menu != menu {
		s.menu = menu
		s.window.SetMainMenu(menu.menu)
	}
}

// newOnboardingMenu is the menu of Inwerken: parts instead of steps, and
// nothing of the table.
func newOnboardingMenu(s *shell) *mainMenu {
	m := &mainMenu{shell: s}
	m.menu = fyne.NewMainMenu(m.ownFileMenu(), m.editMenu(), m.partMenu(), m.ownViewMenu(), m.helpMenu())
	return m
}

func (m *mainMenu) ownFileMenu() *fyne.Menu {
	s := m.shell
	m.recent = below("Recent geopend")
	quit := m.item("Afsluiten", ctrl(fyne.KeyQ), s.askClose)
	quit.IsQuit = true
	return fyne.NewMenu("Bestand",
		m.item(onboardingWord, ctrl(fyne.KeyN), s.newOnboarding),
		m.item("Nieuw: sessie van een tafel", nil, s.newSession),
		m.item("Openen…", ctrl(fyne.KeyO), s.askOpen),
		m.recent,
		fyne.NewMenuItemSeparator(),
		m.item("Opslaan", ctrl(fyne.KeyS), s.save),
		m.item("Opslaan als…", ctrlShift(fyne.KeyS), s.askSaveAs),
		m.item("Eerdere versies…", ctrlShift(fyne.KeyE), s.askVersions),
		m.item("Werk dat niet is opgeslagen…", nil, s.askFound),
		fyne.NewMenuItemSeparator(),
		m.protectionMenu(),
		fyne.NewMenuItemSeparator(),
		m.item("Document maken…", ctrl(fyne.KeyE), s.onboarding.askPaper),
		m.item("Leespakket maken…", nil, s.askReading),
		fyne.NewMenuItemSeparator(),
		quit,
	)
}

func (m *mainMenu) partMenu() *fyne.Menu {
	o := m.shell.onboarding
	var items []*fyne.MenuItem
	for i, p := range onboardingParts() {
		var shortcut fyne.Shortcut
		if i < 9 { // Ctrl+0 is for the size of the text
			shortcut = ctrl(fyne.KeyName(rune('1' + i)))
		}
		items = append(items, m.item(p.nav, shortcut, func() { o.show(p.id, "") }))
	}
	items = append(items, fyne.NewMenuItemSeparator(),
		m.item("Vorige", alt(fyne.KeyLeft), func() { o.move(-1) }),
		m.item("Volgende", alt(fyne.KeyRight), func() { o.move(1) }))
	return fyne.NewMenu("Onderdeel", items...)
}

// ownViewMenu has what is about the window alone. Uitleg and seats, which the
// menu keeps the ticks of, are not in it.
func (m *mainMenu) ownViewMenu() *fyne.Menu {
	m.guidance, m.figures = fyne.NewMenuItem("", nil), fyne.NewMenuItem("", nil)
	return fyne.NewMenu("Beeld", m.looks()...)
}

// partOf gives the part where what stands at a place can be mended.
func partOf(place string) string {
	key, _, _ := strings.Cut(place, "[")
	key, _, _ = strings.Cut(key, ".")
	switch key {
	case "reading":
		return partReading
	case "practice":
		return partPractice
	case "council":
		return partCouncil
	case "agreed":
		return partAgreed
	case "own_questions", "plan":
		return partPlan
	}
	return partBegin
}

// place gives the part of Inwerken where a file was left; empty where it was
// never open here.
func (s settings) place(id string) string {
	for _, line := range s.prefs.StringList(keyPlaces) {
		if name, part, ok := strings.Cut(line, " "); ok && name == id {
			return part
		}
	}
	return ""
}

// setPlace keeps it for the files that were open last.
func (s settings) setPlace(id, part string) {
	lines := []string{id + " " + part}
	for _, line := range s.prefs.StringList(keyPlaces) {
		if !strings.HasPrefix(line, id+" ") && len(lines) < mostRecent {
			lines = append(lines, line)
		}
	}
	s.prefs.SetStringList(keyPlaces, lines)
}

const keyPlaces = "places"
