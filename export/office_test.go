package export

import (
	"bytes"
	stdcsv "encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"formatietafel/export/tree"
	"formatietafel/guide"

	"golang.org/x/net/html"
)

// office is LibreOffice with a profile of its own, so that it reads nothing of
// the machine and can run beside another.
type office struct {
	program string
	folder  string
}

// startOffice finds LibreOffice. Without it the test is skipped, and fails
// where REQUIRE_TOOLS says that all tools are there.
func startOffice(t *testing.T) *office {
	t.Helper()
	if testing.Short() {
		t.Skip("LibreOffice is slow")
	}
	program, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("REQUIRE_TOOLS") == "1" {
			t.Fatal("LibreOffice is not installed; make setup-office installs it")
		}
		t.Skip("LibreOffice is not installed; make setup-office installs it")
	}
	return &office{program: program, folder: t.TempDir()}
}

// convert turns files into another format and gives what came out, by the name
// that went in. Each program start takes seconds, so files go together.
func (o *office) convert(t *testing.T, to string, files map[string][]byte) map[string][]byte {
	t.Helper()
	args := []string{"-env:UserInstallation=file://" + filepath.Join(o.folder, "profile"), "--headless", "--norestore", "--convert-to", to, "--outdir", filepath.Join(o.folder, "out")}
	for name, data := range files {
		path := filepath.Join(o.folder, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
	}
	command := exec.Command(o.program, args...)
	command.Env = append(os.Environ(), "HOME="+o.folder)
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	extension, _, _ := strings.Cut(to, ":")
	made := map[string][]byte{}
	for name := range files {
		stem := strings.TrimSuffix(name, filepath.Ext(name))
		data, err := os.ReadFile(filepath.Join(o.folder, "out", stem+"."+extension))
		if err != nil {
			t.Fatalf("%s did not open: %v", name, err)
		}
		made[name] = data
	}
	return made
}

// officeDocuments are what LibreOffice opens, by a name without extension.
func officeDocuments(t *testing.T) map[string]*tree.Document {
	s := load(t, "waterrijk")
	s.Document.Status = "concept"
	return map[string]*tree.Document{
		"moeilijk":      hard(),
		"vertrouwelijk": Compose(s, guide.Builtin(), Options{Variant: Confidential, Notes: true}),
		"invoegen":      Compose(s, guide.Builtin(), Options{As: Chapter, HeadingLevel: 2}),
		"kort":          Compose(s, guide.Builtin(), Options{Length: Short}),
	}
}

// TestLibreOfficeReadsTheSame opens .docx and .odt in LibreOffice, has it write
// what it read as a page, and compares headings, lists, tables, figures and
// text with the tree.
func TestLibreOfficeReadsTheSame(t *testing.T) {
	o := startOffice(t)
	docs := officeDocuments(t)
	files := map[string][]byte{}
	for name, doc := range docs {
		for _, extension := range []string{".docx", ".odt"} {
			data, _ := made(t, doc, extension)
			files[name+"-"+extension[1:]+extension] = data
		}
	}
	for name, page := range o.convert(t, "html:HTML (StarWriter)", files) {
		t.Run(name, func(t *testing.T) {
			stem, _, _ := strings.Cut(name, "-")
			doc := docs[stem]
			want := asOffice(expected(doc, filepath.Ext(name)))
			got := asOffice(readOffice(t, page))
			first := slices.Index(got, want[0])
			if first < 0 {
				t.Fatalf("%v is not there", want[0])
			}
			comparePieces(t, got[first:], want)
		})
	}
}

// asOffice levels what LibreOffice's page does not tell apart: quotations and
// captions are paragraphs there, and a number is glued to its heading.
func asOffice(list []piece) []piece {
	list = slices.Clone(list)
	for i, p := range list {
		switch p.kind {
		case "quote", "caption":
			list[i].kind = "text"
		case "figure": // its page names a picture by its title or not at all; the second reader has the text
			list[i].text = ""
		}
		if strings.HasPrefix(p.kind, "heading") {
			list[i].text = strings.ReplaceAll(p.text, " ", "")
		}
	}
	return list
}

// readOffice reads a page of LibreOffice.
func readOffice(t *testing.T, page []byte) []piece {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	r := &officeReader{}
	r.kids(htmlFind(root, "body"), "text", 0)
	return r.list
}

type officeReader struct{ treePieces }

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func (r *officeReader) kids(n *html.Node, kind string, depth int) {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		r.node(k, kind, depth)
	}
}

func (r *officeReader) node(n *html.Node, kind string, depth int) {
	switch n.Data {
	case "h1", "h2", "h3", "h4", "h5", "h6":
		r.add("heading "+n.Data[1:], htmlText(n))
	case "p", "blockquote":
		if htmlFind(n, "img") != nil {
			r.list = append(r.list, piece{kind: "figure"})
			return
		}
		r.add(kind, htmlText(n))
	case "ul", "ol":
		name := map[string]string{"ul": "bullet ", "ol": "number "}[n.Data] + strconv.Itoa(depth+1)
		for item := n.FirstChild; item != nil; item = item.NextSibling {
			switch item.Data {
			case "li":
				r.item(item, name, depth+1)
			case "ul", "ol":
				r.node(item, "text", depth+1)
			case "p":
				r.add("text", htmlText(item))
			}
		}
	case "table":
		r.rows(n, false)
	case "div":
		if title := attribute(n, "title"); title == "header" || title == "footer" || strings.HasPrefix(attribute(n, "id"), "Table of Contents") || strings.HasPrefix(attribute(n, "id"), "Inhoud") {
			return
		}
		r.kids(n, kind, depth)
	case "dl", "dd", "center":
		r.kids(n, kind, depth)
	}
}

func (r *officeReader) item(n *html.Node, name string, depth int) {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		r.node(k, name, depth)
		if k.Type == html.ElementNode {
			name = "text"
		}
	}
}

func (r *officeReader) rows(n *html.Node, head bool) {
	for k := n.FirstChild; k != nil; k = k.NextSibling {
		switch k.Data {
		case "th", "td":
			kind := "cell"
			if head {
				kind = "head"
			}
			r.add(kind, htmlText(k))
		default:
			r.rows(k, head || k.Data == "thead")
		}
	}
}

// TestEveryPageSaysWhatItIs has LibreOffice lay the documents out and looks
// for status, version, date, fingerprint and marks on each page.
func TestEveryPageSaysWhatItIs(t *testing.T) {
	o := startOffice(t)
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("poppler-utils is not installed; make test installs it")
	}
	docs := officeDocuments(t)
	files := map[string][]byte{}
	for name, doc := range docs {
		for _, extension := range []string{".docx", ".odt"} {
			data, _ := made(t, doc, extension)
			files[name+"-"+extension[1:]+extension] = data
		}
	}
	for name, data := range o.convert(t, "pdf", files) {
		stem, _, _ := strings.Cut(name, "-")
		path := filepath.Join(t.TempDir(), "document.pdf")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("pdftotext", "-layout", path, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		pages := strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
		for i, page := range pages {
			text := squeeze(page)
			for _, want := range []string{docs[stem].Footer, docs[stem].Secret, docs[stem].Mark, "bladzijde " + strconv.Itoa(i+1) + " van " + strconv.Itoa(len(pages))} {
				if !strings.Contains(text, squeeze(want)) {
					t.Errorf("%s, page %d: no %q", name, i+1, want)
				}
			}
		}
	}
}

// TestCalcReadsTheAgreements opens .xlsx and .csv in LibreOffice Calc: the
// same cells, and nothing that is reckoned.
func TestCalcReadsTheAgreements(t *testing.T) {
	o := startOffice(t)
	s := load(t, "waterrijk")
	s.Agreements[1].Text, s.Agreements[2].Cover = "=1+1", "+31 6"
	doc := Compose(s, guide.Builtin(), Options{})
	workbook, _ := made(t, doc, ".xlsx")
	table, _ := made(t, doc, ".csv")
	// 59 is the semicolon, 76 is UTF-8; -1 asks for all sheets, false for values as shown.
	read := func(data []byte) [][]string {
		reader := stdcsv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
		reader.Comma = ';'
		records, err := reader.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		return records
	}
	got := read(o.convert(t, "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false", map[string][]byte{"afspraken.xlsx": workbook})["afspraken.xlsx"])
	want := read(table)
	if len(got) != len(want) {
		t.Fatalf("%d rows, want %d", len(got), len(want))
	}
	for i := range want {
		for k := range want[i] {
			w, g := strings.TrimPrefix(want[i][k], "'"), got[i][k]
			switch {
			case i > 0 && k == 3: // the day, shown in words of the machine's language
				if (w == "") != (g == "") || w != "" && !strings.Contains(g, w[:4]) {
					t.Errorf("row %d: day %q, want %q", i, g, w)
				}
			case i > 0 && k == 5:
				if digits(g) != w {
					t.Errorf("row %d: amount %q, want %q", i, g, w)
				}
			case g != w:
				t.Errorf("row %d, column %d: %q, want %q", i, k, g, w)
			}
		}
	}
}

func digits(text string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, text)
}
