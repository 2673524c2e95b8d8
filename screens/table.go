package screens

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"formatietafel/export/figure"
	"formatietafel/guide"
	"formatietafel/screens/theme"
	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// tablePage is the step Tafel: who sits at the table, and for which evening.
type tablePage struct {
	*room
	form    *form
	scroll  *container.Scroll
	name    *widgets.Entry // of the municipality
	parties *rows
	members *rows
	rules   *rows
	parts   *rows
	seats   *widgets.Drawing
	seatBox *fyne.Container
	remarks *fyne.Container
	said    []string // the remarks that are shown
}

func newTablePage(r *room) page {
	p := &tablePage{room: r, form: newForm(r, "table")}
	p.parties = newRows(r, "parties", parties.ids, p.partyRow)
	p.members = newRows(r, "members", members.ids, p.memberRow)
	p.rules = newRows(r, "rules", ruleKeys, p.ruleRow)
	p.parts = newRows(r, "parts", partKeys, p.partRow)
	p.seats = widgets.NewDrawing(figure.Drawing{})
	p.seatBox = container.NewVBox()
	p.remarks = container.NewVBox()
	step, _ := r.guide.Step("table")
	p.scroll = p.pageFrame(step.Title, step.Lead, container.NewVBox(
		card(p.place()), card(p.partyPart()), card(p.memberPart()), card(p.evening()),
	))
	return p
}

func ruleKeys(s *session.Session) []string { return indexes(len(s.Plan.Rules)) }

func partKeys(s *session.Session) []string { return indexes(len(s.Plan.Parts)) }

// indexes names the elements of a list that have no id, by place.
func indexes(n int) []string {
	keys := make([]string, n)
	for i := range keys {
		keys[i] = strconv.Itoa(i)
	}
	return keys
}

func (p *tablePage) content() fyne.CanvasObject { return p.scroll }

func (p *tablePage) refresh() {
	p.form.refresh()
	p.parties.refresh()
	p.members.refresh()
	p.rules.refresh()
	p.parts.refresh()
	p.showSeats()
	p.showRemarks()
}

func (p *tablePage) open(place string) {
	switch {
	case strings.HasPrefix(place, "members"):
		p.scroll.ScrollToOffset(p.members.box.Position())
	case strings.HasPrefix(place, "plan"):
		p.scroll.ScrollToBottom()
	default:
		p.scroll.ScrollToTop()
		if p.session().Municipality.Name == "" {
			p.window.Canvas().Focus(p.name) // where a new table begins
		}
	}
}

// A session has no limit to these; typing more is a slip of the hand.
const (
	mostMinutes = 100_000
	mostEuros   = 1_000_000_000_000
)

// place is the municipality and the table's word for its document.
func (p *tablePage) place() fyne.CanvasObject {
	f := p.form
	p.name = f.line("Gemeente", "Naam van de gemeente",
		func(s *session.Session) string { return s.Municipality.Name },
		func(s *session.Session, v string) { s.Municipality.Name = v })
	term := f.line("Bestuursperiode", "bijvoorbeeld 2026–2030",
		func(s *session.Session) string { return s.Municipality.Term },
		func(s *session.Session, v string) { s.Municipality.Term = v })
	council := f.number("Zetels in de gemeenteraad", "", session.Highest("municipality.council_seats"),
		func(s *session.Session) *int { return s.Municipality.CouncilSeats },
		func(s *session.Session, v *int) { s.Municipality.CouncilSeats = v })
	named := f.line("Titel", "Digitalisering in …",
		func(s *session.Session) string { return s.Title },
		func(s *session.Session, v string) { s.Title = v })
	return container.NewVBox(
		heading("Gemeente"),
		container.NewGridWithColumns(2, labelled("Gemeente", p.name), labelled("Bestuursperiode", term)),
		container.NewGridWithColumns(2, labelled("Zetels in de gemeenteraad", council), labelled("Hoe heet uw document?", p.word())),
		labelled("Titel", named),
		p.logo(),
	)
}

// word is a field with the usual words to choose from.
func (p *tablePage) word() fyne.CanvasObject {
	w := widget.NewSelectEntry(p.guide.Documents)
	w.SetPlaceHolder("coalitieakkoord")
	w.OnChanged = func(text string) {
		p.form.change("Hoe heet uw document?", "word", func(s *session.Session) { s.Document.Word = text })
	}
	p.form.onShow(func(s *session.Session) {
		if w.Text != s.Document.Word {
			w.SetText(s.Document.Word)
		}
	})
	return w
}

func (p *tablePage) logo() fyne.CanvasObject {
	pick := widgets.NewButton("Logo kiezen…", p.askLogo)
	remove := widgets.NewButton("Logo verwijderen", func() {
		p.desk.Change("Logo verwijderen", "", func(s *session.Session) { s.Municipality.Logo = "" })
	})
	p.form.onShow(func(s *session.Session) { shown(remove, s.Municipality.Logo != "") })
	return container.NewHBox(pick, remove)
}

// shown shows or hides.
func shown(o fyne.CanvasObject, on bool) {
	if on == o.Visible() {
		return
	}
	if on {
		o.Show()
		return
	}
	o.Hide()
}

func (p *tablePage) partyPart() fyne.CanvasObject {
	add := widgets.NewButtonWithIcon("Partij toevoegen", fynetheme.ContentAddIcon(), p.addParty)
	p.seatBox.Add(p.seats)
	p.seatBox.Add(p.remarks)
	return container.NewVBox(heading("Partijen aan tafel"), p.parties.box, container.NewHBox(add), p.seatBox)
}

func (p *tablePage) addParty() {
	p.desk.Change("Partij toevoegen", "", func(s *session.Session) {
		id := session.FreshID("partij-", parties.ids(s))
		s.Parties = append(s.Parties, session.Party{ID: id, Color: partyColors[len(s.Parties)%len(partyColors)].value})
	})
	p.focusLast(p.parties)
}

// afterParty goes on from a party's name: to the next one, or to a new one.
func (p *tablePage) afterParty(id string) {
	next := slices.Index(p.parties.shown, id) + 1
	if next == len(p.parties.shown) {
		p.addParty()
		return
	}
	if field := firstField(p.parties.built[p.parties.shown[next]]); field != nil {
		p.window.Canvas().Focus(field)
	}
}

// focusLast puts the cursor in the row that was just added.
func (p *tablePage) focusLast(r *rows) {
	if len(r.shown) == 0 {
		return
	}
	if first := firstField(r.built[r.shown[len(r.shown)-1]]); first != nil {
		p.window.Canvas().Focus(first)
	}
}

// firstField gives the first field of a row.
func firstField(o fyne.CanvasObject) fyne.Focusable {
	switch w := o.(type) {
	case *widgets.Entry:
		return w
	case *container.Scroll:
		return firstField(w.Content)
	case *fyne.Container:
		for _, child := range w.Objects {
			if field := firstField(child); field != nil {
				return field
			}
		}
	}
	return nil
}

// partyColors are colours that stay apart on paper and on a projector.
var partyColors = []option{
	{"#0b6e4f", "groen"},
	{"#1d4e89", "blauw"},
	{"#b3261e", "rood"},
	{"#c77700", "oranje"},
	{"#6a3d9a", "paars"},
	{"#00798c", "blauwgroen"},
	{"#8c6d1f", "oker"},
	{"#a03c78", "roze"},
	{"#4a5a24", "olijf"},
	{"#5b6770", "grijs"},
	{"#7a3e1d", "bruin"},
	{"#2b2d42", "donkerblauw"},
}

func (p *tablePage) partyRow(f *form, id string) fyne.CanvasObject {
	getName, setName := parties.text(id, func(p *session.Party) *string { return &p.Name })
	getSeats, setSeats := parties.number(id, func(p *session.Party) **int { return &p.Seats })
	getColor, setColor := parties.text(id, func(p *session.Party) *string { return &p.Color })
	name := f.line("Naam van de partij", "Naam van de partij", getName, setName)
	name.OnSubmitted = func(string) { p.afterParty(id) }
	seatBox := container.New(fixedWidth(90), f.number("Zetels van de partij", "zetels", session.Highest("parties[].seats"), getSeats, setSeats))
	color := f.pick("Kleur van de partij", "eigen kleur", func(*session.Session) []option { return partyColors }, getColor, setColor)
	swatch := canvas.NewCircle(nil)
	left := widget.NewLabel("")
	f.onShow(func(s *session.Session) {
		swatch.FillColor = theme.Hex(getColor(s))
		swatch.Refresh()
		shown(seatBox, !p.discreet())
		shown(left, parties.get(s, id).Gone())
		left.SetText("van tafel")
	})
	dot := container.New(fixedWidth(18), container.NewCenter(container.NewGridWrap(fyne.NewSquareSize(18), swatch)))
	end := container.NewHBox(left, seatBox, container.New(fixedWidth(150), color),
		moveButton(fynetheme.MoveUpIcon(), func() { p.moveParty(id, -1) }), moveButton(fynetheme.MoveDownIcon(), func() { p.moveParty(id, 1) }), p.partyMenu(id))
	return container.NewBorder(nil, nil, dot, end, name)
}

func moveButton(icon fyne.Resource, action func()) *widgets.Button {
	b := widgets.NewButtonWithIcon("", icon, action)
	b.Importance = widget.LowImportance
	return b
}

func (p *tablePage) moveParty(id string, by int) {
	p.desk.Change("Partij verplaatsen", "", func(s *session.Session) {
		parties.move(s, id, by)
	})
}

// partyMenu holds what is rarer: leaving the table, removing.
func (p *tablePage) partyMenu(id string) fyne.CanvasObject {
	var b *widgets.Button
	b = moveButton(fynetheme.MoreVerticalIcon(), func() {
		party, _ := p.session().Party(id)
		leave := fyne.NewMenuItem("Verlaat de tafel", func() { p.setLeft(id, time.Now().Format(time.DateOnly)) })
		if party.Gone() {
			leave = fyne.NewMenuItem("Terug aan tafel", func() { p.setLeft(id, "") })
		}
		popUp(p.window, b, leave, fyne.NewMenuItem("Verwijderen…", func() { p.askRemoveParty(id) }))
	})
	return b
}

func popUp(window fyne.Window, below fyne.CanvasObject, items ...*fyne.MenuItem) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(below)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), window.Canvas(), at.AddXY(0, below.Size().Height))
}

func (r *room) setLeft(id, date string) {
	label := "Partij verlaat de tafel"
	if date == "" {
		label = "Partij terug aan tafel"
	}
	r.desk.Change(label, "", func(s *session.Session) {
		parties.edit(s, id, func(party *session.Party) { party.Left = date })
	})
}

func (p *tablePage) askRemoveParty(id string) {
	party, _ := p.session().Party(id)
	p.askRemove("party", id, nameOr(party.Name, "deze partij"), func() {
		p.desk.Change("Partij verwijderen", "", func(s *session.Session) { session.RemoveParty(s, id) })
	})
}

func nameOr(name, otherwise string) string {
	if name == "" {
		return otherwise
	}
	return name
}

func (p *tablePage) showSeats() {
	count := session.Seats(p.session())
	visible := !p.discreet() && count.Known
	if visible {
		var parties []figure.SeatParty
		for _, party := range count.Parties {
			parties = append(parties, figure.SeatParty{Name: party.Party.Name, Color: party.Party.Color, Seats: party.Seats})
		}
		p.seats.Set(figure.Seats(figure.SeatsInput{Parties: parties, Council: count.Council, Majority: count.Majority}))
	}
	shown(p.seats, visible)
}

func (p *tablePage) showRemarks() {
	remarks := session.LawRemarks(p.session())
	if slices.Equal(remarks, p.said) {
		return
	}
	p.said = remarks
	p.remarks.RemoveAll()
	for _, remark := range remarks {
		p.remarks.Add(quiet(remark))
	}
}

func (p *tablePage) memberPart() fyne.CanvasObject {
	add := widgets.NewButtonWithIcon("Lid toevoegen", fynetheme.ContentAddIcon(), p.addMember)
	return container.NewVBox(heading("Beoogd college"), prose("Een functie is genoeg. Vul een naam alleen in als die bekend is."), p.members.box, container.NewHBox(add))
}

func (p *tablePage) addMember() {
	p.desk.Change("Lid toevoegen", "", func(s *session.Session) {
		s.Members = append(s.Members, session.Member{ID: session.FreshID("w", members.ids(s)), Role: session.RoleAlderman})
	})
	p.focusLast(p.members)
}

var roles = []option{{session.RoleAlderman, "wethouder"}, {session.RoleMayor, "burgemeester"}, {session.RoleSecretary, "secretaris"}}

// partyOptions are the parties at the table, and none.
func partyOptions(s *session.Session) []option {
	options := []option{{"", "geen partij"}}
	for _, p := range s.AtTable() {
		options = append(options, option{p.ID, nameOr(p.Name, "partij zonder naam")})
	}
	return options
}

func (p *tablePage) memberRow(f *form, id string) fyne.CanvasObject {
	getPost, setPost := members.text(id, func(m *session.Member) *string { return &m.Post })
	getName, setName := members.text(id, func(m *session.Member) *string { return &m.Name })
	getRole, setRole := members.text(id, func(m *session.Member) *string { return &m.Role })
	getParty, setParty := members.text(id, func(m *session.Member) *string { return &m.Party })
	post := f.line("Functie", "Functie, bijvoorbeeld wethouder financiën", getPost, setPost)
	name := f.line("Naam", "Naam, alleen als die bekend is", getName, setName)
	role := f.pick("Rol", "rol", func(*session.Session) []option { return roles }, getRole, setRole)
	party := f.pick("Partij van het lid", "partij", partyOptions, getParty, setParty)
	fields := widgets.NewFold("Onderwerpen in de portefeuille", func() fyne.CanvasObject { return p.memberFields(f, id) })
	fields.Opened = f.refresh
	f.onShow(func(s *session.Session) { fields.Head.SetText(fieldsHead(p.guide, members.get(s, id))) })
	end := container.NewHBox(
		moveButton(fynetheme.MoveUpIcon(), func() { p.moveMember(id, -1) }), moveButton(fynetheme.MoveDownIcon(), func() { p.moveMember(id, 1) }),
		moveButton(fynetheme.DeleteIcon(), func() { p.askRemoveMember(id) }))
	return container.NewVBox(
		container.NewBorder(nil, nil, nil, end, container.NewGridWithColumns(2, post, name)),
		container.NewBorder(nil, nil, container.NewHBox(container.New(fixedWidth(160), role), container.New(fixedWidth(220), party)), nil, fields.Box),
	)
}

// fieldsHead names the chosen subjects, so that they can be read folded.
func fieldsHead(g *guide.Guide, m session.Member) string {
	var names []string
	for _, id := range m.Fields {
		if f, ok := g.Field(id); ok {
			names = append(names, f.Title)
		}
	}
	names = append(names, m.OtherFields...)
	if len(names) == 0 {
		return "Onderwerpen kiezen"
	}
	return strings.Join(names, ", ")
}

func (p *tablePage) memberFields(f *form, id string) fyne.CanvasObject {
	grid := container.NewGridWithColumns(3)
	for _, field := range p.guide.Fields {
		grid.Add(f.tick(field.Title,
			func(s *session.Session) bool { return slices.Contains(members.get(s, id).Fields, field.ID) },
			func(s *session.Session, on bool) {
				members.edit(s, id, func(m *session.Member) { m.Fields = toggled(m.Fields, field.ID, on) })
			}))
	}
	other := f.list("Andere onderwerpen", "Andere onderwerpen, met komma's ertussen",
		func(s *session.Session) []string { return members.get(s, id).OtherFields },
		func(s *session.Session, v []string) {
			members.edit(s, id, func(m *session.Member) { m.OtherFields = v })
		})
	return container.NewVBox(grid, other)
}

// toggled gives the list with or without the value.
func toggled(list []string, value string, on bool) []string {
	without := slices.DeleteFunc(slices.Clone(list), func(v string) bool { return v == value })
	if on {
		return append(without, value)
	}
	return without
}

func (p *tablePage) moveMember(id string, by int) {
	p.desk.Change("Lid verplaatsen", "", func(s *session.Session) {
		members.move(s, id, by)
	})
}

func (p *tablePage) askRemoveMember(id string) {
	m, _ := p.session().Member(id)
	p.askRemove("member", id, nameOr(m.Post, "dit lid"), func() {
		p.desk.Change("Lid verwijderen", "", func(s *session.Session) { session.RemoveMember(s, id) })
	})
}

// fixedWidth lays out one object at its own height and the given width.
type fixedWidth float32

func (w fixedWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(w), objects[0].MinSize().Height)
}

func (w fixedWidth) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	objects[0].Move(fyne.Position{})
}
