package export

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"formatietafel/export/tree"
	"formatietafel/guide"
	"formatietafel/session"
)

// presetEvenings is, by hand, what an evening of each length leaves room for.
var presetEvenings = map[string]struct {
	minutes, dilemmas int
	steps             []string
}{
	"45":           {45, 2, []string{"vision", "portfolio", "stances", "chapter"}},
	"90":           {90, 3, []string{"table", "vision", "portfolio", "stances", "agreements", "chapter"}},
	"120":          {120, 5, []string{"table", "vision", "portfolio", "stances", "agreements", "chapter"}},
	"half-day":     {210, 9, []string{"table", "vision", "portfolio", "stances", "agreements", "chapter"}},
	"two-evenings": {240, 9, []string{"table", "vision", "portfolio", "stances", "agreements", "chapter"}},
}

// planned begins a session by a preset, with as many dilemmas of the guide as
// there is room for.
func planned(t *testing.T, preset guide.Preset, dilemmas int) *session.Session {
	t.Helper()
	s := load(t, "leeg")
	s.Municipality.Name, s.Municipality.Term = "Waterdam", "2026–2030"
	s.Parties = []session.Party{{ID: "lokaal", Name: "Lokaal"}, {ID: "groen", Name: "Groen"}, {ID: "vrij", Name: "Vrij"}}
	session.ApplyPreset(s, preset)
	for _, part := range s.Plan.Parts {
		if part.Step == session.StepStances {
			if room := session.RoomFor(*part.Minutes); room != dilemmas {
				t.Errorf("room for %d dilemmas, want %d", room, dilemmas)
			}
		}
	}
	for _, d := range guide.Builtin().Dilemmas[:dilemmas] {
		s.Stances = append(s.Stances, session.Stance{Question: d.ID})
	}
	session.SpreadStances(s)
	return s
}

// settle fills in what each part of the run sheet is for, and no more.
func settle(s *session.Session, part session.Part) {
	switch {
	case part.Step == session.StepVision:
		s.Vision.Shared, s.Vision.Settled = "Wij gebruiken techniek als zij inwoners helpt.", session.SettledText
	case part.Step == session.StepPortfolio:
		s.Portfolio.Model, s.Portfolio.Motivation = session.Shared, "Digitalisering raakt elke portefeuille."
	case part.Question != "":
		for i := range s.Stances {
			if st := &s.Stances[i]; st.Question == part.Question {
				st.Outcome, st.Settled, st.Text = session.Agreed, session.SettledText, "Zo doen wij het bij "+st.Question+"."
			}
		}
	case part.Step == session.StepStances:
		s.Overall.Text, s.Overall.Settled = "Wij kiezen zelf waar digitalisering goed voor is.", session.SettledText
	case part.Step == session.StepAgreements:
		s.Agreements = append(s.Agreements, session.Agreement{ID: "a1", Text: "Het college maakt een overzicht van algoritmes.", Owner: "college", Due: "2027-01-01"})
	case part.Step == session.StepChapter:
		s.Document.Status, s.Document.Version = session.Final, "1.0"
	}
}

// gaps are the passages that say that something was not filled in.
var gaps = []string{"portfolio.none", "owner.none", "open.heading", "open.public", "open.confidential", "empty"}

// TestEachPresetIsACompleteEvening plays an evening of each length by its run
// sheet and its clock, a part at a time, and holds the minutes to add up, the
// plan to miss nothing at the end, and the chapter to be whole.
func TestEachPresetIsACompleteEvening(t *testing.T) {
	g := guide.Builtin()
	if len(g.Presets) != len(presetEvenings) {
		t.Fatalf("the guide has %d presets, this test %d", len(g.Presets), len(presetEvenings))
	}
	for _, preset := range g.Presets {
		t.Run(preset.ID, func(t *testing.T) {
			want := presetEvenings[preset.ID]
			s := planned(t, preset, want.dilemmas)
			if !slices.Equal(s.Plan.Steps, want.steps) || *s.Plan.Minutes != want.minutes {
				t.Errorf("planned %v in %d minutes", s.Plan.Steps, *s.Plan.Minutes)
			}
			if missing := session.Missing(s, g); len(missing) == 0 {
				t.Error("nothing is missing at the start; this test shows nothing")
			}
			playParts(t, s, len(s.Plan.Parts))
			if missing := session.Missing(s, g); len(missing) > 0 {
				t.Errorf("at the end it misses %v", missing)
			}
			for _, length := range []Length{Long, Short} {
				wholeChapter(t, s, length)
			}
		})
	}
}

// playParts lets the clock run through so many parts that are still to come,
// each as long as planned, and settles what each is for.
func playParts(t *testing.T, s *session.Session, count int) {
	t.Helper()
	now := time.Date(2026, 4, 20, 19, 30, 0, 0, time.UTC)
	clock := session.NewClock(s.Plan).Start(now)
	for range count {
		i := clock.Part()
		settle(s, s.Plan.Parts[i])
		now = now.Add(time.Duration(*s.Plan.Parts[i].Minutes) * time.Minute)
		clock.Record(s, now)
		clock = clock.Go(i+1, now)
	}
	spent, planned := 0, 0
	for _, part := range s.Plan.Parts {
		planned += *part.Minutes
		if part.Spent != nil {
			spent += *part.Spent
		}
	}
	if planned != *s.Plan.Minutes || count == len(s.Plan.Parts) && spent != planned {
		t.Errorf("the parts take %d minutes of %d, and %d went by", planned, *s.Plan.Minutes, spent)
	}
}

// wholeChapter holds the public chapter to say all that was agreed, and
// nowhere that something is open.
func wholeChapter(t *testing.T, s *session.Session, length Length) {
	t.Helper()
	g := guide.Builtin()
	doc := Compose(s, g, Options{Length: length})
	text := Text(doc.Blocks)
	said := []string{s.Overall.Text, s.Vision.Shared}
	if length == Long {
		said = append(said, s.Portfolio.Motivation)
	}
	for _, st := range s.Stances {
		said = append(said, st.Text)
	}
	for _, sentence := range said {
		if !strings.Contains(text, sentence) {
			t.Errorf("%v: the chapter does not say %q", length, sentence)
		}
	}
	for _, id := range gaps {
		if passage, ok := g.Passage(id); !ok || strings.Contains(text, passage.Text) {
			t.Errorf("%v: the chapter has a gap: %q", length, passage.Text)
		}
	}
	if strings.ContainsAny(text, "{}□☐") || strings.Contains(text, "CONCEPT") {
		t.Errorf("%v: something was left in\n%s", length, text)
	}
	for i, block := range doc.Blocks {
		head, ok := block.(*tree.Heading)
		if !ok {
			continue
		}
		if i+1 == len(doc.Blocks) {
			t.Errorf("%v: nothing stands under %q", length, Text(doc.Blocks[i:]))
			continue
		}
		if next, ok := doc.Blocks[i+1].(*tree.Heading); ok && next.Level <= head.Level {
			t.Errorf("%v: nothing stands under %q", length, Text(doc.Blocks[i:i+1]))
		}
	}
	var file bytes.Buffer
	if warnings, err := Write(&file, doc, ".pdf"); err != nil || len(warnings) > 0 {
		t.Errorf("%v: %v %v", length, err, warnings)
	}
}

// TestTwoEveningsInOneFile stops after the first evening of two, writes the
// session and reads it again: what was done is known, and the second evening
// goes on where the first stopped.
func TestTwoEveningsInOneFile(t *testing.T) {
	g := guide.Builtin()
	preset, _ := g.Preset("two-evenings")
	s := planned(t, preset, presetEvenings["two-evenings"].dilemmas)
	const first = 3 // table, vision, portfolio
	playParts(t, s, first)
	s = read(t, session.Marshal(s))
	done := session.DoneParts(s.Plan)
	next, more := session.GoOn(s)
	if len(done) != first || done[2].Step != session.StepPortfolio || *done[2].Spent != 45 || next.Step != session.StepStances || !more {
		t.Fatalf("done %+v, next %+v", done, next)
	}
	if text := Text(ComposeRunSheet(s, g, Options{}).Blocks); !strings.Contains(text, "Portefeuille") {
		t.Errorf("the run sheet lost its first evening:\n%s", text)
	}
	playParts(t, s, len(s.Plan.Parts)-first)
	if missing := session.Missing(s, g); len(missing) > 0 {
		t.Errorf("at the end it misses %v", missing)
	}
	if _, more := session.GoOn(s); more || len(session.DoneParts(s.Plan)) != len(s.Plan.Parts) {
		t.Errorf("something is left: %+v", s.Plan.Parts)
	}
	wholeChapter(t, s, Long)
}
