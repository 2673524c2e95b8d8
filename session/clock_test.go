package session

import (
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"

	"formatietafel/guide"
)

var evening = time.Date(2026, 3, 30, 19, 30, 0, 0, time.UTC)

func at(minutes, seconds int) time.Time {
	return evening.Add(time.Duration(minutes)*time.Minute + time.Duration(seconds)*time.Second)
}

func threeParts() Plan {
	return Plan{Minutes: whole(45), Parts: []Part{
		{Step: StepVision, Minutes: whole(10)}, {Step: StepStances, Minutes: whole(30)}, {Step: StepChapter, Minutes: whole(5)},
	}}
}

// TestAClockOfAnyFile: minutes beyond what a duration holds do not turn round.
func TestAClockOfAnyFile(t *testing.T) {
	enormous := math.MaxInt
	plan := Plan{Minutes: &enormous, Parts: []Part{{Step: StepVision, Minutes: &enormous}}}
	if face := NewClock(plan).Start(at(0, 0)).Face(plan, at(5, 0)); face.PartLeft <= 0 || face.SessionLeft <= 0 || face.Tone != Calm {
		t.Errorf("%+v", face)
	}
	plan.Parts[0].Spent = &enormous
	if spent := NewClock(plan).Spent(0, at(0, 0)); spent <= 0 {
		t.Errorf("spent %v", spent)
	}
}

func TestClockFace(t *testing.T) {
	plan := threeParts()
	running := NewClock(plan).Start(at(0, 0))
	for name, c := range map[string]struct {
		clock   Clock
		now     time.Time
		part    string
		left    time.Duration
		session time.Duration
		tone    Tone
	}{
		"before it starts":         {NewClock(plan), at(20, 0), StepVision, 10 * time.Minute, 45 * time.Minute, Calm},
		"begun":                    {running, at(1, 0), StepVision, 9 * time.Minute, 44 * time.Minute, Calm},
		"nearly over":              {running, at(8, 0), StepVision, 2 * time.Minute, 37 * time.Minute, Soon},
		"to the second":            {running, at(10, 0), StepVision, 0, 35 * time.Minute, Soon},
		"over":                     {running, at(11, 30), StepVision, -90 * time.Second, 33*time.Minute + 30*time.Second, TimeOut},
		"paused":                   {running.Pause(at(4, 0)), at(30, 0), StepVision, 6 * time.Minute, 41 * time.Minute, Calm},
		"paused twice":             {running.Pause(at(4, 0)).Pause(at(9, 0)), at(30, 0), StepVision, 6 * time.Minute, 41 * time.Minute, Calm},
		"started twice":            {running.Start(at(5, 0)), at(6, 0), StepVision, 4 * time.Minute, 39 * time.Minute, Calm},
		"the next part":            {running.Go(1, at(12, 0)), at(15, 0), StepStances, 27 * time.Minute, 30 * time.Minute, Calm},
		"a long part nearly over":  {running.Go(1, at(0, 0)), at(27, 0), StepStances, 3 * time.Minute, 18 * time.Minute, Soon},
		"and back again":           {running.Go(1, at(5, 0)).Go(0, at(6, 0)), at(7, 0), StepVision, 4 * time.Minute, 38 * time.Minute, Calm},
		"next while paused":        {running.Pause(at(4, 0)).Go(2, at(9, 0)), at(9, 0), StepChapter, 5 * time.Minute, 41 * time.Minute, Calm},
		"a part that is not there": {running.Go(3, at(1, 0)).Go(-1, at(1, 0)), at(1, 0), StepVision, 9 * time.Minute, 44 * time.Minute, Calm},
		"a clock set back":         {running, at(-60, 0), StepVision, 10 * time.Minute, 45 * time.Minute, Calm},
	} {
		t.Run(name, func(t *testing.T) {
			face := c.clock.Face(plan, c.now)
			if face.Part.Step != c.part || face.PartLeft != c.left || face.SessionLeft != c.session || face.Tone != c.tone {
				t.Errorf("got %+v", face)
			}
		})
	}
}

func TestClockWithoutRunSheet(t *testing.T) {
	c := NewClock(Plan{}).Start(at(0, 0))
	if face := c.Face(Plan{}, at(5, 0)); c.Running() || face.SessionLeft != 0 || face.Tone != Calm {
		t.Errorf("got %+v", face)
	}
	// A part that was added later has taken no time.
	if face := NewClock(Plan{}).Face(threeParts(), at(5, 0)); face.PartLeft != 10*time.Minute {
		t.Errorf("got %+v", face)
	}
}

func TestClockGoesOnTheNextEvening(t *testing.T) {
	plan := threeParts()
	plan.Minutes = nil
	plan.Parts[0].Spent = whole(12)
	c := NewClock(plan)
	if face := c.Face(plan, at(0, 0)); face.Part.Step != StepStances || face.SessionLeft != 33*time.Minute {
		t.Errorf("got %+v", face)
	}
	plan.Parts[1].Spent, plan.Parts[2].Spent = whole(30), whole(3)
	if c := NewClock(plan); c.Part() != 2 {
		t.Errorf("all done: at part %d", c.Part())
	}
}

func TestRecord(t *testing.T) {
	s := &Session{Plan: threeParts()}
	before := s.Clone()
	c := NewClock(s.Plan).Start(at(0, 0)).Go(1, at(11, 31))
	c.Record(s, at(11, 41))
	if *s.Plan.Parts[0].Spent != 12 || *s.Plan.Parts[1].Spent != 1 || s.Plan.Parts[2].Spent != nil {
		t.Errorf("got %v %v %v", *s.Plan.Parts[0].Spent, *s.Plan.Parts[1].Spent, s.Plan.Parts[2].Spent)
	}
	if before.Plan.Parts[0].Spent != nil {
		t.Error("a copy was changed")
	}
}

// TestClockLosesNothing turns to any parts at any moments: what the parts
// took is together what passed while it ran.
func TestClockLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := threeParts()
		c, now, ran := NewClock(plan), evening, time.Duration(0)
		for range rapid.IntRange(1, 20).Draw(t, "moves") {
			step := time.Duration(rapid.IntRange(0, 600).Draw(t, "seconds")) * time.Second
			if c.Running() {
				ran += step
			}
			now = now.Add(step)
			switch rapid.IntRange(0, 2).Draw(t, "move") {
			case 0:
				c = c.Start(now)
			case 1:
				c = c.Pause(now)
			default:
				c = c.Go(rapid.IntRange(-1, 3).Draw(t, "part"), now)
			}
		}
		if left := c.Face(plan, now).SessionLeft; left != 45*time.Minute-ran {
			t.Fatalf("left %v after %v", left, ran)
		}
	})
}

// TestPresetsAreCompleteEvenings plans each preset, fills in what its text
// promises and looks whether anything is missing.
func TestPresetsAreCompleteEvenings(t *testing.T) {
	dilemmas := map[string]int{"45": 2, "90": 3, "120": 5, "half-day": 9, "two-evenings": 9}
	g := guide.Builtin()
	for _, preset := range g.Presets {
		t.Run(preset.ID, func(t *testing.T) {
			s := New("0195c3f4-0000-7000-8000-000000000001", evening, g.ID, g.Version)
			ApplyPreset(s, preset)
			fillEvening(s, g, dilemmas[preset.ID])
			SpreadStances(s)
			if found := Missing(s, g); len(found) > 0 {
				t.Errorf("missing: %v", found)
			}
			minutes, planned := 0, 0
			for _, p := range s.Plan.Parts {
				minutes += *p.Minutes
				if p.Question != "" {
					planned++
				}
			}
			if minutes != preset.Minutes || planned != dilemmas[preset.ID] {
				t.Errorf("%d minutes with %d dilemmas", minutes, planned)
			}
			for _, step := range []string{StepPortfolio, StepStances, StepChapter} {
				if !s.Planned(step) {
					t.Errorf("%s is not planned", step)
				}
			}
			for _, f := range Check(s, g) {
				t.Errorf("finding: %+v", f)
			}
		})
	}
}

func fillEvening(s *Session, g *guide.Guide, dilemmas int) {
	s.Municipality.Name, s.Parties = "Waterrijk", []Party{{ID: "a", Name: "A"}}
	s.Vision.Shared, s.Overall.Text, s.Portfolio.Model = "Samen.", "Per geval.", Later
	for _, d := range g.Dilemmas[:dilemmas] {
		s.Stances = append(s.Stances, Stance{Question: d.ID, Outcome: Agreed, Text: "Zo."})
	}
}

func TestSpreadStances(t *testing.T) {
	s := &Session{Plan: Plan{Parts: []Part{{Step: StepStances, Minutes: whole(23)}, {Step: StepChapter, Minutes: whole(5)}}}}
	for _, q := range []string{"a", "b", "c"} {
		s.Stances = append(s.Stances, Stance{Question: q})
	}
	read := func() (list [][2]any) {
		for _, p := range s.Plan.Parts {
			list = append(list, [2]any{p.Step + p.Question, *p.Minutes})
		}
		return list
	}
	want := [][2]any{{"stances", 7}, {"stancesa", 8}, {"stancesb", 8}, {"chapter", 5}}
	for range 2 { // twice is once
		SpreadStances(s)
		if got := read(); !equalRows(got, want) {
			t.Fatalf("got %v", got)
		}
	}
	s.Plan.Parts[0].Spent = whole(3)
	SpreadStances(s)
	if got := read(); !equalRows(got, want) {
		t.Errorf("what is spent was planned anew: %v", got)
	}
}

func equalRows(a, b [][2]any) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
