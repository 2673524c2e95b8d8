package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// readByOthers names the samples that other readers read: every kind of block, of
// length and of document.
var readByOthers = []string{
	"voorbeeld-openbaar", "voorbeeld-vertrouwelijk", "voorbeeld-kort", "voorbeeld-hoofdstuk-kop3", "voorbeeld-openbaar-met-sessie",
	"mengvorm-vertrouwelijk", "leeg-openbaar", "vol-vertrouwelijk", "vreemd-openbaar", "gids-handleiding", "inwerken-start",
}

// node is an element of the structure tree as a reader gives it: a role, or a
// text where it has none.
type node struct {
	Role string  `json:"role"`
	Alt  string  `json:"alt"`
	Text string  `json:"text"`
	Kids []*node `json:"kids"`
}

// quick are those that poppler reads in seconds: pdfinfo looks for the text of
// each element in the whole page anew.
var quick = []string{"voorbeeld-openbaar", "voorbeeld-kort", "mengvorm-vertrouwelijk", "leeg-openbaar", "vreemd-openbaar", "inwerken-start"}

// TestOtherReadersReadTheTree holds the structure tree of each PDF, as pdf.js
// and poppler see it, against the document tree: the same things in the same
// order, with nothing left out. Poppler shows that no words run together;
// pdf.js leaves the spaces at the ends of lines away.
func TestOtherReadersReadTheTree(t *testing.T) {
	all := samples(t)
	for _, name := range readByOthers {
		doc, ok := all[name]
		if !ok {
			t.Fatalf("there is no sample %s", name)
		}
		file := filepath.Join(t.TempDir(), name+".pdf")
		data, _ := accessible(t, doc)
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
		t.Run(name+"/pdf.js", func(t *testing.T) {
			compareReading(t, piecesRead(pdfjs(t, file), true), piecesOf(doc, 0), strings.NewReplacer(" ", "").Replace)
		})
		if !slices.Contains(quick, name) {
			continue
		}
		t.Run(name+"/poppler", func(t *testing.T) {
			compareReading(t, piecesRead(poppler(t, file), false), withoutFigures(piecesOf(doc, 0)), squeeze)
		})
	}
}

// pdfjs gives the tree as pdf.js, the reader in Firefox, has it.
func pdfjs(t *testing.T, file string) []*node {
	t.Helper()
	script := filepath.Join("..", ".ci", "readers", "pdfjs.mjs")
	if _, err := os.Stat(filepath.Join("..", ".ci", "readers", "node_modules", "pdfjs-dist")); err != nil {
		without(t, "pdf.js")
	}
	out := run(t, "node", script, file)
	var pages []struct {
		Tree *node `json:"tree"`
	}
	if err := json.Unmarshal(out, &pages); err != nil {
		t.Fatal(err)
	}
	var roots []*node
	for _, p := range pages {
		roots = append(roots, p.Tree)
	}
	return roots
}

// popplerText is a line of text in what pdfinfo prints; its other lines are
// roles, and attributes behind a stroke.
var popplerText = regexp.MustCompile(`^ *"(.*)"$`)

// poppler gives the tree as poppler, the reader in Linux desktops, has it.
func poppler(t *testing.T, file string) []*node {
	t.Helper()
	root := &node{}
	path := []*node{root} // by depth
	for line := range strings.Lines(string(run(t, "pdfinfo", "-struct-text", file))) {
		line = strings.TrimRight(line, "\n")
		word := strings.TrimLeft(line, " ")
		depth := (len(line) - len(word)) / 2
		if word == "" || strings.HasPrefix(word, "/") || strings.HasPrefix(word, "Object ") || depth >= len(path) {
			continue
		}
		n := &node{}
		if text := popplerText.FindStringSubmatch(line); text != nil {
			n.Text = text[1]
		} else {
			n.Role = strings.TrimRight(strings.Fields(word)[0], ":")
		}
		path = append(path[:depth+1], n)
		path[depth].Kids = append(path[depth].Kids, n)
	}
	return []*node{root}
}

// without skips a test whose reader is not there, unless it must be.
func without(t *testing.T, tool string) {
	t.Helper()
	if os.Getenv("REQUIRE_TOOLS") == "1" {
		t.Fatalf("%s is not installed; make test installs it", tool)
	}
	t.Skipf("%s is not installed", tool)
}

func run(t *testing.T, program string, args ...string) []byte {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		without(t, program)
	}
	c := exec.Command(program, args...)
	var errs bytes.Buffer
	c.Stderr = &errs
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", program, err, errs.String())
	}
	return out
}

// piecesRead flattens a tree as piecesOf does, behind cover and contents.
func piecesRead(roots []*node, figures bool) []piece {
	r := &treeReading{figures: figures}
	for _, root := range roots {
		r.walk(root, "text", 0)
	}
	return r.list
}

type treeReading struct {
	list    []piece
	figures bool
}

func (r *treeReading) add(kind, text string) {
	if text = squeeze(text); text != "" {
		r.list = append(r.list, piece{kind, text})
	}
}

// walk reads an element; kind is what its text is, depth that of the list.
func (r *treeReading) walk(n *node, kind string, depth int) {
	switch n.Role {
	case "TOC", "Lbl":
		return // drawn beside the text
	case "H1", "H2", "H3", "H4", "H5", "H6":
		r.add("heading "+n.Role[1:], textOf(n))
	case "P":
		r.add(kind, textOf(n))
	case "Caption":
		r.add("caption", textOf(n))
	case "TH", "TD":
		r.add(kind, textOf(n))
	case "Figure":
		if r.figures {
			r.add("figure", n.Alt)
		}
	case "THead":
		r.kids(n, "head", depth)
	case "TBody":
		r.kids(n, "cell", depth)
	case "BlockQuote":
		r.kids(n, "quote", depth)
	case "L":
		r.kids(n, kind, depth+1)
	case "LBody":
		for i, kid := range n.Kids {
			if i == 0 {
				r.walk(kid, fmt.Sprint("item ", depth), depth)
				continue
			}
			r.walk(kid, "text", depth)
		}
	default:
		r.kids(n, kind, depth)
	}
}

func (r *treeReading) kids(n *node, kind string, depth int) {
	for _, kid := range n.Kids {
		r.walk(kid, kind, depth)
	}
}

// textOf is all text below an element, as it is read.
func textOf(n *node) string {
	text := n.Text
	for _, kid := range n.Kids {
		text += textOf(kid)
	}
	return text
}

func withoutFigures(pieces []piece) []piece {
	var rest []piece
	for _, p := range pieces {
		if p.kind != "figure" {
			rest = append(rest, p)
		}
	}
	return rest
}

// undrawable is what no font of the documents has, with what is drawn for it.
var undrawable = regexp.MustCompile(`[^\x20-\x{24f}\x{2010}-\x{2044}\x{20ac}\x{2190}-\x{21ff}\x{25a0}-\x{2713}]|[□▯?]`)

// compareReading compares what was read with the document. What the document
// has in one piece may be read in several, where a page ends in it; what comes
// in front of its first piece, cover and contents, is passed over. Headings
// stand below the title, at whatever level the document begins.
func compareReading(t *testing.T, got, want []piece, spaces func(string) string) {
	t.Helper()
	same := func(text string) string {
		return spaces(undrawable.ReplaceAllString(strings.TrimPrefix(text, "– "), ""))
	}
	for len(got) > 0 && (got[0].kind == "heading 1" || !strings.HasPrefix(same(want[0].text), same(got[0].text))) {
		got = got[1:]
	}
	raise := 2 - levelOf(want)
	for i, w := range want {
		w.kind = strings.NewReplacer("bullet", "item", "number", "item").Replace(w.kind)
		if level, ok := level(w.kind); ok {
			w.kind = fmt.Sprint("heading ", level+raise)
		}
		for text := ""; text != same(w.text); got = got[1:] {
			if len(got) == 0 {
				t.Fatalf("piece %d is not read: %s %q, but %q", i, w.kind, w.text, text)
			}
			text = spaces(text + " " + same(got[0].text))
			if !strings.HasPrefix(same(w.text), text) || got[0].kind != w.kind {
				t.Fatalf("piece %d\n got %s %q\nwant %s %q", i, got[0].kind, text, w.kind, w.text)
			}
		}
	}
	if len(got) > 0 {
		t.Errorf("more is read than the document has: %s %q", got[0].kind, got[0].text)
	}
}

// levelOf is the level of the first heading, or 2 where there is none.
func levelOf(pieces []piece) int {
	for _, p := range pieces {
		if n, ok := level(p.kind); ok {
			return n
		}
	}
	return 2
}

func level(kind string) (int, bool) {
	digits, ok := strings.CutPrefix(kind, "heading ")
	n, err := strconv.Atoi(digits)
	return n, ok && err == nil
}
