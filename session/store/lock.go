package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/user"
	"path/filepath"
	"strings"
	"time"
	"unicode"
)

// Holder is who has a session open to write in it.
type Holder struct {
	Who   string    `json:"who"`   // name of the user, as the system has it
	Where string    `json:"where"` // name of the computer
	Since time.Time `json:"since"`
	Seen  time.Time `json:"seen"` // last sign of life
}

// String names the holder: "N. Jansen op LAPTOP-3".
func (h Holder) String() string {
	who, where := h.Who, h.Where
	if who == "" {
		who = "een andere gebruiker"
	}
	if where == "" {
		where = "een andere computer"
	}
	return who + " op " + where
}

// Me gives the user and the computer, for a claim.
func Me(getenv func(string) string) Holder {
	who := getenv("USER")
	if who == "" {
		who = getenv("USERNAME") // Windows
	}
	if who == "" {
		who = accountName()
	}
	where, _ := os.Hostname() // one without a name is still one
	return Holder{Who: who, Where: where}
}

// accountName is what the system calls the user where the environment does not
// say, as in a program that was started by a service; empty where it does not
// know either.
func accountName() string {
	account, err := user.Current()
	if err != nil {
		return ""
	}
	_, name, found := strings.Cut(account.Username, `\`) // Windows puts the domain before it
	if !found {
		return account.Username
	}
	return name
}

// alive is how long after its last sign of life a program on another computer
// counts as running. Between computers a lock is not always seen, as in a
// folder that a sync client copies; on one computer it always is. A sign of
// life from further ahead than that is of a clock that is wrong, and says
// nothing.
const alive = 5 * time.Minute

// SignOfLife is how often a claim should be refreshed.
const SignOfLife = time.Minute

const (
	maxHolder = 4096 // bytes of the lock file that are read
	maxName   = 60   // characters of a name that are shown
)

// Claim is a file taken for one writer, or the attempt.
type Claim struct {
	// Other has the file; then it is for reading only. Its names are empty
	// where they could not be read.
	Other *Holder
	// Stale left its lock behind: its program crashed, or the power failed.
	Stale *Holder
	// Unlocked says why no lock could be made. Then the file may be written,
	// but somebody else may do so too.
	Unlocked error

	lock  LockFile
	me    Holder
	sweep func(now time.Time) // removes what a crash left half written
}

// Claim takes a file for one writer with a lock beside it:
// ".NAME.in-gebruik". Whatever comes, the claim is to be released.
func (d Disk) Claim(path string, me Holder, now time.Time) *Claim {
	target, err := d.fs().Resolve(path)
	if err != nil {
		return &Claim{Unlocked: err}
	}
	me.Since, me.Seen = now, now
	beside := filepath.Join(filepath.Dir(target), "."+filepath.Base(target)+".in-gebruik")
	before := d.holder(beside)
	lock, err := d.fs().Lock(beside)
	if errors.Is(err, ErrLocked) {
		other := d.holder(beside)
		if other == nil {
			other = &Holder{}
		}
		return &Claim{Other: other}
	}
	sweep := func(now time.Time) { d.sweep(filepath.Dir(target), now) }
	if err != nil {
		sweep(now)
		return &Claim{Unlocked: err}
	}
	if before != nil && before.Where != me.Where && now.Sub(before.Seen).Abs() < alive {
		lock.Release(false)
		return &Claim{Other: before}
	}
	claim := &Claim{Stale: before, lock: lock, me: me, sweep: sweep}
	if err := claim.put(); err != nil {
		lock.Release(true)
		return &Claim{Unlocked: err}
	}
	d.clear(target)
	sweep(now)
	return claim
}

// holder reads who has a lock file; nil for nobody.
func (d Disk) holder(beside string) *Holder {
	data, err := d.fs().Read(beside, 1, maxHolder) // the first byte is locked
	if err != nil {
		return nil
	}
	var h Holder
	if json.NewDecoder(bytes.NewReader(data)).Decode(&h) != nil {
		return nil
	}
	h.Who, h.Where = shown(h.Who), shown(h.Where)
	return &h
}

// shown keeps a name from a file on one short line.
func shown(name string) string {
	runes := []rune(strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, name))
	return string(runes[:min(len(runes), maxName)])
}

// unfinishedFor is after how long a file that was never finished is no work
// in progress any more.
const unfinishedFor = time.Minute

// sweep removes what a crash left half written in a folder.
func (d Disk) sweep(dir string, now time.Time) {
	for _, part := range parts(d.fs(), dir, unfinished) {
		if info, err := d.fs().Stat(part); err == nil && info.Mode().IsRegular() && now.Sub(info.ModTime()) > unfinishedFor {
			_ = d.fs().Remove(part) // the next crash tries again
		}
	}
}

// clear removes what was left half written of one file. It is for its only
// writer; another who writes at this moment gets an error, and tries again.
func (d Disk) clear(target string) {
	for _, part := range parts(d.fs(), filepath.Dir(target), unfinishedOf(target)) {
		_ = d.fs().Remove(part) // the next write tries again
	}
}

// parts gives the paths in a folder of files that are not finished; none where
// it cannot be seen, since nothing is lost by leaving them.
func parts(disk FS, dir, prefix string) []string {
	names, err := disk.List(dir)
	if err != nil {
		return nil
	}
	var found []string
	for _, name := range names {
		if strings.HasPrefix(name, prefix) && filepath.Ext(name) == ".tmp" {
			found = append(found, filepath.Join(dir, name))
		}
	}
	return found
}

// ReadOnly tells whether somebody else may be writing.
func (c *Claim) ReadOnly() bool { return c.Other != nil }

// Is tells whether this is the claim of a holder: the file was claimed twice
// by one program.
func (c *Claim) Is(h Holder) bool {
	return c.lock != nil && c.me.Who == h.Who && c.me.Where == h.Where && c.me.Since.Equal(h.Since)
}

// Refresh gives a sign of life; call it every [SignOfLife].
func (c *Claim) Refresh(now time.Time) {
	if c.lock == nil {
		return
	}
	c.me.Seen = now
	_ = c.put() // a lock without it still holds on this computer
}

func (c *Claim) put() error {
	line, err := json.Marshal(c.me)
	if err != nil {
		return err
	}
	return c.lock.Put(append(line, '\n'))
}

// Release gives the file back. It may be called twice.
func (c *Claim) Release() {
	if c.lock == nil {
		return
	}
	c.sweep(c.me.Seen)
	c.lock.Release(true)
	c.lock = nil
}
