package figure

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// scaled are the pictures with a scale, by name.
var scaled = map[string]func(PositionsInput) Drawing{
	"one dilemma":  Positions,
	"all dilemmas": func(in PositionsInput) Drawing { return Overview(OverviewInput{Rows: []PositionsInput{in}}) },
	"in the window": func(in PositionsInput) Drawing {
		return Overview(OverviewInput{Rows: []PositionsInput{in}, Width: 850})
	},
}

// ticks gives where the ticks stand, from left to right.
func ticks(d Drawing) []float64 {
	var at []float64
	for _, s := range d.Shapes {
		if s.Kind == Line && s.W == 0 && s.H > 0 {
			at = append(at, s.X)
		}
	}
	slices.Sort(at)
	return at
}

// TestAPartyStandsUnderItsTick holds the mark and the name of every party to
// the tick of its place, exactly, in every picture that has a scale; and the
// scale to the middle of the picture, so that no side is nearer.
func TestAPartyStandsUnderItsTick(t *testing.T) {
	for name, draw := range scaled {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(rt *rapid.T) {
				in := PositionsInput{Title: "Camera's", Poles: [2]string{"Wel", "Niet"}}
				for i := range rapid.IntRange(1, 12).Draw(rt, "parties") {
					in.Placed = append(in.Placed, PlacedParty{Name: fmt.Sprintf("P%d", i), Color: fmt.Sprintf("#0000%02d", i), Value: rapid.IntRange(-2, 2).Draw(rt, "value"), Reserved: rapid.Bool().Draw(rt, "reserved")})
				}
				d := draw(in)
				at := ticks(d)
				if len(at) != placeCount {
					rt.Fatalf("%d ticks", len(at))
				}
				for i, x := range at {
					if mirrored := d.Width - at[placeCount-1-i]; math.Abs(x-mirrored) > 1e-9 {
						rt.Fatalf("tick %d stands at %v, the other side at %v", i, x, mirrored)
					}
				}
				for _, p := range in.Placed {
					want := at[p.Value+2]
					found := 0
					for _, s := range d.Shapes {
						if s.Kind == Circle && s.Stroke == p.Color || s.Kind == Label && s.Text == p.Name {
							found++
							if s.X != want || s.Kind == Label && s.Align != Center {
								rt.Fatalf("%s at %d stands at %v, its tick at %v", p.Name, p.Value, s.X, want)
							}
						}
					}
					const markAndName = 2
					if found != markAndName {
						rt.Fatalf("%s: mark and name are drawn %d times", p.Name, found)
					}
				}
			})
		})
	}
}

// TestNoNameIsCut holds that the labels of a picture together hold all of every
// name, whatever its length, and that none is wider than its place.
func TestNoNameIsCut(t *testing.T) {
	names := []string{"GroenLinks-PvdA", "Leefbaarheid Zonnedorp", "ChristenUnie", "Partij voor Leefbaarheid en Vooruitgang", "Dorpspartij De Onafhankelijken", "Gemeenschapsbelangenvereniging", strings.Repeat("W", 40)}
	placed := make([]PlacedParty, len(names))
	seats := SeatsInput{Council: 31}
	weights := WeightsInput{Parties: names, Criteria: []WeighedCriterion{{Title: strings.Repeat("Aanspreekbaarheid ", 5), Weights: make([]int, len(names))}}}
	for i, name := range names {
		placed[i] = PlacedParty{Name: name, Value: i%placeCount - 2}
		seats.Parties = append(seats.Parties, SeatParty{Name: name, Seats: 4})
	}
	drawn := map[string]Drawing{"seats": Seats(seats), "weights": Weights(weights)}
	for name, draw := range scaled {
		drawn[name] = draw(PositionsInput{Placed: placed, Title: "Titel"})
	}
	bare := func(text string) string { return strings.NewReplacer(" ", "", "-", "").Replace(text) }
	for picture, d := range drawn {
		all := ""
		for _, s := range d.Shapes {
			if s.Kind != Label {
				continue
			}
			all += bare(s.Text)
			if strings.Contains(s.Text, "…") {
				t.Errorf("%s: %q is cut", picture, s.Text)
			}
			if s.Align == Center && width(s.Text, s.Size) > d.Width/placeCount {
				t.Errorf("%s: %q runs into the next place", picture, s.Text)
			}
		}
		for _, name := range names {
			if !strings.Contains(all, bare(name)) {
				t.Errorf("%s: %q is not there", picture, name)
			}
		}
	}
}

// TestLinesBreakAtHyphens holds where a line may end.
func TestLinesBreakAtHyphens(t *testing.T) {
	for text, want := range map[string][]string{
		"GroenLinks-PvdA":  {"GroenLinks-", "PvdA"},
		"Lokaal Waterrijk": {"Lokaal", "Waterrijk"},
		"Onafhankelijken":  {"Onafhankelij-", "ken"},
		"Vrij":             {"Vrij"},
		"":                 nil,
	} {
		if got := lines(text, 50, 8); !slices.Equal(got, want) {
			t.Errorf("%q: %q", text, got)
		}
	}
}

// TestAPartyWithoutAColourHasAMark holds that a file without colours loses no
// party from a picture.
func TestAPartyWithoutAColourHasAMark(t *testing.T) {
	for name, draw := range scaled {
		for _, s := range draw(PositionsInput{Placed: []PlacedParty{{Name: "Lokaal"}, {Name: "Groen", Reserved: true}}}).Shapes {
			if s.Kind == Circle && (s.Fill == "" || s.Stroke == "") {
				t.Errorf("%s: a mark without a colour", name)
			}
		}
	}
	for _, s := range Seats(SeatsInput{Council: 9, Parties: []SeatParty{{Name: "Lokaal", Seats: 5}}}).Shapes {
		if s.Kind == Rect && s.Fill == "" {
			t.Error("seats without a colour")
		}
	}
}
