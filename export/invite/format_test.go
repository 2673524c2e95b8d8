package invite

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"formatietafel/guide"
	"formatietafel/session"
)

// answers are as the script reads them off the page.
type answers struct {
	Vision        string                    `json:"vision"`
	Opportunities []map[string]string       `json:"opportunities"`
	Limits        []map[string]string       `json:"limits"`
	Plans         []map[string]string       `json:"plans"`
	Weights       map[string]string         `json:"weights"`
	Positions     map[string]map[string]any `json:"positions"`
}

// written gives what the script makes of answers, by one process for all.
func written(t *testing.T, in *session.Contribution, all []answers) []string {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		if os.Getenv("REQUIRE_TOOLS") == "1" {
			t.Fatal("node is not installed; make setup-form installs it")
		}
		t.Skip("node is not installed; make setup-form installs it")
	}
	var input bytes.Buffer
	lines := json.NewEncoder(&input)
	for _, a := range all {
		if err := lines.Encode(map[string]any{"invitation": dataOf(in, "age1"), "answers": a, "now": "2026-04-20T16:42:10.5Z"}); err != nil {
			t.Fatal(err)
		}
	}
	command := exec.Command(node, "form/test/toml.mjs")
	command.Env = append(os.Environ(), "TZ=Europe/Amsterdam")
	command.Stdin, command.Stderr = &input, os.Stderr
	out, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for scanner := bufio.NewReader(bytes.NewReader(out)); ; {
		line, err := scanner.ReadString('\n')
		if err != nil {
			break
		}
		var file string
		if err := json.Unmarshal([]byte(line), &file); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	if len(files) != len(all) {
		t.Fatalf("%d files of %d answers", len(files), len(all))
	}
	return files
}

// some are answers with everything in them, text by text.
func some(text string) answers {
	return answers{
		Vision:        text,
		Opportunities: []map[string]string{{"id": "groen-k1-000a", "text": text, "strengthens": text}, {"id": "groen-k2-000a", "text": "", "strengthens": " "}},
		Limits:        []map[string]string{{"id": "groen-g1-000a", "text": text}},
		Plans:         []map[string]string{{"id": "groen-p1-000a", "title": text, "digital_role": text, "field": "wonen", "other_field": text}},
		Weights:       map[string]string{"slagkracht": "0", "kennis": "2"},
		Positions: map[string]map[string]any{
			"cameras": {"value": "-2", "reserved": true, "priority": "1", "note": text},
			"loket":   {"value": "none", "reserved": false, "priority": "", "note": ""},
		},
	}
}

func invited(t testing.TB) *session.Contribution {
	t.Helper()
	s := session.New("0195c3f4-0000-7000-8000-000000000001", time.Date(2026, 3, 30, 9, 0, 0, 0, time.UTC), "slimme-stad", "2026.1")
	s.Municipality.Name, s.Municipality.Term = "Waterrijk", "2026–2030"
	s.Parties = []session.Party{{ID: "groen", Name: "Groen & Sociaal", Color: "#c77700"}}
	s.Questions = []session.Question{{ID: "eigen-net", Title: "Het net", Question: "Wie beheert het?", Poles: []string{"Wij", "Zij"}}}
	s.Stances = []session.Stance{{Question: "cameras"}, {Question: "loket"}, {Question: "eigen-net"}}
	in, ok := session.Invite(s, "groen", "0195c3f4-0000-7000-8000-00000000000a", s.Created)
	if !ok {
		t.Fatal("no invitation")
	}
	return in
}

// TestFormWritesTheFileOfTheProgram holds the script's file to the program's
// own, byte for byte, whatever is typed.
func TestFormWritesTheFileOfTheProgram(t *testing.T) {
	texts := []string{
		"", "Gewoon.", "Twee\nregels.", "Met \"aanhalingstekens\" en \\ erin.", `eindigt op "`, "drie \"\"\" quotes\nen \"\"\"\" vier", "\"\"\"\n\"\"\"",
		"</script><script>alert(1)</script>", "tab\there", "a\u0000b\u0007c\u007fd", "مرحبا \u202egnirts", "😀 emoji", "\u2028\u2029", "# geen commentaar", "[tabel]\nsleutel = 1",
	}
	for range 200 {
		texts = append(texts, rapid.StringMatching(`[ -~\n\t"\\éß€😀]{0,40}`).Example(len(texts)))
	}
	var all []answers
	for _, text := range texts {
		all = append(all, some(text))
	}
	in := invited(t)
	for i, file := range written(t, in, all) {
		c, err := session.ReadContribution([]byte(file))
		if err != nil {
			t.Fatalf("%q: %v\n%s", texts[i], err, file)
		}
		if own := string(session.MarshalContribution(c)); own != file {
			t.Errorf("%q: the program would write\n%s\nthe form wrote\n%s", texts[i], own, file)
		}
		if found := session.CheckContribution(c, guide.Builtin()); len(found) > 0 {
			t.Errorf("%q: %+v", texts[i], found)
		}
		if c.Vision.Text != strings.TrimSpace(texts[i]) {
			t.Errorf("%q became %q", texts[i], c.Vision.Text)
		}
	}
}

// TestFormWritesWhatWasFilledIn compares the values, the head included.
func TestFormWritesWhatWasFilledIn(t *testing.T) {
	in := invited(t)
	c, err := session.ReadContribution([]byte(written(t, in, []answers{some("tekst")})[0]))
	if err != nil {
		t.Fatal(err)
	}
	number := func(n int) *int { return &n }
	want := *in
	want.Updated = c.Updated
	want.Vision = session.ContributedVision{
		Text:          "tekst",
		Opportunities: []session.Opportunity{{ID: "groen-k1-000a", Text: "tekst", Strengthens: "tekst"}},
		Limits:        []session.Limit{{ID: "groen-g1-000a", Text: "tekst"}},
		Plans:         []session.PlanItem{{ID: "groen-p1-000a", Title: "tekst", DigitalRole: "tekst", Field: "wonen", OtherField: "tekst"}},
	}
	// The order of an object is that of the page; here of the JSON, sorted.
	want.Weights = []session.OwnWeight{{Criterion: "kennis", Weight: number(2)}, {Criterion: "slagkracht", Weight: number(0)}}
	want.Positions = []session.OwnPosition{
		{Question: "cameras", State: session.Reserved, Value: number(-2), Priority: number(1), Note: "tekst"},
		{Question: "loket", State: session.None},
	}
	if got, wanted := string(session.MarshalContribution(c)), string(session.MarshalContribution(&want)); got != wanted {
		t.Errorf("got\n%s\nwant\n%s", got, wanted)
	}
	if moment := time.Date(2026, 4, 20, 16, 42, 10, 0, time.UTC); !c.Updated.Equal(moment) || c.Updated.Format(time.RFC3339) != "2026-04-20T18:42:10+02:00" {
		t.Errorf("updated %v", c.Updated)
	}
}

// TestNothingFilledInIsAnInvitation holds that an empty form brings nothing.
func TestNothingFilledInIsAnInvitation(t *testing.T) {
	in := invited(t)
	nothing := answers{Opportunities: []map[string]string{}, Limits: []map[string]string{}, Plans: []map[string]string{}, Weights: map[string]string{}, Positions: map[string]map[string]any{}}
	c, err := session.ReadContribution([]byte(written(t, in, []answers{nothing})[0]))
	if err != nil {
		t.Fatal(err)
	}
	c.Updated = in.Updated
	if got, want := string(session.MarshalContribution(c)), string(session.MarshalContribution(in)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
