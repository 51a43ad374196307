/** DecideOrder: the order of the queue, and going along it: by hand, and by itself when an item ends. Rules RM24, RM37 in docs/spec/room.md. */
import { fail, ok } from '../runtime/result.ts';
import { mediaSec, serverMs, type ServerMs } from '../runtime/units.ts';
import { isSuperseded, type Asking, type Decision } from './asking.ts';
import type { RoomEvent } from './events.ts';
import { roomLimits } from './limits.ts';
import { effectAt } from './line.ts';
import { cleanText } from './names.ts';
import { currentItem, meansToPlay, type Item, type ItemId, type RoomState } from './state.ts';

/** An item comes on, paused at its beginning. [RM24] */
export function selected(state: RoomState, item: ItemId | null, { now, issuedAt }: Asking): RoomEvent {
  const { rate } = state.playback.timeline;
  const at = effectAt(state, now, 0);
  return {
    type: 'itemSelected',
    item,
    timeline: { position: mediaSec(0), rate, playing: false, at },
    issuedAt,
  };
}

export function decideMove(state: RoomState, item: ItemId, before: ItemId | null): Decision {
  const { queue } = state;
  if (before !== null && !queue.some(({ id }) => id === before)) return fail({ code: 'unknownItem' });
  const next = queue[queue.findIndex(({ id }) => id === item) + 1]?.id ?? null;
  return ok(before === item || before === next ? [] : [{ type: 'itemMoved', item, before }]);
}

export function decideTitle(state: RoomState, id: ItemId, raw: string): Decision {
  const title = cleanText(raw, roomLimits.titleLength);
  if (title === '') return fail({ code: 'badName' });
  const known = state.queue.find((item) => item.id === id)?.title;
  return ok(title === known ? [] : [{ type: 'itemRenamed', item: id, title }]);
}

/** A copy of one's own must be picked first: nothing can begin by itself. */
const startsByItself = ({ sources }: Item): boolean => sources.some(({ kind }) => kind === 'link');

/** The item `steps` away from the one that is on; round the corner where the queue is a loop. */
function neighbourOf({ queue, current, settings }: RoomState, steps: 1 | -1): Item | null {
  const index = queue.findIndex(({ id }) => id === current);
  if (index < 0) return null;
  const place = index + steps;
  const item =
    settings.loop === 'queue' ? queue.at(place % queue.length) : place < 0 ? undefined : queue[place];
  return item ?? null;
}

/** Next or previous, from what was on when it was pressed; a film that played goes on with the new one. [RM37] */
export function decideNeighbour(state: RoomState, from: ItemId, steps: 1 | -1, asking: Asking): Decision {
  // Somebody else was quicker: it is done.
  if (state.current !== from) return ok([]);
  if (isSuperseded(state, asking)) return fail({ code: 'superseded' });
  const item = neighbourOf(state, steps);
  if (item === null) return fail({ code: 'unknownItem' });
  const event = selected(state, item.id, asking);
  if (event.type !== 'itemSelected' || !meansToPlay(state) || !startsByItself(item)) return ok([event]);
  return ok([{ ...event, timeline: playingFrom(state, effectAt(state, asking.now, roomLimits.nextItemMs)) }]);
}

const playingFrom = ({ playback }: RoomState, at: ServerMs) => ({
  position: mediaSec(0),
  rate: playback.timeline.rate,
  playing: true,
  at,
});

/** What follows the end, which is reached at `endAt`: the same item again, the next one, or nothing. [RM37] */
export function afterEnd(state: RoomState, endAt: ServerMs): readonly RoomEvent[] {
  const { settings, playback } = state;
  const { issuedAt } = playback;
  const timeline = playingFrom(state, serverMs(endAt + roomLimits.nextItemMs));
  const next = neighbourOf(state, 1);
  const isAlone = settings.loop === 'queue' && next?.id === state.current;
  if (settings.loop === 'item' || isAlone) {
    const item = currentItem(state);
    // A film of no length would end for ever.
    if (item?.duration !== null && (item?.duration ?? 0) < shortestLoopSec) return [];
    return [{ type: 'played', manner: 'loop', timeline, issuedAt }];
  }
  if (next === null || !(settings.advance || settings.loop === 'queue')) return [];
  const line = startsByItself(next) ? timeline : { ...timeline, playing: false };
  return [{ type: 'itemSelected', manner: 'next', item: next.id, timeline: line, issuedAt }];
}

const shortestLoopSec = 1;
