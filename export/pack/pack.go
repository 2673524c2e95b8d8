// Package pack writes ZIP files that are the same for the same content: the
// order is the caller's, the time is the document's, and each entry's sizes
// stand in front of it, as office formats want it of their first one.
package pack

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
	"time"
	"unicode"
)

// File is one file of a ZIP.
type File struct {
	Name   string
	Data   []byte
	Stored bool // not compressed
}

// Write writes files as a ZIP, each with the same time. A time that ZIP
// cannot hold (before 1980) becomes the first that it can.
func Write(w io.Writer, at time.Time, files []File) error {
	z := zip.NewWriter(w)
	date, clock := dosTime(at)
	for _, f := range files {
		if err := add(z, f, date, clock); err != nil {
			return fmt.Errorf("%s inpakken: %w", f.Name, err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("het bestand afronden: %w", err)
	}
	return nil
}

// utf8Name says that a name is UTF-8 (APPNOTE 4.4.4, bit 11).
const utf8Name = 1 << 11

func add(z *zip.Writer, f File, date, clock uint16) error {
	data, method := f.Data, zip.Store
	if !f.Stored {
		var err error
		if data, err = deflated(f.Data); err != nil {
			return err
		}
		method = zip.Deflate
	}
	header := &zip.FileHeader{
		Name: f.Name, Method: method, CRC32: crc32.ChecksumIEEE(f.Data),
		CompressedSize64: uint64(len(data)), UncompressedSize64: uint64(len(f.Data)),
	}
	if strings.IndexFunc(f.Name, func(r rune) bool { return r > unicode.MaxASCII }) >= 0 {
		header.Flags |= utf8Name
	}
	//lint:ignore SA1019 Modified would add a field that ODF forbids in front of its first entry
	header.ModifiedDate, header.ModifiedTime = date, clock
	part, err := z.CreateRaw(header)
	if err != nil {
		return err
	}
	_, err = part.Write(data)
	return err
}

func deflated(data []byte) ([]byte, error) {
	var out bytes.Buffer
	w, err := flate.NewWriter(&out, flate.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// dosTime gives date and time as ZIP has them (APPNOTE 4.4.6): seven bits of
// years since 1980, steps of two seconds, in UTC.
func dosTime(at time.Time) (date, clock uint16) {
	const first, last = 1980, 2107
	at = at.UTC()
	switch {
	case at.Year() < first:
		at = time.Date(first, 1, 1, 0, 0, 0, 0, time.UTC)
	case at.Year() > last:
		at = time.Date(last, 12, 31, 0, 0, 0, 0, time.UTC)
	}
	date = uint16((at.Year()-first)<<9 | int(at.Month())<<5 | at.Day())
	return date, uint16(at.Hour()<<11 | at.Minute()<<5 | at.Second()/2)
}
