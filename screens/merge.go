package screens

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"formatietafel/screens/widgets"
	"formatietafel/session"
	"formatietafel/session/desk"
)

// inputType is the extension of a party's input from home.
const inputType = ".inbreng"

const (
	wordTake = "overnemen"
	wordKeep = "houden wat er staat"
)

// mergeFile is one file on its way in.
type mergeFile struct {
	path         string
	contribution *session.Contribution
	plan         *session.Incoming
	err          error // why it stays out
}

// merging is what is asked about adding input: which files, and for what
// differs which of both. Nothing is changed before take.
type merging struct {
	*room
	files   []*mergeFile
	choices []*widgets.RadioGroup
}

// askMerge asks which input comes in: what stands in the folder of the
// session, and any other file.
func (s *shell) askMerge() {
	m := &merging{room: s.room}
	var ticks []*widgets.Check
	box := container.NewVBox()
	for _, path := range inputIn(s.desk.Path()) {
		tick := widgets.NewCheck(filepath.Base(path), nil)
		tick.SetChecked(true)
		ticks = append(ticks, tick)
		box.Add(tick)
	}
	lead := "Kies een bestand dat een partij u gaf, of sleep er een of meer naar dit venster."
	if len(ticks) > 0 {
		lead = "Dit staat in de map van deze sessie. U ziet eerst wat erin staat; er verandert nog niets."
	}
	chosen := func() []string {
		var paths []string
		for _, tick := range ticks {
			if tick.Checked {
				paths = append(paths, filepath.Join(filepath.Dir(s.desk.Path()), tick.Text))
			}
		}
		return paths
	}
	var d *dialog.CustomDialog
	other := widgets.NewButton("Ander bestand…", func() {
		d.Hide()
		m.askFile(chosen())
	})
	look := widgets.NewButton("Bekijken", func() {
		d.Hide()
		m.read(chosen(), m.review)
	})
	look.Importance = widget.HighImportance
	enable(&look.Button, len(ticks) > 0)
	d = dialog.NewCustomWithoutButtons("Inbreng toevoegen", container.NewBorder(prose(lead), nil, nil, nil, widgets.NewScroll(box)), s.window)
	d.SetButtons([]fyne.CanvasObject{widgets.NewButton("Annuleren", func() { d.Hide() }), other, look})
	d.Resize(fyne.NewSize(640, 420))
	s.showDialog(d)
	if len(ticks) > 0 {
		s.window.Canvas().Focus(look)
	} else {
		s.window.Canvas().Focus(other)
	}
}

// inputIn gives the input in the folder of a session file, by name.
func inputIn(session string) []string {
	if session == "" {
		return nil
	}
	entries, err := os.ReadDir(filepath.Dir(session))
	if err != nil {
		return nil // the folder is only looked in to save a search
	}
	var paths []string
	for _, e := range entries {
		if e.Type().IsRegular() && isInput(e.Name()) {
			paths = append(paths, filepath.Join(filepath.Dir(session), e.Name()))
		}
	}
	return paths
}

func isInput(path string) bool { return strings.EqualFold(filepath.Ext(path), inputType) }

// askFile asks for a file beside those that were chosen.
func (m *merging) askFile(paths []string) {
	d := dialog.NewFileOpen(m.chosenFile(func(path string) {
		m.read(append(paths, path), m.review)
	}), m.window)
	d.SetFilter(storage.NewExtensionFileFilter([]string{inputType, ".age"}))
	m.showFiles(d, "Inbreng toevoegen")
}

// mergeFiles shows what files would bring in.
func (s *shell) mergeFiles(paths []string) {
	m := &merging{room: s.room}
	m.read(paths, m.review)
}

// read reads files beside the window, asks for a passphrase where one needs
// it, and goes on.
func (m *merging) read(paths []string, next func()) {
	if len(paths) == 0 {
		next()
		return
	}
	m.readOne(paths[0], "", func(f *mergeFile) {
		m.files = append(m.files, f)
		m.read(paths[1:], next)
	})
}

func (m *merging) readOne(path, passphrase string, next func(*mergeFile)) {
	f := &mergeFile{path: path}
	seal := m.session().Seal
	m.beside(func() {
		f.contribution, f.err = desk.ReadContribution(m.disk, path, passphrase, seal)
	}, func() {
		if needsPassphrase(f.err) {
			m.askPassphrase(filepath.Base(path), remarkOn(f.err), func(words string) { m.readOne(path, words, next) }, func() { next(f) })
			return
		}
		next(f)
	})
}

// planAll compares each file with the session as it would be after those
// before it, so that a file that comes twice is seen to.
func (m *merging) planAll() {
	now := m.session().Clone()
	for _, f := range m.files {
		if f.contribution == nil {
			continue
		}
		f.plan, f.err = session.PlanMerge(now, f.contribution, m.guide)
		if f.err != nil {
			continue
		}
		f.plan.Prefer(true)
		f.plan.Apply(now)
		f.plan.Prefer(false)
	}
}

// bringsPublic tells whether something comes in that the public text shows.
func (m *merging) bringsPublic() bool {
	return slices.ContainsFunc(m.files, func(f *mergeFile) bool {
		return f.plan != nil && slices.ContainsFunc(f.plan.Items, func(i session.Item) bool { return i.Public && i.Novelty != session.IsThere })
	})
}

// review shows what comes in, what is there, and what differs.
func (m *merging) review() {
	if len(m.files) == 0 {
		return
	}
	m.planAll()
	box := container.NewVBox()
	if m.bringsPublic() {
		box.Add(prose("Kansen, grenzen en plannen die u toevoegt, komen in de openbare tekst: zonder de naam van de partij, als inbreng aan tafel en niet als afspraak. Wil de tafel er een niet in de tekst? Haal die dan weg bij Visie."))
	}
	for _, f := range m.files {
		box.Add(card(m.view(f)))
	}
	var d *dialog.CustomDialog
	add := widgets.NewButton("Toevoegen", func() {
		d.Hide()
		m.take()
	})
	add.Importance = widget.HighImportance
	all := func(word string) func() {
		return func() {
			m.chooseAll(word)
			m.window.Canvas().Focus(add)
		}
	}
	buttons := []fyne.CanvasObject{widgets.NewButton("Annuleren", func() { d.Hide() })}
	if len(m.choices) > 0 {
		buttons = append(buttons, widgets.NewButton("Alles houden wat er staat", all(wordKeep)), widgets.NewButton("Alles overnemen", all(wordTake)))
	}
	if m.brings() {
		buttons = append(buttons, add)
	} else {
		buttons = []fyne.CanvasObject{widgets.NewButton("Sluiten", func() { d.Hide() })}
		box.Add(prose("Er verandert niets."))
	}
	size := m.window.Canvas().Size()
	d = dialog.NewCustomWithoutButtons("Inbreng toevoegen", widgets.NewScroll(box), m.window)
	d.SetButtons(buttons)
	d.Resize(fyne.NewSize(size.Width*dialogShare, size.Height*dialogShare))
	m.showDialog(d)
	if last, ok := buttons[len(buttons)-1].(fyne.Focusable); ok {
		m.window.Canvas().Focus(last)
	}
}

// brings tells whether any file has something to add.
func (m *merging) brings() bool {
	return slices.ContainsFunc(m.files, func(f *mergeFile) bool { return f.plan != nil && !f.plan.Again })
}

func (m *merging) chooseAll(word string) {
	for _, choice := range m.choices {
		choice.SetSelected(word)
	}
}

// view is what one file brings.
func (m *merging) view(f *mergeFile) fyne.CanvasObject {
	box := container.NewVBox()
	if f.err != nil {
		box.Add(heading(filepath.Base(f.path)))
		box.Add(iconLine(fynetheme.WarningIcon(), "Niet toegevoegd. "+sentence(f.err.Error())))
		return box
	}
	box.Add(heading("Inbreng van " + nameOr(f.plan.Party.Name, "een partij zonder naam")))
	box.Add(quiet(filepath.Base(f.path)))
	if f.plan.Again {
		box.Add(prose("Deze inbreng is al eerder toegevoegd. Er verandert niets."))
		return box
	}
	m.addItems(box, f.plan, session.IsNew, "Nieuw")
	m.addDiffering(box, f.plan)
	m.addItems(box, f.plan, session.IsThere, "Staat er al, net zo")
	for _, line := range f.plan.Left {
		box.Add(iconLine(fynetheme.WarningIcon(), sentence(line)))
	}
	if len(f.plan.Items) == 0 {
		box.Add(prose("Er is niets ingevuld. Dat is ook een antwoord."))
	}
	return box
}

func (m *merging) addItems(box *fyne.Container, plan *session.Incoming, novelty session.Novelty, word string) {
	var lines []fyne.CanvasObject
	for _, item := range plan.Items {
		if item.Novelty == novelty {
			lines = append(lines, bullet(capital(item.What)))
		}
	}
	if len(lines) == 0 {
		return
	}
	box.Add(bold(fmt.Sprintf("%s (%d)", word, len(lines))))
	for _, line := range lines {
		box.Add(line)
	}
}

// addDiffering shows both texts of what differs, with a choice; of what is
// sealed it says only that it is another.
func (m *merging) addDiffering(box *fyne.Container, plan *session.Incoming) {
	differs := plan.Differs()
	if len(differs) == 0 {
		return
	}
	box.Add(bold(fmt.Sprintf("Verschilt van wat er staat (%d)", len(differs))))
	for i := range plan.Items {
		item := &plan.Items[i]
		if item.Novelty != session.Differs {
			continue
		}
		choice := widgets.NewRadioGroup([]string{wordKeep, wordTake}, func(word string) { item.Take = word == wordTake })
		choice.Horizontal, choice.Required = true, true
		choice.SetSelected(wordKeep)
		m.choices = append(m.choices, choice)
		box.Add(bullet(capital(item.What)))
		if !item.Sealed {
			box.Add(container.NewGridWithColumns(2,
				labelled("Er staat", prose(item.Here)), labelled("Er komt binnen", prose(item.There))))
		}
		box.Add(choice)
	}
}

// take adds it all, in one step to undo. What was chosen holds by place, since
// each file is compared anew with what those before it brought.
func (m *merging) take() {
	var refused error
	m.desk.Change("Inbreng toevoegen", "", func(s *session.Session) {
		for _, f := range m.files {
			if f.plan == nil {
				continue
			}
			plan, err := session.PlanMerge(s, f.contribution, m.guide)
			if err != nil {
				refused = err
				continue
			}
			for i := range plan.Items {
				plan.Items[i].Take = slices.ContainsFunc(f.plan.Items, func(chosen session.Item) bool {
					return chosen.Place == plan.Items[i].Place && chosen.Take
				})
			}
			plan.Apply(s)
		}
	})
	if refused != nil {
		m.fail(refused)
	}
}

// bold is a line that heads what is below it.
func bold(text string) *widget.Label {
	l := widget.NewLabelWithStyle(text, fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	l.Wrapping = fyne.TextWrapWord
	return l
}

// iconLine is running text with a sign before it.
func iconLine(icon fyne.Resource, text string) fyne.CanvasObject {
	return container.NewBorder(nil, nil, container.NewVBox(widget.NewIcon(icon)), nil, prose(text))
}
