package command

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"

	"formatietafel/guide"
	"formatietafel/session/store"
)

// runGuide checks an own guide, or writes the built-in one to a folder.
func runGuide(p *Program, args []string) error {
	flags := newFlags()
	report := flags.Bool("report", false, "")
	rest, err := parse(flags, args)
	if errors.Is(err, errHelp) {
		return p.helpFor("guide")
	}
	if err != nil {
		return err
	}
	if len(rest) != 2 {
		return fail(ExitUnreadable, "zeg wat u wilt en met welke map: %s", actions()["guide"].use)
	}
	switch {
	case rest[0] == "check":
		return checkGuide(p, rest[1], *report)
	case rest[0] == "export" && *report:
		return fail(ExitUnreadable, "--report hoort bij guide check")
	case rest[0] == "export":
		return exportGuide(rest[1])
	}
	return fail(ExitUnreadable, "%q kan niet met een gids; kies check of export", rest[0])
}

// openGuide gives the files of a guide in a folder.
func openGuide(dir string) (fs.FS, error) {
	info, err := os.Stat(dir)
	if err != nil || !info.IsDir() {
		return nil, &guide.SyntaxError{File: dir, Detail: "dit is geen map; noem de map van een gids"}
	}
	return os.DirFS(dir), nil
}

// readGuide reads the guide in a folder, to use.
func readGuide(dir string) (*guide.Guide, error) {
	files, err := openGuide(dir)
	if err != nil {
		return nil, err
	}
	return guide.Load(files)
}

// guideCode tells a guide that cannot be read from one with a wrong content.
func guideCode(err error) int {
	var syntax *guide.SyntaxError
	if errors.As(err, &syntax) {
		return ExitUnreadable
	}
	return ExitFindings
}

// checkGuide lists each problem on a line of its own, after the report of how
// easily each text reads where that is asked.
func checkGuide(p *Program, dir string, report bool) error {
	files, err := openGuide(dir)
	if err != nil {
		return &failure{ExitUnreadable, err}
	}
	g, problems, err := guide.Inspect(files)
	if err != nil {
		return &failure{guideCode(err), fmt.Errorf("de gids in %s: %w", dir, err)}
	}
	if report {
		reportGuide(p, g)
	}
	for _, problem := range problems {
		fmt.Fprintln(p.Out, problem)
	}
	if len(problems) > 0 {
		return &failure{ExitFindings, errors.New("")}
	}
	return nil
}

// reportGuide lists every text with its Flesch-Douma score, hardest first; a
// dash stands for one that is too short for a score.
func reportGuide(p *Program, g *guide.Guide) {
	score := func(r guide.Reading) float64 {
		if !r.Scored {
			return math.Inf(1)
		}
		return r.Ease.Score()
	}
	readings := g.Readings()
	slices.SortStableFunc(readings, func(a, b guide.Reading) int { return cmp.Compare(score(a), score(b)) })
	fmt.Fprintln(p.Out, "cijfer  woorden  zinnen  tekst")
	for _, r := range readings {
		shown := "–"
		if r.Scored {
			shown = fmt.Sprintf("%.0f", score(r))
		}
		fmt.Fprintf(p.Out, "%6s  %7d  %6d  %s: %s\n", shown, r.Ease.Words, r.Ease.Sentences, r.File, r.Place)
	}
}

// exportGuide writes the files of the built-in guide; a file that is there
// already is left alone.
func exportGuide(dir string) error {
	files, err := fs.Glob(guide.Files(), "*.toml")
	if err != nil {
		return fmt.Errorf("de ingebouwde gids lezen: %w", err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fail(ExitUnwritten, "%s: deze map is niet te maken; kies een andere plek", dir)
	}
	for _, file := range files {
		target := filepath.Join(dir, file)
		if _, err := os.Lstat(target); err == nil {
			return fail(ExitUnwritten, "%s: dit bestand bestaat al; kies een lege map", target)
		}
	}
	for _, file := range files {
		data, err := fs.ReadFile(guide.Files(), file)
		if err != nil {
			return fmt.Errorf("de ingebouwde gids lezen: %w", err)
		}
		if err := store.Write(filepath.Join(dir, file), data); err != nil {
			return &failure{ExitUnwritten, err}
		}
	}
	return nil
}
