package export

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"formatietafel/export/tree"
	"formatietafel/guide"
	"formatietafel/session"
)

// invitation is what the party may see of a session.
func invitation(t testing.TB, s *session.Session, party string) *session.Contribution {
	t.Helper()
	in, ok := session.Invite(s, party, "0195c3f4-0000-7000-8000-00000000000a", s.Updated)
	if !ok {
		t.Fatalf("no party %s", party)
	}
	return in
}

// papers are the working papers of a session, by name.
func papers(t testing.TB, s *session.Session, party string) map[string]*tree.Document {
	t.Helper()
	return map[string]*tree.Document{
		"draaiboek": ComposeRunSheet(s, guide.Builtin(), Options{}),
		"invulblad": ComposeSheet(invitation(t, s, party), guide.Builtin(), Options{}),
	}
}

func TestGoldenPapers(t *testing.T) {
	for _, name := range []string{"waterrijk", "gedeeld"} {
		s := load(t, name)
		for i := range s.Plan.Parts {
			s.Plan.Parts[i].Spent = nil
		}
		session.SpreadStances(s)
		for paper, doc := range papers(t, s, s.Parties[1].ID) {
			t.Run(name+" "+paper, func(t *testing.T) {
				got := render(doc)
				path := filepath.Join("testdata", name+"."+paper+".txt")
				if *update {
					if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				want, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				if got != string(want) {
					t.Errorf("the paper changed; read it, and run with -update\n%s", difference(string(want), got))
				}
			})
		}
	}
}

// paperMarkers are, by hand, the fields of a session that a paper may show.
var paperMarkers = map[string][]string{
	"draaiboek": {"Title", "Plan.Rules", "Plan.Parts.Step", "Questions.Title", "Questions.Question"},
	"invulblad": {"Municipality.Name", "Municipality.Term", "Parties.Name", "Questions.Title", "Questions.Question", "Questions.Poles"},
}

// TestPapersHoldNoMore puts a marker in every text of a session and looks for
// it in the tree and in each format of each paper.
func TestPapersHoldNoMore(t *testing.T) {
	s, markers := marked()
	s.Plan.Parts = append(s.Plan.Parts, session.Part{Step: session.StepStances, Question: "net"})
	other := s.Parties[0]
	other.ID, other.Name = "b", "Merk-van-een-ander"
	s.Parties = append(s.Parties, other)
	markers[other.Name] = "Parties[b].Name"
	for paper, doc := range papers(t, s, "a") {
		all := map[string]string{"the tree": everything(doc)}
		for _, extension := range Formats() {
			if !OnlyAgreements(extension) {
				data, _ := made(t, doc, extension)
				all[extension] = contents(t, extension, data)
			}
		}
		shown := map[string]bool{}
		for form, all := range all {
			for marker, field := range markers {
				if !strings.Contains(all, marker) {
					continue
				}
				shown[field] = true
				if !slices.Contains(paperMarkers[paper], field) {
					t.Errorf("%s (%s) shows %s", paper, form, field)
				}
			}
		}
		for _, field := range paperMarkers[paper] {
			if !shown[field] {
				t.Errorf("%s does not show %s", paper, field)
			}
		}
	}
}

func TestRunSheetWithoutAPlan(t *testing.T) {
	doc := ComposeRunSheet(load(t, "leeg"), guide.Builtin(), Options{})
	if text := Text(doc.Blocks); !strings.Contains(text, "nog geen draaiboek") {
		t.Errorf("got\n%s", text)
	}
}

// TestASheetIsOnePage holds the sheet of the example, with six dilemmas, to
// one side of paper.
func TestASheetIsOnePage(t *testing.T) {
	var file bytes.Buffer
	if _, err := Write(&file, papers(t, load(t, "waterrijk"), "groen")["invulblad"], ".pdf"); err != nil {
		t.Fatal(err)
	}
	if text := pdfText(t, file.Bytes()); !strings.Contains(text, "bladzijde 1 van 1") {
		t.Error("the sheet of the example is not one page")
	}
}

// TestASheetAsksAllThatTheFormAsks holds the sheet to room for each thing that
// a position can have: place, none yet, weight, reservation and a note.
func TestASheetAsksAllThatTheFormAsks(t *testing.T) {
	s := load(t, "waterrijk")
	doc := papers(t, s, "groen")["invulblad"]
	rows := map[string]int{}
	for _, b := range doc.Blocks {
		if table, ok := b.(*tree.Table); ok {
			for _, column := range table.Columns {
				rows[column.Head] += len(table.Rows)
			}
		}
	}
	for _, head := range []string{"A sterk", "B eerder", "C ertussen", "D eerder", "E sterk", "nog geen", "voorbehoud", "toelichting"} {
		if rows[head] != len(s.Stances) {
			t.Errorf("%q has %d rows for %d dilemmas", head, rows[head], len(s.Stances))
		}
	}
	for _, head := range []string{"belangrijk", "zwaar"} { // of the criteria too
		if want := len(s.Stances) + len(guide.Builtin().Criteria); rows[head] != want {
			t.Errorf("%q has %d rows, want %d", head, rows[head], want)
		}
	}
}

// TestPapersArePure holds that composing changes nothing, and that the same
// input gives the same tree.
func TestPapersArePure(t *testing.T) {
	s := load(t, "waterrijk")
	before := s.Clone()
	one, two := papers(t, s, "groen"), papers(t, s, "groen")
	for paper := range one {
		if stripPointers(fmt.Sprintf("%+v", one[paper])) != stripPointers(fmt.Sprintf("%+v", two[paper])) || render(one[paper]) != render(two[paper]) {
			t.Errorf("%s differs", paper)
		}
	}
	if !reflect.DeepEqual(before, s) {
		t.Error("composing changed the session")
	}
}
