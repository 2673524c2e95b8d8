package session

// What an agreement can follow from, as its keys are called.
const (
	FromStance  = "stance"
	FromPlan    = "plan"
	FromStatute = "statute"
)

// Reason gives what an agreement follows from, and its id; empty for nothing.
func (a Agreement) Reason() (from, id string) {
	switch {
	case a.Stance != "":
		return FromStance, a.Stance
	case a.Plan != "":
		return FromPlan, a.Plan
	case a.Statute != "":
		return FromStatute, a.Statute
	}
	return "", ""
}

// SetReason says what an agreement follows from: one thing, or nothing.
func (a *Agreement) SetReason(from, id string) {
	a.Stance, a.Plan, a.Statute = "", "", ""
	switch from {
	case FromStance:
		a.Stance = id
	case FromPlan:
		a.Plan = id
	case FromStatute:
		a.Statute = id
	}
}
