package session

import (
	"reflect"
	"strings"
	"testing"
)

func whole(n int) *int { return &n }

// fourParties is a table of three, and one party that left it.
func fourParties() *Session {
	return &Session{Parties: []Party{{ID: "a", Name: "A", Seats: whole(9)}, {ID: "b", Name: "B", Seats: whole(7)}, {ID: "c", Name: "C"}, {ID: "weg", Name: "Weg", Seats: whole(5), Left: "2026-04-02"}}}
}

func TestStand(t *testing.T) {
	s := fourParties()
	st := Stance{Positions: []Position{
		{Party: "weg", State: Given, Value: whole(0)},
		{Party: "b", State: Reserved, Value: whole(2), Priority: whole(2), Note: "nog vragen"},
		{Party: "a", State: Given, Value: whole(-2)},
		{Party: "c", State: None},
	}, Sealed: []Position{{Party: "c", State: Given, Value: whole(1)}}}
	got := Stand(s, st)
	if len(got.At[0]) != 1 || got.At[0][0].Party.ID != "a" || got.At[0][0].Reserved {
		t.Errorf("at -2: %+v", got.At[0])
	}
	if len(got.At[4]) != 1 || got.At[4][0].Party.ID != "b" || !got.At[4][0].Reserved || got.At[4][0].Priority != 2 || got.At[4][0].Note != "nog vragen" {
		t.Errorf("at 2: %+v", got.At[4])
	}
	if len(got.At[2]) != 0 {
		t.Errorf("a party that left stands at 0: %+v", got.At[2])
	}
	if len(got.None) != 1 || got.None[0].ID != "c" {
		t.Errorf("none: %+v", got.None)
	}
	if len(got.Sealed) != 1 || got.Sealed[0].ID != "c" {
		t.Errorf("sealed: %+v", got.Sealed)
	}
}

func TestStandIgnoresValuesOffTheScale(t *testing.T) {
	s := fourParties()
	got := Stand(s, Stance{Positions: []Position{{Party: "a", State: Given, Value: whole(7)}, {Party: "b", State: Given}}})
	if len(got.None) != 3 {
		t.Errorf("none: %+v", got.None)
	}
}

func TestParsePositions(t *testing.T) {
	parties := fourParties().AtTable()
	got, err := ParsePositions(" -2 1V  - ", parties)
	if err != nil {
		t.Fatal(err)
	}
	want := []Position{{Party: "a", State: Given, Value: whole(-2)}, {Party: "b", State: Reserved, Value: whole(1)}, {Party: "c", State: None}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
	for line, says := range map[string]string{
		"":          "waarden getypt: 0",
		"1 2":       "waarden getypt: 2, partijen aan tafel: 3",
		"1 2 1 0":   "waarden getypt: 4",
		"1 3 0":     `"3" van B`,
		"1 vier 0":  `"vier" van B`,
		"v 1 0":     `"v" van A`,
		"1 1 99999": `"99999" van C`,
	} {
		if _, err := ParsePositions(line, parties); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v, want %q", line, err, says)
		}
	}
}

func TestSeats(t *testing.T) {
	s := fourParties()
	s.Municipality.CouncilSeats = whole(31)
	got := Seats(s)
	if got.Coalition != 16 || got.Council != 31 || got.Majority != 16 || !got.Known || len(got.Parties) != 3 {
		t.Errorf("%+v", got)
	}
	s.Municipality.CouncilSeats = nil
	if Seats(s).Known {
		t.Error("seats of the council are known without a number")
	}
}

func TestLawRemarks(t *testing.T) {
	aldermen := func(n int) []Member {
		list := []Member{{Role: "mayor"}, {Role: "secretary"}}
		for range n {
			list = append(list, Member{Role: "alderman"})
		}
		return list
	}
	tests := []struct {
		name     string
		council  int
		aldermen int
		want     string // part of the only remark; empty for none
	}{
		{"31 with 6", 31, 6, ""},
		{"31 with 7 needs part time", 31, 7, "deeltijd toestaat"},
		{"31 with 9 is too many", 31, 9, "meer dan artikel 36"},
		{"9 with 2", 9, 2, ""},
		{"one is too few", 9, 1, "ten minste twee"},
		{"45 with 9", 45, 9, ""},
		{"39 with 8", 39, 8, ""},
		{"17 with 3", 17, 3, ""},
		{"17 with 4 needs part time", 17, 4, "deeltijd toestaat"},
		{"no college yet", 31, 0, ""},
		{"a council of 30", 30, 0, "artikel 8"},
		{"a council of 41", 41, 0, "artikel 8"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := &Session{Municipality: Municipality{CouncilSeats: whole(test.council)}, Members: aldermen(test.aldermen)}
			got := LawRemarks(s)
			if test.want == "" && len(got) > 0 {
				t.Errorf("remarks: %q", got)
			}
			if test.want != "" && (len(got) != 1 || !strings.Contains(got[0], test.want)) {
				t.Errorf("remarks %q, want one with %q", got, test.want)
			}
		})
	}
	if got := LawRemarks(&Session{Members: aldermen(12)}); len(got) != 0 {
		t.Errorf("without the council's seats: %q", got)
	}
}
