/** Pace: how fast an upload goes, how long it will still take, and how much to send at a time. */

export interface Sample {
  /** ms on any steady clock. */
  readonly at: number;
  readonly bytes: number;
}

/** Long enough to pass over the ups and downs of a line. */
const windowMs = 10_000;
/** Too short to tell anything. */
const shortestMs = 1000;

/** With the newest sample; what is too old to say how fast it goes now is dropped. */
export function withSample(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  const recent = samples.filter(({ at }) => sample.at - at <= windowMs);
  return [...recent, sample];
}

/** Bytes a second; null: too early to tell. */
export function rateOf(samples: readonly Sample[]): number | null {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined || last.at - first.at < shortestMs) return null;
  return ((last.bytes - first.bytes) * 1000) / (last.at - first.at);
}

export function secondsLeft(samples: readonly Sample[], bytes: number): number | null {
  const [rate, last] = [rateOf(samples), samples.at(-1)];
  if (rate === null || rate <= 0 || last === undefined) return null;
  return (bytes - last.bytes) / rate;
}

export const firstPiece = 1024 * 1024;
const [smallestPiece, largestPiece] = [256 * 1024, 32 * 1024 * 1024];
/** A request takes about so long: proxies and servers cut off those that take much longer. */
const pieceMs = 5000;

/** How much to send with the next request, after `sent` bytes took `ms`. It grows twofold at most. */
export function nextPiece(sent: number, ms: number): number {
  const fitting = Math.min(2 * sent, (sent * pieceMs) / Math.max(1, ms));
  return Math.round(Math.min(largestPiece, Math.max(smallestPiece, fitting)));
}

/** After one that did not get through. */
export const smallerPiece = (piece: number): number => Math.max(smallestPiece, Math.round(piece / 2));
