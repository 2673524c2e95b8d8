package screens

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	fynetheme "fyne.io/fyne/v2/theme"
	"github.com/google/uuid"

	"formatietafel/assets"
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
	Disk desk.Disk
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
		if !noDisplay(r) {
			panic(r)
		}
		err = ErrNoWindow
	}()
	hushLibraries()
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
	<-fontsCome
	if err := <-wordsCome; err != nil {
		return err
	}
	got := <-guideComes
	if got.err != nil {
		return got.err
	}
	s := newShell(a, window, desk.Params{
		Disk: p.Disk, Now: time.Now, After: after, Beside: beside, NewID: newID, Guide: got.guide,
	})
	s.version = p.Version
	window.CenterOnScreen()
	s.start(path)
	window.ShowAndRun()
	return nil
}

// ahead starts work whose outcome is needed later.
func ahead[T any](work func() T) <-chan T {
	outcome := make(chan T, 1)
	go func() { outcome <- work() }()
	return outcome
}

// measureOnce makes Fyne read the fonts, which it does at the first text and
// takes 25 ms, while the system makes the window.
func measureOnce() struct{} {
	for _, style := range []fyne.TextStyle{{}, {Bold: true}} {
		fyne.MeasureText("a", fynetheme.TextSize(), style)
	}
	return struct{}{}
}

// start shows the first step, of a file where path names one. It comes before
// anything is drawn, so that the page is built once.
func (s *shell) start(path string) {
	if path != "" {
		s.open(path)
	}
	if s.current == "" {
		s.goTo(stepOrder[0], "")
	}
}

// after runs f on Fyne's goroutine once d has passed, unless it is stopped.
func after(d time.Duration, f func()) (stop func()) {
	timer := time.AfterFunc(d, func() { fyne.Do(f) })
	return func() { timer.Stop() }
}

// beside runs work next to the window, and then done on Fyne's goroutine.
func beside(work, done func()) {
	go func() {
		work()
		fyne.Do(done)
	}()
}

// newID makes the id of a session: a UUID that sorts by time.
func newID() string {
	id, err := uuid.NewV7()
	if err != nil {
		id = uuid.New()
	}
	return id.String()
}
