package tree

import "slices"

// Map gives a copy of a document with each text that a reader can see, hear
// or find in the file changed by text. Ids and addresses stay as they are.
func Map(doc *Document, text func(string) string) *Document {
	m := *doc
	for _, s := range []*string{&m.Title, &m.Author, &m.Subject, &m.Mark, &m.Secret, &m.Footer} {
		*s = text(*s)
	}
	m.Keywords = mapTexts(doc.Keywords, text)
	m.Cover = mapCover(doc.Cover, text)
	m.Blocks = mapBlocks(doc.Blocks, text)
	m.Agreements = slices.Clone(doc.Agreements)
	for i := range m.Agreements {
		a := &m.Agreements[i]
		for _, s := range []*string{&a.Text, &a.From, &a.Owner, &a.Due, &a.Money, &a.Cover} {
			*s = text(*s)
		}
	}
	return &m
}

func mapTexts(texts []string, text func(string) string) []string {
	texts = slices.Clone(texts)
	for i := range texts {
		texts[i] = text(texts[i])
	}
	return texts
}

func mapCover(cover *Cover, text func(string) string) *Cover {
	if cover == nil {
		return nil
	}
	m := *cover
	for _, s := range []*string{&m.Kicker, &m.Title, &m.Subtitle, &m.Notice, &m.LogoAlt} {
		*s = text(*s)
	}
	m.Lines = mapTexts(cover.Lines, text)
	return &m
}

func mapBlocks(blocks []Block, text func(string) string) []Block {
	blocks = slices.Clone(blocks)
	for i := range blocks {
		blocks[i] = mapBlock(blocks[i], text)
	}
	return blocks
}

func mapBlock(block Block, text func(string) string) Block {
	switch node := block.(type) {
	case *Heading:
		m := *node
		m.Text, m.Number = text(node.Text), text(node.Number)
		return &m
	case *Paragraph:
		m := *node
		m.Spans = mapSpans(node.Spans, text)
		return &m
	case *List:
		m := *node
		m.Items = slices.Clone(node.Items)
		for i := range m.Items {
			m.Items[i] = mapBlocks(m.Items[i], text)
		}
		return &m
	case *Table:
		return mapTable(node, text)
	case *Figure:
		m := *node
		m.Caption, m.Drawing.Alt = text(node.Caption), text(node.Drawing.Alt)
		m.Drawing.Shapes = slices.Clone(node.Drawing.Shapes)
		for i := range m.Drawing.Shapes {
			m.Drawing.Shapes[i].Text = text(m.Drawing.Shapes[i].Text)
		}
		return &m
	case *Quote:
		m := *node
		m.Blocks, m.Source = mapBlocks(node.Blocks, text), text(node.Source)
		return &m
	}
	return block
}

func mapTable(node *Table, text func(string) string) *Table {
	m := *node
	m.Caption = text(node.Caption)
	m.Columns = slices.Clone(node.Columns)
	for i := range m.Columns {
		m.Columns[i].Head = text(m.Columns[i].Head)
	}
	m.Rows = slices.Clone(node.Rows)
	for i := range m.Rows {
		m.Rows[i] = slices.Clone(m.Rows[i])
		for k := range m.Rows[i] {
			m.Rows[i][k].Spans = mapSpans(m.Rows[i][k].Spans, text)
		}
	}
	return &m
}

func mapSpans(spans []Span, text func(string) string) []Span {
	spans = slices.Clone(spans)
	for i := range spans {
		spans[i].Text = text(spans[i].Text)
	}
	return spans
}
