package session

import (
	"bytes"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

const contributionHead = "format = 1\nkind = \"contribution\"\nid = \"0195c3f4-0000-7000-8000-0000000000aa\"\n"

func mustReadContribution(t testing.TB, text string) *Contribution {
	t.Helper()
	c, err := ReadContribution([]byte(text))
	if err != nil {
		t.Fatalf("ReadContribution(%q): %v", text, err)
	}
	return c
}

func TestContributionFieldsInFileOrder(t *testing.T) {
	var paths []string
	for _, f := range ContributionFields() {
		paths = append(paths, f.Path)
	}
	text := strings.Join(paths, " ")
	for _, want := range []string{
		"format kind id session party created updated guide guide.id guide.version invitation invitation.municipality invitation.term",
		"invitation.party_name invitation.color invitation.questions invitation.reply_by questions[]",
		"vision vision.text vision.opportunities[] vision.opportunities[].id",
		"weights[] weights[].criterion weights[].weight positions[] positions[].question positions[].state positions[].value positions[].priority positions[].note",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in %q", want, text)
		}
	}
}

func TestWrittenContributionIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := &Contribution{}
		fill(t, reflect.ValueOf(c).Elem())
		c.Format, c.Kind = Format, KindContribution
		data := MarshalContribution(c)
		got, err := ReadContribution(data)
		if err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
		if again := MarshalContribution(got); !bytes.Equal(again, data) {
			t.Fatalf("written twice:\n%s\nand\n%s", data, again)
		}
	})
}

func TestReadRefusesTheOtherKind(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		read func(string) error
		says string
	}{
		"a session for a contribution":    {head, readOne(ReadContribution), "geen inbreng"},
		"onboarding for a contribution":   {"kind = \"onboarding\"", readOne(ReadContribution), "Inwerken"},
		"onboarding for a session":        {onboardingHead, readOne(Read), "geen sessie"},
		"a session for onboarding":        {head, readOne(ReadOnboarding), "geen bestand van Inwerken"},
		"a contribution for onboarding":   {contributionHead, readOne(ReadOnboarding), "geen bestand van Inwerken"},
		"newer onboarding":                {"format = 2\nkind = \"onboarding\"", readEither, "nieuwere"},
		"a text for a tick":               {onboardingHead + "[[plan]]\n[[plan]]\ndone = \"ja\"", readEither, "plan[#2].done"},
		"a number for fields":             {onboardingHead + "[alderman]\nfields = [1]", readOne(ReadOnboarding), "alderman.fields[#1]"},
		"no kind for a contribution":      {"format = 1", readOne(ReadContribution), "ontbreekt"},
		"another kind for either":         {"kind = \"akkoord\"", readEither, "session"},
		"newer contribution":              {"format = 2\nkind = \"contribution\"", readEither, "nieuwere"},
		"a text for a value":              {contributionHead + "[[positions]]\nquestion = \"cloud\"\nvalue = \"1\"", readEither, "positions[cloud].value"},
		"a contribution for a session":    {contributionHead, readOne(Read), "geen sessie"},
		"no TOML, read as a contribution": {"kind =", readOne(ReadContribution), "TOML"},
	} {
		t.Run(name, func(t *testing.T) {
			err := c.read(c.text)
			var refused *ReadError
			if !errors.As(err, &refused) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want …%s…", err, c.says)
			}
		})
	}
}

func readOne[T any](read func([]byte) (T, error)) func(string) error {
	return func(text string) error {
		_, err := read([]byte(text))
		return err
	}
}

func readEither(text string) error {
	_, err := ReadAny([]byte(text))
	return err
}

func TestCheckContribution(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"sound":                       {"party = \"groen\"\n[[positions]]\nquestion = \"cloud\"\nstate = \"given\"\nvalue = -2\n", nil},
		"an invitation":               {"party = \"groen\"\n[invitation]\nquestions = [\"cloud\", \"cameras\"]\n", nil},
		"its own question":            {"[invitation]\nquestions = [\"eigen\"]\n[[questions]]\nid = \"eigen\"\n", nil},
		"a question of nobody":        {"[[positions]]\nquestion = \"maan\"\n", []string{"positions[maan].question ongeldig"}},
		"of another guide":            {"[guide]\nid = \"anders\"\n[[positions]]\nquestion = \"maan\"\n", []string{"positions[maan].question onbekend"}},
		"who brought it is the party": {"party = \"groen\"\n[[vision.limits]]\nid = \"groen-1\"\nparty = \"groen\"\n", nil},
		"who brought it is another":   {"party = \"groen\"\n[[vision.limits]]\nid = \"groen-1\"\nparty = \"vrij\"\n", []string{"vision.limits[groen-1].party ongeldig"}},
		"off the scale":               {"[[positions]]\nquestion = \"cloud\"\nvalue = 3\npriority = -1\n", []string{"positions[cloud].value ongeldig", "positions[cloud].priority ongeldig"}},
		"one side":                    {"[[questions]]\nid = \"eigen\"\npoles = [\"een\"]\n", []string{"questions[eigen].poles ongeldig"}},
		"twice":                       {"[[weights]]\ncriterion = \"slagkracht\"\n[[weights]]\ncriterion = \"slagkracht\"\n", []string{"weights[#2].criterion ongeldig"}},
		"unknown":                     {"Party = \"groen\"\n", []string{"Party onbekend"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, f := range CheckContribution(mustReadContribution(t, contributionHead+c.text), table()) {
				got = append(got, f.Place+" "+f.Class.String())
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestInviteTellsNothingElse fills every field of a session, and looks for
// each value that an invitation may not hold.
func TestInviteTellsNothingElse(t *testing.T) {
	s := mustRead(t, head+`
[guide]
id = "proef"
version = "1"
[municipality]
name = "Waterrijk"
term = "2026–2030"
council_seats = 31
[plan]
rules = ["geheim"]
[[parties]]
id = "groen"
name = "Groen"
color = "#c77700"
seats = 5
[[parties]]
id = "vrij"
name = "geheim"
[overall]
text = "geheim"
[[questions]]
id = "eigen"
title = "Het warmtenet"
poles = ["een", "ander"]
[[questions]]
id = "terzijde"
title = "geheim"
[[stances]]
question = "cloud"
local = "geheim"
text = "geheim"
[[stances.positions]]
party = "groen"
value = 1
note = "geheim"
[[stances]]
question = "eigen"
[[stances.sealed]]
party = "vrij"
note = "geheim"
[seal]
identity = "geheim"
`)
	c, ok := Invite(s, "groen", "0195c3f4-0000-7000-8000-0000000000aa", time.Date(2026, 3, 20, 9, 0, 0, 5, time.UTC))
	if !ok {
		t.Fatal("no invitation")
	}
	want := firstLine + contributionHead + `session = "0195c3f4-0000-7000-8000-000000000001"
party = "groen"
created = 2026-03-20T09:00:00Z
updated = 2026-03-20T09:00:00Z

[guide]
id = "proef"
version = "1"

[invitation]
municipality = "Waterrijk"
term = "2026–2030"
party_name = "Groen"
color = "#c77700"
questions = ["cloud", "eigen"]

[[questions]]
id = "eigen"
title = "Het warmtenet"
poles = ["een", "ander"]
`
	if got := string(MarshalContribution(c)); got != want {
		t.Errorf("got\n%s", got)
	}
	if found := CheckContribution(c, table()); len(found) > 0 {
		t.Errorf("findings in an invitation: %v", found)
	}
}

func TestInviteOnlyWhoIsAtTheTable(t *testing.T) {
	s := mustRead(t, head+"[[parties]]\nid = \"weg\"\nleft = \"2026-04-02\"\n")
	for _, party := range []string{"weg", "niemand", ""} {
		if _, ok := Invite(s, party, "x", time.Time{}); ok {
			t.Errorf("%q got an invitation", party)
		}
	}
}

func TestDigestIsOfWhatItSays(t *testing.T) {
	one := mustReadContribution(t, "# een\n"+contributionHead+"[vision]\ntext = \"a\"\n")
	other := mustReadContribution(t, contributionHead+"vision = { text = 'a' }\n")
	changed := mustReadContribution(t, contributionHead+"[vision]\ntext = \"b\"\n")
	if one.Digest() != other.Digest() {
		t.Error("another way of writing is another digest")
	}
	if one.Digest() == changed.Digest() {
		t.Error("another text has the same digest")
	}
}

// FuzzReadContribution holds that what is read can be written and read again.
func FuzzReadContribution(f *testing.F) {
	for _, seed := range seeds(f) {
		f.Add(contributionHead + seed)
	}
	f.Add(contributionHead + "[[positions]]\nquestion = \"cloud\"\nstate = \"given\"\nvalue = 1\nx = 2026-01-01\n")
	f.Fuzz(func(t *testing.T, text string) {
		c, err := ReadContribution([]byte(text))
		if err != nil {
			return
		}
		data := MarshalContribution(c)
		again, err := ReadContribution(data)
		if err != nil {
			t.Fatalf("written and not read again: %v\n%s", err, data)
		}
		if !bytes.Equal(MarshalContribution(again), data) {
			t.Fatalf("written otherwise the second time:\n%s", data)
		}
		CheckContribution(c, table())
	})
}
