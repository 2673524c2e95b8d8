package command

import (
	"errors"
	"fmt"
	"time"

	"formatietafel/guide"
	"formatietafel/session"
	"formatietafel/session/store"
)

// mergeCall is what the flags of merge ask.
type mergeCall struct {
	file, out     string
	contributions []string
	prefer        string // session, contribution, or "" to be told what differs
	secret        string // file with the passphrase
	guide         *guide.Guide
}

// runMerge adds contributions to a session. Nothing is written unless all of
// them can be added.
func runMerge(p *Program, args []string) error {
	call, err := readMerge(args)
	if errors.Is(err, errHelp) {
		return p.helpFor("merge")
	}
	if err != nil {
		return err
	}
	s, was, err := p.readSession(call.file, call.secret)
	if err != nil {
		return err
	}
	before := string(session.Marshal(s))
	code := ExitDone
	for _, path := range call.contributions {
		code = max(code, p.mergeOne(s, path, call))
	}
	if code != ExitDone {
		return &failure{code, errors.New("")}
	}
	if string(session.Marshal(s)) != before {
		s.Updated = p.now()
	} else if same(call.file, call.out) {
		return nil
	}
	if same(call.file, call.out) {
		return p.replaceOpen(call.out, session.Marshal(s), was)
	}
	return writePlain(call.out, session.Marshal(s), was.secret)
}

func readMerge(args []string) (mergeCall, error) {
	flags := newFlags()
	out := flags.StringP("output", "o", "", "")
	prefer := flags.String("prefer", "", "")
	dir := flags.String("guide", "", "")
	secret := passphraseFlag(flags)
	rest, err := parse(flags, args)
	if err != nil {
		return mergeCall{}, err
	}
	const fewest = 2 // a session and a contribution
	if len(rest) < fewest || *out == "" {
		return mergeCall{}, fail(ExitUnreadable, "noem een sessie, een of meer inbrengen en waar de nieuwe sessie komt: %s", actions()["merge"].use)
	}
	call := mergeCall{file: rest[0], out: *out, secret: *secret, contributions: rest[1:]}
	choices := map[string]string{"session": "session", "contribution": "contribution"}
	if flags.Changed("prefer") {
		if err := choose("--prefer", *prefer, choices, &call.prefer); err != nil {
			return mergeCall{}, err
		}
	}
	for _, path := range call.contributions {
		if same(path, call.out) {
			return mergeCall{}, fail(ExitUnreadable, "%s: de sessie zou deze inbreng overschrijven; kies een andere naam", path)
		}
	}
	call.guide, err = loadGuide(*dir)
	return call, err
}

// mergeOne adds one contribution to the session in memory, lists what comes
// in, and gives the exit code.
func (p *Program) mergeOne(s *session.Session, path string, call mergeCall) int {
	in, err := p.planMerge(s, path, call)
	if err != nil {
		p.warn(err.Error())
		return codeOf(err)
	}
	if in.Again {
		fmt.Fprintf(p.Out, "%s: deze inbreng is al eerder toegevoegd; er verandert niets\n", path)
		return ExitDone
	}
	for _, item := range in.Items {
		fmt.Fprintf(p.Out, "%s: %s: %s: %s\n", path, item.Place, item.Novelty, oneLine(item.What))
	}
	for _, line := range in.Left {
		p.warn(path + ": " + oneLine(line))
	}
	in.Prefer(call.prefer == "contribution")
	in.Apply(s)
	if call.prefer != "" {
		return ExitDone
	}
	for _, item := range in.Differs() {
		p.warn(fmt.Sprintf("%s: %s: verschilt van wat er staat%s; kies met --prefer session of --prefer contribution", path, item.Place, bothTexts(item)))
	}
	if len(in.Differs()) > 0 {
		return ExitFindings
	}
	return ExitDone
}

// bothTexts shows what differs, but never what is sealed.
func bothTexts(i session.Item) string {
	if i.Sealed {
		return " en is nog dicht"
	}
	return fmt.Sprintf(" (er staat “%s”, in de inbreng “%s”)", brief(i.Here), brief(i.There))
}

const mostBrief = 60 // characters of a text in a message

// brief keeps a user's text in a message on one line and short.
func brief(text string) string {
	runes := []rune(oneLine(text))
	if len(runes) > mostBrief {
		return string(runes[:mostBrief]) + "…"
	}
	return string(runes)
}

// planMerge reads a contribution, bare or sealed, and compares it. Errors
// name the file.
func (p *Program) planMerge(s *session.Session, path string, call mergeCall) (*session.Incoming, error) {
	c, err := p.readContribution(path, call.secret, s.Seal)
	if err != nil {
		return nil, err
	}
	in, err := session.PlanMerge(s, c, call.guide)
	if err != nil {
		return nil, &failure{ExitFindings, fmt.Errorf("%s: %w", path, err)}
	}
	return in, nil
}

// readContribution reads a contribution; one that is sealed opens with the
// seal of the session.
func (p *Program) readContribution(path, passphraseFile string, seal session.Seal) (*session.Contribution, error) {
	data, _, err := p.readPlain(path, passphraseFile)
	if err != nil {
		return nil, err
	}
	plain, err := store.OpenSealed(data, seal)
	if err != nil {
		code := ExitUnreadable
		if errors.Is(err, store.ErrOtherSeal) || errors.Is(err, store.ErrNoSeal) {
			code = ExitFindings
		}
		return nil, &failure{code, fmt.Errorf("%s: %w", path, err)}
	}
	c, err := session.ReadContribution(plain)
	if err != nil {
		return nil, &failure{ExitUnreadable, fmt.Errorf("%s: %w", path, err)}
	}
	return c, nil
}

// codeOf gives the exit code that an error stands for.
func codeOf(err error) int {
	var f *failure
	if errors.As(err, &f) {
		return f.code
	}
	return ExitUnreadable
}

// now is the moment that a change is noted with, or the one of
// SOURCE_DATE_EPOCH (reproducible-builds.org).
func (p *Program) now() time.Time {
	if t, ok := epoch(p); ok {
		return t
	}
	return time.Now().Truncate(time.Second)
}
