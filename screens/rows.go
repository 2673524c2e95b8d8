package screens

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"formatietafel/session"
)

// rows shows the elements of one array of a session.
type rows = rowsOf[session.Session]

// rowsOf shows the elements of one array of a document below each other, each
// as a row with a form of its own. A row is built once per id and kept, so
// the cursor stays where it is while others come, go or move.
type rowsOf[D any] struct {
	name  string // unique among forms
	doc   func() *D
	form  func(id string) *formOf[D]
	ids   func(*D) []string
	build func(f *formOf[D], id string) fyne.CanvasObject
	box   *fyne.Container
	shown []string
	forms map[string]*formOf[D]
	built map[string]fyne.CanvasObject
}

func newRows(r *room, name string, ids func(*session.Session) []string, build func(f *form, id string) fyne.CanvasObject) *rows {
	return newRowsOf(r.session, func(id string) *form { return newForm(r, id) }, name, ids, build)
}

func newRowsOf[D any](doc func() *D, form func(id string) *formOf[D], name string, ids func(*D) []string, build func(f *formOf[D], id string) fyne.CanvasObject) *rowsOf[D] {
	return &rowsOf[D]{doc: doc, form: form, name: name, ids: ids, build: build, box: container.NewVBox(), forms: map[string]*formOf[D]{}, built: map[string]fyne.CanvasObject{}}
}

// refresh shows the present elements.
func (r *rowsOf[D]) refresh() {
	ids := r.ids(r.doc())
	if !slices.Equal(ids, r.shown) {
		r.arrange(ids)
	}
	for _, id := range ids {
		r.forms[id].refresh()
	}
}

func (r *rowsOf[D]) arrange(ids []string) {
	objects := make([]fyne.CanvasObject, len(ids))
	for i, id := range ids {
		if r.built[id] == nil {
			f := r.form(r.name + "/" + id)
			r.forms[id], r.built[id] = f, r.build(f, id)
		}
		objects[i] = r.built[id]
	}
	for id := range r.built {
		if !slices.Contains(ids, id) {
			delete(r.built, id)
			delete(r.forms, id)
		}
	}
	r.shown = slices.Clone(ids)
	r.box.Objects = objects
	r.box.Refresh()
}

// forget makes all rows anew at the next refresh.
func (r *rowsOf[D]) forget() {
	clear(r.built)
	clear(r.forms)
	r.shown = nil
}
