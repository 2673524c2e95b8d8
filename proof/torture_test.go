//go:build !windows

package proof

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"formatietafel/guide"
	"formatietafel/session"
	"formatietafel/session/desk"
	"formatietafel/session/store"
)

var (
	kills       = flag.Int("kills", 20, "how often the desk is killed")
	windowKills = flag.Int("windowkills", 2, "how often the window is killed")
	// strict also holds the desk to the second that is promised. It is for a
	// machine that does nothing else: a disk that is busy may take longer.
	strict = flag.Bool("strict", false, "fail where more than the last second is lost")
)

// promised is how old a change is that survives.
const promised = time.Second

// victimFolder names the folder of a process that is there to be killed.
const victimFolder = "FORMATIETAFEL_VICTIM"

// victimPassphrase protects every fourth victim's file.
const victimPassphrase = "de zwaan steekt over bij laag water"

// loop is the one goroutine that a desk is called from.
type loop chan func()

func (l loop) after(d time.Duration, f func()) func() {
	timer := time.AfterFunc(d, func() { l <- f })
	return func() { timer.Stop() }
}

func (l loop) beside(work, done func()) {
	go func() {
		work()
		l <- done
	}()
}

// onDisk is a desk as the program has it, on the real disk.
func (l loop) onDisk(dir string) desk.Params {
	disk := store.Disk{}
	return desk.Params{
		Disk: disk, State: store.NewState(store.System{}, filepath.Join(dir, "state")), Now: time.Now, After: l.after, Beside: l.beside,
		Claim: func(path string, now time.Time) *store.Claim {
			return disk.Claim(path, store.Holder{Who: "jansen", Where: "hier"}, now)
		},
		NewID: func() string { return "0195c3f4-0000-7000-8000-000000000001" }, Guide: guide.Builtin(), Work: 4,
	}
}

// wait calls f on the loop's goroutine and runs the loop until it is done.
func (l loop) wait(f func(done func())) {
	over := false
	f(func() { over = true })
	for !over {
		(<-l)()
	}
}

// beVictim edits and saves at random until it is killed. It takes up what the
// one before it left, and says on standard output what it did: "edit N" before
// edit N, and "safe N" once the desk says that edit N is safe.
func beVictim(dir string) {
	l := make(loop, 64)
	d := desk.New(l.onDisk(dir))
	random := rand.New(rand.NewPCG(uint64(os.Getpid()), uint64(time.Now().UnixNano())))
	path := filepath.Join(dir, "avond.formatie")
	edits := takeUp(l, d, path)
	said := edits
	tick := time.NewTicker(5 * time.Millisecond)
	for {
		select {
		case f := <-l:
			f()
		case <-tick.C:
			if random.IntN(3) == 0 {
				edits++
				fmt.Println("edit", edits)
				edit(d, random, edits)
			}
			if random.IntN(200) == 0 {
				d.Save(func(error) {})
			}
			if random.IntN(400) == 0 {
				d.KeepDocument()
			}
		}
		if said < edits && d.Safe() {
			said = edits
			fmt.Println("safe", said)
		}
	}
}

// takeUp opens the file and what was not in it yet, and gives the number of
// the last edit.
func takeUp(l loop, d *desk.Desk, path string) int {
	words := ""
	if data, err := store.Read(path); err == nil && store.IsProtected(data) {
		words = victimPassphrase
	}
	l.wait(func(done func()) { d.Open(path, words, func(error) { done() }) })
	var found []desk.Found
	l.wait(func(done func()) { d.Find(func(list []desk.Found, _ error) { found = list; done() }) })
	for _, f := range found {
		l.wait(func(done func()) {
			d.Inspect(f, words, func(r *desk.Recovered, err error) {
				if err != nil || number(r.Work.Session) <= number(d.Session()) {
					d.Forget(f, func(error) { done() })
					return
				}
				d.Recover(r, func(error) { d.Save(func(error) { done() }) })
			})
		})
	}
	return number(d.Session())
}

// edit is one change of a session of a few hundred kilobytes; its number
// stands in the title.
func edit(d *desk.Desk, random *rand.Rand, n int) {
	d.Change("wijziging", "", func(s *session.Session) {
		s.Title = "wijziging " + strconv.Itoa(n)
		i := random.IntN(40)
		for len(s.Agreements) <= i {
			s.Agreements = append(s.Agreements, session.Agreement{ID: fmt.Sprintf("a%d", len(s.Agreements)+1)})
		}
		s.Agreements[i].Text = strings.Repeat("wat wij afspreken ", random.IntN(400))
	})
}

// number is that of the last edit of a session.
func number(s *session.Session) int {
	n, _ := strconv.Atoi(strings.TrimPrefix(s.Title, "wijziging "))
	return n
}

// TestKillTheDesk kills a process that edits and saves, and looks at what the
// next one finds.
func TestKillTheDesk(t *testing.T) {
	dir := t.TempDir()
	plain, locked := filepath.Join(dir, "plain"), filepath.Join(dir, "locked")
	for _, folder := range []string{plain, locked} {
		prepare(t, folder, folder == locked)
	}
	var r report
	for i := range *kills {
		folder := plain
		if i%4 == 3 {
			folder = locked
		}
		v := startVictim(t, folder)
		time.Sleep(time.Duration(100+rand.IntN(2600)) * time.Millisecond)
		v.kill(t)
		r.look(t, v, folder)
		if t.Failed() {
			return
		}
	}
	t.Log(r.String())
	if *strict && r.oldest > promised {
		t.Errorf("a change of %v old was lost", r.oldest)
	}
}

// prepare makes the folder of a victim, with an empty session.
func prepare(t *testing.T, dir string, locked bool) {
	t.Helper()
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	l := make(loop, 64)
	d := desk.New(l.onDisk(dir))
	var failed error
	note := func(done func()) func(error) {
		return func(err error) {
			failed = errors.Join(failed, err)
			done()
		}
	}
	l.wait(func(done func()) { d.SaveAs(filepath.Join(dir, "avond.formatie"), note(done)) })
	if locked {
		l.wait(func(done func()) { d.Protect(victimPassphrase, note(done)) })
	}
	l.wait(d.Close)
	if failed != nil {
		t.Fatal(failed)
	}
}

// victim is a process that is killed, and what it said.
type victim struct {
	cmd    *exec.Cmd
	read   chan struct{}
	killed time.Time

	mu    sync.Mutex
	edits []time.Time // when it said that it made each edit, from first on
	first int
	safe  int
}

func startVictim(t *testing.T, dir string) *victim {
	t.Helper()
	v := &victim{cmd: exec.Command(os.Args[0]), read: make(chan struct{})}
	v.cmd.Env = append(os.Environ(), victimFolder+"="+dir)
	v.cmd.Stderr = os.Stderr
	out, err := v.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := v.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(v.read)
		for lines := bufio.NewScanner(out); lines.Scan(); {
			v.heard(lines.Text())
		}
	}()
	return v
}

func (v *victim) heard(line string) {
	what, text, _ := strings.Cut(line, " ")
	n, err := strconv.Atoi(text)
	if err != nil {
		return
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if what == "safe" {
		v.safe = n
		return
	}
	if len(v.edits) == 0 {
		v.first = n
	}
	v.edits = append(v.edits, time.Now())
}

func (v *victim) kill(t *testing.T) {
	t.Helper()
	v.killed = time.Now()
	if err := v.cmd.Process.Signal(syscall.SIGKILL); err != nil {
		t.Fatalf("it ended by itself: %v", err)
	}
	<-v.read
	_ = v.cmd.Wait() // killed
}

// report is what was tried and what was lost.
type report struct {
	kills, edits, fromJournal, lost int
	oldest                          time.Duration // of what was lost
}

// look opens what a victim left.
func (r *report) look(t *testing.T, v *victim, dir string) {
	t.Helper()
	newest, inFile := leftIn(t, dir)
	last := v.first + len(v.edits) - 1
	r.kills++
	r.edits += len(v.edits)
	if newest > inFile {
		r.fromJournal++
	}
	if newest < v.safe {
		t.Errorf("edit %d was said to be safe, and %d is the last that is there", v.safe, newest)
	}
	if newest > last && len(v.edits) > 0 {
		t.Errorf("edit %d is there, and %d was the last", newest, last)
	}
	for n := max(newest+1, v.first); n <= last; n++ {
		r.lost++
		r.oldest = max(r.oldest, v.killed.Sub(v.edits[n-v.first]))
	}
}

func (r *report) String() string {
	return fmt.Sprintf("the desk: %d kills, %d edits; %d times the journal had more than the file; %d edits lost, the oldest %v before the kill", r.kills, r.edits, r.fromJournal, r.lost, r.oldest.Round(time.Millisecond))
}

// leftIn gives the number of the last edit that is there, and in the file. It
// changes nothing but what finding changes.
func leftIn(t *testing.T, dir string) (newest, inFile int) {
	t.Helper()
	path := filepath.Join(dir, "avond.formatie")
	words := store.Passphrase{Text: victimPassphrase, Work: 4}
	data, err := store.Read(path)
	if err == nil && store.IsProtected(data) {
		if strings.Contains(string(data), "wijziging") {
			t.Error("plain text in a protected file")
		}
		data, err = words.Decrypt(data)
	}
	if err != nil {
		t.Fatalf("the file does not open: %v", err)
	}
	s, err := session.Read(data)
	if err != nil {
		t.Fatalf("the file does not open: %v", err)
	}
	inFile = number(s)
	newest = inFile
	state := store.NewState(store.System{}, filepath.Join(dir, "state"))
	found, err := state.Found()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		var key *store.Key
		if f.Head.Key != "" {
			if key, err = state.OpenKey(f.Head.Session, f.Head.Key, words); err != nil {
				t.Fatal(err)
			}
		}
		content, _, err := state.Recover(f, key)
		if err != nil {
			t.Fatalf("what was found does not open: %v", err)
		}
		s, err := session.Read(content)
		if err != nil {
			t.Fatalf("what was found does not open: %v", err)
		}
		newest = max(newest, number(s))
	}
	return newest, inFile
}
