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
