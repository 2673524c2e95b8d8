package screens

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"formatietafel/export"
	"formatietafel/export/tree"
	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// hall is the second window (zaalscherm), for the projector. What it may show
// session.Hall decides; it follows the page of the facilitator, is held, or is
// black.
type hall struct {
	shell  *shell
	window fyne.Window // nil while it is off
	board  *widgets.Board
	toggle *widgets.Button // in the foot of the main window
	shown  session.HallScreen
	blocks []widgets.BoardBlock // what is on it
	view   session.HallView
	held   bool
	black  bool
	seats  bool // asked for on the hall screen itself
}

func newHall(s *shell) *hall {
	h := &hall{shell: s}
	h.toggle = widgets.NewButton("Zaalscherm aan", s.toggleHall)
	return h
}

// the window of the hall screen where there is no second display
const (
	hallWidth  = 1024
	hallHeight = 640
)

// toggleHall opens the hall screen: full screen on a second display where
// there is one, else as a window. Or it closes it.
func (s *shell) toggleHall() {
	h := s.hall
	if h.window != nil {
		s.closeHall()
		return
	}
	h.board = widgets.NewBoard()
	h.window = s.app.NewWindow("Zaalscherm")
	h.window.SetPadded(false)
	h.window.SetContent(h.board)
	h.window.Resize(fyne.NewSize(hallWidth, hallHeight))
	h.window.SetOnClosed(h.closed)
	h.listen()
	h.held, h.black, h.seats = false, false, false
	h.shown, h.view, h.blocks = session.HallScreen{}, session.HallView{}, nil
	h.follow()
	if d, ok := hallDisplay(displays(s.app)); ok {
		showOn(h.window, d, s.clock.after, s.window.RequestFocus) // who works here goes on typing here
	} else {
		h.window.Show()
	}
	h.say()
}

func (s *shell) closeHall() {
	if s.hall.window != nil {
		s.hall.window.Close()
	}
}

func (h *hall) closed() {
	h.window = nil
	h.say()
}

// listen lets the keys of the hall screen work in its own window too: with one
// mirrored display it is the one in front.
func (h *hall) listen() {
	keys := map[fyne.KeyName]func(){
		fyne.KeyF5: h.shell.toggleHall, fyne.KeyF6: h.shell.holdHall, fyne.KeyF8: h.shell.blackHall,
		fyne.KeyPageDown: func() { h.shell.turnHall(1) }, fyne.KeyPageUp: func() { h.shell.turnHall(-1) },
		fyne.KeySpace: func() { h.shell.turnHall(1) }, fyne.KeyRight: func() { h.shell.turnHall(1) }, fyne.KeyLeft: func() { h.shell.turnHall(-1) },
		fyne.KeyF11: func() { h.window.SetFullScreen(!h.window.FullScreen()) },
		fyne.KeyEscape: func() {
			if h.window.FullScreen() {
				h.window.SetFullScreen(false)
				return
			}
			h.shell.toggleHall()
		},
	}
	canvas := h.window.Canvas()
	canvas.SetOnTypedKey(func(key *fyne.KeyEvent) {
		if action := keys[key.Name]; action != nil && !(turning[key.Name] && h.typing()) {
			action()
			return
		}
		h.passKey(key)
	})
	canvas.SetOnTypedRune(func(r rune) {
		if h.typing() {
			h.shell.window.Canvas().Focused().TypedRune(r)
		}
	})
	for _, menu := range h.shell.window.MainMenu().Items {
		passShortcuts(canvas, menu)
	}
}

// turning are keys that turn the hall's page, but for who types in a field of
// the main window.
var turning = map[fyne.KeyName]bool{fyne.KeySpace: true, fyne.KeyLeft: true, fyne.KeyRight: true}

// typing tells whether a field of the main window has the cursor.
func (h *hall) typing() bool {
	_, ok := h.shell.window.Canvas().Focused().(*widgets.Entry)
	return ok
}

// passKey gives a key that was pressed here to the main window.
func (h *hall) passKey(key *fyne.KeyEvent) {
	on := h.shell.window.Canvas().Focused()
	if on == nil {
		h.shell.key(key)
		return
	}
	if down, ok := on.(desktop.Keyable); ok {
		down.KeyDown(key)
	}
	on.TypedKey(key)
}

// passShortcuts lets the shortcuts of a menu work in another window too.
func passShortcuts(to fyne.Canvas, menu *fyne.Menu) {
	for _, i := range menu.Items {
		if i.ChildMenu != nil {
			passShortcuts(to, i.ChildMenu)
		}
		if i.Shortcut == nil {
			continue
		}
		to.AddShortcut(i.Shortcut, func(fyne.Shortcut) {
			if !i.Disabled && i.Action != nil {
				i.Action()
			}
		})
	}
}

// holdHall keeps the picture as it is, also when the text changes, or lets it
// follow again.
func (s *shell) holdHall() {
	h := s.hall
	if h.window == nil {
		return
	}
	h.held = !h.held
	h.follow()
	h.say()
}

// releaseHall lets the picture follow again: what was held is of another
// session, or was wiped.
func (s *shell) releaseHall() {
	h := s.hall
	if h.window == nil {
		return
	}
	h.held = false
	h.follow()
	h.say()
}

// blackHall makes the screen black, or brings the picture back.
func (s *shell) blackHall() {
	h := s.hall
	if h.window == nil {
		return
	}
	h.black = !h.black
	h.board.Black(h.black)
	h.say()
}

// seatsInHall shows seats behind the names of the parties, or takes them away.
func (s *shell) seatsInHall() {
	s.hall.seats = !s.hall.seats
	s.followHall()
	s.stepsMenu.show()
}

func (s *shell) turnHall(by int) {
	if s.hall.window != nil {
		s.hall.board.Turn(by)
	}
}

// followHall shows what belongs to the page of the facilitator.
func (s *shell) followHall() { s.hall.follow() }

func (h *hall) follow() {
	if h.window == nil || h.held {
		return
	}
	view := h.shell.hallView()
	screen := session.Hall(h.shell.session(), h.shell.guide, view)
	blocks, stage := hallBlocks(screen, view), hallStage(screen)
	if view.Part == session.HallClosing {
		blocks = closingBlocks(screen.Title, export.Compose(h.shell.session(), h.shell.guide, closingOptions))
	}
	if reflect.DeepEqual(blocks, h.blocks) && view == h.view {
		return
	}
	same := view.Part == h.view.Part && view.Question == h.view.Question && stage == hallStage(h.shown)
	h.shown, h.view, h.blocks = screen, view, blocks
	if same {
		h.board.Update(blocks)
		return
	}
	h.board.Put(blocks, stage)
}

// say tells in the main window how the hall screen is.
func (h *hall) say() {
	text := "Zaalscherm aan"
	switch {
	case h.window == nil:
	case h.black:
		text = "Zaalscherm uit (zwart)"
	case h.held:
		text = "Zaalscherm uit (staat stil)"
	default:
		text = "Zaalscherm uit"
	}
	if h.toggle.Text != text {
		h.toggle.SetText(text)
	}
	h.shell.stepsMenu.show()
}

// hallView is what the hall may see of the page that the facilitator has open.
func (s *shell) hallView() session.HallView {
	view := session.HallView{Seats: s.hall.seats}
	switch s.current {
	case session.StepTable:
		view.Part = session.HallRules
	case session.StepVision:
		view.Part = session.HallVision
	case session.StepPortfolio:
		view.Part = session.HallPortfolio
	case session.StepAgreements:
		view.Part = session.HallAgreements
	case session.StepChapter:
		view.Part = session.HallClosing
	case session.StepStances:
		p, ok := s.pages[session.StepStances].(*stancesPage)
		switch {
		case !ok: // being made
		case p.current == partOverall:
			view.Part = session.HallOverall
		case p.current == partChosen && p.chosen != "":
			view.Part, view.Question = session.HallDilemma, p.chosen
		case p.current == partWhere:
			view.Part = session.HallWhere
		default:
			view.Part = session.HallTopics
		}
	}
	return view
}

// keys of blocks to turn to
const (
	hallText  = "text"
	hallScale = "scale"
)

// hallStage is how far a dilemma is, and so which block the hall looks at.
func hallStage(screen session.HallScreen) string {
	switch {
	case screen.Text != "" && screen.Question != "":
		return hallText
	case screen.Shown:
		return hallScale
	}
	return ""
}

// hallPage gathers what the hall sees.
type hallPage struct{ blocks []widgets.BoardBlock }

func (p *hallPage) add(kind widgets.BoardKind, text string) {
	if strings.TrimSpace(text) != "" {
		p.blocks = append(p.blocks, widgets.BoardBlock{Kind: kind, Text: text})
	}
}

func (p *hallPage) list(head string, items []string) {
	if len(items) == 0 {
		return
	}
	p.blocks = append(p.blocks, widgets.BoardBlock{Kind: widgets.BoardSoft, Text: head, Head: true})
	for _, item := range items {
		p.add(widgets.BoardBullet, item)
	}
}

// hallBlocks sets out what the hall sees, with what the table works on first.
func hallBlocks(screen session.HallScreen, view session.HallView) []widgets.BoardBlock {
	p := &hallPage{}
	p.add(widgets.BoardTitle, screen.Title)
	p.text(screen)
	if len(screen.Rows) == 0 { // else the picture is what the table looks at
		p.add(widgets.BoardText, screen.Question)
	}
	if !screen.Shown && (screen.Poles[0] != "" || screen.Poles[1] != "") { // else they stand in the picture
		p.blocks = append(p.blocks, widgets.BoardBlock{Kind: widgets.BoardPair, Text: screen.Poles[0], Other: screen.Poles[1]})
	}
	if view.Part == session.HallDilemma {
		p.blocks = append(p.blocks, partyBlocks(screen)...)
	}
	for _, row := range screen.Rows {
		p.blocks = append(p.blocks, rowBlocks(row)...)
	}
	p.list("Wat de wet al regelt", screen.Law)
	p.list("Onze spelregels", screen.Rules)
	p.list(topicsHead(screen), screen.Topics)
	p.list("Dit spraken we tot nu toe af", screen.Promises)
	return p.blocks
}

func topicsHead(screen session.HallScreen) string {
	if len(screen.Rows) > 0 {
		return "Nog niet getoond"
	}
	return "Op deze tafel"
}

// rowBlocks is one dilemma of the picture over all: the places on which a party
// stands.
func rowBlocks(row session.HallRow) []widgets.BoardBlock {
	blocks := []widgets.BoardBlock{{Kind: widgets.BoardTitle, Text: row.Title, Head: true}}
	for _, b := range partyBlocks(session.HallScreen{Shown: true, Poles: row.Poles, Parties: row.Parties}) {
		if b.Kind != widgets.BoardRow || len(b.Marks) > 0 {
			b.Key = ""
			blocks = append(blocks, b)
		}
	}
	return blocks
}

// text is the text being agreed, under the word for its outcome.
func (p *hallPage) text(screen session.HallScreen) {
	head := outcomeWord(screen.Outcome)
	if screen.Text == "" {
		p.add(widgets.BoardSoft, head)
		return
	}
	p.blocks = append(p.blocks, widgets.BoardBlock{Kind: widgets.BoardSoft, Text: nameOr(head, "Zo staat het er nu"), Key: hallText, Head: true})
	p.add(widgets.BoardText, screen.Text)
}

// closingOptions make the text of "Dit spraken we af": the public one, so that
// nothing else can get there, and short, to be read out.
var closingOptions = export.Options{Variant: export.Public, Length: export.Short}

// closingBlocks is "Dit spraken we af", as the chapter says it.
func closingBlocks(titleText string, doc *tree.Document) []widgets.BoardBlock {
	p := &hallPage{}
	p.add(widgets.BoardTitle, "Dit spraken we af")
	p.add(widgets.BoardSoft, titleText)
	for _, block := range doc.Blocks {
		switch b := block.(type) {
		case *tree.Paragraph:
			kind := widgets.BoardText
			if b.Style == tree.Note {
				kind = widgets.BoardSoft
			}
			p.add(kind, tree.Plain(b.Spans))
		case *tree.List:
			for _, item := range b.Items {
				for _, inside := range item {
					if text, ok := inside.(*tree.Paragraph); ok {
						p.add(widgets.BoardBullet, tree.Plain(text.Spans))
					}
				}
			}
		}
	}
	return p.blocks
}

func outcomeWord(outcome string) string {
	word, _ := textOf(outcomes, outcome)
	return word
}

// partyBlocks is the picture once shown; before that it says who handed in.
func partyBlocks(screen session.HallScreen) []widgets.BoardBlock {
	if !screen.Shown {
		return handedInBlocks(screen.Parties)
	}
	labels := [widgets.Places]string{"sterk voor " + screen.Poles[0], "eerder " + screen.Poles[0], "ertussenin", "eerder " + screen.Poles[1], "sterk voor " + screen.Poles[1]}
	rows := make([]widgets.BoardBlock, widgets.Places)
	for i, label := range labels {
		rows[i] = widgets.BoardBlock{Kind: widgets.BoardRow, Text: label}
	}
	var none []string
	reserved := false
	for _, p := range screen.Parties {
		i, ok := widgets.At(p.Place).Index()
		if !ok {
			none = append(none, p.Name)
			continue
		}
		reserved = reserved || p.Reserved
		rows[i].Marks = append(rows[i].Marks, widgets.BoardMark{Name: seatedName(p), Color: p.Color, Open: p.Reserved})
	}
	if len(none) > 0 {
		rows = append(rows, widgets.BoardBlock{Kind: widgets.BoardSoft, Text: "Nog geen inzet: " + strings.Join(none, ", ")})
	}
	if reserved { // before the picture, so that no page parts them
		rows = slices.Insert(rows, 0, widgets.BoardBlock{Kind: widgets.BoardSoft, Text: "Open rondje: onder voorbehoud van de fractie", Head: true})
	}
	rows[0].Key = hallScale
	return rows
}

func seatedName(p session.HallParty) string {
	if p.Seats == nil {
		return p.Name
	}
	return fmt.Sprintf("%s (%d)", p.Name, *p.Seats)
}

func handedInBlocks(parties []session.HallParty) []widgets.BoardBlock {
	var in []string
	for _, p := range parties {
		if p.HandedIn {
			in = append(in, p.Name)
		}
	}
	if len(in) == 0 {
		return nil
	}
	return []widgets.BoardBlock{{Kind: widgets.BoardSoft, Text: "Ingevuld, nog dicht: " + strings.Join(in, ", ")}}
}

// the items of the menu Zaalscherm
const (
	wordHallOn    = "Zaalscherm aan (F5)"
	wordHallHold  = "Beeld vasthouden (F6)"
	wordHallBlack = "Zwart scherm (F8)"
	wordHallSeats = "Zetels op het zaalscherm"
)

// hallState is what the menu shows of the hall screen.
type hallState struct{ on, held, black, seats bool }

func (h *hall) state() hallState { return hallState{h.window != nil, h.held, h.black, h.seats} }

// hallMenu works while a dialog lies over the page too: the room must not have
// to wait for it.
func (m *mainMenu) hallMenu() *fyne.Menu {
	s := m.shell
	m.hall = map[string]*fyne.MenuItem{
		wordHallOn: item(wordHallOn, ctrl(fyne.KeyB), s.toggleHall), wordHallHold: item(wordHallHold, ctrl(fyne.KeyH), s.holdHall),
		wordHallBlack: item(wordHallBlack, ctrl(fyne.KeyPeriod), s.blackHall), wordHallSeats: item(wordHallSeats, nil, s.seatsInHall),
	}
	return fyne.NewMenu("",
		m.hall[wordHallOn], m.hall[wordHallHold], m.hall[wordHallBlack],
		item("Volgende bladzijde", ctrl(fyne.KeyPageDown), func() { s.turnHall(1) }),
		item("Vorige bladzijde", ctrl(fyne.KeyPageUp), func() { s.turnHall(-1) }),
		m.hall[wordHallSeats],
	)
}

func (m *mainMenu) showHall(now hallState) {
	m.hall[wordHallOn].Checked, m.hall[wordHallHold].Checked = now.on, now.held
	m.hall[wordHallBlack].Checked, m.hall[wordHallSeats].Checked = now.black, now.seats
	for _, word := range []string{wordHallHold, wordHallBlack, wordHallSeats} {
		m.hall[word].Disabled = !now.on
	}
}
