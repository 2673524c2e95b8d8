package screens

import (
	"errors"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	fynetheme "fyne.io/fyne/v2/theme"

	"formatietafel/export"
	"formatietafel/screens/widgets"
	"formatietafel/session"
	"formatietafel/session/desk"
)

// agreedPage is Wat mijn coalitie afsprak: pasted, ticked from the sentences
// of the guide, or read from the public part of a session.
type agreedPage struct {
	*onboarding
	form   *ownForm
	lines  *ownRows
	ticks  *ownForm
	scroll *container.Scroll
}

func newAgreedPage(o *onboarding) page {
	p := &agreedPage{onboarding: o, form: o.form("agreed"), ticks: o.form("agreed/ticks")}
	p.lines = o.rows("agreed", func(d *session.Onboarding) []string { return indexes(len(d.Agreed)) }, p.line)
	none := prose("Er staat nog niets.")
	p.form.onShow(func(d *session.Onboarding) { shown(none, len(d.Agreed) == 0) })
	p.scroll = p.pageFrame("Wat mijn coalitie afsprak", "Zet hier wat er in uw akkoord over digitalisering staat. Dan hebt u het bij de hand. Het blijft in dit bestand.", container.NewVBox(
		card(p.paste()), card(container.NewVBox(heading("Dit spraken wij af"), none, p.lines.box)), p.sentences(),
	))
	return p
}

func (p *agreedPage) content() fyne.CanvasObject { return p.scroll }

func (p *agreedPage) refresh() {
	p.form.refresh()
	p.lines.refresh()
	p.ticks.refresh()
}

func (p *agreedPage) open(string) {}

// paste takes a text in, a line each, or a session file.
func (p *agreedPage) paste() fyne.CanvasObject {
	field := widgets.NewArea(3)
	field.SetPlaceHolder("Plak hier de tekst uit uw akkoord, elke afspraak op een eigen regel")
	add := widgets.NewButtonWithIcon("Toevoegen", fynetheme.ContentAddIcon(), func() {
		text := field.Text
		field.SetText("")
		p.edit("Afspraken toevoegen", "", func(d *session.Onboarding) { d.AddAgreed(text) })
	})
	read := widgets.NewButtonWithIcon("Uit een sessie lezen…", fynetheme.FolderOpenIcon(), p.askSession)
	return container.NewVBox(heading("Toevoegen"), field, container.NewHBox(add, read), quiet("Uit een sessie komt alleen wat in de openbare versie mag staan."))
}

// line is one agreement with a button to take it out.
func (p *agreedPage) line(f *ownForm, id string) fyne.CanvasObject {
	i, _ := strconv.Atoi(id)
	text := f.area("Afspraak van de coalitie", "", 1,
		func(d *session.Onboarding) string {
			if i < len(d.Agreed) {
				return d.Agreed[i].Text
			}
			return ""
		},
		func(d *session.Onboarding, v string) { d.Agreed[i].Text = v })
	remove := moveButton(fynetheme.DeleteIcon(), func() {
		p.edit("Afspraak verwijderen", "", func(d *session.Onboarding) { d.Agreed = without(d.Agreed, i) })
	})
	return container.NewBorder(nil, nil, nil, remove, text)
}

// without gives a list without one element.
func without[T any](list []T, i int) []T {
	if i < 0 || i >= len(list) {
		return list
	}
	return append(append([]T(nil), list[:i]...), list[i+1:]...)
}

// sentences ticks sentences that the guide has for the outcome of a dilemma.
func (p *agreedPage) sentences() fyne.CanvasObject {
	fold := widgets.NewFold("Aanvinken: zinnen uit de gids", func() fyne.CanvasObject {
		box := container.NewVBox()
		touching, others := p.doc().DilemmasFor(p.guide)
		for _, g := range append(touching, others...) {
			inner := widgets.NewFold(g.Title, func() fyne.CanvasObject {
				ticks := container.NewVBox()
				for _, sentence := range g.Statements {
					ticks.Add(p.tick(sentence))
				}
				return ticks
			})
			inner.Opened = p.ticks.refresh
			box.Add(inner.Box)
		}
		return box
	})
	return fold.Box
}

// tick is a box beside a sentence that may be long: Fyne's own does not wrap.
func (p *agreedPage) tick(sentence string) fyne.CanvasObject {
	box := p.ticks.tick("", func(d *session.Onboarding) bool { return d.HasAgreed(sentence) },
		func(d *session.Onboarding, on bool) {
			if on {
				d.AddAgreed(sentence)
				return
			}
			for i, a := range d.Agreed {
				if a.Text == sentence {
					d.Agreed = without(d.Agreed, i)
					return
				}
			}
		})
	return container.NewBorder(nil, nil, container.NewVBox(box), nil, p.linked(sentence))
}

// askSession chooses a session file to read from.
func (p *agreedPage) askSession() {
	d := dialog.NewFileOpen(p.chosenFile(func(path string) {
		p.readSession(path, "")
	}), p.window)
	d.SetFilter(storage.NewExtensionFileFilter([]string{fileType}))
	p.showFiles(d, "Uit een sessie lezen")
}

// readSession takes over the public lines of a session, in one step to undo. A
// protected one asks for its passphrase, which is kept nowhere.
func (p *agreedPage) readSession(path, passphrase string) {
	var from *session.Session
	var err error
	p.beside(func() { from, err = desk.ReadVersion(p.disk, path, passphrase) }, func() {
		switch {
		case needsPassphrase(err):
			p.askPassphrase(filepath.Base(path), remarkOn(err), func(words string) { p.readSession(path, words) }, nothing)
		case err != nil:
			p.fail(err)
		default:
			p.takeOver(from)
		}
	})
}

func (p *agreedPage) takeOver(from *session.Session) {
	lines := export.AgreedLines(from, p.guide)
	if len(lines) == 0 {
		p.fail(errors.New("in deze sessie staat nog niets dat openbaar mag zijn"))
		return
	}
	p.edit("Afspraken uit een sessie", "", func(d *session.Onboarding) { d.AddAgreed(strings.Join(lines, "\n")) })
}
