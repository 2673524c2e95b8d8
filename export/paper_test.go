package export

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"formatietafel/export/layout"
	"formatietafel/export/tree"
	"formatietafel/guide"
	"formatietafel/session"
)

func onboarding(t testing.TB) *session.Onboarding {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "jansen.inwerken"))
	if err != nil {
		t.Fatal(err)
	}
	o, err := session.ReadOnboarding(data)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// smallGuide is a guide with one of everything that the papers show. The real
// one grows, and its texts are not what these tests are about.
func smallGuide() *guide.Guide {
	own := func(text string) guide.Text { return guide.Text{Text: text, Origin: guide.Own} }
	practice := func(text string, sources ...string) guide.Text {
		return guide.Text{Text: text, Origin: guide.Practice, Sources: sources}
	}
	return &guide.Guide{
		ID: "proef", Version: "1", Title: "Proefgids", Law: "2026-11-24", Basis: "Gemaakt op basis van het artikel.",
		Passages: guide.Builtin().Passages,
		Sources: []guide.Source{
			{ID: "wet", Title: "Gemeentewet", Publisher: "Overheid", Date: "2026", URL: "https://wetten.overheid.nl"},
			{ID: "krant", Title: "Bericht", Publisher: "Krant", URL: "https://krant.nl"},
			{ID: "ongebruikt", Title: "Ongebruikt", URL: "https://nergens.nl"},
		},
		Terms: []guide.Term{{ID: "register", Title: "Algoritmeregister", Meaning: "Een openbare lijst."}},
		Fields: []guide.Field{{
			ID: "wonen", Title: "Wonen",
			Meaning:   []guide.Text{own("Inschrijven gaat via een systeem."), practice("Zie het algoritmeregister.", "krant")},
			Chances:   []guide.Text{own("Iedereen ziet de eigen plek.")},
			Risks:     []guide.Text{own("Wie niet digitaal is, haakt af.")},
			Questions: []guide.FieldQuestion{{Text: "Wie maakt de regels?", Good: "De raad.", Worrying: "Dat weet de leverancier.", Origin: guide.Own}},
			Press: []guide.HardQuestion{{
				ID: "wachtlijst", Question: "Waarom zakt iemand op de lijst?", Asker: guide.FromCouncil,
				Traps: []string{"U verdedigt het systeem."}, Answer: "Ik zoek het uit.", Origin: guide.Practice, Sources: []string{"wet", "krant"},
			}},
			Hundred: []guide.Text{own("Lees de regels zelf.")}, Meet: []string{"fg", "niemand"}, Dilemmas: []string{"loket"},
		}, {ID: "leeg", Title: "Leeg"}},
		Statutes: []guide.Statute{
			{ID: "voorbij", Title: "Voorbij", Due: "2026-01-01", Whose: "college", Law: "Wet A", Date: "2026-11-24", Sources: []string{"wet"}},
			{ID: "komt", Title: "Verordening", Text: "De raad stelt haar vast.", Due: "2027-01-01", Whose: "raad", Law: "Gemeentewet art. 150", Date: "2026-11-24", Sources: []string{"wet"}},
			{ID: "ooit", Title: "Training", Text: "Ieder lid.", Whose: "college", Law: "Voorstel", Date: "2026-11-24", Sources: []string{"wet"}},
		},
		Dilemmas: []guide.Dilemma{{
			ID: "loket", Title: "Loket", Question: "Digitaal of niet?", Decider: own("De raad beslist."),
			Poles: []guide.Pole{
				{Name: "Digitaal eerst", Text: "Dat is snel.", Arguments: []guide.Text{own("Altijd open.")}},
				{Name: "Gelijke weg", Text: "Dat is voor iedereen.", Arguments: []guide.Text{practice("Niet iedereen kan het.", "krant")}},
			},
			Law:      []guide.Law{{Text: "Papier mag blijven.", Article: "Awb art. 2:8", Date: "2026-11-24", Sources: []string{"wet"}}},
			Left:     own("Of er een balie is."),
			Examples: []guide.Example{{Place: "Dorp", Text: "Daar bleef de balie.", Sources: []string{"krant"}}},
		}},
		AnyField: []guide.FieldQuestion{{Text: "Welke systemen gebruiken wij voor {field}?", Good: "Iemand noemt er drie.", Worrying: "Dat regelt de afdeling.", Origin: guide.Own}},
		Onboarding: guide.Onboarding{Roles: []guide.Role{
			{ID: "fg", Title: "FG", Name: "functionaris gegevensbescherming, de toezichthouder", Group: guide.Inside, Text: own("De FG let op."), Asks: []guide.Text{own("Wat vindt u?")}, Not: []guide.Text{practice("Geef geen opdracht.", "wet")}},
			{ID: "griffier", Title: "Griffier", Name: "griffier", Group: guide.Council, Text: own("De griffier helpt de raad.")},
		}},
		Manual: guide.Manual{
			Title: "Handleiding", Lead: "Zo leidt u de avond.",
			Chapters: []guide.Chapter{{
				ID: "openen", Title: "Openen", Step: "vision", Text: []string{"Iedereen hoort elkaar."}, Origin: guide.Practice, Sources: []string{"krant"},
				Sections: []guide.Section{{Title: "Zo opent u", Text: []string{"Eén minuut."}, Items: []string{"Eerst.", "Daarna."}, Numbered: true}, {Text: []string{"Zonder kop."}}},
			}, {ID: "sluiten", Title: "Sluiten", Text: []string{"Bedank iedereen."}, Origin: guide.Own}},
			Cards:  []guide.Card{{Letter: "A", Text: "de ene kant"}, {Letter: "B", Text: "eerder"}, {Letter: "C", Text: "ertussenin"}},
			Sheets: []guide.Sheet{{ID: "dilemma", Title: "Invulblad", Text: []string{"Vul in."}, Prompts: []guide.Prompt{{Text: "Dilemma", Lines: 1}, {Text: "Wie waar", Columns: []string{"Partij", "A"}, Lines: 2}}}},
		},
	}
}

func mustManual(t testing.TB, g *guide.Guide) *tree.Document {
	t.Helper()
	doc, ok := ComposeManual(g, Options{})
	if !ok {
		t.Fatal("no manual")
	}
	return doc
}

func TestGoldenGuidePapers(t *testing.T) {
	empty := session.NewOnboarding("0195c3f4-0000-7000-8000-0000000000bb", time.Date(2026, 5, 3, 20, 0, 0, 0, time.UTC), "slimme-stad", "2026.1")
	own, chosen := *empty, *empty
	own.Alderman = session.Alderman{Name: "N. Jansen", OtherFields: []string{"wijken noord", "de haven"}}
	chosen.Alderman = session.Alderman{Fields: []string{"wonen", "leeg"}, OtherFields: []string{"de haven"}}
	for name, doc := range map[string]*tree.Document{
		"eigen.start":   ComposeStart(&own, smallGuide(), Options{}),
		"gekozen.start": ComposeStart(&chosen, smallGuide(), Options{}),
		"jansen.start":  ComposeStart(onboarding(t), guide.Builtin(), Options{}),
		"leeg.start":    ComposeStart(empty, guide.Builtin(), Options{}),
		"handleiding":   mustManual(t, smallGuide()),
		"leespakket":    ComposeReading(Subjects{Fields: []string{"wonen", "bestaat-niet", "leeg"}, Own: []string{"wijken noord", "de haven"}}, smallGuide(), Options{}),
	} {
		t.Run(name, func(t *testing.T) {
			got := render(doc)
			path := filepath.Join("testdata", name+".txt")
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

// TestContentsOfPapersTakeOnePage: the first chapter begins on the third page,
// behind cover and contents, also in a pack of every subject.
func TestContentsOfPapersTakeOnePage(t *testing.T) {
	g := guide.Builtin()
	var all []string
	for _, f := range g.Fields {
		all = append(all, f.ID)
	}
	for name, doc := range map[string]*tree.Document{"manual": mustManual(t, g), "pack": ComposeReading(Subjects{Fields: all, Own: []string{"de haven"}}, g, Options{})} {
		pages := layout.Lay(doc, even{})
		if len(pages.Pages) < 10 {
			t.Fatalf("%s: %d pages", name, len(pages.Pages))
		}
		first := doc.Blocks[0].(*tree.Heading)
		found := false
		for _, item := range pages.Pages[2].Items {
			found = found || item.Text == first.Text
		}
		if !found {
			t.Errorf("%s: %q is not on page 3", name, first.Text)
		}
	}
}

// even is a measure in which every letter is as wide.
type even struct{}

func (even) Width(_ layout.Font, size float64, text string) float64 {
	return 0.5 * size * float64(len([]rune(text)))
}
func (even) Ascent(layout.Font) float64  { return 0.8 }
func (even) Descent(layout.Font) float64 { return 0.2 }

// TestStartKeepsThePracticeAtHome: what was practised, answered and agreed
// stands in no document.
func TestStartKeepsThePracticeAtHome(t *testing.T) {
	var file bytes.Buffer
	doc := ComposeStart(onboarding(t), guide.Builtin(), Options{})
	if _, err := Write(&file, doc, ".pdf"); err != nil {
		t.Fatal(err)
	}
	for _, all := range []string{everything(doc), pdfText(t, file.Bytes())} {
		for _, secret := range []string{"Geheim oefenantwoord", "Geheim raadsantwoord", "Geheime afspraak", "niemand"} {
			if strings.Contains(all, secret) {
				t.Errorf("the start document shows %q", secret)
			}
		}
		if !strings.Contains(all, "Kennismaken met de FG") {
			t.Error("the plan is not in it")
		}
	}
}

// TestPapersHoldTheWholeGuide looks for every text of the guide that the
// papers are made of.
func TestPapersHoldTheWholeGuide(t *testing.T) {
	g := guide.Builtin()
	var ids []string
	for _, f := range g.Fields {
		ids = append(ids, f.ID)
	}
	all := everything(ComposeReading(Subjects{Fields: ids}, g, Options{})) + everything(mustManual(t, g))
	missing := 0
	look := func(text string) {
		if text != "" && !strings.Contains(all, text) {
			missing++
			t.Errorf("in no paper: %q", text)
		}
	}
	for _, f := range g.Fields {
		for _, t := range slices.Concat(f.Meaning, f.Chances, f.Risks, f.Hundred) {
			look(t.Text)
		}
		for _, q := range f.Questions {
			look(q.Good)
			look(q.Worrying)
		}
		for _, q := range f.Press {
			look(q.Answer)
		}
	}
	for _, d := range g.Dilemmas {
		for _, l := range d.Law {
			look(l.Text)
		}
		for _, e := range d.Examples {
			look(e.Text)
		}
	}
	for _, r := range g.Onboarding.Roles {
		if !slices.ContainsFunc(g.Fields, func(f guide.Field) bool { return slices.Contains(f.Meet, r.ID) }) {
			continue // in the drawing only
		}
		for _, t := range slices.Concat(r.Asks, r.Not) {
			look(t.Text)
		}
	}
	for _, ch := range g.Manual.Chapters {
		for _, s := range ch.Sections {
			for _, text := range slices.Concat(s.Text, s.Items) {
				look(text)
			}
		}
	}
	for _, s := range g.Manual.Sheets {
		for _, p := range s.Prompts {
			look(p.Text)
		}
	}
}

// TestGuidePapersAreWhole holds the papers of the real guide to what every
// document needs: headings without a skipped level, unique ids, one tree for
// one input, and a file without warnings.
func TestGuidePapersAreWhole(t *testing.T) {
	g := guide.Builtin()
	for name, compose := range map[string]func() *tree.Document{
		"start":  func() *tree.Document { return ComposeStart(onboarding(t), g, Options{}) },
		"manual": func() *tree.Document { return mustManual(t, g) },
		"reading": func() *tree.Document {
			return ComposeReading(Subjects{Fields: []string{"wonen", "verkeer"}}, g, Options{})
		},
	} {
		t.Run(name, func(t *testing.T) {
			doc := compose()
			if render(doc) != render(compose()) || !reflect.DeepEqual(doc.Cover, compose().Cover) {
				t.Error("two trees of one input differ")
			}
			ids, level := map[string]bool{}, 0
			for _, b := range doc.Blocks {
				h, ok := b.(*tree.Heading)
				if !ok {
					continue
				}
				if ids[h.ID] {
					t.Errorf("two headings have the id %s", h.ID)
				}
				if level > 0 && h.Level > level+1 {
					t.Errorf("%s skips a level", h.ID)
				}
				ids[h.ID], level = true, h.Level
			}
			var file bytes.Buffer
			warnings, err := Write(&file, doc, ".pdf")
			if err != nil || len(warnings) > 0 {
				t.Errorf("%v %v", err, warnings)
			}
		})
	}
}

func TestManualStep(t *testing.T) {
	g := smallGuide()
	if text := Text(ManualStep(g, "vision")); text != "Openen\nIedereen hoort elkaar.\nZo opent u\nEén minuut.\nEerst.\nDaarna.\nZonder kop.\n" {
		t.Errorf("got\n%s", text)
	}
	if blocks := ManualStep(g, "table"); len(blocks) > 0 {
		t.Errorf("a step without a chapter has %d blocks", len(blocks))
	}
}

func TestNoManual(t *testing.T) {
	if _, ok := ComposeManual(&guide.Guide{}, Options{}); ok {
		t.Error("a guide without a manual has one")
	}
}
