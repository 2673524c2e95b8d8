// Package markup writes XML by hand: elements in order, with the prefixes that
// office formats expect and encoding/xml cannot give. Escaping is that of
// encoding/xml.
package markup

import (
	"bytes"
	"encoding/xml"
)

// Declaration opens an XML file.
const Declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// Writer writes one piece of XML. The zero value is ready.
type Writer struct {
	buffer bytes.Buffer
	open   []string
}

// Open opens an element; pairs are attributes, name and value.
func (w *Writer) Open(name string, pairs ...string) {
	w.tag(name, pairs)
	w.buffer.WriteByte('>')
	w.open = append(w.open, name)
}

// Close closes the element that was opened last.
func (w *Writer) Close() {
	last := len(w.open) - 1
	w.buffer.WriteString("</" + w.open[last] + ">")
	w.open = w.open[:last]
}

// Empty writes an element without content.
func (w *Writer) Empty(name string, pairs ...string) {
	w.tag(name, pairs)
	w.buffer.WriteString("/>")
}

// Leaf writes an element that holds text only.
func (w *Writer) Leaf(name, text string, pairs ...string) {
	w.Open(name, pairs...)
	w.Text(text)
	w.Close()
}

// Text writes text, escaped.
func (w *Writer) Text(text string) {
	_ = xml.EscapeText(&w.buffer, []byte(text)) // a buffer does not fail
}

// Raw writes what is XML already.
func (w *Writer) Raw(text string) { w.buffer.WriteString(text) }

// Bytes gives what was written.
func (w *Writer) Bytes() []byte { return w.buffer.Bytes() }

func (w *Writer) String() string { return w.buffer.String() }

func (w *Writer) tag(name string, pairs []string) {
	w.buffer.WriteString("<" + name)
	for i := 0; i+1 < len(pairs); i += 2 {
		w.buffer.WriteString(" " + pairs[i] + `="`)
		w.Text(pairs[i+1])
		w.buffer.WriteByte('"')
	}
}
