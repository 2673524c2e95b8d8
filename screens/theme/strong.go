package theme

import (
	"image/color"
	"maps"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// The palettes of high contrast: black and white, every rule as dark as the
// text, and a focus that cannot be missed. A test holds every text in them to
// 7:1 (WCAG 2.1, 1.4.6).
var (
	strongLight = strong(light, strength{
		ink: rgb(0x000000), paper: rgb(0xffffff), faint: rgb(0x404040), button: rgb(0xdedede),
		primary: rgb(0x00308f), onPrimary: rgb(0xffffff), focus: rgba(0xffc800, 0xe6),
		bad: rgb(0x8f0000), careful: rgb(0x5c3d00), good: rgb(0x004d26),
	})
	strongDark = strong(dark, strength{
		ink: rgb(0xffffff), paper: rgb(0x000000), faint: rgb(0xc8c8c8), button: rgb(0x2e2e2e),
		primary: rgb(0xffdd33), onPrimary: rgb(0x000000), focus: rgba(0x0047b3, 0xe6),
		bad: rgb(0xffb3ad), careful: rgb(0xffd27a), good: rgb(0x9cf0c4),
	})
)

// strength is what differs between the two palettes of high contrast.
type strength struct {
	ink, paper, faint, button, primary, onPrimary, focus, bad, careful, good color.NRGBA
}

// strong puts the colours of high contrast over a palette.
func strong(base map[fyne.ThemeColorName]color.NRGBA, s strength) map[fyne.ThemeColorName]color.NRGBA {
	palette := maps.Clone(base)
	for _, part := range []struct {
		color color.NRGBA
		names []fyne.ThemeColorName
	}{
		{s.ink, []fyne.ThemeColorName{fynetheme.ColorNameForeground, ColorSoft, fynetheme.ColorNameInputBorder, fynetheme.ColorNameSeparator, fynetheme.ColorNameScrollBar}},
		{s.paper, []fyne.ThemeColorName{
			fynetheme.ColorNameBackground, ColorPanel, ColorCard, fynetheme.ColorNameInputBackground, fynetheme.ColorNameMenuBackground,
			fynetheme.ColorNameOverlayBackground, fynetheme.ColorNameHeaderBackground, fynetheme.ColorNameDisabledButton,
		}},
		{s.faint, []fyne.ThemeColorName{fynetheme.ColorNamePlaceHolder, fynetheme.ColorNameDisabled}},
		{s.button, []fyne.ThemeColorName{fynetheme.ColorNameButton}},
		{s.primary, []fyne.ThemeColorName{fynetheme.ColorNamePrimary, fynetheme.ColorNameHyperlink}},
		{s.onPrimary, []fyne.ThemeColorName{fynetheme.ColorNameForegroundOnPrimary}},
		{s.focus, []fyne.ThemeColorName{fynetheme.ColorNameFocus}},
		{s.bad, []fyne.ThemeColorName{fynetheme.ColorNameError}},
		{s.careful, []fyne.ThemeColorName{fynetheme.ColorNameWarning}},
		{s.good, []fyne.ThemeColorName{fynetheme.ColorNameSuccess}},
	} {
		for _, name := range part.names {
			palette[name] = part.color
		}
	}
	return palette
}
