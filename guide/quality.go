package guide

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

const (
	arguments  = 3         // of each side of a dilemma
	tolerance  = 12        // tenths: one side is at most a fifth longer than the other
	ownArticle = "artikel" // id of the source that [Article] means
)

// quality finds where the guide falls short of what it promises its readers:
// complete, in balance, sourced and plain.
func (c *checker) quality() {
	for i, d := range c.guide.Dilemmas {
		c.complete(i, d)
		c.balance(i, d)
	}
	c.completeTerms()
	c.completeSources()
	for i, s := range c.guide.Statutes {
		c.wants("statutes", i, s.Title != "", "title", "geef de datum een titel")
		c.wants("statutes", i, s.Text != "", "text", "zeg wat de wet vraagt")
		c.wants("statutes", i, s.Whose != "", "whose", "zeg wiens taak dit is")
		c.wants("statutes", i, s.Law != "", "law", "noem de wet met het artikel")
		c.wants("statutes", i, s.Owner == "" || slices.Contains([]string{"college", "council", "organisation"}, s.Owner), "owner", "kies college, council of organisation")
		_, err := time.Parse(time.DateOnly, s.Due)
		c.wants("statutes", i, s.Due == "" || err == nil, "due", "schrijf de datum als 2027-01-01; laat haar leeg als zij niet bekend is")
	}
	c.plain()
}

// wants adds a flaw where something is not there.
func (c *checker) wants(array string, i int, there bool, key, message string) {
	if !there {
		c.flaw(array, i, key, message)
	}
}

// complete holds a dilemma to the list of what a table needs to choose.
func (c *checker) complete(i int, d Dilemma) {
	wants := func(there bool, key, message string) { c.wants("dilemmas", i, there, key, message) }
	wants(d.Topic != "", "topic", "geef het onderwerp, zoals in “over …”")
	wants(d.Why.Text != "", "why", "zeg waarom dit nu speelt")
	wants(len(d.Decides) > 0 && d.Decider.Text != "", "decider", "zeg wie beslist, in decides en in een zin")
	for n, p := range d.Poles {
		at := fmt.Sprintf("poles[#%d]", n+1)
		wants(p.Name != "" && p.Text != "", at, "geef deze kant een naam en een zin")
		wants(len(p.Arguments) == arguments, at+".arguments", fmt.Sprintf("geef drie argumenten; hier staan er %d", len(p.Arguments)))
	}
	wants(len(d.Law) > 0, "law", "zeg wat de wet al regelt")
	for n, l := range d.Law {
		wants(l.Article != "", fmt.Sprintf("law[#%d].article", n+1), "noem de wet met het artikel")
	}
	wants(d.Left.Text != "", "left", "zeg wat de tafel nog kiest")
	wants(d.Affected.Text != "", "affected", "zeg voor wie het uitmaakt")
	leans := func(side int) bool {
		return slices.ContainsFunc(d.Examples, func(e Example) bool { return e.Side == side })
	}
	wants(leans(-2), "examples", "geef een voorbeeld dat naar de ene kant leunt (side = -2)")
	wants(leans(2), "examples", "geef een voorbeeld dat naar de andere kant leunt (side = 2)")
	wants(slices.ContainsFunc(d.Examples, func(e Example) bool { return e.Small }), "examples", "geef een voorbeeld uit een kleine gemeente (small = true)")
	wants(len(d.Statements) == statements, "statements", "geef vijf zinnen, één voor elke plaats op de schaal")
	wants(d.Outcomes.Free != "" && d.Outcomes.Council != "" && d.Outcomes.Deferred != "", "outcomes", "geef een begin voor free, council en deferred")
	wants(len(d.Terms) > 0, "terms", "noem de woorden die een lezer hier moet kennen")
	wants(len(d.Fields) > 0, "fields", "noem de onderwerpen in de portefeuille die dit raakt")
}

// balance keeps the sides of a dilemma as long as each other, within a fifth:
// the arguments, and all words.
func (c *checker) balance(i int, d Dilemma) {
	if len(d.Poles) != poles {
		return
	}
	var argued, all [poles]int
	for n, p := range d.Poles {
		for _, a := range p.Arguments {
			argued[n] += utf8.RuneCountInString(a.Text)
		}
		all[n] = argued[n] + utf8.RuneCountInString(p.Text)
	}
	if uneven(argued) || uneven(all) {
		c.flaw("dilemmas", i, "poles", fmt.Sprintf("de kanten verschillen meer dan een vijfde in lengte: %d en %d tekens, waarvan %d en %d in de argumenten", all[0], all[1], argued[0], argued[1]))
	}
}

func uneven(length [poles]int) bool {
	return 10*max(length[0], length[1]) > tolerance*min(length[0], length[1])
}

// completeTerms wants a meaning, an example and a question of every term, and
// each word for one term only: a reader who asks for it gets one answer.
func (c *checker) completeTerms() {
	owner := map[string]string{}
	for i, t := range c.guide.Terms {
		c.wants("terms", i, t.Title != "" && t.Meaning != "", "meaning", "geef het woord en zeg in gewone taal wat het is")
		c.wants("terms", i, t.Example.Text != "", "example", "geef een voorbeeld uit een gemeente")
		c.wants("terms", i, t.Ask != "", "ask", "geef de vraag die een bestuurder hierover stelt")
		for _, form := range t.forms() {
			key := strings.ToLower(form)
			if other := owner[key]; other != "" && other != t.ID {
				c.flaw("terms", i, "forms", fmt.Sprintf("“%s” hoort al bij het woord “%s”", form, other))
			}
			owner[key] = t.ID
		}
	}
}

func (c *checker) completeSources() {
	for i, s := range c.guide.Sources {
		c.wants("sources", i, s.Title != "", "title", "geef de titel van de bron")
		c.wants("sources", i, s.Publisher != "", "publisher", "zeg wie de bron uitgaf")
		c.wants("sources", i, s.Date != "", "date", "geef de datum van de bron; schrijf “datum onbekend” als u die niet weet")
	}
}

// plain holds every running text to the language of the guide.
func (c *checker) plain() {
	l := c.guide.language()
	for _, p := range c.guide.prose() {
		c.sentences(p, l.Longest)
		c.wording(p, l)
	}
	for _, r := range c.guide.Readings() {
		if r.Scored && r.Ease.Score() < float64(l.Goal) {
			c.flawAt(r.at, fmt.Sprintf("de tekst leest te moeilijk: Flesch-Douma %.0f, het doel is %d; kies kortere woorden en zinnen", r.Ease.Score(), l.Goal))
		}
	}
}

func (c *checker) sentences(p prose, longest int) {
	for _, s := range Sentences(p.text) {
		if n := len(words(s)); n > longest {
			c.flawAt(p, fmt.Sprintf("deze zin telt %d woorden; houd het op %d: “%s”", n, longest, s))
		}
	}
}

// wording finds words that take a side, and English ones.
func (c *checker) wording(p prose, l Language) {
	text := strings.ToLower(p.text)
	for _, word := range l.Loaded {
		if holds(text, word) {
			c.flawAt(p, fmt.Sprintf("“%s” oordeelt; zeg wat er gebeurt", word))
		}
	}
	for _, e := range l.English {
		if holds(text, e.Word) {
			c.flawAt(p, fmt.Sprintf("“%s” is Engels; schrijf “%s”", e.Word, e.Dutch))
		}
	}
}

// holds tells whether a text in lower case has a word, or words, whole.
func holds(text, word string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return false
		}
		start, end := from+i, from+i+len(word)
		if whole(text, start, end) {
			return true
		}
		from = end
	}
}

// whole tells whether a part of a text is no piece of a longer word.
func whole(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return !inWord(before) && !inWord(after)
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// language is that of the guide, or of the built-in one where it has none.
func (g *Guide) language() Language {
	if g.Language.Longest > 0 {
		return g.Language
	}
	return Builtin().Language
}
