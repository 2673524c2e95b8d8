package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"formatietafel/export/clean"
	"formatietafel/export/pack"
	"formatietafel/export/tree"
	"formatietafel/guide"
	"formatietafel/session"
)

// ArchiveExtension is that of an archive bundle.
const ArchiveExtension = ".zip"

// archived are the formats of the document in an archive bundle, with what the
// metadata calls them: one to keep and read, one to work on with any word
// processor.
var archived = []struct{ extension, name string }{
	{".pdf", "PDF/A-2a (ISO 19005-2)"},
	{".odt", "OpenDocument-tekst 1.3 (ISO/IEC 26300)"},
}

// sessionFormat is what the metadata calls the session, where it goes along.
const sessionFormat = "sessiebestand van Formatietafel (TOML 1.0)"

// Archive writes all that an archive keeps of a session as one ZIP: the
// document in two formats, a sheet of metadata to read and one for machines,
// and checksums; with o.Attach the data that the variant may show. The
// warnings are Dutch lines. The same input gives the same bytes.
func Archive(w io.Writer, s *session.Session, g *guide.Guide, o Options) ([]string, error) {
	o.As, o.Length = WholeDocument, Long
	doc := Compose(s, g, o)
	data := doc.Attachment
	doc.Attachment = nil // beside the PDF, not in it
	a := &archive{name: strings.TrimSuffix(FileName(s, o, ArchiveExtension), ArchiveExtension)}
	for _, format := range archived {
		var file bytes.Buffer
		warnings, err := Write(&file, doc, format.extension)
		if err != nil {
			return nil, err
		}
		for _, warning := range warnings {
			a.warnings = append(a.warnings, strings.TrimPrefix(format.extension, ".")+": "+warning)
		}
		a.add(a.name+format.extension, format.name, file.Bytes())
	}
	if data != nil {
		a.add(a.name+sessionExtension, sessionFormat, data.Data)
	}
	if err := a.describe(newComposer(s, g, o), doc); err != nil {
		return nil, err
	}
	if err := pack.Write(w, doc.Date.Time(), a.files); err != nil {
		return nil, fmt.Errorf("het archiefpakket maken: %w", err)
	}
	return a.warnings, nil
}

// archive gathers the files of a bundle.
type archive struct {
	name     string
	files    []pack.File
	list     []archivedFile
	warnings []string
}

// archivedFile describes a file. The keys are MDTO's, class Bestand (Nationaal
// Archief, MDTO 1.0, XML schema 1.0.1).
type archivedFile struct {
	Name     string   `json:"naam"`
	Size     int      `json:"omvang"`
	Format   string   `json:"bestandsformaat"`
	Checksum checksum `json:"checksum"`
}

type checksum struct {
	Algorithm string `json:"checksumAlgoritme"`
	Value     string `json:"checksumWaarde"`
	Date      string `json:"checksumDatum"`
}

// metadata of a bundle. The keys in object are MDTO's, class Informatieobject;
// those in more have no like there.
type metadata struct {
	About  string         `json:"toelichting"`
	Object object         `json:"informatieobject"`
	More   more           `json:"overig"`
	Files  []archivedFile `json:"bestand"`
}

type object struct {
	Identity    []identity `json:"identificatie"`
	Name        string     `json:"naam"`
	Description string     `json:"omschrijving"`
	Place       string     `json:"dekkingInRuimte,omitempty"`
	Language    string     `json:"taal"`
}

type identity struct {
	Mark   string `json:"identificatieKenmerk"`
	Source string `json:"identificatieBron"`
}

type more struct {
	Makers      string `json:"makers"`
	Date        string `json:"datum,omitempty"`
	Status      string `json:"status"`
	Version     string `json:"versie,omitempty"`
	Fingerprint string `json:"vingerafdruk"`
	Access      string `json:"openbaarheid"`
	Program     string `json:"gemaaktMet"`
}

// aboutMetadata says what the metadata is and is not.
const aboutMetadata = "De namen van informatieobject en bestand zijn die van MDTO 1.0 (https://www.nationaalarchief.nl/mdto/MDTO-XML1.0.1.html). " +
	"Dit is geen volledige MDTO-beschrijving: archiefvormer, waardering, bewaartermijn en beperking van gebruik stelt de gemeente vast."

func (a *archive) add(name, format string, data []byte) {
	a.files = append(a.files, pack.File{Name: name, Data: data})
	a.list = append(a.list, archivedFile{Name: name, Size: len(data), Format: format, Checksum: checksum{"SHA-256", digest(data), ""}})
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// describe adds the metadata and the checksums.
func (a *archive) describe(c *composer, doc *tree.Document) error {
	access := "openbaar"
	if doc.Secret != "" {
		access = doc.Secret
	}
	for i := range a.list {
		a.list[i].Checksum.Date = string(doc.Date)
	}
	m := metadata{
		About: aboutMetadata,
		Object: object{
			Identity: []identity{{c.fingerprint, "Formatietafel, vingerafdruk van de openbare tekst"}},
			Name:     clean.Text(doc.Title), Description: clean.Text(doc.Subject), Place: clean.Text(c.s.Municipality.Name), Language: doc.Language,
		},
		More: more{
			Makers: clean.Text(doc.Author), Date: string(doc.Date), Status: c.say("status." + string(c.status())), Version: clean.Text(c.s.Document.Version),
			Fingerprint: c.fingerprint, Access: access, Program: "Formatietafel",
		},
		Files: a.list,
	}
	if c.date().IsZero() {
		m.More.Date = ""
	}
	var coded bytes.Buffer
	encoder := json.NewEncoder(&coded)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(m); err != nil {
		return fmt.Errorf("de metagegevens schrijven: %w", err)
	}
	a.files = append(a.files,
		pack.File{Name: "metagegevens.txt", Data: []byte(m.sheet(c.day()))},
		pack.File{Name: "metagegevens.json", Data: coded.Bytes()})
	var sums strings.Builder
	for _, f := range a.files {
		fmt.Fprintf(&sums, "%s  %s\n", digest(f.Data), f.Name)
	}
	a.files = append(a.files, pack.File{Name: "sha256.txt", Data: []byte(sums.String())})
	return nil
}

// sheet is the metadata to read.
func (m metadata) sheet(day string) string {
	var b strings.Builder
	line := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%-14s%s\n", name, strings.Join(strings.Fields(value), " "))
		}
	}
	b.WriteString("METAGEGEVENS VAN HET ARCHIEFPAKKET\n\n")
	line("Titel", m.Object.Name)
	line("Onderwerp", m.Object.Description)
	line("Gemeente", m.Object.Place)
	line("Makers", m.More.Makers)
	line("Datum", day)
	line("Status", m.More.Status)
	line("Versie", m.More.Version)
	line("Vingerafdruk", m.More.Fingerprint+" (van de openbare tekst)")
	line("Openbaarheid", m.More.Access)
	line("Taal", m.Object.Language)
	line("Gemaakt met", m.More.Program)
	b.WriteString("\nBESTANDEN\n")
	for _, f := range m.Files {
		fmt.Fprintf(&b, "\n%s\n", f.Name)
		line("  Formaat", f.Format)
		line("  Omvang", guide.Thousands(f.Size)+" bytes")
		line("  SHA-256", f.Checksum.Value)
	}
	b.WriteString("\nDe controlegetallen van alle bestanden staan in sha256.txt; sha256sum -c sha256.txt kijkt ze na.\n" + m.About + "\n")
	return b.String()
}

// IsArchive tells whether a name asks for an archive bundle.
func IsArchive(name string) bool { return strings.EqualFold(filepath.Ext(name), ArchiveExtension) }
