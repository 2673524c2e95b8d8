package theme

import (
	"image/color"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Colour names of our own, next to Fyne's.
const (
	// ColorSoft is secondary text.
	ColorSoft fyne.ThemeColorName = "soft"
	// ColorPanel is the ground of the side panels.
	ColorPanel fyne.ThemeColorName = "panel"
	// ColorCard is the ground of a card on the page.
	ColorCard fyne.ThemeColorName = "card"
)

// The palettes: a quiet paper and a deep blue-green ink, and the same at
// night. A test holds every pair of text and ground to 4.5:1 (WCAG 2.1,
// 1.4.3) and every border of a control to 3:1 (1.4.11).
var (
	light = map[fyne.ThemeColorName]color.NRGBA{
		fynetheme.ColorNameBackground:          rgb(0xfbfaf6),
		fynetheme.ColorNameForeground:          rgb(0x1b2529),
		fynetheme.ColorNamePrimary:             rgb(0x12526b),
		fynetheme.ColorNameForegroundOnPrimary: rgb(0xffffff),
		fynetheme.ColorNameHyperlink:           rgb(0x0f5a78),
		fynetheme.ColorNameButton:              rgb(0xe9e6db),
		fynetheme.ColorNameDisabledButton:      rgb(0xf1efe8),
		fynetheme.ColorNameDisabled:            rgb(0x626b6f),
		fynetheme.ColorNamePlaceHolder:         rgb(0x5f686c),
		fynetheme.ColorNameInputBackground:     rgb(0xffffff),
		fynetheme.ColorNameInputBorder:         rgb(0x848b8d),
		fynetheme.ColorNameSeparator:           rgb(0xd8d3c5),
		fynetheme.ColorNameHover:               rgba(0x12526b, 0x16),
		fynetheme.ColorNamePressed:             rgba(0x12526b, 0x30),
		fynetheme.ColorNameFocus:               rgba(0x12526b, 0x55),
		fynetheme.ColorNameSelection:           rgba(0x2b86a8, 0x4d),
		fynetheme.ColorNameScrollBar:           rgba(0x1b2529, 0x80),
		fynetheme.ColorNameScrollBarBackground: rgba(0x1b2529, 0x0c),
		fynetheme.ColorNameShadow:              rgba(0x000000, 0x28),
		fynetheme.ColorNameHeaderBackground:    rgb(0xf0ece0),
		fynetheme.ColorNameMenuBackground:      rgb(0xffffff),
		fynetheme.ColorNameOverlayBackground:   rgb(0xfffefb),
		fynetheme.ColorNameError:               rgb(0xa3282a),
		fynetheme.ColorNameWarning:             rgb(0x8a5a00),
		fynetheme.ColorNameSuccess:             rgb(0x1d6b4f),
		ColorSoft:                              rgb(0x4d585d),
		ColorPanel:                             rgb(0xf3f0e7),
		ColorCard:                              rgb(0xffffff),
	}
	dark = map[fyne.ThemeColorName]color.NRGBA{
		fynetheme.ColorNameBackground:          rgb(0x161d21),
		fynetheme.ColorNameForeground:          rgb(0xeceae3),
		fynetheme.ColorNamePrimary:             rgb(0x7cc3dc),
		fynetheme.ColorNameForegroundOnPrimary: rgb(0x0d1418),
		fynetheme.ColorNameHyperlink:           rgb(0x8fd0e6),
		fynetheme.ColorNameButton:              rgb(0x2c373d),
		fynetheme.ColorNameDisabledButton:      rgb(0x20292e),
		fynetheme.ColorNameDisabled:            rgb(0x98a2a6),
		fynetheme.ColorNamePlaceHolder:         rgb(0xa2abaf),
		fynetheme.ColorNameInputBackground:     rgb(0x1f282d),
		fynetheme.ColorNameInputBorder:         rgb(0x74838a),
		fynetheme.ColorNameSeparator:           rgb(0x38444a),
		fynetheme.ColorNameHover:               rgba(0x7cc3dc, 0x1c),
		fynetheme.ColorNamePressed:             rgba(0x7cc3dc, 0x33),
		fynetheme.ColorNameFocus:               rgba(0x7cc3dc, 0x66),
		fynetheme.ColorNameSelection:           rgba(0x3f8fae, 0x66),
		fynetheme.ColorNameScrollBar:           rgba(0xeceae3, 0x80),
		fynetheme.ColorNameScrollBarBackground: rgba(0xeceae3, 0x10),
		fynetheme.ColorNameShadow:              rgba(0x000000, 0x66),
		fynetheme.ColorNameHeaderBackground:    rgb(0x20292e),
		fynetheme.ColorNameMenuBackground:      rgb(0x222c31),
		fynetheme.ColorNameOverlayBackground:   rgb(0x1d262b),
		fynetheme.ColorNameError:               rgb(0xff9a92),
		fynetheme.ColorNameWarning:             rgb(0xf0bd62),
		fynetheme.ColorNameSuccess:             rgb(0x82cfaa),
		ColorSoft:                              rgb(0xb5bec1),
		ColorPanel:                             rgb(0x1b2328),
		ColorCard:                              rgb(0x1f282d),
	}
)

func rgb(v uint32) color.NRGBA { return rgba(v, 0xff) }

func rgba(v uint32, alpha uint8) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: alpha}
}

// Hex gives the colour written as #rrggbb; anything else is a middle grey.
func Hex(text string) color.NRGBA {
	digits, marked := strings.CutPrefix(text, "#")
	v, err := strconv.ParseUint(digits, 16, 32)
	if err != nil || !marked || len(digits) != len("rrggbb") {
		return rgb(0x808080)
	}
	return rgb(uint32(v))
}
