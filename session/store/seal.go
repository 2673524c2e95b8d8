package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"filippo.io/age"
	"filippo.io/age/armor"

	"formatietafel/session"
)

// Why a sealed contribution does not open; both are under the Dutch line.
var (
	// ErrNoSeal: the session never made a key to seal to.
	ErrNoSeal = errors.New("geen sleutel")
	// ErrOtherSeal: it was sealed to the key of another session.
	ErrOtherSeal = errors.New("andere sleutel")
)

// sealedHead is how an age file begins that is sealed to an X25519 key; one
// with a passphrase has another word.
const sealedHead = "age-encryption.org/v1\n-> X25519 "

// NewSeal makes the key pair of a session to which contributions from home
// are sealed.
func NewSeal() (session.Seal, error) {
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		return session.Seal{}, &trouble{"de sleutel van de sessie is niet te maken; probeer het opnieuw", err}
	}
	return session.Seal{Recipient: identity.Recipient().String(), Identity: identity.String()}, nil
}

// IsSealed tells whether data is a contribution sealed to a key, as a file or
// as the text that the form gives to paste in a message.
func IsSealed(data []byte) bool {
	return bytes.HasPrefix(data, []byte(sealedHead)) || isArmored(data)
}

// isArmored tells whether data is an age file as text. White space before it
// comes of copying.
func isArmored(data []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(data, " \t\r\n"), []byte(armor.Header))
}

// OpenSealed gives what is in a sealed contribution, at most MaxSize of it.
// Data that is not sealed comes back as it is. The error is a Dutch line
// without the name of the file.
func OpenSealed(data []byte, seal session.Seal) ([]byte, error) {
	if !IsSealed(data) {
		return data, nil
	}
	if seal.Identity == "" {
		return nil, &trouble{"deze inbreng is verzegeld en deze sessie heeft geen sleutel; kies de sessie waaruit de uitnodiging komt", ErrNoSeal}
	}
	identity, err := age.ParseX25519Identity(seal.Identity)
	if err != nil {
		return nil, &trouble{"de sleutel van deze sessie (seal.identity) klopt niet; neem haar over uit een eerdere versie van de sessie", ErrNoSeal}
	}
	var file io.Reader = bytes.NewReader(data)
	if isArmored(data) {
		file = armor.NewReader(bytes.NewReader(bytes.TrimSpace(data)))
	}
	reader, err := age.Decrypt(file, identity)
	var other *age.NoIdentityMatchError
	if errors.As(err, &other) {
		return nil, &trouble{"deze inbreng is voor een andere sessie verzegeld; kies de sessie waaruit de uitnodiging komt", ErrOtherSeal}
	}
	if err != nil {
		return nil, damaged(err)
	}
	plain, err := io.ReadAll(io.LimitReader(reader, MaxSize+1))
	if err != nil {
		return nil, damaged(err)
	}
	if len(plain) > MaxSize {
		return nil, fmt.Errorf("deze inbreng is %w: zij is hoogstens 8 MiB", ErrTooLarge)
	}
	return plain, nil
}

func damaged(err error) error {
	return &trouble{"deze verzegelde inbreng is beschadigd; vraag de partij haar opnieuw te sturen", err}
}

// SealTo seals data to a session's recipient, as the form for home does.
func SealTo(recipient string, data []byte) ([]byte, error) {
	to, err := age.ParseX25519Recipient(recipient)
	if err != nil {
		return nil, &trouble{"de openbare sleutel van deze sessie (seal.recipient) klopt niet", err}
	}
	var sealed bytes.Buffer
	w, err := age.Encrypt(&sealed, to)
	if err != nil {
		return nil, &trouble{"de inbreng is niet te verzegelen", err}
	}
	if _, err := w.Write(data); err != nil {
		return nil, &trouble{"de inbreng is niet te verzegelen", err}
	}
	if err := w.Close(); err != nil {
		return nil, &trouble{"de inbreng is niet te verzegelen", err}
	}
	return sealed.Bytes(), nil
}
