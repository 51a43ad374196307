/** Deeds: what was done to the films in a stretch of time. */
import type { PageEventKind } from '../page/sampler.ts';
import type { Span } from './skew.ts';
import type { Track } from './track.ts';

export interface Deeds {
  /** Jumps of a film. */
  readonly seeks: number;
  readonly rateWrites: number;
  /** Share of the playing time at another speed than normal. */
  readonly timeOffRate: number;
  /** Greatest deviation from normal speed while it could be heard. */
  readonly greatestRateOff: number;
}

/** A film that plays a tenth of a per mille fast or slow plays at normal speed. */
const RATE_TOLERANCE = 1e-4;
/** Softer than this nobody hears. */
const AUDIBLE = 0.01;

export function countEvents(
  tracks: readonly Track[],
  span: Span,
  ...kinds: readonly PageEventKind[]
): number {
  const inside = (at: number) => at >= span.from && at < span.to;
  return tracks.reduce(
    (sum, track) => sum + track.events.filter(([at, kind]) => kinds.includes(kind) && inside(at)).length,
    0,
  );
}

/** Times a film that should have gone on was stopped, moved or ran dry. */
export function disturbances(tracks: readonly Track[], span: Span): number {
  return countEvents(tracks, span, 'pause', 'seeking', 'waiting');
}

export function deeds(tracks: readonly Track[], span: Span): Deeds {
  const playing = tracks.flatMap((track) =>
    track.samples.filter((sample) => sample.at >= span.from && sample.at < span.to && !sample.paused),
  );
  const off = playing.filter((sample) => Math.abs(sample.rate - 1) > RATE_TOLERANCE);
  return {
    seeks: countEvents(tracks, span, 'seeking'),
    rateWrites: countEvents(tracks, span, 'rateWrite'),
    timeOffRate: playing.length === 0 ? 0 : off.length / playing.length,
    greatestRateOff: off.reduce(
      (most, sample) => (sample.volume < AUDIBLE ? most : Math.max(most, Math.abs(sample.rate - 1))),
      0,
    ),
  };
}
