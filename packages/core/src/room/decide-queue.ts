/** DecideQueue: what there is to watch, and what is on. Rules RM21–RM27 in docs/spec/room.md. */
import { fail, ok } from '../runtime/result.ts';
import { serverMs, type MediaSec } from '../runtime/units.ts';
import { momentOf } from '../timeline/bounds.ts';
import { positionAt } from '../timeline/timeline.ts';
import { isAddress } from './address.ts';
import { isSuperseded, type Asking, type Decision } from './asking.ts';
import type { Command, DecideContext, NewItem } from './commands.ts';
import type { RoomEvent } from './events.ts';
import { roomLimits } from './limits.ts';
import { effectAt, endOf, positionOf } from './line.ts';
import { afterEnd, decideMove, decideNeighbour, decideTitle, selected } from './decide-order.ts';
import { cleanText } from './names.ts';
import { isBelieved, may, steeringRefusal } from './rights.ts';
import { currentItem, type ItemId, type MemberId, type RoomState, type Source } from './state.ts';

export type QueueCommand = Extract<
  Command,
  {
    type:
      | 'addItem'
      | 'removeItem'
      | 'selectItem'
      | 'describeItem'
      | 'itemEnded'
      | 'moveItem'
      | 'renameItem'
      | 'nextItem'
      | 'previousItem';
  }
>;

/** Copies of one film differ in length by less than this. */
const lengthsDifferSec = 2;

/** What comes of a member's command about items. */
export function decideQueue(state: RoomState, command: QueueCommand, asking: Asking): Decision {
  if (command.type === 'addItem') return decideAdd(state, command.item, command.select, asking);
  if (command.type === 'nextItem' || command.type === 'previousItem') {
    return decideNeighbour(state, command.from, command.type === 'nextItem' ? 1 : -1, asking);
  }
  if (!state.queue.some(({ id }) => id === command.item)) return fail({ code: 'unknownItem' });
  switch (command.type) {
    case 'removeItem':
      return decideRemove(state, command.item, asking);
    case 'selectItem':
      return decideSelect(state, command.item, asking);
    case 'describeItem':
      return isBelieved(state, command.item, asking.by)
        ? decideDescribe(state, command.item, command.duration, asking)
        : ok([]);
    case 'itemEnded':
      return isBelieved(state, command.item, asking.by) ? decideEnd(state, command.item, asking) : ok([]);
    case 'moveItem':
      return decideMove(state, command.item, command.before);
    case 'renameItem':
      return decideTitle(state, command.item, command.title);
  }
}

/** Nothing but addresses a player may open, and files with a name. [RM23] */
export function isPlayable(source: Source): boolean {
  switch (source.kind) {
    case 'link':
      return isAddress(source.url);
    case 'file':
      return source.name !== '' && source.size >= 0;
  }
}

/** Somebody put the very same link on while this was on its way: two people came by one link that brings a film. [RM33] */
function isOnAlready(state: RoomState, item: NewItem, { by, issuedAt }: Asking): boolean {
  const { playback } = state;
  const [wanted] = item.sources;
  if (playback.cause !== 'item' || playback.by === by || issuedAt > playback.timeline.at) return false;
  return (
    wanted?.kind === 'link' &&
    currentItem(state)?.sources.some((source) => source.kind === 'link' && source.url === wanted.url) === true
  );
}

/** An item that a room takes: with sources that can be opened, and a length that can be one. [RM23] */
export const isTaken = ({ sources, duration }: NewItem): boolean =>
  sources.length > 0 && sources.every(isPlayable) && isLength(duration);

const isLength = (duration: MediaSec | null): boolean => duration === null || duration > 0;

function decideAdd(state: RoomState, item: NewItem, select: boolean, asking: Asking): Decision {
  if (state.queue.some(({ id }) => id === item.id)) return fail({ code: 'duplicateItem' });
  if (state.queue.length >= roomLimits.items) return fail({ code: 'queueFull' });
  if (!isTaken(item)) return fail({ code: 'outOfRange' });
  if (select && isOnAlready(state, item, asking)) return ok([]);
  const title = cleanText(item.title, roomLimits.titleLength);
  const added: RoomEvent = { type: 'itemAdded', item: { ...item, title, addedBy: asking.by } };
  const selects = select && !isSuperseded(state, asking) && steeringRefusal(state, asking.by) === null;
  return ok(selects ? [added, selected(state, item.id, asking)] : [added]);
}

/** He may have left meanwhile; what he may not do any more, this does not do for him either. [UP12] */
export function decideBringing(
  state: RoomState,
  item: NewItem,
  by: MemberId,
  context: DecideContext,
): Decision {
  if (state.closed) return fail({ code: 'roomClosed' });
  if (!may(state, by, 'queue') || state.bans.some(({ member }) => member === by))
    return fail({ code: 'notAllowed' });
  const asking = { ...context, id: item.id, by, issuedAt: context.now, sealed: null };
  return decideAdd(state, item, state.current === null, asking);
}

function decideRemove(state: RoomState, item: ItemId, asking: Asking): Decision {
  const removed = { type: 'itemRemoved', item } as const;
  if (state.current !== item) return ok([removed]);
  const refusal = steeringRefusal(state, asking.by);
  if (refusal !== null) return fail({ code: refusal });
  const next = state.queue[state.queue.findIndex(({ id }) => id === item) + 1]?.id ?? null;
  return ok([selected(state, next, asking), removed]);
}

function decideSelect(state: RoomState, item: ItemId, asking: Asking): Decision {
  if (isSuperseded(state, asking)) return fail({ code: 'superseded' });
  return ok(state.current === item ? [] : [selected(state, item, asking)]);
}

function decideDescribe(state: RoomState, id: ItemId, duration: MediaSec, { by, now }: Asking): Decision {
  if (!isLength(duration)) return fail({ code: 'outOfRange' });
  const item = state.queue.find((one) => one.id === id);
  const known = item?.duration ?? null;
  const corrects =
    known !== null &&
    by === item?.addedBy &&
    known !== duration &&
    Math.abs(known - duration) < lengthsDifferSec;
  if (known !== null && !corrects) return ok([]);
  const described = { type: 'itemDescribed', item: id, duration } as const;
  const { timeline, issuedAt } = state.playback;
  const isPast = state.current === id && positionAt(timeline, now) > duration;
  if (!isPast && !(state.current === id && timeline.position > duration)) return ok([described]);
  const ended = { ...timeline, position: duration, playing: false, at: effectAt(state, now, 0) };
  return ok([described, { type: 'itemEnded', item: id, timeline: ended, issuedAt }]);
}

/** The moment and place of the end: the line's own where it is known, here and now where it is not. [RM25] */
export function decideEnd(state: RoomState, item: ItemId, { now }: DecideContext): Decision {
  const { timeline, issuedAt } = state.playback;
  if (state.current !== item || !timeline.playing) return ok([]);
  const end = endOf(state);
  const position = positionOf(state, now);
  const known = currentItem(state)?.duration ?? null;
  // Where the length is not known nothing else tells the end of this round from one of the round before. [RM85]
  const byItself = state.playback.by === null;
  if (known === null && byItself && position < lengthsDifferSec) return ok([]);
  if (known !== null && position < end - lengthsDifferSec) return ok([]);
  const last = known ?? position;
  const reached = momentOf(timeline, last) ?? timeline.at;
  const at = serverMs(Math.max(now, reached, timeline.at));
  const stopped = { ...timeline, position: last, playing: false, at };
  return ok([{ type: 'itemEnded', item, timeline: stopped, issuedAt }, ...afterEnd(state, at)]);
}
