package screens

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// quickRound asks each party of each dilemma: talk, agree, or not now. It
// only shows the marks; which dilemmas come to the table the table chooses.
type quickRound struct {
	*room
	content fyne.CanvasObject
	head    *fyne.Container
	rows    *rows
	shown   string // parties for which the rows were built
}

// marks in the order in which a tap goes through them.
var marks = []option{{"", "–"}, {session.MarkTalk, "praten"}, {session.MarkAgree, "eens"}, {session.MarkNotNow, "nu niet"}}

// The least widths of the columns, in pixels; what there is more, they share.
const (
	markWidth  = 96
	titleWidth = 240
)

// quickRow lays out the title of a dilemma and a column for each party.
type quickRow struct{}

func (quickRow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(titleWidth+markWidth*float32(len(objects)-1), 0)
	for _, o := range objects {
		size.Height = max(size.Height, o.MinSize().Height)
	}
	return size
}

func (quickRow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	share := size.Width / (titleWidth + markWidth*float32(len(objects)-1))
	var x float32
	for i, o := range objects {
		width := markWidth * share
		if i == 0 {
			width = titleWidth * share
		}
		o.Move(fyne.NewPos(x, size.Height-o.MinSize().Height))
		o.Resize(fyne.NewSize(width, o.MinSize().Height))
		x += width
	}
}

func newQuickRound(r *room) *quickRound {
	q := &quickRound{room: r, head: container.New(quickRow{})}
	q.rows = newRows(r, "quick", q.dilemmas, q.row)
	body := container.NewVBox(
		prose("Loop de dilemma's langs. Elke partij zegt: praten, eens of nu niet. Tik op een vak om te kiezen, of typ p, e of n. Kies daarna ongeveer vijf dilemma's voor deze tafel."),
		q.head, q.rows.box)
	scroll := widgets.NewScroll(container.NewPadded(card(body)))
	scroll.Direction = container.ScrollBoth
	q.content = scroll
	return q
}

// dilemmas are all of the guide, and behind them the table's own.
func (q *quickRound) dilemmas(s *session.Session) []string {
	var ids []string
	for _, d := range q.guide.Dilemmas {
		ids = append(ids, d.ID)
	}
	return append(ids, questions.ids(s)...)
}

func (q *quickRound) refresh() {
	q.showHead()
	q.rows.refresh()
}

// showHead names the parties; when they change the rows are made anew.
func (q *quickRound) showHead() {
	var names string
	var labels []fyne.CanvasObject
	for _, party := range q.session().AtTable() {
		names += party.ID + "\x00" + party.Name + "\x00"
		label := widget.NewLabelWithStyle(nameOr(party.Name, "Partij"), fyne.TextAlignCenter, fyne.TextStyle{Bold: true})
		label.Wrapping = fyne.TextWrapWord
		labels = append(labels, label)
	}
	if names == q.shown {
		return
	}
	q.shown = names
	q.head.Objects = append([]fyne.CanvasObject{widget.NewLabel("Op tafel")}, labels...)
	q.head.Refresh()
	q.rows.forget()
}

func (q *quickRound) row(f *form, question string) fyne.CanvasObject {
	on := f.tick("", func(s *session.Session) bool { return stances.has(s, question) },
		func(s *session.Session, on bool) {
			if on {
				addStance(s, question)
				return
			}
			session.TakeOff(s, question)
		})
	f.onShow(func(s *session.Session) {
		topic, _ := s.Dilemma(q.guide, question)
		if on.Text != topic.Title {
			on.SetText(topic.Title)
		}
	})
	box := container.New(quickRow{}, on)
	for _, party := range q.session().AtTable() {
		box.Add(container.New(fixedWidth(markWidth), q.mark(f, question, party.ID)))
	}
	return box
}

// mark is a button that goes through the marks, or takes one by its first
// letter.
func (q *quickRound) mark(f *form, question, party string) *widgets.Mark {
	set := func(mark string) {
		f.change("Snelle ronde", "", func(s *session.Session) { session.SetMark(s, question, party, mark) })
	}
	b := widgets.NewMark("–", func() { set(nextMark(session.MarkOf(q.session(), question, party))) })
	b.Typed = func(r rune) {
		for _, mark := range marks {
			if strings.HasPrefix(mark.text, string(unicode.ToLower(r))) {
				set(mark.value)
			}
		}
	}
	f.onShow(func(s *session.Session) {
		text, _ := textOf(marks, session.MarkOf(s, question, party))
		if b.Text != text {
			b.SetText(text)
		}
	})
	return b
}

func nextMark(mark string) string {
	for i, m := range marks {
		if m.value == mark {
			return marks[(i+1)%len(marks)].value
		}
	}
	return ""
}
