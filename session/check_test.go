package session

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/gif"
	"image/png"
	"reflect"
	"slices"
	"strings"
	"testing"

	"formatietafel/guide"
)

// sound is a session without a finding; the tests put something wrong in it.
const sound = head + `
[guide]
id = "proef"
version = "1"
[municipality]
name = "Waterrijk"
[[parties]]
id = "lokaal"
seats = 9
[[parties]]
id = "vrij"
left = "2026-04-02"
[[members]]
id = "w1"
role = "alderman"
party = "lokaal"
fields = ["wonen"]
[[members]]
id = "w2"
post = "wethouder financiën"
role = "alderman"
[[members]]
id = "w3"
role = "alderman"
party = "vrij"
[[members]]
id = "b"
role = "mayor"
[vision]
shared = "Wij zijn er voor iedereen."
[[vision.plans]]
id = "p1"
owner = "w1"
[portfolio]
model = "mixed"
motivation = "Zo past het."
coordinator = "w2"
mandate = "Ook in andere portefeuilles."
review = "Vooraf."
[[portfolio.duties]]
member = "w1"
responsibility = "wonen"
[[portfolio.duties]]
member = "w2"
responsibility = "geld"
[[portfolio.weights]]
party = "lokaal"
criterion = "slagkracht"
weight = 2
[overall]
text = "Terughoudend."
[[questions]]
id = "eigen"
poles = ["a", "b"]
[[quick]]
question = "eigen"
party = "lokaal"
mark = "talk"
[[stances]]
question = "cameras"
outcome = "agreed"
position = -1
text = "Geen."
[[stances.positions]]
party = "lokaal"
value = 1
[[stances]]
question = "eigen"
outcome = "deferred"
until = "het college, in 2027"
[[agreements]]
id = "a1"
text = "Beleid."
owner = "college"
due = "2027-01-01"
stance = "cameras"
[[agreements]]
id = "a2"
text = "Plan."
owner = "w1"
plan = "p1"
statute = "participatie"
[[wording]]
passage = "stance.eigen"
[[signoff.signatures]]
party = "lokaal"
[[signoff.signatures]]
party = "lokaal"
`

// found gives the findings as place, class and step.
func found(s *Session, g *guide.Guide) []string {
	var lines []string
	for _, f := range Check(s, g) {
		lines = append(lines, fmt.Sprintf("%s %s %s", f.Place, f.Class, f.Step))
	}
	return lines
}

func TestCheckFindsNothing(t *testing.T) {
	if got := found(mustRead(t, sound), table()); got != nil {
		t.Errorf("got %q", got)
	}
}

func TestCheckByTheTags(t *testing.T) {
	long := strings.Repeat("é", 20_000)
	for name, c := range map[string]struct{ old, new, want string }{
		"no format":             {"format = 1\n", "", "format ongeldig table"},
		"format 0":              {"format = 1\n", "format = 0\n", "format ongeldig table"},
		"no id":                 {head, "format = 1\nkind = \"session\"\n", "id ongeldig table"},
		"id is no UUID":         {"0195c3f4-", "", "id ongeldig table"},
		"seats over":            {"seats = 9", "seats = 46", "parties[lokaal].seats ongeldig table"},
		"seats under":           {"seats = 9", "seats = -1", "parties[lokaal].seats ongeldig table"},
		"seats at the end":      {"seats = 9", "seats = 45", ""},
		"council seats":         {"name = \"Waterrijk\"", "name = \"x\"\ncouncil_seats = 100", "municipality.council_seats ongeldig table"},
		"color":                 {"seats = 9", "color = \"#0b6e4\"", "parties[lokaal].color ongeldig table"},
		"no real date":          {"2026-04-02", "2026-02-30", "parties[vrij].left ongeldig table"},
		"a date in words":       {"2027-01-01", "1 januari 2027", "agreements[a1].due ongeldig agreements"},
		"enumeration":           {`role = "mayor"`, `role = "Mayor"`, "members[b].role ongeldig table"},
		"weight over":           {"weight = 2", "weight = 3", "portfolio.weights[lokaal/slagkracht].weight ongeldig portfolio"},
		"mark":                  {`mark = "talk"`, `mark = "x"`, "quick[eigen/lokaal].mark ongeldig stances"},
		"value over":            {"value = 1", "value = 7", "stances[cameras].positions[lokaal].value ongeldig stances"},
		"20,000 characters":     {"Waterrijk", long, ""},
		"20,001 characters":     {"Waterrijk", long + "a", "municipality.name ongeldig table"},
		"long text in a list":   {"[[parties]]", "[plan]\nrules = [\"" + long + "a\"]\n[[parties]]", "plan.rules[#1] ongeldig table"},
		"form of an id":         {"id = \"a1\"", "id = \"A1\"", "agreements[A1].id ongeldig agreements"},
		"no party of that id":   {"party = \"lokaal\"\nfields", "party = \"x\"\nfields", "members[w1].party ongeldig table"},
		"no field of that id":   {`["wonen"]`, `["wonen", "x"]`, "members[w1].fields[#2] ongeldig table"},
		"no member of that id":  {`owner = "w1"` + "\nplan", `owner = "w9"` + "\nplan", "agreements[a2].owner ongeldig agreements"},
		"no plan of that id":    {`plan = "p1"`, `plan = "p2"`, "agreements[a2].plan ongeldig agreements"},
		"no stance on it":       {`stance = "cameras"`, `stance = "cloud"`, "agreements[a1].stance ongeldig agreements"},
		"no statute of that id": {`"participatie"`, `"x"`, "agreements[a2].statute ongeldig agreements"},
		"no such criterion":     {`"slagkracht"`, `"x"`, "portfolio.weights[lokaal/x].criterion ongeldig portfolio"},
		"no such passage":       {`"stance.eigen"`, `"stance.x"`, "wording[stance.x].passage ongeldig chapter"},
		"no such step":          {"[municipality]", "[[plan.parts]]\nstep = \"x\"\n[municipality]", "plan.parts[x].step ongeldig table"},
		"two poles":             {`poles = ["a", "b"]`, `poles = ["a"]`, "questions[eigen].poles ongeldig stances"},
		"position with another": {"outcome = \"agreed\"", "outcome = \"free\"", "stances[cameras].position ongeldig stances"},
		"no id in an element":   {"[vision]", "[[members]]\npost = \"x\"\n[vision]", "members[#5].id ongeldig table"},
		"no reference":          {"party = \"lokaal\"\nvalue", "value", "stances[cameras].positions[#1].party ongeldig stances"},
		"half a reference":      {"party = \"lokaal\"\nmark", "mark", "quick[#1].party ongeldig stances"},
		"an id twice":           {"id = \"w2\"", "id = \"w1\"", "members[#2].id ongeldig table"},
		"a dilemma twice":       {"[[agreements]]\nid = \"a1\"", "[[stances]]\nquestion = \"cameras\"\noutcome = \"skipped\"\n[[agreements]]\nid = \"a1\"", "stances[#3].question ongeldig stances"},
		"a mark twice":          {"[[stances]]\nquestion = \"cameras\"", "[[quick]]\nquestion = \"eigen\"\nparty = \"lokaal\"\n[[stances]]\nquestion = \"cameras\"", "quick[#2] ongeldig stances"},
		"unknown key":           {"seats = 9", "zetels = 9", "parties[lokaal].zetels onbekend table"},
		"another case":          {"seats = 9", "Seats = 9", "parties[lokaal].Seats onbekend table"},
		"odd unknown key":       {"seats = 9", "\"a.b\\n\" = 9", `parties[lokaal]."a.b\n" onbekend table`},
		"unknown table":         {"[vision]", "[later]\na = 1\n[vision]", "later onbekend table"},
		"unused is kept":        {`model = "mixed"`, `model = "later"`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.Replace(sound, c.old, c.new, 1)
			if text == sound {
				t.Fatalf("%q is not in the session", c.old)
			}
			got := found(mustRead(t, text), table())
			// What a changed id leaves behind elsewhere is no part of the case.
			if c.want == "" && len(got) > 0 || c.want != "" && (len(got) == 0 || !slices.Contains(got, c.want)) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestCheckWithAnotherGuide(t *testing.T) {
	text := strings.NewReplacer(`"wonen"`, `"x"`, `"slagkracht"`, `"x"`, `"participatie"`, `"x"`, `"cameras"`, `"x"`, `"stance.eigen"`, `"x.y"`).Replace(sound)
	places := []string{
		"members[w1].fields[#1]", "portfolio.weights[lokaal/x].criterion", "stances[x].question",
		"agreements[a2].statute", "wording[x.y].passage",
	}
	for class, guideText := range map[string]string{
		"ongeldig": "", // the guide that is loaded
		"onbekend": "version = \"2\"",
	} {
		var want []string
		for i, place := range places {
			want = append(want, place+" "+class+" "+[]string{StepTable, StepPortfolio, StepStances, StepAgreements, StepChapter}[i])
		}
		text := text
		if guideText != "" {
			text = strings.Replace(text, "version = \"1\"", guideText, 1)
		}
		if got := found(mustRead(t, text), table()); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %q", class, got)
		}
	}
	// What is no guide content is invalid with any guide.
	text = strings.Replace(strings.Replace(sound, "version = \"1\"", "version = \"2\"", 1), `plan = "p1"`, `plan = "p2"`, 1)
	if got := found(mustRead(t, text), table()); !reflect.DeepEqual(got, []string{"agreements[a2].plan ongeldig agreements"}) {
		t.Errorf("got %q", got)
	}
	// A session that names no guide, or no version, has no other one.
	for _, named := range []string{"", "[guide]\nid = \"proef\"\n"} {
		if got := found(mustRead(t, head+named+"[plan]\nsteps = [\"chapter\"]\n[[members]]\nid = \"a\"\nfields = [\"x\"]\n"), table()); !reflect.DeepEqual(got, []string{"members[a].fields[#1] ongeldig table"}) {
			t.Errorf("got %q", got)
		}
	}
}

func TestMissing(t *testing.T) {
	incomplete := func(places ...string) []string { return places }
	everything := incomplete("municipality.name", "parties", "vision.shared", "portfolio.model", "overall.text")
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"nothing filled in":    {head, everything},
		"an empty plan":        {head + "[plan]\nsteps = []\n", everything},
		"only the chapter":     {head + "[plan]\nsteps = [\"chapter\"]\n", nil},
		"only the vision":      {head + "[plan]\nsteps = [\"vision\"]\n", incomplete("vision.shared")},
		"blanks are nothing":   {head + "[plan]\nsteps = [\"vision\"]\n[vision]\nshared = \" \\n\"\n", incomplete("vision.shared")},
		"parties that left":    {head + "[plan]\nsteps = [\"table\"]\n[[parties]]\nid = \"a\"\nleft = \"2026-01-01\"\n", incomplete("municipality.name", "parties")},
		"later":                {head + "[plan]\nsteps = [\"portfolio\"]\n[portfolio]\nmodel = \"later\"\n", nil},
		"coordinating":         {head + "[plan]\nsteps = [\"portfolio\"]\n[portfolio]\nmodel = \"coordinating\"\n[[members]]\nid = \"w\"\nrole = \"alderman\"\n", incomplete("portfolio.motivation", "portfolio.coordinator", "portfolio.mandate", "portfolio.review")},
		"shared":               {head + "[plan]\nsteps = [\"portfolio\"]\n[portfolio]\nmodel = \"shared\"\n[[portfolio.duties]]\nmember = \"w2\"\n[[members]]\nid = \"w\"\nrole = \"alderman\"\n[[members]]\nid = \"w2\"\nrole = \"alderman\"\n[[members]]\nid = \"s\"\nrole = \"secretary\"\n", incomplete("portfolio.motivation", "portfolio.duties[w2].responsibility", "portfolio.duties[w].responsibility")},
		"mixed, of a party":    {head + "[plan]\nsteps = [\"portfolio\"]\n[portfolio]\nmodel = \"mixed\"\n[[parties]]\nid = \"a\"\nleft = \"2026-01-01\"\n[[members]]\nid = \"w\"\nrole = \"alderman\"\nparty = \"a\"\n", incomplete("portfolio.motivation", "portfolio.coordinator", "portfolio.mandate", "portfolio.review")},
		"outcomes":             {head + "[plan]\nsteps = [\"stances\"]\n[overall]\ntext = \"x\"\n[[stances]]\nquestion = \"cameras\"\n[[stances]]\nquestion = \"cloud\"\noutcome = \"agreed\"\n", incomplete("stances[cameras].outcome", "stances[cloud].text")},
		"compromise, deferred": {head + "[plan]\nsteps = [\"stances\"]\n[overall]\ntext = \"x\"\n[[stances]]\nquestion = \"cameras\"\noutcome = \"compromise\"\n[[stances]]\nquestion = \"cloud\"\noutcome = \"deferred\"\n", incomplete("stances[cameras].text", "stances[cloud].until")},
		"outcomes that do":     {head + "[plan]\nsteps = [\"stances\"]\n[overall]\ntext = \"x\"\n[[stances]]\nquestion = \"cameras\"\noutcome = \"free\"\n[[stances]]\nquestion = \"cloud\"\noutcome = \"skipped\"\n", nil},
		"left to the council":  {head + "[plan]\nsteps = [\"stances\"]\n[overall]\ntext = \"x\"\n[[stances]]\nquestion = \"cameras\"\noutcome = \"council\"\n", nil},
		"agreements":           {head + "[plan]\nsteps = [\"agreements\"]\n[[agreements]]\nid = \"a1\"\n[[agreements]]\nid = \"a2\"\ntext = \"x\"\nowner = \"college\"\n[[agreements]]\nid = \"a3\"\ntext = \"x\"\n", incomplete("agreements[a1].text", "agreements[a1].owner", "agreements[a3].owner")},
	} {
		t.Run(name, func(t *testing.T) {
			s := mustRead(t, c.text)
			var got []string
			for _, f := range Check(s, table()) {
				got = append(got, f.Place)
				if f.Class != Incomplete || strings.ContainsAny(f.Message, "\n") {
					t.Errorf("%+v", f)
				}
			}
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if missing := Missing(s, table()); len(missing) != len(c.want) {
				t.Errorf("Missing gives %v", missing)
			}
		})
	}
}

func TestFindingsInFileOrder(t *testing.T) {
	s := mustRead(t, "kind = \"session\"\nx = 1\n[later]\n[municipality]\ncouncil_seats = 100\nY = 1\n"+
		"[[stances]]\nquestion = \"cameras\"\nposition = 1\n[[stances.positions]]\n[[agreements]]\nid = \"a1\"\neuros = -1\n")
	want := []string{
		"format ongeldig table", "id ongeldig table", "municipality.name onvolledig table",
		"municipality.council_seats ongeldig table", "municipality.Y onbekend table", "parties onvolledig table",
		"vision.shared onvolledig vision", "portfolio.model onvolledig portfolio", "overall.text onvolledig stances",
		"stances[cameras].outcome onvolledig stances", "stances[cameras].position ongeldig stances",
		"stances[cameras].positions[#1].party ongeldig stances", "agreements[a1].text onvolledig agreements",
		"agreements[a1].owner onvolledig agreements", "agreements[a1].euros ongeldig agreements",
		"later onbekend table", "x onbekend table",
	}
	if got := found(s, table()); !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

func TestLogo(t *testing.T) {
	picture := func(width, height int) []byte {
		var b bytes.Buffer
		if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	var other bytes.Buffer
	if err := gif.Encode(&other, image.NewGray(image.Rect(0, 0, 1, 1)), nil); err != nil {
		t.Fatal(err)
	}
	padded := func(size int) []byte { return append(picture(1, 1), make([]byte, size)...)[:size] }
	for name, c := range map[string]struct {
		data []byte
		says string
	}{
		"small":          {picture(10, 10), ""},
		"at the limit":   {picture(4000, 4000), ""},
		"too wide":       {picture(4001, 1), "4.000"},
		"too high":       {picture(1, 4001), "4.000"},
		"1 MiB":          {padded(1 << 20), ""},
		"over 1 MiB":     {padded(1<<20 + 1), "1 MiB"},
		"far over 1 MiB": {padded(2 << 20), "1 MiB"},
		"a GIF":          {other.Bytes(), "geen PNG"},
		"no picture":     {[]byte("logo"), "geen PNG"},
	} {
		got := formProblem("png", base64.StdEncoding.EncodeToString(c.data))
		if (got == "") != (c.says == "") || !strings.Contains(got, c.says) {
			t.Errorf("%s: got %q", name, got)
		}
	}
	if got := formProblem("png", "geen base64"); !strings.Contains(got, "base64") {
		t.Errorf("got %q", got)
	}
}

func TestElementNames(t *testing.T) {
	ids := []string{"a", "", "a", "b\nc", "d e", strings.Repeat("x", 101), "#1"}
	got := elementNames(len(ids), []string{"id"}, func(i int, _ string) string { return ids[i] })
	want := []string{"a", "#2", "#3", "#4", "d e", "#6", "#1"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestMessagesAreOneLine(t *testing.T) {
	s := mustRead(t, head+"[document]\nstatus = \"a\\nb\"\n[[parties]]\nid = \"a\\nb\"\n[[members]]\nid = \"w\"\nparty = \"x\\ny\"\nname = \"a\\nb\"\nrole = \"alderman\"\n[portfolio]\nmodel = \"shared\"\n")
	for _, f := range Check(s, table()) {
		if strings.ContainsAny(f.Place+f.Message, "\n") {
			t.Errorf("%q", f)
		}
	}
}

// TestFindingsTellNothingSealed holds that a value which is not allowed is not
// said of what is sealed.
func TestFindingsTellNothingSealed(t *testing.T) {
	s := &Session{Parties: []Party{{ID: "a", Name: "A"}}, Stances: []Stance{{
		Question: "cameras", Revealed: true,
		Sealed: []Position{{Party: "a", State: "heimelijk", Value: whole(8250), Priority: whole(8251), Note: "heimelijk " + strings.Repeat("x", maxText)}},
	}}}
	found := 0
	for _, f := range Check(s, guide.Builtin()) {
		if strings.Contains(f.Message, "heimelijk") || strings.Contains(f.Message, "825") {
			t.Errorf("%s: %s", f.Place, f.Message)
		}
		if strings.HasPrefix(f.Place, "stances[cameras].sealed[a].") {
			found++
		}
	}
	if found != 4 {
		t.Errorf("%d findings, want state, value, priority and note", found)
	}
}
