package session

import "formatietafel/scan"

// Limits before decoding (docs/file-format.md).
var limits = scan.Limits{What: "een sessie", Bytes: maxFile, Keys: maxKeys, Values: maxValues}

const (
	maxFile   = 8 << 20 // bytes
	maxKeys   = 100_000 // keys and table headers together
	maxValues = 500_000 // values in arrays
)

// admitted refuses what is too much to decode.
func admitted(data []byte) *ReadError {
	if err := scan.Check(data, limits); err != nil {
		return &ReadError{Line: err.Line, Message: err.Message}
	}
	return nil
}
