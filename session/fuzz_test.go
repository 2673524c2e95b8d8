package session

import (
	"errors"
	"os"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"
	pelletier "github.com/pelletier/go-toml/v2"
)

// seeds are the texts on which readers of TOML are known to fail (scan).
func seeds(t testing.TB) []string {
	data, err := os.ReadFile("../scan/testdata/seeds.txt")
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

// FuzzRead reads whatever comes: a session or a Dutch line, and a session is
// the same once it was written.
func FuzzRead(f *testing.F) {
	for _, seed := range seeds(f) {
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
	for _, seed := range seeds(f) {
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
