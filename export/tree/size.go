package tree

// Size of what a document asks of who sets it.
type Size struct {
	Parts int // paragraphs, headings, items of lists and cells of tables
	Bytes int // of their text
}

// Size counts what is in the document.
func (d *Document) Size() Size {
	var size Size
	size.add(d.Blocks)
	return size
}

func (s *Size) add(blocks []Block) {
	for _, block := range blocks {
		s.Parts++
		switch b := block.(type) {
		case *Heading:
			s.Bytes += len(b.Text)
		case *Paragraph:
			s.spans(b.Spans)
		case *List:
			for _, item := range b.Items {
				s.add(item)
			}
		case *Table:
			for _, row := range b.Rows {
				s.Parts += len(row)
				for _, cell := range row {
					s.spans(cell.Spans)
				}
			}
		case *Quote:
			s.add(b.Blocks)
		}
	}
}

func (s *Size) spans(spans []Span) {
	for _, span := range spans {
		s.Bytes += len(span.Text)
	}
}
