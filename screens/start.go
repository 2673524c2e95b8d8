package screens

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"formatietafel/screens/widgets"
)

// formType is the extension of the form that a party got from the table.
const formType = ".html"

// startPage is what the program shows while nothing is open: the ways in.
// Recent files are folded away, since another municipality's formation may be
// on the wall otherwise.
type startPage struct {
	shell   *shell
	content fyne.CanvasObject
	recent  *widgets.Fold
}

func newStartPage(s *shell) *startPage {
	p := &startPage{shell: s}
	p.recent = widgets.NewFold("Recent geopend", p.recentFiles)
	ways := container.NewGridWithColumns(3, p.guiding(), p.preparing(), p.onboarding())
	look := container.NewHBox(
		widgets.NewButton("Voorbeeld bekijken", s.openExample),
		widgets.NewButton("Rondleiding van een minuut", s.startTour),
	)
	p.content = s.pageFrame("Formatietafel", "Digitalisering aan de formatietafel, van visie tot hoofdstuk. Waarvoor bent u hier?", container.NewVBox(
		ways, look, p.recent.Box,
		quiet("Er is geen verbinding met internet nodig. Alles blijft op deze computer. "+s.guide.Basis),
	))
	return p
}

// way is one way in: what it is for, and what it begins with.
func way(titleText, text string, buttons ...fyne.CanvasObject) fyne.CanvasObject {
	return card(container.NewBorder(container.NewVBox(heading(titleText), prose(text)), container.NewVBox(buttons...), nil, nil))
}

// first is the button of a way that is meant mostly.
func first(text string, icon fyne.Resource, do func()) *widgets.Button {
	b := widgets.NewButtonWithIcon(text, icon, do)
	b.Importance = widget.HighImportance
	return b
}

func (p *startPage) guiding() fyne.CanvasObject {
	return way("Ik begeleid een tafel", "U zit met partijen om de tafel, of bereidt dat voor. U loopt samen de stappen langs en maakt een hoofdstuk.",
		first("Nieuwe sessie", fynetheme.DocumentCreateIcon(), p.shell.newSession), widgets.NewButton("Sessie openen…", p.shell.askOpen), widgets.NewButton("Handleiding lezen", p.shell.showManual))
}

func (p *startPage) preparing() fyne.CanvasObject {
	return way("Ik bereid mijn partij voor", "U kreeg een formulier van de gespreksleider? Vul het thuis in, in uw browser. Zonder formulier kunt u zich inlezen.",
		first("Formulier openen…", fynetheme.FolderOpenIcon(), p.askForm), widgets.NewButton("Leespakket maken…", p.shell.askReading))
}

func (p *startPage) onboarding() fyne.CanvasObject {
	return way("Ik werk mij in", "U wordt wethouder. In stukken van tien minuten leest u wat er speelt en wat u morgen kunt vragen.",
		first("Beginnen", fynetheme.DocumentCreateIcon(), p.shell.newOnboarding), widgets.NewButton("Verdergaan…", p.shell.askOpen))
}

// recentFiles lists the files that were open last.
func (p *startPage) recentFiles() fyne.CanvasObject {
	s := p.shell
	box := container.NewVBox()
	for _, path := range s.settings.recent() {
		b := widgets.NewButtonWithIcon(filepath.Base(path), fynetheme.FileIcon(), func() { s.askLeave(func() { s.open(path) }) })
		b.Alignment = widget.ButtonAlignLeading
		box.Add(b)
	}
	if len(box.Objects) == 0 {
		box.Add(prose("Nog geen bestanden."))
	}
	return box
}

// askForm opens the form of an invitation in the browser: the viewer that the
// user asks for.
func (p *startPage) askForm() {
	s := p.shell
	d := dialog.NewFileOpen(s.chosenFile(func(path string) {
		if err := s.view(path); err != nil {
			s.fail(err)
		}
	}), s.window)
	d.SetFilter(storage.NewExtensionFileFilter([]string{formType}))
	s.showFiles(d, "Formulier openen")
}

// showStart shows the ways in, while nothing is open.
func (s *shell) showStart() {
	s.current = ""
	s.use(newStartPage(s).content, s.stepsMenu)
	s.showWindow()
}

// atStart tells whether the ways in are shown.
func (s *shell) atStart() bool { return s.current == "" && !s.isOnboarding() }
