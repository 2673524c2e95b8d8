package layout

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// even is a font in which every character is half its size wide.
type even struct{}

func (even) Width(_ Font, size float64, text string) float64 {
	return float64(utf8.RuneCountInString(text)) * size / 2
}
func (even) Ascent(Font) float64  { return 0.8 }
func (even) Descent(Font) float64 { return 0.2 }

func TestBreakLines(t *testing.T) {
	const size = 2 // a character is one point wide
	tests := []struct {
		name  string
		runs  []string // each in another manner
		width float64
		want  string // lines parted by |; a drawn space at their end shows
	}{
		{"empty", nil, 10, ""},
		{"one word", []string{"raad"}, 10, "raad"},
		{"fits exactly", []string{"de raad wil"}, 11, "de raad wil"},
		{"at a space", []string{"de raad wil meer"}, 11, "de raad wil |meer"},
		{"space of its own line end", []string{"wethouder draagt"}, 9, "wethouder |draagt"},
		{"three lines", []string{"een twee drie"}, 5, "een |twee |drie"},
		{"long word", []string{"abcdefghij"}, 4, "abcd|efgh|ij"},
		{"long word on its own line", []string{"de abcdefghij is"}, 4, "de |abcd|efgh|ij |is"},
		{"word goes on behind the rest of a long one", []string{"abcdefghij is"}, 8, "abcdefgh|ij is"},
		{"hyphen", []string{"kosten-baten"}, 8, "kosten-|baten"},
		{"stroke between words", []string{"college/raad"}, 9, "college/|raad"},
		{"no break before a number", []string{"ik -5"}, 4, "ik |-5"},
		{"non-breaking space", []string{"is €\u00a050 duur"}, 6, "is |€\u00a050 |duur"},
		{"non-breaking hyphen", []string{"a b\u2011c"}, 4, "a |b\u2011c"},
		{"line break", []string{"een\ntwee"}, 10, "een |twee"},
		{"empty line", []string{"een\n\ntwee"}, 10, "een ||twee"},
		{"word in two manners", []string{"de ge", "meente"}, 9, "de |gemeente"},
		{"manners", []string{"de ", "raad", " wil"}, 7, "de raad |wil"},
		{"long word in two manners", []string{"abcdef", "ghij"}, 4, "abcd|efgh|ij"},
		{"narrower than a character", []string{"ab"}, 0.5, "a|b"},
		{"space at the end", []string{"een twee "}, 8, "een twee"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var runs []run
			for _, text := range test.runs {
				runs = append(runs, run{text: text})
			}
			b := breaker{metrics: even{}}
			var got []string
			for _, l := range b.breakLines(runs, size, test.width) {
				var text string
				for _, g := range l.segs {
					text += g.text(&runs[g.run])
				}
				got = append(got, text)
				if drawn := float64(utf8.RuneCountInString(strings.TrimSuffix(text, " "))); l.width != drawn {
					t.Errorf("line %q is %g wide, not %g", text, l.width, drawn)
				}
			}
			if all := strings.Join(got, "|"); all != test.want {
				t.Errorf("got %q, want %q", all, test.want)
			}
		})
	}
}
