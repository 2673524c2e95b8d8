package screens

import (
	"bytes"
	"testing"

	"fyne.io/fyne/v2/widget"
)

// The window says of a PDF what may be said of it, in words to copy, and of
// other formats nothing. With the box ticked the data go along.
func TestDocumentSaysWhatMayBeSaid(t *testing.T) {
	const assurance = "toegankelijk: gecontroleerd door het programma; zelf nog nakijken: teksten bij afbeeldingen"
	s, disk := newTestShell(t)
	e := s.newExport()
	e.attach.SetChecked(true)
	e.writeChapter("akkoord.pdf", e.options())
	if !bytes.Contains(disk["akkoord.pdf"], []byte("<pdfaid:part>3</pdfaid:part>")) {
		t.Error("the data did not go along")
	}
	find(t, s, "the assurance", saysLabel(assurance))
	press(t, s, copyWord)
	if got := s.app.Clipboard().Content(); got != assurance {
		t.Errorf("copied %q", got)
	}
	s.dismiss()
	e.writeChapter("akkoord.txt", e.options())
	if _, ok := look(s, func(l *widget.Label) bool { return l.Text == assurance }); ok {
		t.Error("a text is called accessible")
	}
}
