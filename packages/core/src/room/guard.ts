/**
 * Guard: finds the slowest of those who really watch, when he has fallen so far behind that the room should go back for
 * him. Pure: what it remembers goes in and comes out. Rules RM60–RM66 in docs/spec/room.md.
 */
import { clampPosition } from '../timeline/bounds.ts';
import { positionAt, type Timeline } from '../timeline/timeline.ts';
import type { MediaSec, ServerMs } from '../runtime/units.ts';
import type { GuardCommand } from './commands.ts';
import type { Entry } from './events.ts';
import { currentItem, type ItemId, type MemberId, type RoomState } from './state.ts';

export const guardPolicy = {
  /** So far behind nobody talks about the same scene any more. */
  behindSec: 6,
  /** A command that comes late may find him a little nearer; less than this is not worth moving everybody for. */
  leastBackSec: 4,
  /** Beyond this the others would see too much twice; he catches up. */
  mostBackSec: 60,
  /** So near somebody is with the others. */
  nearSec: 2,
  /** Reports in a row that must say so: one may be of a player in the middle of a jump. */
  reports: 2,
  /** For so long after a change of the line players are still landing, and some have not heard of it. */
  settleMs: 3000,
  /** An older report says nothing about now. */
  freshMs: 3500,
  /** Two acts are at least so far apart, whoever they are for … */
  againMs: 15_000,
  /** … and nobody is gone back for more often than this in that time. */
  mostForOne: 3,
  windowMs: 600_000,
} as const;

/** One connection, as far as the guard looks at it. */
export interface Watcher {
  readonly connection: string;
  readonly member: MemberId;
  readonly link: 'up' | 'down';
  readonly telemetry: {
    readonly state: string;
    readonly position: MediaSec | null;
    readonly at: ServerMs;
    readonly rate: number | null;
    readonly counts: boolean;
    readonly visible: boolean;
    readonly film: { readonly item: ItemId } | null;
  } | null;
}

interface Track {
  /** It was with the others since it came, since the film was put on, and since the guard last acted for its member. */
  readonly wasNear: boolean;
  /** What its person saw last: a player that fetches looks ahead to where the line will be. */
  readonly place: MediaSec | null;
  /** It showed the film when it last told. */
  readonly shows: boolean;
  /** Reports in a row that say it is far behind, and the moment of the last one. */
  readonly late: number;
  readonly lastAt: number;
}

export interface GuardMemory {
  readonly item: ItemId | null;
  /** The line that was last looked at. */
  readonly line: Timeline | null;
  /** By connection. */
  readonly tracks: ReadonlyMap<string, Track>;
  readonly acts: readonly { readonly member: MemberId; readonly at: ServerMs }[];
}

export const freshGuard: GuardMemory = { item: null, line: null, tracks: new Map(), acts: [] };

/** What the guard knows after this entry: that it has acted, whichever node did it. */
export function guardHeard(memory: GuardMemory, { event, at }: Entry, rows: readonly Watcher[]): GuardMemory {
  if (event.type !== 'seeked' || event.manner !== 'guard' || event.of === undefined) return memory;
  const { of } = event;
  const his = new Set(rows.filter(({ member }) => member === of).map(({ connection }) => connection));
  const tracks = new Map<string, Track>();
  for (const [connection, track] of memory.tracks) {
    tracks.set(connection, { ...track, late: 0, wasNear: track.wasNear && !his.has(connection) });
  }
  const acts = [...memory.acts.filter((act) => at - act.at < guardPolicy.windowMs), { member: of, at }];
  return { ...memory, tracks, acts };
}

export interface GuardLook {
  readonly memory: GuardMemory;
  /** What the room is to be asked, or null. */
  readonly command: GuardCommand | null;
}

interface Seen {
  readonly row: Watcher;
  readonly track: Track;
  /** null: does not really watch now. */
  readonly behindSec: number | null;
}

/** Looks at everybody; to be called about once a second while the guard is on. */
export function guardLook(
  before: GuardMemory,
  state: RoomState,
  rows: readonly Watcher[],
  now: ServerMs,
): GuardLook {
  const { current: item, playback, hold } = state;
  const { timeline: line, revision } = playback;
  const known = before.item === item ? before : { ...before, line: null, tracks: new Map<string, Track>() };
  const jumped = known.line !== null && isJump(known.line, line);
  const seen = rows.map((row) => {
    const track = known.tracks.get(row.connection) ?? unknown;
    // Whoever has not landed there yet is to see the film from there.
    const there = jumped ? { ...track, place: line.position, shows: false } : track;
    return look(row, there, state, now);
  });
  const tracks = new Map(seen.map(({ row, track }) => [row.connection, track]));
  const memory: GuardMemory = { ...known, item, line, tracks };
  const slowest = line.playing && hold === null && mayAct(memory, now) ? slowestOf(seen, memory) : null;
  if (slowest === null || slowest.row.telemetry === null || slowest.track.place === null) {
    return { memory, command: null };
  }
  const { member, telemetry } = slowest.row;
  const rate = slowest.track.shows ? (telemetry.rate ?? 0) : 0;
  const { place: position } = slowest.track;
  return { memory, command: { type: 'guard', member, position, at: telemetry.at, rate, revision } };
}

const unknown: Track = { wasNear: false, place: null, shows: false, late: 0, lastAt: 0 };
/** Pauses, waits and speeds leave the film where it is, but for how exactly it stops. */
const jumpSec = 1;

const isJump = (before: Timeline, line: Timeline): boolean =>
  Math.abs(positionAt(before, line.at) - line.position) > jumpSec;

function look(row: Watcher, track: Track, state: RoomState, now: ServerMs): Seen {
  const { telemetry } = row;
  const { timeline } = state.playback;
  if (looksElsewhere(row, state)) return { row, track: unknown, behindSec: null };
  if (telemetry === null || telemetry.position === null || !isNews(row, state, now)) {
    return { row, track: { ...track, late: 0 }, behindSec: null };
  }
  const { at, position } = telemetry;
  const shows = telemetry.state === 'playing' || telemetry.state === 'paused';
  const place = shows ? position : placeOf(track, position);
  const behindSec = clampPosition(positionAt(timeline, at), currentItem(state)?.duration ?? null) - place;
  if (at === track.lastAt) return { row, track, behindSec };
  const wasNear = track.wasNear || (shows && Math.abs(behindSec) < guardPolicy.nearSec);
  const isSettled = at - timeline.at >= guardPolicy.settleMs;
  const late = isSettled && behindSec >= guardPolicy.behindSec ? track.late + 1 : 0;
  return { row, track: { wasNear, place, shows, late, lastAt: at }, behindSec };
}

/** It ran dry where it says, a moment after its last report; from then on it only looks ahead. */
function placeOf({ place, shows }: Track, position: MediaSec): MediaSec {
  if (place === null) return position;
  return shows && position > place && position - place < guardPolicy.nearSec ? position : place;
}

const watching: ReadonlySet<string> = new Set(['playing', 'paused', 'buffering', 'landing', 'starting']);

/** Whoever does not watch what the room shows is to be with the others again before he can fall behind. [RM60] */
function looksElsewhere({ telemetry }: Watcher, { current }: RoomState): boolean {
  if (telemetry === null) return true;
  const { state: doing, counts, visible, film } = telemetry;
  return !watching.has(doing) || !counts || !visible || current === null || film?.item !== current;
}

/** Told over a line that is down, before the room's line changed, or too long ago, it says nothing about now. */
function isNews({ link, telemetry }: Watcher, { playback }: RoomState, now: ServerMs): boolean {
  if (link === 'down' || telemetry === null) return false;
  const { state: doing, at } = telemetry;
  const { timeline } = playback;
  // In a room that plays, a player that stands is about to start.
  const isOfLine = doing !== 'paused' || !timeline.playing;
  return isOfLine && at >= timeline.at && now - at <= guardPolicy.freshMs;
}

const mayAct = ({ acts }: GuardMemory, now: ServerMs): boolean =>
  acts.every(({ at }) => now - at >= guardPolicy.againMs);

/** The slowest member whom somebody else is ahead of; of his connections the foremost counts. [RM61][RM63] */
function slowestOf(seen: readonly Seen[], { acts }: GuardMemory): Seen | null {
  const foremost = new Map<MemberId, Seen>();
  for (const one of seen) {
    if (one.behindSec === null) continue;
    const other = foremost.get(one.row.member)?.behindSec ?? Infinity;
    if (one.behindSec < other) foremost.set(one.row.member, one);
  }
  const all = [...foremost.values()];
  const isWithOthers = all.some(({ behindSec }) => Math.abs(behindSec ?? Infinity) < guardPolicy.nearSec);
  if (!isWithOthers) return null;
  let slowest: Seen | null = null;
  for (const one of all) {
    const { track, behindSec, row } = one;
    const timesHelped = acts.filter(({ member }) => member === row.member).length;
    const isHis = track.wasNear && track.late >= guardPolicy.reports && timesHelped < guardPolicy.mostForOne;
    if (!isHis || behindSec === null || behindSec > guardPolicy.mostBackSec) continue;
    if (slowest === null || behindSec > (slowest.behindSec ?? 0)) slowest = one;
  }
  return slowest;
}
