/** Evolve: folds one entry of the log into the room. It never refuses, and reads neither clock nor dice. [RM1][RM2] */
import type { ServerMs } from '../runtime/units.ts';
import type { Timeline } from '../timeline/timeline.ts';
import type { Entry } from './events.ts';
import { roomLimits } from './limits.ts';
import type { CommandId, MemberId, Playback, PlaybackCause, RoomState } from './state.ts';

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

function applied(state: RoomState, { event, at, by }: Entry): RoomState {
  const { playback, members, queue } = state;
  switch (event.type) {
    case 'opened':
      return { ...state, title: event.title, createdAt: at };
    case 'titled':
      return { ...state, title: event.title };
    case 'joined':
      return {
        ...state,
        members: [...members.filter(({ id }) => id !== event.member.id), event.member],
      };
    case 'left':
      return { ...state, members: members.filter(({ id }) => id !== event.member) };
    case 'renamed':
      return {
        ...state,
        members: members.map((one) => (one.id === event.member ? { ...one, name: event.name } : one)),
      };
    case 'played':
      return { ...state, hold: null, playback: changed(playback, event, 'play', by) };
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
    case 'itemRemoved':
      return { ...state, queue: queue.filter(({ id }) => id !== event.item) };
    case 'itemDescribed':
      return {
        ...state,
        queue: queue.map((item) => (item.id === event.item ? { ...item, duration: event.duration } : item)),
      };
    case 'itemSelected':
      return {
        ...state,
        hold: null,
        current: event.item,
        playback: changed(playback, event, 'item', by),
      };
    case 'itemEnded':
      return { ...state, hold: null, playback: changed(playback, event, 'end', null) };
    case 'waitingSet':
      return { ...state, waiting: event.waiting };
    case 'slept':
      return { ...state, hold: null, playback: changed(playback, event, 'sleep', null) };
  }
}

/** More than can begin in a minute, as every hold lasts for at least the shortest limit or is ended by hand. */
const mostRecentHolds = 500;
