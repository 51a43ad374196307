/** Undo: what was taken off the queue, or how it was ordered, for as long as that can be taken back. Rules RM81, RM84. */
import type { ItemId } from './ids.ts';
import { roomLimits } from './limits.ts';
import type { Item, QueueUndo } from './state.ts';

/** The newest few, and of what they hold no more than a queue may. */
export function withUndo(undos: readonly QueueUndo[], undo: QueueUndo): readonly QueueUndo[] {
  let room = roomLimits.items;
  const kept: QueueUndo[] = [];
  for (const one of [undo, ...undos.toReversed()].slice(0, roomLimits.undos)) {
    room -= one.items.length;
    if (room < 0) break;
    kept.unshift(one);
  }
  return kept;
}

/** The queue with what comes back in it: each beside what stood next to it and is still there; a shuffle as it was. */
export function orderAfter(
  queue: readonly ItemId[],
  { what, order, items }: QueueUndo,
): { readonly order: readonly ItemId[]; readonly items: readonly Item[] } {
  const back = items.filter(({ id }) => !queue.includes(id));
  if (what === 'shuffled') {
    return { order: [...order.filter((id) => queue.includes(id)), ...without(queue, order)], items: back };
  }
  let next = [...queue];
  // From behind: who followed may have to come back first.
  for (const { id } of back.toReversed()) {
    const was = order.indexOf(id);
    const follower = order.slice(was + 1).find((one) => next.includes(one));
    const leader = order.slice(0, was).findLast((one) => next.includes(one));
    const place =
      follower !== undefined
        ? next.indexOf(follower)
        : leader !== undefined
          ? next.indexOf(leader) + 1
          : next.length;
    next = next.toSpliced(place, 0, id);
  }
  return { order: next, items: back };
}

const without = (ids: readonly ItemId[], others: readonly ItemId[]): readonly ItemId[] => {
  const known = new Set(others);
  return ids.filter((id) => !known.has(id));
};
