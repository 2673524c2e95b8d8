package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"formatietafel/guide"
	"formatietafel/session"
)

func archiveOf(t *testing.T, s *session.Session, o Options) (map[string][]byte, []byte) {
	t.Helper()
	var data bytes.Buffer
	if _, err := Archive(&data, s, guide.Builtin(), o); err != nil {
		t.Fatal(err)
	}
	return unzip(t, data.Bytes()), data.Bytes()
}

func TestArchive(t *testing.T) {
	s := load(t, "waterrijk")
	files, _ := archiveOf(t, s, Options{})
	const name = "20261211_Waterrijk_Digitalisering_v1-0_definitief_openbaar"
	for _, want := range []string{name + ".pdf", name + ".odt", "metagegevens.txt", "metagegevens.json", "sha256.txt"} {
		if len(files[want]) == 0 {
			t.Errorf("%s is not there", want)
		}
	}
	if len(files) != 5 {
		t.Errorf("%d files; the session goes along only when asked", len(files))
	}
	checkSums(t, files)
	var m metadata
	if err := json.Unmarshal(files["metagegevens.json"], &m); err != nil {
		t.Fatal(err)
	}
	if m.Object.Name != "Digitalisering in Waterrijk" || m.More.Access != "openbaar" || m.More.Status != "Definitief" || m.More.Version != "1.0" || m.More.Fingerprint != Fingerprint(s, guide.Builtin()) || m.Object.Place != "Waterrijk" {
		t.Errorf("%+v", m)
	}
	for _, f := range m.Files {
		sum := sha256.Sum256(files[f.Name])
		if f.Size != len(files[f.Name]) || f.Checksum.Value != hex.EncodeToString(sum[:]) {
			t.Errorf("%+v", f)
		}
	}
	for _, want := range []string{"Digitalisering in Waterrijk", "Lokaal Waterrijk, Groen & Sociaal", "11 december 2026", "Definitief", "1.0", m.More.Fingerprint, "openbaar", "PDF/A-2a", "OpenDocument"} {
		if !strings.Contains(string(files["metagegevens.txt"]), want) {
			t.Errorf("the sheet does not name %q", want)
		}
	}
}

// checkSums reckons the checksums again.
func checkSums(t *testing.T, files map[string][]byte) {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(string(files["sha256.txt"])), "\n")
	if len(lines) != len(files)-1 {
		t.Errorf("%d checksums for %d files", len(lines), len(files)-1)
	}
	for _, line := range lines {
		want, name, _ := strings.Cut(line, "  ")
		sum := sha256.Sum256(files[name])
		if hex.EncodeToString(sum[:]) != want {
			t.Errorf("%s: another checksum", name)
		}
	}
}

func TestArchiveWithSession(t *testing.T) {
	s := load(t, "waterrijk")
	files, one := archiveOf(t, s, Options{Attach: true})
	checkSums(t, files)
	var kept []byte
	for name, data := range files {
		if strings.HasSuffix(name, ".formatie") {
			kept = data
		}
	}
	got := read(t, kept)
	if got.Vision.Shared != s.Vision.Shared || len(got.Stances) == 0 {
		t.Error("the session is not in it")
	}
	for _, stance := range got.Stances {
		if len(stance.Positions) > 0 {
			t.Error("the public archive holds positions")
		}
	}
	if _, two := archiveOf(t, s.Clone(), Options{Attach: true}); !bytes.Equal(one, two) {
		t.Error("two archives differ")
	}
}

func TestNothingConfidentialInTheArchive(t *testing.T) {
	s, markers := marked()
	for _, attach := range []bool{false, true} {
		files, _ := archiveOf(t, s, Options{Attach: attach})
		all := FileName(s, Options{}, ArchiveExtension)
		for name, data := range files {
			extension := name[strings.LastIndex(name, "."):]
			all += name + contents(t, extension, data)
		}
		shown := 0
		for marker, field := range markers {
			switch {
			case !strings.Contains(all, marker):
			case slices.Contains(publicMarkers, field):
				shown++
			case !attach || !publicData(field):
				t.Errorf("attach %v: the archive shows %s", attach, field)
			}
		}
		if shown < 30 || strings.Contains(all, "VERTROUWELIJK") {
			t.Errorf("%d markers of the public text", shown)
		}
	}
}

// publicData tells of fields that the public session holds as data, though no
// text shows them.
func publicData(field string) bool {
	s, markers := marked()
	data := string(session.Marshal(session.Public(s)))
	for marker, name := range markers {
		if name == field && strings.Contains(data, marker) {
			return true
		}
	}
	return false
}

func TestConfidentialArchiveSaysSo(t *testing.T) {
	files, _ := archiveOf(t, load(t, "waterrijk"), Options{Variant: Confidential})
	for _, name := range []string{"metagegevens.txt", "metagegevens.json"} {
		if !strings.Contains(string(files[name]), "VERTROUWELIJK – formatie – niet publiceren") {
			t.Errorf("%s does not say so", name)
		}
	}
	for name := range files {
		if strings.HasSuffix(name, ".pdf") && !strings.Contains(name, "VERTROUWELIJK") {
			t.Errorf("%s", name)
		}
	}
}
