package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// windowKeys are the keys that the window uses wherever the cursor is.
var windowKeys = map[fyne.KeyName]bool{
	fyne.KeyF1: true, fyne.KeyF2: true, fyne.KeyF3: true, fyne.KeyF5: true, fyne.KeyF6: true,
	fyne.KeyF7: true, fyne.KeyF8: true, fyne.KeyF9: true, fyne.KeyF11: true, fyne.KeyEscape: true,
}

// pageKeys turn the page wherever the cursor is in no text.
var pageKeys = map[fyne.KeyName]bool{fyne.KeyPageUp: true, fyne.KeyPageDown: true}

// isReturn tells whether a key is Enter, of either kind.
func isReturn(key *fyne.KeyEvent) bool {
	return key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter
}

// passed gives a key that the window uses to the window that an object stands
// in, and tells whether it is such a key: Fyne gives a key to what has the
// cursor alone, so that Esc would close no dialog once a button has it.
func passed(o fyne.CanvasObject, key *fyne.KeyEvent) bool {
	if _, text := o.(*Entry); !windowKeys[key.Name] && (text || !pageKeys[key.Name]) {
		return false
	}
	toWindow(o, key)
	return true
}

// toWindow gives a key to the window that an object stands in.
func toWindow(o fyne.CanvasObject, key *fyne.KeyEvent) {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil {
		return
	}
	listen := c.OnTypedKey()
	if d, ok := c.(desktop.Canvas); ok {
		listen = d.OnKeyDown()
	}
	if listen != nil {
		listen(key)
	}
}

// Button is a button that passes on the window's keys, and that Enter presses
// as the space bar does.
type Button struct {
	widget.Button
	enter
}

// enter tells an Enter that is meant for what has the cursor from one that
// brought the cursor there, or that is held down.
type enter struct{ pressed bool }

// KeyDown is a key that is pressed while the cursor is here.
func (e *enter) KeyDown(*fyne.KeyEvent) { e.pressed = true }

// KeyUp is a key that is let go while the cursor is here.
func (*enter) KeyUp(*fyne.KeyEvent) {}

// meant tells whether a key is an Enter to act upon, once.
func (e *enter) meant(key *fyne.KeyEvent) bool {
	meant := isReturn(key) && e.pressed
	e.pressed = false
	return meant
}

// NewButton makes a button.
func NewButton(text string, tapped func()) *Button { return NewButtonWithIcon(text, nil, tapped) }

// NewButtonWithIcon makes a button with a picture.
func NewButtonWithIcon(text string, icon fyne.Resource, tapped func()) *Button {
	b := &Button{}
	b.Text, b.Icon, b.OnTapped = text, icon, tapped
	b.ExtendBaseWidget(b)
	return b
}

// FocusGained brings it into view.
func (b *Button) FocusGained() {
	b.pressed = false
	b.Button.FocusGained()
	Reveal(b)
}

// TypedKey passes on the window's keys, and takes Enter for a press.
func (b *Button) TypedKey(key *fyne.KeyEvent) {
	switch {
	case b.meant(key):
		if !b.Disabled() && b.OnTapped != nil {
			b.OnTapped()
		}
	case !passed(b, key):
		b.Button.TypedKey(key)
	}
}

// Check is a box to tick that passes on the window's keys.
type Check struct {
	widget.Check
	enter
}

// NewCheck makes a box to tick.
func NewCheck(text string, changed func(bool)) *Check {
	c := &Check{}
	c.Text, c.OnChanged = text, changed
	c.ExtendBaseWidget(c)
	return c
}

// FocusGained brings it into view.
func (c *Check) FocusGained() {
	c.pressed = false
	c.Check.FocusGained()
	Reveal(c)
}

// TypedKey passes on the window's keys, and Enter.
func (c *Check) TypedKey(key *fyne.KeyEvent) {
	switch {
	case c.meant(key):
		toWindow(c, key)
	case !passed(c, key):
		c.Check.TypedKey(key)
	}
}

// Select is a drop-down list that passes on the window's keys.
type Select struct {
	widget.Select
	enter
}

// NewSelect makes a drop-down list.
func NewSelect(options []string, changed func(string)) *Select {
	s := &Select{}
	s.Options, s.OnChanged = options, changed
	s.ExtendBaseWidget(s)
	return s
}

// FocusGained brings it into view.
func (s *Select) FocusGained() {
	s.pressed = false
	s.Select.FocusGained()
	Reveal(s)
}

// TypedKey passes on the window's keys, and Enter.
func (s *Select) TypedKey(key *fyne.KeyEvent) {
	switch {
	case s.meant(key):
		toWindow(s, key)
	case !passed(s, key):
		s.Select.TypedKey(key)
	}
}

// List is a list that passes on the window's keys.
type List struct{ widget.List }

// NewList makes a list.
func NewList(length func() int, create func() fyne.CanvasObject, update func(widget.ListItemID, fyne.CanvasObject)) *List {
	l := &List{}
	l.Length, l.CreateItem, l.UpdateItem = length, create, update
	l.ExtendBaseWidget(l)
	return l
}

// TypedKey passes on the window's keys.
func (l *List) TypedKey(key *fyne.KeyEvent) {
	if !passed(l, key) {
		l.List.TypedKey(key)
	}
}

// RadioGroup is a choice out of a few, in boxes that pass on the window's
// keys: those of Fyne's own group cannot be reached.
type RadioGroup struct {
	widget.BaseWidget
	Options    []string
	Selected   string       // "" for none
	Horizontal bool         // in a row instead of a column
	Required   bool         // what is chosen cannot be taken back
	OnChanged  func(string) // it may be nil

	boxes   []*Check
	showing bool
}

// NewRadioGroup makes a choice; nothing is chosen yet.
func NewRadioGroup(options []string, changed func(string)) *RadioGroup {
	g := &RadioGroup{Options: options, OnChanged: changed}
	for _, option := range options {
		g.boxes = append(g.boxes, NewCheck(option, func(on bool) { g.tapped(option, on) }))
	}
	g.ExtendBaseWidget(g)
	return g
}

func (g *RadioGroup) tapped(option string, on bool) {
	switch {
	case g.showing:
	case on:
		g.SetSelected(option)
	case g.Required:
		g.show()
	default:
		g.SetSelected("")
	}
}

// SetSelected chooses an option, or none with "".
func (g *RadioGroup) SetSelected(option string) {
	if g.Selected == option {
		return
	}
	g.Selected = option
	g.show()
	if g.OnChanged != nil {
		g.OnChanged(option)
	}
}

// show ticks the box of what is chosen.
func (g *RadioGroup) show() {
	g.showing = true
	for i, box := range g.boxes {
		box.SetChecked(g.Options[i] == g.Selected)
	}
	g.showing = false
}

// Enable lets a choice be made.
func (g *RadioGroup) Enable() {
	for _, box := range g.boxes {
		box.Enable()
	}
}

// Disable lets no choice be made.
func (g *RadioGroup) Disable() {
	for _, box := range g.boxes {
		box.Disable()
	}
}

// Disabled tells whether no choice can be made.
func (g *RadioGroup) Disabled() bool { return len(g.boxes) > 0 && g.boxes[0].Disabled() }

// CreateRenderer lays the boxes out, with the dots of a choice.
func (g *RadioGroup) CreateRenderer() fyne.WidgetRenderer {
	box := container.NewVBox()
	if g.Horizontal {
		box = container.NewHBox()
	}
	for _, b := range g.boxes {
		box.Add(b)
	}
	return widget.NewSimpleRenderer(container.NewThemeOverride(box, dots{}))
}

// dots is the theme of the program, in which boxes to tick look like those of
// which one is chosen.
type dots struct{}

func (dots) theme() fyne.Theme { return fyne.CurrentApp().Settings().Theme() }

// Color gives the program's.
func (d dots) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	return d.theme().Color(name, variant)
}

// Font gives the program's.
func (d dots) Font(style fyne.TextStyle) fyne.Resource { return d.theme().Font(style) }

// Size gives the program's.
func (d dots) Size(name fyne.ThemeSizeName) float32 { return d.theme().Size(name) }

// Icon gives round boxes for square ones.
func (d dots) Icon(name fyne.ThemeIconName) fyne.Resource {
	switch name {
	case fynetheme.IconNameCheckButton:
		name = fynetheme.IconNameRadioButton
	case fynetheme.IconNameCheckButtonChecked:
		name = fynetheme.IconNameRadioButtonChecked
	case fynetheme.IconNameCheckButtonFill:
		name = fynetheme.IconNameRadioButtonFill
	}
	return d.theme().Icon(name)
}
