/**
 * Sound shift: how much later than its file says the sound of one of the room's films comes on this device, kept for the
 * fifty films that were shifted last. [RX12]
 */
import type { ItemId } from '@lockstep/core';
import type { Notes } from '../notes.ts';

const KEY = 'lockstep.sound-shifts';
const MOST_FILMS = 50;

/** More than this no film is out of step with itself, in s. */
export const MOST_SHIFT_SEC = 5;

/** One press of a button, in s. */
export const SHIFT_STEP_SEC = 0.05;

export interface KeptShift {
  /** In s; positive: later. */
  readonly read: () => number;
  readonly keep: (sec: number) => void;
}

type Shifts = readonly (readonly [item: ItemId, sec: number])[];

/** In whole steps, no later than `mostSec`. */
export function boundedShift(sec: number, mostSec: number = MOST_SHIFT_SEC): number {
  const steps = (each: number, round: (x: number) => number): number => round(each / SHIFT_STEP_SEC);
  // Parts of a second are not told exactly: 0.15 is a little less than three steps.
  const most = steps(mostSec + 1e-6, Math.floor);
  const least = -steps(MOST_SHIFT_SEC, Math.round);
  const wanted = Number.isFinite(sec) ? steps(sec, Math.round) : 0;
  return (Math.min(most, Math.max(least, wanted)) * Math.round(SHIFT_STEP_SEC * 1000)) / 1000 + 0;
}

/** What was stored may be from another version or touched by hand. */
export function shiftsFromText(text: string | null): Shifts {
  try {
    const stored: unknown = JSON.parse(text ?? '[]');
    if (!Array.isArray(stored)) return [];
    return stored.flatMap((pair: unknown) => {
      const [item, sec]: readonly unknown[] = Array.isArray(pair) ? pair : [];
      return typeof item === 'string' && typeof sec === 'number' ? [[item, boundedShift(sec)] as const] : [];
    });
  } catch {
    return [];
  }
}

/** The one shifted for last comes last; what is not shifted is not kept. */
export function withShift(shifts: Shifts, item: ItemId, sec: number): Shifts {
  const others = shifts.filter(([other]) => other !== item);
  const kept = boundedShift(sec);
  return kept === 0 ? others : [...others, [item, kept] as const].slice(-MOST_FILMS);
}

export const keptShift = (item: ItemId, { recall, remember }: Notes): KeptShift => ({
  read: () => shiftsFromText(recall(KEY)).find(([other]) => other === item)?.[1] ?? 0,
  keep: (sec) => remember(KEY, JSON.stringify(withShift(shiftsFromText(recall(KEY)), item, sec))),
});
