//go:build !windows

package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"formatietafel/session/store"
	"formatietafel/session/store/faulty"
)

const stateDir = "/staat"

var secret = store.Passphrase{Text: "de zwaan steekt over bij laag water", Work: 2}

func newDisk() *faulty.Disk { return faulty.New(noon, folder) }

// recovered gives what a next run finds of the one document there was.
func recovered(t *testing.T, disk *faulty.Disk, key *store.Key) (string, bool) {
	t.Helper()
	s := store.NewState(disk, stateDir)
	found, err := s.Found()
	if err != nil {
		t.Fatal(err)
	}
	if len(found) == 0 {
		return "", false
	}
	if len(found) > 1 {
		t.Fatalf("%d documents found", len(found))
	}
	content, _, err := s.Recover(found[0], key)
	if err != nil {
		t.Fatal(err)
	}
	return string(content), true
}

// text makes content that looks like a session growing and shrinking.
func text(i int) []byte {
	return []byte("format = 1\n" + strings.Repeat("regel\n", i%17) + fmt.Sprintf("titel = %d\n", i) + strings.Repeat("slot\n", i%5))
}

func TestAJournalSurvives(t *testing.T) {
	for name, protected := range map[string]bool{"plain": false, "protected": true} {
		t.Run(name, func(t *testing.T) {
			disk := newDisk()
			s := store.NewState(disk, stateDir)
			var key *store.Key
			if protected {
				var err error
				if key, err = s.Key("id", secret); err != nil {
					t.Fatal(err)
				}
			}
			j, err := s.Begin(store.Head{Session: "id", Path: target}, key, text(0), noon())
			if err != nil {
				t.Fatal(err)
			}
			const changes = 600 // more than twice what goes before a whole one
			for i := 1; i <= changes; i++ {
				if err := j.Append(text(i), noon().Add(time.Duration(i)*time.Second)); err != nil {
					t.Fatal(err)
				}
			}
			if _, any := recovered(t, disk, key); any {
				t.Error("a document that is open is offered")
			}
			if protected && disk.Contains("titel") {
				t.Error("plain text reached the disk")
			}
			after := disk.PowerLoss(rand.New(rand.NewPCG(1, 1)))
			got, any := recovered(t, after, key)
			if !any || got != string(text(changes)) {
				t.Errorf("found %q", got)
			}
			found, _ := store.NewState(after, stateDir).Found()
			_, at, _ := store.NewState(after, stateDir).Recover(found[0], key)
			if !at.Equal(noon().Add(changes * time.Second)) {
				t.Errorf("its moment is %v", at)
			}
		})
	}
}

func TestSavedIsNotOffered(t *testing.T) {
	steps := []struct {
		do   func(*store.Journal) error
		want int // what is offered after it; -1 for nothing
	}{
		{func(j *store.Journal) error { return j.Saved(target, "d1", text(1)) }, -1},
		{func(j *store.Journal) error { return j.Append(text(2), noon()) }, 2},
		{func(j *store.Journal) error { return j.Saved(target, "d1", text(1)) }, 2},
		{func(j *store.Journal) error { return j.Saved(target, "d2", text(2)) }, -1},
		{func(j *store.Journal) error { return j.Append(text(3), noon()) }, 3},
	}
	for last, wanted := range steps {
		disk := newDisk()
		j, err := store.NewState(disk, stateDir).Begin(store.Head{Session: "id"}, nil, text(1), noon())
		if err != nil {
			t.Fatal(err)
		}
		for _, step := range steps[:last+1] {
			if err := step.do(j); err != nil {
				t.Fatal(err)
			}
		}
		next := disk.Kill()
		if got, any := recovered(t, next, nil); any != (wanted.want >= 0) || any && got != string(text(wanted.want)) {
			t.Errorf("after step %d %q is offered", last, got)
		}
		if found, _ := store.NewState(next, stateDir).Found(); len(found) == 1 && found[0].Head.Path != target {
			t.Errorf("after step %d the file is %q", last, found[0].Head.Path)
		}
	}
}

func TestSavingOftenLosesNothing(t *testing.T) {
	disk := newDisk()
	s := store.NewState(disk, stateDir)
	j, err := s.Begin(store.Head{Session: "id"}, nil, text(0), noon())
	if err != nil {
		t.Fatal(err)
	}
	for i := range 2000 {
		if err := j.Saved(target, "d", text(0)); err != nil {
			t.Fatal(i, err)
		}
	}
	if err := j.Append(text(1), noon()); err != nil {
		t.Fatal(err)
	}
	if got, _ := recovered(t, disk.Kill(), nil); got != string(text(1)) {
		t.Errorf("found %q", got)
	}
}

func TestEndLeavesNothing(t *testing.T) {
	disk := newDisk()
	s := store.NewState(disk, stateDir)
	j, err := s.Begin(store.Head{Session: "id"}, nil, text(0), noon())
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(j.End(), j.End()); err != nil {
		t.Fatal(err)
	}
	if names := disk.Names(); len(names) != 0 {
		t.Errorf("left %v", names)
	}
	if j.Append(text(1), noon()) == nil {
		t.Error("a journal that ended takes changes")
	}
}

// TestEachFailureOfAJournal fails each operation in turn, goes on, and lets
// the power go: what Append said to have is there, or something later.
func TestEachFailureOfAJournal(t *testing.T) {
	const changes = 12
	run := func(disk *faulty.Disk) (had, last int) {
		s := store.NewState(disk, stateDir)
		had, last = -1, -1
		j, err := s.Begin(store.Head{Session: "id"}, nil, text(0), noon())
		if err != nil {
			return had, last
		}
		for i := 0; i <= changes; i++ {
			last = i
			if i == 5 && j.Saved(target, "d", text(1)) != nil {
				continue
			}
			if j.Append(text(i), noon()) == nil {
				had = i
			}
		}
		return had, last
	}
	count := newDisk()
	run(count)
	for at := 1; at <= count.Operations(); at++ {
		for _, lasting := range []int{0, 1, 7} {
			for seed := range uint64(5) {
				disk := newDisk()
				disk.FailAt, disk.FailFor, disk.Fault = at, lasting, syscall.ENOSPC
				had, last := run(disk)
				got, any := recovered(t, disk.PowerLoss(rand.New(rand.NewPCG(seed, 4))), nil)
				if had < 0 {
					continue
				}
				if n := index(got); !any || n < had || n > last {
					t.Fatalf("operation %d for %d (%v): had %d, found %d", at, lasting+1, disk.Log()[at-1], had, n)
				}
			}
		}
	}
}

func index(content string) int {
	for i := range 1000 {
		if content == string(text(i)) {
			return i
		}
	}
	return -1
}

// TestATornTailIsCut cuts a journal at every byte.
func TestATornTailIsCut(t *testing.T) {
	disk := newDisk()
	s := store.NewState(disk, stateDir)
	j, err := s.Begin(store.Head{Session: "id"}, nil, text(0), noon())
	if err != nil {
		t.Fatal(err)
	}
	for i := 1; i <= 9; i++ {
		if err := j.Append(text(i), noon()); err != nil {
			t.Fatal(err)
		}
	}
	path := disk.Names()[len(disk.Names())-1]
	if !strings.HasSuffix(path, ".journal") {
		path = disk.Names()[0]
	}
	whole, err := disk.Read(path, 0, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	before := -1
	for cut := 0; cut <= len(whole); cut++ {
		next := disk.Kill()
		next.Put(path, whole[:cut])
		content, any := recovered(t, next, nil)
		n := index(content)
		if any && n < 0 || n < before {
			t.Fatalf("cut at %d gives %q", cut, content)
		}
		before = max(before, n)
	}
	if before != 9 {
		t.Errorf("the whole journal gives %d", before)
	}
}

func TestKeys(t *testing.T) {
	s := store.NewState(newDisk(), stateDir)
	first, err := s.Key("id", secret)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Keep("id", "hour", []byte("tekst"), noon(), first); err != nil {
		t.Fatal(err)
	}
	again, err := s.Key("id", secret)
	if err != nil {
		t.Fatal(err)
	}
	versions, err := s.Versions("id")
	if err != nil || len(versions) != 1 {
		t.Fatal(versions, err)
	}
	if got, err := s.Content(versions[0], again); err != nil || string(got) != "tekst" {
		t.Errorf("%q, %v", got, err)
	}
	other := store.Passphrase{Text: "een heel andere zin dan de eerste", Work: 2}
	if _, err := s.OpenKey("id", versions[0].Key, other); !errors.Is(err, store.ErrPassphrase) {
		t.Errorf("another passphrase: %v", err)
	}
	if err := s.Wrap("id", again, other); err != nil {
		t.Fatal(err)
	}
	if _, err := s.OpenKey("id", versions[0].Key, secret); !errors.Is(err, store.ErrPassphrase) {
		t.Errorf("the old passphrase still opens it: %v", err)
	}
	if _, err := s.Content(versions[0], nil); !errors.Is(err, store.ErrProtected) {
		t.Errorf("without a key: %v", err)
	}
	stranger, err := s.Key("anders", secret)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Content(versions[0], stranger); err == nil {
		t.Error("the key of another session opens it")
	}
}

func TestProtectLeavesNoPlainText(t *testing.T) {
	disk := newDisk()
	s := store.NewState(disk, stateDir)
	if err := s.Keep("id", "hour", []byte("GEHEIM een"), noon(), nil); err != nil {
		t.Fatal(err)
	}
	j, err := s.Begin(store.Head{Session: "id"}, nil, []byte("GEHEIM twee"), noon())
	if err != nil {
		t.Fatal(err)
	}
	j.Leave()
	if !disk.Contains("GEHEIM") {
		t.Fatal("this test sees nothing")
	}
	key, err := s.Key("id", secret)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Protect("id", key); err != nil {
		t.Fatal(err)
	}
	if disk.Contains("GEHEIM") {
		t.Error("plain text is left")
	}
	if got, any := recovered(t, disk, key); !any || got != "GEHEIM twee" {
		t.Errorf("found %q", got)
	}
	versions, _ := s.Versions("id")
	if len(versions) != 1 {
		t.Fatalf("versions %v", versions)
	}
	if got, err := s.Content(versions[0], key); err != nil || string(got) != "GEHEIM een" {
		t.Errorf("%q, %v", got, err)
	}
}

func TestVersions(t *testing.T) {
	s := store.NewState(newDisk(), stateDir)
	for i, reason := range []string{"hour", "step-vision", "document", "document"} {
		content := fmt.Sprint("inhoud ", min(i, 2)) // the last is the same again
		if err := s.Keep("../../etc", reason, []byte(content), noon().Add(time.Duration(i)*time.Hour), nil); err != nil {
			t.Fatal(err)
		}
	}
	list, err := s.Versions("../../etc")
	if err != nil || len(list) != 3 || list[0].Reason != "document" || !list[2].At.Equal(noon()) {
		t.Fatalf("%+v, %v", list, err)
	}
	if other, _ := s.Versions("anders"); len(other) != 0 {
		t.Errorf("another session has %v", other)
	}
	if err := s.Keep("id", "../weg", nil, noon(), nil); err == nil {
		t.Error("a reason with a path is accepted")
	}
}

func TestTwoVersionsOfOneMomentBothStay(t *testing.T) {
	s := store.NewState(newDisk(), stateDir)
	for _, content := range []string{"een", "twee"} {
		if err := s.Keep("id", "document", []byte(content), noon(), nil); err != nil {
			t.Fatal(err)
		}
	}
	if list, _ := s.Versions("id"); len(list) != 2 {
		t.Errorf("%v", list)
	}
}

// TestThinning: an hour's version for a hundred days.
func TestThinning(t *testing.T) {
	disk := newDisk()
	s := store.NewState(disk, stateDir)
	now := noon()
	for i := range 100 * 24 {
		now = noon().Add(time.Duration(i) * time.Hour)
		if err := s.Keep("id", "hour", []byte(fmt.Sprint(i)), now, nil); err != nil {
			t.Fatal(err)
		}
	}
	list, err := s.Versions("id")
	if err != nil {
		t.Fatal(err)
	}
	recent, days, oldest := 0, map[string]int{}, now
	for _, v := range list {
		if now.Sub(v.At) <= 48*time.Hour {
			recent++
		} else {
			days[v.At.Format(time.DateOnly)]++
		}
		oldest = v.At
	}
	if recent != 49 {
		t.Errorf("%d of the past two days", recent)
	}
	for day, n := range days {
		if n != 1 {
			t.Errorf("%d of %s", n, day)
		}
	}
	if age := now.Sub(oldest); len(days) < 57 || age > 60*24*time.Hour {
		t.Errorf("%d days, the oldest %v ago", len(days), age)
	}
}

func TestStateDir(t *testing.T) {
	env := map[string]string{"HOME": "/home/anna"}
	get := func(name string) string { return env[name] }
	if dir, err := store.StateDir(get); err != nil || !strings.HasPrefix(dir, "/home/anna/") || !strings.HasSuffix(dir, "/formatietafel") {
		t.Errorf("%s, %v", dir, err)
	}
	env = map[string]string{"HOME": "nergens"}
	if dir, err := store.StateDir(get); err == nil {
		t.Errorf("a relative home gives %s", dir)
	}
}

// FuzzJournal reads whatever stands in a journal: content or nothing.
func FuzzJournal(f *testing.F) {
	disk := newDisk()
	s := store.NewState(disk, stateDir)
	j, err := s.Begin(store.Head{Session: "id"}, nil, text(0), noon())
	if err != nil {
		f.Fatal(err)
	}
	for i := range 5 {
		if err := j.Append(text(i), noon()); err != nil {
			f.Fatal(err)
		}
	}
	j.Leave()
	name := disk.Names()[0]
	seed, err := disk.Read(name, 0, 1<<20)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(seed)
	f.Add(bytes.Repeat(seed, 3))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, data []byte) {
		disk := newDisk()
		_ = disk.MakeDir(stateDir + "/journals")
		disk.Put(name, data)
		s := store.NewState(disk, stateDir)
		found, err := s.Found()
		if err != nil {
			t.Fatal(err)
		}
		for _, one := range found {
			if content, _, err := s.Recover(one, nil); err == nil && len(content) > store.MaxSize {
				t.Errorf("%d bytes of content", len(content))
			}
		}
	})
}

// TestATornRenewalFallsBack: a journal that began anew, and was cut while it
// did, while the one before it is still there.
func TestATornRenewalFallsBack(t *testing.T) {
	disk := newDisk()
	j, err := store.NewState(disk, stateDir).Begin(store.Head{Session: "id"}, nil, text(1), noon())
	if err != nil {
		t.Fatal(err)
	}
	old := disk.Names()[0]
	before, err := disk.Read(old, 0, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	disk.FailAt, disk.Fault = disk.Operations()+1, syscall.ENOSPC
	if j.Append(text(2), noon()) == nil {
		t.Fatal("the append did not fail")
	}
	if err := j.Append(text(3), noon()); err != nil {
		t.Fatal(err)
	}
	renewed := disk.Names()[0]
	after, err := disk.Read(renewed, 0, 1<<20)
	if err != nil || renewed == old {
		t.Fatalf("%s was not renewed: %v", renewed, err)
	}
	for cut := range after {
		next := disk.Kill()
		next.Put(old, before)
		next.Put(renewed, after[:cut])
		if got, _ := recovered(t, next, nil); got != string(text(1)) {
			t.Fatalf("cut at %d gives %q", cut, got)
		}
	}
}

// TestProtectAndRewriteClearWhatWasSaved: a journal whose file has it all
// still holds the text, and so does one that was never whole.
// halfKept ends the program between writing a version and giving it its name.
func halfKept(disk *faulty.Disk, text string) error {
	keep := func(disk *faulty.Disk) error {
		return store.NewState(disk, stateDir).Keep("id", "hour", []byte(text), noon(), nil)
	}
	count := newDisk()
	if err := keep(count); err != nil {
		return err
	}
	named := slices.IndexFunc(count.Log(), func(op string) bool { return strings.HasPrefix(op, "rename") })
	disk.DieAt = disk.Operations() + named + 1
	if err := keep(disk); !errors.Is(err, faulty.ErrDead) {
		return fmt.Errorf("it goes on: %w", err)
	}
	return nil
}

func TestProtectAndRewriteClearWhatWasSaved(t *testing.T) {
	const marker = "GEHEIM"
	same := func(content []byte) ([]byte, error) {
		return []byte(strings.ReplaceAll(string(content), marker, "")), nil
	}
	for name, clear := range map[string]func(*store.State) error{
		"protect": func(s *store.State) error {
			key, err := s.Key("id", secret)
			return errors.Join(err, s.Protect("id", key))
		},
		"rewrite": func(s *store.State) error { return s.Rewrite("id", nil, same) },
	} {
		t.Run(name, func(t *testing.T) {
			disk := newDisk()
			s := store.NewState(disk, stateDir)
			for i, saved := range []bool{true, false} {
				j, err := s.Begin(store.Head{Session: "id"}, nil, []byte(fmt.Sprint(marker, i)), noon())
				if err == nil && saved {
					err = j.Saved(target, "d", []byte(fmt.Sprint(marker, i)))
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			disk = disk.Kill()
			disk.Put(stateDir+"/journals/TORN-000001.journal", []byte("formatietafel journal 1\n\x00\x00\x01\x00"+marker))
			disk.Put(stateDir+"/journals/LATER-000001.journal", []byte("formatietafel journal 2\nvan een latere versie"))
			if err := halfKept(disk, marker+" half"); err != nil || !disk.Contains(marker+" half") {
				t.Fatal("nothing is half written: ", err)
			}
			disk = disk.Kill()
			s = store.NewState(disk, stateDir)
			if err := clear(s); err != nil {
				t.Fatal(err)
			}
			if disk.Contains(marker) {
				t.Errorf("it is still in %v", disk.Names())
			}
			if !disk.Contains("van een latere versie") {
				t.Error("the journal of a later version is gone")
			}
			found, err := s.Found()
			if want := map[bool]int{true: 0, false: 1}[name == "wipe"]; err != nil || len(found) != want {
				t.Errorf("%d can be recovered, want %d (%v)", len(found), want, err)
			}
		})
	}
}

// TestWhatACrashLeftHalfWrittenGoes: a version of which only the name was
// missing goes once another is kept that is a minute younger.
func TestWhatACrashLeftHalfWrittenGoes(t *testing.T) {
	disk := newDisk()
	if err := halfKept(disk, "half"); err != nil {
		t.Fatal(err)
	}
	disk = disk.Kill()
	for after, left := range map[time.Duration]bool{time.Second: true, 2 * time.Minute: false} {
		again := disk.Kill()
		if err := store.NewState(again, stateDir).Keep("id", "hour", []byte("nieuw"), noon().Add(after), nil); err != nil {
			t.Fatal(err)
		}
		if again.Contains("half") != left {
			t.Errorf("%v later it is there: %v", after, !left)
		}
	}
}

// TestAClockThatWasAheadOnceTakesNoVersions: a laptop with an empty battery
// may start in another year.
func TestAClockThatWasAheadOnceTakesNoVersions(t *testing.T) {
	s := store.NewState(newDisk(), stateDir)
	keep := func(i int, at time.Time) int {
		if err := s.Keep("id", "hour", []byte{byte(i)}, at, nil); err != nil {
			t.Fatal(err)
		}
		list, err := s.Versions("id")
		if err != nil {
			t.Fatal(err)
		}
		return len(list)
	}
	const evening = 40
	for i := range evening {
		keep(i, noon().Add(time.Duration(i)*time.Minute))
	}
	if n := keep(evening, noon().AddDate(1, 0, 0)); n != evening+1 {
		t.Errorf("a year ahead: %d are left", n)
	}
	for i := 1; i < 5; i++ { // put right again
		if n := keep(evening+i, noon().Add(time.Hour+time.Duration(i)*time.Minute)); n != evening+1+i {
			t.Errorf("%d versions later %d are left", i, n)
		}
	}
}

// lookedAt is a disk on which another window has each run once.
type lookedAt struct {
	*faulty.Disk
	looked bool
}

func (l *lookedAt) Lock(path string) (store.LockFile, error) {
	if !l.looked {
		l.looked = true
		return nil, store.ErrLocked
	}
	return l.Disk.Lock(path)
}

func TestAJournalThatIsLookedAtBeginsAnother(t *testing.T) {
	disk := newDisk()
	s := store.NewState(&lookedAt{Disk: disk}, stateDir)
	j, err := s.Begin(store.Head{Session: "id"}, nil, []byte("werk"), noon())
	if err != nil {
		t.Fatal(err)
	}
	if found, err := store.NewState(disk, stateDir).Found(); err != nil || len(found) != 0 {
		t.Errorf("offered while it is open: %+v, %v", found, err)
	}
	j.Leave()
	if found, err := s.Found(); err != nil || len(found) != 1 {
		t.Errorf("once it is left: %+v, %v", found, err)
	}
}
