package screens

import (
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"formatietafel/screens/widgets"
	"formatietafel/session"
	"formatietafel/session/desk"
)

// clockPace is how often a running clock looks at the time.
const clockPace = 5 * time.Second

// clockBar is the quiet clock at the foot of the window. It makes no sound,
// and says what its colour says in words too. Minutes that went by are kept in
// the session as they go, and are no part of undo.
type clockBar struct {
	*room
	now   func() time.Time
	after func(time.Duration, func()) func()
	clock session.Clock
	known []session.Part // the run sheet that the clock is of
	busy  bool           // changes the session itself
	stop  func()

	box    *fyne.Container
	toggle *widgets.Button
	next   *widgets.Button
	text   *widget.Label
}

func newClockBar(r *room, params desk.Params) *clockBar {
	c := &clockBar{room: r, now: params.Now, after: params.After}
	c.toggle = moveButton(fynetheme.MediaPlayIcon(), c.startOrPause)
	c.next = moveButton(fynetheme.MediaSkipNextIcon(), c.nextPart)
	c.text = widget.NewLabel("")
	c.box = container.NewHBox(c.toggle, c.next, c.text)
	c.show()
	return c
}

// changed shows the clock of the present session. Where the run sheet is
// another than the clock knows, the clock is made anew at the same part.
func (c *clockBar) changed() {
	if c.busy {
		return
	}
	if parts := c.session().Plan.Parts; !slices.EqualFunc(parts, c.known, samePart) {
		c.remake(parts)
	}
	c.show()
}

// samePart compares what a clock knows of a part: which it is, and what it
// took.
func samePart(a, b session.Part) bool {
	return isPart(a, b) && (a.Spent == nil) == (b.Spent == nil) && (a.Spent == nil || *a.Spent == *b.Spent)
}

func isPart(a, b session.Part) bool { return a.Step == b.Step && a.Question == b.Question }

func (c *clockBar) remake(parts []session.Part) {
	running, at := c.clock.Running(), -1
	if i := c.clock.Part(); running && i < len(c.known) {
		at = slices.IndexFunc(parts, func(p session.Part) bool { return isPart(p, c.known[i]) })
	}
	c.clock, c.known = session.NewClock(c.session().Plan), parts
	if at < 0 {
		c.hold()
		return
	}
	c.clock = c.clock.Go(at, c.now()).Start(c.now())
}

// opened begins a document, with its clock paused.
func (c *clockBar) opened() {
	c.hold()
	c.clock, c.known = session.NewClock(c.session().Plan), c.session().Plan.Parts
	c.show()
}

func (c *clockBar) startOrPause() {
	if c.clock.Running() {
		c.clock = c.clock.Pause(c.now())
		c.hold()
	} else {
		c.clock = c.clock.Start(c.now())
		c.tickLater()
	}
	c.record()
	c.show()
}

// nextPart turns to the next part of the run sheet.
func (c *clockBar) nextPart() { c.turnTo(c.clock.Part() + 1) }

func (c *clockBar) turnTo(part int) {
	c.clock = c.clock.Go(part, c.now())
	c.record()
	c.show()
}

func (c *clockBar) hold() {
	if c.stop != nil {
		c.stop()
		c.stop = nil
	}
}

func (c *clockBar) tickLater() {
	c.hold()
	c.stop = c.after(clockPace, func() {
		if !c.clock.Running() {
			return
		}
		c.record()
		c.show()
		c.tickLater()
	})
}

// record keeps the minutes in the session.
func (c *clockBar) record() {
	c.busy = true
	defer func() { c.busy = false }()
	c.desk.Note(func(s *session.Session) { c.clock.Record(s, c.now()) })
	c.known = c.session().Plan.Parts
}

// through lets undo and redo by: they bring back what the table filled in,
// not the time.
func (c *clockBar) through(step func()) {
	c.busy = true
	step()
	c.busy = false
	if slices.EqualFunc(c.session().Plan.Parts, c.known, isPart) {
		c.record()
	}
	c.changed()
}

func (c *clockBar) show() {
	plan := c.session().Plan
	shown(c.box, len(plan.Parts) > 0)
	if len(plan.Parts) == 0 {
		return
	}
	face := c.clock.Face(plan, c.now())
	icon := fynetheme.MediaPlayIcon()
	if c.clock.Running() {
		icon = fynetheme.MediaPauseIcon()
	}
	if c.toggle.Icon != icon {
		c.toggle.SetIcon(icon)
	}
	enable(c.next, c.clock.Part()+1 < len(plan.Parts))
	text, importance := c.words(face), toneImportance[face.Tone]
	if c.text.Text == text && c.text.Importance == importance {
		return
	}
	c.text.Importance = importance
	c.text.SetText(text)
}

var toneImportance = map[session.Tone]widget.Importance{
	session.Calm: widget.MediumImportance, session.Soon: widget.WarningImportance, session.TimeOut: widget.DangerImportance,
}

// words say which part it is and how much time is left.
func (c *clockBar) words(face session.ClockFace) string {
	said := c.partTitle(face.Part) + ": "
	switch face.Tone {
	case session.Soon:
		said += "tijd is bijna om, nog " + minuteWords(face.PartLeft)
	case session.TimeOut:
		said += minuteWords(-face.PartLeft) + " over de tijd"
	default:
		said += "nog " + minuteWords(face.PartLeft)
	}
	if !c.clock.Running() {
		return said + " (staat stil)"
	}
	if face.SessionLeft >= 0 {
		return said + " · avond: nog " + minuteWords(face.SessionLeft)
	}
	return said + " · avond: " + minuteWords(-face.SessionLeft) + " over de tijd"
}

// minuteWords counts a minute that has begun as a whole one.
func minuteWords(d time.Duration) string {
	return fmt.Sprintf("%d min.", int((d+time.Minute-1)/time.Minute))
}

// partTitle names a part of the run sheet.
func (r *room) partTitle(p session.Part) string {
	if p.Question != "" {
		topic, _ := r.session().Dilemma(r.guide, p.Question)
		return nameOr(topic.Title, "Eigen dilemma")
	}
	step, _ := r.guide.Step(p.Step)
	return step.Title
}
