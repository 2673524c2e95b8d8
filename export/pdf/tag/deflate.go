package tag

import (
	"bytes"
	"compress/zlib"
)

// deflater compresses streams; it keeps its window, which is larger than most
// of what it compresses.
type deflater struct{ writer *zlib.Writer }

// stream makes a stream of data.
func (d *deflater) stream(entries dict, data []byte) stream {
	var out bytes.Buffer
	if d.writer == nil {
		d.writer = zlib.NewWriter(&out)
	} else {
		d.writer.Reset(&out)
	}
	_, _ = d.writer.Write(data) // to memory: nothing fails
	_ = d.writer.Close()
	entries["Filter"] = name("FlateDecode")
	return stream{entries, out.Bytes()}
}
