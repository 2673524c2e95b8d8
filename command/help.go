package command

import (
	"errors"
	"fmt"
	"text/tabwriter"

	"formatietafel/guide"
)

func runVersion(p *Program, args []string) error {
	rest, err := parse(newFlags(), args)
	if errors.Is(err, errHelp) {
		return p.helpFor("version")
	}
	if err != nil {
		return err
	}
	if len(rest) > 0 {
		return fail(ExitUnreadable, "version heeft geen andere woorden nodig")
	}
	g := guide.Builtin()
	fmt.Fprintf(p.Out, "formatietafel %s, gids %s %s, stand van de wet op %s\n", Version, g.ID, g.Version, guide.Date(g.Law))
	return nil
}

// runHelp lists the commands, or explains the one that is named.
func runHelp(p *Program, args []string) error {
	words, err := parse(newFlags(), args)
	switch {
	case errors.Is(err, errHelp):
		return p.listCommands()
	case err != nil:
		return err
	case len(words) == 0:
		return p.listCommands()
	case len(words) > 1:
		return fail(ExitUnreadable, "help legt één opdracht uit, en dit zijn er %d; noem er één", len(words))
	}
	if _, ok := actions()[words[0]]; !ok {
		return fail(ExitUnreadable, "%q is geen opdracht; zie '%s help'", words[0], name)
	}
	return p.helpFor(words[0])
}

func (p *Program) listCommands() error {
	fmt.Fprint(p.Out, "Formatietafel: digitalisering aan de formatietafel, van visie tot hoofdstuk.\n\nGebruik:\n")
	lines := "  " + name + " [BESTAND]\topent het venster\n"
	for _, word := range order {
		a := actions()[word]
		lines += "  " + name + " " + a.use + "\t" + a.does + "\n"
	}
	if err := p.columns(lines); err != nil {
		return err
	}
	fmt.Fprintf(p.Out, "\nMeer over een opdracht: %s OPDRACHT --help\nEen eigen gids: --guide MAP, bij het venster en bij elke opdracht die een sessie leest.\n", name)
	fmt.Fprint(p.Out, "Uitgang: 0 klaar · 1 gelezen, maar er is iets open of mis · 2 verkeerd gebruikt of niet te lezen · 3 niet te schrijven.\n")
	return nil
}

// options of the commands that have some; a tab parts what is typed from what
// it does.
var options = map[string]string{
	"new": `  -o BESTAND	waar de sessie komt; met .inwerken een leeg bestand voor een nieuwe wethouder
  --example	de voorbeeldsessie: de gemeente Waterrijk
  --force	een bestand dat er al staat mag worden vervangen
`,
	"check": `  --guide MAP	met een eigen gids
  --passphrase-file BESTAND	hierin staat het wachtwoord, op de eerste regel
Elke bevinding is een regel: BESTAND: PLAATS: SOORT: wat er is.
SOORT is onvolledig, onbekend of ongeldig.
`,
	"export": `  -o DOEL	het document, in de vorm van zijn naam:
	.pdf .docx .odt .html .md .txt, of alleen de afspraken: .csv .xlsx .ics
	.zip: een archiefpakket, met PDF, .odt, metagegevens en controlegetallen
  --variant public|confidential	openbare versie, of vertrouwelijke werkversie
  --length long|short	het hele hoofdstuk, of korte tekst
  --as document|chapter	met voorblad en inhoud, of alleen het hoofdstuk
  --heading-level N	bij --as chapter: het niveau van de eerste kop, 1 tot en met 4
  --document SOORT	chapter, runsheet, sheet, start, manual of reading: het hoofdstuk, het draaiboek,
	het invulblad van een partij, het startdocument uit een .inwerken,
	de handleiding voor de gespreksleider, of een leespakket; zonder deze optie
	het hoofdstuk, en van een .inwerken het startdocument
  --party ID	bij --document sheet: de partij, met haar id uit de sessie
  --field ID,ID	bij --document reading: de onderwerpen; anders die uit BESTAND
  --notes	met de eigen aantekeningen; alleen vertrouwelijk
  --attach-session	in de PDF of het archiefpakket ook de gegevens die deze versie mag tonen
  --guide MAP	met een eigen gids
  --passphrase-file BESTAND	hierin staat het wachtwoord, op de eerste regel
De handleiding en het leespakket kunnen ook zonder BESTAND.
De datum komt uit het bestand of de gids, of uit SOURCE_DATE_EPOCH.
`,
	"invite": `  --party ID	de partij, met haar id uit de sessie
  -o DOEL	.html: een formulier dat in elke browser werkt; .inbreng: het kale bestand
  --reply-by JJJJ-MM-DD	graag terug vóór deze dag
  --guide MAP	met een eigen gids
  --passphrase-file BESTAND	hierin staat het wachtwoord, op de eerste regel
De eerste uitnodiging zet in BESTAND de sleutel waarmee inbreng wordt verzegeld.
`,
	"merge": `  -o DOEL	de sessie met de inbreng erin; mag ook BESTAND zijn
  --prefer session|contribution	bij verschil: houden wat er staat, of overnemen
  --guide MAP	met een eigen gids
  --passphrase-file BESTAND	hierin staat het wachtwoord, op de eerste regel
Elke inzet komt dicht binnen. Bij verschil zonder --prefer wordt er niets geschreven.
Een inbreng die al is toegevoegd, verandert niets.
`,
	"diff": `  -o DOEL	als document, om rond te sturen; anders als regels op het scherm
  --guide MAP	met een eigen gids
  --passphrase-file BESTAND	hierin staat het wachtwoord, op de eerste regel
Een - staat voor wat verviel, een + voor wat nieuw is. Wat een partij wijzigde, staat er nooit bij.
`,
	"clean": `  -o DOEL	de opgeschoonde sessie
  --guide MAP	met een eigen gids
  --passphrase-file BESTAND	hierin staat het wachtwoord, op de eerste regel
Eruit gaan: visies die niet openbaar zijn, wie wat inbracht, inzet, wegingen, de snelle ronde,
kanttekeningen die niet openbaar zijn, aantekeningen, parkeerplaats, sleutel en gebruikte minuten.
Uitkomsten en afspraken blijven. Er komt een lijst van wat is weggehaald.
`,
	"protect": `  --passphrase-file BESTAND	hierin staat het wachtwoord, op de eerste regel; anders wordt het gevraagd
Liefst is het een hele zin. Bent u het wachtwoord kwijt, dan kan niemand het bestand nog openen.
Ook het programma age opent het bestand. Eerdere versies die het venster op deze computer bewaarde,
gaan mee zodra u het bestand daar opent.
`,
	"unprotect": `  --passphrase-file BESTAND	hierin staat het wachtwoord, op de eerste regel; anders wordt het gevraagd
`,
	"guide": `  guide check MAP	kijkt elk .toml-bestand in de map na
  guide check --report MAP	met eerst van elke tekst hoe makkelijk die leest (Flesch-Douma)
  guide export MAP	schrijft de ingebouwde gids in een nieuwe of lege map
Een gids met een tekort in taal, balans of volledigheid is wel te gebruiken met --guide.
`,
}

func (p *Program) helpFor(word string) error {
	a := actions()[word]
	fmt.Fprintf(p.Out, "%s %s\n%s.\n", name, a.use, a.does)
	return p.columns(options[word])
}

// columns writes lines of which a tab parts what is typed from what it does.
func (p *Program) columns(lines string) error {
	w := tabwriter.NewWriter(p.Out, 0, 0, 2, ' ', 0)
	fmt.Fprint(w, lines)
	return w.Flush()
}
