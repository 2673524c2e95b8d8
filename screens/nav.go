package screens

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// stepOrder is the order of the steps, everywhere.
var stepOrder = session.Steps()

// ring is a circle that is filled, and not stroked: Fyne gives only what is
// filled the colour of the theme.
const ring = `<path fill-rule="evenodd" d="M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17zM12 5.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z"/>`

// The marks of a step's state differ in shape, not only in colour.
var stateMarks = map[session.State]fyne.Resource{
	session.NotBegun: mark("leeg", ring),
	session.Partly:   mark("half", ring+`<path d="M12 4.5a7.5 7.5 0 0 1 0 15z"/>`),
	session.Done:     mark("vol", `<circle cx="12" cy="12" r="8.5"/>`),
}

var stateWords = map[session.State]string{
	session.NotBegun: "nog niet begonnen",
	session.Partly:   "bezig",
	session.Done:     "klaar",
}

func mark(name, shape string) fyne.Resource {
	svg := fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24">%s</svg>`, shape)
	return fynetheme.NewThemedResource(fyne.NewStaticResource(name+".svg", []byte(svg)))
}

// nav is the list of steps on the left.
type nav struct {
	box     *fyne.Container
	buttons map[string]*widgets.Button
	states  map[string]session.State
	legend  *widget.Label
}

func newNav(r *room) *nav {
	n := &nav{box: container.NewVBox(), buttons: map[string]*widgets.Button{}, states: map[string]session.State{}, legend: widget.NewLabel("")}
	n.legend.Wrapping = fyne.TextWrapWord
	n.legend.SizeName = fynetheme.SizeNameCaptionText
	for _, id := range stepOrder {
		step, _ := r.guide.Step(id)
		b := widgets.NewButtonWithIcon(step.Title, stateMarks[session.NotBegun], func() { r.goTo(id, "") })
		b.Alignment = widget.ButtonAlignLeading
		b.Importance = widget.LowImportance
		n.buttons[id] = b
		n.box.Add(b)
	}
	n.box.Add(n.legend)
	return n
}

// show marks the open step and the state of each.
func (n *nav) show(current string, states []session.StepState) {
	for _, state := range states {
		b := n.buttons[state.Step]
		importance := widget.LowImportance
		if state.Step == current {
			importance = widget.HighImportance
			n.legend.SetText(stateWords[state.State])
		}
		if b.Importance == importance && n.states[state.Step] == state.State {
			continue
		}
		n.states[state.Step] = state.State
		b.Importance = importance
		b.SetIcon(stateMarks[state.State])
	}
}
