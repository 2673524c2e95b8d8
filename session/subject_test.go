package session

import (
	"testing"

	"formatietafel/guide"
)

func TestSubject(t *testing.T) {
	g := guide.Builtin()
	s := &Session{
		Parties:   []Party{{ID: "groen", Name: "Groen & Sociaal"}},
		Members:   []Member{{ID: "w1", Post: "wethouder financiën"}},
		Questions: []Question{{ID: "eigen", Title: "Glasvezel in het buitengebied"}},
	}
	known := g.Dilemmas[0]
	tests := map[string]string{
		"stances[" + known.ID + "].positions[groen].value": known.Title + ", Groen & Sociaal",
		"questions[eigen].poles":                           "Glasvezel in het buitengebied",
		"members[w1].party":                                "wethouder financiën",
		"parties[groen].seats":                             "Groen & Sociaal",
		"stances[nergens].text":                            "",
		"municipality.name":                                "",
		"parties[groen":                                    "",
		"":                                                 "",
	}
	for place, want := range tests {
		if got := Subject(s, g, place); got != want {
			t.Errorf("%s: %q, want %q", place, got, want)
		}
	}
}
