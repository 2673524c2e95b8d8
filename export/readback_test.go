package export

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"

	"formatietafel/export/tree"

	"golang.org/x/net/html"
)

// piece is one thing that a reader comes across, in reading order, whatever
// the format is: what it is, and its text.
type piece struct{ kind, text string }

// piecesOf gives the pieces that a document should be read as. Levels of
// headings are raised by raise.
func piecesOf(doc *tree.Document, raise int) []piece {
	p := &treePieces{raise: raise}
	p.blocks(doc.Blocks, 0, "text")
	return p.list
}

type treePieces struct {
	list  []piece
	raise int
}

func (p *treePieces) add(kind, text string) {
	if text = squeeze(text); text != "" {
		p.list = append(p.list, piece{kind, text})
	}
}

func (p *treePieces) blocks(blocks []tree.Block, depth int, kind string) {
	for i, block := range blocks {
		if i > 0 && depth > 0 {
			kind = "text"
		}
		switch n := block.(type) {
		case *tree.Heading:
			p.add(fmt.Sprint("heading ", n.Level+p.raise), strings.TrimSpace(n.Number+" "+n.Text))
		case *tree.Paragraph:
			p.add(kind, tree.Plain(n.Spans))
		case *tree.List:
			name := "bullet "
			if n.Ordered {
				name = "number "
			}
			for _, item := range n.Items {
				p.blocks(item, depth+1, name+strconv.Itoa(depth+1))
			}
		case *tree.Table:
			p.add("caption", n.Caption)
			for _, c := range n.Columns {
				p.add("head", c.Head)
			}
			for _, row := range n.Rows {
				for _, cell := range row {
					p.add("cell", tree.Plain(cell.Spans))
				}
			}
		case *tree.Figure:
			p.add("figure", n.Drawing.Alt)
			p.add("caption", n.Caption)
		case *tree.Quote:
			p.blocks(n.Blocks, 0, "quote")
			if n.Source != "" {
				p.add("quote", "– "+n.Source)
			}
		}
	}
}

// squeeze makes every white space one space.
func squeeze(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \t\n\r\u00a0", r) }), " ")
}

func comparePieces(t *testing.T, got, want []piece) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		var g, w piece
		if i < len(got) {
			g = got[i]
		}
		if i < len(want) {
			w = want[i]
		}
		if g != w {
			t.Fatalf("piece %d\n got %s %q\nwant %s %q", i, g.kind, g.text, w.kind, w.text)
		}
	}
	if len(want) == 0 {
		t.Error("nothing was compared")
	}
}

// element is a node of XML, with prefixes cut off.
type element struct {
	name string
	attr map[string]string
	kids []*element
	text string // of a text node, whose name is empty
}

func parseXML(t testing.TB, data []byte) *element {
	t.Helper()
	root := &element{}
	stack := []*element{root}
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return root.kids[len(root.kids)-1]
		}
		if err != nil {
			t.Fatal(err)
		}
		top := stack[len(stack)-1]
		switch n := token.(type) {
		case xml.StartElement:
			e := &element{name: n.Name.Local, attr: map[string]string{}}
			for _, a := range n.Attr {
				e.attr[a.Name.Local] = a.Value
			}
			top.kids = append(top.kids, e)
			stack = append(stack, e)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if len(stack) > 1 {
				top.kids = append(top.kids, &element{text: string(n)})
			}
		}
	}
}

// find gives the first element of a name below e, or an empty one.
func (e *element) find(name string) *element {
	for _, k := range e.kids {
		if k.name == name {
			return k
		}
		if found := k.find(name); found.name != "" {
			return found
		}
	}
	return &element{}
}

// all calls each for e and everything below it.
func (e *element) all(each func(*element)) {
	each(e)
	for _, k := range e.kids {
		k.all(each)
	}
}

func unzip(t testing.TB, data []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		files[f.Name] = content
	}
	return files
}

// readDocx reads the pieces of a .docx, with the numbers of headings counted
// as Word counts them; what stands before the first block is left out.
func readDocx(t testing.TB, data []byte, doc *tree.Document) []piece {
	t.Helper()
	r := &docxReader{insert: doc.Insert}
	body := parseXML(t, unzip(t, data)["word/document.xml"]).find("body")
	skip := docxFront(doc, body)
	for _, e := range body.kids[skip:] {
		switch e.name {
		case "p":
			r.paragraph(e, "text")
		case "tbl":
			r.table(e)
		}
	}
	return r.list
}

// docxFront counts the paragraphs of cover and contents.
func docxFront(doc *tree.Document, body *element) int {
	for i, e := range body.kids {
		if e.name == "sdt" {
			return i + 1
		}
	}
	front := 0
	if !doc.Insert {
		front = 1
		if doc.Mark != "" {
			front++
		}
	}
	return front
}

type docxReader struct {
	treePieces
	insert  bool
	numbers [2]int
}

func (r *docxReader) paragraph(e *element, kind string) {
	text := docxText(e)
	style := e.find("pStyle").attr["val"]
	if drawing := e.find("docPr"); drawing.name != "" {
		r.add("figure", drawing.attr["descr"])
		return
	}
	if level, ok := strings.CutPrefix(style, "Heading"); ok {
		r.add("heading "+level, r.number(e, level)+text)
		return
	}
	for prefix, name := range map[string]string{"ListBullet": "bullet ", "ListNumber": "number "} {
		if depth, ok := strings.CutPrefix(style, prefix); ok {
			if depth == "" {
				depth = "1"
			}
			kind = name + depth
		}
	}
	switch style {
	case "Quote":
		kind = "quote"
	case "Caption":
		kind = "caption"
	}
	r.add(kind, text)
}

// number counts a heading as Word does by the list of its style.
func (r *docxReader) number(e *element, level string) string {
	n, _ := strconv.Atoi(level)
	if r.insert || n > 2 || e.find("numId").attr["val"] == "0" {
		return ""
	}
	r.numbers[n-1]++
	if n == 1 {
		r.numbers[1] = 0
		return fmt.Sprint(r.numbers[0], " ")
	}
	return fmt.Sprintf("%d.%d ", r.numbers[0], r.numbers[1])
}

func docxText(e *element) string {
	var b strings.Builder
	e.all(func(k *element) {
		switch k.name {
		case "t":
			for _, text := range k.kids {
				b.WriteString(text.text)
			}
		case "br", "tab":
			b.WriteByte(' ')
		}
	})
	return b.String()
}

func (r *docxReader) table(e *element) {
	for _, row := range e.kids {
		if row.name != "tr" {
			continue
		}
		kind := "cell"
		if row.find("tblHeader").name != "" {
			kind = "head"
		}
		for _, cell := range row.kids {
			if cell.name == "tc" {
				r.paragraph(cell, kind)
			}
		}
	}
}

// readOdt reads the pieces of an .odt like readDocx.
func readOdt(t testing.TB, data []byte, doc *tree.Document) []piece {
	t.Helper()
	content := parseXML(t, unzip(t, data)["content.xml"])
	r := &odtReader{parents: map[string]string{}, insert: doc.Insert}
	content.find("automatic-styles").all(func(e *element) {
		if e.name == "style" {
			r.parents[e.attr["name"]] = e.attr["parent-style-name"]
		}
	})
	text := content.find("text")
	skip := 0
	switch {
	case doc.Insert:
	case doc.Cover == nil:
		skip = 1
		if doc.Mark != "" {
			skip++
		}
	default:
		for i, e := range text.kids {
			if e.name == "table-of-content" {
				skip = i + 1
			}
		}
	}
	for _, e := range text.kids[skip:] {
		r.node(e, "text", 0, false)
	}
	return r.list
}

type odtReader struct {
	treePieces
	parents map[string]string // of automatic styles
	insert  bool
	numbers [2]int
}

func (r *odtReader) style(e *element) string {
	name := e.attr["style-name"]
	if parent := r.parents[name]; parent != "" {
		return parent
	}
	return name
}

func (r *odtReader) node(e *element, kind string, depth int, ordered bool) {
	switch e.name {
	case "h":
		r.add("heading "+e.attr["outline-level"], r.number(e)+odtText(e))
	case "p":
		if frame := e.find("frame"); frame.name != "" {
			r.add("figure", odtText(frame.find("desc")))
			return
		}
		switch r.style(e) {
		case "Quotations":
			kind = "quote"
		case "Caption":
			kind = "caption"
		}
		r.add(kind, odtText(e))
	case "list":
		switch e.attr["style-name"] {
		case "List_20_1":
			ordered = false
		case "Numbering_20_123":
			ordered = true
		}
		for _, item := range e.kids {
			name := "bullet "
			if ordered {
				name = "number "
			}
			for i, inner := range item.kids {
				if i > 0 {
					name = "text"
				} else {
					name += strconv.Itoa(depth + 1)
				}
				r.node(inner, name, depth+1, ordered)
			}
		}
	case "table":
		r.table(e, "cell")
	}
}

func (r *odtReader) table(e *element, kind string) {
	for _, row := range e.kids {
		switch row.name {
		case "table-header-rows":
			r.table(row, "head")
		case "table-row":
			for _, cell := range row.kids {
				r.add(kind, odtText(cell))
			}
		}
	}
}

func (r *odtReader) number(e *element) string {
	n, _ := strconv.Atoi(e.attr["outline-level"])
	if r.insert || n > 2 || e.attr["is-list-header"] == "true" {
		return ""
	}
	r.numbers[n-1]++
	if n == 1 {
		r.numbers[1] = 0
		return fmt.Sprint(r.numbers[0], " ")
	}
	return fmt.Sprintf("%d.%d ", r.numbers[0], r.numbers[1])
}

func odtText(e *element) string {
	var b strings.Builder
	e.all(func(k *element) {
		switch k.name {
		case "line-break", "tab", "s":
			b.WriteByte(' ')
		}
		b.WriteString(k.text)
	})
	return b.String()
}

// readHTML reads the pieces of the main part of a page, or of its body.
func readHTML(t testing.TB, page []byte) []piece {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	r := &htmlReader{}
	start := htmlFind(root, "main")
	if start == nil {
		start = htmlFind(root, "body")
	}
	r.kids(start, "text", 0)
	return r.list
}

type htmlReader struct{ treePieces }

func htmlFind(n *html.Node, name string) *html.Node {
	if n.Type == html.ElementNode && n.Data == name {
		return n
	}
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		if found := htmlFind(k, name); found != nil {
			return found
		}
	}
	return nil
}

func (r *htmlReader) kids(n *html.Node, kind string, depth int) {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		r.node(k, kind, depth)
	}
}

func (r *htmlReader) node(n *html.Node, kind string, depth int) {
	if n.Type == html.TextNode {
		if strings.TrimSpace(n.Data) != "" {
			r.add("loose", n.Data)
		}
		return
	}
	switch n.Data {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		r.add("heading "+n.Data[1:], htmlText(n))
	case "p":
		r.add(kind, htmlText(n))
	case "ul", "ol":
		name := map[string]string{"ul": "bullet ", "ol": "number "}[n.Data] + strconv.Itoa(depth+1)
		for item := n.FirstChild; item != nil; item = item.NextSibling {
			if item.Data == "li" {
				r.item(item, name, depth+1)
			}
		}
	case "table":
		r.table(n)
	case "figure":
		r.add("figure", htmlText(htmlFind(n, "desc")))
		if caption := htmlFind(n, "figcaption"); caption != nil {
			r.add("caption", htmlText(caption))
		}
	case "blockquote":
		r.kids(n, "quote", depth)
	case "svg", "hr", "style":
	default:
		r.kids(n, kind, depth)
	}
}

// item reads an item: text that stands in it loose, or in paragraphs of which
// only the first is the item.
func (r *htmlReader) item(n *html.Node, name string, depth int) {
	var loose strings.Builder
	first := name
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		switch k.Data {
		case "p":
			r.add(first, htmlText(k))
			first = "text"
		case "ul", "ol", "table", "figure", "blockquote":
			if text := squeeze(loose.String()); text != "" {
				r.add(first, text)
				loose.Reset()
			}
			first = "text"
			r.node(k, "text", depth)
		default:
			loose.WriteString(htmlText(k))
		}
	}
	r.add(first, loose.String())
}

func (r *htmlReader) table(n *html.Node) {
	if caption := htmlFind(n, "caption"); caption != nil {
		r.add("caption", htmlText(caption))
	}
	var rows func(*html.Node, bool)
	rows = func(n *html.Node, head bool) {
		for k := n.FirstChild; k != nil; k = k.NextSibling {
			switch k.Data {
			case "th", "td":
				kind := "cell"
				if head {
					kind = "head"
				}
				r.add(kind, htmlText(k))
			default:
				rows(k, head || k.Data == "thead")
			}
		}
	}
	rows(n, false)
}

func htmlText(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	if n.Data == "br" {
		return " "
	}
	var b strings.Builder
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		b.WriteString(htmlText(k))
	}
	return b.String()
}
