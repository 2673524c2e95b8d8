package command

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/google/uuid"

	"formatietafel/assets"
	"formatietafel/guide"
	"formatietafel/session"
	"formatietafel/session/store"
)

// runNew writes an empty session, or the example.
func runNew(p *Program, args []string) error {
	flags := newFlags()
	out := flags.StringP("output", "o", "", "")
	example := flags.Bool("example", false, "")
	force := flags.Bool("force", false, "")
	rest, err := parse(flags, args)
	if errors.Is(err, errHelp) {
		return p.helpFor("new")
	}
	if err != nil {
		return err
	}
	if *out == "" || len(rest) > 0 {
		return fail(ExitUnreadable, "zeg waar de sessie komt: %s", actions()["new"].use)
	}
	if err := free(*out, *force); err != nil {
		return err
	}
	data := assets.Example
	switch {
	case *example && extension(*out) == onboardingType:
		return fail(ExitUnreadable, "%s: van Inwerken is er geen voorbeeld; laat --example weg", *out)
	case !*example:
		if data, err = emptyFile(p, *out); err != nil {
			return err
		}
	}
	if err := store.Write(*out, data); err != nil {
		return &failure{ExitUnwritten, err}
	}
	return nil
}

// onboardingType is the extension of the file of a new alderman.
const onboardingType = ".inwerken"

// emptyFile gives an empty file of the kind that its name asks for.
func emptyFile(p *Program, path string) ([]byte, error) {
	id, err := uuid.NewV7()
	if err != nil {
		return nil, fmt.Errorf("een nieuw nummer voor het bestand maken: %w", err)
	}
	g := guide.Builtin()
	if extension(path) == onboardingType {
		return session.MarshalOnboarding(session.NewOnboarding(id.String(), p.now(), g.ID, g.Version)), nil
	}
	return session.Marshal(session.New(id.String(), p.now(), g.ID, g.Version)), nil
}

// free refuses an output that is there already, unless it may be replaced;
// what is no regular file is never replaced.
func free(path string, force bool) error {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil
	case !info.Mode().IsRegular():
		return fail(ExitUnwritten, "%s: dit is geen gewoon bestand; kies een andere naam", path)
	case !force:
		return fail(ExitUnwritten, "%s: dit bestand bestaat al; kies een andere naam, of gebruik --force", path)
	}
	return nil
}

// readSession reads a session file, also a protected one; an error names the
// file. Its origin comes along for what is written back.
func (p *Program) readSession(path, passphraseFile string) (*session.Session, origin, error) {
	data, was, err := p.readPlain(path, passphraseFile)
	if err != nil {
		return nil, was, err
	}
	if err := refuseSealed(path, data); err != nil {
		return nil, was, err
	}
	s, err := session.Read(data)
	if err != nil {
		return nil, was, &failure{ExitUnreadable, fmt.Errorf("%s: %w", path, err)}
	}
	return s, was, nil
}

// runCheck lists the findings of each file, a line each. The highest code
// counts; a file that cannot be read does not stop the others.
func runCheck(p *Program, args []string) error {
	flags := newFlags()
	dir := flags.String("guide", "", "")
	secret := passphraseFlag(flags)
	files, err := parse(flags, args)
	if errors.Is(err, errHelp) {
		return p.helpFor("check")
	}
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fail(ExitUnreadable, "noem een of meer bestanden: %s", actions()["check"].use)
	}
	g, err := loadGuide(*dir)
	if err != nil {
		return err
	}
	code := ExitDone
	for _, file := range files {
		code = max(code, checkFile(p, g, file, *secret))
	}
	if code == ExitDone {
		return nil
	}
	return &failure{code, errors.New("")}
}

func checkFile(p *Program, g *guide.Guide, path, passphraseFile string) int {
	found, err := p.findings(g, path, passphraseFile)
	if err != nil {
		p.warn(err.Error())
		return ExitUnreadable
	}
	for _, f := range found {
		fmt.Fprintf(p.Out, "%s: %s: %s: %s\n", path, f.Place, f.Class, oneLine(f.Message))
	}
	if len(found) > 0 {
		return ExitFindings
	}
	return ExitDone
}

// refuseSealed explains a contribution that only its session can open.
func refuseSealed(path string, data []byte) error {
	if store.IsSealed(data) {
		return fail(ExitUnreadable, "%s: dit is een verzegelde inbreng van een partij; alleen merge kan haar openen, met de sessie erbij", path)
	}
	return nil
}

// readAny reads a file of any kind.
func (p *Program) readAny(path, passphraseFile string) (session.File, error) {
	data, _, err := p.readPlain(path, passphraseFile)
	if err != nil {
		return session.File{}, err
	}
	if err := refuseSealed(path, data); err != nil {
		return session.File{}, err
	}
	f, err := session.ReadAny(data)
	if err != nil {
		return session.File{}, &failure{ExitUnreadable, fmt.Errorf("%s: %w", path, err)}
	}
	return f, nil
}

// findings checks a file of any kind.
func (p *Program) findings(g *guide.Guide, path, passphraseFile string) ([]session.Finding, error) {
	f, err := p.readAny(path, passphraseFile)
	if err != nil {
		return nil, err
	}
	return f.Check(g), nil
}

// oneLine keeps a message with a user's words in it on one line.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
