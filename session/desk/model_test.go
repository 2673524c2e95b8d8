//go:build !windows

package desk

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"formatietafel/session"
	"formatietafel/session/store"
	"formatietafel/session/store/faulty"
)

var sequences = flag.Int("sequences", 10_000, "how many random sequences the model is tried on")

// TestAgainstAModel does random sequences of edit, undo, redo, save, waiting,
// failing disks, crash, power loss, recovery and wiping, and holds the desk to
// a model that is a list of texts.
func TestAgainstAModel(t *testing.T) {
	tried := map[string]int{}
	for seed := range uint64(*sequences) {
		m := newModel(seed, tried)
		for range 12 + m.random.IntN(12) {
			m.step()
			if m.wrong != "" {
				t.Fatalf("sequence %d, after %s: %s", seed, strings.Join(m.done, ", "), m.wrong)
			}
		}
		m.crash(true)
		if m.wrong != "" {
			t.Fatalf("sequence %d, after %s: %s", seed, strings.Join(m.done, ", "), m.wrong)
		}
	}
	for _, what := range slices.Sorted(maps.Keys(tried)) {
		t.Logf("%-12s %d", what, tried[what])
	}
	for _, what := range []string{"edit", "undo", "redo", "save", "wait", "fault", "kill", "power loss", "half done", "recover", "throw away", "wipe", "finish"} {
		if tried[what] == 0 && *sequences >= 1000 {
			t.Errorf("never tried: %s", what)
		}
	}
}

// moment is what the session was at some time.
type moment struct {
	at      time.Time
	content string
	wiped   []string // the same without what was wiped later
}

func (m moment) is(content string) bool {
	return m.content == content || slices.Contains(m.wiped, content)
}

// model is what one user knows of one session.
type model struct {
	random *rand.Rand
	tried  map[string]int
	done   []string
	wrong  string

	w         *world
	disk      *faulty.Disk
	d         *Desk
	path      string // of its file, or ""
	protected bool
	quick     bool // the disk has done a thing as soon as it is asked

	undo, redo []string
	now        string
	past       []moment // each state since the last crash: in the file, found after it, and on
	inFileNow  string   // what the file held at the last start
	marks      int      // texts that were typed
	wiped      []string // texts that are gone for good
	faulted    bool     // something failed since the last crash
}

func newModel(seed uint64, tried map[string]int) *model {
	m := &model{random: rand.New(rand.NewPCG(seed, 77)), tried: tried, w: newWorld(), quick: seed%2 == 0}
	m.disk = newDisk(m.w)
	m.d = onDisk(m.w, m.disk, "jansen")
	if m.random.IntN(3) > 0 {
		m.path = sessionFile
		m.d.SaveAs(m.path, func(err error) { m.check(err == nil, "saving as: %v", err) })
	}
	if m.protected = seed%32 == 0; m.protected {
		m.d.Protect(passphrase, func(err error) { m.check(err == nil, "protecting: %v", err) })
	}
	m.begin()
	m.w.hold = !m.quick
	return m
}

// begin notes the state that a document starts with.
func (m *model) begin() {
	m.now = string(bare(m.d.content))
	m.undo, m.redo = nil, nil
	m.past = nil
	if m.inFileNow != "" && m.inFileNow != m.now {
		m.past = []moment{{at: m.w.now, content: m.inFileNow}}
	}
	m.past = append(m.past, moment{at: m.w.now, content: m.now})
	m.faulted = false
}

func (m *model) check(ok bool, format string, args ...any) {
	if !ok && m.wrong == "" {
		m.wrong = fmt.Sprintf(format, args...)
	}
}

func (m *model) step() {
	steps := []struct {
		odds int
		name string
		do   func()
	}{
		{8, "edit", m.edit},
		{3, "undo", m.goBack},
		{2, "redo", m.goForward},
		{2, "save", m.save},
		{6, "wait", m.wait},
		{2, "fault", m.fault},
		{1, "crash", func() { m.crash(false) }},
		{1, "wipe", m.wipe},
		{3, "finish", m.finish},
	}
	total := 0
	for _, s := range steps {
		total += s.odds
	}
	n := m.random.IntN(total)
	for _, s := range steps {
		if n -= s.odds; n < 0 {
			m.note(s.name)
			s.do()
			break
		}
	}
	m.check(string(bare(m.d.content)) == m.now, "the session is not what the model has")
	m.check(!m.protected || !m.disk.Contains(marker), "plain text reached the disk")
}

func (m *model) note(what string) {
	m.done = append(m.done, what)
	m.tried[what]++
}

// took notes the state that a change brought.
func (m *model) took() {
	m.now = string(bare(m.d.content))
	m.past = append(m.past, moment{at: m.w.now, content: m.now})
}

func (m *model) edit() {
	m.marks++
	text := fmt.Sprintf("%s-%d-", marker, m.marks)
	before := m.now
	m.d.Change("wijziging", "", func(s *session.Session) {
		s.Parking = append(s.Parking, session.Parking{ID: fmt.Sprintf("x%d", m.marks), Text: text})
		anyChange(m.random)(s)
	})
	m.undo, m.redo = append(m.undo, before), nil
	m.took()
}

func (m *model) goBack() { m.move(&m.undo, &m.redo, m.d.Undo) }

func (m *model) goForward() { m.move(&m.redo, &m.undo, m.d.Redo) }

func (m *model) move(from, to *[]string, do func() (string, bool)) {
	_, ok := do()
	m.check(ok == (len(*from) > 0), "going back or forward works: %v, steps: %d", ok, len(*from))
	if len(*from) == 0 {
		return
	}
	last := len(*from) - 1
	*to = append(*to, m.now)
	want := (*from)[last]
	*from = (*from)[:last]
	m.took()
	m.check(m.now == want, "undo or redo is not exact")
}

func (m *model) save() {
	if m.path != "" {
		m.d.Save(func(error) {})
	}
}

func (m *model) wait() { m.w.pass(time.Duration(m.random.IntN(3000)) * time.Millisecond) }

// fault makes the disk fail a while, or puts it right again.
func (m *model) fault() {
	if m.random.IntN(2) == 0 {
		m.disk.FailAt = 0
		return
	}
	m.faulted = true
	faults := []error{syscall.ENOSPC, syscall.EIO, syscall.EROFS, syscall.EACCES, errors.New("raar")}
	m.disk.FailAt, m.disk.FailFor = m.disk.Operations()+1+m.random.IntN(6), m.random.IntN(20)
	m.disk.Fault = faults[m.random.IntN(len(faults))]
}

// finish does some of the work that waits beside the window, in any order.
func (m *model) finish() {
	for range m.random.IntN(4) {
		m.one()
	}
}

func (m *model) one() bool {
	if len(m.w.jobs) == 0 {
		return false
	}
	i := m.random.IntN(len(m.w.jobs))
	job := m.w.jobs[i]
	m.w.jobs = slices.Delete(m.w.jobs, i, i+1)
	job()
	return true
}

// wipe takes out one text; afterwards it is nowhere.
func (m *model) wipe() {
	if m.marks == 0 {
		return
	}
	text := fmt.Sprintf("%s-%d-", marker, 1+m.random.IntN(m.marks))
	out := func(s *session.Session) {
		s.Parking = slices.DeleteFunc(s.Parking, func(p session.Parking) bool { return p.Text == text })
	}
	ended, failed := false, error(nil)
	m.d.Wipe(out, func(err error) { ended, failed = true, err })
	m.took()
	for i := range m.undo {
		m.undo[i] = m.without(out, m.undo[i])
	}
	for i := range m.redo {
		m.redo[i] = m.without(out, m.redo[i])
	}
	for i, state := range m.past {
		for _, content := range append([]string{state.content}, state.wiped...) {
			m.past[i].wiped = append(m.past[i].wiped, m.without(out, content))
		}
	}
	for range 100 { // until the disk has done it
		for m.one() {
		}
		if ended {
			break
		}
		m.w.pass(time.Second)
	}
	m.check(ended, "wiping never ends")
	if failed != nil {
		return // the user knows that it may still be somewhere
	}
	m.wiped = append(m.wiped, text)
	m.check(!m.disk.Contains(text), "what was wiped is still on the disk")
}

func (m *model) without(out func(*session.Session), content string) string {
	s, err := session.Read([]byte(content))
	m.check(err == nil, "the model holds no session: %v", err)
	out(s)
	return string(bare(session.File{Session: s}))
}

// least is the oldest state that may be what is found after a crash now.
func (m *model) least() int {
	least := -1 // nothing was ever said to be safe
	if m.d.record.written {
		least = m.indexOf(string(bare(m.d.record.last)))
	}
	if m.path != "" && !m.d.Dirty() {
		least = len(m.past) - 1
	}
	if !m.quick || m.faulted {
		return least
	}
	for i, state := range m.past {
		if i > 0 && m.w.now.Sub(state.at) > time.Second {
			least = max(least, i)
		}
	}
	return least
}

// indexOf gives the first time that a state was there.
func (m *model) indexOf(content string) int {
	return slices.IndexFunc(m.past, func(s moment) bool { return s.is(content) })
}

// crash ends the program, by itself or with the power, and starts it again.
func (m *model) crash(last bool) {
	least := m.least()
	if m.random.IntN(2) == 0 {
		m.note("half done")
		m.dieAtWork()
	}
	if m.random.IntN(2) == 0 {
		m.note("kill")
		m.disk = m.disk.Kill()
	} else {
		m.note("power loss")
		m.disk = m.disk.PowerLoss(m.random)
	}
	m.w = &world{now: m.w.now}
	m.d = onDisk(m.w, m.disk, "jansen")
	words := ""
	if m.protected {
		words = passphrase
	}
	for _, text := range m.wiped {
		m.check(!m.disk.Contains(text), "what was wiped came back")
	}
	inFile := m.inFile(words)
	newest, chosen := inFile, -1
	var offers []*Recovered
	found := []Found{}
	m.d.Find(func(list []Found, err error) {
		m.check(err == nil, "finding: %v", err)
		found = list
	})
	for i, f := range found {
		m.d.Inspect(f, words, func(r *Recovered, err error) {
			m.check(err == nil, "inspecting: %v", err)
			if err != nil {
				return
			}
			n := m.lastIndexOf(string(bare(r.Work)))
			m.check(n >= 0, "what was found never was")
			if offers = append(offers, r); n > newest {
				newest, chosen = n, i
			}
		})
	}
	if newest < least {
		m.check(false, "found state %d of %d, and %d was safe", newest, len(m.past), least)
	}
	if m.wrong != "" || last {
		return
	}
	m.goOn(words, found, offers, chosen)
}

// dieAtWork ends the program in the middle of what it asks of the disk.
func (m *model) dieAtWork() {
	m.disk.FailAt = 0
	m.disk.DieAt = m.disk.Operations() + 1 + m.random.IntN(20)
	m.d.KeepDocument()
	m.save()
	for m.one() {
	}
}

// lastIndexOf gives the last time that a state was there.
func (m *model) lastIndexOf(content string) int {
	for i := len(m.past) - 1; i >= 0; i-- {
		if m.past[i].is(content) {
			return i
		}
	}
	return -1
}

// inFile gives the state that the file holds; -1 where there is none.
func (m *model) inFile(words string) int {
	if m.path == "" {
		return -1
	}
	data, err := store.Disk{FS: m.disk}.Read(m.path)
	m.check(err == nil, "the file is gone: %v", err)
	s, _, err := m.d.decode(data, store.Passphrase{Text: words, Work: 1})
	m.check(err == nil, "the file does not open: %v", err)
	if err != nil {
		return -1
	}
	m.inFileNow = string(bare(s))
	n := m.lastIndexOf(m.inFileNow)
	m.check(n >= 0, "the file holds what never was")
	return n
}

// goOn takes up the newest that was found, or the file.
func (m *model) goOn(words string, found []Found, offers []*Recovered, chosen int) {
	for i, f := range found {
		if i != chosen {
			m.note("throw away")
			m.d.Forget(f, func(err error) { m.check(err == nil, "throwing away: %v", err) })
		}
	}
	switch {
	case chosen >= 0:
		m.note("recover")
		m.d.Recover(offers[chosen], func(err error) { m.check(err == nil, "recovering: %v", err) })
	case m.path != "":
		m.d.Open(m.path, words, func(err error) { m.check(err == nil, "opening: %v", err) })
	case m.protected:
		m.d.Protect(passphrase, func(err error) { m.check(err == nil, "protecting: %v", err) })
	}
	m.check(!m.d.ReadOnly(), "shut out after a crash")
	m.begin()
	m.w.hold = !m.quick
}
