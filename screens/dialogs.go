package screens

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"formatietafel/screens/widgets"
)

// dialogs are the open dialogs by what lies over the page, so that Esc can
// close the top one: Fyne's dialogs listen to no key.
type dialogs map[fyne.CanvasObject]dialog.Dialog

// showDialog shows a dialog that Esc closes as its own Annuleren does.
func (r *room) showDialog(d dialog.Dialog) {
	d.Show()
	overlays := r.window.Canvas().Overlays()
	for over := range r.dialogs {
		if !slices.Contains(overlays.List(), over) {
			delete(r.dialogs, over)
		}
	}
	r.dialogs[overlays.Top()] = d
}

// button is a button in a dialog, which Esc closes also while the button has the
// cursor.
func (r *room) button(text string, tapped func()) *widgets.Button {
	b := widgets.NewButton(text, tapped)
	b.Pass = r.keys
	return b
}

// covered tells whether something lies over the page; what the menu does to
// the page then waits.
func (r *room) covered() bool { return r.window.Canvas().Overlays().Top() != nil }

// dismiss closes the dialog or list on top.
func (r *room) dismiss() {
	top := r.window.Canvas().Overlays().Top()
	if d, ok := r.dialogs[top]; ok {
		d.Dismiss()
		return
	}
	if top != nil {
		r.window.Canvas().Overlays().Remove(top)
	}
}
