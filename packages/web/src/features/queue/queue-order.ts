/** Queue order: before which item one has to go to stand at a place. */
import type { ItemId } from '@lockstep/core';

/**
 * @param to the place it is to have, counted from 0, in the queue as it is then
 * @returns the item it goes before, null for the end; undefined if nothing would change
 */
export function placeBefore(queue: readonly ItemId[], item: ItemId, to: number): ItemId | null | undefined {
  const from = queue.indexOf(item);
  const place = Math.min(queue.length - 1, Math.max(0, to));
  if (from === -1 || from === place) return undefined;
  return queue.filter((id) => id !== item)[place] ?? null;
}

/** The place whose row holds the height `y`; rows are told by their tops, in order, and the end of the last. */
export function placeAt(tops: readonly number[], y: number): number {
  const place = tops.findLastIndex((top) => y >= top);
  return Math.min(Math.max(0, place), Math.max(0, tops.length - 1));
}
