package desk

import (
	"time"

	"formatietafel/guide"
)

// Trouble is what a user has to know about the file before going on.
type Trouble int

// What can be the matter, the gravest first.
const (
	NoTrouble   Trouble = iota
	InUse               // somebody else has the file: it is for reading only
	Conflict            // another program changed or moved the file
	Unwritten           // the file could not be written
	Unrecorded          // the journal could not be written
	Taken               // recovered, and not in the file before the user says so
	Unlocked            // no lock could be made
	Abandoned           // whoever had the file did not close it well
	Unversioned         // earlier versions could not be kept, or not protected
)

// Notice says what is the matter, and what to do, in Dutch.
func (d *Desk) Notice() (Trouble, string) {
	f, err := d.file, d.saving.err
	switch {
	case d.ReadOnly():
		h := f.holder()
		text := "Alleen lezen: dit bestand is in gebruik (" + h.String()
		if !h.Since.IsZero() {
			text += ", sinds " + d.Moment(h.Since)
		}
		return InUse, text + "). Wat u hier typt, wordt niet overgenomen."
	case isConflict(err):
		return Conflict, "Er wordt niet meer opgeslagen: " + err.Error() + "."
	case err != nil:
		return Unwritten, "Opslaan lukte niet: " + err.Error() + ". " + d.meanwhile()
	case d.record.err != nil:
		return Unrecorded, "Het logboek voor storingen is niet te schrijven: " + d.record.err.Error() + ". Sla vaak op."
	case d.lock.err != nil:
		return Unrecorded, "Voor deze beveiligde sessie is er geen logboek voor storingen: " + d.lock.err.Error() + ". Sla vaak op."
	case d.p.NoState != nil:
		return Unrecorded, d.p.NoState.Error() + ". Sla vaak op."
	case d.saving.held && f != nil:
		return Taken, "Dit is werk van voor de storing. Het bestand is nog niet veranderd; kies Opslaan om dit erin te zetten."
	case f != nil && f.claim.Unlocked != nil:
		return Unlocked, "Op deze plek kan niet worden gezien wie het bestand nog meer open heeft. Voor elk opslaan wordt vergeleken of een ander het wijzigde."
	case f != nil && f.claim.Stale != nil && !d.kept.first:
		return Abandoned, "Dit bestand is de vorige keer niet goed afgesloten (" + f.claim.Stale.String() + ", " + d.Moment(f.claim.Stale.Since) + ")."
	case d.kept.plain != nil:
		return Unversioned, "Wat van voor de beveiliging bewaard is, staat nog zonder wachtwoord op deze computer: " + d.kept.plain.Error() + ". Open het bestand later opnieuw."
	case d.kept.err != nil:
		return Unversioned, "Eerdere versies worden niet bewaard: " + d.kept.err.Error() + "."
	}
	return NoTrouble, ""
}

// meanwhile says where the work is while its file cannot be written.
func (d *Desk) meanwhile() string {
	if d.record.isKept() {
		return "Uw wijzigingen zijn veilig op deze computer."
	}
	return "Uw wijzigingen staan nog nergens."
}

// Moment says when something was: the time today, or the day and the time.
func (d *Desk) Moment(at time.Time) string {
	now := d.p.Now()
	at = at.In(now.Location())
	if at.YearDay() == now.YearDay() && at.Year() == now.Year() {
		return guide.Clock(at)
	}
	return guide.Day(at) + ", " + guide.Clock(at)
}
