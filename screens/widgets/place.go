package widgets

// Places on the scale of a dilemma: five, from one side to the other.
const (
	MinPlace = -2
	MaxPlace = 2
	Places   = MaxPlace - MinPlace + 1
)

// Place is where something stands on the scale, or nowhere. The zero value is
// nowhere.
type Place struct{ value *int }

// At gives the place of a value of the session; one off the scale is shown
// nowhere.
func At(value *int) Place {
	if value == nil || *value < MinPlace || *value > MaxPlace {
		return Place{}
	}
	v := *value
	return Place{&v}
}

// Value for the session; nil is nowhere.
func (p Place) Value() *int { return At(p.value).value }

// Index of the place from 0, and whether there is one.
func (p Place) Index() (int, bool) {
	if p.value == nil {
		return 0, false
	}
	return *p.value - MinPlace, true
}

// Same tells whether both are the same place, or both nowhere.
func (p Place) Same(q Place) bool {
	i, a := p.Index()
	j, b := q.Index()
	return a == b && i == j
}

// Step goes one place to the side; from nowhere it begins in the middle, and
// at an end it stays.
func (p Place) Step(by int) Place {
	value := 0
	if p.value != nil {
		value = min(max(*p.value+by, MinPlace), MaxPlace)
	}
	return Place{&value}
}

// Toggle chooses the place with that index, or lets go of it where it was
// chosen already.
func (p Place) Toggle(index int) Place {
	if now, ok := p.Index(); ok && now == index {
		return Place{}
	}
	value := index + MinPlace
	return At(&value)
}

// Words says a place with the words of both sides.
func (p Place) Words(one, other string) string {
	i, ok := p.Index()
	if !ok {
		return "nog geen inzet"
	}
	return [Places]string{"sterk voor " + one, "eerder " + one, "ertussenin", "eerder " + other, "sterk voor " + other}[i]
}
