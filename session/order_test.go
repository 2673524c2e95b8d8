package session

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"formatietafel/guide"
)

// places makes a dilemma on which parties a, b, c, … stand at these values;
// "." shows none, a v behind it is a reservation.
func placesOf(question, line string) Stance {
	st := Stance{Question: question, Revealed: true}
	for i, word := range strings.Fields(line) {
		p, err := parsePosition(word)
		if err != nil {
			panic(err)
		}
		p.Party = string(rune('a' + i))
		st.Positions = append(st.Positions, p)
	}
	return st
}

func questions(list []Stance) string {
	var names []string
	for _, st := range list {
		names = append(names, st.Question)
	}
	return strings.Join(names, " ")
}

func TestOrdered(t *testing.T) {
	s := fourParties()
	s.Stances = []Stance{
		placesOf("een", "-2 2 0"), placesOf("alleen", ". 1 ."), placesOf("gelijk", "1 1 1"), placesOf("twee", "-1 1v ."), placesOf("ook-twee", "0 2 1"),
		{Question: "niemand"},
		{Question: "dicht", Sealed: placesOf("", "-2 2 2").Positions},
	}
	for name, c := range map[string]struct {
		order   Order
		parties []string
		want    string
	}{
		"the table's":       {TableOrder, nil, "een alleen gelijk twee ook-twee niemand dicht"},
		"closest":           {ClosestFirst, nil, "gelijk twee ook-twee een alleen niemand dicht"},
		"farthest":          {FarthestFirst, nil, "een twee ook-twee gelijk alleen niemand dicht"},
		"of two parties":    {FarthestFirst, []string{"a", "c"}, "een ook-twee gelijk alleen twee niemand dicht"},
		"of a left party":   {ClosestFirst, []string{"weg"}, "een alleen gelijk twee ook-twee niemand dicht"},
		"of an unknown one": {ClosestFirst, []string{"x"}, "een alleen gelijk twee ook-twee niemand dicht"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := questions(Ordered(s, c.order, c.parties...)); got != c.want {
				t.Errorf("got %s", got)
			}
		})
	}
	if got := questions(s.Stances); got != "een alleen gelijk twee ook-twee niemand dicht" {
		t.Errorf("the table's own order changed: %s", got)
	}
}

// TestOrderTurnsRound holds that mirroring the scale changes no order: neither
// side of a dilemma counts for more.
func TestOrderTurnsRound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, mirrored := fourParties(), fourParties()
		for i := range rapid.IntRange(1, 6).Draw(t, "dilemmas") {
			st := Stance{Question: string(rune('p' + i))}
			other := st
			for _, id := range []string{"a", "b", "c"} {
				if !rapid.Bool().Draw(t, "shows") {
					continue
				}
				v := rapid.IntRange(minValue, maxValue).Draw(t, "value")
				st.Positions = append(st.Positions, Position{Party: id, State: Given, Value: whole(v)})
				other.Positions = append(other.Positions, Position{Party: id, State: Given, Value: whole(-v)})
			}
			s.Stances, mirrored.Stances = append(s.Stances, st), append(mirrored.Stances, other)
		}
		for _, order := range []Order{ClosestFirst, FarthestFirst} {
			if a, b := questions(Ordered(s, order)), questions(Ordered(mirrored, order)); a != b {
				t.Fatalf("%s and mirrored %s", a, b)
			}
		}
	})
}

// weighs sets how much the parties a, b, c weigh a dilemma.
func weighs(st Stance, weights ...int) Stance {
	for i, w := range weights {
		st.Positions[i].Priority = whole(w)
	}
	return st
}

func TestExchanges(t *testing.T) {
	g := &guide.Guide{Dilemmas: []guide.Dilemma{{ID: "d", Title: "Camera's"}, {ID: "e", Title: "Cloud"}}}
	for name, c := range map[string]struct {
		d, e Stance
		want string
	}{
		"each weighs another one more":     {weighs(placesOf("d", "-2 1"), 2, 0), weighs(placesOf("e", "1 -1"), 0, 1), "a:d b:e"},
		"the other way round":              {weighs(placesOf("d", "-2 1"), 0, 2), weighs(placesOf("e", "1 -1"), 1, 0), "a:e b:d"},
		"nothing chosen is no weight":      {weighs(placesOf("d", "2 -2"), 1), weighs(placesOf("e", "-1 1"), 0, 2), "a:d b:e"},
		"same side of one":                 {weighs(placesOf("d", "-2 -1"), 2, 0), weighs(placesOf("e", "1 -1"), 0, 2), ""},
		"one between the sides":            {weighs(placesOf("d", "-2 0"), 2, 0), weighs(placesOf("e", "1 -1"), 0, 2), ""},
		"both weigh the same one more":     {weighs(placesOf("d", "-2 1"), 2, 2), weighs(placesOf("e", "1 -1"), 0, 1), ""},
		"one weighs both the same":         {weighs(placesOf("d", "-2 1"), 1, 0), weighs(placesOf("e", "1 -1"), 1, 2), ""},
		"no position yet":                  {weighs(placesOf("d", "-2 ."), 2, 0), weighs(placesOf("e", "1 -1"), 0, 2), ""},
		"a dilemma with an outcome":        {settled(weighs(placesOf("d", "-2 1"), 2, 0)), weighs(placesOf("e", "1 -1"), 0, 2), ""},
		"sealed does not count":            {weighs(placesOf("d", "-2 1"), 2, 0), sealedAll(weighs(placesOf("e", "1 -1"), 0, 2)), ""},
		"a party that left does not count": {weighs(placesOf("d", "-2 . . 1"), 2, 0, 0, 0), weighs(placesOf("e", "1 . . -1"), 0, 0, 0, 2), ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := fourParties()
			s.Parties[3].ID = "d" // who left, as the fourth
			s.Stances = []Stance{c.d, c.e}
			got := ""
			for _, e := range Exchanges(s, g) {
				got += e.One.ID + ":" + e.ForOne + " " + e.Other.ID + ":" + e.ForOther
				if !strings.Contains(e.Reason, "Camera's") || !strings.Contains(e.Reason, "Cloud") {
					t.Errorf("reason: %s", e.Reason)
				}
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func settled(st Stance) Stance {
	st.Outcome = Agreed
	return st
}

func sealedAll(st Stance) Stance {
	st.Sealed, st.Positions = st.Positions, nil
	return st
}

func TestExchangeSaysTheReservation(t *testing.T) {
	s := fourParties()
	s.Stances = []Stance{weighs(placesOf("d", "-2v 1"), 2, 0), weighs(placesOf("e", "1 -1"), 0, 1)}
	list := Exchanges(s, table())
	if len(list) != 1 || !list[0].Reserved || !strings.Contains(list[0].Reason, "onder voorbehoud") {
		t.Errorf("got %+v", list)
	}
}

// TestExchangesFollowTheTable holds that the order is the parties' and the
// table's, and that every exchange fits the formula, worked out by hand.
func TestExchangesFollowTheTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := fourParties()
		for i := range 4 {
			st := Stance{Question: string(rune('p' + i))}
			for _, id := range []string{"a", "b", "c"} {
				st.Positions = append(st.Positions, Position{
					Party: id, State: Given, Value: whole(rapid.IntRange(-2, 2).Draw(t, "value")), Priority: whole(rapid.IntRange(0, 2).Draw(t, "weight")),
				})
			}
			s.Stances = append(s.Stances, st)
		}
		var want []string
		ids := []string{"a", "b", "c"}
		for p := range ids {
			for q := p + 1; q < len(ids); q++ {
				for d := range s.Stances {
					for e := d + 1; e < len(s.Stances); e++ {
						want = append(want, byHand(s, p, q, d, e)...)
					}
				}
			}
		}
		var got []string
		for _, e := range Exchanges(s, table()) {
			got = append(got, e.One.ID+e.Other.ID+e.ForOne+e.ForOther)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("got %q, want %q", got, want)
		}
	})
}

func byHand(s *Session, p, q, d, e int) []string {
	v := func(party, dilemma int) int { return *s.Stances[dilemma].Positions[party].Value }
	w := func(party, dilemma int) int { return *s.Stances[dilemma].Positions[party].Priority }
	if v(p, d)*v(q, d) >= 0 || v(p, e)*v(q, e) >= 0 {
		return nil
	}
	name := s.Parties[p].ID + s.Parties[q].ID
	switch {
	case w(p, d) > w(p, e) && w(q, e) > w(q, d):
		return []string{name + s.Stances[d].Question + s.Stances[e].Question}
	case w(p, e) > w(p, d) && w(q, d) > w(q, e):
		return []string{name + s.Stances[e].Question + s.Stances[d].Question}
	}
	return nil
}

func TestHomework(t *testing.T) {
	s := &Session{
		Vision:  Vision{Shared: "Samen.", Settled: SettledGist},
		Overall: Overall{Text: "Klaar.", Settled: SettledText},
		Stances: []Stance{
			{Question: "een", Outcome: Agreed, Text: "Zo ongeveer.", Settled: SettledGist},
			{Question: "twee", Settled: SettledGist},
			{Question: "drie", Outcome: Agreed, Settled: SettledText},
		},
	}
	var got []string
	for _, h := range HomeworkOf(s) {
		got = append(got, h.Place+" "+h.Gist)
	}
	if want := []string{"vision.shared Samen.", "stances[een].text Zo ongeveer."}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}
