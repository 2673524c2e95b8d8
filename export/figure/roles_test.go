package figure

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestRolesAltSaysWhatThePictureSays(t *testing.T) {
	in := RolesInput{
		Inside:  []RoleBox{{"CISO", "hoofd informatiebeveiliging", ""}, {"FG", "functionaris gegevensbescherming, de toezichthouder in huis", "onafhankelijk"}},
		Council: []RoleBox{{"Griffier", "griffier, de steun van de raad", ""}},
		Outside: []RoleBox{{"IBD", "", ""}, {"AP", "Autoriteit Persoonsgegevens", "houdt toezicht"}},
	}
	want := "Wie is wie. De gemeenteraad beslist over kaders en controleert het college van burgemeester en wethouders, waar u zit. " +
		"Bij de raad hoort: Griffier. Onder het college werkt de ambtelijke organisatie, die adviseert, met daarin: " +
		"CISO (hoofd informatiebeveiliging) en FG (functionaris gegevensbescherming; onafhankelijk). Buiten de gemeente: IBD en AP (Autoriteit Persoonsgegevens; houdt toezicht)."
	d := Roles(in)
	if d.Alt != want {
		t.Errorf("got  %s\nwant %s", d.Alt, want)
	}
	var labels []string
	for _, s := range d.Shapes {
		labels = append(labels, s.Text)
	}
	for _, title := range []string{"CISO", "FG", "Griffier", "IBD", wordCollege, "houdt toezicht", "onafhankelijk"} {
		if !strings.Contains(strings.Join(labels, "|"), title) {
			t.Errorf("%s is not in the picture", title)
		}
	}
}

// TestRolesStayInside holds boxes within the picture and labels within it too,
// however many there are and whatever they are called.
func TestRolesStayInside(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		group := func(name string) (boxes []RoleBox) {
			for i := range rapid.IntRange(0, 8).Draw(rt, name) {
				boxes = append(boxes, RoleBox{
					Title: rapid.StringN(0, 30, -1).Draw(rt, "title") + fmt.Sprint(i),
					Name:  rapid.StringMatching(`[a-z]{0,40}( [a-z]{1,40}){0,6}(, [a-z ]{0,40})?`).Draw(rt, "name"),
					Tie:   rapid.StringMatching(`([a-z]{1,40} ?){0,4}`).Draw(rt, "tie"),
				})
			}
			return boxes
		}
		d := Roles(RolesInput{Inside: group("inside"), Council: group("council"), Outside: group("outside")})
		for _, s := range d.Shapes {
			if s.X < 0 || s.Y < 0 || s.X+s.W > d.Width+0.01 || s.Y+s.H > d.Height+0.01 {
				rt.Fatalf("outside %vx%v: %+v", d.Width, d.Height, s)
			}
		}
	})
}

func TestCard(t *testing.T) {
	d := Card(CardInput{Letter: "A", Text: "sterk voor de ene kant"})
	if d.Alt != "Kaart A: sterk voor de ene kant." {
		t.Errorf("alt: %s", d.Alt)
	}
	for _, s := range d.Shapes {
		if s.X+s.W > d.Width || s.Y+s.H > d.Height {
			t.Errorf("outside: %+v", s)
		}
	}
}
