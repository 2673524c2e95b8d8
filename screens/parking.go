package screens

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// whenClear acts on the page, and so not while a dialog lies over it.
func (s *shell) whenClear(action func()) {
	if !s.covered() {
		action()
	}
}

// askPark puts something on the parking lot, from any step.
func (s *shell) askPark() {
	s.askLine("Op de parkeerplaats", "Wat komt later terug?", "Dit staat in de vertrouwelijke werkversie, niet in de openbare.", func(text string) {
		step := s.current
		s.desk.Change("Op de parkeerplaats", "", func(now *session.Session) {
			now.Parking = append(now.Parking, session.Parking{ID: session.FreshID("x", parking.ids(now)), Text: text, Step: step})
		})
	})
}

// askNote writes down something for the facilitator alone, from any step.
func (s *shell) askNote() {
	s.askLine("Eigen aantekening", "Alleen voor de gespreksleider", "Dit staat in geen document, behalve als u het er zelf bij vraagt.", func(text string) {
		step := s.current
		s.desk.Change("Eigen aantekening", "", func(now *session.Session) {
			now.Notes = append(now.Notes, session.Note{ID: session.FreshID("n", notes.ids(now)), Step: step, Text: text})
		})
	})
}

// askLine asks for one line; Enter takes it.
func (s *shell) askLine(titleText, hint, remark string, take func(text string)) {
	field := widgets.NewEntry()
	field.SetPlaceHolder(hint)
	var d *dialog.CustomDialog
	done := func() {
		text := strings.TrimSpace(field.Text)
		d.Hide()
		if text != "" {
			take(text)
		}
	}
	field.OnSubmitted = func(string) { done() }
	typed := func() bool { return strings.TrimSpace(field.Text) != "" }
	leave := s.leaveDraft(typed, answer{"Toevoegen", done}, func() { d.Hide() })
	d = dialog.NewCustomWithoutButtons(titleText, container.NewVBox(field, quiet(remark)), s.window)
	add := widgets.NewButton("Toevoegen", done)
	add.Importance = widget.HighImportance
	d.SetButtons([]fyne.CanvasObject{widgets.NewButton("Annuleren", leave), add})
	d.Resize(fyne.NewSize(640, 220))
	s.showDialog(draft{d, leave})
	s.window.Canvas().Focus(field)
}

var notes = array[session.Note]{func(s *session.Session) *[]session.Note { return &s.Notes }, func(n session.Note) string { return n.ID }}

// newNotes lists the facilitator's own notes. They are folded, since the
// window may be mirrored.
func newNotes(r *room) *entries {
	build := func(f *form, id string) fyne.CanvasObject {
		text, setText := notes.text(id, func(n *session.Note) *string { return &n.Text })
		remove := moveButton(fynetheme.DeleteIcon(), func() {
			r.desk.Change("Eigen aantekening verwijderen", "", func(s *session.Session) { notes.remove(s, id) })
		})
		return container.NewBorder(nil, nil, nil, remove, f.line("Eigen aantekening", "Alleen voor de gespreksleider", text, setText))
	}
	return newEntries(r, "notes", "Eigen aantekeningen", "Ze staan in geen document, behalve als u ze er zelf bij vraagt.", "Nieuwe aantekening", notes.ids, build,
		func(s *session.Session, text string) {
			s.Notes = append(s.Notes, session.Note{ID: session.FreshID("n", notes.ids(s)), Text: text, Step: session.StepChapter})
		})
}

// homework lists the texts of which only the gist was agreed, each with who
// words it.
type homework struct {
	*room
	box   *fyne.Container
	empty *widget.Label
	rows  *rows
}

func newHomework(r *room) *homework {
	h := &homework{room: r, empty: prose("Alle teksten zijn vastgesteld.")}
	h.rows = newRows(r, "homework", func(s *session.Session) []string {
		var places []string
		for _, work := range session.HomeworkOf(s) {
			places = append(places, work.Place)
		}
		return places
	}, h.row)
	h.box = container.NewVBox(heading("Huiswerk"), quiet("Van deze teksten is de strekking eens. Spreek af wie de tekst schrijft."), h.empty, h.rows.box)
	return h
}

func (h *homework) refresh() {
	h.rows.refresh()
	shown(h.empty, len(h.rows.shown) == 0)
}

func (h *homework) row(f *form, place string) fyne.CanvasObject {
	gist := prose("")
	link := widgets.NewButton("", func() { h.goTo(homeworkAt(h.session(), place).Step, place) })
	link.Alignment, link.Importance = widget.ButtonAlignLeading, widget.LowImportance
	who := f.pick("Wie schrijft de tekst?", "Wie schrijft de tekst?", ownerOptions,
		func(s *session.Session) string { return homeworkAt(s, place).WordedBy },
		func(s *session.Session, v string) { session.LetWord(s, place, v) })
	f.onShow(func(s *session.Session) {
		now := homeworkAt(s, place)
		gist.SetText(now.Gist)
		if text := h.homeworkTitle(now); link.Text != text {
			link.SetText(text)
		}
	})
	return container.NewBorder(nil, widget.NewSeparator(), nil, container.NewVBox(container.New(fixedWidth(260), who)), container.NewVBox(link, gist))
}

// homeworkAt gives what is still to be worded at a place.
func homeworkAt(s *session.Session, place string) session.Homework {
	for _, work := range session.HomeworkOf(s) {
		if work.Place == place {
			return work
		}
	}
	return session.Homework{}
}

func (h *homework) homeworkTitle(work session.Homework) string {
	if work.Question != "" {
		topic, _ := h.session().Dilemma(h.guide, work.Question)
		return nameOr(topic.Title, "Eigen dilemma")
	}
	if work.Step == session.StepVision {
		return "Gedeelde visie"
	}
	return "Algemeen standpunt"
}
