package export

import (
	"crypto/sha256"
	"encoding/hex"

	"formatietafel/export/tree"
	"formatietafel/session"
)

// agreementData gives the agreements as data, in the order of the table.
func (c *composer) agreementData() []tree.Agreement {
	var list []tree.Agreement
	for _, a := range c.s.Agreements {
		entry := tree.Agreement{UID: c.uid(a.ID), Text: text(a.Text), From: c.reason(a), Due: a.Due, Cover: a.Cover}
		if a.Owner != "" {
			entry.Owner = c.owner(a.Owner)
		}
		if a.Money != "" {
			entry.Money = c.say("money." + a.Money)
			entry.Euros = a.Euros
		}
		if a.Money == session.Memo {
			entry.Euros = nil // p.m. names no sum
		}
		list = append(list, entry)
	}
	return list
}

// uid names an agreement for a calendar: of session and agreement, so that a
// later version replaces an earlier one, and without showing either's id.
func (c *composer) uid(agreement string) string {
	sum := sha256.Sum256([]byte(c.s.ID + "/" + agreement))
	return hex.EncodeToString(sum[:16])
}
