package proof

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// elem is an element of the structure tree.
type elem struct {
	ref    types.Object
	dict   types.Dict
	role   string
	parent *elem
	kids   []kid
}

// kid of an element: an element, a piece of content, or an annotation.
type kid struct {
	elem       *elem
	page       int // from 0, of content and annotation
	mcid       int
	annotation types.Object
}

// structure reads the tree and reports where it is not one.
func (f *File) structure() *elem {
	root := f.dict(f.root["StructTreeRoot"])
	kids := f.array(root["K"])
	if f.name(root["Type"]) != "StructTreeRoot" || len(kids) != 1 {
		panic("the root has no single element")
	}
	return f.element(kids[0], nil, f.root["StructTreeRoot"], map[int]bool{})
}

func (f *File) element(ref types.Object, parent *elem, parentRef types.Object, seen map[int]bool) *elem {
	e := &elem{ref: ref, dict: f.dict(ref), parent: parent}
	e.role = f.name(e.dict["S"])
	if object(ref) == 0 || seen[object(ref)] {
		panic(fmt.Sprintf("the element %v is not a reference, or stands there twice", ref))
	}
	seen[object(ref)] = true
	if e.dict["P"] != parentRef {
		f.report("%s %v has the parent %v, not %v", e.role, ref, e.dict["P"], parentRef)
	}
	for _, k := range f.array(e.dict["K"]) {
		switch at := k.(type) {
		case types.IndirectRef:
			e.kids = append(e.kids, kid{elem: f.element(k, e, ref, seen)})
		case types.Integer:
			e.kids = append(e.kids, kid{page: f.onPage(e.dict["Pg"]), mcid: at.Value()})
		case types.Dict:
			e.kids = append(e.kids, f.reference(at))
		default:
			f.report("%s has a kid %v", e.role, k)
		}
	}
	return e
}

// reference reads a kid that is a dictionary (ISO 32000-1, 14.7.4.2, 14.7.4.3).
func (f *File) reference(d types.Dict) kid {
	k := kid{page: f.onPage(d["Pg"])}
	switch f.name(d["Type"]) {
	case "MCR":
		k.mcid = int(f.number(d["MCID"]))
	case "OBJR":
		k.annotation = d["Obj"]
	default:
		f.report("a reference of kind %v", d["Type"])
	}
	return k
}

func (f *File) onPage(o types.Object) int {
	i, ok := f.pageOf(o)
	if !ok {
		panic(fmt.Sprintf("%v is no page", o))
	}
	return i
}

// walk visits an element and all below it, in order.
func (e *elem) walk(visit func(*elem)) {
	visit(e)
	for _, k := range e.kids {
		if k.elem != nil {
			k.elem.walk(visit)
		}
	}
}

// roles gives those of the kids that are elements.
func (e *elem) roles() []string {
	var list []string
	for _, k := range e.kids {
		if k.elem != nil {
			list = append(list, k.elem.role)
		}
	}
	return list
}

// content counts the kids that are content.
func (e *elem) content() int {
	n := 0
	for _, k := range e.kids {
		if k.elem == nil && k.annotation == nil {
			n++
		}
	}
	return n
}

// holds says which kids an element may have; a role that is not in it holds
// text and whatever may stand in text.
var holds = map[string]string{
	"Document": "H1 H2 H3 H4 H5 H6 P L Table TOC Figure Caption BlockQuote",
	"L":        "LI", "LI": "Lbl LBody", "LBody": "P L Table Figure Caption BlockQuote H2 H3 H4 H5 H6",
	"Table": "Caption THead TBody", "THead": "TR", "TBody": "TR", "TR": "TH TD",
	"TOC": "TOCI TOC", "TOCI": "Reference TOC", "Reference": "Link Span",
	"BlockQuote": "P L Table Figure Caption BlockQuote H2 H3 H4 H5 H6",
}

const inline = "Link Span"

// tree is one document, with each element where it may stand (ISO 32000-1,
// 14.8.4).
func (f *File) tree() {
	doc := f.structure()
	if doc.role != "Document" {
		f.report("the root is %s", doc.role)
	}
	doc.walk(func(e *elem) {
		if f.name(e.dict["Type"]) != "StructElem" {
			f.report("%s is of type %v", e.role, e.dict["Type"])
		}
		allowed, grouping := holds[e.role]
		if !grouping {
			allowed = inline
		}
		for _, role := range e.roles() {
			if !slices.Contains(strings.Fields(allowed), role) {
				f.report("%s stands in %s", role, e.role)
			}
		}
		if grouping && e.content() > 0 {
			f.report("%s holds content of its own", e.role)
		}
		if !grouping && !strings.Contains(" P H1 H2 H3 H4 H5 H6 Lbl TH TD Figure Caption Link Span ", " "+e.role+" ") {
			f.report("there is a role %s", e.role)
		}
	})
}

// marks are all reached from the root, each once, by an element of the role
// that the mark names (ISO 32000-1, 14.7.4).
func (f *File) marks() {
	reached := map[[2]int]int{}
	roles := map[[2]int]string{}
	f.structure().walk(func(e *elem) {
		for _, k := range e.kids {
			if k.elem == nil && k.annotation == nil {
				reached[[2]int{k.page, k.mcid}]++
				roles[[2]int{k.page, k.mcid}] = e.role
			}
		}
	})
	for i := range f.pages {
		drawn := f.drawnOn(i)
		for _, id := range drawn.ids {
			at := [2]int{i, id}
			if n := reached[at]; n != 1 {
				f.report("id %d of page %d is reached %d times", id, i+1, n)
			} else if roles[at] != drawn.tags[id] {
				f.report("id %d of page %d is %s, and %s in the tree", id, i+1, drawn.tags[id], roles[at])
			}
			delete(reached, at)
		}
	}
	for at := range reached {
		f.report("id %d of page %d is not drawn", at[1], at[0]+1)
	}
}

// parentTree leads from each piece of content and each annotation back to its
// element (ISO 32000-1, 14.7.4.4).
func (f *File) parentTree() {
	root := f.dict(f.root["StructTreeRoot"])
	nums := f.array(f.dict(root["ParentTree"])["Nums"])
	entries := map[int]types.Object{}
	last := -1
	for i := 0; i+1 < len(nums); i += 2 {
		key := int(f.number(nums[i]))
		if key <= last {
			f.report("key %d comes after %d", key, last)
		}
		last = key
		entries[key] = nums[i+1]
	}
	if next := int(f.number(root["ParentTreeNextKey"])); next <= last {
		f.report("the next key is %d, and there is a %d", next, last)
	}
	f.structure().walk(func(e *elem) {
		for _, k := range e.kids {
			switch {
			case k.annotation != nil:
				key := int(f.number(f.dict(k.annotation)["StructParent"]))
				if entries[key] != e.ref {
					f.report("key %d of an annotation leads to %v, not %v", key, entries[key], e.ref)
				}
				delete(entries, key)
			case k.elem == nil:
				key, ok := f.pages[k.page].dict["StructParents"].(types.Integer)
				owners := f.array(entries[key.Value()])
				if !ok || k.mcid >= len(owners) || owners[k.mcid] != e.ref {
					f.report("id %d of page %d does not lead to its element", k.mcid, k.page+1)
				}
			}
		}
	})
	for i, p := range f.pages {
		key, ok := p.dict["StructParents"].(types.Integer)
		drawn := f.drawnOn(i)
		if owners := f.array(entries[key.Value()]); ok && len(owners) != len(drawn.ids) {
			f.report("page %d has %d marks and %d parents", i+1, len(drawn.ids), len(owners))
		}
		if ok {
			delete(entries, key.Value())
		}
	}
	for key := range entries {
		f.report("key %d belongs to nothing", key)
	}
}

// headings begin with the one H1 and skip no level (ISO 14289-1, 7.4.2).
func (f *File) headings() {
	level, first := 0, 0
	f.structure().walk(func(e *elem) {
		if len(e.role) != 2 || e.role[0] != 'H' {
			return
		}
		n := int(e.role[1] - '0')
		if n > level+1 {
			f.report("%s follows H%d", e.role, level)
		}
		if n == 1 {
			first++
		}
		if f.textOf(e) == "" {
			f.report("%s is empty", e.role)
		}
		level = n
	})
	if first != 1 {
		f.report("there are %d H1", first)
	}
}

// tables are regular, and their heads say what they head (ISO 14289-1, 7.5).
func (f *File) tables() {
	f.structure().walk(func(e *elem) {
		if e.role != "Table" {
			return
		}
		var lengths []int
		e.walk(func(row *elem) {
			if row.role == "TR" {
				lengths = append(lengths, len(row.kids))
			}
			scope := f.name(f.dict(row.dict["A"])["Scope"])
			if row.role == "TH" && (scope != "Column" && scope != "Row" || f.name(f.dict(row.dict["A"])["O"]) != "Table") {
				f.report("a head cell with the scope %q", scope)
			}
			if row.role == "TH" && row.parent.parent.role == "THead" && scope != "Column" {
				f.report("a cell of the head heads a %s", scope)
			}
		})
		for _, n := range lengths {
			if n != lengths[0] || n == 0 {
				f.report("rows of %d and of %d cells", lengths[0], n)
			}
		}
		if i := slices.Index(e.roles(), "Caption"); i > 0 {
			f.report("the caption is in the middle")
		}
		if heads := count(e.roles(), "THead"); heads > 1 || count(e.roles(), "TBody") > 1 {
			f.report("the head or the body is there more than once")
		}
	})
}

func count(list []string, what string) int {
	n := 0
	for _, s := range list {
		if s == what {
			n++
		}
	}
	return n
}

// lists have items of a label and a body, and say how they are numbered; the
// contents are references with links (ISO 14289-1, 7.6; ISO 32000-1, 14.8.4.3).
func (f *File) lists() {
	f.structure().walk(func(e *elem) {
		roles := strings.Join(e.roles(), " ")
		switch e.role {
		case "L":
			if numbering := f.name(f.dict(e.dict["A"])["ListNumbering"]); numbering != "Disc" && numbering != "Decimal" {
				f.report("a list with the numbering %q", numbering)
			}
			if roles == "" {
				f.report("an empty list")
			}
		case "LI":
			if roles != "Lbl LBody" {
				f.report("an item of %q", roles)
			}
		case "TOCI":
			if roles != "Reference" && roles != "Reference TOC" {
				f.report("an entry of %q", roles)
			}
		case "TOC":
			if roles == "" {
				f.report("empty contents")
			}
		}
	})
}

// figures say what they show, and where they are (ISO 14289-1, 7.3).
func (f *File) figures() {
	f.structure().walk(func(e *elem) {
		if e.role != "Figure" {
			return
		}
		if strings.TrimSpace(f.text(e.dict["Alt"])) == "" {
			f.report("one has no alternative text")
		}
		box := f.array(f.dict(e.dict["A"])["BBox"])
		const wide, high = 595.28, 841.89
		if len(box) != 4 || f.number(box[0]) >= f.number(box[2]) || f.number(box[1]) >= f.number(box[3]) ||
			f.number(box[0]) < 0 || f.number(box[1]) < 0 || f.number(box[2]) > wide || f.number(box[3]) > high {
			f.report("%q is at %v", f.text(e.dict["Alt"]), box)
		}
		if e.content() == 0 {
			f.report("%q draws nothing", f.text(e.dict["Alt"]))
		}
	})
}

// links say what they are, lead somewhere, print with the page, and belong to
// an element (ISO 14289-1, 7.18; ISO 19005-2, 6.3).
func (f *File) links() {
	owned := map[int]int{}
	f.structure().walk(func(e *elem) {
		annotations := 0
		for _, k := range e.kids {
			if k.annotation == nil {
				continue
			}
			annotations++
			owned[object(k.annotation)]++
			if at, ok := f.pageOf(f.dict(k.annotation)["P"]); !ok || at != k.page {
				f.report("an annotation is on another page than it says")
			}
		}
		if (e.role == "Link") != (annotations > 0) {
			f.report("%s with %d annotations", e.role, annotations)
		}
		if e.role == "Link" && f.textOf(e) == "" {
			f.report("one has no text")
		}
	})
	for i, p := range f.pages {
		for _, a := range f.array(p.dict["Annots"]) {
			if owned[object(a)] != 1 {
				f.report("annotation %v of page %d belongs to %d elements", a, i+1, owned[object(a)])
			}
			f.link(f.dict(a), i)
		}
	}
}

func (f *File) link(d types.Dict, page int) {
	says := f.text(d["Contents"])
	if f.name(d["Subtype"]) != "Link" || strings.TrimSpace(says) == "" {
		f.report("page %d has a %s that says %q", page+1, f.name(d["Subtype"]), says)
	}
	const printed = 4
	if int(f.number(d["F"])) != printed {
		f.report("%q has the flags %v", says, d["F"])
	}
	address := string(f.bytes(f.dict(d["A"])["URI"]))
	_, leads := f.pageOf(f.destination(d))
	if leads == (d["A"] != nil) || d["A"] != nil && (f.name(f.dict(d["A"])["S"]) != "URI" || !strings.HasPrefix(address, "https://")) {
		f.report("%q leads to %v %v", says, d["Dest"], d["A"])
	}
	rect, quads := f.array(d["Rect"]), f.array(d["QuadPoints"])
	if len(rect) != 4 || f.number(rect[0]) >= f.number(rect[2]) || f.number(rect[1]) >= f.number(rect[3]) {
		f.report("%q is at %v", says, rect)
		return
	}
	if len(quads)%8 != 0 {
		f.report("%q has %d corners", says, len(quads))
	}
	for i, q := range quads {
		if v := f.number(q); v < f.number(rect[i%2]) || v > f.number(rect[i%2+2]) {
			f.report("%q has a corner outside of its area", says)
		}
	}
}

// textOf gives the text of an element and all below it, in order.
func (f *File) textOf(e *elem) string {
	var all strings.Builder
	var add func(*elem)
	add = func(e *elem) {
		for _, k := range e.kids {
			switch {
			case k.elem != nil:
				add(k.elem)
			case k.annotation == nil:
				all.WriteString(f.drawnOn(k.page).says[k.mcid])
			}
		}
	}
	add(e)
	return all.String()
}

// Block is a piece of the text as somebody hears it: the role of the element
// and its words.
type Block struct{ Role, Text string }

// Text gives the text in order of structure, a block for each element that
// holds text or a figure; figures say their alternative text.
func (f *File) Text() []Block {
	var blocks []Block
	f.structure().walk(func(e *elem) {
		switch e.role {
		case "Figure":
			blocks = append(blocks, Block{e.role, f.text(e.dict["Alt"])})
		case "Link", "Span":
		default:
			if _, grouping := holds[e.role]; !grouping || e.role == "Reference" {
				blocks = append(blocks, Block{e.role, f.textOf(e)})
			}
		}
	})
	return blocks
}

// Languages gives the text of each element that is in another language than
// the document, by that language.
func (f *File) Languages() map[string][]string {
	all := map[string][]string{}
	f.structure().walk(func(e *elem) {
		if lang := f.text(e.dict["Lang"]); lang != "" {
			all[lang] = append(all[lang], f.textOf(e))
		}
	})
	return all
}
