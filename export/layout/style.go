package layout

// The page, in points: A4 with a column for section numbers on the left of
// the text. Running text is about 75 characters wide; tables, figures and
// headings with their numbers use the whole measure.
const (
	pageWidth  = 595.28
	pageHeight = 841.89

	leftEdge  = 78.0
	rightEdge = 504.0
	textLeft  = 168.0

	bodyTop    = 96.0
	bodyBottom = 752.0
	coverTop   = 72.0
	coverEnd   = 778.0

	headerBase = 52.0
	footerRule = 780.0
)

// bounds tell where things stand on the pages of a document.
type bounds struct {
	left, right float64 // of tables, figures and titles
	text        float64 // left of running text
	top, bottom float64 // of the body
	header      float64 // baseline of the running title
	footer      float64 // rule above the footer
	small       bool    // all is set small
}

// The pages of a chapter, and those of a sheet to fill in, which fits more on
// one: without a column for section numbers, with margins that a printer
// still keeps.
var (
	chapterPage = bounds{left: leftEdge, right: rightEdge, text: textLeft, top: bodyTop, bottom: bodyBottom, header: headerBase, footer: footerRule}
	sheetPage   = bounds{left: 42, right: pageWidth - 42, text: 42, top: 40, bottom: 795, header: 32, footer: 798, small: true}
)

func (b bounds) column() column { return column{b.text, b.right - b.text} }

func (b bounds) whole() column { return column{b.left, b.right - b.left} }

// Distances, in points.
const (
	paragraphGap = 8.0
	itemGap      = 3.0
	blockGap     = 14.0 // round tables, figures, quotes and notices
	listIndent   = 16.0
	quoteIndent  = 16.0
	figureGap    = 6.0 // between a figure and its caption
	framePad     = 11.0
	cellPadX     = 5.0
	cellPadY     = 4.0
	smallPadY    = 1.6 // on a sheet
	smallGap     = 6.0 // round a table on a sheet
	densePadX    = 2.5 // in a table of many columns
	// leastColumn is the width under which nesting indents no further.
	leastColumn = 140.0
	// handRoom is the height of a row that is filled in by hand, and smallRoom
	// that on a sheet; remarkRoom is that of one on a sheet in which a line is
	// written beside what is printed.
	handRoom   = 36.0
	smallRoom  = 26.0
	remarkRoom = 16.0
	// headingRoom is kept free above a row or figure that fills a page, so
	// that its heading and caption can stand on the same page.
	headingRoom = 150.0
	// mostRepeated is the height over which a table head is not repeated.
	mostRepeated = 160.0
	// mostEnlarged is how much larger than itself a figure is drawn at most.
	mostEnlarged = 1.25
	// mostIntro is the number of lines up to which a paragraph is kept with what
	// it introduces.
	mostIntro = 3
	// wholeTable is the height up to which a table stands on one page.
	wholeTable = 330.0
	// wholeNotice is the number of lines up to which a notice is not split.
	wholeNotice = 10
	// shortCell is the width up to which the text of a column, a date or an
	// amount, is kept on one line where there is room.
	shortCell = 98.0
)

// The palette: deep blue-green ink, near-black text, warm paper.
const (
	inkColor    = "#12405a"
	textColor   = "#1c2429"
	softColor   = "#4d5963"
	ruleColor   = "#c5d0d6"
	paperColor  = "#fbf6ec"
	paperEdge   = "#e3d4b6"
	markColor   = "#f0f3f5"
	secretColor = "#8c1d18"
	whiteColor  = "#ffffff"
	bandSoft    = "#cfe0e8"
)

// face is a manner of setting text; size and leading in points.
type face struct {
	font    Font
	size    float64
	leading float64
	color   string
	above   float64 // space before, collapsing with the space after what precedes
	below   float64
}

var (
	bodyFace    = face{Regular, 10.5, 15, textColor, 0, paragraphGap}
	leadFace    = face{Regular, 13, 19, inkColor, 0, 12}
	noteFace    = face{Regular, 9, 12.5, softColor, 0, 6}
	noticeFace  = face{Regular, 10, 14.5, textColor, 0, paragraphGap}
	cellFace    = face{Regular, 9.5, 13, textColor, 0, 0}
	cellHead    = face{SemiBold, 9.5, 13, inkColor, 0, 0}
	denseFace   = face{Regular, 8, 10.5, textColor, 0, 0}
	denseHead   = face{SemiBold, 8, 10.5, inkColor, 0, 0}
	captionFace = face{SemiBold, 9.5, 13, inkColor, 0, 5}
	sheetTitle  = face{SemiBold, 18, 22, inkColor, 0, 8}
	titleFace   = face{SemiBold, 25, 31, inkColor, 0, 20}
	tocFace     = face{Regular, 10.5, 15, textColor, 0, 0}
	tocTopFace  = face{SemiBold, 10.5, 15, inkColor, 0, 0}
	runningFace = face{Regular, 8.5, 11, softColor, 0, 0}
	secretFace  = face{SemiBold, 8.5, 11, secretColor, 0, 0}

	kickerFace    = face{SemiBold, 13, 18, bandSoft, 0, 14}
	subtitleFace  = face{Regular, 15, 21, bandSoft, 0, 0}
	coverLineFace = face{Regular, 11.5, 17, textColor, 0, 0}
)

// headingFaces by level of the tree; deeper levels look like the last.
var headingFaces = [...]face{
	{SemiBold, 21, 26, inkColor, 34, 12},
	{SemiBold, 15, 20, inkColor, 24, 6},
	{SemiBold, 12, 16, inkColor, 18, 4},
	{SemiBold, 10.5, 15, textColor, 12, 2},
}

// coverTitles are tried from large to small until the title takes at most
// coverTitleLines lines.
var coverTitles = [...]face{
	{SemiBold, 38, 44, whiteColor, 0, 14},
	{SemiBold, 30, 36, whiteColor, 0, 14},
	{SemiBold, 22, 28, whiteColor, 0, 12},
	{SemiBold, 14, 19, whiteColor, 0, 10},
}

const coverTitleLines = 4
