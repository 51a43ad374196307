/** Words of the command line. */
import type { Size } from './measure.ts';

export interface LoadWords {
  readonly json: string | null;
  readonly sizes: readonly Size[];
  readonly windowMs: number;
  /** Everybody reports each second, also where clients do so more seldom. */
  readonly everySecond: boolean;
}

const one = (members: number): Size => ({ rooms: 1, members });
const quick: readonly Size[] = [one(300), one(1000)];
const all: readonly Size[] = [
  ...quick,
  one(1500),
  one(2500),
  one(5000),
  one(10_000),
  { rooms: 200, members: 5 },
  { rooms: 2000, members: 5 },
];
const usualWindowMs = 20_000;

const usage = `Usage: npm run bench load -- [--json FILE] [--quick] [--members N [--rooms N]] [--seconds N] [--every-second]`;

/** A text for the person when the words make no sense. */
export function readWords(words: readonly string[]): LoadWords | string {
  let json: string | null = null;
  let sizes = all;
  let windowMs = usualWindowMs;
  let rooms = 1;
  let members: number | null = null;
  let everySecond = false;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === '--quick') {
      sizes = quick;
      continue;
    }
    if (word === '--every-second') {
      everySecond = true;
      continue;
    }
    const next = words[++at];
    if (word === '--json' && next !== undefined) {
      json = next;
      continue;
    }
    const number = Number(next);
    if (!Number.isInteger(number) || number < 1 || number > 100_000)
      return `Unknown: ${word} ${next ?? ''}\n${usage}`;
    if (word === '--members') members = number;
    else if (word === '--rooms') rooms = number;
    else if (word === '--seconds') windowMs = number * 1000;
    else return `Unknown: ${word}\n${usage}`;
  }
  if (members !== null && members < 2) return `A room of the bench has two members at least.\n${usage}`;
  return { json, sizes: members === null ? sizes : [{ rooms, members }], windowMs, everySecond };
}
