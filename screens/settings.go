package screens

import (
	"slices"

	"fyne.io/fyne/v2"

	"formatietafel/screens/theme"
)

// settings are the user's choices for the window, kept by Fyne beside the
// program and never in a session.
type settings struct{ prefs fyne.Preferences }

const (
	keyDark     = "dark"
	keyContrast = "contrast"
	keyScale    = "scale"
	keyGuidance = "guidance"
	keyRecent   = "recent"
	mostRecent  = 8 // files in the menu
)

func (s settings) theme() theme.Theme {
	return theme.Theme{Dark: s.prefs.Bool(keyDark), Contrast: s.prefs.Bool(keyContrast), Scale: s.scale()}
}

func (s settings) setDark(on bool) { s.prefs.SetBool(keyDark, on) }

func (s settings) setContrast(on bool) { s.prefs.SetBool(keyContrast, on) }

func (s settings) scale() float32 { return float32(s.prefs.FloatWithFallback(keyScale, 1)) }

func (s settings) setScale(scale float32) {
	s.prefs.SetFloat(keyScale, float64(min(max(scale, theme.MinScale), theme.MaxScale)))
}

func (s settings) showsGuidance() bool { return s.prefs.BoolWithFallback(keyGuidance, false) }

func (s settings) setGuidance(on bool) { s.prefs.SetBool(keyGuidance, on) }

func (s settings) recent() []string { return s.prefs.StringList(keyRecent) }

// used puts a file in front of the recent ones.
func (s settings) used(path string) {
	list := slices.DeleteFunc(s.recent(), func(p string) bool { return p == path })
	list = append([]string{path}, list...)
	s.prefs.SetStringList(keyRecent, list[:min(len(list), mostRecent)])
}

// forget takes a file out of the recent ones.
func (s settings) forget(path string) {
	s.prefs.SetStringList(keyRecent, slices.DeleteFunc(s.recent(), func(p string) bool { return p == path }))
}

func (s settings) forgetRecent() { s.prefs.SetStringList(keyRecent, nil) }
