package export

import (
	"slices"
	"strconv"
	"strings"

	"formatietafel/guide"
	"formatietafel/session"
)

// newPaper begins a document of the guide's own: it holds nothing of a
// session.
func newPaper(g *guide.Guide, o Options) *composer {
	return &composer{s: &session.Session{}, g: g, o: Options{Date: o.Date}}
}

// citations numbers the sources of a document in the order in which it first
// names them.
type citations struct {
	c   *composer
	ids []string
}

// number gives the number of a source, from 1.
func (n *citations) number(id string) int {
	if i := slices.Index(n.ids, id); i >= 0 {
		return i + 1
	}
	n.ids = append(n.ids, id)
	return len(n.ids)
}

// label says where texts come from, each label once, with their sources:
// "Eigen aanvulling · Uit de praktijk (bron 2 en 3)".
func (n *citations) label(texts ...guide.Text) string {
	var labels []string
	sources := map[string][]int{}
	for _, t := range texts {
		if !slices.Contains(labels, t.Label()) {
			labels = append(labels, t.Label())
		}
		for _, id := range t.Sources {
			sources[t.Label()] = append(sources[t.Label()], n.number(id))
		}
	}
	for i, label := range labels {
		if len(sources[label]) > 0 {
			labels[i] = n.c.say("paper.label", "label", label, "n", enumerate(ascending(sources[label])))
		}
	}
	return strings.Join(labels, " · ")
}

// ascending writes numbers from low to high, each once.
func ascending(numbers []int) []string {
	slices.Sort(numbers)
	var words []string
	for _, number := range slices.Compact(numbers) {
		words = append(words, strconv.Itoa(number))
	}
	return words
}

// texts adds paragraphs of the guide with their label below.
func (n *citations) texts(texts ...guide.Text) {
	for _, t := range texts {
		if t.Text != "" {
			n.c.para(t.Text)
		}
	}
	n.note(texts...)
}

// points adds a list of the guide with its label below.
func (n *citations) points(texts []guide.Text) {
	if len(texts) == 0 {
		return
	}
	n.c.list(textsOf(texts))
	n.note(texts...)
}

func textsOf(texts []guide.Text) []string {
	var items []string
	for _, t := range texts {
		items = append(items, t.Text)
	}
	return items
}

func (n *citations) note(texts ...guide.Text) {
	if label := n.label(texts...); label != "" {
		n.c.note(label)
	}
}

// annex lists the sources that were named, and the basis of the guide.
func (n *citations) annex() { n.c.sources("paper.sources", n.ids) }
