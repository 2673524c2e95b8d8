package played

import (
	"archive/zip"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"

	"formatietafel/proof/driver"
	"formatietafel/session"
)

// stepKeys open the steps, in their order, by what stands above each.
var stepKeys = []struct{ key, title string }{
	{"ctrl+1", "Wie zitten er aan tafel, en hoeveel tijd is er?"},
	{"ctrl+2", "Wat wil elke partij met digitalisering, waar niet, en wat delen wij?"},
	{"ctrl+3", "Vergelijk het met financiën"},
	{"alt+1", "Hoe gaan wij om met digitalisering?"}, // the first part of Standpunten
	{"ctrl+5", "Afspraak toevoegen"},
	{"ctrl+6", "Dit spraken we af"},
}

// what is typed into the session, and must come out of file and PDF
const (
	vision     = "Techniek helpt, mensen beslissen; ook bij één klacht."
	chance     = "Iedereen volgt een voorstel tot aan de stemming"
	limit      = "Geen gezichtsherkenning op straat"
	plan       = "Een loket dat ook zonder scherm werkt"
	motivation = "Zo weet de raad bij wie hij moet zijn."
	mandate    = "Mag elk voorstel eerst terugsturen."
	review     = "Vóór elk voorstel kijkt de coördinator mee."
	stance     = "Wij beginnen klein en kijken elk jaar terug."
	outcome    = "Camera's hangen er hooguit een jaar."
	other      = "De raad ziet elk algoritme in het register."
	agreement  = "Het college maakt een lijst van alle camera's."
	cover      = "uit de algemene reserve"
	rule       = "Wij laten elkaar uitpraten."
)

// TestFromEmpty fills a session from empty by keyboard and mouse alone, makes
// documents of it, closes and reopens it, and compares file, PDF and screen.
func TestFromEmpty(t *testing.T) {
	t.Parallel()
	u := newUser(t, "Zeedam.formatie")
	p := u.Start(u.program, u.home, "Formatietafel", nil)
	u.Click("Nieuwe sessie")
	u.See("Partijen aan tafel")
	u.saveAs("Zeedam.formatie")
	u.fillTable(p)
	u.fillVision()
	u.fillPortfolio()
	u.fillStances()
	u.fillAgreements()
	u.fillChapter()
	u.present(p)

	u.saveAs("Zeedam einde.formatie")
	u.file = filepath.Join(u.home, "Zeedam einde.formatie")
	pdf := u.makes("PDF", "*_openbaar*.pdf")
	docx := u.makes("Word (.docx)", "*_openbaar*.docx")
	archive := u.makes("Archiefpakket (.zip)", "*.zip")
	u.Press("ctrl+g", "ctrl+0") // no seats, as at each start; and the pages anew, so that each is at its top
	before := u.steps()
	u.Press("ctrl+q")
	p.Ended()

	u.compareFile()
	u.compareDocuments(pdf, docx, archive)

	p = u.Start(u.program, u.home, "Digitalisering in Zeedam", nil, u.file)
	u.compareSteps("by its name", before, u.steps())
	u.Press("ctrl+q")
	p.Ended()
	p = u.Start(u.program, u.home, "Formatietafel", nil)
	u.Click("Recent geopend")
	u.Click("Zeedam einde.formatie")
	p.Title("Digitalisering in Zeedam – Formatietafel")
	u.compareSteps("from the recent files", before, u.steps())
	u.Press("ctrl+q")
	p.Ended()
}

// saveAs saves the session under a name, in the folder that is proposed.
func (u *user) saveAs(name string) {
	u.tb.Helper()
	u.Press("ctrl+shift+s")
	u.See("Opslaan")
	u.Press("ctrl+a")
	u.Type(name)
	u.Press("Return")
	u.Gone("Opslaan")
	u.Wait("the file "+name, func() bool {
		_, err := os.Stat(filepath.Join(u.home, name))
		return err == nil
	})
}

// fill clicks on a field by what it says while it is empty, types, and waits for
// what it typed.
func (u *user) fill(hint, text string) {
	u.tb.Helper()
	u.ClickField(u.Reach(hint))
	u.Type(text)
	u.Typed(text)
}

// saves saves, and waits until the file holds something. All that was done
// before then shows on the screen too.
func (u *user) saves(what string, so func(*session.Session) bool) {
	u.tb.Helper()
	u.Press("ctrl+s")
	u.holds(what, so)
}

func (u *user) savesText(text string) {
	u.tb.Helper()
	u.Press("ctrl+s")
	u.holdsText(text)
}

// choose opens a list by what it says now, and takes one of it.
func (u *user) choose(now, want string) {
	u.tb.Helper()
	u.Choose(u.Reach(now), want)
}

func (u *user) fillTable(p *driver.Program) {
	u.Type("Zeedam") // a new session has the cursor in the name of the municipality
	u.Typed("Zeedam")
	u.fill("bijvoorbeeld 2026–2030", "2027–2031")
	u.ClickBelow("Zetels in de gemeenteraad")
	u.Type("21")
	u.fill("coalitieakkoord", "raadsakkoord")
	u.fill("Digitalisering in …", "Digitalisering in Zeedam")
	p.Title("Digitalisering in Zeedam – Formatietafel")
	u.Press("ctrl+g") // seats are folded away until asked for
	for i, party := range []string{"Lokaal Zeedam", "Groen Zeedam", "Eén Zeedam"} {
		u.ClickOn(u.Reach("Partij toevoegen"))
		u.See("Naam van de partij") // with the cursor in it
		u.Type(party)
		u.ClickField(u.See("zetels"))
		u.Type(fmt.Sprint(7 - i))
	}
	for i, post := range []string{"wethouder zorg", "wethouder financiën"} {
		u.ClickOn(u.Reach("Lid toevoegen"))
		u.See("Functie, bijvoorbeeld wethouder financiën")
		u.Type(post)
		u.choose("geen partij", []string{"Lokaal Zeedam", "Groen Zeedam"}[i])
	}
	u.fill("Naam, alleen als die bekend is", "N. Jansen")
	u.Click("Onderwerpen kiezen")
	u.ClickOn(u.Reach("Wonen"))
	u.choose("kies een opzet", "Twee uur")
	u.ClickOn(u.Reach("Spelregel toevoegen"))
	u.See("Spelregel") // with the cursor in it
	u.Type(rule)
	u.savesText(rule)
}

func (u *user) fillVision() {
	u.Press("ctrl+2")
	for _, text := range []string{"Wij willen dat mensen mensen spreken.", "Wij willen minder apparaten.", "Wij willen vooruit."} {
		u.fill("Onze visie in één zin", text)
	}
	for _, entry := range [][2]string{{"Nieuwe kans", chance}, {"Nieuwe grens", limit}, {"Nieuw plan", plan}} {
		u.fill(entry[0], entry[1])
		u.Press("Return")
		u.See(entry[0]) // the field is empty again
	}
	u.fill("Wat willen wij samen met digitalisering, en wat niet?", vision)
	u.Click("tekst vastgesteld")
	u.saves("the shared vision, as text", func(s *session.Session) bool {
		return s.Vision.Shared == vision && s.Vision.Settled == session.SettledText
	})
}

func (u *user) fillPortfolio() {
	u.Press("ctrl+3")
	u.Reach("Komt bij de portefeuilleverdeling")
	u.ClickLast("Eén coördinerend wethouder")
	u.Reach("Coördinerend wethouder")
	u.ClickBelow("Motivering: waarom kiezen wij dit?")
	u.Type(motivation)
	u.choose("nog niemand", "wethouder financiën")
	u.ClickBelow("Zeggenschap in de andere portefeuilles")
	u.Type(mandate)
	u.Typed(mandate)
	u.ClickBelow("Toets op nieuwe voorstellen")
	u.Type(review)
	u.savesText(review)
}

func (u *user) fillStances() {
	u.Press("alt+1") // Algemeen standpunt, with the cursor in it
	u.See("Hoe gaan wij om met digitalisering? Wat doen wij, wat niet, en wie beslist?")
	u.Type(stance)
	u.Click("tekst vastgesteld")
	u.saves("the overall stance", func(s *session.Session) bool {
		return s.Overall.Text == stance && s.Overall.Settled == session.SettledText
	})
	u.Press("alt+3")
	for i, dilemma := range []struct{ title, positions, outcome, place, text string }{
		{"Cameratoezicht", "-2 0 2", "ctrl+shift+2", "3", outcome},
		{"Algoritmeregister", "1 1 -", "ctrl+shift+1", "2", other},
	} {
		u.choose("Uit de gids", dilemma.title)
		u.Press("ctrl+shift+l") // Inzet in één regel
		u.Type(dilemma.positions)
		u.Press("Return")
		u.Press(dilemma.outcome, dilemma.place)
		u.saves("a place for the outcome of "+dilemma.title, func(s *session.Session) bool { return len(s.Stances) > i && s.Stances[i].Position != nil })
		u.fill("Wat spreken wij af?", dilemma.text)
		u.Click("tekst vastgesteld")
		u.saves("the outcome of "+dilemma.title, func(s *session.Session) bool {
			return s.Stances[i].Text == dilemma.text && s.Stances[i].Settled == session.SettledText && s.Stances[i].Position != nil
		})
	}
}

func (u *user) fillAgreements() {
	u.Press("ctrl+5")
	u.Click("Afspraak toevoegen")
	u.See("Wat spreken wij af?")
	u.Type(agreement)
	u.choose("nog niemand", "het college")
	u.fill("dag maand jaar", "1 juli 2027")
	u.choose("niets gekozen", "Dilemma: Cameratoezicht")
	u.choose("geen geld genoemd", "eenmalig")
	u.ClickBelow("Bedrag in euro's")
	u.Type("50.000")
	u.fill("Waar komt het geld vandaan?", cover)
	u.savesText(cover)
}

func (u *user) fillChapter() {
	u.Press("ctrl+6")
	u.choose("kies een status", "onderhandelaarsakkoord")
	u.fill("versie", "0.9")
	u.saves("status and version", func(s *session.Session) bool {
		return s.Document.Status == session.Negotiated && s.Document.Version == "0.9"
	})
}

// present shows the hall screen, which has more than one colour and goes on
// when the facilitator does.
func (u *user) present(p *driver.Program) {
	u.Press("alt+3", "ctrl+b")
	hall := u.Window("^Zaalscherm$")
	u.Still()
	first := u.Look()
	if isBlank(first) {
		u.Fatalf("the hall screen is blank")
	}
	u.Press("F8") // black
	u.Wait("a black hall screen", func() bool { return driver.Difference(first, u.Look()) > 0.02 })
	u.Press("F5")
	u.Wait("no hall screen", func() bool { return !slices.Contains(u.Windows("^Zaalscherm$"), hall) })
	p.Front()
}

// isBlank tells whether nearly all of a picture has one colour.
func isBlank(picture *image.RGBA) bool {
	plain := image.NewRGBA(picture.Bounds())
	draw.Draw(plain, plain.Bounds(), image.NewUniform(picture.At(driver.Width/2, driver.Height/2)), image.Point{}, draw.Src)
	return driver.Difference(picture, plain) < 0.005
}

// makes makes a document of a kind.
func (u *user) makes(kind, pattern string) (path string) {
	u.tb.Helper()
	u.Press("ctrl+e")
	u.See("Soort bestand")
	if kind != "PDF" {
		u.choose("PDF", kind)
	}
	u.Click("Kies een plek…")
	return u.writes(pattern)
}

// steps gives a picture of each step without what tells the time.
func (u *user) steps() []*image.RGBA {
	u.tb.Helper()
	var pictures []*image.RGBA
	for _, step := range stepKeys {
		u.Press(step.key, "Escape") // and no cursor anywhere
		u.See(step.title)
		u.Still()
		picture := u.Look()
		draw.Draw(picture, image.Rect(0, driver.Height-60, driver.Width, driver.Height), image.NewUniform(color.White), image.Point{}, draw.Src)
		pictures = append(pictures, picture)
	}
	return pictures
}

// sameScreen is the part of the pixels that may differ between a session that
// was closed and the same reopened: less than a word.
const sameScreen = 0.0005

func (u *user) compareSteps(how string, before, after []*image.RGBA) {
	u.tb.Helper()
	for i := range before {
		if isBlank(before[i]) {
			u.tb.Errorf("%s: the step is blank", stepKeys[i].title)
		}
		if d := driver.Difference(before[i], after[i]); d > sameScreen {
			driver.KeepPicture(u.tb, fmt.Sprintf("%s-step-%d-closed", u.tb.Name(), i+1), before[i])
			driver.KeepPicture(u.tb, fmt.Sprintf("%s-step-%d-reopened", u.tb.Name(), i+1), after[i])
			u.tb.Errorf("reopened %s, %.4f of the picture of %q is another", how, d, stepKeys[i].title)
		}
	}
}

// compareFile reads the file in three ways: by our own reader, by check, and
// by another TOML library.
func (u *user) compareFile() {
	u.tb.Helper()
	if said, code := u.command("check", u.file); code > 1 || strings.Contains(said, "ongeldig") || strings.Contains(said, "onbekend") {
		u.tb.Errorf("check: exit %d: %s", code, said)
	}
	data, err := os.ReadFile(u.file)
	if err != nil {
		u.tb.Fatal(err)
	}
	var raw map[string]any
	if err := toml.Unmarshal(data, &raw); err != nil {
		u.tb.Fatal(err)
	}
	for place, want := range wanted {
		if got := at(raw, strings.Split(place, ".")...); !reflect.DeepEqual(got, want) {
			u.tb.Errorf("%s is %#v, want %#v", place, got, want)
		}
	}
	s := u.saved()
	if s.Municipality.Term != "2027–2031" || len(s.Parties) != 3 || s.Portfolio.Coordinator != "w2" {
		u.tb.Errorf("our own reader gives %v", s)
	}
}

// wanted is what was typed and chosen, by place in the file.
var wanted = map[string]any{
	"title": "Digitalisering in Zeedam", "document.word": "raadsakkoord", "document.status": "negotiated", "document.version": "0.9",
	"municipality.name": "Zeedam", "municipality.term": "2027–2031", "municipality.council_seats": int64(21),
	"plan.preset": "120", "plan.minutes": int64(120), "plan.rules.0": rule,
	"parties.0.name": "Lokaal Zeedam", "parties.1.name": "Groen Zeedam", "parties.2.name": "Eén Zeedam",
	"parties.0.seats": int64(7), "parties.1.seats": int64(6), "parties.2.seats": int64(5),
	"members.0.post": "wethouder zorg", "members.0.name": "N. Jansen", "members.0.role": "alderman", "members.0.party": "partij-1", "members.0.fields.0": "wonen",
	"members.1.post": "wethouder financiën", "members.1.party": "partij-2", "members.1.name": nil,
	"vision.shared": vision, "vision.settled": "text",
	"vision.parties.0.text": "Wij willen dat mensen mensen spreken.", "vision.parties.1.text": "Wij willen minder apparaten.", "vision.parties.2.text": "Wij willen vooruit.",
	"vision.opportunities.0.text": chance, "vision.limits.0.text": limit, "vision.plans.0.title": plan,
	"portfolio.model": "coordinating", "portfolio.motivation": motivation, "portfolio.coordinator": "w2", "portfolio.mandate": mandate, "portfolio.review": review,
	"overall.text": stance, "overall.settled": "text",
	"stances.0.question": "cameras", "stances.0.outcome": "compromise", "stances.0.position": int64(0), "stances.0.text": outcome, "stances.0.settled": "text",
	"stances.0.positions.0.value": int64(-2), "stances.0.positions.1.value": int64(0), "stances.0.positions.2.value": int64(2),
	"stances.1.question": "algoritmeregister", "stances.1.outcome": "agreed", "stances.1.position": int64(-1), "stances.1.text": other,
	"stances.1.positions.1.value": int64(1), "stances.1.positions.2.state": "none", "stances.1.positions.2.value": nil,
	"agreements.0.text": agreement, "agreements.0.owner": "college", "agreements.0.due": "2027-07-01", "agreements.0.money": "once",
	"agreements.0.euros": int64(50000), "agreements.0.cover": cover, "agreements.0.stance": "cameras",
}

// at gives a value by its place: keys, and numbers in lists.
func at(value any, place ...string) any {
	if len(place) == 0 {
		return value
	}
	switch v := value.(type) {
	case map[string]any:
		return at(v[place[0]], place[1:]...)
	case []any:
		for i, element := range v {
			if fmt.Sprint(i) == place[0] {
				return at(element, place[1:]...)
			}
		}
	}
	return nil
}

// compareDocuments looks for what was typed, and compares what the window made
// with what the command makes of the same file.
func (u *user) compareDocuments(pdf, docx, archive string) {
	u.tb.Helper()
	words := wordsOf(u.tb, pdf)
	for _, text := range []string{
		vision, chance, limit, plan, motivation, mandate, review, stance, outcome, other, agreement, cover,
		"Zeedam", "2027–2031", "N. Jansen", "Eén Zeedam", "1 juli 2027", "€ 50.000", "raadsakkoord", "onderhandelaarsakkoord",
	} {
		if !strings.Contains(strings.ToLower(words), strings.ToLower(strings.TrimSuffix(text, "."))) {
			u.tb.Errorf("the PDF does not hold %q", text)
		}
	}
	for _, party := range []string{"mensen mensen spreken", "minder apparaten"} {
		if strings.Contains(words, party) {
			u.tb.Errorf("the public PDF holds %q, of one party", party)
		}
	}
	for _, made := range []string{pdf, docx} {
		again := filepath.Join(u.home, "again"+filepath.Ext(made))
		u.must("export", u.file, "-o", again)
		one, err := os.ReadFile(made)
		if err != nil {
			u.tb.Fatal(err)
		}
		two, err := os.ReadFile(again)
		if err != nil {
			u.tb.Fatal(err)
		}
		if !slices.Equal(one, two) {
			u.tb.Errorf("%s of the window and of the command are not the same bytes", filepath.Ext(made))
		}
	}
	if again := wordsOf(u.tb, filepath.Join(u.home, "again.pdf")); again != words {
		u.tb.Errorf("the command's PDF says\n%s\nand the window's\n%s", again, words)
	}
	z, err := zip.OpenReader(archive)
	if err != nil {
		u.tb.Fatal(err)
	}
	defer z.Close()
	if !slices.ContainsFunc(z.File, func(f *zip.File) bool { return strings.HasSuffix(f.Name, ".pdf") }) {
		u.tb.Error("the archive holds no PDF")
	}
}
