package screens

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"formatietafel/screens/widgets"
)

// dialogs are the open dialogs by what lies over the page, so that Esc can
// close the top one: Fyne's dialogs listen to no key.
type dialogs map[fyne.CanvasObject]dialog.Dialog

// showDialog shows a dialog that Esc closes as its own Annuleren does. The
// cursor then goes back to where it was.
func (r *room) showDialog(d dialog.Dialog) {
	before := r.window.Canvas().Focused()
	d.SetOnClosed(func() { r.refocus(before) })
	d.Show()
	overlays := r.window.Canvas().Overlays()
	for over := range r.dialogs {
		if !slices.Contains(overlays.List(), over) {
			delete(r.dialogs, over)
		}
	}
	r.dialogs[overlays.Top()] = d
}

// refocus gives the cursor back to what had it and is still there.
func (r *room) refocus(o fyne.Focusable) {
	canvas, at := r.window.Canvas(), fyne.CanvasObject(nil)
	if w, ok := o.(fyne.CanvasObject); ok {
		at = w
	}
	if at != nil && at.Visible() && fyne.CurrentApp().Driver().CanvasForObject(at) == canvas {
		canvas.Focus(o)
	}
}

// newNotice makes a dialog with one button, which closes it.
func (r *room) newNotice(titleText, close string, content fyne.CanvasObject) *dialog.CustomDialog {
	d := dialog.NewCustomWithoutButtons(titleText, content, r.window)
	d.SetButtons([]fyne.CanvasObject{widgets.NewButton(close, d.Hide)})
	return d
}

// newQuestion makes a dialog with two buttons: one that does what is asked,
// and one that only closes it, as Esc does.
func (r *room) newQuestion(titleText, yes, no string, content fyne.CanvasObject, do func()) *dialog.CustomDialog {
	d := dialog.NewCustomWithoutButtons(titleText, content, r.window)
	confirm := widgets.NewButton(yes, func() {
		d.Hide()
		do()
	})
	confirm.Importance = widget.HighImportance
	d.SetButtons([]fyne.CanvasObject{widgets.NewButton(no, d.Hide), confirm})
	return d
}

// draft is a dialog in which something is typed that stands nowhere else yet:
// Esc asks before that is lost.
type draft struct {
	dialog.Dialog
	leave func()
}

// Dismiss leaves the dialog as its own Annuleren does.
func (d draft) Dismiss() { d.leave() }

// leaveDraft gives what Annuleren and Esc do in a dialog: they close it, after
// a question where something was typed. keep is how it can be kept.
func (r *room) leaveDraft(typed func() bool, keep answer, hide func()) func() {
	return func() {
		if !typed() {
			hide()
			return
		}
		r.ask("Nog niet opgeslagen", "Wat u hier hebt ingevuld, staat nog nergens anders. Annuleren brengt u erheen terug.", keep, answer{"Weggooien", hide})
	}
}

// confirm presses the button of the dialog on top that does what it asks, or
// its only one.
func (r *room) confirm() {
	top := r.window.Canvas().Overlays().Top()
	if _, ours := r.dialogs[top]; !ours {
		return
	}
	if b := confirming(buttonsIn(top)); b != nil && !b.Disabled() {
		b.OnTapped()
	}
}

// confirming gives the one button that stands out, or the only one there is.
func confirming(buttons []*widgets.Button) *widgets.Button {
	high := slices.DeleteFunc(slices.Clone(buttons), func(b *widgets.Button) bool { return b.Importance != widget.HighImportance })
	for _, list := range [][]*widgets.Button{high, buttons} {
		if len(list) == 1 {
			return list[0]
		}
	}
	return nil
}

// buttonsIn gives the buttons that can be seen.
func buttonsIn(o fyne.CanvasObject) []*widgets.Button {
	var found []*widgets.Button
	seek(o, func(b *widgets.Button) bool {
		found = append(found, b)
		return false
	})
	return found
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
