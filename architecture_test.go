package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// allowed are the arrows between the packages of docs/architecture.md: what
// each may import of the others. What is not in it may import none.
var allowed = map[string][]string{
	".": {"command", "guide", "screens", "session/desk", "session/store"},
	// a panic, without what was in it
	"fault":           {},
	"command":         {"fault", "session/store", "export", "export/invite", "session", "guide", "assets"},
	"screens":         {"fault", "screens/widgets", "screens/theme", "session/desk", "session", "export", "export/invite", "export/tree", "export/figure", "guide", "assets"},
	"screens/widgets": {"screens/theme", "export/figure", "guide"},
	"screens/theme":   {"assets"},
	"session/desk":    {"session/store", "session", "guide"},
	"session/store":   {"session"},
	// a disk in memory, for tests
	"session/store/faulty": {"session/store"},
	"session":              {"guide", "scan"},
	"guide":                {"scan"},
	// a TOML file, before it is decoded
	"scan":   {},
	"assets": {},
	// tests of the built program
	"proof":        {},
	"proof/played": {},
	"proof/driver": {"screens/theme"},
	"export": {
		"export/tree", "export/figure", "export/layout", "export/pdf", "session", "guide", "assets", "export/pack", "export/clean",
		"export/docx", "export/odt", "export/html", "export/markdown", "export/text", "export/csv", "export/xlsx", "export/ics",
	},
	"export/invite":   {"session", "guide"},
	"export/tree":     {"export/figure"},
	"export/figure":   {},
	"export/markup":   {},
	"export/pack":     {},
	"export/ooxml":    {"export/tree", "export/markup"},
	"export/clean":    {"export/tree"},
	"export/picture":  {"export/figure", "export/markup", "assets"},
	"export/sheet":    {"export/tree"},
	"export/docx":     {"export/tree", "export/clean", "export/markup", "export/ooxml", "export/pack", "export/picture"},
	"export/odt":      {"export/tree", "export/clean", "export/markup", "export/pack", "export/picture"},
	"export/html":     {"export/tree", "export/clean", "export/markup", "export/picture"},
	"export/markdown": {"export/tree", "export/clean"},
	"export/text":     {"export/tree", "export/clean"},
	"export/csv":      {"export/tree", "export/clean", "export/sheet"},
	"export/xlsx":     {"export/tree", "export/clean", "export/markup", "export/ooxml", "export/pack", "export/sheet"},
	"export/ics":      {"export/tree", "export/clean"},
	"export/layout":   {"export/tree", "export/figure"},
	"export/pdf":      {"export/tree", "export/figure", "export/layout", "export/picture", "export/pdf/tag", "assets"},
	"export/pdf/tag":  {},
	// a second opinion on what was written, for tests
	"export/pdf/proof": {},
}

// keepers are libraries that only some packages may know.
var keepers = map[string][]string{
	"fyne.io/fyne/v2":                    {"screens", "screens/widgets", "screens/theme", "proof/driver"},
	"github.com/go-gl/glfw":              {"screens"},
	"github.com/jung-kurt/gofpdf":        {"export/pdf"},
	"github.com/BurntSushi/toml":         {"session", "guide"},
	"os":                                 {".", "command", "screens", "session/store", "proof/driver"},
	"net/http":                           {},
	"formatietafel/session/store/faulty": {},
	"filippo.io/age":                     {"session/store"},
	"github.com/gofrs/flock":             {"session/store"},
	"golang.org/x/term":                  {"command"},
	"github.com/pdfcpu/pdfcpu/pkg":       {"export/pdf/proof"},
	"formatietafel/export/pdf/proof":     {},
}

// builds are the programs that are made of these files: each has some that the
// others leave out.
var builds = []struct{ system, tags string }{
	{"linux", "migrated_fynedo"},
	{"windows", "migrated_fynedo"},
	{"linux", "nowindow"},
	{"windows", "nowindow"},
}

func TestImportsFollowTheArchitecture(t *testing.T) {
	seen := map[string]bool{}
	for _, build := range builds {
		t.Run(build.system+" "+build.tags, func(t *testing.T) { checkImports(t, build.system, build.tags, seen) })
	}
	for name := range allowed {
		if !seen[name] {
			t.Errorf("the room %s is not there", name)
		}
	}
}

// checkImports reads what one build imports, and notes the rooms that it has.
func checkImports(t *testing.T, system, tags string, seen map[string]bool) {
	list := exec.Command("go", "list", "-tags", tags, "-f", `{{.ImportPath}}: {{join .Imports " "}}`, "./...")
	list.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=1")
	out, err := list.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	for line := range strings.Lines(string(out)) {
		name, imports, _ := strings.Cut(strings.TrimSpace(line), ":")
		name = room(name)
		seen[name] = true
		may, ok := allowed[name]
		if !ok {
			t.Errorf("%s is no room of docs/architecture.md", name)
			continue
		}
		for _, path := range strings.Fields(imports) {
			if ours(path) && !contains(may, room(path)) {
				t.Errorf("%s imports %s", name, room(path))
			}
			for library, who := range keepers {
				if (path == library || strings.HasPrefix(path, library+"/")) && library != "os" && !contains(who, name) || path == library && !contains(who, name) {
					t.Errorf("%s imports %s", name, path)
				}
			}
		}
	}
}

const module = "formatietafel"

func ours(path string) bool { return path == module || strings.HasPrefix(path, module+"/") }

// room is the folder of a package; the program itself is ".".
func room(path string) string {
	if path == module {
		return "."
	}
	return strings.TrimPrefix(path, module+"/")
}

func contains(list []string, what string) bool {
	for _, s := range list {
		if s == what {
			return true
		}
	}
	return false
}
