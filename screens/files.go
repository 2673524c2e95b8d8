package screens

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"formatietafel/assets"
)

// fileType is the extension of a session file.
const fileType = ".formatie"

// askLeave saves what waits to be saved, asks where something would be lost
// all the same, and then goes on.
func (s *shell) askLeave(next func()) {
	err := s.desk.Flush()
	if !s.desk.WouldLose() {
		next()
		return
	}
	text := "Deze sessie staat nog in geen bestand. Als u doorgaat zonder op te slaan, bent u haar kwijt."
	if err != nil {
		text = "Opslaan lukte niet: " + err.Error() + ". Als u doorgaat, bent u de laatste wijzigingen kwijt. Met Opslaan als bewaart u ze op een andere plek."
	}
	d := dialog.NewCustomConfirm("Nog niet opgeslagen", "Niet opslaan", "Annuleren", prose(text),
		func(yes bool) {
			if yes {
				next()
			}
		}, s.window)
	d.Resize(fyne.NewSize(520, 200))
	s.showDialog(d)
}

// askClose closes the program, after a question where something would be
// lost.
func (s *shell) askClose() {
	s.askLeave(func() {
		s.window.SetCloseIntercept(nil)
		s.window.Close()
	})
}

func (s *shell) newSession() {
	s.askLeave(func() {
		s.desk.NewSession()
		s.goTo(stepOrder[0], "")
	})
}

func (s *shell) openExample() {
	s.askLeave(func() {
		if err := s.desk.OpenExample(assets.Example); err != nil {
			s.fail(err)
			return
		}
		s.goTo(stepOrder[0], "")
	})
}

func (s *shell) askOpen() {
	s.askLeave(func() {
		d := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
			if err != nil {
				s.fail(err)
				return
			}
			if file == nil {
				return
			}
			path := file.URI().Path()
			_ = file.Close() // read by the desk, with its limits
			s.open(path)
		}, s.window)
		d.SetFilter(storage.NewExtensionFileFilter([]string{fileType}))
		s.showFiles(d, "Sessie openen")
	})
}

// open shows a file; where it cannot be read the present session stays.
func (s *shell) open(path string) {
	if err := s.desk.Open(path); err != nil {
		s.fail(err)
		return
	}
	s.settings.used(path)
	s.goTo(stepOrder[0], "")
}

func (s *shell) dropped(files []fyne.URI) {
	if len(files) > 0 {
		s.askLeave(func() { s.open(files[0].Path()) })
	}
}

func (s *shell) save() {
	if s.desk.Path() == "" {
		s.askSaveAs()
		return
	}
	if err := s.desk.Save(); err != nil {
		s.fail(err)
	}
}

func (s *shell) askSaveAs() {
	d := dialog.NewFileSave(func(file fyne.URIWriteCloser, err error) {
		if err != nil {
			s.fail(err)
			return
		}
		if file == nil {
			return
		}
		path := file.URI().Path()
		_ = file.Close() // the desk writes, whole or not at all
		s.saveAs(path)
	}, s.window)
	d.SetFileName(s.proposedName())
	d.SetFilter(storage.NewExtensionFileFilter([]string{fileType}))
	s.showFiles(d, "Sessie opslaan als")
}

func (s *shell) saveAs(path string) {
	if !strings.EqualFold(filepath.Ext(path), fileType) {
		path += fileType
	}
	s.askReplace(path, func() {
		if err := s.desk.SaveAs(path); err != nil {
			s.fail(err)
			return
		}
		s.settings.used(path)
		s.showState()
	})
}

func (s *shell) proposedName() string {
	if path := s.desk.Path(); path != "" {
		return filepath.Base(path)
	}
	name := s.session().Municipality.Name
	if name == "" {
		name = "Formatie"
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, name) + fileType
}
