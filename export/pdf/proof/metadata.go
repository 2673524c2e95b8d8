package proof

import (
	"bytes"
	"encoding/xml"
	"io"
	"regexp"
	"strings"
	"time"
)

// The namespaces of the metadata.
const (
	dublinCore = "http://purl.org/dc/elements/1.1/"
	adobePDF   = "http://ns.adobe.com/pdf/1.3/"
	xmpBasic   = "http://ns.adobe.com/xap/1.0/"
	xmpMM      = "http://ns.adobe.com/xap/1.0/mm/"
	pdfaID     = "http://www.aiim.org/pdfa/ns/id/"
	pdfuaID    = "http://www.aiim.org/pdfua/ns/id/"
	schema     = "http://www.aiim.org/pdfa/ns/schema#"
	property   = "http://www.aiim.org/pdfa/ns/property#"
)

// packet holds the text of XMP properties, by name and namespace.
type packet map[xml.Name]string

func (p packet) get(local, space string) string { return p[xml.Name{Space: space, Local: local}] }

// xmp reads the metadata; text inside lists belongs to the property around it.
func (f *File) xmp() packet {
	_, data := f.stream(f.root["Metadata"])
	p := packet{}
	d := xml.NewDecoder(bytes.NewReader(data))
	var open []xml.Name
	for {
		t, err := d.Token()
		if err == io.EOF {
			return p
		}
		if err != nil {
			panic("the metadata are no XML: " + err.Error())
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Space != "http://www.w3.org/1999/02/22-rdf-syntax-ns#" {
				open = append(open, t.Name)
			}
		case xml.EndElement:
			if n := len(open); n > 0 && open[n-1] == t.Name {
				open = open[:n-1]
			}
		case xml.CharData:
			if n := len(open); n > 0 && strings.TrimSpace(string(t)) != "" {
				p[open[n-1]] += string(t)
			}
		}
	}
}

var (
	datePattern = regexp.MustCompile(`^D:\d{14}[+-]\d\d'\d\d'$`)
	uuidPattern = regexp.MustCompile(`^uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
)

// metadata claim the standards, and say what the information dictionary says
// (ISO 19005-2, 6.6; ISO 14289-1, 5).
func (f *File) metadata() {
	d, data := f.stream(f.root["Metadata"])
	if f.name(d["Type"]) != "Metadata" || f.name(d["Subtype"]) != "XML" || d["Filter"] != nil {
		f.report("the stream is %v", d)
	}
	if !bytes.HasPrefix(data, []byte("<?xpacket begin=\"\ufeff\"")) {
		f.report("the packet has no beginning")
	}
	x := f.xmp()
	if part := x.get("part", pdfaID); part != "2" && part != "3" || x.get("conformance", pdfaID) != "A" {
		f.report("the file claims PDF/A-%s%s", part, x.get("conformance", pdfaID))
	}
	if part := x.get("part", pdfuaID); part != "1" {
		f.report("the file claims PDF/UA-%s", part)
	}
	if x.get("namespaceURI", schema) != pdfuaID || x.get("prefix", schema) != "pdfuaid" || x.get("name", property) != "part" || x.get("valueType", property) != "Integer" || x.get("category", property) != "internal" {
		f.report("the property of PDF/UA is not declared")
	}
	if id := x.get("DocumentID", xmpMM); !uuidPattern.MatchString(id) {
		f.report("the document id is %q", id)
	}
	f.agreement(x)
}

func (f *File) agreement(x packet) {
	if f.ctx.Info == nil {
		f.report("there is no information dictionary")
		return
	}
	info := f.dict(*f.ctx.Info)
	if f.text(info["Title"]) == "" {
		f.report("there is no title")
	}
	for key, said := range map[string]string{
		"Title": x.get("title", dublinCore), "Author": x.get("creator", dublinCore), "Subject": x.get("description", dublinCore),
		"Keywords": x.get("Keywords", adobePDF), "Producer": x.get("Producer", adobePDF), "Creator": x.get("CreatorTool", xmpBasic),
	} {
		if f.text(info[key]) != said {
			f.report("%s is %q and %q", key, f.text(info[key]), said)
		}
	}
	for key, said := range map[string]string{"CreationDate": x.get("CreateDate", xmpBasic), "ModDate": x.get("ModifyDate", xmpBasic)} {
		if !sameMoment(f.text(info[key]), said) {
			f.report("%s is %q and %q", key, f.text(info[key]), said)
		}
	}
	for key := range info {
		if !strings.Contains(" Title Author Subject Keywords Producer Creator CreationDate ModDate ", " "+key+" ") {
			f.report("the information dictionary has %s", key)
		}
	}
}

// sameMoment compares a PDF date with one of XMP, to the second and in zone.
func sameMoment(pdf, xmp string) bool {
	if pdf == "" && xmp == "" {
		return true // a session without a date
	}
	if !datePattern.MatchString(pdf) {
		return false
	}
	a, errA := time.Parse("D:20060102150405-07'00'", pdf)
	b, errB := time.Parse("2006-01-02T15:04:05-07:00", xmp)
	return errA == nil && errB == nil && a.Equal(b)
}
