package figure

import (
	"fmt"
	"slices"
	"strings"
)

// RolesInput is who is who around a new alderman.
type RolesInput struct {
	Inside  []RoleBox // in the organisation
	Council []RoleBox // with the council
	Outside []RoleBox // outside the municipality
}

// RoleBox is one function: short as it is called, "CISO", and written out.
type RoleBox struct {
	Title string
	Name  string
	Tie   string // how it stands to the college, where that is its own: "houdt toezicht"
}

// written gives the name up to its first comma; empty where it says no more
// than the title.
func (b RoleBox) written() string {
	name, _, _ := strings.Cut(b.Name, ",")
	if strings.EqualFold(name, b.Title) {
		return ""
	}
	return name
}

// measures of the picture, in points
const (
	rolesWidth   = 440.0
	rolesLeft    = 300.0 // of council, college and organisation
	rolesRight   = 128.0 // of what stands outside
	rolePad      = 8.0
	roleGap      = 6.0
	roleColumns  = 3
	roleHead     = 22.0
	roleName     = 7.5 // size
	roleLine     = 9.0
	roleMost     = 3 // lines of a name
	roleTitle    = 10.0
	linkHeight   = 26.0
	collegeBox   = 34.0
	roundCorners = 4.0
)

// what the parts and the links between them are called
const (
	wordCouncil = "De gemeenteraad"
	wordCollege = "Het college: burgemeester en wethouders"
	wordYou     = "hier zit u"
	wordInside  = "De ambtelijke organisatie"
	wordOutside = "Buiten de gemeente"
	wordControl = "beslist over kaders en controleert"
	wordSteer   = "bestuurt, en krijgt advies"
)

// Roles draws the council above the college, the organisation below it, and
// who stands outside beside them, each with the functions in it.
func Roles(in RolesInput) Drawing {
	d := Drawing{Width: rolesWidth, Alt: rolesAlt(in)}
	y := d.roleGroup(wordCouncil, in.Council, 0, 0, rolesLeft, roleColumns)
	y = d.link(y, wordControl)
	college := y
	d.add(Shape{Kind: Rect, Y: y, W: rolesLeft, H: collegeBox, Radius: roundCorners, Stroke: Accent, Width: 2, Fill: Paper})
	d.add(Shape{Kind: Label, X: rolesLeft / 2, Y: y + 15, Text: wordCollege, Size: roleTitle, Bold: true, Fill: Ink, Align: Center})
	d.add(Shape{Kind: Label, X: rolesLeft / 2, Y: y + 27, Text: wordYou, Size: smallSize, Fill: Soft, Align: Center})
	y = d.link(y+collegeBox, wordSteer)
	y = d.roleGroup(wordInside, in.Inside, 0, y, rolesLeft, roleColumns)
	if len(in.Outside) > 0 {
		y = max(y, d.outside(in.Outside, college))
	}
	d.Height = y + 1
	return d
}

// outside draws who stands outside, on the height of the college where
// there is room, with a dashed line.
func (d *Drawing) outside(boxes []RoleBox, college float64) float64 {
	const x = rolesWidth - rolesRight
	at := college + collegeBox/2
	d.add(Shape{Kind: Line, X: rolesLeft, Y: at, W: x - rolesLeft, Stroke: Soft, Dash: true})
	bottom := d.roleGroup(wordOutside, boxes, x, college-roleGap, rolesRight, 1)
	return bottom
}

// link draws the line down to the next part with what it stands for.
func (d *Drawing) link(y float64, word string) float64 {
	const x = 24
	d.add(Shape{Kind: Line, X: x, Y: y, H: linkHeight, Stroke: Ink, Width: 1.4})
	d.add(Shape{Kind: Label, X: x + 8, Y: y + linkHeight/2 + 3, Text: word, Size: smallSize, Fill: Soft})
	return y + linkHeight
}

// roleGroup draws one part with its functions in columns and gives its lower
// edge.
func (d *Drawing) roleGroup(title string, boxes []RoleBox, x, y, width float64, columns int) float64 {
	frame := len(d.Shapes)
	d.add(Shape{})
	d.add(Shape{Kind: Label, X: x + rolePad, Y: y + 15, Text: title, Size: roleTitle, Bold: true, Fill: Ink})
	each := (width - 2*rolePad - float64(columns-1)*roleGap) / float64(columns)
	bottom := y + roleHead
	for from := 0; from < len(boxes); from += columns {
		row := boxes[from:min(from+columns, len(boxes))]
		high := 0.0
		for _, b := range row {
			high = max(high, roleHeight(b, each))
		}
		for i, b := range row {
			d.role(b, x+rolePad+float64(i)*(each+roleGap), bottom, each, high)
		}
		bottom += high + roleGap
	}
	bottom += rolePad - roleGap
	d.Shapes[frame] = Shape{Kind: Rect, X: x, Y: y, W: width, H: bottom - y, Radius: roundCorners, Stroke: Soft, Fill: Paper}
	return bottom
}

func (d *Drawing) role(b RoleBox, x, y, width, height float64) {
	d.add(Shape{Kind: Rect, X: x, Y: y, W: width, H: height, Radius: roundCorners, Stroke: Faint, Fill: Paper})
	d.add(Shape{Kind: Label, X: x + width/2, Y: y + 13, Text: fit(b.Title, width-roleGap, roleTitle), Size: roleTitle, Bold: true, Fill: Accent, Align: Center})
	lines := roleLines(b.written(), width)
	for i, line := range append(lines, roleLines(b.Tie, width)...) {
		color := Ink
		if i >= len(lines) {
			color = Accent
		}
		d.add(Shape{Kind: Label, X: x + width/2, Y: y + 24 + float64(i)*roleLine, Text: line, Size: roleName, Bold: i >= len(lines), Fill: color, Align: Center})
	}
}

func roleHeight(b RoleBox, width float64) float64 {
	return 20 + float64(len(roleLines(b.written(), width))+len(roleLines(b.Tie, width)))*roleLine
}

// roleLines breaks a name at words.
func roleLines(name string, width float64) []string {
	var lines []string
	for _, word := range strings.Fields(name) {
		last := len(lines) - 1
		if last >= 0 && fit(lines[last]+" "+word, width-roleGap, roleName) == lines[last]+" "+word {
			lines[last] += " " + word
			continue
		}
		lines = append(lines, fit(word, width-roleGap, roleName))
	}
	if len(lines) > roleMost {
		lines = lines[:roleMost]
		lines[roleMost-1] = fit(lines[roleMost-1], width-roleGap-roleName, roleName) + "…"
	}
	return lines
}

// rolesAlt says what the picture says.
func rolesAlt(in RolesInput) string {
	said := []string{"Wie is wie. De gemeenteraad beslist over kaders en controleert het college van burgemeester en wethouders, waar u zit."}
	for _, part := range []struct {
		says  string
		boxes []RoleBox
	}{
		{"Bij de raad hoort: %s.", in.Council},
		{"Onder het college werkt de ambtelijke organisatie, die adviseert, met daarin: %s.", in.Inside},
		{"Buiten de gemeente: %s.", in.Outside},
	} {
		var names []string
		for _, b := range part.boxes {
			said := slices.DeleteFunc([]string{b.written(), b.Tie}, func(s string) bool { return s == "" })
			name := b.Title
			if len(said) > 0 {
				name += " (" + strings.Join(said, "; ") + ")"
			}
			names = append(names, name)
		}
		if len(names) > 0 {
			said = append(said, fmt.Sprintf(part.says, list(names)))
		}
	}
	return strings.Join(said, " ")
}
