package screens

import (
	"fmt"
	"io"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	fynetheme "fyne.io/fyne/v2/theme"

	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// evening is the plan: preset, steps, run sheet and ground rules.
func (p *tablePage) evening() fyne.CanvasObject {
	addRule := widgets.NewButtonWithIcon("Spelregel toevoegen", fynetheme.ContentAddIcon(), func() { p.addRule("") })
	examples := widgets.NewButton("Voorbeelden", nil)
	examples.OnTapped = func() { p.showRules(examples) }
	return container.NewVBox(
		heading("De avond"),
		container.NewGridWithColumns(2, labelled("Hoeveel tijd is er?", p.preset()), labelled("Minuten in totaal", p.ownMinutes())),
		labelled("Welke stappen doen we?", p.steps()),
		p.runSheet(),
		heading("Spelregels"),
		p.rules.box,
		container.NewHBox(addRule, examples),
	)
}

// preset chooses a complete evening; own keeps what stands there.
func (p *tablePage) preset() fyne.CanvasObject {
	options := []option{}
	for _, preset := range p.guide.Presets {
		options = append(options, option{preset.ID, preset.Title})
	}
	options = append(options, option{"own", "Eigen opzet"})
	return p.form.pick("Hoeveel tijd is er?", "kies een opzet", func(*session.Session) []option { return options },
		func(s *session.Session) string { return s.Plan.Preset },
		func(s *session.Session, v string) {
			if preset, ok := p.guide.Preset(v); ok {
				session.ApplyPreset(s, preset)
				return
			}
			s.Plan.Preset = v
		})
}

// steps ticks which steps this evening plans.
func (p *tablePage) steps() fyne.CanvasObject {
	box := container.NewHBox()
	for _, id := range stepOrder {
		step, _ := p.guide.Step(id)
		box.Add(p.form.tick(step.Title,
			func(s *session.Session) bool { return s.Planned(id) },
			func(s *session.Session, on bool) { session.PlanStep(s, id, on) }))
	}
	return box
}

func part(s *session.Session, i int) session.Part {
	if i >= len(s.Plan.Parts) {
		return session.Part{}
	}
	return s.Plan.Parts[i]
}

func (p *tablePage) ruleRow(f *form, key string) fyne.CanvasObject {
	i, _ := strconv.Atoi(key)
	text := f.line("Spelregel", "Spelregel",
		func(s *session.Session) string {
			if i < len(s.Plan.Rules) {
				return s.Plan.Rules[i]
			}
			return ""
		},
		func(s *session.Session, v string) {
			if i < len(s.Plan.Rules) {
				s.Plan.Rules[i] = v
			}
		})
	remove := moveButton(fynetheme.DeleteIcon(), func() {
		p.desk.Change("Spelregel verwijderen", "", func(s *session.Session) {
			if i < len(s.Plan.Rules) {
				s.Plan.Rules = slices.Delete(slices.Clone(s.Plan.Rules), i, i+1)
			}
		})
	})
	return container.NewBorder(nil, nil, nil, remove, text)
}

func (p *tablePage) addRule(text string) {
	p.desk.Change("Spelregel toevoegen", "", func(s *session.Session) { s.Plan.Rules = append(s.Plan.Rules, text) })
	p.focusLast(p.rules)
}

func (p *tablePage) showRules(below fyne.CanvasObject) {
	var items []*fyne.MenuItem
	for _, rule := range p.guide.Rules {
		if !slices.Contains(p.session().Plan.Rules, rule.Text) {
			items = append(items, fyne.NewMenuItem(rule.Text, func() { p.addRule(rule.Text) }))
		}
	}
	if len(items) > 0 {
		popUp(p.window, below, items...)
	}
}

// mostRead bounds what is read of a logo, in bytes; the session's own limit is
// lower and says so.
const mostRead = 2 << 20

func (p *tablePage) askLogo() {
	d := dialog.NewFileOpen(func(file fyne.URIReadCloser, err error) {
		if err != nil {
			p.fail(err)
			return
		}
		if file == nil {
			return
		}
		defer file.Close()
		p.takeLogo(file)
	}, p.window)
	d.SetFilter(storage.NewExtensionFileFilter([]string{".png"}))
	p.showFiles(d, "Logo kiezen")
}

func (p *tablePage) takeLogo(file io.Reader) {
	data, err := io.ReadAll(io.LimitReader(file, mostRead))
	if err != nil {
		p.fail(fmt.Errorf("het logo is niet te lezen; kies het opnieuw: %w", err))
		return
	}
	p.desk.Change("Logo kiezen", "", func(s *session.Session) { err = session.SetLogo(s, data) })
	if err != nil {
		p.fail(err)
	}
}
