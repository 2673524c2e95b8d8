package screens

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// resume says, when a session is opened on another evening, what was done and
// where to go on, and leads there.
type resume struct {
	shell   *shell
	content fyne.CanvasObject
	text    *widget.Label
	on      *widgets.Button
	next    session.Part
}

func newResume(s *shell) *resume {
	r := &resume{shell: s, text: prose("")}
	r.on = widgets.NewButton("", r.goOn)
	r.on.Importance = widget.HighImportance
	buttons := container.NewHBox(r.on, widgets.NewButton("Sluiten", r.hide))
	r.content = onGround(fynetheme.ColorNameHeaderBackground, container.NewBorder(nil, nil, nil, container.NewCenter(buttons), r.text))
	r.content.Hide()
	return r
}

// show tells it of a session that was just opened, unless its document is
// final or its evening has not begun, or is over.
func (r *resume) show() {
	s := r.shell.session()
	done := session.DoneParts(s.Plan)
	next, more := session.GoOn(s)
	if len(done) == 0 || !more || s.Document.Status == session.Final {
		r.hide()
		return
	}
	r.next = next
	r.text.SetText(r.shell.wentWords(s))
	r.on.SetText("Verder bij " + r.shell.partTitle(next))
	shown(r.content, true)
}

// follow goes on to what is open by now, while it is shown.
func (r *resume) follow() {
	if r.content.Visible() {
		r.show()
	}
}

func (r *resume) hide() { shown(r.content, false) }

func (r *resume) goOn() {
	r.hide()
	place := ""
	if r.next.Question != "" {
		place = "stances[" + r.next.Question + "]"
	}
	r.shell.goTo(r.next.Step, place)
}
