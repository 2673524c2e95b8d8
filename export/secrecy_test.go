package export

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"formatietafel/guide"
	"formatietafel/session"
)

// secret is a text that would show in what it reaches, and that no document
// can hold as it stands: it would also show in what a document warns of.
const secret = "GEHEIM8250 😀 مرحبا"

// kept changes all that is per party or not public, texts and numbers, and
// leaves what the public may see.
func kept(s *session.Session) *session.Session {
	s = s.Clone()
	number := func(n int) *int { return &n }
	s.Plan.Rules = []string{secret}
	for i := range s.Plan.Parts {
		s.Plan.Parts[i].Spent = number(777)
	}
	for i := range s.Parties {
		s.Parties[i].Seats = number(41 - i)
		s.Parties[i].Color = "#abcdef"
	}
	for i := range s.Vision.Parties {
		if !s.Vision.Parties[i].Public {
			s.Vision.Parties[i].Text = secret
		}
	}
	for i := range s.Vision.Opportunities {
		s.Vision.Opportunities[i].Party = s.Parties[0].ID
	}
	for i := range s.Vision.Limits {
		s.Vision.Limits[i].Party = s.Parties[0].ID
	}
	for i := range s.Vision.Plans {
		s.Vision.Plans[i].Party = s.Parties[0].ID
	}
	s.Portfolio.Weights, s.Quick = nil, nil
	for _, p := range s.Parties {
		s.Portfolio.Weights = append(s.Portfolio.Weights, session.Weight{Party: p.ID, Criterion: "slagkracht", Weight: number(2)})
	}
	for i := range s.Stances {
		st := &s.Stances[i]
		st.Local, st.Positions, st.Sealed, st.Revealed = secret, nil, nil, !st.Revealed
		for j, p := range s.Parties {
			position := session.Position{Party: p.ID, State: session.Reserved, Value: number(j%5 - 2), Priority: number(2), Note: secret}
			st.Positions, st.Sealed = append(st.Positions, position), append(st.Sealed, position)
			s.Quick = append(s.Quick, session.Quick{Question: st.Question, Party: p.ID, Mark: session.MarkTalk})
		}
		if !st.DissentPublic {
			st.Dissent = secret
		}
	}
	s.Parking = []session.Parking{{ID: "x", Text: secret}}
	s.Notes = []session.Note{{ID: "n", Text: secret}}
	s.Seal = session.Seal{Recipient: "age1" + secret, Identity: "AGE-SECRET-KEY-" + secret}
	s.Merged = []session.Merged{{Contribution: secret, Party: s.Parties[0].ID, Digest: secret}}
	s.Extra = session.Extra{secret: secret}
	return s
}

// everyPublic makes all that may leave the table: each format in each form,
// with data and without, the archive, and the names of the files.
func everyPublic(t *testing.T, s *session.Session) map[string]string {
	t.Helper()
	g, all := guide.Builtin(), map[string]string{}
	for form, o := range map[string]Options{"long": {}, "short": {Length: Short}, "chapter": {As: Chapter}, "attached": {Attach: true}} {
		for _, extension := range Formats() {
			if o.Attach && extension != ".pdf" {
				continue
			}
			data, warnings := made(t, Compose(s, g, o), extension)
			all[form+extension] = string(data) + strings.Join(warnings, "\n") + FileName(s, o, extension)
		}
		if o.Length == Long && o.As != Chapter {
			_, archive := archiveOf(t, s, o)
			all[form+" archive"] = string(archive) + FileName(s, o, ArchiveExtension)
		}
	}
	return all
}

// TestThePublicDoesNotHangOnWhatIsPerParty changes all that is per party or
// not public, numbers and places too, in which no marker fits: each public file
// is the same then, byte for byte, and warns of the same.
func TestThePublicDoesNotHangOnWhatIsPerParty(t *testing.T) {
	for _, name := range []string{"waterrijk", "gedeeld", "later"} {
		s := load(t, name)
		one, other := everyPublic(t, s), everyPublic(t, kept(s))
		const least = 30 // so that it cannot pass on nothing
		if len(one) != len(other) || len(one) < least {
			t.Errorf("%s: %d files, and %d", name, len(one), len(other))
		}
		for what := range one {
			if one[what] != other[what] {
				t.Errorf("%s: %s hangs on what is not public", name, what)
			}
		}
		if now := kept(s); len(Changes(s, now, guide.Builtin())) > 0 {
			t.Errorf("%s: the changes tell %v", name, Changes(s, now, guide.Builtin()))
		}
	}
}

// TestTheSheetOfAPartyHangsOnNoOther does the same for the paper of one party
// and the run sheet, which know no variant.
func TestTheSheetOfAPartyHangsOnNoOther(t *testing.T) {
	s := load(t, "waterrijk")
	now := kept(s)
	now.Plan.Rules = s.Plan.Rules // a run sheet holds them
	for paper, doc := range papers(t, s, "groen") {
		data, _ := made(t, doc, ".pdf")
		again, _ := made(t, papers(t, now, "groen")[paper], ".pdf")
		if !bytes.Equal(data, again) {
			t.Errorf("%s hangs on what is not in it", paper)
		}
	}
}

var (
	streams = regexp.MustCompile(`(?s)stream\r?\n(.*?)\r?\nendstream`)
	hexText = regexp.MustCompile(`<([0-9A-Fa-f]{4,})>`)
)

// allOfPDF is all that stands in a PDF, shown or not: its bytes with its
// streams unpacked, so what is attached, its metadata, its structure with
// alternative texts, its bookmarks, and its text.
func allOfPDF(t *testing.T, data []byte) string {
	t.Helper()
	var all strings.Builder
	all.WriteString(pdfText(t, data))
	parts := [][]byte{data}
	for _, m := range streams.FindAllSubmatch(data, -1) {
		r, err := zlib.NewReader(bytes.NewReader(m[1]))
		if err != nil {
			continue // not packed: it stands in the bytes
		}
		plain, _ := io.ReadAll(r)
		parts = append(parts, plain)
	}
	for _, part := range parts {
		all.Write(bytes.ReplaceAll(part, []byte{0}, nil)) // UTF-16 of plain letters
		for _, m := range hexText.FindAllSubmatch(part, -1) {
			if text, err := hex.DecodeString(string(m[1])); err == nil {
				all.Write(bytes.ReplaceAll(text, []byte{0}, nil))
			}
		}
	}
	return all.String()
}

// TestNothingConfidentialInAllOfThePDF looks for the markers also where no
// reader shows them: attachment, XMP, structure, alternative texts, bookmarks.
func TestNothingConfidentialInAllOfThePDF(t *testing.T) {
	for _, status := range []session.Status{session.Concept, session.Final} {
		for form, o := range map[string]Options{"long": {}, "short": {Length: Short}, "chapter": {As: Chapter}, "attached": {Attach: true}} {
			s, markers := marked()
			s.Document.Status = status
			data, warnings := write(t, s, o)
			all := allOfPDF(t, data) + strings.Join(warnings, "\n") + FileName(s, o, ".pdf")
			seen := 0
			for marker, field := range markers {
				switch {
				case !strings.Contains(all, marker):
				case slices.Contains(publicMarkers, field) || o.Attach && publicData(field):
					seen++
				default:
					t.Errorf("%s %s: the PDF holds %s", status, form, field)
				}
			}
			if seen < 3 {
				t.Errorf("%s %s: only %d markers were found", status, form, seen)
			}
		}
	}
}

// TestTheReaderOfAllSeesAll holds [allOfPDF] to what it is for: it finds each
// place where something can hide.
func TestTheReaderOfAllSeesAll(t *testing.T) {
	s := load(t, "waterrijk")
	data, _ := write(t, s, Options{Variant: Confidential, Attach: true})
	all := allOfPDF(t, data)
	for what, text := range map[string]string{
		"attachment": `kind = "session"`, "metadata": "<pdfaid:part>", "structure": "/StructTreeRoot", "text": "Wie staat waar",
		"alternative text": "/Alt", "bookmarks": "/Outlines", "position": s.Stances[0].Positions[0].Party,
	} {
		if !strings.Contains(all, text) {
			t.Errorf("%s: %q is not found", what, text)
		}
	}
	if !strings.Contains(all, Text(Compose(s, guide.Builtin(), Options{}).Blocks)[:9]) {
		t.Error("no text is found")
	}
}

// neverShown are, by hand, the fields that no document shows, the
// confidential one included.
var neverShown = []string{"Stances.Sealed.", "Seal.", "Merged."}

// TestSealedIsInNoConfidentialFileEither looks in every format of the
// confidential version, with notes and data, for what nobody may see.
func TestSealedIsInNoConfidentialFileEither(t *testing.T) {
	s, markers := marked()
	for _, extension := range Formats() {
		o := Options{Variant: Confidential, Notes: true, Attach: extension == ".pdf"}
		data, warnings := made(t, Compose(s, guide.Builtin(), o), extension)
		all := contents(t, extension, data)
		if extension == ".pdf" {
			all = allOfPDF(t, data)
		}
		all += fmt.Sprint(warnings) + FileName(s, o, extension)
		shown := 0
		for marker, field := range markers {
			if !strings.Contains(all, marker) {
				continue
			}
			shown++
			hidden := strings.HasSuffix(field, ".Extra") || field == "Extra"
			for _, never := range neverShown {
				hidden = hidden || strings.HasPrefix(field, never)
			}
			if hidden {
				t.Errorf("%s shows %s", extension, field)
			}
		}
		if shown < 3 {
			t.Errorf("%s: only %d markers were found", extension, shown)
		}
	}
}

// TestWhatPartiesBroughtIsNoPromiseOfAll holds that the public text never says
// "wij" of a chance, a limit or a plan that a party brought, nor whose it is.
func TestWhatPartiesBroughtIsNoPromiseOfAll(t *testing.T) {
	s := &session.Session{Parties: []session.Party{{ID: "vrij", Name: "Vrij Zonnedorp"}}}
	s.Vision.Opportunities = []session.Opportunity{{ID: "vrij-1", Text: "Meer inspraak.", Party: "vrij"}}
	s.Vision.Limits = []session.Limit{{ID: "vrij-1", Text: "Geen sensoren in de wijk.", Party: "vrij"}}
	s.Vision.Plans = []session.PlanItem{{ID: "vrij-1", Title: "Een buurtplein", DigitalRole: "Een kaart.", Party: "vrij"}}
	_, text, found := strings.Cut(written(t, s), "Kansen voor de democratie")
	if !found {
		t.Fatal("the chances are not in the public text")
	}
	text, _, _ = strings.Cut(text, "Een buurtplein")
	for _, bad := range []string{"wij ", "Wij ", "Vrij Zonnedorp"} {
		if strings.Contains(text, bad) {
			t.Errorf("%q in %s", bad, text)
		}
	}
	for _, good := range []string{"Aan tafel is één plek genoemd", "Dat is inbreng, geen afspraak.", "Geen sensoren in de wijk."} {
		if !strings.Contains(text, good) {
			t.Errorf("no %q in %s", good, text)
		}
	}
}

// written is the public text of a session.
func written(t *testing.T, s *session.Session) string {
	t.Helper()
	var out bytes.Buffer
	if _, err := Write(&out, Compose(s, guide.Builtin(), Options{Variant: Public}), ".txt"); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
