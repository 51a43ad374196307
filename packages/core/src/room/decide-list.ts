/** DecideList: the queue as a whole: many films at once, clearing, shuffling, and taking such a thing back. Rules RM80–RM84. */
import { fail, ok } from '../runtime/result.ts';
import type { Asking, Decision } from './asking.ts';
import type { Command, NewItem } from './commands.ts';
import { selected } from './decide-order.ts';
import { isTaken } from './decide-queue.ts';
import { roomLimits } from './limits.ts';
import { cleanText } from './names.ts';
import { steeringRefusal } from './rights.ts';
import { shuffled } from './shuffle.ts';
import type { CommandId, Item, ItemId, RoomState } from './state.ts';
import { orderAfter } from './undo.ts';

export type ListCommand = Extract<
  Command,
  { type: 'addItems' | 'clearQueue' | 'shuffleQueue' | 'undoQueue' }
>;

export function decideList(state: RoomState, command: ListCommand, asking: Asking): Decision {
  switch (command.type) {
    case 'addItems':
      return decideAddAll(state, command.items, asking);
    case 'clearQueue':
      return decideClear(state);
    case 'shuffleQueue':
      return decideShuffle(state, asking);
    case 'undoQueue':
      return decideUndo(state, command.of);
  }
}

/** All or none, so that nobody has half of a list. The first comes on where nothing is on. [RM80] */
function decideAddAll(state: RoomState, items: readonly NewItem[], asking: Asking): Decision {
  const ids = new Set([...state.queue.map(({ id }) => id), ...items.map(({ id }) => id)]);
  if (ids.size < state.queue.length + items.length) return fail({ code: 'duplicateItem' });
  if (ids.size > roomLimits.items) return fail({ code: 'queueFull' });
  const [first] = items;
  if (first === undefined || !items.every(isTaken)) return fail({ code: 'outOfRange' });
  const added: readonly Item[] = items.map((item) => ({
    ...item,
    title: cleanText(item.title, roomLimits.titleLength),
    addedBy: asking.by,
  }));
  const event = { type: 'itemsAdded', items: added } as const;
  const comesOn = state.current === null && steeringRefusal(state, asking.by) === null;
  return ok(comesOn ? [event, selected(state, first.id, asking)] : [event]);
}

/** What is on stays on: clearing a list stops nobody's film. [RM82] */
function decideClear({ queue, current }: RoomState): Decision {
  return ok(queue.some(({ id }) => id !== current) ? [{ type: 'queueCleared' }] : []);
}

/** What is still to come in another order; where that is next to nothing, all of it, and what is on first. [RM83] */
function decideShuffle({ queue, current, settings }: RoomState, { id }: Asking): Decision {
  const ids = queue.map((item) => item.id);
  const place = current === null ? -1 : ids.indexOf(current);
  const fromHere = settings.loop === 'queue' || ids.length - place - 1 < 2;
  const done = fromHere ? ids.slice(place, place + (place < 0 ? 0 : 1)) : ids.slice(0, place + 1);
  const rest = fromHere ? ids.filter((_, index) => index !== place) : ids.slice(place + 1);
  const order = [...done, ...shuffled(rest, id)];
  return ok(order.every((one, index) => one === ids[index]) ? [] : [{ type: 'queueShuffled', order }]);
}

/** [RM84] */
function decideUndo(state: RoomState, of: CommandId): Decision {
  const undo = state.undos.find(({ id }) => id === of);
  // Somebody else was quicker, or it is too long ago.
  if (undo === undefined) return ok([]);
  const ids: readonly ItemId[] = state.queue.map(({ id }) => id);
  const { order, items } = orderAfter(ids, undo);
  if (order.length > roomLimits.items) return fail({ code: 'queueFull' });
  const free = roomLimits.markers - state.markers.length;
  const markers = undo.markers.filter(({ item }) => items.some((one) => one.id === item)).slice(0, free);
  return ok([{ type: 'queueRestored', of, order, items, markers }]);
}
