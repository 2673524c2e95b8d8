package picture

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"formatietafel/export/figure"
)

// drawn gives the pixels of a drawing.
func drawn(t *testing.T, d figure.Drawing) image.Image {
	t.Helper()
	data, err := PNG(d)
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return picture
}

// TestPixels looks at points of each kind of shape, in points of the drawing.
func TestPixels(t *testing.T) {
	square := []figure.Point{{X: 10, Y: 10}, {X: 30, Y: 10}, {X: 30, Y: 30}, {X: 10, Y: 30}}
	tests := []struct {
		name  string
		shape figure.Shape
		red   [][2]float64
		white [][2]float64
	}{
		{"rectangle", figure.Shape{Kind: figure.Rect, X: 10, Y: 10, W: 20, H: 20, Fill: "#ff0000"}, [][2]float64{{11, 11}, {29, 29}}, [][2]float64{{9, 20}, {31, 20}}},
		{"rounded rectangle", figure.Shape{Kind: figure.Rect, X: 10, Y: 10, W: 20, H: 20, Radius: 8, Fill: "#ff0000"}, [][2]float64{{20, 11}, {11, 20}}, [][2]float64{{11, 11}, {29, 29}}},
		{"circle", figure.Shape{Kind: figure.Circle, X: 20, Y: 20, Radius: 10, Fill: "#ff0000"}, [][2]float64{{20, 20}, {11, 20}}, [][2]float64{{11, 11}, {29, 29}}},
		{"ring", figure.Shape{Kind: figure.Circle, X: 20, Y: 20, Radius: 10, Stroke: "#ff0000", Width: 2}, [][2]float64{{10, 20}, {20, 30}}, [][2]float64{{20, 20}, {13, 20}, {7, 20}}},
		{"line", figure.Shape{Kind: figure.Line, X: 5, Y: 20, W: 30, Stroke: "#ff0000", Width: 2}, [][2]float64{{6, 20}, {34, 20}}, [][2]float64{{20, 18}, {20, 22}, {36, 20}}},
		{"dashes", figure.Shape{Kind: figure.Line, X: 5, Y: 20, W: 30, Stroke: "#ff0000", Width: 2, Dash: true}, [][2]float64{{6, 20}, {11, 20}}, [][2]float64{{9, 20}, {14, 20}}},
		{"polygon", figure.Shape{Kind: figure.Polygon, Points: square, Fill: "#ff0000"}, [][2]float64{{20, 20}}, [][2]float64{{5, 20}}},
		{"edge of a polygon", figure.Shape{Kind: figure.Polygon, Points: square, Stroke: "#ff0000"}, [][2]float64{{20, 10}, {10, 20}}, [][2]float64{{20, 20}}},
		{"bar of a letter", figure.Shape{Kind: figure.Label, X: 10, Y: 35, Text: "l", Size: 40, Fill: "#ff0000"}, [][2]float64{{14.5, 20}}, [][2]float64{{11, 20}, {25, 20}}},
		{"outside", figure.Shape{Kind: figure.Circle, X: 200, Y: 200, Radius: 10, Fill: "#ff0000"}, nil, [][2]float64{{20, 20}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			picture := drawn(t, figure.Drawing{Width: 40, Height: 40, Shapes: []figure.Shape{test.shape}})
			look := func(points [][2]float64, want color.RGBA) {
				for _, p := range points {
					r, g, b, _ := picture.At(int(p[0]*pixels), int(p[1]*pixels)).RGBA()
					if got := (color.RGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), 255}); got != want {
						t.Errorf("at %v: %v, want %v", p, got, want)
					}
				}
			}
			look(test.red, color.RGBA{R: 255, A: 255})
			look(test.white, color.RGBA{255, 255, 255, 255})
		})
	}
}

func TestNoPictureOfNothing(t *testing.T) {
	for _, d := range []figure.Drawing{{}, {Width: 10}, {Width: 1e6, Height: 1}} {
		if _, err := PNG(d); err == nil {
			t.Errorf("%v by %v became a picture", d.Width, d.Height)
		}
	}
}

func TestSameInputSameBytes(t *testing.T) {
	d := figure.Positions(figure.PositionsInput{Poles: [2]string{"Wel", "Niet"}, Placed: []figure.PlacedParty{{Name: "Lokaal", Color: "#0b6e4f"}}})
	for name, draw := range map[string]func(figure.Drawing) ([]byte, error){"svg": SVG, "png": PNG} {
		one, err := draw(d)
		if err != nil {
			t.Fatal(err)
		}
		two, _ := draw(d)
		if !bytes.Equal(one, two) {
			t.Errorf("%s: two drawings differ", name)
		}
	}
}
