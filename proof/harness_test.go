//go:build !windows

package proof

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"formatietafel/session"
	"formatietafel/session/store"
)

// tool gives the path of an outside program. Where it is not there the test
// is skipped, but fails under make test.
func tool(tb testing.TB, name string) string {
	tb.Helper()
	path, err := exec.LookPath(name)
	if err == nil {
		return path
	}
	if os.Getenv("REQUIRE_TOOLS") == "1" {
		tb.Fatalf("%s is missing; make setup-test setup-offline installs it", name)
	}
	tb.Skipf("%s is missing", name)
	return ""
}

// built is the program, built once.
var built = sync.OnceValues(func() (string, error) { return build("migrated_fynedo,no_emoji") })

// builtCommands is the program without a window.
var builtCommands = sync.OnceValues(func() (string, error) { return build("nowindow") })

// buildDir takes what is built; TestMain removes it.
var buildDir string

func build(tags string) (string, error) {
	path := filepath.Join(buildDir, "formatietafel-"+tags)
	cmd := exec.Command("go", "build", "-tags", tags, "-o", path, "formatietafel")
	var out bytes.Buffer
	cmd.Stderr = &out
	if tags == "nowindow" {
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	}
	if err := cmd.Run(); err != nil {
		return "", &buildError{out.String(), err}
	}
	return path, nil
}

type buildError struct {
	said string
	err  error
}

func (e *buildError) Error() string { return e.err.Error() + ": " + e.said }

// program gives the program with or without a window.
func program(tb testing.TB, which func() (string, error)) string {
	tb.Helper()
	path, err := which()
	if err != nil {
		tb.Fatal(err)
	}
	return path
}

func TestMain(m *testing.M) {
	if os.Getenv(victimFolder) != "" {
		beVictim(os.Getenv(victimFolder))
	}
	if os.Getenv(journalFolder) != "" {
		os.Exit(offerJournals(os.Getenv(journalFolder)))
	}
	var err error
	if buildDir, err = os.MkdirTemp("", "formatietafel-proof-"); err != nil {
		panic(err)
	}
	code := m.Run()
	_ = os.RemoveAll(buildDir) // only takes room
	os.Exit(code)
}

// journalFolder names the state folder of a process that reads journals.
const journalFolder = "FORMATIETAFEL_JOURNALS"

// offerJournals reads all that the window would offer at its start, and gives
// an exit code.
func offerJournals(dir string) int {
	state := store.NewState(store.System{}, dir)
	found, err := state.Found()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	for _, f := range found {
		// What is under a key, or damaged, is said so; only a crash is wrong here.
		if content, _, err := state.Recover(f, nil); err == nil {
			_, _ = session.Read(content)
		}
	}
	return 0
}

// display starts an X server on a number that is free and gives its name.
func display(tb testing.TB) string {
	tb.Helper()
	server, manager := tool(tb, "Xvfb"), tool(tb, "openbox")
	read, write, err := os.Pipe()
	if err != nil {
		tb.Fatal(err)
	}
	defer read.Close()
	cmd := exec.Command(server, "-displayfd", "3", "-screen", "0", "1366x768x24", "-nolisten", "tcp")
	cmd.ExtraFiles = []*os.File{write}
	if err := cmd.Start(); err != nil {
		tb.Fatal(err)
	}
	_ = write.Close() // the server has its own
	end(tb, cmd)
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		tb.Fatalf("the X server does not start: %v", err)
	}
	name := ":" + strings.TrimSpace(number)
	wm := exec.Command(manager, "--sm-disable")
	wm.Env = append(os.Environ(), "DISPLAY="+name)
	if err := wm.Start(); err != nil {
		tb.Fatal(err)
	}
	end(tb, wm)
	return name
}

// end kills a process when the test ends.
func end(tb testing.TB, cmd *exec.Cmd) {
	tb.Cleanup(func() {
		_ = cmd.Process.Kill() // it may have ended already
		_ = cmd.Wait()
	})
}

// home is the folder of a user who has nothing yet.
func home(tb testing.TB) string {
	tb.Helper()
	dir := tb.TempDir()
	for _, name := range []string{"state", "config", "run", "tmp"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o700); err != nil {
			tb.Fatal(err)
		}
	}
	return dir
}

// homeEnv is the environment of that user, on a display where that is named.
func homeEnv(dir, display string) []string {
	env := []string{
		"HOME=" + dir, "USER=jansen", "XDG_STATE_HOME=" + filepath.Join(dir, "state"), "XDG_CONFIG_HOME=" + filepath.Join(dir, "config"),
		"XDG_RUNTIME_DIR=" + filepath.Join(dir, "run"), "TMPDIR=" + filepath.Join(dir, "tmp"), "PATH=" + os.Getenv("PATH"), "LC_ALL=C", "LIBGL_ALWAYS_SOFTWARE=1",
	}
	if display != "" {
		env = append(env, "DISPLAY="+display)
	}
	return env
}

// patience is how long anything is waited for before a test gives up.
const patience = 2 * time.Minute

// xdo runs xdotool and gives what it says.
func xdo(tb testing.TB, display string, args ...string) string {
	tb.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, tool(tb, "xdotool"), args...)
	cmd.Env = append(os.Environ(), "DISPLAY="+display)
	out, err := cmd.Output()
	if err != nil {
		tb.Fatalf("xdotool %s: %v", strings.Join(args, " "), err)
	}
	return strings.TrimSpace(string(out))
}
