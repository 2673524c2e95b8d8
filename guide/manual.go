package guide

// Manual is the facilitator's manual (handleiding voor de gespreksleider): on
// screen per step (F1), as a whole in print, with cards and fill-in sheets
// for an evening without a projector.
type Manual struct {
	Title    string    `toml:"title"`
	Lead     string    `toml:"lead"`
	Chapters []Chapter `toml:"chapters"` // in reading order
	Cards    []Card    `toml:"cards"`    // five, A to E
	Sheets   []Sheet   `toml:"sheets"`
}

// Chapter is one chapter of the manual. One that belongs to a step is shown
// at that step; one that belongs to a preset tells how to run that evening.
type Chapter struct {
	ID       string    `toml:"id"`
	Title    string    `toml:"title"`
	Step     string    `toml:"step"`   // id of a step, or ""
	Preset   string    `toml:"preset"` // id of a preset, or ""
	Text     []string  `toml:"text"`   // paragraphs
	Sections []Section `toml:"sections"`
	Origin   Origin    `toml:"origin"`
	Sources  []string  `toml:"sources"`
}

// Section is a part of a chapter: a heading with paragraphs, then a list.
type Section struct {
	Title    string   `toml:"title"`
	Text     []string `toml:"text"`
	Items    []string `toml:"items"`
	Numbered bool     `toml:"numbered"` // the items follow each other in time
}

// Card is a card to hold up or lay down: a place on the scale by letter.
type Card struct {
	Letter string `toml:"letter"` // A to E
	Value  int    `toml:"value"`  // -2 to 2
	Title  string `toml:"title"`  // large on the card
	Text   string `toml:"text"`   // small under it
}

// Sheet is a page to print and to fill in by pen.
type Sheet struct {
	ID      string   `toml:"id"`
	Title   string   `toml:"title"`
	Step    string   `toml:"step"` // id of a step, or ""
	Text    []string `toml:"text"` // what to do with it
	Prompts []Prompt `toml:"prompts"`
}

// Prompt is one thing to fill in: writing lines, or with Columns a table of
// that many empty rows.
type Prompt struct {
	Text    string   `toml:"text"`
	Columns []string `toml:"columns"`
	Lines   int      `toml:"lines"`
}

// StepChapters gives the chapters of the manual that belong to a step.
func (g *Guide) StepChapters(step string) []Chapter {
	var found []Chapter
	for _, c := range g.Manual.Chapters {
		if c.Step == step {
			found = append(found, c)
		}
	}
	return found
}
