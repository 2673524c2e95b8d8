//go:build linux

package proof

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
	"syscall"
	"testing"
	"time"

	"formatietafel/proof/driver"
	"formatietafel/session/store"
)

// What a file may cost its reader, in KiB of memory at the highest.
const (
	mostMemory      = 256 << 10
	mostProtected   = 512 << 10
	head            = "format = 1\nkind = \"session\"\nid = \"0195c3f4-0000-7000-8000-000000000001\"\n"
	nearlyTooLarge  = 8<<20 - 1000
	hostileWords    = "de zwaan steekt over bij laag water"
	commandDeadline = time.Minute // a hang is a failure, whatever the machine
)

// filled repeats a text until a file is nearly too large.
func filled(start, part string) string {
	return start + strings.Repeat(part, (nearlyTooLarge-len(start))/len(part))
}

// numbered repeats a text with a number in it.
func numbered(start, format string, count int) string {
	var b strings.Builder
	b.WriteString(start)
	for i := range count {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// hostile are files that somebody made to do harm, each after a head that makes
// it one of some kind.
func hostile(t *testing.T, head string) map[string]func() string {
	t.Helper()
	logo := func(data []byte) string {
		return head + "[municipality]\nname = \"Waterdam\"\nlogo = \"" + base64.StdEncoding.EncodeToString(data) + "\"\n"
	}
	return map[string]func() string{
		"arrays in arrays":         func() string { return head + "a = " + strings.Repeat("[", 4<<20) + strings.Repeat("]", 3<<20) },
		"tables in tables":         func() string { return head + "a = " + strings.Repeat("{a=", 2<<20) + "1" + strings.Repeat("}", 1<<20) },
		"a key of a million parts": func() string { return head + "a" + strings.Repeat(".a", 1<<20) + " = 1" },
		"a header of a million":    func() string { return head + "[a" + strings.Repeat(".a", 1<<20) + "]" },
		"many keys":                func() string { return numbered(head, "k%d = 1\n", 99_000) },
		"too many keys":            func() string { return numbered(head, "k%d = 1\n", 400_000) },
		"many tables":              func() string { return numbered(head, "[t%d]\n", 99_000) },
		"long headers":             func() string { return numbered(head, "[a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p%d]\n", 90_000) },
		"many parties":             func() string { return numbered(head, "[[parties]]\nid = \"p%d\"\n", 49_000) },
		"many stances": func() string {
			return numbered(head, "[[stances]]\nquestion = \"q%d\"\noutcome = \"agreed\"\n", 33_000)
		},
		"one name for all":      func() string { return numbered(head, "[[agreements]]\nid = \"a\"\ntext = \"%d\"\n", 33_000) },
		"one long text":         func() string { return filled(head+"title = \"", "a") + "\"" },
		"one long line of text": func() string { return filled(head+"title = '''", "a\n") + "'''" },
		"an open text":          func() string { return filled(head+"title = \"", "\\u0041") },
		"escapes":               func() string { return filled(head+"title = \"", "\\U0010FFFF") + "\"" },
		"comments":              func() string { return filled(head, "# niets\n") },
		"an array of numbers":   func() string { return filled(head+"a = [", "1,") + "]" },
		"dates out of range":    func() string { return head + "created = 9999-99-99T99:99:99Z\nupdated = 0000-00-00T00:00:00Z" },
		"a date before all": func() string {
			return head + "created = 0000-01-01T00:00:00Z\nupdated = 9999-12-31T23:59:59.999999999-23:59"
		},
		"no number": func() string { return head + "a = nan\nb = -inf\n[municipality]\ncouncil_seats = nan" },
		"huge numbers": func() string {
			return head + "a = 99999999999999999999999999\n[municipality]\ncouncil_seats = 9223372036854775808"
		},
		"the largest number": func() string {
			return head + "[municipality]\ncouncil_seats = 9223372036854775807\n[[parties]]\nid = \"p\"\nname = \"P\"\nseats = -9223372036854775808"
		},
		"no UTF-8":       func() string { return head + "title = \"\xff\xfe\xc0\xaf\xed\xa0\x80\"" },
		"NUL and escape": func() string { return head + "title = \"\x00\x1b[31m\"" },
		"turned round": func() string {
			return head + "title = \"\u202egnp.exe\u200b\"\n[[parties]]\nid = \"p\"\nname = \"\u202e\""
		},
		"ids twice": func() string {
			return head + "[[parties]]\nid = \"a\"\nname = \"A\"\n[[parties]]\nid = \"a\"\nname = \"B\"\n[[members]]\nid = \"m\"\n[[members]]\nid = \"m\""
		},
		"names with paths": func() string {
			return head + "title = \"../../../../etc/passwd\"\n[municipality]\nname = \"../../buiten/C:\\\\Windows\\\\x\"\n[document]\nversion = \"../../1\""
		},
		"ids with paths": func() string {
			return head + "[[parties]]\nid = \"../../buiten\"\nname = \"A\"\n[[stances]]\nquestion = \"/etc/passwd\""
		},
		"a picture that is a bomb": func() string { return logo(bomb(t, 30_000, 30_000)) },
		"a picture without end":    func() string { return logo(bomb(t, 1<<31-1, 1<<31-1)) },
		"the largest picture":      func() string { return logo(plain(t, 4_000)) },
		"a picture that lies":      func() string { return logo(append(bomb(t, 10, 10)[:60], 0)) },
		"a reference in circles": func() string {
			return head + "[[questions]]\nid = \"q\"\nquestion = \"q\"\npoles = [\"q\"]\n[[stances]]\nquestion = \"q\"\n[[agreements]]\nid = \"a\"\nstance = \"q\"\nplan = \"a\""
		},
		"words for the spreadsheet": func() string {
			return head + "title = \"=cmd|' /C calc'!A0\"\n[[agreements]]\nid = \"a\"\ntext = \"@SUM(1+1)\"\nowner = \"college\""
		},
		"many agreements": func() string {
			return numbered(head, "[[agreements]]\nid = \"a%d\"\ntext = \"iets\"\nowner = \"college\"\n", 24_000)
		},
		"as many as are set": func() string {
			return numbered(head, "[[agreements]]\nid = \"a%d\"\ntext = \"iets\"\nowner = \"college\"\n", 1_900)
		},
		"much text": func() string {
			return numbered(head, "[[agreements]]\nid = \"a%d\"\ntext = \""+strings.Repeat("wat wij afspreken ", 1_000)+"\"\n", 50)
		},
		"more text than is set": func() string {
			return numbered(head, "[[agreements]]\nid = \"a%d\"\ntext = \""+strings.Repeat("wat wij afspreken ", 1_000)+"\"\n", 440)
		},
		"many opportunities": func() string { return numbered(head, "[[vision.opportunities]]\nid = \"k%d\"\ntext = \"a\"\n", 33_000) },
		"another kind": func() string {
			return "format = 1\nkind = \"contribution\"\nid = \"a\"\nsession = \"b\"\nparty = \"c\""
		},
		"an empty key": func() string { return head + "\"\" = 1" },
	}
}

// bomb is a PNG of so many white points, which is small as a file.
func bomb(t *testing.T, width, height uint32) []byte {
	t.Helper()
	var packed bytes.Buffer
	z, err := zlib.NewWriterLevel(&packed, zlib.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if width < 100_000 {
		row := make([]byte, 1+(width+7)/8)
		for range height {
			_, _ = z.Write(row) // to memory
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	header := binary.BigEndian.AppendUint32(nil, width)
	header = append(binary.BigEndian.AppendUint32(header, height), 1, 0, 0, 0, 0) // one bit, grey
	file := []byte("\x89PNG\r\n\x1a\n")
	for _, c := range []struct {
		name string
		data []byte
	}{{"IHDR", header}, {"IDAT", packed.Bytes()}, {"IEND", nil}} {
		file = binary.BigEndian.AppendUint32(file, uint32(len(c.data)))
		chunk := append([]byte(c.name), c.data...)
		file = append(file, chunk...)
		file = binary.BigEndian.AppendUint32(file, crc32.ChecksumIEEE(chunk))
	}
	return file
}

// plain is a picture within the limits, of one colour.
func plain(t *testing.T, side int) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, image.NewRGBA(image.Rect(0, 0, side, side))); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// outcome is how a command ended.
type outcome struct {
	code   int
	said   string
	memory int64 // KiB
	worked time.Duration
}

func command(t *testing.T, dir string, args ...string) outcome {
	t.Helper()
	cmd := exec.Command(program(t, builtCommands), args...)
	var said bytes.Buffer
	cmd.Dir, cmd.Env, cmd.Stderr = dir, driver.HomeEnv(dir, ""), &said
	small(t)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(commandDeadline, func() { _ = cmd.Process.Kill() })
	err := cmd.Wait()
	if !timer.Stop() {
		t.Fatalf("%v hangs", args)
	}
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	usage := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	return outcome{cmd.ProcessState.ExitCode(), said.String(), usage.Maxrss, cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()}
}

// small makes this process small, and forgets how large it was: a process that
// is started counts as large as the one that starts it.
func small(t *testing.T) {
	t.Helper()
	debug.FreeOSMemory()
	const forgetPeak = "5" // proc(5)
	if err := os.WriteFile("/proc/self/clear_refs", []byte(forgetPeak), 0); err != nil {
		t.Skip("this system does not let a process forget its peak: ", err)
	}
}

// isClean holds an outcome to what every file may bring about: a code of the
// contract, Dutch lines, and no more memory than promised.
func (o outcome) isClean(t *testing.T, what string, most int64) {
	t.Helper()
	if o.code < 0 || o.code > 3 {
		t.Errorf("%s ends with %d: %.300s", what, o.code, o.said)
	}
	for line := range strings.Lines(o.said) {
		if !strings.HasPrefix(line, "formatietafel: ") || strings.Contains(line, "goroutine") || strings.Contains(line, "panic") {
			t.Errorf("%s says %.200q", what, line)
			break
		}
	}
	if o.memory > most {
		t.Errorf("%s takes %d MiB", what, o.memory>>10)
	}
}

// figures are the highest of what was measured.
type figures struct {
	memory int64
	worked time.Duration
	most   string
	slow   string
}

func (f *figures) add(what string, o outcome) {
	if o.memory > f.memory {
		f.memory, f.most = o.memory, what
	}
	if o.worked > f.worked {
		f.worked, f.slow = o.worked, what
	}
}

func (f *figures) log(t *testing.T) {
	t.Logf("at the highest %d MiB (%s); %v of a processor (%s)", f.memory>>10, f.most, f.worked.Round(time.Millisecond), f.slow)
}

func TestHostileSessions(t *testing.T) {
	dir := driver.Home(t)
	good := filepath.Join(dir, "goed.formatie")
	if o := command(t, dir, "new", "--example", "-o", good); o.code != 0 {
		t.Fatal(o.said)
	}
	var f figures
	for name, make := range hostile(t, head) {
		content := make()
		file := filepath.Join(dir, "vijand.formatie")
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{
			{"check", file},
			{"export", file, "-o", "uit.pdf"},
			{"export", file, "-o", "uit.csv", "--variant", "confidential"},
			{"clean", file, "-o", "schoon.formatie"},
			{"diff", good, file},
			{"merge", good, file, "-o", "samen.formatie"},
		} {
			o := command(t, dir, args...)
			what := name + ": " + args[0]
			o.isClean(t, what, mostMemory)
			f.add(what, o)
		}
		if data, err := os.ReadFile(file); err != nil || string(data) != content {
			t.Errorf("%s was written over", name)
		}
	}
	f.log(t)
	if _, err := os.Stat(filepath.Join(filepath.Dir(dir), "buiten")); err == nil {
		t.Error("a name with a path was followed")
	}
}

func TestHostileProtectedFiles(t *testing.T) {
	dir := driver.Home(t)
	words := filepath.Join(dir, "wachtwoord")
	if err := os.WriteFile(words, []byte(hostileWords+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	lock := func(work int, content string) []byte {
		data, err := store.Passphrase{Text: hostileWords, Work: work}.Encrypt([]byte(content))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	asking := func(work string) []byte {
		return []byte("age-encryption.org/v1\n-> scrypt rF0/NwblUHHTpgQgRpe5CQ " + work + "\n" + strings.Repeat("A", 43) + "\n--- " + strings.Repeat("A", 43) + "\n")
	}
	good := lock(18, filled(head+"title = \"", "a")+"\"")
	var f figures
	for name, data := range map[string][]byte{
		"as large as it gets":  good,
		"twenty of work":       asking("20"),
		"thirty of work":       asking("30"),
		"endless work":         asking("99999999999999999999"),
		"work below nothing":   asking("-1"),
		"a long first line":    []byte("age-encryption.org/v1\n-> scrypt " + strings.Repeat("A", 7<<20) + " 18\n"),
		"many recipients":      []byte("age-encryption.org/v1\n" + strings.Repeat("-> scrypt rF0/NwblUHHTpgQgRpe5CQ 18\n"+strings.Repeat("A", 43)+"\n", 50_000)),
		"cut short":            good[:len(good)/2],
		"a letter changed":     append(bytes.Clone(good[:len(good)-9]), 'x'),
		"arrays in arrays":     lock(2, head+"a = "+strings.Repeat("[", 4<<20)),
		"no session":           lock(2, "\x00\xff"),
		"protected twice":      lock(2, string(lock(2, head))),
		"larger than may be":   append(bytes.Clone(good), make([]byte, 1<<20)...),
		"a picture and a bomb": lock(2, hostile(t, head)["a picture that is a bomb"]()),
	} {
		file := filepath.Join(dir, "vijand.formatie")
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		for _, args := range [][]string{{"check", file}, {"export", file, "-o", "uit.pdf"}} {
			o := command(t, dir, append(args, "--passphrase-file", words)...)
			what := name + ": " + args[0]
			o.isClean(t, what, mostProtected)
			f.add(what, o)
		}
	}
	f.log(t)
	for _, left := range []string{"uit.pdf", "uit.formatie"} {
		data, err := os.ReadFile(filepath.Join(dir, left))
		if err == nil && bytes.Contains(data, []byte(hostileWords)) {
			t.Errorf("%s holds the passphrase", left)
		}
	}
}
