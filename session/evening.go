package session

import (
	"slices"

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
// treated, and it and whatever the plan still misses goes to the parking lot,
// each once.
func ApplyTimeIsUp(s *Session, g *guide.Guide) {
	for _, f := range Missing(s, g) {
		if f.Step != StepStances || f.Place == "overall.text" {
			park(s, f.Step, f.Message)
		}
	}
	for i := range s.Stances {
		st := &s.Stances[i]
		if st.Outcome != "" {
			continue
		}
		st.Outcome = Skipped
		topic, _ := s.Dilemma(g, st.Question)
		park(s, StepStances, "Niet besproken: "+topic.Title)
	}
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
