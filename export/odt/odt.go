// Package odt writes a document as OpenDocument text (ISO/IEC 26300, version
// 1.3): in the styles that LibreOffice itself has, so that a house style wins
// on pasting. The text stands in blocks.go, the styles in styles.go.
package odt

import (
	"fmt"
	"io"
	"time"

	"formatietafel/export/clean"
	"formatietafel/export/markup"
	"formatietafel/export/pack"
	"formatietafel/export/tree"
)

const mimeType = "application/vnd.oasis.opendocument.text"

// version of the format that the file claims.
const version = "1.3"

// Write writes a document. The warnings, in Dutch, say what was left out. The
// same document gives the same bytes.
func Write(w io.Writer, doc *tree.Document) ([]string, error) {
	doc, warnings := clean.Document(doc)
	b := &builder{doc: doc}
	if err := b.body(); err != nil {
		return nil, err
	}
	files := []pack.File{{Name: "mimetype", Data: []byte(mimeType), Stored: true}}
	parts := []pack.File{
		{Name: "content.xml", Data: b.content()},
		{Name: "styles.xml", Data: b.styles()},
		{Name: "meta.xml", Data: b.meta()},
	}
	files = append(files, parts...)
	files = append(files, b.media...)
	files = append(files, pack.File{Name: "META-INF/manifest.xml", Data: manifest(append(parts, b.media...))})
	if err := pack.Write(w, doc.Date.Time(), files); err != nil {
		return nil, err
	}
	return append(warnings, b.warnings...), nil
}

// namespaces that the parts use.
var namespaces = []string{
	"xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
	"xmlns:style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
	"xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
	"xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
	"xmlns:draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
	"xmlns:fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
	"xmlns:svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
	"xmlns:xlink", "http://www.w3.org/1999/xlink",
	"xmlns:dc", "http://purl.org/dc/elements/1.1/",
	"xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
	"xmlns:loext", "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
	"office:version", version,
}

// builder makes the parts of one document.
type builder struct {
	doc      *tree.Document
	w        markup.Writer // the body
	auto     []autoStyle   // styles that the body needs besides
	media    []pack.File
	tables   int
	figures  int
	turn     bool   // the next paragraph starts a page
	master   string // the next paragraph starts a page of this kind
	warnings []string
}

// autoStyle is a style of the body: another one with something changed.
type autoStyle struct {
	name, family, parent string
	content              string // what it changes, as XML
	master               string
}

// vary gives the name of a style that is another one with something changed.
func (b *builder) vary(family, parent, content, master string) string {
	for _, s := range b.auto {
		if s.family == family && s.parent == parent && s.content == content && s.master == master {
			return s.name
		}
	}
	name := fmt.Sprintf("A%d", len(b.auto)+1)
	b.auto = append(b.auto, autoStyle{name, family, parent, content, master})
	return name
}

func (b *builder) content() []byte {
	var w markup.Writer
	w.Open("office:document-content", namespaces...)
	w.Open("office:automatic-styles")
	for _, s := range b.auto {
		pairs := []string{"style:name", s.name, "style:family", s.family}
		if s.parent != "" {
			pairs = append(pairs, "style:parent-style-name", s.parent)
		}
		if s.master != "" {
			pairs = append(pairs, "style:master-page-name", s.master)
		}
		w.Open("style:style", pairs...)
		w.Raw(s.content)
		w.Close()
	}
	w.Close()
	w.Open("office:body")
	w.Open("office:text")
	w.Raw(b.w.String())
	w.Close()
	w.Close()
	w.Close()
	return declared(&w)
}

func declared(w *markup.Writer) []byte {
	return []byte(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + w.String())
}

// meta are the properties of the file; no user or computer is named.
func (b *builder) meta() []byte {
	var w markup.Writer
	w.Open("office:document-meta", namespaces...)
	w.Open("office:meta")
	w.Leaf("meta:generator", "Formatietafel")
	w.Leaf("dc:title", b.doc.FullTitle())
	w.Leaf("dc:description", b.doc.Footer)
	w.Leaf("dc:subject", b.doc.Subject)
	w.Leaf("meta:initial-creator", b.doc.Author)
	w.Leaf("dc:creator", b.doc.Author)
	if at := b.doc.Date.Time(); !at.IsZero() {
		w.Leaf("meta:creation-date", at.UTC().Format(time.RFC3339))
		w.Leaf("dc:date", at.UTC().Format(time.RFC3339))
	}
	w.Leaf("dc:language", b.doc.Language)
	w.Close()
	w.Close()
	return declared(&w)
}

func manifest(files []pack.File) []byte {
	kinds := map[string]string{".xml": "text/xml", ".png": "image/png", ".svg": "image/svg+xml"}
	var w markup.Writer
	w.Open("manifest:manifest", "xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest:version", version)
	w.Empty("manifest:file-entry", "manifest:full-path", "/", "manifest:version", version, "manifest:media-type", mimeType)
	for _, f := range files {
		w.Empty("manifest:file-entry", "manifest:full-path", f.Name, "manifest:media-type", kinds[f.Name[len(f.Name)-4:]])
	}
	w.Close()
	return declared(&w)
}
