package screens

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	fynetheme "fyne.io/fyne/v2/theme"
	"github.com/google/uuid"

	"formatietafel/assets"
	"formatietafel/fault"
	"formatietafel/guide"
	"formatietafel/screens/theme"
	"formatietafel/session/desk"
)

// AppID names the program to the system; settings are kept under it.
const AppID = "nl.formatietafel"

// the window as it first opens, in device-independent pixels.
const (
	firstWidth  = 1280
	firstHeight = 720
)

// Program is what the window needs from outside.
type Program struct {
	Version string // shown in Over
	// Load gives the guide.
	Load func() (*guide.Guide, error)
	// Desk is where files and what is kept of them go; the rest of it is the
	// window's own.
	Desk desk.Params
}

// Run opens the window, on a file where path names one, and returns when it
// is closed. Guide, words and fonts are read while the system makes the
// window; an error of Load is returned before anything is shown.
func Run(p Program, path string) (err error) {
	defer func() {
		r := recover()
		if r == nil {
			return
		}
		err = ErrNoWindow
		if !noDisplay(r) {
			err = fault.Caught(r)
		}
	}()
	hushLibraries()
	open := alone() // before any library looks round
	type loaded struct {
		guide *guide.Guide
		err   error
	}
	guideComes := ahead(func() loaded {
		g, err := p.Load()
		return loaded{g, err}
	})
	wordsCome := ahead(theme.SpeakDutch)
	a := app.NewWithID(AppID)
	a.Settings().SetTheme(settings{a.Preferences()}.theme())
	fontsCome := ahead(measureOnce)
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon))
	if err := chooseOnly(); err != nil {
		return err
	}
	window := a.NewWindow("Formatietafel")
	window.Resize(fyne.NewSize(firstWidth, firstHeight))
	window.SetMaster()
	window.SetPadded(false)
	fontsCome()
	if err := wordsCome(); err != nil {
		return err
	}
	got := guideComes()
	if got.err != nil {
		return got.err
	}
	params, turns := p.Desk, newTurns()
	params.Now, params.After, params.Beside, params.NewID, params.Guide = time.Now, turns.after, turns.beside, newID, got.guide
	s := newShell(a, window, params)
	s.version = p.Version
	if open != nil {
		s.openURL = open
	}
	window.CenterOnScreen()
	provoke(s)
	s.start(path)
	heedSignals(turns, a.Quit)
	window.ShowAndRun()
	if !s.gone {
		s.leave(turns)
	}
	return nil
}

// ahead starts work whose outcome is needed later. A panic of it comes where
// the outcome is asked for.
func ahead[T any](work func() T) (await func() T) {
	var outcome T
	var broken *fault.Error
	over := make(chan struct{})
	go func() {
		defer close(over)
		broken = attempt(func() { outcome = work() })
	}()
	return func() T {
		<-over
		if broken != nil {
			panic(broken)
		}
		return outcome
	}
}

// measureOnce makes Fyne read the fonts, which it does at the first text and
// takes 25 ms, while the system makes the window.
func measureOnce() struct{} {
	for _, style := range []fyne.TextStyle{{}, {Bold: true}} {
		fyne.MeasureText("a", fynetheme.TextSize(), style)
	}
	return struct{}{}
}

// start shows the ways in, or the file that path names, and offers what was
// not saved the last time. The page is built once, when the file is there.
func (s *shell) start(path string) {
	ready := func() {
		if s.atStart() {
			s.showStart()
		}
		s.offerFound()
	}
	if path == "" {
		ready()
		return
	}
	s.openWith(path, "", ready)
}

// newID makes the id of a session: a UUID that sorts by time.
func newID() string {
	id, err := uuid.NewV7()
	if err != nil {
		id = uuid.New()
	}
	return id.String()
}
