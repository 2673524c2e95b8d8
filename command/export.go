package command

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"formatietafel/export"
	"formatietafel/guide"
	"formatietafel/session/store"
)

// exportCall is what the flags of export ask.
type exportCall struct {
	file, out string
	secret    string // the passphrase file
	kind      documentKind
	party     string
	fields    []string
	options   export.Options
	guide     *guide.Guide
}

// runExport makes a document of a session.
func runExport(p *Program, args []string) error {
	call, err := readExport(args)
	if errors.Is(err, errHelp) {
		return p.helpFor("export")
	}
	if err != nil {
		return err
	}
	if t, ok := epoch(p); ok {
		call.options.Date = t
	}
	return p.writeDocument(call.out, func(w io.Writer) ([]string, error) { return call.kind.write(p, call, w) })
}

// writeDocument puts what make writes in a file, whole or not at all, and
// says its warnings.
func (p *Program) writeDocument(path string, make func(io.Writer) ([]string, error)) error {
	var data bytes.Buffer
	warnings, err := make(&data)
	if err != nil {
		return err
	}
	if err := store.Write(path, data.Bytes()); err != nil {
		return &failure{ExitUnwritten, err}
	}
	for _, w := range warnings {
		p.warn(w)
	}
	return nil
}

func readExport(args []string) (exportCall, error) {
	flags := newFlags()
	out := flags.StringP("output", "o", "", "")
	variant := flags.String("variant", "public", "")
	length := flags.String("length", "long", "")
	as := flags.String("as", "document", "")
	level := flags.String("heading-level", "", "")
	notes := flags.Bool("notes", false, "")
	attach := flags.Bool("attach-session", false, "")
	document := flags.String("document", "", "")
	party := flags.String("party", "", "")
	fields := flags.StringSlice("field", nil, "")
	dir := flags.String("guide", "", "")
	secret := passphraseFlag(flags)
	rest, err := parse(flags, args)
	if err != nil {
		return exportCall{}, err
	}
	if len(rest) > 1 || *out == "" {
		return exportCall{}, fail(ExitUnreadable, "noem één bestand en waar het document komt: %s", actions()["export"].use)
	}
	call := exportCall{file: strings.Join(rest, ""), out: *out, secret: *secret, party: *party, fields: *fields}
	call.options.Notes, call.options.Attach = *notes, *attach
	if *document == "" {
		*document = usualDocument(call.file)
	}
	if err := firstOf(
		choose("--variant", *variant, map[string]export.Variant{"public": export.Public, "confidential": export.Confidential}, &call.options.Variant),
		choose("--length", *length, map[string]export.Length{"long": export.Long, "short": export.Short}, &call.options.Length),
		choose("--as", *as, map[string]export.As{"document": export.WholeDocument, "chapter": export.Chapter}, &call.options.As),
		choose("--document", *document, documentKinds(), &call.kind),
		headingLevel(*level, &call.options),
	); err != nil {
		return exportCall{}, err
	}
	if err := firstOf(call.kind.possible(*document, call), possible(call)); err != nil { // only once all is chosen
		return exportCall{}, err
	}
	call.guide, err = loadGuide(*dir)
	return call, err
}

// firstOf gives the first of these that is an error.
func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// choose takes over the value of a flag that has a few.
func choose[T any](flag, value string, values map[string]T, into *T) error {
	v, ok := values[value]
	if !ok {
		var names []string
		for name := range values {
			names = append(names, name)
		}
		slices.Sort(names)
		return fail(ExitUnreadable, "de optie %s kan niet %q zijn; kies uit %s", flag, value, strings.Join(names, ", "))
	}
	*into = v
	return nil
}

// headings may begin at these levels; below it Word has no more (Kop 1–4 and
// the chapter needs three of its own).
const (
	firstLevel = 1
	lastLevel  = 4
)

func headingLevel(text string, o *export.Options) error {
	if text == "" {
		return nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < firstLevel || n > lastLevel {
		return fail(ExitUnreadable, "de optie --heading-level is een getal van %d tot en met %d", firstLevel, lastLevel)
	}
	if o.As != export.Chapter {
		return fail(ExitUnreadable, "de optie --heading-level hoort bij --as chapter")
	}
	o.HeadingLevel = n
	return nil
}

// possible refuses what cannot go together, before anything is read.
func possible(call exportCall) error {
	if call.options.Notes && call.options.Variant != export.Confidential {
		return fail(ExitUnreadable, "de eigen aantekeningen (--notes) gaan alleen mee met --variant confidential")
	}
	if export.IsArchive(call.out) && (call.options.Length != export.Long || call.options.As != export.WholeDocument) {
		return fail(ExitUnreadable, "%s: een archiefpakket is altijd het hele document; laat --length en --as weg", call.out)
	}
	if call.options.Attach && extension(call.out) != ".pdf" && !export.IsArchive(call.out) {
		return fail(ExitUnreadable, "%s: alleen een .pdf of een archiefpakket (.zip) kan de gegevens van de sessie meenemen (--attach-session)", call.out)
	}
	return possibleOutput(call.out, append(export.Formats(), export.ArchiveExtension), call.file)
}

// possibleOutput refuses a document of a sort that is not made, or in place of
// what it is made of.
func possibleOutput(out string, formats []string, inputs ...string) error {
	if !slices.Contains(formats, extension(out)) {
		return fail(ExitUnreadable, "%s: dit soort bestand kan het programma niet maken; gebruik %s", out, strings.Join(formats, ", "))
	}
	if slices.ContainsFunc(inputs, func(in string) bool { return same(in, out) }) {
		return fail(ExitUnreadable, "%s: het document zou de sessie overschrijven; kies een andere naam", out)
	}
	return nil
}

// same tells whether both names mean one file.
func same(a, b string) bool {
	if filepath.Clean(a) == filepath.Clean(b) {
		return true
	}
	one, errOne := os.Stat(a)
	other, errOther := os.Stat(b)
	return errOne == nil && errOther == nil && os.SameFile(one, other)
}

// epoch gives the moment of SOURCE_DATE_EPOCH, where it is set.
func epoch(p *Program) (time.Time, bool) {
	seconds, err := strconv.ParseInt(p.Getenv("SOURCE_DATE_EPOCH"), 10, 64)
	if err != nil {
		return time.Time{}, false
	}
	return time.Unix(seconds, 0).UTC(), true
}
