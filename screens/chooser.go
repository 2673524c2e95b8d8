package screens

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/storage/repository"
	"fyne.io/fyne/v2/widget"

	"formatietafel/screens/widgets"
)

// Fyne's save dialog empties an existing file as soon as it is chosen, before
// anything is written, and asks about it in English. chooseOnly takes both
// away: choosing a file touches nothing, askReplace asks in Dutch, and the
// program writes the file whole or not at all.
func chooseOnly() error {
	known, err := repository.ForScheme("file")
	if err != nil {
		return fmt.Errorf("bestanden kiezen: %w", err)
	}
	if files, ok := known.(fileRepository); ok {
		repository.Register("file", untouched{files})
	}
	return nil
}

// fileRepository is all that Fyne's repository of files can do.
type fileRepository interface {
	repository.WritableRepository
	repository.AppendableRepository
	repository.DeleteAllRepository
	repository.ListableRepository
	repository.HierarchicalRepository
	repository.MovableRepository
	repository.CopyableRepository
}

// untouched is that repository, with writers that leave the file alone.
type untouched struct{ fileRepository }

// Writer gives the name of the file and no more. A space around it is one that
// was typed on the button which opened the dialog.
func (untouched) Writer(u fyne.URI) (fyne.URIWriteCloser, error) {
	dir, name := filepath.Split(u.Path())
	return chosen{storage.NewFileURI(filepath.Join(dir, strings.TrimSpace(name)))}, nil
}

// Exists says no, so that the dialog leaves the question to askReplace.
func (untouched) Exists(fyne.URI) (bool, error) { return false, nil }

// askReplace asks before a file that is there already is replaced.
func (r *room) askReplace(path string, next func()) {
	if _, err := os.Stat(path); err != nil {
		next()
		return
	}
	d := r.newQuestion("Bestand vervangen?", "Vervangen", "Annuleren",
		prose("Er staat al een bestand "+filepath.Base(path)+". Wilt u het vervangen?"),
		func() {
			next()
		})
	d.Resize(fyne.NewSize(520, 180))
	r.showDialog(d)
}

// chosen is a file that was chosen; it takes no bytes.
type chosen struct{ uri fyne.URI }

func (c chosen) URI() fyne.URI { return c.uri }

func (chosen) Close() error { return nil }

func (chosen) Write([]byte) (int, error) {
	return 0, fmt.Errorf("dit bestand is alleen gekozen")
}

// placeNames are Fyne's names for the folders beside a file dialog; it has no
// translations for them.
var placeNames = map[string]string{
	"Home": "Persoonlijke map", "Computer": "Computer", "App Files": "Bestanden van het programma", "Desktop": "Bureaublad",
	"Documents": "Documenten", "Downloads": "Downloads", "Music": "Muziek", "Pictures": "Afbeeldingen", "Videos": "Video's", "Templates": "Sjablonen",
}

// dialogShare is the part of the window that a file dialog takes: by itself
// it is too small to find anything in.
const dialogShare = 0.85

// showFiles shows a file dialog, large and in Dutch.
func (r *room) showFiles(d *dialog.FileDialog, titleText string) {
	d.SetTitleText(titleText)
	r.showDialog(d)
	size := r.window.Canvas().Size()
	d.Resize(fyne.NewSize(size.Width*dialogShare, size.Height*dialogShare))
	top := r.window.Canvas().Overlays().Top()
	if list, ok := seek(top, func(*widget.List) bool { return true }); ok {
		nameInDutch(list)
	}
	r.letNameGo(top)
}

// letNameGo puts a field of our own in the place of the one for the name,
// since Fyne's keeps Esc to itself.
func (r *room) letNameGo(top fyne.CanvasObject) {
	place, ok := seek(top, func(s *container.Scroll) bool {
		_, is := s.Content.(*widget.Entry)
		return is
	})
	if !ok {
		return
	}
	theirs := place.Content.(*widget.Entry)
	ours := widgets.NewEntry()
	ours.Text, ours.PlaceHolder, ours.OnSubmitted = theirs.Text, theirs.PlaceHolder, theirs.OnSubmitted
	ours.OnChanged = func(text string) {
		if theirs.Text != text {
			theirs.SetText(text)
		}
	}
	hear := theirs.OnChanged
	theirs.OnChanged = func(text string) {
		hear(text)
		ours.ShowText(text)
	}
	place.Content = ours
	place.Refresh()
	r.window.Canvas().Focus(ours)
}

// nameInDutch puts our names over Fyne's in the list of folders.
func nameInDutch(list *widget.List) {
	fill := list.UpdateItem
	list.UpdateItem = func(id widget.ListItemID, o fyne.CanvasObject) {
		fill(id, o)
		row, ok := o.(*fyne.Container)
		if !ok {
			return
		}
		for _, child := range row.Objects {
			if label, ok := child.(*widget.Label); ok && placeNames[label.Text] != "" {
				label.SetText(placeNames[label.Text])
			}
		}
	}
	list.Refresh()
}

// seek finds the first object of a kind in a dialog, whose inside Fyne keeps
// to itself.
func seek[T fyne.CanvasObject](o fyne.CanvasObject, match func(T) bool) (found T, ok bool) {
	if w, is := o.(T); is && match(w) {
		return w, true
	}
	for _, child := range widgets.Children(o) {
		if found, ok = seek(child, match); ok {
			return found, true
		}
	}
	return found, false
}

// chosenFile passes on the path of a file that was chosen to be read. It is
// read by the desk, with its limits, and not through what Fyne opened.
func (r *room) chosenFile(use func(path string)) func(fyne.URIReadCloser, error) {
	return func(file fyne.URIReadCloser, err error) {
		if err != nil {
			r.fail(err)
			return
		}
		if file == nil {
			return // nothing was chosen
		}
		path := file.URI().Path()
		_ = file.Close()
		use(path)
	}
}

// chosenPlace passes on the path of a file that was chosen to be written. It
// is written by the desk, whole or not at all.
func (r *room) chosenPlace(use func(path string)) func(fyne.URIWriteCloser, error) {
	return func(file fyne.URIWriteCloser, err error) {
		if err != nil {
			r.fail(err)
			return
		}
		if file == nil {
			return // nothing was chosen
		}
		path := file.URI().Path()
		_ = file.Close()
		use(path)
	}
}
