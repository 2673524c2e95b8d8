package session

import (
	"encoding/base64"
	"errors"
)

// SetLogo takes over a PNG as the municipality's logo. Where it is no PNG, or
// over the limits of docs/file-format.md, the session stays as it is and the
// error says so in Dutch.
func SetLogo(s *Session, png []byte) error {
	text := base64.StdEncoding.EncodeToString(png)
	if problem := logoProblem(text); problem != "" {
		return errors.New(problem)
	}
	s.Municipality.Logo = text
	return nil
}

// noPicture stands for a logo that is none, so that who makes a document says
// that it is left out.
const noPicture = "geen PNG"

// Logo gives the PNG of a municipality's logo, nothing where there is none. One
// that is no PNG or over the limits comes back as something that is no
// picture: an image that is small as a file can be gigabytes once it is drawn.
func Logo(encoded string) []byte {
	if encoded == "" {
		return nil
	}
	data, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil || logoProblem(encoded) != "" {
		return []byte(noPicture)
	}
	return data
}
