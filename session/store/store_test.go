package store

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestWriteAndRead(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.formatie")
	for _, text := range []string{"een", "een veel langere tekst", "kort"} {
		if err := Write(path, []byte(text)); err != nil {
			t.Fatal(err)
		}
		got, err := Read(path)
		if err != nil || string(got) != text {
			t.Errorf("read %q, %v", got, err)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*")); len(left) != 1 {
		t.Errorf("files left behind: %v", left)
	}
}

func TestANewFileIsItsOwnersAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.formatie")
	if err := Write(path, nil); err != nil {
		t.Fatal(err)
	}
	if info, _ := os.Stat(path); info.Mode().Perm() != 0o600 {
		t.Errorf("rights %v", info.Mode())
	}
}

func TestWriteKeepsRights(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.formatie")
	if err := os.WriteFile(path, []byte("oud"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := Write(path, []byte("nieuw")); err != nil {
		t.Fatal(err)
	}
	if info, _ := os.Stat(path); info.Mode().Perm() != 0o640 {
		t.Errorf("rights became %v", info.Mode())
	}
}

func TestWriteFollowsLinks(t *testing.T) {
	dir := t.TempDir()
	target, link, loose := filepath.Join(dir, "echt"), filepath.Join(dir, "wijzer"), filepath.Join(dir, "los")
	for name, to := range map[string]string{link: "echt", loose: "nog-niet"} {
		if err := os.Symlink(to, name); err != nil {
			t.Skip("no links here: ", err)
		}
		if err := Write(name, []byte("tekst")); err != nil {
			t.Fatal(err)
		}
		if info, _ := os.Lstat(name); info.Mode()&fs.ModeSymlink == 0 {
			t.Errorf("%s is no link any more", name)
		}
	}
	for _, name := range []string{target, filepath.Join(dir, "nog-niet")} {
		if got, err := os.ReadFile(name); err != nil || string(got) != "tekst" {
			t.Errorf("%s holds %q, %v", name, got, err)
		}
	}
}

func TestErrorsAreDutchAndSayWhatToDo(t *testing.T) {
	dir := t.TempDir()
	tests := []struct {
		name string
		err  error
		want string
		is   error
	}{
		{"not there", second(Read(filepath.Join(dir, "weg"))), "is er niet; controleer", fs.ErrNotExist},
		{"a folder", second(Read(dir)), "is een map; noem", nil},
		{"write to a folder", Write(dir, nil), "geen gewoon bestand; kies", nil},
		{"no such folder", Write(filepath.Join(dir, "geen", "a"), nil), "map is er niet; maak", fs.ErrNotExist},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if test.err == nil {
				t.Fatal("no error")
			}
			text := test.err.Error()
			if !strings.Contains(text, test.want) || !strings.HasPrefix(text, dir) || strings.Contains(text, "\n") {
				t.Errorf("says %q", text)
			}
			for _, english := range []string{"no such", "permission denied", "is a directory"} {
				if strings.Contains(text, english) {
					t.Errorf("the system's words: %s", text)
				}
			}
			if test.is != nil && !errors.Is(test.err, test.is) {
				t.Errorf("%v is not %v", test.err, test.is)
			}
		})
	}
}

func second(_ []byte, err error) error { return err }

func TestReadRefusesWhatIsTooLarge(t *testing.T) {
	path := filepath.Join(t.TempDir(), "groot")
	if err := os.WriteFile(path, make([]byte, MaxSize), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(path); err != nil {
		t.Errorf("8 MiB is refused: %v", err)
	}
	if err := os.WriteFile(path, make([]byte, MaxSize+1), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(path); !errors.Is(err, ErrTooLarge) {
		t.Errorf("over 8 MiB: %v", err)
	}
}

func TestAReadOnlyFolderLeavesTheFileAlone(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write anywhere")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "a.formatie")
	if err := os.WriteFile(path, []byte("oud"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })
	if err := Write(path, []byte("nieuw")); err == nil || !strings.Contains(err.Error(), "mag hier niet schrijven") {
		t.Errorf("error %v", err)
	}
	if got, _ := os.ReadFile(path); string(got) != "oud" {
		t.Errorf("the file holds %q", got)
	}
}

func BenchmarkWrite(b *testing.B) {
	path := filepath.Join(b.TempDir(), "a.formatie")
	data := bytes.Repeat([]byte("tekst "), 100_000)
	for b.Loop() {
		if err := Write(path, data); err != nil {
			b.Fatal(err)
		}
	}
}
