/** State: what the follower is doing, as one shape, and how that looks from outside. */
import type { SyncedClock } from '../clock/synced-clock.ts';
import type { LocalMs } from '../runtime/units.ts';
import type { Helm } from './helm.ts';
import type { Landing } from './landing.ts';
import { endOf, targetAt, type FollowedLine } from './line.ts';
import type { Rest } from './rest.ts';
import type { Run } from './run.ts';
import type { FollowPhase, FollowStatus } from './status.ts';
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
  helm,
  phase,
  line,
  steadiness,
  byWish,
  ...blocked
}: StatusFacts): FollowStatus {
  const reading = helm.player.read();
  const position = helm.positionOf(reading, now);
  const target =
    line === null || !clock.ready ? null : targetAt(line, clock.toServer(now), endOf(line, reading.duration));
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
    position: reading.duration === null && !reading.ready ? null : position,
    target,
    skewMs: target === null || !measured ? null : (position - target) * 1000,
    rate: helm.rate,
    driftPpm: helm.drift * 1e6,
    slow: steadiness.slow,
    ...blocked,
    costs: helm.costs.forRoom(),
    counters: { ...helm.counts },
    ...(ownLine === null ? {} : { ownLine }),
  };
}
