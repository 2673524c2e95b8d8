package screens

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"formatietafel/screens/widgets"
	"formatietafel/session/desk"
)

// banner stands above the page while something is the matter with the file.
type banner struct {
	content fyne.CanvasObject
	text    *widget.Label
	buttons *fyne.Container
	shown   desk.Trouble
	shell   *shell
}

func newBanner(s *shell) *banner {
	b := &banner{shell: s, text: prose(""), buttons: container.NewHBox()}
	sign := widget.NewIcon(fynetheme.NewWarningThemedResource(fynetheme.WarningIcon()))
	b.content = onGround(fynetheme.ColorNameHeaderBackground, container.NewBorder(nil, nil, sign, container.NewCenter(b.buttons), b.text))
	b.content.Hide()
	return b
}

// show brings the banner in line with how the file is.
func (b *banner) show() {
	trouble, text := b.shell.desk.Notice()
	b.text.SetText(text)
	if trouble == b.shown {
		return
	}
	b.shown = trouble
	b.buttons.Objects = nil
	for _, a := range b.answers(trouble) {
		b.buttons.Add(widgets.NewButton(a.text, func() {
			if !b.shell.covered() {
				a.do()
			}
		}))
	}
	shown(b.content, trouble != desk.NoTrouble)
}

// answers are what a user can do about it.
func (b *banner) answers(trouble desk.Trouble) []answer {
	s := b.shell
	saveAs := answer{"Opslaan als…", s.askSaveAs}
	switch trouble {
	case desk.InUse:
		return []answer{{"Opnieuw proberen", s.tryAgain}, {"Kopie opslaan…", s.askSaveAs}}
	case desk.Conflict:
		return []answer{saveAs, {"Toch hier opslaan", s.save}}
	case desk.Unwritten:
		return []answer{{"Opnieuw proberen", s.save}, saveAs}
	case desk.Taken:
		return []answer{{"Opslaan", s.save}, saveAs}
	case desk.Unrecorded:
		return []answer{{"Opslaan", s.save}}
	}
	return nil
}

// tryAgain opens the file again, to see whether it is free now.
func (s *shell) tryAgain() { s.open(s.desk.Path()) }
