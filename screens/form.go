package screens

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// form is a set of fields of a session.
type form = formOf[session.Session]

// formOf is a set of fields, each bound to one value of a document: what a
// user types changes the document, and refresh shows what it holds. Fields of
// one form with the same name share an undo group, so the name is unique in a
// form and id is unique among forms.
type formOf[D any] struct {
	*room
	id      string
	doc     func() *D
	edit    func(label, group string, apply func(*D))
	shows   []func(*D)
	showing bool // while refresh runs, changed fields are no edits
}

func newForm(r *room, id string) *form {
	return &form{room: r, id: id, doc: r.session, edit: func(label, group string, apply func(*session.Session)) { r.desk.Change(label, group, apply) }}
}

// refresh shows the present document in all fields.
func (f *formOf[D]) refresh() {
	f.showing = true
	defer func() { f.showing = false }()
	for _, show := range f.shows {
		show(f.doc())
	}
}

// onShow adds something that refresh shows.
func (f *formOf[D]) onShow(show func(*D)) { f.shows = append(f.shows, show) }

// change is one edit by the user; typing in one field is one group.
func (f *formOf[D]) change(label, group string, apply func(*D)) {
	if f.showing {
		return
	}
	if group != "" {
		group = f.id + "/" + group
	}
	f.edit(label, group, apply)
}

type (
	getText = func(*session.Session) string
	setText = func(*session.Session, string)
)

// line is a field of one line. The label is what undo calls it.
func (f *formOf[D]) line(label, hint string, get func(*D) string, set func(*D, string)) *widgets.Entry {
	return f.bind(widgets.NewEntry(), label, hint, get, set)
}

// area is a field of several lines.
func (f *formOf[D]) area(label, hint string, rows int, get func(*D) string, set func(*D, string)) *widgets.Entry {
	return f.bind(widgets.NewArea(rows), label, hint, get, set)
}

func (f *formOf[D]) bind(e *widgets.Entry, label, hint string, get func(*D) string, set func(*D, string)) *widgets.Entry {
	e.SetPlaceHolder(hint)
	e.OnChanged = func(text string) {
		f.change(label, label, func(d *D) { set(d, text) })
	}
	f.onShow(func(d *D) { e.ShowText(get(d)) })
	return e
}

// option is a value of the document and how it is called on screen.
type option struct{ value, text string }

// pick is a drop-down list.
func (f *formOf[D]) pick(label, hint string, options func(*D) []option, get func(*D) string, set func(*D, string)) *widgets.Select {
	var now []option
	w := widgets.NewSelect(nil, nil)
	w.PlaceHolder = hint
	w.OnChanged = func(text string) {
		if value, ok := valueOf(now, text); ok {
			f.change(label, "", func(d *D) { set(d, value) })
		}
	}
	f.onShow(func(d *D) {
		now = apart(options(d))
		texts := make([]string, len(now))
		for i, o := range now {
			texts[i] = o.text
		}
		w.SetOptions(texts)
		if text, ok := textOf(now, get(d)); ok && text != w.Selected {
			w.SetSelected(text)
		} else if !ok {
			w.ClearSelected()
		}
	})
	return w
}

// apart numbers options that read the same, two posts "wethouder" for one,
// since the list tells them apart by their text.
func apart(options []option) []option {
	seen := map[string]int{}
	numbered := slices.Clone(options)
	for i, o := range options {
		seen[o.text]++
		if n := seen[o.text]; n > 1 {
			numbered[i].text = fmt.Sprintf("%s (%d)", o.text, n)
		}
	}
	return numbered
}

// choose is a set of radio buttons, of which a chosen one can be taken back.
func (f *formOf[D]) choose(label string, options []option, get func(*D) string, set func(*D, string)) *widgets.RadioGroup {
	texts := make([]string, len(options))
	for i, o := range options {
		texts[i] = o.text
	}
	w := widgets.NewRadioGroup(texts, nil)
	w.OnChanged = func(text string) {
		value, _ := valueOf(options, text)
		f.change(label, "", func(d *D) { set(d, value) })
	}
	f.onShow(func(d *D) {
		text, _ := textOf(options, get(d))
		if w.Selected != text {
			w.SetSelected(text)
		}
	})
	return w
}

// tick is a box to tick.
func (f *formOf[D]) tick(label string, get func(*D) bool, set func(*D, bool)) *widgets.Check {
	w := widgets.NewCheck(label, nil)
	w.OnChanged = func(on bool) {
		f.change(label, "", func(d *D) { set(d, on) })
		if !f.showing && get(f.doc()) != on {
			w.SetChecked(!on) // the document did not take it
		}
	}
	f.onShow(func(d *D) {
		if w.Checked != get(d) {
			w.SetChecked(get(d))
		}
	})
	return w
}

func valueOf(options []option, text string) (string, bool) {
	for _, o := range options {
		if o.text == text {
			return o.value, true
		}
	}
	return "", false
}

func textOf(options []option, value string) (string, bool) {
	for _, o := range options {
		if o.value == value {
			return o.text, true
		}
	}
	return "", false
}

// labelled puts a label above a field.
func labelled(label string, field fyne.CanvasObject) fyne.CanvasObject {
	box := container.NewVBox(widget.NewLabelWithStyle(label, fyne.TextAlignLeading, fyne.TextStyle{Bold: true}), field)
	if e, ok := field.(*widgets.Entry); ok && e.Validator != nil {
		box.Add(remark(e))
	}
	return box
}

// remark says below a field what is wrong with what is typed in it.
func remark(e *widgets.Entry) *widget.Label {
	text := prose("")
	text.Importance = widget.DangerImportance
	text.Hide()
	e.SetOnValidationChanged(func(err error) {
		shown(text, err != nil)
		if err != nil {
			text.SetText(sentence(err.Error()))
		}
	})
	return text
}

// number is a field for a whole number from 0 to most, or nothing. What is no
// such number is not taken over, and the field says so by its mark.
func (f *formOf[D]) number(label, hint string, most int, get func(*D) *int, set func(*D, *int)) *widgets.Entry {
	e := widgets.NewEntry()
	e.SetPlaceHolder(hint)
	e.Validator = func(text string) error {
		_, err := wholeNumber(text, most)
		return err
	}
	e.OnChanged = func(text string) {
		n, err := wholeNumber(text, most)
		if err != nil {
			return
		}
		f.change(label, label, func(d *D) { set(d, n) })
	}
	f.onShow(func(d *D) {
		now, err := wholeNumber(e.Text, most)
		if err == nil && sameNumber(now, get(d)) {
			return // typed as it is, "007" for one
		}
		e.ShowText(numberText(get(d)))
	})
	return e
}

var (
	errNumber = errors.New("typ een heel getal, in cijfers")
	// digits are a whole number, with points before each three digits or with
	// none: 1.5 is no number here, and certainly not 15.
	digits = regexp.MustCompile(`^([0-9]+|[0-9]{1,3}(\.[0-9]{3})+)$`)
)

// wholeNumber reads a number as people type it, with points for thousands;
// nothing is no number.
func wholeNumber(text string, most int) (*int, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil, nil
	}
	if !digits.MatchString(text) {
		return nil, errNumber
	}
	n, err := strconv.Atoi(strings.ReplaceAll(text, ".", ""))
	if err != nil || n > most {
		return nil, fmt.Errorf("dit getal is te groot; het mag hoogstens %d zijn", most)
	}
	return &n, nil
}

// numberText writes a number, or nothing.
func numberText(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

func sameNumber(a, b *int) bool {
	return (a == nil) == (b == nil) && (a == nil || *a == *b)
}

// list is a field for several values with commas between them. What is typed
// stays as it is until it means something else than the document holds, so
// that a comma at the end can be typed.
func (f *formOf[D]) list(label, hint string, get func(*D) []string, set func(*D, []string)) *widgets.Entry {
	e := widgets.NewEntry()
	e.SetPlaceHolder(hint)
	e.OnChanged = func(text string) {
		f.change(label, label, func(d *D) { set(d, commaList(text)) })
	}
	f.onShow(func(d *D) {
		if !slices.Equal(commaList(e.Text), get(d)) {
			e.ShowText(strings.Join(get(d), ", "))
		}
	})
	return e
}

// commaList splits "a, b".
func commaList(text string) []string {
	var list []string
	for _, part := range strings.Split(text, ",") {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}
