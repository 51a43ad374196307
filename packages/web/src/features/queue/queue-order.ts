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

/** The place right after what is on; null if the item is there already, is what is on, or nothing is on. */
export function nextPlace(queue: readonly ItemId[], current: ItemId | null, item: ItemId): number | null {
  const [from, on] = [queue.indexOf(item), current === null ? -1 : queue.indexOf(current)];
  if (from === -1 || on === -1 || from === on || from === on + 1) return null;
  return from < on ? on : on + 1;
}

/** The place whose row holds the height `y`; rows are told by their tops, in order, and the end of the last. */
export function placeAt(tops: readonly number[], y: number): number {
  const place = tops.findLastIndex((top) => y >= top);
  return Math.min(Math.max(0, place), Math.max(0, tops.length - 1));
}
