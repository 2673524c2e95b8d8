// Package ooxml writes what the formats of Office have in common: the parts
// that say of a package what is in it (ISO/IEC 29500-2).
package ooxml

import (
	"fmt"
	"time"

	"formatietafel/export/markup"
	"formatietafel/export/tree"
)

// RelationSpace is what the kinds of relations between parts begin with.
const RelationSpace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

// Core is the relation of a package to the part that Properties writes.
var Core = Relation{Kind: coreKind, Target: "docProps/core.xml"}

const coreKind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"

// Relation is from a part, or from the package, to what it needs.
type Relation struct {
	Kind     string // the last word of it: styles, hyperlink
	Target   string
	External bool // an address elsewhere
}

// Type is what kind of content a part or an extension has.
type Type struct{ Name, Content string }

// Declared gives what was written as a part: with the declaration of XML.
func Declared(w *markup.Writer) []byte { return []byte(markup.Declaration + w.String()) }

// RelationID is the id of the n-th relation of a part, from 0.
func RelationID(n int) string { return fmt.Sprintf("rId%d", n+1) }

// Relations writes the relations of a part, in order.
func Relations(list ...Relation) []byte {
	var w markup.Writer
	w.Open("Relationships", "xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")
	for i, r := range list {
		kind := r.Kind
		if kind != coreKind {
			kind = RelationSpace + "/" + kind
		}
		pairs := []string{"Id", RelationID(i), "Type", kind, "Target", r.Target}
		if r.External {
			pairs = append(pairs, "TargetMode", "External")
		}
		w.Empty("Relationship", pairs...)
	}
	w.Close()
	return Declared(&w)
}

// Types writes the content types: of the extensions next to XML, and of the
// parts next to the core properties.
func Types(extensions, parts []Type) []byte {
	var w markup.Writer
	w.Open("Types", "xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")
	w.Empty("Default", "Extension", "rels", "ContentType", "application/vnd.openxmlformats-package.relationships+xml")
	w.Empty("Default", "Extension", "xml", "ContentType", "application/xml")
	for _, e := range extensions {
		w.Empty("Default", "Extension", e.Name, "ContentType", e.Content)
	}
	w.Empty("Override", "PartName", "/"+Core.Target, "ContentType", "application/vnd.openxmlformats-package.core-properties+xml")
	for _, p := range parts {
		w.Empty("Override", "PartName", "/"+p.Name, "ContentType", p.Content)
	}
	w.Close()
	return Declared(&w)
}

// Properties writes the core properties; no user or computer is named.
func Properties(doc *tree.Document) []byte {
	var w markup.Writer
	w.Open("cp:coreProperties",
		"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
		"xmlns:dc", "http://purl.org/dc/elements/1.1/", "xmlns:dcterms", "http://purl.org/dc/terms/",
		"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
	w.Leaf("dc:title", doc.FullTitle())
	w.Leaf("dc:subject", doc.Subject)
	w.Leaf("dc:creator", doc.Author)
	w.Leaf("dc:description", doc.Footer)
	w.Leaf("dc:language", doc.Language)
	if at := doc.Date.Time(); !at.IsZero() {
		for _, name := range []string{"dcterms:created", "dcterms:modified"} {
			w.Leaf(name, at.UTC().Format(time.RFC3339), "xsi:type", "dcterms:W3CDTF")
		}
	}
	w.Close()
	return Declared(&w)
}
