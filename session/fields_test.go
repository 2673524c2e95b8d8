package session

import (
	"flag"
	"math"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the table of docs/file-format.md")

func TestFieldsInFileOrder(t *testing.T) {
	var paths []string
	for _, f := range Fields() {
		paths = append(paths, f.Path)
	}
	text := strings.Join(paths, " ")
	for _, want := range []string{
		"format kind id title created updated guide guide.id guide.version document document.word",
		"plan.rules plan.parts[] plan.parts[].step plan.parts[].question plan.parts[].minutes plan.parts[].spent parties[] parties[].id",
		"stances[].positions[] stances[].positions[].party stances[].positions[].state stances[].positions[].value",
		"stances[].sealed[] stances[].sealed[].party",
		"signoff signoff.place signoff.date signoff.fingerprint signoff.signatures[]",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in %q", want, text)
		}
	}
}

func TestFieldSaysAll(t *testing.T) {
	fields := map[string]Field{}
	for _, f := range Fields() {
		fields[f.Path] = f
	}
	for _, want := range []Field{
		{Path: "stances[].position", Type: "geheel getal", Show: "public", Range: "-2..2", Doc: "plaats op de schaal, alleen bij eens of compromis"},
		{Path: "stances[].dissent", Type: "tekst", Show: "public", When: "dissent_public", Doc: "kanttekening van een partij"},
		{Path: "seal.identity", Type: "tekst", Show: "never", Doc: "geheime sleutel (age)"},
		{Path: "quick[]", Type: "lijst van tabellen", Show: "confidential", By: []string{"question", "party"}},
		{Path: "merged[]", Type: "lijst van tabellen", Show: "never", By: []string{"contribution"}, Repeat: true},
		{Path: "overall.settled", Type: "tekst", Show: "public", Enum: []string{"gist", "text"}, Doc: "strekking eens of tekst vastgesteld"},
		{Path: "members[].fields", Type: "lijst van teksten", Show: "public", Ref: "field", Doc: "onderwerpen in de portefeuille"},
		{Path: "parties[].color", Type: "tekst", Show: "confidential", Form: "color", Doc: "kleur"},
		{Path: "updated", Type: "datum met tijd en tijdzone", Show: "public", Doc: "inhoud gewijzigd op"},
		{Path: "stances[].revealed", Type: "true of false", Show: "confidential", Doc: "inzet is tegelijk getoond"},
		{Path: "guide", Type: "tabel", Show: "public"},
		{Path: "agreements[].euros", Type: "geheel getal", Show: "public", Range: "0..", Doc: "hele euro's"},
	} {
		if got := fields[want.Path]; !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
}

func TestHighest(t *testing.T) {
	for path, want := range map[string]int{
		"municipality.council_seats": 99, "parties[].seats": 45, "stances[].position": 2,
		"agreements[].euros": math.MaxInt, "title": 0, "nergens": 0,
	} {
		if got := Highest(path); got != want {
			t.Errorf("%s: %d, want %d", path, got, want)
		}
	}
}

// TestFieldsAreDescribed holds a new field to the rules of the tags.
func TestFieldsAreDescribed(t *testing.T) {
	for _, f := range slices.Concat(Fields(), ContributionFields(), OnboardingFields()) {
		if f.Doc == "" && !strings.HasPrefix(f.Type, "tabel") && f.Type != kindTables.String() {
			t.Errorf("%s: no doc", f.Path)
		}
		if sortName(f.Ref) == sortName("passage") && f.Ref != "passage" && f.Ref != "" {
			t.Errorf("%s: nothing knows ref %q", f.Path, f.Ref)
		}
		if f.Form != "" && formNames[f.Form] == "" {
			t.Errorf("%s: nothing knows form %q", f.Path, f.Form)
		}
	}
}

const formatFile = "../docs/file-format.md"

// TestFormatFile keeps the table of docs/file-format.md true.
func TestFormatFile(t *testing.T) {
	data, err := os.ReadFile(formatFile)
	if err != nil {
		t.Fatal(err)
	}
	want := withTable(t, string(data), "fields", fieldTable(Fields(), true))
	want = withTable(t, want, "contribution", fieldTable(ContributionFields(), true))
	want = withTable(t, want, "onboarding", fieldTable(OnboardingFields(), false))
	if want == string(data) {
		return
	}
	if !*update {
		t.Fatalf("the table in %s is not what Fields says: run go test ./session -update", formatFile)
	}
	if err := os.WriteFile(formatFile, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
}

// withTable gives the page with the table of fields between its markers.
func withTable(t *testing.T, page, name, table string) string {
	t.Helper()
	begin, end := "<!-- "+name+": go test ./session -update -->\n", "<!-- /"+name+" -->\n"
	before, rest, ok := strings.Cut(page, begin)
	_, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatalf("the markers of the table %s are gone", name)
	}
	return before + begin + table + end + after
}

var formNames = map[string]string{
	"id": "id: `[a-z0-9-]+`", "uuid": "UUID", "date": "datum, `jjjj-mm-dd`", "color": "`#rrggbb`", "png": "PNG in base64",
}

var showNames = map[string]string{"public": "openbaar", "confidential": "vertrouwelijk", "notes": "aantekeningen", "never": "nooit"}

// fieldTable gives the table of fields, with the column of variants where a
// document of variants can hold them.
func fieldTable(fields []Field, variants bool) string {
	var b strings.Builder
	row := func(path, kind, allowed, show, doc string) {
		if variants {
			doc = show + " | " + doc
		}
		b.WriteString("| " + path + " | " + kind + " | " + allowed + " | " + doc + " |\n")
	}
	b.WriteByte('\n')
	row("sleutel", "soort", "wat er mag staan", "hoogstens in", "betekenis")
	b.WriteString("|---|---|---|---|" + map[bool]string{true: "---|"}[variants] + "\n")
	for _, f := range fields {
		show := showNames[f.Show]
		if f.When != "" {
			show += ", als `" + f.When + "`"
		}
		row("`"+f.Path+"`", f.Type, allowed(f), show, f.Doc)
	}
	return b.String() + "\n"
}

// allowed says what a field may hold.
func allowed(f Field) string {
	switch {
	case len(f.Enum) > 0:
		return "`" + strings.Join(f.Enum, "` `") + "`"
	case f.Range != "":
		low, high, _ := strings.Cut(f.Range, "..")
		if high == "" {
			return low + " of meer"
		}
		return low + " t/m " + high
	case f.Form != "":
		return formNames[f.Form]
	case f.Ref != "":
		return "verwijst naar: " + sortName(f.Ref)
	case len(f.By) > 0:
		names := "`" + strings.Join(f.By, "` + `") + "`"
		if f.Repeat {
			return "benoemd met " + names
		}
		return "uniek op " + names
	case f.Type == kindTables.String():
		return "genoemd naar hun nummer"
	}
	return ""
}
