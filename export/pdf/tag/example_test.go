package tag_test

import (
	"bytes"
	"fmt"
	"os"
	"time"

	"formatietafel/export/pdf/tag"

	"github.com/jung-kurt/gofpdf"
	"golang.org/x/image/font/gofont/goregular"
)

// A letter of one heading, a paragraph with a link over two lines, and a rule
// that is decoration.
func Example() {
	profile, err := os.ReadFile("../../../assets/color/sRGB.icc")
	if err != nil {
		fmt.Println(err)
		return
	}
	const high = 841.89
	pdf := gofpdf.New("P", "pt", "A4", "")
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetCatalogSort(true)
	pdf.AddUTF8FontFromBytes("go", "", goregular.TTF)
	doc := tag.New(pdf)
	doc.Profile = profile
	doc.Info = tag.Info{Title: "A letter", Lang: "en-GB", Created: time.Date(2026, 4, 20, 9, 30, 0, 0, time.UTC)}
	pdf.AddPage()

	pdf.SetFont("go", "", 20)
	doc.Begin(doc.Root.Add(tag.H1))
	pdf.Text(72, 100, "A letter")
	doc.End()

	doc.Artifact(tag.Layout)
	pdf.Line(72, 110, 523, 110)
	doc.End()

	pdf.SetFont("go", "", 11)
	paragraph := doc.Root.Add(tag.P)
	doc.Begin(paragraph)
	pdf.Text(72, 140, "Dear reader, see the ")
	doc.End()
	link := paragraph.Add(tag.Link)
	to := tag.Target{URI: "https://example.org/rules"}
	for i, line := range []string{"rules on everything ", "and the rest."} {
		x, y := 180-108*float64(i), 140+15*float64(i)
		doc.Begin(link)
		pdf.Text(x, y, line)
		doc.End()
		doc.Link(link, tag.Rect{X0: x, Y0: high - y - 3, X1: x + pdf.GetStringWidth(line), Y1: high - y + 9}, to, "The rules on everything")
	}

	var drawing, file bytes.Buffer
	if err := pdf.Output(&drawing); err != nil {
		fmt.Println(err)
		return
	}
	problems, err := doc.Write(&file, drawing.Bytes())
	fmt.Println(problems, err)
	fmt.Printf("%s\n", file.Bytes()[:8])
	fmt.Println(bytes.Contains(file.Bytes(), []byte("<pdfuaid:part>1</pdfuaid:part>")))
	// Output:
	// [] <nil>
	// %PDF-1.7
	// true
}
