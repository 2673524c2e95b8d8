package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Digest names content: SHA-256, in hexadecimal digits.
func Digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Version is an earlier version of a session that was kept.
type Version struct {
	Session string // its id
	At      time.Time
	Reason  string // small letters, digits and hyphens
	Key     string // of a protected one

	file string
}

// versionTime is how a moment stands in a name: sorted by name is sorted by
// time.
const versionTime = "20060102T150405.000Z"

var (
	reasonForm  = regexp.MustCompile(`^[a-z0-9-]{1,40}$`)
	versionForm = regexp.MustCompile(`^([0-9TZ.]{20})_([a-z0-9-]{1,40})(?:_([0-9a-f]{16})\.age|\.formatie)$`)
)

// How many earlier versions stay: all of the past two days, then the last of
// each day for sixty, and never more than 200 in all. The newest three stay
// whatever their age.
const (
	allFor      = 48 * time.Hour
	dailyFor    = 60 * 24 * time.Hour
	mostKept    = 200
	alwaysKept  = 3
	versionDay  = "20060102"
	versionRoom = MaxSize + protectedRoom
)

// Keep keeps a version, encrypted where there is a key, unless it is the same
// as the one before. Then it lets go of what the rule above does not keep.
func (s *State) Keep(session, reason string, content []byte, at time.Time, key *Key) error {
	before, err := s.Versions(session)
	if err != nil {
		return err
	}
	if len(before) > 0 && s.isSame(before[0], content, key) {
		return nil
	}
	for taken(before, at) {
		at = at.Add(time.Millisecond)
	}
	Disk{s.fs}.sweep(s.room(session), at)
	if err := s.keep(session, reason, content, at, key); err != nil {
		return err
	}
	return s.thin(session, at)
}

// taken tells whether a version has this moment; two would have one name.
func taken(list []Version, at time.Time) bool {
	return slices.ContainsFunc(list, func(v Version) bool { return v.At.Format(versionTime) == at.UTC().Format(versionTime) })
}

func (s *State) isSame(v Version, content []byte, key *Key) bool {
	if key == nil != (v.Key == "") {
		return false
	}
	last, err := s.Content(v, key)
	return err == nil && bytes.Equal(last, content)
}

func (s *State) keep(session, reason string, content []byte, at time.Time, key *Key) error {
	if !reasonForm.MatchString(reason) {
		return fmt.Errorf("een eerdere versie kan niet om %q bewaard worden", reason)
	}
	name := at.UTC().Format(versionTime) + "_" + reason
	if key == nil {
		return s.put(filepath.Join(s.room(session), name+".formatie"), content)
	}
	sealed, err := key.encrypt(content)
	if err != nil {
		return err
	}
	return s.put(filepath.Join(s.room(session), name+"_"+key.id+".age"), sealed)
}

// Versions lists what was kept of a session, newest first.
func (s *State) Versions(session string) ([]Version, error) {
	names, err := s.names(s.room(session))
	if err != nil {
		return nil, err
	}
	var list []Version
	for _, name := range names {
		parts := versionForm.FindStringSubmatch(name)
		if parts == nil {
			continue
		}
		at, err := time.Parse(versionTime, parts[1])
		if err != nil {
			continue
		}
		list = append(list, Version{Session: session, At: at, Reason: parts[2], Key: parts[3], file: name})
	}
	slices.SortStableFunc(list, func(a, b Version) int { return strings.Compare(b.file, a.file) })
	return list, nil
}

// Content reads a version. key is that of Version.Key, where it has one.
func (s *State) Content(v Version, key *Key) ([]byte, error) {
	path := filepath.Join(s.room(v.Session), v.file)
	data, err := s.fs.Read(path, 0, versionRoom)
	if err != nil {
		return nil, unread(path, err)
	}
	if v.Key == "" {
		return data, nil
	}
	if key == nil || key.id != v.Key {
		return nil, ErrProtected
	}
	return key.decrypt(data)
}

func (s *State) thin(session string, now time.Time) error {
	list, err := s.Versions(session)
	if err != nil {
		return err
	}
	var gone []string
	for i, stays := range kept(list, sure(list, now)) {
		if !stays {
			gone = append(gone, list[i].file)
		}
	}
	return s.remove(s.room(session), gone...)
}

// sure gives the moment from which age counts: the newest that two versions, or
// a version and the clock, bear out. A clock that was ahead once ages nothing.
func sure(list []Version, now time.Time) time.Time {
	if len(list) > 1 && list[1].At.Before(now) {
		return list[1].At
	}
	return now
}

// kept says of each version, newest first, whether it stays.
func kept(list []Version, now time.Time) []bool {
	stays := make([]bool, len(list))
	days := map[string]bool{}
	n := 0
	for i, v := range list {
		age, day := now.Sub(v.At), v.At.Format(versionDay)
		stays[i] = i < alwaysKept || n < mostKept && (age <= allFor || age <= dailyFor && !days[day])
		if stays[i] {
			days[day] = true
			n++
		}
	}
	return stays
}
