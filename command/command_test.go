package command

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"formatietafel/guide"
	"formatietafel/session"
	"formatietafel/session/store"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"formatietafel": func() {
			os.Exit(Run(Program{
				Args: os.Args[1:], Out: os.Stdout, Err: os.Stderr, Getenv: os.Getenv,
				Window: func(func() (*guide.Guide, error), string) error { return errors.New("er is geen beeldscherm") },
			}))
		},
	})
}

// TestScripts runs the command line as users type it: testdata/*.txt.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(env *testscript.Env) error {
			env.Setenv("SOURCE_DATE_EPOCH", "")
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits": exits,
			"seal":  seal,
		},
	})
}

// exits runs the program and checks its exit code: exits CODE ARGS…
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: exits CODE ARGS…")
	}
	err := ts.Exec("formatietafel", args[1:]...)
	code := "0"
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		code = strings.TrimPrefix(exit.Error(), "exit status ")
	}
	if code != args[0] {
		ts.Fatalf("exit code %s, want %s", code, args[0])
	}
}

// seal seals a contribution to a session, as the form for home does:
// seal SESSION CONTRIBUTION OUT
func seal(ts *testscript.TestScript, neg bool, args []string) {
	const want = 3
	if neg || len(args) != want {
		ts.Fatalf("usage: seal SESSION CONTRIBUTION OUT")
	}
	s, err := session.Read([]byte(ts.ReadFile(args[0])))
	ts.Check(err)
	sealed, err := store.SealTo(s.Seal.Recipient, []byte(ts.ReadFile(args[1])))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), sealed, 0o600))
}

// vectors is the folder of files with what check must say of them.
var vectors = filepath.Join("..", "testdata", "vectors")

// TestVectors holds `check` to the hand-written expectations.
func TestVectors(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(vectors, "expected.txt"))
	if err != nil {
		t.Fatal(err)
	}
	tests := readExpected(t, string(text))
	const least = 60
	if len(tests) < least {
		t.Fatalf("%d vectors, want at least %d", len(tests), least)
	}
	for _, test := range tests {
		t.Run(test.file, func(t *testing.T) { test.run(t) })
	}
}

type vector struct {
	file  string
	code  int
	found map[string]bool // "PLACE CLASS"
}

func readExpected(t *testing.T, text string) []vector {
	t.Helper()
	var list []vector
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		switch {
		case strings.HasPrefix(line, "#"), line == "":
		case strings.HasPrefix(line, "\t"):
			list[len(list)-1].found[strings.TrimSpace(line)] = true
		default:
			name, code, _ := strings.Cut(line, " ")
			list = append(list, vector{file: name, code: int(code[0] - '0'), found: map[string]bool{}})
		}
	}
	return list
}

func (v vector) run(t *testing.T) {
	path := filepath.Join(vectors, v.file)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out, errs strings.Builder
	code := Run(Program{Args: []string{"check", path}, Out: &out, Err: &errs, Getenv: func(string) string { return "" }})
	if code != v.code {
		t.Errorf("exit code %d, want %d\n%s%s", code, v.code, out.String(), errs.String())
	}
	got := map[string]bool{}
	for line := range strings.Lines(out.String()) {
		parts := strings.SplitN(strings.TrimSpace(line), ": ", 4)
		if len(parts) != 4 {
			t.Errorf("not FILE: PLACE: CLASS: message: %q", line)
			continue
		}
		got[parts[1]+" "+parts[2]] = true
	}
	for want := range v.found {
		if !got[want] {
			t.Errorf("missing: %s\n%s", want, out.String())
		}
	}
	for have := range got {
		if !v.found[have] {
			t.Errorf("not expected: %s", have)
		}
	}
	v.checkStreams(t, out.String(), errs.String())
	if after, _ := os.ReadFile(path); string(after) != string(before) {
		t.Error("check changed the file")
	}
}

// checkStreams wants an unreadable file explained in one Dutch line on
// standard error, and findings on standard output only.
func (v vector) checkStreams(t *testing.T, out, errs string) {
	if v.code != ExitUnreadable {
		if errs != "" {
			t.Errorf("on standard error: %s", errs)
		}
		return
	}
	if out != "" {
		t.Errorf("on standard output: %s", out)
	}
	if !strings.HasPrefix(errs, "formatietafel: ") || strings.Count(errs, "\n") != 1 {
		t.Errorf("not one line of the program's: %q", errs)
	}
	_, said, _ := strings.Cut(errs, v.file)
	for _, foreign := range []string{"toml:", "expected", "invalid", "strconv", "goroutine"} {
		if strings.Contains(said, foreign) {
			t.Errorf("a library's words: %s", errs)
		}
	}
}
