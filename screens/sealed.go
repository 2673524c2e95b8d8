package screens

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"formatietafel/screens/theme"
	"formatietafel/screens/widgets"
	"formatietafel/session"
)

const (
	wordSealed = "ingevuld, nog dicht"
	wordHandIn = "Invullen, en dicht laten"
)

// askSealed asks which party fills in all dilemmas on this laptop, and shows
// who did. It comes back after each party.
func (s *shell) askSealed() { s.askSealedAfter("") }

// askSealedAfter has the cursor on the party behind the one that was just
// filled in.
func (s *shell) askSealedAfter(done string) {
	parties := s.session().AtTable()
	if len(parties) == 0 || len(s.session().Stances) == 0 {
		s.fail(errNothingToSeal)
		return
	}
	var d *dialog.CustomDialog
	box := container.NewVBox(prose("Elke partij vult om de beurt alle dilemma's in. Wat zij invult blijft dicht tot u kiest voor Tegelijk tonen. Kijkt de zaal mee op dit scherm? Zet het beeld dan eerst even uit."))
	var next fyne.Focusable
	for i, party := range parties {
		b := widgets.NewButton(nameOr(party.Name, "Partij zonder naam"), func() {
			d.Hide()
			s.fillSealed(party)
		})
		b.Alignment = widget.ButtonAlignLeading
		if done == "" && i == 0 || i > 0 && parties[i-1].ID == done {
			next = b
		}
		box.Add(container.NewGridWithColumns(2, b, widget.NewLabel(handedIn(s.session(), party.ID))))
	}
	closeIt := widgets.NewButton("Sluiten", func() { d.Hide() })
	d = dialog.NewCustomWithoutButtons("Inzet van een partij", widgets.NewScroll(box), s.window)
	d.SetButtons([]fyne.CanvasObject{closeIt})
	d.Resize(fyne.NewSize(640, 460))
	s.showDialog(d)
	if next == nil {
		next = closeIt
	}
	s.window.Canvas().Focus(next)
}

var errNothingToSeal = dutchError("Er zijn nog geen partijen of dilemma's op deze tafel. Voeg die eerst toe, bij Tafel en bij Standpunten.")

// dutchError is a message by itself.
type dutchError string

func (e dutchError) Error() string { return string(e) }

// handedIn says of how many dilemmas a party filled in something.
func handedIn(s *session.Session, party string) string {
	sealed, shown := 0, 0
	for _, st := range s.Stances {
		switch {
		case hasPosition(st.Sealed, party):
			sealed++
		case hasPosition(st.Positions, party):
			shown++
		}
	}
	var said []string
	if sealed > 0 {
		said = append(said, fmt.Sprintf("%d %s", sealed, wordSealed))
	}
	if shown > 0 {
		said = append(said, fmt.Sprintf("%d getoond", shown))
	}
	if open := len(s.Stances) - sealed - shown; open > 0 {
		said = append(said, fmt.Sprintf("%d nog geen inzet", open))
	}
	return strings.Join(said, ", ")
}

func hasPosition(list []session.Position, party string) bool {
	for _, p := range list {
		if p.Party == party {
			return true
		}
	}
	return false
}

// sealedPass is one party filling in all dilemmas. What it chose lives here
// alone until it is handed in, and is never shown back afterwards.
type sealedPass struct {
	*shell
	party session.Party
	rows  []*passRow
}

// passRow is one dilemma of the pass.
type passRow struct {
	question string
	title    string
	place    widgets.Place
	scale    *widgets.Scale
	weight   *widgets.Select
	state    *widgets.Select
	note     *widgets.Entry
	before   bool // handed in earlier: each part that stays empty keeps that
}

func (s *shell) fillSealed(party session.Party) {
	p := &sealedPass{shell: s, party: party}
	box := container.NewVBox()
	for _, st := range s.session().Stances {
		row, view := p.row(st)
		p.rows = append(p.rows, row)
		box.Add(view)
	}
	box.Objects = append([]fyne.CanvasObject{prose(p.rule())}, box.Objects...)
	var d *dialog.CustomDialog
	finish := func() {
		if row := p.placeless(); row != nil {
			s.fail(dutchError("Kies bij ‘" + row.title + "’ ook een plaats op de schaal, of ‘nog geen inzet’."))
			return
		}
		d.Hide()
		p.handIn()
		s.askSealedAfter(party.ID)
	}
	leave := s.leaveDraft(p.touched, answer{wordHandIn, finish}, func() { d.Hide() })
	hand := widgets.NewButton(wordHandIn, finish)
	hand.Importance = widget.HighImportance
	size := s.window.Canvas().Size()
	d = dialog.NewCustomWithoutButtons("Inzet van "+nameOr(party.Name, "een partij zonder naam"), widgets.NewScroll(box), s.window)
	d.SetButtons([]fyne.CanvasObject{widgets.NewButton("Annuleren", leave), hand})
	d.Resize(fyne.NewSize(size.Width*dialogShare, size.Height*dialogShare))
	s.showDialog(draft{d, leave})
	s.window.Canvas().Focus(p.rows[0].scale)
}

// What an empty part means: of a dilemma that is new to the party, and of one
// on which it filled in something already.
const (
	wordEmpty = "Wat u leeg laat, gaat in als: nog geen inzet. Dat is een gewoon antwoord."
	wordKept  = "U hebt hier al iets ingevuld. Elk onderdeel dat u leeg laat, blijft zoals het was."
)

// rule says once what an empty part means, as the rows do.
func (p *sealedPass) rule() string {
	switch earlier := func(r *passRow) bool { return r.before }; {
	case !slices.ContainsFunc(p.rows, earlier):
		return wordEmpty
	case slices.ContainsFunc(p.rows, func(r *passRow) bool { return !r.before }):
		return "Bij een dilemma waar u al iets invulde, blijft elk onderdeel dat u leeg laat zoals het was. Een ander dilemma dat u leeg laat, gaat in als: nog geen inzet. Dat is een gewoon antwoord."
	}
	return "U hebt overal al iets ingevuld. Elk onderdeel dat u leeg laat, blijft zoals het was. Wilt u uw inzet intrekken? Kies dan ‘nog geen inzet’."
}

// placeless gives the first dilemma on which the party chose that it has a
// position, without a place on the scale now or before.
func (p *sealedPass) placeless() *passRow {
	for _, row := range p.rows {
		if session.LacksPlace(p.session(), row.question, row.position(p.party.ID)) {
			return row
		}
	}
	return nil
}

// touched tells whether the party filled in anything.
func (p *sealedPass) touched() bool { return slices.ContainsFunc(p.rows, (*passRow).touched) }

func (p *sealedPass) row(st session.Stance) (*passRow, fyne.CanvasObject) {
	row := &passRow{question: st.Question, before: hasPosition(st.Sealed, p.party.ID) || hasPosition(st.Positions, p.party.ID)}
	topic, _ := p.session().Dilemma(p.guide, st.Question)
	row.title = nameOr(topic.Title, "Eigen dilemma")
	one, other := p.poles(p.session(), st.Question)
	words := widget.NewLabel("")
	row.scale = widgets.NewScale(func(place widgets.Place) {
		row.place = place
		words.SetText(place.Words(one, other))
	})
	row.scale.ShowPlace(widgets.Place{}, theme.Hex(p.party.Color), false)
	row.weight = widgets.NewSelect(optionTexts(weightWords), nil)
	row.weight.PlaceHolder = "hoe zwaar?"
	row.state = widgets.NewSelect(optionTexts(positionStates), nil)
	row.state.PlaceHolder = "inzet of voorbehoud?"
	row.note = widgets.NewEntry()
	row.note.SetPlaceHolder("toelichting")
	box := container.NewVBox(bold(row.title))
	if topic.Question != "" {
		box.Add(p.linked(topic.Question))
	}
	if row.before {
		box.Add(quiet(wordKept))
	}
	right := widget.NewLabelWithStyle(other+" ▶", fyne.TextAlignTrailing, fyne.TextStyle{})
	right.Wrapping = fyne.TextWrapWord
	box.Add(container.NewGridWithColumns(2, prose("◀ "+one), right))
	box.Add(container.NewBorder(nil, nil, row.scale, container.New(fixedWidth(250), row.state), words))
	box.Add(container.NewBorder(nil, nil, container.New(fixedWidth(160), row.weight), nil, row.note))
	return row, card(box)
}

func optionTexts(options []option) []string {
	texts := make([]string, len(options))
	for i, o := range options {
		texts[i] = o.text
	}
	return texts
}

// touched tells whether anything was filled in.
func (r *passRow) touched() bool {
	return r.place.Value() != nil || r.weight.Selected != "" || r.state.Selected != "" || r.note.Text != ""
}

// position gives what was filled in; a part that was left empty is empty.
func (r *passRow) position(party string) session.Position {
	p := session.Position{Party: party, Value: r.place.Value(), Note: r.note.Text}
	if weight, ok := valueOf(weightWords, r.weight.Selected); ok {
		p.Priority, _ = wholeNumber(weight, heaviest)
	}
	p.State, _ = valueOf(positionStates, r.state.Selected)
	return p
}

// handIn puts it all away sealed. What undo calls it says nothing of it.
func (p *sealedPass) handIn() {
	p.desk.Change("Inzet van een partij", "", func(s *session.Session) {
		for _, row := range p.rows {
			if row.touched() || !row.before {
				session.FillIn(s, row.question, row.position(p.party.ID))
			}
		}
	})
}

// reveal is the part of a dilemma that says who handed in, and shows it all
// at once.
func (d *dilemma) reveal() fyne.CanvasObject {
	who := prose("")
	show := widgets.NewButton("Tegelijk tonen", d.showAtOnce)
	show.Importance = widget.HighImportance
	box := container.NewBorder(nil, nil, nil, container.NewVBox(show), who)
	d.form.onShow(func(s *session.Session) {
		st := stances.get(s, d.question)
		shown(box, len(st.Sealed) > 0 || session.CanReveal(st))
		shown(show, session.CanReveal(st))
		who.SetText(whoHandedIn(s, st))
	})
	return box
}

func (d *dilemma) showAtOnce() {
	d.desk.Change("Tegelijk tonen", "", func(s *session.Session) { session.Reveal(s, d.question) })
	d.revealed(d)
}

// whoHandedIn says who handed in and who has no position yet, never what.
func whoHandedIn(s *session.Session, st session.Stance) string {
	standing := session.Stand(s, st)
	var sealed, none []string
	for _, party := range standing.Sealed {
		sealed = append(sealed, nameOr(party.Name, "partij zonder naam"))
	}
	for _, party := range standing.None {
		if !hasPosition(st.Sealed, party.ID) {
			none = append(none, nameOr(party.Name, "partij zonder naam"))
		}
	}
	if len(sealed) == 0 {
		return "De inzet hieronder is nog niet tegelijk getoond."
	}
	said := "Ingevuld, nog dicht: " + strings.Join(sealed, ", ") + "."
	if len(none) > 0 {
		return said + " Nog geen inzet: " + strings.Join(none, ", ") + "."
	}
	return said
}
