package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"filippo.io/age"
)

// State is the program's own folder on this computer: the journals of what is
// not saved yet, and earlier versions of each session. What belongs to a
// protected session is encrypted in it.
//
//	journals/RUN-N.journal            what one open document went through
//	journals/RUN.lock                 held while that document is open
//	sessions/HASH/TIME_REASON.formatie   an earlier version, or …_KEY.age
//	sessions/HASH/KEY.key             a key, behind the passphrase
type State struct {
	fs  FS
	dir string
}

// NewState gives the state in a folder, which need not be there yet.
func NewState(disk FS, dir string) *State { return &State{disk, dir} }

// StateDir is the folder for state of this user, as the system has it.
func StateDir(getenv func(string) string) (string, error) {
	const name = "formatietafel"
	for _, place := range statePlaces(runtime.GOOS) {
		if root := getenv(place.variable); filepath.IsAbs(root) {
			return filepath.Join(root, place.below, name), nil
		}
	}
	return "", errors.New("er is geen map voor eerdere versies: de persoonlijke map van deze gebruiker is niet bekend")
}

// statePlace is a folder below what a variable of the environment names.
type statePlace struct{ variable, below string }

func statePlaces(system string) []statePlace {
	switch system {
	case "windows":
		return []statePlace{{"LOCALAPPDATA", ""}}
	case "darwin":
		return []statePlace{{"HOME", "Library/Application Support"}}
	}
	return []statePlace{{"XDG_STATE_HOME", ""}, {"HOME", ".local/state"}}
}

func (s *State) journals() string { return filepath.Join(s.dir, "journals") }

// room is the folder of one session. Its id may be anything, so it is no part
// of the name.
func (s *State) room(session string) string {
	sum := sha256.Sum256([]byte(session))
	return filepath.Join(s.dir, "sessions", hex.EncodeToString(sum[:16]))
}

// names lists a folder; one that is not there is empty.
func (s *State) names(dir string) ([]string, error) {
	names, err := s.fs.List(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, unread(dir, err)
	}
	return names, nil
}

// put makes or replaces a file of our own.
func (s *State) put(path string, data []byte) error {
	if err := s.fs.MakeDir(filepath.Dir(path)); err != nil {
		return unwritten(path, err)
	}
	if err := replace(s.fs, path, data, nil); err != nil {
		return unwritten(path, err)
	}
	return nil
}

// clear removes what a crash left half written of a session: nobody can tell
// what is in it.
func (s *State) clear(session string) error {
	room := s.room(session)
	names, err := s.names(room)
	if err != nil {
		return err
	}
	return s.remove(room, slices.DeleteFunc(names, func(name string) bool { return !strings.HasPrefix(name, unfinished) })...)
}

// remove removes files of our own for good: they are gone after a power loss
// too. What is not there is no error.
func (s *State) remove(dir string, names ...string) error {
	var failed error
	for _, name := range names {
		err := s.fs.Remove(filepath.Join(dir, name))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			failed = errors.Join(failed, unwritten(filepath.Join(dir, name), err))
		}
	}
	if len(names) == 0 {
		return failed
	}
	return errors.Join(failed, s.fs.SyncDir(dir))
}

// Key encrypts what is kept of one protected session. It is made once, and
// the passphrase wraps it once, so that keeping a change costs no second of
// scrypt.
type Key struct {
	id       string // in the names of what it encrypts
	identity *age.X25519Identity
}

const (
	keyEnding = ".key"
	keyID     = 16 // hexadecimal digits
)

func newKey(identity *age.X25519Identity) *Key {
	sum := sha256.Sum256([]byte(identity.Recipient().String()))
	return &Key{hex.EncodeToString(sum[:])[:keyID], identity}
}

// ID is how what it encrypts names it ([Version.Key], [Head.Key]).
func (k *Key) ID() string { return k.id }

func (k *Key) encrypt(plain []byte) ([]byte, error) { return encrypt(plain, k.identity.Recipient()) }

func (k *Key) decrypt(data []byte) ([]byte, error) { return decrypt(data, k.identity) }

// Key gives the key that this passphrase opens, or makes one. It takes one or
// two seconds, so call it beside the window.
func (s *State) Key(session string, secret Passphrase) (*Key, error) {
	names, err := s.names(s.room(session))
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		id, is := strings.CutSuffix(name, keyEnding)
		if !is {
			continue
		}
		if key, err := s.OpenKey(session, id, secret); err == nil {
			return key, nil
		}
	}
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, fmt.Errorf("een sleutel maken: %w", err)
	}
	key := newKey(identity)
	return key, s.Wrap(session, key, secret)
}

// OpenKey gives one key, or ErrPassphrase.
func (s *State) OpenKey(session, id string, secret Passphrase) (*Key, error) {
	path := filepath.Join(s.room(session), filepath.Base(id)+keyEnding)
	data, err := s.fs.Read(path, 0, protectedRoom)
	if err != nil {
		return nil, unread(path, err)
	}
	plain, err := secret.Decrypt(data)
	if err != nil {
		return nil, err
	}
	identity, err := age.ParseX25519Identity(string(plain))
	if err != nil {
		return nil, errDamaged
	}
	return newKey(identity), nil
}

// Wrap puts a key behind a passphrase, in place of the one before.
func (s *State) Wrap(session string, key *Key, secret Passphrase) error {
	data, err := secret.Encrypt([]byte(key.identity.String()))
	if err != nil {
		return err
	}
	return s.put(filepath.Join(s.room(session), key.id+keyEnding), data)
}

// Protect encrypts all that is kept of a session in plain text, and removes
// the plain text. The document itself must not be in an open journal.
func (s *State) Protect(session string, key *Key) error {
	versions, err := s.Versions(session)
	if err != nil {
		return err
	}
	if err := s.clear(session); err != nil {
		return err
	}
	for _, v := range versions {
		if err := s.protectVersion(v, key); err != nil {
			return err
		}
	}
	found, rubbish, err := s.scan()
	if err != nil {
		return err
	}
	if err := s.remove(s.journals(), rubbish...); err != nil {
		return err
	}
	for _, f := range found {
		if f.Head.Session != session || f.Head.Key != "" {
			continue
		}
		if err := s.protectFound(f, key); err != nil {
			return err
		}
	}
	return nil
}

func (s *State) protectVersion(v Version, key *Key) error {
	if v.Key != "" {
		return nil
	}
	content, err := s.Content(v, nil)
	if err != nil {
		return err
	}
	if err := s.keep(v.Session, v.Reason, content, v.At, key); err != nil {
		return err
	}
	return s.remove(s.room(v.Session), v.file)
}

func (s *State) protectFound(f Found, key *Key) error {
	if !f.pending { // its file has it all
		return s.Forget(f)
	}
	content, at, err := s.Recover(f, nil)
	if err != nil {
		return err
	}
	journal, err := s.Begin(f.Head, key, content, at)
	if err != nil {
		return err
	}
	journal.Leave()
	return s.Forget(f)
}

// Rewrite changes the content of all that is kept of a session, journals of
// documents that are open aside. What is under a key that is not among keys
// is left, and the error is under ErrProtected.
func (s *State) Rewrite(session string, keys []*Key, change func(content []byte) ([]byte, error)) error {
	versions, err := s.Versions(session)
	if err != nil {
		return err
	}
	failed := s.clear(session)
	for _, v := range versions {
		failed = errors.Join(failed, s.rewriteVersion(v, keyNamed(keys, v.Key), change))
	}
	found, rubbish, err := s.scan()
	if err != nil {
		return errors.Join(failed, err)
	}
	failed = errors.Join(failed, s.remove(s.journals(), rubbish...)) // whose they were nobody can tell
	for _, f := range found {
		switch {
		case f.Head.Session != session:
		case !f.pending: // its file has it all
			failed = errors.Join(failed, s.Forget(f))
		default:
			failed = errors.Join(failed, s.rewriteFound(f, keyNamed(keys, f.Head.Key), change))
		}
	}
	return failed
}

func keyNamed(keys []*Key, id string) *Key {
	for _, key := range keys {
		if key.id == id {
			return key
		}
	}
	return nil
}

func (s *State) rewriteVersion(v Version, key *Key, change func([]byte) ([]byte, error)) error {
	before, err := s.Content(v, key)
	if err != nil {
		return err
	}
	after, err := change(before)
	if err != nil || bytes.Equal(before, after) {
		return err
	}
	return s.keep(v.Session, v.Reason, after, v.At, key) // in place: its name says when and why
}

func (s *State) rewriteFound(f Found, key *Key, change func([]byte) ([]byte, error)) error {
	content, at, err := s.Recover(f, key)
	if err != nil {
		return err
	}
	if content, err = change(content); err != nil {
		return err
	}
	journal, err := s.Begin(f.Head, key, content, at)
	if err != nil {
		return err
	}
	journal.Leave()
	return s.Forget(f)
}
