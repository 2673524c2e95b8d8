package screens

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"formatietafel/assets"
	"formatietafel/export"
	"formatietafel/screens/widgets"
	"formatietafel/session"
)

func openExampleChapter(t *testing.T) (*shell, memory) {
	t.Helper()
	s, disk := newTestShell(t)
	example, err := session.Read(assets.Example)
	if err != nil {
		t.Fatal(err)
	}
	s.desk.Change("voorbeeld", "", func(now *session.Session) {
		id := now.ID
		*now = *example.Clone()
		now.ID = id
	})
	s.goTo("chapter", "")
	return s, disk
}

func TestCopyTheTextOfASection(t *testing.T) {
	s, _ := openExampleChapter(t)
	press(t, s, "Zo wordt het openbaar")
	page := s.pages["chapter"].(*chapterPage)
	at := slices.IndexFunc(page.public.sections, func(sec section) bool { return strings.HasSuffix(sec.title, "Onze visie") })
	page.public.list.Select(at)
	press(t, s, copyWord)
	got := fyne.CurrentApp().Clipboard().Content()
	if !strings.HasPrefix(got, "Onze visie\n\nWij zetten techniek in") {
		t.Errorf("copied:\n%.120s", got)
	}
	for _, want := range []string{"\n\nKansen voor de democratie\n", "- Geen computer beslist zelf"} {
		if !strings.Contains(got, want) {
			t.Errorf("the sections below are missing: %q", want)
		}
	}
	if strings.Contains(got, "Wie over digitalisering gaat") || strings.Contains(got, "VERTROUWELIJK") {
		t.Error("more than the section is copied")
	}
	press(t, s, copiedWord)
}

func TestACopyOfTheConfidentialTextSaysSo(t *testing.T) {
	s, _ := openExampleChapter(t)
	press(t, s, "Het hele hoofdstuk")
	page := s.pages["chapter"].(*chapterPage)
	page.full.list.Select(1)
	press(t, s, copyWord)
	if got, want := strings.HasPrefix(fyne.CurrentApp().Clipboard().Content(), "VERTROUWELIJK – formatie – niet publiceren\n"), page.full.doc.Secret != ""; got != want {
		t.Errorf("the mark stands in front: %v, the text is confidential: %v", got, want)
	}
}

// TestEveryFormatCanBeChosen makes each format from the dialog.
func TestEveryFormatCanBeChosen(t *testing.T) {
	s, disk := openExampleChapter(t)
	var offered []string
	for _, o := range slices.Concat(formatNames, chapterFormats) {
		offered = append(offered, o.value)
	}
	want := append(export.Formats(), export.ArchiveExtension)
	for _, extension := range want {
		if !slices.Contains(offered, extension) {
			t.Errorf("the dialog does not offer %s", extension)
		}
		s.writeChapter("hoofdstuk"+extension, export.Options{})
		if len(disk["hoofdstuk"+extension]) == 0 {
			t.Errorf("no %s is made", extension)
		}
	}
	var direct bytes.Buffer
	if _, err := export.Write(&direct, export.Compose(s.session(), s.guide, export.Options{}), ".docx"); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(direct.Bytes(), disk["hoofdstuk.docx"]) {
		t.Error("the window makes another file than the command line")
	}
}

func TestTheDialogKnowsWhatAFormatCan(t *testing.T) {
	s, _ := openExampleChapter(t)
	s.askExport()
	format := find(t, s, "the list of formats", func(w *widgets.Select) bool { return slices.Contains(w.Options, "Word (.docx)") })
	group := func(word string) *widgets.RadioGroup {
		return find(t, s, word, func(g *widgets.RadioGroup) bool { return slices.Contains(g.Options, word) })
	}
	name := func(extension string) {
		t.Helper()
		find(t, s, "a name that ends in "+extension, func(l *widget.Label) bool { return filepath.Ext(l.Text) == extension })
	}
	name(".pdf")
	format.SetSelected("Afspraken voor Excel (.xlsx)")
	name(".xlsx")
	if !group(wordLong).Disabled() || !group(wordChapter).Disabled() {
		t.Error("a list of agreements has a length or a form")
	}
	format.SetSelected("Archiefpakket (.zip)")
	name(".zip")
	find(t, s, "the choice to take the data along", func(c *widgets.Check) bool { return strings.HasPrefix(c.Text, "met de gegevens erin") })
	format.SetSelected("Word (.docx)")
	name(".docx")
	if group(wordLong).Disabled() {
		t.Error("a document has no length")
	}
	if _, there := look(s, func(w *widgets.Select) bool { return slices.Contains(w.Options, "Eerste kop: Kop 2") }); there {
		t.Error("a document of its own asks where its headings begin")
	}
	chooseRadio(t, s, wordChapter)
	find(t, s, "where the headings begin", func(w *widgets.Select) bool { return slices.Contains(w.Options, "Eerste kop: Kop 2") })
	s.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
}

func TestArchiveFromTheMenu(t *testing.T) {
	s, _ := openExampleChapter(t)
	file := s.menu.menu.Items[0].Items
	at := slices.IndexFunc(file, func(i *fyne.MenuItem) bool { return i.Label == "Archiefpakket maken…" })
	if at < 0 {
		t.Fatal("the menu does not make an archive bundle")
	}
	file[at].Action()
	if !s.covered() {
		t.Error("nothing asks where it is to come")
	}
}
