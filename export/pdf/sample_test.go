package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"

	"formatietafel/export/figure"
	"formatietafel/export/tree"
)

// sample is a document as a table makes it, of about twenty pages.
func sample(t testing.TB) *tree.Document {
	t.Helper()
	doc := &tree.Document{
		Title:    "Digitalisering in Waterrijk: wat wij afspreken",
		Author:   "Lokaal Waterrijk, Groen en Sociaal, Vrij Waterrijk, Christelijk Appèl",
		Language: "nl-NL",
		Subject:  "Hoofdstuk digitalisering voor het coalitieakkoord 2026–2030",
		Keywords: []string{"digitalisering", "coalitieakkoord"},
		Mark:     "CONCEPT",
		Secret:   "VERTROUWELIJK – formatie – niet publiceren",
		Footer:   "Concept · versie 0.3 · 20 april 2026 · kenmerk 3fa9c1d2",
		Contents: 2,
		Date:     "2026-04-20T09:30:00+02:00",
		Cover: &tree.Cover{
			Kicker:   "Hoofdstuk voor het coalitieakkoord",
			Title:    "Digitalisering in Waterrijk",
			Subtitle: "Wat wij willen, wie waarvoor staat en wat wij afspreken",
			Lines: []string{
				"Gemeente Waterrijk · bestuursperiode 2026–2030",
				"Lokaal Waterrijk, Groen en Sociaal, Vrij Waterrijk en Christelijk Appèl",
				"Status: concept, versie 0.3",
				"20 april 2026",
				"Kenmerk van de openbare tekst: 3fa9c1d2",
			},
			Notice:  "Gemaakt op basis van het artikel ‘Digitalisering in de portefeuille’ van Wendolijn Beukers en Yvonne Kemmerling. Niet gemaakt of goedgekeurd door de uitgever.",
			Logo:    logo(t, 240, 90),
			LogoAlt: "Logo van de gemeente Waterrijk",
		},
	}
	for n := 1; n <= 6; n++ {
		doc.Blocks = append(doc.Blocks, chapter(n)...)
	}
	return doc
}

func logo(t testing.TB, w, h int) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			if (x+y*2)%60 < 30 {
				img.Set(x, y, color.RGBA{11, 110, 79, 255})
			}
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const running = "Wij willen dat iedere inwoner mee kan doen, ook wie liever aan de balie komt. " +
	"Daarom kijken wij bij ieder voorstel eerst wat het voor mensen betekent, en pas dan wat de techniek ervoor moet kunnen. " +
	"De gemeenteraad krijgt ieder halfjaar een overzicht van wat er is gebouwd, wat het kostte en wat wij ervan leerden. "

func say(text string) *tree.Paragraph {
	return &tree.Paragraph{Spans: []tree.Span{{Text: text}}}
}

func chapter(n int) []tree.Block {
	id := func(s string) string { return fmt.Sprintf("%s.%d", s, n) }
	titles := []string{
		"Onze visie", "Van wie is digitalisering?", "Hoe wij omgaan met digitalisering",
		"Standpunten over lastige vragen waarover de partijen aan tafel uitgebreid hebben gesproken", "Afspraken", "Wat nog open is",
	}
	blocks := []tree.Block{
		&tree.Heading{Level: 1, ID: id("deel"), Text: titles[n-1], Number: fmt.Sprint(n)},
		&tree.Paragraph{Style: tree.Lead, Spans: []tree.Span{{Text: "Techniek dient de democratie van Waterrijk. Dat is geen vraag voor specialisten alleen: het gaat over wie beslist, en over wie meedoet."}}},
		&tree.Paragraph{Spans: []tree.Span{
			{Text: running},
			{Text: "Dit is een verantwoordelijkheid van het hele college", Bold: true},
			{Text: ", en wij maken " + "haar zichtbaar in de begroting. Zie ook "},
			{Text: "deel 2", Link: "#deel.2"},
			{Text: " en de "},
			{Text: "tekst van de wet", Link: "https://wetten.overheid.nl/BWBR0005416"},
			{Text: ". In het Engels heet dat "},
			{Text: "privacy by design", Italic: true, Lang: "en"},
			{Text: "."},
		}},
		say(running + running),
		&tree.Heading{Level: 2, ID: id("kans"), Text: "Kansen voor de democratie", Number: fmt.Sprintf("%d.1", n)},
		say("Wij zien deze kansen om met techniek de democratie te versterken:"),
		&tree.List{Items: [][]tree.Block{
			{say("Een digitaal burgerberaad naast de bijeenkomsten in het dorpshuis, zodat ook wie ’s avonds werkt mee kan praten over de inrichting van de eigen straat.")},
			{say("Open raadsinformatie."), &tree.List{Items: [][]tree.Block{
				{say("Stukken zijn leesbaar en doorzoekbaar, ook voor wie een schermlezer gebruikt.")},
				{say("Moties zijn te volgen tot en met de uitvoering."), &tree.List{Items: [][]tree.Block{{say("Met een melding als er iets verandert.")}}}},
			}}},
			{say("Een algoritmeregister dat in gewone taal zegt wat een systeem doet.")},
		}},
		say(running),
		&tree.List{Ordered: true, Items: [][]tree.Block{
			{say("Wie kan een voorstel tegenhouden?")}, {say("Wie staat in de raad als het misgaat, en wie legt het daarna uit aan de inwoners die ermee te maken kregen?")}, {say("Wie betaalt?")},
		}},
		&tree.Paragraph{Style: tree.Mark, Spans: []tree.Span{{Text: "Let op. ", Bold: true}, {Text: "Deze tekst is een concept. De partijen leggen haar voor aan hun leden, en tot die tijd kan alles nog veranderen."}}},
		&tree.Heading{Level: 3, ID: id("stem"), Text: "Wat een partij daarbij opmerkt"},
		&tree.Quote{Blocks: []tree.Block{say("Wij vinden dat een camera pas mag blijven hangen als de buurt erom blijft vragen, en niet omdat niemand haar weghaalt.")}, Source: "Kanttekening van Vrij Waterrijk"},
		say(running + running + running),
		&tree.Heading{Level: 4, ID: id("detail"), Text: "Een kleine kop"},
		say(running),
		&tree.Figure{Drawing: scale(), Caption: "Wie staat waar bij de vraag over camera’s in het uitgaansgebied."},
		&tree.Heading{Level: 2, ID: id("wie"), Text: "Wie doet wat", Number: fmt.Sprintf("%d.2", n)},
		say(running),
	}
	rows := 8
	if n == 5 {
		rows = 60
	}
	blocks = append(blocks, agreements(rows))
	blocks = append(blocks, &tree.Paragraph{Style: tree.Note, Spans: []tree.Span{{Text: "Bedragen zijn afgerond op duizend euro. Bron: begroting 2026, programma 4."}}}, say(running), say(running))
	if n == 6 {
		blocks = append(blocks, &tree.Heading{Level: 1, ID: "tekenen", Text: "Ondertekening", Number: "7"}, signoff())
	}
	return blocks
}

func agreements(rows int) *tree.Table {
	table := &tree.Table{
		Caption: "Afspraken met trekker, datum en geld",
		Columns: []tree.Column{
			{Head: "Nr.", Share: 1},
			{Head: "Afspraak", Share: 7},
			{Head: "Trekker", Share: 3},
			{Head: "Uiterlijk", Share: 2},
			{Head: "Bedrag", Share: 2, Right: true},
		},
	}
	for i := 1; i <= rows; i++ {
		table.Rows = append(table.Rows, []tree.Cell{
			{Spans: []tree.Span{{Text: fmt.Sprint(i)}}},
			{Spans: []tree.Span{{Text: "Het algoritmeregister is gevuld met alle systemen die over inwoners beslissen" + strings.Repeat(", met een uitleg in gewone taal", i%3) + "."}}},
			{Spans: []tree.Span{{Text: "wethouder financiën"}}},
			{Spans: []tree.Span{{Text: "1 januari 2027"}}},
			{Spans: []tree.Span{{Text: fmt.Sprintf("€\u00a0%d.000", i*5)}}},
		})
	}
	return table
}

func signoff() *tree.Table {
	table := &tree.Table{RowHeads: true, Columns: []tree.Column{
		{Head: "Namens de partij", Share: 3}, {Head: "Naam en functie", Share: 3}, {Head: "Handtekening", Share: 4},
	}}
	for _, p := range []string{"Lokaal Waterrijk", "Groen en Sociaal", "Vrij Waterrijk", "Christelijk Appèl"} {
		table.Rows = append(table.Rows, []tree.Cell{
			{Spans: []tree.Span{{Text: p}}}, {Spans: []tree.Span{{Text: "N. Jansen, fractievoorzitter"}}}, {},
		})
	}
	return table
}

// scale is a drawing like those of the product.
func scale() figure.Drawing {
	d := figure.Drawing{Width: 480, Height: 110, Alt: "Lokaal en Groen staan eerder bij meer camera’s, Vrij bij minder."}
	d.Shapes = append(d.Shapes, figure.Shape{Kind: figure.Line, X: 20, Y: 60, W: 440, Stroke: figure.Faint, Width: 2})
	for i, name := range []string{"Lokaal", "Groen", "", "Christelijk", "Vrij"} {
		x := 20 + float64(i)*110
		d.Shapes = append(d.Shapes, figure.Shape{Kind: figure.Line, X: x, Y: 54, H: 12, Stroke: figure.Soft})
		if name == "" {
			continue
		}
		d.Shapes = append(d.Shapes,
			figure.Shape{Kind: figure.Circle, X: x, Y: 40, Radius: 9, Fill: figure.Accent},
			figure.Shape{Kind: figure.Label, X: x, Y: 24, Text: name, Size: 11, Align: figure.Center, Fill: figure.Ink})
	}
	return d
}
