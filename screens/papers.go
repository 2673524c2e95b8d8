package screens

import (
	"bytes"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"formatietafel/export"
	"formatietafel/export/tree"
	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// paper is a document that is made whole: what it is called and what it holds.
type paper struct {
	name    string // proposed for the file, without extension
	compose func() *tree.Document
}

// formatNames are what a format is called, in the order of the list.
var formatNames = []option{
	{".pdf", "PDF"}, {".docx", "Word (.docx)"}, {".odt", "LibreOffice (.odt)"}, {".html", "Webpagina (.html)"}, {".txt", "Tekst (.txt)"}, {".md", "Markdown (.md)"},
}

// chapterFormats are what the chapter can be made as besides: its agreements
// alone, or all that an archive keeps.
var chapterFormats = []option{
	{".xlsx", "Afspraken voor Excel (.xlsx)"},
	{".csv", "Afspraken als tabel (.csv)"},
	{".ics", "Afspraken in de agenda (.ics)"},
	{export.ArchiveExtension, "Archiefpakket (.zip)"},
}

// formatChoice is a list of the formats that a whole document can have.
func formatChoice() *widgets.Select {
	var names []string
	for _, f := range formatNames {
		if slices.Contains(export.Formats(), f.value) {
			names = append(names, f.text)
		}
	}
	w := widgets.NewSelect(names, nil)
	w.SetSelected(names[0])
	return w
}

// chosenFormat gives the extension of what was chosen.
func chosenFormat(w *widgets.Select) string {
	extension, _ := valueOf(formatNames, w.Selected)
	return extension
}

// savePaper asks where a document is to come, and makes it.
func (r *room) savePaper(p paper, extension string) {
	d := dialog.NewFileSave(r.chosenPlace(func(path string) {
		if !strings.EqualFold(filepath.Ext(path), extension) {
			path += extension
		}
		r.askReplace(path, func() { r.writeDocument(path, p.write(extension), nothing) })
	}), r.window)
	d.SetFileName(p.name + extension)
	d.SetFilter(storage.NewExtensionFileFilter([]string{extension}))
	r.showFiles(d, "Document maken")
}

// write makes the paper in a format.
func (p paper) write(extension string) func(io.Writer) ([]string, error) {
	return func(w io.Writer) ([]string, error) { return export.Write(w, p.compose(), extension) }
}

// writeDocument makes a document beside the window, so that work can go on:
// write may use copies only, and gives warnings. made follows where it worked.
func (r *room) writeDocument(path string, write func(io.Writer) ([]string, error), made func()) {
	var cancelled atomic.Bool
	progress := r.newNotice("Document maken", "Annuleren", widget.NewProgressBarInfinite())
	progress.SetOnClosed(func() { cancelled.Store(true) })
	r.showDialog(progress)
	var warnings []string
	var err error
	written := false
	r.beside(func() {
		var data bytes.Buffer
		warnings, err = write(&data)
		if err != nil || cancelled.Load() {
			return
		}
		written = true
		err = r.disk.Write(path, data.Bytes())
	}, func() {
		if cancelled.Load() && !written {
			return
		}
		progress.Hide()
		if err != nil {
			r.fail(err)
			return
		}
		made()
		r.documentMade(path, warnings)
	})
}

// documentMade says where the document is, and what had to be replaced in it.
func (r *room) documentMade(path string, warnings []string) {
	box := container.NewVBox(prose("Het document staat klaar: " + filepath.Base(path)))
	for _, w := range warnings {
		box.Add(prose(w))
	}
	if said := export.Assurance(filepath.Ext(path), warnings); said != "" {
		box.Add(prose("Dit kunt u over het document zeggen:"))
		box.Add(prose(said))
		box.Add(container.NewHBox(copyButton(func() string { return said })))
	}
	d := r.newQuestion("Document gemaakt", "Bekijken", "Sluiten", container.NewVScroll(box), func() {
		if err := r.view(path); err != nil {
			r.fail(err)
		}
	})
	d.Resize(fyne.NewSize(620, 290))
	r.showDialog(d)
}

// askPaper makes the start document.
func (o *onboarding) askPaper() {
	format := formatChoice()
	body := container.NewVBox(
		prose("Er komt een kort document, één of twee bladzijden, met uw vragen en uw eerste honderd dagen. Wat u oefende en wat uw coalitie afsprak, staat er niet in."),
		labelled("Soort bestand", format))
	d := o.newQuestion("Document maken", "Kies een plek…", "Annuleren", body, func() {
		o.savePaper(o.startPaper(), chosenFormat(format))
	})
	d.Resize(fyne.NewSize(620, 290))
	o.showDialog(d)
}

// startPaper is the start document as it is now.
func (o *onboarding) startPaper() paper {
	copied := session.File{Onboarding: o.doc()}.Clone().Onboarding
	return paper{"Mijn-vragen-en-eerste-honderd-dagen", func() *tree.Document { return export.ComposeStart(copied, o.guide, export.Options{}) }}
}

// askReading makes a reading pack of some subjects: those of the document that
// is open, until others are ticked.
func (r *room) askReading() {
	about := r.ownSubjects()
	grid := container.NewGridWithColumns(3)
	for _, f := range r.guide.Fields {
		tick := widgets.NewCheck(f.Title, func(on bool) { about.Fields = toggled(about.Fields, f.ID, on) })
		tick.Checked = slices.Contains(about.Fields, f.ID)
		grid.Add(tick)
	}
	for _, name := range about.Own {
		tick := widgets.NewCheck(name, func(on bool) { about.Own = toggled(about.Own, name, on) })
		tick.Checked = true
		grid.Add(tick)
	}
	format := formatChoice()
	body := container.NewBorder(
		prose("Een leespakket bevat wat de gids over deze onderwerpen zegt. U kunt het mailen aan iemand die niets installeert. Van uw eigen werk staat er niets in."),
		labelled("Soort bestand", format), nil, nil, container.NewVScroll(grid))
	d := r.newQuestion("Leespakket maken", "Kies een plek…", "Annuleren", body, func() {
		if len(about.Fields)+len(about.Own) == 0 {
			r.fail(errNoFields)
			return
		}
		r.savePaper(r.readingPaper(about), chosenFormat(format))
	})
	d.Resize(fyne.NewSize(860, 560))
	r.showDialog(d)
}

var errNoFields = errors.New("er is nog geen onderwerp gekozen; vink er een of meer aan")

// readingPaper is the reading pack of subjects, in the order of the guide.
func (r *room) readingPaper(chosen export.Subjects) paper {
	about := export.Subjects{Own: slices.Clone(chosen.Own)}
	for _, f := range r.guide.Fields {
		if slices.Contains(chosen.Fields, f.ID) {
			about.Fields = append(about.Fields, f.ID)
		}
	}
	return paper{"Leespakket-digitalisering", func() *tree.Document { return export.ComposeReading(about, r.guide, export.Options{}) }}
}

// ownSubjects gives the subjects in the document that is open: the alderman's,
// or those of all members.
func (r *room) ownSubjects() export.Subjects {
	fields, own := session.SubjectsIn(session.File{Session: r.session(), Onboarding: r.desk.Onboarding()})
	return export.Subjects{Fields: fields, Own: own}
}
