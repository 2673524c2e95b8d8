package screens

import (
	"io"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"formatietafel/export"
	"formatietafel/screens/widgets"
	"formatietafel/session"
	"formatietafel/session/desk"
)

// askCompare asks for a former version, and shows what changed in the public
// text since.
func (s *shell) askCompare() {
	s.desk.Versions(func(list []desk.Version, err error) {
		if err != nil || len(list) == 0 {
			s.askCompareFile()
			return
		}
		s.ask("Vergelijken met een eerdere versie", "Waarmee wilt u deze sessie vergelijken? Dit programma bewaarde zelf eerdere versies op deze computer; u kunt ook een bestand kiezen.",
			answer{"Een bewaarde versie…", func() { s.listVersions(list, func(v desk.Version) { s.compareKept(v, "") }) }},
			answer{"Een bestand…", s.askCompareFile})
	})
}

// compareKept compares with a version that the program kept.
func (s *shell) compareKept(v desk.Version, passphrase string) {
	s.desk.Look(v, passphrase, func(then session.File, err error) {
		switch {
		case needsPassphrase(err):
			s.askPassphrase("van deze eerdere versie", remarkOn(err), func(words string) { s.compareKept(v, words) }, nothing)
		case err != nil:
			s.fail(err)
		case then.Session == nil:
			s.fail(dutchError("Deze eerdere versie is geen sessie."))
		default:
			s.showChanges("de versie van "+s.desk.Moment(v.At), then.Session)
		}
	})
}

// askCompareFile asks for a file, first in the folder of the session.
func (s *shell) askCompareFile() {
	d := dialog.NewFileOpen(s.chosenFile(func(path string) {
		s.compareWith(path, "")
	}), s.window)
	d.SetFilter(storage.NewExtensionFileFilter([]string{fileType}))
	if path := s.desk.Path(); path != "" {
		if here, err := storage.ListerForURI(storage.NewFileURI(filepath.Dir(path))); err == nil {
			d.SetLocation(here)
		}
	}
	s.showFiles(d, "Vergelijken met een eerdere versie")
}

func (s *shell) compareWith(path, passphrase string) {
	var old *session.Session
	var err error
	s.beside(func() { old, err = desk.ReadVersion(s.disk, path, passphrase) }, func() {
		switch {
		case needsPassphrase(err):
			s.askPassphrase(filepath.Base(path), remarkOn(err), func(words string) { s.compareWith(path, words) }, nothing)
		case err != nil:
			s.fail(err)
		default:
			s.showChanges(filepath.Base(path), old)
		}
	})
}

// showChanges lists what went and what came, by part. It never says what one
// party changed.
func (s *shell) showChanges(name string, old *session.Session) {
	changes := export.Changes(old, s.session(), s.guide)
	box := container.NewVBox(quiet("Toen: " + name + ". Nu: de open sessie. Alleen de openbare tekst."))
	if len(changes) == 0 {
		box.Add(prose("Er is geen verschil in de openbare tekst."))
	}
	for _, c := range changes {
		part := container.NewVBox(heading(c.Part))
		for _, line := range c.Gone {
			part.Add(labelled("Weg", s.linked(line)))
		}
		for _, line := range c.Added {
			part.Add(labelled("Nieuw", s.linked(line)))
		}
		box.Add(card(part))
	}
	var d *dialog.CustomDialog
	buttons := []fyne.CanvasObject{widgets.NewButton("Sluiten", func() { d.Hide() })}
	if len(changes) > 0 {
		buttons = append(buttons, widgets.NewButton("Wijzigingslijst maken…", func() {
			d.Hide()
			s.askChangesPlace(old)
		}))
	}
	size := s.window.Canvas().Size()
	d = dialog.NewCustomWithoutButtons("Vergelijken met een eerdere versie", container.NewVScroll(box), s.window)
	d.SetButtons(buttons)
	d.Resize(fyne.NewSize(size.Width*dialogShare, size.Height*dialogShare))
	s.showDialog(d)
}

// askChangesPlace makes the list of changes as a PDF to mail round.
func (s *shell) askChangesPlace(old *session.Session) {
	d := dialog.NewFileSave(s.chosenPlace(func(path string) {
		if !strings.EqualFold(filepath.Ext(path), ".pdf") {
			path += ".pdf"
		}
		s.askReplace(path, func() { s.writeChanges(path, old) })
	}), s.window)
	d.SetFileName("wijzigingen.pdf")
	d.SetFilter(storage.NewExtensionFileFilter([]string{".pdf"}))
	s.showFiles(d, "Wijzigingslijst maken")
}

func (s *shell) writeChanges(path string, old *session.Session) {
	now := s.session().Clone()
	s.writeDocument(path, func(w io.Writer) ([]string, error) {
		return export.Write(w, export.ComposeChanges(old, now, s.guide, export.Options{}), ".pdf")
	}, nothing)
}
