package session

import (
	"fmt"
	"slices"
	"strings"

	"formatietafel/guide"
)

// references answers what the ids in one file can refer to.
type references struct {
	guide *guide.Guide
	other bool // another guide, or version of it, than the file names
	known map[string]map[string]bool
}

func newReferences(s *Session, g *guide.Guide) *references {
	r := &references{guide: g, other: otherGuide(s.Guide, g), known: map[string]map[string]bool{}}
	r.known["party"] = idSet(s.Parties, func(p Party) string { return p.ID })
	r.known["member"] = idSet(s.Members, func(m Member) string { return m.ID })
	r.known["plan"] = idSet(s.Vision.Plans, func(p PlanItem) string { return p.ID })
	r.known["stance"] = idSet(s.Stances, func(st Stance) string { return st.Question })
	r.known["own question"] = idSet(s.Questions, func(q Question) string { return q.ID })
	return r
}

// otherGuide tells whether a file names another guide than g, or another
// version of it.
func otherGuide(named GuideRef, g *guide.Guide) bool {
	return named.ID != "" && named.ID != g.ID || named.Version != "" && named.Version != g.Version
}

func idSet[T any](list []T, id func(T) string) map[string]bool {
	set := map[string]bool{}
	for _, item := range list {
		set[id(item)] = true
	}
	return set
}

// problem says what is wrong with a reference of that sort, and of which
// class; "" where it is sound.
func (r *references) problem(sort, id string) (string, Class) {
	if r.exists(sort, id) {
		return "", Invalid
	}
	if isGuideContent(sort) && r.other {
		return fmt.Sprintf("%s “%s” staat niet in deze gids; open de sessie met de gids waarmee zij is gemaakt, of kies een ander", sortName(sort), shown(id)), Unknown
	}
	return fmt.Sprintf("%s “%s” bestaat niet; kies een ander of haal de verwijzing weg", sortName(sort), shown(id)), Invalid
}

func (r *references) exists(sort, id string) bool {
	found := r.known[sort][id]
	switch sort {
	case "owner":
		found = r.known["party"][id] || r.known["member"][id] ||
			id == OwnerCollege || id == OwnerCouncil || id == OwnerOrganisation
	case "step":
		found = slices.Contains(Steps(), id)
	case "question":
		_, found = r.guide.Dilemma(id)
		found = found || r.known["own question"][id]
	case "portion":
		_, portion := r.guide.Portion(id)
		_, field := r.guide.Field(id)
		found = portion || field
	case "hard question":
		_, hard := r.guide.HardQuestion(id)
		_, moment := r.guide.Moment(id)
		found = hard || moment
	case "criterion":
		_, found = r.guide.Criterion(id)
	case "field", "own field":
		_, field := r.guide.Field(id)
		found = found || field
	case "statute":
		_, found = r.guide.Statute(id)
	case "passage":
		found = r.passage(id)
	}
	return found
}

// passage tells whether the chapter can have a passage with that id: one of
// the guide, one of the chapter's own, or the text of a dilemma.
func (r *references) passage(id string) bool {
	if _, ok := r.guide.Passage(id); ok || slices.Contains(chapterPassages(), id) {
		return true
	}
	question, ok := strings.CutPrefix(id, stancePassage)
	return ok && r.exists("question", question)
}

// stancePassage is how the passage of a dilemma begins: its id follows.
const stancePassage = "stance."

// chapterPassages are what export.Compose lets a table put in its own words
// besides the guide's passages and stance.<dilemma>.
func chapterPassages() []string {
	return []string{"vision.shared", "portfolio.choice", "portfolio.motivation", "overall.text", "stances.intro", "agreements.intro"}
}

// isGuideContent tells whether the guide says what exists of that sort.
func isGuideContent(sort string) bool {
	return slices.Contains([]string{"question", "criterion", "field", "own field", "portion", "hard question", "statute", "passage"}, sort)
}

// sortName is how a message begins that names a thing of that sort.
func sortName(sort string) string {
	switch sort {
	case "party":
		return "partij"
	case "member":
		return "lid van het college"
	case "plan":
		return "plan"
	case "stance":
		return "dilemma op deze tafel"
	case "owner":
		return "trekker"
	case "step":
		return "stap"
	case "question":
		return "dilemma"
	case "criterion":
		return "afwegingspunt"
	case "field", "own field":
		return "onderwerp"
	case "portion":
		return "portie"
	case "hard question":
		return "lastige vraag"
	case "statute":
		return "wettelijke datum"
	}
	return "passage"
}
