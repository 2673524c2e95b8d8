package session

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// atTable is a session that contributions can come to.
const atTable = head + `
[guide]
id = "proef"
version = "1"
[[parties]]
id = "lokaal"
name = "Lokaal"
[[parties]]
id = "groen"
name = "Groen"
[[parties]]
id = "weg"
left = "2026-04-02"
[[questions]]
id = "eigen"
title = "Het warmtenet"
[[stances]]
question = "cloud"
[[stances]]
question = "cameras"
revealed = true
[[stances.positions]]
party = "lokaal"
state = "given"
value = -2
`

const fromGroen = contributionHead + "session = \"0195c3f4-0000-7000-8000-000000000001\"\nparty = \"groen\"\n" +
	"[guide]\nid = \"proef\"\nversion = \"1\"\n"

const fromLokaal = contributionHead + "session = \"0195c3f4-0000-7000-8000-000000000001\"\nparty = \"lokaal\"\n"

func mustPlan(t testing.TB, s *Session, text string) *Incoming {
	t.Helper()
	in, err := PlanMerge(s, mustReadContribution(t, text), table())
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func TestMergeRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want Refusal
		says string
	}{
		"another session":          {strings.Replace(fromGroen, "000000000001\"\nparty", "000000000002\"\nparty", 1), OtherSession, "andere sessie"},
		"no session":               {contributionHead + "party = \"groen\"\n", OtherSession, "andere sessie"},
		"another guide":            {strings.Replace(fromGroen, "\"proef\"", "\"eigen\"", 1), OtherGuide, "andere gids"},
		"another version":          {strings.Replace(fromGroen, "\"1\"", "\"2\"", 1), OtherGuide, "andere gids"},
		"unknown party":            {strings.Replace(fromGroen, "\"groen\"", "\"paars\"", 1), UnknownParty, "paars"},
		"no party":                 {strings.Replace(fromGroen, "party = \"groen\"\n", "", 1), UnknownParty, "zit niet"},
		"party that left":          {strings.Replace(fromGroen, "\"groen\"", "\"weg\"", 1), PartyLeft, "verlaten"},
		"a value off scale":        {fromGroen + "[[positions]]\nquestion = \"cloud\"\nvalue = 7\n", HasInvalid, "positions[cloud].value"},
		"more than a party brings": {fromGroen + strings.Repeat("[[vision.limits]]\nid = \"g\"\n", 2_001), TooMuch, "2.001 onderdelen"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := PlanMerge(mustRead(t, atTable), mustReadContribution(t, c.text), table())
			var refused *RefusedError
			if !errors.As(err, &refused) || refused.Reason != c.want || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want …%s…", err, c.says)
			}
		})
	}
}

// brings is one of everything that a contribution can bring.
const brings = fromGroen + `
[vision]
text = "Inwoners kijken mee."
[[vision.opportunities]]
id = "k1"
text = "Een dorpsraad"
[[vision.limits]]
id = "groen-g1"
text = "Niet bij de jeugd"
[[vision.plans]]
id = "p1"
title = "Balie"
[[weights]]
criterion = "slagkracht"
weight = 2
[[positions]]
question = "cloud"
state = "reserved"
value = 2
priority = 1
note = "geheim"
[[positions]]
question = "cameras"
state = "none"
`

func TestMergeTakesAllIn(t *testing.T) {
	s := mustRead(t, atTable)
	in := mustPlan(t, s, brings)
	var got []string
	for _, i := range in.Items {
		got = append(got, i.Place+" "+i.Novelty.String())
	}
	want := []string{
		"vision.parties[groen] nieuw", "vision.opportunities[groen-k1] nieuw", "vision.limits[groen-g1] nieuw", "vision.plans[groen-p1] nieuw",
		"portfolio.weights[groen/slagkracht] nieuw", "stances[cloud].sealed[groen] nieuw", "stances[cameras].sealed[groen] nieuw",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if string(Marshal(s)) != string(Marshal(mustRead(t, atTable))) {
		t.Error("planning changed the session")
	}
	in.Apply(s)
	two, one := 2, 1
	if st := s.Stances[0]; len(st.Positions) != 0 || len(st.Sealed) != 1 || !samePosition(st.Sealed[0], Position{Party: "groen", State: Reserved, Value: &two, Priority: &one, Note: "geheim"}) {
		t.Errorf("cloud: %+v", st)
	}
	if st := s.Stances[1]; len(st.Positions) != 1 || st.Positions[0].Party != "lokaal" || len(st.Sealed) != 1 {
		t.Errorf("cameras: %+v", st)
	}
	if v := s.Vision; v.Parties[0].Text != "Inwoners kijken mee." || v.Parties[0].Public || v.Opportunities[0].Party != "groen" || v.Plans[0].ID != "groen-p1" {
		t.Errorf("vision: %+v", v)
	}
	if found := Check(s, table()); slices.ContainsFunc(found, func(f Finding) bool { return f.Class == Invalid }) {
		t.Errorf("findings after merging: %v", found)
	}
}

func samePosition(a, b Position) bool {
	return bytes.Equal(Marshal(&Session{Stances: []Stance{{Sealed: []Position{a}}}}), Marshal(&Session{Stances: []Stance{{Sealed: []Position{b}}}}))
}

func TestMergeTwiceIsNothing(t *testing.T) {
	s := mustRead(t, atTable)
	mustPlan(t, s, brings).Apply(s)
	once := Marshal(s)
	again := mustPlan(t, s, brings)
	if !again.Again || len(again.Items) > 0 {
		t.Errorf("got %+v", again)
	}
	again.Apply(s)
	if !bytes.Equal(Marshal(s), once) {
		t.Error("merging twice changed the session")
	}
	// The same answers in a file saved anew: nothing comes in but the note of it.
	later := mustPlan(t, s, strings.Replace(brings, "party = \"groen\"\n", "party = \"groen\"\nupdated = 2026-03-22T10:00:00Z\n", 1))
	for _, i := range later.Items {
		if i.Novelty != IsThere {
			t.Errorf("%s: %s", i.Place, i.Novelty)
		}
	}
}

func TestMergeAsksOnlyWhatDiffers(t *testing.T) {
	s := mustRead(t, atTable)
	mustPlan(t, s, brings).Apply(s)
	s.Vision.Plans[0].Owner = "w1" // the table's, not the party's
	s.Vision.Parties[0].Public = true
	changed := strings.NewReplacer("kijken mee", "beslissen mee", "Niet bij de jeugd", "Nergens", "weight = 2", "weight = 1", "value = 2", "value = 1").Replace(brings)
	in := mustPlan(t, s, changed)
	var places []string
	for _, i := range in.Differs() {
		places = append(places, i.Place)
		if i.Sealed == (i.Here != "" || i.There != "") {
			t.Errorf("%s tells %q and %q", i.Place, i.Here, i.There)
		}
	}
	want := []string{"vision.parties[groen]", "vision.limits[groen-g1]", "portfolio.weights[groen/slagkracht]", "stances[cloud].sealed[groen]"}
	if !slices.Equal(places, want) {
		t.Errorf("got %q", places)
	}
	kept, taken := s.Clone(), s.Clone()
	in.Prefer(false)
	in.Apply(kept)
	if kept.Vision.Limits[0].Text != "Niet bij de jeugd" || *kept.Stances[0].Sealed[0].Value != 2 || !kept.Vision.Parties[0].Public {
		t.Error("what stood there was not kept")
	}
	in.Prefer(true)
	in.Apply(taken)
	if taken.Vision.Limits[0].Text != "Nergens" || *taken.Stances[0].Sealed[0].Value != 1 || *taken.Portfolio.Weights[0].Weight != 1 {
		t.Error("what came in was not taken over")
	}
	if taken.Vision.Parties[0].Public {
		t.Error("a new text is public without leave")
	}
	if taken.Vision.Plans[0].Owner != "w1" {
		t.Error("the table's owner of a plan is gone")
	}
}

func TestMergeKeepsIDsOfOthers(t *testing.T) {
	s := mustRead(t, atTable+"[[vision.limits]]\nid = \"groen-g1\"\nparty = \"lokaal\"\ntext = \"van lokaal\"\n")
	in := mustPlan(t, s, fromGroen+"[[vision.limits]]\nid = \"g1\"\ntext = \"a\"\n[[vision.limits]]\nid = \"groen-g1\"\ntext = \"b\"\n")
	in.Apply(s)
	var got []string
	for _, l := range s.Vision.Limits {
		got = append(got, l.ID+" "+l.Text)
	}
	if want := []string{"groen-g1 van lokaal", "groen-g1-2 a", "groen-g1-3 b"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestMergePutsADilemmaOnTheTable(t *testing.T) {
	s := mustRead(t, atTable)
	text := fromGroen + "[[questions]]\nid = \"eigen\"\n[[questions]]\nid = \"vervallen\"\n" +
		"[[positions]]\nquestion = \"eigen\"\nvalue = 1\n[[positions]]\nquestion = \"vervallen\"\nvalue = 1\n"
	in := mustPlan(t, s, text)
	in.Apply(s)
	if last := s.Stances[len(s.Stances)-1]; last.Question != "eigen" || len(last.Sealed) != 1 {
		t.Errorf("got %+v", last)
	}
	if len(in.Left) != 1 || !strings.Contains(in.Left[0], "vervallen") {
		t.Errorf("got %q", in.Left)
	}
}

func TestLatePositionStaysSealed(t *testing.T) {
	s := mustRead(t, atTable)
	late := fromLokaal + "[[positions]]\nquestion = \"cameras\"\nstate = \"given\"\nvalue = 1\n"
	in := mustPlan(t, s, late)
	if in.Items[0].Novelty != IsNew {
		t.Errorf("a late one is %s", in.Items[0].Novelty)
	}
	in.Apply(s)
	if st := s.Stances[1]; *st.Positions[0].Value != -2 || *st.Sealed[0].Value != 1 || !st.Revealed {
		t.Errorf("got %+v", st)
	}
	same := mustPlan(t, s.Clone(), strings.Replace(late, "value = 1", "value = -2", 1))
	if same.Items[0].Novelty != Differs {
		t.Errorf("another than the sealed one is %s", same.Items[0].Novelty)
	}
	Reveal(s, "cameras")
	if st := s.Stances[1]; len(st.Positions) != 1 || *st.Positions[0].Value != 1 || len(st.Sealed) != 0 {
		t.Errorf("shown: %+v", st)
	}
	if stands := mustPlan(t, s, strings.Replace(late, contributionHead, contributionHead+"updated = 2026-03-22T10:00:00Z\n", 1)); stands.Items[0].Novelty != IsThere {
		t.Errorf("who stands by what it shows is %s", stands.Items[0].Novelty)
	}
}

func TestRevealIsAtOnceAndInListOrder(t *testing.T) {
	s := mustRead(t, atTable)
	one := 1
	HandIn(s, "cloud", Position{Party: "groen", State: Given, Value: &one})
	if !slices.Equal(partyIDs(Stand(s, s.Stances[0]).Sealed), []string{"groen"}) {
		t.Error("who handed in is wrong")
	}
	HandIn(s, "cloud", Position{Party: "lokaal", State: None})
	HandIn(s, "nergens", Position{Party: "lokaal"})
	if got := partyIDs(Stand(s, s.Stances[0]).Sealed); !slices.Equal(got, []string{"lokaal", "groen"}) {
		t.Errorf("handed in: %q", got)
	}
	Reveal(s, "cloud")
	st := s.Stances[0]
	if !st.Revealed || len(st.Sealed) != 0 || st.Positions[0].Party != "lokaal" || st.Positions[1].Party != "groen" {
		t.Errorf("got %+v", st)
	}
	before := Marshal(s)
	Reveal(s, "cloud")
	Reveal(s, "nergens")
	if !bytes.Equal(before, Marshal(s)) {
		t.Error("a second reveal changed something")
	}
}

func partyIDs(parties []Party) []string {
	var ids []string
	for _, p := range parties {
		ids = append(ids, p.ID)
	}
	return ids
}

// TestMergeNeverTellsWhatIsSealed hands in every position and looks for it in
// all that merging says, and in both variants.
func TestMergeNeverTellsWhatIsSealed(t *testing.T) {
	marker := "DICHT7391"
	s := mustRead(t, atTable)
	text := fromGroen + "[[positions]]\nquestion = \"cloud\"\nstate = \"given\"\nvalue = 2\nnote = \"" + marker + "\"\nx = \"" + marker + "\"\n"
	in := mustPlan(t, s, text)
	in.Apply(s)
	again := mustPlan(t, s, strings.Replace(text, "value = 2", "value = 1", 1))
	said := fmt.Sprintf("%+v %+v", printable(in), printable(again))
	for _, shown := range []*Session{Public(s), Confidential(s, true)} {
		said += string(Marshal(shown))
	}
	if strings.Contains(said, marker) {
		t.Errorf("told: %s", said)
	}
}

func printable(in *Incoming) []Item {
	items := slices.Clone(in.Items)
	for i := range items {
		items[i].apply = nil
	}
	return items
}

// TestMergeInAnyOrder holds that contributions of different parties give the
// same session in either order, the order of lists aside.
func TestMergeInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		one, other := anyContribution(t, "groen"), anyContribution(t, "lokaal")
		a, b := mustReadQuiet(atTable), mustReadQuiet(atTable)
		applyAll(t, a, one, other)
		applyAll(t, b, other, one)
		if x, y := sortedLines(Marshal(a)), sortedLines(Marshal(b)); !slices.Equal(x, y) {
			t.Fatalf("one order:\n%s\nthe other:\n%s", Marshal(a), Marshal(b))
		}
		once := Marshal(a)
		applyAll(t, a, other, one)
		if !bytes.Equal(Marshal(a), once) {
			t.Fatal("merging twice changed the session")
		}
	})
}

func anyContribution(t *rapid.T, party string) *Contribution {
	c := &Contribution{Format: Format, Kind: KindContribution, ID: "0195c3f4-0000-7000-8000-0000000000aa", Session: "0195c3f4-0000-7000-8000-000000000001", Party: party}
	c.Vision.Text = rapid.SampledFrom([]string{"", "Een zin."}).Draw(t, "vision")
	for _, id := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"a", "b", party + "-a"}), 0, 3, rapid.ID[string]).Draw(t, "limits") {
		c.Vision.Limits = append(c.Vision.Limits, Limit{ID: id, Text: "grens " + id})
	}
	for _, q := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"cloud", "cameras"}), 0, 2, rapid.ID[string]).Draw(t, "positions") {
		n := rapid.IntRange(-2, 2).Draw(t, "value")
		c.Positions = append(c.Positions, OwnPosition{Question: q, State: Given, Value: &n})
	}
	return c
}

func mustReadQuiet(text string) *Session {
	s, err := Read([]byte(text))
	if err != nil {
		panic(err)
	}
	return s
}

func applyAll(t *rapid.T, s *Session, list ...*Contribution) {
	for _, c := range list {
		in, err := PlanMerge(s, c, table())
		if err != nil {
			t.Fatalf("%v", err)
		}
		in.Apply(s)
	}
}

func sortedLines(data []byte) []string {
	lines := strings.Split(string(data), "\n")
	slices.Sort(lines)
	return lines
}
