package session

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"formatietafel/guide"
)

// hallPaths is, by hand, every text of the session that the projector may
// hold. A new one must be put here on purpose.
var hallPaths = strings.Fields(`
title parties.name parties.color
questions.title questions.question questions.poles
stances.outcome stances.text
plan.rules agreements.text
vision.shared overall.text portfolio.motivation
`)

// TestHallIsAnAllowList fills every text of a session with its own path, and
// reads all that every view of the hall screen holds.
func TestHallIsAnAllowList(t *testing.T) {
	s := &Session{}
	fillWithPaths(reflect.ValueOf(s).Elem(), "")
	s.Parties[0].Left = ""
	const party, question = "‹parties.id›", "‹questions.id›"
	st := &s.Stances[0]
	st.Question, st.Revealed = question, true
	st.Positions[0].Party, st.Sealed[0].Party = party, party
	shown := ""
	for part := HallBlack; part <= HallAgreements+1; part++ {
		for _, seats := range []bool{false, true} {
			data, err := json.Marshal(Hall(s, table(), HallView{Part: part, Question: question, Seats: seats}))
			if err != nil {
				t.Fatal(err)
			}
			shown += string(data)
		}
	}
	for _, f := range Fields() {
		path := strings.ReplaceAll(f.Path, "[]", "")
		if got, want := strings.Contains(shown, "‹"+path+"›"), slices.Contains(hallPaths, path); got != want {
			t.Errorf("%s: shown %v, allowed %v", path, got, want)
		}
	}
}

// fillWithPaths fills every text with its path, and every list with one.
func fillWithPaths(v reflect.Value, path string) {
	for _, c := range columnsOf(v.Type()) {
		f, at := v.Field(c.index), join(path, c.key)
		switch c.kind {
		case kindText:
			f.SetString("‹" + at + "›")
		case kindTexts:
			f.Set(reflect.ValueOf([]string{"‹" + at + "›", "‹" + at + "›"}))
		case kindNumber:
			if f.Kind() == reflect.Pointer {
				f.Set(reflect.ValueOf(whole(1)))
			}
		case kindTable:
			fillWithPaths(f, at)
		case kindTables:
			f.Set(reflect.MakeSlice(f.Type(), 1, 1))
			fillWithPaths(f.Index(0), at)
		}
	}
	v.FieldByName("Extra").Set(reflect.ValueOf(Extra{"x": "‹" + path + ".extra›"}))
}

func TestHallShowsPlacesOnceShown(t *testing.T) {
	s := fourParties()
	s.Questions = []Question{{ID: "eigen", Title: "Warmtenet"}}
	s.Stances = []Stance{placesOf("eigen", "1v -2")}
	s.Stances[0].Sealed = []Position{{Party: "c", State: Given, Value: whole(2)}}
	view := HallView{Part: HallDilemma, Question: "eigen"}
	s.Stances[0].Revealed = false
	for _, p := range Hall(s, table(), view).Parties {
		if p.Place != nil || p.Reserved || p.Seats != nil {
			t.Errorf("before the reveal: %+v", p)
		}
	}
	s.Stances[0].Revealed = true
	screen := Hall(s, table(), view)
	if len(screen.Parties) != 3 || *screen.Parties[0].Place != 1 || !screen.Parties[0].Reserved || *screen.Parties[1].Place != -2 {
		t.Errorf("shown: %+v", screen.Parties)
	}
	if c := screen.Parties[2]; c.Place != nil || !c.HandedIn {
		t.Errorf("a sealed one: %+v", c)
	}
	view.Seats = true
	if p := Hall(s, table(), view).Parties; *p[0].Seats != 9 || p[2].Seats != nil {
		t.Errorf("seats: %+v", p)
	}
}

func TestHallShowsTheLaw(t *testing.T) {
	g := &guide.Guide{Dilemmas: []guide.Dilemma{{ID: "cameras", Title: "Camera's", Law: []guide.Law{{Text: "De burgemeester beslist."}}}}}
	s := &Session{}
	if screen := Hall(s, g, HallView{Part: HallDilemma, Question: "cameras"}); !slices.Equal(screen.Law, []string{"De burgemeester beslist."}) {
		t.Errorf("got %+v", screen)
	}
	if screen := Hall(s, g, HallView{Part: HallDilemma, Question: "nergens"}); !reflect.DeepEqual(screen, HallScreen{}) {
		t.Errorf("a dilemma of nobody: %+v", screen)
	}
}

func TestHallFollowsEveryStep(t *testing.T) {
	g := guide.Builtin()
	s := &Session{Stances: []Stance{{Question: "cameras"}, {Question: "nergens"}}, Agreements: []Agreement{{ID: "a", Text: "Wij doen het."}, {ID: "b"}}}
	s.Vision.Shared, s.Overall.Text, s.Portfolio.Motivation = "visie", "standpunt", "motivering"
	tests := []struct {
		part HallPart
		text string
	}{{HallVision, "visie"}, {HallOverall, "standpunt"}, {HallPortfolio, "motivering"}, {HallTopics, ""}, {HallAgreements, ""}}
	for _, test := range tests {
		screen := Hall(s, g, HallView{Part: test.part})
		if screen.Title == "" || screen.Question == "" || screen.Text != test.text {
			t.Errorf("%d: %+v", test.part, screen)
		}
	}
	if screen := Hall(s, g, HallView{Part: HallPortfolio}); screen.Poles[0] == "" || screen.Poles[1] == "" {
		t.Errorf("models: %+v", screen.Poles)
	}
	s.Portfolio.Model = Later
	if screen := Hall(s, g, HallView{Part: HallPortfolio}); screen.Text != "Onze keuze: dit komt bij de portefeuilleverdeling. motivering" {
		t.Errorf("the choice: %q", screen.Text)
	}
	s.Portfolio.Model = Shared
	if screen := Hall(s, g, HallView{Part: HallPortfolio}); !strings.HasPrefix(screen.Text, "Onze keuze: Iedere wethouder verantwoordelijk.") {
		t.Errorf("the choice: %q", screen.Text)
	}
	if screen := Hall(s, g, HallView{Part: HallTopics}); len(screen.Topics) != 1 {
		t.Errorf("topics: %q", screen.Topics)
	}
	if screen := Hall(s, g, HallView{Part: HallAgreements}); !slices.Equal(screen.Promises, []string{"Wij doen het."}) {
		t.Errorf("agreements: %q", screen.Promises)
	}
}

func TestTheHallSeesWhoStandsWhereOnceShown(t *testing.T) {
	g := guide.Builtin()
	one, two := g.Dilemmas[0].ID, g.Dilemmas[1].ID
	s := &Session{Parties: []Party{{ID: "a", Name: "A", Seats: whole(9)}}, Stances: []Stance{
		{Question: one, Revealed: true, Positions: []Position{{Party: "a", State: Given, Value: whole(2), Note: "geheim", Priority: whole(2)}}},
		{Question: two, Positions: []Position{{Party: "a", State: Given, Value: whole(-2)}}},
	}}
	screen := Hall(s, g, HallView{Part: HallWhere})
	if screen.Title != "Wie staat waar" || len(screen.Rows) != 1 || *screen.Rows[0].Parties[0].Place != 2 || screen.Rows[0].Parties[0].Seats != nil {
		t.Errorf("shown: %+v", screen.Rows)
	}
	if len(screen.Topics) != 1 || screen.Topics[0] != g.Dilemmas[1].Title {
		t.Errorf("not shown yet: %v", screen.Topics)
	}
}
