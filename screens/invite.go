package screens

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"formatietafel/export"
	"formatietafel/export/invite"
	"formatietafel/guide"
	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// invitationKind is a form in which a party can be asked for its input.
type invitationKind struct {
	word      string
	extension string
	make      func(in *session.Contribution, g *guide.Guide, recipient string) ([]byte, error)
}

var invitationKinds = []invitationKind{
	{"Formulier voor thuis, in elke browser", ".html", invite.HTML},
	{"Invulblad op papier (PDF)", ".pdf", makeSheet},
	{"Kaal bestand, voor wie dit programma heeft", ".inbreng", func(in *session.Contribution, _ *guide.Guide, _ string) ([]byte, error) {
		return session.MarshalContribution(in), nil
	}},
}

func makeSheet(in *session.Contribution, g *guide.Guide, _ string) ([]byte, error) {
	var data bytes.Buffer
	_, err := export.Write(&data, export.ComposeSheet(in, g, export.Options{}), ".pdf")
	return data.Bytes(), err
}

// sealedWords say what a party leader may want to know.
var sealedWords = []string{
	"Het formulier werkt zonder internet en stuurt niets door.",
	"Wat een partij opslaat, is verzegeld met een sleutel van deze sessie. Onderweg kan niemand het lezen, ook de partij zelf niet meer.",
	"Openen kan alleen met dit sessiebestand, want daarin staat de sleutel. Wie het bestand heeft, kan dus alle inbreng openen. Beveilig het met een wachtwoord als dat nodig is.",
	"Wie inbreng toevoegt, ziet de visie, kansen, grenzen, plannen en wegingen. De inzet op dilemma's blijft dicht tot Tegelijk tonen.",
	"Een uitnodiging bevat geen woord van een andere partij.",
	"Verzegeld is niet ondertekend. Twijfelt u of een bestand van een partij komt, vraag het haar dan.",
	"Het invulblad op papier en het kale bestand zijn niet verzegeld.",
}

// invitations is what is asked about making invitations: for whom, in which
// form, and by when.
type invitations struct {
	*shell
	parties []session.Party
	ticks   []*widgets.Check
	kind    *widgets.RadioGroup
	replyBy *widgets.Date
}

// askInvite asks for whom invitations are to be made. A session without a
// file is saved first: the key that input is sealed to must not get lost.
func (s *shell) askInvite() {
	switch {
	case len(s.session().AtTable()) == 0:
		s.tell("Uitnodigingen maken", "Er zitten nog geen partijen aan tafel. Voeg ze eerst toe bij Tafel.")
	case s.desk.Path() == "":
		s.ask("Uitnodigingen maken", "Sla deze sessie eerst op. In het bestand komt de sleutel waarmee de inbreng van partijen opengaat.",
			answer{"Opslaan als…", func() { s.askSaveAsThen(s.askInvite) }})
	default:
		s.showInvitations()
	}
}

// newInvitations asks for every party, by a form.
func (s *shell) newInvitations() *invitations {
	i := &invitations{shell: s, parties: s.session().AtTable(), replyBy: widgets.NewDate(s.window, time.Now)}
	for _, p := range i.parties {
		tick := widgets.NewCheck(nameOr(p.Name, "Partij zonder naam"), nil)
		tick.SetChecked(true)
		i.ticks = append(i.ticks, tick)
	}
	var words []string
	for _, kind := range invitationKinds {
		words = append(words, kind.word)
	}
	i.kind = widgets.NewRadioGroup(words, nil)
	i.kind.Required = true
	i.kind.SetSelected(words[0])
	return i
}

func (s *shell) showInvitations() {
	i := s.newInvitations()
	who := container.NewVBox()
	for _, tick := range i.ticks {
		who.Add(tick)
	}
	sealed := widgets.NewFold("Wat is verzegeld, en wie kan het openen?", func() fyne.CanvasObject {
		box := container.NewVBox()
		for _, line := range sealedWords {
			box.Add(bullet(line))
		}
		return box
	})
	how := container.NewVBox(labelled("In welke vorm?", i.kind), labelled("Graag terug vóór (mag leeg blijven)", i.replyBy.Box))
	body := container.NewVBox(prose(i.lead()), container.NewGridWithColumns(2, labelled("Voor welke partijen?", who), how), sealed.Box)
	d := s.newQuestion("Uitnodigingen maken", "Kies een map…", "Annuleren", widgets.NewScroll(body), func() {
		i.askFolder()
	})
	d.Resize(fyne.NewSize(940, 660))
	s.showDialog(d)
}

// lead says what parties are asked.
func (i *invitations) lead() string {
	titles := []string{}
	for _, st := range i.session().Stances {
		if topic, ok := i.session().Dilemma(i.guide, st.Question); ok {
			titles = append(titles, nameOr(topic.Title, "eigen dilemma"))
		}
	}
	text := "Partijen vullen thuis in wat zij inbrengen: visie, kansen, grenzen, plannen en hoe zwaar iets weegt"
	if len(titles) == 0 {
		return text + ". Er zijn nog geen dilemma's gekozen; dat doet u bij Standpunten."
	}
	return text + ", en hun inzet op deze dilemma's: " + strings.Join(titles, ", ") + "."
}

func (i *invitations) askFolder() {
	if len(i.chosen()) == 0 {
		i.tell("Uitnodigingen maken", "Kies ten minste één partij.")
		return
	}
	if _, ok := widgets.ReadDate(i.replyBy.Entry.Text); !ok {
		i.tell("Uitnodigingen maken", "“"+i.replyBy.Entry.Text+"” is geen datum. Typ een datum, bijvoorbeeld 20 april 2026, of laat het vak leeg.")
		return
	}
	d := dialog.NewFolderOpen(func(folder fyne.ListableURI, err error) {
		if err != nil {
			i.fail(err)
			return
		}
		if folder != nil {
			i.askReplaceAll(folder.Path())
		}
	}, i.window)
	if here, err := storage.ListerForURI(storage.NewFileURI(filepath.Dir(i.desk.Path()))); err == nil {
		d.SetLocation(here)
	}
	d.SetConfirmText("Hier maken")
	i.showFiles(d, "Map voor de uitnodigingen")
}

// chosen gives the parties that are ticked.
func (i *invitations) chosen() []session.Party {
	var parties []session.Party
	for n, tick := range i.ticks {
		if tick.Checked {
			parties = append(parties, i.parties[n])
		}
	}
	return parties
}

func (i *invitations) form() invitationKind {
	n := slices.IndexFunc(invitationKinds, func(k invitationKind) bool { return k.word == i.kind.Selected })
	return invitationKinds[max(n, 0)]
}

// askReplaceAll asks once about all files that are there already.
func (i *invitations) askReplaceAll(folder string) {
	var there []string
	for _, name := range i.names() {
		if _, err := os.Stat(filepath.Join(folder, name)); err == nil {
			there = append(there, name)
		}
	}
	if len(there) == 0 {
		i.make(folder)
		return
	}
	i.ask("Bestanden vervangen?", "In deze map staan al: "+strings.Join(there, ", ")+". Wie een eerdere uitnodiging al invult, kan die blijven gebruiken.",
		answer{"Vervangen", func() { i.make(folder) }})
}

func (i *invitations) names() []string {
	var names []string
	for _, p := range i.chosen() {
		if in, ok := session.Invite(i.session(), p.ID, "", time.Time{}); ok {
			names = append(names, invite.FileName(in, i.form().extension))
		}
	}
	return names
}

// make puts the key in the session's file first, and then makes the files: an
// invitation to a key that was lost could not be opened.
func (i *invitations) make(folder string) {
	if err := i.desk.MakeSeal(); err != nil {
		i.fail(err)
		return
	}
	hide := i.wait("Uitnodigingen maken…")
	i.desk.Save(func(err error) {
		if err != nil {
			hide()
			i.fail(err)
			return
		}
		i.write(folder, hide)
	})
}

func (i *invitations) write(folder string, hide func()) {
	copied, kind, parties := i.session().Clone(), i.form(), i.chosen()
	by, _ := widgets.ReadDate(i.replyBy.Entry.Text)
	var names []string
	var err error
	i.beside(func() {
		for _, p := range parties {
			in, ok := session.Invite(copied, p.ID, newID(), time.Now())
			if !ok {
				continue
			}
			in.Invitation.ReplyBy = by
			var data []byte
			if data, err = kind.make(in, i.guide, copied.Seal.Recipient); err != nil {
				return
			}
			name := invite.FileName(in, kind.extension)
			if err = i.disk.Write(filepath.Join(folder, name), data); err != nil {
				return
			}
			names = append(names, name)
		}
	}, func() {
		hide()
		if err != nil {
			i.fail(err)
			return
		}
		i.tell("Uitnodigingen gemaakt", "Dit staat klaar: "+strings.Join(names, ", ")+". Stuur elke partij alleen haar eigen bestand. Wat terugkomt, voegt u toe aan deze sessie.")
	})
}
