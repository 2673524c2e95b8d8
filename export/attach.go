package export

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"image/png"
	"time"

	"formatietafel/export/tree"
	"formatietafel/session"
)

// attachment is what the variant may show as data: a session file, so that an
// archive keeps what the text was made of.
func (c *composer) attachment() *tree.Attachment {
	data := c.s.Clone()
	data.Municipality.Logo = bare(data.Municipality.Logo)
	return &tree.Attachment{
		Name: FileName(c.s, c.o, sessionExtension), Description: c.say("attachment"), MIME: "application/toml",
		Modified: tree.Date(cmp.Or(c.updated, c.date()).Format(time.RFC3339)), Data: session.Marshal(data),
	}
}

// sessionExtension is that of a session file.
const sessionExtension = ".formatie"

// bare gives a picture without what else its file carries, place and maker
// among them; nothing where it is no picture.
func bare(encoded string) string {
	picture, err := png.Decode(bytes.NewReader(session.Logo(encoded)))
	if err != nil {
		return ""
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		return ""
	}
	return base64.StdEncoding.EncodeToString(out.Bytes())
}
