/** Evolve: folds one entry of the log into the room. It never refuses, and reads neither clock nor dice. [RM1][RM2] */
import type { ServerMs } from '../runtime/units.ts';
import type { Timeline } from '../timeline/timeline.ts';
import type { Entry } from './events.ts';
import { roomLimits } from './limits.ts';
import { listAfter } from './evolve-list.ts';
import { withoutSubtitle, withSubtitle } from './decide-subtitles.ts';
import { houseAfter, letIn, opened, without } from './evolve-house.ts';
import { sourced } from './evolve-sources.ts';
import type { CommandId, Item, ItemId, MemberId, Playback, PlaybackCause, RoomState } from './state.ts';

/** The room after `entry`. */
export function evolve(state: RoomState, entry: Entry): RoomState {
  const next = applied(state, entry);
  return { ...next, seq: entry.seq, recentCommands: remembered(state.recentCommands, entry.command) };
}

function remembered(known: readonly CommandId[], id: CommandId | null): readonly CommandId[] {
  // One command may lead to several entries in a row.
  if (id === null || known.at(-1) === id) return known;
  return [...known, id].slice(-roomLimits.recentCommands);
}

function changed(
  { revision }: Playback,
  change: { readonly timeline: Timeline; readonly issuedAt: ServerMs },
  cause: PlaybackCause,
  by: MemberId | null,
): Playback {
  const { timeline, issuedAt } = change;
  return { timeline, revision: revision + 1, cause, by, issuedAt };
}

function applied(state: RoomState, entry: Entry): RoomState {
  const { event, at, by } = entry;
  const { playback, members, queue } = state;
  switch (event.type) {
    case 'opened':
      return opened({ ...state, title: event.title, createdAt: at }, event);
    case 'titled':
      return { ...state, title: event.title };
    case 'joined':
      return {
        ...state,
        members: [...members.filter(({ id }) => id !== event.member.id), event.member],
        access: letIn(state.access, event.member.id),
      };
    case 'left':
      return without(state, event.member);
    case 'renamed':
      return {
        ...state,
        members: members.map((one) => (one.id === event.member ? { ...one, name: event.name } : one)),
      };
    case 'played':
      return {
        ...state,
        hold: null,
        playback: changed(playback, event, 'play', event.manner === 'loop' ? null : by),
      };
    case 'paused':
      return { ...state, hold: null, playback: changed(playback, event, 'pause', by) };
    case 'seeked':
      return { ...state, playback: changed(playback, event, 'seek', by) };
    case 'rateChanged':
      return { ...state, playback: changed(playback, event, 'rate', by) };
    case 'held': {
      // Waiting for others than before leaves the line alone.
      if (event.beginner === null) return { ...state, hold: event.hold };
      const recent = state.recentHolds.filter((one) => one.at > at - roomLimits.holdWindowMs);
      return {
        ...state,
        hold: event.hold,
        recentHolds: [...recent, { member: event.beginner, at }].slice(-mostRecentHolds),
        playback: changed(playback, event, 'hold', null),
      };
    }
    case 'released': {
      // Going on without somebody is somebody's decision; everyone being ready is nobody's.
      const author = event.without.length > 0 ? by : null;
      return { ...state, hold: null, playback: changed(playback, event, 'release', author) };
    }
    case 'itemAdded':
      return { ...state, queue: [...queue, event.item] };
    case 'itemsAdded':
      return { ...state, queue: [...queue, ...event.items] };
    case 'itemRemoved':
    case 'queueCleared':
    case 'queueShuffled':
    case 'queueRestored':
      return listAfter(state, event, entry.command ?? String(entry.seq));
    case 'itemMoved':
      return { ...state, queue: moved(queue, event.item, event.before) };
    case 'itemRenamed':
      return {
        ...state,
        queue: queue.map((item) => (item.id === event.item ? { ...item, title: event.title } : item)),
      };
    case 'subtitleAdded':
      return {
        ...state,
        queue: queue.map((item) => (item.id === event.item ? withSubtitle(item, event.subtitle) : item)),
      };
    case 'subtitleRemoved':
      return {
        ...state,
        queue: queue.map((item) => (item.id === event.item ? withoutSubtitle(item, event.subtitle) : item)),
      };
    case 'itemDescribed':
      return {
        ...state,
        queue: queue.map((item) => (item.id === event.item ? { ...item, duration: event.duration } : item)),
      };
    case 'sourceAdded':
    case 'sourceRemoved':
    case 'itemFingerprinted':
      return { ...state, queue: queue.map((item) => (item.id === event.item ? sourced(item, event) : item)) };
    case 'itemSelected':
      return {
        ...state,
        hold: null,
        current: event.item,
        playback: changed(playback, event, 'item', event.manner === 'next' ? null : by),
      };
    case 'itemEnded':
      return { ...state, hold: null, playback: changed(playback, event, 'end', null) };
    case 'rollCalled':
      return state;
    case 'waitingSet':
      return { ...state, waiting: event.waiting };
    case 'slept':
      return { ...state, hold: null, playback: changed(playback, event, 'sleep', null) };
    case 'kicked':
    case 'banned':
    case 'unbanned':
    case 'roleSet':
    case 'rightSet':
    case 'lockSet':
    case 'passwordSet':
    case 'ownerLinkSet':
    case 'modeSet':
    case 'batonPassed':
    case 'settingSet':
    case 'markerAdded':
    case 'markerRemoved':
    case 'linePinned':
    case 'lineUnpinned':
    case 'hushed':
    case 'closed':
      return houseAfter(state, event, by);
  }
}

function moved(queue: readonly Item[], id: ItemId, before: ItemId | null): readonly Item[] {
  const item = queue.find((one) => one.id === id);
  if (item === undefined) return queue;
  const others = queue.filter((one) => one.id !== id);
  const place = others.findIndex((one) => one.id === before);
  return place < 0 ? [...others, item] : [...others.slice(0, place), item, ...others.slice(place)];
}

/** More than can begin in a minute, as every hold lasts for at least the shortest limit or is ended by hand. */
const mostRecentHolds = 500;
