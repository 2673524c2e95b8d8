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
