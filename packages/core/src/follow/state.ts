/** State: what the follower is doing, as one shape, and how that looks from outside. */
import type { SyncedClock } from '../clock/synced-clock.ts';
import { mediaSec, type LocalMs, type MediaSec } from '../runtime/units.ts';
import type { AheadClock } from './ahead-clock.ts';
import type { Helm } from './helm.ts';
import type { Landing } from './landing.ts';
import { endOf, targetAt, type FollowedLine } from './line.ts';
import type { Rest } from './rest.ts';
import type { Run } from './run.ts';
import type { FollowCosts, FollowPhase, FollowStatus } from './status.ts';
import type { Steadiness } from './steadiness.ts';
import type { Timeline } from '../timeline/timeline.ts';

export type Phase =
  | { readonly name: 'idle' }
  | { readonly name: 'resting'; readonly rest: Rest }
  | { readonly name: 'landing'; readonly landing: Landing }
  | { readonly name: 'moving'; readonly run: Run }
  | { readonly name: 'stalled' }
  | { readonly name: 'away' };

function shownPhase(phase: Phase): FollowPhase {
  switch (phase.name) {
    case 'resting':
      return 'paused';
    case 'moving':
      return phase.run.stage;
    case 'idle':
    case 'landing':
    case 'stalled':
    case 'away':
      return phase.name;
  }
}

export interface StatusFacts {
  readonly now: LocalMs;
  readonly clock: SyncedClock;
  /** What the player is kept on the line by. */
  readonly ahead: AheadClock;
  readonly helm: Helm;
  readonly phase: Phase;
  readonly line: FollowedLine | null;
  readonly steadiness: Steadiness;
  readonly soundBlocked: boolean;
  readonly playBlocked: boolean;
  /** The phase is `away` by the person's own wish. */
  readonly byWish: boolean;
}

export function statusOf({
  now,
  clock,
  ahead,
  helm,
  phase,
  line,
  steadiness,
  byWish,
  ...blocked
}: StatusFacts): FollowStatus {
  const reading = helm.player.read();
  const position = helm.positionOf(reading, now);
  const end = line === null ? null : endOf(line, reading.duration);
  const targetBy = (by: SyncedClock): MediaSec | null =>
    line === null || !by.ready ? null : targetAt(line, by.toServer(now), end);
  const aim = targetBy(ahead);
  const measured =
    (phase.name === 'resting' && !reading.seeking) || (phase.name === 'moving' && helm.tracker.ready);
  const ownLine: Timeline | null =
    byWish && phase.name === 'away' && clock.ready
      ? {
          position,
          rate: helm.rate,
          playing: !reading.paused && reading.ready && !reading.ended,
          at: clock.toServer(now),
        }
      : null;
  return {
    phase: shownPhase(phase),
    position:
      reading.duration === null && !reading.ready
        ? null
        : phase.name === 'moving'
          ? cameOut(position, ahead.delayMs, helm.rate)
          : position,
    target: targetBy(clock),
    skewMs: aim === null || !measured ? null : (position - aim) * 1000,
    rate: helm.rate,
    driftPpm: helm.drift * 1e6,
    slow: steadiness.slow,
    ...blocked,
    costs: untilHeard(helm.costs.forRoom(), ahead.delayMs),
    counters: { ...helm.counts },
    ...(ownLine === null ? {} : { ownLine }),
  };
}

/** What comes out of the device now; a film that stands shows what it is told to. [FO82] */
function cameOut(position: MediaSec, delayMs: number, rate: number): MediaSec {
  return delayMs === 0 ? position : mediaSec(Math.max(0, position - (delayMs / 1000) * rate));
}

/** For the room a start is over when it is heard. [FO83] */
function untilHeard(costs: FollowCosts, delayMs: number): FollowCosts {
  return {
    ...costs,
    warmStartMs: Math.max(0, costs.warmStartMs + delayMs),
    coldStartMs: Math.max(0, costs.coldStartMs + delayMs),
  };
}
