package invite

import (
	"bytes"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"formatietafel/guide"
	"formatietafel/session"
)

const recipient = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kudqxz7zsd7p4u0"

func made(t *testing.T, in *session.Contribution) string {
	t.Helper()
	page, err := HTML(in, guide.Builtin(), recipient)
	if err != nil {
		t.Fatal(err)
	}
	return string(page)
}

// TestTheFormIsAlone holds that the page asks for nothing from outside, and
// may not.
func TestTheFormIsAlone(t *testing.T) {
	page := made(t, invited(t))
	shell := strings.ReplaceAll(page, script, "")
	for _, outside := range []string{" src=", "<link", "@import", "url(", "<img", "<iframe", "<base", "href=\"http", "action="} {
		if strings.Contains(shell, outside) {
			t.Errorf("the page has %q", outside)
		}
	}
	for _, call := range []string{"fetch(", "XMLHttpRequest", "WebSocket", "EventSource", "sendBeacon", "importScripts"} {
		if strings.Contains(script, call) {
			t.Errorf("the script has %q", call)
		}
	}
	policy := regexp.MustCompile(`Content-Security-Policy" content="([^"]*)"`).FindStringSubmatch(page)
	if policy == nil {
		t.Fatal("no policy")
	}
	for _, rule := range []string{"default-src &#39;none&#39;", "form-action &#39;none&#39;", "base-uri &#39;none&#39;"} {
		if !strings.Contains(policy[1], rule) {
			t.Errorf("the policy lacks %s: %s", rule, policy[1])
		}
	}
	if strings.Contains(policy[1], "unsafe") || strings.Contains(policy[1], "http") {
		t.Errorf("the policy is loose: %s", policy[1])
	}
}

// TestHostileNames puts what breaks pages in every text of the session that
// gets in.
func TestHostileNames(t *testing.T) {
	for _, hostile := range []string{
		`</script><script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)`, "regel\nregel", "</title><h1>", "\u202eomgekeerd", "{{.Guide}}", "<!--", `\u003c`, "]]>",
	} {
		in := invited(t)
		in.Invitation.PartyName, in.Invitation.Municipality, in.Invitation.Term = hostile, hostile, hostile
		in.Invitation.Color = `#fff;}body{display:none`
		in.Questions = []session.Question{{ID: "eigen-net", Title: hostile, Question: hostile, Poles: []string{hostile, hostile}}}
		page := made(t, in)
		if title, _, _ := strings.Cut(page, "</title>"); strings.Contains(title, "\u202e") {
			t.Errorf("the title is turned round: %q", title)
		}
		// As many elements as with a plain name, and as many scripts.
		plain := made(t, invited(t))
		for _, tag := range []string{"<script", "</script", "<img", "<h1", "<style", "</style", "<title", "onerror=alert(1)>", "display:none;"} {
			if got, want := strings.Count(page, tag), strings.Count(plain, tag); got != want {
				t.Errorf("%q: %d times %q, want %d", hostile, got, tag, want)
			}
		}
	}
}

// TestTheFormHoldsNoMoreThanTheInvitation puts a marker in every text of a
// session; only those of the invitation may be in the form.
func TestTheFormHoldsNoMoreThanTheInvitation(t *testing.T) {
	s := &session.Session{}
	markers := map[string]string{}
	mark(reflect.ValueOf(s).Elem(), "", markers)
	s.Parties[0].ID, s.Parties[0].Left = "a", ""
	other := s.Parties[0]
	other.ID, other.Name, other.Color = "b", "Merk-van-een-ander", "#abcdef"
	s.Parties = append(s.Parties, other)
	markers[other.Name], markers[other.Color] = "Parties[b].Name", "Parties[b].Color"
	s.Questions[0].ID, s.Stances[0].Question = "net", "net"
	s.Stances[0].Positions[0].Party, s.Stances[0].Sealed[0].Party = "b", "b"
	in, ok := session.Invite(s, "a", "0195c3f4-0000-7000-8000-00000000000a", s.Updated)
	if !ok {
		t.Fatal("no invitation")
	}
	may := map[string]bool{
		"ID": true, "Guide.ID": true, "Guide.Version": true, "Municipality.Name": true, "Municipality.Term": true,
		"Parties.Name": true, "Parties.Color": true, "Questions.Title": true, "Questions.Question": true, "Questions.Poles": true,
	}
	page, seen := made(t, in), map[string]bool{}
	for marker, field := range markers {
		if !strings.Contains(page, marker) {
			continue
		}
		seen[field] = true
		if !may[field] {
			t.Errorf("the form shows %s", field)
		}
	}
	for field := range may {
		if !seen[field] {
			t.Errorf("the form does not show %s", field)
		}
	}
	if strings.Contains(page, "AGE-SECRET-KEY") {
		t.Error("a secret key in the form")
	}
}

// mark puts a marker of its own in every text.
func mark(v reflect.Value, path string, markers map[string]string) {
	switch v.Kind() {
	case reflect.String:
		marker := "Merk" + strings.ReplaceAll(path, ".", "X") + "teken"
		markers[marker] = path
		v.SetString(marker)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		mark(v.Index(0), path, markers)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				mark(v.Field(i), strings.TrimPrefix(path+"."+v.Type().Field(i).Name, "."), markers)
			}
		}
	}
}

func TestEveryQuestionIsAsked(t *testing.T) {
	page := made(t, invited(t))
	for _, want := range []string{
		"Groen &amp; Sociaal", "Waterrijk", "Cameratoezicht", "Wie beheert het?", `name="value.eigen-net"`, `name="reserved.loket"`, `name="priority.cameras"`, `name="note.cameras"`,
		`data-weight="slagkracht"`, "nog geen inzet", "Wat de wet al regelt", "Uit de praktijk", "Eigen vraag", "border-top-color: #c77700", "Gemaakt op basis van het artikel",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q", want)
		}
	}
	if strings.Contains(page, "Graag terug") {
		t.Error("a date that nobody named")
	}
	in := invited(t)
	in.Invitation.ReplyBy = "2026-03-28"
	if !strings.Contains(made(t, in), "28 maart 2026") {
		t.Error("no date of reply")
	}
}

func TestTheSameInputGivesTheSameForm(t *testing.T) {
	one, _ := HTML(invited(t), guide.Builtin(), recipient)
	two, _ := HTML(invited(t), guide.Builtin(), recipient)
	if !bytes.Equal(one, two) {
		t.Error("two forms differ")
	}
}

func TestFileName(t *testing.T) {
	in := invited(t)
	for place, want := range map[string]string{
		"Waterrijk": "Inbreng_groen_Waterrijk.inbreng", "Súdwest-Fryslân": "Inbreng_groen_Sudwest-Fryslan.inbreng", "../../x": "Inbreng_groen_x.inbreng", "": "Inbreng_groen.inbreng", "\u202e": "Inbreng_groen.inbreng",
	} {
		in.Invitation.Municipality = place
		if got := FileName(in, ".inbreng"); got != want {
			t.Errorf("%q gives %s", place, got)
		}
	}
	if got := FileName(in, ".html"); !strings.HasPrefix(got, "Uitnodiging_groen") {
		t.Errorf("got %s", got)
	}
}

// TestTheBundleNamesItsLicences holds that the texts of the libraries' licences
// go along, as they ask.
func TestTheBundleNamesItsLicences(t *testing.T) {
	for _, name := range []string{"age-encryption 0.3.1 (BSD-3-Clause)", "@noble/curves", "@noble/ciphers", "@noble/hashes", "@scure/base", "Redistributions in binary form must reproduce", "THE SOFTWARE IS PROVIDED"} {
		if !strings.Contains(script, name) {
			t.Errorf("no %q", name)
		}
	}
}
