// Package assets holds the files that the program carries: fonts, icon and
// the example session.
package assets

import _ "embed"

// Source Sans 3 (OFL 1.1, fonts/OFL.txt) as static TrueType, in the four
// manners that window and PDF use.
var (
	//go:embed fonts/SourceSans3-Regular.ttf
	Regular []byte
	//go:embed fonts/SourceSans3-Italic.ttf
	Italic []byte
	//go:embed fonts/SourceSans3-SemiBold.ttf
	SemiBold []byte
	//go:embed fonts/SourceSans3-Bold.ttf
	Bold []byte
)

// Example is the example session: the municipality of Waterrijk.
//
//go:embed example.formatie
var Example []byte

// Icon of the program, a PNG of 128 by 128: drawn from icon.svg beforehand
// (make icon), since drawing it at each start takes 20 ms.
//
//go:embed icon.png
var Icon []byte

// SRGB is the colour profile of the PDF (color/README.md).
//
//go:embed color/sRGB.icc
var SRGB []byte
