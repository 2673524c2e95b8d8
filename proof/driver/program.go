package driver

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Home makes the folder of a user who has nothing yet.
func Home(tb testing.TB) string {
	tb.Helper()
	dir := tb.TempDir()
	for _, name := range []string{"state", "config", "run", "tmp"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o700); err != nil {
			tb.Fatal(err)
		}
	}
	return dir
}

// HomeEnv is the environment of that user, on a display where that is named.
// Where extra names a variable again, that counts.
func HomeEnv(dir, display string, extra ...string) []string {
	env := []string{
		"HOME=" + dir, "USER=jansen", "XDG_STATE_HOME=" + filepath.Join(dir, "state"), "XDG_CONFIG_HOME=" + filepath.Join(dir, "config"),
		"XDG_RUNTIME_DIR=" + filepath.Join(dir, "run"), "TMPDIR=" + filepath.Join(dir, "tmp"), "PATH=" + os.Getenv("PATH"), "LC_ALL=C", "LIBGL_ALWAYS_SOFTWARE=1",
	}
	if display != "" {
		env = append(env, "DISPLAY="+display)
	}
	return append(env, extra...)
}

// Program is the built program in its window.
type Program struct {
	screen *Screen
	cmd    *exec.Cmd
	said   bytes.Buffer
	ended  chan struct{}
	err    error
	window string // its id
}

// Built is the program that make built, which FORMATIETAFEL names. Without it
// the test is skipped.
func Built(tb testing.TB) string {
	tb.Helper()
	path := os.Getenv("FORMATIETAFEL")
	if path == "" {
		tb.Skip("FORMATIETAFEL names no built program; make e2e and make evening do")
	}
	return path
}

// Start starts the program as that user, waits for its window, whose title
// begins with title, and lets it fill the screen.
func (s *Screen) Start(path, home, title string, env []string, args ...string) *Program {
	s.tb.Helper()
	p := &Program{screen: s, cmd: exec.Command(path, args...), ended: make(chan struct{})}
	p.cmd.Env, p.cmd.Dir = HomeEnv(home, s.name, env...), home
	p.cmd.Stderr = &p.said
	if err := p.cmd.Start(); err != nil {
		s.tb.Fatal(err)
	}
	go func() {
		p.err = p.cmd.Wait()
		close(p.ended)
	}()
	s.tb.Cleanup(func() {
		_ = p.cmd.Process.Kill() // it may have ended already
		<-p.ended
	})
	s.alive = func() error {
		select {
		case <-p.ended:
			return errors.Join(errors.New("it said: "+p.said.String()), p.err)
		default:
			return nil
		}
	}
	p.window = s.Window("^" + title)
	p.Front()
	s.X("key", "super+m")
	s.Wait("a window as large as the screen", func() bool {
		return strings.Contains(s.X("getwindowgeometry", "--shell", p.window), "WIDTH=1366")
	})
	s.Still()
	return p
}

// Window waits for a window by its title, a regular expression, and gives its
// id.
func (s *Screen) Window(title string) string {
	s.tb.Helper()
	var id string
	s.Wait("a window "+title, func() bool {
		for _, id = range s.Windows(title) {
			return true
		}
		return false
	})
	return id
}

// Windows gives the ids of the windows that are shown, by their title.
func (s *Screen) Windows(title string) []string {
	out, _ := s.try("search", "--onlyvisible", "--name", title) // an error says that there is none
	return strings.Fields(out)
}

// Front puts the window in front, with the keyboard.
func (p *Program) Front() {
	p.screen.tb.Helper()
	p.screen.X("windowactivate", "--sync", p.window)
	p.screen.Wait("the window in front", func() bool {
		now, err := p.screen.try("getwindowfocus")
		return err == nil && now == p.window
	})
}

// Title waits for a title of the window.
func (p *Program) Title(title string) {
	p.screen.tb.Helper()
	p.screen.Wait("the title "+title, func() bool {
		now, err := p.screen.try("getwindowname", p.window)
		return err == nil && now == title
	})
}

// Ended waits until the program ends by itself, without an error.
func (p *Program) Ended() {
	p.screen.tb.Helper()
	p.screen.alive = func() error { return nil }
	select {
	case <-p.ended:
	case <-time.After(Patience):
		p.screen.Fatalf("the program does not close")
	}
	if p.err != nil {
		p.screen.Fatalf("the program closed with %v: %s", p.err, p.said.String())
	}
}
