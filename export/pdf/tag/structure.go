package tag

// numbers are those of the objects of the structure tree.
type numbers struct {
	root, parents ref
	links         []*link // in order of page
}

// number gives every element and every link its object, and every link its
// key in the parent tree: keys of pages come first (14.7.4.4).
func (w *writer) number(d *Document) numbers {
	s := numbers{root: ref(w.take()), parents: ref(w.take())}
	d.Root.walk(func(e *Element) { e.number = w.take() })
	for i := range d.pages {
		s.links = append(s.links, d.pages[i].links...)
	}
	for i, l := range s.links {
		l.number, l.key = w.take(), len(w.file.pages)+i
	}
	return s
}

// pages completes the pages: their links, and where the parent tree has them.
func (w *writer) pages(d *Document, s numbers) {
	for i := range w.file.pages {
		p := &w.file.pages[i]
		p.dict["Tabs"] = name("S") // in order of structure (ISO 14289-1, 7.18.3)
		if stored, _ := w.file.follow(p.dict["Contents"]).(stream); stored.dict["Filter"] == nil {
			w.file.replace(p.dict["Contents"], w.deflater.stream(dict{}, p.content))
		}
		if i >= len(d.pages) {
			continue
		}
		if len(d.pages[i].owners) > 0 {
			p.dict["StructParents"] = i
		}
		annotations, _ := w.file.follow(p.dict["Annots"]).(array)
		for _, l := range d.pages[i].links {
			annotations = append(annotations, ref(l.number))
			w.put(l.number, w.annotation(l, p))
		}
		if len(annotations) > 0 {
			p.dict["Annots"] = annotations
		}
	}
}

// annotation is that of a link, printed with the page (ISO 19005-2, 6.3.2).
func (w *writer) annotation(l *link, p *page) dict {
	const printed = 4
	around := l.areas[0]
	var corners array
	for _, a := range l.areas {
		around = around.union(a)
		for _, x := range [...]float64{a.X0, a.Y0, a.X1, a.Y0, a.X1, a.Y1, a.X0, a.Y1} {
			corners = append(corners, points(x))
		}
	}
	d := dict{
		"Type": name("Annot"), "Subtype": name("Link"), "Rect": around.array(), "Border": array{0, 0, 0}, "F": printed,
		"Contents": text(line(l.says)), "StructParent": l.key, "P": ref(p.number),
	}
	if len(l.areas) > 1 {
		d["QuadPoints"] = corners
	}
	if l.target.URI != "" {
		d["A"] = dict{"Type": name("Action"), "S": name("URI"), "URI": str(l.target.URI)}
	} else if n := l.target.Page; n >= 1 && n <= len(w.file.pages) {
		d["Dest"] = array{ref(w.file.pages[n-1].number), name("XYZ"), 0, points(l.target.Y), nil}
	}
	return d
}

// structure writes the structure tree (14.7) and its parent tree.
func (w *writer) structure(d *Document, s numbers) {
	w.put(int(s.root), dict{
		"Type": name("StructTreeRoot"), "K": array{ref(d.Root.number)},
		"ParentTree": s.parents, "ParentTreeNextKey": len(w.file.pages) + len(s.links),
	})
	var keys array
	for i := range d.pages {
		if len(d.pages[i].owners) == 0 {
			continue
		}
		owners := make(array, len(d.pages[i].owners))
		for mcid, e := range d.pages[i].owners {
			owners[mcid] = ref(e.number)
		}
		keys = append(keys, i, owners)
	}
	for _, l := range s.links {
		keys = append(keys, l.key, ref(l.element.number))
	}
	w.put(int(s.parents), dict{"Nums": keys})
	d.Root.walk(func(e *Element) { w.put(e.number, w.element(e, s)) })
}

// element is the dictionary of an element (14.7.2).
func (w *writer) element(e *Element, s numbers) dict {
	parent := s.root
	if e.parent != nil {
		parent = ref(e.parent.number)
	}
	it := dict{"Type": name("StructElem"), "S": name(e.Role), "P": parent}
	own := -1             // the page whose content stands as a bare number
	var kids, links array // the annotations of a link stand behind its text
	for _, k := range e.kids {
		switch {
		case k.element != nil:
			kids = append(kids, ref(k.element.number))
		case k.link != nil:
			links = append(links, dict{"Type": name("OBJR"), "Obj": ref(k.link.number), "Pg": w.pageRef(k.page)})
		case own < 0 || own == k.page:
			own = k.page
			kids = append(kids, k.mcid)
		default:
			kids = append(kids, dict{"Type": name("MCR"), "Pg": w.pageRef(k.page), "MCID": k.mcid})
		}
	}
	if kids = append(kids, links...); len(kids) > 0 {
		it["K"] = kids
	}
	if own >= 0 {
		it["Pg"] = w.pageRef(own)
	}
	if e.Alt != "" {
		it["Alt"] = text(line(e.Alt))
	}
	if e.Lang != "" {
		it["Lang"] = text(e.Lang)
	}
	if a := e.attributes(); a != nil {
		it["A"] = a
	}
	return it
}

func (w *writer) pageRef(i int) any {
	if i >= len(w.file.pages) {
		return nil
	}
	return ref(w.file.pages[i].number)
}

// attributes of an element (14.8.5), or nil.
func (e *Element) attributes() any {
	switch e.Role {
	case TH, TD:
		a := dict{"O": name("Table")}
		if e.Role == TH && e.Scope != "" {
			a["Scope"] = name(e.Scope)
		}
		if e.RowSpan > 1 {
			a["RowSpan"] = e.RowSpan
		}
		if e.ColSpan > 1 {
			a["ColSpan"] = e.ColSpan
		}
		if len(a) > 1 {
			return a
		}
	case L:
		if e.Numbering != "" {
			return dict{"O": name("List"), "ListNumbering": name(e.Numbering)}
		}
	case Figure:
		if e.BBox.empty() {
			return nil
		}
		a := dict{"O": name("Layout"), "BBox": e.BBox.array()}
		if e.parent == nil || e.parent.Role != P {
			a["Placement"] = name("Block")
		}
		return a
	}
	return nil
}
