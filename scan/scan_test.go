package scan

import (
	"strings"
	"testing"
)

// TestLimitsAreOfTheKind: what is too much depends on what is read. How deep a
// file goes, and that the decoder sees the same, is tested in session.
func TestLimitsAreOfTheKind(t *testing.T) {
	small := Limits{What: "een gids", Bytes: 1 << 20, Keys: 2_000, Values: 3_000}
	for name, c := range map[string]struct {
		text string
		says string // nothing: accepted
	}{
		"as many keys":   {strings.Repeat("a=1\n", 2_000), ""},
		"one key more":   {strings.Repeat("a=1\n", 2_001), "meer dan 2.000 sleutels; zo veel heeft een gids niet"},
		"as many values": {"a=[" + strings.Repeat("1,", 3_000) + "]", ""},
		"one value more": {"a=[" + strings.Repeat("1,", 3_001) + "]", "meer dan 3.000 waarden in lijsten; zo veel heeft een gids niet"},
		"as large":       {"#" + strings.Repeat(" ", 1<<20-1), ""},
		"too large":      {"#" + strings.Repeat(" ", 1<<20), "groter dan 1 MiB; zo groot is een gids niet"},
		"too deep":       {"a=" + strings.Repeat("[", MaxNesting+1), "zo diep gaat een gids niet"},
	} {
		err := Check([]byte(c.text), small)
		switch {
		case c.says == "" && err != nil:
			t.Errorf("%s: refused: %v", name, err)
		case c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says)):
			t.Errorf("%s: got %v, want …%s…", name, err, c.says)
		}
	}
}
