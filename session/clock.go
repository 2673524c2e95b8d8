package session

import (
	"slices"
	"time"
)

// Clock measures an evening by its run sheet. It is a plain value that is
// told the time: it has no timer of its own. The zero value has no parts.
type Clock struct {
	part  int
	since time.Time       // when it was started; zero while it is paused
	spent []time.Duration // of each part, up to since
}

// NewClock gives a paused clock for a plan: what was spent before counts, and
// the evening goes on at the first part without minutes spent.
func NewClock(plan Plan) Clock {
	c := Clock{spent: make([]time.Duration, len(plan.Parts)), part: max(0, len(plan.Parts)-1)}
	for i := len(plan.Parts) - 1; i >= 0; i-- {
		if n := plan.Parts[i].Spent; n != nil {
			c.spent[i] = minutesOf(n)
		} else {
			c.part = i
		}
	}
	return c
}

// Part gives the place of the present part in the run sheet.
func (c Clock) Part() int { return c.part }

// Running tells whether it is not paused.
func (c Clock) Running() bool { return !c.since.IsZero() }

// Start lets it run; a running clock runs on.
func (c Clock) Start(now time.Time) Clock {
	if !c.Running() && len(c.spent) > 0 {
		c.since = now
	}
	return c
}

// Pause stops it, and keeps what was spent.
func (c Clock) Pause(now time.Time) Clock {
	if !c.Running() {
		return c
	}
	spent := slices.Clone(c.spent)
	spent[c.part] = c.Spent(c.part, now)
	c.spent, c.since = spent, time.Time{}
	return c
}

// Go turns to another part, running or paused as it was. A part that is not
// there changes nothing.
func (c Clock) Go(part int, now time.Time) Clock {
	if part < 0 || part >= len(c.spent) {
		return c
	}
	running := c.Running()
	c = c.Pause(now)
	c.part = part
	if running {
		c = c.Start(now)
	}
	return c
}

// Spent gives what a part took up to now. A clock of the computer that is set
// back takes nothing off.
func (c Clock) Spent(part int, now time.Time) time.Duration {
	if part < 0 || part >= len(c.spent) {
		return 0
	}
	spent := c.spent[part]
	if c.Running() && part == c.part {
		spent += max(0, now.Sub(c.since))
	}
	return spent
}

// Tone is how urgent a clock looks; it makes no sound.
type Tone int

// The tones of a clock.
const (
	Calm    Tone = iota
	Soon         // "tijd is bijna om"
	TimeOut      // over the planned minutes
)

// ClockFace is what the clock shows.
type ClockFace struct {
	Part        Part          // the present one; zero without a run sheet
	PartLeft    time.Duration // below zero: over time
	SessionLeft time.Duration
	Tone        Tone
}

// A part is nearly over when a tenth of it is left, and at least soonest.
const (
	soonest   = 2 * time.Minute
	soonShare = 10
)

// Face gives what the clock shows of a plan at a moment. A part that was
// added since the clock was made has taken no time yet.
func (c Clock) Face(plan Plan, now time.Time) ClockFace {
	face := ClockFace{SessionLeft: planned(plan)}
	for i := range plan.Parts {
		face.SessionLeft -= c.Spent(i, now)
	}
	if c.part >= len(plan.Parts) {
		return face
	}
	face.Part = plan.Parts[c.part]
	minutes := partMinutes(face.Part)
	face.PartLeft = minutes - c.Spent(c.part, now)
	switch {
	case face.PartLeft < 0:
		face.Tone = TimeOut
	case face.PartLeft <= max(soonest, minutes/soonShare):
		face.Tone = Soon
	}
	return face
}

// planned gives the length of the session: as planned, or else the parts
// together.
func planned(plan Plan) time.Duration {
	if plan.Minutes != nil {
		return minutesOf(plan.Minutes)
	}
	var sum time.Duration
	for _, p := range plan.Parts {
		sum += partMinutes(p)
	}
	return sum
}

func partMinutes(p Part) time.Duration {
	return minutesOf(p.Minutes)
}

// mostMinutes is what a clock measures at most, about two months: a file may
// hold more than a [time.Duration] does.
const mostMinutes = 100_000

func minutesOf(n *int) time.Duration {
	if n == nil {
		return 0
	}
	return time.Duration(min(max(*n, 0), mostMinutes)) * time.Minute
}

// Record puts the minutes that each part took in the session, rounded to
// whole ones; a part that took none is left as it is.
func (c Clock) Record(s *Session, now time.Time) {
	parts := slices.Clone(s.Plan.Parts)
	for i := range parts {
		spent := c.Spent(i, now)
		if spent <= 0 {
			continue
		}
		minutes := max(1, int(spent.Round(time.Minute)/time.Minute))
		parts[i].Spent = &minutes
	}
	s.Plan.Parts = parts
}
