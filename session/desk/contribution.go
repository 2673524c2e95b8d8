package desk

import (
	"formatietafel/session"
	"formatietafel/session/store"
)

// ReadContribution reads what a party sends from home: bare, sealed to the
// session's own key, or protected with a passphrase, of which "" is none. With
// a passphrase it takes about a second, so call it beside the window. The
// error is a Dutch line.
func ReadContribution(disk Disk, path, passphrase string, seal session.Seal) (*session.Contribution, error) {
	data, err := readPlain(disk, path, passphrase)
	if err != nil {
		return nil, err
	}
	if data, err = store.OpenSealed(data, seal); err != nil {
		return nil, err
	}
	return session.ReadContribution(data)
}

// ReadVersion reads another version of a session to compare with, likewise.
func ReadVersion(disk Disk, path, passphrase string) (*session.Session, error) {
	data, err := readPlain(disk, path, passphrase)
	if err != nil {
		return nil, err
	}
	return session.Read(data)
}

func readPlain(disk Disk, path, passphrase string) ([]byte, error) {
	data, err := disk.Read(path)
	if err != nil || !store.IsProtected(data) {
		return data, err
	}
	return store.Passphrase{Text: passphrase}.Decrypt(data)
}
