package widgets

import "testing"

func number(n int) *int { return &n }

func TestPlaceStep(t *testing.T) {
	tests := []struct {
		from *int
		by   int
		want int
	}{{nil, 1, 0}, {nil, -1, 0}, {number(0), 1, 1}, {number(2), 1, 2}, {number(-2), -1, -2}, {number(1), -1, 0}}
	for _, test := range tests {
		if got := At(test.from).Step(test.by).Value(); got == nil || *got != test.want {
			t.Errorf("from %v by %d: %v, want %d", test.from, test.by, got, test.want)
		}
	}
}

func TestPlaceToggle(t *testing.T) {
	p := Place{}.Toggle(3)
	if v := p.Value(); v == nil || *v != 1 {
		t.Fatalf("the fourth place is %v, want 1", v)
	}
	if p.Toggle(3).Value() != nil {
		t.Error("a second tap on the same place does not let go")
	}
	if v := p.Toggle(0).Value(); v == nil || *v != -2 {
		t.Errorf("a tap on another place gives %v, want -2", v)
	}
}

func TestPlaceOffTheScale(t *testing.T) {
	for _, v := range []int{-3, 3, 99} {
		if At(number(v)).Value() != nil {
			t.Errorf("%d stands on the scale", v)
		}
	}
}

func TestPlaceWords(t *testing.T) {
	want := map[int]string{-2: "sterk voor open", -1: "eerder open", 0: "ertussenin", 1: "eerder dicht", 2: "sterk voor dicht"}
	for v, words := range want {
		if got := At(number(v)).Words("open", "dicht"); got != words {
			t.Errorf("%d: %q, want %q", v, got, words)
		}
	}
	if got := (Place{}).Words("open", "dicht"); got != "nog geen inzet" {
		t.Errorf("nowhere: %q", got)
	}
}

func TestPlaceIsACopy(t *testing.T) {
	n := 1
	p := At(&n)
	n = 2
	if v := p.Value(); *v != 1 {
		t.Error("a place changes with the number it was made from")
	}
}
