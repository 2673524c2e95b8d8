package screens

import (
	"formatietafel/export"
	"formatietafel/export/tree"
)

// makeRunSheet makes the run sheet of the evening, to print.
func (s *shell) makeRunSheet() {
	copied := s.session().Clone()
	s.savePaper(paper{
		name:    export.PaperName(copied, export.RunSheetWord, ""),
		compose: func() *tree.Document { return export.ComposeRunSheet(copied, s.guide, export.Options{}) },
	}, ".pdf")
}
