package export

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"formatietafel/guide"
	"formatietafel/session"
)

// pdfText is what a reader finds in a PDF: text, metadata and outline, by
// poppler, which knows nothing of how the file was made.
func pdfText(t *testing.T, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "document.pdf")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, command := range [][]string{{"pdftotext", path, "-"}, {"pdfinfo", path}, {"pdftohtml", "-xml", "-i", "-stdout", path}} {
		if _, err := exec.LookPath(command[0]); err != nil {
			t.Skip("poppler-utils is not installed; make test installs it")
		}
		out, err := exec.Command(command[0], command[1:]...).Output()
		if err != nil {
			t.Fatalf("%s: %v", command[0], err)
		}
		all.Write(out)
	}
	return all.String()
}

func write(t *testing.T, s *session.Session, o Options) ([]byte, []string) {
	t.Helper()
	var data bytes.Buffer
	warnings, err := Write(&data, Compose(s, guide.Builtin(), o), ".pdf")
	if err != nil {
		t.Fatal(err)
	}
	return data.Bytes(), warnings
}

// TestNothingConfidentialInThePublicFile looks for the markers in the file
// itself: text, metadata and outline.
func TestNothingConfidentialInThePublicFile(t *testing.T) {
	s, markers := marked()
	data, _ := write(t, s, Options{})
	text := pdfText(t, data)
	seen := 0
	for marker, field := range markers {
		if !strings.Contains(text, marker) {
			continue
		}
		seen++
		if !slices.Contains(publicMarkers, field) {
			t.Errorf("the public file shows %s", field)
		}
	}
	const least = 30 // so that the test cannot pass by reading nothing
	if seen < least {
		t.Errorf("only %d markers were found", seen)
	}
}

// TestHardText exports what people and their keyboards come up with.
func TestHardText(t *testing.T) {
	tests := []struct {
		name string
		fill func(*session.Session)
		warn string // part of a warning; empty for none
	}{
		{"nothing", func(*session.Session) {}, ""},
		{"an emoji", func(s *session.Session) { s.Vision.Shared = "Wij doen het samen 😀" }, "U+1F600"},
		{"Arabic", func(s *session.Session) { s.Vision.Shared = "Wij zeggen مرحبا tegen iedereen" }, "van rechts naar links"},
		{"control characters", func(s *session.Session) { s.Overall.Text = "een\x01twee\u202edrie\u200bvier" }, ""},
		{"20,000 characters", func(s *session.Session) { s.Overall.Text = strings.Repeat("Lange tekst. ", 20_000/13) }, ""},
		{"a word of 120 letters", func(s *session.Session) {
			s.Agreements = []session.Agreement{{ID: "a1", Text: strings.Repeat("ab", 60)}}
		}, ""},
		{"12 parties and 60 agreements", func(s *session.Session) {
			for i := range 12 {
				s.Parties = append(s.Parties, session.Party{ID: fmt.Sprintf("p%d", i), Name: fmt.Sprintf("De partij met een erg lange naam %d", i)})
				s.Quick = append(s.Quick, session.Quick{Question: "cameras", Party: fmt.Sprintf("p%d", i), Mark: session.MarkTalk})
			}
			for i := range 60 {
				s.Agreements = append(s.Agreements, session.Agreement{ID: fmt.Sprintf("a%d", i), Text: strings.Repeat("Wij doen dit. ", 20)})
			}
		}, ""},
		{"a logo that is none", func(s *session.Session) { s.Municipality.Logo = "aGFsbG8=" }, "logo"},
	}
	for _, test := range tests {
		for variant, o := range map[string]Options{"public": {}, "confidential": {Variant: Confidential, Notes: true}, "short": {Length: Short}} {
			t.Run(test.name+" "+variant, func(t *testing.T) {
				s := &session.Session{}
				test.fill(s)
				data, warnings := write(t, s, o)
				if !bytes.HasPrefix(data, []byte("%PDF-")) {
					t.Error("no PDF")
				}
				said := strings.Join(warnings, "\n")
				if test.warn == "" && said != "" {
					t.Errorf("warnings: %s", said)
				}
				shows := o.Length == Long || test.warn != "logo"
				if test.warn != "" && shows && !strings.Contains(said, test.warn) {
					t.Errorf("warnings %q, want one with %q", said, test.warn)
				}
			})
		}
	}
}

func TestTheSameInputGivesTheSameFile(t *testing.T) {
	s := load(t, "waterrijk")
	one, _ := write(t, s, Options{})
	two, _ := write(t, s, Options{})
	if !bytes.Equal(one, two) {
		t.Error("two writes differ")
	}
}
