/** The person's name, as this browser remembers it and as it is made fit for others to see. */
import { recall, remember } from './storage.ts';

const KEY = 'lockstep.name';
const LONGEST = 32;
// Control characters, and the marks that turn the direction of text around for whatever stands after the name.
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** At most 32 characters in composed form, without control characters and doubled spaces; '' if nothing is left. */
export function cleanName(text: string): string {
  const plain = text.normalize('NFC').replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();
  return Array.from(plain).slice(0, LONGEST).join('').trim();
}

/** The remembered name, or ''. */
export function recallName(): string {
  return cleanName(recall(KEY) ?? '');
}

export function rememberName(name: string): void {
  remember(KEY, name);
}

const GUEST_KEY = 'lockstep.guest';

/** Two digits that tell a guest without a name from the next one; the same on every visit. */
export function guestNumber(): number {
  const kept = Number(recall(GUEST_KEY));
  if (Number.isInteger(kept) && kept >= 10 && kept <= 99) return kept;
  const [random = 0] = crypto.getRandomValues(new Uint8Array(1));
  const number = 10 + (random % 90);
  remember(GUEST_KEY, String(number));
  return number;
}
