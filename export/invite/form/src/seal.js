// Seals a text to the key of the session: an age file
// (age-encryption.org/v1) that only the session opens.
import { armor, Encrypter } from "age-encryption";
// By its path, since the package does not export it.
import { forceWebCryptoOff } from "../node_modules/age-encryption/dist/x25519.js";

// One way in every browser: the browser's own cryptography is absent where a
// page is no secure context, as a file can be.
forceWebCryptoOff(true);

/** @returns {Promise<Uint8Array>} */
export async function seal(text, recipient) {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(text);
}

/** A sealed file as text, to paste in a message. */
export const asText = (sealed) => armor.encode(sealed);
