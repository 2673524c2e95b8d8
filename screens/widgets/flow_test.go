package widgets

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// letters measures a text as wide as it has letters, and bold twice as wide.
func letters(text string, style Style) float32 {
	if style.Bold {
		return 2 * float32(len([]rune(text)))
	}
	return float32(len([]rune(text)))
}

// drawn shows runs as lines, with links in brackets.
func drawn(runs []run, lines int) string {
	out := make([]string, lines)
	for _, r := range runs {
		text := r.text
		if r.link != "" {
			text = "[" + text + "]"
		}
		if gap := int(r.x) - len([]rune(strings.NewReplacer("[", "", "]", "").Replace(out[r.line]))); gap > 0 {
			text = strings.Repeat(" ", gap) + text
		}
		out[r.line] += text
	}
	return strings.Join(out, "\n")
}

func TestFlow(t *testing.T) {
	tests := []struct {
		name   string
		pieces []Piece
		width  float32
		want   string
	}{
		{"nothing", nil, 10, ""},
		{"one line", []Piece{{Text: "de raad kiest"}}, 20, "de raad kiest"},
		{"breaks at spaces", []Piece{{Text: "de raad kiest zelf"}}, 9, "de raad\nkiest\nzelf"},
		{"exactly full", []Piece{{Text: "abcd efgh"}}, 9, "abcd efgh"},
		{"a word wider than a line", []Piece{{Text: "a participatieverordening b"}}, 10, "a\nparticipatieverordening\nb"},
		{"a link and its comma stay together", []Piece{{Text: "van een "}, {Text: "algoritme", Link: "a"}, {Text: ", en meer"}}, 12, "van een\n[algoritme],\nen meer"},
		{"a link of two words breaks", []Piece{{Text: "met "}, {Text: "hoog risico", Link: "h"}, {Text: " nu"}}, 9, "met [hoog]\n[risico] nu"},
		{"two links side by side", []Piece{{Text: "AVG", Link: "a"}, {Text: " "}, {Text: "FG", Link: "f"}}, 20, "[AVG] [FG]"},
		{"brackets", []Piece{{Text: "("}, {Text: "AVG", Link: "a"}, {Text: ") geldt"}}, 20, "([AVG]) geldt"},
		{"paragraphs", []Piece{{Text: "een\ntwee "}, {Text: "drie", Link: "d"}}, 20, "een\ntwee [drie]"},
		{"no width yet", []Piece{{Text: "een twee"}}, 0, "een\ntwee"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := drawn(flow(test.pieces, test.width, letters)); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// TestFlowLosesNothing: every word is drawn once and in order, runs do not
// overlap, and a line is wider than the room only for a word that is.
func TestFlowLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pieces := rapid.SliceOf(rapid.Custom(func(t *rapid.T) Piece {
			return Piece{Text: rapid.StringOf(rapid.SampledFrom([]rune("ab é,\n "))).Draw(t, "text"), Link: rapid.SampledFrom([]string{"", "x", "y"}).Draw(t, "link"), Style: Style{Bold: rapid.Bool().Draw(t, "bold")}}
		})).Draw(t, "pieces")
		width := float32(rapid.IntRange(0, 12).Draw(t, "width"))
		runs, lines := flow(pieces, width, letters)
		var all, said strings.Builder
		for _, p := range pieces {
			all.WriteString(p.Text)
		}
		end, line := float32(0), 0
		for _, r := range runs {
			if r.line != line {
				said.WriteString(" ")
				end, line = 0, r.line
			}
			if r.x < end || r.width != letters(r.text, r.style) || r.line >= lines {
				t.Fatalf("%+v after %v", r, end)
			}
			if r.x > end {
				said.WriteString(" ")
			}
			said.WriteString(r.text)
			end = r.x + r.width
			if end > width && strings.Contains(r.text, " ") {
				t.Fatalf("%+v is wider than %v", r, width)
			}
		}
		if got, want := strings.Join(strings.Fields(said.String()), " "), strings.Join(strings.Fields(all.String()), " "); got != want {
			t.Fatalf("%q of %q", got, want)
		}
	})
}
