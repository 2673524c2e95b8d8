package guide

// Language is what [Guide.Check] holds the texts of a guide to. A guide
// without it is held to that of the built-in guide.
type Language struct {
	Goal     int      `toml:"goal"`     // least Flesch-Douma score of a text, see [Ease]
	Shortest int      `toml:"shortest"` // a text of fewer words gets no score
	Longest  int      `toml:"longest"`  // most words in a sentence
	Loaded   []string `toml:"loaded"`   // words that judge, and so do a side's work for it
	English  []Word   `toml:"english"`
}

// Word is an English word with the Dutch one to write instead.
type Word struct {
	Word  string `toml:"word"`
	Dutch string `toml:"dutch"`
}
