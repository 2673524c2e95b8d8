package screens

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"

	"formatietafel/session"
)

// tellInvalid lists what cannot be right in the session, each a link to its
// place, and tells whether there is any: from a file that was changed by hand,
// or by another program. A document would say something else than the file.
func (r *room) tellInvalid() bool {
	found := slices.DeleteFunc(session.Check(r.session(), r.guide), func(f session.Finding) bool { return f.Class != session.Invalid })
	if len(found) == 0 {
		return false
	}
	var d dialog.Dialog
	list := r.findingList(&found, func(f session.Finding) {
		d.Hide()
		r.goTo(f.Step, f.Place)
	})
	lead := prose("Dit staat in het bestand en kan zo niet. Verbeter het, of zet een kopie terug. Tot dan maakt het programma geen document.")
	d = r.newNotice("Hier klopt iets niet", "Sluiten", container.NewBorder(lead, nil, nil, nil, list))
	d.Resize(fyne.NewSize(760, 420))
	r.showDialog(d)
	return true
}

// unreadable says of a file that is no session what a user can do: what is
// wrong in its text is for who wrote it by hand.
func unreadable(path string, err error) error {
	var read *session.ReadError
	if !errors.As(err, &read) {
		return err
	}
	name := filepath.Base(path)
	switch strings.ToLower(filepath.Ext(path)) {
	case fileType, onboardingType, inputType:
		return dutchError(name + " is beschadigd of met de hand veranderd, en zo niet te lezen. Zet een kopie terug. Wat er mis is: " + read.Error() + ".")
	}
	return dutchError(name + " is geen bestand van Formatietafel. Kies een bestand dat eindigt op " + fileType + " of " + onboardingType + ".")
}
