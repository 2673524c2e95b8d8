package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Fold is a part of a page that can be folded away: a head that says what is
// in it, and the content below while it is open. What it holds is made when
// it is first opened.
type Fold struct {
	Head    *Button
	Box     *fyne.Container
	make    func() fyne.CanvasObject
	content fyne.CanvasObject
	open    bool
	// Opened is called after a user opened it; it may be nil.
	Opened func()
}

// NewFold makes a closed part.
func NewFold(title string, makeContent func() fyne.CanvasObject) *Fold {
	f := &Fold{make: makeContent}
	f.Head = NewButtonWithIcon(title, fynetheme.MenuExpandIcon(), func() { f.Set(!f.open) })
	f.Head.Alignment = widget.ButtonAlignLeading
	f.Head.Importance = widget.LowImportance
	f.Box = container.NewVBox(f.Head)
	return f
}

// Open tells whether the content is shown.
func (f *Fold) Open() bool { return f.open }

// Set opens or closes the part.
func (f *Fold) Set(open bool) {
	if open == f.open {
		return
	}
	f.open = open
	if !open {
		f.Head.SetIcon(fynetheme.MenuExpandIcon())
		f.Box.Remove(f.content)
		return
	}
	if f.content == nil {
		f.content = f.make()
	}
	f.Head.SetIcon(fynetheme.MenuDropDownIcon())
	f.Box.Add(f.content)
	if f.Opened != nil {
		f.Opened()
	}
}
