//go:build linux

package proof

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"formatietafel/proof/driver"
)

// What strace writes of the calls that matter.
var (
	socketCall  = regexp.MustCompile(`socket\((\w+)`)
	connectCall = regexp.MustCompile(`(?:connect|sendto|sendmsg|bind)\(.*sa_family=(\w+)(?:, sun_path=@?"([^"]*)")?`)
	startCall   = regexp.MustCompile(`(?:execve|execveat)\("([^"]*)"`)
)

// local are the Unix sockets that the window may ask for: the display, the
// desktop's own bus for light or dark and for keeping the screen on, and the C
// library's cache of user names.
var local = regexp.MustCompile(`^(/tmp/\.X11-unix/X\d+|.*/wayland-\d+|.*/bus|.*/proof-bus|/var/run/nscd/socket|/run/systemd/.*)$`)

// traced runs a program under strace, and gives what it did that reaches
// outside: what was started besides itself, and which sockets it opened.
func traced(t *testing.T, env []string, dir string, during func(), args ...string) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "trace")
	full := append([]string{"-f", "--seccomp-bpf", "-qq", "-s", "300", "-e", "trace=network,execve,execveat", "-o", out}, args...)
	cmd := exec.Command(driver.Tool(t, "strace"), full...)
	cmd.Env, cmd.Dir = env, dir
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	driver.EndWith(t, cmd)
	during()
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case <-ended:
	case <-time.After(driver.Patience):
		t.Fatalf("%v does not end", args)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	judge(t, string(data), args)
}

// judge holds a trace to the promise.
func judge(t *testing.T, trace string, args []string) {
	t.Helper()
	started := 0
	for line := range strings.Lines(trace) {
		line = strings.TrimSpace(line)
		if call := startCall.FindStringSubmatch(line); call != nil {
			if started++; started > 1 || call[1] != args[0] {
				t.Errorf("%v starts a program: %s", args[1:], line)
			}
		}
		if call := socketCall.FindStringSubmatch(line); call != nil && call[1] != "AF_UNIX" {
			t.Errorf("%v opens a socket: %s", args[1:], line)
		}
		if call := connectCall.FindStringSubmatch(line); call != nil && (call[1] != "AF_UNIX" || call[2] != "" && !local.MatchString(call[2])) {
			t.Errorf("%v reaches out: %s", args[1:], line)
		}
	}
	if started == 0 {
		t.Errorf("strace saw nothing of %v", args)
	}
}

// TestTheTraceIsJudged shows that what is forbidden would be seen.
func TestTheTraceIsJudged(t *testing.T) {
	for name, line := range map[string]string{
		"a network socket": `1 socket(AF_INET6, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_TCP) = 3`,
		"a netlink socket": `1 socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE) = 3`,
		"a strange socket": `1 connect(3, {sa_family=AF_UNIX, sun_path="/run/docker.sock"}, 110) = 0`,
		"a program":        `1 execve("/usr/bin/xdg-user-dir", ["xdg-user-dir"], 0x1) = 0`,
	} {
		inner := &testing.T{}
		judge(inner, `1 execve("/x", ["/x"], 0x1) = 0`+"\n"+line+"\n", []string{"/x"})
		if !inner.Failed() {
			t.Errorf("%s is not seen", name)
		}
	}
}

// temptations is a folder of programs that libraries like to start.
func temptations(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"dbus-launch", "xdg-user-dir", "xdg-open", "gsettings", "locale", "fc-list", "lsb_release"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\nexit 1\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestCommandsStayAlone(t *testing.T) {
	dir := driver.Home(t)
	env := append(driver.HomeEnv(dir, ""), "PATH="+temptations(t))
	passphrase := filepath.Join(dir, "wachtwoord")
	if err := os.WriteFile(passphrase, []byte("de zwaan steekt over bij laag water\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, which := range []func() (string, error){built, builtCommands} {
		binary := program(t, which)
		for _, args := range [][]string{
			{"new", "--example", "--force", "-o", "a.formatie"},
			{"check", "a.formatie"},
			{"export", "a.formatie", "-o", "a.pdf"},
			{"export", "a.formatie", "-o", "b.pdf", "--variant", "confidential", "--length", "short"},
			{"export", "a.formatie", "-o", "c.docx"},
			{"export", "a.formatie", "-o", "c.odt"},
			{"export", "a.formatie", "-o", "c.html", "--attach-session"},
			{"export", "a.formatie", "-o", "c.ics"},
			{"export", "a.formatie", "-o", "d.pdf", "--document", "runsheet"},
			{"export", "a.formatie", "-o", "e.pdf", "--document", "sheet", "--party", "lokaal"},
			{"invite", "a.formatie", "--party", "groen", "-o", "groen.html"},
			{"clean", "a.formatie", "-o", "b.formatie"},
			{"diff", "a.formatie", "b.formatie"},
			{"invite", "a.formatie", "--party", "lokaal", "-o", "lokaal.inbreng"},
			{"merge", "a.formatie", "lokaal.inbreng", "-o", "c.formatie"},
			{"protect", "b.formatie", "--passphrase-file", passphrase},
			{"unprotect", "b.formatie", "--passphrase-file", passphrase},
			{"guide", "export", "gids"},
			{"version"},
			{"help"},
		} {
			traced(t, env, dir, func() {}, append([]string{binary}, args...)...)
		}
		if err := os.RemoveAll(filepath.Join(dir, "gids")); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "a.pdf")); err != nil {
		t.Errorf("the commands did nothing: %v", err)
	}
}

// TestTheWindowStaysAlone goes through the steps, the file dialogs, Help and
// full screen, where libraries have asked other programs for things.
func TestTheWindowStaysAlone(t *testing.T) {
	screen, dir := driver.NewScreen(t), driver.Home(t)
	file := filepath.Join(dir, "avond.formatie")
	binary := program(t, built)
	if out, err := exec.Command(binary, "new", "--example", "-o", file).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	env := append(driver.HomeEnv(dir, screen.Name()), "PATH="+temptations(t))
	traced(t, env, dir, func() {
		screen.X("windowfocus", "--sync", screen.Window("Formatietafel"))
		for _, key := range []string{
			"ctrl+2", "ctrl+3", "ctrl+4", "ctrl+5", "ctrl+6", "ctrl+1", "F1", // the steps and Uitleg
			"ctrl+o", "Escape", "ctrl+shift+s", "Escape", "ctrl+e", "Escape", "ctrl+shift+e", "Escape", // dialogs
			"ctrl+k", "Escape", "F11", "F11", "ctrl+d", "ctrl+s",
			"F5", "ctrl+4", "F6", "F8", "F8", "F6", "F5", // the Zaalscherm, held and black
			"F9", "ctrl+shift+r", "F9", "F2", "Escape", "F3", "Escape", // the clock, parking lot and notes
			"ctrl+i", "Escape", "ctrl+l", "Escape", "ctrl+shift+i", "Escape", // input, terms, sealed
		} {
			screen.X("key", "--clearmodifiers", key)
			screen.Still() // it drew what the key asks for
		}
		leave(t, screen)
	}, binary, file)
	traced(t, env, dir, func() { // the start screen, without a file
		screen.X("windowfocus", "--sync", screen.Window("Formatietafel"))
		screen.X("key", "--clearmodifiers", "Tab", "Tab", "Return")
		screen.Still()
		leave(t, screen)
	}, binary)
	if _, err := os.Stat(filepath.Join(dir, ".avond.formatie.in-gebruik")); err == nil {
		t.Error("the window did not leave as it should")
	}
}

// leave closes the window, whatever lies over it.
func leave(t *testing.T, screen *driver.Screen) {
	t.Helper()
	for deadline := time.Now().Add(driver.Patience); time.Now().Before(deadline); time.Sleep(time.Second) {
		if len(screen.Windows("Formatietafel")) == 0 {
			return
		}
		screen.X("key", "--clearmodifiers", "Escape")
		screen.Still()
		screen.X("key", "--clearmodifiers", "ctrl+q")
	}
	t.Fatal("the window does not close")
}
