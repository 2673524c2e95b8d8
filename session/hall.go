package session

import (
	"slices"
	"strings"

	"formatietafel/guide"
)

// HallPart is what the projector shows.
type HallPart int

// What the hall screen (zaalscherm) can show.
const (
	HallBlack      HallPart = iota // nothing
	HallDilemma                    // one dilemma
	HallRules                      // the ground rules
	HallClosing                    // "Dit spraken we af"
	HallVision                     // the shared vision
	HallPortfolio                  // both models, and the motivation
	HallOverall                    // the overall stance
	HallTopics                     // the dilemmas on this table, by title
	HallAgreements                 // the agreements so far
	HallWhere                      // who stands where, on all dilemmas shown so far
)

// HallView is what the facilitator chose to show.
type HallView struct {
	Part     HallPart
	Question string // the dilemma of HallDilemma
	Seats    bool   // asked for: the seats of the parties
}

// HallScreen is all that the projector may show. It is an allow list: what has
// no field here cannot get there. It holds no notes, no priorities, nothing
// sealed, nothing of the file or the computer.
type HallScreen struct {
	Title    string    // of the dilemma or step; of the session elsewhere
	Question string    // of the dilemma or step
	Poles    [2]string // the words of both sides; both models
	Law      []string  // what the law already settles
	Parties  []HallParty
	Shown    bool     // positions are shown at once: Parties have places
	Outcome  string   // of the dilemma, as in the file; empty while it is open
	Text     string   // that is being agreed
	Rules    []string // ground rules
	Topics   []string // titles of the dilemmas on the table
	Promises []string // texts of the agreements
	Rows     []HallRow
}

// HallRow is a dilemma in the picture over all dilemmas; it has places for the
// parties, since its positions are shown.
type HallRow struct {
	Title   string
	Poles   [2]string
	Parties []HallParty
}

// HallParty is a party on the hall screen. Place is nil without a place.
type HallParty struct {
	Name     string
	Color    string
	Seats    *int // nil unless asked for
	Place    *int // -2 to 2, once shown
	Reserved bool
	HandedIn bool // a sealed position waits; never which
}

// Hall gives what the projector may show of a session.
func Hall(s *Session, g *guide.Guide, view HallView) HallScreen {
	switch view.Part {
	case HallDilemma:
		return hallDilemma(s, g, view)
	case HallRules:
		return HallScreen{Title: s.Title, Rules: slices.Clone(s.Plan.Rules)}
	case HallClosing:
		return HallScreen{Title: s.Title} // what was agreed is the public text, as the chapter has it
	case HallVision:
		return hallStep(g, StepVision, s.Vision.Shared)
	case HallOverall:
		return hallStep(g, StepStances, s.Overall.Text)
	case HallPortfolio:
		return hallPortfolio(s, g)
	case HallTopics:
		return hallTopics(s, g)
	case HallWhere:
		return hallWhere(s, g, view)
	case HallAgreements:
		screen := hallStep(g, StepAgreements, "")
		screen.Promises = promises(s)
		return screen
	}
	return HallScreen{}
}

// hallStep is the question of a step, and the text being agreed there.
func hallStep(g *guide.Guide, id, text string) HallScreen {
	step, _ := g.Step(id)
	return HallScreen{Title: step.Title, Question: step.Lead, Text: text}
}

func hallPortfolio(s *Session, g *guide.Guide) HallScreen {
	screen := hallStep(g, StepPortfolio, hallChoice(s, g))
	for i, id := range []string{Coordinating, Shared} {
		model, _ := g.Model(id)
		screen.Poles[i] = model.Title
	}
	return screen
}

// hallChoice is the choice so far, with why.
func hallChoice(s *Session, g *guide.Guide) string {
	choice := ""
	if model, ok := g.Model(s.Portfolio.Model); ok {
		choice = "Onze keuze: " + model.Title + "."
	}
	if s.Portfolio.Model == Later {
		choice = "Onze keuze: dit komt bij de portefeuilleverdeling."
	}
	return strings.TrimSpace(choice + " " + s.Portfolio.Motivation)
}

func hallTopics(s *Session, g *guide.Guide) HallScreen {
	screen := hallStep(g, StepStances, "")
	for _, st := range s.Stances {
		if topic, ok := s.Dilemma(g, st.Question); ok && topic.Title != "" {
			screen.Topics = append(screen.Topics, topic.Title)
		}
	}
	return screen
}

// hallWhere is the picture over the dilemmas of which positions are shown; of
// the others it has the title.
func hallWhere(s *Session, g *guide.Guide, view HallView) HallScreen {
	screen := hallStep(g, StepStances, "")
	screen.Title = "Wie staat waar"
	for _, st := range s.Stances {
		topic, ok := s.Dilemma(g, st.Question)
		switch {
		case !ok || topic.Title == "":
		case st.Revealed:
			row := HallRow{Title: topic.Title, Poles: topic.Poles}
			for _, party := range s.AtTable() {
				row.Parties = append(row.Parties, hallParty(party, st, view.Seats))
			}
			screen.Rows = append(screen.Rows, row)
		default:
			screen.Topics = append(screen.Topics, topic.Title)
		}
	}
	return screen
}

func promises(s *Session) []string {
	var list []string
	for _, a := range s.Agreements {
		if a.Text != "" {
			list = append(list, a.Text)
		}
	}
	return list
}

func hallDilemma(s *Session, g *guide.Guide, view HallView) HallScreen {
	st, _ := s.Stance(view.Question)
	topic, ok := s.Dilemma(g, view.Question)
	if !ok {
		return HallScreen{}
	}
	screen := HallScreen{
		Title: topic.Title, Question: topic.Question, Poles: topic.Poles, Shown: st.Revealed,
		Outcome: st.Outcome, Text: st.Text,
	}
	if d, fromGuide := g.Dilemma(view.Question); fromGuide && !topic.Own {
		for _, law := range d.Law {
			screen.Law = append(screen.Law, law.Text)
		}
	}
	for _, party := range s.AtTable() {
		screen.Parties = append(screen.Parties, hallParty(party, st, view.Seats))
	}
	return screen
}

func hallParty(party Party, st Stance, seats bool) HallParty {
	p := HallParty{Name: party.Name, Color: party.Color}
	if seats {
		p.Seats = copyOf(party.Seats)
	}
	_, p.HandedIn = positionOf(st.Sealed, party.ID)
	if shown, ok := positionOf(st.Positions, party.ID); ok && st.Revealed && onScale(shown) {
		p.Place, p.Reserved = copyOf(shown.Value), shown.State == Reserved
	}
	return p
}
