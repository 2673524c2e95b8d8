package screens

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"formatietafel/session"
)

// rows shows the elements of one array of the session below each other, each
// as a row with a form of its own. A row is built once per id and kept, so
// the cursor stays where it is while others come, go or move.
type rows struct {
	*room
	name  string // unique among forms
	ids   func(*session.Session) []string
	build func(f *form, id string) fyne.CanvasObject
	box   *fyne.Container
	shown []string
	forms map[string]*form
	built map[string]fyne.CanvasObject
}

func newRows(r *room, name string, ids func(*session.Session) []string, build func(f *form, id string) fyne.CanvasObject) *rows {
	return &rows{room: r, name: name, ids: ids, build: build, box: container.NewVBox(), forms: map[string]*form{}, built: map[string]fyne.CanvasObject{}}
}

// refresh shows the present elements.
func (r *rows) refresh() {
	ids := r.ids(r.session())
	if !slices.Equal(ids, r.shown) {
		r.arrange(ids)
	}
	for _, id := range ids {
		r.forms[id].refresh()
	}
}

func (r *rows) arrange(ids []string) {
	objects := make([]fyne.CanvasObject, len(ids))
	for i, id := range ids {
		if r.built[id] == nil {
			f := newForm(r.room, r.name+"/"+id)
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
func (r *rows) forget() {
	clear(r.built)
	clear(r.forms)
	r.shown = nil
}
