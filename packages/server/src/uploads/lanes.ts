/** Lanes: in which order uploads are worked on: what is quick does not wait for what takes hours. One at a time in each lane. */
import type { UploadRecord } from './record.ts';

/** look: seconds; quick: copying, pictures, subtitles; heavy: making every picture anew. */
export const lanes = ['look', 'quick', 'heavy'] as const;
export type Lane = (typeof lanes)[number];

/** null: nothing is to be done. */
export function laneOf({ phase, way, extras }: UploadRecord): Lane | null {
  if (phase === 'ready') return extras === null ? 'quick' : null;
  if (phase !== 'waiting') return null;
  switch (way) {
    case null:
    case 'asItIs':
      return 'look';
    case 'remux':
      return 'quick';
    case 'ladder':
      return 'heavy';
  }
}

/** Films come before what belongs beside them; else the earlier first. */
export function nextIn(lane: Lane, records: readonly UploadRecord[]): UploadRecord | null {
  const there = records.filter((record) => laneOf(record) === lane);
  return there.find(({ phase }) => phase === 'waiting') ?? there[0] ?? null;
}
