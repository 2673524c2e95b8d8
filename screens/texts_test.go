package screens

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"formatietafel/screens/widgets"
)

// screenText is all that can be read in the window, dialogs included.
func screenText(s *shell) string {
	all := textIn(s.window.Content())
	for _, root := range s.window.Canvas().Overlays().List() {
		all += textIn(root)
	}
	return all
}

// textIn is all that can be read in a part of a window, a line each.
func textIn(o fyne.CanvasObject) string {
	if o == nil || !o.Visible() {
		return ""
	}
	var children []fyne.CanvasObject
	switch w := o.(type) {
	case *widget.Label:
		return w.Text + "\n"
	case *widgets.Button:
		return w.Text + "\n"
	case *widget.Button:
		return w.Text + "\n"
	case *widgets.Mark:
		return w.Text + "\n"
	case *widgets.Check:
		return w.Text + "\n"
	case *widget.RichText:
		return w.String() + "\n"
	case *canvas.Text:
		return w.Text + "\n"
	case *widgets.Entry:
		return w.Text + "\n"
	case *fyne.Container:
		children = w.Objects
	case fyne.Widget:
		children = test.WidgetRenderer(w).Objects()
	}
	var all strings.Builder
	for _, child := range children {
		all.WriteString(textIn(child))
	}
	return all.String()
}
