/** Approach: how to get from what the player does onto a new line. Rules FO6–FO11. */
import { localMs, type LocalMs } from '../runtime/units.ts';
import type { FollowPolicy } from './policy.ts';
import type { FollowedLine } from './line.ts';

export interface ApproachFacts {
  readonly now: LocalMs;
  readonly line: FollowedLine;
  /** When the line takes effect. */
  readonly begins: LocalMs;
  /** Where the line is now. */
  readonly target: number;
  /** The film moves. */
  readonly moving: boolean;
  /** Paused, not seeking, with data enough to start. */
  readonly poised: boolean;
  readonly position: number;
  /** Film seconds per second it moves at, and would without correction. */
  readonly rate: number;
  readonly roomRate: number;
  /** From play() to moving, as the player stands. */
  readonly startMs: number;
  /** From now to moving at the line's position, by a seek. */
  readonly landMs: number;
}

export type Approach =
  /** Pause at this moment, when the playhead reaches the line's position; then hold there. */
  | { readonly type: 'stop'; readonly at: LocalMs }
  /** Run on; the new line takes over at this moment. */
  | { readonly type: 'turn'; readonly at: LocalMs }
  /** Pause at this moment, then approach again. */
  | { readonly type: 'rest'; readonly at: LocalMs }
  /** Start from here without a seek. */
  | { readonly type: 'start' }
  /** Seek, and start by appointment at this moment; null: as soon as can be. */
  | { readonly type: 'land'; readonly meet: LocalMs | null };

/** An appointment may be this much tighter than planned. */
const closeMs = 4;

export function approach(facts: ApproachFacts, policy: FollowPolicy): Approach {
  const { now, line, begins, moving, position, rate } = facts;
  const { timeline, cause } = line;
  const ahead = timeline.position - position;
  const reaches = localMs(now + (ahead / rate) * 1000);
  if (!timeline.playing) {
    if (!moving) return { type: 'stop', at: now };
    // The playhead decides, not the clock: who runs 5 ms ahead stops 5 ms earlier. Too far off, a seek has to do it anyway.
    const atMark = Math.abs(reaches - begins) <= policy.landSec * 1000;
    return { type: 'stop', at: localMs(Math.max(now, atMark ? reaches : begins)) };
  }
  if (moving) {
    const waits = Math.max(0, begins - now) / 1000;
    const meets = waits > 0 ? ahead - rate * waits : facts.target - position;
    if (Math.abs(meets) < (cause === 'seek' ? policy.alignSec : policy.landSec)) {
      // Another speed is written so much earlier that it is heard at the moment itself.
      const early = timeline.rate === facts.roomRate ? 0 : policy.rateLagMs;
      return { type: 'turn', at: localMs(Math.max(now, begins - early)) };
    }
    if (cause !== 'seek' && waits > 0 && meets < 0 && ahead >= 0) return { type: 'rest', at: reaches };
  }
  if (facts.poised && Math.abs(ahead) < policy.alignSec) {
    const call = begins - (ahead / timeline.rate) * 1000 - facts.startMs;
    if (now - call < policy.missGraceMs) return { type: 'start' };
  }
  return { type: 'land', meet: begins - now >= facts.landMs - closeMs ? begins : null };
}
