/** One spelling for what people type, dictate and paste: NFKC, small letters, anything between words becomes one space. */
export function normalise(passphrase: string): string {
  return passphrase
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Pd}_.,;+]+/gu, ' ')
    .trim();
}

/** Signs of a normalised passphrase below which none is strong enough for a build: not even 4.7 bits for each reach `fewestBits`. */
export const fewestSigns = 12;
