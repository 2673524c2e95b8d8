package session

// The ids of the six steps, as in plan.steps and in the guide.
const (
	StepTable      = "table"
	StepVision     = "vision"
	StepPortfolio  = "portfolio"
	StepStances    = "stances"
	StepAgreements = "agreements"
	StepChapter    = "chapter"
)

// Steps gives the ids of the six steps in their order.
func Steps() []string {
	return []string{StepTable, StepVision, StepPortfolio, StepStances, StepAgreements, StepChapter}
}

// stepOf gives the step where what stands under a top-level key is filled in.
func stepOf(key string) string {
	switch key {
	case "vision":
		return StepVision
	case "portfolio":
		return StepPortfolio
	case "overall", "questions", "quick", "stances":
		return StepStances
	case "agreements", "statutes":
		return StepAgreements
	case "document", "wording", "parking", "merged", "signoff":
		return StepChapter
	}
	return StepTable
}
