package played

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"formatietafel/guide"
	"formatietafel/proof/driver"
	"formatietafel/session"
)

// mostPresses is how many keys and clicks the table may need per party and
// dilemma.
const mostPresses = 6

// evening is a whole evening of four parties and five dilemmas.
type evening struct {
	*user
	program *driver.Program
	parties []session.Party
	touched []guide.Dilemma
	marked  int // presses before this phase
	counted int // presses that the dilemmas took
}

// TestEvening plays a whole evening. Four contributions come in and differ from
// what stands there, a quick round, five dilemmas are shown and settled, a party
// leaves, an outcome is undone, time is nearly up, and the documents are made.
// It counts keys and clicks, and reads file and PDF afterwards.
func TestEvening(t *testing.T) {
	t.Parallel()
	e := &evening{user: newUser(t, "Waterdam.formatie"), touched: guide.Builtin().Dilemmas[:5]}
	e.prepare()
	e.contribute()
	e.program = e.Start(e.user.program, e.home, "Digitalisering in Waterdam", nil, e.file)

	e.Press("ctrl+r")
	e.phase("de tijd loopt", false)
	e.merge()
	e.phase("vier keer inbreng, met verschillen", true)
	e.quickRound()
	e.phase("snelle ronde", true)

	e.Press("ctrl+b")
	e.Window("^Zaalscherm$")
	e.program.Front()
	e.Still()
	e.phase("zaalscherm aan", false)

	e.Press("alt+3") // Dilemma's
	e.show(1)
	e.settle("1", session.Agreed, 1)
	e.sentence("2", 1)
	e.Press("alt+Down")
	e.show(2)
	e.settle("2", session.Compromise, 1)
	e.sentence("3", 2)
	e.phase("twee dilemma's", true)

	e.Press("alt+Down")
	e.show(3)
	e.settle("1", session.Agreed, 2)
	e.Press("ctrl+z") // not agreed after all
	e.outcomes(session.Agreed, 1)
	e.settle("2", session.Compromise, 2)
	e.sentence("4", 3)
	e.phase("een dilemma met een uitkomst die niet bleef", true)

	e.Press("ctrl+shift+p") // Wie verlaat de tafel?
	e.ClickLast("Verlaat de tafel")
	e.holds("a party that left", func(s *session.Session) bool { return s.Parties[3].Gone() })
	e.phase("een partij verlaat de tafel", false)

	e.Press("alt+Down")
	e.show(4)
	e.settle("3", session.Free, 1)
	e.Type("Iedere fractie kiest hierin zelf.")
	e.texts(4)
	e.Press("alt+Down")
	e.show(5)
	e.settle("5", session.Deferred, 1)
	e.Type("Het college, voor de zomer van 2027.")
	e.holdsText("Het college, voor de zomer van 2027.")
	e.phase("twee dilemma's", true)

	e.Press("ctrl+p") // Op de parkeerplaats, from here
	e.See("Wat komt later terug?")
	e.Type("Het glasvezelnet in het buitengebied")
	e.Press("Return")
	e.holdsText("Het glasvezelnet in het buitengebied")
	e.phase("iets op de parkeerplaats", false)

	e.Press("ctrl+t") // Tijd is bijna om
	e.Click("Afronden")
	e.outcomes(session.Skipped, 1)
	e.phase("tijd is bijna om", false)

	public, confidential := e.documents()
	e.holds("the minutes that went by", func(s *session.Session) bool {
		return s.Plan.Parts[0].Spent != nil && *s.Plan.Parts[0].Spent > 0
	})
	e.Press("ctrl+r", "ctrl+s")
	e.phase("twee documenten, en opslaan", false)
	e.Press("ctrl+q")
	e.program.Ended()

	e.lookAtFile()
	e.lookAtDocuments(public, confidential)
	pairs := len(e.parties) * len(e.touched)
	t.Logf("samen: %d toetsen en klikken, en %d letters tekst", e.Presses(), e.Letters())
	t.Logf("per partij en dilemma: %.1f (%d over %d); met alles erbij %.1f",
		float64(e.counted)/float64(pairs), e.counted, pairs, float64(e.Presses())/float64(pairs))
	if e.counted > mostPresses*pairs {
		t.Errorf("that is more than %d per party and dilemma", mostPresses)
	}
}

// phase says how many presses there were since the last.
func (e *evening) phase(name string, counts bool) {
	since := e.Presses() - e.marked
	e.marked = e.Presses()
	if counts {
		e.counted += since
	}
	e.tb.Logf("%-44s %3d toetsen en klikken", name, since)
}

// prepare writes the session as it was prepared at home.
func (e *evening) prepare() {
	e.must("new", "-o", e.file)
	s := e.saved()
	s.Title = "Digitalisering in Waterdam"
	s.Document = session.Document{Word: "coalitieakkoord", Status: session.Concept}
	s.Municipality = session.Municipality{Name: "Waterdam", Term: "2026–2030"}
	s.Plan = session.Plan{
		Preset: "120", Minutes: number(120), Steps: []string{"vision", "portfolio", "stances"}, Rules: []string{"Wij laten elkaar uitpraten."},
		Parts: []session.Part{{Step: "vision", Minutes: number(30)}, {Step: "stances", Minutes: number(80)}, {Step: "chapter", Minutes: number(10)}},
	}
	e.parties = []session.Party{{ID: "lokaal", Name: "Lokaal Waterdam"}, {ID: "groen", Name: "Groen Waterdam"}, {ID: "vrij", Name: "Vrij Waterdam"}, {ID: "dorpen", Name: "Dorpenlijst"}}
	s.Parties = e.parties
	s.Vision = session.Vision{Shared: "Techniek helpt, mensen beslissen.", Settled: session.SettledText}
	for _, party := range e.parties[:2] {
		s.Vision.Parties = append(s.Vision.Parties, session.PartyVision{Party: party.ID, Text: "zo stond het er van " + party.ID})
	}
	s.Portfolio.Model = session.Later
	s.Overall = session.Overall{Text: "Wij beginnen klein en kijken elk jaar terug.", Settled: session.SettledText}
	s.Stances = nil
	for _, d := range e.touched {
		s.Stances = append(s.Stances, session.Stance{Question: d.ID})
	}
	e.write(e.file, session.Marshal(s))
	if said, _ := e.command("check", e.file); strings.Contains(said, "ongeldig") {
		e.tb.Fatalf("what was prepared is not right: %s", said)
	}
}

func number(n int) *int { return &n }

func (e *evening) write(path string, data []byte) {
	if err := os.WriteFile(path, data, 0o600); err != nil {
		e.tb.Fatal(err)
	}
}

// contribute makes what each party sends: a vision that for two of them differs
// from what stands there, and a position on every dilemma.
func (e *evening) contribute() {
	for i, party := range e.parties {
		path := filepath.Join(e.home, party.ID+".inbreng")
		e.must("invite", e.file, "--party", party.ID, "-o", path)
		data, err := os.ReadFile(path)
		if err != nil {
			e.tb.Fatal(err)
		}
		c, err := session.ReadContribution(data)
		if err != nil {
			e.tb.Fatal(err)
		}
		c.Vision.Text = "zo wil " + party.ID + " het"
		c.Vision.Limits = []session.Limit{{ID: party.ID + "-1", Text: "niet zonder uitleg, zegt " + party.ID}}
		for _, d := range e.touched {
			c.Positions = append(c.Positions, session.OwnPosition{Question: d.ID, State: session.Given, Value: number(i - 2), Priority: number(1), Note: "geheim van " + party.ID})
		}
		e.write(path, session.MarshalContribution(c))
	}
}

// merge takes in what stands in the folder, all of it.
func (e *evening) merge() {
	e.Press("ctrl+i")
	e.Click("Bekijken")
	e.Click("Alles overnemen")
	e.Click("Toevoegen")
	e.holds("all that came in", func(s *session.Session) bool {
		sealed := 0
		for _, st := range s.Stances {
			sealed += len(st.Sealed)
		}
		return len(s.Merged) == len(e.parties) && sealed == len(e.parties)*len(e.touched)
	})
	if strings.Contains(string(session.Marshal(e.saved())), "zo stond het er van") {
		e.Fatalf("what was there before stayed, though the other was taken")
	}
}

// quickRound marks every box, and brings a sixth dilemma to the table.
func (e *evening) quickRound() {
	e.Press("alt+2") // the first dilemma has the cursor
	for row := range e.touched {
		for column := range e.parties {
			mark := "p" // praten
			if (row+column)%3 == 0 {
				mark = "e" // eens
			}
			e.Press("Tab", mark)
		}
		e.Press("Tab") // to the next dilemma
	}
	e.Press("space")
	e.holds("twenty marks and six dilemmas", func(s *session.Session) bool {
		return len(s.Quick) == len(e.parties)*len(e.touched) && len(s.Stances) == len(e.touched)+1
	})
}

// show shows all positions on the open dilemma at once, the nth of the evening.
func (e *evening) show(n int) {
	e.Press("ctrl+shift+t")
	e.holds(fmt.Sprintf("%d dilemmas that were shown", n), func(s *session.Session) bool {
		return count(s, func(st session.Stance) bool { return st.Revealed }) == n
	})
}

func (e *evening) settle(key, outcome string, n int) {
	e.Press("ctrl+shift+" + key)
	e.outcomes(outcome, n)
}

func (e *evening) outcomes(outcome string, n int) {
	e.holds(fmt.Sprintf("the outcome %s %d times", outcome, n), func(s *session.Session) bool {
		return count(s, func(st session.Stance) bool { return st.Outcome == outcome }) == n
	})
}

func (e *evening) texts(n int) {
	e.holds(fmt.Sprintf("a text of %d outcomes", n), func(s *session.Session) bool {
		return count(s, func(st session.Stance) bool { return len(st.Text) > 20 }) == n
	})
}

func count(s *session.Session, so func(session.Stance) bool) (n int) {
	for _, st := range s.Stances {
		if so(st) {
			n++
		}
	}
	return n
}

// sentence gives the outcome a place, and the guide's sentence for it.
func (e *evening) sentence(place string, n int) {
	e.Press(place)
	e.holds(fmt.Sprintf("%d outcomes with a place", n), func(s *session.Session) bool {
		return count(s, func(st session.Stance) bool { return st.Position != nil }) == n
	})
	e.Click("Begin met de zin uit de gids")
	e.texts(n)
}

// documents makes the public PDF and the confidential one.
func (e *evening) documents() (public, confidential string) {
	e.Press("ctrl+e")
	e.Click("Kies een plek…")
	public = e.writes("*_openbaar*.pdf")
	e.Press("ctrl+e")
	e.Click("Vertrouwelijke werkversie")
	e.Click("Kies een plek…")
	return public, e.writes("*_VERTROUWELIJK*.pdf")
}

// lookAtFile compares the file with what was played.
func (e *evening) lookAtFile() {
	if said, code := e.command("check", e.file); code != 0 {
		e.tb.Errorf("check: exit %d: %s", code, said)
	}
	s := e.saved()
	want := []string{session.Agreed, session.Compromise, session.Compromise, session.Free, session.Deferred, session.Skipped}
	for i, st := range s.Stances {
		if len(st.Sealed) > 0 {
			e.tb.Errorf("%s: there are positions that are still sealed", st.Question)
		}
		if st.Outcome != want[i] {
			e.tb.Errorf("%s: outcome %q, want %q", st.Question, st.Outcome, want[i])
		}
		if i < len(e.touched) && len(st.Positions) != len(e.parties) {
			e.tb.Errorf("%s: %d positions", st.Question, len(st.Positions))
		}
	}
	if len(s.Parking) < 2 {
		e.tb.Error("what was not discussed is not on the parking lot")
	}
}

// lookAtDocuments looks for what each document must hold, and must not.
func (e *evening) lookAtDocuments(public, confidential string) {
	later := filepath.Join(e.home, "later.pdf")
	e.must("export", e.file, "-o", later)
	shared := []string{"Techniek helpt, mensen beslissen.", "Wij beginnen klein en kijken elk jaar terug."}
	for _, st := range e.saved().Stances {
		if st.Text != "" {
			shared = append(shared, strings.Join(strings.Fields(st.Text)[:4], " "))
		}
	}
	inside := []string{"geheim van groen", "zo wil vrij het", "glasvezelnet"}
	for path, private := range map[string]bool{public: false, confidential: true, later: false} {
		words := strings.ToLower(wordsOf(e.tb, path)) // a sentence may begin with it
		for _, text := range shared {
			if !strings.Contains(words, strings.ToLower(text)) {
				e.tb.Errorf("%s does not hold %q", filepath.Base(path), text)
			}
		}
		for _, text := range inside {
			if strings.Contains(words, text) != private {
				e.tb.Errorf("%s: %q is there: %v", filepath.Base(path), text, !private)
			}
		}
	}
}
