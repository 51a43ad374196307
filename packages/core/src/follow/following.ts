/** Following: what a follower needs to be one, and what it offers. */
import type { SyncedClock } from '../clock/synced-clock.ts';
import type { Runtime } from '../runtime/runtime.ts';
import type { FollowedLine } from './line.ts';
import type { OwnMove } from './own-move.ts';
import type { Player } from './player.ts';
import type { FollowPolicy } from './policy.ts';
import type { FollowNews, FollowStatus } from './status.ts';

export interface FollowerOptions {
  readonly runtime: Runtime;
  readonly clock: SyncedClock;
  readonly player: Player;
  readonly policy?: FollowPolicy;
  readonly onNews: (news: FollowNews) => void;
  /** The status has changed in more than its numbers. */
  readonly onChange: () => void;
}

export interface Follower {
  /** A line not newer than the one followed is ignored; null forgets it, so that any line is new. [FO1][FO2] */
  follow(line: FollowedLine | null): void;
  /** The room waits for this player: it is told when there is data enough, if there is not now. [FO59] */
  awaited(): void;
  status(): FollowStatus;
  /** A start or a stop is due within 40 ms, or a start was called and is not in step yet: every moment of the processor counts. [CL63] */
  isBusy(): boolean;
  /** What the player shows at a moment of the line is another from now on: it is brought there anew. */
  displaced(): void;
  setVisible(visible: boolean): void;
  /** true: the person has left the line by wish; the player rests, or does what they want, until they are back. */
  setAway(away: boolean): void;
  /** What the person does with the player while away; nothing at any other time. [FO75] */
  moveOwn(move: OwnMove): void;
  /** Call within a click or key press: what the platform refused may be tried again. */
  gesture(): void;
  /** How much later than the player says its sound is heard here. [FO81] */
  setOutputDelay(delayMs: number): void;
  /** Errors up to so many seconds (0–5) are left alone; greater ones are landed away. [FO85] */
  setTolerance(seconds: number): void;
  stop(): void;
}
