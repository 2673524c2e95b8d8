package screens

import (
	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"formatietafel/export"
	"formatietafel/export/tree"
	"formatietafel/screens/widgets"
)

// what the button to copy a section is called, before and after
const (
	copyWord   = "Kopieer de tekst"
	copiedWord = "Gekopieerd"
)

// copyButton puts the text of the open section on the clipboard, to paste in
// the agreement.
func (r *reader) copyButton() *widgets.Button { return copyButton(r.sectionText) }

// copyButton puts a text on the clipboard.
func copyButton(text func() string) *widgets.Button {
	b := widgets.NewButtonWithIcon(copyWord, fynetheme.ContentCopyIcon(), nil)
	b.Importance = widget.LowImportance
	b.OnTapped = func() {
		fyne.CurrentApp().Clipboard().SetContent(text())
		b.SetText(copiedWord)
	}
	return b
}

// sectionText is the open section with the sections below it, behind the
// confidential mark where the document carries it.
func (r *reader) sectionText() string {
	var blocks []tree.Block
	if r.doc.Secret != "" {
		blocks = append(blocks, &tree.Paragraph{Style: tree.Mark, Spans: []tree.Span{{Text: r.doc.Secret}}})
	}
	for i := r.open; i < len(r.sections); i++ {
		s := r.sections[i]
		if i > r.open && s.level <= r.sections[r.open].level {
			break
		}
		if s.heading != nil {
			blocks = append(blocks, s.heading)
		}
		blocks = append(blocks, s.blocks...)
	}
	return export.PlainText(blocks)
}
