package guide

import (
	"fmt"
	"reflect"
	"regexp"
)

// How much a part of the guide holds once it is given at all. An own guide may
// leave a part out; where what it brings is not whole, a table or a new
// alderman meets half a page, and that is a flaw.
const (
	meanings       = 5 // sentences of a field
	chances        = 3
	risks          = 3
	fieldQuestions = 5
	hardQuestions  = 3
	fewestSteps    = 4 // of the first hundred days
	mostSteps      = 6
	longestPortion = 10 // minutes
)

var (
	groups   = map[Group]bool{College: true, Inside: true, Council: true, Outside: true}
	askers   = map[Asker]bool{FromCouncil: true, FromPress: true}
	timeForm = regexp.MustCompile(`^([01][0-9]|2[0-3])\.[0-5][0-9] uur$`)
	letters  = []string{"A", "B", "C", "D", "E"} // of the cards, at -2 to 2
)

// report notes a problem at a key below one element or one part of the guide.
type report func(key, message string)

// reports notes what is wrong, and what falls short ([Problem.Flaw]).
type reports struct {
	wrong, short report
}

// below reports below the i-th element of an array.
func (c *checker) below(array string, i int) reports {
	return reports{
		wrong: func(key, message string) { c.add(array, i, key, message) },
		short: func(key, message string) { c.flaw(array, i, key, message) },
	}
}

// part reports below what the guide has once, such as the manual.
func (c *checker) part(name string) reports {
	file := c.guide.places[name].file
	note := func(flaw bool) report {
		return func(key, message string) {
			c.found = append(c.found, Problem{
				File: file, Place: name + "." + key, Message: message, Line: line(c.guide.texts[file], name, 0, key), Flaw: flaw,
			})
		}
	}
	return reports{wrong: note(false), short: note(true)}
}

// field checks that a field is complete. One that is a title alone can be used,
// with the questions that fit any subject.
func (c *checker) field(i int) {
	f := c.guide.Fields[i]
	at := c.below("fields", i)
	for _, part := range []struct {
		key         string
		given       int
		least, most int
	}{
		{"meaning", len(f.Meaning), meanings, meanings},
		{"chances", len(f.Chances), chances, chances},
		{"risks", len(f.Risks), risks, risks},
		{"questions", len(f.Questions), fieldQuestions, fieldQuestions},
		{"press", len(f.Press), hardQuestions, hardQuestions},
		{"hundred", len(f.Hundred), fewestSteps, mostSteps},
	} {
		if part.given < part.least || part.given > part.most {
			at.short(part.key, fmt.Sprintf("hier %s; geef er %s", counted(part.given), span(part.least, part.most)))
		}
	}
	for n, q := range f.Questions {
		key := fmt.Sprintf("questions[#%d]", n+1)
		if q.Text == "" {
			at.short(key+".text", "deze vraag is leeg")
		}
		if (q.Good == "") != (q.Worrying == "") {
			at.short(key, "zeg zowel hoe een goed als hoe een zorgelijk antwoord klinkt")
		}
	}
	for n, q := range f.Press {
		hardQuestion(q, at, element("press", q.ID, n))
	}
	c.refs("fields", i, "meet", f.Meet, has(c.guide.Role))
}

func counted(n int) string {
	if n == 1 {
		return "staat er 1"
	}
	return fmt.Sprintf("staan er %d", n)
}

func span(least, most int) string {
	if least == most {
		return fmt.Sprint(least)
	}
	return fmt.Sprintf("%d tot %d", least, most)
}

// element names the n-th element of a list by its id, or by its number from 1.
func element(list, id string, n int) string {
	if id == "" {
		return fmt.Sprintf("%s[#%d]", list, n+1)
	}
	return list + "[" + id + "]"
}

func hardQuestion(q HardQuestion, at reports, key string) {
	if !askers[q.Asker] {
		at.wrong(key+".asker", "kies council of press")
	}
	practice(q.Question, q.Traps, q.Answer, at.short, key)
}

// practice checks what every question to practise on needs.
func practice(question string, traps []string, answer string, at report, key string) {
	if question == "" {
		at(key+".question", "deze vraag is leeg")
	}
	if len(traps) == 0 {
		at(key+".traps", "noem minstens één valkuil")
	}
	if answer == "" {
		at(key+".answer", "geef een voorbeeld van een antwoord")
	}
}

// practised checks that an answer in a file can name its question: one id
// among all questions of the fields, of the council and of the bad Monday.
func (c *checker) practised() {
	seen := map[string]bool{}
	id := func(id string, at report, key string) {
		if !idForm.MatchString(id) {
			at(key+".id", "geef een id van kleine letters, cijfers en streepjes")
			return
		}
		if seen[id] {
			at(key+".id", "dit id komt twee keer voor bij de vragen; geef elk een eigen id")
		}
		seen[id] = true
	}
	for i, f := range c.guide.Fields {
		for n, q := range f.Press {
			id(q.ID, c.below("fields", i).wrong, element("press", q.ID, n))
		}
	}
	for n, q := range c.guide.Onboarding.Council {
		id(q.ID, c.part("onboarding").wrong, element("council", q.ID, n))
	}
	for n, m := range c.guide.Onboarding.Monday {
		id(m.ID, c.part("onboarding").wrong, element("monday", m.ID, n))
	}
}

// ids checks form and uniqueness of the ids in one list of a part.
func ids[T any](list []T, idOf func(*T) string, at report, name string) {
	seen := map[string]bool{}
	for n := range list {
		id := idOf(&list[n])
		if !idForm.MatchString(id) {
			at(element(name, id, n)+".id", "geef een id van kleine letters, cijfers en streepjes")
			continue
		}
		if seen[id] {
			at(element(name, id, n)+".id", "dit id komt twee keer voor; geef elk een eigen id")
		}
		seen[id] = true
	}
}

// names checks the ids by which an element of a part names others.
func names(list []string, known func(string) bool, at report, key string) {
	for _, id := range list {
		if !known(id) {
			at(key, "\""+id+"\" bestaat niet in deze gids")
		}
	}
}

func (c *checker) onboarding() {
	o := c.guide.Onboarding
	at := c.part("onboarding")
	ids(o.Roles, func(r *Role) string { return r.ID }, at.wrong, "roles")
	ids(o.SelfCheck, func(s *SelfCheck) string { return s.ID }, at.wrong, "selfcheck")
	ids(o.Portions, func(p *Portion) string { return p.ID }, at.wrong, "portions")
	for n, r := range o.Roles {
		role(r, at, element("roles", r.ID, n))
	}
	for n, q := range o.Council {
		hardQuestion(q, at, element("council", q.ID, n))
	}
	c.monday(at)
	for n, s := range o.SelfCheck {
		key := element("selfcheck", s.ID, n)
		if s.Question == "" || s.Explanation == "" {
			at.short(key, "geef een vraag en een uitleg")
		}
		names([]string{s.Portion}, has(c.guide.Portion), at.wrong, key+".portion")
	}
	for n, p := range o.Portions {
		c.portion(p, at, element("portions", p.ID, n))
	}
}

func role(r Role, at reports, key string) {
	if !groups[r.Group] {
		at.wrong(key+".group", "kies college, inside, council of outside")
	}
	if r.Title == "" || r.Text.Text == "" {
		at.short(key, "geef een titel en een tekst")
	}
	if len(r.Asks) == 0 || len(r.Not) == 0 {
		at.short(key, "zeg wat u deze persoon vraagt, en wat u niet mag vragen")
	}
}

// monday checks the moments of the bad Monday: each complete, and later than
// the one before.
func (c *checker) monday(at reports) {
	before := ""
	for n, m := range c.guide.Onboarding.Monday {
		key := element("monday", m.ID, n)
		switch {
		case !timeForm.MatchString(m.Time):
			at.short(key+".time", "schrijf de tijd als 07.10 uur")
		case m.Time <= before:
			at.short(key+".time", "dit moment komt niet na het vorige; zet de momenten op volgorde van tijd")
		default:
			before = m.Time
		}
		if m.Event == "" {
			at.short(key+".event", "zeg wat er gebeurt")
		}
		practice(m.Question, m.Traps, m.Answer, at.short, key)
	}
}

func (c *checker) portion(p Portion, at reports, key string) {
	if p.Title == "" || len(p.Text) == 0 {
		at.short(key, "geef een titel en een tekst")
	}
	if p.Minutes < 1 || p.Minutes > longestPortion {
		at.short(key+".minutes", fmt.Sprintf("een leesportie duurt 1 tot %d minuten", longestPortion))
	}
	names(p.Fields, has(c.guide.Field), at.wrong, key+".fields")
	names(p.Terms, has(c.guide.Term), at.wrong, key+".terms")
	names(p.Dilemmas, has(c.guide.Dilemma), at.wrong, key+".dilemmas")
}

func (c *checker) manual() {
	m := c.guide.Manual
	if reflect.ValueOf(m).IsZero() {
		return
	}
	at := c.part("manual")
	ids(m.Chapters, func(c *Chapter) string { return c.ID }, at.wrong, "chapters")
	ids(m.Sheets, func(s *Sheet) string { return s.ID }, at.wrong, "sheets")
	steps, presets := map[string]bool{}, map[string]bool{}
	for n, chapter := range m.Chapters {
		key := element("chapters", chapter.ID, n)
		steps[chapter.Step], presets[chapter.Preset] = true, true
		if chapter.Title == "" || len(chapter.Text)+len(chapter.Sections) == 0 {
			at.short(key, "geef een titel en een tekst")
		}
		c.belongs(chapter.Step, at.wrong, key+".step")
		if chapter.Preset != "" {
			names([]string{chapter.Preset}, has(c.guide.Preset), at.wrong, key+".preset")
		}
	}
	for _, s := range c.guide.Steps {
		if !steps[s.ID] {
			at.short("chapters", "de stap \""+s.ID+"\" heeft geen hoofdstuk")
		}
	}
	for _, p := range c.guide.Presets {
		if !presets[p.ID] {
			at.short("chapters", "de avond \""+p.ID+"\" heeft geen hoofdstuk")
		}
	}
	cards(m.Cards, at.short)
	for n, s := range m.Sheets {
		c.sheet(s, at, element("sheets", s.ID, n))
	}
}

// belongs checks an optional step.
func (c *checker) belongs(step string, at report, key string) {
	if step != "" {
		names([]string{step}, has(c.guide.Step), at, key)
	}
}

func cards(list []Card, at report) {
	if len(list) != len(letters) {
		at("cards", "geef vijf kaarten, van A tot en met E")
		return
	}
	for n, card := range list {
		if card.Letter != letters[n] || card.Value != n-len(letters)/2 {
			at(element("cards", "", n), "geef de kaarten op volgorde: A is -2 en E is 2")
		}
	}
}

func (c *checker) sheet(s Sheet, at reports, key string) {
	c.belongs(s.Step, at.wrong, key+".step")
	if s.Title == "" || len(s.Prompts) == 0 {
		at.short(key, "geef een titel en minstens één vak om in te vullen")
	}
	for n, p := range s.Prompts {
		if p.Text == "" || p.Lines < 1 {
			at.short(fmt.Sprintf("%s.prompts[#%d]", key, n+1), "geef een tekst en minstens één regel om op te schrijven")
		}
	}
}
