package command

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"formatietafel/export"
	"formatietafel/guide"
	"formatietafel/session"
)

// diffCall is what the flags of diff ask.
type diffCall struct {
	old, now string
	out      string // where the document comes; empty for lines on standard output
	secret   string // file with the passphrase
	guide    *guide.Guide
}

// runDiff lists what changed in the public text between two versions, or
// makes a document of it.
func runDiff(p *Program, args []string) error {
	call, err := readDiff(args)
	if errors.Is(err, errHelp) {
		return p.helpFor("diff")
	}
	if err != nil {
		return err
	}
	old, _, err := p.readSession(call.old, call.secret)
	if err != nil {
		return err
	}
	now, _, err := p.readSession(call.now, call.secret)
	if err != nil {
		return err
	}
	if call.out == "" {
		p.listChanges(export.Changes(old, now, call.guide))
		return nil
	}
	o := export.Options{}
	if t, ok := epoch(p); ok {
		o.Date = t
	}
	return p.writeDocument(call.out, func(w io.Writer) ([]string, error) {
		return written(export.Write(w, export.ComposeChanges(old, now, call.guide, o), filepath.Ext(call.out)))
	})
}

func readDiff(args []string) (diffCall, error) {
	flags := newFlags()
	out := flags.StringP("output", "o", "", "")
	dir := flags.String("guide", "", "")
	secret := passphraseFlag(flags)
	rest, err := parse(flags, args)
	if err != nil {
		return diffCall{}, err
	}
	const versions = 2
	if len(rest) != versions {
		return diffCall{}, fail(ExitUnreadable, "noem twee versies van een sessie, de oude eerst: %s", actions()["diff"].use)
	}
	call := diffCall{old: rest[0], now: rest[1], out: *out, secret: *secret}
	if call.out != "" {
		if err := possibleOutput(call.out, export.Formats(), call.old, call.now); err != nil {
			return diffCall{}, err
		}
		if export.OnlyAgreements(extension(call.out)) {
			return diffCall{}, fail(ExitUnreadable, "%s: dit soort bestand bevat alleen afspraken; kies bijvoorbeeld .pdf of .docx", call.out)
		}
	}
	call.guide, err = loadGuide(*dir)
	return call, err
}

func (p *Program) listChanges(changes []export.Change) {
	if len(changes) == 0 {
		fmt.Fprintln(p.Out, "Er is geen verschil in de openbare tekst.")
	}
	for i, c := range changes {
		if i > 0 {
			fmt.Fprintln(p.Out)
		}
		fmt.Fprintln(p.Out, c.Part)
		for _, line := range c.Gone {
			fmt.Fprintln(p.Out, "- "+line)
		}
		for _, line := range c.Added {
			fmt.Fprintln(p.Out, "+ "+line)
		}
	}
}

// runClean takes everything per party out of a session, and prints a receipt.
func runClean(p *Program, args []string) error {
	flags := newFlags()
	out := flags.StringP("output", "o", "", "")
	dir := flags.String("guide", "", "")
	secretFile := passphraseFlag(flags)
	rest, err := parse(flags, args)
	if errors.Is(err, errHelp) {
		return p.helpFor("clean")
	}
	if err != nil {
		return err
	}
	if len(rest) != 1 || *out == "" {
		return fail(ExitUnreadable, "noem één sessie en waar de opgeschoonde sessie komt: %s", actions()["clean"].use)
	}
	if same(rest[0], *out) {
		return fail(ExitUnreadable, "%s: de opgeschoonde sessie zou de sessie overschrijven; kies een andere naam", *out)
	}
	// Nothing of the guide is needed, but one that is named has to be sound.
	if _, err := loadGuide(*dir); err != nil {
		return err
	}
	s, was, err := p.readSession(rest[0], *secretFile)
	if err != nil {
		return err
	}
	cleaned := session.Clean(s)
	if t, ok := epoch(p); ok {
		cleaned.Session.Updated = t
	}
	if err := writePlain(*out, session.Marshal(cleaned.Session), was.secret); err != nil {
		return err
	}
	p.receipt(*out, cleaned)
	return nil
}

// receipt says what was taken out, and where.
func (p *Program) receipt(path string, c session.Cleaned) {
	fmt.Fprintf(p.Out, "%s: opgeschoond na de formatie\n", path)
	for _, r := range c.Removed {
		fmt.Fprintf(p.Out, "%s: weggehaald: %s (%d)\n", r.Place, r.What, r.Count)
	}
	if len(c.Removed) == 0 {
		fmt.Fprintln(p.Out, "Er was niets per partij om weg te halen.")
	}
	fmt.Fprintln(p.Out, "De uitkomsten, de afspraken en de openbare tekst zijn gebleven.")
	fmt.Fprintln(p.Out, "Spreek eerst met de griffier en het archief af of het oorspronkelijke bestand weg mag: het kan onder de Archiefwet en de Woo vallen.")
	fmt.Fprintln(p.Out, "Alles per partij staat nog in het oorspronkelijke bestand, en in het logboek en de eerdere versies op elke computer waarop het venster deze sessie open had. Open haar daar en kies Bestand, Opschonen na de formatie om die ook op te schonen.")
	for _, place := range c.Unknown {
		p.warn(path + ": " + place + ": dit onderdeel kent deze versie niet en is blijven staan; kijk zelf of er iets over een partij in staat")
	}
}
