package export

import (
	"slices"
	"strings"
	"testing"
	"time"

	"formatietafel/export/tree"
	"formatietafel/guide"
	"formatietafel/session"
)

// TestTheGuideAgreesNothing holds that no document states what the guide would
// begin with as the table's own: not for any dilemma, outcome or place.
func TestTheGuideAgreesNothing(t *testing.T) {
	g := guide.Builtin()
	forms := []Options{{}, {Variant: Confidential}, {Length: Short}, {Variant: Confidential, Length: Short}}
	for _, d := range g.Dilemmas {
		for _, outcome := range []string{session.Agreed, session.Compromise, session.Free, session.ToCouncil, session.Deferred} {
			for place := -2; place <= 2; place++ {
				st := session.Stance{Question: d.ID, Outcome: outcome}
				if outcome == session.Agreed || outcome == session.Compromise {
					st.Position = &place
				}
				begin := session.Beginning(g, st)
				if begin == "" {
					t.Fatalf("%s, %s, %d: the guide has no beginning", d.ID, outcome, place)
				}
				s := &session.Session{Stances: []session.Stance{st}}
				for _, o := range forms {
					if text := Text(Compose(s, g, o).Blocks); strings.Contains(text, begin) {
						t.Fatalf("%+v: nobody at the table wrote %q", o, begin)
					}
				}
				s.Stances[0].Text = begin // taken over by the table
				for _, o := range forms {
					own := outcome == session.Agreed || outcome == session.Compromise || o.Length == Long
					if text := Text(Compose(s, g, o).Blocks); strings.Contains(text, begin) != own {
						t.Fatalf("%+v: what the table took over stands there: %v, want %v", o, !own, own)
					}
				}
			}
		}
	}
}

// TestAMissingTextIsSaid follows an outcome without a text through every
// document: the place in neutral words, and that the text is still to come.
func TestAMissingTextIsSaid(t *testing.T) {
	const place = "Wij kiezen een weg tussen ‘Gelijke wegen’ en ‘Digitaal eerst, met hulp’. De tekst hierover volgt nog."
	for _, o := range []Options{{}, {Variant: Confidential}, {Length: Short}} {
		if text := Text(Compose(load(t, "mengvorm"), guide.Builtin(), o).Blocks); !strings.Contains(text, place) {
			t.Errorf("%+v:\n%s", o, text)
		}
	}
	open := Text(Compose(load(t, "mengvorm"), guide.Builtin(), Options{Variant: Confidential}).Blocks)
	if !strings.Contains(open, "De tekst van de uitkomst bij het dilemma Loket en papier ontbreekt nog.") {
		t.Error("what is open does not name the missing text")
	}
}

// TestOpenMattersGiveNoOrders holds that a document tells what is open, and
// nobody what to do.
func TestOpenMattersGiveNoOrders(t *testing.T) {
	for _, name := range golden {
		for _, f := range session.Missing(load(t, name), guide.Builtin()) {
			fact, order, _ := strings.Cut(f.Message, "; ")
			if f.Fact() != fact || order == "" {
				t.Errorf("%q is not a fact and what to do about it", f.Message)
			}
			doc := Compose(load(t, name), guide.Builtin(), Options{Variant: Confidential})
			if text := Text(doc.Blocks); strings.Contains(text, order) || !strings.Contains(text, sentence(fact)) {
				t.Errorf("%s: %q in the document", name, f.Message)
			}
		}
	}
}

// TestPartiesStandInListOrder holds that below a picture the parties stand in
// the order of the list, not in that of their places.
func TestPartiesStandInListOrder(t *testing.T) {
	s := load(t, "waterrijk")
	lists := 0
	doc := Compose(s, guide.Builtin(), Options{Variant: Confidential})
	for i, block := range doc.Blocks[:len(doc.Blocks)-1] {
		list, ok := doc.Blocks[i+1].(*tree.List)
		if _, figure := block.(*tree.Figure); !figure || !ok {
			continue
		}
		lists++
		var names []string
		for _, item := range list.Items {
			line := Text(item)
			i := slices.IndexFunc(s.Parties, func(p session.Party) bool { return strings.HasPrefix(line, p.Name+" ") })
			names = append(names, s.Parties[i].ID)
		}
		if want := []string{"lokaal", "groen", "vrij", "dorpen"}; !slices.Equal(names, want) {
			t.Errorf("got %v, want %v", names, want)
		}
	}
	if lists == 0 {
		t.Error("no list below a picture")
	}
}

// TestShortFormSaysWhatWasNotAgreed holds that the short form names every
// dilemma, also those without an agreed text, and what an agreement asks.
func TestShortFormSaysWhatWasNotAgreed(t *testing.T) {
	g := guide.Builtin()
	s := load(t, "gedeeld")
	s.Document.Status = session.Concept // then what is open is public by title
	text := Text(Compose(s, g, Options{Length: Short}).Blocks)
	for _, want := range []string{
		"De keuze over ‘Cameratoezicht’ laten wij aan de gemeenteraad.",
		"Een vrije kwestie is ‘AI voor medewerkers’.",
		"Over ‘Cloud en eigen regie’ beslissen wij later.",
		"Niet besproken hebben wij ‘Chatbot in de klantdienst’.",
		"Over ‘Open source’ is nog geen uitkomst.",
		g.Basis,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("not there: %s", want)
		}
	}
	text = strings.ReplaceAll(Text(Compose(load(t, "waterrijk"), g, Options{Length: Short}).Blocks), "\u00a0", " ")
	for _, want := range []string{"Hiervoor is eenmalig € 50.000 nodig. Het geld komt uit de reserve dienstverlening.", "De uiterste datum is 1 juli 2027."} {
		if !strings.Contains(text, want) {
			t.Errorf("not there: %s", want)
		}
	}
}

// TestShortFormNamesWhatWasCutOff holds that a stance, a vision and outcomes
// that do not fit are named, within the words that there are.
func TestShortFormNamesWhatWasCutOff(t *testing.T) {
	s := load(t, "waterrijk")
	s.Wording = nil
	s.Overall.Text = strings.Repeat("Dit is een zin van het standpunt. ", 110)
	text := Text(Compose(s, guide.Builtin(), Options{Length: Short}).Blocks)
	const want = "Het vervolg van ons standpunt, het vervolg van onze visie, het vervolg van wie over digitalisering gaat, nog zes uitkomsten en nog zes afspraken: zie het hele hoofdstuk."
	if !strings.Contains(text, want) {
		t.Errorf("not there: %s\n%s", want, text)
	}
	if n := words(text); n > MostWords {
		t.Errorf("%d words", n)
	}
}

// TestDutiesSpeakOfTheirMember holds that only an alderman is called one.
func TestDutiesSpeakOfTheirMember(t *testing.T) {
	duty := session.Duty{Member: "m", Responsibility: "een", SharedResponsibility: "twee", KnowledgeNeed: "drie"}
	for role, want := range map[string]string{
		"alderman": "De post is verantwoordelijk voor een. Daarnaast is deze wethouder medeverantwoordelijk voor twee. Deze wethouder wil nog meer weten over drie.",
		"mayor":    "De post is verantwoordelijk voor een. De post is medeverantwoordelijk voor twee. De post wil nog meer weten over drie.",
	} {
		s := &session.Session{Members: []session.Member{{ID: "m", Post: "post", Role: role}}, Portfolio: session.Portfolio{Model: session.Shared, Duties: []session.Duty{duty}}}
		if text := Text(Compose(s, guide.Builtin(), Options{}).Blocks); !strings.Contains(text, want) {
			t.Errorf("%s:\n%s", role, text)
		}
	}
}

// TestWithoutADateNothingIsLeftOpen holds that cover and foot of a session that
// was never dated show no gap where the date would be, and that a title with the
// municipality in it is not followed by it again.
func TestWithoutADateNothingIsLeftOpen(t *testing.T) {
	g := guide.Builtin()
	s := load(t, "waterrijk")
	s.Updated = time.Time{}
	doc := Compose(s, g, Options{})
	if !strings.HasPrefix(doc.Footer, "Definitief, versie 1.0 · vingerafdruk ") || !slices.Contains(doc.Cover.Lines, "Versie 1.0") {
		t.Errorf("foot %q, cover %q", doc.Footer, doc.Cover.Lines)
	}
	s.Document.Version = ""
	doc = Compose(s, g, Options{})
	if slices.Contains(doc.Cover.Lines, "") || strings.Contains(doc.Footer, "· ·") {
		t.Errorf("foot %q, cover %q", doc.Footer, doc.Cover.Lines)
	}
	if doc.Cover.Subtitle != "" {
		t.Errorf("%q stands below %q", doc.Cover.Subtitle, doc.Cover.Title)
	}
	s.Title = "Een digitaal hoofdstuk"
	if cover := Compose(s, g, Options{}).Cover; cover.Subtitle != "Waterrijk" {
		t.Errorf("the municipality is not on the cover: %q", cover.Subtitle)
	}
}

// TestReservationsAreAColumnWhereThereAreAny holds that a signature's
// reservation is printed, and that without one no empty column is.
func TestReservationsAreAColumnWhereThereAreAny(t *testing.T) {
	s := load(t, "waterrijk")
	signing := func() *tree.Table {
		var last *tree.Table
		for _, block := range Compose(s, guide.Builtin(), Options{}).Blocks {
			if table, ok := block.(*tree.Table); ok {
				last = table
			}
		}
		return last
	}
	const without, with = 3, 4
	if n := len(signing().Columns); n != without {
		t.Errorf("%d columns without a reservation", n)
	}
	s.Signoff.Signatures[1].Reservation = "onder voorbehoud van de leden"
	table := signing()
	if len(table.Columns) != with || tree.Plain(table.Rows[1][2].Spans) != "onder voorbehoud van de leden" || len(table.Rows[0]) != with {
		t.Errorf("%+v", table.Rows)
	}
}

// TestTablesToReadHaveNoRoomToWrite holds that a table with what is not known
// is not set as one to fill in by hand.
func TestTablesToReadHaveNoRoomToWrite(t *testing.T) {
	s := load(t, "waterrijk")
	for i := range s.Members {
		s.Members[i].Name, s.Members[i].Fields, s.Members[i].OtherFields = "", nil, nil
	}
	seen := map[string]int{}
	for _, block := range Compose(s, guide.Builtin(), Options{Variant: Confidential}).Blocks {
		table, ok := block.(*tree.Table)
		if !ok {
			continue
		}
		seen[table.Caption] = len(table.Columns)
		if byHand := table.Caption == "Ondertekenaars"; table.ByHand() != byHand {
			t.Errorf("%s: to be filled in by hand: %v", table.Caption, !byHand)
		}
		for _, row := range table.Rows {
			if len(row) != len(table.Columns) {
				t.Errorf("%s: %d cells for %d columns", table.Caption, len(row), len(table.Columns))
			}
		}
	}
	const postAndParty = 2
	if n := seen["Het beoogde college en de onderwerpen in de portefeuilles"]; n != postAndParty {
		t.Errorf("the college has %d columns", n)
	}
	for _, caption := range []string{"Ondertekenaars", "Antwoorden in de snelle ronde", "Hoe zwaar elk afwegingspunt weegt voor een partij"} {
		if seen[caption] == 0 {
			t.Errorf("%s is not there", caption)
		}
	}
}

// TestAHalfSentenceGetsItsSubject holds that what was typed as an answer stands
// in the chapter as a sentence, and that a sentence stays as it is.
func TestAHalfSentenceGetsItsSubject(t *testing.T) {
	for typed, want := range map[string]string{
		"mag elk contract tegenhouden":         "regelen wij zo. De coördinerend wethouder mag elk contract tegenhouden.",
		"Kan nee zeggen. Legt dat dan uit":     "regelen wij zo. De coördinerend wethouder kan nee zeggen. Legt dat dan uit.",
		"De wethouder mag alles":               "regelen wij zo. De wethouder mag alles.",
		"elk voorstel komt eerst bij de ander": "regelen wij zo. Elk voorstel komt eerst bij de ander.",
	} {
		s := &session.Session{Portfolio: session.Portfolio{Model: session.Coordinating, Mandate: typed}}
		if text := Text(Compose(s, guide.Builtin(), Options{}).Blocks); !strings.Contains(text, want) {
			t.Errorf("%q:\n%s", typed, text)
		}
	}
}
