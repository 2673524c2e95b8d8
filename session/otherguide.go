package session

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"formatietafel/guide"
)

// mostNamed bounds what GuideNotice names one by one.
const mostNamed = 8

// GuideNotice says in Dutch what it means that a session was made with
// another guide than g, or another version of it: what g does not know, and
// that nothing is lost. It is empty where the session names g, or none.
func GuideNotice(s *Session, g *guide.Guide) string {
	return notice(s.Guide, missingContent(reflect.ValueOf(s).Elem(), newReferences(s, g)), g)
}

// GuideLack says in one line what a file refers to that is not in g, the
// guide it is made into a document with. It is empty where nothing lacks.
func (f File) GuideLack(g *guide.Guide) string {
	var named GuideRef
	var missing []string
	switch {
	case f.Session != nil:
		named, missing = f.Session.Guide, missingContent(reflect.ValueOf(f.Session).Elem(), newReferences(f.Session, g))
	case f.Onboarding != nil:
		named, missing = f.Onboarding.Guide, missingContent(reflect.ValueOf(f.Onboarding).Elem(), onboardingReferences(f.Onboarding, g))
	}
	if len(missing) == 0 || !otherGuide(named, g) {
		return ""
	}
	return "de geladen gids kent niet alles uit dit bestand: " + firstOf(missing) + "; de uitleg en de namen daarvan ontbreken in het document. Gebruik de gids " + guideName(named.ID, named.Version) + " met --guide MAP"
}

// firstOf names a few, and counts the others.
func firstOf(missing []string) string {
	first := strings.Join(missing[:min(len(missing), mostNamed)], ", ")
	if more := len(missing) - mostNamed; more > 0 {
		first += fmt.Sprintf(" en nog %d", more)
	}
	return first
}

// OnboardingGuideNotice says the same of the file of a new alderman.
func OnboardingGuideNotice(o *Onboarding, g *guide.Guide) string {
	return notice(o.Guide, missingContent(reflect.ValueOf(o).Elem(), onboardingReferences(o, g)), g)
}

func notice(named GuideRef, missing []string, g *guide.Guide) string {
	if !otherGuide(named, g) {
		return ""
	}
	lines := []string{
		"Dit bestand is gemaakt met de gids " + guideName(named.ID, named.Version) + ". Nu is de gids " + guideName(g.ID, g.Version) + " geladen.",
		"Alles wat is ingevuld, blijft bewaard.",
	}
	if len(missing) == 0 {
		return strings.Join(append(lines, "Alles waar het bestand naar verwijst, staat ook in de geladen gids. De uitleg erbij kan nu anders zijn."), "\n\n")
	}
	return strings.Join(append(lines,
		"Dit kent de geladen gids niet: "+firstOf(missing)+". Het blijft staan, zonder uitleg en zonder tekst uit de gids.",
		"Hebt u de gids van toen? Open het bestand dan met formatietafel --guide MAP BESTAND."), "\n\n")
}

func guideName(id, version string) string {
	name := "“" + shown(id) + "”"
	if id == "" {
		name = "zonder naam"
	}
	if version == "" {
		return name
	}
	return name + " versie " + shown(version)
}

// missingContent names what a file refers to in its guide and does not find,
// each once, in the order of the file.
func missingContent(file reflect.Value, refs *references) []string {
	var missing []string
	eachReference(file, func(sort, id string) {
		if id == "" || !isGuideContent(sort) || refs.exists(sort, id) {
			return
		}
		if name := sortName(sort) + " “" + shown(id) + "”"; !slices.Contains(missing, name) {
			missing = append(missing, name)
		}
	})
	return missing
}

// eachReference visits every value of a table, and of the tables in it, that
// names something else by its id.
func eachReference(v reflect.Value, visit func(sort, id string)) {
	for _, col := range columnsOf(v.Type()) {
		field := v.Field(col.index)
		switch col.kind {
		case kindText:
			visit(col.ref, field.String())
		case kindTexts:
			for i := range field.Len() {
				visit(col.ref, field.Index(i).String())
			}
		case kindTable:
			eachReference(field, visit)
		case kindTables:
			for i := range field.Len() {
				eachReference(field.Index(i), visit)
			}
		}
	}
}
