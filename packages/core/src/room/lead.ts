/**
 * Lead: how far ahead a change is ordered so that everybody hears of it, and is prepared, in time: the slowest way
 * there, plus what the slowest player needs. [RM10]
 */
import type { Leads } from './commands.ts';

/** What a member's connection and player need, in ms; null: not measured yet. */
export interface MemberTiming {
  readonly roundTripMs: number | null;
  /** How much later than the quickest an answer may come. */
  readonly jitterMs: number | null;
  readonly warmStartMs: number | null;
  readonly coldStartMs: number | null;
  readonly seekMs: number | null;
}

/** Beyond this the slowest come late and catch up: a button must not feel dead. */
const capMs = 700;
/** Timers, tasks in front of ours, the way through the player. */
const marginMs = 8;
/** A line shakier than this would keep everybody waiting at every press. */
const mostJitterMs = 30;
/** A usual line and a usual player, until measured. */
const usual = { roundTripMs: 100, jitterMs: 20, warmStartMs: 5, coldStartMs: 80, seekMs: 150 } as const;

const nothingMeasured: MemberTiming = {
  roundTripMs: null,
  jitterMs: null,
  warmStartMs: null,
  coldStartMs: null,
  seekMs: null,
};

/** The leads for a room whose members that count have these timings; for an empty room those of a usual member. */
export function leadsFor(timings: Iterable<MemberTiming>): Leads {
  const counted = [...timings];
  let pause = 0;
  let play = 0;
  let seek = 0;
  for (const timing of counted.length > 0 ? counted : [nothingMeasured]) {
    const jitter = Math.min(timing.jitterMs ?? usual.jitterMs, mostJitterMs);
    const hears = (timing.roundTripMs ?? usual.roundTripMs) / 2 + jitter;
    const cold = (timing.seekMs ?? usual.seekMs) + (timing.coldStartMs ?? usual.coldStartMs);
    pause = Math.max(pause, hears);
    play = Math.max(play, hears + (timing.warmStartMs ?? usual.warmStartMs));
    seek = Math.max(seek, hears + cold);
  }
  const lead = (ms: number): number => Math.min(capMs, ms + marginMs);
  return { pause: lead(pause), play: lead(play), seek: lead(seek) };
}
