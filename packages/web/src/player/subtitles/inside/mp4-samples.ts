/** MP4 samples: where in the file each line of a track is, and when it is said, from the track's tables. */
import { boxOn, viewOf } from './mp4-boxes.ts';

export interface Sample {
  readonly at: number;
  readonly size: number;
  /** Seconds of the film. */
  readonly from: number;
  readonly to: number;
}

/** No film has more lines. */
const MOST_SAMPLES = 50_000;

/**
 * @param table the track's `stbl`
 * @param ticksPerSec of the track
 * @param shiftSec by which the track is later than it counts
 */
export function samplesOf(table: Uint8Array, ticksPerSec: number, shiftSec: number): readonly Sample[] {
  const sizes = sizesOf(boxOn(table, 'stsz'));
  const places = placesOf(sizes, boxOn(table, 'stsc'), chunksOf(table));
  const lengths = runs(boxOn(table, 'stts'), sizes.length);
  const samples: Sample[] = [];
  let ticks = 0;
  for (const [index, at] of places.entries()) {
    const next = ticks + (lengths[index] ?? 0);
    const size = sizes[index] ?? 0;
    samples.push({ at, size, from: ticks / ticksPerSec + shiftSec, to: next / ticksPerSec + shiftSec });
    ticks = next;
  }
  return samples;
}

/** Tables have a version and flags, 4 bytes, before them. */
const HEAD = 4;

function sizesOf(box: Uint8Array | null): readonly number[] {
  if (box === null || box.length < HEAD + 8) return [];
  const view = viewOf(box);
  const all = view.getUint32(HEAD);
  const count = Math.min(view.getUint32(HEAD + 4), MOST_SAMPLES);
  if (all > 0) return Array.from({ length: count }, () => all);
  return table32(box, HEAD + 8, count);
}

function chunksOf(table: Uint8Array): readonly number[] {
  const short = boxOn(table, 'stco');
  if (short !== null) return table32(short, HEAD + 4, countIn(short));
  const long = boxOn(table, 'co64');
  if (long === null) return [];
  const view = viewOf(long);
  const count = Math.min(countIn(long), Math.floor((long.length - HEAD - 4) / 8));
  return Array.from({ length: count }, (_, index) => Number(view.getBigUint64(HEAD + 4 + 8 * index)));
}

/** Chunks have so many samples each, from the chunk of that number on. */
function placesOf(
  sizes: readonly number[],
  box: Uint8Array | null,
  chunks: readonly number[],
): readonly number[] {
  if (box === null) return [];
  const steps = table32(box, HEAD + 4, countIn(box) * 3);
  const places: number[] = [];
  let step = 0;
  for (const [index, chunk] of chunks.entries()) {
    while (step + 3 < steps.length && index + 1 >= (steps[step + 3] ?? 0)) step += 3;
    let at = chunk;
    for (let n = steps[step + 1] ?? 0; n > 0 && places.length < sizes.length; n--) {
      places.push(at);
      at += sizes[places.length - 1] ?? 0;
    }
  }
  return places;
}

/** So many times the same value, written as pairs. */
function runs(box: Uint8Array | null, most: number): readonly number[] {
  if (box === null) return [];
  const pairs = table32(box, HEAD + 4, countIn(box) * 2);
  const values: number[] = [];
  for (let index = 0; index + 1 < pairs.length; index += 2)
    for (let n = pairs[index] ?? 0; n > 0 && values.length < most; n--) values.push(pairs[index + 1] ?? 0);
  return values;
}

const countIn = (box: Uint8Array): number => (box.length < HEAD + 4 ? 0 : viewOf(box).getUint32(HEAD));

function table32(box: Uint8Array, from: number, wanted: number): readonly number[] {
  const view = viewOf(box);
  const count = Math.max(0, Math.min(wanted, Math.floor((box.length - from) / 4), MOST_SAMPLES * 3));
  return Array.from({ length: count }, (_, index) => view.getUint32(from + 4 * index));
}
