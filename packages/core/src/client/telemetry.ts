/** Telemetry: what this connection reports about itself, from what its parts say. Bounded, so that no odd number ends the connection. */
import type { FollowPhase, FollowStatus } from '../follow/status.ts';
import type { Player, PlayerFigures } from '../follow/player.ts';
import type { PlayerState, Telemetry } from '../protocol/report.ts';
import type { ItemId } from '../room/state.ts';
import { mediaSec, type MediaSec, type ServerMs } from '../runtime/units.ts';
import type { ClockView } from './view.ts';

/** What is open in an attached player, to tell whether all watch the same film. */
export interface Film {
  readonly item: ItemId;
  /** Of the file, in characters and bytes; null for a link. */
  readonly name: string | null;
  readonly size: number | null;
  /** The member's own, and none of the room's sources. [SR12] */
  readonly isOwn?: boolean;
}

/** What becomes known of an open film, or is set, while it is open. */
export interface FilmMarks {
  /** SHA-256 of spread blocks; null: not known. */
  readonly hash: string | null;
  /** The film here is so much farther on at the room's picture. [SR20] */
  readonly offsetSec: number;
}

export const noMarks: FilmMarks = { hash: null, offsetSec: 0 };

export interface Screen {
  readonly film: Film;
  readonly marks: FilmMarks;
  /** Of the film that is open, in its own time; null until known. */
  readonly length: MediaSec | null;
  readonly player: Pick<Player, 'read' | 'bufferedAhead' | 'figures'>;
  readonly status: FollowStatus;
  readonly failed: boolean;
}

export interface TelemetryFacts {
  /** Now, on the server's clock. */
  readonly at: ServerMs;
  readonly clock: ClockView;
  /** null while no player is attached. */
  readonly screen: Screen | null;
  readonly visible: boolean;
}

/** The bounds of protocol/shapes.ts. */
const longestFilmSec = 1e6;
const longestMs = 1e7;
const longestName = 500;
/** Between two cuts of one film, s. [SR20] */
export const mostOffsetSec = 600;

const within = (value: number, min: number, max: number): number =>
  Number.isNaN(value) ? min : Math.min(max, Math.max(min, value));
const count = (value: number): number => Math.round(within(value, 0, Number.MAX_SAFE_INTEGER));
const milliseconds = (value: number): number => within(value, 0, longestMs);
const positionOf = (value: MediaSec): MediaSec => mediaSec(within(value, 0, longestFilmSec));
const orNull = <Value, Out>(value: Value | null, bound: (value: Value) => Out): Out | null =>
  value === null ? null : bound(value);

function stateOf(phase: FollowPhase): PlayerState {
  switch (phase) {
    case 'idle':
      return 'noSource';
    case 'trimming':
    case 'running':
      return 'playing';
    case 'stalled':
      return 'buffering';
    case 'paused':
    case 'landing':
    case 'starting':
    case 'away':
      return phase;
  }
}

/** Whether what this film tells of itself is true of the room's: it is one of its sources, and the same cut. [SR13] */
export const speaksForRoom = ({ film, marks }: Pick<Screen, 'film' | 'marks'>): boolean =>
  film.isOwn !== true && marks.offsetSec === 0;

/** The state others see; `noSource` also while the film that is open is not the room's. */
export function playerStateOf(screen: Screen | null): PlayerState {
  if (screen === null) return 'noSource';
  if (screen.failed) return 'failed';
  const state = stateOf(screen.status.phase);
  if (state !== 'paused') return state;
  // Paused together because the room waits for this one, say.
  const { ready, seeking, ended } = screen.player.read();
  return ready || seeking || ended ? state : 'buffering';
}

/** What a player can tell of itself beside its place; what it cannot is left out. */
function figuresOf({ fetchSpeed, bytesPerSec, picture, trouble }: PlayerFigures): Partial<Telemetry> {
  return {
    ...(fetchSpeed === undefined ? {} : { fetchSpeed: within(fetchSpeed, 0, 1e6) }),
    ...(bytesPerSec === undefined ? {} : { bytesPerSec: within(bytesPerSec, 0, 1e14) }),
    ...(trouble === undefined
      ? {}
      : {
          trouble: { cause: trouble.cause, inSec: orNull(trouble.inSec, (sec) => within(sec, 0, 1e6)) },
        }),
    ...(picture === undefined
      ? {}
      : {
          picture: {
            width: count(picture.width),
            height: count(picture.height),
            dropped: count(picture.dropped),
            frames: count(picture.frames),
          },
        }),
  };
}

export function telemetryOf({ at, clock, screen, visible }: TelemetryFacts): Telemetry {
  const shared = {
    state: playerStateOf(screen),
    at,
    clockErrorMs: orNull(clock.errorMs, milliseconds),
    roundTripMs: orNull(clock.roundTripMs, milliseconds),
    jitterMs: orNull(clock.jitterMs, milliseconds),
    visible,
  };
  if (screen === null) {
    return {
      ...shared,
      position: null,
      rate: null,
      skewMs: null,
      bufferedSec: 0,
      warmStartMs: 0,
      coldStartMs: 0,
      seekMs: 0,
      counts: false,
      soundBlocked: false,
      film: null,
    };
  }
  const { film, marks, length, player, status } = screen;
  const { position } = status;
  return {
    ...shared,
    position: orNull(position, positionOf),
    rate: within(status.rate, 0.1, 16),
    skewMs: orNull(status.skewMs, (skew) => within(skew, -longestMs, longestMs)),
    bufferedSec: position === null ? 0 : within(player.bufferedAhead(position), 0, longestFilmSec),
    warmStartMs: milliseconds(status.costs.warmStartMs),
    coldStartMs: milliseconds(status.costs.coldStartMs),
    seekMs: milliseconds(status.costs.seekMs),
    counts: !status.slow && !status.playBlocked && !['noSource', 'away', 'failed'].includes(shared.state),
    soundBlocked: status.soundBlocked,
    ...(status.ownLine === undefined
      ? {}
      : { excursion: status.ownLine.playing ? ('playing' as const) : ('paused' as const) }),
    stalls: count(status.counters.stalls),
    ...figuresOf(player.figures?.() ?? {}),
    film: {
      item: film.item,
      name: orNull(film.name, (name) => name.slice(0, longestName)),
      size: orNull(film.size, (size) => within(size, 0, 1e14)),
      duration: orNull(length, positionOf),
      ...(marks.hash === null ? {} : { hash: marks.hash }),
      ...(film.isOwn === true ? { own: true as const } : {}),
      ...(marks.offsetSec === 0 ? {} : { offsetSec: within(marks.offsetSec, -mostOffsetSec, mostOffsetSec) }),
    },
  };
}
