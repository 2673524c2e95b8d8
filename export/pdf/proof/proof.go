// Package proof holds a written PDF against PDF/UA-1 (ISO 14289-1) and PDF/A-2a
// or 3a (ISO 19005), so that tests can prove what the program claims. It reads
// the file with pdfcpu and shares no code with what wrote it.
//
// It is a second opinion, not a validator of any file: what this product's
// files never hold (form fields, notes, movies) it reports as it stands.
package proof

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// File is a PDF that was read.
type File struct {
	data  []byte
	ctx   *model.Context
	root  types.Dict
	pages []*page
	found []string
	rule  string        // that is being held
	known map[int]*font // by the number of its object
	drawn []marked      // by page
}

// page is a page with its content, without compression.
type page struct {
	number  int // of its object
	dict    types.Dict
	content []byte
}

// Open reads a file.
func Open(data []byte) (*File, error) {
	api.DisableConfigDir()
	ctx, err := api.ReadContext(bytes.NewReader(data), model.NewDefaultConfiguration())
	if err != nil {
		return nil, fmt.Errorf("reading with pdfcpu: %w", err)
	}
	f := &File{data: data, ctx: ctx}
	if f.root, err = ctx.Catalog(); err != nil {
		return nil, fmt.Errorf("reading the catalog: %w", err)
	}
	if err := ctx.EnsurePageCount(); err != nil {
		return nil, fmt.Errorf("counting the pages: %w", err)
	}
	for n := 1; n <= ctx.PageCount; n++ {
		d, r, _, err := ctx.PageDict(n, false)
		if err != nil {
			return nil, fmt.Errorf("reading page %d: %w", n, err)
		}
		content, err := ctx.PageContent(d, n)
		if err != nil {
			return nil, fmt.Errorf("reading the content of page %d: %w", n, err)
		}
		f.pages = append(f.pages, &page{r.ObjectNumber.Value(), d, content})
	}
	return f, nil
}

// rules in the order in which they are held.
var rules = []struct {
	name string
	hold func(*File)
}{
	{"header", (*File).header},
	{"trailer", (*File).trailer},
	{"catalog", (*File).catalog},
	{"metadata", (*File).metadata},
	{"output intent", (*File).outputIntent},
	{"attachments", (*File).attachments},
	{"outline", (*File).outline},
	{"pages", (*File).pageEntries},
	{"content", (*File).contents},
	{"fonts", (*File).fonts},
	{"tree", (*File).tree},
	{"marks", (*File).marks},
	{"parent tree", (*File).parentTree},
	{"headings", (*File).headings},
	{"tables", (*File).tables},
	{"lists", (*File).lists},
	{"figures", (*File).figures},
	{"links", (*File).links},
}

// Check holds the file against all rules and gives what breaks them, a line
// each that begins with the name of the rule.
func (f *File) Check() []string {
	f.found, f.known, f.drawn = nil, nil, nil
	for _, r := range rules {
		f.rule = r.name
		f.hold(r.hold)
	}
	return f.found
}

// hold holds one rule; a file that is too broken to be read breaks it.
func (f *File) hold(rule func(*File)) {
	defer func() {
		if broken := recover(); broken != nil {
			f.report("%v", broken)
		}
	}()
	rule(f)
}

func (f *File) report(format string, args ...any) {
	const most = 20 // a rule that is broken everywhere is said often enough
	line := f.rule + ": " + fmt.Sprintf(format, args...)
	same := 0
	for _, l := range f.found {
		if l == line {
			return
		}
		if strings.HasPrefix(l, f.rule+": ") {
			same++
		}
	}
	if same < most {
		f.found = append(f.found, line)
	}
}

// header is the first line and the comment behind it (ISO 19005-2, 6.1.2).
func (f *File) header() {
	const first, binary = "%PDF-1.7\n%", 4
	if !bytes.HasPrefix(f.data, []byte(first)) || len(f.data) < len(first)+binary {
		f.report("begins with %q", f.data[:min(len(f.data), 12)])
		return
	}
	for _, b := range f.data[len(first) : len(first)+binary] {
		if b <= 127 {
			f.report("the comment does not say that the file is binary")
		}
	}
}

// trailer has an id and no encryption (ISO 19005-2, 6.1.3); nothing follows it.
func (f *File) trailer() {
	if f.ctx.Encrypt != nil {
		f.report("the file is encrypted")
	}
	if len(f.ctx.ID) != 2 {
		f.report("the id has %d parts", len(f.ctx.ID))
		return
	}
	for _, part := range f.ctx.ID {
		const digest = 16
		if n := len(f.bytes(part)); n != digest {
			f.report("a part of the id has %d bytes", n)
		}
	}
	if !bytes.HasSuffix(f.data, []byte("\n%%EOF\n")) {
		f.report("something follows the end")
	}
}

// catalog says that the file is tagged and which title to show
// (ISO 14289-1, 6.2, 7.1, 7.2), and holds nothing active (ISO 19005-2, 6.5).
func (f *File) catalog() {
	if f.dict(f.root["MarkInfo"])["Marked"] != types.Boolean(true) {
		f.report("the file does not say that it is tagged")
	}
	if f.dict(f.root["MarkInfo"])["Suspects"] == types.Boolean(true) {
		f.report("the file calls its tags suspect")
	}
	if f.dict(f.root["ViewerPreferences"])["DisplayDocTitle"] != types.Boolean(true) {
		f.report("the title is not shown")
	}
	if lang := f.text(f.root["Lang"]); lang != "nl-NL" {
		f.report("the language is %q", lang)
	}
	for _, key := range []string{"OCProperties", "AcroForm", "AA", "OpenAction", "Perms", "Requirements"} {
		if f.root[key] != nil {
			f.report("there is a %s", key)
		}
	}
	if f.dict(f.root["Names"])["JavaScript"] != nil {
		f.report("there is a script")
	}
}

// outputIntent is one RGB profile (ISO 19005-2, 6.2.3).
func (f *File) outputIntent() {
	intents := f.array(f.root["OutputIntents"])
	if len(intents) != 1 {
		f.report("there are %d", len(intents))
		return
	}
	intent := f.dict(intents[0])
	if f.name(intent["S"]) != "GTS_PDFA1" || f.text(intent["OutputConditionIdentifier"]) == "" {
		f.report("it is %v", intent)
	}
	d, profile := f.stream(intent["DestOutputProfile"])
	const signature, space, header = 36, 16, 128
	if len(profile) < header || string(profile[signature:signature+4]) != "acsp" || string(profile[space:space+4]) != "RGB " {
		f.report("the profile is none of RGB")
	}
	if f.number(d["N"]) != 3 {
		f.report("the profile has %v components", d["N"])
	}
}

// attachments are named, described and related to the document, and only in a
// file that says that it is PDF/A-3 (ISO 19005-3, 6.8).
func (f *File) attachments() {
	names := f.array(f.dict(f.dict(f.root["Names"])["EmbeddedFiles"])["Names"])
	associated := f.array(f.root["AF"])
	if f.root["Names"] != nil && len(names) == 0 {
		f.report("there is an empty list of names")
	}
	if part := f.xmp().get("part", pdfaID); (part == "3") != (len(names) > 0) {
		f.report("PDF/A-%s with %d attachments", part, len(names)/2)
	}
	if len(names) != 2*len(associated) {
		f.report("%d names for %d files", len(names)/2, len(associated))
		return
	}
	for i, a := range associated {
		if names[2*i+1] != a {
			f.report("%v and %v are not the same file", names[2*i+1], a)
		}
		spec := f.dict(a)
		name := f.text(spec["F"])
		if name == "" || f.text(spec["UF"]) != name || f.text(names[2*i]) != name {
			f.report("the names of %q differ", name)
		}
		if f.name(spec["AFRelationship"]) != "Source" || f.text(spec["Desc"]) == "" {
			f.report("%q does not say what it is", name)
		}
		d, data := f.stream(f.dict(spec["EF"])["F"])
		params := f.dict(d["Params"])
		if !strings.Contains(f.name(d["Subtype"]), "/") || f.name(d["Type"]) != "EmbeddedFile" {
			f.report("%q is of kind %q", name, f.name(d["Subtype"]))
		}
		if int(f.number(params["Size"])) != len(data) {
			f.report("%q has %d bytes, not %v", name, len(data), params["Size"])
		}
		if changed := f.text(params["ModDate"]); !datePattern.MatchString(changed) && f.xmp().get("ModifyDate", xmpBasic) != "" {
			f.report("%q was changed at %q", name, changed)
		}
	}
}

// Attachments gives the data of the attached files by name.
func (f *File) Attachments() map[string][]byte {
	files := map[string][]byte{}
	for _, a := range f.array(f.root["AF"]) {
		spec := f.dict(a)
		_, data := f.stream(f.dict(spec["EF"])["F"])
		files[f.text(spec["F"])] = data
	}
	return files
}

// outline leads to pages, and each entry counts what is below it (ISO 32000-1,
// 12.3.3).
func (f *File) outline() {
	root := f.dict(f.root["Outlines"])
	if root == nil {
		return
	}
	top := f.entries(root, f.root["Outlines"], 0)
	if int(f.number(root["Count"])) != top {
		f.report("%v entries, not %d", root["Count"], top)
	}
}

func (f *File) entries(parent types.Dict, self types.Object, depth int) int {
	count := 0
	var before types.Object
	for at := parent["First"]; at != nil; {
		item := f.dict(at)
		title := f.text(item["Title"])
		if title == "" || item["Parent"] != self || item["Prev"] != before {
			f.report("entry %q is not where it says", title)
		}
		if _, ok := f.pageOf(f.destination(item)); !ok {
			f.report("entry %q leads nowhere", title)
		}
		below := f.entries(item, at, depth+1)
		if item["Count"] == nil && below > 0 || item["Count"] != nil && int(f.number(item["Count"])) != -below {
			f.report("entry %q counts %v, not %d", title, item["Count"], -below)
		}
		count++
		before, at = at, item["Next"]
	}
	if parent["Last"] != before {
		f.report("the last entry is %v, not %v", parent["Last"], before)
	}
	return count
}

// destination gives the page that an entry or a link leads to, or nil.
func (f *File) destination(d types.Dict) types.Object {
	if dest := f.array(d["Dest"]); len(dest) > 1 {
		return dest[0]
	}
	return nil
}

// pageOf gives the index of a page by its reference.
func (f *File) pageOf(o types.Object) (int, bool) {
	r, ok := o.(types.IndirectRef)
	if !ok {
		return 0, false
	}
	for i, p := range f.pages {
		if p.number == r.ObjectNumber.Value() {
			return i, true
		}
	}
	return 0, false
}

// pageEntries follow the structure with the tab key (ISO 14289-1, 7.18.3).
func (f *File) pageEntries() {
	if len(f.pages) == 0 {
		f.report("there are none")
	}
	for i, p := range f.pages {
		if f.name(p.dict["Tabs"]) != "S" {
			f.report("page %d: the tab key follows %v", i+1, p.dict["Tabs"])
		}
		if p.dict["AA"] != nil {
			f.report("page %d does something when it is opened", i+1)
		}
	}
}
