// Package screens is the window: shell and menu, and one file a step. Only
// here (and in its folders) stands Fyne; rules stand in session and desk, so
// that a screen only shows what they say and passes on what a user does.
//
// Everything runs on Fyne's goroutine. A page is built once, keeps no state
// that the session holds, and can show any session again from its refresh.
package screens

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"formatietafel/guide"
	"formatietafel/session"
	"formatietafel/session/desk"
)

// room is what every page works with.
type room struct {
	desk   *desk.Desk
	guide  *guide.Guide
	window fyne.Window
	// goTo opens a step, at a place in it where that is not empty.
	goTo func(step, place string)
	// fail shows an error in a dialog.
	fail func(error)
	// discreet tells whether seats and priorities stay folded away, for a
	// mirrored projector.
	discreet func() bool
	// disk takes documents, whole or not at all.
	disk desk.Disk
	// beside runs work next to the window, then done on Fyne's goroutine.
	beside  func(work, done func())
	dialogs dialogs
	// exchange tells whether room to trade is shown on this screen.
	exchange func() bool
	// gather is how positions come in: by invitation, from a file, or on this
	// laptop.
	gather []answer
	// turned tells that a page shows another part of itself.
	turned func()
	// revealed brings the picture of a dilemma into view.
	revealed func(*dilemma)
	// view opens a document in the viewer of the system.
	view func(path string) error
}

// page is the screen of one step.
type page interface {
	// content gives the page; the same object at each call.
	content() fyne.CanvasObject
	// refresh shows the present session. It is called when the page comes
	// up and after each change, also of its own making, so it changes only
	// what differs.
	refresh()
	// open shows one place of the step, a key path as in a finding, and puts
	// the cursor there.
	open(place string)
}

// session gives the present session, to read only.
func (r *room) session() *session.Session { return r.desk.Session() }

// askRemove says beforehand what goes along and what stays, and asks where
// there is any.
func (r *room) askRemove(kind, id, what string, remove func()) {
	goes, stays := session.References(r.session(), kind, id)
	if len(goes)+len(stays) == 0 {
		remove()
		return
	}
	var text string
	if len(goes) > 0 {
		text += "Met " + what + " verdwijnt:\n" + strings.Join(goes, "\n") + "\n\n"
	}
	if len(stays) > 0 {
		text += "Dit blijft staan, maar noemt " + what + " niet meer:\n" + strings.Join(stays, "\n") + "\n\n"
	}
	text += "U kunt dit ongedaan maken."
	d := r.newQuestion("Verwijderen", "Verwijderen", "Annuleren", container.NewVScroll(prose(text)), func() {
		remove()
	})
	d.Resize(fyne.NewSize(560, 360))
	r.showDialog(d)
}
