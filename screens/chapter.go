package screens

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"formatietafel/export"
	"formatietafel/export/tree"
	"formatietafel/screens/widgets"
	"formatietafel/session"
)

// closingPlace is the place of "Dit spraken we af".
const closingPlace = "closing"

// the parts of the page
const (
	partClosing = closingPlace
	partText    = "text"
	partOpen    = "open"
	partSign    = "sign"
	partPublic  = "public"
)

var chapterParts = []option{
	{partClosing, "Dit spraken we af"}, {partText, "Het hele hoofdstuk"}, {partOpen, "Nog open"}, {partSign, "Ondertekening"}, {partPublic, "Zo wordt het openbaar"},
}

// chapterPage is the step Hoofdstuk: what was agreed, as it will be written.
type chapterPage struct {
	*room
	form       *form
	frame      *fyne.Container
	middle     *fyne.Container
	tabs       map[string]*widgets.Button
	parts      map[string]fyne.CanvasObject
	current    string
	closing    *fyne.Container
	full       *reader
	public     *reader
	found      []session.Finding
	list       *widgets.List
	nothing    *widget.Label
	parked     *entries
	homework   *homework
	notes      *entries
	signatures *rows
	signed     *widget.Label
}

func newChapterPage(r *room) page {
	p := &chapterPage{room: r, form: newForm(r, "chapter"), tabs: map[string]*widgets.Button{}, parts: map[string]fyne.CanvasObject{}, middle: container.NewStack()}
	p.closing = container.NewVBox()
	p.full, p.public = newReader(r, p.askWording), newReader(r, nil)
	p.signatures = newRows(r, "signatures", func(s *session.Session) []string { return indexes(len(s.Signoff.Signatures)) }, p.signatureRow)
	p.parts[partClosing] = scrolled(card(p.closing))
	p.parts[partText] = p.full.content
	p.parts[partOpen] = p.openMatters()
	p.parts[partSign] = scrolled(card(p.signoff()))
	p.parts[partPublic] = container.NewBorder(container.NewPadded(quiet("Dit, en niets anders, staat in de openbare versie.")), nil, nil, nil, p.public.content)
	bar := container.NewHBox()
	for _, part := range chapterParts {
		b := widgets.NewButton(part.text, func() { p.openPart(part.value) })
		p.tabs[part.value] = b
		bar.Add(b)
	}
	step, _ := r.guide.Step("chapter")
	makeDocument := widgets.NewButtonWithIcon("Document maken", fynetheme.DocumentSaveIcon(), func() { r.makeDocument() })
	makeDocument.Importance = widget.HighImportance
	head := container.NewVBox(container.NewBorder(nil, nil, nil, container.NewCenter(makeDocument), title(step.Title)), p.status(), container.NewHScroll(bar))
	p.frame = container.NewBorder(container.NewPadded(head), nil, nil, nil, p.middle)
	p.openPart(partClosing)
	return p
}

func (p *chapterPage) content() fyne.CanvasObject { return p.frame }

func (p *chapterPage) open(place string) {
	switch {
	case place == closingPlace:
		p.openPart(partClosing)
	case strings.HasPrefix(place, "signoff"):
		p.openPart(partSign)
	case strings.HasPrefix(place, "wording"):
		p.openPart(partText)
	case p.parts[place] != nil:
		p.openPart(place)
	}
}

// place is what open brings back.
func (p *chapterPage) place() string { return p.current }

func (p *chapterPage) openPart(part string) {
	p.current = part
	for id, tab := range p.tabs {
		tab.Importance = widget.MediumImportance
		if id == part {
			tab.Importance = widget.HighImportance
		}
		tab.Refresh()
	}
	p.refresh()
	p.middle.Objects = []fyne.CanvasObject{p.parts[part]}
	p.middle.Refresh()
}

func (p *chapterPage) refresh() {
	p.form.refresh()
	switch p.current {
	case partClosing:
		p.showClosing()
	case partText:
		variant := export.Confidential
		if p.discreet() {
			variant = export.Public // what weighs how heavily is no matter for the wall
		}
		p.full.show(export.Compose(p.session(), p.guide, export.Options{Variant: variant}))
	case partOpen:
		p.found = session.Check(p.session(), p.guide)
		shown(p.nothing, len(p.found) == 0)
		p.list.Refresh()
		p.homework.refresh()
		p.parked.refresh()
		p.notes.refresh()
	case partSign:
		p.signatures.refresh()
	case partPublic:
		p.public.show(export.Compose(p.session(), p.guide, export.Options{Variant: export.Public}))
	}
}

var statuses = []option{{string(session.Concept), "concept"}, {string(session.Negotiated), "onderhandelaarsakkoord"}, {string(session.Final), "definitief"}}

// status is chosen by people; the program never computes it.
func (p *chapterPage) status() fyne.CanvasObject {
	status := p.form.pick("Status", "kies een status", func(*session.Session) []option { return statuses },
		func(s *session.Session) string { return string(s.Document.Status) },
		func(s *session.Session, v string) { s.Document.Status = session.Status(v) })
	version := p.form.line("Versie", "versie",
		func(s *session.Session) string { return s.Document.Version },
		func(s *session.Session, v string) { s.Document.Version = v })
	return container.NewHBox(widget.NewLabel("Status"), container.New(fixedWidth(230), status), widget.NewLabel("Versie"), container.New(fixedWidth(90), version))
}

// showClosing is what the facilitator reads out at the end: the short form.
func (p *chapterPage) showClosing() {
	doc := export.Compose(p.session(), p.guide, closingOptions)
	view := newReader(p.room, nil)
	objects := []fyne.CanvasObject{title("Dit spraken we af")}
	for _, block := range doc.Blocks {
		objects = append(objects, view.block(block))
	}
	p.closing.Objects = objects
	p.closing.Refresh()
}

// openMatters lists what is open; each line goes to its place.
func (p *chapterPage) openMatters() fyne.CanvasObject {
	p.nothing = widget.NewLabel("Er staat niets meer open.")
	p.list = p.findingList(&p.found, func(f session.Finding) { p.goTo(f.Step, f.Place) })
	p.parked = newParkingLot(p.room)
	p.homework, p.notes = newHomework(p.room), newNotes(p.room)
	notes := widgets.NewFold("Eigen aantekeningen van de gespreksleider", func() fyne.CanvasObject { return p.notes.part })
	below := scrolled(container.NewVBox(card(p.homework.box), card(p.parked.part), notes.Box))
	split := container.NewVSplit(container.NewStack(p.list, container.NewCenter(p.nothing)), below)
	split.Offset = 0.35
	return split
}

// newParkingLot shows what was put aside for later.
func newParkingLot(r *room) *entries {
	build := func(f *form, id string) fyne.CanvasObject {
		text, setText := parking.text(id, func(p *session.Parking) *string { return &p.Text })
		remove := moveButton(fynetheme.DeleteIcon(), func() {
			r.desk.Change("Van de parkeerplaats halen", "", func(s *session.Session) { parking.remove(s, id) })
		})
		return container.NewBorder(nil, nil, nil, remove, f.line("Parkeerplaats", "Wat komt later terug?", text, setText))
	}
	return newEntries(r, "parking", "Parkeerplaats", "Wat vanavond niet past, staat hier.", "Zet iets opzij voor later", parking.ids, build,
		func(s *session.Session, text string) {
			s.Parking = append(s.Parking, session.Parking{ID: session.FreshID("x", parking.ids(s)), Text: text, Step: session.StepChapter})
		})
}

// sayFinding is a finding in words. One of what is open names itself; what
// cannot be right is often a mere value.
func (r *room) sayFinding(f session.Finding) string {
	about := ""
	if f.Class != session.Incomplete {
		about = session.Subject(r.session(), r.guide, f.Place)
	}
	if about == "" {
		return sentence(f.Message)
	}
	return about + ": " + sentence(f.Message)
}

// findingList shows findings as links to their places.
func (r *room) findingList(found *[]session.Finding, follow func(session.Finding)) *widgets.List {
	list := widgets.NewList(func() int { return len(*found) },
		func() fyne.CanvasObject {
			l := widget.NewLabel("")
			l.Truncation = fyne.TextTruncateEllipsis
			return l
		},
		func(i widget.ListItemID, o fyne.CanvasObject) {
			f := (*found)[i]
			o.(*widget.Label).SetText(capital(windowWords[f.Class]) + " · " + r.sayFinding(f))
		})
	list.OnSelected = func(i widget.ListItemID) {
		list.UnselectAll()
		if i < len(*found) {
			follow((*found)[i])
		}
	}
	return list
}

func (p *chapterPage) signoff() fyne.CanvasObject {
	f := p.form
	place := f.line("Plaats", "plaats",
		func(s *session.Session) string { return s.Signoff.Place },
		func(s *session.Session, v string) { s.Signoff.Place = v })
	date := widgets.NewDate(p.window, time.Now)
	date.Changed = func(iso string) {
		f.change("Datum van ondertekening", "signoff.date", func(s *session.Session) { s.Signoff.Date = iso })
	}
	f.onShow(func(s *session.Session) { date.ShowDate(s.Signoff.Date) })
	p.signed = prose("")
	f.onShow(func(s *session.Session) { p.signed.SetText(p.signedText(s)) })
	fix := widgets.NewButton("Deze tekst is ondertekend", func() {
		p.desk.Change("Ondertekend", "", func(s *session.Session) { s.Signoff.Fingerprint = export.Fingerprint(s, p.guide) })
	})
	add := widgets.NewButtonWithIcon("Ondertekenaar toevoegen", fynetheme.ContentAddIcon(), func() {
		p.desk.Change("Ondertekenaar toevoegen", "", session.AddSignature)
	})
	return container.NewVBox(heading("Ondertekening"),
		container.NewGridWithColumns(2, labelled("Plaats", place), labelled("Datum", date.Box)),
		p.signatures.box, container.NewHBox(add, fix), p.signed)
}

// signedText says whether the text is still the one that was signed.
func (p *chapterPage) signedText(s *session.Session) string {
	now := export.Fingerprint(s, p.guide)
	switch s.Signoff.Fingerprint {
	case "":
		return "Vingerafdruk van de openbare tekst: " + now + "."
	case now:
		return "De tekst is dezelfde als bij de ondertekening (" + now + ")."
	}
	return "De tekst is gewijzigd na de ondertekening: toen " + s.Signoff.Fingerprint + ", nu " + now + "."
}

func (p *chapterPage) signatureRow(f *form, key string) fyne.CanvasObject {
	i := slices.Index(indexes(len(p.session().Signoff.Signatures)), key)
	bind := func(at func(*session.Signature) *string) (getText, setText) {
		get := func(s *session.Session) string {
			if i >= len(s.Signoff.Signatures) {
				return ""
			}
			return *at(&s.Signoff.Signatures[i])
		}
		return get, func(s *session.Session, v string) {
			if i < len(s.Signoff.Signatures) {
				*at(&s.Signoff.Signatures[i]) = v
			}
		}
	}
	party, setParty := bind(func(s *session.Signature) *string { return &s.Party })
	name, setName := bind(func(s *session.Signature) *string { return &s.Name })
	function, setFunction := bind(func(s *session.Signature) *string { return &s.Function })
	reservation, setReservation := bind(func(s *session.Signature) *string { return &s.Reservation })
	remove := moveButton(fynetheme.DeleteIcon(), func() {
		p.desk.Change("Ondertekenaar verwijderen", "", func(s *session.Session) {
			if i < len(s.Signoff.Signatures) {
				s.Signoff.Signatures = slices.Delete(slices.Clone(s.Signoff.Signatures), i, i+1)
			}
		})
	})
	return container.NewBorder(nil, nil, nil, remove, container.NewGridWithColumns(4,
		f.pick("Partij van de ondertekenaar", "partij", partyOptions, party, setParty),
		f.line("Naam van de ondertekenaar", "naam", name, setName),
		f.line("Functie van de ondertekenaar", "functie", function, setFunction),
		f.line("Voorbehoud", "voorbehoud, bijvoorbeeld van de leden", reservation, setReservation)))
}

// askWording puts a passage in the table's own words, or back.
func (p *chapterPage) askWording(passage *tree.Paragraph) {
	field := widgets.NewArea(8)
	field.SetText(passage.Text)
	var d *dialog.CustomDialog
	done := func(label string, apply func(*session.Session)) {
		d.Hide()
		p.desk.Change(label, "", apply)
	}
	adopt := func() {
		done("Eigen tekst", func(s *session.Session) {
			session.SetWording(s, session.Wording{Passage: passage.Passage, Text: strings.TrimSpace(field.Text), Base: passage.Base})
		})
	}
	take := widgets.NewButton("Overnemen", adopt)
	take.Importance = widget.HighImportance
	back := widgets.NewButton("Terug naar de standaardtekst", func() {
		done("Terug naar de standaardtekst", func(s *session.Session) {
			session.SetWording(s, session.Wording{Passage: passage.Passage})
		})
	})
	enable(back, passage.Own)
	typed := func() bool { return field.Text != passage.Text }
	leave := p.leaveDraft(typed, answer{"Overnemen", adopt}, func() { d.Hide() })
	d = dialog.NewCustomWithoutButtons("Eigen tekst", field, p.window)
	d.SetButtons([]fyne.CanvasObject{widgets.NewButton("Annuleren", leave), back, take})
	d.Resize(fyne.NewSize(760, 420))
	p.showDialog(draft{d, leave})
	p.window.Canvas().Focus(field)
}
