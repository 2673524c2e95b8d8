//go:build linux

package proof

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"formatietafel/proof/driver"
	"formatietafel/session"
	"formatietafel/session/store"
)

// example makes the example session, sealed for contributions from home, and
// gives what is in it.
func example(t *testing.T, dir string) (path string, s *session.Session) {
	t.Helper()
	path = filepath.Join(dir, "goed.formatie")
	for _, args := range [][]string{{"new", "--example", "-o", path}, {"invite", path, "--party", "lokaal", "-o", "lokaal.inbreng"}} {
		if o := command(t, dir, args...); o.code != 0 {
			t.Fatal(o.said)
		}
	}
	data, err := store.Read(path)
	if err != nil {
		t.Fatal(err)
	}
	if s, err = session.Read(data); err != nil {
		t.Fatal(err)
	}
	return path, s
}

// tryEach gives each hostile content to each call of the program.
func tryEach(t *testing.T, dir, file string, contents map[string]func() string, calls ...[]string) {
	t.Helper()
	var f figures
	for name, make := range contents {
		content := make()
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, args := range calls {
			o := command(t, dir, args...)
			what := name + ": " + strings.Join(args[:min(2, len(args))], " ")
			o.isClean(t, what, mostMemory)
			f.add(what, o)
		}
		if data, err := os.ReadFile(file); err != nil || string(data) != content {
			t.Errorf("%s was written over", name)
		}
	}
	f.log(t)
}

func contributions(t *testing.T, s *session.Session) map[string]func() string {
	t.Helper()
	start := "format = 1\nkind = \"contribution\"\nid = \"0195c3f4-0000-7000-8000-0000000000aa\"\nsession = \"" + s.ID + "\"\nparty = \"lokaal\"\n"
	all := hostile(t, start)
	maps.Copy(all, map[string]func() string{
		"many positions": func() string {
			return numbered(start, "[[positions]]\nquestion = \"q%d\"\nstate = \"given\"\nvalue = 1\n", 24_000)
		},
		"one position often": func() string {
			return numbered(start, "[[positions]]\nquestion = \"cameras\"\nnote = \"%d\"\n", 33_000)
		},
		"many opportunities": func() string {
			return numbered(start, "[[vision.opportunities]]\nid = \"lokaal-%d\"\ntext = \"a\"\n", 33_000)
		},
		"many questions": func() string {
			return numbered(start, "[[questions]]\nid = \"q%d\"\nquestion = \"a\"\npoles = [\"a\", \"b\"]\n", 24_000)
		},
		"an invitation to everything": func() string {
			return start + "[invitation]\nquestions = [" + strings.Repeat("\"cameras\", ", 500_000) + "]\n"
		},
	})
	return all
}

func TestHostileContributions(t *testing.T) {
	dir := driver.Home(t)
	good, s := example(t, dir)
	file := filepath.Join(dir, "vijand.inbreng")
	tryEach(t, dir, file, contributions(t, s), []string{"check", file}, []string{"merge", good, file, "-o", "samen.formatie", "--prefer", "contribution"})
}

func TestHostileSealedContributions(t *testing.T) {
	dir := driver.Home(t)
	good, s := example(t, dir)
	seal := func(content string) []byte {
		data, err := store.SealTo(s.Seal.Recipient, []byte(content))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	sealed := map[string]func() string{}
	for name, make := range contributions(t, s) {
		sealed[name] = func() string { return string(seal(make())) }
	}
	whole := seal(filled("kind = \"", "a"))
	const head = "age-encryption.org/v1\n-> X25519 "
	maps.Copy(sealed, map[string]func() string{
		"cut short":         func() string { return string(whole[:len(whole)/2]) },
		"a letter changed":  func() string { return string(append(bytes.Clone(whole[:len(whole)-9]), 'x')) },
		"a long first line": func() string { return head + strings.Repeat("A", 7<<20) + "\n" },
		"many recipients": func() string {
			return "age-encryption.org/v1\n" + strings.Repeat("-> X25519 "+strings.Repeat("A", 43)+"\n"+strings.Repeat("A", 43)+"\n", 60_000)
		},
		"sealed twice": func() string { return string(seal(string(seal("x")))) },
		"work inside":  func() string { return head + strings.Repeat("A", 43) + "\nAAAA\n-> scrypt AAAA 30\nAAAA\n--- AAAA\n" },
		"text without end": func() string {
			return "-----BEGIN AGE ENCRYPTED FILE-----\n" + strings.Repeat(strings.Repeat("A", 64)+"\n", 100_000)
		},
	})
	file := filepath.Join(dir, "vijand.inbreng")
	tryEach(t, dir, file, sealed, []string{"merge", good, file, "-o", "samen.formatie"})
}

func TestHostileOnboarding(t *testing.T) {
	const start = "format = 1\nkind = \"onboarding\"\nid = \"0195c3f4-0000-7000-8000-0000000000bb\"\n"
	dir := driver.Home(t)
	contents := hostile(t, start)
	maps.Copy(contents, map[string]func() string{
		"many subjects": func() string {
			return start + "[alderman]\nother_fields = [" + strings.Repeat("\"wijken noord\", ", 400_000) + "]\n"
		},
		"many intents":   func() string { return numbered(start, "[[plan]]\ntext = \"%d\"\ndue = \"2026-09-01\"\n", 33_000) },
		"many questions": func() string { return numbered(start, "[[own_questions]]\ntext = \"%d\"\nto = \"x\"\n", 33_000) },
		"a path for a name": func() string {
			return start + "[alderman]\nname = \"../../../buiten\"\nmunicipality = \"/etc/passwd\"\n"
		},
	})
	file := filepath.Join(dir, "vijand.inwerken")
	tryEach(t, dir, file, contents, []string{"check", file}, []string{"export", file, "--document", "start", "-o", "uit.pdf"})
}

func TestHostileGuides(t *testing.T) {
	dir := driver.Home(t)
	good, _ := example(t, dir)
	if o := command(t, dir, "guide", "export", "gids"); o.code != 0 {
		t.Fatal(o.said)
	}
	contents := hostile(t, "")
	maps.Copy(contents, map[string]func() string{
		"many dilemmas": func() string { return numbered("", "[[dilemmas]]\nid = \"q%d\"\ntitle = \"a\"\n", 33_000) },
		"one dilemma":   func() string { return numbered("", "[[dilemmas]]\nid = \"q\"\ntitle = \"%d\"\n", 33_000) },
		"many terms":    func() string { return numbered("", "[[terms]]\nid = \"t%d\"\nterm = \"a\"\n", 33_000) },
		"a passage in passages": func() string {
			return "[[passages]]\nid = \"a\"\ntext = \"" + strings.Repeat("{{", 1<<20) + "\"\n"
		},
		"a path for an id": func() string { return "[[dilemmas]]\nid = \"../../buiten\"\ntitle = \"a\"\n" },
	})
	file := filepath.Join(dir, "gids", "zz-vijand.toml")
	tryEach(t, dir, file, contents, []string{"guide", "check", "gids"}, []string{"check", good, "--guide", "gids"})
}

// frame is a frame of a journal, whole where the sum is right.
func frame(kind byte, size int, body []byte) []byte {
	data := binary.BigEndian.AppendUint32(nil, uint32(size))
	content := append([]byte{kind}, body...)
	data = binary.BigEndian.AppendUint32(data, crc32.Checksum(content, crc32.MakeTable(crc32.Castagnoli)))
	return append(data, content...)
}

func whole(kind byte, body []byte) []byte { return frame(kind, 1+len(body), body) }

// TestHostileJournals gives a folder of journals to a process that offers what
// is in them, as the window does at its start.
func TestHostileJournals(t *testing.T) {
	const (
		magic   = "formatietafel journal 1\n"
		longest = 64 << 20
		// journals is how many of each there are: none is to be kept in memory
		// while the next is read.
		journals = 6
	)
	stamp := make([]byte, 8)
	head := magic + string(whole('H', []byte(`{"session":"a","pending":true}`)))
	full := string(whole('F', append(bytes.Clone(stamp), make([]byte, 8<<20)...)))
	change := string(whole('D', append(make([]byte, 16), bytes.Repeat([]byte("a"), 100<<10)...)))
	var f figures
	for name, parts := range map[string][]repeated{
		"long ones":             {{head, 1}, {full, 7}},
		"many changes":          {{head, 1}, {full, 1}, {change, 600}},
		"longer than is read":   {{head, 1}, {full, 20}},
		"a change of nothing":   {{head, 1}, {change, 1}},
		"a change beyond it":    {{head, 1}, {string(whole('F', stamp)), 1}, {string(whole('D', bytes.Repeat([]byte{0xff}, 40))), 1}},
		"a frame that lies":     {{head, 1}, {string(frame('F', 1<<31, stamp)), 1}},
		"frames without end":    {{head, 1}, {string(whole('H', []byte(`{"pending":true}`))), 2 << 20}},
		"heads in heads":        {{magic + string(whole('H', []byte(`{"session":`+strings.Repeat("[", 4<<20)))), 1}},
		"a key that is a path":  {{magic + string(whole('H', []byte(`{"session":"a","key":"../../buiten","pending":true}`))), 1}, {full, 1}},
		"nothing but zeroes":    {{string(make([]byte, 1<<20)), longest >> 20}},
		"an endless first line": {{"formatietafel journal ", longest / 22}},
	} {
		dir := driver.Home(t)
		if err := os.MkdirAll(filepath.Join(dir, "state", "journals"), 0o700); err != nil {
			t.Fatal(err)
		}
		for i := range journals {
			writeParts(t, filepath.Join(dir, "state", "journals", fmt.Sprintf("R%d-000001.journal", i)), parts)
		}
		cmd := exec.Command(os.Args[0])
		var said bytes.Buffer
		cmd.Env, cmd.Stderr = append(driver.HomeEnv(dir, ""), journalFolder+"="+filepath.Join(dir, "state")), &said
		small(t)
		err := cmd.Run()
		usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
		o := outcome{cmd.ProcessState.ExitCode(), said.String(), usage.Maxrss, cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}
		if err != nil {
			t.Errorf("%s: %v: %.300s", name, err, o.said)
		}
		if o.memory > mostMemory {
			t.Errorf("%s takes %d MiB", name, o.memory>>10)
		}
		f.add(name, o)
	}
	f.log(t)
}

// repeated is a text that stands in a file so many times.
type repeated struct {
	text  string
	times int
}

func writeParts(t *testing.T, path string, parts []repeated) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	w := bufio.NewWriter(file)
	for _, p := range parts {
		for range p.times {
			_, _ = w.WriteString(p.text) // Flush says so
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
}
