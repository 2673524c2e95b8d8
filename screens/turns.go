package screens

import (
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"fyne.io/fyne/v2"

	"formatietafel/fault"
)

// turns brings what was done elsewhere back to the window's goroutine. Fyne
// forgets what still waits when its loop ends, as at the end of a log-out; the
// turns keep it, so that the program can leave its files as it should.
type turns struct {
	mu      sync.Mutex
	waiting []func()
	over    bool          // the loop has ended, or is about to
	come    chan struct{} // says that something waits; has room for one
}

func newTurns() *turns { return &turns{come: make(chan struct{}, 1)} }

// beside runs work next to the window, and then done on its goroutine. A panic
// of work goes there too: one place says what happened.
func (t *turns) beside(work, done func()) {
	go func() {
		if broken := attempt(work); broken != nil {
			t.do(func() { panic(broken) })
			return
		}
		t.do(done)
	}()
}

// attempt does work, and gives its panic; nil where it went well.
func attempt(work func()) (broken *fault.Error) {
	defer func() { broken = fault.Caught(recover()) }()
	work()
	return nil
}

// after runs f on the window's goroutine once d has passed, unless it is
// stopped or the window is gone.
func (t *turns) after(d time.Duration, f func()) (stop func()) {
	timer := time.AfterFunc(d, func() {
		if !t.isOver() {
			fyne.Do(f)
		}
	})
	return func() { timer.Stop() }
}

func (t *turns) do(f func()) {
	t.mu.Lock()
	t.waiting = append(t.waiting, f)
	t.mu.Unlock()
	if !t.isOver() {
		fyne.Do(t.take)
		return
	}
	select {
	case t.come <- struct{}{}:
	default: // that was said already
	}
}

// take does what waits, while there is a window.
func (t *turns) take() {
	if !t.isOver() {
		t.takeAll()
	}
}

func (t *turns) takeAll() {
	for f := t.next(); f != nil; f = t.next() {
		f()
	}
}

func (t *turns) next() func() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.waiting) == 0 {
		return nil
	}
	f := t.waiting[0]
	t.waiting = t.waiting[1:]
	return f
}

func (t *turns) isOver() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.over
}

// end says that Fyne's loop takes no turns any more.
func (t *turns) end() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.over = true
}

// until takes turns, in the place of the loop that ended, until what f begins
// is done.
func (t *turns) until(f func(done func())) {
	over := false
	f(func() { over = true })
	for {
		t.takeAll()
		if over {
			return
		}
		<-t.come
	}
}

// heedSignals ends the window when the system asks for it: at log-out, at
// shutdown, and when the terminal that it was started from is closed. Who asks
// twice gets what the system does by itself.
func heedSignals(t *turns, quit func()) {
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		<-asked
		t.end()
		signal.Reset(os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
		fyne.Do(quit)
	}()
}

// leave saves what waits to be saved and gives the file back, after the window
// has gone without asking. What cannot be saved stays in the journal, to be
// offered at the next start.
func (s *shell) leave(t *turns) {
	t.end()
	s.gone = true
	t.until(func(done func()) {
		s.desk.Flush(func(error) { s.desk.Close(done) })
	})
}
