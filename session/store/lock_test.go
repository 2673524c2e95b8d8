package store

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

var (
	noon  = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
	anna  = Holder{Who: "anna", Where: "LAPTOP-1"}
	bert  = Holder{Who: "bert", Where: "LAPTOP-1"}
	carla = Holder{Who: "carla", Where: "LAPTOP-2"}
)

func savedFile(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.formatie")
	if err := Write(path, []byte("tekst")); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestTheSecondReadsOnlyAndKnowsWho(t *testing.T) {
	path := savedFile(t)
	first := Disk{}.Claim(path, anna, noon)
	if first.ReadOnly() || first.Stale != nil || first.Unlocked != nil {
		t.Fatalf("the first got %+v", first)
	}
	second := Disk{}.Claim(path, bert, noon.Add(time.Hour))
	if !second.ReadOnly() || second.Other.Who != "anna" || second.Other.Where != "LAPTOP-1" || !second.Other.Since.Equal(noon) {
		t.Fatalf("the second got %+v", second.Other)
	}
	second.Release()
	if again := (Disk{}).Claim(path, bert, noon); !again.ReadOnly() {
		t.Error("the second gave back what it did not have")
	}
	first.Release()
	first.Release()
	third := Disk{}.Claim(path, carla, noon)
	if third.ReadOnly() || third.Stale != nil {
		t.Errorf("after the first the third got %+v", third)
	}
	third.Release()
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
}

func TestMeIsKnownWithoutEnvironment(t *testing.T) {
	account, err := user.Current()
	if err != nil || account.Username == "" {
		t.Skip("this system has no name for its user")
	}
	for name, c := range map[string]struct {
		env  map[string]string
		want string
	}{
		"Unix":        {map[string]string{"USER": "anna", "USERNAME": "bert"}, "anna"},
		"Windows":     {map[string]string{"USERNAME": "bert"}, "bert"},
		"nothing set": {nil, accountName()},
	} {
		if got := Me(func(key string) string { return c.env[key] }).Who; got != c.want || got == "" {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	if strings.Contains(accountName(), `\`) || !strings.HasSuffix(account.Username, accountName()) {
		t.Errorf("%q became %q", account.Username, accountName())
	}
}

func TestALinkHasTheLockOfItsFile(t *testing.T) {
	path := savedFile(t)
	link := filepath.Join(t.TempDir(), "wijzer")
	if err := os.Symlink(path, link); err != nil {
		t.Skip("no links here: ", err)
	}
	first := Disk{}.Claim(path, anna, noon)
	defer first.Release()
	if second := (Disk{}).Claim(link, bert, noon); !second.ReadOnly() {
		t.Error("the link is another file")
	}
}

// TestTheLockOfACrashedProgramIsNoticed runs a program that takes the lock and
// is killed.
func TestTheLockOfACrashedProgramIsNoticed(t *testing.T) {
	path := savedFile(t)
	if os.Getenv("CRASH_ON") != "" {
		return // the parent runs TestCrashWithLock
	}
	program := exec.Command(os.Args[0], "-test.run", "^TestCrashWithLock$")
	program.Env = append(os.Environ(), "CRASH_ON="+path)
	program.Stdout = nil
	out, err := program.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	said, err := program.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	ready := make([]byte, 1)
	if _, err := said.Read(ready); err != nil {
		t.Fatal(err)
	}
	if claim := (Disk{}).Claim(path, bert, noon); !claim.ReadOnly() {
		t.Error("a running program has no lock")
	}
	_ = program.Process.Kill()
	_ = program.Wait()
	part := filepath.Join(filepath.Dir(path), unfinished+"X.tmp")
	if err := os.WriteFile(part, []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	claim := Disk{}.Claim(path, bert, time.Now().Add(time.Hour))
	defer claim.Release()
	if claim.ReadOnly() || claim.Stale == nil || claim.Stale.Who != "anna" {
		t.Errorf("after the crash: %+v", claim)
	}
	if _, err := os.Stat(part); err == nil {
		t.Error("what the crash left half written is still there")
	}
}

// TestWhatIsHalfWrittenGoesWithItsFile: of its own file at once, of another
// file once nobody can be writing it.
func TestWhatIsHalfWrittenGoesWithItsFile(t *testing.T) {
	for name, test := range map[string]struct {
		file  string
		after time.Duration
		does  func(path string)
		left  bool
	}{
		"claimed at once":    {"a.formatie", 0, func(path string) { Disk{}.Claim(path, anna, time.Now()).Release() }, false},
		"written":            {"a.formatie", 0, func(path string) { _ = Write(path, []byte("nieuw")) }, false},
		"another's, at once": {"b.formatie", 0, func(path string) { Disk{}.Claim(path, anna, time.Now()).Release() }, true},
		"another's, later":   {"b.formatie", time.Hour, func(path string) { Disk{}.Claim(path, anna, time.Now()).Release() }, false},
		"another's, at closing": {"b.formatie", 0, func(path string) {
			claim := Disk{}.Claim(path, anna, time.Now())
			claim.Refresh(time.Now().Add(time.Hour))
			claim.Release()
		}, false},
		"another's, written": {"b.formatie", time.Hour, func(path string) { _ = Write(path, []byte("nieuw")) }, true},
	} {
		t.Run(name, func(t *testing.T) {
			path := savedFile(t)
			part := filepath.Join(filepath.Dir(path), unfinishedOf(test.file)+"X.tmp")
			made := time.Now().Add(-test.after)
			if err := errors.Join(os.WriteFile(part, []byte("half"), 0o600), os.Chtimes(part, made, made)); err != nil {
				t.Fatal(err)
			}
			test.does(path)
			if _, err := os.Stat(part); (err == nil) != test.left {
				t.Errorf("it is there: %v", err == nil)
			}
		})
	}
}

// TestCrashWithLock is that program.
func TestCrashWithLock(t *testing.T) {
	path := os.Getenv("CRASH_ON")
	if path == "" {
		t.Skip("runs in TestTheLockOfACrashedProgramIsNoticed")
	}
	if claim := (Disk{}).Claim(path, anna, noon); claim.ReadOnly() {
		t.Fatal("not mine")
	}
	_, _ = os.Stdout.WriteString("!")
	_, _ = os.Stdin.Read(make([]byte, 1))
}

// TestALockThatCameWithASync: another computer's lock file, copied here by a
// sync client, cannot be locked against.
func TestALockThatCameWithASync(t *testing.T) {
	for name, c := range map[string]struct {
		silent time.Duration
		taken  bool
	}{
		"still alive":             {time.Minute, true},
		"long silent":             {time.Hour, false},
		"its clock a bit ahead":   {-time.Minute, true},
		"its clock an hour ahead": {-time.Hour, false},
		"its clock a year ahead":  {-365 * 24 * time.Hour, false},
	} {
		t.Run(name, func(t *testing.T) {
			path := savedFile(t)
			here := Disk{}.Claim(path, carla, noon)
			beside := filepath.Join(filepath.Dir(path), ".a.formatie.in-gebruik")
			line, err := os.ReadFile(beside)
			here.Release()
			if err != nil || os.WriteFile(beside, line, 0o600) != nil {
				t.Fatal("no copy of the lock: ", err)
			}
			claim := Disk{}.Claim(path, anna, noon.Add(c.silent))
			defer claim.Release()
			if claim.ReadOnly() != c.taken {
				t.Errorf("read only: %v", claim.ReadOnly())
			}
			if got := claim.Other; c.taken && got.Who != "carla" {
				t.Errorf("by %v", got)
			}
			if _, err := os.Stat(beside); err != nil {
				t.Error("the other's lock is gone")
			}
		})
	}
}

func TestRefreshKeepsAClaimAlive(t *testing.T) {
	path := savedFile(t)
	claim := Disk{}.Claim(path, carla, noon)
	defer claim.Release()
	claim.Refresh(noon.Add(time.Hour))
	h := Disk{}.holder(filepath.Join(filepath.Dir(path), ".a.formatie.in-gebruik"))
	if h == nil || !h.Seen.Equal(noon.Add(time.Hour)) || !h.Since.Equal(noon) {
		t.Errorf("holder %+v", h)
	}
}

func TestWhereNoLockCanBeMade(t *testing.T) {
	claim := Disk{}.Claim(filepath.Join(t.TempDir(), "geen", "map", "a.formatie"), anna, noon)
	if claim.ReadOnly() || claim.Unlocked == nil {
		t.Errorf("claim %+v", claim)
	}
	claim.Refresh(noon)
	claim.Release()
}

func TestRubbishInALockFile(t *testing.T) {
	path := savedFile(t)
	beside := filepath.Join(filepath.Dir(path), ".a.formatie.in-gebruik")
	for _, rubbish := range [][]byte{nil, {0}, []byte("\x00{"), bytes.Repeat([]byte("["), 1<<20), []byte("\x00{\"who\":\"a\\nb\\u202ec\",\"where\":\"" + strings.Repeat("x", 900) + "\"}")} {
		if err := os.WriteFile(beside, rubbish, 0o600); err != nil {
			t.Fatal(err)
		}
		claim := Disk{}.Claim(path, anna, noon)
		if claim.ReadOnly() || claim.Unlocked != nil {
			t.Errorf("%.20q: %+v", rubbish, claim)
		}
		if s := claim.Stale; s != nil && (s.Who != "abc" || len(s.Where) != maxName) {
			t.Errorf("shows %q", s)
		}
		claim.Release()
	}
}

// TestManyAtOnce: of all that try together, one at a time gets it.
func TestManyAtOnce(t *testing.T) {
	path := savedFile(t)
	var mu sync.Mutex
	inside, most, got := 0, 0, 0
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 50 {
				claim := Disk{}.Claim(path, anna, noon)
				if claim.Unlocked != nil {
					t.Error(claim.Unlocked)
				}
				if claim.ReadOnly() {
					continue
				}
				mu.Lock()
				inside, got = inside+1, got+1
				most = max(most, inside)
				mu.Unlock()
				mu.Lock()
				inside--
				mu.Unlock()
				claim.Release()
			}
		})
	}
	group.Wait()
	if most != 1 || got == 0 {
		t.Errorf("%d had it at once, %d in all", most, got)
	}
}
