package screens

import (
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"formatietafel/assets"
	"formatietafel/screens/widgets"
	"formatietafel/session/desk"
)

// fileType is the extension of a session file.
const fileType = ".formatie"

// askLeave saves what waits to be saved, asks what is to become of what is in
// no file, and then goes on.
func (s *shell) askLeave(next func()) {
	s.desk.Flush(func(err error) {
		if !s.desk.WouldLose() {
			next()
			return
		}
		s.askUnsaved(err, next)
	})
}

func (s *shell) askUnsaved(err error, next func()) {
	text := "Dit werk staat nog in geen bestand."
	switch {
	case err != nil:
		text = "Opslaan lukte niet: " + err.Error() + "."
	case s.desk.Path() != "":
		text = "Wat u hebt teruggehaald, staat nog niet in het bestand."
	}
	answers := []answer{{"Opslaan als…", func() { s.askSaveAsThen(next) }}}
	if s.desk.CanWait() {
		text += " Kiest u Later, dan blijft het werk op deze computer, en biedt het programma het bij de volgende start weer aan."
		answers = append(answers, answer{"Later", next})
	}
	answers = append(answers, answer{"Niet bewaren", func() {
		s.desk.GiveUp()
		next()
	}})
	s.ask("Nog niet opgeslagen", text, answers...)
}

// answer is a button of a question.
type answer struct {
	text string
	do   func()
}

// ask puts a question with several answers; the first is the one that is
// meant mostly. Annuleren comes by itself.
func (r *room) ask(titleText, text string, answers ...answer) {
	var d *dialog.CustomDialog
	buttons := []fyne.CanvasObject{widgets.NewButton("Annuleren", func() { d.Hide() })}
	for i := len(answers) - 1; i >= 0; i-- {
		b := widgets.NewButton(answers[i].text, func() {
			d.Hide()
			answers[i].do()
		})
		if i == 0 {
			b.Importance = widget.HighImportance
		}
		buttons = append(buttons, b)
	}
	d = dialog.NewCustomWithoutButtons(titleText, prose(text), r.window)
	d.SetButtons(buttons)
	d.Resize(fyne.NewSize(620, 220))
	r.showDialog(d)
}

// wait shows that something takes seconds, and gives what takes it away.
func (r *room) wait(titleText string) (done func()) {
	d := dialog.NewCustomWithoutButtons(titleText, widget.NewProgressBarInfinite(), r.window)
	d.Resize(fyne.NewSize(420, 120))
	d.Show() // not for Esc: it cannot be broken off
	return d.Hide
}

// askClose closes the program, after a question where something would be
// lost.
func (s *shell) askClose() {
	s.askLeave(func() {
		s.desk.Close(func() {
			s.gone = true
			s.window.SetCloseIntercept(nil)
			s.window.Close()
		})
	})
}

func (s *shell) newSession() {
	s.askLeave(func() {
		s.desk.NewSession()
		s.opened()
	})
}

func (s *shell) openExample() {
	s.askLeave(func() {
		if err := s.desk.OpenExample(assets.Example); err != nil {
			s.fail(err)
			return
		}
		s.opened()
	})
}

func (s *shell) newOnboarding() {
	s.askLeave(func() {
		s.desk.NewOnboarding()
		s.opened()
	})
}

// opened shows another document from its first step, or where it was left.
func (s *shell) opened() {
	s.resume.hide()
	if s.isOnboarding() {
		s.clock.hold()
		s.closeHall()
		s.openOnboarding()
	} else {
		s.use(s.frame, s.stepsMenu)
		s.clock.opened()
		s.goTo(stepOrder[0], "municipality")
		s.releaseHall()
		s.tellInvalid()
	}
	s.tellOtherGuide()
}

func (s *shell) askOpen() {
	s.askLeave(func() {
		d := dialog.NewFileOpen(s.chosenFile(func(path string) {
			s.open(path)
		}), s.window)
		d.SetFilter(storage.NewExtensionFileFilter([]string{fileType, onboardingType}))
		s.showFiles(d, "Sessie openen")
	})
}

// open shows a file; where it cannot be read the present session stays. A
// protected one asks for its passphrase first.
func (s *shell) open(path string) { s.openWith(path, "", nothing) }

// openWith opens a file and calls next, whether it worked or not.
func (s *shell) openWith(path, passphrase string, next func()) {
	hide := nothing
	if passphrase != "" {
		hide = s.wait("Bestand openen…")
	}
	s.desk.Open(path, passphrase, func(err error) {
		hide()
		if err == nil {
			s.used(path)
			s.opened()
			s.resume.show()
		}
		next()
		switch {
		case needsPassphrase(err):
			s.askPassphrase(filepath.Base(path), remarkOn(err), func(words string) { s.openWith(path, words, nothing) }, nothing)
		case err != nil:
			s.fail(unreadable(path, err))
		}
	})
}

func nothing() {}

// used puts a file in the list of recent ones. One behind a passphrase stays
// out of it: also that it is there is nobody's business.
func (s *shell) used(path string) {
	if s.desk.IsProtected() {
		s.settings.forget(path)
		return
	}
	s.settings.used(path)
}

// dropped opens a session, or shows what input from home would bring in.
func (s *shell) dropped(files []fyne.URI) {
	var input []string
	for _, file := range files {
		if isInput(file.Path()) {
			input = append(input, file.Path())
		}
	}
	switch {
	case s.covered() || len(files) == 0 || len(input) > 0 && s.isOnboarding():
	case len(input) > 0:
		s.mergeFiles(input)
	default:
		s.askLeave(func() { s.open(files[0].Path()) })
	}
}

func (s *shell) save() {
	if s.desk.Path() == "" {
		s.askSaveAs()
		return
	}
	s.desk.Save(s.saved)
}

// saved takes how a save went that the user asked for.
func (s *shell) saved(err error) {
	switch {
	case err == nil:
	case errors.Is(err, desk.ErrBehind), errors.Is(err, desk.ErrGone):
		s.askOver(err)
	default:
		s.fail(err)
	}
}

// askOver asks what is to become of a file that another program changed or
// moved.
func (s *shell) askOver(err error) {
	text := "Er is niets opgeslagen: " + err.Error() + "."
	again := answer{"Toch hier opslaan", func() { s.desk.SaveOver(s.saved) }}
	if errors.Is(err, desk.ErrBehind) {
		text += " Slaat u toch hier op, dan blijft wat er nu staat als eerdere versie bewaard."
	}
	s.ask("Het bestand is niet meer hetzelfde", text, answer{"Opslaan als…", s.askSaveAs}, again)
}

func (s *shell) askSaveAs() { s.askSaveAsThen(nothing) }

// askSaveAsThen saves to a file that is chosen, and goes on where it worked.
func (s *shell) askSaveAsThen(next func()) {
	d := dialog.NewFileSave(s.chosenPlace(func(path string) {
		s.saveAs(path, next)
	}), s.window)
	d.SetFileName(s.proposedName())
	d.SetFilter(storage.NewExtensionFileFilter([]string{s.fileType()}))
	s.showFiles(d, "Opslaan als")
}

func (s *shell) saveAs(path string, next func()) {
	if !strings.EqualFold(filepath.Ext(path), s.fileType()) {
		path += s.fileType()
	}
	s.askReplace(path, func() {
		s.desk.SaveAs(path, func(err error) {
			if err != nil {
				s.fail(err)
				return
			}
			s.used(path)
			if s.atStart() {
				s.opened()
			}
			s.showState()
			next()
		})
	})
}

func (s *shell) proposedName() string {
	if path := s.desk.Path(); path != "" {
		return filepath.Base(path)
	}
	name := nameOr(s.session().Municipality.Name, "Formatie")
	if s.isOnboarding() {
		name = nameOr(s.desk.Onboarding().Alderman.Municipality, "Inwerken")
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, name) + s.fileType()
}
