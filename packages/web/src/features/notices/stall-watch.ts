/**
 * Stall watch: who has run dry long enough to be named, why as far as others can tell, and who is well again. Pure: what
 * was told goes in and comes out. [CL53]
 */
import { meansToPlay, type Presence, type RoomView, type ServerMs, type Trouble } from '@lockstep/core';

export type StallReason = 'hidden' | 'device' | 'line' | 'server' | 'unknown';

export type StallNews =
  | { readonly type: 'stuck'; readonly member: string; readonly reason: StallReason }
  /** The picture has not stopped yet, or stutters. [TR27] */
  | { readonly type: 'soon'; readonly member: string; readonly cause: Trouble['cause'] }
  | { readonly type: 'fine'; readonly member: string };

interface Stall {
  /** When it was first told to be dry, on the server's clock. */
  readonly since: number;
  readonly told: boolean;
}

export interface StallMemory {
  /** By connection. */
  readonly stalls: ReadonlyMap<string, Stall>;
  /** Told to be about to stop, by connection, and when that was last so. */
  readonly warned: ReadonlyMap<string, number>;
  /** The line that was last looked at: a jump of the room begins everything anew. */
  readonly revision: number;
}

export const noStalls: StallMemory = { stalls: new Map(), warned: new Map(), revision: -1 };

/** A jump within what is at hand takes less. */
const NAMED_AFTER_MS = 1500;
/** So far off a stop is worth a word to others. */
const SOON_SEC = 20;
/** Well for so long, the next trouble is a new one. */
const WELL_MS = 15_000;
/** After a jump of the room everybody fetches anew; that is not worth a word so soon. */
const JUMP_MS = 2500;

export function stallStep(
  before: StallMemory,
  view: Pick<RoomView, 'room' | 'roster' | 'me'>,
  now: ServerMs,
): { readonly memory: StallMemory; readonly news: readonly StallNews[] } {
  const { room, roster, me } = view;
  if (room === null || room.current === null) return { memory: noStalls, news: [] };
  const { timeline, revision, cause } = room.playback;
  const jumped = revision !== before.revision && (cause === 'seek' || cause === 'item' || cause === 'play');
  const stalls = new Map<string, Stall>();
  const warned = new Map([...before.warned].filter(([, at]) => now - at < WELL_MS));
  const news: StallNews[] = [];
  for (const row of roster) {
    if (row.member === me || row.link === 'down' || row.telemetry?.film?.item !== room.current) continue;
    const known = before.stalls.get(row.connection);
    const { state, at, trouble } = row.telemetry;
    if (trouble !== undefined && (trouble.inSec ?? 0) < SOON_SEC && state === 'playing') {
      if (!warned.has(row.connection)) news.push({ type: 'soon', member: row.member, cause: trouble.cause });
      warned.set(row.connection, now);
    }
    if (state === 'buffering' && meansToPlay(room)) {
      // Not told before: the clock starts with the jump, and a jump may take a while.
      const since =
        known === undefined || (jumped && !known.told)
          ? Math.max(at, freshFrom(timeline.at, cause))
          : known.since;
      const isLong = now - since >= NAMED_AFTER_MS;
      if (isLong && known?.told !== true) {
        news.push({ type: 'stuck', member: row.member, reason: reasonOf(row, view) });
      }
      stalls.set(row.connection, { since, told: isLong || known?.told === true });
    } else if (known?.told === true) {
      if (state === 'playing') news.push({ type: 'fine', member: row.member });
      // It stands, or is on its way: not fine yet, and not forgotten.
      else if (state !== 'away' && state !== 'failed') stalls.set(row.connection, known);
    }
  }
  return { memory: { stalls, warned, revision }, news };
}

const freshFrom = (at: number, cause: string): number =>
  cause === 'seek' || cause === 'item' ? at + JUMP_MS - NAMED_AFTER_MS : 0;

/** A line that is slower than this, or shakier, is a reason. */
const SLOW_TRIP_MS = 600;
const SHAKY_MS = 250;
/** Of a hundred frames so many lost: the device cannot keep up. */
const LOST_SHARE = 0.2;

/** What others can tell of it: the first that holds. */
export function reasonOf(
  { connection, telemetry }: Presence,
  { roster }: Pick<RoomView, 'roster'>,
): StallReason {
  if (telemetry === null) return 'unknown';
  // They know best.
  if (telemetry.trouble !== undefined) return telemetry.trouble.cause;
  if (!telemetry.visible) return 'hidden';
  const { picture, film, counts, roundTripMs, jitterMs, fetchSpeed } = telemetry;
  const isLosing =
    picture !== undefined && picture.frames > 100 && picture.dropped / picture.frames > LOST_SHARE;
  // Their own file comes over no line.
  if (!counts || isLosing || (film !== null && film.name !== null)) return 'device';
  if ((roundTripMs ?? 0) > SLOW_TRIP_MS || (jitterMs ?? 0) > SHAKY_MS) return 'line';
  const others = roster.filter(
    (row) => row.connection !== connection && row.link === 'up' && row.telemetry?.film?.item === film?.item,
  );
  const dry = others.filter((row) => row.telemetry?.state === 'buffering').length;
  if (dry >= 1 && dry * 2 >= others.length) return 'server';
  // It comes in more slowly than it plays, and only here.
  if (others.length > 0 && dry === 0 && fetchSpeed !== undefined && fetchSpeed < (telemetry.rate ?? 1))
    return 'line';
  return 'unknown';
}
