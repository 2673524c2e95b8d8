package guide

import (
	"strings"
	"unicode"
)

// Flesch-Douma: the reading ease of a Dutch text, W.H. Douma's form (De
// leesbaarheid van landbouwbladen, Wageningen 1960) of Flesch's formula:
// 206.84 - 0.77 × syllables per hundred words - 0.93 × words per sentence. The
// formula and Douma's table of scores stand in
// https://dbnl.org/tekst/_taa014197701_01/_taa014197701_01_0089.php
const (
	doumaBase     = 206.84
	doumaSyllable = 77 // per syllable a word
	doumaSentence = 0.93
)

// Ease is how easily a text reads.
type Ease struct {
	Words, Sentences, Syllables int
}

// Score is the Flesch-Douma score: about 0 for a treatise and 100 for a
// children's book; 60 to 70 is "normaal" in Douma's table. A text without
// words has none: 100.
func (e Ease) Score() float64 {
	if e.Words == 0 || e.Sentences == 0 {
		return 100
	}
	return doumaBase - doumaSyllable*float64(e.Syllables)/float64(e.Words) - doumaSentence*float64(e.Words)/float64(e.Sentences)
}

// add counts a text along.
func (e *Ease) add(text string) {
	for _, s := range Sentences(text) {
		e.Sentences++
		for _, w := range words(s) {
			e.Words++
			e.Syllables += Syllables(w)
		}
	}
}

// Sentences splits a text behind each full stop, question or exclamation mark
// that a capital or an opening quotation mark follows, and at line breaks.
// "art. 5" and "07.10 uur" stay whole.
func Sentences(text string) []string {
	var list []string
	for _, line := range strings.Split(text, "\n") {
		fields := strings.Fields(line)
		start := 0
		for i := range fields {
			if i < len(fields)-1 && !(ends(fields[i]) && begins(fields[i+1])) {
				continue
			}
			list = append(list, strings.Join(fields[start:i+1], " "))
			start = i + 1
		}
	}
	return list
}

func ends(word string) bool {
	word = strings.TrimRight(word, `"”’')»`)
	return word != "" && strings.ContainsAny(word[len(word)-1:], ".!?")
}

func begins(word string) bool {
	for _, r := range word {
		if strings.ContainsRune(`"“‘'(«`, r) {
			continue
		}
		return unicode.IsUpper(r)
	}
	return false
}

// words gives what a reader says as a word: anything with a letter or digit.
func words(sentence string) []string {
	return strings.FieldsFunc(sentence, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-'’.", r)
	})
}

// vowels are the letter groups that sound as one, longest first.
var vowels = []string{
	"eui", "aai", "ooi", "oei", "eeu", "ieu",
	"aa", "ee", "oo", "uu", "ie", "oe", "eu", "ui", "ei", "ij", "au", "ou",
	"a", "e", "i", "o", "u", "y", "á", "à", "â", "ä", "é", "è", "ê", "ë", "í", "ï", "ó", "ô", "ö", "ú", "û", "ü",
}

// spokenAs are words that Dutch writes in another language's way.
var spokenAs = map[string]int{
	"app": 1, "apps": 1, "bureau": 2, "bureaus": 2, "code": 2, "codes": 2, "grove": 2, "niveau": 2, "niveaus": 2, "offline": 2, "online": 2, "open": 2,
	"site": 1, "sites": 1, "software": 2, "source": 1, "team": 1, "teams": 1, "website": 2, "websites": 2,
}

// spelled is the length up to which capitals are read out by letter: AVG, FG.
const spelled = 3

// Syllables counts the syllables of a Dutch word by its groups of vowels. A
// short word in capitals counts a syllable a letter, as it is read out; a
// number of more digits than that counts as one.
func Syllables(word string) int {
	word = strings.Trim(word, "-'’.")
	n := 0
	for _, part := range strings.FieldsFunc(word, func(r rune) bool { return strings.ContainsRune("-'’.", r) }) {
		n += syllables(part)
	}
	return max(1, n)
}

func syllables(part string) int {
	if part == "" {
		return 0
	}
	if strings.ToUpper(part) == part && len(part) <= spelled {
		return len(part)
	}
	part = strings.ToLower(part)
	if n, ok := spokenAs[part]; ok {
		return n
	}
	part = strings.ReplaceAll(part, "qu", "q")
	n := 0
	for part != "" {
		group := groupAt(part)
		if group == "" {
			_, rest := cutRune(part)
			part = rest
			continue
		}
		n++
		part = part[len(group):]
	}
	return n
}

func groupAt(text string) string {
	for _, v := range vowels {
		if strings.HasPrefix(text, v) {
			return v
		}
	}
	return ""
}

func cutRune(text string) (rune, string) {
	for i, r := range text {
		return r, text[i+len(string(r)):]
	}
	return 0, ""
}
