package session

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"formatietafel/guide"
)

// ApplyPreset plans the evening as a preset does. What was spent stays out:
// it is another evening.
func ApplyPreset(s *Session, preset guide.Preset) {
	minutes := preset.Minutes
	s.Plan.Preset, s.Plan.Minutes = preset.ID, &minutes
	s.Plan.Steps, s.Plan.Parts = nil, nil
	for _, part := range preset.Parts {
		if !slices.Contains(s.Plan.Steps, part.Step) {
			s.Plan.Steps = append(s.Plan.Steps, part.Step)
		}
		minutes := part.Minutes
		s.Plan.Parts = append(s.Plan.Parts, Part{Step: part.Step, Minutes: &minutes})
	}
}

// PlanStep puts a step in the plan of the evening, or leaves it out. An empty
// plan counts as every step but the last.
func PlanStep(s *Session, step string, on bool) {
	var steps []string
	for _, id := range Steps() {
		planned := s.Planned(id)
		if id == step {
			planned = on
		}
		if planned {
			steps = append(steps, id)
		}
	}
	s.Plan.Steps = steps
}

// Minutes of the stances part: the overall stance, and each dilemma after it.
const (
	overallMinutes = 6
	dilemmaMinutes = 8
)

// RoomFor gives how many dilemmas fit in so many minutes of the stances part,
// behind the overall stance.
func RoomFor(minutes int) int { return max(0, (minutes-overallMinutes)/dilemmaMinutes) }

// SpreadStances gives each dilemma on the table a part of its own in the run
// sheet, behind the overall stance, within the minutes that the stances had.
// Dilemmas for which there is no room are not planned. Without a part for the
// stances, or with one that was spent, nothing changes.
func SpreadStances(s *Session) {
	i := slices.IndexFunc(s.Plan.Parts, func(p Part) bool { return p.Step == StepStances && p.Question == "" })
	if i < 0 || s.Plan.Parts[i].Minutes == nil || s.Plan.Parts[i].Spent != nil {
		return
	}
	kept := slices.DeleteFunc(slices.Clone(s.Plan.Parts), func(p Part) bool { return p.Step == StepStances && p.Question != "" && p.Spent == nil })
	i = slices.IndexFunc(kept, func(p Part) bool { return p.Step == StepStances && p.Question == "" })
	total := stancesMinutes(s.Plan.Parts)
	count := min(RoomFor(total), len(s.Stances))
	if count == 0 {
		return
	}
	each := (total - overallMinutes) / count
	first := total - each*count
	parts := []Part{{Step: StepStances, Minutes: &first}}
	for _, st := range s.Stances[:count] {
		minutes := each
		parts = append(parts, Part{Step: StepStances, Question: st.Question, Minutes: &minutes})
	}
	s.Plan.Parts = slices.Concat(kept[:i], parts, kept[i+1:])
}

// stancesMinutes gives the minutes of the stances that are not spent yet.
func stancesMinutes(parts []Part) int {
	sum := 0
	for _, p := range parts {
		if p.Step == StepStances && p.Minutes != nil && p.Spent == nil {
			sum += *p.Minutes
		}
	}
	return sum
}

// ApplyTimeIsUp closes the evening: a dilemma without an outcome becomes not
// treated, or one to decide later where the table did speak of it, and it and
// whatever the plan still misses goes to the parking lot, each once.
func ApplyTimeIsUp(s *Session, g *guide.Guide) {
	for _, f := range Missing(s, g) {
		if f.Step != StepStances || f.Place == "overall.text" {
			park(s, f.Step, wholeSentence(f.Fact()))
		}
	}
	for i := range s.Stances {
		st := &s.Stances[i]
		if st.Outcome != "" {
			continue
		}
		topic, _ := s.Dilemma(g, st.Question)
		if st.Discussed() {
			st.Outcome = Deferred
			park(s, StepStances, "Later beslissen, wie en wanneer is nog open: "+topic.Title)
			continue
		}
		st.Outcome = Skipped
		park(s, StepStances, "Niet besproken: "+topic.Title)
	}
}

// Discussed tells whether the table did something with a dilemma: positions
// are shown, or a text or remark is written. What waits sealed was not spoken of.
func (st Stance) Discussed() bool {
	return st.Revealed || len(st.Positions) > 0 || st.Text != "" || st.Dissent != ""
}

// wholeSentence makes a message stand by itself on the table's own list.
func wholeSentence(message string) string {
	first, size := utf8.DecodeRuneInString(message)
	return string(unicode.ToUpper(first)) + message[size:] + "."
}

// park puts something on the parking lot, unless it is there already.
func park(s *Session, step, text string) {
	if slices.ContainsFunc(s.Parking, func(p Parking) bool { return p.Text == text }) {
		return
	}
	ids := make([]string, len(s.Parking))
	for i, p := range s.Parking {
		ids[i] = p.ID
	}
	s.Parking = append(s.Parking, Parking{ID: FreshID("x", ids), Text: text, Step: step})
}

// ApplyMinutes plans an evening of so many minutes: the preset that is nearest
// in length, with each part made longer or shorter likewise, and what rounding
// leaves for the stances.
func ApplyMinutes(s *Session, g *guide.Guide, minutes int) {
	if len(g.Presets) == 0 || minutes <= 0 {
		return
	}
	away := func(p guide.Preset) int { return max(p.Minutes-minutes, minutes-p.Minutes) }
	nearest := slices.MinFunc(g.Presets, func(a, b guide.Preset) int { return away(a) - away(b) })
	ApplyPreset(s, nearest)
	s.Plan.Preset, s.Plan.Minutes = "own", &minutes
	left, rest := minutes, -1
	for i := range s.Plan.Parts {
		part := &s.Plan.Parts[i]
		scaled := *part.Minutes * minutes / nearest.Minutes
		part.Minutes = &scaled
		left -= scaled
		if part.Step == StepStances || rest < 0 {
			rest = i
		}
	}
	if rest >= 0 {
		*s.Plan.Parts[rest].Minutes += left
	}
}

// EditParts changes the run sheet by hand: the plan is the table's own from
// then on, and as long as its parts together.
func EditParts(s *Session, edit func([]Part) []Part) {
	s.Plan.Parts = edit(slices.Clone(s.Plan.Parts))
	sum := 0
	for _, p := range s.Plan.Parts {
		if p.Minutes != nil {
			sum += *p.Minutes
		}
	}
	s.Plan.Preset, s.Plan.Minutes = "own", &sum
}

// GoOn gives the part of the run sheet where the evening goes on: the first
// that took no time yet and is no dilemma with an outcome. False where none is
// left.
func GoOn(s *Session) (Part, bool) {
	return lookup(s.Plan.Parts, func(p Part) bool {
		st, _ := s.Stance(p.Question)
		return p.Spent == nil && (p.Question == "" || st.Outcome == "")
	})
}

// DoneParts gives the parts of the run sheet that took time.
func DoneParts(plan Plan) []Part {
	return without(plan.Parts, func(p Part) bool { return p.Spent == nil })
}
