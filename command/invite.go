package command

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/google/uuid"

	"formatietafel/export/invite"
	"formatietafel/guide"
	"formatietafel/session"
	"formatietafel/session/store"
)

// inviteCall is what the flags of invite ask.
type inviteCall struct {
	file, party, out string
	replyBy          string // ISO date; empty for none
	secret           string // file with the passphrase
	guide            *guide.Guide
}

// inviter makes an invitation of one sort, for answers that are sealed to
// recipient.
type inviter func(c *session.Contribution, g *guide.Guide, recipient string) ([]byte, error)

// inviters make an invitation of each sort, by extension.
func inviters() map[string]inviter {
	return map[string]inviter{
		".html": invite.HTML,
		".inbreng": func(c *session.Contribution, _ *guide.Guide, _ string) ([]byte, error) {
			return session.MarshalContribution(c), nil
		},
	}
}

// runInvite makes the invitation of one party. The first one gives the
// session the key that contributions are sealed to.
func runInvite(p *Program, args []string) error {
	call, err := readInvite(args)
	if errors.Is(err, errHelp) {
		return p.helpFor("invite")
	}
	if err != nil {
		return err
	}
	s, was, err := p.readSession(call.file, call.secret)
	if err != nil {
		return err
	}
	id, err := uuid.NewV7()
	if err != nil {
		return fmt.Errorf("een id maken: %w", err)
	}
	c, ok := session.Invite(s, call.party, id.String(), p.now())
	if !ok {
		return noSuchParty(call.file, call.party, s)
	}
	c.Invitation.ReplyBy = call.replyBy
	made, err := withSeal(s)
	if err != nil {
		return err
	}
	data, err := inviters()[extension(call.out)](c, call.guide, s.Seal.Recipient)
	if err != nil {
		return err
	}
	// The key first: an invitation to a key that was lost could not be opened.
	if made {
		if err := placeable(call.out); err != nil {
			return err
		}
		if err := p.replaceOpen(call.file, session.Marshal(s), was); err != nil {
			return err
		}
	}
	return writePlain(call.out, data, store.Passphrase{})
}

func readInvite(args []string) (inviteCall, error) {
	flags := newFlags()
	out := flags.StringP("output", "o", "", "")
	party := flags.String("party", "", "")
	replyBy := flags.String("reply-by", "", "")
	dir := flags.String("guide", "", "")
	secret := passphraseFlag(flags)
	rest, err := parse(flags, args)
	if err != nil {
		return inviteCall{}, err
	}
	if len(rest) != 1 || *out == "" || *party == "" {
		return inviteCall{}, fail(ExitUnreadable, "noem één sessie, de partij en waar de uitnodiging komt: %s", actions()["invite"].use)
	}
	call := inviteCall{file: rest[0], party: *party, out: *out, replyBy: *replyBy, secret: *secret}
	if _, ok := inviters()[extension(call.out)]; !ok {
		return inviteCall{}, fail(ExitUnreadable, "%s: dit soort uitnodiging kan het programma niet maken; gebruik .html of .inbreng", call.out)
	}
	if _, err := time.Parse(time.DateOnly, call.replyBy); err != nil && call.replyBy != "" {
		return inviteCall{}, fail(ExitUnreadable, "de optie --reply-by is een datum als 2026-03-28, en niet %q", call.replyBy)
	}
	if same(call.file, call.out) {
		return inviteCall{}, fail(ExitUnreadable, "%s: de uitnodiging zou de sessie overschrijven; kies een andere naam", call.out)
	}
	call.guide, err = loadGuide(*dir)
	return call, err
}

// withSeal gives the session a seal where it has none, and tells whether it
// did.
func withSeal(s *session.Session) (bool, error) {
	if s.Seal.Whole() {
		return false, nil
	}
	seal, err := store.NewSeal()
	if err != nil {
		return false, &failure{ExitUnwritten, err}
	}
	s.Seal.Recipient, s.Seal.Identity = seal.Recipient, seal.Identity
	return true, nil
}

// placeable tells beforehand what would stop a file from being written, as
// far as can be seen.
func placeable(path string) error {
	if info, err := os.Stat(filepath.Dir(path)); err != nil || !info.IsDir() {
		return fail(ExitUnwritten, "%s: deze map is er niet; maak haar eerst, of kies een andere plek", path)
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return fail(ExitUnwritten, "%s: dit is geen gewoon bestand; kies een andere naam", path)
	}
	return nil
}

func extension(path string) string { return strings.ToLower(filepath.Ext(path)) }

// partyIDs gives the ids of the parties at the table, for a message.
func partyIDs(s *session.Session) []string {
	ids := []string{}
	for _, p := range s.AtTable() {
		ids = append(ids, p.ID)
	}
	return ids
}
