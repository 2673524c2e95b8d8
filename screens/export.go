package screens

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"formatietafel/export"
	"formatietafel/export/tree"
	"formatietafel/guide"
	"formatietafel/session"
)

// exportDialog asks what kind of document to make.
type exportDialog struct {
	*room
	variant *widget.RadioGroup
	length  *widget.RadioGroup
	form    *widget.RadioGroup
	notes   *widget.Check
	attach  *widget.Check
	name    *widget.Label
	warning *widget.Label
}

// what the dialog calls the choices
const (
	wordPublic       = "Openbare versie"
	wordConfidential = "Vertrouwelijke werkversie"
	wordLong         = "Het hele hoofdstuk"
	wordShort        = "Korte tekst (2 bladzijden)"
	wordDocument     = "Een eigen document, met voorblad"
	wordChapter      = "Alleen het hoofdstuk, om in te voegen"
)

func (s *shell) askExport() { s.makeDocument() }

// newExport gives the choices, on what most tables want.
func (r *room) newExport() *exportDialog {
	e := &exportDialog{room: r, name: prose(""), warning: prose("")}
	e.variant = widget.NewRadioGroup([]string{wordPublic, wordConfidential}, func(string) { e.show() })
	e.length = widget.NewRadioGroup([]string{wordLong, wordShort}, func(string) { e.show() })
	e.form = widget.NewRadioGroup([]string{wordDocument, wordChapter}, func(string) { e.show() })
	e.notes = widget.NewCheck("met de eigen aantekeningen van de gespreksleider", func(bool) { e.show() })
	e.attach = widget.NewCheck("met de gegevens erin, voor het archief", nil)
	for group, first := range map[*widget.RadioGroup]string{e.variant: wordPublic, e.length: wordLong, e.form: wordDocument} {
		group.Required = true
		group.SetSelected(first)
	}
	return e
}

// makeDocument asks what to make, where to, and makes it.
func (r *room) makeDocument() {
	e := r.newExport()
	body := container.NewVBox(
		container.NewGridWithColumns(3, labelled("Voor wie?", container.NewVBox(e.variant, e.notes)), labelled("Hoe lang?", e.length), labelled("Welke vorm?", container.NewVBox(e.form, e.attach))),
		e.warning, labelled("Voorgestelde naam", e.name))
	d := dialog.NewCustomConfirm("Document maken", "Kies een plek…", "Annuleren", body, func(yes bool) {
		if yes {
			e.askPlace()
		}
	}, r.window)
	d.Resize(fyne.NewSize(900, 420))
	e.showDialog(d)
}

func (e *exportDialog) options() export.Options {
	o := export.Options{Variant: export.Public, Attach: e.attach.Checked}
	if e.variant.Selected == wordConfidential {
		o.Variant = export.Confidential
		o.Notes = e.notes.Checked
	}
	if e.length.Selected == wordShort {
		o.Length = export.Short
	}
	if e.form.Selected == wordChapter {
		o.As = export.Chapter
	}
	return o
}

// show brings name and warning in line with the choices.
func (e *exportDialog) show() {
	o := e.options()
	shown(e.notes, o.Variant == export.Confidential)
	e.name.SetText(export.FileName(e.session(), o, ".pdf"))
	e.warning.SetText(e.open())
}

// open says what a document would still miss; it never stops one.
func (e *exportDialog) open() string {
	found := session.Check(e.session(), e.guide)
	if len(found) == 0 {
		return ""
	}
	if len(found) == 1 {
		return "Let op: er staat nog één punt open. Zie Nakijken."
	}
	return "Let op: er staan nog " + guide.Thousands(len(found)) + " punten open. Zie Nakijken."
}

func (e *exportDialog) askPlace() {
	o := e.options()
	d := dialog.NewFileSave(func(file fyne.URIWriteCloser, err error) {
		if err != nil {
			e.fail(err)
			return
		}
		if file == nil {
			return
		}
		path := file.URI().Path()
		_ = file.Close() // written below, whole or not at all
		if !strings.EqualFold(filepath.Ext(path), ".pdf") {
			path += ".pdf"
		}
		e.askReplace(path, func() { e.write(path, o) })
	}, e.window)
	d.SetFileName(export.FileName(e.session(), o, ".pdf"))
	d.SetFilter(storage.NewExtensionFileFilter([]string{".pdf"}))
	e.showFiles(d, "Document maken")
}

// write makes the document of a copy, so that the table can go on.
func (e *exportDialog) write(path string, o export.Options) {
	copied := e.session().Clone()
	e.writeDocument(path, func() *tree.Document { return export.Compose(copied, e.guide, o) }, e.desk.KeepDocument)
}
