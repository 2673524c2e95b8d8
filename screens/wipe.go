package screens

import (
	"fmt"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"formatietafel/screens/widgets"
	"formatietafel/session"
	"formatietafel/session/desk"
)

// askWipe lists what one party brought, to wipe out one thing for good.
func (s *shell) askWipe() { s.askWipeAfter("", "") }

// askWipeAfter lists it again of a party, under the receipt of what was just
// wiped.
func (s *shell) askWipeAfter(party, receipt string) {
	parties := s.session().Parties
	if len(parties) == 0 {
		s.fail(dutchError("Er zitten nog geen partijen aan tafel, dus er is niets om te wissen."))
		return
	}
	found := container.NewVBox()
	var options []option
	for _, p := range parties {
		options = append(options, option{p.ID, nameOr(p.Name, "partij zonder naam")})
	}
	options = apart(options)
	var d *dialog.CustomDialog
	list := func(text string) {
		id, _ := valueOf(options, text)
		found.RemoveAll()
		entries := session.Entries(s.session(), s.guide, id)
		if len(entries) == 0 {
			found.Add(prose("Deze partij bracht niets in."))
		}
		for _, e := range entries {
			remove := widgets.NewButton("Wis echt…", func() {
				d.Hide()
				s.confirmWipe(id, e)
			})
			found.Add(container.NewBorder(nil, widget.NewSeparator(), nil, container.NewVBox(remove), prose(capital(e.What))))
		}
	}
	who := widgets.NewSelect(optionTexts(options), list)
	who.PlaceHolder = "Van welke partij?"
	lead := prose("Wie iets inbracht, mag het intrekken. Wat u hier wist, staat daarna niet meer in de sessie en is niet ongedaan te maken.")
	head := container.NewVBox(lead)
	if receipt != "" {
		head.Add(bold(receipt))
	}
	head.Add(who)
	if text, ok := textOf(options, party); ok {
		who.SetSelected(text)
	}
	d = s.newNotice("Wis echt", "Sluiten", container.NewBorder(head, nil, nil, nil, container.NewVScroll(found)))
	size := s.window.Canvas().Size()
	d.Resize(fyne.NewSize(760, size.Height*dialogShare))
	s.showDialog(d)
}

// confirmWipe asks once more, since there is no way back.
func (s *shell) confirmWipe(party string, e session.Entry) {
	p, _ := s.session().Party(party)
	text := fmt.Sprintf("%s van %s gaat weg uit de sessie, uit Ongedaan maken, en uit het logboek en de eerdere versies die dit programma op deze computer bewaart.\n\nWat u eerder doorgaf of afdrukte, haalt dit programma niet terug.", capital(e.What), nameOr(p.Name, "een partij zonder naam"))
	d := s.newQuestion("Wis echt", "Wis echt", "Annuleren", container.NewVScroll(prose(text)), func() {
		s.wipe(e.Wipe, func() { s.showWiped(party) })
	})
	d.Resize(fyne.NewSize(600, 320))
	s.showDialog(d)
}

// wipe changes the session without a trace of what was there. Pages hold texts
// in fields of their own, with their own undo, and are made anew.
func (s *shell) wipe(apply func(*session.Session), done func()) {
	s.desk.Wipe(apply, func(err error) {
		clear(s.pages)
		s.goTo(s.current, "")
		s.releaseHall()
		if err != nil {
			s.fail(fmt.Errorf("niet alles is gewist: %w", err))
			return
		}
		done()
	})
}

// showWiped says from where it went, never what it was, and lists what is left
// of the party.
func (s *shell) showWiped(party string) {
	s.desk.Versions(func(list []desk.Version, err error) {
		s.askWipeAfter(party, "Gewist. Het is weg uit de sessie, uit Ongedaan maken en uit "+keptWords(list, err)+".")
	})
}

// keptWords name what this computer keeps beside the file.
func keptWords(list []desk.Version, err error) string {
	switch {
	case err != nil:
		return "het logboek"
	case len(list) == 1:
		return "het logboek en 1 eerdere versie op deze computer"
	}
	return fmt.Sprintf("het logboek en %d eerdere versies op deze computer", len(list))
}

// askClean explains what goes out after the formation, and to whom to talk
// first; it writes a new file and leaves the session as it is.
func (s *shell) askClean() {
	text := "Na de formatie blijven de uitkomsten, de afspraken en de openbare tekst. Alles per partij gaat eruit: wie wat inbracht, inzet, wegingen, de snelle ronde, aantekeningen en de parkeerplaats.\n\n" +
		cleanAdvice + "\n\nEr komt een nieuw bestand. Deze sessie blijft zoals zij is. Ook het logboek en de eerdere versies van deze sessie op deze computer blijven, met alles per partij; na het opschonen kunt u kiezen om die ook op te schonen."
	d := s.newQuestion("Opschonen na de formatie", "Kies een plek…", "Annuleren", container.NewVScroll(prose(text)), func() {
		s.askCleanPlace()
	})
	d.Resize(fyne.NewSize(640, 380))
	s.showDialog(d)
}

const cleanAdvice = "Spreek eerst met de griffier en het archief af of het oorspronkelijke bestand weg mag: het kan onder de Archiefwet en de Woo vallen."

func (s *shell) askCleanPlace() {
	d := dialog.NewFileSave(s.chosenPlace(func(path string) {
		s.cleanTo(path)
	}), s.window)
	name := strings.TrimSuffix(s.proposedName(), fileType) + "-opgeschoond" + fileType
	d.SetFileName(name)
	d.SetFilter(storage.NewExtensionFileFilter([]string{fileType}))
	s.showFiles(d, "Opgeschoonde sessie opslaan")
}

// cleanTo writes the cleaned session, and shows the receipt.
func (s *shell) cleanTo(path string) {
	if !strings.EqualFold(filepath.Ext(path), fileType) {
		path += fileType
	}
	if filepath.Clean(path) == filepath.Clean(s.desk.Path()) {
		s.fail(dutchError("Dit is het bestand van de sessie zelf. Kies een andere naam voor de opgeschoonde sessie."))
		return
	}
	s.askReplace(path, func() {
		cleaned := session.Clean(s.session())
		s.desk.WriteCopy(path, cleaned.Session, func(err error) {
			if err != nil {
				s.fail(err)
				return
			}
			s.showReceipt(path, cleaned)
		})
	})
}

// showReceipt says what was taken out, where, and how many.
func (s *shell) showReceipt(path string, cleaned session.Cleaned) {
	box := container.NewVBox(prose("De opgeschoonde sessie staat in " + filepath.Base(path) + "."))
	if len(cleaned.Removed) == 0 {
		box.Add(prose("Er was niets per partij om weg te halen."))
	}
	for _, r := range cleaned.Removed {
		box.Add(bullet(fmt.Sprintf("Weggehaald: %s (%d)", r.What, r.Count)))
		box.Add(quiet(r.Place))
	}
	for _, place := range cleaned.Unknown {
		box.Add(bullet("Gebleven: " + place + ". Dit onderdeel kent deze versie niet; kijk zelf of er iets over een partij in staat."))
	}
	box.Add(prose("De uitkomsten, de afspraken en de openbare tekst zijn gebleven."))
	box.Add(prose(cleanAdvice))
	size := s.window.Canvas().Size()
	s.desk.Versions(func(list []desk.Version, err error) {
		kept := keptWords(list, err)
		box.Add(prose("Nog niet opgeschoond: de oorspronkelijke sessie zelf, en " + kept + ". Daarin staat nog alles per partij."))
		var d *dialog.CustomDialog
		also := widgets.NewButton("Ook logboek en eerdere versies opschonen", func() {
			d.Hide()
			s.cleanKept(kept)
		})
		d = dialog.NewCustomWithoutButtons("Opgeschoond na de formatie", container.NewVScroll(box), s.window)
		d.SetButtons([]fyne.CanvasObject{widgets.NewButton("Sluiten", func() { d.Hide() }), also})
		d.Resize(fyne.NewSize(700, size.Height*dialogShare))
		s.showDialog(d)
	})
}

// cleanKept takes everything per party out of what this computer keeps beside
// the file, and says so.
func (s *shell) cleanKept(kept string) {
	s.desk.WipeKept(func(now *session.Session) { *now = *session.Clean(now).Session }, func(err error) {
		if err != nil {
			s.fail(fmt.Errorf("niet alles is opgeschoond: %w", err))
			return
		}
		s.tell("Opgeschoond na de formatie", "Alles per partij is weg uit "+kept+", en Ongedaan maken is leeg. Het staat nog in het bestand van deze sessie, en in het logboek zolang zij open is. Sluit haar, en haal dat bestand weg als de griffier en het archief het goedvinden.")
	})
}
