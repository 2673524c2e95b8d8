package screens

import (
	"fmt"
	"net/url"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/storage"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"formatietafel/screens/widgets"
	"formatietafel/session"
	"formatietafel/session/desk"
)

// shell is the main window: the steps on the left, the open step in the
// middle, Uitleg on the right, and below it the state of saving.
type shell struct {
	*room
	app      fyne.App
	settings settings
	version  string // of the program

	pages    map[string]page
	current  string
	nav      *nav
	guidance *guidance
	middle   *fyne.Container
	split    *container.Split
	frame    *fyne.Container
	status   *widget.Label
	previous *widgets.Button
	next     *widgets.Button
	menu     *mainMenu // of the kind of document that is open
	banner   *banner
	openURL  func(*url.URL) error
	tour     *tour
	resume   *resume
	gone     bool // the window is closed, or about to

	body       *fyne.Container // the steps, or Inwerken
	stepsMenu  *mainMenu
	onboarding *onboarding
	partsMenu  *mainMenu // of Inwerken
	clock      *clockBar
	// exchanges tells whether room to trade is shown; it is off at each start.
	exchanges bool
	// figures tells whether seats and priorities are shown; off at each start,
	// since the window is often on the projector.
	figures bool
	hall    *hall
}

// guidanceShare is the part of the window that Uitleg takes when it is open.
const guidanceShare = 0.72

// makers builds the page of each step.
var makers = map[string]func(*room) page{
	"table":      newTablePage,
	"vision":     newVisionPage,
	"portfolio":  newPortfolioPage,
	"stances":    newStancesPage,
	"agreements": newAgreementsPage,
	"chapter":    newChapterPage,
}

func newShell(app fyne.App, window fyne.Window, params desk.Params) *shell {
	s := &shell{app: app, openURL: app.OpenURL, settings: settings{app.Preferences()}, pages: map[string]page{}}
	s.room = &room{
		guide: params.Guide, window: window, goTo: s.goTo, fail: s.fail, discreet: func() bool { return !s.figures },
		disk: params.Disk, beside: params.Beside, view: s.view, revealed: s.toPicture, dialogs: dialogs{}, exchange: func() bool { return s.exchanges }, turned: s.followHall,
	}
	s.gather = []answer{{"Uitnodigen…", s.askInvite}, {"Inbreng toevoegen…", s.askMerge}, {"Inzet van een partij…", s.askSealed}}
	params.Changed = s.changed
	s.desk = desk.New(params)
	s.onboarding = newOnboarding(s.room, params.Now, func(part string) { s.settings.setPlace(s.desk.Onboarding().ID, part) })
	s.clock = newClockBar(s.room, params)
	s.hall = newHall(s)
	s.build()
	return s
}

func (s *shell) build() {
	s.nav = newNav(s.room)
	s.guidance = newGuidance(s.room, s.toggleGuidance, s.showManual)
	s.middle = container.NewStack()
	s.banner = newBanner(s)
	s.tour = newTour(s)
	s.resume = newResume(s)
	s.status = widget.NewLabel("")
	s.status.Truncation = fyne.TextTruncateEllipsis
	s.previous = widgets.NewButtonWithIcon("Vorige", fynetheme.NavigateBackIcon(), func() { s.move(-1) })
	s.next = widgets.NewButtonWithIcon("Volgende", fynetheme.NavigateNextIcon(), func() { s.move(1) })
	s.next.IconPlacement = widget.ButtonIconTrailingText
	timeUp := widgets.NewButton("Tijd is bijna om", s.askTimeIsUp)
	s.split = container.NewHSplit(s.middle, s.guidance.panel)
	s.split.Offset = guidanceShare
	foot := container.NewBorder(nil, nil, container.NewHBox(s.previous, s.clock.box), container.NewHBox(timeUp, s.hall.toggle, s.next), s.status)
	s.frame = container.NewBorder(nil, container.NewPadded(foot), container.NewPadded(s.nav.box), nil, s.split)
	s.body = container.NewStack(s.frame)
	s.stepsMenu = newMainMenu(s)
	s.menu, s.partsMenu = s.stepsMenu, newOnboardingMenu(s)
	s.window.SetContent(container.NewBorder(container.NewVBox(s.banner.content, s.tour.content, s.resume.content), nil, nil, nil, s.body))
	s.window.SetMainMenu(s.menu.menu)
	s.listen()
	s.window.SetOnDropped(func(_ fyne.Position, files []fyne.URI) { s.dropped(files) })
	s.window.SetCloseIntercept(s.askClose)
	s.showGuidance(s.settings.showsGuidance())
}

// goTo opens a step, and a place in it where one is named.
func (s *shell) goTo(step, place string) {
	if s.isOnboarding() {
		s.onboarding.show(s.onboarding.current, place)
		s.showWindow()
		return
	}
	s.use(s.frame, s.stepsMenu)
	if s.pages[step] == nil {
		maker, ok := makers[step]
		if !ok {
			return
		}
		s.pages[step] = maker(s.room)
	}
	s.current = step
	p := s.pages[step]
	p.refresh()
	s.middle.Objects = []fyne.CanvasObject{p.content()}
	s.middle.Refresh()
	s.guidance.show(step)
	if place != "" {
		p.open(place)
	}
	s.showState()
	s.followHall()
}

// move goes to the next or the previous step.
func (s *shell) move(by int) {
	i := slices.Index(stepOrder, s.current) + by
	if i >= 0 && i < len(stepOrder) {
		s.goTo(stepOrder[i], "")
	}
}

// changed shows what a change of the session or of saving brings about.
func (s *shell) changed() {
	if s.gone {
		return
	}
	if s.isOnboarding() {
		s.onboarding.changed()
		s.showWindow()
		return
	}
	if s.current == "" {
		return // not up yet
	}
	s.clock.changed()
	s.resume.follow()
	if p := s.pages[s.current]; p != nil {
		p.refresh()
	}
	s.showState()
	s.followHall()
}

func (s *shell) showState() {
	s.nav.show(s.current, session.Progress(s.session(), s.guide))
	s.status.SetText(s.desk.Status())
	enable(s.previous, s.current != stepOrder[0])
	enable(s.next, s.current != stepOrder[len(stepOrder)-1])
	s.showWindow()
}

// showWindow brings what stands around every page up to date.
func (s *shell) showWindow() {
	s.banner.show()
	s.window.SetTitle(s.windowTitle())
	s.menu.show()
}

func enable(b fyne.Disableable, on bool) {
	if on == !b.Disabled() {
		return
	}
	if on {
		b.Enable()
		return
	}
	b.Disable()
}

// windowTitle names the session, not its path: the window may be mirrored.
func (s *shell) windowTitle() string {
	if s.isOnboarding() {
		return s.onboarding.title()
	}
	if s.atStart() {
		return "Formatietafel"
	}
	name := s.session().Title
	if name == "" {
		name = s.session().Municipality.Name
	}
	if name == "" {
		name = "Nieuwe sessie"
	}
	return name + " – Formatietafel"
}

func (s *shell) toggleGuidance() { s.showGuidance(!s.settings.showsGuidance()) }

func (s *shell) showGuidance(on bool) {
	s.settings.setGuidance(on)
	if on {
		s.guidance.panel.Show()
		s.split.SetOffset(guidanceShare)
	} else {
		s.guidance.panel.Hide()
		s.split.SetOffset(1)
	}
	s.split.Refresh()
}

// listen gets the window's keys wherever the focus is: what has the cursor
// passes them on.
func (s *shell) listen() {
	canvas, ok := s.window.Canvas().(desktop.Canvas)
	if !ok {
		s.window.Canvas().SetOnTypedKey(s.key)
		return
	}
	canvas.SetOnKeyDown(s.key)
}

// key handles the window's keys, also when a field has the cursor.
func (s *shell) key(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyF1:
		if s.isOnboarding() {
			s.onboarding.show(partBegin, "")
			return
		}
		s.toggleGuidance()
	case fyne.KeyReturn, fyne.KeyEnter:
		s.confirm()
	case fyne.KeyPageDown:
		s.turnPage(1)
	case fyne.KeyPageUp:
		s.turnPage(-1)
	case fyne.KeyF11:
		s.window.SetFullScreen(!s.window.FullScreen())
	case fyne.KeyEscape:
		if s.covered() {
			s.dismiss()
			return
		}
		s.tour.stop()
		s.window.Canvas().Unfocus()
	default:
		if !s.isOnboarding() {
			s.eveningKey(key.Name)
		}
	}
}

// fail shows an error; its text is Dutch and says what to do.
func (s *shell) fail(err error) {
	d := s.newNotice("Dit lukte niet", "Sluiten", prose(err.Error()))
	d.Resize(fyne.NewSize(520, 200))
	s.showDialog(d)
}

// view opens a document in the viewer of the system: the one program that
// this one starts, and only when asked.
func (s *shell) view(path string) error {
	address, err := url.Parse(storage.NewFileURI(path).String())
	if err != nil {
		return fmt.Errorf("het document openen: %w", err)
	}
	return s.openURL(address)
}

// askTimeIsUp closes the evening after a question: what is open becomes Later
// beslissen or Niet besproken, loose ends go to the parking lot, and the closing text comes up.
func (s *shell) askTimeIsUp() {
	d := s.newQuestion("Tijd is bijna om", "Afronden", "Annuleren",
		prose("Een open dilemma waarop al inzet is getoond of iets is geschreven, wordt “Later beslissen”; vul later in wie en wanneer. Een ander open dilemma wordt “Niet besproken”. Losse eindjes gaan naar de parkeerplaats. Daarna ziet u wat u samen afsprak. U kunt dit ongedaan maken."),
		func() {
			s.timeIsUp()
		})
	d.Resize(fyne.NewSize(600, 260))
	s.showDialog(d)
}

func (s *shell) timeIsUp() {
	s.desk.Change("Tijd is bijna om", "", func(now *session.Session) { session.ApplyTimeIsUp(now, s.guide) })
	s.goTo("chapter", closingPlace)
}
