// Package guide holds the guidance as data: what the program asks, explains
// and shows at each step, and every sentence that the chapter can say.
//
// The texts are Dutch and stand in content/*.toml. [Builtin] gives the guide
// that the program carries; [Load] reads an own guide from a folder. Both are
// checked on loading, so that the rest of the program can rely on every
// reference: see [Guide.Check]. A Guide is read-only after loading and safe
// for concurrent use.
//
// Every text says where it comes from (see [Origin]) and names its sources by
// the id of a [Source].
package guide

import (
	"slices"
	"strings"
)

// Origin says where a text comes from. It is shown wherever the guide speaks,
// as "Uit het artikel", "Uit de praktijk" or, of what is our own, "Eigen vraag"
// or "Eigen aanvulling": see [Text.Label].
type Origin string

const (
	// Article: said in the article "Digitalisering in de portefeuille".
	Article Origin = "article"
	// Practice: seen in municipalities, law or research; always with a source.
	Practice Origin = "practice"
	// Own: a question or a wording of ours.
	Own Origin = "own"
)

// Guide is one complete set of guidance.
type Guide struct {
	ID      string `toml:"id"`      // "slimme-stad"
	Version string `toml:"version"` // "2026.1"
	Title   string `toml:"title"`
	Law     string `toml:"law"`   // "stand van de wet op", ISO date
	Basis   string `toml:"basis"` // the sentence on the article, shown on screen and in print

	Steps     []Step      `toml:"steps"`
	Presets   []Preset    `toml:"presets"`
	Finance   Finance     `toml:"finance"`
	Checks    []Check     `toml:"checks"`
	Models    []Model     `toml:"models"`
	Criteria  []Criterion `toml:"criteria"`
	Dilemmas  []Dilemma   `toml:"dilemmas"`
	Fields    []Field     `toml:"fields"`
	Terms     []Term      `toml:"terms"`
	Statutes  []Statute   `toml:"statutes"`
	Passages  []Passage   `toml:"passages"`
	Sources   []Source    `toml:"sources"`
	Rules     []Rule      `toml:"rules"`     // ground rules to choose from
	Tour      []TourStop  `toml:"tour"`      // a minute through the window, for who opens it first
	Documents []string    `toml:"documents"` // words for the table's document: coalitieakkoord, raadsakkoord, …

	Onboarding Onboarding `toml:"onboarding"` // for the new alderman
	Manual     Manual     `toml:"manual"`     // for the facilitator
	Language   Language   `toml:"language"`   // what the texts are held to

	// AnyField are questions that fit any subject of a portfolio, for one that
	// Fields has not.
	AnyField []FieldQuestion `toml:"anyfield"`

	places map[string]place  // where each element was read
	texts  map[string]string // each file as it was read, to name a line
	loose  []Problem         // found while reading: keys that no guide has
	finder finder            // of the forms of Terms, see Mentions
}

// Text is one statement with its origin and the ids of its sources.
type Text struct {
	Text    string   `toml:"text"`
	Origin  Origin   `toml:"origin"`
	Sources []string `toml:"sources"`
}

// Step is one of the six steps; ID is table, vision, portfolio, stances,
// agreements or chapter.
type Step struct {
	ID        string   `toml:"id"`
	Title     string   `toml:"title"` // "Visie"
	Lead      string   `toml:"lead"`  // one line under the title on screen
	Why       []Text   `toml:"why"`
	Questions []Text   `toml:"questions"`
	Beware    []Text   `toml:"beware"`
	Terms     []string `toml:"terms"` // ids of terms
}

// Preset is a complete evening: its parts in order, each with minutes.
type Preset struct {
	ID      string `toml:"id"` // 45, 90, 120, half-day, two-evenings
	Title   string `toml:"title"`
	Minutes int    `toml:"minutes"`
	Text    string `toml:"text"` // what a table can reach in that time
	Parts   []Part `toml:"parts"`
}

// Part is one line of a preset's run sheet.
type Part struct {
	Step    string `toml:"step"`
	Minutes int    `toml:"minutes"`
}

// Rule is a ground rule (spelregel) that a table can take over.
type Rule struct {
	ID     string `toml:"id"`
	Text   string `toml:"text"`
	Origin Origin `toml:"origin"`
}

// TourStop is one stop of the tour: what a step is for, in a few sentences.
type TourStop struct {
	ID    string `toml:"id"`
	Step  string `toml:"step"` // shown behind it
	Title string `toml:"title"`
	Text  string `toml:"text"`
}

// Finance is the comparison with finance from the article, as an opening of
// the portfolio choice.
type Finance struct {
	Lead         Text `toml:"lead"`
	Coordinating Text `toml:"coordinating"` // one alderman tests every budget request
	Shared       Text `toml:"shared"`       // each answers for an own budget
	Question     Text `toml:"question"`
	Evidence     Text `toml:"evidence"` // no study was found that compares the models
}

// Check is one of the six check questions of the portfolio choice, with what
// each model answers to it.
type Check struct {
	ID           string   `toml:"id"`
	Question     string   `toml:"question"`
	Coordinating string   `toml:"coordinating"`
	Shared       string   `toml:"shared"`
	Origin       Origin   `toml:"origin"`
	Sources      []string `toml:"sources"`
}

// Model is a way to divide the responsibility; ID is coordinating, shared or
// mixed.
type Model struct {
	ID      string   `toml:"id"`
	Title   string   `toml:"title"`
	Text    Text     `toml:"text"`
	Asks    []Text   `toml:"asks"`
	Gives   []Text   `toml:"gives"`
	Risks   []Text   `toml:"risks"`
	Example []Text   `toml:"examples"`
	Sources []string `toml:"sources"`
}

// Criterion (afwegingspunt) helps to compare the models; both sides say what
// that model does for it, so that neither comes out as the better one.
type Criterion struct {
	ID           string   `toml:"id"`
	Title        string   `toml:"title"`
	Text         string   `toml:"text"`
	Coordinating string   `toml:"coordinating"`
	Shared       string   `toml:"shared"`
	Origin       Origin   `toml:"origin"`
	Sources      []string `toml:"sources"`
}

// Dilemma is a political choice with two sides that can both be defended.
type Dilemma struct {
	ID       string    `toml:"id"`
	Title    string    `toml:"title"`
	Question string    `toml:"question"`
	Topic    string    `toml:"topic"`   // fills "over …" in a sentence: "het publiceren van algoritmes"
	Why      Text      `toml:"why"`     // why now
	Decides  []string  `toml:"decides"` // council, college, mayor, law
	Decider  Text      `toml:"decider"` // who decides, in a sentence
	Poles    []Pole    `toml:"poles"`   // two: at -2 and at 2
	Law      []Law     `toml:"law"`     // what the law already settles
	Left     Text      `toml:"left"`    // what is left to politics
	Affected Text      `toml:"affected"`
	Examples []Example `toml:"examples"`
	// Statements are five sentences for the chapter, at -2, -1, 0, 1 and 2.
	Statements []string `toml:"statements"`
	Outcomes   Outcomes `toml:"outcomes"`
	Terms      []string `toml:"terms"`
	Fields     []string `toml:"fields"`
	Origin     Origin   `toml:"origin"`
	Sources    []string `toml:"sources"`
}

// Outcomes are the beginnings for the chapter where no side is chosen. Each
// follows the sentence that names the outcome, and says what is still to be
// chosen, never what is chosen.
type Outcomes struct {
	Free     string `toml:"free"`     // every party group decides in the council
	Council  string `toml:"council"`  // left to the council
	Deferred string `toml:"deferred"` // decided later
}

// Pole is one side of a dilemma.
type Pole struct {
	Name      string `toml:"name"` // short, as on the scale: "Alles openbaar"
	Text      string `toml:"text"` // the side in a sentence that its defenders would choose
	Arguments []Text `toml:"arguments"`
}

// Law is what the law already settles, with article and date of state.
type Law struct {
	Text    string   `toml:"text"`
	Article string   `toml:"article"` // "Gemeentewet art. 151c"
	Date    string   `toml:"date"`    // stand van de wet op, ISO date
	Sources []string `toml:"sources"`
}

// Example is what a municipality did.
type Example struct {
	Place   string   `toml:"place"`
	Text    string   `toml:"text"`
	Small   bool     `toml:"small"` // a small town
	Side    int      `toml:"side"`  // -2, 0 or 2: the pole that it leans to
	Sources []string `toml:"sources"`
}

// Field is a subject in a portfolio (onderwerp in de portefeuille). A field of
// an own guide may be a title alone: the questions that fit any subject stand
// in for its own. Of what it lacks [Guide.Check] finds a flaw each.
type Field struct {
	ID        string          `toml:"id"`
	Title     string          `toml:"title"`
	Meaning   []Text          `toml:"meaning"` // what digitalisation means here: five plain sentences
	Chances   []Text          `toml:"chances"` // three
	Risks     []Text          `toml:"risks"`   // three
	Dilemmas  []string        `toml:"dilemmas"`
	Meet      []string        `toml:"meet"`      // ids of roles to meet first
	Hundred   []Text          `toml:"hundred"`   // the first hundred days, in order: four to six steps
	Questions []FieldQuestion `toml:"questions"` // to ask one's own organisation: five
	Press     []HardQuestion  `toml:"press"`     // from council or press: three
}

// FieldQuestion is a question to one's own organisation, with what to hear in
// the answer. Good and Worrying say what an answer that reassures and one that
// does not sound like; neither says what the policy ought to be.
type FieldQuestion struct {
	Text     string   `toml:"text"`
	Good     string   `toml:"good"`
	Worrying string   `toml:"worrying"`
	Origin   Origin   `toml:"origin"`
	Sources  []string `toml:"sources"`
}

// QuestionsAbout gives the questions that fit any subject, with a subject in
// the place {field}.
func (g *Guide) QuestionsAbout(subject string) []FieldQuestion {
	all := slices.Clone(g.AnyField)
	for i := range all {
		all[i].Text = strings.ReplaceAll(all[i].Text, "{field}", subject)
	}
	return all
}

// Term is an entry of the word list.
type Term struct {
	ID      string   `toml:"id"`
	Title   string   `toml:"title"`
	Forms   []string `toml:"forms"`  // other forms to recognise in a text
	Except  []string `toml:"except"` // in these words it means something else: "wettelijke data"
	Meaning string   `toml:"meaning"`
	Example Text     `toml:"example"` // from a municipality; of our own, in general words
	Ask     string   `toml:"ask"`     // what a politician should ask
	Origin  Origin   `toml:"origin"`
	Sources []string `toml:"sources"`
}

// forms are all words by which a text can name the term.
func (t Term) forms() []string { return append([]string{t.Title}, t.Forms...) }

// Statute is a date that the law sets, whatever the table agrees.
type Statute struct {
	ID      string   `toml:"id"`
	Title   string   `toml:"title"`
	Text    string   `toml:"text"`
	Due     string   `toml:"due"` // ISO date
	Whose   string   `toml:"whose"`
	Owner   string   `toml:"owner"` // who takes up an agreement on it: college (or empty), council or organisation
	Law     string   `toml:"law"`   // article
	Date    string   `toml:"date"`  // stand van de wet op, ISO date
	Sources []string `toml:"sources"`
}

// Passage is a sentence of the chapter with {places} that the program fills.
type Passage struct {
	ID   string `toml:"id"`
	Text string `toml:"text"`
}

// Source is where a fact was read.
type Source struct {
	ID        string `toml:"id"`
	Title     string `toml:"title"`
	Lang      string `toml:"lang"` // of the title where it is not Dutch, BCP 47: "en"
	Publisher string `toml:"publisher"`
	Date      string `toml:"date"` // as published: a year, a month or a day
	URL       string `toml:"url"`  // https://…; shown as text
}
