package screens

import (
	"fmt"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage/repository"
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

// Writer gives the name of the file and no more.
func (untouched) Writer(u fyne.URI) (fyne.URIWriteCloser, error) { return chosen{u}, nil }

// Exists says no, so that the dialog leaves the question to askReplace.
func (untouched) Exists(fyne.URI) (bool, error) { return false, nil }

// askReplace asks before a file that is there already is replaced.
func (r *room) askReplace(path string, next func()) {
	if _, err := os.Stat(path); err != nil {
		next()
		return
	}
	d := dialog.NewCustomConfirm("Bestand vervangen?", "Vervangen", "Annuleren",
		prose("Er staat al een bestand "+filepath.Base(path)+". Wilt u het vervangen?"),
		func(yes bool) {
			if yes {
				next()
			}
		}, r.window)
	d.Resize(fyne.NewSize(520, 180))
	d.Show()
}

// chosen is a file that was chosen; it takes no bytes.
type chosen struct{ uri fyne.URI }

func (c chosen) URI() fyne.URI { return c.uri }

func (chosen) Close() error { return nil }

func (chosen) Write([]byte) (int, error) {
	return 0, fmt.Errorf("dit bestand is alleen gekozen")
}
