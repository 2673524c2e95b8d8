package session

// Homework is a text of which only the gist was agreed: somebody has yet to
// word it.
type Homework struct {
	Place    string // key path of the text
	Step     string
	Question string // the dilemma; empty elsewhere
	Gist     string // what was written down
	WordedBy string // who words it, an owner as of an agreement; empty for nobody yet
}

// HomeworkOf gives the texts that are still gist, in the order of the chapter.
func HomeworkOf(s *Session) []Homework {
	var list []Homework
	if s.Vision.Settled == SettledGist && s.Vision.Shared != "" {
		list = append(list, Homework{Place: "vision.shared", Step: StepVision, Gist: s.Vision.Shared, WordedBy: s.Vision.WordedBy})
	}
	if s.Overall.Settled == SettledGist && s.Overall.Text != "" {
		list = append(list, Homework{Place: "overall.text", Step: StepStances, Gist: s.Overall.Text, WordedBy: s.Overall.WordedBy})
	}
	for _, st := range s.Stances {
		if st.Settled == SettledGist && st.Outcome != "" {
			list = append(list, Homework{Place: join(element("stances", st.Question), "text"), Step: StepStances, Question: st.Question, Gist: st.Text, WordedBy: st.WordedBy})
		}
	}
	return list
}

// LetWord notes who words the text at a place that [HomeworkOf] gave.
func LetWord(s *Session, place, owner string) {
	switch place {
	case "vision.shared":
		s.Vision.WordedBy = owner
	case "overall.text":
		s.Overall.WordedBy = owner
	}
	for i := range s.Stances {
		if join(element("stances", s.Stances[i].Question), "text") == place {
			s.Stances[i].WordedBy = owner
		}
	}
}
