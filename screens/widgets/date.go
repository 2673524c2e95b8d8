package widgets

import (
	"errors"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"formatietafel/guide"
)

// Date is a field for a date: typed as people write it, or picked from a
// calendar. Fyne's own calendar names the month in English.
type Date struct {
	Box   *fyne.Container
	Entry *Entry
	// Changed gets the ISO date, or nothing; it may be nil.
	Changed func(iso string)

	window fyne.Window
	now    func() time.Time
}

var errDate = errors.New("typ een datum, bijvoorbeeld 20 april 2026")

// NewDate makes an empty field; now opens the calendar where no date is set.
func NewDate(window fyne.Window, now func() time.Time) *Date {
	d := &Date{window: window, now: now, Entry: NewEntry()}
	d.Entry.SetPlaceHolder("dag maand jaar")
	d.Entry.Validator = func(text string) error {
		if _, ok := ReadDate(text); !ok {
			return errDate
		}
		return nil
	}
	d.Entry.OnChanged = func(text string) {
		if iso, ok := ReadDate(text); ok {
			d.tell(iso)
		}
	}
	open := NewButtonWithIcon("", fynetheme.CalendarIcon(), nil)
	open.OnTapped = func() { d.pick(open) }
	d.Box = container.NewBorder(nil, nil, nil, open, d.Entry)
	return d
}

func (d *Date) tell(iso string) {
	if d.Changed != nil {
		d.Changed(iso)
	}
}

// ShowDate puts an ISO date in the field where it means another one.
func (d *Date) ShowDate(iso string) {
	if now, ok := ReadDate(d.Entry.Text); ok && now == iso {
		return
	}
	d.Entry.ShowText(guide.Date(iso))
}

// pick shows the calendar below the button.
func (d *Date) pick(below fyne.CanvasObject) {
	iso, _ := ReadDate(d.Entry.Text)
	var popUp *widget.PopUp
	box := container.NewStack()
	var show func(Month)
	show = func(m Month) {
		box.Objects = []fyne.CanvasObject{d.calendar(m, show, func(day int) {
			popUp.Hide()
			d.Entry.SetText(guide.Date(m.ISO(day)))
		})}
		box.Refresh()
	}
	show(MonthOf(iso, d.now()))
	popUp = widget.NewPopUp(box, d.window.Canvas())
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(below)
	size := box.MinSize()
	canvasSize := d.window.Canvas().Size()
	x := max(0, min(at.X, canvasSize.Width-size.Width-16))
	y := max(0, min(at.Y+below.Size().Height, canvasSize.Height-size.Height-16))
	popUp.ShowAtPosition(fyne.NewPos(x, y))
}

func (d *Date) calendar(m Month, show func(Month), choose func(day int)) fyne.CanvasObject {
	title := widget.NewLabelWithStyle(m.Title(), fyne.TextAlignCenter, fyne.TextStyle{Bold: true})
	head := container.NewBorder(nil, nil,
		NewButtonWithIcon("", fynetheme.NavigateBackIcon(), func() { show(m.Step(-1)) }),
		NewButtonWithIcon("", fynetheme.NavigateNextIcon(), func() { show(m.Step(1)) }), title)
	grid := container.NewGridWithColumns(len(Weekdays))
	for _, name := range Weekdays {
		grid.Add(widget.NewLabelWithStyle(name, fyne.TextAlignCenter, fyne.TextStyle{}))
	}
	for _, week := range m.Days() {
		for _, day := range week {
			if day == 0 {
				grid.Add(widget.NewLabel(""))
				continue
			}
			grid.Add(NewButton(strconv.Itoa(day), func() { choose(day) }))
		}
	}
	return container.NewVBox(head, grid)
}
