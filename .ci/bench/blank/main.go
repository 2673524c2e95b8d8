// A window with nothing in it: what Fyne itself costs.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/widget"
)

func main() {
	window := app.NewWithID("nl.formatietafel.blank").NewWindow("Blank")
	window.SetContent(widget.NewLabel("Blank"))
	window.Resize(fyne.NewSize(1280, 720))
	window.ShowAndRun()
}
