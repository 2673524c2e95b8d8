package session

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	pelletier "github.com/pelletier/go-toml/v2"

	"formatietafel/scan"
)

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
			err := admitted([]byte(c.text))
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

// seeds are texts on which TOML readers are known to differ or to fail.
var seeds = []string{
	"", "\n", "#", "a", "a=", "=", ".", "a.=1", "[", "[]", "[[", "[[a]", "[a]]", "[ [a]]", "{", "}", "]", ",",
	"a=1\n", "a=1 b=2", "a = [1,\n2 # ]\n]", "a = {b=1,\nc={d=[{}]}}", "a={b.c=1,}", "a={,}", "a=[,]",
	`a="""x\\""""""`, `a="""x\""""""`, `a=""""""""`, `a='''''''''`, `a="\`, `a="""\`, "a=\"\"\"\\\r\n\"\"\"", `a="\u"`, `a="\x4`, `a="\ "`,
	`"""a"""=1`, `''=1`, "'a\nb'=1", `"a"."b" = 1`, "a\r=1", "a=1\r\n", "\xef\xbb\xbfa=1", "a=\"\xff\"", "a=\x00",
	"a=0b", "a=0x", "a=1979-05-27 07:32:00", "a=07:32", "a=+nan", "a=1_", "a=01", "a=1e", "a=[[[]]]\n[[a]]", "[a.b]\n[a]\nb.c=1",
	`a=["""\\"""""", [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[""]`, "a=[{},1]", "a=[1,{}]", "a=[[{}],[{}]]",
}

// FuzzScan lets the decoder loose on whatever scan accepts: it may refuse
// that, but with an error. And scan refuses no TOML that is within the limits.
func FuzzScan(f *testing.F) {
	for _, seed := range seeds {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		refused := admitted([]byte(text))
		if refused == nil {
			_, _ = decode(text)
			return
		}
		if strings.Count(text, "[")+strings.Count(text, "{") > 10*scan.MaxNesting {
			return // too much for the other library as well
		}
		var decoded map[string]any
		if isSyntax(refused) && pelletier.Unmarshal([]byte(text), &decoded) == nil {
			t.Errorf("TOML refused: %v\n%q", refused, text)
		}
	})
}

// isSyntax tells whether a refusal is for no limit of our own.
func isSyntax(err *ReadError) bool {
	for _, limit := range []string{"meer dan", "te lang", "8 MiB", "lege sleutel"} {
		if strings.Contains(err.Message, limit) {
			return false
		}
	}
	return true
}

// FuzzRead reads whatever comes: a session or a Dutch line, and a session is
// the same once it was written.
func FuzzRead(f *testing.F) {
	for _, seed := range seeds {
		f.Add(head + seed)
	}
	f.Add(unknown)
	f.Add(head + "[[agreements]]\nid = \"a1\"\neuros = -9223372036854775808\n")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := Read([]byte(text))
		if err != nil {
			var refused *ReadError
			if !errors.As(err, &refused) || refused.Message == "" || refused.Line > strings.Count(text, "\n")+1 {
				t.Errorf("%#v", err)
			}
			return
		}
		again, err := Read(Marshal(s))
		if err != nil {
			t.Fatalf("written and not read again: %v\n%s", err, Marshal(s))
		}
		sameSession(t, again, s)
		Check(s, table())
		Check(Public(s), table())
	})
}

// FuzzLibrary compares the library with another one: nothing that both take
// for TOML may be read as something else, or data is lost in silence.
func FuzzLibrary(f *testing.F) {
	for _, seed := range seeds {
		f.Add(seed)
	}
	f.Add(unknown)
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.TrimPrefix(text, byteOrderMark)
		if admitted([]byte(text)) != nil {
			return
		}
		var ours any
		var theirs map[string]any
		if _, err := toml.Decode(text, &ours); err != nil {
			return
		}
		if pelletier.Unmarshal([]byte(text), &theirs) != nil {
			return
		}
		if a, b := common(ours), common(theirs); !reflect.DeepEqual(a, b) && !strings.Contains(text, "nan") {
			t.Errorf("read as\n%v\nand as\n%v", a, b)
		}
	})
}
