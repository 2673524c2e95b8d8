//go:build !windows

package desk

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"formatietafel/guide"
	"formatietafel/session"
	"formatietafel/session/store"
	"formatietafel/session/store/faulty"
)

const (
	sessionFile = "/map/a.formatie"
	stateFolder = "/staat"
	passphrase  = "de zwaan steekt over bij laag water"
)

// onDisk is a desk on a disk in memory, as one run of the program has it.
func onDisk(w *world, disk *faulty.Disk, who string) *Desk {
	p := w.params()
	p.Disk, p.State, p.Work = store.Disk{FS: disk}, store.NewState(disk, stateFolder), 1
	p.Claim = func(path string, now time.Time) *store.Claim {
		return store.Disk{FS: disk}.Claim(path, store.Holder{Who: who, Where: "LAPTOP-3"}, now)
	}
	return New(p)
}

func newDisk(w *world) *faulty.Disk {
	return faulty.New(func() time.Time { return w.now }, "/map")
}

func find(t *testing.T, d *Desk) []Found {
	t.Helper()
	var list []Found
	d.Find(func(found []Found, err error) {
		must(t, err)
		list = found
	})
	return list
}

func inspect(t *testing.T, d *Desk, f Found, words string) *Recovered {
	t.Helper()
	var got *Recovered
	d.Inspect(f, words, func(r *Recovered, err error) {
		must(t, err)
		got = r
	})
	return got
}

func recoverAll(t *testing.T, d *Desk, words string) *Recovered {
	t.Helper()
	found := find(t, d)
	if len(found) != 1 {
		t.Fatalf("%d found: %+v", len(found), found)
	}
	r := inspect(t, d, found[0], words)
	d.Recover(r, func(err error) { must(t, err) })
	return r
}

func versions(t *testing.T, d *Desk) []Version {
	t.Helper()
	var list []Version
	d.Versions(func(v []Version, err error) {
		must(t, err)
		list = v
	})
	return list
}

func fileHolds(t *testing.T, disk *faulty.Disk, path, text string) bool {
	t.Helper()
	data, err := store.Disk{FS: disk}.Read(path)
	must(t, err)
	return strings.Contains(string(data), text)
}

func TestAChangeSurvivesAPowerLossAfterASecond(t *testing.T) {
	for name, path := range map[string]string{"with a file": sessionFile, "without": ""} {
		t.Run(name, func(t *testing.T) {
			w := newWorld()
			disk := newDisk(w)
			d := onDisk(w, disk, "jansen")
			if path != "" {
				must(t, saveAs(d, path))
			}
			d.Change("titel", "title", setTitle("Waterrijk"))
			w.pass(time.Second)
			next := disk.PowerLoss(rand.New(rand.NewPCG(1, 1)))
			w = &world{now: w.now}
			d = onDisk(w, next, "jansen")
			before := next.Names()
			r := inspect(t, d, find(t, d)[0], "")
			if r.Work.Session.Title != "Waterrijk" || r.Same() {
				t.Errorf("found %q, same %v", r.Work.Session.Title, r.Same())
			}
			if path != "" && (r.File.IsZero() || r.File.Session.Title != "" || r.Behind) {
				t.Errorf("the file is %+v, behind %v", r.File, r.Behind)
			}
			for _, name := range next.Names() {
				if !slices.Contains(before, name) {
					t.Errorf("looking made %s", name)
				}
			}
			recoverAll(t, d, "")
			w.pass(time.Minute)
			if d.Session().Title != "Waterrijk" || !d.WouldLose() {
				t.Error("not recovered")
			}
			if path == "" {
				must(t, saveAs(d, sessionFile))
			} else {
				if fileHolds(t, next, path, "Waterrijk") {
					t.Error("the file was written over without a word")
				}
				must(t, save(d))
			}
			if !fileHolds(t, next, sessionFile, "Waterrijk") || d.WouldLose() {
				t.Error("not saved")
			}
			if left := find(t, onDisk(w, next.Kill(), "jansen")); len(left) > 0 {
				t.Errorf("what was saved is offered again: %+v", left)
			}
		})
	}
}

// TestEveryChangeIsInTheJournalWithinASecond types at random on a disk that
// takes up to 300 ms for each thing, on a clock moved by hand. Whenever the
// power goes, each change of more than a second old is there.
func TestEveryChangeIsInTheJournalWithinASecond(t *testing.T) {
	const slowest, promised = 300, time.Second // milliseconds
	for seed := range uint64(1000) {
		random := rand.New(rand.NewPCG(seed, 6))
		w := newWorld()
		disk := newDisk(w)
		d := onDisk(w, disk, "jansen")
		if seed%2 == 0 {
			must(t, saveAs(d, sessionFile))
		}
		w.slow = func() time.Duration { return time.Duration(random.IntN(slowest+1)) * time.Millisecond }
		var made []time.Time
		for n := range 1 + random.IntN(30) {
			d.Change("titel", "", setTitle(fmt.Sprintf("titel %d", n)))
			made = append(made, w.now)
			w.pass(time.Duration(random.IntN(random.IntN(1500)+1)) * time.Millisecond)
		}
		least := lastBefore(made, w.now.Add(-promised))
		if newest := newestTitle(t, disk.PowerLoss(random), w.now); newest < least {
			t.Fatalf("seed %d: change %d of %d is there, and %d is more than a second old", seed, newest, len(made)-1, least)
		}
	}
}

// newestTitle gives the number of the last change that is in the file or is
// offered; -1 for none.
func newestTitle(t *testing.T, disk *faulty.Disk, now time.Time) int {
	t.Helper()
	d := onDisk(&world{now: now}, disk, "jansen")
	newest := -1
	look := func(s *session.Session) {
		var n int
		if _, err := fmt.Sscanf(s.Title, "titel %d", &n); err == nil {
			newest = max(newest, n)
		}
	}
	if data, err := (store.Disk{FS: disk}).Read(sessionFile); err == nil {
		s, err := session.Read(data)
		must(t, err)
		look(s)
	}
	for _, f := range find(t, d) {
		look(inspect(t, d, f, "").Work.Session)
	}
	return newest
}

// lastBefore gives the last change that was made by then; -1 for none.
func lastBefore(made []time.Time, then time.Time) int {
	last := -1
	for n, at := range made {
		if !at.After(then) {
			last = n
		}
	}
	return last
}

// TestRecoveredWorkIsNotLostAgain: the second crash comes before anything was
// saved.
func TestRecoveredWorkIsNotLostAgain(t *testing.T) {
	w := newWorld()
	disk := newDisk(w)
	d := onDisk(w, disk, "jansen")
	d.Change("titel", "", setTitle("een"))
	w.pass(time.Second)
	for _, title := range []string{"een", "twee", "drie"} {
		disk = disk.PowerLoss(rand.New(rand.NewPCG(2, 2)))
		w = &world{now: w.now}
		d = onDisk(w, disk, "jansen")
		if r := recoverAll(t, d, ""); r.Work.Session.Title != title {
			t.Fatalf("found %q, want %q", r.Work.Session.Title, title)
		}
		next := map[string]string{"een": "twee", "twee": "drie", "drie": "vier"}[title]
		d.Change("titel", "", setTitle(next))
		w.pass(time.Second)
	}
}

func TestWhatIsLeftForLater(t *testing.T) {
	tests := []struct {
		name  string
		leave func(*Desk)
		want  int
	}{
		{"closing keeps what is in no file", func(d *Desk) { d.Close(nothing) }, 1},
		{"another session too", func(d *Desk) { d.NewSession() }, 1},
		{"given up is gone", func(d *Desk) { d.GiveUp(); d.Close(nothing) }, 0},
		{"saved is gone", func(d *Desk) {
			d.SaveAs(sessionFile, func(error) {})
			d.Close(nothing)
		}, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w := newWorld()
			disk := newDisk(w)
			d := onDisk(w, disk, "jansen")
			d.Change("titel", "", setTitle("Waterrijk")) // and not a moment passes
			test.leave(d)
			if got := find(t, onDisk(w, disk, "jansen")); len(got) != test.want {
				t.Errorf("%d found", len(got))
			}
		})
	}
}

func TestTheSecondWindowOnlyReads(t *testing.T) {
	w := newWorld()
	disk := newDisk(w)
	first, second := onDisk(w, disk, "jansen"), onDisk(w, disk, "bakker")
	must(t, saveAs(first, sessionFile))
	must(t, open(second, sessionFile))
	trouble, text := second.Notice()
	if !second.ReadOnly() || trouble != InUse || !strings.Contains(text, "jansen op LAPTOP-3, sinds 14.02 uur") {
		t.Errorf("read-only %v, notice %q", second.ReadOnly(), text)
	}
	second.Change("titel", "", setTitle("van de tweede"))
	if second.Session().Title != "" || second.WouldLose() {
		t.Error("the second window takes changes")
	}
	if err := save(second); err == nil || !strings.Contains(err.Error(), "jansen") {
		t.Errorf("saving says %v", err)
	}
	if err := second.MakeSeal(); err == nil || second.Session().Seal.Whole() {
		t.Errorf("the second window sealed the session: %v", err)
	}
	first.Change("titel", "", setTitle("van de eerste"))
	must(t, save(first))
	must(t, saveAs(second, "/map/kopie.formatie"))
	if second.ReadOnly() {
		t.Error("its own copy is read-only")
	}
	first.Close(nothing)
	must(t, open(second, sessionFile))
	if second.ReadOnly() || second.Session().Title != "van de eerste" {
		t.Error("not free after the first window closed")
	}
	must(t, open(second, sessionFile)) // the file that is open already
	if second.ReadOnly() {
		t.Error("reopening shuts out itself")
	}
	if third := onDisk(w, disk, "smit"); open(third, sessionFile) != nil || !third.ReadOnly() {
		t.Error("reopening gave the lock away")
	}
}

func TestLocksThatCannotBe(t *testing.T) {
	t.Run("a crash is noticed", func(t *testing.T) {
		w := newWorld()
		disk := newDisk(w)
		must(t, saveAs(onDisk(w, disk, "jansen"), sessionFile))
		d := onDisk(w, disk.Kill(), "jansen")
		must(t, open(d, sessionFile))
		if trouble, text := d.Notice(); trouble != Abandoned || !strings.Contains(text, "jansen") || d.ReadOnly() {
			t.Errorf("%v %q", trouble, text)
		}
	})
	t.Run("a disk without locks", func(t *testing.T) {
		w := newWorld()
		disk := newDisk(w)
		disk.NoLocks = true
		d := onDisk(w, disk, "jansen")
		must(t, saveAs(d, sessionFile))
		if trouble, _ := d.Notice(); trouble != Unlocked {
			t.Errorf("nothing is said: %v", trouble)
		}
		disk.Put(sessionFile, []byte("van een ander"))
		d.Change("titel", "", setTitle("Waterrijk"))
		w.pass(2 * time.Second)
		if fileHolds(t, disk, sessionFile, "Waterrijk") {
			t.Error("the other's work is gone")
		}
		if trouble, _ := d.Notice(); trouble != Conflict {
			t.Errorf("nothing is said: %v", trouble)
		}
	})
	t.Run("signs of life", func(t *testing.T) {
		w := newWorld()
		disk := newDisk(w)
		must(t, saveAs(onDisk(w, disk, "jansen"), sessionFile))
		w.pass(time.Hour)
		var seen string
		for _, name := range disk.Names() {
			if strings.HasSuffix(name, ".in-gebruik") {
				data, err := disk.Read(name, 1, 1000)
				must(t, err)
				seen = string(data)
			}
		}
		if !strings.Contains(seen, `"seen":"2026-11-24T15:02:00Z"`) {
			t.Errorf("after an hour the lock says %q", seen)
		}
	})
}

func TestConflicts(t *testing.T) {
	theirs := session.Marshal(&session.Session{Format: 1, Kind: session.KindSession, ID: "0195c3f4-0000-7000-8000-000000000001", Title: "van een ander"})
	start := func(t *testing.T) (*world, *faulty.Disk, *Desk) {
		w := newWorld()
		disk := newDisk(w)
		d := onDisk(w, disk, "jansen")
		must(t, saveAs(d, sessionFile))
		d.Change("titel", "", setTitle("van ons"))
		return w, disk, d
	}
	t.Run("changed, and saved over when asked", func(t *testing.T) {
		w, disk, d := start(t)
		disk.Put(sessionFile, theirs)
		w.pass(time.Hour)
		if err := save(d); !errors.Is(err, ErrBehind) {
			t.Errorf("saving says %v", err)
		}
		var err error
		d.SaveOver(func(e error) { err = e })
		must(t, err)
		if !fileHolds(t, disk, sessionFile, "van ons") {
			t.Error("not saved over")
		}
		kept := versions(t, d)
		if len(kept) == 0 || !strings.Contains(kept[0].Why, "ander programma") {
			t.Fatalf("%+v", kept)
		}
		d.Look(kept[0], "", func(s session.File, err error) {
			must(t, err)
			if s.Session.Title != "van een ander" {
				t.Errorf("kept %q", s.Session.Title)
			}
		})
		d.Change("titel", "", setTitle("verder"))
		w.pass(2 * time.Second)
		if !fileHolds(t, disk, sessionFile, "verder") {
			t.Error("saving by itself did not go on")
		}
	})
	t.Run("moved", func(t *testing.T) {
		w, disk, d := start(t)
		must(t, disk.Remove(sessionFile))
		w.pass(time.Hour)
		if err := save(d); !errors.Is(err, ErrGone) {
			t.Errorf("saving says %v", err)
		}
		if _, err := disk.Stat(sessionFile); err == nil {
			t.Error("a file that somebody moved came back by itself")
		}
		must(t, saveAs(d, "/map/b.formatie"))
		if trouble, _ := d.Notice(); trouble != NoTrouble || !fileHolds(t, disk, "/map/b.formatie", "van ons") {
			t.Errorf("not saved elsewhere: %v", trouble)
		}
	})
	t.Run("protected by another, and not saved over in plain text", func(t *testing.T) {
		w, disk, d := start(t)
		w.pass(time.Minute)
		protectFile(t, disk)
		d.Change("titel", "", setTitle("van ons, later"))
		w.pass(time.Minute)
		d.SaveOver(func(err error) {
			if !errors.Is(err, ErrProtected) || !strings.Contains(err.Error(), "beveilig haar eerst") {
				t.Errorf("saving over says %v", err)
			}
		})
		w.pass(time.Minute)
		if data, err := (store.Disk{FS: disk}).Read(sessionFile); err != nil || !store.IsProtected(data) {
			t.Fatalf("the file is plain text: %v", err)
		}
		d.Protect(passphrase, func(error) {}) // which the file refuses until it may be saved over
		d.SaveOver(func(err error) { must(t, err) })
		d.Look(versions(t, d)[0], "", func(s session.File, err error) {
			must(t, err)
			if s.Session.Title != "van ons" {
				t.Errorf("kept %q", s.Session.Title)
			}
		})
	})
	t.Run("no session of ours", func(t *testing.T) {
		w, disk, d := start(t)
		disk.Put(sessionFile, []byte("een brief"))
		w.pass(time.Minute)
		d.SaveOver(func(err error) {
			if err == nil || !strings.Contains(err.Error(), "niet als eerdere versie te bewaren") {
				t.Errorf("saving over says %v", err)
			}
		})
		if !fileHolds(t, disk, sessionFile, "een brief") {
			t.Error("what cannot be kept is gone")
		}
		must(t, saveAs(d, sessionFile))
	})
	t.Run("a stick pulled out, and back", func(t *testing.T) {
		w, disk, d := start(t)
		must(t, save(d))
		disk.FailAt, disk.FailFor, disk.Fault = disk.Operations()+1, 1<<30, syscall.EIO
		d.Change("titel", "", setTitle("zonder stick"))
		w.pass(3 * time.Second)
		if trouble, text := d.Notice(); trouble != Unwritten || !strings.Contains(text, "antwoordt niet") || !d.WouldLose() {
			t.Errorf("%v %q", trouble, text)
		}
		disk.FailAt = 0
		w.pass(time.Minute)
		if trouble, text := d.Notice(); trouble != NoTrouble || !fileHolds(t, disk, sessionFile, "zonder stick") {
			t.Errorf("%v %q", trouble, text)
		}
	})
}

func TestAJournalThatFailsIsSaidAndTriedAgain(t *testing.T) {
	w := newWorld()
	disk := newDisk(w)
	d := onDisk(w, disk, "jansen")
	disk.FailAt, disk.FailFor, disk.Fault = 1, 1<<30, syscall.ENOSPC
	d.Change("titel", "", setTitle("Waterrijk"))
	w.pass(time.Second)
	if trouble, _ := d.Notice(); trouble != Unrecorded || d.CanWait() {
		t.Errorf("nothing is said: %v", trouble)
	}
	disk.FailAt = 0
	w.pass(2 * time.Second)
	if trouble, _ := d.Notice(); trouble != NoTrouble || !d.CanWait() {
		t.Errorf("still %v", trouble)
	}
	if got := find(t, onDisk(w, disk.Kill(), "jansen")); len(got) != 1 {
		t.Errorf("%d found", len(got))
	}
}

// table is a session with which a step can be finished.
func finishTable(s *session.Session) {
	s.Municipality.Name = "Waterrijk"
	s.Parties = []session.Party{{ID: "lokaal", Name: "Lokaal"}}
}

func TestEarlierVersions(t *testing.T) {
	w := newWorld()
	disk := newDisk(w)
	d := onDisk(w, disk, "jansen")
	d.p.Guide = guide.Builtin()
	must(t, saveAs(d, sessionFile))
	d.Change("titel", "", setTitle("een"))
	w.pass(time.Second)
	d.Change("tafel", "", finishTable)
	w.pass(61 * time.Minute)
	d.Change("titel", "", setTitle("twee"))
	w.pass(time.Second)
	d.Change("titel", "", setTitle("drie"))
	d.KeepDocument()
	var why []string
	list := versions(t, d)
	for _, v := range list {
		why = append(why, v.Why)
	}
	if got, want := strings.Join(why, ", "), "document gemaakt, na een uur werk, stap Tafel klaar, bij het openen"; got != want {
		t.Fatalf("kept %q, want %q", got, want)
	}
	var then session.File
	d.Look(list[2], "", func(s session.File, err error) {
		must(t, err)
		then = s
	})
	if then.Session.Title != "een" || then.Session.Municipality.Name != "Waterrijk" {
		t.Errorf("the step was finished with %q", then.Session.Title)
	}
	d.Restore(then)
	if d.Session().Title != "een" {
		t.Errorf("restored %q", d.Session().Title)
	}
	if d.Undo(); d.Session().Title != "drie" {
		t.Errorf("undone to %q", d.Session().Title)
	}
	w.pass(time.Minute)
	if fileHolds(t, disk, sessionFile, "opened") {
		t.Error("the file carries history")
	}
}

const marker = "GEHEIM-van-de-formatie"

func TestProtectedLeavesNoPlainTextAnywhere(t *testing.T) {
	w := newWorld()
	disk := newDisk(w)
	d := onDisk(w, disk, "jansen")
	must(t, saveAs(d, sessionFile))
	d.Change("titel", "", setTitle(marker+" een"))
	w.pass(time.Minute)
	d.KeepDocument()
	if !disk.Contains(marker) {
		t.Fatal("the test sees nothing")
	}
	var err error
	d.Protect(passphrase, func(e error) { err = e })
	must(t, err)
	if disk.Contains(marker) || !d.IsProtected() {
		t.Fatal("plain text stays after protecting")
	}
	d.Change("titel", "", setTitle(marker+" twee"))
	w.pass(time.Minute)
	d.Change("titel", "", setTitle(marker+" drie"))
	d.KeepDocument()
	w.pass(500 * time.Millisecond) // in the journal, not yet in the file
	if disk.Contains(marker) {
		t.Fatal("plain text reached the disk")
	}

	next := disk.PowerLoss(rand.New(rand.NewPCG(3, 3)))
	w = &world{now: w.now}
	d = onDisk(w, next, "jansen")
	found := find(t, d)
	if len(found) != 1 || !found[0].Protected {
		t.Fatalf("%+v", found)
	}
	for _, wrong := range []string{"", "een ander wachtwoord dan dit"} {
		d.Inspect(found[0], wrong, func(_ *Recovered, err error) {
			if !errors.Is(err, ErrPassphrase) && !errors.Is(err, ErrProtected) {
				t.Errorf("%q gives %v", wrong, err)
			}
		})
	}
	if r := recoverAll(t, d, passphrase); r.Work.Session.Title != marker+" drie" || r.File.IsZero() || r.File.Session.Title != marker+" twee" {
		t.Errorf("recovered %q over %+v", r.Work.Session.Title, r.File)
	}
	must(t, save(d))
	if next.Contains(marker) || !d.IsProtected() {
		t.Error("plain text reached the disk in recovering")
	}
	list := versions(t, d)
	if len(list) < 2 {
		t.Fatalf("%+v", list)
	}
	for _, v := range list {
		if d.NeedsPassphrase(v) {
			t.Errorf("%s asks for a passphrase", v.Why)
		}
		d.Look(v, "", func(s session.File, err error) {
			must(t, err)
			if !strings.HasPrefix(s.Session.Title, marker) && s.Session.Title != "" {
				t.Errorf("%s holds %q", v.Why, s.Session.Title)
			}
		})
	}
	d.Close(nothing)

	d = onDisk(w, next, "jansen")
	if err := open(d, sessionFile); !errors.Is(err, ErrProtected) {
		t.Errorf("opens without a passphrase: %v", err)
	}
	d.Open(sessionFile, passphrase, func(err error) { must(t, err) })
	if d.Session().Title != marker+" drie" || !d.IsProtected() {
		t.Errorf("opened %q", d.Session().Title)
	}
	const other = "een heel andere zin, met een vis erin"
	d.Protect(other, func(err error) { must(t, err) })
	for _, v := range versions(t, d) {
		d.Look(v, "", func(_ session.File, err error) { must(t, err) })
	}
	d.Close(nothing)
	d = onDisk(w, next, "jansen")
	d.Open(sessionFile, passphrase, func(err error) {
		if !errors.Is(err, ErrPassphrase) {
			t.Errorf("the old passphrase: %v", err)
		}
	})
	d.Open(sessionFile, other, func(err error) { must(t, err) })
	if next.Contains(marker) {
		t.Error("plain text reached the disk")
	}
	d.Unprotect(func(err error) { must(t, err) })
	if d.IsProtected() || !fileHolds(t, next, sessionFile, marker) {
		t.Error("still protected")
	}
	for _, v := range versions(t, d) {
		d.Look(v, "", func(_ session.File, err error) { must(t, err) })
	}
}

// TestUnprotectingKeepsTheWork lets each operation on the disk fail, on which
// the only copy of the work is in the journal, and ends the program.
func TestUnprotectingKeepsTheWork(t *testing.T) {
	for name, then := range map[string]func(*world, *Desk){
		"killed at once":        func(*world, *Desk) {},
		"killed after a try":    func(w *world, _ *Desk) { w.pass(time.Minute) },
		"left":                  func(_ *world, d *Desk) { d.Close(nothing) },
		"protected and left":    func(_ *world, d *Desk) { d.Protect(passphrase, func(error) {}); d.Close(nothing) },
		"unprotected once more": func(_ *world, d *Desk) { d.Unprotect(func(error) {}) },
	} {
		t.Run(name, func(t *testing.T) {
			for at := 1; at <= 8; at++ {
				w := newWorld()
				disk := newDisk(w)
				d := onDisk(w, disk, "jansen")
				d.Change("titel", "", setTitle("alleen hier"))
				d.Protect(passphrase, func(err error) { must(t, err) })
				w.pass(time.Minute)
				disk.FailAt, disk.Fault = disk.Operations()+at, syscall.ENOSPC
				var failed error
				d.Unprotect(func(err error) { failed = err })
				then(w, d)
				again := onDisk(&world{now: w.now}, disk.Kill(), "jansen")
				found := find(t, again)
				if len(found) == 0 {
					t.Errorf("operation %d fails (%v): the work is gone", at, failed)
				}
				for _, f := range found {
					words := map[bool]string{true: passphrase}[f.Protected]
					if r := inspect(t, again, f, words); r.Work.Session.Title != "alleen hier" {
						t.Errorf("operation %d: found %q", at, r.Work.Session.Title)
					}
				}
				if failed == nil && name != "protected and left" && (len(found) != 1 || found[0].Protected) {
					t.Errorf("operation %d: what was unprotected is found as %+v", at, found)
				}
				if name == "killed after a try" && found[len(found)-1].Protected {
					t.Errorf("operation %d: nothing is found that was unprotected", at)
				}
			}
		})
	}
}

// protectFile puts a file behind the passphrase, as the command does.
func protectFile(t *testing.T, disk *faulty.Disk) {
	t.Helper()
	data, err := store.Disk{FS: disk}.Read(sessionFile)
	must(t, err)
	sealed, err := store.Passphrase{Text: passphrase, Work: 1}.Encrypt(data)
	must(t, err)
	must(t, store.Disk{FS: disk}.Write(sessionFile, sealed))
}

// TestProtectingThatFailsLeavesNoPlainTextOnceItWorked lets each operation on
// the disk fail, and protects again where the user is told.
func TestProtectingThatFailsLeavesNoPlainTextOnceItWorked(t *testing.T) {
	failed := 0
	for at := 1; at < 100; at++ {
		w := newWorld()
		disk := newDisk(w)
		d := onDisk(w, disk, "jansen")
		must(t, saveAs(d, sessionFile))
		for _, title := range []string{marker, marker + " en meer"} {
			d.Change("titel", "", setTitle(title))
			d.KeepDocument()
			w.pass(time.Minute)
		}
		disk.FailAt, disk.FailFor, disk.Fault = disk.Operations()+at, 0, syscall.EIO
		var first error
		d.Protect(passphrase, func(err error) { first = err })
		done := disk.Operations() < disk.FailAt
		disk.FailAt = 0
		w.pass(time.Minute)
		if first != nil {
			failed++
			d.Protect(passphrase, func(err error) { must(t, err) })
			w.pass(time.Minute)
		}
		if disk.Contains(marker) {
			t.Errorf("operation %d fails (%v): plain text stays", at, first)
		}
		if done {
			break
		}
	}
	if failed < 10 {
		t.Errorf("only %d operations matter", failed)
	}
}

func TestProtectingBesideAFileThatChangedProtectsTheRest(t *testing.T) {
	w := newWorld()
	disk := newDisk(w)
	d := onDisk(w, disk, "jansen")
	d.Change("titel", "", setTitle(marker))
	must(t, saveAs(d, sessionFile))
	d.KeepDocument()
	w.pass(time.Minute)
	disk.Put(sessionFile, []byte("van een ander"))
	d.Protect(passphrase, func(err error) {
		if !errors.Is(err, ErrBehind) {
			t.Errorf("the file: %v", err)
		}
	})
	if disk.Contains(marker) {
		t.Error("plain text stays")
	}
}

func TestWhatWasProtectedElsewhereTakesEarlierVersionsAlong(t *testing.T) {
	w := newWorld()
	disk := newDisk(w)
	d := onDisk(w, disk, "jansen")
	d.Change("titel", "", setTitle(marker))
	must(t, saveAs(d, sessionFile))
	d.KeepDocument()
	d.Close(nothing)
	protectFile(t, disk)
	d = onDisk(w, disk, "jansen")
	d.Open(sessionFile, passphrase, func(err error) { must(t, err) })
	if disk.Contains(marker) {
		t.Error("plain text stays")
	}
	for _, v := range versions(t, d) {
		if d.NeedsPassphrase(v) {
			t.Errorf("%s asks for a passphrase", v.Why)
		}
		d.Look(v, "", func(_ session.File, err error) { must(t, err) })
	}
	if trouble, said := d.Notice(); trouble != NoTrouble {
		t.Errorf("says %s", said)
	}
}

func TestWorkOnAFileThatWasProtectedElsewhereIsProtectedToo(t *testing.T) {
	w := newWorld()
	disk := newDisk(w)
	d := onDisk(w, disk, "jansen")
	must(t, saveAs(d, sessionFile))
	d.Change("titel", "", setTitle(marker))
	w.pass(time.Second)
	disk = disk.Kill()
	protectFile(t, disk)
	w = &world{now: w.now}
	d = onDisk(w, disk, "jansen")
	found := find(t, d)
	if len(found) != 1 {
		t.Fatalf("%+v", found)
	}
	for words, want := range map[string]error{"": ErrProtected, "een ander wachtwoord dan dit": ErrPassphrase} {
		d.Inspect(found[0], words, func(_ *Recovered, err error) {
			if !errors.Is(err, want) {
				t.Errorf("%q gives %v", words, err)
			}
		})
	}
	if r := recoverAll(t, d, passphrase); r.Work.Session.Title != marker || r.File.IsZero() || !r.Behind {
		t.Errorf("recovered %+v", r)
	}
	if !d.IsProtected() || disk.Contains(marker) {
		t.Error("it goes on in plain text")
	}
}

// TestAProtectedSessionWithoutAKeyKeepsNothing: rather no journal than one in
// plain text.
func TestAProtectedSessionWithoutAKeyKeepsNothing(t *testing.T) {
	w := newWorld()
	disk := newDisk(w)
	sealed, err := store.Passphrase{Text: passphrase, Work: 1}.Encrypt(session.Marshal(session.New("id", w.now, "", "")))
	must(t, err)
	disk.Put(sessionFile, sealed)
	count := onDisk(w, disk, "jansen")
	count.Open(sessionFile, passphrase, func(err error) { must(t, err) })
	var at int
	for i, op := range disk.Log() {
		if strings.HasPrefix(op, "makedir") {
			at = i + 1
		}
	}
	disk = newDisk(w)
	disk.Put(sessionFile, sealed)
	disk.FailAt, disk.FailFor, disk.Fault = at, 0, syscall.EACCES
	d := onDisk(w, disk, "jansen")
	d.Open(sessionFile, passphrase, func(err error) { must(t, err) })
	if trouble, _ := d.Notice(); trouble != Unrecorded {
		t.Errorf("nothing is said: %v", trouble)
	}
	d.Change("titel", "", setTitle(marker))
	d.KeepDocument()
	w.pass(time.Minute)
	if disk.Contains(marker) {
		t.Error("plain text reached the disk")
	}
	if d.CanWait() {
		t.Error("promises to keep what it does not")
	}
}

func TestWipeLeavesNothingBehind(t *testing.T) {
	for name, words := range map[string]string{"plain": "", "protected": passphrase} {
		t.Run(name, func(t *testing.T) {
			w := newWorld()
			disk := newDisk(w)
			d := onDisk(w, disk, "jansen")
			must(t, saveAs(d, sessionFile))
			if words != "" {
				d.Protect(words, func(err error) { must(t, err) })
			}
			d.Change("titel", "", setTitle("blijft"))
			w.pass(time.Minute)
			d.Change("park", "", func(s *session.Session) { s.Parking = []session.Parking{{ID: "x", Text: marker}} })
			w.pass(time.Minute)
			d.KeepDocument()
			d.Change("titel", "", setTitle("later"))
			w.pass(time.Minute)
			d.Undo()
			d.Wipe(func(s *session.Session) { s.Parking = nil }, func(err error) { must(t, err) })
			if disk.Contains(marker) {
				t.Error("it is still on the disk")
			}
			for _, v := range versions(t, d) {
				d.Look(v, "", func(s session.File, err error) {
					must(t, err)
					if len(s.Session.Parking) > 0 {
						t.Errorf("it is still in the version %s", v.Why)
					}
				})
			}
			walked := 0
			for _, step := range []func() (string, bool){d.Undo, d.Redo} {
				for {
					if len(d.Session().Parking) > 0 {
						t.Error("it can be brought back")
					}
					if _, ok := step(); !ok {
						break
					}
					walked++
				}
			}
			if walked < 4 {
				t.Errorf("only %d steps are left", walked)
			}
			w.pass(time.Minute)
			if disk.Contains(marker) {
				t.Error("it came back on the disk")
			}
		})
	}
}

// TestWipeTakesAnEntryOutOfEveryState wipes what earlier states have elsewhere:
// a position was sealed before it was shown, an item of nobody before it had
// its party.
func TestWipeTakesAnEntryOutOfEveryState(t *testing.T) {
	w := newWorld()
	disk := newDisk(w)
	d, g := onDisk(w, disk, "jansen"), guide.Builtin()
	must(t, saveAs(d, sessionFile))
	dilemma, value := g.Dilemmas[0].ID, 2
	steps := []func(*session.Session){
		func(s *session.Session) {
			s.Parties = []session.Party{{ID: "groen", Name: "Groen"}, {ID: "blauw", Name: "Blauw"}}
			s.Stances = []session.Stance{{Question: dilemma}}
			s.Vision.Plans = []session.PlanItem{{ID: "p1", Title: marker}}
			s.Vision.Limits = []session.Limit{{ID: "g1", Text: marker, Party: "blauw"}}
		},
		func(s *session.Session) {
			session.HandIn(s, dilemma, session.Position{Party: "groen", State: session.Given, Value: &value, Note: marker})
		},
		func(s *session.Session) { session.Reveal(s, dilemma) },
		func(s *session.Session) { s.Vision.Plans[0].Party, s.Vision.Limits[0].Party = "groen", "groen" },
	}
	for _, change := range steps {
		d.Change("stap", "", change)
		w.pass(time.Minute)
		d.KeepDocument()
		w.pass(time.Minute)
	}
	d.Undo()
	w.pass(time.Minute)
	d.Redo()
	entries := session.Entries(d.Session(), g, "groen")
	if len(entries) != 3 || !disk.Contains(marker) {
		t.Fatalf("to wipe: %+v", entries)
	}
	for _, e := range entries {
		d.Wipe(e.Wipe, func(err error) { must(t, err) })
	}
	if disk.Contains(marker) {
		t.Error("it is still on the disk")
	}
	for _, step := range []func() (string, bool){d.Undo, d.Redo} {
		for ok := true; ok; _, ok = step() {
			if strings.Contains(string(session.Marshal(d.Session())), marker) {
				t.Error("it can be brought back")
			}
		}
	}
	w.pass(time.Minute)
	if disk.Contains(marker) {
		t.Error("it came back on the disk")
	}
}

func TestUndoIsBoundedByWeight(t *testing.T) {
	const size = 1 << 20
	w := newWorld()
	d := New(w.params())
	for i := range 100 {
		d.Change("titel", "", setTitle(strings.Repeat(string(rune('a'+i%26)), size)))
	}
	n := 0
	for {
		if _, ok := d.Undo(); !ok {
			break
		}
		n++
	}
	if n < 40 || n > mostWeight/size {
		t.Errorf("%d changes of a MiB can be undone", n)
	}
	if d.history.weight > mostWeight {
		t.Errorf("it weighs %d", d.history.weight)
	}
	for range n {
		if _, ok := d.Redo(); !ok {
			t.Fatal("what was undone cannot be done again")
		}
	}
}

// TestAThousandChangesBackAndForth: the same bytes, `updated` aside.
func TestAThousandChangesBackAndForth(t *testing.T) {
	for seed := range uint64(3) {
		random := rand.New(rand.NewPCG(seed, 9))
		w := newWorld()
		d := New(w.params())
		states := []string{content(d)}
		for len(states) <= mostUndo {
			d.Change("wijziging", "", anyChange(random))
			if now := content(d); now != states[len(states)-1] {
				states = append(states, now)
			}
		}
		for _, part := range []int{0, 300, 0, mostUndo, 0, mostUndo} {
			for at := position(d); at != part; at = position(d) {
				if at > part {
					d.Undo()
				} else {
					d.Redo()
				}
			}
			if content(d) != states[part] {
				t.Fatalf("seed %d: state %d is not as it was", seed, part)
			}
		}
	}
}

func position(d *Desk) int { return len(d.history.undo) }

// anyChange is a random edit of any part of a session.
func anyChange(random *rand.Rand) func(*session.Session) {
	id := string(rune('a' + random.IntN(5)))
	text := strings.Repeat("woord ", random.IntN(9)) + id
	n := random.IntN(5) - 2
	switch random.IntN(8) {
	case 0:
		return setTitle(text)
	case 1:
		return func(s *session.Session) { s.Parties = append(lastOf(s.Parties), session.Party{ID: id, Name: text}) }
	case 2:
		return func(s *session.Session) { session.RemoveParty(s, id) }
	case 3:
		return func(s *session.Session) {
			s.Stances = append(lastOf(s.Stances), session.Stance{Question: id, Positions: []session.Position{{Party: id, State: session.Given, Value: &n}}})
		}
	case 4:
		return func(s *session.Session) {
			slices.Reverse(s.Parties)
			s.Vision.Shared = text
		}
	case 5:
		return func(s *session.Session) { s.Extra = session.Extra{id: text} }
	case 6:
		return func(s *session.Session) {
			for i := range s.Stances {
				s.Stances[i].Text = text
			}
		}
	}
	return func(s *session.Session) { s.Parking = append(lastOf(s.Parking), session.Parking{ID: id, Text: text}) }
}

// lastOf keeps a list from growing for ever.
func lastOf[T any](list []T) []T { return list[max(0, len(list)-9):] }

// Whoever closes without asking what would be lost is offered it again.
func TestWhatAWriteUnderWayLacksIsOffered(t *testing.T) {
	w := newWorld()
	disk := newDisk(w)
	d := onDisk(w, disk, "jansen")
	must(t, saveAs(d, sessionFile))
	d.Change("titel", "", setTitle("een"))
	w.hold = true
	d.write()
	d.Change("titel", "", setTitle("twee"))
	d.Close(nothing)
	w.finish()
	w.pass(time.Minute)
	again := onDisk(w, disk.Kill(), "jansen")
	if r := recoverAll(t, again, ""); r.Work.Session.Title != "twee" {
		t.Errorf("offered %q", r.Work.Session.Title)
	}
}

// TestACopyTakesNoPlaceOfWhatIsOpen: the claim follows links and knows a file
// by all its names.
func TestACopyTakesNoPlaceOfWhatIsOpen(t *testing.T) {
	w := newWorld()
	disk := newDisk(w)
	d := onDisk(w, disk, "jansen")
	d.Change("titel", "", setTitle("de sessie"))
	must(t, saveAs(d, sessionFile))
	must(t, saveAs(onDisk(w, disk, "bakker"), "/map/ander.formatie"))
	claim := d.p.Claim
	d.p.Claim = func(path string, now time.Time) *store.Claim {
		if path == "/map/link.formatie" {
			path = sessionFile
		}
		return claim(path, now)
	}
	for path, want := range map[string]string{
		sessionFile: "de sessie zelf", "/map/link.formatie": "de sessie zelf", "/map/ander.formatie": "in gebruik (bakker", "/map/vrij.formatie": "",
	} {
		for range 2 { // the claim is given back
			d.WriteCopy(path, &session.Session{Title: "schoon"}, func(err error) {
				if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
					t.Errorf("%s: %v", path, err)
				}
			})
		}
	}
	for _, path := range []string{sessionFile, "/map/ander.formatie"} {
		if fileHolds(t, disk, path, "schoon") {
			t.Errorf("%s is written over", path)
		}
	}
	if _, err := disk.Stat("/map/link.formatie"); err == nil || !fileHolds(t, disk, "/map/vrij.formatie", "schoon") {
		t.Error("it went elsewhere")
	}
}

// TestWhatRecoveredWorkReplacesIsKept: the file may have been changed since.
func TestWhatRecoveredWorkReplacesIsKept(t *testing.T) {
	w := newWorld()
	disk := newDisk(w)
	d := onDisk(w, disk, "jansen")
	d.Change("titel", "", setTitle("in het bestand"))
	must(t, saveAs(d, sessionFile))
	d.Change("titel", "", setTitle("van voor de storing"))
	w.pass(time.Second)
	again := onDisk(&world{now: w.now}, disk.Kill(), "jansen")
	recoverAll(t, again, "")
	must(t, save(again))
	for _, v := range versions(t, again) {
		if strings.Contains(v.Why, "na een storing") {
			again.Look(v, "", func(s session.File, err error) {
				must(t, err)
				if s.Session.Title != "in het bestand" {
					t.Errorf("kept %q", s.Session.Title)
				}
			})
			return
		}
	}
	t.Error("what the file had is kept nowhere")
}
