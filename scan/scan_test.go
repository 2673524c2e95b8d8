package scan

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	pelletier "github.com/pelletier/go-toml/v2"
)

// TestLimitsAreOfTheKind: what is too much depends on what is read.
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

// most is what a session may be.
var most = Limits{What: "een sessie", Bytes: 8 << 20, Keys: 100_000, Values: 500_000}

func TestScanLimits(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		line int    // 0: accepted
		says string // of the message
	}{
		"32 lists":                     {"x = " + strings.Repeat("[", 32) + strings.Repeat("]", 32), 0, ""},
		"33 lists":                     {"\nx = " + strings.Repeat("[", 33) + strings.Repeat("]", 33), 2, "meer dan 32"},
		"33 lists, never closed":       {"x = " + strings.Repeat("[", 33), 1, "meer dan 32"},
		"33 lists over lines":          {"x = " + strings.Repeat("[\n# [\n", 33), 65, "meer dan 32"},
		"32 inline tables":             {"x = " + strings.Repeat("{a=", 32) + "1" + strings.Repeat("}", 32), 0, ""},
		"33 inline tables":             {"x = " + strings.Repeat("{a=", 33) + "1" + strings.Repeat("}", 33), 1, "meer dan 32"},
		"33 one after another":         {"x = [" + strings.Repeat("[],", 33) + "]", 0, ""},
		"brackets in a text":           {`x = "` + strings.Repeat("[", 99) + `"`, 0, ""},
		"brackets in a raw text":       {`x = '` + strings.Repeat("[", 99) + `\'`, 0, ""},
		"brackets in a long text":      {`x = """` + "\n" + strings.Repeat("[\"\"\n\\\"\"\"", 99) + `"""`, 0, ""},
		"brackets in a long raw text":  {`x = '''` + "\n" + strings.Repeat("[''\n\\", 99) + `'''''`, 0, ""},
		"brackets in a comment":        {"# " + strings.Repeat("[", 99) + "\nx = 1 # " + strings.Repeat("[", 99), 0, ""},
		"brackets after a text":        {`x = ["\\", "\"", '\', """\\""", ` + strings.Repeat("[", 33), 1, "meer dan 32"},
		"brackets after six quotes":    {`x = ["""\\"""""", ` + strings.Repeat("[", 33) + `""`, 1, "te veel aanhalingstekens"},
		"brackets after 5 quotes":      {`x = ["""\\""""", ` + strings.Repeat("[", 33) + `""`, 1, "meer dan 32"},
		"brackets after a quoted key":  {`"#[\"" . 'a"' = ` + strings.Repeat("[", 33), 1, "meer dan 32"},
		"brackets after a long string": {"x = [\"\"\"\n\\\n\"\"\", " + strings.Repeat("[", 33), 3, "meer dan 32"},
		"16 parts":                     {strings.Repeat("a.", 15) + "a = 1", 0, ""},
		"17 parts":                     {strings.Repeat("a.", 16) + "a = 1", 1, "meer dan 16"},
		"17 parts in quotes":           {strings.Repeat("'a' . ", 16) + "\"a\" = 1", 1, "meer dan 16"},
		"dots in quotes":               {`"` + strings.Repeat("a.", 20) + `" = 1.0`, 0, ""},
		"17 parts in a header":         {"\n\n[[" + strings.Repeat("a.", 16) + "a]]", 3, "meer dan 16"},
		"17 parts in an inline table":  {"x = {\n" + strings.Repeat("a.", 16) + "a = 1}", 2, "meer dan 16"},
		"17 parts further on":          {"x = {b = [1, 2],\n" + strings.Repeat("a.", 16) + "a = 1}", 2, "meer dan 16"},
		"100,000 keys":                 {strings.Repeat("a=1\n", 100_000), 0, ""},
		"100,001 keys":                 {strings.Repeat("a=1\n", 100_001), 100_001, "meer dan 100.000"},
		"100,001 headers":              {strings.Repeat("[[a]]\n", 100_001), 100_001, "meer dan 100.000"},
		"100,001 keys on one line":     {"x = {" + strings.Repeat("a=1,", 100_001) + "}", 1, "meer dan 100.000"},
		"100,001 tables on one line":   {"x = [" + strings.Repeat("{},", 100_001) + "]", 1, "meer dan 100.000"},
		"a path of 4 MiB":              {"[" + strings.Repeat("a", 4<<20) + "]\n" + strings.Repeat("a=1\n", 99), 4, "te lang"},
		"8 MiB":                        {"#" + strings.Repeat(" ", 8<<20-1), 0, ""},
		"over 8 MiB":                   {"#" + strings.Repeat(" ", 8<<20), -1, "8 MiB"},
	} {
		t.Run(name, func(t *testing.T) {
			err := Check([]byte(c.text), most)
			switch {
			case c.line == 0 && err != nil:
				t.Errorf("refused: %v", err)
			case c.line != 0 && err == nil:
				t.Error("accepted")
			case c.line != 0 && (max(err.Line, 0) != max(c.line, 0) || !strings.Contains(err.Message, c.says)):
				t.Errorf("got line %d, %q; want %d, …%s…", err.Line, err.Message, c.line, c.says)
			}
		})
	}
}

// seeds are texts on which TOML readers are known to differ or to fail, one a
// line as Go writes texts.
func seeds(t testing.TB) []string {
	data, err := os.ReadFile("testdata/seeds.txt")
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for line := range strings.Lines(string(data)) {
		text, err := strconv.Unquote(strings.TrimSpace(line))
		if err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		list = append(list, text)
	}
	return list
}

// FuzzScan lets the decoder loose on whatever scan accepts: it may refuse
// that, but comes to an end. And scan refuses no TOML that is within the limits.
func FuzzScan(f *testing.F) {
	for _, seed := range seeds(f) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		refused := Check([]byte(text), most)
		if refused == nil {
			decode(text)
			return
		}
		if strings.Count(text, "[")+strings.Count(text, "{") > 10*MaxNesting {
			return // too much for the other library as well
		}
		var decoded map[string]any
		if isSyntax(refused) && pelletier.Unmarshal([]byte(text), &decoded) == nil {
			t.Errorf("TOML refused: %v\n%q", refused, text)
		}
	})
}

// isSyntax tells whether a refusal is for no limit of our own.
func isSyntax(err *Error) bool {
	for _, limit := range []string{"meer dan", "te lang", "8 MiB", "lege sleutel"} {
		if strings.Contains(err.Message, limit) {
			return false
		}
	}
	return true
}

// decode decodes a text as session and guide do, which guard against a panic.
func decode(text string) {
	defer func() { _ = recover() }()
	var decoded any
	_, _ = toml.Decode(text, &decoded)
}
