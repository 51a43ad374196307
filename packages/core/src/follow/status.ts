/** What a follower tells: to its own interface at every change, to the room once a second. */
import type { MediaSec } from '../runtime/units.ts';
import type { Timeline } from '../timeline/timeline.ts';

export type FollowPhase =
  /** No film, no line, or no clock yet. */
  | 'idle'
  | 'paused'
  /** Seeking and waiting for the appointed moment. */
  | 'landing'
  /** Asked to play; not moving, or not measured, yet. */
  | 'starting'
  /** Runs, and is brought onto the line before the sound comes (or by small pulses). */
  | 'trimming'
  | 'running'
  /** Ran dry. */
  | 'stalled'
  /** The person looks elsewhere, or the platform does not let us play. */
  | 'away';

/** Learned costs of this device in ms, for the room's lead. */
export interface FollowCosts {
  /** From a pause that stood to moving. */
  readonly warmStartMs: number;
  /** From a seek that has arrived to moving. */
  readonly coldStartMs: number;
  /** From a seek asked to standing ready there, as seeks were of late. */
  readonly seekMs: number;
}

export interface FollowCounters {
  readonly landings: number;
  readonly seeks: number;
  readonly rateWrites: number;
  readonly stalls: number;
  readonly missedAppointments: number;
}

export interface FollowStatus {
  readonly phase: FollowPhase;
  /** Where the film is here, now; null without a film. */
  readonly position: MediaSec | null;
  /** Where the room is, now; null without a line or a clock. */
  readonly target: MediaSec | null;
  /** position − target in ms as the tracker sees it; null while not measurable. */
  readonly skewMs: number | null;
  /** Actual speed asked of the player. */
  readonly rate: number;
  /** Rate error of this device learned so far, parts per million. */
  readonly driftPpm: number;
  /** Cannot keep up; does not count for leads and holds. */
  readonly slow: boolean;
  readonly soundBlocked: boolean;
  readonly playBlocked: boolean;
  /** Only while away by this person's own wish: where the film is here by itself, as a line. */
  readonly ownLine?: Timeline;
  readonly costs: FollowCosts;
  readonly counters: FollowCounters;
}

/** What the follower wants the room to know at once. */
export type FollowNews =
  | { readonly type: 'stalled' }
  /** Data enough to go on. */
  | { readonly type: 'ready' }
  /** The person moved the player by some other way than our controls: ask the room for it. [FO70] */
  | { readonly type: 'userPlayed' }
  | { readonly type: 'userPaused' }
  | { readonly type: 'userSeeked'; readonly to: MediaSec }
  | { readonly type: 'ended' }
  | { readonly type: 'loaded'; readonly duration: MediaSec };
