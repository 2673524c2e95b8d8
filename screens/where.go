package screens

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"formatietafel/export/figure"
	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// whereView is Wie staat waar: a picture over all dilemmas, in the order and
// of the parties that the facilitator chooses. Those choices are no part of
// the session.
type whereView struct {
	*room
	content fyne.CanvasObject
	order   *widgets.RadioGroup
	ticks   *fyne.Container
	apart   map[string]bool // parties that are left out
	named   string          // parties for which the ticks were made
	picture *widgets.Drawing
	width   float64 // of the picture, in points
	words   *widget.Label
	trade   *fyne.Container
}

const (
	wordTableOrder    = "volgorde van de tafel"
	wordClosestFirst  = "dichtbij elkaar eerst"
	wordFarthestFirst = "ver uit elkaar eerst"
)

var orders = map[string]session.Order{wordTableOrder: session.TableOrder, wordClosestFirst: session.ClosestFirst, wordFarthestFirst: session.FarthestFirst}

// what is said of the two sums behind this page; docs/positions.md works out an
// example
var (
	howOrdered = []string{
		"Dichtbij of ver: geteld worden de plaatsen tussen de twee partijen die het verst uit elkaar staan. Dat zijn er 0 tot en met 4.",
		"Is het bij twee dilemma's gelijk, dan geldt de volgorde van de tafel. Een dilemma waarop nog geen twee partijen staan, komt achteraan.",
		"Zetels en zwaarte tellen niet mee, en ook niet wat nog dicht is. De volgorde zegt niet wat belangrijk is.",
	}
	howExchanged = []string{
		"Tegenover elkaar: de een staat aan de ene kant van de schaal, de ander aan de andere. Wie ertussenin staat, staat aan geen van beide.",
		"Zwaarder: voor elk van de twee weegt een ander dilemma meer. Niets gekozen telt als gewoon.",
		"Het zegt niet dat ruilen goed is, of wat eerlijk is. Het zoekt geen pakketten en maakt geen rangorde.",
		"Uit de onderhandelingsleer, waar het logrolling heet: L.A. Froman en M.D. Cohen, Compromise and logroll (1970), en D. Malhotra en M. Bazerman, Negotiation Genius (2007), p. 61.",
	}
)

// The width of the picture in points: at first about that of the window, and
// never so narrow that names lie over each other.
const (
	firstWidthOfPicture = 850
	leastWidthOfPicture = 440
)

func newWhereView(r *room) *whereView {
	w := &whereView{room: r, apart: map[string]bool{}, ticks: container.NewHBox(), picture: widgets.NewDrawing(figure.Drawing{}), words: prose(""), trade: container.NewVBox()}
	w.width, w.picture.Widened = firstWidthOfPicture, w.widen
	w.order = widgets.NewRadioGroup([]string{wordTableOrder, wordClosestFirst, wordFarthestFirst}, nil)
	w.order.Horizontal, w.order.Required = true, true
	w.order.SetSelected(wordTableOrder)
	w.order.OnChanged = func(string) { w.show() }
	inWords := widgets.NewFold("In woorden", func() fyne.CanvasObject { return w.words })
	choices := container.NewVBox(
		container.NewBorder(nil, nil, widget.NewLabel("Volgorde"), nil, w.order),
		container.NewBorder(nil, nil, widget.NewLabel("Partijen"), nil, container.NewHScroll(w.ticks)))
	w.content = scrolled(container.NewVBox(choices, card(w.picture), inWords.Box, howFold("Zo komt de volgorde tot stand", howOrdered), w.trade))
	return w
}

// howFold says how something is worked out, folded away.
func howFold(title string, lines []string) fyne.CanvasObject {
	return widgets.NewFold(title, func() fyne.CanvasObject {
		box := container.NewVBox()
		for _, line := range lines {
			box.Add(bullet(line))
		}
		return box
	}).Box
}

// widen draws the picture for the room that there is, so that its letters stay
// as large as those around it.
func (w *whereView) widen(points float64) {
	points = math.Floor(max(points, leastWidthOfPicture))
	if points != w.width {
		w.width = points
		w.show()
	}
}

func (w *whereView) refresh() {
	w.showTicks()
	w.show()
}

// showTicks names the parties, each to be left out or not.
func (w *whereView) showTicks() {
	var named strings.Builder
	var boxes []fyne.CanvasObject
	for _, party := range w.session().AtTable() {
		named.WriteString(party.ID + "\x00" + party.Name + "\x00")
		tick := widgets.NewCheck(nameOr(party.Name, "Partij zonder naam"), nil)
		tick.SetChecked(!w.apart[party.ID])
		tick.OnChanged = func(on bool) {
			w.apart[party.ID] = !on
			w.show()
		}
		boxes = append(boxes, tick)
	}
	if named.String() == w.named {
		return
	}
	w.named = named.String()
	w.ticks.Objects = boxes
	w.ticks.Refresh()
}

// chosen are the parties to compare, by id.
func (w *whereView) chosen() []string {
	return slices.DeleteFunc(atTable(w.session()), func(id string) bool { return w.apart[id] })
}

func (w *whereView) show() {
	parties := w.chosen()
	in := figure.OverviewInput{Width: w.width}
	if len(parties) > 0 {
		for _, st := range session.Ordered(w.session(), orders[w.order.Selected], parties...) {
			row := positionsInput(w.session(), w.room, st, parties...)
			if !w.discreet() {
				w.detail(&row, st)
			}
			in.Rows = append(in.Rows, row)
		}
	}
	d := figure.Overview(in)
	w.picture.Set(d)
	w.words.SetText(d.Alt)
	w.showTrade()
}

// detail adds seats, and how heavily it weighs, where they were asked for.
func (w *whereView) detail(row *figure.PositionsInput, st session.Stance) {
	for i := range row.Placed {
		party, _ := w.session().Party(row.Placed[i].ID)
		var said []string
		if party.Seats != nil {
			said = append(said, fmt.Sprintf("%d zetels", *party.Seats))
		}
		if weight, ok := textOf(weightWords, numberText(session.PositionOf(w.session(), st.Question, party.ID).Priority)); ok {
			said = append(said, weight)
		}
		row.Placed[i].Detail = strings.Join(said, ", ")
	}
}

// showTrade lists room to trade, for the facilitator alone: only where it was
// asked for, on this screen, and in no document.
func (w *whereView) showTrade() {
	shown(w.trade, w.exchange())
	w.trade.RemoveAll()
	if !w.exchange() {
		return
	}
	box := container.NewVBox(heading("Mogelijke uitruil"), quiet("Alleen op dit scherm, in geen document. Twee partijen staan bij twee dilemma's tegenover elkaar, en voor elk weegt een ander dilemma zwaarder. De volgorde is die van de tafel."))
	found := session.Exchanges(w.session(), w.guide)
	for _, e := range found {
		box.Add(bullet(e.Reason))
	}
	if len(found) == 0 {
		box.Add(prose("Er is nu niets gevonden. Alleen getoonde inzet telt mee, bij dilemma's die nog geen uitkomst hebben. Niets gekozen telt als gewoon."))
	}
	box.Add(howFold("Zo komt deze lijst tot stand", howExchanged))
	w.trade.Add(card(box))
}

// toggleExchange shows room to trade on this screen, or hides it.
func (s *shell) toggleExchange() {
	s.exchanges = !s.exchanges
	s.changed()
}
