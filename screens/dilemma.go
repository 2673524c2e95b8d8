package screens

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"formatietafel/export"
	"formatietafel/export/figure"
	"formatietafel/guide"
	"formatietafel/screens/theme"
	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// dilemmaView shows one dilemma: what is at stake, what each party brings,
// and what comes out. A view is built once per dilemma and kept.
type dilemmaView struct {
	*room
	content *fyne.Container
	built   map[string]*dilemma
	current *dilemma
}

func newDilemmaView(r *room) *dilemmaView {
	return &dilemmaView{room: r, content: container.NewStack(), built: map[string]*dilemma{}}
}

// show brings a dilemma up to date, and up; none asks to choose one.
func (v *dilemmaView) show(question string) {
	if question == "" {
		v.current = nil
		v.content.Objects = []fyne.CanvasObject{container.NewCenter(widget.NewLabel("Kies een dilemma uit de gids, of maak een eigen dilemma."))}
		v.content.Refresh()
		return
	}
	if v.built[question] == nil {
		v.built[question] = newDilemma(v.room, question)
	}
	d := v.built[question]
	d.refresh()
	if v.current == d {
		return
	}
	v.current = d
	v.content.Objects = []fyne.CanvasObject{d.scroll}
	v.content.Refresh()
}

// focusOwn puts the cursor in the title of the table's own dilemma.
func (v *dilemmaView) focusOwn() {
	if v.current != nil && v.current.ownTitle != nil {
		v.window.Canvas().Focus(v.current.ownTitle)
	}
}

// dilemma is the view of one dilemma.
type dilemma struct {
	*room
	question  string
	form      *form
	scroll    *container.Scroll
	ownTitle  *widgets.Entry
	positions *rows
	line      *widgets.Entry // positions in one line
	picture   *widgets.Drawing
	needs     map[string]fyne.CanvasObject
}

func newDilemma(r *room, question string) *dilemma {
	d := &dilemma{room: r, question: question, form: newForm(r, "stance/"+question), needs: map[string]fyne.CanvasObject{}}
	d.positions = newRows(r, "positions/"+question, atTable, d.positionRow)
	d.picture = widgets.NewDrawing(figure.Drawing{})
	body := container.NewVBox()
	body.Add(d.head())
	body.Add(card(d.local()))
	body.Add(card(d.inzet()))
	body.Add(card(d.outcome()))
	d.scroll = scrolled(body)
	return d
}

// head says what the dilemma is about: from the guide, or to be typed. One of
// a guide that is not loaded keeps only what was filled in.
func (d *dilemma) head() fyne.CanvasObject {
	if g, ok := d.guide.Dilemma(d.question); ok {
		return d.fromGuide(g)
	}
	if _, ok := d.session().Question(d.question); ok {
		return card(d.own())
	}
	return container.NewVBox(title(d.question), prose("Dit dilemma staat niet in de geladen gids. Wat u hier invulde, blijft staan."))
}

func (d *dilemma) refresh() {
	d.form.refresh()
	d.positions.refresh()
	d.showPicture()
}

// fromGuide shows question, sides, law and examples of the guide.
func (d *dilemma) fromGuide(g guide.Dilemma) fyne.CanvasObject {
	box := container.NewVBox(title(g.Title), d.linkedHeading(g.Question))
	if g.Decider.Text != "" {
		box.Add(d.linked("Wie beslist? " + g.Decider.Text))
	}
	if len(g.Poles) == 2 {
		box.Add(container.NewGridWithColumns(2, card(d.poleSide(g.Poles[0])), card(d.poleSide(g.Poles[1]))))
	}
	if len(g.Law) > 0 {
		box.Add(card(d.law(g)))
	}
	more := widgets.NewFold("Waarom nu, voor wie, en voorbeelden", func() fyne.CanvasObject { return d.background(g) })
	box.Add(more.Box)
	return box
}

func (d *dilemma) poleSide(p guide.Pole) fyne.CanvasObject {
	box := container.NewVBox(heading(p.Name), d.linked(p.Text))
	box.Add(d.list(p.Arguments))
	box.Add(quiet(origins(p.Arguments)))
	return box
}

func (d *dilemma) law(g guide.Dilemma) fyne.CanvasObject {
	box := container.NewVBox(heading("Wat de wet al regelt"))
	for _, l := range g.Law {
		box.Add(d.point(l.Text))
		box.Add(quiet(l.Article + ", stand van de wet op " + guide.Date(l.Date) + ". " + d.sources(l.Sources)))
	}
	if g.Left.Text != "" {
		box.Add(widget.NewLabelWithStyle("Wat u nog kiest", fyne.TextAlignLeading, fyne.TextStyle{Bold: true}))
		box.Add(d.linked(g.Left.Text))
	}
	return box
}

func (d *dilemma) background(g guide.Dilemma) fyne.CanvasObject {
	box := container.NewVBox()
	for _, part := range []struct {
		title string
		text  guide.Text
	}{{"Waarom nu?", g.Why}, {"Voor wie maakt het uit?", g.Affected}} {
		if part.text.Text != "" {
			box.Add(heading(part.title))
			box.Add(d.sourced(part.text))
		}
	}
	if len(g.Examples) > 0 {
		box.Add(heading("Voorbeelden"))
	}
	for _, e := range g.Examples {
		box.Add(d.point(e.Place + ". " + e.Text))
		box.Add(quiet(guide.Practice.Label() + ". " + d.sources(e.Sources)))
	}
	return box
}

// sources names sources with their addresses as text.
func (r *room) sources(ids []string) string {
	var lines []string
	for _, id := range ids {
		if s, ok := r.guide.Source(id); ok {
			lines = append(lines, s.Line())
		}
	}
	return strings.Join(lines, "; ")
}

// own is a dilemma of the table's own: its words are typed here.
func (d *dilemma) own() fyne.CanvasObject {
	getTitle, setTitle := questions.text(d.question, func(q *session.Question) *string { return &q.Title })
	getQuestion, setQuestion := questions.text(d.question, func(q *session.Question) *string { return &q.Question })
	one, setOne := questions.text(d.question, func(q *session.Question) *string { return pole(q, 0) })
	other, setOther := questions.text(d.question, func(q *session.Question) *string { return pole(q, 1) })
	d.ownTitle = d.form.line("Titel van het dilemma", "Waar gaat het over?", getTitle, setTitle)
	return container.NewVBox(heading("Eigen dilemma"),
		labelled("Titel", d.ownTitle),
		labelled("Vraag", d.form.line("Vraag", "De vraag aan deze tafel", getQuestion, setQuestion)),
		container.NewGridWithColumns(2,
			labelled("De ene kant", d.form.line("De ene kant", "", one, setOne)),
			labelled("De andere kant", d.form.line("De andere kant", "", other, setOther))))
}

// pole gives one side of an own dilemma; both come into being together.
func pole(q *session.Question, i int) *string {
	poles := make([]string, max(2, len(q.Poles)))
	copy(poles, q.Poles)
	q.Poles = poles
	return &q.Poles[i]
}

func (d *dilemma) local() fyne.CanvasObject {
	get, set := stances.text(d.question, func(st *session.Stance) *string { return &st.Local })
	return labelled("Zo staat het bij ons", d.form.area("Zo staat het bij ons", "Wat doet de gemeente nu? Wat is er al besloten?", 2, get, set))
}

// poles are the words of both sides.
func (r *room) poles(s *session.Session, question string) (one, other string) {
	topic, _ := s.Dilemma(r.guide, question)
	return nameOr(topic.Poles[0], "de ene kant"), nameOr(topic.Poles[1], "de andere kant")
}

// inzet is what each party brings, and the picture of it.
func (d *dilemma) inzet() fyne.CanvasObject {
	d.line = d.inOneLine()
	return container.NewVBox(heading("Inzet per partij"), d.reveal(), d.positionLine(widget.NewLabel(""), d.ends(), d.weightSpace()), d.positions.box, d.line, d.picture)
}

// ends are the words of both sides, to stand above the ends of a scale.
func (d *dilemma) ends() fyne.CanvasObject {
	one, other := prose(""), prose("")
	other.Alignment = fyne.TextAlignTrailing
	d.form.onShow(func(s *session.Session) {
		a, b := d.poles(s, d.question)
		one.SetText(a)
		other.SetText(b)
	})
	return container.NewGridWithColumns(2, one, other)
}

// The widths of what stands before and behind a scale, in pixels.
const (
	partyWidth  = 170
	weightWidth = 130
)

// positionLine puts a party's name before a scale and its weight behind it, so
// that the scales of all parties lie below each other.
func (d *dilemma) positionLine(name, scale, weight fyne.CanvasObject) fyne.CanvasObject {
	return container.NewBorder(nil, nil, container.New(fixedWidth(partyWidth), name), weight, scale)
}

// weightSpace keeps the place of the weights, where those are shown.
func (d *dilemma) weightSpace() fyne.CanvasObject {
	space := container.New(fixedWidth(weightWidth), widget.NewLabel(""))
	d.form.onShow(func(*session.Session) { shown(space, !d.discreet()) })
	return space
}

// inOneLine takes all positions typed in list order, "-2 1 0 2".
func (d *dilemma) inOneLine() *widgets.Entry {
	field := widgets.NewEntry()
	field.SetPlaceHolder("In één regel, in de volgorde van de partijen: -2 1 0 2 (een streepje: nog geen inzet; 1v: onder voorbehoud)")
	field.OnSubmitted = func(text string) {
		positions, err := session.ParsePositions(text, d.session().AtTable())
		if err != nil {
			d.fail(err)
			return
		}
		d.takeCards(positions, func() { field.SetText("") })
	}
	return field
}

// takeCards shows the cards at once. Where one would replace what its party
// handed in sealed, it asks first; done is called once they are taken over.
func (d *dilemma) takeCards(cards []session.Position, done func()) {
	take := func(replace bool) func() {
		return func() {
			done()
			d.desk.Change("Inzet in één regel", "", func(s *session.Session) { session.HoldUp(s, d.question, cards, replace) })
		}
	}
	handed := session.InTheWay(d.session(), d.question, cards)
	if len(handed) == 0 {
		take(false)()
		return
	}
	names := make([]string, len(handed))
	for i, party := range handed {
		names[i] = nameOr(party.Name, "partij zonder naam")
	}
	d.ask("Al ingevuld, nog dicht", "Deze inzet is al ingevuld en nog dicht: "+strings.Join(names, ", ")+
		". Houden: die blijft dicht, tot u kiest voor Tegelijk tonen; alleen de andere kaarten gaan open. Vervangen: de kaart komt ervoor in de plaats. Toelichting en zwaarte blijven. Vraag het de partij.",
		answer{"Houden", take(false)}, answer{"Vervangen", take(true)})
}

var positionStates = []option{{session.Given, "inzet"}, {session.Reserved, "onder voorbehoud van de fractie"}, {session.None, "nog geen inzet"}}

// positionRow is one party's position on the scale.
func (d *dilemma) positionRow(f *form, party string) fyne.CanvasObject {
	name, words := prose(""), prose("")
	scale := widgets.NewScale(func(place widgets.Place) {
		f.change("Inzet", "", func(s *session.Session) { session.SetPlace(s, d.question, party, place.Value()) })
	})
	state := f.pick("Soort inzet", "nog geen inzet", func(*session.Session) []option { return positionStates },
		func(s *session.Session) string { return session.PositionOf(s, d.question, party).State },
		func(s *session.Session, v string) {
			session.SetState(s, d.question, party, v)
		})
	weight := f.pick("Hoe zwaar weegt dit?", "hoe zwaar?", func(*session.Session) []option { return weightWords },
		func(s *session.Session) string { return numberText(session.PositionOf(s, d.question, party).Priority) },
		func(s *session.Session, v string) {
			n, _ := wholeNumber(v, heaviest)
			session.EditPosition(s, d.question, party, func(p *session.Position) { p.Priority = n })
		})
	weightBox := container.New(fixedWidth(weightWidth), weight)
	note := f.line("Toelichting", "toelichting",
		func(s *session.Session) string { return session.PositionOf(s, d.question, party).Note },
		func(s *session.Session, v string) {
			session.EditPosition(s, d.question, party, func(p *session.Position) { p.Note = v })
		})
	closed := widget.NewLabel(wordSealed)
	open := container.NewBorder(nil, nil, container.New(fixedWidth(250), state), nil, container.NewGridWithColumns(2, words, note))
	f.onShow(func(s *session.Session) {
		at, _ := s.Party(party)
		name.SetText(nameOr(at.Name, "Partij zonder naam"))
		st := stances.get(s, d.question)
		sealed := hasPosition(st.Sealed, party)
		shown(closed, sealed)
		seen := !sealed || hasPosition(st.Positions, party)
		shown(open, seen)
		shown(scale, seen)
		now := session.PositionOf(s, d.question, party)
		place := widgets.At(now.Value)
		scale.ShowPlace(place, theme.Hex(at.Color), now.State == session.Reserved)
		words.SetText(place.Words(d.poles(s, d.question)))
		shown(weightBox, !d.discreet() && seen)
	})
	return container.NewVBox(
		d.positionLine(name, container.NewStack(closed, scale), weightBox),
		d.positionLine(widget.NewLabel(""), open, nil))
}

// showPicture draws who stands where, once somebody does.
func (d *dilemma) showPicture() {
	s := d.session()
	st := stances.get(s, d.question)
	shown(d.picture, len(st.Positions) > 0)
	if len(st.Positions) == 0 {
		return
	}
	d.picture.Set(figure.Positions(positionsInput(s, d.room, st)))
}

// outcomes in the order of the form.
var outcomes = []option{
	{session.Agreed, "Eens"},
	{session.Compromise, "Compromis"},
	{session.Free, "Vrije kwestie (iedere fractie beslist zelf in de raad)"},
	{session.ToCouncil, "Aan de raad gelaten"},
	{session.Deferred, "Later beslissen"},
	{session.Skipped, "Niet besproken"},
}

// outcome is what the table writes down.
func (d *dilemma) outcome() fyne.CanvasObject {
	f := d.form
	get, set := stances.text(d.question, func(st *session.Stance) *string { return &st.Outcome })
	choice := f.choose("Uitkomst", outcomes, get, set)
	text, setText := stances.text(d.question, func(st *session.Stance) *string { return &st.Text })
	settled, setSettled := stances.text(d.question, func(st *session.Stance) *string { return &st.Settled })
	until, setUntil := stances.text(d.question, func(st *session.Stance) *string { return &st.Until })
	dissent, setDissent := stances.text(d.question, func(st *session.Stance) *string { return &st.Dissent })
	settledChoice := f.choose("Uitkomst: strekking of tekst", settledOptions, settled, setSettled)
	settledChoice.Horizontal = true
	begin := widgets.NewButton("Begin met de zin uit de gids", d.beginText)
	d.needs["position"] = d.place()
	d.needs["until"] = labelled("Wie pakt het op, en wanneer?", f.line("Later beslissen: wie en wanneer", "bijvoorbeeld: het college, voor de zomer van 2027", until, setUntil))
	d.needs["text"] = container.NewVBox(labelled("Tekst van de uitkomst", f.area("Tekst van de uitkomst", "Wat spreken wij af?", 3, text, setText)), container.NewHBox(begin), settledChoice)
	public := f.tick("de kanttekening mag in de openbare versie",
		func(s *session.Session) bool { return stances.get(s, d.question).DissentPublic },
		func(s *session.Session, on bool) {
			stances.edit(s, d.question, func(st *session.Stance) { st.DissentPublic = on })
		})
	remark := container.NewVBox(labelled("Kanttekening van een partij", f.area("Kanttekening van een partij", "", 1, dissent, setDissent)), public)
	f.onShow(func(s *session.Session) {
		st := stances.get(s, d.question)
		agreed := st.Outcome == session.Agreed || st.Outcome == session.Compromise
		shown(d.needs["position"], agreed)
		shown(d.needs["until"], st.Outcome == session.Deferred)
		shown(d.needs["text"], st.Outcome != "" && st.Outcome != session.Skipped)
		shown(public, st.Dissent != "")
		_, sentence := d.sentence(s)
		shown(begin, sentence)
	})
	return container.NewVBox(heading("Uitkomst"), choice, d.needs["position"], d.needs["until"], d.needs["text"], remark)
}

// place is where an agreed outcome stands on the scale.
func (d *dilemma) place() fyne.CanvasObject {
	words := widget.NewLabel("")
	scale := widgets.NewScale(func(place widgets.Place) {
		d.form.change("Plaats van de uitkomst", "", func(s *session.Session) {
			stances.edit(s, d.question, func(st *session.Stance) { st.Position = place.Value() })
		})
	})
	d.form.onShow(func(s *session.Session) {
		place := widgets.At(stances.get(s, d.question).Position)
		scale.ShowPlace(place, nil, false)
		_, chosen := place.Index()
		words.SetText("nog geen plaats gekozen")
		if chosen {
			words.SetText(place.Words(d.poles(s, d.question)))
		}
	})
	return labelled("Waar komt de tafel uit?", container.NewVBox(d.ends(), scale, words))
}

// sentence is the guide's beginning for the outcome, where there is one and
// the table has no text yet.
func (d *dilemma) sentence(s *session.Session) (string, bool) {
	st := stances.get(s, d.question)
	begin := session.Beginning(d.guide, st)
	return begin, begin != "" && st.Text == ""
}

func (d *dilemma) beginText() {
	if text, ok := d.sentence(d.session()); ok {
		d.desk.Change("Zin uit de gids", "", func(s *session.Session) {
			stances.edit(s, d.question, func(st *session.Stance) { st.Text = text })
		})
	}
}

// positionsInput is what the picture of a dilemma shows of these parties, or
// of all.
func positionsInput(s *session.Session, r *room, st session.Stance, parties ...string) figure.PositionsInput {
	in := export.PositionsInput(s, r.guide, st, parties...)
	in.Poles[0], in.Poles[1] = r.poles(s, st.Question)
	return in
}
