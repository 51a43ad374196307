/** EvolveList: folds what happened to the queue as a whole into the room. Like evolve, it never refuses. [RM2] */
import type { RoomEvent } from './events.ts';
import type { CommandId, ItemId, QueueUndo, RoomState } from './state.ts';
import { withUndo } from './undo.ts';

type ListEvent = Extract<
  RoomEvent,
  { type: 'itemRemoved' | 'queueCleared' | 'queueShuffled' | 'queueRestored' }
>;

/** @param id of the command, or what stands for it in an entry without one */
export function listAfter(state: RoomState, event: ListEvent, id: CommandId): RoomState {
  const { queue, current, undos } = state;
  switch (event.type) {
    case 'itemRemoved':
      return without(state, (item) => item === event.item, id);
    case 'queueCleared':
      return without(state, (item) => item !== current, id);
    case 'queueShuffled': {
      const order = queue.map((item) => item.id);
      const undo: QueueUndo = { id, what: 'shuffled', order, items: [], markers: [] };
      return { ...ordered(state, event.order), undos: withUndo(undos, undo) };
    }
    case 'queueRestored': {
      const back = { ...state, queue: [...queue, ...event.items] };
      const known = new Set(state.markers.map((marker) => marker.id));
      return {
        ...ordered(back, event.order),
        markers: [...state.markers, ...event.markers.filter((marker) => !known.has(marker.id))],
        undos: undos.filter((undo) => undo.id !== event.of),
      };
    }
  }
}

/** Takes items off, with their markers, and keeps both for a while. [RM51][RM84] */
function without(state: RoomState, goes: (item: ItemId) => boolean, id: CommandId): RoomState {
  const { queue, markers, undos } = state;
  const undo: QueueUndo = {
    id,
    what: 'removed',
    order: queue.map((item) => item.id),
    items: queue.filter((item) => goes(item.id)),
    markers: markers.filter(({ item }) => goes(item)),
  };
  return {
    ...state,
    queue: queue.filter((item) => !goes(item.id)),
    markers: markers.filter(({ item }) => !goes(item)),
    undos: withUndo(undos, undo),
  };
}

/** What the order does not name stays behind what it names. */
function ordered(state: RoomState, order: readonly ItemId[]): RoomState {
  const place = new Map(order.map((id, index) => [id, index]));
  const placeOf = (id: ItemId): number => place.get(id) ?? order.length;
  return { ...state, queue: state.queue.toSorted((a, b) => placeOf(a.id) - placeOf(b.id)) };
}
