package figure

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestPositionsAltSaysWhatThePictureSays(t *testing.T) {
	in := PositionsInput{Title: "Camera's", Poles: [2]string{"Wel", "Niet"}, None: []string{"Dorpenlijst"}, Placed: []PlacedParty{
		{Name: "Lokaal", Value: -2}, {Name: "Groen", Value: -2}, {Name: "Vrij", Value: 1, Reserved: true},
	}}
	want := "Wie waar staat. sterk voor Wel: Lokaal en Groen; eerder voor Niet: Vrij (onder voorbehoud van de fractie); nog geen inzet: Dorpenlijst."
	if got := Positions(in).Alt; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := Positions(PositionsInput{}).Alt; got != "Nog geen partij heeft een inzet." {
		t.Errorf("nobody: %s", got)
	}
}

func TestAReservationIsARing(t *testing.T) {
	dots := func(reserved bool) (rings int) {
		d := Positions(PositionsInput{Poles: [2]string{"a", "b"}, Placed: []PlacedParty{{Name: "P", Color: "#123456", Reserved: reserved}}})
		for _, s := range d.Shapes {
			if s.Kind == Circle && s.Stroke == "#123456" && s.Fill == Paper {
				rings++
			}
		}
		return rings
	}
	if dots(true) != 1 || dots(false) != 0 {
		t.Error("a reservation cannot be told from a position without colour")
	}
}

func TestSeats(t *testing.T) {
	d := Seats(SeatsInput{Council: 31, Majority: 16, Parties: []SeatParty{{"Lokaal", "#0b6e4f", 9}, {"Groen", "#c77700", 5}}})
	want := "De partijen aan tafel hebben samen 14 van de 31 zetels; een meerderheid is 16. Lokaal 9 en Groen 5."
	if d.Alt != want {
		t.Errorf("got %s", d.Alt)
	}
	var labels []string
	for _, s := range d.Shapes {
		if s.Kind == Label {
			labels = append(labels, s.Text)
		}
	}
	if text := strings.Join(labels, "|"); text != "meerderheid: 16|Lokaal, 9|Groen, 5" {
		t.Errorf("labels %s", text)
	}
}

// TestNothingStandsOutside holds every shape inside its drawing, whatever the
// names and numbers are.
func TestNothingStandsOutside(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var in PositionsInput
		var seats SeatsInput
		in.Poles = [2]string{"De ene kant", "De andere kant"}
		for i := range rapid.IntRange(0, 12).Draw(rt, "parties") {
			name := rapid.StringN(0, 60, -1).Draw(rt, "name") + fmt.Sprint(i)
			value := rapid.IntRange(-3, 3).Draw(rt, "value")
			in.Placed = append(in.Placed, PlacedParty{Name: name, Color: "#000000", Value: value, Reserved: value > 0})
			seats.Parties = append(seats.Parties, SeatParty{Name: name, Color: "#000000", Seats: rapid.IntRange(0, 45).Draw(rt, "seats")})
		}
		seats.Council = rapid.IntRange(0, 99).Draw(rt, "council")
		seats.Majority = seats.Council/2 + 1
		in.Title = rapid.StringN(0, 90, -1).Draw(rt, "title")
		in.None, in.Sealed = []string{"Lijst met een lange naam"}, []string{"Nog een lijst"}
		wide := Overview(OverviewInput{Rows: []PositionsInput{in, in}, Width: rapid.Float64Range(0, 900).Draw(rt, "width")})
		if wide.Width < 300 && wide.Width != positionsWidth {
			wide = Drawing{} // narrower than any page
		}
		for _, d := range []Drawing{Positions(in), Seats(seats), wide} {
			for _, s := range d.Shapes {
				if s.Kind == Label {
					if s.X < 0 || s.X > d.Width || s.Y > d.Height {
						rt.Fatalf("outside: %+v", s)
					}
					continue
				}
				const edge = 0.01 // of rounding
				right, bottom := s.X+max(s.W, s.Radius), s.Y+max(s.H, s.Radius)
				if s.X-s.Radius < -edge || right > d.Width+edge || bottom > d.Height+edge {
					rt.Fatalf("outside %vx%v: %+v", d.Width, d.Height, s)
				}
			}
		}
	})
}

func TestWeights(t *testing.T) {
	t.Parallel()
	in := WeightsInput{
		Parties: []string{"Lokaal", "Groen", "Vrij"},
		Criteria: []WeighedCriterion{
			{Title: "Slagkracht", Weights: []int{2, 0, NotWeighed}},
			{Title: "Samenhang", Weights: []int{NotWeighed, NotWeighed, NotWeighed}},
			{Title: "Tegenspraak", Weights: []int{1, 1, 2}},
		},
	}
	d := Weights(in)
	const want = "Hoe zwaar elk punt weegt. Slagkracht: gewoon voor Groen, zwaar voor Lokaal; Tegenspraak: belangrijk voor Lokaal en Groen, zwaar voor Vrij."
	if d.Alt != want {
		t.Errorf("alt: %s", d.Alt)
	}
	const legend = 4 // signs: one, one and two
	signs := 0
	for _, s := range d.Shapes {
		if s.Kind == Circle {
			signs++
		}
		if s.X < 0 || s.X > d.Width || s.Y > d.Height {
			t.Errorf("outside the picture: %+v", s)
		}
	}
	if signs != legend+3+4 {
		t.Errorf("signs: got %d", signs)
	}
}

func TestOverviewSaysAllWithoutColour(t *testing.T) {
	in := OverviewInput{Rows: []PositionsInput{
		{Title: "Camera's", Poles: [2]string{"Wel", "Niet"}, Placed: []PlacedParty{{Name: "Partij voor de dorpen", Value: -2}, {Name: "Partij voor de wijken", Value: -2, Reserved: true}}, None: []string{"Vrij"}},
		{Title: "Chatbot", Poles: [2]string{"Ja", "Nee"}, Sealed: []string{"Vrij"}},
	}}
	d := Overview(in)
	const want = "Wie waar staat, per dilemma. Camera's. sterk voor Wel: Partij voor de dorpen en Partij voor de wijken (onder voorbehoud van de fractie); nog geen inzet: Vrij. Chatbot. ingevuld, nog dicht: Vrij."
	if d.Alt != want {
		t.Errorf("alt: %s", d.Alt)
	}
	seen := map[string]int{}
	rings := 0
	for _, s := range d.Shapes {
		if s.Kind == Label {
			seen[s.Text]++
		}
		if s.Kind == Circle && s.Fill == Paper {
			rings++
		}
	}
	const ringAndLegend = 2
	if rings != ringAndLegend {
		t.Errorf("%d rings", rings)
	}
	for _, label := range []string{"Camera's", "Chatbot", "Wel", "Niet", "Nog geen inzet: Vrij", "Ingevuld, nog dicht: Vrij", "Partij voor de dorpen", "Partij voor de wijken"} {
		if seen[label] != 1 {
			t.Errorf("%q stands there %d times", label, seen[label])
		}
	}
}
