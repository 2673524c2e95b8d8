package screens

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"formatietafel/guide"
	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// agreementsPage is the step Afspraken: who does what by when with what
// money. The table sorts what it shows, never the session.
type agreementsPage struct {
	*room
	frame  *fyne.Container
	list   *widgets.List
	listed []session.Agreement
	heads  []*widgets.Button
	by     int // column by which it sorts; 0 is the table's own order
	split  *container.Split
	detail *fyne.Container
	rows   *rows
	chosen string
	empty  *widget.Label
}

// columns of the table: what they are called, how wide they are at least, how
// much of the rest they share, and by what they sort.
var agreementColumns = []struct {
	title string
	width float32
	share float32
	key   func(*room, session.Agreement) string
}{
	{"Afspraak", 160, 5, func(_ *room, a session.Agreement) string { return a.Text }},
	{"Trekker", 160, 2, func(r *room, a session.Agreement) string { return r.ownerName(a.Owner) }},
	{"Uiterlijk", 130, 0, func(_ *room, a session.Agreement) string { return a.Due }},
	{columnMoney, 150, 0, func(_ *room, a session.Agreement) string { return moneyText(a) }},
	{"Volgt uit", 160, 2, func(r *room, a session.Agreement) string { return r.reason(a) }},
}

const columnMoney = "Geld"

// ownOrder is the sorting that keeps the table's own order.
const ownOrder = -1

func newAgreementsPage(r *room) page {
	p := &agreementsPage{room: r, by: ownOrder}
	p.rows = newRows(r, "agreements", func(s *session.Session) []string {
		if agreements.has(s, p.chosen) {
			return []string{p.chosen}
		}
		return nil
	}, p.row)
	p.empty = widget.NewLabel("Er zijn nog geen afspraken.")
	p.list = widgets.NewList(func() int { return len(p.listed) }, p.line, p.fill)
	p.list.OnSelected = func(i widget.ListItemID) {
		if i < len(p.listed) {
			p.chosen = p.listed[i].ID
			p.showDetail()
		}
	}
	step, _ := r.guide.Step("agreements")
	add := widgets.NewButtonWithIcon("Afspraak toevoegen", fynetheme.ContentAddIcon(), p.add)
	statutory := widgets.NewButton("Wettelijke data", nil)
	statutory.OnTapped = p.showStatutes
	head := container.NewPadded(container.NewVBox(title(step.Title), p.linked(step.Lead), container.NewHBox(add, statutory)))
	table := container.NewBorder(p.head(), nil, nil, nil, container.NewStack(p.list, container.NewCenter(p.empty)))
	p.detail = container.NewStack(scrolled(p.rows.box))
	p.split = container.NewVSplit(table, p.detail)
	p.frame = container.NewBorder(head, nil, nil, nil, p.split)
	return p
}

func (p *agreementsPage) content() fyne.CanvasObject { return p.frame }

func (p *agreementsPage) refresh() {
	p.listed = slices.Clone(p.session().Agreements)
	if p.by != ownOrder {
		slices.SortStableFunc(p.listed, p.order)
	}
	shown(p.empty, len(p.listed) == 0)
	if !agreements.has(p.session(), p.chosen) {
		p.chosen = ""
	}
	p.list.Refresh()
	p.showDetail()
}

// order compares by the column that is chosen: amounts by what they are worth, and
// before them what names none.
func (p *agreementsPage) order(a, b session.Agreement) int {
	column := agreementColumns[p.by]
	byText := cmp.Compare(strings.ToLower(column.key(p.room, a)), strings.ToLower(column.key(p.room, b)))
	if column.title != columnMoney {
		return byText
	}
	return cmp.Or(cmp.Compare(euros(a), euros(b)), byText)
}

func euros(a session.Agreement) int {
	if a.Euros == nil || a.Money == session.Memo {
		return 0
	}
	return *a.Euros
}

// detailShare is how much of the page the open agreement has.
const detailShare = 0.5

// showDetail shows the open agreement; without one the list has all the room.
func (p *agreementsPage) showDetail() {
	p.rows.refresh()
	switch {
	case p.chosen == "" && p.split.Offset != 1:
		p.detail.Hide()
		p.split.SetOffset(1)
	case p.chosen != "" && p.split.Offset == 1:
		p.detail.Show()
		p.split.SetOffset(1 - detailShare)
	}
}

// open shows an agreement: agreements[a1].owner.
func (p *agreementsPage) open(place string) {
	id, _, _ := strings.Cut(strings.TrimPrefix(place, "agreements["), "]")
	p.choose(id)
}

func (p *agreementsPage) choose(id string) {
	i := slices.IndexFunc(p.listed, func(a session.Agreement) bool { return a.ID == id })
	if i < 0 {
		return
	}
	p.chosen = id
	p.showDetail()
	p.list.Select(i)
}

// head sorts by a column at a tap, and back to the own order at the next.
func (p *agreementsPage) head() fyne.CanvasObject {
	row := &fyne.Container{Layout: tableRow{}}
	for i, column := range agreementColumns {
		b := widgets.NewButton(column.title, func() {
			if p.by == i {
				p.by = ownOrder
			} else {
				p.by = i
			}
			p.showOrder()
			p.refresh()
		})
		b.Alignment = widget.ButtonAlignLeading
		b.Importance = widget.LowImportance
		b.IconPlacement = widget.ButtonIconTrailingText
		p.heads = append(p.heads, b)
		row.Add(b)
	}
	return row
}

// showOrder marks the column by which the table is sorted.
func (p *agreementsPage) showOrder() {
	for i, head := range p.heads {
		var icon fyne.Resource
		if i == p.by {
			icon = fynetheme.MenuDropDownIcon()
		}
		head.SetIcon(icon)
	}
}

func (p *agreementsPage) line() fyne.CanvasObject {
	row := &fyne.Container{Layout: tableRow{}}
	for range agreementColumns {
		l := widget.NewLabel("")
		l.Truncation = fyne.TextTruncateEllipsis
		row.Add(l)
	}
	return row
}

func (p *agreementsPage) fill(i widget.ListItemID, o fyne.CanvasObject) {
	if i >= len(p.listed) {
		return
	}
	for n, column := range agreementColumns {
		text := column.key(p.room, p.listed[i])
		if column.title == "Uiterlijk" {
			text = guide.Date(text)
		}
		o.(*fyne.Container).Objects[n].(*widget.Label).SetText(short(text))
	}
}

// longestCell is how many characters of a text a cell can show; measuring the
// rest of a long text costs time and shows nothing.
const longestCell = 120

// short is the beginning of a text, on one line.
func short(text string) string {
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) <= longestCell {
		return string(runes)
	}
	return string(runes[:longestCell]) + "…"
}

// tableRow gives each column its least width, and shares out what is left.
type tableRow struct{}

func (tableRow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for i, o := range objects {
		size.Width += agreementColumns[i].width
		size.Height = max(size.Height, o.MinSize().Height)
	}
	return size
}

func (tableRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left, shares := size.Width, float32(0)
	for i := range objects {
		left -= agreementColumns[i].width
		shares += agreementColumns[i].share
	}
	var x float32
	for i, o := range objects {
		width := agreementColumns[i].width + max(0, left)*agreementColumns[i].share/shares
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(width, size.Height))
		x += width
	}
}

func (p *agreementsPage) add() {
	id := session.FreshID("a", agreements.ids(p.session()))
	p.chosen = id
	p.desk.Change("Afspraak toevoegen", "", func(s *session.Session) {
		s.Agreements = append(s.Agreements, session.Agreement{ID: id})
	})
	p.choose(id)
	if field := firstField(p.rows.built[id]); field != nil {
		p.window.Canvas().Focus(field)
	}
}

var moneyOptions = []option{{"", "geen geld genoemd"}, {session.Once, "eenmalig"}, {session.Yearly, "per jaar"}, {session.Within, "binnen begroting"}, {session.Memo, "p.m."}}

// row is the form of one agreement.
func (p *agreementsPage) row(f *form, id string) fyne.CanvasObject {
	text, setText := agreements.text(id, func(a *session.Agreement) *string { return &a.Text })
	owner, setOwner := agreements.text(id, func(a *session.Agreement) *string { return &a.Owner })
	due, setDue := agreements.text(id, func(a *session.Agreement) *string { return &a.Due })
	money, setMoney := agreements.text(id, func(a *session.Agreement) *string { return &a.Money })
	euros, setEuros := agreements.number(id, func(a *session.Agreement) **int { return &a.Euros })
	cover, setCover := agreements.text(id, func(a *session.Agreement) *string { return &a.Cover })
	date := widgets.NewDate(p.window, time.Now)
	date.Changed = func(iso string) {
		f.change("Uiterlijk", "due", func(s *session.Session) { setDue(s, iso) })
	}
	f.onShow(func(s *session.Session) { date.ShowDate(due(s)) })
	amount := labelled("Bedrag in euro's", f.number("Bedrag", "", mostEuros, euros, setEuros))
	coverBox := labelled("Dekking", f.line("Dekking", "Waar komt het geld vandaan?", cover, setCover))
	f.onShow(func(s *session.Session) {
		m := money(s)
		shown(amount, m == session.Once || m == session.Yearly || m == session.Within)
		shown(coverBox, m != "")
	})
	buttons := container.NewHBox(
		moveButton(fynetheme.MoveUpIcon(), func() { p.move(id, -1) }),
		moveButton(fynetheme.MoveDownIcon(), func() { p.move(id, 1) }),
		moveButton(fynetheme.DeleteIcon(), func() { p.remove(id) }))
	return card(container.NewVBox(
		container.NewBorder(nil, nil, nil, buttons, f.area("Afspraak", "Wat spreken wij af?", 1, text, setText)),
		container.NewGridWithColumns(3,
			labelled("Trekker", f.pick("Trekker", "nog niemand", ownerOptions, owner, setOwner)),
			labelled("Uiterlijk", date.Box),
			labelled("Volgt uit", f.pick("Volgt uit", "niets gekozen", p.reasonOptions, reasonOf(id), setReason(id)))),
		container.NewGridWithColumns(3,
			labelled("Geld", f.pick("Geld", "geen geld genoemd", func(*session.Session) []option { return moneyOptions }, money, setMoney)),
			amount, coverBox)))
}

func (p *agreementsPage) move(id string, by int) {
	p.by = ownOrder
	p.desk.Change("Afspraak verplaatsen", "", func(s *session.Session) { agreements.move(s, id, by) })
	p.choose(id)
}

func (p *agreementsPage) remove(id string) {
	p.desk.Change("Afspraak verwijderen", "", func(s *session.Session) { agreements.remove(s, id) })
	p.list.UnselectAll()
}

// owners that are no member and no party.
var owners = []option{{session.OwnerCollege, "het college"}, {session.OwnerCouncil, "de raad"}, {session.OwnerOrganisation, "de ambtelijke organisatie"}}

func ownerOptions(s *session.Session) []option {
	options := append([]option{{"", "nog niemand"}}, owners...)
	options = append(options, memberOptions(s)[1:]...)
	return append(options, partyOptions(s)[1:]...)
}

// ownerName is how an owner is called in lists.
func (r *room) ownerName(owner string) string {
	if text, ok := textOf(owners, owner); ok {
		return text
	}
	s := r.session()
	if m, ok := s.Member(owner); ok {
		return memberName(m)
	}
	if p, ok := s.Party(owner); ok {
		return p.Name
	}
	return owner
}

// reasons are the dilemmas, plans and statutory dates from which an agreement
// can follow. The value says which of the three it is.
func (p *agreementsPage) reasonOptions(s *session.Session) []option {
	options := []option{{"", "niets gekozen"}}
	for _, st := range s.Stances {
		topic, _ := s.Dilemma(p.guide, st.Question)
		options = append(options, option{session.FromStance + ":" + st.Question, "Dilemma: " + topic.Title})
	}
	for _, plan := range s.Vision.Plans {
		options = append(options, option{session.FromPlan + ":" + plan.ID, "Plan: " + plan.Title})
	}
	for _, statute := range p.guide.Statutes {
		options = append(options, option{session.FromStatute + ":" + statute.ID, "Wet: " + statute.Title})
	}
	return options
}

func reasonOf(id string) getText {
	return func(s *session.Session) string {
		from, what := agreements.get(s, id).Reason()
		if from == "" {
			return ""
		}
		return from + ":" + what
	}
}

func setReason(id string) setText {
	return func(s *session.Session, value string) {
		from, what, _ := strings.Cut(value, ":")
		agreements.edit(s, id, func(a *session.Agreement) { a.SetReason(from, what) })
	}
}

// reason names what an agreement follows from.
func (r *room) reason(a session.Agreement) string {
	s := r.session()
	switch {
	case a.Stance != "":
		topic, _ := s.Dilemma(r.guide, a.Stance)
		return topic.Title
	case a.Plan != "":
		return plans.get(s, a.Plan).Title
	case a.Statute != "":
		statute, _ := r.guide.Statute(a.Statute)
		return statute.Title
	}
	return ""
}

// moneyText is the money of an agreement in a few words.
func moneyText(a session.Agreement) string {
	text, _ := textOf(moneyOptions[1:], a.Money)
	if a.Euros == nil || a.Money == session.Memo {
		return text
	}
	return strings.TrimSpace(guide.Euros(*a.Euros) + " " + text)
}
