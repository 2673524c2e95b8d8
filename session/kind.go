package session

import "bytes"

// Kind gives what a file says that it is: KindSession, KindContribution or
// KindOnboarding. Its error is a [*ReadError], also for any other kind.
func Kind(data []byte) (string, error) {
	data = bytes.TrimPrefix(data, []byte(byteOrderMark))
	if err := admitted(data); err != nil {
		return "", err
	}
	raw, failed := decode(string(data))
	if failed != nil {
		return "", failed
	}
	switch kind := raw["kind"]; kind {
	case KindContribution, KindOnboarding:
		return kind.(string), nil
	}
	if err := readHead(raw, []string{KindSession}); err != nil {
		return "", err
	}
	return KindSession, nil
}
