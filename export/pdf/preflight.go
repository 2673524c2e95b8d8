package pdf

import (
	"slices"
	"strings"

	"formatietafel/export/pdf/tag"
)

// notAccessible begins each warning that says why a file claims neither PDF/UA
// nor PDF/A.
const notAccessible = "niet voor iedereen leesbaar: "

// StandsInTheWay tells whether a warning of Write says why the file claims
// neither PDF/UA nor PDF/A.
func StandsInTheWay(warning string) bool { return strings.HasPrefix(warning, notAccessible) }

// obstacles says in Dutch what a rule asks; what is no fault of the text is a
// fault of the program.
var obstacles = map[tag.Rule]string{
	tag.RuleTitle:    "het document heeft geen titel; vul een titel in",
	tag.RuleEmpty:    "het document heeft geen tekst",
	tag.RuleAltText:  "een afbeelding heeft geen tekst die zegt wat erop staat",
	tag.RuleHeading:  "de koppen slaan een niveau over",
	tag.RuleRegular:  "de rijen van een tabel zijn niet even lang",
	tag.RuleHeader:   "een kopcel van een tabel zegt niet waar zij bij hoort",
	tag.RuleDeadLink: "een verwijzing gaat nergens heen",
	tag.RuleGlyph:    "een teken staat niet in het lettertype",
}

// inDutch says what stands in the way, each kind once.
func inDutch(problems []tag.Problem) []string {
	var lines []string
	for _, p := range problems {
		said, ok := obstacles[p.Rule]
		if !ok {
			said = "de opbouw van het bestand klopt niet; meld dit bij de makers van het programma (" + p.String() + ")"
		}
		if line := notAccessible + said; !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return lines
}
