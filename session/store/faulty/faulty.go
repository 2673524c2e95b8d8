// Package faulty is a disk in memory for tests: it fails the operation that
// it is told to fail, and when the power goes it forgets what was not synced.
//
// A folder forgets from the end: of the names that were made, renamed or
// removed since it was last synced, the first few stay. A file keeps what was
// synced, and of what was written after that any first part.
package faulty

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"sync"
	"time"

	"formatietafel/session/store"
)

// ErrDead is what a program gets that goes on after the power went.
var ErrDead = errors.New("dit programma is er niet meer")

// Disk is a disk in memory, for one run of a program. [Disk.PowerLoss] and
// [Disk.Kill] give the disk that the next run finds.
type Disk struct {
	mu     sync.Mutex
	now    func() time.Time
	files  map[string]*file  // as the program sees them
	stable map[string]*file  // by the names that would survive
	late   map[string][]name // changes of names in a folder, not yet synced
	dirs   map[string]bool
	locks  map[string]bool
	dead   bool

	// FailAt is the number of the operation that fails, from 1; 0 for none.
	// What goes on as long as the fault lasts says FailFor; 0 is once.
	FailAt, FailFor int
	// Fault is what it fails with.
	Fault error
	// DieAt is the number of the operation at which the program ends, before
	// it is done; 0 for none.
	DieAt int
	// NoLocks is a disk that cannot lock, as some on a network.
	NoLocks bool
	count   int
	log     []string
}

type file struct {
	data   []byte
	synced []byte
	mode   fs.FileMode
	at     time.Time
}

// name is one change of a name: to nil for removed.
type name struct {
	path string
	to   *file
}

// New gives an empty disk with one folder.
func New(now func() time.Time, dir string) *Disk {
	d := &Disk{now: now, files: map[string]*file{}, stable: map[string]*file{}, late: map[string][]name{}, dirs: map[string]bool{dir: true}, locks: map[string]bool{}}
	return d
}

// Operations counts what was done.
func (d *Disk) Operations() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.count
}

// Log names what was done, in order.
func (d *Disk) Log() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Clone(d.log)
}

// Names gives all files, sorted.
func (d *Disk) Names() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	names := make([]string, 0, len(d.files))
	for path := range d.files {
		names = append(names, path)
	}
	sort.Strings(names)
	return names
}

// Contains tells whether a text is in a file, as seen or as synced, or in a
// name.
func (d *Disk) Contains(text string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	for path, f := range d.files {
		if strings.Contains(path, text) || strings.Contains(string(f.data), text) || strings.Contains(string(f.synced), text) {
			return true
		}
	}
	return false
}

// Put changes a file behind the program's back.
func (d *Disk) Put(path string, data []byte) {
	d.mu.Lock()
	defer d.mu.Unlock()
	f := &file{data: slices.Clone(data), synced: slices.Clone(data), mode: 0o600, at: d.now()}
	d.files[path], d.stable[path] = f, f
}

// Kill ends the program: the system still writes what it was given.
func (d *Disk) Kill() *Disk {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.dead = true
	next := d.next()
	for path, f := range d.files {
		kept := *f
		kept.synced = slices.Clone(f.data)
		next.files[path], next.stable[path] = &kept, &kept
	}
	return next
}

// PowerLoss ends everything: what was not synced may be gone.
func (d *Disk) PowerLoss(random *rand.Rand) *Disk {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.dead = true
	stable := d.stable
	folders := make([]string, 0, len(d.late))
	for dir := range d.late {
		folders = append(folders, dir)
	}
	sort.Strings(folders)
	for _, dir := range folders {
		keep := random.IntN(len(d.late[dir]) + 1)
		apply(stable, d.late[dir][:keep])
	}
	next := d.next()
	paths := make([]string, 0, len(stable))
	for path := range stable {
		paths = append(paths, path)
	}
	sort.Strings(paths)
	for _, path := range paths {
		f := stable[path]
		kept := file{data: survived(f, random), mode: f.mode, at: f.at}
		kept.synced = slices.Clone(kept.data)
		next.files[path], next.stable[path] = &kept, &kept
	}
	return next
}

func (d *Disk) next() *Disk {
	next := New(d.now, "")
	next.dirs = d.dirs
	return next
}

func apply(names map[string]*file, changes []name) {
	for _, c := range changes {
		if c.to == nil {
			delete(names, c.path)
			continue
		}
		names[c.path] = c.to
	}
}

// survived gives what is left of a file: what was synced, and a first part of
// what came after it, of which the end may be rubbish.
func survived(f *file, random *rand.Rand) []byte {
	more := len(f.data) - len(f.synced)
	if more <= 0 {
		return slices.Clone(f.synced)
	}
	kept := slices.Clone(f.data[:len(f.synced)+random.IntN(more+1)])
	if fresh := len(kept) - len(f.synced); fresh > 0 && random.IntN(2) == 0 {
		clear(kept[len(kept)-1-random.IntN(fresh):])
	}
	return kept
}

// begin counts an operation, and fails it where that was asked.
func (d *Disk) begin(what, path string) error {
	if d.dead {
		return &fs.PathError{Op: what, Path: path, Err: ErrDead}
	}
	if d.DieAt > 0 && d.count+1 >= d.DieAt {
		d.dead = true
		return d.begin(what, path)
	}
	d.count++
	d.log = append(d.log, what+" "+filepath.Base(path))
	if d.FailAt > 0 && d.count >= d.FailAt && d.count <= d.FailAt+d.FailFor {
		return &fs.PathError{Op: what, Path: path, Err: d.Fault}
	}
	return nil
}

func missing(what, path string) error {
	return &fs.PathError{Op: what, Path: path, Err: fs.ErrNotExist}
}

// Resolve knows no links.
func (d *Disk) Resolve(path string) (string, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return path, d.begin("resolve", path)
}

// Stat describes a file or folder.
func (d *Disk) Stat(path string) (fs.FileInfo, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.begin("stat", path); err != nil {
		return nil, err
	}
	if d.dirs[path] {
		return info{filepath.Base(path), &file{mode: fs.ModeDir | 0o700}}, nil
	}
	f, ok := d.files[path]
	if !ok {
		return nil, missing("stat", path)
	}
	return info{filepath.Base(path), f}, nil
}

// Read gives a part of a file.
func (d *Disk) Read(path string, from, most int64) ([]byte, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.begin("read", path); err != nil {
		return nil, err
	}
	f, ok := d.files[path]
	if !ok {
		return nil, missing("read", path)
	}
	from = min(from, int64(len(f.data)))
	return slices.Clone(f.data[from:min(from+most, int64(len(f.data)))]), nil
}

// Create makes a file.
func (d *Disk) Create(path string, mode fs.FileMode) (store.File, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.begin("create", path); err != nil {
		return nil, err
	}
	if !d.dirs[filepath.Dir(path)] {
		return nil, missing("create", path)
	}
	if d.files[path] != nil {
		return nil, &fs.PathError{Op: "create", Path: path, Err: fs.ErrExist}
	}
	f := &file{mode: mode, at: d.now()}
	d.rename(path, f)
	return &handle{disk: d, path: path, file: f}, nil
}

// rename notes a change of a name.
func (d *Disk) rename(path string, to *file) {
	change := name{path, to}
	apply(d.files, []name{change})
	dir := filepath.Dir(path)
	d.late[dir] = append(d.late[dir], change)
}

// Rename replaces what is there, at once.
func (d *Disk) Rename(from, to string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.begin("rename", to); err != nil {
		return err
	}
	f, ok := d.files[from]
	if !ok {
		return missing("rename", from)
	}
	// The new name comes and the old one goes together, or neither.
	d.rename(to, f)
	delete(d.files, from)
	dir := filepath.Dir(from)
	d.late[dir] = slices.DeleteFunc(d.late[dir], func(n name) bool { return n.path == from })
	return nil
}

// Remove removes a file.
func (d *Disk) Remove(path string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.begin("remove", path); err != nil {
		return err
	}
	if d.files[path] == nil {
		return missing("remove", path)
	}
	d.rename(path, nil)
	return nil
}

// MakeDir makes a folder; folders are never lost.
func (d *Disk) MakeDir(path string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.begin("makedir", path); err != nil {
		return err
	}
	for ; !d.dirs[path]; path = filepath.Dir(path) {
		d.dirs[path] = true
	}
	return nil
}

// List gives the names in a folder.
func (d *Disk) List(path string) ([]string, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.begin("list", path); err != nil {
		return nil, err
	}
	if !d.dirs[path] {
		return nil, missing("list", path)
	}
	var names []string
	for file := range d.files {
		if filepath.Dir(file) == path {
			names = append(names, filepath.Base(file))
		}
	}
	for dir := range d.dirs {
		if dir != path && filepath.Dir(dir) == path {
			names = append(names, filepath.Base(dir))
		}
	}
	sort.Strings(names)
	return names, nil
}

// SyncDir makes the names in a folder last.
func (d *Disk) SyncDir(path string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.begin("syncdir", path); err != nil {
		return err
	}
	apply(d.stable, d.late[path])
	delete(d.late, path)
	return nil
}

// Lock takes a lock; a program that ended gave its locks back.
func (d *Disk) Lock(path string) (store.LockFile, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.begin("lock", path); err != nil {
		return nil, err
	}
	if d.NoLocks {
		return nil, errors.ErrUnsupported
	}
	if d.locks[path] {
		return nil, store.ErrLocked
	}
	if d.files[path] == nil {
		d.rename(path, &file{mode: 0o600, at: d.now()})
	}
	d.locks[path] = true
	return &lock{d, path}, nil
}

type lock struct {
	disk *Disk
	path string
}

func (l *lock) Put(line []byte) error {
	d := l.disk
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := d.begin("put", l.path); err != nil {
		return err
	}
	if f := d.files[l.path]; f != nil {
		f.data = append([]byte{0}, line...)
	}
	return nil
}

func (l *lock) Release(remove bool) {
	d := l.disk
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.dead {
		return
	}
	delete(d.locks, l.path)
	if remove {
		d.rename(l.path, nil)
	}
}

type handle struct {
	disk *Disk
	path string
	file *file
}

// Write writes half of it where it fails, as a full disk does.
func (h *handle) Write(data []byte) (int, error) {
	h.disk.mu.Lock()
	defer h.disk.mu.Unlock()
	if err := h.disk.begin("write", h.path); err != nil {
		n := 0
		if !h.disk.dead {
			n = len(data) / 2
			h.file.data = append(h.file.data, data[:n]...)
		}
		return n, err
	}
	h.file.data = append(h.file.data, data...)
	h.file.at = h.disk.now()
	return len(data), nil
}

func (h *handle) Chmod(mode fs.FileMode) error {
	h.disk.mu.Lock()
	defer h.disk.mu.Unlock()
	if err := h.disk.begin("chmod", h.path); err != nil {
		return err
	}
	h.file.mode = mode
	return nil
}

func (h *handle) Sync() error {
	h.disk.mu.Lock()
	defer h.disk.mu.Unlock()
	if err := h.disk.begin("sync", h.path); err != nil {
		return err
	}
	h.file.synced = slices.Clone(h.file.data)
	return nil
}

func (h *handle) Close() error {
	h.disk.mu.Lock()
	defer h.disk.mu.Unlock()
	return h.disk.begin("close", h.path)
}

// info describes a file.
type info struct {
	name string
	file *file
}

func (i info) Name() string       { return i.name }
func (i info) Size() int64        { return int64(len(i.file.data)) }
func (i info) Mode() fs.FileMode  { return i.file.mode }
func (i info) ModTime() time.Time { return i.file.at }
func (i info) IsDir() bool        { return i.file.mode.IsDir() }
func (i info) Sys() any           { return nil }
