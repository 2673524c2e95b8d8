package screens

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"formatietafel/guide"
)

// praise is what the program never says of a reader: a figure for how well, or
// a word for it. "Geen score" is allowed, since it promises just that.
var praise = regexp.MustCompile(`(?i)\b(goed gedaan|goed bezig|knap gedaan|goed zo|prima gedaan|gefeliciteerd|proficiat|van harte|bravo|geslaagd|gezakt|uw score|score:|punten behaald|juist beantwoord|fout beantwoord|helaas fout|u hebt het (goed|fout)|voltooid|\d+ van de \d+ (goed|juist))\b|\d ?%|%d ?%%|%d procent|[✅🎉👏⭐]`)

// TestNoTextPraisesOrScores reads every text of the guide, and every text in
// the code of the window, of sessions and of documents.
func TestNoTextPraisesOrScores(t *testing.T) {
	seen := 0
	for text := range guideTexts(guide.Builtin()) {
		seen++
		if found := praise.FindString(text); found != "" {
			t.Errorf("the guide says %q in %q", found, text)
		}
	}
	for _, folder := range []string{".", "widgets", "theme", "../session", "../session/desk", "../export", "../export/figure", "../export/invite"} {
		for _, text := range textsOfCode(t, folder) {
			seen++
			if found := praise.FindString(text); found != "" {
				t.Errorf("%s says %q in %q", folder, found, text)
			}
		}
	}
	if seen < 3000 {
		t.Errorf("only %d texts were read", seen)
	}
}

// TestPraiseIsSeen: the words above are found where they stand.
func TestPraiseIsSeen(t *testing.T) {
	for text, want := range map[string]bool{
		"Goed gedaan!": true, "U hebt 80% goed": true, "Uw score is 7": true, "5 van de 6 goed": true, "%d%% klaar": true, "Proficiat": true,
		"Er is geen score en niemand ziet wat u dacht.": false, "In 2023 voldeed 39 procent aan de plicht.": false, "Zo klinkt een goed antwoord": false,
	} {
		if got := praise.MatchString(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

// textsOfCode are the string literals in the Go files of a folder, those of
// tests aside.
func textsOfCode(t *testing.T, folder string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no code in %s: %v", folder, err)
	}
	var texts []string
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, data, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			literal, ok := n.(*ast.BasicLit)
			if !ok || literal.Kind != token.STRING {
				return true
			}
			if text, err := strconv.Unquote(literal.Value); err == nil {
				texts = append(texts, text)
			}
			return true
		})
	}
	return texts
}
