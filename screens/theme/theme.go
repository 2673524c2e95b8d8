// Package theme is how the window looks: colours, type, sizes and Fyne's own
// words in Dutch.
package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"formatietafel/assets"
)

// Text sizes that a user can choose, as parts of the normal size.
const (
	MinScale    = 0.8
	MaxScale    = 2.0
	ScaleStep   = 0.1
	normalText  = 15 // device-independent pixels
	normalPad   = 4
	innerPad    = 7
	minimalIcon = 20
)

// LeastTarget is how large at least what can be clicked is, in
// device-independent pixels: more than WCAG 2.2 asks (2.5.8: 24), since a table
// works on an unfamiliar laptop, with a touchpad.
const LeastTarget = 32

// Theme is the product's own. The zero value is light and of normal size
// where Scale is 0.
type Theme struct {
	Dark     bool
	Contrast bool    // high contrast, light or dark
	Scale    float32 // of all text, MinScale..MaxScale
}

var _ fyne.Theme = Theme{}

// Color gives the colour by its name; the variant of the system is ignored,
// since light or dark is the user's choice.
func (t Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	if c, ok := t.palette()[name]; ok {
		return c
	}
	return fynetheme.DefaultTheme().Color(name, t.variant())
}

func (t Theme) variant() fyne.ThemeVariant {
	if t.Dark {
		return fynetheme.VariantDark
	}
	return fynetheme.VariantLight
}

func (t Theme) palette() map[fyne.ThemeColorName]color.NRGBA {
	switch {
	case t.Dark && t.Contrast:
		return strongDark
	case t.Contrast:
		return strongLight
	case t.Dark:
		return dark
	}
	return light
}

// Font gives Source Sans 3 for text; symbols and code stay Fyne's.
func (t Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Symbol, style.Monospace:
		return fynetheme.DefaultTheme().Font(style)
	case style.Bold:
		return semiBold
	case style.Italic:
		return italic
	}
	return regular
}

var (
	regular  = fyne.NewStaticResource("SourceSans3-Regular.ttf", assets.Regular)
	italic   = fyne.NewStaticResource("SourceSans3-Italic.ttf", assets.Italic)
	semiBold = fyne.NewStaticResource("SourceSans3-SemiBold.ttf", assets.SemiBold)
)

// Icon gives Fyne's own icons.
func (t Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return fynetheme.DefaultTheme().Icon(name)
}

// Size scales text and what must grow with it.
func (t Theme) Size(name fyne.ThemeSizeName) float32 {
	scale := t.Scale
	if scale == 0 {
		scale = 1
	}
	switch name {
	case fynetheme.SizeNameText:
		return normalText * scale
	case fynetheme.SizeNameHeadingText:
		return normalText * 1.6 * scale
	case fynetheme.SizeNameSubHeadingText:
		return normalText * 1.2 * scale
	case fynetheme.SizeNameCaptionText:
		return normalText * 0.87 * scale
	case fynetheme.SizeNameInlineIcon:
		return minimalIcon * scale
	case fynetheme.SizeNamePadding:
		return normalPad
	case fynetheme.SizeNameInnerPadding:
		// a pixel more, since a line of text is lower than an icon
		return max(innerPad, (LeastTarget+1-minimalIcon*scale)/2)
	case fynetheme.SizeNameInputRadius, fynetheme.SizeNameSelectionRadius:
		return 4
	}
	return fynetheme.DefaultTheme().Size(name)
}
