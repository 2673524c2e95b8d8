package driver

import (
	"image"
	"image/color"
	"image/draw"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"formatietafel/screens/theme"
)

// picture draws a line of words, in the middle of others.
func picture(text string, ink, ground color.Color, look theme.Theme, style fyne.TextStyle) *image.RGBA {
	test.NewApp().Settings().SetTheme(look)
	line := func(text string, y float32) *canvas.Text {
		t := canvas.NewText(text, ink)
		t.TextSize, t.TextStyle = look.Size("text"), style
		t.Move(fyne.NewPos(40, y))
		return t
	}
	box := canvas.NewRectangle(ground)
	box.Resize(fyne.NewSize(400, 120))
	c := software.NewCanvas()
	c.SetPadded(false)
	c.SetContent(container.NewWithoutLayout(box, line("Vorige", 10), line(text, 40), line("Volgende", 80)))
	c.Resize(fyne.NewSize(400, 120))
	seen := c.Capture()
	out := image.NewRGBA(seen.Bounds())
	draw.Draw(out, out.Bounds(), seen, image.Point{}, draw.Src)
	return out
}

func TestFinderFindsWholeWords(t *testing.T) {
	white, black, grey := color.White, color.Black, color.Gray{0x80}
	tests := map[string]struct {
		shown       string
		ink, ground color.Color
		scale       float32
		style       fyne.TextStyle
		look        string
		found       bool
	}{
		"black on white":          {"Openen", black, white, 1, fyne.TextStyle{}, "Openen", true},
		"white on black":          {"Openen", white, black, 1, fyne.TextStyle{}, "Openen", true},
		"soft":                    {"Openen", grey, white, 1, fyne.TextStyle{}, "Openen", true},
		"bold":                    {"Openen", black, white, 1, fyne.TextStyle{Bold: true}, "Openen", true},
		"large":                   {"Openen", black, white, 1.5, fyne.TextStyle{}, "Openen", true},
		"several words":           {"Kies een plek…", black, white, 1, fyne.TextStyle{}, "Kies een plek…", true},
		"a longer word":           {"Openend", black, white, 1, fyne.TextStyle{}, "Openen", false},
		"more words":              {"Openen als", black, white, 1, fyne.TextStyle{}, "Openen", false},
		"another word":            {"Opener", black, white, 1, fyne.TextStyle{}, "Openen", false},
		"in another language":     {"Open", black, white, 1, fyne.TextStyle{}, "Openen", false},
		"a colour that is hidden": {"Openen", white, white, 1, fyne.TextStyle{}, "Openen", false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			seen := picture(tt.shown, tt.ink, tt.ground, theme.Theme{Scale: tt.scale}, tt.style)
			places := newFinder(tt.scale).all(seen, tt.look)
			if (len(places) == 1) != tt.found {
				t.Fatalf("found at %v", places)
			}
			if tt.found && (places[0].Min.Y < 40 || places[0].Max.Y > 80 || places[0].Min.X < 36 || places[0].Min.X > 44) {
				t.Errorf("found at %v", places[0])
			}
		})
	}
}

func TestDifference(t *testing.T) {
	one, other := image.NewRGBA(image.Rect(0, 0, 10, 10)), image.NewRGBA(image.Rect(0, 0, 10, 10))
	other.Set(3, 3, color.White)
	if got := Difference(one, other); got != 0.01 {
		t.Errorf("one pixel of a hundred: %v", got)
	}
	if got := Difference(one, image.NewRGBA(image.Rect(0, 0, 10, 11))); got != 1 {
		t.Errorf("another size: %v", got)
	}
}
