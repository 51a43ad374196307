/** Identity: the random secret this browser keeps, from which servers derive who the member is. */
const VALID = /^[A-Za-z0-9_-]{16,64}$/;

/** The secret kept from an earlier visit, or a new one where nothing usable was kept. */
export function secretFrom(kept: string | null): string {
  return kept !== null && VALID.test(kept) ? kept : randomId(24);
}

/** `bytes` random bytes as base64url: an id that nobody else makes. */
export function randomId(bytes = 12): string {
  const random = crypto.getRandomValues(new Uint8Array(bytes));
  return btoa(String.fromCharCode(...random))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
