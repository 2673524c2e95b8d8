package session

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image/png"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"
)

// Limits of what a field may hold.
const (
	maxText     = 20_000  // characters
	maxLogo     = 1 << 20 // bytes of the PNG
	maxLogoSide = 4_000   // pixels
)

var (
	idForm    = regexp.MustCompile(`^[a-z0-9-]+$`)
	uuidForm  = regexp.MustCompile(`^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)
	colorForm = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)
)

// formProblem says what is wrong with a text that is filled in, by the form
// that its field asks; "" where nothing is.
func formProblem(form, text string) string {
	if form == "png" {
		return logoProblem(text)
	}
	if utf8.RuneCountInString(text) > maxText {
		return "deze tekst is langer dan 20.000 tekens; maak hem korter"
	}
	switch {
	case form == "id" && !idForm.MatchString(text):
		return fmt.Sprintf("“%s” kan geen id zijn; gebruik kleine letters zonder accent, cijfers en streepjes", shown(text))
	case form == "uuid" && !uuidForm.MatchString(text):
		return fmt.Sprintf("“%s” is geen UUID; neem het id over uit de oorspronkelijke sessie", shown(text))
	case form == "color" && !colorForm.MatchString(text):
		return fmt.Sprintf("“%s” is geen kleur; schrijf een # met zes cijfers of letters a tot en met f, zoals #0b6e4f", shown(text))
	case form == "date" && !isDate(text):
		return fmt.Sprintf("“%s” is geen bestaande datum; schrijf jaar-maand-dag, zoals 2026-04-20", shown(text))
	}
	return ""
}

func isDate(text string) bool {
	_, err := time.Parse(time.DateOnly, text)
	return err == nil
}

// logoProblem looks at a logo without unpacking it: a small file can hold a
// picture that fills all memory.
func logoProblem(text string) string {
	if base64.StdEncoding.DecodedLen(len(text)) > maxLogo+base64Slack+strings.Count(text, "\n") {
		return "het logo is groter dan 1 MiB; kies een kleiner bestand"
	}
	data, err := base64.StdEncoding.DecodeString(text)
	if err != nil {
		return "het logo is geen PNG in base64; kies het logo opnieuw"
	}
	if len(data) > maxLogo {
		return "het logo is groter dan 1 MiB; kies een kleiner bestand"
	}
	config, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return "het logo is geen PNG; kies een PNG-bestand"
	}
	if config.Width > maxLogoSide || config.Height > maxLogoSide {
		return "het logo is groter dan 4.000 × 4.000 beeldpunten; maak het kleiner"
	}
	return ""
}

const base64Slack = 2 // bytes by which DecodedLen can be over
