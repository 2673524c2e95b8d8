package command

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"formatietafel/export"
	"formatietafel/guide"
	"formatietafel/session"
)

// writeStart makes the start document of an .inwerken file.
func writeStart(p *Program, call exportCall, w io.Writer) ([]string, error) {
	f, err := p.readFile(call)
	if err != nil {
		return nil, err
	}
	if f.Onboarding == nil {
		return nil, fail(ExitUnreadable, "%s: dit is geen bestand van Inwerken; een startdocument komt uit een bestand met .inwerken", call.file)
	}
	p.warnOfGuide(call, f)
	return written(export.Write(w, export.ComposeStart(f.Onboarding, call.guide, call.options), filepath.Ext(call.out)))
}

// writeManual makes the facilitator's manual. A file, where one is named, is
// only read to be sure of it: the manual holds nothing of it but the guide.
func writeManual(p *Program, call exportCall, w io.Writer) ([]string, error) {
	if call.file != "" {
		if _, err := p.readFile(call); err != nil {
			return nil, err
		}
	}
	doc, ok := export.ComposeManual(call.guide, call.options)
	if !ok {
		return nil, fail(ExitFindings, "de gids %s heeft geen handleiding; gebruik de ingebouwde gids", call.guide.ID)
	}
	return written(export.Write(w, doc, filepath.Ext(call.out)))
}

// writeReading makes the reading pack of the fields that --field names, or of
// those in the file.
func writeReading(p *Program, call exportCall, w io.Writer) ([]string, error) {
	about := export.Subjects{Fields: call.fields}
	if call.file != "" {
		f, err := p.readFile(call)
		if err != nil {
			return nil, err
		}
		if len(about.Fields) == 0 {
			about.Fields, about.Own = session.SubjectsIn(f)
		}
	}
	if err := knownSubjects(about, call.guide); err != nil {
		return nil, err
	}
	return written(export.Write(w, export.ComposeReading(about, call.guide, call.options), filepath.Ext(call.out)))
}

// knownSubjects wants at least one subject, and each field in the guide.
func knownSubjects(about export.Subjects, g *guide.Guide) error {
	var all []string
	for _, f := range g.Fields {
		all = append(all, f.ID)
	}
	if len(about.Fields)+len(about.Own) == 0 {
		return fail(ExitUnreadable, "zeg met --field welke onderwerpen in het leespakket komen, met komma's ertussen; kies uit %s", strings.Join(all, ", "))
	}
	for _, id := range about.Fields {
		if !slices.Contains(all, id) {
			return fail(ExitUnreadable, "het onderwerp %q staat niet in deze gids; kies uit %s", id, strings.Join(all, ", "))
		}
	}
	return nil
}

// readFile reads the file of an export, of any kind; what is invalid in it
// stops the export, a line each.
func (p *Program) readFile(call exportCall) (session.File, error) {
	f, err := p.readAny(call.file, call.secret)
	if err != nil {
		return session.File{}, err
	}
	return f, p.refuseInvalid(call.file, f.Check(call.guide))
}
