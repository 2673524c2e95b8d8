package screens

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"formatietafel/export"
	"formatietafel/guide"
	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// exportDialog asks what kind of document to make.
type exportDialog struct {
	*room
	variant *widgets.RadioGroup
	length  *widgets.RadioGroup
	form    *widgets.RadioGroup
	notes   *widgets.Check
	format  *widgets.Select
	level   *widgets.Select
	attach  *widgets.Check
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
	e.variant = widgets.NewRadioGroup([]string{wordPublic, wordConfidential}, func(string) { e.show() })
	e.length = widgets.NewRadioGroup([]string{wordLong, wordShort}, func(string) { e.show() })
	e.form = widgets.NewRadioGroup([]string{wordDocument, wordChapter}, func(string) { e.show() })
	e.notes = widgets.NewCheck("met de eigen aantekeningen van de gespreksleider", func(bool) { e.show() })
	e.attach = widgets.NewCheck("met de gegevens erin, voor het archief", nil)
	e.format = widgets.NewSelect(wordsOf(slices.Concat(formatNames, chapterFormats)), func(string) { e.show() })
	e.level = widgets.NewSelect(wordsOf(headingLevels), nil)
	e.level.SetSelectedIndex(0)
	e.format.Selected = formatNames[0].text
	for group, first := range map[*widgets.RadioGroup]string{e.variant: wordPublic, e.length: wordLong, e.form: wordDocument} {
		group.Required = true
		group.SetSelected(first)
	}
	return e
}

// makeDocument asks what to make, where to, and makes it.
func (r *room) makeDocument() {
	if r.tellInvalid() {
		return
	}
	e := r.newExport()
	body := container.NewVBox(
		container.NewGridWithColumns(2, labelled("Soort bestand", e.format), container.NewVBox(layout.NewSpacer(), e.attach)),
		container.NewGridWithColumns(3, labelled("Voor wie?", container.NewVBox(e.variant, e.notes)), labelled("Hoe lang?", e.length), labelled("Welke vorm?", container.NewVBox(e.form, e.level))),
		e.warning, labelled("Voorgestelde naam", e.name))
	d := r.newQuestion("Document maken", "Kies een plek…", "Annuleren", body, func() {
		r.askPlace(e.options(), e.extension())
	})
	d.Resize(fyne.NewSize(960, 480))
	e.showDialog(d)
}

// makeArchive asks where the archive bundle of the public version is to come.
func (s *shell) makeArchive() {
	if !s.tellInvalid() {
		s.askPlace(export.Options{}, export.ArchiveExtension)
	}
}

// headingLevels are where the headings of a chapter to insert can begin.
var headingLevels = []option{{"1", "Eerste kop: Kop 1"}, {"2", "Eerste kop: Kop 2"}, {"3", "Eerste kop: Kop 3"}, {"4", "Eerste kop: Kop 4"}}

// wordsOf are the words of options, for a list.
func wordsOf(options []option) []string {
	var list []string
	for _, o := range options {
		list = append(list, o.text)
	}
	return list
}

// extension of the format that is chosen.
func (e *exportDialog) extension() string {
	extension, _ := valueOf(slices.Concat(formatNames, chapterFormats), e.format.Selected)
	return extension
}

// whole tells that the format knows no length and form.
func (e *exportDialog) whole() bool {
	return export.IsArchive(e.extension()) || export.OnlyAgreements(e.extension())
}

func (e *exportDialog) options() export.Options {
	o := export.Options{Variant: export.Public, Attach: e.attach.Visible() && e.attach.Checked}
	if e.variant.Selected == wordConfidential {
		o.Variant = export.Confidential
		o.Notes = e.notes.Checked
	}
	if e.whole() {
		return o
	}
	if e.length.Selected == wordShort {
		o.Length = export.Short
	}
	if e.form.Selected == wordChapter {
		o.As = export.Chapter
		o.HeadingLevel = e.level.SelectedIndex() + 1
	}
	return o
}

// show brings what can be chosen, name and warning in line with the choices.
func (e *exportDialog) show() {
	shown(e.attach, e.extension() == ".pdf" || export.IsArchive(e.extension()))
	o := e.options()
	shown(e.notes, o.Variant == export.Confidential)
	shown(e.level, o.As == export.Chapter && o.Length == export.Long)
	enable(e.length, !e.whole())
	enable(e.form, !e.whole())
	e.name.SetText(export.FileName(e.session(), o, e.extension()))
	e.warning.SetText(e.open())
}

// open says what a document would still miss; it never stops one.
func (e *exportDialog) open() string {
	if lack := (session.File{Session: e.session()}).GuideLack(e.guide); lack != "" {
		return "Let op: " + lack + "."
	}
	found := session.Check(e.session(), e.guide)
	if len(found) == 0 {
		return ""
	}
	if len(found) == 1 {
		return "Let op: er staat nog één punt open. U vindt het bij Nakijken (Ctrl+K)."
	}
	return "Let op: er staan nog " + guide.Thousands(len(found)) + " punten open. U vindt ze bij Nakijken (Ctrl+K)."
}

// askPlace asks where the chapter is to come, and makes it.
func (r *room) askPlace(o export.Options, extension string) {
	d := dialog.NewFileSave(r.chosenPlace(func(path string) {
		if !strings.EqualFold(filepath.Ext(path), extension) {
			path += extension
		}
		r.askReplace(path, func() { r.writeChapter(path, o) })
	}), r.window)
	d.SetFileName(export.FileName(r.session(), o, extension))
	d.SetFilter(storage.NewExtensionFileFilter([]string{extension}))
	r.showFiles(d, "Document maken")
}

// writeChapter makes the document of a copy, so that the table can go on.
func (r *room) writeChapter(path string, o export.Options) {
	copied := r.session().Clone()
	write := func(w io.Writer) ([]string, error) {
		return export.Write(w, export.Compose(copied, r.guide, o), filepath.Ext(path))
	}
	if export.IsArchive(path) {
		write = func(w io.Writer) ([]string, error) { return export.Archive(w, copied, r.guide, o) }
	}
	r.writeDocument(path, write, r.desk.KeepDocument)
}
