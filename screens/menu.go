package screens

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"formatietafel/screens/theme"
)

// mainMenu holds every shortcut: a focused field swallows all others.
type mainMenu struct {
	shell     *shell
	menu      *fyne.MainMenu
	undo      *fyne.MenuItem
	redo      *fyne.MenuItem
	recent    *fyne.MenuItem
	protect   *fyne.MenuItem
	unprotect *fyne.MenuItem
	guidance  *fyne.MenuItem
	figures   *fyne.MenuItem
	dark      *fyne.MenuItem
	contrast  *fyne.MenuItem
	exchange  *fyne.MenuItem
	hall      map[string]*fyne.MenuItem
	shown     menuState
}

// menuState is what the menu shows of the program, to redraw only on change.
type menuState struct {
	undo, redo, recent                string
	guidance, figures, dark, contrast bool
	locked                            bool
	exchange                          bool
	hall                              hallState
}

const (
	undoWord = "Ongedaan maken"
	redoWord = "Opnieuw doen"

	protectWord  = "Beveiligen met een wachtwoord…"
	rephraseWord = "Wachtwoord wijzigen…"
)

func newMainMenu(s *shell) *mainMenu {
	m := &mainMenu{shell: s}
	m.menu = fyne.NewMainMenu(m.fileMenu(), m.editMenu(), m.stepMenu(), m.viewMenu(), m.helpMenu())
	return m
}

func ctrl(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
}

func ctrlShift(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

func alt(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt}
}

// item acts on the page, and so not while a dialog lies over it: shortcuts of
// the menu work there too.
func (m *mainMenu) item(text string, shortcut fyne.Shortcut, action func()) *fyne.MenuItem {
	return item(text, shortcut, func() {
		if !m.shell.covered() {
			action()
		}
	})
}

func item(text string, shortcut fyne.Shortcut, action func()) *fyne.MenuItem {
	i := fyne.NewMenuItem(withKeys(text, shortcut), action)
	if shortcut != nil {
		i.Shortcut = named{shortcut}
	}
	return i
}

// named is a shortcut that Fyne hears and does not draw: it would, in a grey
// that nobody can read. The item's own text names the keys instead.
type named struct{ fyne.Shortcut }

// withKeys puts the keys of a shortcut behind an item's text.
func withKeys(text string, shortcut fyne.Shortcut) string {
	keys := keyName(shortcut)
	if keys == "" {
		return text
	}
	if other, ok := strings.CutSuffix(text, ")"); ok { // it has a key already: (F2)
		return other + " of " + keys + ")"
	}
	return text + " (" + keys + ")"
}

// textAndKeys parts an item's text from the keys behind it.
func textAndKeys(i *fyne.MenuItem) (text, keys string) {
	at := strings.LastIndex(i.Label, " (")
	if i.Shortcut == nil && !strings.Contains(i.Label, " (F") || at < 0 {
		return i.Label, ""
	}
	return i.Label[:at], strings.Trim(i.Label[at:], " ()")
}

func (m *mainMenu) fileMenu() *fyne.Menu {
	s := m.shell
	m.recent = below("Recent geopend")
	quit := m.item("Afsluiten", ctrl(fyne.KeyQ), s.askClose)
	quit.IsQuit = true
	return fyne.NewMenu("Bestand",
		m.item("Nieuw", ctrl(fyne.KeyN), s.newSession),
		m.item(onboardingWord, nil, s.newOnboarding),
		m.item("Openen…", ctrl(fyne.KeyO), s.askOpen),
		m.recent,
		m.item("Voorbeeld openen", nil, s.openExample),
		fyne.NewMenuItemSeparator(),
		m.item("Opslaan", ctrl(fyne.KeyS), s.save),
		m.item("Opslaan als…", ctrlShift(fyne.KeyS), s.askSaveAs),
		m.earlierMenu(),
		m.protectionMenu(),
		fyne.NewMenuItemSeparator(),
		m.item("Uitnodigingen maken…", nil, s.askInvite),
		m.item("Draaiboek maken…", nil, s.makeRunSheet),
		m.item("Inbreng toevoegen…", ctrl(fyne.KeyI), s.askMerge),
		m.item("Document maken…", ctrl(fyne.KeyE), s.askExport),
		m.item("Archiefpakket maken…", nil, s.makeArchive),
		m.item("Leespakket maken…", nil, s.askReading),
		m.item("Opschonen na de formatie…", nil, s.askClean),
		fyne.NewMenuItemSeparator(),
		quit,
	)
}

func below(text string, items ...*fyne.MenuItem) *fyne.MenuItem {
	i := fyne.NewMenuItem(text, nil)
	i.ChildMenu = fyne.NewMenu("", items...)
	return i
}

// earlierMenu leads to what the session was before.
func (m *mainMenu) earlierMenu() *fyne.MenuItem {
	s := m.shell
	return below("Eerder werk",
		m.item("Eerdere versies…", ctrlShift(fyne.KeyE), s.askVersions),
		m.item("Vergelijken met een eerdere versie…", nil, s.askCompare),
		m.item("Werk dat niet is opgeslagen…", nil, s.askFound),
	)
}

func (m *mainMenu) protectionMenu() *fyne.MenuItem {
	m.protect = m.item(protectWord, nil, m.shell.askProtect)
	m.unprotect = m.item("Beveiliging weghalen…", nil, m.shell.askUnprotect)
	return below("Beveiliging", m.protect, m.unprotect)
}

func (m *mainMenu) editMenu() *fyne.Menu {
	s := m.shell
	m.undo = item(undoWord, &fyne.ShortcutUndo{}, func() { m.orField(&fyne.ShortcutUndo{}, s.undo) })
	m.redo = item(redoWord, &fyne.ShortcutRedo{}, func() { m.orField(&fyne.ShortcutRedo{}, s.redo) })
	return fyne.NewMenu("Bewerken",
		m.undo, m.redo,
		fyne.NewMenuItemSeparator(),
		item("Knippen", &fyne.ShortcutCut{}, func() { s.toField(&fyne.ShortcutCut{Clipboard: s.app.Clipboard()}) }),
		item("Kopiëren", &fyne.ShortcutCopy{}, func() { s.toField(&fyne.ShortcutCopy{Clipboard: s.app.Clipboard()}) }),
		item("Plakken", &fyne.ShortcutPaste{}, func() { s.toField(&fyne.ShortcutPaste{Clipboard: s.app.Clipboard()}) }),
		item("Alles selecteren", &fyne.ShortcutSelectAll{}, func() { s.toField(&fyne.ShortcutSelectAll{}) }),
		fyne.NewMenuItemSeparator(),
		m.item("Op de parkeerplaats… (F2)", ctrl(fyne.KeyP), s.askPark),
		m.item("Eigen aantekening… (F3)", ctrl(fyne.KeyJ), s.askNote),
		m.item("Wis echt…", nil, s.askWipe),
		fyne.NewMenuItemSeparator(),
		m.item("Nakijken…", ctrl(fyne.KeyK), s.showFindings),
	)
}

// orField leaves a shortcut to the field in a dialog, and acts on the page
// where there is none.
func (m *mainMenu) orField(shortcut fyne.Shortcut, action func()) {
	if m.shell.covered() {
		m.shell.toField(shortcut)
		return
	}
	action()
}

func (m *mainMenu) stepMenu() *fyne.Menu {
	s := m.shell
	var items []*fyne.MenuItem
	for i, id := range stepOrder {
		step, _ := s.guide.Step(id)
		items = append(items, m.item(step.Title, ctrl(fyne.KeyName(rune('1'+i))), func() { s.goTo(id, "") }))
	}
	items = append(items, fyne.NewMenuItemSeparator(),
		m.item("Vorige", alt(fyne.KeyLeft), func() { s.move(-1) }),
		m.item("Volgende", alt(fyne.KeyRight), func() { s.move(1) }),
		fyne.NewMenuItemSeparator(),
		below("Bij Standpunten", m.stancesItems()...),
		m.item("Partij verlaat de tafel…", ctrlShift(fyne.KeyP), s.askLeaving),
		fyne.NewMenuItemSeparator(),
		item("Tijd starten of pauzeren (F9)", ctrl(fyne.KeyR), s.clock.startOrPause),
		item("Volgend onderdeel", ctrlShift(fyne.KeyR), s.clock.nextPart),
		m.item("Tijd is bijna om…", ctrl(fyne.KeyT), s.askTimeIsUp),
	)
	return fyne.NewMenu("Stap", items...)
}

// stancesItems are the parts of Standpunten, and what is done with a dilemma.
func (m *mainMenu) stancesItems() []*fyne.MenuItem {
	s := m.shell
	var items []*fyne.MenuItem
	for i, part := range stanceParts {
		items = append(items, m.item(part.text, alt(fyne.KeyName(rune('1'+i))), func() { s.stancesPart(part.value) }))
	}
	return append(items,
		fyne.NewMenuItemSeparator(),
		m.item("Vorig dilemma", alt(fyne.KeyUp), func() { s.nextDilemma(-1) }),
		m.item("Volgend dilemma", alt(fyne.KeyDown), func() { s.nextDilemma(1) }),
		m.item("Inzet in één regel", ctrlShift(fyne.KeyL), s.positionsInLine),
		m.item("Inzet van een partij…", ctrlShift(fyne.KeyI), s.askSealed),
		m.item("Tegelijk tonen", ctrlShift(fyne.KeyT), s.showAtOnce),
		below("Uitkomst", m.outcomeMenu().Items...),
	)
}

func (m *mainMenu) viewMenu() *fyne.Menu {
	s := m.shell
	m.guidance = m.item("Uitleg (F1)", ctrl(fyne.KeyU), s.toggleGuidance)
	m.figures = m.item("Zetels en zwaarte tonen", ctrl(fyne.KeyG), s.toggleFigures)
	m.exchange = m.item("Mogelijke uitruil (alleen op dit scherm)", nil, s.toggleExchange)
	return fyne.NewMenu("Beeld",
		append([]*fyne.MenuItem{m.guidance, m.figures, m.exchange, below("Zaalscherm", m.hallMenu().Items...), fyne.NewMenuItemSeparator()}, m.looks()...)...,
	)
}

// looks are the items on how the window looks, whatever is open in it.
func (m *mainMenu) looks() []*fyne.MenuItem {
	s := m.shell
	m.dark = item("Donkere weergave", ctrl(fyne.KeyD), s.toggleDark)
	m.contrast = item("Hoog contrast", ctrlShift(fyne.KeyD), s.toggleContrast)
	return []*fyne.MenuItem{
		m.dark, m.contrast,
		fyne.NewMenuItemSeparator(),
		m.larger(), m.smaller(), m.ordinary(),
		fyne.NewMenuItemSeparator(),
		m.item("Volledig scherm (F11)", nil, func() { s.window.SetFullScreen(!s.window.FullScreen()) }),
	}
}

func (m *mainMenu) larger() *fyne.MenuItem {
	return item("Tekst groter", ctrl(fyne.KeyEqual), func() { m.shell.scale(theme.ScaleStep) })
}

func (m *mainMenu) smaller() *fyne.MenuItem {
	return item("Tekst kleiner", ctrl(fyne.KeyMinus), func() { m.shell.scale(-theme.ScaleStep) })
}

func (m *mainMenu) ordinary() *fyne.MenuItem {
	return item("Tekst gewoon", ctrl(fyne.Key0), func() { m.shell.scaleTo(1) })
}

func (m *mainMenu) helpMenu() *fyne.Menu {
	return fyne.NewMenu("Help",
		m.item("Handleiding voor de gespreksleider", ctrl(fyne.KeyM), m.shell.showManual),
		m.item("Woordenlijst…", ctrl(fyne.KeyL), m.shell.showTerms),
		m.item("Rondleiding van een minuut", nil, m.shell.startTour),
		m.item("Sneltoetsen", nil, m.shell.showShortcuts),
		m.item("Over Formatietafel", nil, m.shell.showAbout),
	)
}

// show brings labels, ticks and the recent files up to date.
func (m *mainMenu) show() {
	s := m.shell
	now := menuState{
		undo: s.desk.UndoLabel(), redo: s.desk.RedoLabel(), recent: strings.Join(s.settings.recent(), "\n"),
		guidance: s.settings.showsGuidance(), figures: s.figures, dark: s.settings.theme().Dark, contrast: s.settings.theme().Contrast,
		locked:   s.desk.IsProtected(),
		exchange: s.exchanges, hall: s.hall.state(),
	}
	if now == m.shown && len(m.recent.ChildMenu.Items) > 0 {
		return
	}
	m.shown = now
	name(m.undo, undoWord, now.undo)
	name(m.redo, redoWord, now.redo)
	m.guidance.Checked, m.figures.Checked, m.dark.Checked, m.contrast.Checked = now.guidance, now.figures, now.dark, now.contrast
	m.protect.Label, m.unprotect.Disabled = protectWord, !now.locked
	if now.locked {
		m.protect.Label = rephraseWord
	}
	if m.hall != nil { // Inwerken has no evening
		m.exchange.Checked = now.exchange
		m.showHall(now.hall)
	}
	m.showRecent()
	m.menu.Refresh()
}

// name says what would be undone: "Ongedaan maken: Partij toevoegen".
func name(i *fyne.MenuItem, word, label string) {
	i.Disabled = label == ""
	if label != "" {
		word += ": " + label
	}
	i.Label = withKeys(word, i.Shortcut)
}

func (m *mainMenu) showRecent() {
	s := m.shell
	var items []*fyne.MenuItem
	for _, path := range s.settings.recent() {
		items = append(items, fyne.NewMenuItem(filepath.Base(path), func() { s.askLeave(func() { s.open(path) }) }))
	}
	if len(items) == 0 {
		none := fyne.NewMenuItem("Nog geen bestanden", nil)
		none.Disabled = true
		m.recent.ChildMenu.Items = []*fyne.MenuItem{none}
		return
	}
	m.recent.ChildMenu.Items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem("Lijst leegmaken", func() {
		s.settings.forgetRecent()
		m.show()
	}))
}
