/**
 * StartGrid: when a silent film really begins to move. A sound device asks for sound at a fixed beat, and a film that starts
 * after a seek moves with one of those beats, never between them; so do changes of its speed. One start shows where the beats
 * are, and from then on it is known beforehand which one a start will meet. Rules FO26–FO28, decision 053.
 */
import { localMs, type LocalMs } from '../runtime/units.ts';
import type { FollowPolicy } from './policy.ts';

/** Frames a device asks for at once, over frames per second, most usual first: starts that keep to one keep to every whole part of it too. */
const usualBeatsMs = [
  [1024, 48_000],
  [1024, 44_100],
  [960, 48_000],
  [480, 48_000],
  [512, 48_000],
  [512, 44_100],
].map(([frames = 0, perSec = 1]) => (frames / perSec) * 1000);

/** Starts on one beat agree to a tenth of this. */
const sameMs = 0.8;
/** The most usual beat is supposed until a start contradicts; after that two in a row have to agree, then three … */
const mostWanted = 6;
/** So many starts in a row that contradict the beat end the belief in it; one alone was held up by a busy device. */
const mostDoubts = 2;
/** So much of a beat before it would be late a start is called: busy devices call late, never early. */
const earlyBeats = 0.75;
/** … and the least that is left of it where the hour has passed. */
const leastEarlyBeats = 0.25;
/** No sound card's clock is off by more; what seems to be is a jump, and says nothing about the beat. */
const likelySlip = 1e-3;

/** Distance of `moment` from the nearest beat of `beatMs` through `through`; from −½ to ½ beat. */
function offBeat(moment: number, through: number, beatMs: number): number {
  const beats = (moment - through) / beatMs;
  return (beats - Math.round(beats)) * beatMs;
}

const usualBeatMs = usualBeatsMs[0] ?? 0;

/** Another speed than the room's by `share`, asked for before the film began to move and taken back at `writtenAt`. */
export interface FirstPulse {
  readonly share: number;
  readonly writtenAt: LocalMs;
}

export class StartGrid {
  readonly #policy: FollowPolicy;
  #beatMs: number | null = null;
  /** First moments of films since the device was opened, the newest last, as many as are wanted to agree. */
  #starts: number[] = [];
  #wanted = 1;
  #doubts = 0;
  /** From play() to the beat that is met, at least. */
  #leastMs: number;
  /** When the device may have been closed; null: it is in use. */
  #keptUntil: number | null = null;

  constructor(policy: FollowPolicy) {
    this.#policy = policy;
    this.#leastMs = policy.leastStartMs;
  }

  /** The beat in ms, if one is known and still goes on at `now`. */
  beatMs(now: LocalMs): number | null {
    return this.#starts.length === 0 || this.#isClosed(now) ? null : this.#beatMs;
  }

  /**
   * When to call play() for the film to move at the beat nearest to `wish` that can still be met: three quarters of a beat
   * before it would be too late, or one where the hour has passed. null: not known. [FO27]
   */
  callFor(wish: LocalMs, now: LocalMs): LocalMs | null {
    const beatMs = this.beatMs(now);
    const last = this.#starts.at(-1);
    if (beatMs === null || last === undefined) return null;
    const call = wish - offBeat(wish, last, beatMs) - this.#leastMs - earlyBeats * beatMs;
    const missed = Math.max(0, Math.ceil((now - (earlyBeats - leastEarlyBeats) * beatMs - call) / beatMs));
    return localMs(call + missed * beatMs);
  }

  /** When a film moves whose play() is called at `call`; null: not known. */
  beginOf(call: LocalMs): LocalMs | null {
    const beatMs = this.beatMs(call);
    const last = this.#starts.at(-1);
    if (beatMs === null || last === undefined) return null;
    const beats = Math.ceil((call + this.#leastMs - last) / beatMs);
    return localMs(last + beats * beatMs);
  }

  /**
   * When a film began to move that was measured at `now` to have run for `ranMs`, faster or slower by `pulse` at first: the
   * pulse, written back at `pulse.writtenAt`, ended with a beat as the film began with one. [FO26]
   */
  beganOf(now: LocalMs, ranMs: number, pulse: FirstPulse | null): LocalMs {
    if (pulse === null) return localMs(now - ranMs);
    const { share, writtenAt } = pulse;
    const beatMs = this.#beatMs ?? usualBeatMs;
    const heardMs = writtenAt + this.#policy.rateLagMs;
    const likely = Math.round((heardMs - now + ranMs) / (beatMs * (1 + share)));
    const began = (beats: number): number => now - ranMs + share * beats * beatMs;
    const last = this.#starts.at(-1);
    if (this.#beatMs === null || last === undefined) return localMs(began(Math.max(0, likely)));
    // A busy device may take a beat more or less to change speed: the beats that are known tell.
    const off = (beats: number): number => Math.abs(offBeat(began(beats), last, beatMs));
    const beats = [likely, likely + 1, likely - 1].reduce((best, one) =>
      off(one) < off(best) - sameMs ? one : best,
    );
    return localMs(began(Math.max(0, beats)));
  }

  /** The film is asked to move, or is made to stop at `now`. */
  moving(now: LocalMs): void {
    if (this.#isClosed(now)) this.#starts = [];
    this.#keptUntil = null;
  }

  stopped(now: LocalMs): void {
    this.#keptUntil ??= now + this.#policy.deviceKeptMs;
  }

  /** A film began to move at `began`, after a play() at `calledAt`, as was measured. */
  learn(calledAt: LocalMs, began: LocalMs): void {
    const last = this.#starts.at(-1);
    if (this.#beatMs !== null && last !== undefined) {
      if (Math.abs(offBeat(began, last, this.#beatMs)) <= 2 * sameMs) {
        this.#doubts = 0;
        this.#learnLeast(began - calledAt, this.#beatMs);
      } else {
        this.#doubts += 1;
        if (this.#doubts < mostDoubts) return;
        this.#doubts = 0;
        this.#beatMs = null;
        this.#wanted = Math.min(mostWanted, this.#wanted + 1);
      }
    }
    this.#starts = [...this.#starts, began].slice(-this.#wanted);
    if (this.#beatMs === null && this.#starts.length === this.#wanted) this.#beatMs = this.#findBeat();
  }

  /** While the film moved for `forMs` the device's clock gained `gainedMs` on ours. [FO28] */
  slipped(gainedMs: number, forMs: number): void {
    if (Math.abs(gainedMs) > sameMs / 2 + likelySlip * forMs) {
      this.#starts = [];
      return;
    }
    this.#starts = this.#starts.map((start) => start - gainedMs);
  }

  #isClosed(now: number): boolean {
    return this.#keptUntil !== null && now > this.#keptUntil;
  }

  #findBeat(): number | null {
    const [first = 0, ...others] = this.#starts;
    return (
      usualBeatsMs.find((beatMs) =>
        others.every((start) => Math.abs(offBeat(start, first, beatMs)) <= sameMs),
      ) ?? null
    );
  }

  /** A start that took `tookMs` met the first beat after the least time: the least lies within the beat before `tookMs`. */
  #learnLeast(tookMs: number, beatMs: number): void {
    const { startsShare } = this.#policy;
    if (this.#leastMs > tookMs) this.#leastMs += startsShare * (tookMs - this.#leastMs);
    else if (this.#leastMs < tookMs - beatMs) {
      this.#leastMs += startsShare * (tookMs - beatMs - this.#leastMs);
    }
  }
}
