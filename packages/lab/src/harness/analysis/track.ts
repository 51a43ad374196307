/** Track: where one member's film was at any moment, from samples. */
import type { PageRecord } from '../page/sampler.ts';

export interface Sample {
  readonly at: number;
  /** In seconds. */
  readonly position: number;
  readonly paused: boolean;
  readonly seeking: boolean;
  readonly readyState: number;
  readonly rate: number;
  readonly volume: number;
}

export interface Track {
  readonly name: string;
  readonly samples: readonly Sample[];
  readonly frames: PageRecord['frames'];
  readonly events: PageRecord['events'];
}

/** What is known of a film at one moment. */
export interface Place {
  readonly position: number;
  readonly paused: boolean;
  readonly seeking: boolean;
  /** The position goes on. */
  readonly moving: boolean;
}

/** Samples further apart than this say nothing about what was between them. */
const WIDEST_GAP_MS = 200;
/** A step off the straight line by more than this is a jump: a position between is not a mean of both sides. */
const JUMP_SEC = 0.05;

export function toTrack(name: string, record: PageRecord): Track {
  const samples = record.samples.map(([at, position, paused, seeking, readyState, rate, volume]) => ({
    at,
    position,
    paused,
    seeking,
    readyState,
    rate,
    volume,
  }));
  return { name, samples, frames: record.frames, events: record.events };
}

/** The same on the film's own time, where the element counts from elsewhere. @param zero the film's beginning on the element's, in s */
export function fromZero(track: Track, zero: number): Track {
  if (zero === 0) return track;
  return {
    ...track,
    samples: track.samples.map((sample) => ({ ...sample, position: sample.position - zero })),
    frames: track.frames.map(([at, position]) => [at, position - zero]),
  };
}

/** One member's records, taken one after another, as one track. */
export function joinTracks(tracks: readonly Track[]): Track {
  return {
    name: tracks[0]?.name ?? '',
    samples: tracks.flatMap((track) => track.samples),
    frames: tracks.flatMap((track) => track.frames),
    events: tracks.flatMap((track) => track.events),
  };
}

/** Where the film was at `moment`, between samples on the straight line; null when not watched then. */
export function placeAt(track: Track, moment: number): Place | null {
  const next = firstAfter(track.samples, moment);
  const before = track.samples[next - 1];
  const after = track.samples[next];
  if (before === undefined || after === undefined || after.at - before.at > WIDEST_GAP_MS) return null;
  const share = (moment - before.at) / (after.at - before.at);
  const advance = after.position - before.position;
  const expected = before.paused ? 0 : ((after.at - before.at) / 1000) * before.rate;
  const jumped = Math.abs(advance - expected) > JUMP_SEC;
  const { paused, seeking } = share < 0.5 ? before : after;
  return {
    position: jumped ? (share < 0.5 ? before : after).position : before.position + share * advance,
    paused,
    seeking,
    moving: !paused && !seeking && advance > 0 && !jumped,
  };
}

/** Index of the first sample later than `moment`. */
function firstAfter(samples: readonly Sample[], moment: number): number {
  let low = 0;
  let high = samples.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((samples[middle]?.at ?? Infinity) > moment) high = middle;
    else low = middle + 1;
  }
  return low;
}
