/** Names: what people type to be called by, made safe to show beside other text. */
import { roomLimits } from './limits.ts';

/** Controls, bidirectional marks and overrides, invisible spaces, halves of broken characters. Joiners stay: emoji need them. */
const unwanted =
  /[\p{Cc}\p{Cs}\u00AD\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFB]/gu;

/** One line of plain text of at most `length` characters; may come out empty. [RM30] */
export function cleanText(raw: string, length: number): string {
  // What stood between two spaces may be gone now.
  const plain = raw.replace(/\s+/gu, ' ').replace(unwanted, '').replace(/ {2,}/gu, ' ');
  const line = plain.normalize('NFC').trim();
  return Array.from(line).slice(0, length).join('').trim();
}

/** A name of 1–32 characters, or null if nothing is left of it. [RM30] */
export function cleanName(raw: string): string | null {
  const name = cleanText(raw, roomLimits.nameLength);
  return name === '' ? null : name;
}
