package pack

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"
	"time"
)

// TestWrite reads back what was written: order, content, time, and names that
// are no ASCII.
func TestWrite(t *testing.T) {
	files := []File{{Name: "mimetype", Data: []byte("application/x"), Stored: true}, {Name: "Súdwest-Fryslân.txt", Data: bytes.Repeat([]byte("tekst "), 1000)}, {Name: "leeg"}}
	at := time.Date(2026, 4, 20, 14, 42, 11, 0, time.UTC)
	var out, again bytes.Buffer
	for _, w := range []io.Writer{&out, &again} {
		if err := Write(w, at, files); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(out.Bytes(), again.Bytes()) {
		t.Error("two writes differ")
	}
	// ODF wants the media type as bytes at a fixed place (part 3, 3.3).
	if got := out.String()[30 : 30+len("mimetypeapplication/x")]; got != "mimetypeapplication/x" {
		t.Errorf("the file begins with %q", got)
	}
	z, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil || !bytes.Equal(data, files[i].Data) || f.Name != files[i].Name {
			t.Errorf("%s: %v", f.Name, err)
		}
		if f.NonUTF8 && i == 1 {
			t.Error("the name is not told to be UTF-8")
		}
		if got := f.Modified.UTC(); !got.Equal(at.Truncate(2 * time.Second)) {
			t.Errorf("%s: %s", f.Name, got)
		}
	}
}

func TestTimesOutOfRange(t *testing.T) {
	for _, at := range []time.Time{{}, time.Unix(0, 0), time.Date(2200, 1, 1, 0, 0, 0, 0, time.UTC)} {
		date, _ := dosTime(at)
		if year := int(date>>9) + 1980; year != 1980 && year != 2107 {
			t.Errorf("%s became %d", at, year)
		}
	}
}
