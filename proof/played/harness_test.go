package played

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"formatietafel/proof/driver"
	"formatietafel/session"
)

// user is somebody with a screen, a home and the program.
type user struct {
	*driver.Screen
	tb      testing.TB
	program string
	home    string
	file    string // of the session
}

func newUser(tb testing.TB, file string) *user {
	tb.Helper()
	program := driver.Built(tb)
	u := &user{Screen: driver.NewScreen(tb), tb: tb, program: program, home: driver.Home(tb)}
	u.file = filepath.Join(u.home, file)
	return u
}

// command runs a command of the program; it may say that something is open.
func (u *user) command(args ...string) (said string, code int) {
	u.tb.Helper()
	cmd := exec.Command(u.program, args...)
	cmd.Env, cmd.Dir = driver.HomeEnv(u.home, ""), u.home
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		u.tb.Fatal(err)
	}
	return out.String(), cmd.ProcessState.ExitCode()
}

// must runs a command that has to succeed.
func (u *user) must(args ...string) {
	u.tb.Helper()
	if said, code := u.command(args...); code != 0 {
		u.tb.Fatalf("%s: exit %d: %s", strings.Join(args, " "), code, said)
	}
}

// saved gives what the file holds; none where there is no file yet.
func (u *user) saved() *session.Session {
	u.tb.Helper()
	data, err := os.ReadFile(u.file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		u.tb.Fatal(err)
	}
	s, err := session.Read(data)
	if err != nil {
		u.tb.Fatalf("the file that the window saved: %v", err)
	}
	return s
}

// holds waits until the file holds something.
func (u *user) holds(what string, so func(*session.Session) bool) {
	u.tb.Helper()
	u.Wait("a file that holds "+what, func() bool {
		s := u.saved()
		return s != nil && so(s)
	})
}

// holdsText waits until the file holds a text.
func (u *user) holdsText(text string) {
	u.tb.Helper()
	u.holds(text, func(s *session.Session) bool { return bytes.Contains(session.Marshal(s), []byte(text)) })
}

// writes takes over a name that the window proposes for a document, and waits
// for the file.
func (u *user) writes(pattern string) (path string) {
	u.tb.Helper()
	u.See("Opslaan") // the save dialog is there
	u.Press("Return")
	u.See("Document gemaakt")
	found, err := filepath.Glob(filepath.Join(u.home, pattern))
	if err != nil || len(found) != 1 {
		u.Fatalf("%d files %s", len(found), pattern)
	}
	u.Press("Escape")
	u.Gone("Document gemaakt")
	return found[0]
}

var (
	spaces = regexp.MustCompile(`\s+`)
	broken = regexp.MustCompile(`- ([a-zë])`)
)

// wordsOf gives the words of a PDF, however its lines and pages are broken: what
// stands at the head and foot of each page (A4, in points) is left out.
func wordsOf(tb testing.TB, path string) string {
	tb.Helper()
	out, err := exec.Command(driver.Tool(tb, "pdftotext"), "-x", "0", "-y", "60", "-W", "596", "-H", "715", path, "-").Output()
	if err != nil {
		tb.Fatalf("pdftotext %s: %v", path, err)
	}
	return broken.ReplaceAllString(strings.TrimSpace(spaces.ReplaceAllString(string(out), " ")), "$1")
}
