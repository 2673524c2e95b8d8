package session

import "formatietafel/guide"

// State is how far a step is.
type State int

// The states of a step.
const (
	NotBegun State = iota
	Partly
	Done
)

// StepState is how far one step is, counted by the plan of the evening.
type StepState struct {
	Step    string
	State   State
	Planned bool
	Missing []Finding // what the plan still asks of it
}

// Progress gives the state of each step in order. A step is done where
// nothing is missing and something is there; a step that was not planned
// misses nothing. The chapter is done once people call it final.
func Progress(s *Session, g *guide.Guide) []StepState {
	missing := map[string][]Finding{}
	for _, f := range Missing(s, g) {
		missing[f.Step] = append(missing[f.Step], f)
	}
	var states []StepState
	for _, step := range Steps() {
		state := StepState{Step: step, Planned: s.Planned(step), Missing: missing[step]}
		switch {
		case !begun(s, step):
			state.State = NotBegun
		case len(state.Missing) > 0 || step == StepChapter && s.Document.Status != Final:
			state.State = Partly
		default:
			state.State = Done
		}
		states = append(states, state)
	}
	return states
}

// begun tells whether anything was filled in at a step.
func begun(s *Session, step string) bool {
	switch step {
	case StepTable:
		return s.Municipality.Name != "" || len(s.Parties) > 0 || len(s.Members) > 0
	case StepVision:
		v := s.Vision
		return v.Shared != "" || len(v.Parties)+len(v.Opportunities)+len(v.Limits)+len(v.Plans) > 0
	case StepPortfolio:
		return s.Portfolio.Model != "" || len(s.Portfolio.Weights) > 0
	case StepStances:
		return s.Overall.Text != "" || len(s.Stances) > 0 || len(s.Quick) > 0
	case StepAgreements:
		return len(s.Agreements) > 0 || len(s.Statutes) > 0
	}
	return len(s.Wording) > 0 || len(s.Signoff.Signatures) > 0 || (s.Document.Status != "" && s.Document.Status != Concept)
}
