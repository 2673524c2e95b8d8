package session

// Places on the scale of a dilemma, -2 to 2.
const (
	minValue = -2
	maxValue = 2
	places   = maxValue - minValue + 1
)

// Placed is a party with a place on the scale.
type Placed struct {
	Party    Party
	Reserved bool // subject to the party group
	Priority int  // 0..2
	Note     string
}

// Standing is who stands where on one dilemma, parties in list order. There
// is no sum and no middle: it only shows.
type Standing struct {
	At     [places][]Placed // from -2 to 2
	None   []Party          // at the table, without a position yet
	Sealed []Party          // handed in, and not shown yet
}

// Stand gives who stands where on a dilemma. A party that left counts
// nowhere, nor does a value off the scale.
func Stand(s *Session, st Stance) Standing {
	var standing Standing
	for _, party := range s.AtTable() {
		if _, ok := positionOf(st.Sealed, party.ID); ok {
			standing.Sealed = append(standing.Sealed, party)
		}
		p, ok := positionOf(st.Positions, party.ID)
		if !ok || p.State == None || p.Value == nil || *p.Value < minValue || *p.Value > maxValue {
			standing.None = append(standing.None, party)
			continue
		}
		placed := Placed{Party: party, Reserved: p.State == Reserved, Note: p.Note}
		if p.Priority != nil {
			placed.Priority = *p.Priority
		}
		i := *p.Value - minValue
		standing.At[i] = append(standing.At[i], placed)
	}
	return standing
}

func positionOf(list []Position, party string) (Position, bool) {
	return lookup(list, func(p Position) bool { return p.Party == party })
}
