package screens

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"formatietafel/export"
	"formatietafel/screens/widgets"
	"formatietafel/session"
	"formatietafel/session/desk"
)

// askVersions lists the earlier versions of the session.
func (s *shell) askVersions() {
	s.desk.Versions(func(list []desk.Version, err error) {
		switch {
		case err != nil:
			s.fail(err)
		case len(list) == 0:
			s.tell("Eerdere versies", "Er zijn nog geen eerdere versies. Het programma bewaart er een als een stap klaar is, na elk uur werk en bij elk document dat u maakt.")
		default:
			s.listVersions(list, func(v desk.Version) { s.lookAt(v, "") })
		}
	})
}

// listVersions lets one be chosen.
func (s *shell) listVersions(list []desk.Version, use func(desk.Version)) {
	var d dialog.Dialog
	rows := widgets.NewList(func() int { return len(list) },
		func() fyne.CanvasObject {
			l := widget.NewLabel("")
			l.Truncation = fyne.TextTruncateEllipsis
			return l
		},
		func(i widget.ListItemID, o fyne.CanvasObject) {
			text := capital(s.desk.Moment(list[i].At)) + " · " + list[i].Why
			if s.desk.NeedsPassphrase(list[i]) {
				text += " · ander wachtwoord"
			}
			o.(*widget.Label).SetText(text)
		})
	rows.OnSelected = func(i widget.ListItemID) {
		d.Hide()
		use(list[i])
	}
	lead := prose("Kies een versie om haar te bekijken. Eerdere versies staan alleen op deze computer, nooit in het bestand.")
	rule := quiet("Bewaard blijven: alles van de laatste twee dagen, daarvoor van elke dag de laatste, zestig dagen lang, en nooit meer dan 200.")
	d = s.newNotice("Eerdere versies", "Sluiten", container.NewBorder(lead, rule, nil, nil, rows))
	d.Resize(fyne.NewSize(720, 480))
	s.showDialog(d)
}

// lookAt shows a version: what differs, and its chapter.
func (s *shell) lookAt(v desk.Version, passphrase string) {
	hide := nothing
	if passphrase != "" {
		hide = s.wait("Eerdere versie openen…")
	}
	s.desk.Look(v, passphrase, func(then session.File, err error) {
		hide()
		switch {
		case needsPassphrase(err):
			s.askPassphrase("van deze eerdere versie", remarkOn(err), func(words string) { s.lookAt(v, words) }, nothing)
		case err != nil:
			s.fail(err)
		default:
			s.showVersion(v, then)
		}
	})
}

func (s *shell) showVersion(v desk.Version, then session.File) {
	document, now, word := newReader(s.room, nil), session.File{Session: s.session()}, "Het hoofdstuk van toen"
	if then.Onboarding != nil {
		now, word = session.File{Onboarding: s.desk.Onboarding()}, "De bladzijde van toen"
		document.show(export.ComposeStart(then.Onboarding, s.guide, export.Options{}))
	} else {
		document.show(export.Compose(then.Session, s.guide, export.Options{Variant: export.Public}))
	}
	tabs := container.NewAppTabs(
		container.NewTabItem("Wat er anders is", s.differences(then, now, "toen", "nu")),
		container.NewTabItem(word, document.content),
	)
	d := dialog.NewCustomWithoutButtons("Versie van "+s.desk.Moment(v.At)+", "+v.Why, tabs, s.window)
	back := widgets.NewButton("Terughalen", func() {
		d.Hide()
		s.desk.Restore(then)
		s.goTo(s.current, "")
	})
	back.Importance = widget.HighImportance
	enable(back, !s.desk.ReadOnly())
	d.SetButtons([]fyne.CanvasObject{widgets.NewButton("Sluiten", d.Hide), widgets.NewButton("Andere versie…", func() { d.Hide(); s.askVersions() }), back})
	d.Resize(fyne.NewSize(1000, 560))
	s.showDialog(d)
}
