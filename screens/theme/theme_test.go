package theme

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	fynetheme "fyne.io/fyne/v2/theme"
)

// luminance and contrast as WCAG 2.1 defines them (relative luminance,
// contrast ratio).
func luminance(c color.NRGBA) float64 {
	part := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B)
}

func contrast(a, b color.NRGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// over lays a colour with alpha on an opaque ground.
func over(top, ground color.NRGBA) color.NRGBA {
	mix := func(t, g uint8) uint8 { return uint8((int(t)*int(top.A) + int(g)*(255-int(top.A))) / 255) }
	return color.NRGBA{mix(top.R, ground.R), mix(top.G, ground.G), mix(top.B, ground.B), 255}
}

// palettes that a user can choose.
var palettes = map[string]map[fyne.ThemeColorName]color.NRGBA{"light": light, "dark": dark, "strong light": strongLight, "strong dark": strongDark}

func TestContrast(t *testing.T) {
	const borderRatio = 3.0                                                                          // WCAG 2.1, 1.4.11
	textRatios := map[string]float64{"light": 4.5, "dark": 4.5, "strong light": 7, "strong dark": 7} // WCAG 2.1, 1.4.3 and 1.4.6
	grounds := []fyne.ThemeColorName{
		fynetheme.ColorNameBackground, ColorPanel, ColorCard, fynetheme.ColorNameInputBackground, fynetheme.ColorNameButton,
		fynetheme.ColorNameMenuBackground, fynetheme.ColorNameOverlayBackground, fynetheme.ColorNameHeaderBackground,
	}
	texts := []fyne.ThemeColorName{fynetheme.ColorNameForeground, ColorSoft, fynetheme.ColorNameHyperlink, fynetheme.ColorNameError, fynetheme.ColorNameWarning, fynetheme.ColorNameSuccess}
	for name, palette := range palettes {
		textRatio := textRatios[name]
		for _, ground := range grounds {
			for _, text := range texts {
				if r := contrast(palette[text], palette[ground]); r < textRatio {
					t.Errorf("%s: %s on %s is %.2f:1, want %.1f", name, text, ground, r, textRatio)
				}
				hovered := over(palette[fynetheme.ColorNameHover], palette[ground])
				if r := contrast(palette[text], hovered); text == fynetheme.ColorNameForeground && r < textRatio {
					t.Errorf("%s: %s on hovered %s is %.2f:1", name, text, ground, r)
				}
				focused := over(palette[fynetheme.ColorNameFocus], palette[ground])
				if r := contrast(palette[text], focused); text == fynetheme.ColorNameForeground && r < textRatio {
					t.Errorf("%s: %s on focused %s is %.2f:1", name, text, ground, r)
				}
			}
		}
		for _, pair := range [][2]fyne.ThemeColorName{
			{fynetheme.ColorNameForegroundOnPrimary, fynetheme.ColorNamePrimary},
			{fynetheme.ColorNamePlaceHolder, fynetheme.ColorNameInputBackground},
			{fynetheme.ColorNameDisabled, fynetheme.ColorNameDisabledButton},
			{fynetheme.ColorNameDisabled, fynetheme.ColorNameBackground},
		} {
			if r := contrast(palette[pair[0]], palette[pair[1]]); r < textRatio {
				t.Errorf("%s: %s on %s is %.2f:1, want %.1f", name, pair[0], pair[1], r, textRatio)
			}
		}
		for _, ground := range []fyne.ThemeColorName{fynetheme.ColorNameBackground, ColorCard, fynetheme.ColorNameInputBackground} {
			if r := contrast(palette[fynetheme.ColorNameInputBorder], palette[ground]); r < borderRatio {
				t.Errorf("%s: border on %s is %.2f:1, want %.1f", name, ground, r, borderRatio)
			}
		}
	}
}

func TestPalettesHaveTheSameColours(t *testing.T) {
	for which, palette := range palettes {
		for name := range light {
			if _, ok := palette[name]; !ok {
				t.Errorf("%s is not in %s", name, which)
			}
		}
		if len(light) != len(palette) {
			t.Errorf("light has %d colours, %s %d", len(light), which, len(palette))
		}
	}
}

func TestThemeShowsThePaletteThatIsChosen(t *testing.T) {
	for which, theme := range map[string]Theme{"light": {}, "dark": {Dark: true}, "strong light": {Contrast: true}, "strong dark": {Dark: true, Contrast: true}} {
		for name, want := range palettes[which] {
			if got := theme.Color(name, fynetheme.VariantLight); got != want {
				t.Errorf("%s: %s is %v, want %v", which, name, got, want)
			}
		}
	}
}

func TestHex(t *testing.T) {
	if got := Hex("#0b6e4f"); got != (color.NRGBA{0x0b, 0x6e, 0x4f, 0xff}) {
		t.Errorf("Hex = %v", got)
	}
	for _, text := range []string{"", "groen", "#12", "#gggggg", "0b6e4f0"} {
		if got := Hex(text); got != (color.NRGBA{0x80, 0x80, 0x80, 0xff}) {
			t.Errorf("Hex(%q) = %v, want grey", text, got)
		}
	}
}

func TestFyneSpeaksDutch(t *testing.T) {
	if err := SpeakDutch(); err != nil {
		t.Fatal(err)
	}
	for english, want := range map[string]string{"Cancel": "Annuleren", "Open": "Openen", "Save": "Opslaan", "Quit": "Afsluiten"} {
		if got := lang.L(english); got != want {
			t.Errorf("%s is %q, want %q", english, got, want)
		}
	}
	if got := lang.X("monday", "Monday"); got != "maandag" {
		t.Errorf("Monday is %q", got)
	}
}
