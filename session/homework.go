package session

// Homework is a text of which only the gist was agreed: somebody has yet to
// word it.
type Homework struct {
	Place    string // key path of the text
	Step     string
	Question string // the dilemma; empty elsewhere
	Gist     string // what was written down
}

// HomeworkOf gives the texts that are still gist, in the order of the chapter.
func HomeworkOf(s *Session) []Homework {
	var list []Homework
	if s.Vision.Settled == SettledGist && s.Vision.Shared != "" {
		list = append(list, Homework{Place: "vision.shared", Step: StepVision, Gist: s.Vision.Shared})
	}
	if s.Overall.Settled == SettledGist && s.Overall.Text != "" {
		list = append(list, Homework{Place: "overall.text", Step: StepStances, Gist: s.Overall.Text})
	}
	for _, st := range s.Stances {
		if st.Settled == SettledGist && st.Outcome != "" {
			list = append(list, Homework{Place: join(element("stances", st.Question), "text"), Step: StepStances, Question: st.Question, Gist: st.Text})
		}
	}
	return list
}
