// Package invite makes the form that a party fills in at home: one HTML file
// that works by itself in any browser. It asks nothing of any network, and
// what is filled in is saved as a contribution that only the session can open.
//
// The page is page.html, filled in with html/template; its style is page.css
// and its script bundle.js, which `make form` makes of form/src.
package invite

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"regexp"
	"strings"
	"time"
	"unicode"

	"formatietafel/guide"
	"formatietafel/session"
)

//go:embed page.html
var page string

//go:embed page.css
var style string

//go:embed bundle.js
var script string

// form is what the page shows.
type form struct {
	Policy   string // Content-Security-Policy
	Style    template.CSS
	Script   template.JS
	In       session.Invitation
	Guide    *guide.Guide
	Dilemmas []dilemma
	Data     data
}

// dilemma is one on the table. Guide is nil for the table's own.
type dilemma struct {
	session.Topic
	Guide *guide.Dilemma
}

// data is what the script needs: the head of the contribution, by the keys of
// the file, and the key to seal it to.
type data struct {
	ID         string     `json:"id"`
	Session    string     `json:"session"`
	Party      string     `json:"party"`
	Created    string     `json:"created"`
	Guide      ref        `json:"guide"`
	Invitation invitation `json:"invitation"`
	Questions  []question `json:"questions"`
	Recipient  string     `json:"recipient"`
	FileName   string     `json:"fileName"`
}

type ref struct {
	ID      string `json:"id"`
	Version string `json:"version"`
}

type invitation struct {
	Municipality string   `json:"municipality"`
	Term         string   `json:"term"`
	PartyName    string   `json:"party_name"`
	Color        string   `json:"color"`
	Questions    []string `json:"questions"`
	ReplyBy      string   `json:"reply_by"`
}

type question struct {
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	Question string   `json:"question"`
	Poles    []string `json:"poles"`
}

// HTML makes the form of an invitation. What it saves is sealed to recipient,
// the public key of the session ("age1…"). The same input gives the same
// bytes.
func HTML(in *session.Contribution, g *guide.Guide, recipient string) ([]byte, error) {
	f := form{
		Style: template.CSS(style + partyColor(in.Invitation.Color)), Script: template.JS(script),
		In: in.Invitation, Guide: g, Data: dataOf(in, recipient),
	}
	f.Policy = policy(string(f.Style), string(f.Script))
	for _, id := range in.Invitation.Questions {
		topic, ok := in.Dilemma(g, id)
		if !ok {
			continue
		}
		d := dilemma{Topic: topic}
		if known, ok := g.Dilemma(id); ok && !topic.Own {
			d.Guide = &known
		}
		f.Dilemmas = append(f.Dilemmas, d)
	}
	t, err := template.New("page").Funcs(functions(g)).Parse(page)
	if err != nil {
		return nil, fmt.Errorf("het formulier maken: %w", err)
	}
	var made bytes.Buffer
	if err := t.Execute(&made, f); err != nil {
		return nil, fmt.Errorf("het formulier maken: %w", err)
	}
	return made.Bytes(), nil
}

// policy allows this one script and this one style, and nothing from
// anywhere else (Content Security Policy Level 3, 2.3.1).
func policy(style, script string) string {
	return "default-src 'none'; script-src " + hash(script) + "; style-src " + hash(style) + "; base-uri 'none'; form-action 'none'"
}

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

var colorForm = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)

// partyColor puts the party's colour along the top of the page.
func partyColor(color string) string {
	if !colorForm.MatchString(color) {
		return ""
	}
	return "header { border-top-color: " + color + "; }\n"
}

func dataOf(in *session.Contribution, recipient string) data {
	i := in.Invitation
	d := data{
		ID: in.ID, Session: in.Session, Party: in.Party, Created: in.Created.Format(time.RFC3339),
		Guide: ref{in.Guide.ID, in.Guide.Version}, Recipient: recipient, FileName: FileName(in, ".inbreng"),
		Invitation: invitation{i.Municipality, i.Term, i.PartyName, i.Color, i.Questions, i.ReplyBy},
	}
	for _, q := range in.Questions {
		d.Questions = append(d.Questions, question{q.ID, q.Title, q.Question, q.Poles})
	}
	return d
}

var (
	plainLetters = strings.NewReplacer("é", "e", "è", "e", "ë", "e", "ê", "e", "ï", "i", "í", "i", "ö", "o", "ó", "o", "ô", "o", "ü", "u", "ú", "u", "á", "a", "à", "a", "ä", "a", "â", "a", "î", "i", "û", "u", "ù", "u", "ò", "o", "ì", "i", "É", "E", "ç", "c", "ñ", "n")
	unsafe       = regexp.MustCompile(`[^A-Za-z0-9]+`)
)

// fileWords begin a file name, by what is in it.
var fileWords = map[string]string{".html": "Uitnodiging", ".inbreng": "Inbreng", ".pdf": "Invulblad"}

// FileName proposes a name for what goes to and comes from a party: the form
// (.html), a contribution (.inbreng) or the sheet on paper (.pdf), as
// "Inbreng_groen_Waterrijk.inbreng". It is ASCII, so that it comes through
// every mail program.
func FileName(in *session.Contribution, extension string) string {
	parts := []string{fileWords[extension]}
	for _, text := range []string{in.Party, in.Invitation.Municipality} {
		if part := strings.Trim(unsafe.ReplaceAllString(plainLetters.Replace(text), "-"), "-"); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "_") + extension
}

// functions are what the page calls.
func functions(g *guide.Guide) template.FuncMap {
	return template.FuncMap{
		"date":    guide.Date,
		"origins": func(texts []guide.Text) []string { return guide.Labels(texts...) },
		"side": func(poles [2]string, i int) string {
			if poles[i] != "" {
				return poles[i]
			}
			return [2]string{"de ene kant", "de andere kant"}[i]
		},
		"sources": func(ids []string) []string {
			var lines []string
			for _, id := range ids {
				if s, ok := g.Source(id); ok {
					lines = append(lines, s.Line())
				}
			}
			return lines
		},
		// A title has no markup to keep the direction of a name to itself.
		"directed": func(text string) string { return strings.Map(withoutFormat, text) },
		"weights":  func() []string { return []string{"gewoon", "belangrijk", "zwaar"} },
	}
}

// withoutFormat leaves out characters that are seen by their effect alone.
func withoutFormat(r rune) rune {
	if unicode.Is(unicode.Cf, r) {
		return -1
	}
	return r
}
