/** DASH failure: what an error of dash.js means for the film. [MD10] */
import type { PlayerFailure } from '@lockstep/core';

/** Numbers of its errors; those that are not here it goes on after by itself, or they concern no picture. */
const MEANING: Readonly<Record<number, PlayerFailure>> = {
  10: 'damaged', // the list cannot be read
  11: 'unreachable', // the list does not come
  17: 'unreachable', // a piece does not come
  20: 'damaged', // a piece cannot be decoded
  23: 'unsupported', // no MediaSource
  24: 'unsupported', // no keys
  25: 'unreachable', // the list does not come
  26: 'unreachable', // the table of pieces does not come
  27: 'unreachable', // a piece does not come
  28: 'unreachable', // the beginning of pieces does not come
  31: 'damaged', // the list cannot be read
  32: 'unsupported', // nothing in the list can be played here
  34: 'unsupported', // picture and sound in one piece
  35: 'unsupported', // no decoder
};
/** Numbers from here to 199 are about keys. */
const KEYS = { from: 100, to: 199 };

export function dashFailure(code: number | undefined): PlayerFailure | null {
  if (code === undefined) return null;
  if (code >= KEYS.from && code <= KEYS.to) return 'unsupported';
  return MEANING[code] ?? null;
}
