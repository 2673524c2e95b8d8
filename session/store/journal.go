package store

import (
	"bytes"
	"crypto/rand"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// A journal is a first line and then frames: length, checksum, and as many
// bytes. The first of those says what follows; of a protected session all but
// heads is encrypted. Reading stops at the first frame that is not whole: a
// crash tears only the tail.
const (
	journalMagic = "formatietafel journal 1\n"
	frameHead    = 'H' // whose changes these are, and what the file holds by now
	frameFull    = 'F' // a moment, and the content
	frameDelta   = 'D' // a moment, and how the content differs from the one before

	frameRoom = 8 // bytes before each frame
	stampRoom = 8 // bytes of a moment
	deltaRoom = 8 // bytes before what a delta puts in

	// maxDeltas in a row bounds what reading costs.
	maxDeltas = 256
	// maxJournal is what is read of one; longer ones begin anew before.
	maxJournal  = 64 << 20
	longJournal = 16 << 20
	// tidyJournal is the size from which one begins anew after saving.
	tidyJournal = 1 << 20
)

var checksums = crc32.MakeTable(crc32.Castagnoli)

// Head says whose changes a journal holds.
type Head struct {
	Session string    `json:"session"`        // its id
	Path    string    `json:"path,omitempty"` // its file; empty while it has none
	Base    string    `json:"base,omitempty"` // Digest of the file as this document knows it
	Began   time.Time `json:"began"`
	Key     string    `json:"key,omitempty"` // of a protected session
	// Pending: the file lacks content. In the first head it follows; without
	// it this journal is not whole, and the one before it counts.
	Pending bool `json:"pending,omitempty"`
}

// Journal takes the changes of one open document. Its methods may be called
// from any goroutine.
type Journal struct {
	mu      sync.Mutex
	state   *State
	head    Head
	key     *Key
	run     string
	lock    LockFile
	file    File // nil: the next change begins a new one
	name    string
	number  int
	size    int
	deltas  int
	content []byte // as of the last frame
	at      time.Time
	pending bool // there is content that the file of the session lacks
	over    bool
}

// Begin opens a journal on content that is nowhere else yet. Content is a
// session file without `updated`, which at is.
func (s *State) Begin(head Head, key *Key, content []byte, at time.Time) (*Journal, error) {
	j := &Journal{state: s, head: head, key: key, run: rand.Text(), content: content, at: at, pending: true}
	if key != nil {
		j.head.Key = key.id
	}
	if err := s.fs.MakeDir(s.journals()); err != nil {
		return nil, unwritten(s.journals(), err)
	}
	j.takeRun()
	if err := j.renew(); err != nil {
		j.letGo()
		return nil, err
	}
	return j, nil
}

// takeRun locks the run. Another window that looks for what was left may hold
// the lock for a moment; then a new run is as good.
func (j *Journal) takeRun() {
	for range mostRuns {
		lock, err := j.state.fs.Lock(filepath.Join(j.state.journals(), j.run+".lock"))
		if err == nil {
			j.lock = lock // without one the journal works too; it may be offered while it is open
		}
		if !errors.Is(err, ErrLocked) {
			return
		}
		j.run = rand.Text()
	}
}

// mostRuns bounds how often another run is tried.
const mostRuns = 5

// Append makes content last: when it returns, content survives a power loss.
// After an error the next call tries anew with a new file.
func (j *Journal) Append(content []byte, at time.Time) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.over {
		return errOver
	}
	before := j.content
	j.content, j.at, j.pending = content, at, true
	if j.file == nil || j.size > longJournal {
		return j.renew()
	}
	if j.deltas >= maxDeltas {
		return j.add(frameFull, full(content, at))
	}
	return j.add(frameDelta, delta(before, content, at))
}

var errOver = errors.New("dit logboek is afgesloten")

// Saved notes that a file holds content by now. Where more was done since,
// that stays as what the file lacks.
func (j *Journal) Saved(path, digest string, content []byte) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.over {
		return errOver
	}
	j.head.Path, j.head.Base = path, digest
	j.pending = !bytes.Equal(content, j.content)
	if j.file == nil || j.size > tidyJournal {
		return j.renew()
	}
	return j.addHead()
}

// Leave closes the journal and keeps what is in it, to be offered later.
func (j *Journal) Leave() {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.close()
	j.letGo()
}

// End removes the journal: its document is saved, or given up.
func (j *Journal) End() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.over {
		return nil
	}
	defer j.letGo()
	j.close()
	return j.state.remove(j.state.journals(), j.name)
}

func (j *Journal) close() {
	j.over = true
	if j.file != nil {
		_ = j.file.Close() // each frame was synced
		j.file = nil
	}
}

func (j *Journal) letGo() {
	if j.lock != nil {
		j.lock.Release(true)
		j.lock = nil
	}
}

// renew begins a new file with what counts, and removes the one before once
// the new one lasts.
func (j *Journal) renew() error {
	if j.file != nil {
		_ = j.file.Close() // it is about to be removed
		j.file = nil
	}
	j.number++
	dir, name := j.state.journals(), fmt.Sprintf("%s-%06d.journal", j.run, j.number)
	head, err := j.headFrame()
	if err != nil {
		return err
	}
	frames := append([]byte(journalMagic), head...)
	if j.pending {
		body, err := j.sealed(full(j.content, j.at))
		if err != nil {
			return err
		}
		frames = append(frames, frame(frameFull, body)...)
	}
	file, err := j.state.fs.Create(filepath.Join(dir, name), newFile)
	if err != nil {
		return unwritten(dir, err)
	}
	_, err = file.Write(frames)
	err = errors.Join(err, file.Sync(), j.state.fs.SyncDir(dir))
	if err != nil {
		_ = file.Close()
		_ = j.state.fs.Remove(filepath.Join(dir, name)) // a torn one is cut when it is read
		return unwritten(dir, err)
	}
	old := j.name
	j.file, j.name, j.size, j.deltas = file, name, len(frames), 0
	if !j.pending {
		j.deltas = maxDeltas // the next change is written in full
	}
	if old == "" {
		return nil
	}
	return j.state.remove(dir, old)
}

func (j *Journal) addHead() error {
	head, err := j.headFrame()
	if err != nil {
		return err
	}
	return j.write(head)
}

// headFrame says in one frame, which is whole or not there, what the file has
// and whether it lacks something.
func (j *Journal) headFrame() ([]byte, error) {
	now := j.head
	now.Pending = j.pending
	head, err := json.Marshal(now)
	if err != nil {
		return nil, err
	}
	return frame(frameHead, head), nil
}

// add writes a frame of content.
func (j *Journal) add(kind byte, body []byte) error {
	body, err := j.sealed(body)
	if err != nil {
		j.abandon() // the next change cannot build on one that is not there
		return err
	}
	j.deltas++
	if kind == frameFull {
		j.deltas = 0
	}
	return j.write(frame(kind, body))
}

func (j *Journal) sealed(body []byte) ([]byte, error) {
	if j.key == nil {
		return body, nil
	}
	return j.key.encrypt(body)
}

func (j *Journal) write(data []byte) error {
	_, err := j.file.Write(data)
	if err == nil {
		err = j.file.Sync()
	}
	if err != nil {
		j.abandon() // what is in it now nobody knows
		return unwritten(j.state.journals(), err)
	}
	j.size += len(data)
	return nil
}

// abandon leaves the file as it is; the next change begins a new one.
func (j *Journal) abandon() {
	_ = j.file.Close() // each frame was synced
	j.file = nil
}

// frame puts length and checksum before a kind and its body.
func frame(kind byte, body []byte) []byte {
	data := make([]byte, frameRoom, frameRoom+1+len(body))
	data = append(append(data, kind), body...)
	binary.BigEndian.PutUint32(data, uint32(1+len(body)))
	binary.BigEndian.PutUint32(data[4:], crc32.Checksum(data[frameRoom:], checksums))
	return data
}

func stamp(at time.Time) []byte {
	return binary.BigEndian.AppendUint64(nil, uint64(at.Unix()))
}

func full(content []byte, at time.Time) []byte { return append(stamp(at), content...) }

// delta is what stands between an equal begin and an equal end.
func delta(before, after []byte, at time.Time) []byte {
	start, most := 0, min(len(before), len(after))
	for start < most && before[start] == after[start] {
		start++
	}
	end := 0
	for end < most-start && before[len(before)-1-end] == after[len(after)-1-end] {
		end++
	}
	data := binary.BigEndian.AppendUint32(stamp(at), uint32(start))
	data = binary.BigEndian.AppendUint32(data, uint32(end))
	return append(data, after[start:len(after)-end]...)
}

// apply makes the content after a delta, in the room of into; false for one
// that does not fit.
func apply(into, before, change []byte) ([]byte, bool) {
	if len(change) < deltaRoom {
		return nil, false
	}
	start, end := int64(binary.BigEndian.Uint32(change)), int64(binary.BigEndian.Uint32(change[4:]))
	change = change[deltaRoom:]
	if start+end > int64(len(before)) || start+end+int64(len(change)) > MaxSize {
		return nil, false
	}
	into = append(append(into, before[:start]...), change...)
	return append(into, before[int64(len(before))-end:]...), true
}

// Found is what a program left that ended without saving.
type Found struct {
	Head Head
	// Torn: its end was not whole, and was cut.
	Torn bool

	run     string
	name    string // of the journal
	pending bool   // its file lacks the last content
	unsure  bool   // it may be open: this disk has no locks
}

// replay is a journal as it is read.
type replay struct {
	Found
	frames []part // the last content in full, and what changed after it
}

type part struct {
	kind byte
	body []byte
}

// Found lists what can be recovered, oldest first: documents that are not
// open now and have something that their file lacks. What has nothing goes.
func (s *State) Found() ([]Found, error) {
	all, _, err := s.scan()
	if err != nil {
		return nil, err
	}
	var found []Found
	for _, f := range all {
		if f.pending {
			found = append(found, f)
			continue
		}
		if !f.unsure {
			_ = s.Forget(f) // it holds nothing; the next start tries again
		}
	}
	slices.SortFunc(found, func(a, b Found) int { return a.Head.Began.Compare(b.Head.Began) })
	return found, nil
}

// scan reads the journals of documents that are not open, and names what a
// crash left of those that were never whole.
func (s *State) scan() (found []Found, rubbish []string, err error) {
	names, err := s.names(s.journals())
	if err != nil {
		return nil, nil, err
	}
	best := map[string]Found{}
	var runs []string
	for _, name := range names { // of one run the newest comes last
		if run, is := strings.CutSuffix(name, ".lock"); is {
			s.isOpen(run) // which clears away what a crash left
		}
		run, is := journalRun(name)
		if !is {
			continue
		}
		open, sure := s.isOpen(run)
		if open {
			continue
		}
		data, err := s.fs.Read(filepath.Join(s.journals(), name), 0, maxJournal)
		if err != nil {
			continue // one that cannot be read now is left for later
		}
		r, ok := readJournal(data)
		if !ok {
			if sure && isRubbish(data) {
				rubbish = append(rubbish, name)
			}
			continue
		}
		if best[run].run == "" {
			runs = append(runs, run)
		}
		f := r.Found // without the frames: many journals together are large
		f.run, f.name, f.unsure = run, name, !sure
		best[run] = f
	}
	for _, run := range runs {
		found = append(found, best[run])
	}
	return found, rubbish, nil
}

// isRubbish tells whether a journal that cannot be read is one of this
// version, and so was never whole. Another version's is left alone.
func isRubbish(data []byte) bool {
	head := data[:min(len(data), len(journalMagic))]
	return strings.HasPrefix(journalMagic, string(bytes.TrimRight(head, "\x00")))
}

func journalRun(name string) (string, bool) {
	stem, is := strings.CutSuffix(name, ".journal")
	if !is {
		return "", false
	}
	run, _, is := strings.Cut(stem, "-")
	return run, is
}

// isOpen tells whether the document of a run is open in some window, and
// whether that is sure: a disk without locks cannot tell.
func (s *State) isOpen(run string) (open, sure bool) {
	lock, err := s.fs.Lock(filepath.Join(s.journals(), run+".lock"))
	if err != nil {
		return errors.Is(err, ErrLocked), errors.Is(err, ErrLocked)
	}
	lock.Release(true)
	return false, true
}

// readJournal reads a journal up to where it is torn; false where not even
// its first head is whole.
func readJournal(data []byte) (replay, bool) {
	var f replay
	data, is := bytes.CutPrefix(data, []byte(journalMagic))
	if !is {
		return f, false
	}
	p, data, ok := nextFrame(data)
	if !ok || p.kind != frameHead || !f.take(p) {
		return f, false
	}
	promised := f.Head.Pending
	for len(data) > 0 {
		p, rest, ok := nextFrame(data)
		if !ok || !f.take(p) {
			f.Torn = true
			break
		}
		data = rest
	}
	return f, len(f.frames) > 0 || !promised
}

func nextFrame(data []byte) (part, []byte, bool) {
	if len(data) <= frameRoom {
		return part{}, nil, false
	}
	size, sum := int64(binary.BigEndian.Uint32(data)), binary.BigEndian.Uint32(data[4:])
	data = data[frameRoom:]
	if size < 1 || size > int64(len(data)) || crc32.Checksum(data[:size], checksums) != sum {
		return part{}, nil, false
	}
	return part{data[0], data[1:size]}, data[size:], true
}

// take adds a frame to what was found.
func (f *replay) take(p part) bool {
	switch p.kind {
	case frameHead:
		var head Head
		if json.Unmarshal(p.body, &head) != nil {
			return false
		}
		f.Head, f.pending = head, head.Pending && len(f.frames) > 0
	case frameFull:
		f.frames, f.pending = []part{p}, true
	case frameDelta:
		if len(f.frames) == 0 || len(f.frames) > 2*maxDeltas {
			return false
		}
		f.frames, f.pending = append(f.frames, p), true
	default:
		return false
	}
	return true
}

// Recover gives the last content that was found, and its moment. key is that
// of Head.Key, where it has one.
func (s *State) Recover(f Found, key *Key) (content []byte, at time.Time, err error) {
	path := filepath.Join(s.journals(), f.name)
	data, err := s.fs.Read(path, 0, maxJournal)
	if err != nil {
		return nil, at, unread(path, err)
	}
	r, ok := readJournal(data)
	if !ok {
		return nil, at, errDamaged
	}
	var spare []byte
	for i, p := range r.frames {
		next, when, err := step(spare[:0], content, p, f.Head.Key, key)
		if errors.Is(err, errDamaged) && i > 0 {
			return content, at, nil // up to there it is whole
		}
		if err != nil {
			return nil, at, err
		}
		spare, content, at = content, next, when
	}
	return content, at, nil
}

// step makes the content after one frame, in the room of into.
func step(into, before []byte, p part, id string, key *Key) ([]byte, time.Time, error) {
	body := p.body
	if id != "" {
		if key == nil || key.id != id {
			return nil, time.Time{}, ErrProtected
		}
		var err error
		if body, err = key.decrypt(body); err != nil {
			return nil, time.Time{}, errDamaged
		}
	}
	if len(body) < stampRoom {
		return nil, time.Time{}, errDamaged
	}
	at := time.Unix(int64(binary.BigEndian.Uint64(body)), 0)
	body = body[stampRoom:]
	if p.kind == frameFull {
		if len(body) > MaxSize {
			return nil, at, errDamaged
		}
		return append(into, body...), at, nil
	}
	after, ok := apply(into, before, body)
	if !ok {
		return nil, at, errDamaged
	}
	return after, at, nil
}

// Forget removes what was found: it was recovered, or nobody wants it.
func (s *State) Forget(f Found) error {
	names, err := s.names(s.journals())
	if err != nil {
		return err
	}
	mine := slices.DeleteFunc(names, func(name string) bool {
		run, is := journalRun(name)
		return !is || run != f.run
	})
	return s.remove(s.journals(), mine...)
}
