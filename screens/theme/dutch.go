package theme

import (
	_ "embed"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

//go:embed nl.json
var dutch []byte

// shipped are the languages that Fyne brings words for (v2.8). Fyne follows
// the system's language, so each of them gets our words: a Dutch program
// does not change its language on an English or German system.
var shipped = []string{"nl", "en", "cs", "de", "el", "es", "fr", "ja", "pl", "pt-BR", "pt-PT", "ru", "sv", "ta", "uk", "zh-Hans", "zh-Hant"}

// SpeakDutch makes Fyne's own words Dutch, whatever the system's language.
// Call it before the first window is made.
func SpeakDutch() error {
	for _, locale := range shipped {
		if err := lang.AddTranslationsForLocale(dutch, fyne.Locale(locale)); err != nil {
			return fmt.Errorf("de Nederlandse woorden van het venster laden (%s): %w", locale, err)
		}
	}
	return nil
}
