/** Owner link: the secret behind `#owner=` in an address, which no server ever sees in a request. */

/** The secret in the part of an address behind #, or null. */
export function ownerIn(hash: string): string | null {
  return /^#owner=([A-Za-z0-9_-]{22,64})$/.exec(hash)?.[1] ?? null;
}
