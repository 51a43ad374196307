/** Batches: many new items in as few messages as fit. [PR5][RM80] */
import { roomLimits, type NewItem } from '@lockstep/core';

/** A message is at most 16 KiB, and has more in it than items. */
const MOST_BYTES = 12_000;

export function batchesOf(items: readonly NewItem[]): readonly (readonly NewItem[])[] {
  const batches: NewItem[][] = [];
  let bytes = Infinity;
  for (const item of items) {
    const size = new TextEncoder().encode(JSON.stringify(item)).length;
    const last = batches.at(-1);
    if (last === undefined || bytes + size > MOST_BYTES || last.length >= roomLimits.itemsAtOnce) {
      batches.push([item]);
      bytes = size;
    } else {
      last.push(item);
      bytes += size;
    }
  }
  return batches;
}
