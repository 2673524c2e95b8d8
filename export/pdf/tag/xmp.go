package tag

import (
	"bytes"
	"encoding/xml"
	"strings"
	"time"
	"unicode/utf8"
)

// line takes out what neither a text string nor XML can hold, so that both
// say the same.
func line(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == utf8.RuneError || r == 0xfffe || r == 0xffff {
			return -1
		}
		return r
	}, s)
}

func (i Info) clean() Info {
	for _, s := range []*string{&i.Title, &i.Author, &i.Subject, &i.Keywords, &i.Creator, &i.Producer} {
		*s = line(*s)
	}
	return i
}

// dict is the information dictionary (14.3.3).
func (i Info) dict() dict {
	d := dict{}
	for key, value := range map[name]string{
		"Title": i.Title, "Author": i.Author, "Subject": i.Subject, "Keywords": i.Keywords, "Creator": i.Creator, "Producer": i.Producer,
	} {
		if value != "" {
			d[key] = text(value)
		}
	}
	for key, t := range map[name]time.Time{"CreationDate": i.Created, "ModDate": i.Modified} {
		if !t.IsZero() {
			d[key] = date(t)
		}
	}
	return d
}

// date is a moment with its zone (7.9.4).
func date(t time.Time) str {
	zone := strings.Replace(t.Format("-07:00"), ":", "'", 1) + "'"
	return str("D:" + t.Format("20060102150405") + zone)
}

// claims are the standards that a file says it keeps.
type claims struct {
	made bool
	part string // of PDF/A: "2", or "3" with attachments
}

// xmp writes the metadata (14.3.2, ISO 19005-2, 6.6.2). The document id is a
// UUID.
func (i Info) xmp(c claims, id string) []byte {
	var x packet
	x.raw("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" +
		"<rdf:Description rdf:about=\"\"\n" +
		"  xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n  xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n" +
		"  xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n  xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\"")
	if c.made {
		x.raw("\n  xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n  xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"" +
			"\n  xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n  xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"" +
			"\n  xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\"")
	}
	x.raw(">\n")
	if c.made {
		x.raw("<pdfaid:part>" + c.part + "</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n<pdfuaid:part>1</pdfuaid:part>\n")
	}
	x.raw("<dc:format>application/pdf</dc:format>\n")
	x.list("dc:title", "rdf:Alt", ` xml:lang="x-default"`, i.Title)
	x.list("dc:creator", "rdf:Seq", "", i.Author)
	x.list("dc:description", "rdf:Alt", ` xml:lang="x-default"`, i.Subject)
	x.list("dc:language", "rdf:Bag", "", i.Lang)
	x.value("pdf:Keywords", i.Keywords)
	x.value("pdf:Producer", i.Producer)
	x.value("xmp:CreatorTool", i.Creator)
	x.date("xmp:CreateDate", i.Created)
	x.date("xmp:ModifyDate", i.Modified)
	x.date("xmp:MetadataDate", i.Modified)
	x.value("xmpMM:DocumentID", "uuid:"+id)
	x.value("xmpMM:InstanceID", "uuid:"+id)
	if c.made {
		x.raw(extension)
	}
	x.raw("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n")
	return x.Bytes()
}

// extension declares the one property that XMP does not know (ISO 19005-2,
// 6.6.2.3).
const extension = `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
`

// packet is XMP while it is written.
type packet struct{ bytes.Buffer }

func (x *packet) raw(s string) { x.WriteString(s) }

func (x *packet) escaped(s string) { _ = xml.EscapeText(x, []byte(s)) } // to memory: nothing fails

func (x *packet) value(property, s string) {
	if s == "" {
		return
	}
	x.raw("<" + property + ">")
	x.escaped(s)
	x.raw("</" + property + ">\n")
}

func (x *packet) list(property, container, attributes, s string) {
	if s == "" {
		return
	}
	x.raw("<" + property + "><" + container + "><rdf:li" + attributes + ">")
	x.escaped(s)
	x.raw("</rdf:li></" + container + "></" + property + ">\n")
}

func (x *packet) date(property string, t time.Time) {
	if !t.IsZero() {
		x.value(property, t.Format("2006-01-02T15:04:05-07:00"))
	}
}
