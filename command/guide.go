package command

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"formatietafel/guide"
	"formatietafel/session/store"
)

// runGuide checks an own guide, or writes the built-in one to a folder.
func runGuide(p *Program, args []string) error {
	rest, err := parse(newFlags(), args)
	if errors.Is(err, errHelp) {
		return p.helpFor("guide")
	}
	if err != nil {
		return err
	}
	if len(rest) != 2 {
		return fail(ExitUnreadable, "zeg wat u wilt en met welke map: %s", actions()["guide"].use)
	}
	switch rest[0] {
	case "check":
		return checkGuide(p, rest[1])
	case "export":
		return exportGuide(rest[1])
	}
	return fail(ExitUnreadable, "%q kan niet met een gids; kies check of export", rest[0])
}

// readGuide reads and checks the guide in a folder.
func readGuide(dir string) (*guide.Guide, error) {
	info, err := os.Stat(dir)
	if err != nil || !info.IsDir() {
		return nil, &guide.SyntaxError{File: dir, Detail: "dit is geen map; noem de map van een gids"}
	}
	return guide.Load(os.DirFS(dir))
}

// guideCode tells a guide that cannot be read from one with a wrong content.
func guideCode(err error) int {
	var syntax *guide.SyntaxError
	if errors.As(err, &syntax) {
		return ExitUnreadable
	}
	return ExitFindings
}

// checkGuide lists each problem on a line of its own.
func checkGuide(p *Program, dir string) error {
	_, err := readGuide(dir)
	if err == nil {
		return nil
	}
	code := guideCode(err)
	if code == ExitUnreadable {
		return &failure{code, err}
	}
	for _, problem := range joined(err) {
		fmt.Fprintln(p.Out, problem)
	}
	return &failure{code, errors.New("")}
}

// joined takes apart what errors.Join put together.
func joined(err error) []error {
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		return many.Unwrap()
	}
	return []error{err}
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
