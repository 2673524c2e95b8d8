package session

import (
	"fmt"
	"strconv"
	"strings"
)

// ParsePositions reads the positions of all parties typed in one line, in
// list order: "-2 1 0 2". A dash or a dot is no position yet, a v behind a
// value is a reservation ("1v"). The error is Dutch and says which one it is.
func ParsePositions(line string, parties []Party) ([]Position, error) {
	words := strings.Fields(strings.NewReplacer(",", " ", ";", " ").Replace(line))
	if len(words) != len(parties) {
		return nil, fmt.Errorf("waarden getypt: %d, partijen aan tafel: %d; typ er voor elke partij één, of een streepje", len(words), len(parties))
	}
	positions := make([]Position, len(words))
	for i, word := range words {
		p, err := parsePosition(word)
		if err != nil {
			return nil, fmt.Errorf("de waarde %q van %s klopt niet; typ een getal van -2 tot en met 2, met een v erachter voor een voorbehoud, of een streepje", word, parties[i].Name)
		}
		p.Party = parties[i].ID
		positions[i] = p
	}
	return positions, nil
}

func parsePosition(word string) (Position, error) {
	if word == "-" || word == "." || word == "–" {
		return Position{State: None}, nil
	}
	number, reserved := strings.CutSuffix(strings.ToLower(word), "v")
	value, err := strconv.Atoi(number)
	if err != nil || value < minValue || value > maxValue {
		return Position{}, fmt.Errorf("no value: %q", word)
	}
	state := Given
	if reserved {
		state = Reserved
	}
	return Position{State: state, Value: &value}, nil
}
