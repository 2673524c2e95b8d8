package tag

// catalog completes the catalog of the drawing (7.7.2).
func (w *writer) catalog(d *Document, s numbers, metadata int) {
	root := w.file.root
	root["MarkInfo"] = dict{"Marked": true}
	root["StructTreeRoot"] = s.root
	root["Metadata"] = ref(metadata)
	root["ViewerPreferences"] = dict{"DisplayDocTitle": true}
	if w.info.Lang != "" {
		root["Lang"] = text(w.info.Lang)
	}
	if len(d.Profile) > 0 {
		root["OutputIntents"] = array{dict{
			"Type": name("OutputIntent"), "S": name("GTS_PDFA1"), "OutputConditionIdentifier": text("sRGB"),
			"Info": text("sRGB"), "DestOutputProfile": w.add(w.deflater.stream(dict{"N": 3}, d.Profile)),
		}}
	}
	names := w.file.dict(root["Names"])
	if names == nil {
		names = dict{}
	}
	// gofpdf always writes a tree of attachments, and PDF/A-2 forbids one
	// (ISO 19005-2, 6.8) even where it is empty.
	if list, _ := w.file.follow(w.file.dict(names["EmbeddedFiles"])["Names"]).(array); len(list) == 0 {
		delete(names, "EmbeddedFiles")
	}
	if len(d.Attachments) > 0 {
		w.attach(d.Attachments, names)
	}
	root["Names"] = names
	if len(names) == 0 {
		delete(root, "Names")
	}
}

// attach embeds files (7.11.4) and associates them with the document
// (ISO 19005-3, 6.8).
func (w *writer) attach(files []Attachment, names dict) {
	var tree, associated array
	for _, a := range files {
		params := dict{"Size": len(a.Data)}
		if !a.Modified.IsZero() {
			params["ModDate"] = date(a.Modified)
		}
		data := w.add(w.deflater.stream(dict{"Type": name("EmbeddedFile"), "Subtype": name(a.MIME), "Params": params}, a.Data))
		title := line(a.Name)
		spec := dict{
			"Type": name("Filespec"), "F": text(title), "UF": text(title), "EF": dict{"F": data, "UF": data},
			"AFRelationship": name(a.Relationship),
		}
		if a.Description != "" {
			spec["Desc"] = text(line(a.Description))
		}
		r := w.add(spec)
		tree = append(tree, text(title), r)
		associated = append(associated, r)
	}
	names["EmbeddedFiles"] = dict{"Names": tree}
	w.file.root["AF"] = associated
}

// outline mends the counts of gofpdf's bookmarks (12.3.3): it writes 0, which
// only an entry without others below it may not have.
func (w *writer) outline() {
	root := w.file.dict(w.file.root["Outlines"])
	if root == nil {
		return
	}
	if n := w.bookmarks(root, map[ref]bool{}); n > 0 {
		root["Count"] = n
	}
	root["Type"] = name("Outlines")
}

// bookmarks gives the number of entries right below one. The top level is
// open, the others are folded.
func (w *writer) bookmarks(parent dict, seen map[ref]bool) int {
	count := 0
	for next := parent["First"]; ; count++ {
		r, ok := next.(ref)
		item := w.file.dict(r)
		if !ok || item == nil || seen[r] {
			return count
		}
		seen[r] = true
		delete(item, "Count")
		if below := w.bookmarks(item, seen); below > 0 {
			item["Count"] = -below
		}
		next = item["Next"]
	}
}
