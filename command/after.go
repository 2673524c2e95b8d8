package command

import (
	"errors"
	"fmt"

	"formatietafel/export"
	"formatietafel/session"
)

// runDiff lists what changed in the public text between two versions.
func runDiff(p *Program, args []string) error {
	flags := newFlags()
	dir := flags.String("guide", "", "")
	secretFile := passphraseFlag(flags)
	rest, err := parse(flags, args)
	if errors.Is(err, errHelp) {
		return p.helpFor("diff")
	}
	if err != nil {
		return err
	}
	const versions = 2
	if len(rest) != versions {
		return fail(ExitUnreadable, "noem twee versies van een sessie, de oude eerst: %s", actions()["diff"].use)
	}
	g, err := loadGuide(*dir)
	if err != nil {
		return err
	}
	old, _, err := p.readSession(rest[0], *secretFile)
	if err != nil {
		return err
	}
	now, _, err := p.readSession(rest[1], *secretFile)
	if err != nil {
		return err
	}
	changes := export.Changes(old, now, g)
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
	return nil
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
	s, secret, err := p.readSession(rest[0], *secretFile)
	if err != nil {
		return err
	}
	cleaned := session.Clean(s)
	if t, ok := epoch(p); ok {
		cleaned.Session.Updated = t
	}
	if err := writePlain(*out, session.Marshal(cleaned.Session), secret); err != nil {
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
	for _, place := range c.Unknown {
		p.warn(path + ": " + place + ": dit onderdeel kent deze versie niet en is blijven staan; kijk zelf of er iets over een partij in staat")
	}
}
