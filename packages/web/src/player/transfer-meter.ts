/**
 * Transfer meter: from facts taken once a second, how fast the film is fetched and how many frames it has a second. The
 * rate of fetching is in seconds of film; how many bytes that is depends on the film's size, which not every film tells.
 */
import type { PlaybackFacts } from './playback-facts.ts';

export interface FetchSample {
  readonly at: number;
  /** Seconds of film fetched per second; null: it cannot be told (a jump, another film). */
  readonly speed: number | null;
}

export interface Meter {
  readonly last: PlaybackFacts | null;
  /** The last minute, oldest first. */
  readonly samples: readonly FetchSample[];
  /** Frames per second of film; null until measured. */
  readonly frameRate: number | null;
  /** Where the count of frames began. */
  readonly anchor: { readonly frames: number; readonly position: number } | null;
}

export const emptyMeter: Meter = { last: null, samples: [], frameRate: null, anchor: null };

const KEPT_MS = 60_000;
/** The speed shown is a mean over this. */
const SMOOTH_MS = 3000;
/** A position further from where playing would have led it has jumped. */
const JUMP_SEC = 1.5;
/** Counted over this much film a frame more or less is no matter. */
const COUNT_SEC = 3;
/** Film seconds per second that somebody may watch at. */
const FASTEST = 4;

export function metered(meter: Meter, facts: PlaybackFacts): Meter {
  const { last } = meter;
  if (last === null || last.url !== facts.url) return { ...emptyMeter, last: facts };
  const seconds = (facts.at - last.at) / 1000;
  const moved = facts.position - last.position;
  const jumped = moved < -0.01 || moved > seconds * FASTEST + JUMP_SEC;
  const speed =
    jumped || facts.fetchedTo === null || last.fetchedTo === null || seconds <= 0
      ? null
      : Math.max(0, facts.fetchedTo - last.fetchedTo) / seconds;
  return {
    last: facts,
    samples: [...meter.samples.filter(({ at }) => at >= facts.at - KEPT_MS), { at: facts.at, speed }],
    ...frameRateOf(meter, facts, jumped),
  };
}

function frameRateOf(
  { anchor, frameRate }: Meter,
  { frames, position, moving }: PlaybackFacts,
  jumped: boolean,
): Pick<Meter, 'anchor' | 'frameRate'> {
  const here = { frames: frames.all, position };
  if (anchor === null || jumped || !moving || frames.all < anchor.frames) return { anchor: here, frameRate };
  const played = position - anchor.position;
  if (played < COUNT_SEC) return { anchor, frameRate };
  const counted = (frames.all - anchor.frames) / played;
  return { anchor: here, frameRate: counted < 1 ? frameRate : usualRate(counted) };
}

const USUAL = [12, 15, 24, 25, 30, 48, 50, 60, 120] as const;

/** Counting is off by a frame; films have one of few rates. 23.976 and 24 nobody can tell apart by counting. */
function usualRate(counted: number): number {
  const off = (rate: number): number => Math.abs(rate - counted);
  const nearest = USUAL.reduce<number>((near, rate) => (off(rate) < off(near) ? rate : near), USUAL[0]);
  return off(nearest) < nearest * 0.025 ? nearest : Math.round(counted * 10) / 10;
}

/** Seconds of film fetched per second of late; null while nothing was measured. */
export function fetchSpeed({ samples }: Meter): number | null {
  const newest = samples.at(-1);
  if (newest === undefined) return null;
  const measured = samples.flatMap(({ at, speed }) =>
    speed === null || at <= newest.at - SMOOTH_MS ? [] : [speed],
  );
  return measured.length === 0 ? null : measured.reduce((sum, speed) => sum + speed, 0) / measured.length;
}
