// Package fault says of a mistake in the program itself where it happened,
// and never what was in it: what a panic holds may be what somebody typed, and
// standard error is kept in a file on many desktops.
package fault

import (
	"fmt"
	"path"
	"runtime"
	"strings"
)

// Error is a panic that was caught, as a Dutch line that says what to do. It
// holds names and lines of the program, and no value of any kind.
type Error struct{ trail []string }

// Caught makes an error of what recover gave, nil of nothing. It is to be
// called in the deferred function itself, while the way to the panic is still
// on the stack. An Error that was passed on keeps its own trail.
func Caught(panicked any) *Error {
	if panicked == nil {
		return nil
	}
	if e, is := panicked.(*Error); is {
		return e
	}
	return &Error{trail()}
}

func (e *Error) Error() string {
	where := "een plek die niet bekend is"
	if len(e.trail) > 0 {
		where = strings.Join(e.trail, " < ")
	}
	return "het programma is gestopt door een fout in het programma zelf. Uw bestanden zijn heel. Start het opnieuw: " +
		"wat nog niet was opgeslagen, biedt het venster dan aan. Meld deze regel aan de makers; er staat niets in van wat u typte: " + where
}

const (
	// ours begins the name of each function of this program.
	ours = "formatietafel/"
	// mostSteps bounds the trail, so that it stays a line.
	mostSteps = 6
	deepest   = 200
)

// trail names the functions of ours that led to the panic, the last one
// first.
func trail() []string {
	callers := make([]uintptr, deepest)
	frames := runtime.CallersFrames(callers[:runtime.Callers(0, callers)])
	var steps []string
	after := false // the panic; what comes before is how it was caught
	for more := true; more && len(steps) < mostSteps; {
		var f runtime.Frame
		f, more = frames.Next()
		switch {
		case f.Function == "runtime.gopanic":
			after, steps = true, nil // of more than one the first is the cause
		case after && strings.HasPrefix(f.Function, ours):
			steps = append(steps, fmt.Sprintf("%s (%s:%d)", strings.TrimPrefix(f.Function, ours), path.Base(f.File), f.Line))
		}
	}
	return steps
}
