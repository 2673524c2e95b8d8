package guide

import (
	"io/fs"
	"testing"
	"testing/fstest"
)

// broken panics when a file is read.
type broken struct{ fstest.MapFS }

func (broken) Stat(string) (fs.FileInfo, error) { panic("kapot") }

// TestAPanicWhileReadingComesToTheCaller, who can catch it: files are read
// side by side.
func TestAPanicWhileReadingComesToTheCaller(t *testing.T) {
	defer func() {
		if got := recover(); got != "kapot" {
			t.Errorf("caught %v", got)
		}
	}()
	_, _, _ = Inspect(broken{fstest.MapFS{"guide.toml": {}, "terms.toml": {}}})
	t.Error("it went on")
}
