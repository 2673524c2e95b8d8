// Package command is the command line; `formatietafel help` is its contract.
// Results go to standard output; errors and warnings go to standard error, a
// Dutch line each.
package command

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"formatietafel/fault"
	"formatietafel/guide"
)

// Version of the program.
const Version = "0.1.0"

// Exit codes, as `formatietafel help` has them. With several files the highest counts.
const (
	ExitDone       = 0
	ExitFindings   = 1 // read, but something in it is wrong or open
	ExitUnreadable = 2 // wrong use, or a file that cannot be read
	ExitUnwritten  = 3 // the output could not be written
)

// name stands before each line on standard error.
const name = "formatietafel"

// Program is one call of the program, with what it gets from outside.
type Program struct {
	Args     []string // without the program's name
	Out, Err io.Writer
	Getenv   func(string) string
	// Ask puts a question on the terminal and gives what is typed, unseen; nil
	// where there is no terminal.
	Ask func(question string) (string, error)
	// Window opens the window, on a file where path is not empty. It calls
	// load once, while it makes itself ready, and returns its error.
	Window func(load func() (*guide.Guide, error), path string) error
}

// failure is an error with the exit code it stands for.
type failure struct {
	code int
	err  error
}

func (f *failure) Error() string { return f.err.Error() }
func (f *failure) Unwrap() error { return f.err }

// fail makes a failure of a Dutch line.
func fail(code int, format string, args ...any) error {
	return &failure{code, fmt.Errorf(format, args...)}
}

// action is one command.
type action struct {
	use  string // how it is called
	does string // what it does, in a line
	run  func(p *Program, args []string) error
}

// actions by name; "guide" has two words.
func actions() map[string]action {
	return map[string]action{
		"new":       {"new -o BESTAND [--example] [--force]", "maakt een lege sessie, of de voorbeeldsessie", runNew},
		"check":     {"check BESTAND…", "kijkt na wat onvolledig, onbekend of ongeldig is", runCheck},
		"export":    {"export BESTAND -o DOEL", "maakt het hoofdstuk of een ander document, als PDF, voor Word, voor een website en meer", runExport},
		"merge":     {"merge BESTAND INBRENG… -o DOEL", "voegt de inbreng van partijen toe aan een sessie", runMerge},
		"invite":    {"invite BESTAND --party ID -o DOEL", "maakt de uitnodiging van een partij, om thuis in te vullen", runInvite},
		"diff":      {"diff OUD NIEUW [-o DOEL]", "zegt wat er in de openbare tekst is gewijzigd", runDiff},
		"clean":     {"clean BESTAND -o DOEL", "schoont een sessie op na de formatie: alles per partij gaat eruit", runClean},
		"protect":   {"protect BESTAND", "beveiligt een bestand met een wachtwoord", runProtect},
		"unprotect": {"unprotect BESTAND", "haalt de beveiliging van een bestand af", runUnprotect},
		"guide":     {"guide check MAP [--report] | guide export MAP", "kijkt een eigen gids na, of schrijft de ingebouwde gids", runGuide},
		"version":   {"version", "zegt welke versie dit is", runVersion},
		"help":      {"help", "zegt wat de opdrachten zijn", runHelp},
	}
}

// order in which help lists the commands.
var order = []string{"new", "check", "export", "invite", "merge", "diff", "clean", "protect", "unprotect", "guide", "version", "help"}

// Run does what the arguments ask and gives the exit code. Where the program
// itself is wrong it says so, and nothing of what it was working on.
func Run(p Program) (code int) {
	defer func() {
		if broken := fault.Caught(recover()); broken != nil {
			p.warn(broken.Error())
			code = ExitUnreadable
		}
	}()
	err := p.run()
	if err == nil {
		return ExitDone
	}
	var f *failure
	if !errors.As(err, &f) {
		f = &failure{ExitUnreadable, err}
	}
	if text := f.Error(); text != "" {
		p.warn(text)
	}
	return f.code
}

// warn writes a line on standard error, whatever stands in it.
func (p *Program) warn(line string) {
	for _, l := range strings.Split(line, "\n") {
		fmt.Fprintf(p.Err, "%s: %s\n", name, l)
	}
}

func (p *Program) run() error {
	if len(p.Args) == 0 || strings.HasPrefix(p.Args[0], "--guide") {
		return p.window()
	}
	if slices.Contains([]string{"-h", "--help"}, p.Args[0]) {
		return runHelp(p, nil)
	}
	if p.Args[0] == "--version" {
		return runVersion(p, nil)
	}
	if a, ok := actions()[p.Args[0]]; ok {
		debug.SetGCPercent(sparing)
		return a.run(p, p.Args[1:])
	}
	return p.window()
}

// window opens the window on nothing, or on the one file that is named.
func (p *Program) window() error {
	flags := newFlags()
	dir := flags.String("guide", "", "")
	rest, err := parse(flags, p.Args)
	if errors.Is(err, errHelp) {
		return p.listCommands()
	}
	if err != nil {
		return err
	}
	if len(rest) > 1 {
		return fail(ExitUnreadable, "het venster opent één bestand; noem er één")
	}
	path := ""
	if len(rest) == 1 {
		path = rest[0]
		if _, err := os.Stat(path); err != nil {
			return fail(ExitUnreadable, "%q is geen opdracht en geen bestand; zie '%s help'", path, name)
		}
	}
	err = p.Window(func() (*guide.Guide, error) { return loadGuide(*dir) }, path)
	var coded *failure
	if err == nil || errors.As(err, &coded) {
		return err
	}
	return &failure{ExitUnreadable, err}
}

func newFlags() *pflag.FlagSet {
	flags := pflag.NewFlagSet(name, pflag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.Usage = func() {}
	flags.BoolP("help", "h", false, "")
	return flags
}

// sparing is how much garbage a command may make of each byte in use before it
// is collected, in percent. A command is over before most of it is worth the
// work, a sixth of the time of an export; the window keeps Go's own 100.
const sparing = 400

// errHelp asks for the help of a command instead of its work.
var errHelp = errors.New("help")

// parse reads the flags and gives what is left.
func parse(flags *pflag.FlagSet, args []string) ([]string, error) {
	err := flags.Parse(args)
	if errors.Is(err, pflag.ErrHelp) {
		return nil, errHelp
	}
	if err != nil {
		return nil, &failure{ExitUnreadable, errors.New(inDutch(err))}
	}
	if asked, _ := flags.GetBool("help"); asked {
		return nil, errHelp
	}
	return flags.Args(), nil
}

// inDutch says what is wrong with the flags; the library's words are English.
func inDutch(err error) string {
	var (
		unknown *pflag.NotExistError
		missing *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
		syntax  *pflag.InvalidSyntaxError
	)
	switch {
	case errors.As(err, &unknown):
		return fmt.Sprintf("de optie %s bestaat niet; zie '%s help'", dashes(unknown.GetSpecifiedName()), name)
	case errors.As(err, &missing):
		return fmt.Sprintf("de optie %s vraagt een waarde", dashes(missing.GetSpecifiedName()))
	case errors.As(err, &invalid):
		return fmt.Sprintf("de optie --%s kan niet %q zijn; zie '%s help'", invalid.GetFlag().Name, invalid.GetValue(), name)
	case errors.As(err, &syntax):
		return fmt.Sprintf("%q is niet te lezen; zie '%s help'", syntax.GetSpecifiedFlag(), name)
	}
	return "de opties zijn niet te lezen; zie '" + name + " help'"
}

func dashes(flag string) string {
	if len(flag) == 1 {
		return "-" + flag
	}
	return "--" + flag
}

// loadGuide gives the built-in guide, or the own one in a folder.
func loadGuide(dir string) (*guide.Guide, error) {
	if dir == "" {
		return guide.Builtin(), nil
	}
	g, err := readGuide(dir)
	if err != nil {
		return nil, &failure{guideCode(err), fmt.Errorf("de gids in %s: %w", dir, err)}
	}
	return g, nil
}
