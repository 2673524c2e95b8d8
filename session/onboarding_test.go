package session

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

const onboardingHead = "format = 1\nkind = \"onboarding\"\nid = \"0195c3f4-0000-7000-8000-0000000000bb\"\n"

func mustReadOnboarding(t testing.TB, text string) *Onboarding {
	t.Helper()
	o, err := ReadOnboarding([]byte(text))
	if err != nil {
		t.Fatalf("ReadOnboarding(%q): %v", text, err)
	}
	return o
}

func TestOnboardingFieldsInFileOrder(t *testing.T) {
	var paths []string
	for _, f := range OnboardingFields() {
		paths = append(paths, f.Path)
	}
	want := "format kind id created updated guide guide.id guide.version" +
		" alderman alderman.name alderman.municipality alderman.term alderman.fields alderman.other_fields" +
		" reading[] reading[].portion reading[].done practice[] practice[].question practice[].value practice[].answer" +
		" council[] council[].question council[].answer agreed[] agreed[].text own_questions[] own_questions[].text own_questions[].to" +
		" plan[] plan[].text plan[].due plan[].field plan[].done"
	if got := strings.Join(paths, " "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestNewOnboardingIsSound(t *testing.T) {
	o := NewOnboarding("0195c3f4-0000-7000-8000-0000000000bb", time.Date(2026, 5, 3, 20, 0, 0, 7, time.UTC), "proef", "1")
	want := firstLine + onboardingHead + "created = 2026-05-03T20:00:00Z\nupdated = 2026-05-03T20:00:00Z\n\n[guide]\nid = \"proef\"\nversion = \"1\"\n"
	if got := string(MarshalOnboarding(o)); got != want {
		t.Errorf("got\n%s", got)
	}
	if found := CheckOnboarding(o, table()); len(found) > 0 {
		t.Errorf("an empty file has findings: %v", found)
	}
}

func TestWrittenOnboardingIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := &Onboarding{}
		fill(t, reflect.ValueOf(o).Elem())
		o.Format, o.Kind = Format, KindOnboarding
		data := MarshalOnboarding(o)
		got, err := ReadOnboarding(data)
		if err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
		if again := MarshalOnboarding(got); !bytes.Equal(again, data) {
			t.Fatalf("written twice:\n%s\nand\n%s", data, again)
		}
	})
}

func TestCheckOnboarding(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"sound":                    {"[alderman]\nfields = [\"wonen\"]\nother_fields = [\"haven\"]\n[[practice]]\nquestion = \"cloud\"\nvalue = 2\n[[plan]]\nfield = \"wonen\"\ndue = \"2026-09-01\"\n[[plan]]\nfield = \"haven\"\n", nil},
		"what the guide has":       {"[[reading]]\nportion = \"begin\"\n[[reading]]\nportion = \"wonen\"\n[[council]]\nquestion = \"raad\"\n[[council]]\nquestion = \"wonen-pers\"\n[[council]]\nquestion = \"maandag\"\n", nil},
		"what it lacks":            {"[[reading]]\nportion = \"einde\"\n[[council]]\nquestion = \"pers\"\n", []string{"reading[einde].portion ongeldig", "council[pers].question ongeldig"}},
		"what another has":         {"[guide]\nid = \"anders\"\n[[reading]]\nportion = \"einde\"\n[[council]]\nquestion = \"pers\"\n", []string{"reading[einde].portion onbekend", "council[pers].question onbekend"}},
		"the same thing twice":     {"[[agreed]]\ntext = \"a\"\n[[agreed]]\ntext = \"a\"\n[[own_questions]]\n[[own_questions]]\n", nil},
		"a field of nobody":        {"[alderman]\nfields = [\"zee\"]\n[[plan]]\nfield = \"haven\"\n", []string{"alderman.fields[#1] ongeldig", "plan[#1].field ongeldig"}},
		"of another guide":         {"[guide]\nversion = \"2\"\n[alderman]\nfields = [\"zee\"]\n[[plan]]\nfield = \"haven\"\n", []string{"alderman.fields[#1] onbekend", "plan[#1].field onbekend"}},
		"off the scale":            {"[[practice]]\nquestion = \"cloud\"\nvalue = 3\n", []string{"practice[cloud].value ongeldig"}},
		"a dilemma of nobody":      {"[[practice]]\nquestion = \"maan\"\n", []string{"practice[maan].question ongeldig"}},
		"answered twice":           {"[[council]]\nquestion = \"raad\"\n[[council]]\nquestion = \"raad\"\n", []string{"council[#2].question ongeldig"}},
		"an answer to nothing":     {"[[council]]\nanswer = \"a\"\n", []string{"council[#1].question ongeldig"}},
		"a portion without a name": {"[[reading]]\ndone = true\n", []string{"reading[#1].portion ongeldig"}},
		"no date":                  {"[[plan]]\n[[plan]]\ndue = \"voor de zomer\"\n", []string{"plan[#2].due ongeldig"}},
		"unknown":                  {"score = 7\n[[plan]]\nText = \"a\"\n", []string{"plan[#1].Text onbekend", "score onbekend"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, f := range CheckOnboarding(mustReadOnboarding(t, onboardingHead+c.text), table()) {
				got = append(got, f.Place+" "+f.Class.String())
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestOnboardingElementsComeAndGo puts and takes what is named, and finds
// that an unknown key keeps its element alive.
func TestOnboardingElementsComeAndGo(t *testing.T) {
	o := mustReadOnboarding(t, onboardingHead+"[[council]]\nquestion = \"b\"\nanswer = \"x\"\nlater = 1\n")
	two := 2
	o.SetPractice(Practice{Question: "cloud", Value: &two})
	o.SetPractice(Practice{Question: "cloud", Value: &two, Answer: "ja"})
	if p := o.PracticeOn("cloud"); len(o.Practice) != 1 || p.Answer != "ja" || *p.Value != 2 {
		t.Errorf("practice: %+v", o.Practice)
	}
	o.SetPractice(Practice{Question: "cloud"})
	if len(o.Practice) != 0 {
		t.Errorf("what is empty stays: %+v", o.Practice)
	}
	reply := o.ReplyTo("b")
	reply.Answer = ""
	o.SetReply(reply)
	if len(o.Council) != 1 || o.Council[0].Extra["later"] != int64(1) {
		t.Errorf("an unknown key was lost: %+v", o.Council)
	}
	o.SetReply(Reply{Question: "a"})
	o.SetRead("begin", true)
	if len(o.Council) != 1 || !o.HasRead("begin") || o.HasRead("einde") {
		t.Errorf("%+v %+v", o.Council, o.Reading)
	}
	o.SetRead("begin", false)
	if len(o.Reading) != 0 {
		t.Errorf("read: %+v", o.Reading)
	}
}

func TestFileOfEachKind(t *testing.T) {
	for kind, text := range map[string]string{KindSession: head, KindContribution: contributionHead, KindOnboarding: onboardingHead} {
		f, err := ReadAny([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if f.Kind() != kind {
			t.Errorf("%s is read as %s", kind, f.Kind())
		}
		at := time.Date(2026, 5, 3, 20, 0, 0, 0, time.UTC)
		later, other := f.WithUpdated(at), f.Clone().WithID("x")
		if !later.Updated().Equal(at) || later.ID() != f.ID() || !f.Updated().IsZero() || other.ID() != "x" || f.ID() == "x" {
			t.Errorf("%s: a copy changes what it was made of", kind)
		}
		if f.IsZero() || !(File{}).IsZero() || f.Clone() == f {
			t.Errorf("%s: a file is taken for another", kind)
		}
		if got := string(f.Marshal()); got != firstLine+text {
			t.Errorf("%s is written as\n%s", kind, got)
		}
	}
}

// FuzzReadOnboarding holds that what is read can be written and read again.
func FuzzReadOnboarding(f *testing.F) {
	for _, seed := range seeds(f) {
		f.Add(onboardingHead + seed)
	}
	f.Add(onboardingHead + "[[plan]]\ntext = \"a\"\ndue = \"2026-09-01\"\nx = 2026-01-01\n[[agreed]]\n[[agreed]]\ntext = \"\"\"\n\"\"\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		o, err := ReadOnboarding([]byte(text))
		if err != nil {
			return
		}
		data := MarshalOnboarding(o)
		again, err := ReadOnboarding(data)
		if err != nil {
			t.Fatalf("written and not read again: %v\n%s", err, data)
		}
		if !bytes.Equal(MarshalOnboarding(again), data) {
			t.Fatalf("written otherwise the second time:\n%s", data)
		}
		CheckOnboarding(o, table())
	})
}
