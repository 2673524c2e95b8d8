package command

import (
	"errors"
	"io"
	"path/filepath"
	"strings"

	"formatietafel/export"
	"formatietafel/session"
)

// documentKind is one value of --document.
type documentKind struct {
	// chapter tells that it takes the options of the chapter: variant, length,
	// form and notes. Other documents know none of these.
	chapter bool
	// party tells that it is of one party, which --party names.
	party bool
	// alone tells that it can be made without a file.
	alone bool
	// fields tells that --field chooses what is in it.
	fields bool
	// write reads what the document is made of and writes it in the format of
	// the output. The warnings are Dutch lines; nothing is on disk yet.
	write func(p *Program, call exportCall, w io.Writer) (warnings []string, err error)
}

// documentKinds are what export can make, by the value of --document.
func documentKinds() map[string]documentKind {
	return map[string]documentKind{
		"chapter":  {chapter: true, write: writeChapter},
		"runsheet": {write: writeRunSheet},
		"sheet":    {party: true, write: writeSheet},
		"start":    {write: writeStart},
		"manual":   {alone: true, write: writeManual},
		"reading":  {alone: true, fields: true, write: writeReading},
	}
}

// usualDocument is what is made of a file when nobody says what.
func usualDocument(file string) string {
	if extension(file) == onboardingType {
		return "start"
	}
	return "chapter"
}

// possible refuses options that this kind of document does not know.
func (k documentKind) possible(name string, call exportCall) error {
	o := call.options
	o.Date = export.Options{}.Date
	switch {
	case call.file == "" && !k.alone:
		return fail(ExitUnreadable, "noem één bestand en waar het document komt: %s", actions()["export"].use)
	case !k.chapter && o != export.Options{}:
		return fail(ExitUnreadable, "--document %s kent geen versie, lengte, vorm of aantekeningen; laat --variant, --length, --as, --notes en --attach-session weg", name)
	case !k.chapter && export.IsArchive(call.out):
		return fail(ExitUnreadable, "%s: een archiefpakket is van het hoofdstuk; maak --document %s als .pdf of .docx", call.out, name)
	case !k.chapter && export.OnlyAgreements(filepath.Ext(call.out)):
		return fail(ExitUnreadable, "%s: alleen het hoofdstuk heeft afspraken; maak --document %s als .pdf of .docx", call.out, name)
	case k.party && call.party == "":
		return fail(ExitUnreadable, "--document %s is voor één partij; noem haar met --party", name)
	case !k.party && call.party != "":
		return fail(ExitUnreadable, "de optie --party hoort bij --document sheet")
	case !k.fields && len(call.fields) > 0:
		return fail(ExitUnreadable, "de optie --field hoort bij --document reading")
	}
	return nil
}

func writeChapter(p *Program, call exportCall, w io.Writer) ([]string, error) {
	s, err := p.readValid(call)
	if err != nil {
		return nil, err
	}
	if export.IsArchive(call.out) {
		return written(export.Archive(w, s, call.guide, call.options))
	}
	return written(export.Write(w, export.Compose(s, call.guide, call.options), filepath.Ext(call.out)))
}

func writeRunSheet(p *Program, call exportCall, w io.Writer) ([]string, error) {
	s, err := p.readValid(call)
	if err != nil {
		return nil, err
	}
	return written(export.Write(w, export.ComposeRunSheet(s, call.guide, call.options), filepath.Ext(call.out)))
}

func writeSheet(p *Program, call exportCall, w io.Writer) ([]string, error) {
	s, err := p.readValid(call)
	if err != nil {
		return nil, err
	}
	in, ok := session.Invite(s, call.party, "", s.Updated)
	if !ok {
		return nil, noSuchParty(call.file, call.party, s)
	}
	return written(export.Write(w, export.ComposeSheet(in, call.guide, call.options), filepath.Ext(call.out)))
}

// written gives the outcome of a format with the exit code of its error.
func written(warnings []string, err error) ([]string, error) {
	if err != nil {
		return nil, &failure{ExitUnwritten, err}
	}
	return warnings, nil
}

// readValid reads the session of an export; what is invalid in it stops the
// export, a line each.
func (p *Program) readValid(call exportCall) (*session.Session, error) {
	s, _, err := p.readSession(call.file, call.secret)
	if err != nil {
		return nil, err
	}
	p.warnOfGuide(call, session.File{Session: s})
	return s, p.refuseInvalid(call.file, session.Check(s, call.guide))
}

// warnOfGuide says what the guide lacks of what is in the file.
func (p *Program) warnOfGuide(call exportCall, f session.File) {
	if lack := f.GuideLack(call.guide); lack != "" {
		p.warn(call.file + ": " + lack)
	}
}

// refuseInvalid says what of the findings stops an export, a line each.
func (p *Program) refuseInvalid(file string, found []session.Finding) error {
	code := ExitDone
	for _, f := range found {
		if f.Class == session.Invalid {
			code = ExitFindings
			p.warn(file + ": " + f.Place + ": " + f.Class.String() + ": " + oneLine(f.Message))
		}
	}
	if code == ExitDone {
		return nil
	}
	return &failure{code, errors.New("")}
}

// noSuchParty explains a party that is not at the table.
func noSuchParty(file, party string, s *session.Session) error {
	return fail(ExitUnreadable, "%s: de partij %q zit niet aan deze tafel; kies uit %s", file, party, strings.Join(partyIDs(s), ", "))
}
