package command

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/spf13/pflag"
	"golang.org/x/term"

	"formatietafel/session"
	"formatietafel/session/store"
)

// passphraseFlag adds the flag that each command has that reads a file.
func passphraseFlag(flags *pflag.FlagSet) *string {
	return flags.String("passphrase-file", "", "")
}

// AskTerminal asks for a passphrase without showing what is typed. It is nil
// where nobody sits at the keyboard.
func AskTerminal() func(question string) (string, error) {
	in := int(os.Stdin.Fd())
	if !term.IsTerminal(in) {
		return nil
	}
	return func(question string) (string, error) {
		fmt.Fprint(os.Stderr, question+": ")
		text, err := term.ReadPassword(in)
		fmt.Fprintln(os.Stderr)
		return string(text), err
	}
}

// passphrase gives the first line of a file, or what is typed. what says what
// it is for.
func (p *Program) passphrase(what, file string) (store.Passphrase, error) {
	if file != "" {
		return passphraseIn(file)
	}
	if p.Ask == nil {
		return store.Passphrase{}, fail(ExitUnreadable, "%s: %w; geef het met --passphrase-file BESTAND", what, store.ErrProtected)
	}
	text, err := p.Ask("Wachtwoord van " + what)
	if err != nil {
		return store.Passphrase{}, fail(ExitUnreadable, "het wachtwoord is niet te lezen; probeer het opnieuw, of gebruik --passphrase-file")
	}
	return store.Passphrase{Text: text}, nil
}

// maxPassphraseFile is how much of a passphrase file is read, in bytes.
const maxPassphraseFile = 4096

// passphraseIn reads a passphrase file. It may be a pipe, so that a password
// manager can fill it.
func passphraseIn(path string) (store.Passphrase, error) {
	file, err := os.Open(path)
	if err != nil {
		return store.Passphrase{}, fail(ExitUnreadable, "%s: dit bestand met het wachtwoord is niet te lezen; controleer de naam", path)
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxPassphraseFile))
	if err != nil {
		return store.Passphrase{}, fail(ExitUnreadable, "%s: dit bestand met het wachtwoord is niet te lezen; noem een gewoon bestand", path)
	}
	line, _, _ := bytes.Cut(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), []byte("\n"))
	secret := store.Passphrase{Text: string(bytes.TrimSuffix(line, []byte("\r")))}
	if err := secret.Check(); err != nil {
		return store.Passphrase{}, fail(ExitUnreadable, "%s: %w", path, err)
	}
	return secret, nil
}

// newPassphrase asks for a passphrase twice, or reads it from a file, and
// advises against a weak one.
func (p *Program) newPassphrase(path, file string) (store.Passphrase, error) {
	if file == "" && p.Ask == nil {
		return store.Passphrase{}, fail(ExitUnreadable, "geef het wachtwoord met --passphrase-file BESTAND, of typ het op een terminal")
	}
	secret, err := p.passphrase(path, file)
	if err != nil {
		return store.Passphrase{}, err
	}
	if err := secret.Check(); err != nil {
		return store.Passphrase{}, &failure{ExitUnreadable, err}
	}
	if advice := secret.Advice(); advice != "" {
		p.warn(advice)
	}
	if file != "" {
		return secret, nil
	}
	again, err := p.Ask("Nog een keer hetzelfde wachtwoord; bent u het kwijt, dan is het bestand voor altijd dicht")
	if err != nil || again != secret.Text {
		return store.Passphrase{}, fail(ExitUnreadable, "dit is niet twee keer hetzelfde wachtwoord; er is niets veranderd, probeer het opnieuw")
	}
	return secret, nil
}

// origin is a file as it was read. What goes back into it is protected alike,
// and goes only where nobody changed it meanwhile.
type origin struct {
	digest string
	secret store.Passphrase // that opened it; empty where none was needed
}

// readPlain reads a file and opens it where it is protected.
func (p *Program) readPlain(path, passphraseFile string) ([]byte, origin, error) {
	data, err := store.Read(path)
	if err != nil {
		return nil, origin{}, &failure{ExitUnreadable, err}
	}
	was := origin{digest: store.Digest(data)}
	if !store.IsProtected(data) {
		return data, was, nil
	}
	if was.secret, err = p.passphrase(path, passphraseFile); err != nil {
		return nil, origin{}, err
	}
	plain, err := was.secret.Decrypt(data)
	if err != nil {
		return nil, origin{}, fail(ExitUnreadable, "%s: %w", path, err)
	}
	return plain, was, nil
}

// writePlain writes a file, protected where there is a passphrase.
func writePlain(path string, data []byte, secret store.Passphrase) error {
	data, err := protected(data, secret)
	if err != nil {
		return err
	}
	if err := store.Write(path, data); err != nil {
		return &failure{ExitUnwritten, err}
	}
	return nil
}

// protected encrypts where there is a passphrase.
func protected(data []byte, secret store.Passphrase) ([]byte, error) {
	if secret.Empty() {
		return data, nil
	}
	sealed, err := secret.Encrypt(data)
	if err != nil {
		return nil, &failure{ExitUnwritten, err}
	}
	return sealed, nil
}

// oneFile reads the flags of a command on one file.
func oneFile(word string, args []string) (path, passphraseFile string, err error) {
	flags := newFlags()
	file := passphraseFlag(flags)
	rest, err := parse(flags, args)
	if err != nil {
		return "", "", err
	}
	if len(rest) != 1 {
		return "", "", fail(ExitUnreadable, "noem één bestand: %s", actions()[word].use)
	}
	return rest[0], *file, nil
}

// runProtect puts a file behind a passphrase.
func runProtect(p *Program, args []string) error {
	path, file, err := oneFile("protect", args)
	if errors.Is(err, errHelp) {
		return p.helpFor("protect")
	}
	if err != nil {
		return err
	}
	data, err := store.Read(path)
	if err != nil {
		return &failure{ExitUnreadable, err}
	}
	if store.IsProtected(data) {
		return fail(ExitUnreadable, "%s: dit bestand is al beveiligd; haal de beveiliging er eerst af met unprotect", path)
	}
	if err := ours(path, data); err != nil {
		return err
	}
	secret, err := p.newPassphrase(path, file)
	if err != nil {
		return err
	}
	return p.replaceOpen(path, data, origin{store.Digest(data), secret})
}

// runUnprotect makes a protected file readable for everybody who has it.
func runUnprotect(p *Program, args []string) error {
	path, file, err := oneFile("unprotect", args)
	if errors.Is(err, errHelp) {
		return p.helpFor("unprotect")
	}
	if err != nil {
		return err
	}
	data, was, err := p.readPlain(path, file)
	if err != nil {
		return err
	}
	if was.secret.Empty() {
		return fail(ExitUnreadable, "%s: dit bestand is niet beveiligd; er is niets veranderd", path)
	}
	return p.replaceOpen(path, data, origin{digest: was.digest})
}

// replaceOpen writes a session back, behind the passphrase of its origin. It
// may be open in a window, or it was while a passphrase was asked for here:
// what came in meanwhile is not written over.
func (p *Program) replaceOpen(path string, data []byte, was origin) error {
	claim := store.Disk{}.Claim(path, store.Me(p.Getenv), time.Now())
	defer claim.Release()
	if claim.ReadOnly() {
		return fail(ExitUnwritten, "%s: dit bestand is in gebruik (%s); sluit het daar en probeer het opnieuw", path, claim.Other)
	}
	data, err := protected(data, was.secret)
	if err != nil {
		return err
	}
	if now, err := store.Read(path); err != nil || store.Digest(now) != was.digest {
		return fail(ExitUnwritten, "%s: dit bestand is intussen door een ander gewijzigd; er is niets geschreven, doe het opnieuw", path)
	}
	if err := store.Write(path, data); err != nil {
		return &failure{ExitUnwritten, err}
	}
	return nil
}

// ours refuses what this program would not open: a wrong file behind a
// passphrase is a file lost.
func ours(path string, data []byte) error {
	if _, err := session.ReadAny(data); err != nil {
		return fail(ExitUnreadable, "%s: %w", path, err)
	}
	return nil
}
