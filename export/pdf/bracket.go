package pdf

import "formatietafel/export/layout"

// contents cuts the items of a page into stretches that belong to one
// element, or to no element, in the order in which they are drawn. Each
// stretch is one piece of marked content (ISO 32000-1, 14.6): this is the seam
// at which tags go round what gofpdf draws.
func contents(items []layout.Item, draw func([]layout.Item) error) error {
	for from := 0; from < len(items); {
		to := from + 1
		for to < len(items) && same(&items[from], &items[to]) {
			to++
		}
		if err := draw(items[from:to]); err != nil {
			return err
		}
		from = to
	}
	return nil
}

// same tells whether two items belong to one piece of content.
func same(a, b *layout.Item) bool {
	if a.Element != b.Element {
		return false
	}
	return a.Element != nil || a.Artifact == b.Artifact
}
