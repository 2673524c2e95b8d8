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
	d := dialog.NewFileOpen(s.chosenFile(func(path string) {
		s.compareWith(path, "")
	}), s.window)
	d.SetFilter(storage.NewExtensionFileFilter([]string{fileType}))
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
			s.showChanges(path, old)
		}
	})
}

// showChanges lists what went and what came, by part. It never says what one
// party changed.
func (s *shell) showChanges(path string, old *session.Session) {
	changes := export.Changes(old, s.session(), s.guide)
	box := container.NewVBox(quiet("Toen: " + filepath.Base(path) + ". Nu: de open sessie. Alleen de openbare tekst."))
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
