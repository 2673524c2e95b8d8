package layout

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"formatietafel/export/figure"
	"formatietafel/export/tree"

	"pgregory.net/rapid"
)

func say(text string) *tree.Paragraph {
	return &tree.Paragraph{Spans: []tree.Span{{Text: text}}}
}

func cellOf(text string) tree.Cell { return tree.Cell{Spans: []tree.Span{{Text: text}}} }

// linesOf gives a paragraph of n lines, each with its number.
func linesOf(prefix string, n int) *tree.Paragraph {
	var lines []string
	for i := range n {
		lines = append(lines, fmt.Sprintf("%s%d", prefix, i))
	}
	return say(strings.Join(lines, "\n"))
}

// pageOf gives the page on which a text stands, by its first item.
func pageOf(t *testing.T, p *Pages, text string) int {
	t.Helper()
	for n, page := range p.Pages {
		for _, item := range page.Items {
			if strings.TrimSpace(item.Text) == text && item.Element != nil {
				return n
			}
		}
	}
	t.Fatalf("text %q is on no page", text)
	return -1
}

func TestHeadingIsNotAlone(t *testing.T) {
	for before := 1; before < 90; before++ {
		p := Lay(&tree.Document{Blocks: []tree.Block{
			linesOf("voor", before),
			&tree.Heading{Level: 1, ID: "een", Text: "Kop"},
			&tree.Heading{Level: 2, ID: "twee", Text: "Onderkop"},
			linesOf("na", 4),
		}}, even{})
		at := pageOf(t, p, "Kop")
		for _, text := range []string{"Onderkop", "na0", "na1"} {
			if n := pageOf(t, p, text); n != at {
				t.Errorf("after %d lines: %q is on page %d, its heading on page %d", before, text, n, at)
			}
		}
	}
}

func TestNoLineIsAlone(t *testing.T) {
	split := false
	for before := 1; before < 60; before++ {
		p := Lay(&tree.Document{Blocks: []tree.Block{linesOf("voor", before), linesOf("na", 5)}}, even{})
		first, last := pageOf(t, p, "na0"), pageOf(t, p, "na4")
		if pageOf(t, p, "na1") != first || pageOf(t, p, "na3") != last {
			t.Errorf("after %d lines: a line stands alone", before)
		}
		split = split || first != last
	}
	if !split {
		t.Error("no paragraph was split: the test shows nothing")
	}
}

// table has rows "rN" with n lines in the first cell.
func table(rows, lines int) *tree.Table {
	node := &tree.Table{Columns: []tree.Column{{Head: "Hoofd", Share: 1}, {Head: "Twee", Share: 1}}}
	for i := range rows {
		text := fmt.Sprintf("r%d", i) + strings.Repeat("\nx", lines-1)
		node.Rows = append(node.Rows, []tree.Cell{cellOf(text), cellOf(fmt.Sprintf("s%d", i))})
	}
	return node
}

func TestTableHeadIsRepeated(t *testing.T) {
	p := Lay(&tree.Document{Blocks: []tree.Block{say("vooraf"), table(90, 2)}}, even{})
	if len(p.Pages) < 3 {
		t.Fatalf("%d pages, want a long table", len(p.Pages))
	}
	for n, page := range p.Pages {
		heads := 0
		for _, item := range page.Items {
			if item.Text != "Hoofd" {
				continue
			}
			heads++
			if own := item.Element != nil; own != (n == 0) {
				t.Errorf("page %d: the head belongs to the table: %v", n, own)
			}
			if n > 0 && item.Artifact != Pagination {
				t.Errorf("page %d: a repeated head is artifact %d", n, item.Artifact)
			}
		}
		if heads != 1 {
			t.Errorf("page %d has %d heads", n, heads)
		}
	}
}

func TestRowsAreNotSplit(t *testing.T) {
	p := Lay(&tree.Document{Blocks: []tree.Block{table(40, 7)}}, even{})
	lines := map[*Element]map[int]int{}
	for n, page := range p.Pages {
		for _, item := range page.Items {
			if item.Element == nil {
				continue
			}
			if lines[item.Element] == nil {
				lines[item.Element] = map[int]int{}
			}
			lines[item.Element][n]++
		}
	}
	for el, pages := range lines {
		if len(pages) != 1 {
			t.Errorf("%s %d stands on %d pages", el.Role, el.ID, len(pages))
		}
	}
}

func TestRowHigherThanAPage(t *testing.T) {
	long := strings.Repeat("woorden ", 2500) // 20,000 characters
	node := &tree.Table{Columns: []tree.Column{{Head: "A"}, {Head: "B"}, {Head: "C"}}, Rows: [][]tree.Cell{
		{cellOf("eerst"), cellOf(long), cellOf(long)},
		{cellOf("dan"), cellOf("b"), cellOf("c")},
	}}
	p := Lay(&tree.Document{Blocks: []tree.Block{node}}, even{})
	within(t, p)
	if len(p.Pages) < 5 {
		t.Fatalf("%d pages", len(p.Pages))
	}
	if got, want := structured(p), bare(textOf(node)); got != want {
		t.Errorf("text differs: %d characters, want %d", len(got), len(want))
	}
	for n, page := range p.Pages {
		last := -1
		for _, item := range page.Items {
			if item.Element == nil || item.Element.Role != TD {
				continue
			}
			if item.Element.ID < last {
				t.Fatalf("page %d: cell %d is drawn behind cell %d", n, item.Element.ID, last)
			}
			last = item.Element.ID
		}
	}
}

func TestManyColumns(t *testing.T) {
	node := &tree.Table{}
	var row []tree.Cell
	for range 12 {
		node.Columns = append(node.Columns, tree.Column{Head: "Verantwoordelijkheid", Share: 1})
		row = append(row, cellOf("duurzaamheidsverantwoordelijkheid"))
	}
	node.Rows = [][]tree.Cell{row, row}
	p := Lay(&tree.Document{Blocks: []tree.Block{node}}, even{})
	within(t, p)
	for _, page := range p.Pages {
		for _, item := range page.Items {
			if item.Element != nil && item.X+item.W > rightEdge+0.01 {
				t.Errorf("%q ends at %g, beyond %g", item.Text, item.X+item.W, rightEdge)
			}
		}
	}
}

func TestLongWordBreaksInsideTheColumn(t *testing.T) {
	word := strings.Repeat("abcdefghij", 12)
	p := Lay(&tree.Document{Blocks: []tree.Block{
		&tree.Heading{Level: 1, ID: "k", Text: word, Number: "1.2.3.4"},
		say(word),
		&tree.List{Items: [][]tree.Block{{say(word)}}},
		&tree.Paragraph{Style: tree.Mark, Spans: []tree.Span{{Text: word}}},
	}}, even{})
	for _, page := range p.Pages {
		for _, item := range page.Items {
			if item.Kind == Text && item.X+item.W > rightEdge+0.01 {
				t.Errorf("%q ends at %g", item.Text, item.X+item.W)
			}
		}
	}
	if got, want := structured(p), "1.2.3.4"+word+word+"•"+word+word; got != want {
		t.Errorf("got %q", got)
	}
}

func TestContentsNameTheRightPages(t *testing.T) {
	doc := &tree.Document{Title: "T", Contents: 2, Cover: &tree.Cover{Title: "T"}}
	for n := range 5 {
		doc.Blocks = append(doc.Blocks, &tree.Heading{Level: 1, ID: fmt.Sprintf("h%d", n), Text: fmt.Sprintf("Kop %d", n)}, linesOf("x", 45))
	}
	p := Lay(doc, even{})
	found := 0
	for _, item := range p.Pages[1].Items {
		if item.pageOf == "" {
			continue
		}
		found++
		want := -1
		for n, page := range p.Pages {
			for _, other := range page.Items {
				if other.id == item.pageOf {
					want = n + 1
				}
			}
		}
		if item.Text != fmt.Sprint(want) || item.Link != "#"+item.pageOf {
			t.Errorf("%s: page %q by %q, want %d", item.pageOf, item.Text, item.Link, want)
		}
	}
	if found != 5 {
		t.Errorf("%d entries, want 5", found)
	}
}

func TestFigureStaysWithItsCaption(t *testing.T) {
	drawing := figure.Drawing{Width: 300, Height: 200, Alt: "a", Shapes: []figure.Shape{{Kind: figure.Label, Text: "beeld", Y: 20, Size: 10}}}
	for before := 1; before < 60; before++ {
		p := Lay(&tree.Document{Blocks: []tree.Block{linesOf("v", before), &tree.Figure{Drawing: drawing, Caption: "bijschrift"}}}, even{})
		if pageOf(t, p, "beeld") != pageOf(t, p, "bijschrift") {
			t.Errorf("after %d lines: figure and caption are parted", before)
		}
	}
}

func TestMarksStandOnEveryPage(t *testing.T) {
	p := Lay(&tree.Document{
		Title: "Titel", Mark: "CONCEPT", Secret: "GEHEIM", Footer: "versie 1",
		Cover: &tree.Cover{Title: "Titel"}, Blocks: []tree.Block{linesOf("x", 80)},
	}, even{})
	for n, page := range p.Pages {
		count := map[string]int{}
		for _, item := range page.Items {
			if item.Element == nil {
				count[item.Text]++
			}
		}
		inside := min(n, 1) // the cover has no header and footer
		number := fmt.Sprintf("bladzijde %d van %d", n+1, len(p.Pages))
		for text, want := range map[string]int{"GEHEIM": 1, "CONCEPT": 1, "versie 1": inside, number: inside, "Titel": inside} {
			if count[text] != want {
				t.Errorf("page %d: %q stands %d times, want %d", n, text, count[text], want)
			}
		}
		if first := page.Items[0]; first.Text != "CONCEPT" || first.Artifact != Background {
			t.Errorf("page %d: the mark is not behind the text", n)
		}
	}
}

func TestStructure(t *testing.T) {
	p := Lay(&tree.Document{Title: "T", Blocks: []tree.Block{
		&tree.Heading{Level: 2, Text: "a", ID: "a"}, // a chapter may begin below level 1
		&tree.Heading{Level: 3, Text: "b", ID: "b"},
		&tree.Paragraph{Spans: []tree.Span{{Text: "x "}, {Text: "y", Link: "#a"}, {Text: " z", Lang: "en"}}},
		&tree.List{Items: [][]tree.Block{{say("p"), &tree.List{Ordered: true, Items: [][]tree.Block{{say("q")}}}}}},
		&tree.Table{Caption: "c", RowHeads: true, Columns: []tree.Column{{Head: "h"}, {Head: "i"}}, Rows: [][]tree.Cell{{cellOf("j"), {}}}},
		&tree.Quote{Blocks: []tree.Block{say("k")}, Source: "l"},
	}}, even{})
	const want = "Document(H1 H2 H3 P(Link Span) " +
		"L(LI(Lbl LBody(P L(LI(Lbl LBody(P)))))) " +
		"Table(Caption THead(TR(TH TH)) TBody(TR(TH TD))) BlockQuote(P P))"
	if got := outline(p.Root); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if levels := p.Root.Kids[1].Role; levels != "H2" {
		t.Errorf("first heading is %s", levels)
	}
}

func TestNoHeadingLevelIsSkipped(t *testing.T) {
	var blocks []tree.Block
	for _, level := range []int{1, 3, 6, 2, 9} {
		blocks = append(blocks, &tree.Heading{Level: level, ID: fmt.Sprint(level), Text: "kop"})
	}
	p := Lay(&tree.Document{Title: "T", Blocks: blocks}, even{})
	if got, want := outline(p.Root), "Document(H1 H2 H3 H4 H3 H4)"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	var levels []int
	for _, item := range p.Pages[0].Items {
		if item.Bookmark != nil {
			levels = append(levels, item.Bookmark.Level)
		}
	}
	if fmt.Sprint(levels) != "[0 1 2 1 2]" {
		t.Errorf("bookmarks at levels %v", levels)
	}
}

func outline(e *Element) string {
	if len(e.Kids) == 0 {
		return string(e.Role)
	}
	var kids []string
	for _, k := range e.Kids {
		kids = append(kids, outline(k))
	}
	return string(e.Role) + "(" + strings.Join(kids, " ") + ")"
}

func TestTableBeginsTogether(t *testing.T) {
	for before := 1; before < 60; before++ {
		node := table(9, 2)
		node.Caption = "Bijschrift"
		p := Lay(&tree.Document{Blocks: []tree.Block{linesOf("v", before), node}}, even{})
		at := pageOf(t, p, "Bijschrift")
		for _, text := range []string{"Hoofd", "r0", "r1"} {
			if pageOf(t, p, text) != at {
				t.Errorf("after %d lines: %q is parted from the caption", before, text)
			}
		}
		if pageOf(t, p, "r7") != pageOf(t, p, "r8") {
			t.Errorf("after %d lines: the last row stands alone", before)
		}
	}
}

// TestNothingIsAloneAtAnEdge: the opening of a chapter stays with its first
// section, a bold question with its answer, and a label with what it is of.
func TestNothingIsAloneAtAnEdge(t *testing.T) {
	label := &tree.Paragraph{Style: tree.Note, Spans: []tree.Span{{Text: "herkomst"}}}
	question := &tree.Paragraph{Spans: []tree.Span{{Text: "de vraag", Bold: true}}}
	for before := 1; before < 60; before++ {
		p := Lay(&tree.Document{Blocks: []tree.Block{
			linesOf("v", before),
			&tree.Heading{Level: 1, ID: "h", Text: "hoofdstuk"}, say("opening"), &tree.Heading{Level: 2, ID: "d", Text: "deel"}, question, linesOf("a", 2), label,
		}}, even{})
		if pageOf(t, p, "hoofdstuk") != pageOf(t, p, "deel") {
			t.Errorf("after %d lines: the opening of a chapter is alone", before)
		}
		if pageOf(t, p, "de vraag") != pageOf(t, p, "a0") {
			t.Errorf("after %d lines: a question is alone", before)
		}
		if pageOf(t, p, "herkomst") != pageOf(t, p, "a1") {
			t.Errorf("after %d lines: a label is alone", before)
		}
	}
}

func TestColonStaysWithWhatItAnnounces(t *testing.T) {
	for before := 1; before < 60; before++ {
		p := Lay(&tree.Document{Blocks: []tree.Block{
			linesOf("v", before), say("Dit spraken we af:"), &tree.List{Items: [][]tree.Block{{say("een")}, {say("twee")}, {say("drie")}}},
		}}, even{})
		if pageOf(t, p, "Dit spraken we af:") != pageOf(t, p, "een") || pageOf(t, p, "een") != pageOf(t, p, "twee") || pageOf(t, p, "twee") != pageOf(t, p, "drie") {
			t.Errorf("after %d lines: a list is torn from its opening or its ends", before)
		}
	}
}

// find gives the item with a text.
func find(t *testing.T, p *Pages, text string) Item {
	t.Helper()
	for _, item := range p.Pages[pageOf(t, p, text)].Items {
		if strings.TrimSpace(item.Text) == text {
			return item
		}
	}
	return Item{}
}

func TestCells(t *testing.T) {
	p := Lay(&tree.Document{Blocks: []tree.Block{
		&tree.Table{
			Columns: []tree.Column{{Head: "Wat", Share: 20}, {Head: "Wanneer", Share: 1}, {Head: "Geld", Share: 1, Right: true}},
			Rows:    [][]tree.Cell{{cellOf("iets"), cellOf("1 jan 2027"), cellOf("€ 5")}, {cellOf("anders"), cellOf("nu"), cellOf("€ 5.000")}},
		},
		&tree.Table{
			Columns: []tree.Column{{Head: "Partij"}, {Head: "Handtekening"}},
			Rows:    [][]tree.Cell{{cellOf("Lokaal"), {}}, {cellOf("Groen"), {}}},
		},
	}}, even{})
	a, b := find(t, p, "€ 5"), find(t, p, "€ 5.000")
	if a.X+a.W != rightEdge || b.X+b.W != rightEdge {
		t.Errorf("figures end at %g and %g, want %g", a.X+a.W, b.X+b.W, rightEdge)
	}
	if find(t, p, "1 jan 2027").Text == "" {
		t.Error("a date is broken")
	}
	if step := find(t, p, "Groen").Y - find(t, p, "Lokaal").Y; step < handRoom {
		t.Errorf("rows to sign are %g apart, want at least %g", step, handRoom)
	}
	if step := find(t, p, "anders").Y - find(t, p, "iets").Y; step > 25 {
		t.Errorf("other rows are %g apart", step)
	}
}

func TestListHangs(t *testing.T) {
	p := Lay(&tree.Document{Blocks: []tree.Block{&tree.List{Items: [][]tree.Block{
		{linesOf("een", 2), &tree.List{Ordered: true, Items: [][]tree.Block{{linesOf("in", 2)}}}},
	}}}}, even{})
	bullet, number := find(t, p, "•"), find(t, p, "1.")
	outer, inner := find(t, p, "een0"), find(t, p, "in0")
	if outer.X != bullet.X+listIndent || outer.X != find(t, p, "een1").X || number.X != outer.X {
		t.Errorf("bullet at %g, text at %g and %g, number at %g", bullet.X, outer.X, find(t, p, "een1").X, number.X)
	}
	if inner.X <= number.X+number.W || inner.X != find(t, p, "in1").X || inner.Base != number.Base {
		t.Errorf("number to %g, text at %g", number.X+number.W, inner.X)
	}
}

func TestNoticeIsFramedOnBothPages(t *testing.T) {
	notice := linesOf("let op ", 20)
	notice.Style = tree.Mark
	p := Lay(&tree.Document{Blocks: []tree.Block{linesOf("v", 36), notice}}, even{})
	for n, page := range p.Pages {
		framed := false
		for _, item := range page.Items {
			framed = framed || item.Fill == paperColor
			if !strings.HasPrefix(item.Text, "let op") {
				continue
			}
			if box := filled(page, paperColor); item.Y < box.Y || item.Y+item.H > box.Y+box.H {
				t.Errorf("page %d: %q stands outside its frame", n, item.Text)
			}
		}
		if !framed {
			t.Errorf("page %d has no frame", n)
		}
	}
	if len(p.Pages) != 2 {
		t.Errorf("%d pages, want 2", len(p.Pages))
	}
}

// filled gives the first item of a colour.
func filled(page Page, fill string) Item {
	for _, item := range page.Items {
		if item.Fill == fill {
			return item
		}
	}
	return Item{}
}

// within checks that nothing stands beyond the page, and that everything is
// either content or an artifact with no element.
func within(t interface{ Errorf(string, ...any) }, p *Pages) {
	for n, page := range p.Pages {
		for _, item := range page.Items {
			if item.Angle != 0 {
				item = turned(item)
			}
			low, right, foot := min(item.X, item.Y), item.X+item.W, item.Y+item.H
			if low < -0.01 || right > p.Width+0.01 || foot > p.Height+0.01 || !(right >= item.X) || !(foot >= item.Y) {
				t.Errorf("page %d: %q at %g,%g is %g by %g", n+1, item.Text, item.X, item.Y, item.W, item.H)
			}
			if item.Element != nil && item.Kind == Text && (item.Y < coverTop-1 && !page.cover || item.Y+item.H > coverEnd+1) {
				t.Errorf("page %d: %q at %g stands in the margin", n+1, item.Text, item.Y)
			}
		}
	}
}

// turned gives an item the box that it has when it is drawn at its angle.
func turned(item Item) Item {
	sin, cos := math.Sincos(item.Angle * math.Pi / 180)
	w, h := item.W*cos+item.H*sin, item.W*sin+item.H*cos
	item.X, item.Y = item.X+(item.W-w)/2, item.Y+(item.H-h)/2
	item.W, item.H = w, h
	return item
}

// structured gives the text of the structure tree in its order, without white
// space.
func structured(p *Pages) string {
	texts := map[*Element]*strings.Builder{}
	for _, page := range p.Pages {
		for _, item := range page.Items {
			el := item.Element
			if el == nil {
				continue
			}
			for el.Role == Link || el.Role == Span || el.Role == Reference {
				el = el.Parent
			}
			if texts[el] == nil {
				texts[el] = &strings.Builder{}
			}
			texts[el].WriteString(item.Text)
		}
	}
	var all strings.Builder
	var walk func(*Element)
	walk = func(e *Element) {
		if own := texts[e]; own != nil {
			all.WriteString(own.String())
		}
		for _, k := range e.Kids {
			walk(k)
		}
	}
	walk(p.Root)
	return bare(all.String())
}

func bare(s string) string { return strings.Join(strings.Fields(s), "") }

// textOf gives the text of blocks as the tree has it, with labels of lists.
func textOf(blocks ...tree.Block) string {
	return listText(0, blocks)
}

func listText(depth int, blocks []tree.Block) string {
	var s string
	for _, b := range blocks {
		switch node := b.(type) {
		case *tree.Heading:
			s += node.Number + " " + node.Text
		case *tree.Paragraph:
			s += tree.Plain(node.Spans)
		case *tree.List:
			for i, item := range node.Items {
				label := []string{"•", "–", "•"}[min(depth, 2)]
				if node.Ordered {
					label = fmt.Sprintf("%d.", i+1)
				}
				s += label + listText(depth+1, item)
			}
		case *tree.Table:
			s += node.Caption
			for _, c := range node.Columns {
				s += c.Head
			}
			for _, row := range node.Rows {
				for _, c := range row {
					s += tree.Plain(c.Spans)
				}
			}
		case *tree.Figure:
			for _, sh := range node.Drawing.Shapes {
				s += sh.Text
			}
			s += node.Caption
		case *tree.Quote:
			s += listText(depth, node.Blocks) + node.Source
		}
	}
	return s
}

// words draws text with long and short words, and at times a lot of it.
func words(t *rapid.T, label string) string {
	word := rapid.SampledFrom([]string{"de", "raad", "wil", "kosten-baten", "verantwoordelijkheid", strings.Repeat("lang", 40), "€\u00a05", "\n", "x"})
	return strings.TrimSpace(strings.Join(rapid.SliceOfN(word, 0, rapid.SampledFrom([]int{2, 9, 60}).Draw(t, "most")).Draw(t, label), " "))
}

func spansOf(t *rapid.T) []tree.Span {
	n := rapid.IntRange(0, 3).Draw(t, "spans")
	var spans []tree.Span
	for range n {
		spans = append(spans, tree.Span{
			Text: words(t, "text"), Bold: rapid.Bool().Draw(t, "bold"),
			Link: rapid.SampledFrom([]string{"", "", "#h", "https://waterrijk.nl"}).Draw(t, "link"),
		})
	}
	return spans
}

func blockOf(t *rapid.T, depth int) tree.Block {
	kinds := 7
	if depth > 3 {
		kinds = 3
	}
	switch rapid.IntRange(0, kinds).Draw(t, "kind") {
	case 0:
		return &tree.Heading{
			Level: rapid.IntRange(1, 6).Draw(t, "level"), ID: "h",
			Text: "kop " + words(t, "heading"), Number: rapid.SampledFrom([]string{"", "1", "12.34.56.78.90"}).Draw(t, "number"),
		}
	case 1, 2:
		return &tree.Paragraph{Style: tree.Style(rapid.IntRange(0, 3).Draw(t, "style")), Spans: spansOf(t)}
	case 3:
		return &tree.Break{}
	case 4:
		node := &tree.List{Ordered: rapid.Bool().Draw(t, "ordered")}
		for range rapid.IntRange(0, 4).Draw(t, "items") {
			node.Items = append(node.Items, blocksOf(t, depth+1))
		}
		return node
	case 5:
		return tableOf(t)
	case 6:
		d := figure.Drawing{Width: rapid.Float64Range(1, 2000).Draw(t, "w"), Height: rapid.Float64Range(1, 3000).Draw(t, "h")}
		d.Shapes = []figure.Shape{
			{Kind: figure.Rect, W: d.Width, H: d.Height, Stroke: figure.Ink},
			{Kind: figure.Polygon, Points: []figure.Point{{X: 0, Y: 0}, {X: d.Width, Y: d.Height}, {X: 0, Y: d.Height}}, Fill: "#0b6e4f"},
			{Kind: figure.Label, X: d.Width / 2, Y: d.Height / 2, Size: 4, Text: strings.ReplaceAll(words(t, "label"), "\n", " "), Align: figure.Align(rapid.IntRange(0, 2).Draw(t, "align"))},
		}
		return &tree.Figure{Drawing: d, Caption: words(t, "caption")}
	}
	return &tree.Quote{Blocks: blocksOf(t, depth+1), Source: words(t, "source")}
}

func tableOf(t *rapid.T) *tree.Table {
	node := &tree.Table{Caption: words(t, "caption"), RowHeads: rapid.Bool().Draw(t, "heads")}
	for range rapid.IntRange(1, 12).Draw(t, "columns") {
		node.Columns = append(node.Columns, tree.Column{Head: words(t, "head"), Share: rapid.Float64Range(-1, 5).Draw(t, "share"), Right: rapid.Bool().Draw(t, "right")})
	}
	for range rapid.IntRange(0, 5).Draw(t, "rows") {
		row := make([]tree.Cell, len(node.Columns))
		for i := range row {
			row[i].Spans = spansOf(t)
		}
		node.Rows = append(node.Rows, row)
	}
	return node
}

func blocksOf(t *rapid.T, depth int) []tree.Block {
	var blocks []tree.Block
	for range rapid.IntRange(0, 4).Draw(t, "blocks") {
		blocks = append(blocks, blockOf(t, depth))
	}
	return blocks
}

// Whatever the tree: nothing stands beyond a page, and all text is there in
// order.
func TestAnyTree(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := &tree.Document{
			Title: words(t, "title"), Secret: words(t, "secret"), Footer: words(t, "footer"), Mark: words(t, "mark"),
			Blocks: blocksOf(t, 0),
		}
		doc.Mark = strings.ReplaceAll(doc.Mark, "\n", " ")
		p := Lay(doc, even{})
		within(t, p)
		if got, want := structured(p), bare(doc.Title+doc.Mark+textOf(doc.Blocks...)); got != want {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	})
}

// A cover holds however much is on it.
func TestAnyCover(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := &tree.Cover{
			Kicker: words(t, "kicker"), Title: strings.Repeat(words(t, "title")+" ", rapid.SampledFrom([]int{1, 30}).Draw(t, "times")),
			Subtitle: words(t, "subtitle"), Notice: words(t, "notice"),
		}
		want := c.Kicker + c.Title + c.Subtitle
		for range rapid.IntRange(0, 20).Draw(t, "lines") {
			c.Lines = append(c.Lines, words(t, "line"))
			want += c.Lines[len(c.Lines)-1]
		}
		p := Lay(&tree.Document{Cover: c}, even{})
		within(t, p)
		if got := structured(p); got != bare(want+c.Notice) {
			t.Errorf("got  %q\nwant %q", got, bare(want+c.Notice))
		}
	})
}

func BenchmarkLay1000Pages(b *testing.B) {
	doc := &tree.Document{Title: "T", Contents: 2}
	for n := range 1000 {
		doc.Blocks = append(doc.Blocks, &tree.Break{}, &tree.Heading{Level: 1, ID: fmt.Sprintf("h%d", n), Text: "Een kop"}, linesOf("een regel ", 15), table(8, 2))
	}
	for b.Loop() {
		if p := Lay(doc, even{}); len(p.Pages) < 1000 {
			b.Fatal(len(p.Pages))
		}
	}
}

// TestASheetStaysWithinItsMargins lays the hardest tables on a sheet.
func TestASheetStaysWithinItsMargins(t *testing.T) {
	table := &tree.Table{Caption: "In te vullen", RowHeads: true}
	for range 10 {
		table.Columns = append(table.Columns, tree.Column{Head: "onderwijshuisvesting", Share: 1})
	}
	for range 40 {
		row := make([]tree.Cell, len(table.Columns))
		row[0].Spans = []tree.Span{{Text: strings.Repeat("woorden ", 60)}}
		table.Rows = append(table.Rows, row)
	}
	p := Lay(&tree.Document{Title: "Blad", Footer: "Voet", Sheet: true, Blocks: []tree.Block{table, say("Tekst.")}}, even{})
	if len(p.Pages) < 2 {
		t.Fatalf("%d pages", len(p.Pages))
	}
	for n, page := range p.Pages {
		for _, item := range page.Items {
			if item.X < sheetPage.left-0.01 || item.X+item.W > sheetPage.right+0.01 {
				t.Errorf("page %d: %q from %g to %g", n, item.Text, item.X, item.X+item.W)
			}
			if item.Element != nil && item.Y+item.H > sheetPage.bottom+0.01 {
				t.Errorf("page %d: %q ends at %g", n, item.Text, item.Y+item.H)
			}
		}
	}
}
