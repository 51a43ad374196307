/** Merge: what this page knows of a room's talk, kept without gaps while more comes in at either end. Rules TK4, TK5. */
import type { Message } from '@lockstep/core';

/** More than an evening; what is older is asked for again. */
export const mostKept = 3000;

/** Newer ones, in their order; they may overlap. Where something is missing between, what lay before it is given up. [TK4] */
export function withNewer(known: readonly Message[], told: readonly Message[]): readonly Message[] {
  const tail = gaplessTail(told);
  const [first] = tail;
  const last = known.at(-1);
  if (first === undefined) return known;
  if (last === undefined || first.seq > last.seq + 1) return tail;
  const news = tail.filter(({ seq }) => seq > last.seq);
  return news.length === 0 ? known : [...known, ...news].slice(-mostKept);
}

/** A page of older ones, if it is the page just before. [TK5] */
export function withOlder(known: readonly Message[], page: readonly Message[]): readonly Message[] {
  const [first] = known;
  const tail = gaplessTail(page);
  if (first === undefined || tail.at(-1)?.seq !== first.seq - 1) return known;
  return [...tail, ...known];
}

function gaplessTail(told: readonly Message[]): readonly Message[] {
  let from = told.length - 1;
  while (from > 0 && told[from - 1]?.seq === (told[from]?.seq ?? 0) - 1) from -= 1;
  return told.slice(Math.max(0, from));
}
