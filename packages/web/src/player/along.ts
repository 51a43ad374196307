/** Along: what it takes to stay with somebody who is away from the room's line. [CL55] */
import {
  mediaSec,
  positionAt,
  type OwnMove,
  type Presence,
  type ServerMs,
  type Timeline,
} from '@lockstep/core';

/** Nearer than this nobody on a call notices; a seek would. */
const NEAR_SEC = 0.8;
/** A seek takes its time, and reports are a second old: asking again sooner would only chase. */
const AGAIN_MS = 3000;

export type AlongStep =
  /** They are on the room's line again. */
  | { readonly type: 'back' }
  /** They are gone. */
  | { readonly type: 'alone' }
  | { readonly type: 'moves'; readonly moves: readonly OwnMove[] };

/** Where somebody's own film is, as a line; null while they follow the room's. */
export function ownLineOf({ telemetry }: Presence): Timeline | null {
  if (telemetry === null || telemetry.excursion === undefined || telemetry.position === null) return null;
  const { position, rate, at, excursion } = telemetry;
  return { position, rate: rate ?? 1, playing: excursion === 'playing', at };
}

export function alongStep(
  row: Presence | undefined,
  mine: Timeline | undefined,
  now: ServerMs,
  sinceSeekMs: number,
): AlongStep {
  if (row === undefined) return { type: 'alone' };
  const theirs = ownLineOf(row);
  if (theirs === null) return row.telemetry === null ? { type: 'alone' } : { type: 'back' };
  if (mine === undefined) return { type: 'moves', moves: [] };
  const to = positionAt(theirs, now);
  const far = Math.abs(positionAt(mine, now) - to) > NEAR_SEC && sinceSeekMs > AGAIN_MS;
  const moves: OwnMove[] = far ? [{ type: 'seek', to: mediaSec(Math.max(0, to)) }] : [];
  if (theirs.playing !== mine.playing && sinceSeekMs > AGAIN_MS / 2) {
    moves.push({ type: theirs.playing ? 'play' : 'pause' });
  }
  return { type: 'moves', moves };
}
