package session

import "slices"

// AddSignature adds a signature for the first party at the table that has
// none yet; for none in particular where each has one.
func AddSignature(s *Session) {
	signature := Signature{}
	for _, party := range s.AtTable() {
		if !slices.ContainsFunc(s.Signoff.Signatures, func(known Signature) bool { return known.Party == party.ID }) {
			signature.Party = party.ID
			break
		}
	}
	s.Signoff.Signatures = append(slices.Clone(s.Signoff.Signatures), signature)
}

// SetWording puts in the table's own words for a passage, in place of what it
// had; an empty text takes them out.
func SetWording(s *Session, w Wording) {
	same := func(known Wording) bool { return known.Passage == w.Passage }
	was, _ := lookup(s.Wording, same)
	w.Extra = was.Extra
	s.Wording = put(s.Wording, w, w.Text == "", same)
}
