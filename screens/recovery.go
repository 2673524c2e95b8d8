package screens

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"formatietafel/screens/widgets"
	"formatietafel/session/desk"
)

// offerFound shows at the start what a program left that ended without
// saving. Nothing is done with it before somebody says so.
func (s *shell) offerFound() {
	s.desk.Find(func(found []desk.Found, err error) {
		if err != nil {
			s.fail(err)
			return
		}
		if len(found) > 0 {
			s.showFound(found)
		}
	})
}

// askFound shows it when somebody asks.
func (s *shell) askFound() {
	s.desk.Find(func(found []desk.Found, err error) {
		switch {
		case err != nil:
			s.fail(err)
		case len(found) == 0:
			s.tell("Werk dat niet is opgeslagen", "Er is niets om terug te halen: alles is opgeslagen.")
		default:
			s.showFound(found)
		}
	})
}

func (s *shell) showFound(found []desk.Found) {
	var d dialog.Dialog
	box := container.NewVBox(prose("Dit werk staat nog niet in een bestand: het programma of de computer stopte, of u koos Later. Er verandert niets voordat u kiest."))
	for _, f := range found {
		look := widgets.NewButton("Bekijken…", func() {
			d.Hide()
			s.inspect(f, "")
		})
		box.Add(card(container.NewBorder(nil, nil, nil, container.NewCenter(look), prose(foundText(s.desk, f)))))
	}
	d = s.newNotice("Werk dat niet is opgeslagen", "Later", container.NewVScroll(box))
	d.Resize(fyne.NewSize(680, 380))
	s.showDialog(d)
}

func foundText(d *desk.Desk, f desk.Found) string {
	text := f.Name
	if text == "" {
		text = "Werk zonder bestand"
	}
	text += ", begonnen " + d.Moment(f.Began)
	if f.Protected {
		text += " · beveiligd met een wachtwoord"
	}
	return text
}

// inspect shows what was found and what differs from its file.
func (s *shell) inspect(f desk.Found, passphrase string) {
	if f.Protected && passphrase == "" {
		s.askPassphrase(foundText(s.desk, f), "", func(words string) { s.inspect(f, words) }, nothing)
		return
	}
	hide := nothing
	if f.Protected {
		hide = s.wait("Werk openen…")
	}
	s.desk.Inspect(f, passphrase, func(r *desk.Recovered, err error) {
		hide()
		switch {
		case needsPassphrase(err):
			s.askPassphrase(foundText(s.desk, f), remarkOn(err), func(words string) { s.inspect(f, words) }, nothing)
		case err != nil:
			s.unreadable(f, err)
		default:
			s.showRecovered(f, r)
		}
	})
}

// unreadable is work of which nothing can be read; it stays until somebody
// throws it away.
func (s *shell) unreadable(f desk.Found, err error) {
	s.ask("Dit werk is niet te lezen", sentence(err.Error()), answer{"Weggooien…", func() { s.askForget(f) }})
}

func (s *shell) showRecovered(f desk.Found, r *desk.Recovered) {
	lead := "Laatst gewijzigd: " + s.desk.Moment(r.At) + "."
	switch {
	case f.Name == "":
		lead += " Dit werk had nog geen bestand."
	case r.File.IsZero():
		lead += " Het bestand " + f.Name + " is nu niet te lezen, dus er is niets om mee te vergelijken."
	case r.Same():
		lead += " Het bestand " + f.Name + " heeft dit allemaal al."
	case r.Older:
		lead += " Let op: het bestand " + f.Name + " is van later. Hieronder ziet u wat er anders is."
	case r.Behind:
		lead += " Let op: het bestand " + f.Name + " is daarna door een ander programma gewijzigd. Hieronder ziet u wat er anders is."
	default:
		lead += " Hieronder ziet u wat er anders is dan in het bestand " + f.Name + "."
	}
	body := container.NewBorder(prose(lead), nil, nil, nil, s.differences(r.File, r.Work, "in het bestand", "teruggehaald"))
	d := dialog.NewCustomWithoutButtons("Terughalen na een storing", body, s.window)
	take := widgets.NewButton("Terughalen", func() {
		d.Hide()
		s.askLeave(func() { s.recover(r) })
	})
	take.Importance = widget.HighImportance
	d.SetButtons([]fyne.CanvasObject{
		widgets.NewButton("Later", d.Hide),
		widgets.NewButton("Weggooien…", func() { d.Hide(); s.askForget(f) }),
		take,
	})
	d.Resize(fyne.NewSize(900, 520))
	s.showDialog(d)
}

func (s *shell) recover(r *desk.Recovered) {
	s.desk.Recover(r, func(err error) {
		if err != nil {
			s.fail(err)
		}
		s.opened()
	})
}

// askForget throws away what was found, after a question: it is nowhere else.
func (s *shell) askForget(f desk.Found) {
	s.ask("Weggooien?", "Dit werk staat nergens anders. Weg is weg.", answer{"Weggooien", func() {
		s.desk.Forget(f, func(err error) {
			if err != nil {
				s.fail(err)
			}
		})
	}})
}
