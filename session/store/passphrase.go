package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"strconv"
	"strings"
	"unicode/utf8"

	"filippo.io/age"
)

// Limits of a protected file.
const (
	// workFactor is the exponent of scrypt's cost that files are written
	// with: 256 MiB and about a second. It is age's own.
	workFactor = 18
	// maxWorkFactor is the most that a file may ask of its reader. One more
	// would take 512 MiB for scrypt alone.
	maxWorkFactor = 18
	// protectedRoom is what encryption may add to a file of MaxSize: a header,
	// a nonce, and 16 bytes for each 64 KiB.
	protectedRoom = 64 << 10
	// maxPassphrase bounds a passphrase, in bytes.
	maxPassphrase = 1024
)

// What is under the errors about passphrases.
var (
	// ErrProtected: the file asks for a passphrase.
	ErrProtected = errors.New("dit bestand is beveiligd met een wachtwoord")
	// ErrPassphrase: the file does not open with this passphrase.
	ErrPassphrase = errors.New("dit wachtwoord past niet; controleer hoofdletters en het toetsenbord, en probeer het opnieuw")
)

// magic is how each binary age file begins (age-encryption.org/v1).
const magic = "age-encryption.org/v1\n"

// IsProtected tells whether bytes are an age file that people open, and not a
// contribution that the session's own key opens.
func IsProtected(data []byte) bool { return bytes.HasPrefix(data, []byte(magic)) && !IsSealed(data) }

// Passphrase protects a file with words that only people know. The file is
// what `age -p` makes, and `age -d` opens it. The zero Passphrase is none.
type Passphrase struct {
	Text string
	// Work is the exponent of scrypt's cost when writing, 1 to 18; 0 is 18.
	// Only tests ask for less.
	Work int
}

// Empty tells whether there is no passphrase.
func (p Passphrase) Empty() bool { return p.Text == "" }

// Check refuses what cannot be a passphrase, with a Dutch line.
func (p Passphrase) Check() error {
	switch {
	case p.Text == "":
		return errors.New("een wachtwoord kan niet leeg zijn; liefst is het een hele zin")
	case len(p.Text) > maxPassphrase:
		return fmt.Errorf("een wachtwoord is hoogstens %d bytes; kies een kortere zin", maxPassphrase)
	case !utf8.ValidString(p.Text):
		return errors.New("dit wachtwoord is geen UTF-8-tekst; sla het opnieuw op als UTF-8")
	}
	return nil
}

// A passphrase is advised against below these (docs/reliability.md): guessing
// goes at a few a second on each machine, since each guess costs 256 MiB.
const (
	fewCharacters = 16 // in all
	fewDifferent  = 8  // different ones
	fewTurns      = 6  // places where a row as in abc, 321 or aaa breaks
)

// Advice says in Dutch why a passphrase is weak; "" where it is not. It is
// advice: the passphrase may be used.
func (p Passphrase) Advice() string {
	const advice = "dit wachtwoord is zwak: %s; kies liever een hele zin van vier of meer woorden die bij niemand bekend is"
	text := []rune(strings.ToLower(p.Text))
	seen := map[rune]bool{}
	turns, step := 0, rune(0)
	for i, r := range text {
		seen[r] = true
		if i == 0 {
			continue
		}
		if next := r - text[i-1]; next != step || next < -1 || next > 1 {
			turns, step = turns+1, next
		}
	}
	switch {
	case len(text) < fewCharacters:
		return fmt.Sprintf(advice, fmt.Sprintf("het heeft minder dan %d tekens", fewCharacters))
	case len(seen) < fewDifferent:
		return fmt.Sprintf(advice, fmt.Sprintf("het heeft minder dan %d verschillende tekens", fewDifferent))
	case turns < fewTurns:
		return fmt.Sprintf(advice, "het is bijna een rijtje")
	}
	return ""
}

// Encrypt gives a binary age file that only this passphrase opens. It takes
// about a second and 256 MiB, so call it beside the window.
func (p Passphrase) Encrypt(plain []byte) ([]byte, error) {
	if err := p.Check(); err != nil {
		return nil, err
	}
	recipient, err := age.NewScryptRecipient(p.Text)
	if err != nil {
		return nil, fmt.Errorf("beveiligen: %w", err)
	}
	recipient.SetWorkFactor(p.work())
	defer p.release()
	return encrypt(plain, recipient)
}

// Decrypt opens a file that Encrypt or `age -p` made. The error is under
// ErrPassphrase for a wrong passphrase. A file that asks for more than 256
// MiB of work is refused before it is tried.
func (p Passphrase) Decrypt(data []byte) ([]byte, error) {
	if err := checkHeader(data); err != nil {
		return nil, err
	}
	if p.Empty() {
		return nil, ErrProtected
	}
	identity, err := age.NewScryptIdentity(p.Text)
	if err != nil {
		return nil, fmt.Errorf("een beveiligd bestand openen: %w", err)
	}
	identity.SetMaxWorkFactor(maxWorkFactor)
	defer p.release()
	return decrypt(data, identity)
}

// work is the exponent of scrypt's cost that files are written with.
func (p Passphrase) work() int {
	if p.Work == 0 {
		return workFactor
	}
	return p.Work
}

// release gives scrypt's memory back: reading and then writing a protected
// file would otherwise hold it twice.
func (p Passphrase) release() {
	if p.Work == 0 {
		debug.FreeOSMemory()
	}
}

// checkHeader looks at the first lines of an age file, so that what it asks
// is known before it is done.
func checkHeader(data []byte) error {
	if !IsProtected(data) {
		return errors.New("dit bestand is niet beveiligd met een wachtwoord")
	}
	line, _, _ := bytes.Cut(data[len(magic):], []byte("\n"))
	words := strings.Fields(string(line[:min(len(line), maxPassphrase)]))
	if len(words) < 2 || words[0] != "->" {
		return errDamaged
	}
	if words[1] != "scrypt" {
		return errors.New("dit bestand is met age beveiligd, maar niet met een wachtwoord; maak het eerst open met het programma age")
	}
	if len(words) != 4 {
		return errDamaged
	}
	if work, err := strconv.Atoi(words[3]); err != nil || work > maxWorkFactor {
		return errors.New("dit bestand vraagt meer rekenwerk dan een wachtwoord nodig heeft, en wordt niet geopend; vraag de afzender om een ander")
	}
	return nil
}

var errDamaged = errors.New("dit beveiligde bestand is beschadigd of niet volledig; neem een eerdere versie of een kopie")

func encrypt(plain []byte, to age.Recipient) ([]byte, error) {
	var out bytes.Buffer
	w, err := age.Encrypt(&out, to)
	if err != nil {
		return nil, fmt.Errorf("beveiligen: %w", err)
	}
	if _, err := w.Write(plain); err != nil {
		return nil, fmt.Errorf("beveiligen: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("beveiligen: %w", err)
	}
	return out.Bytes(), nil
}

func decrypt(data []byte, with age.Identity) ([]byte, error) {
	r, err := age.Decrypt(bytes.NewReader(data), with)
	var other *age.NoIdentityMatchError
	if errors.As(err, &other) {
		return nil, ErrPassphrase
	}
	if err != nil {
		return nil, &trouble{errDamaged.Error(), err}
	}
	plain, err := io.ReadAll(io.LimitReader(r, MaxSize+1))
	if err != nil {
		return nil, &trouble{errDamaged.Error(), err}
	}
	if len(plain) > MaxSize {
		return nil, fmt.Errorf("dit bestand is %w: een sessie is hoogstens 8 MiB", ErrTooLarge)
	}
	return plain, nil
}
