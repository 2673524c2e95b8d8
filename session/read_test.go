package session

import (
	"errors"
	"math"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"
)

const head = "format = 1\nkind = \"session\"\nid = \"0195c3f4-0000-7000-8000-000000000001\"\n"

func mustRead(t *testing.T, text string) *Session {
	t.Helper()
	s, err := Read([]byte(text))
	if err != nil {
		t.Fatalf("Read(%q): %v", text, err)
	}
	return s
}

func TestReadRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		text  string
		line  int
		place string
		says  string
	}{
		"empty":                        {"", 0, "kind", "ontbreekt"},
		"wrong kind":                   {"format = 1\nkind = \"akkoord\"", 0, "kind", "session"},
		"kind is no text":              {"kind = [1]", 0, "kind", "session"},
		"a contribution":               {"kind = \"contribution\"", 0, "kind", "inbreng"},
		"case of kind":                 {"Kind = \"session\"", 0, "kind", "ontbreekt"},
		"newer":                        {"format = 2\nkind = \"session\"\ntitle = 1", 0, "format", "nieuwere"},
		"format is text":               {"format = \"1\"\nkind = \"session\"", 0, "format", "geheel getal"},
		"no TOML":                      {head + "title = \n", 4, "", "TOML"},
		"unclosed text":                {head + "title = \"Waterrijk\n[plan]\n", 4, "", "niet gesloten"},
		"unclosed long text":           {head + "title = \"\"\"Waterrijk\n[plan]\n", 4, "", "nergens gesloten"},
		"unclosed list":                {head + "[plan]\nsteps = [\"vision\",\n\n", 5, "", "nergens gesloten"},
		"unclosed header":              {head + "[plan\nminutes = 1\n", 4, "", "sleutel"},
		"a key twice":                  {head + "title = \"a\"\ntitle = \"b\"\n", 5, "", "dubbele"},
		"a table twice":                {head + "[guide]\n[plan]\n[guide]\n", 6, "", "dubbele"},
		"line end in array of tables":  {head + "[[parties]]\nid = \"a\"\n[[parties]]\nid = b\n[[parties]]\n", 7, "", "TOML"},
		"bad escape in long text":      {head + "title = \"\"\"\na\n\\q\nb\"\"\"\n", 6, "", "TOML"},
		"an empty key":                 {head + "[plan]\n\"\" = 1\n", 5, "", "lege sleutel"},
		"no UTF-8":                     {head + "title = \"\xff\"\n", 4, "", "UTF-8"},
		"control character":            {head + "title = \"\x01\"\n", 4, "", "stuurteken"},
		"lone carriage return":         {head + "title = \"a\rb\"\n", 4, "", "stuurteken"},
		"UTF-16":                       {"\xff\xfek\x00i\x00", 1, "", "UTF-8"},
		"float for a number":           {head + "[[parties]]\nid = \"lokaal\"\nseats = 9.0", 0, "parties[lokaal].seats", "kommagetal"},
		"nan for a number":             {head + "[municipality]\ncouncil_seats = nan", 0, "municipality.council_seats", "kommagetal"},
		"a date for a number":          {head + "[[agreements]]\nid = \"a1\"\neuros = 2026-01-01", 0, "agreements[a1].euros", "datum"},
		"a date for a text":            {head + "[[agreements]]\nid = \"a1\"\ndue = 2026-01-01", 0, "agreements[a1].due", "datum"},
		"a text for a moment":          {head + "created = \"2026\"", 0, "created", "tijdzone"},
		"a local time for a moment":    {head + "updated = 2026-03-30T11:42:10", 0, "updated", "tijdzone"},
		"a text for a bool":            {head + "[[stances]]\nquestion = \"cloud\"\nrevealed = \"ja\"", 0, "stances[cloud].revealed", "true of false"},
		"a table for a list":           {head + "[parties]\nid = \"a\"", 0, "parties", "lijst van tabellen"},
		"a list for a table":           {head + "[[guide]]\nid = \"a\"", 0, "guide", "tabel"},
		"a text for a table":           {head + "vision = \"\"", 0, "vision", "tabel"},
		"numbers in a list of texts":   {head + "[plan]\nsteps = [\"vision\", 1]", 0, "plan.steps[#2]", "tekst"},
		"mixed list for tables":        {head + "parties = [{id = \"a\"}, 1]", 0, "parties", "lijst van tabellen"},
		"a second element of one name": {head + "[[stances]]\nquestion = \"cloud\"\n[[stances]]\nquestion = \"cloud\"\ntext = 1", 0, "stances[#2].text", "tekst"},
		"quick is named by two":        {head + "[[quick]]\nquestion = \"cloud\"\nparty = \"a\"\nmark = 1", 0, "quick[cloud/a].mark", "tekst"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read([]byte(c.text))
			var refused *ReadError
			if !errors.As(err, &refused) {
				t.Fatalf("got %v, want a ReadError", err)
			}
			if refused.Line != c.line || refused.Place != c.place || !strings.Contains(refused.Message, c.says) {
				t.Errorf("got line %d, place %q, %q; want %d, %q, …%s…", refused.Line, refused.Place, refused.Message, c.line, c.place, c.says)
			}
			if strings.ContainsAny(err.Error(), "\n\r") || strings.Contains(err.Error(), "toml:") {
				t.Errorf("not one Dutch line: %q", err)
			}
		})
	}
}

func TestReadKeepsInvalidValues(t *testing.T) {
	s := mustRead(t, "\xef\xbb\xbf"+strings.ReplaceAll(head, "\n", "\r\n")+"[[parties]]\nid = \"x y\"\nseats = 70\ncolor = \"rood\"\n")
	if p := s.Parties[0]; p.ID != "x y" || *p.Seats != 70 || p.Color != "rood" {
		t.Errorf("got %+v", p)
	}
}

func TestReadIsCaseSensitive(t *testing.T) {
	s := mustRead(t, head+"Title = \"groot\"\n[GUIDE]\nid = \"x\"\n")
	want := Extra{"Title": "groot", "GUIDE": map[string]any{"id": "x"}}
	if s.Title != "" || s.Guide.ID != "" || !reflect.DeepEqual(s.Extra, want) {
		t.Errorf("got %q, %q, %v", s.Title, s.Guide.ID, s.Extra)
	}
}

func TestReadTakesInlineTables(t *testing.T) {
	s := mustRead(t, head+"guide = {id = \"g\", new = 1}\nparties = [{id = \"a\"}, {id = \"b\", x = true}]\nmembers = []\n")
	if s.Guide.ID != "g" || s.Guide.Extra["new"] != int64(1) || len(s.Parties) != 2 || s.Parties[1].Extra["x"] != true || s.Members != nil {
		t.Errorf("got %+v", s)
	}
}

// unknown holds unknown keys of every sort, at every depth.
const unknown = head + `
new = 1
nan = nan
below = -inf
zero = -0.0
big = 1e300
moment = 2026-03-30T11:42:10.5+02:00
local = 2026-03-30T11:42:10
day = 2026-03-30
clock = 11:42:10.25
mixed = [1, "a", [], {b = 2026-03-30, c = [{}]}, [[1]]]
"a.b c" = 'quoted'
lines = """
een
"twee" """

[guide]
id = "g"
Version = "2"

[[parties]]
id = "a"
dotted.key = 1
[parties.extra]
deep = {er = {est = []}}
[[parties.more]]
x = 1
[[parties.more]]
[[parties.more.still]]
y = 2
[[stances]]
question = "cloud"
[[stances.positions]]
party = "a"
odd = 11:42:10
[later]
[later.empty]
`

func TestUnknownKeysAreKept(t *testing.T) {
	s := mustRead(t, unknown)
	if got := s.Stances[0].Positions[0].Extra; !reflect.DeepEqual(got, Extra{"odd": localTime("11:42:10")}) {
		t.Errorf("odd: %v", got)
	}
	if !math.IsNaN(s.Extra["nan"].(float64)) || s.Extra["day"] != localTime("2026-03-30") || s.Extra["local"] != localTime("2026-03-30T11:42:10") {
		t.Errorf("got %v", s.Extra)
	}
	if want := time.Date(2026, 3, 30, 9, 42, 10, 5e8, time.UTC); !want.Equal(s.Extra["moment"].(time.Time)) {
		t.Errorf("moment: %v", s.Extra["moment"])
	}
	again := mustRead(t, string(Marshal(s)))
	sameSession(t, again, s)
}

func TestWrittenFile(t *testing.T) {
	got := string(Marshal(mustRead(t, unknown)))
	want, err := os.ReadFile("testdata/unknown.formatie")
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got\n%s", got)
	}
}

// sameSession compares two sessions, with every nan alike.
func sameSession(t fataler, got, want *Session) {
	t.Helper()
	if a, b := withoutNaN(got), withoutNaN(want); !reflect.DeepEqual(a, b) {
		t.Fatalf("got\n%s\nwant\n%s", Marshal(got), Marshal(want))
	}
}

type fataler interface {
	Helper()
	Fatalf(string, ...any)
}

// withoutNaN gives a copy in which nan, which equals nothing, is a text.
func withoutNaN(s *Session) *Session {
	c := s.Clone()
	var mend func(any) any
	mend = func(v any) any {
		switch v := v.(type) {
		case float64:
			if math.IsNaN(v) {
				return "nan"
			}
		case Extra:
			for k := range v {
				v[k] = mend(v[k])
			}
		case map[string]any:
			for k := range v {
				v[k] = mend(v[k])
			}
		case []any:
			for i := range v {
				v[i] = mend(v[i])
			}
		case []map[string]any:
			for i := range v {
				mend(v[i])
			}
		}
		return v
	}
	eachExtra(reflect.ValueOf(c).Elem(), func(e Extra) { mend(e) })
	return c
}

func eachExtra(v reflect.Value, do func(Extra)) {
	do(extraOf(v))
	for _, c := range columnsOf(v.Type()) {
		f := v.Field(c.index)
		switch c.kind {
		case kindTable:
			eachExtra(f, do)
		case kindTables:
			for i := range f.Len() {
				eachExtra(f.Index(i), do)
			}
		}
	}
}
